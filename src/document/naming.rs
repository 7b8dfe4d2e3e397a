//! A found name and the words around it in, whether it is a council's name out.
//!
//! The same letters stand for councils, people (Ms Bradford), other bodies (Kent Police) and common
//! words (Reading); only the neighbours tell. It may not look further than a few words.

use crate::text::Span;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Words of a council's full name that follow the place, and the ones that close it.
const QUALIFIERS: &[&str] = &["county", "city", "borough", "metropolitan", "district", "unitary", "royal", "local"];
const CLOSERS: &[&str] = &["council", "councils", "corporation", "authority", "mbc"];
/// Words of a council's full name that stand before the place.
const OPENERS: &[&str] = &[
    "London Borough of ",
    "Royal Borough of ",
    "Metropolitan Borough of ",
    "Council of the ",
    "City of ",
    "County of ",
    "City and County of ",
];
/// What makes a body of its own of the place before it.
const OTHER_BODIES: &[&str] = &[
    "police",
    "constabulary",
    "university",
    "hospital",
    "hospitals",
    "nhs",
    "cathedral",
    "fc",
    "united",
    "rovers",
    "magistrates",
    "crown",
    "airport",
    "prison",
    "road",
    "street",
    "avenue",
    "house",
    "square",
    "lane",
];
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "sir",
    "dame",
    "lord",
    "lady",
    "baroness",
    "cllr",
    "councillor",
    "prof",
    "professor",
    "judge",
];
const PREPOSITIONS: &[&str] = &["in", "at", "to", "of", "for", "from", "by", "across", "near"];

/// Common given names: before a council's name they make a person of it.
static GIVEN_NAMES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("../../assets/given_names.txt").split_whitespace().collect());

/// Whether the letters at `span` stand as a name of their own: a capital, and no letter on either side.
pub(super) fn is_name(text: &str, span: Span) -> bool {
    let inside = text.get(span.start..span.end).unwrap_or_default();
    let capital = inside.chars().next().is_some_and(char::is_uppercase);
    let open = !before(text, span).chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '@' || c == '_');
    let rest = after(text, span);
    let close = !rest.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '_');
    let dotted = rest.starts_with(".gov") || rest.starts_with(".org") || rest.starts_with("-on-");
    capital && open && close && !dotted
}

/// The name with "London Borough of" before it or "County Council" after it, where they stand there.
pub(super) fn with_own_words(text: &str, span: Span) -> Span {
    let start = OPENERS
        .iter()
        .find(|opener| ends_with_ignoring_case(before(text, span), opener))
        .map_or(span.start, |opener| span.start - opener.len());
    let mut end = span.end;
    for (word, _, word_end) in words(text, span.end).take(4) {
        let word = word.to_ascii_lowercase();
        if CLOSERS.contains(&word.as_str()) {
            end = word_end;
            break;
        }
        if !QUALIFIERS.contains(&word.as_str()) {
            break;
        }
    }
    Span::new(start, end)
}

/// Whether a preposition stands before the name, as before a place: enough for "Reading".
pub(super) fn after_a_preposition(text: &str, span: Span) -> bool {
    last_word(before(text, span)).is_some_and(|word| PREPOSITIONS.contains(&word.to_ascii_lowercase().as_str()))
        && !after(text, span).trim_start().starts_with("and writing")
}

/// Whether the name stands where a council's services are spoken of: "visit to Richmond", "Kingston's
/// children's services".
pub(super) fn beside_council_words(text: &str, span: Span) -> bool {
    const LEADS: &[&str] = &[
        "visit to",
        "visits to",
        "visit of",
        "inspection of",
        "inspections of",
        "services in",
        "services at",
        "services for",
        "services of",
        "care in",
    ];
    let rest = after(text, span).trim_start_matches(['’', '\'']).trim_start_matches("s ").trim_start();
    let follows = ["children", "social care", "social work", "council", "local authority"];
    let follows = follows.iter().any(|word| starts_with_ignoring_case(rest, word));
    follows || LEADS.iter().any(|lead| ends_with_ignoring_case(before(text, span).trim_end(), lead))
}

/// Whether the name is a person's or another body's: "Ms Bradford", "Helen Durham", "Kent Police".
pub(super) fn of_another(text: &str, span: Span, formal: bool) -> bool {
    if formal {
        return false;
    }
    let body = words(text, span.end)
        .next()
        .is_some_and(|(word, gap, _)| gap == " " && OTHER_BODIES.contains(&word.to_ascii_lowercase().as_str()));
    let lead = before(text, span);
    let university = ends_with_ignoring_case(lead, "University of ");
    body || university || (lead.ends_with(' ') && last_word(lead).is_some_and(is_personal))
}

fn is_personal(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    TITLES.contains(&word.to_ascii_lowercase().as_str()) || is_given_name(word)
}

/// Whether `word` is a given name that is common here.
pub(super) fn is_given_name(word: &str) -> bool {
    GIVEN_NAMES.contains(word)
}

fn before(text: &str, span: Span) -> &str {
    text.get(..span.start).unwrap_or_default()
}

fn after(text: &str, span: Span) -> &str {
    text.get(span.end..).unwrap_or_default()
}

fn last_word(text: &str) -> Option<&str> {
    let text = text.trim_end_matches(' ');
    let start = text.rfind(|c: char| !c.is_alphanumeric() && c != '.' && c != '-' && c != '’');
    text.get(start.map_or(0, |i| i + text[i..].chars().next().map_or(1, char::len_utf8))..).filter(|w| !w.is_empty())
}

/// The words from `from` on that only single spaces part: each with the gap before it and its end.
fn words(text: &str, from: usize) -> impl Iterator<Item = (&str, &str, usize)> {
    let mut at = from;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let gap = rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
        let word = rest.get(gap..)?;
        let len = word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len());
        let found = (gap > 0 && len > 0).then(|| (&word[..len], &rest[..gap], at + gap + len))?;
        at = found.2;
        Some(found)
    })
}

fn ends_with_ignoring_case(text: &str, end: &str) -> bool {
    let start = text.len().checked_sub(end.len());
    start.and_then(|start| text.get(start..)).is_some_and(|tail| tail.eq_ignore_ascii_case(end))
}

fn starts_with_ignoring_case(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}
