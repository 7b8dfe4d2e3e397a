//! The date a sentence tells of: a year in it, with the month before it.

use super::engine::words::Tokens;
use super::lexicon::{DocumentWords, Punctuation};
use crate::document::PartialDate;
use std::ops::Range;

/// How many words behind a claim its own date may stand.
const CLOSE: usize = 5;
/// How many words behind a claim a date is still taken for its date.
const REACH: usize = 12;

/// The first date in the sentence, as exact as it is given.
pub(super) fn in_sentence(tokens: &Tokens<'_>, words: &DocumentWords) -> Option<PartialDate> {
    (0..tokens.list.len()).find(|&i| tokens.is(i, words.year)).and_then(|i| ending_at(tokens, words, i))
}

/// The date of what is told in the words `told`: directly after them, else in them, else not far behind.
pub(super) fn beside(tokens: &Tokens<'_>, words: &DocumentWords, told: &Range<usize>) -> Option<PartialDate> {
    let first = |range: Range<usize>| range.into_iter().find(|&i| tokens.is(i, words.year));
    let at =
        first(told.end..told.end + CLOSE).or_else(|| first(told.clone())).or_else(|| first(told.end..told.end + REACH));
    at.and_then(|i| ending_at(tokens, words, i))
}

fn ending_at(tokens: &Tokens<'_>, words: &DocumentWords, year_at: usize) -> Option<PartialDate> {
    let year = tokens.words(&(year_at..year_at + 1)).parse().ok()?;
    // "October, 2018"
    let comma = |at: &usize| tokens.list.get(*at).is_some_and(|token| token.mark == Some(Punctuation::Comma));
    let month_at = year_at.checked_sub(1).map(|at| if comma(&at) { at.saturating_sub(1) } else { at });
    let month = month_at.and_then(|at| words.months.iter().position(|&month| tokens.is(at, month)));
    Some(match month {
        Some(month) => PartialDate::Month(year, month as i8 + 1),
        None => PartialDate::Year(year),
    })
}
