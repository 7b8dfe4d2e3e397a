//! Names found in a text in, the councils it is about out, and the one each sentence is about.
//!
//! A council named in passing (a former post, a comparison, a list, a postal address) takes no
//! findings. What has been made the subject holds until the next (codebook, "Several councils in one
//! text").

use super::passing::{self, Passing};
use super::registry::{Mention, Naming, Registry};
use super::view::View;
use super::{CouncilInText, Kind, Role, Section};
use crate::text::Span;
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

/// A row of names, and that they were judged.
static RATED_ROW: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"^[A-Z][\w’'-]*(?:,? (?:[A-Z][\w’'-]*|and|of|on|upon|the)){1,20} (?:were|have (?:all )?been) (?:all |both |each )?(?:rated|judged|graded|deemed|found)\b",
    )
    .ok()
});

/// The councils of a text and the council of each of its sentences.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// Subjects first, each group in order of first mention.
    pub councils: Vec<CouncilInText>,
    /// Index into `councils` for each sentence.
    pub of_sentence: Vec<Option<u16>>,
    /// The clauses of each sentence that are about another subject.
    pub clauses: Vec<Vec<(Span, u16)>>,
}

/// A council named in one sentence.
#[derive(Clone, Copy, Debug)]
struct Seen {
    council: u16,
    sentence: usize,
    line: usize,
    passing: Passing,
    /// Where its name begins.
    at: usize,
    /// Whether it opens its sentence.
    opens: bool,
}

/// Which councils the text is about, and which sentence is about which.
pub(super) fn of(view: &View<'_>, kind: Kind, sections: &[Section]) -> Named {
    let register = Registry::shipped();
    let mentions = register.find(&view.text.content);
    let seen = seen(view, &mentions, sections);
    let subjects = match kind {
        Kind::Article | Kind::PressRelease | Kind::Other => told_of(view, &seen, sections),
        _ => addressed(view, &mentions, sections),
    };
    let mut order: Vec<u16> = subjects.clone();
    let passing = seen.iter().filter(|one| !silent(sections, one.line)).map(|one| one.council);
    let mut known: BTreeSet<u16> = order.iter().copied().collect();
    order.extend(passing.filter(|council| known.insert(*council)));
    let told = matches!(kind, Kind::Article | Kind::PressRelease | Kind::Other);
    let councils = order.iter().filter_map(|index| in_text(register, *index, subjects.contains(index))).collect();
    let of_sentence = follow(view, &seen, &order, subjects.len(), told);
    let clauses = if told { clauses(view, &seen, &order, &of_sentence, subjects.len()) } else { Vec::new() };
    Named { councils, of_sentence, clauses }
}

/// Sections whose names are an address or an imprint, not councils spoken of.
fn silent(sections: &[Section], line: usize) -> bool {
    matches!(
        sections.get(line),
        Some(Section::Formal | Section::Furniture | Section::Boilerplate | Section::Caption) | None
    )
}

fn in_text(register: &Registry, index: u16, subject: bool) -> Option<CouncilInText> {
    let council = register.council(index)?;
    Some(CouncilInText {
        name: Arc::from(council.name.as_str()),
        gss: council.gss.clone(),
        role: if subject { Role::Subject } else { Role::Mentioned },
        visit_ordinal: None,
        counted_since: None,
        judgements: BTreeMap::new(),
        care_joint: false,
    })
}

fn seen(view: &View<'_>, mentions: &[Mention], sections: &[Section]) -> Vec<Seen> {
    let mut all = Vec::new();
    for (i, mention) in mentions.iter().enumerate() {
        let Some(sentence) = view.text.sentence(mention.span.start) else { continue };
        let Some(line) = view.text.sentences.get(sentence).map(|sentence| sentence.block) else { continue };
        // A trust of several councils names none of them alone.
        let [council] = mention.councils[..] else { continue };
        // A title is about whom it names, unless it names another first.
        let titled = sections.get(line) == Some(&Section::Title);
        let alone = || all.iter().all(|one: &Seen| one.sentence != sentence || one.passing != Passing::No);
        let passing = if titled && alone() { Passing::No } else { passing::judge(view.text, mentions, i, sentence) };
        let begin = view.text.sentences.get(sentence).map_or(0, |sentence| sentence.span.start);
        let opens = mention.span.start.saturating_sub(begin) < 30 && !silent(sections, line);
        all.push(Seen { council, sentence, line, passing, at: mention.span.start, opens });
    }
    all
}

