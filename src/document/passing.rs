//! A council's name and the sentence around it in, whether it is named in passing out.
//!
//! Former posts, comparisons, lists, partners: the words directly before and after a name tell, not
//! what the sentence is about.

use super::registry::Mention;
use crate::text::{Span, Text};
use regex::Regex;
use std::sync::LazyLock;

/// How a council is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Passing {
    /// Spoken of for itself.
    No,
    /// As somebody's post: it makes no council the subject, but may speak of one that is.
    Post,
    /// A comparison, a list, a former post: it neither makes nor continues a subject.
    Elsewhere,
}

/// A comparison or partner, directly before the name or the list it opens.
static BESIDE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?ix) \b(?: following | followed\s+by | after | like | unlike | such\s+as | including | alongside | along\s+with
        | together\s+with | as\s+well\s+as | neighbouring | neighbours? | nearby | partnership\s+with | split\s+from | than | behind | joining | joins | similar\s+to
        | compared\s+(?:with|to) | against | besides | from | partners? | councils? | authorities | supported\s+by | help\s+of
        | previously | formerly | work(?:s|ing)?\s+(?:closely\s+)?with | improvement\s+partner | led\s+by | colleagues\s+(?:at|in) )
        ,? \s+ (?:the\s+|in\s+|at\s+|in\s+the\s+)?$",
    )
    .ok()
});

/// What a visit or letter was to: named for itself, neighbour or not.
static VISITED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:visits?|inspections?|letters?|reports?)\s+(?:to|of|on|about|in|at|for)\s+(?:the\s+)?(?:neighbouring|nearby)?\s*$").ok()
});

/// A post at the council, directly before the name.
static POST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?ix) \b(?: positions? | roles? | posts? | jobs? | careers? | stints? | spells? | work(?:ed|s|ing)? | served | director | head
        | chief\s+executive | leader | manager | secondment | experience | officer | services | member | social\s+worker | chair | dcs
        | sent ) \b [^.;:]{0,60}? \b(?:at|in|for|with|of|from|into|to) \s+ (?:the\s+|both\s+)?$",
    )
    .ok()
});

/// What makes a post a former one.
const FORMER: &[&str] = &[
    "previous",
    "former",
    "held ",
    "spent ",
    "career",
    "worked",
    "joined",
    "joins",
    "came from",
    "moved from",
    "was director",
    "was head",
    "was chief",
    "served",
    "stint",
    "spell",
    "led services",
];

/// How the mention number `at` is named in its sentence.
pub(super) fn judge(text: &Text, mentions: &[Mention], at: usize, sentence: usize) -> Passing {
    let Some(whole) = text.sentences.get(sentence).map(|sentence| sentence.span) else { return Passing::No };
    let row = list_around(text, mentions, at, whole);
    let (Some(first), Some(last)) = (mentions.get(row.start), mentions.get(row.end - 1)) else { return Passing::No };
    let before = text.at(Span::new(whole.start, first.span.start));
    let after = text.at(Span::new(last.span.end, whole.end));
    let matches =
        |pattern: &LazyLock<Option<Regex>>| pattern.as_ref().is_some_and(|pattern| pattern.is_match(tail(before)));
    let acts = ["was ", "were ", "has ", "had ", "have ", "is ", "are ", "became "]
        .iter()
        .any(|verb| after.trim_start().starts_with(verb));
    if named_by_county(text, mentions, at) {
        return Passing::Elsewhere;
    }
    if matches(&VISITED) && row.len() < 3 {
        return Passing::No;
    }
    if matches(&POST) && posted(before) {
        let former = FORMER.iter().any(|word| text.at(whole).to_lowercase().contains(word));
        return if former { Passing::Elsewhere } else { Passing::Post };
    }
    if matches(&BESIDE) && !(acts && row.len() == 1) || row.len() > 2 || within(before, after) {
        return Passing::Elsewhere;
    }
    Passing::No
}

/// "The Kent council", where another has been named before: the county tells which council is meant, and is not it.
fn named_by_county(text: &Text, mentions: &[Mention], at: usize) -> bool {
    let Some(mention) = mentions.get(at) else { return false };
    let lead = text.at(Span::new(0, mention.span.start));
    let words = text.at(Span::new(mention.span.start, text.content.len()));
    let name = text.at(mention.span);
    let noun = name.find(" council").or_else(|| name.find(" authority"));
    let after = words.get(noun.unwrap_or(name.len())..).unwrap_or_default();
    let by_place = lead.ends_with("the ") && (after.starts_with(" council") || after.starts_with(" authority"));
    by_place && mentions.iter().take(at).any(|other| other.councils != mention.councils)
}

/// Whether the name only tells where, or stands in a clause inserted between commas: "in a part of Ayton",
/// "Ofsted, which also went to Ayton, found …".
fn within(before: &str, after: &str) -> bool {
    if [" part of ", " parts of ", " area of ", " areas of "].iter().any(|of| before.ends_with(of)) {
        return true;
    }
    // "On the island, where Ayton runs the service", "…, after which Ayton was asked to help".
    if [", where ", ", when ", " after which "].iter().any(|opening| before.ends_with(opening)) {
        return true;
    }
    let opened =
        [", which ", ", who ", ", whose "].iter().filter_map(|mark| before.rfind(mark).map(|at| at + mark.len())).max();
    opened.and_then(|at| before.get(at..)).is_some_and(|clause| !clause.contains(',')) && after.contains(',')
}

/// Whether a post is a person's: "services at Ayton" and "work in Ayton" are the council's own.
fn posted(before: &str) -> bool {
    const PERSONAL: &[&str] = &[
        "position",
        "role",
        " post",
        "job",
        "career",
        "stint",
        "spell",
        "worked",
        "served",
        "director",
        "who was sent",
        "who were sent",
        "head of",
        "chief executive",
        "leader",
        "manager",
        "secondment",
        "experience",
        "officer",
        "member",
        "social worker",
        "chair",
        "dcs",
    ];
    let tail = tail(before).to_lowercase();
    PERSONAL.iter().any(|word| tail.contains(word))
}

/// The last words of `before`, as many as can bear on a name.
fn tail(before: &str) -> &str {
    let mut start = before.len().saturating_sub(110);
    while !before.is_char_boundary(start) {
        start += 1;
    }
    before.get(start..).unwrap_or_default()
}

/// The mentions that stand in one list with the one at `at`: only commas and "and" part them.
fn list_around(text: &Text, mentions: &[Mention], at: usize, whole: Span) -> std::ops::Range<usize> {
    let linked = |a: &Mention, b: &Mention| {
        let gap = text.at(Span::new(a.span.end, b.span.start)).trim();
        whole.contains(a.span) && whole.contains(b.span) && matches!(gap, "," | "and" | ", and" | "&" | "or" | ", or")
    };
    let pair = |i: usize| mentions.get(i).zip(mentions.get(i + 1)).is_some_and(|(a, b)| linked(a, b));
    let mut start = at;
    while start > 0 && pair(start - 1) {
        start -= 1;
    }
    let mut end = at + 1;
    while pair(end - 1) {
        end += 1;
    }
    start..end
}
