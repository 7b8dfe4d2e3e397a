//! The words of one block in, the spans of its sentences out.
//!
//! A sentence ends at a full stop, question or exclamation mark, with the quotes and brackets that close
//! after it, where the next word could begin another: not after an abbreviation or an initial, not within
//! a number, not between a paragraph's number and its words. Semicolons never end one.

use super::Span;

/// Words whose full stop never ends a sentence, in lower case.
const ABBREVIATIONS: [&str; 44] = [
    "mr", "mrs", "ms", "mx", "dr", "prof", "cllr", "cllrs", "coun", "rev", "revd", "hon", "rt", "sgt", "insp", "supt",
    "capt", "col", "gen", "lt", "st", "sts", "e.g", "eg", "i.e", "ie", "cf", "viz", "vs", "v", "approx", "p", "pp",
    "para", "paras", "fig", "figs", "vol", "ch", "sec", "art", "reg", "ref", "tel",
];

/// Abbreviations only before a number: "No. 4", "Nos. 3 and 4", "Jan. 2017".
const BEFORE_NUMBER: [&str; 16] =
    ["no", "nos", "app", "ext", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"];

/// Words that begin sentences and hardly ever follow an abbreviation or an initial within one.
const STARTERS: [&str; 44] = [
    "The",
    "This",
    "These",
    "That",
    "Those",
    "There",
    "They",
    "Their",
    "It",
    "Its",
    "In",
    "At",
    "As",
    "A",
    "An",
    "And",
    "But",
    "However",
    "We",
    "Our",
    "He",
    "She",
    "When",
    "Where",
    "While",
    "Although",
    "If",
    "For",
    "Since",
    "Some",
    "Most",
    "Many",
    "All",
    "Inspectors",
    "Children",
    "Leaders",
    "Managers",
    "Staff",
    "Social",
    "Senior",
    "Overall",
    "Meanwhile",
    "No",
    "Not",
];

/// The sentences of `words`, in order, without white space around them; together they hold every word.
pub(super) fn split(words: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut from = 0;
    for (at, c) in words.char_indices() {
        if at < from {
            continue;
        }
        if let Some(end) = sentence_end(words, from, at, c) {
            push(&mut spans, words, from, end);
            from = end;
        }
    }
    push(&mut spans, words, from, words.len());
    spans
}

/// Adds `words[from..to]` trimmed; one without a letter belongs to the sentence before it.
fn push(spans: &mut Vec<Span>, words: &str, from: usize, to: usize) {
    let piece = words.get(from..to).unwrap_or_default();
    let start = from + (piece.len() - piece.trim_start().len());
    let end = start + piece.trim().len();
    if start == end {
        return;
    }
    let wordless = !piece.chars().any(char::is_alphabetic);
    let same_cell = spans.last().is_some_and(|last| !words.get(last.end..start).unwrap_or_default().contains('\t'));
    match spans.last_mut() {
        Some(last) if wordless && same_cell => last.end = end,
        _ => spans.push(Span::new(start, end)),
    }
}

/// Where the sentence that begins at `from` ends, if it ends with the character `c` at `at`.
fn sentence_end(words: &str, from: usize, at: usize, c: char) -> Option<usize> {
    match c {
        '\t' => return Some(at),
        '•' | '▪' | '●' if words.get(..at).is_some_and(|before| before.ends_with(' ')) => return Some(at),
        '.' | '?' | '!' | '…' => {}
        _ => return None,
    }
    let after = words.get(at + c.len_utf8()..)?;
    let closers = after.len() - after.trim_start_matches(is_closer).len();
    let rest = after.get(closers..)?;
    if rest.is_empty() {
        return None;
    }
    if !rest.starts_with(char::is_whitespace) {
        return None;
    }
    let note = note_mark(rest);
    let next = rest.get(note..)?.trim_start();
    let ends = may_begin(next) && (c != '.' || full_stop_ends(words.get(from..at)?, next, closers > 0));
    ends.then(|| at + c.len_utf8() + closers + note)
}

/// The length of a footnote's number that follows a full stop: " 3" in "the area. 3 Leaders".
fn note_mark(rest: &str) -> usize {
    let digits: usize = rest.trim_start().chars().take_while(char::is_ascii_digit).count();
    let white = rest.len() - rest.trim_start().len();
    let beyond = rest.get(white + digits..).unwrap_or_default();
    let capital = beyond.trim_start().trim_start_matches(is_opener).starts_with(char::is_uppercase);
    if (1..=2).contains(&digits) && beyond.starts_with(' ') && capital && white == 1 { white + digits } else { 0 }
}

/// Whether `next` could be the start of a sentence.
fn may_begin(next: &str) -> bool {
    let first = next.trim_start_matches(is_opener).chars().next();
    first.is_some_and(|c| c.is_uppercase() || c.is_numeric() || matches!(c, '•' | '▪' | '●' | '£' | '[' | '#'))
}

/// Whether a full stop after `before` (the sentence so far) ends it, when `next` follows.
fn full_stop_ends(before: &str, next: &str, closed: bool) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default().trim_start_matches(is_opener);
    if closed {
        return true;
    }
    if before.trim_start() == word && is_number(word) {
        return false;
    }
    let starter = STARTERS.contains(&first_word(next));
    let lower = word.to_lowercase();
    if ABBREVIATIONS.contains(&lower.as_str()) {
        // "on Market St. The …": a place name does not begin with "The".
        return matches!(lower.as_str(), "st" | "sts") && starter;
    }
    if BEFORE_NUMBER.contains(&lower.as_str()) {
        return !next.starts_with(|c: char| c.is_ascii_digit());
    }
    let mut letters = word.chars();
    let initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    let pointed = word.contains('.') && word.chars().all(|c| c.is_alphabetic() || c == '.') && !word.contains("..");
    if initial && word == "I" {
        true
    } else if initial || pointed {
        starter
    } else {
        true
    }
}

