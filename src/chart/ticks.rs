//! The ends of an axis in, the places of its ticks out: whole years, or months by halves of years.

use super::marks::{Axis, Tick};
use crate::trajectory::TimeAxis;

/// Spaces between years, narrow first.
const YEARS: [f64; 5] = [1.0, 2.0, 5.0, 10.0, 20.0];
/// Spaces between months, narrow first.
const MONTHS: [f64; 5] = [6.0, 12.0, 24.0, 60.0, 120.0];

impl Axis {
    /// Its ticks at the narrowest spacing that needs no more than `most`.
    pub fn ticks(&self, most: usize) -> Vec<Tick> {
        let steps = match self.kind {
            TimeAxis::Calendar => YEARS,
            TimeAxis::MonthsSinceInadequate => MONTHS,
        };
        let count = |step: f64| (self.to / step).floor() - (self.from / step).ceil() + 1.0;
        let step = steps.into_iter().find(|&step| count(step) <= most as f64).unwrap_or(steps[steps.len() - 1]);
        let first = (self.from / step).ceil();
        (0..count(step).max(0.0) as usize).map(|i| (first + i as f64) * step).map(tick).collect()
    }
}

fn tick(at: f64) -> Tick {
    // A minus sign, not a hyphen; and no "−0".
    let text = if at < 0.0 { format!("−{:.0}", -at) } else { format!("{:.0}", at.abs()) };
    Tick { at, text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(kind: TimeAxis, from: f64, to: f64, most: usize) -> Vec<String> {
        Axis { kind, from, to, title: None }.ticks(most).into_iter().map(|tick| tick.text).collect()
    }

    #[test]
    fn years_stand_at_one_two_or_five() {
        assert_eq!(texts(TimeAxis::Calendar, 2016.4, 2019.2, 8), ["2017", "2018", "2019"]);
        assert_eq!(texts(TimeAxis::Calendar, 2009.5, 2020.0, 6), ["2010", "2012", "2014", "2016", "2018", "2020"]);
        assert_eq!(texts(TimeAxis::Calendar, 2009.5, 2026.0, 5), ["2010", "2015", "2020", "2025"]);
    }

    #[test]
    fn months_stand_at_half_years_and_keep_their_sign() {
        assert_eq!(texts(TimeAxis::MonthsSinceInadequate, -13.0, 20.0, 8), ["−12", "−6", "0", "6", "12", "18"]);
        assert_eq!(texts(TimeAxis::MonthsSinceInadequate, -13.0, 100.0, 6), ["0", "24", "48", "72", "96"]);
    }

    #[test]
    fn an_axis_without_length_or_sense_has_few_ticks() {
        assert!(texts(TimeAxis::Calendar, 2017.2, 2017.2, 8).is_empty());
        assert!(texts(TimeAxis::Calendar, 2020.0, 2010.0, 8).is_empty());
        assert!(texts(TimeAxis::Calendar, f64::NAN, 2010.0, 8).is_empty());
    }
}
