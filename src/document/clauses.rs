//! The words around a verb of saying in, how they are built out: what hangs on a preposition, what is
//! passive, where a clause ends. It knows words and no speakers.

use super::visits::ORDINALS;
use regex::Regex;
use std::sync::LazyLock;

/// Whom a letter is written to, with their post: "to Ann Ayton, director at the council,".
static ADDRESSEE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\bto\s(?:the\s[\p{L}’' -]+,\s)?(?:\p{Lu}[\p{L}’'-]+\s?){1,4},[^,;:]*,").ok());

/// "…, was sent by ministers": what somebody did is no post.
pub(super) fn acts(words: &str) -> bool {
    let first = words.split_whitespace().next();
    first.is_some_and(|first| matches!(first, "was" | "were" | "has" | "had" | "is" | "will"))
}

/// "…, formerly of Ayton, was appointed as commissioner": a post somebody has been given.
pub(super) fn appointed(after: &str) -> bool {
    let sentence = after.split(". ").next().unwrap_or(after);
    let given = sentence.split_once("appointed ").filter(|(before, _)| {
        let mut last =
            before.split_whitespace().rev().filter(|word| !matches!(*word, "then" | "later" | "subsequently"));
        last.next().is_some_and(|word| matches!(word, "was" | "been"))
    });
    given.is_some_and(|(_, post)| post.split([',', ' ']).take(4).any(|word| word == "commissioner"))
}

/// Whether the noun at `start` is the object of a preposition.
pub(super) fn hangs_on_a_preposition(words: &str, start: usize) -> bool {
    const PREPOSITIONS: &[&str] = &[
        "by",
        "for",
        "from",
        "of",
        "with",
        "at",
        "in",
        "to",
        "about",
        "on",
        "against",
        "into",
        "since",
        "visited",
        "inspected",
    ];
    let mut before = words.get(..start).unwrap_or_default().split_whitespace().rev();
    let articles = ["the", "a", "an", "its", "their", "his", "her"];
    let nearest =
        before.find(|word| !articles.contains(word) && *word != "and" && !word.starts_with(char::is_uppercase));
    nearest.is_some_and(|word| PREPOSITIONS.contains(&word.to_lowercase().as_str()))
}

/// The words without whom a letter is written to: the addressee does not speak.
pub(super) fn without_addressee(words: &str) -> String {
    let Some(addressee) = ADDRESSEE.as_ref().filter(|_| words.contains("to ")) else { return words.to_owned() };
    addressee.replace_all(words, " ").into_owned()
}

/// The words after the last comma that still hold a speaker.
pub(super) fn last_apposition(clause: &str) -> &str {
    let trimmed = clause.trim_end_matches([',', ' ']);
    trimmed.rfind(", ").and_then(|at| trimmed.get(at + 2..)).unwrap_or(trimmed)
}

/// The words that may hold the speaker: without an opening that tells on what occasion ("Responding to
/// the letter, …") and without a remark on a visit between commas (", the fourth since …,").
pub(super) fn without_opening(words: &str) -> &str {
    const OPENINGS: &[&str] = &[
        "Responding to ",
        "Commenting ",
        "Reacting to ",
        "Welcoming ",
        "In response",
        "Following ",
        "After ",
        "Speaking ",
        "In a statement",
        "In its response",
        "In the letter to ",
        "In a letter to ",
    ];
    const REMARKS: &[&str] = &[
        "the latest",
        "which ",
        "conduct",
        "carried out",
        "published",
        "held ",
        "issued",
        "released",
        "in a letter to ",
        "sent to ",
        "addressed to ",
        "written by ",
        "its ",
        "their ",
    ];
    let start = words.trim_start();
    let words = match OPENINGS.iter().any(|opening| start.starts_with(opening)).then(|| start.split_once(',')).flatten()
    {
        Some((_, rest)) if !rest.trim().is_empty() => rest,
        _ => words,
    };
    let closed = words.trim_end().strip_suffix(',');
    let remark = closed.and_then(|inner| {
        let remarks = inner.match_indices(", ").find(|(at, _)| {
            inner
                .get(at + 2..)
                .is_some_and(|rest| REMARKS.iter().any(|remark| rest.starts_with(remark)) || counts(rest))
        });
        remarks.and_then(|(at, _)| inner.get(..at))
    });
    remark.unwrap_or(words)
}

/// Whether the words begin by saying which of a series something is: "the fourth since …".
fn counts(words: &str) -> bool {
    let ordinal = words.strip_prefix("the ").and_then(|rest| rest.split(|c: char| !c.is_alphabetic()).next());
    ordinal.is_some_and(|word| ORDINALS.contains(&word))
}

/// The words up to the end of the clause that names a speaker after the verb.
pub(super) fn first_clause(words: &str) -> &str {
    let end = words.find(['.', ';', '—']).unwrap_or(words.len());
    words.get(..end).unwrap_or_default()
}

/// Whether a noun that speaks for a body is somebody of it.
pub(super) fn is_one_person(noun: &str) -> bool {
    let noun = noun.to_lowercase();
    let ends = [
        "inspector",
        "hmi",
        "commissioner",
        "adviser",
        "advisor",
        "councillor",
        "cllr",
        "member",
        "holder",
        "mayor",
        "minister",
    ];
    ends.iter().any(|end| noun.ends_with(end))
}

/// "…, adding that", "after being impressed with": the subject stands at the head of the sentence.
pub(super) fn is_participle(before: &str, verb: &str) -> bool {
    let before = before.trim_end();
    !before.is_empty() && (verb.ends_with("ing") || before.ends_with(" being"))
}

/// "Was found to", "were found", "has been noted".
pub(super) fn is_passive(before: &str, verb: &str) -> bool {
    let last = before.split_whitespace().next_back().unwrap_or_default();
    let last = if matches!(last, "also" | "generally" | "often" | "still") {
        before.split_whitespace().rev().nth(1).unwrap_or_default()
    } else {
        last
    };
    matches!(
        verb,
        "found"
            | "noted"
            | "identified"
            | "highlighted"
            | "raised concerns"
            | "flagged"
            | "praised"
            | "criticised"
            | "described"
            | "recognised"
            | "complimented"
            | "commended"
            | "told"
            | "judged not to have"
            | "judged to have"
    ) && matches!(last, "was" | "were" | "been" | "be")
}
