//! An entry and the findings another lexicon makes of it in, what would change out: so that an analyst
//! sees it before it is done. May not change anything itself.

use super::EntryId;
use super::derive::Derived;
use crate::document::CouncilName;
use crate::scoring::{Claim, Finding};
use crate::trajectory::HalfLevel;
use std::sync::Arc;

/// What would change in one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The entry.
    pub entry: EntryId,
    /// Findings it would have more, in reading order.
    pub added: Vec<Finding>,
    /// Findings it would have no longer.
    pub removed: Vec<Finding>,
    /// Findings whose claim would be another: the claim now, and the finding then.
    pub moved: Vec<(Claim, Finding)>,
    /// Points that would lie elsewhere, come or go.
    pub points: Vec<PointMoved>,
}

/// A point that would lie elsewhere, after the analyst's decisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointMoved {
    /// Whose.
    pub council: CouncilName,
    /// Where it lies; none where there is none.
    pub from: Option<HalfLevel>,
    /// Where it would lie.
    pub to: Option<HalfLevel>,
}

/// What `findings` would change of `entry`; none where they change nothing a reader would see.
pub fn change(entry: &Derived, findings: &[Finding]) -> Option<Change> {
    let before = &entry.entry.findings;
    if before == findings {
        return None;
    }
    let pairs = paired(before, findings);
    let added = findings.iter().enumerate().filter(|(at, _)| !pairs.iter().any(|(_, there)| there == at));
    let removed = before.iter().enumerate().filter(|(at, _)| !pairs.iter().any(|(there, _)| there == at));
    let both = pairs.iter().filter_map(|(a, b)| Some((before.get(*a)?, findings.get(*b)?)));
    let change = Change {
        entry: entry.id(),
        added: added.map(|(_, finding)| finding.clone()).collect(),
        removed: removed.map(|(_, finding)| finding.clone()).collect(),
        moved: both.filter(|(a, b)| a.claim != b.claim).map(|(a, b)| (a.claim, b.clone())).collect(),
        points: points_moved(entry, findings),
    };
    let is_seen = [change.added.len(), change.removed.len(), change.moved.len(), change.points.len()] != [0; 4];
    is_seen.then_some(change)
}

/// Which finding became which: those on the same words, then those that share words.
fn paired(before: &[Finding], after: &[Finding]) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut taken = vec![false; after.len()];
    let mut open: Vec<(usize, &Finding)> = before.iter().enumerate().collect();
    for is_same in [on_same_words as fn(&Finding, &Finding) -> bool, sharing_words] {
        open.retain(|(at, old)| {
            let mut free = after.iter().zip(&mut taken).enumerate().filter(|(_, (_, taken))| !**taken);
            let Some((there, (_, taken))) = free.find(|(_, (new, _))| is_same(old, new)) else { return true };
            *taken = true;
            pairs.push((*at, there));
            false
        });
    }
    pairs
}

fn on_same_words(a: &Finding, b: &Finding) -> bool {
    a.span == b.span
}

fn sharing_words(a: &Finding, b: &Finding) -> bool {
    a.span.overlap(b.span) > 0
}

fn points_moved(entry: &Derived, findings: &[Finding]) -> Vec<PointMoved> {
    let then = Derived::of(&Arc::new(super::Entry { findings: findings.to_vec(), ..(*entry.entry).clone() }));
    let level = |of: &Derived, council: &CouncilName| {
        of.points.iter().find(|point| point.council == *council).map(|point| point.level)
    };
    let mut councils: Vec<&CouncilName> = entry.points.iter().chain(&then.points).map(|point| &point.council).collect();
    councils.sort();
    councils.dedup();
    let both = councils.into_iter().map(|council| PointMoved {
        council: council.clone(),
        from: level(entry, council),
        to: level(&then, council),
    });
    both.filter(|moved| moved.from != moved.to).collect()
}
