//! Dates in, places on a time axis out: calendar years, or months since a judgement of inadequate.

use super::series::{Judged, Series};
use crate::document::{Grade, PartialDate};
use serde::{Deserialize, Serialize};

/// The present framework of judgements began; an inadequate of before meant something else.
const FIRST_YEAR: i16 = 2013;

/// What the x axis counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum TimeAxis {
    /// Dates.
    #[default]
    Calendar,
    /// Months since a council's judgement of inadequate.
    MonthsSinceInadequate,
}

/// Which judgement of inadequate months are counted from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Since {
    /// The first since 2013.
    #[default]
    First,
    /// The latest.
    Latest,
}

/// Turns dates into places on one council's x axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Clock {
    /// Years with a fraction.
    Calendar,
    /// Months since this day's place in the calendar.
    MonthsSince(PartialDate),
}

impl Clock {
    /// The clock of `series`; none where months are asked for and it was never judged inadequate.
    pub fn of(series: &Series, axis: TimeAxis, since: Since) -> Option<Self> {
        match axis {
            TimeAxis::Calendar => Some(Self::Calendar),
            TimeAxis::MonthsSinceInadequate => inadequate(series, since).map(|judged| Self::MonthsSince(judged.date)),
        }
    }

    /// Where `date` stands.
    pub fn place(self, date: PartialDate) -> f64 {
        self.place_of_year(date.year_fraction())
    }

    /// Where a year with a fraction stands.
    pub fn place_of_year(self, year: f64) -> f64 {
        match self {
            Self::Calendar => year,
            Self::MonthsSince(start) => (year - start.year_fraction()) * 12.0,
        }
    }
}

/// The judgement of inadequate that months are counted from.
pub fn inadequate(series: &Series, since: Since) -> Option<&Judged> {
    let mut found =
        series.judgements.iter().filter(|j| j.date.year() >= FIRST_YEAR && j.grade() == Some(Grade::Inadequate));
    match since {
        Since::First => found.next(),
        Since::Latest => found.next_back(),
    }
}
