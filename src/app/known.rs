//! What the window shows of the session, worked out once for each revision and never in a frame.

use super::theme;
use crate::document::{Area, CouncilName, Grade};
use crate::problem::Problem;
use crate::session::derive::{self, Derived};
use crate::session::{Body, EntryId, Reviewed, View};
use crate::trajectory::HalfLevel;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Derived entries, groups and totals.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Every document after corrections and decisions, in the order they were opened.
    pub entries: Vec<Arc<Derived>>,
    /// Councils the documents are about, by name.
    pub councils: Vec<CouncilName>,
    /// Councils compared where none were chosen.
    pub compared_at_first: Vec<CouncilName>,
    /// What the list shows of each of `entries`.
    rows: Vec<Rows>,
    /// What the last change took away, as undo and redo bring it back.
    gone: Vec<Arc<Derived>>,
    /// Documents grouped by council, councils by name, documents by date.
    pub groups: Vec<Group>,
    /// How many findings there are.
    pub findings: usize,
    /// How many of them count.
    pub counted: usize,
    /// How many counted ones nobody has looked at.
    pub to_review: usize,
    /// Grows with every change, for whoever keeps something made from this.
    pub revision: u64,
}

/// The documents of one council; none for documents about no known council.
#[derive(Clone, Debug)]
pub struct Group {
    /// Whose.
    pub council: Option<CouncilName>,
    /// Its documents.
    pub rows: Vec<Arc<Row>>,
}

/// The rows of one document: one for each council it is about, or one for none.
type Rows = Arc<[(Option<CouncilName>, Arc<Row>)]>;

/// A document as the list shows it.
#[derive(Clone, Debug)]
pub struct Row {
    /// The document.
    pub id: EntryId,
    /// "Monitoring visit 9".
    pub label: String,
    /// "31 Oct 2017 · 9 counted, 5 not".
    pub line: String,
    /// What the search looks at, in lower case.
    pub haystack: String,
    /// Where its point lies.
    pub level: Option<HalfLevel>,
    /// The grade it gives, overall or of the lowest area.
    pub grade: Option<Grade>,
    /// First day of its date, for sorting; unknown dates come last.
    pub date: Option<crate::document::PartialDate>,
    /// Counted findings nobody has looked at.
    pub to_review: usize,
    /// What was guessed or failed, in words.
    pub warning: Option<String>,
}

impl Known {
    /// What `body` comes to; what has not changed is taken over from `before`.
    pub fn of(body: &Body, before: &Known) -> Self {
        let entries = derive::derive(body, &[&before.entries[..], &before.gone].concat());
        let rows: Vec<Rows> = entries.iter().map(|entry| before.rows(entry).unwrap_or_else(|| rows(entry))).collect();
        let groups = groups(&rows);
        Self {
            findings: entries.iter().map(|entry| entry.findings.len()).sum(),
            counted: entries.iter().map(|entry| entry.counted).sum(),
            to_review: entries.iter().map(|entry| entry.to_review).sum(),
            councils: groups.iter().filter_map(|group| group.council.clone()).collect(),
            compared_at_first: derive::compared(&View::default(), &entries),
            gone: before.gone(&entries),
            entries,
            rows,
            groups,
            revision: before.revision + 1,
        }
    }

    /// The derived document of that number.
    pub fn entry(&self, id: EntryId) -> Option<&Arc<Derived>> {
        self.entries.binary_search_by_key(&id, |entry| entry.id()).ok().and_then(|at| self.entries.get(at))
    }

    /// What is not among `entries` any more; what was gone already where nothing went.
    fn gone(&self, entries: &[Arc<Derived>]) -> Vec<Arc<Derived>> {
        let stay: BTreeSet<*const Derived> = entries.iter().map(Arc::as_ptr).collect();
        let went = |entry: &&Arc<Derived>| !stay.contains(&Arc::as_ptr(entry));
        let gone: Vec<_> = self.entries.iter().filter(went).cloned().collect();
        if gone.is_empty() { self.gone.clone() } else { gone }
    }

    /// The rows of a document that is known as it is.
    fn rows(&self, entry: &Arc<Derived>) -> Option<Rows> {
        let at = self.entries.binary_search_by_key(&entry.id(), |there| there.id()).ok()?;
        let is_same = self.entries.get(at).is_some_and(|there| Arc::ptr_eq(there, entry));
        self.rows.get(at).filter(|_| is_same).cloned()
    }

