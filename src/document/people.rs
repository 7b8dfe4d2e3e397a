//! Lines and sentences in, the people a document names as its own out: inspectors, lead first, and
//! whom a letter is addressed to.

use super::view::{Line, View};
use super::{Fact, Kind, Origin};
use crate::text::Span;
use regex::Regex;
use std::sync::LazyLock;

/// What stands beside a name and is none of it.
static ROLES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)
        \b(?:his|her) \s+ majesty['’]?s \s+ (?:lead \s+)? inspectors? (?:\s* \(?hmis?\)?)? (?:\s* \(designate\))? (?:\s*,?\s* (?:social \s+ care|schools))?
        | \b(?:senior \s+)? hmis?\b (?:\s*,?\s* (?:social \s+ care|schools|designate))?
        | \b(?:ofsted|cqc|hmicfrs|hmip|associate|regulatory|shadow|quality \s assurance|social \s care|schools|early \s years)
          \s+ (?:inspect(?:or|ion)s?(?:\s+managers?)?|managers?)
        | \b(?:all \s+ of \s+ whom \s+ (?:are|were)|both|two|three|four|five|of|the|also|including)\b
        | \*+ | \((?:lead|hmi|oi|osi|designate|shadow|lead\s+inspector|deputy\s+lead\s+inspector)[^)]*\) | \bOI\b | \bOSI\b",
    )
    .ok()
});

const TITLES: &[&str] =
    &["Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Cllr", "Councillor", "Sir", "Dame", "Prof", "Professor"];
const HONOURS: &[&str] = &["OBE", "CBE", "MBE", "QPM", "DL", "JP", "PhD", "QC", "KC"];
const PARTICLES: &[&str] =
    &["de", "van", "von", "der", "den", "la", "le", "al", "el", "bin", "di", "da", "du", "ter", "O"];
/// A line with one of these is a post, a place or a heading, not a person.
const NO_NAMES: &[&str] = &[
    "council",
    "director",
    "hall",
    "house",
    "street",
    "road",
    "services",
    "service",
    "ofsted",
    "gate",
    "office",
    "offices",
    "children",
    "children's",
    "county",
    "city",
    "borough",
    "centre",
    "inspector",
    "inspectors",
    "visit",
    "authority",
    "executive",
    "chief",
    "interim",
    "team",
    "report",
    "findings",
    "place",
    "floor",
    "square",
    "park",
    "lane",
    "avenue",
    "way",
    "civic",
    "town",
    "overview",
    "digital",
    "news",
    "magazine",
    "subscribe",
    "north",
    "south",
    "east",
    "west",
    "london",
    "picture",
    "letter",
    "care",
    "leavers",
    "education",
    "dear",
    "by",
    "reporter",
    "reporters",
    "democracy",
];

/// Whether `words` look like one person's name.
pub(super) fn is_name(words: &str) -> bool {
    let words: Vec<&str> = words.split_whitespace().collect();
    (2..=5).contains(&words.len())
        && words.iter().all(|word| part_of_name(word))
        && words.last().is_some_and(|w| capital(w))
}

/// Whether `word` may be part of a person's name; "Services" and "Council" are not.
pub(super) fn part_of_name(word: &str) -> bool {
    is_written_as_a_name(word) && !NO_NAMES.contains(&word.to_lowercase().replace('’', "'").as_str())
}

fn is_written_as_a_name(word: &str) -> bool {
    let letters = word.chars().all(|c| c.is_alphabetic() || "-'’‑.".contains(c));
    letters && (PARTICLES.contains(&word) || capital(word))
}

/// Whether `words`, where a name is expected, are one: "Jane Hall" is, though a hall may be a place.
fn is_listed_name(words: &str) -> bool {
    const NEVER: &[&str] = &[
        "inspector",
        "inspectors",
        "council",
        "services",
        "ofsted",
        "children",
        "director",
        "dear",
        "social",
        "care",
        "schools",
    ];
    let words: Vec<&str> = words.split_whitespace().collect();
    let written = words.iter().all(|w| is_written_as_a_name(w) && !NEVER.contains(&w.to_lowercase().as_str()));
    (2..=5).contains(&words.len()) && written && words.last().is_some_and(|w| capital(w))
}

