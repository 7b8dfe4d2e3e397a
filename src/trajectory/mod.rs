//! Findings in, points and series out, and what can honestly be said of them.
//!
//! Levels are ordinal: medians, ranks and counts only, never a mean or a slope. This stage may not
//! know files or sessions; decisions have been applied to the findings it is given.

pub mod agreement;
pub mod align;
pub mod direction;
pub mod points;
pub mod series;
pub mod summary;
pub mod superiority;
pub mod themes;

pub use agreement::{Agreement, Compared, agreement};
pub use align::{Clock, Since, TimeAxis};
pub use direction::{Direction, Trend, direction};
pub use points::{Basis, Point, points};
pub use series::{Judged, Reading, Series, Stop, series};
pub use summary::summary;
pub use superiority::{Superiority, superiority};

use crate::scoring::Level;
use std::fmt;

/// A place on the Progress scale that may lie half-way between two levels, as the median of an even
/// count does. Holds twice the level's number: 2 (Declined) to 14 (Strong).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HalfLevel(u8);

impl HalfLevel {
    /// Half-way between two levels, or on one where both are the same or two apart.
    pub fn midway(a: Level, b: Level) -> Self {
        Self(a.number() + b.number())
    }

    /// For drawing and for JSON: 2.5 is half-way between Insufficient and Limited.
    pub fn value(self) -> f64 {
        f64::from(self.0) / 2.0
    }

    /// The level it is on, or the two it lies between.
    pub fn levels(self) -> (Level, Level) {
        let at = |number| Level::from_number(number).unwrap_or(Level::Strong);
        (at(self.0 / 2), at(self.0.div_ceil(2)))
    }
}

impl From<Level> for HalfLevel {
    fn from(level: Level) -> Self {
        Self::midway(level, level)
    }
}

impl fmt::Display for HalfLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.levels() {
            (on, same) if on == same => on.fmt(f),
            (below, above) => write!(f, "{below} to {above}"),
        }
    }
}
