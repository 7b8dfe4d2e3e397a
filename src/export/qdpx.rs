//! Content in, a REFI-QDA project out (exchange standard of qualitative programs, version 1.0,
//! `urn:QDA-XML:project:1.0`): a zip of `project.qde` and the sources as plain text.
//!
//! Levels, grades, themes and voices are codes; each finding is a selection coded with its own; each
//! council is a case that names its sources. Positions count Unicode code points, the end left out.
//! Rejected findings stay behind. Identifiers come from what they name, so that two exports of one
//! session are the same project.

use super::archive::zipped;
use super::content::Content;
use super::words::word;
use crate::chart::{Palette, Theme};
use crate::document::{Grade, Voice};
use crate::problem::{Problem, ProblemKind};
use crate::scoring::{Claim, Finding, Level, Theme as Part};
use crate::session::derive::Derived;
use crate::session::{Origin, Verdict};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::io;

const NAMESPACE: &str = "urn:QDA-XML:project:1.0";
const SCHEMA: &str = "urn:QDA-XML:project:1.0 http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd";

/// `content` as a `.qdpx` file.
///
/// # Errors
/// An archive that could not be made.
pub fn project(content: &Content) -> Result<Vec<u8>, Problem> {
    let sources: Vec<Source<'_>> = content.entries.iter().map(|entry| Source::of(content, entry)).collect();
    let xml = project_xml(content, &sources)
        .map_err(|error| Problem::new(ProblemKind::Internal, format!("The project could not be written ({error})")))?;
    let texts = sources.into_iter().map(|source| (format!("Sources/{}.txt", source.guid), source.text.into_bytes()));
    zipped(&[("project.qde".to_owned(), xml)].into_iter().chain(texts).collect::<Vec<_>>())
}

/// A name for whatever `of` tells apart, in the form of a UUID (version 8 of RFC 9562).
fn guid(of: &str) -> String {
    let hash = Sha256::digest(format!("council-trajectories {of}"));
    let hex = hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    format!("{}-{}-8{}-8{}-{}", part(0, 8), part(8, 12), part(13, 16), part(17, 20), part(20, 32))
}

/// An entry as a source: its text and where its findings stand in it, in code points.
struct Source<'a> {
    entry: &'a Derived,
    guid: String,
    text: String,
    selections: Vec<(&'a Finding, usize, usize)>,
}

impl<'a> Source<'a> {
    fn of(content: &Content, entry: &'a Derived) -> Self {
        let kept = entry.findings.iter().filter(|there| there.verdict() != Some(Verdict::Rejected));
        let findings: Vec<&Finding> = kept.map(|there| &there.finding).collect();
        let known = content.texts.get(&entry.id()).and_then(|text| in_text(text, &findings));
        let (text, places) = known.unwrap_or_else(|| in_quotes(&findings));
        // One for one, so that no position moves.
        let text = text.replace('\r', " ");
        let points = code_points(&text, places.iter().flat_map(|&(start, end)| [start, end]));
        let point = |at: usize| points.get(&at).copied().unwrap_or_default();
        let selections =
            findings.into_iter().zip(&places).map(|(f, &(start, end))| (f, point(start), point(end))).collect();
        Self { entry, guid: guid(&format!("source {} {}", entry.id().0, origin(entry))), text, selections }
    }

    fn name(&self) -> String {
        let subjects = self.entry.facts.subjects().map(|council| council.name.to_string()).collect::<Vec<_>>();
        let date = self.entry.facts.date().map(|date| date.to_string());
        let parts = [Some(self.entry.label(None)), Some(subjects.join(", ")), date];
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

/// What tells an entry's document from those of other sessions.
fn origin(entry: &Derived) -> String {
    match &entry.entry.origin {
        Origin::File { sha256, .. } => sha256.to_string(),
        Origin::Record(record) => record.sources.join(" "),
    }
}

/// A text and the bytes at which its findings begin and end.
type Placed = (String, Vec<(usize, usize)>);

/// The findings in the entry's own text; none where one of them is not in it any more.
fn in_text(text: &str, findings: &[&Finding]) -> Option<Placed> {
    let place = |finding: &&Finding| {
        let span = finding.span;
        if text.get(span.start..span.end) == Some(&*finding.quote) {
            return Some((span.start, span.end));
        }
        let start = text.find(&*finding.quote)?;
        Some((start, start + finding.quote.len()))
    };
    let places: Option<Vec<(usize, usize)>> = findings.iter().map(place).collect();
    Some((text.to_owned(), places?))
}

/// Where the text is not at hand: the findings' sentences, each once, and the quotes in them.
fn in_quotes(findings: &[&Finding]) -> Placed {
    let mut text = String::new();
    let mut starts: BTreeMap<&str, usize> = BTreeMap::new();
    let place = |finding: &Finding, sentence: &'_ str, start: usize| {
        let at = sentence.find(&*finding.quote).map(|at| (at, at + finding.quote.len()));
        let (from, to) = at.unwrap_or((0, sentence.len()));
        (start + from, start + to)
    };
    let mut places = Vec::new();
    for finding in findings {
        let sentence = if finding.sentence.is_empty() { &finding.quote } else { &finding.sentence };
        let start = *starts.entry(sentence).or_insert_with(|| {
            let start = text.len();
            text.push_str(sentence);
            text.push_str("\n\n");
            start
        });
        places.push(place(finding, sentence, start));
    }
    (text, places)
}

/// How many code points stand before each of these bytes.
fn code_points(text: &str, bytes: impl Iterator<Item = usize>) -> BTreeMap<usize, usize> {
    let wanted: BTreeSet<usize> = bytes.collect();
    let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]).enumerate();
    ends.filter(|(_, at)| wanted.contains(at)).map(|(points, at)| (at, points)).collect()
}