fn capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Inspectors, lead first.
pub(super) fn inspectors(view: &View<'_>, kind: Kind) -> Vec<Fact<String>> {
    let mut found = match kind {
        Kind::Article | Kind::PressRelease | Kind::Other => return Vec::new(),
        Kind::InspectionReport => report_team(view),
        _ => letter_team(view),
    };
    // A joint letter is signed by the heads of the inspectorates.
    let signed = signature(view).filter(|_| kind != Kind::JointInspectionLetter);
    match signed {
        Some(lead) if found.is_empty() => found.push(lead),
        Some(lead) if kind != Kind::InspectionReport => {
            // The lead signs; the letter's own list keeps its order behind.
            if let Some(at) = found.iter().position(|one| one.value == lead.value) {
                let lead = found.remove(at);
                found.insert(0, lead);
            }
        }
        _ => {}
    }
    let mut seen = Vec::new();
    found.retain(|one| {
        !seen.contains(&one.value) && {
            seen.push(one.value.clone());
            true
        }
    });
    found
}

/// "Lead inspector: …", on one line or two, then the rest of the team.
fn report_team(view: &View<'_>) -> Vec<Fact<String>> {
    let lead = labelled(view, &["lead inspector", "reporting inspector", "lead inspectors"]);
    if lead.is_empty() {
        return lead;
    }
    let deputies = labelled(view, &["deputy lead inspector", "deputy lead inspectors", "deputy lead"]);
    let team = labelled(view, &["team inspectors", "team inspector", "inspectors", "inspection team"]);
    lead.into_iter().chain(deputies).chain(team).collect()
}

fn labelled(view: &View<'_>, labels: &[&str]) -> Vec<Fact<String>> {
    for (i, line) in view.lines.iter().enumerate() {
        let label = labels.iter().find_map(|label| {
            let rest = line.lower.strip_prefix(label)?;
            let label_ends = rest.is_empty() || rest.starts_with([':', ' ', '-', '–', '\t', '(']);
            label_ends.then_some(label.len())
        });
        let Some(rest) = label.and_then(|len| line.words.get(len..)) else { continue };
        let rest = rest.split_once(':').filter(|(note, _)| note.len() < 40).map_or(rest, |(_, rest)| rest);
        let names = names(rest, line.span);
        if !names.is_empty() {
            return names;
        }
        let next = view.lines.get(i + 1).filter(|_| rest.trim_matches([':', ' ', '-', '–']).is_empty());
        if let Some(names) = next.map(|next| self::names(next.words, next.span)).filter(|names| !names.is_empty()) {
            return names;
        }
    }
    Vec::new()
}

/// The sentence of a letter that names its inspectors.
fn letter_team(view: &View<'_>) -> Vec<Fact<String>> {
    const OPENINGS: &[&str] = &[
        "inspectors were ",
        "inspectors for this visit were ",
        "inspectors for the visit were ",
        "inspectors for this inspection were ",
        "inspectors on this visit were ",
        "inspector was ",
        "inspector for this visit was ",
        "inspectors were: ",
        "carried out by ",
        "conducted by ",
        "undertaken by ",
        "made by ",
        "led by ",
    ];
    let from = view.salutation().map_or(0, |dear| dear + 1);
    for (span, words) in view.sentences(from, 14) {
        let lower = words.to_ascii_lowercase();
        for opening in OPENINGS {
            let Some(rest) = lower.find(opening).and_then(|at| words.get(at + opening.len()..)) else { continue };
            let found = names(rest, span);
            if !found.is_empty() {
                return found;
            }
        }
    }
    labelled(view, &["lead inspector", "inspectors", "lead inspectors"])
}

/// The names in a list: parted by commas, slashes, semicolons and "and", without roles.
fn names(list: &str, span: Span) -> Vec<Fact<String>> {
    let list = list.split(". ").next().unwrap_or(list);
    let bare = match &*ROLES {
        Some(roles) => roles.replace_all(list, ","),
        None => list.into(),
    };
    bare.replace(" and ", ",")
        .replace(" & ", ",")
        .split([',', '/', ';', ':', '\t', '(', ')', '–'])
        .map(|part| tidy(part.trim_matches(|c: char| !c.is_alphabetic())))
        .filter(|part| is_listed_name(part))
        .map(|name| Fact::new(name, Origin::Text(span)))
        .collect()
}

/// A name without titles and honours.
fn tidy(name: &str) -> String {
    let kept: Vec<&str> = name
        .split_whitespace()
        .filter(|word| !TITLES.contains(&word.trim_end_matches('.')) && !HONOURS.contains(&word.trim_matches(',')))
        .collect();
    kept.join(" ")
}

