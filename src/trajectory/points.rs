//! Findings of one document in, one point for each council out (codebook, "Scoring a document").
//!
//! The median is the middle level, or half-way between the two middle ones; quartiles follow the same
//! rule a quarter and three quarters of the way (the inverse of the empirical distribution, midpoint at
//! its steps: definition 2 of Hyndman and Fan, "Sample quantiles in statistical packages", The American
//! Statistician 50, 1996). Nothing here adds levels up.

use super::HalfLevel;
use crate::document::{CouncilName, PartialDate};
use crate::scoring::{Finding, Level, Scope};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How many headline findings it takes for them to speak for the document.
const ENOUGH_HEADLINES: usize = 2;

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
/// first mention. `date` is the document's; findings dated earlier are left out.
pub fn points<'a>(findings: impl IntoIterator<Item = &'a Finding>, date: Option<PartialDate>) -> Vec<Point> {
    let mut councils: Vec<(&CouncilName, Vec<Told<'_>>)> = Vec::new();
    for told in findings.into_iter().filter_map(|finding| Told::new(finding, date)) {
        match councils.iter_mut().find(|(name, _)| *name == told.council) {
            Some((_, of_council)) => of_council.push(told),
            None => councils.push((told.council, vec![told])),
        }
    }
    councils.sort_by_key(|(_, told)| told.iter().map(|t| t.finding.span).min());
    councils.iter().filter_map(|(council, told)| point(council, told, date)).collect()
}

/// A finding that counts towards a point, with what the point needs of it.
struct Told<'a> {
    finding: &'a Finding,
    council: &'a CouncilName,
    level: Level,
}

impl<'a> Told<'a> {
    fn new(finding: &'a Finding, date: Option<PartialDate>) -> Option<Self> {
        let counts = finding.counted && !is_history(finding, date);
        counts.then_some(Self { finding, council: finding.council.as_ref()?, level: finding.level()? })
    }
}

/// Whether the whole of the time the finding speaks of was over when the document's time began.
pub fn is_history(finding: &Finding, date: Option<PartialDate>) -> bool {
    matches!((finding.date, date), (Some(told), Some(now)) if told.last_day() < now.first_day())
}

fn point(council: &CouncilName, told: &[Told<'_>], date: Option<PartialDate>) -> Option<Point> {
    let outvoted = outvoted_sentences(told);
    let speaks = |t: &&Told<'_>| !(is_minority(t.finding.scope) && outvoted.contains(sentence_of(t.finding)));
    let headlines = || told.iter().filter(|t| t.finding.headline);
    let basis = if headlines().count() >= ENOUGH_HEADLINES { Basis::Headline } else { Basis::Body };
    let speaking = match basis {
        Basis::Headline => sorted(headlines().filter(speaks)),
        Basis::Body => sorted(told.iter().filter(speaks)),
    };
    let all = sorted(told.iter());
    Some(Point {
        council: council.clone(),
        date,
        level: quantile(&speaking, 2)?,
        low: quantile(&all, 1)?,
        high: quantile(&all, 3)?,
        count: all.len(),
        basis,
    })
}

fn sorted<'a>(told: impl Iterator<Item = &'a Told<'a>>) -> Vec<Level> {
    let mut levels: Vec<Level> = told.map(|t| t.level).collect();
    levels.sort_unstable();
    levels
}

fn is_minority(scope: Option<Scope>) -> bool {
    matches!(scope, Some(Scope::Some | Scope::Few))
}

/// A sentence by its words; a finding without one stands for itself.
fn sentence_of(finding: &Finding) -> &str {
    if finding.sentence.is_empty() { &finding.quote } else { &finding.sentence }
}

/// Sentences that give `most` one level and `some` or `few` another: there `most` speaks for all.
fn outvoted_sentences<'a>(told: &[Told<'a>]) -> BTreeSet<&'a str> {
    let mut levels: BTreeMap<&str, (BTreeSet<Level>, BTreeSet<Level>)> = BTreeMap::new();
    for t in told {
        let (most, minority) = levels.entry(sentence_of(t.finding)).or_default();
        match t.finding.scope {
            Some(Scope::Most) => most.insert(t.level),
            scope if is_minority(scope) => minority.insert(t.level),
            _ => false,
        };
    }
    let differ = |(most, minority): &(BTreeSet<Level>, BTreeSet<Level>)| !most.is_empty() && !minority.is_subset(most);
    levels.into_iter().filter(|(_, both)| differ(both)).map(|(sentence, _)| sentence).collect()
}

/// The level `quarters` of the way up `levels`, which are in order; half-way between two where the
/// way ends between them.
pub fn quantile(levels: &[Level], quarters: usize) -> Option<HalfLevel> {
    let way = levels.len() * quarters;
    let below = levels.get((way.div_ceil(4)).saturating_sub(1))?;
    let above = if way.is_multiple_of(4) { levels.get(way / 4).unwrap_or(below) } else { below };
    Some(HalfLevel::midway(*below, *above))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(numbers: &[u8]) -> Vec<Level> {
        numbers.iter().filter_map(|&n| Level::from_number(n)).collect()
    }

    fn quartiles(numbers: &[u8]) -> Vec<f64> {
        (1..=3).filter_map(|q| quantile(&levels(numbers), q)).map(HalfLevel::value).collect()
    }

    #[test]
    fn the_median_of_an_even_count_lies_half_way() {
        assert_eq!(quartiles(&[2, 2, 3, 5]), [2.0, 2.5, 4.0]);
    }

    #[test]
    fn quartiles_of_an_odd_count_are_levels_that_were_given() {
        assert_eq!(quartiles(&[1, 2, 4, 5, 7]), [2.0, 4.0, 5.0]);
    }

    #[test]
    fn one_level_is_its_own_quartiles_and_none_has_none() {
        assert_eq!(quartiles(&[6]), [6.0, 6.0, 6.0]);
        assert!(quartiles(&[]).is_empty());
    }

    #[test]
    fn two_levels_have_themselves_as_quartiles() {
        assert_eq!(quartiles(&[2, 5]), [2.0, 3.5, 5.0]);
    }
}