/// Whether `word` is a paragraph's number: "12", "4.2", "a)" is not.
fn is_number(word: &str) -> bool {
    !word.is_empty() && word.len() <= 6 && word.chars().all(|c| c.is_ascii_digit() || c == '.')
}

fn first_word(next: &str) -> &str {
    let next = next.trim_start_matches(is_opener);
    next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

fn is_opener(c: char) -> bool {
    matches!(c, '“' | '‘' | '"' | '\'' | '(' | '[' | '«' | '–' | '—' | '*' | '_')
}

fn is_closer(c: char) -> bool {
    matches!(c, '”' | '’' | '"' | '\'' | ')' | ']' | '»' | '*' | '_')
}

#[cfg(test)]
mod tests {
    use super::split;

    fn pieces(words: &str) -> Vec<&str> {
        split(words).into_iter().map(|span| &words[span.start..span.end]).collect()
    }

    #[test]
    fn plain_sentences() {
        assert_eq!(pieces("Progress is slow. Is it? It is!"), ["Progress is slow.", "Is it?", "It is!"]);
    }

    #[test]
    fn abbreviations_initials_and_numbers_do_not_end_a_sentence() {
        for whole in [
            "Plans, e.g. Pathway plans, are late.",
            "Cllr. Smith and Dr. J. R. Jones met Mrs. Brown.",
            "The home at No. 4 opened.",
            "St. Helens has improved by 3.5 per cent.",
            "It rose from 10.30 a.m. on Monday, see p. 12 and para. 3.",
            "The council (i.e. Its leaders) agreed.",
        ] {
            assert_eq!(pieces(whole), [whole]);
        }
    }

    #[test]
    fn an_abbreviation_before_a_plain_sentence_start_ends_one() {
        assert_eq!(pieces("They met at 5 p.m. The plan is late."), ["They met at 5 p.m.", "The plan is late."]);
        assert_eq!(pieces("The answer was no. Leaders agreed."), ["The answer was no.", "Leaders agreed."]);
    }

    #[test]
    fn quotes_that_end_inside_close_with_their_sentence() {
        assert_eq!(
            pieces("“The pace is slow.” Then it rose. 'Too slow.' \"It is.\" (They agreed.) So it goes."),
            ["“The pace is slow.”", "Then it rose.", "'Too slow.'", "\"It is.\"", "(They agreed.)", "So it goes."]
        );
        assert_eq!(pieces("“Is it slow?” the letter asks."), ["“Is it slow?” the letter asks."]);
    }

    #[test]
    fn a_paragraph_number_is_no_sentence_and_glues_nothing() {
        assert_eq!(pieces("12. Leaders know this. It is so. 13."), ["12. Leaders know this.", "It is so. 13."]);
        assert_eq!(pieces("It has risen since 2014. The rest fell."), ["It has risen since 2014.", "The rest fell."]);
    }

    #[test]
    fn a_footnote_number_stays_with_the_sentence_it_follows() {
        assert_eq!(pieces("It serves the area. 2 Leaders left."), ["It serves the area. 2", "Leaders left."]);
    }

    #[test]
    fn semicolons_keep_a_list_together_and_bullets_and_cells_part_it() {
        assert_eq!(pieces("They saw: plans; audits; Records."), ["They saw: plans; audits; Records."]);
        assert_eq!(pieces("They saw • plans • audits"), ["They saw", "• plans", "• audits"]);
        assert_eq!(pieces("Overall\tGood"), ["Overall", "Good"]);
    }
}