/// Who signs: the name after "Yours sincerely".
fn signature(view: &View<'_>) -> Option<Fact<String>> {
    let at = view.lines.iter().rposition(|line| {
        ["yours sincerely", "your sincerely", "yours faithfully"].iter().any(|end| line.lower.starts_with(end))
    })?;
    let own = view.lines.get(at..)?.iter().take(4);
    own.flat_map(|line| {
        let words = line.words.trim_start_matches("Yours sincerely").trim_start_matches([',', ' ']);
        names(words, line.span)
    })
    .next()
}

/// Whom a letter greets, by the full name its address gives.
pub(super) fn addressee(view: &View<'_>, kind: Kind) -> Option<Fact<String>> {
    let letter = matches!(
        kind,
        Kind::MonitoringVisitLetter | Kind::FocusedVisitLetter | Kind::JointInspectionLetter | Kind::InspectionReport
    );
    let dear = view.salutation().filter(|_| letter)?;
    let greeting = view.lines.get(dear)?;
    let greeted = tidy(greeting.words.get(5..)?.trim_end_matches([',', ':']));
    let last = greeted.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let address = view.lines.get(..dear)?;
    let name_of = |line: &Line<'_>| line.words.split([',', '\t']).next().map(tidy);
    let both = |name: &str| name.split(" and ").all(is_listed_name);
    let fact = |line: &Line<'_>, name| Fact::new(name, Origin::Text(line.span));
    let greeted_one = address.iter().find_map(|line| {
        let name = name_of(line).filter(|name| both(name))?;
        name.split_whitespace().any(|word| word.to_lowercase() == last).then(|| fact(line, name))
    });
    let any =
        || address.iter().find_map(|line| name_of(line).filter(|name| is_name(name)).map(|name| fact(line, name)));
    let within = || address.iter().find_map(|line| surrounded(line.words, &last).map(|name| fact(line, name)));
    greeted_one
        .or_else(within)
        .or_else(any)
        .or_else(|| is_listed_name(&greeted).then(|| fact(greeting, greeted.clone())))
}

/// The full name in an address that stands on one line: the words before the surname back to a title.
fn surrounded(words: &str, surname: &str) -> Option<String> {
    let words: Vec<&str> = words.split_whitespace().collect();
    let end = words.iter().position(|word| word.trim_end_matches(',').to_lowercase() == surname)?;
    let titled = |word: &&&str| !TITLES.contains(&word.trim_end_matches('.')) && is_written_as_a_name(word);
    let given = words.get(..end)?.iter().rev().take(3).take_while(titled).count();
    // A greeting by the given name alone: the surname follows.
    let last = if given == 0 { end + 1 } else { end };
    let name = words.get(end - given..=last)?.join(" ");
    let name = name.trim_end_matches(',');
    is_listed_name(name).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(list: &str) -> Vec<String> {
        names(list, Span::default()).into_iter().map(|fact| fact.value).collect()
    }

    #[test]
    fn names_are_read_out_of_every_list() {
        assert_eq!(read("Ann Ayton and Bea O’Beeton, Her Majesty’s Inspectors."), ["Ann Ayton", "Bea O’Beeton"]);
        assert_eq!(
            read("Ann Ayton, HMI, Bea Mc-Beeton, HMI and Cy Ceeton, HMI"),
            ["Ann Ayton", "Bea Mc-Beeton", "Cy Ceeton"]
        );
        assert_eq!(
            read("two of His Majesty's Inspectors, Ann Ayton and Bea de Beeton"),
            ["Ann Ayton", "Bea de Beeton"]
        );
        assert_eq!(read("Her Majesty’s Inspectors (HMIs) Ann Ayton, Bea Beeton"), ["Ann Ayton", "Bea Beeton"]);
        assert_eq!(read("Ann Ayton Senior HMI"), ["Ann Ayton"]);
        assert_eq!(read("Cath Ayton/Ian Beeton"), ["Cath Ayton", "Ian Beeton"]);
        assert_eq!(read("remote means. This was new"), Vec::<String>::new());
    }

    #[test]
    fn a_post_or_a_place_is_no_name() {
        for no in ["Director of People", "Town Hall", "Surrey County Council", "Overview", "Piccadilly Gate", "SW1 2AB"]
        {
            assert!(!is_name(no), "{no}");
        }
        for name in ["Ann Ayton", "Jean-Luc Ayton", "Ann D’Ayton", "Fiona J Ayton", "Máire Ayton"] {
            assert!(is_name(name), "{name}");
        }
    }
}