type Xml = Writer<Vec<u8>>;

fn project_xml(content: &Content, sources: &[Source<'_>]) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let (user, made) = (guid("user"), content.made.strftime("%Y-%m-%dT%H:%M:%S").to_string());
    let origin = format!("Council Trajectories {}", env!("CARGO_PKG_VERSION"));
    let attributes = [
        ("xmlns", NAMESPACE),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ("xsi:schemaLocation", SCHEMA),
        ("name", &content.title),
        ("origin", &origin),
        ("creatingUserGUID", &user),
        ("creationDateTime", &made),
    ];
    within(&mut xml, "Project", &attributes, |xml| {
        within(xml, "Users", &[], |xml| empty(xml, "User", &[("guid", &user), ("name", "Council Trajectories")]))?;
        within(xml, "CodeBook", &[], |xml| within(xml, "Codes", &[], code_book))?;
        cases(xml, content, sources)?;
        if sources.is_empty() {
            return Ok(());
        }
        within(xml, "Sources", &[], |xml| sources.iter().try_for_each(|source| text_source(xml, source, &user, &made)))
    })?;
    Ok(xml.into_inner())
}

/// A code above others, its description and those below it with their colours.
type Family = (&'static str, &'static str, Vec<(String, Option<String>)>);

fn families() -> [Family; 5] {
    let palette = Palette::of(Theme::Light);
    let levels = Level::ALL.map(|level| (level_code(level), Some(palette.level(level).to_string())));
    let grades = GRADES.map(|grade| (word(&grade), Some(palette.grade(grade).to_string())));
    let plain = |name: String| (name, None);
    [
        ("Progress", "How far services have moved; ordinal", levels.to_vec()),
        ("Judgement", "A formal judgement the text tells of", grades.to_vec()),
        ("Theme", "The part of the service meant", PARTS.map(|part| plain(word(&part))).to_vec()),
        ("Voice", "Who says it", VOICES.map(|voice| plain(word(&voice))).to_vec()),
        ("Standing", "What a finding counts for", [HEADLINE, NOT_COUNTED].map(|name| plain(name.to_owned())).to_vec()),
    ]
}

const GRADES: [Grade; 5] =
    [Grade::Inadequate, Grade::RequiresImprovement, Grade::Adequate, Grade::Good, Grade::Outstanding];
const VOICES: [Voice; 5] = [Voice::Inspector, Voice::Council, Voice::Commissioner, Voice::Journalist, Voice::Other];
const PARTS: [Part; 10] = [
    Part::Overall,
    Part::Leadership,
    Part::HelpAndProtection,
    Part::EarlyHelp,
    Part::ChildrenInCare,
    Part::CareLeavers,
    Part::Adoption,
    Part::Workforce,
    Part::ManagementOversight,
    Part::Partnership,
];
const HEADLINE: &str = "headline";
const NOT_COUNTED: &str = "not counted";

fn level_code(level: Level) -> String {
    format!("{} {}", level.number(), level.name())
}

fn code_guid(family: &str, code: &str) -> String {
    guid(&format!("code {family} / {code}"))
}

fn code_book(xml: &mut Xml) -> io::Result<()> {
    for (family, description, codes) in families() {
        let attributes = [("guid", &*code_guid(family, "")), ("name", family), ("isCodable", "false")];
        within(xml, "Code", &attributes, |xml| {
            words(xml, "Description", description)?;
            codes.iter().try_for_each(|(name, color)| {
                let id = code_guid(family, name);
                let mut attributes = vec![("guid", id.as_str()), ("name", name), ("isCodable", "true")];
                attributes.extend(color.as_deref().map(|color| ("color", color)));
                empty(xml, "Code", &attributes)
            })
        })?;
    }
    Ok(())
}

/// The codes of a finding, by identifier.
fn codes_of(finding: &Finding) -> Vec<String> {
    let mut codes = vec![match finding.claim {
        Claim::Progress(level) => code_guid("Progress", &level_code(level)),
        Claim::Judgement(_, grade) => code_guid("Judgement", &word(&grade)),
    }];
    codes.push(code_guid("Theme", &word(&finding.theme)));
    codes.push(code_guid("Voice", &word(&finding.voice)));
    codes.extend(finding.headline.then(|| code_guid("Standing", HEADLINE)));
    codes.extend((!finding.counted).then(|| code_guid("Standing", NOT_COUNTED)));
    codes
}

/// Each council with the sources that have something to say of it.
fn cases(xml: &mut Xml, content: &Content, sources: &[Source<'_>]) -> io::Result<()> {
    if content.series.is_empty() {
        return Ok(());
    }
    let is_of = |source: &&Source<'_>, council: &str| {
        source.entry.facts.subjects().any(|subject| &*subject.name == council)
            || source.selections.iter().any(|(finding, ..)| finding.council.as_deref() == Some(council))
    };
    within(xml, "Cases", &[], |xml| {
        content.series.iter().try_for_each(|series| {
            let id = guid(&format!("case {}", series.council));
            within(xml, "Case", &[("guid", &id), ("name", &series.council)], |xml| {
                let of_council = sources.iter().filter(|source| is_of(source, &series.council));
                of_council.into_iter().try_for_each(|source| empty(xml, "SourceRef", &[("targetGUID", &source.guid)]))
            })
        })
    })
}

fn text_source(xml: &mut Xml, source: &Source<'_>, user: &str, made: &str) -> io::Result<()> {
    let path = format!("internal://{}.txt", source.guid);
    let attributes = [
        ("guid", source.guid.as_str()),
        ("name", &source.name()),
        ("plainTextPath", &path),
        ("creatingUser", user),
        ("creationDateTime", made),
    ];
    within(xml, "TextSource", &attributes, |xml| {
        words(xml, "Description", &super::tables::source(source.entry))?;
        source
            .selections
            .iter()
            .enumerate()
            .try_for_each(|(at, selection)| selected(xml, &format!("{} {at}", source.guid), selection, [user, made]))
    })
}

fn selected(
    xml: &mut Xml,
    place: &str,
    (finding, start, end): &(&Finding, usize, usize),
    [user, made]: [&str; 2],
) -> io::Result<()> {
    let by = [("creatingUser", user), ("creationDateTime", made)];
    let (start, end) = (start.to_string(), end.to_string());
    let id = guid(&format!("selection {place}"));
    let mut attributes =
        vec![("guid", id.as_str()), ("name", &finding.quote), ("startPosition", &start), ("endPosition", &end)];
    attributes.extend(by);
    within(xml, "PlainTextSelection", &attributes, |xml| {
        codes_of(finding).iter().try_for_each(|code| {
            let id = guid(&format!("coding {place} {code}"));
            let mut attributes = vec![("guid", id.as_str())];
            attributes.extend(by);
            within(xml, "Coding", &attributes, |xml| empty(xml, "CodeRef", &[("targetGUID", code)]))
        })
    })
}

/// Without what XML cannot hold.
fn allowed(text: &str) -> String {
    text.chars().map(|c| if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') { ' ' } else { c }).collect()
}

fn tag(name: &'static str, attributes: &[(&str, &str)]) -> BytesStart<'static> {
    let mut tag = BytesStart::new(name);
    for (attribute, value) in attributes {
        tag.push_attribute((*attribute, allowed(value).as_str()));
    }
    tag
}

fn empty(xml: &mut Xml, name: &'static str, attributes: &[(&str, &str)]) -> io::Result<()> {
    xml.write_event(Event::Empty(tag(name, attributes)))
}

fn within(
    xml: &mut Xml,
    name: &'static str,
    attributes: &[(&str, &str)],
    inside: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    xml.write_event(Event::Start(tag(name, attributes)))?;
    inside(xml)?;
    xml.write_event(Event::End(BytesEnd::new(name)))
}

fn words(xml: &mut Xml, name: &'static str, text: &str) -> io::Result<()> {
    within(xml, name, &[], |xml| xml.write_event(Event::Text(BytesText::new(&allowed(text)))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guid_has_the_form_the_standard_asks_for_and_depends_on_its_name_only() {
        let id = guid("source 1");
        let lengths: Vec<usize> = id.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12]);
        assert!(id.chars().all(|c| c == '-' || c.is_ascii_hexdigit()));
        assert_eq!((guid("source 1") == id, guid("source 2") == id), (true, false));
    }

    #[test]
    fn positions_count_code_points() {
        let points = code_points("é “x”", [0, 2, 6, 10].into_iter());
        assert_eq!(points, BTreeMap::from([(0, 0), (2, 1), (6, 3), (10, 5)]));
    }
}
