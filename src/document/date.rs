//! Dates as exact as the text gives them: a year, a month or a day, never filled in.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A date that may be only a year or a month. Ordered by its first day, the coarser first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartialDate {
    /// `2014`
    Year(i16),
    /// `2015-06`
    Month(i16, i8),
    /// `2017-11-30`
    Day(Date),
}

impl PartialDate {
    /// The day it begins on.
    pub fn first_day(self) -> Date {
        match self {
            Self::Year(year) => Date::constant(year, 1, 1),
            Self::Month(year, month) => Date::constant(year, month, 1),
            Self::Day(day) => day,
        }
    }

    /// The day it ends on.
    pub fn last_day(self) -> Date {
        match self {
            Self::Year(year) => Date::constant(year, 12, 31),
            Self::Month(year, month) => Date::constant(year, month, 1).last_of_month(),
            Self::Day(day) => day,
        }
    }

    /// Whether the two can be the same day, given with different exactness.
    pub fn may_be(self, other: Self) -> bool {
        self.first_day() <= other.last_day() && other.first_day() <= self.last_day()
    }

    /// Where it is drawn on a time axis: the middle of what it may mean, in years with a fraction.
    pub fn year_fraction(self) -> f64 {
        let fraction =
            |day: Date| f64::from(day.year()) + f64::from(day.day_of_year() - 1) / f64::from(day.days_in_year());
        f64::midpoint(fraction(self.first_day()), fraction(self.last_day()))
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.first_day().year()
    }

    fn exactness(self) -> u8 {
        match self {
            Self::Year(_) => 0,
            Self::Month(..) => 1,
            Self::Day(_) => 2,
        }
    }
}

impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.first_day(), self.exactness()).cmp(&(other.first_day(), other.exactness()))
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(day) => write!(f, "{day}"),
        }
    }
}

/// An ISO date was expected and something else stood there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a date; write 2017, 2017-11 or 2017-11-30")]
pub struct NotADate(pub String);

impl FromStr for PartialDate {
    type Err = NotADate;
    fn from_str(iso: &str) -> Result<Self, NotADate> {
        let wrong = || NotADate(iso.to_owned());
        let mut parts = iso.split('-');
        let year = parts.next().filter(|y| y.len() == 4).and_then(|y| y.parse().ok()).ok_or_else(wrong)?;
        let date = match (parts.next(), parts.next(), parts.next()) {
            (None, ..) => Self::Year(year),
            (Some(month), None, _) => {
                let month = month.parse().map_err(|_| wrong())?;
                Date::new(year, month, 1).map_err(|_| wrong())?;
                Self::Month(year, month)
            }
            (Some(_), Some(_), None) => Self::Day(iso.parse().map_err(|_| wrong())?),
            _ => return Err(wrong()),
        };
        Ok(date)
    }
}

impl Serialize for PartialDate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_as_exactly_as_it_was_read() {
        for iso in ["2014", "2015-06", "2017-11-30"] {
            assert_eq!(iso.parse::<PartialDate>().map(|d| d.to_string()), Ok(iso.to_owned()));
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for wrong in ["", "15", "2015-13", "2015-02-30", "2015-1-2-3", "June 2015"] {
            assert!(wrong.parse::<PartialDate>().is_err(), "{wrong}");
        }
    }
}
