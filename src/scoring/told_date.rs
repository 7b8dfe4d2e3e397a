//! The date a sentence tells of: the first year in it, with the month and day before it.

use super::engine::words::Tokens;
use super::lexicon::DocumentWords;
use crate::document::PartialDate;

/// The first date in the sentence, as exact as it is given.
pub(super) fn in_sentence(tokens: &Tokens<'_>, words: &DocumentWords) -> Option<PartialDate> {
    (0..tokens.list.len()).find(|&i| tokens.is(i, words.year)).and_then(|i| ending_at(tokens, words, i))
}

/// The last date that ends before or the first that begins after the words that end at `from`.
pub(super) fn nearest_after(
    tokens: &Tokens<'_>,
    words: &DocumentWords,
    from: usize,
    reach: usize,
) -> Option<PartialDate> {
    (from..tokens.list.len().min(from + reach))
        .find(|&i| tokens.is(i, words.year))
        .and_then(|i| ending_at(tokens, words, i))
}

fn ending_at(tokens: &Tokens<'_>, words: &DocumentWords, year_at: usize) -> Option<PartialDate> {
    let year = tokens.words(&(year_at..year_at + 1)).parse().ok()?;
    let month_at = year_at.checked_sub(1);
    let month = month_at.and_then(|at| words.months.iter().position(|&month| tokens.is(at, month)));
    Some(match month {
        Some(month) => PartialDate::Month(year, month as i8 + 1),
        None => PartialDate::Year(year),
    })
}
