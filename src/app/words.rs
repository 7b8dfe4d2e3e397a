//! How the window says dates, counts, kinds and levels: one place, so that it always says them alike.

use crate::document::{Origin, PartialDate};
use crate::scoring::{Scope, Theme};
use crate::trajectory::HalfLevel;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn month(number: i8) -> &'static str {
    usize::try_from(number - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or("?")
}

/// "31 Oct 2017", "Jun 2015" or "2014", as exact as it is known.
pub fn date(date: PartialDate) -> String {
    match date {
        PartialDate::Year(year) => year.to_string(),
        PartialDate::Month(year, number) => format!("{} {year}", month(number)),
        PartialDate::Day(day) => format!("{} {} {}", day.day(), month(day.month()), day.year()),
    }
}

/// "31 Oct 2017, 14:02".
pub fn moment(at: jiff::civil::DateTime) -> String {
    format!("{}, {:02}:{:02}", date(PartialDate::Day(at.date())), at.hour(), at.minute())
}

/// The month that a year with a fraction lies in: "Apr 2017".
pub fn month_of(year: f64) -> String {
    // A little is added, or the first of a month would fall into the one before.
    let months = (year * 12.0 + 1e-6).floor();
    let month_number = (months.rem_euclid(12.0)) as i8 + 1;
    format!("{} {}", month(month_number), (months / 12.0).floor())
}

/// "1 finding", "3 findings".
pub fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

/// "9 findings" where all count, else "9 counted, 5 not": the one way in which findings are numbered.
pub fn findings(all: usize, counted: usize) -> String {
    match all.saturating_sub(counted) {
        0 => count(all, "finding", "findings"),
        not => format!("{counted} counted, {not} not"),
    }
}

/// "9th".
pub fn ordinal(number: u8) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// "Steady", or "Insufficient to Limited" half-way between two.
pub fn half_level(level: HalfLevel) -> String {
    let (low, high) = level.levels();
    if low == high { low.name().to_owned() } else { format!("{low} to {high}") }
}

/// "2", or "2½" half-way to the next.
pub fn half_number(level: HalfLevel) -> String {
    let (low, high) = level.levels();
    if low == high { low.number().to_string() } else { format!("{}½", low.number()) }
}

/// "help and protection".
pub fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::Overall => "overall",
        Theme::Leadership => "leadership",
        Theme::HelpAndProtection => "help and protection",
        Theme::EarlyHelp => "early help",
        Theme::ChildrenInCare => "children in care",
        Theme::CareLeavers => "care leavers",
        Theme::Adoption => "adoption",
        Theme::Workforce => "workforce",
        Theme::ManagementOversight => "management oversight",
        Theme::Partnership => "partnership",
    }
}

/// "most".
pub fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::Few => "few",
        Scope::Some => "some",
        Scope::Most => "most",
        Scope::Overall => "overall",
    }
}

/// The same with a capital letter: "Monitoring visit letter" for `monitoring visit letter`.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Where a fact came from: "from the text".
pub fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Text(_) => "from the text",
        Origin::FileName => "from the file's name",
        Origin::MetaData => "from the file's own data",
        Origin::Inferred => "worked out from other facts",
        Origin::Record => "from a published record",
        Origin::Analyst => "set by you",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::Level;

    #[test]
    fn a_date_is_said_as_exactly_as_it_is_known() {
        let said = |iso: &str| iso.parse().map(date).ok();
        assert_eq!(said("2017-10-31").as_deref(), Some("31 Oct 2017"));
        assert_eq!(said("2015-06").as_deref(), Some("Jun 2015"));
        assert_eq!(said("2014").as_deref(), Some("2014"));
    }

    #[test]
    fn a_place_on_the_axis_is_said_as_its_month() {
        assert_eq!([2017.0, 2017.25, 2017.99].map(month_of), ["Jan 2017", "Apr 2017", "Dec 2017"]);
    }

    #[test]
    fn findings_that_do_not_count_are_told_apart() {
        assert_eq!(
            [(9, 9), (14, 9), (1, 1), (2, 0)].map(|(all, counted)| findings(all, counted)),
            ["9 findings", "9 counted, 5 not", "1 finding", "0 counted, 2 not"]
        );
    }

    #[test]
    fn ordinals_end_as_english_has_them() {
        let said: Vec<String> = [1, 2, 3, 4, 9, 11, 12, 13, 21, 112].into_iter().map(ordinal).collect();
        assert_eq!(said, ["1st", "2nd", "3rd", "4th", "9th", "11th", "12th", "13th", "21st", "112th"]);
    }

    #[test]
    fn a_level_between_two_names_both() {
        assert_eq!(half_level(HalfLevel::midway(Level::Insufficient, Level::Limited)), "Insufficient to Limited");
        assert_eq!(half_level(Level::Steady.into()), "Steady");
        assert_eq!(half_number(HalfLevel::midway(Level::Insufficient, Level::Limited)), "2½");
        assert_eq!(half_number(Level::Steady.into()), "5");
    }
}