/// The councils a letter or report is addressed to or names on its cover.
fn addressed(view: &View<'_>, mentions: &[Mention], sections: &[Section]) -> Vec<u16> {
    let title = sections.iter().position(|section| *section == Section::Title);
    let line_of = |mention: &Mention| {
        let sentence = view.text.sentence(mention.span.start)?;
        view.text.sentences.get(sentence).map(|sentence| sentence.block)
    };
    let on = |line: usize| {
        let here = mentions.iter().filter(move |mention| line_of(mention) == Some(line));
        let mut councils: Vec<u16> = Vec::new();
        for council in here.filter(|mention| mention.councils.len() == 1).flat_map(|mention| &mention.councils) {
            if !councils.contains(council) {
                councils.push(*council);
            }
        }
        councils
    };
    let titled = title.map(on).unwrap_or_default();
    if !titled.is_empty() {
        return titled;
    }
    let near = |lower: &str| {
        lower.starts_with("this letter ") || lower.starts_with("children's services in ") || lower.starts_with("dear ")
    };
    let cover = title.map_or(0..8, |title| title.saturating_sub(4)..title + 5);
    let telling = view
        .lines
        .iter()
        .take(60)
        .enumerate()
        .filter(|(_, line)| near(&line.lower) || line.words.starts_with("This letter "));
    let candidates = cover.chain(telling.map(|(i, _)| i));
    let mut found = candidates.map(on).find(|councils| !councils.is_empty()).unwrap_or_default();
    if found.is_empty() {
        let formal = mentions.iter().find(|mention| mention.naming == Naming::Formal && mention.councils.len() == 1);
        let any = formal.or_else(|| mentions.iter().find(|mention| mention.councils.len() == 1));
        found.extend(any.and_then(|mention| mention.councils.first()));
    }
    found.truncate(if title.is_some() { 1 } else { found.len() });
    found
}

/// The councils an article or release tells of.
fn told_of(view: &View<'_>, seen: &[Seen], sections: &[Section]) -> Vec<u16> {
    let own: Vec<&Seen> = seen.iter().filter(|one| !silent(sections, one.line)).collect();
    let named: Vec<&Seen> = own.iter().copied().filter(|one| one.passing == Passing::No).collect();
    let mut subjects: Vec<u16> = Vec::new();
    for one in &named {
        let weighty = subjects.is_empty()
            || sections.get(one.line) == Some(&Section::Title)
            || alone(view, one)
            || named.iter().filter(|other| other.council == one.council).count() > 1
            || tells_of_inspection(view, one.sentence)
            || located(view, one);
        if weighty && !subjects.contains(&one.council) {
            subjects.push(one.council);
        }
    }
    if subjects.is_empty() {
        // All were named in passing only: the most often named is what the text is about.
        let mut counts: Vec<(usize, u16)> = Vec::new();
        for one in own.iter().filter(|one| one.passing != Passing::Elsewhere) {
            match counts.iter_mut().find(|(_, council)| *council == one.council) {
                Some((count, _)) => *count += 1,
                None => counts.push((1, one.council)),
            }
        }
        let most = counts.iter().map(|(count, _)| *count).max();
        subjects.extend(counts.iter().find(|(count, _)| Some(*count) == most).map(|(_, council)| *council));
    }
    // A release may name its council only in the line that says whose it is, an article under a picture.
    let line = |one: &&Seen| !matches!(sections.get(one.line), Some(Section::Furniture | Section::Boilerplate) | None);
    if subjects.is_empty() {
        subjects.extend(seen.iter().find(line).map(|one| one.council));
    }
    subjects
}

/// A heading that is a council's name and no more: what follows is about it.
fn alone(view: &View<'_>, one: &Seen) -> bool {
    let words = view.text.sentences.get(one.sentence).map_or("", |sentence| view.text.at(sentence.span));
    let heading = view.lines.get(one.line).is_some_and(|line| line.words.trim() == words.trim());
    heading && one.opens && words.split_whitespace().count() <= 5 && !words.ends_with(['.', ',', ';'])
}

/// "At Ayton it found …", "Elsewhere, Ayton …": the place at the head of a sentence of what was found or said.
fn located(view: &View<'_>, one: &Seen) -> bool {
    let words = view.text.sentences.get(one.sentence).map_or("", |sentence| view.text.at(sentence.span));
    let opening = ["At ", "In ", "And at ", "And in "].iter().any(|opening| words.starts_with(opening));
    let turns = ["Elsewhere, ", "Meanwhile, ", "Meanwhile "].iter().any(|turn| words.starts_with(turn));
    one.opens && (turns || opening && [" found ", " said ", " saw "].iter().any(|verb| words.contains(verb)))
}

fn tells_of_inspection(view: &View<'_>, sentence: usize) -> bool {
    const WORDS: &[&str] = &["visit", "nspect", "Ofsted", "rated", "judged", "graded", "letter", "report"];
    let words = view.text.sentences.get(sentence).map_or("", |sentence| view.text.at(sentence.span));
    WORDS.iter().any(|word| words.contains(word))
}

