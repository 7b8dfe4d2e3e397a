//! Findings in, points and series out, and what can honestly be said of them.
//!
//! Levels are ordinal: medians, ranks and counts only, never a mean or a slope. This stage may not
//! know files or sessions; decisions have been applied to the findings it is given.

use crate::document::{Area, CouncilName, Grade, PartialDate};
use crate::scoring::{Finding, Level};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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

/// What a point rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// At least two headline findings.
    Headline,
    /// All counted findings.
    Body,
}

/// What one document says of one council.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Whose.
    pub council: CouncilName,
    /// When it was true.
    pub date: Option<PartialDate>,
    /// Median of the headline findings, or of all.
    pub level: HalfLevel,
    /// Lower quartile of all counted findings.
    pub low: HalfLevel,
    /// Upper quartile of all counted findings.
    pub high: HalfLevel,
    /// How many findings were counted.
    pub count: usize,
    /// What `level` rests on.
    pub basis: Basis,
}

/// The points of one document, one for each council it makes counted findings of, in the order of
/// first mention. `date` is the document's; findings dated earlier are left out (codebook, "Scoring a
/// document").
pub fn points(findings: &[Finding], date: Option<PartialDate>) -> Vec<Point> {
    let _ = (findings, date);
    unimplemented!("owned by the trajectory helper")
}

/// A published judgement of a council.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// When inspectors finished; where it is not known, when it was published.
    pub date: PartialDate,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// Grades by area.
    pub grades: BTreeMap<Area, Grade>,
}

/// A point in a series and the document behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The caller's number for the document.
    pub document: u32,
    /// Short name: "Monitoring visit 9".
    pub label: String,
    /// Its point.
    pub point: Point,
}

/// All that is known of one council over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// Whose.
    pub council: CouncilName,
    /// Points in order of date; undated ones are not drawn and stand in `undated`.
    pub stops: Vec<Stop>,
    /// How many points have no date.
    pub undated: usize,
    /// Judgements in order of date, the ones known from the session's documents and the ones that ship.
    pub judgements: Vec<Judged>,
}
