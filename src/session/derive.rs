//! A session's body in, what is drawn and listed out: entries after review, series by council.
//!
//! Pure and a little costly; the window keeps the result by [`super::History::revision`].

use super::{Body, Entry, EntryId, Reviewed, facts};
use crate::document::{CouncilName, Document, PartialDate, Role};
use crate::scoring::Finding;
use crate::trajectory::{self, Judged, Point, Series, Stop};
use std::collections::BTreeMap;
use std::sync::Arc;

/// An entry after corrections and decisions.
#[derive(Clone, Debug)]
pub struct Derived {
    /// The entry it was made from.
    pub entry: Arc<Entry>,
    /// Its facts as corrected.
    pub facts: Document,
    /// Its findings as reviewed, in reading order.
    pub findings: Vec<Reviewed>,
    /// Its points, one a council.
    pub points: Vec<Point>,
    /// Counted findings nobody has looked at.
    pub to_review: usize,
}

impl Derived {
    /// What `entry` comes to.
    pub fn of(entry: &Arc<Entry>) -> Self {
        let facts = entry.facts();
        let reviewed = entry.reviewed_with(&facts);
        let findings: Vec<Finding> = reviewed.iter().map(|reviewed| reviewed.finding.clone()).collect();
        let points = trajectory::points(&findings, facts.date());
        let to_review = reviewed.iter().filter(|there| there.verdict.is_none() && there.finding.counted).count();
        Self { entry: entry.clone(), facts, findings: reviewed, points, to_review }
    }

    /// The entry's number.
    pub fn id(&self) -> EntryId {
        self.entry.id
    }

    /// Its short name within a council.
    pub fn label(&self, council: Option<&CouncilName>) -> String {
        facts::label(&self.facts, council)
    }
}

/// All entries of `body`, those unchanged since `before` taken over from it.
pub fn derive(body: &Body, before: &[Arc<Derived>]) -> Vec<Arc<Derived>> {
    let mut known: BTreeMap<EntryId, &Arc<Derived>> = before.iter().map(|derived| (derived.id(), derived)).collect();
    body.entries
        .iter()
        .map(|entry| match known.remove(&entry.id) {
            Some(derived) if Arc::ptr_eq(&derived.entry, entry) => derived.clone(),
            _ => Arc::new(Derived::of(entry)),
        })
        .collect()
}

/// The councils `entries` are about, in order of first appearance.
pub fn subjects(entries: &[Arc<Derived>]) -> Vec<CouncilName> {
    let mut names: Vec<CouncilName> = Vec::new();
    for council in entries.iter().flat_map(|derived| derived.facts.subjects()) {
        if !names.contains(&council.name) {
            names.push(council.name.clone());
        }
    }
    names
}

/// The series of each council, in the order asked for.
pub fn series(entries: &[Arc<Derived>], councils: &[CouncilName]) -> Vec<Series> {
    councils.iter().map(|council| one_series(entries, council)).collect()
}

fn one_series(entries: &[Arc<Derived>], council: &CouncilName) -> Series {
    let (mut stops, undated): (Vec<Stop>, Vec<Stop>) =
        entries.iter().flat_map(|derived| stops_of(derived, council)).partition(|stop| stop.point.date.is_some());
    stops.sort_by_key(|stop| (stop.point.date, stop.document));
    Series { council: council.clone(), stops, undated: undated.len(), judgements: judgements(entries, council) }
}

fn stops_of<'a>(derived: &'a Derived, council: &'a CouncilName) -> impl Iterator<Item = Stop> + 'a {
    derived.points.iter().filter(move |point| point.council == *council).map(move |point| Stop {
        document: derived.id().0,
        label: derived.label(Some(council)),
        point: point.clone(),
    })
}

/// Judgements the entries give of `council`, one for each time inspectors were there, in order.
fn judgements(entries: &[Arc<Derived>], council: &CouncilName) -> Vec<Judged> {
    let mut by_date: BTreeMap<PartialDate, Judged> = BTreeMap::new();
    for derived in entries {
        let Some(there) =
            derived.facts.councils.iter().find(|there| there.name == *council && there.role == Role::Subject)
        else {
            continue;
        };
        let (Some(date), false) = (derived.facts.date(), there.judgements.is_empty()) else { continue };
        let grades = there.judgements.iter().map(|(area, grade)| (*area, grade.value)).collect();
        let published = derived.facts.published.as_ref().map(|fact| fact.value);
        by_date.entry(date).or_insert(Judged { date, published, grades });
    }
    by_date.into_values().collect()
}
