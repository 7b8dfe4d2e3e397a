//! Sentences in, which visit of a series this is and since which inspection visits are counted, out.

use super::prose_date;
use super::view::View;
use super::{CouncilInText, Fact, Kind, Origin, PartialDate, Section};
use crate::text::Span;
use regex::Regex;
use std::sync::LazyLock;

const ORDINALS: &[&str] = &[
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

/// "The ninth monitoring visit", "a monitoring visit to Ayton, the fourth since", "monitoring visit number 3".
static COUNTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let word = format!(r"(?P<{{}}>{}|\d{{{{1,2}}}}(?:st|nd|rd|th))", ORDINALS.join("|"));
    let ordinal = |name: &str| word.replace("{}", name).replace("{{", "{").replace("}}", "}");
    let pattern = format!(
        r"(?ix) \b(?:
            (?:the|its|their|our|a|this|ofsted'?s?|council's|authority's) \s+ {} \s+ (?:and\s+final\s+|such\s+|and\s+latest\s+)?
              (?:(?:quarterly|ofsted|successive|remote|formal|ilacs|of\s+these|of\s+our)\s+){{0,2}} (?:monitoring\s+)? visits?
          | visits? \b [^.;]{{0,90}}? , \s* (?:which\s+(?:was|is)\s+)? (?:the|its|their) \s+ {} \b
              (?:\s+(?:such|of\s+its\s+kind|one|quarterly|to\s+take\s+place|carried\s+out|since|under|in|by|of|after))
          | monitoring \s+ visit \s+ (?:number\s+|no\.?\s*) (?P<c>\d{{1,2}})
          | (?:was|is) \s+ the \s+ {} \s+ since )",
        ordinal("a"),
        ordinal("b"),
        ordinal("d"),
    );
    Regex::new(&pattern).ok()
});

/// Gives each subject the number of its visit, where the text counts it.
pub(super) fn count(
    view: &View<'_>,
    kind: Kind,
    sections: &[Section],
    of_sentence: &[Option<u16>],
    councils: &mut [CouncilInText],
) {
    let counting = matches!(
        kind,
        Kind::MonitoringVisitLetter
            | Kind::FocusedVisitLetter
            | Kind::JointInspectionLetter
            | Kind::Article
            | Kind::PressRelease
    );
    let Some(pattern) = COUNTED.as_ref().filter(|_| counting) else { return };
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
        if let Some(council) = council.filter(|council| council.visit_ordinal.is_none()) {
            number(pattern, words, sentence.span, latest, council);
        }
        let dated = prose_date::find(words).into_iter().next_back();
        latest = dated.map(|dated| dated.date).or(latest);
    }
}

fn number(pattern: &Regex, words: &str, at: Span, latest: Option<PartialDate>, council: &mut CouncilInText) {
    if !words.contains("visit") {
        return;
    }
    let Some(found) = pattern.captures(words) else { return };
    let Some(ordinal) = ["a", "b", "c", "d"].iter().find_map(|group| found.name(group)) else { return };
    let Some(value) = value(ordinal.as_str()) else { return };
    let span = Span::new(at.start + ordinal.start(), at.start + ordinal.end());
    council.visit_ordinal = Some(Fact::new(value, Origin::Text(span)));
    let rest = words.get(ordinal.end()..).unwrap_or_default();
    council.counted_since = rest.find("since").and_then(|since| {
        let rest = rest.get(since..)?;
        let then = rest.starts_with("since then");
        prose_date::find(rest).first().map(|dated| dated.date).or(latest.filter(|_| then))
    });
}

fn value(ordinal: &str) -> Option<u8> {
    let lower = ordinal.to_lowercase();
    let named = ORDINALS.iter().position(|word| *word == lower).and_then(|i| u8::try_from(i + 1).ok());
    named.or_else(|| lower.trim_end_matches(char::is_alphabetic).parse().ok())
}
