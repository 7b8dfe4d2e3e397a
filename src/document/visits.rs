//! Sentences in, which visit of a series this is and since which inspection visits are counted, out.

use super::prose_date;
use super::view::View;
use super::{CouncilInText, Fact, Kind, Origin, PartialDate, Section};
use crate::text::Span;
use regex::Regex;
use std::sync::LazyLock;

/// Which of a series, in words, from the first on.
pub(super) const ORDINALS: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// "The ninth monitoring visit", "a fourth successful visit", "a monitoring visit to Ayton, the fourth since",
/// "monitoring visit number 3".
static COUNTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let ordinal = |name: &str| format!(r"(?P<{name}>{}|\d{{1,2}}(?:st|nd|rd|th))", ORDINALS.join("|"));
    let pattern = format!(
        r"(?ix) \b(?:
            {} \s+ of \s+ (?:the|its|their|several|a\s+series\s+of) \s+ (?: [a-z-]+ \s+ ){{0,2}}? visits \b
          | {} \s+ (?P<between> (?: [a-z-]+ \s+ ){{0,3}}? ) (?: visits? | monitoring\s+reports? | check(?:-?ups?|s)? ) \b
          | visits? \b [^.;]{{0,90}}? , \s* (?:which\s+(?:was|is)\s+|with\s+)? (?:the|its|their) \s+ {} \b
              (?:\s+(?:such|having|being|conducted|held|of\s+its\s+kind|one|quarterly|to\s+take\s+place|carried\s+out|since|under|in|by|of|after))
          | monitoring \s+ visit \s+ (?:number\s+|no\.?\s*) (?P<c>\d{{1,2}})
          | (?:was|is) \s+ the \s+ {} \s+ since
          | (?:visited|came|went|returned) \b [^.;]{{0,60}}? , \s* the \s+ {} \s+ time )",
        ordinal("e"),
        ordinal("a"),
        ordinal("b"),
        ordinal("d"),
        ordinal("f"),
    );
    Regex::new(&pattern).ok()
});

/// Words after an ordinal that make it count something else: "the second day of the visit", "the first two visits".
const OTHERWISE: &[&str] = &[
    "day",
    "days",
    "week",
    "month",
    "year",
    "half",
    "part",
    "phase",
    "stage",
    "time",
    "inspection",
    "two",
    "three",
    "few",
    "since",
    "to",
    "at",
    "of",
    "after",
    "before",
    "from",
    "during",
    "in",
    "on",
    "by",
    "with",
];

/// Words of a sentence that speaks of a visit to come.
const TO_COME: &[&str] = &[" will ", "expected", "planned", "scheduled", " due "];

/// Gives each subject the number of its visit, where the text counts it.
pub(super) fn count(
    view: &View<'_>,
    kind: Kind,
    sections: &[Section],
    of_sentence: &[Option<u16>],
    councils: &mut [CouncilInText],
) {
    let Some(pattern) = COUNTED.as_ref().filter(|_| kind != Kind::InspectionReport) else { return };
    let letter = view.salutation().is_some();
    let mut latest: Option<PartialDate> = None;
    for (i, sentence) in view.text.sentences.iter().enumerate() {
        let section = sections.get(sentence.block);
        let read = if letter {
            section == Some(&Section::Summary)
        } else {
            !matches!(section, Some(Section::Formal | Section::Furniture))
        };
        if !read {
            continue;
        }
        let words = view.text.at(sentence.span);
        let council = of_sentence.get(i).copied().flatten().and_then(|index| councils.get_mut(usize::from(index)));
        if let Some((council, counted)) = council.zip(counted(pattern, words, sentence.span, latest)) {
            // A letter counts its own visit first; an article may tell of earlier ones before the newest.
            let newer = council.visit_ordinal.as_ref().is_none_or(|known| !letter && counted.0.value > known.value);
            if newer {
                (council.visit_ordinal, council.counted_since) = (Some(counted.0), counted.1);
            }
        }
        let dated = prose_date::find(words).into_iter().next_back();
        latest = dated.map(|dated| dated.date).or(latest);
    }
}

/// The visit a sentence counts, and since when visits are counted.
fn counted(
    pattern: &Regex,
    words: &str,
    at: Span,
    latest: Option<PartialDate>,
) -> Option<(Fact<u8>, Option<PartialDate>)> {
    let speaks = ["isit", "onitoring", " check", "nspector"].iter().any(|word| words.contains(word));
    if !speaks || TO_COME.iter().any(|word| words.contains(word)) {
        return None;
    }
    let found = pattern.captures_iter(words).find(|found| {
        let mut between = found.name("between").map_or("", |between| between.as_str()).split_whitespace();
        // "Since the first visit" tells of a later one.
        let before = found.get(0).and_then(|all| words.get(..all.start())).unwrap_or_default().to_lowercase();
        let since = ["since the ", "since its ", "since their "].iter().any(|since| before.ends_with(since));
        !since && !between.any(|word| OTHERWISE.contains(&word))
    })?;
    let ordinal = ["a", "b", "c", "d", "e", "f"].iter().find_map(|group| found.name(group))?;
    let value = value(ordinal.as_str())?;
    let span = Span::new(at.start + ordinal.start(), at.start + ordinal.end());
    let rest = words.get(ordinal.end()..).unwrap_or_default();
    let since = rest.find("since").and_then(|since| {
        let rest = rest.get(since..)?;
        let then = rest.starts_with("since then");
        prose_date::find(rest).first().map(|dated| dated.date).or(latest.filter(|_| then))
    });
    Some((Fact::new(value, Origin::Text(span)), since))
}

fn value(ordinal: &str) -> Option<u8> {
    let lower = ordinal.to_lowercase();
    let named = ORDINALS.iter().position(|word| *word == lower).and_then(|i| u8::try_from(i + 1).ok());
    named.or_else(|| lower.trim_end_matches(char::is_alphabetic).parse().ok())
}
