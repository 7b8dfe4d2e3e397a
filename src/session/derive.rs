//! A session's body in, what is drawn and listed out: entries after review, series by council.
//!
//! Pure and a little costly; the window keeps the result by [`super::History::revision`].

use super::{Body, Decision, Entry, EntryId, Origin, Reviewed, View, facts};
use crate::document::{CouncilName, Document, Kind, inspections};
use crate::trajectory::{self, Judged, Point, Reading, Series};
use std::cmp::Reverse;
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
    /// Decisions whose words no finding holds any more.
    pub unplaced: Vec<Decision>,
    /// How many findings count, by the voice's rule or by the analyst's word.
    pub counted: usize,
    /// Counted findings nobody has looked at.
    pub to_review: usize,
}

impl Derived {
    /// What `entry` comes to.
    pub fn of(entry: &Arc<Entry>) -> Self {
        let facts = entry.facts();
        let findings = entry.reviewed_with(&facts);
        let points = trajectory::points(findings.iter().map(|reviewed| &reviewed.finding), facts.date());
        let counted = findings.iter().filter(|there| there.finding.counted).count();
        let to_review = findings.iter().filter(|there| there.is_to_review()).count();
        let unplaced = entry.unplaced_decisions().into_iter().cloned().collect();
        Self { entry: entry.clone(), facts, findings, points, unplaced, counted, to_review }
    }

    /// The entry's number.
    pub fn id(&self) -> EntryId {
        self.entry.id
    }

    /// Its short name within a council; its file's name where nobody could tell what it is.
    pub fn label(&self, council: Option<&CouncilName>) -> String {
        match &self.entry.origin {
            Origin::File { path, .. } if self.facts.kind.value == Kind::Other => {
                path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
            }
            _ => facts::label(&self.facts, council),
        }
    }
}

/// All entries of `body`, those unchanged since `before` taken over from it.
pub fn derive(body: &Body, before: &[Arc<Derived>]) -> Vec<Arc<Derived>> {
    // An entry never changes; one that was edited is another.
    let known: BTreeMap<*const Entry, &Arc<Derived>> =
        before.iter().map(|derived| (Arc::as_ptr(&derived.entry), derived)).collect();
    let of = |entry: &Arc<Entry>| known.get(&Arc::as_ptr(entry)).map(|derived| Arc::clone(derived));
    body.entries.iter().map(|entry| of(entry).unwrap_or_else(|| Arc::new(Derived::of(entry)))).collect()
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

/// How many councils are compared where none were chosen.
const COMPARED_AT_FIRST: usize = 4;

/// The councils `view` compares: the ones chosen, else the few with the most points.
pub fn compared(view: &View, entries: &[Arc<Derived>]) -> Vec<CouncilName> {
    if view.councils.is_empty() { with_most_points(entries) } else { view.councils.clone() }
}

/// The councils there is most to see of, in order of first appearance.
fn with_most_points(entries: &[Arc<Derived>]) -> Vec<CouncilName> {
    let mut points: BTreeMap<&CouncilName, usize> = BTreeMap::new();
    for point in entries.iter().flat_map(|derived| &derived.points) {
        *points.entry(&point.council).or_default() += 1;
    }
    let councils = subjects(entries);
    let mut ranked: Vec<&CouncilName> = councils.iter().collect();
    ranked.sort_by_key(|name| Reverse(points.get(*name)));
    ranked.truncate(COMPARED_AT_FIRST);
    councils.iter().filter(|name| ranked.contains(name)).cloned().collect()
}

/// The series of each council, in the order asked for; a council of which nothing is known has an empty one.
/// `known` are judgements that ship; what the session's documents say of an inspection wins over them.
pub fn series(
    entries: &[Arc<Derived>],
    councils: &[CouncilName],
    known: impl IntoIterator<Item = (CouncilName, Judged)>,
) -> Vec<Series> {
    let concerned = entries.iter().filter(|derived| derived.concerns(councils));
    let mut all = trajectory::series(concerned.map(|derived| derived.reading()), known);
    let mut take = |council: &CouncilName| match all.iter().position(|series| series.council == *council) {
        Some(at) => all.swap_remove(at),
        None => Series::new(council.clone()),
    };
    councils.iter().map(&mut take).collect()
}

/// The judgements that ship of these councils, for [`series`].
pub fn shipped(councils: &[CouncilName]) -> Vec<(CouncilName, Judged)> {
    let of = |council: &CouncilName| {
        let council = council.clone();
        let judged = inspections::of(&council).map(|there| Judged {
            date: there.to,
            published: there.published,
            grades: there.grades.clone(),
        });
        judged.map(|judged| (council.clone(), judged)).collect::<Vec<_>>()
    };
    councils.iter().flat_map(of).collect()
}

impl Derived {
    /// Whether it may say something of one of `councils`.
    fn concerns(&self, councils: &[CouncilName]) -> bool {
        let points = self.points.iter().map(|point| &point.council);
        let subjects = self.facts.subjects().map(|council| &council.name);
        points.chain(subjects).any(|name| councils.contains(name))
    }

    /// What it adds to the series of the councils it is about.
    fn reading(&self) -> Reading {
        let label = self.label(self.facts.subjects().next().map(|council| &council.name));
        Reading { document: self.id().0, label, points: self.points.clone(), judgements: self.judgements() }
    }

    /// Judgements it gives of its subjects, dated by when inspectors were there.
    fn judgements(&self) -> Vec<(CouncilName, Judged)> {
        let published = self.facts.published.as_ref().map(|fact| fact.value);
        let Some(date) = self.facts.date() else { return Vec::new() };
        let judged = self.facts.subjects().filter(|council| !council.judgements.is_empty());
        judged
            .map(|council| {
                let grades = council.judgements.iter().map(|(area, grade)| (*area, grade.value)).collect();
                (council.name.clone(), Judged { date, published, grades })
            })
            .collect()
    }
}
