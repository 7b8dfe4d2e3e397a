//! The words around a verb of saying in, how they are built out: what hangs on a preposition, what is
//! passive, where a clause ends. It knows words and no speakers.

use super::visits::ORDINALS;
use regex::Regex;
use std::sync::LazyLock;

/// Whom a letter is written to, with their post: "to Ann Ayton, director at the council,", "to its director, Ann
/// Ayton,".
static ADDRESSEE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let name = r"(?:\p{Lu}[\p{L}’'-]+\s?){1,4}";
    let pattern =
        format!(r"\bto\s(?:(?:the\s[\p{{L}}’' -]+,\s)?{name},[^,;:]*,|(?:the|its)\s[\p{{L}}’' -]+,\s{name},)");
    Regex::new(&pattern).ok()
});

/// "…, was sent by ministers": what somebody did is no post.
pub(super) fn acts(words: &str) -> bool {
    let first = words.split_whitespace().next();
    first.is_some_and(|first| matches!(first, "was" | "were" | "has" | "had" | "is" | "will"))
}

/// "…, formerly of Ayton, was appointed as commissioner", "who was sent into Ayton": whom ministers sent.
pub(super) fn appointed(after: &str) -> bool {
    let sentence = after.split(". ").next().unwrap_or(after);
    let sent_in = ["was sent in", "were sent in", "been sent in"].iter().any(|sent| sentence.contains(sent))
        && [", who ", " was "].iter().any(|start| sentence.starts_with(start));
    let by_ministers = || {
        let by = sentence.split_once("appointed by ").map_or("", |(_, by)| by).trim_start_matches("the ");
        ["minister", "government", "Government", "DfE", "Department", "education secretary", "secretary of state"]
            .iter()
            .any(|one| by.starts_with(one))
    };
    if sent_in || by_ministers() {
        return true;
    }
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
    // "For a children's charity": whom a body is for does not part it from its preposition.
    let articles = ["the", "a", "an", "its", "their", "his", "her", "children's", "children’s"];
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

/// The words without an opening that tells on what occasion something is said: "Responding to the letter, …".
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
    let start = words.trim_start();
    let opened = OPENINGS.iter().any(|opening| start.starts_with(opening)).then(|| start.split_once(',')).flatten();
    opened.map(|(_, rest)| rest).filter(|rest| !rest.trim().is_empty()).unwrap_or(words)
}

/// The words without an opening that tells where or when: "At full council on Wednesday, …".
pub(super) fn without_place(words: &str) -> &str {
    /// How long such an opening may be, in bytes.
    const LONGEST: usize = 60;
    let opened = ["At ", "In ", "On ", "During "].iter().any(|opening| words.trim_start().starts_with(opening));
    let rest = words.split_once(", ").filter(|(opening, _)| opened && opening.len() < LONGEST);
    rest.map_or(words, |(_, rest)| rest)
}

/// The words before a remark that stands between commas before a verb: "The visit, the fourth since …, found",
/// "The commissioner, who was sent after Ofsted's visit, said".
pub(super) fn before_remark(words: &str) -> Option<&str> {
    const REMARKS: &[&str] = &[
        "the latest",
        "which ",
        "who ",
        "whose ",
        "whom ",
        "where ",
        "when ",
        "sent in ",
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
    /// How long a remark may be, in bytes.
    const LONGEST: usize = 200;
    const AUXILIARIES: &[&str] = &[" has", " have", " had", " also", " then", " later"];
    let words = words.trim_end();
    let words = AUXILIARIES.iter().find_map(|one| words.strip_suffix(one)).unwrap_or(words);
    let inner = words.strip_suffix(',')?;
    let is_remark = |rest: &str| REMARKS.iter().any(|remark| rest.starts_with(remark)) || counts(rest);
    let mut commas = inner.rmatch_indices(", ").map(|(at, _)| at).take_while(|at| inner.len() - at < LONGEST);
    let at = commas.find(|at| inner.get(at + 2..).is_some_and(is_remark));
    at.and_then(|at| inner.get(..at))
}

/// Whether `words` end within a remark that has begun and not ended: "The adviser, who came".
pub(super) fn ends_in_a_remark(words: &str) -> bool {
    let last = words.rsplit_once(", ").map_or("", |(_, last)| last);
    ["who ", "whose ", "whom ", "which "].iter().any(|pronoun| last.starts_with(pronoun))
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
        "mp",
        "professor",
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
