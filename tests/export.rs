//! From a session to files for others. Every document, quote and note is a sample written for this test.

use council_trajectories::document::{
    Area, CouncilInText, Document, Fact, Grade, Kind, Origin as From, PartialDate, Role, Visit, Voice,
};
use council_trajectories::export::{self, Content, Format};
use council_trajectories::problem::{Problem, ProblemKind};
use council_trajectories::scoring::{Claim, Finding, Level, Scope, Theme};
use council_trajectories::session::derive::derive;
use council_trajectories::session::{Body, Decision, Entry, EntryId, Origin, Session, Verdict};
use council_trajectories::source::ContentHash;
use council_trajectories::text::Span;
use proptest::prelude::*;
use quick_xml::events::Event;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::Arc;

const LETTER: &str = "Sample letter. Leaders have made steady progress in “early help”. \
                      =SUM(1) & <b>the pace of change is too slow</b> in most teams.";

fn date(iso: &str) -> PartialDate {
    iso.parse().expect("a date of this test")
}

fn fact<T>(value: T) -> Fact<T> {
    Fact::new(value, From::Analyst)
}

/// The finding whose quote stands in `text`.
fn finding(text: &str, quote: &str, level: Level) -> Finding {
    let start = text.find(quote).expect("the quote is in the text");
    let sentence = text.split_inclusive(". ").find(|sentence| sentence.contains(quote)).expect("a sentence holds it");
    Finding {
        span: Span::new(start, start + quote.len()),
        quote: quote.into(),
        sentence: sentence.trim().into(),
        page: Some(1),
        claim: Claim::Progress(level),
        council: Some("Rutland".into()),
        voice: Voice::Inspector,
        theme: Theme::EarlyHelp,
        scope: None,
        date: Some(date("2017-11-30")),
        headline: true,
        counted: true,
        pattern: "sample".into(),
        modifiers: Vec::new(),
    }
}

fn document(kind: Kind, grades: &[(Area, Grade)]) -> Document {
    let council = CouncilInText {
        name: "Rutland".into(),
        gss: Some("E06000017".into()),
        role: Role::Subject,
        visit_ordinal: Some(fact(4)),
        counted_since: None,
        judgements: grades.iter().map(|&(area, grade)| (area, fact(grade))).collect(),
        care_joint: false,
    };
    Document {
        kind: fact(kind),
        title: Some(fact("Sample of a letter".into())),
        published: Some(fact(date("2017-12"))),
        visit: Some(fact(Visit { start: date("2017-11-29"), end: date("2017-11-30") })),
        inspectors: Vec::new(),
        addressee: None,
        author: None,
        outlet: None,
        councils: vec![council],
        problems: vec![Problem::new(ProblemKind::Conflict, "Two places give the visit’s end differently")],
        passages: Vec::new(),
    }
}

/// One letter with a finding kept and one re-levelled, and one that was rejected.
fn session() -> Session {
    let too_slow = finding(LETTER, "the pace of change is too slow", Level::Insufficient);
    let mut rejected = finding(LETTER, "Sample letter", Level::Good);
    rejected.council = Some("Rutland".into());
    let decision = |finding: &Finding, verdict, level| Decision {
        span: finding.span,
        quote: finding.quote.clone(),
        verdict,
        level,
        council: None,
        voice: None,
        theme: None,
        scope: None,
        headline: None,
        counted: None,
        added: None,
        note: if level.is_some() { "a sample note".into() } else { String::new() },
    };
    let decisions = vec![
        decision(&too_slow, Verdict::Accepted, Some(Level::Limited)),
        decision(&rejected, Verdict::Rejected, None),
    ];
    let steady = Finding { scope: Some(Scope::Most), ..finding(LETTER, "steady progress", Level::Steady) };
    let entry = Entry {
        id: EntryId(7),
        origin: Origin::File { path: "/home/somebody/letters/rutland.txt".into(), sha256: ContentHash([7; 32]) },
        document: document(Kind::MonitoringVisitLetter, &[(Area::Overall, Grade::Inadequate)]),
        findings: vec![rejected, steady, too_slow],
        corrections: Vec::new(),
        decisions,
    };
    let body = Body { entries: vec![Arc::new(entry)], lexicon: None, lexicon_sha256: "ab".repeat(32), next_id: 8 };
    Session { body, ..Session::default() }
}

fn content() -> Content {
    let session = session();
    let entries = derive(&session.body, &[]);
    let made = "2026-11-22T18:00:00".parse().expect("a time");
    Content::of("Sample <session>", &session, entries, made)
}

fn words(format: Format) -> String {
    String::from_utf8(export::bytes(&content(), format).expect("made")).expect("UTF-8")
}

#[test]
fn findings_are_a_table_that_runs_nothing() {
    let csv = words(Format::Csv);
    assert!(csv.starts_with("\u{feff}Council,Document,Kind,Date"), "Excel needs the mark");
    insta::assert_snapshot!(csv.trim_start_matches('\u{feff}').replace("\r\n", "\n"));
}

