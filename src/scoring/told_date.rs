//! The date a sentence tells of: as exact as it is written, reckoned from the day of publication ("last June",
//! "in April last year"), or from the date told before it ("three years later"). Where that is not known such
//! words give none.

use super::engine::words::Tokens;
use crate::document::{PartialDate, prose_date};
use jiff::civil::Date;
use std::ops::Range;

/// How many words behind a claim its own date may stand.
const CLOSE: usize = 5;
/// How many words around a claim, within its clause, a date is still taken for its date.
const REACH: usize = 12;

/// The dates of a sentence, each with the word it begins at, in order.
pub(super) struct Told(Vec<(usize, PartialDate)>);

impl Told {
    /// The dates of the sentence of a text published at `published`; `earlier` is the last date told before the
    /// sentence, asked for only where it speaks of that ("three years later", "at that inspection").
    pub fn of(tokens: &Tokens<'_>, published: Option<PartialDate>, earlier: impl Fn() -> Option<PartialDate>) -> Self {
        let written = prose_date::find(tokens.sentence);
        let word_at = |byte: usize| tokens.list.partition_point(|token| (token.end as usize) <= byte);
        let mut all: Vec<(usize, PartialDate)> =
            written.iter().map(|dated| (word_at(dated.span.start), dated.date)).collect();
        let free = |at: &usize| {
            let start = tokens.bytes(&(*at..*at + 1)).start;
            !written.iter().any(|dated| (dated.span.start..dated.span.end).contains(&start))
        };
        for at in (0..tokens.list.len()).filter(free) {
            let before = all.iter().rev().find(|(other, _)| *other < at).map(|(_, date)| *date);
            let from_publication = || reckoned(tokens, at, published?, before);
            let found = from_publication().or_else(|| {
                let date = referred(tokens, at, || before.or_else(&earlier))?;
                published.is_none_or(|published| date.first_day() <= published.last_day()).then_some((at, date))
            });
            if let Some((at, date)) = found.filter(|(at, _)| free(at)) {
                all.push((at, date));
                all.sort_by_key(|(at, _)| *at);
            }
        }
        Self(all)
    }

    /// The first date.
    pub fn first(&self) -> Option<PartialDate> {
        self.0.first().map(|(_, date)| *date)
    }

    /// The date of what is told in the words `told`: directly after them, else in them, else in the clause
    /// behind them or set apart from it by a comma ("…, in 2016"); before them only of an act that is over,
    /// for what "has been" is true now.
    pub fn beside(&self, tokens: &Tokens<'_>, told: &Range<usize>) -> Option<PartialDate> {
        let first = |range: Range<usize>| self.0.iter().find(|(at, _)| range.contains(at)).map(|(_, date)| *date);
        let last = |range: Range<usize>| self.0.iter().rfind(|(at, _)| range.contains(at)).map(|(_, date)| *date);
        let behind = (told.end..tokens.list.len()).take(REACH).find(|&at| is_comma(tokens, at));
        let clause = told.end..behind.unwrap_or(told.end + REACH).max(told.end + CLOSE);
        let set_apart = || behind.and_then(|comma| first(comma + 1..comma + 3));
        first(told.end..told.end + CLOSE)
            .or_else(|| last(told.clone()))
            .or_else(|| first(clause))
            .or_else(set_apart)
            .or_else(|| self.before(tokens, told).filter(|_| !lasts(tokens, told)))
    }

    /// The date that opens the sentence, or stands in the clause of `told` or right before it.
    fn before(&self, tokens: &Tokens<'_>, told: &Range<usize>) -> Option<PartialDate> {
        let (at, date) = self.0.iter().rev().find(|(at, _)| *at < told.start)?;
        let gap = told.start - at;
        let from = apposed(tokens, *at).unwrap_or(*at);
        // "The inspection in 2016, when services were judged …": the clause goes on.
        let parts = |at: usize| is_comma(tokens, at) && !word(tokens, at + 1).eq_ignore_ascii_case("when");
        let clause = || !(from..told.start).any(parts);
        (*at <= 2 || gap < CLOSE || gap <= REACH && clause()).then_some(*date)
    }
}

/// Where words go on after a date set between commas ("the last inspection, in 2016, …").
fn apposed(tokens: &Tokens<'_>, date: usize) -> Option<usize> {
    let opened = (date.saturating_sub(2)..date).any(|word| is_comma(tokens, word));
    let closed = (date..date + 3).find(|word| is_comma(tokens, *word));
    closed.filter(|_| opened).map(|comma| comma + 1)
}

/// Whether the words tell of what is so now: "has been rated", "are judged".
fn lasts(tokens: &Tokens<'_>, told: &Range<usize>) -> bool {
    ["has", "have", "is", "are"].iter().any(|now| word(tokens, told.start).eq_ignore_ascii_case(now))
}

fn is_comma(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.list.get(at).is_some_and(|token| token.mark.is_some()) && word(tokens, at) == ","
}

fn word<'a>(tokens: &'a Tokens<'_>, at: usize) -> &'a str {
    tokens.words(&(at..at + 1))
}