    /// The councils `view` compares: the ones chosen, else those with the most points.
    pub fn compared<'a>(&'a self, view: &'a View) -> &'a [CouncilName] {
        if view.councils.is_empty() { &self.compared_at_first } else { &view.councils }
    }
}

/// One pass over the documents; those about no known council come last.
fn groups(rows: &[Rows]) -> Vec<Group> {
    let mut by_council: BTreeMap<&CouncilName, Vec<Arc<Row>>> = BTreeMap::new();
    let mut rest = Vec::new();
    for (council, row) in rows.iter().flat_map(|rows| rows.iter()) {
        council.as_ref().map_or(&mut rest, |council| by_council.entry(council).or_default()).push(row.clone());
    }
    let known = by_council.into_iter().map(|(council, rows)| Group { council: Some(council.clone()), rows });
    let unknown = (!rest.is_empty()).then_some(Group { council: None, rows: rest });
    let mut groups: Vec<Group> = known.chain(unknown).collect();
    for group in &mut groups {
        group.rows.sort_by_key(|row| (row.date.is_none(), row.date, row.id));
    }
    groups
}

fn rows(entry: &Arc<Derived>) -> Rows {
    let councils: Vec<Option<CouncilName>> = entry.facts.subjects().map(|council| Some(council.name.clone())).collect();
    let councils = if councils.is_empty() { vec![None] } else { councils };
    councils.into_iter().map(|council| (council.clone(), Arc::new(row(entry, council.as_ref())))).collect()
}

fn row(entry: &Derived, council: Option<&CouncilName>) -> Row {
    let label = entry.label(council);
    let date = entry.facts.date();
    let when = date.map_or_else(|| "no date".to_owned(), super::words::date);
    let grade = council.and_then(|name| grade(entry, name));
    let said = grade.map(|grade| super::words::capital(grade.name()));
    let own = findings_of(entry, council);
    let counted = own.iter().filter(|there| there.finding.counted).count();
    let findings = (grade.is_none() || !own.is_empty()).then(|| super::words::findings(own.len(), counted));
    let line = [Some(when.clone()), said, findings].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let title = entry.facts.title.as_ref().map(|title| title.value.as_str()).unwrap_or_default();
    let haystack =
        format!("{label} {when} {title} {} {}", council.map_or("", |name| name), entry.facts.kind.value.name());
    Row {
        id: entry.id(),
        line,
        haystack: haystack.to_lowercase(),
        label,
        level: entry.points.iter().find(|point| Some(&point.council) == council).map(|point| point.level),
        grade,
        date,
        to_review: own.iter().filter(|there| there.is_to_review()).count(),
        warning: warning(&entry.facts.problems, date.is_none()),
    }
}

/// The findings that a row stands for: a council's own where the document is about several.
fn findings_of<'a>(entry: &'a Derived, council: Option<&CouncilName>) -> Vec<&'a Reviewed> {
    let is_alone = entry.facts.subjects().count() < 2;
    entry.findings.iter().filter(|there| is_alone || there.finding.council.as_ref() == council).collect()
}

/// The overall grade it gives a council, or the lowest of the areas where there is none.
fn grade(entry: &Derived, council: &CouncilName) -> Option<Grade> {
    let there = entry.facts.subjects().find(|there| there.name == *council)?;
    let overall = there.judgements.get(&Area::Overall);
    overall.or_else(|| there.judgements.values().min_by_key(|grade| grade.value)).map(|grade| grade.value)
}

fn warning(problems: &[Problem], undated: bool) -> Option<String> {
    let mut said: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
    if undated {
        said.push("No date was found, so it is not on the chart");
    }
    (!said.is_empty()).then(|| said.join("\n"))
}

/// The fill of a half level's mark.
pub fn fill(level: HalfLevel, dark: bool) -> egui::Color32 {
    theme::colour(theme::palette(dark).level(level))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Edit, History, file};

    #[test]
    fn what_undo_brings_back_is_not_worked_out_again() {
        let session = file::from_ron(crate::app::EXAMPLE, None).expect("the example can be read");
        let mut history = History::new(session.body);
        let whole = Known::of(history.body(), &Known::default());
        let all = whole.entries.iter().map(|entry| entry.id()).collect();
        history.apply(Edit::Remove(all));
        let none = Known::of(history.body(), &whole);
        assert!(none.entries.is_empty() && none.groups.is_empty());
        history.undo();
        let again = Known::of(history.body(), &none);
        assert_eq!(again.groups.len(), whole.groups.len());
        assert!(whole.entries.iter().zip(&again.entries).all(|(a, b)| Arc::ptr_eq(a, b)));
    }
}