#[test]
fn points_and_judgements_are_a_table() {
    let csv = words(Format::SeriesCsv);
    insta::assert_snapshot!(csv.trim_start_matches('\u{feff}').replace("\r\n", "\n"));
}

#[test]
fn no_export_tells_of_the_analysts_folders() {
    for format in [Format::Csv, Format::SeriesCsv, Format::Html, Format::Svg] {
        let words = words(format);
        assert!(!words.contains("somebody"), "{format:?}");
    }
}

#[test]
fn a_workbook_has_its_four_sheets() {
    let bytes = export::bytes(&content(), Format::Xlsx).expect("made");
    let book = part(&bytes, "xl/workbook.xml");
    for sheet in ["Points", "Findings", "Judgements", "About"] {
        assert!(book.contains(&format!(r#"name="{sheet}""#)), "{sheet}");
    }
    assert!(part(&bytes, "xl/worksheets/sheet2.xml").contains("<pane ySplit=\"1\""), "the head is frozen");
    assert!(part(&bytes, "xl/sharedStrings.xml").contains("the pace of change is too slow"));
    assert!(!part(&bytes, "xl/worksheets/sheet2.xml").contains("<f>"), "no cell is a formula");
}

#[test]
fn the_same_session_gives_the_same_bytes() {
    for format in [Format::Csv, Format::Xlsx, Format::Html, Format::Qdpx, Format::Svg, Format::Png] {
        let made = || export::bytes(&content(), format).expect("made");
        assert_eq!(made(), made(), "{format:?}");
    }
}

#[test]
fn the_report_holds_chart_summary_evidence_and_licence_and_escapes_them() {
    let html = words(Format::Html);
    for there in [
        "<svg",
        "1 point of Rutland, November 2017",
        "Open Government Licence v3.0",
        "<mark>the pace of change is too slow</mark>",
        "&lt;b&gt;",
        "scored 2 Insufficient, changed in review",
        "Two places give the visit’s end differently",
        &"ab".repeat(32),
        "In review: 1 accepted, 1 rejected, 0 added",
        "<h2>Rejected in review</h2>",
        "<title>Rutland: progress of children’s services as inspectors describe it, November 2017",
        "Sample &lt;session&gt;",
    ] {
        assert!(html.contains(there), "{there}");
    }
    for never in ["<b>", "<script", "<link", "src=", "href=", "url("] {
        assert!(!html.contains(never), "nothing is run and nothing is fetched: {never}");
    }
}

#[test]
fn the_reports_tables_break_no_date_and_set_numbers_and_their_heads_to_the_right() {
    let html = words(Format::Html);
    for there in [
        "<td class=\"whole\">2017-11-30</td>",
        "<th scope=\"col\" class=\"number\">Level</th>",
        "<td class=\"number\">2</td>",
        "<th scope=\"col\">Source</th>",
        "<td class=\"long\">",
    ] {
        assert!(html.contains(there), "{there} in {html}");
    }
}

/// A part of a zip file as words.
fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
    let mut words = String::new();
    zip.by_name(name).expect("the part is there").read_to_string(&mut words).expect("UTF-8");
    words
}

/// Elements in reading order with their depth and attributes.
fn elements(xml: &str) -> Vec<(usize, String, BTreeMap<String, String>)> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut depth, mut found) = (0, Vec::new());
    loop {
        let event = reader.read_event().expect("well-formed");
        if let Event::Start(tag) | Event::Empty(tag) = &event {
            let attributes = tag.attributes().map(|attribute| attribute.expect("an attribute"));
            let pair = |attribute: quick_xml::events::attributes::Attribute<'_>| {
                let value = quick_xml::escape::unescape(&attribute.value).expect("escaped").into_owned();
                (attribute.key.as_ref().to_owned(), value)
            };
            found.push((depth, tag.name().as_ref().to_owned(), attributes.map(pair).collect()));
        }
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// Each quote with the words its position gives in its source.
fn coded(bytes: &[u8]) -> Vec<(String, String)> {
    let mut text: Vec<char> = Vec::new();
    let mut found = Vec::new();
    for (_, name, attributes) in elements(&part(bytes, "project.qde")) {
        if name == "TextSource" {
            let path = attributes["plainTextPath"].replace("internal://", "Sources/");
            text = part(bytes, &path).chars().collect();
        } else if name == "PlainTextSelection" {
            let at = |key: &str| attributes[key].parse::<usize>().expect("a number");
            found.push((attributes["name"].clone(), text[at("startPosition")..at("endPosition")].iter().collect()));
        }
    }
    found
}

#[test]
fn a_refi_qda_project_codes_each_kept_finding_where_it_stands() {
    let kept = ["steady progress", "the pace of change is too slow"];
    let mut content = content();
    for text in [None, Some(LETTER), Some("A file that has changed since.")] {
        content.texts = text.map(|text| (EntryId(7), Arc::from(text))).into_iter().collect();
        let coded = coded(&export::bytes(&content, Format::Qdpx).expect("made"));
        assert_eq!(coded, kept.map(|quote| (quote.to_owned(), quote.to_owned())), "{text:?}");
    }
}

#[test]
fn a_refi_qda_project_keeps_the_standards_order_and_refers_only_to_what_it_holds() {
    let xml = part(&export::bytes(&content(), Format::Qdpx).expect("made"), "project.qde");
    let elements = elements(&xml);
    let below = |depth| elements.iter().filter(move |(d, ..)| *d == depth).map(|(_, name, _)| name.as_str());
    assert_eq!(below(0).collect::<Vec<_>>(), ["Project"]);
    assert_eq!(below(1).collect::<Vec<_>>(), ["Users", "CodeBook", "Cases", "Sources"]);
    assert_eq!(elements[0].2["xmlns"], "urn:QDA-XML:project:1.0");
    let all = |key: &str| -> Vec<&String> { elements.iter().filter_map(|(.., a)| a.get(key)).collect() };
    let guids = all("guid");
    let unique: BTreeSet<&String> = guids.iter().copied().collect();
    assert_eq!(unique.len(), guids.len(), "no identifier names two things");
    let references = ["targetGUID", "creatingUser", "creatingUserGUID"].map(all).concat();
    assert!(!references.is_empty() && references.iter().all(|id| unique.contains(*id)));
    let required = BTreeMap::from([
        ("User", &["guid"][..]),
        ("Code", &["guid", "name", "isCodable"]),
        ("TextSource", &["guid", "plainTextPath"]),
        ("PlainTextSelection", &["guid", "startPosition", "endPosition"]),
        ("Coding", &["guid"]),
        ("CodeRef", &["targetGUID"]),
    ]);
    for (_, name, attributes) in &elements {
        for key in required.get(name.as_str()).copied().unwrap_or_default() {
            assert!(attributes.contains_key(*key), "{name} has {key}");
        }
    }
}

#[test]
fn an_ending_says_the_format_and_an_unknown_one_is_a_sentence() {
    let of = |name: &str| Format::from_path(Path::new(name));
    assert_eq!(of("a/Findings.CSV"), Ok(Format::Csv));
    assert_eq!(of("four-points.csv"), Ok(Format::SeriesCsv));
    assert_eq!(of("b.xlsx"), Ok(Format::Xlsx));
    assert_eq!(of("b.htm"), Ok(Format::Html));
    assert_eq!(of("b.qdpx"), Ok(Format::Qdpx));
    for name in ["b.docx", "b", ".csv"] {
        let problem = of(name).expect_err("no such format");
        assert!(problem.to_string().starts_with("This ending stands for no format"), "{problem}");
    }
}

#[test]
fn an_old_export_is_kept_and_a_failed_one_leaves_no_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("findings.csv");
    std::fs::write(&path, "old").expect("written");
    export::to_file(&content(), &path).expect("exported");
    assert!(std::fs::read_to_string(&path).expect("there").contains("Rutland"));
    assert_eq!(std::fs::read_to_string(folder.path().join("findings.csv.bak")).expect("kept"), "old");
    let problem = export::to_file(&content(), &folder.path().join("no/such.csv")).expect_err("no folder");
    assert_eq!(problem.kind, ProblemKind::Unwritable);
    let problem = export::to_file(&content(), &folder.path().join("a.docx")).expect_err("no format");
    assert_eq!(problem.kind, ProblemKind::Unsupported);
    assert_eq!(std::fs::read_dir(folder.path()).expect("listed").count(), 2);
}