/// A date told by its distance from publication, with its first word; `before` is the date told before it.
fn reckoned(
    tokens: &Tokens<'_>,
    at: usize,
    published: PartialDate,
    before: Option<PartialDate>,
) -> Option<(usize, PartialDate)> {
    let lower = |at: usize| word(tokens, at).to_ascii_lowercase();
    let (first, second) = (lower(at), lower(at + 1));
    let now = month_of(published);
    // "July last year" is told at its month.
    let follows_month = || at > 0 && prose_date::month(&lower(at - 1)).is_some();
    let date = match (first.as_str(), second.as_str()) {
        ("last" | "previous" | "this", "year") if follows_month() => return None,
        ("last" | "previous", "year") => PartialDate::Year(published.year() - 1),
        ("this", "year") => PartialDate::Year(published.year()),
        ("last", "month") => months_back(now?, 1),
        ("previous", "month") => months_back(before.and_then(month_of).or(now)?, 1),
        (count, "year" | "years") if lower(at + 2) == "ago" => PartialDate::Year(published.year() - number(count)?),
        (month, turn @ ("last" | "this")) if lower(at + 2) == "year" => {
            let back = i16::from(turn == "last");
            PartialDate::Month(published.year() - back, prose_date::month(month)?)
        }
        (month, _) if prose_date::month(month).is_some() && day_beside(tokens, at).is_some() => {
            latest_day(prose_date::month(month)?, day_beside(tokens, at)?, published.last_day())?
        }
        ("last", season) if season_ends(season).is_some() => {
            let (year, month) = now?;
            PartialDate::Year(if season_ends(season)? < month { year } else { year - 1 })
        }
        ("last" | "in" | "since", month) => {
            let month = prose_date::month(month).filter(|_| lower(at + 3) != "year")?;
            return Some((at + 1, latest(month, now?, first == "last")));
        }
        _ => return None,
    };
    Some((at, date))
}

/// A date told by the one before it: "three years later", "the following year", "at that inspection".
fn referred(tokens: &Tokens<'_>, at: usize, before: impl Fn() -> Option<PartialDate>) -> Option<PartialDate> {
    let lower = |at: usize| word(tokens, at).to_ascii_lowercase();
    let (first, second, third) = (lower(at), lower(at + 1), lower(at + 2));
    let years_on = |years: i16| before().map(|date| PartialDate::Year(date.year() + years));
    match (first.as_str(), second.as_str(), third.as_str()) {
        (count, "year" | "years", "later") => years_on(number(count)?),
        ("the", "following" | "next", "year") => years_on(1),
        ("at" | "in" | "during", "that", "inspection" | "visit" | "review" | "time") => before(),
        _ => None,
    }
}

fn month_of(date: PartialDate) -> Option<(i16, i8)> {
    match date {
        PartialDate::Year(_) => None,
        PartialDate::Month(year, month) => Some((year, month)),
        PartialDate::Day(day) => Some((day.year(), day.month())),
    }
}

fn months_back((year, month): (i16, i8), back: i8) -> PartialDate {
    if month > back { PartialDate::Month(year, month - back) } else { PartialDate::Month(year - 1, month + 12 - back) }
}

/// The latest `month` up to `now`, or before it where it was the last one.
fn latest(month: i8, (year, now): (i16, i8), past: bool) -> PartialDate {
    let passed = month < now || month == now && !past;
    PartialDate::Month(if passed { year } else { year - 1 }, month)
}

/// The latest such day up to `now`.
fn latest_day(month: i8, day: i8, now: Date) -> Option<PartialDate> {
    let of = |year: i16| Date::new(year, month, day).ok().filter(|date| *date <= now);
    of(now.year()).or_else(|| of(now.year() - 1)).map(PartialDate::Day)
}

/// The day told with the name of a month: "29 January", "the 29th of January", "on Monday, January 29".
fn day_beside(tokens: &Tokens<'_>, month: usize) -> Option<i8> {
    let bytes = tokens.bytes(&(month..month + 1));
    let (before, after) = (tokens.sentence.get(..bytes.start)?, tokens.sentence.get(bytes.end..)?);
    if !word(tokens, month).starts_with(char::is_uppercase) {
        return None;
    }
    let mut lead = before.split_whitespace().rev().filter(|word| *word != "of");
    let last = lead.next().unwrap_or_default();
    let on = || last == "on" || last.trim_end_matches(',').ends_with("day");
    day(last).or_else(|| day(after.split_whitespace().next().filter(|_| on())?))
}

fn day(word: &str) -> Option<i8> {
    let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    let bare = ["st", "nd", "rd", "th"].iter().find_map(|end| bare.strip_suffix(end)).unwrap_or(bare);
    bare.parse().ok().filter(|day| (1..=31).contains(day))
}

/// The last month of a season that lies within one year.
fn season_ends(season: &str) -> Option<i8> {
    match season {
        "spring" => Some(5),
        "summer" => Some(8),
        "autumn" => Some(11),
        _ => None,
    }
}

fn number(word: &str) -> Option<i16> {
    const NUMBERS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let word = if word == "a" { "one" } else { word };
    NUMBERS.iter().position(|number| *number == word).and_then(|at| i16::try_from(at + 1).ok())
}
