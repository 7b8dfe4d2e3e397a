//! Prose in, dates out: "31 October and 1 November 2017", "9–24 November 2015", "12/09/2016", "Thursday,
//! June 4, 2015", each as exact as it was written.
//!
//! What one end of a period leaves out it takes from the other ("8 – 12 July 2013"); nothing else is
//! filled in.

use super::{PartialDate, Visit};
use crate::text::Span;
use jiff::civil::Date;

/// A date found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// Where it stands.
    pub span: Span,
    /// The date.
    pub date: PartialDate,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    Number(i8),
    Month(i8),
    Year(i16),
    Full(Date),
    Joint,
}

/// One end of a period, as far as it is written.
#[derive(Clone, Copy, Debug, Default)]
struct End {
    day: Option<i8>,
    month: Option<i8>,
    year: Option<i16>,
    span: Span,
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// All dates in `text`, in order; a year alone counts.
pub fn find(text: &str) -> Vec<Dated> {
    runs(text).iter().flat_map(|run| resolve(ends(run))).collect()
}

/// The first date in `text` that names at least a month.
pub fn first(text: &str) -> Option<Dated> {
    find(text).into_iter().find(|dated| !matches!(dated.date, PartialDate::Year(_)))
}

/// The first period in `text`: from its first day to its last, several periods joined by "and" as one.
pub fn period(text: &str) -> Option<(Span, Visit)> {
    let mut whole: Option<(Span, Visit)> = None;
    for run in runs(text) {
        let dates: Vec<Dated> = resolve(ends(&run));
        let exact: Vec<Dated> = dates.into_iter().filter(|d| !matches!(d.date, PartialDate::Year(_))).collect();
        let (Some(first), Some(last)) = (exact.iter().min_by_key(|d| d.date), exact.iter().max_by_key(|d| d.date))
        else {
            continue;
        };
        let span = Span::new(run.first().map_or(0, |t| t.1.start), run.last().map_or(0, |t| t.1.end));
        let visit = Visit { start: first.date, end: last.date };
        whole = match whole {
            None => Some((span, visit)),
            Some((earlier, so_far)) if joined(text.get(earlier.end..span.start).unwrap_or_default()) => {
                let visit = Visit { start: so_far.start.min(visit.start), end: so_far.end.max(visit.end) };
                Some((Span::new(earlier.start, span.end), visit))
            }
            done => return done,
        };
    }
    whole
}

/// Whether `text` is one date and nothing but the words dates come with.
pub fn is_only_a_date(text: &str) -> Option<Dated> {
    let dated = first(text)?;
    let before = text.get(..dated.span.start)?;
    let after = text.get(dated.span.end..)?;
    let spare = |words: &str| {
        words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(|word| {
            let word = word.to_ascii_lowercase();
            weekday(&word)
                || ["published", "updated", "posted", "date", "on", "at", "gmt", "bst", "am", "pm", "first", "last"]
                    .contains(&word.as_str())
                || word.trim_end_matches("am").trim_end_matches("pm").bytes().all(|b| b.is_ascii_digit())
        })
    };
    (spare(before) && spare(after)).then_some(dated)
}

fn joined(gap: &str) -> bool {
    gap.len() < 40 && gap.split_whitespace().any(|word| word == "and" || word == "&")
}

/// Runs of date words that nothing but spaces and joining words part.
fn runs(text: &str) -> Vec<Vec<(Token, Span)>> {
    let mut runs = vec![Vec::new()];
    let mut at = 0;
    while let Some((word, span)) = next_word(text, at) {
        at = span.end;
        let lower = word.to_ascii_lowercase();
        let token = token(&lower);
        match (token, runs.last_mut()) {
            (Some(token), Some(run)) => run.push((token, span)),
            (None, Some(run)) if !run.is_empty() && !skipped(&lower) => runs.push(Vec::new()),
            _ => {}
        }
    }
    runs.retain(|run| run.iter().any(|(token, _)| !matches!(token, Token::Joint | Token::Number(_))));
    for run in &mut runs {
        trim_joints(run);
    }
    runs
}

fn trim_joints(run: &mut Vec<(Token, Span)>) {
    let joint = |t: Option<&(Token, Span)>| t.is_some_and(|(token, _)| *token == Token::Joint);
    while joint(run.last()) {
        run.pop();
    }
    while joint(run.first()) {
        run.remove(0);
    }
}

/// The next word: letters, digits (with slashes and dots inside), or one mark.
fn next_word(text: &str, from: usize) -> Option<(&str, Span)> {
    let rest = text.get(from..)?;
    let start = rest.find(|c: char| !c.is_whitespace())?;
    let word = rest.get(start..)?;
    let first = word.chars().next()?;
    let inside = |c: char| {
        if first.is_ascii_digit() {
            c.is_ascii_alphanumeric() || c == '/'
        } else {
            first.is_alphabetic() && c.is_alphabetic()
        }
    };
    let whole = iso_len(word).or_else(|| clock_len(word));
    let len = whole.unwrap_or_else(|| word.find(|c| !inside(c)).unwrap_or(word.len())).max(first.len_utf8());
    Some((&word[..len], Span::new(from + start, from + start + len)))
}

fn iso_len(word: &str) -> Option<usize> {
    let head = word.get(..10)?;
    head.parse::<Date>().ok().map(|_| 10)
}

/// "09:14" is no day and no month.
fn clock_len(word: &str) -> Option<usize> {
    let hours = word.bytes().take(3).position(|b| b == b':').filter(|hours| *hours > 0)?;
    let is_digit = |at: usize| word.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let is_time = (0..hours).all(is_digit) && is_digit(hours + 1) && is_digit(hours + 2) && !is_digit(hours + 3);
    is_time.then_some(hours + 3)
}

fn token(word: &str) -> Option<Token> {
    match word {
        "to" | "and" | "until" | "till" | "through" | "–" | "—" | "-" | "‒" | "−" | "‐" | "‑" | "&" => {
            return Some(Token::Joint);
        }
        _ => {}
    }
    let first = word.as_bytes().first()?;
    if first.is_ascii_digit() { number(word) } else { month(word).map(Token::Month) }
}

fn number(word: &str) -> Option<Token> {
    if let Ok(date) = word.parse::<Date>() {
        return Some(Token::Full(date));
    }
    if word.contains('/') {
        let mut parts = word.split('/').map(str::parse::<i16>);
        let (Some(Ok(day)), Some(Ok(month)), Some(Ok(year)), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return None;
        };
        let year = if year < 100 { 2000 + year } else { year };
        return Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().map(Token::Full);
    }
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    let number: i16 = digits.parse().ok()?;
    match (digits.len(), number) {
        (1 | 2, 1..=31) => Some(Token::Number(i8::try_from(number).ok()?)),
        (4, 1990..=2100) if digits.len() == word.len() => Some(Token::Year(number)),
        _ => None,
    }
}

/// The number of the month whose name, whole or cut short, is `word` in small letters.
pub fn month(word: &str) -> Option<i8> {
    let known =
        MONTHS.iter().position(|name| *name == word || (word.len() >= 3 && word.len() <= 4 && name.starts_with(word)));
    known.and_then(|i| i8::try_from(i + 1).ok())
}

fn weekday(word: &str) -> bool {
    word.len() >= 3
        && ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
            .iter()
            .any(|day| *day == word || (word.len() <= 4 && day.starts_with(word)))
}

fn skipped(word: &str) -> bool {
    matches!(word, "," | "." | "of" | "the") || weekday(word)
}

/// The ends of a run, in order, as far as each is written.
fn ends(run: &[(Token, Span)]) -> Vec<End> {
    let mut ends = Vec::new();
    let mut at = 0;
    while let Some(&(token, span)) = run.get(at) {
        let next = |i: usize| run.get(at + i).map(|(token, span)| (*token, span.end));
        let mut end = End { span, ..End::default() };
        let taken = match (token, next(1), next(2)) {
            (Token::Full(date), ..) => {
                end = End { day: Some(date.day()), month: Some(date.month()), year: Some(date.year()), span };
                1
            }
            (Token::Number(day), Some((Token::Month(month), _)), Some((Token::Year(year), stop)))
            | (Token::Month(month), Some((Token::Number(day), _)), Some((Token::Year(year), stop))) => {
                end = End { day: Some(day), month: Some(month), year: Some(year), span: Span::new(span.start, stop) };
                3
            }
            (Token::Number(day), Some((Token::Month(month), stop)), _) => {
                end = End { day: Some(day), month: Some(month), year: None, span: Span::new(span.start, stop) };
                2
            }
            (Token::Month(month), Some((Token::Year(year), stop)), _) => {
                end = End { day: None, month: Some(month), year: Some(year), span: Span::new(span.start, stop) };
                2
            }
            (Token::Number(day), ..) => {
                end.day = Some(day);
                1
            }
            (Token::Month(month), ..) => {
                end.month = Some(month);
                1
            }
            (Token::Year(year), ..) => {
                end.year = Some(year);
                1
            }
            (Token::Joint, ..) => {
                at += 1;
                continue;
            }
        };
        ends.push(end);
        at += taken;
    }
    ends
}

/// Each end with what it leaves out taken from the one after it, else from the one before.
fn resolve(mut ends: Vec<End>) -> Vec<Dated> {
    let mut later = End::default();
    for end in ends.iter_mut().rev() {
        if end.day.is_some() && end.month.is_none() {
            end.month = later.month;
        }
        if end.month.is_some() && end.year.is_none() {
            end.year =
                later.year.map(|year| if end.month > later.month && later.month.is_some() { year - 1 } else { year });
        }
        later = *end;
    }
    let mut earlier = End::default();
    for end in &mut ends {
        if end.month.is_some() && end.year.is_none() {
            end.year = earlier.year;
        }
        earlier = *end;
    }
    ends.into_iter().filter_map(dated).collect()
}

fn dated(end: End) -> Option<Dated> {
    let date = match (end.day, end.month, end.year?) {
        (Some(day), Some(month), year) => PartialDate::Day(Date::new(year, month, day).ok()?),
        (None, Some(month), year) => PartialDate::Month(year, month),
        (None, None, year) => PartialDate::Year(year),
        (Some(_), None, _) => return None,
    };
    Some(Dated { span: end.span, date })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(text: &str) -> String {
        period(text).map_or_else(String::new, |(_, visit)| format!("{} {}", visit.start, visit.end))
    }

    #[test]
    fn a_period_is_read_in_every_form_it_is_written_in() {
        for (written, meant) in [
            ("31 October and 1 November 2017", "2017-10-31 2017-11-01"),
            ("9–24 November 2015", "2015-11-09 2015-11-24"),
            ("8 – 12 July 2013", "2013-07-08 2013-07-12"),
            ("18 Feb 2014 – 12 March 2014", "2014-02-18 2014-03-12"),
            ("05 July 2016–27 July 2016", "2016-07-05 2016-07-27"),
            ("5 July 2016–27 July", "2016-07-05 2016-07-27"),
            ("27 September 2021 to 8 October 2021", "2021-09-27 2021-10-08"),
            ("27 February to 23 March 2017", "2017-02-27 2017-03-23"),
            ("12/09/2016 - 06/10/2016", "2016-09-12 2016-10-06"),
            ("12 September 2018", "2018-09-12 2018-09-12"),
            ("the 3rd and 4th of May 2018", "2018-05-03 2018-05-04"),
            ("Tuesday 3 to Thursday 5 November 2020", "2020-11-03 2020-11-05"),
            ("12 December to 13 January 2022", "2021-12-12 2022-01-13"),
            ("8 July 2019 to 12 July 2019 and 7 August 2019 to 8 August 2019", "2019-07-08 2019-08-08"),
            ("19 November – 11 December 2013 and 28 – 30 January 2014", "2013-11-19 2014-01-30"),
            ("3 May 2018, and again on 9 May 2018", "2018-05-03 2018-05-09"),
            ("in October 2017", "2017-10 2017-10"),
        ] {
            assert_eq!(visit(written), meant, "{written}");
        }
    }

    #[test]
    fn numbers_that_are_no_dates_are_left_alone() {
        for none in ["16- and 17-year-olds", "sections 17 and 47", "72% of 31 cases", "in May", "the 1989 Act", ""] {
            assert_eq!(visit(none), "", "{none}");
        }
    }

    #[test]
    fn a_date_stays_as_exact_as_it_is() {
        let read = |text| find(text).iter().map(|dated| dated.date.to_string()).collect::<Vec<_>>();
        assert_eq!(read("inspected in 2014, again in June 2015 and on 4 May 2016"), ["2014", "2015-06", "2016-05-04"]);
        assert_eq!(read("Thursday, June 4, 2015"), ["2015-06-04"]);
        assert_eq!(read("30 February 2017"), Vec::<String>::new());
        assert_eq!(read("2017-11-30"), ["2017-11-30"]);
    }

    #[test]
    fn a_line_of_a_date_alone_is_told_from_a_sentence() {
        assert!(is_only_a_date("Published: 09 February 2018, 10:15am").is_some());
        assert!(is_only_a_date("| 09 February 2018").is_some());
        let clock = is_only_a_date("Published: 09:14 GMT, 5 FEB 2018").map(|dated| dated.date.to_string());
        assert_eq!(clock.as_deref(), Some("2018-02-05"), "a clock is no day");
        assert!(is_only_a_date("The visit was on 9 February 2018").is_none());
    }
}