#[test]
fn an_empty_session_exports_as_that() {
    let made = "2026-11-22T18:00:00".parse().expect("a time");
    let content = Content::of("Nothing yet", &Session::default(), Vec::new(), made);
    for format in [Format::Csv, Format::SeriesCsv, Format::Xlsx, Format::Html, Format::Qdpx, Format::Svg, Format::Png] {
        assert!(export::bytes(&content, format).is_ok_and(|bytes| !bytes.is_empty()), "{format:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn whatever_a_quote_holds_every_export_is_made_and_codes_it(quote in "[^\r\n]{1,24}", before in "\\PC{0,12}") {
        let text = format!("{before}{quote}");
        let mut session = session();
        let mut entry = (*session.body.entries[0]).clone();
        entry.decisions.clear();
        entry.findings.truncate(1);
        let start = before.len();
        entry.findings[0].span = Span::new(start, start + quote.len());
        entry.findings[0].quote.clone_from(&quote);
        entry.findings[0].sentence.clone_from(&text);
        session.body.entries = vec![Arc::new(entry)];
        let made = "2026-11-22T18:00:00".parse().expect("a time");
        let mut content = Content::of(quote.clone(), &session, derive(&session.body, &[]), made);
        content.texts.insert(EntryId(7), Arc::from(text.as_str()));
        for format in [Format::Csv, Format::Xlsx, Format::Html] {
            prop_assert!(export::bytes(&content, format).is_ok());
        }
        let coded = coded(&export::bytes(&content, Format::Qdpx).expect("made"));
        prop_assert_eq!(coded.len(), 1);
        prop_assert_eq!(&coded[0].1, &quote);
    }
}