/// The council of each sentence: the last one made the subject.
fn follow(view: &View<'_>, seen: &[Seen], order: &[u16], subjects: usize, told: bool) -> Vec<Option<u16>> {
    let mut now = (subjects > 0).then_some(0);
    let subject = |one: &Seen| index(order, one.council).is_some_and(|at| usize::from(at) < subjects);
    let mut next = seen.iter().peekable();
    (0..view.text.sentences.len())
        .map(|sentence| {
            let mut opened = None;
            let mut foreign = None;
            while let Some(one) = next.next_if(|one| one.sentence <= sentence) {
                if one.sentence == sentence && one.passing != Passing::Elsewhere {
                    let index = index(order, one.council).filter(|_| told || subject(one));
                    opened = opened.or(index.filter(|_| subject(one)));
                    foreign = foreign.or(index.filter(|_| one.opens && one.passing == Passing::No));
                }
            }
            now = opened.or(now);
            // A council the text is not about keeps what its own sentence says; the next goes on as before.
            opened.or(foreign).or(now)
        })
        .collect()
}

/// The place of a council among those of the text.
fn index(order: &[u16], council: u16) -> Option<u16> {
    order.iter().position(|one| *one == council).and_then(|i| u16::try_from(i).ok())
}

/// For each sentence that is about several subjects the clauses that are about another than its first:
/// "Recording is better at Ayton, and visits are late in Beeton".
fn clauses(
    view: &View<'_>,
    seen: &[Seen],
    order: &[u16],
    of_sentence: &[Option<u16>],
    subjects: usize,
) -> Vec<Vec<(Span, u16)>> {
    let mut next = seen.iter().peekable();
    let sentences = view.text.sentences.iter().zip(of_sentence).enumerate();
    sentences
        .map(|(sentence, (whole, own))| {
            let mut named: Vec<(usize, u16)> = Vec::new();
            let mut clauses = Vec::new();
            while let Some(one) = next.next_if(|one| one.sentence <= sentence) {
                let Some(index) = index(order, one.council).filter(|_| one.sentence == sentence) else { continue };
                if one.passing == Passing::No && usize::from(index) < subjects {
                    named.push((one.at, index));
                } else {
                    let told =
                        rated_beside(view, whole.span, one.at).or_else(|| rated_in_row(view, whole.span, one.at));
                    clauses.extend(told.map(|clause| (clause, index)));
                }
            }
            let several = named.iter().any(|(_, council)| Some(*council) != *own);
            clauses.extend(if several { split(view, whole.span, *own, &named) } else { Vec::new() });
            clauses
        })
        .collect()
}

/// "Help came from Ayton, itself rated good, …": what is told beside a name of how that council was judged.
fn rated_beside(view: &View<'_>, whole: Span, at: usize) -> Option<Span> {
    /// How far from the beginning of a name its comma may stand, in characters.
    const NAME: usize = 50;
    const LEADS: &[&str] =
        &["itself ", "whose ", "which is ", "which was ", "which has ", "rated ", "judged ", "graded "];
    let words = view.text.at(Span::new(at, whole.end));
    let (comma, _) = words.char_indices().take(NAME).find(|(_, c)| *c == ',')?;
    let told = words.get(comma + 2..)?;
    let end = told.find([',', ';', '.', '–', '—']).unwrap_or(told.len());
    let own = told.get(..end)?;
    let rated = ["rated", "judged", "graded"].iter().any(|verb| own.contains(verb));
    (rated && LEADS.iter().any(|lead| own.starts_with(lead))).then(|| Span::new(at, at + comma + 2 + end))
}

/// "Ayton, Beeton and Ceeton were rated good": the first of a row that opens a sentence stands for the row.
fn rated_in_row(view: &View<'_>, whole: Span, at: usize) -> Option<Span> {
    let words = view.text.at(Span::new(at, whole.end));
    let told = (at == whole.start).then(|| RATED_ROW.as_ref()?.find(words)).flatten()?;
    let rest = words.get(told.end()..)?;
    let end = rest.find([',', ';', '.', '–', '—']).unwrap_or(rest.len());
    Some(Span::new(at, at + told.end() + end))
}

/// The clauses of one sentence that are about another council than `own`. What follows a clause that opens
/// with the place ("while in Ayton, …") is about that place too.
fn split(view: &View<'_>, whole: Span, own: Option<u16>, named: &[(usize, u16)]) -> Vec<(Span, u16)> {
    const LEADS: &[&str] = &["while ", "but ", "and in ", "and at ", "whereas ", "in ", "at ", "In ", "At "];
    let words = view.text.at(whole);
    let marks = [", ", "; ", " but ", " while ", " whereas "];
    let mut edges: Vec<usize> = marks.iter().flat_map(|mark| words.match_indices(mark)).map(|(at, _)| at).collect();
    edges.extend([0, words.len()]);
    edges.sort_unstable();
    let mut before = own;
    let clauses = edges.windows(2).filter_map(|edge| {
        let clause = Span::new(whole.start + edge.first()?, whole.start + edge.last()?);
        let place = named.iter().find(|(at, _)| (clause.start..clause.end).contains(at)).map(|(_, council)| *council);
        let about = place.or(before);
        let opens = view.text.at(clause).trim_start_matches([',', ';', ' ']);
        let leads = LEADS.iter().any(|lead| opens.starts_with(lead));
        before = if leads { place.or(own) } else { own };
        about.filter(|_| about != own).map(|council| (clause, council))
    });
    clauses.collect()
}
