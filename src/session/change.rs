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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Fact, Kind, Origin as FactOrigin, Record};
    use crate::scoring::{Level, Theme};
    use crate::session::{Entry, Origin};
    use crate::text::Span;

    fn finding(at: usize, quote: &str, level: Level) -> Finding {
        Finding {
            span: Span::new(at, at + quote.len()),
            quote: quote.to_owned(),
            sentence: String::new(),
            page: None,
            claim: Claim::Progress(level),
            council: Some("Torbay".into()),
            voice: crate::document::Voice::Inspector,
            theme: Theme::Overall,
            scope: None,
            date: None,
            headline: false,
            counted: true,
            pattern: "sample".into(),
            modifiers: Vec::new(),
        }
    }

    fn of(findings: Vec<Finding>) -> Derived {
        let record = Record {
            council: "Torbay".into(),
            kind: Kind::FocusedVisitLetter,
            visit: None,
            published: None,
            visit_ordinal: None,
            counted_since: None,
            judgements: std::collections::BTreeMap::new(),
            words: Vec::new(),
            sources: Vec::new(),
            note: None,
        };
        let (_, mut document) = crate::document::from_record(&record);
        document.kind = Fact::new(Kind::FocusedVisitLetter, FactOrigin::Record);
        let origin = Origin::Record(record);
        let (corrections, decisions) = (Vec::new(), Vec::new());
        Derived::of(&Arc::new(Entry { id: EntryId(4), origin, document, findings, corrections, decisions }))
    }

    fn before() -> Vec<Finding> {
        vec![
            finding(10, "slow progress", Level::Limited),
            finding(50, "has improved", Level::Steady),
            finding(90, "made no progress", Level::Insufficient),
        ]
    }

    #[test]
    fn the_same_findings_change_nothing() {
        assert_eq!(change(&of(before()), &before()), None);
    }

    #[test]
    fn a_longer_quote_of_the_same_claim_is_no_change_a_reader_would_see() {
        let mut after = before();
        after[1] = finding(46, "much has improved", Level::Steady);
        assert_eq!(change(&of(before()), &after), None);
    }

    #[test]
    fn findings_come_go_and_move_and_take_the_point_with_them() {
        let after = vec![
            finding(10, "slow progress", Level::Variable),
            finding(50, "has improved", Level::Steady),
            finding(200, "marked progress", Level::Good),
        ];
        let change = change(&of(before()), &after).expect("a change");
        let quotes = |findings: &[Finding]| findings.iter().map(|it| it.quote.clone()).collect::<Vec<_>>();
        assert_eq!(quotes(&change.added), ["marked progress"]);
        assert_eq!(quotes(&change.removed), ["made no progress"]);
        assert_eq!(change.moved.len(), 1);
        assert_eq!(change.moved[0].0, Claim::Progress(Level::Limited));
        let levels = [Level::Limited, Level::Steady].map(|level| Some(HalfLevel::from(level)));
        assert_eq!(change.points, [PointMoved { council: "Torbay".into(), from: levels[0], to: levels[1] }]);
    }

    #[test]
    fn without_findings_the_point_goes() {
        let change = change(&of(before()), &[]).expect("a change");
        assert_eq!((change.removed.len(), change.points.len()), (3, 1));
        assert_eq!(change.points[0].to, None);
    }
}
