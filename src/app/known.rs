//! What the window shows of the session, worked out once for each revision and never in a frame.

use super::theme;
use crate::document::CouncilName;
use crate::problem::Problem;
use crate::scoring::Level;
use crate::session::derive::{self, Derived};
use crate::session::{Body, EntryId, View};
use crate::trajectory::HalfLevel;
use std::sync::Arc;

/// Derived entries, groups and totals.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Every document after corrections and decisions, in the order they were opened.
    pub entries: Vec<Arc<Derived>>,
    /// Councils the documents are about, by name.
    pub councils: Vec<CouncilName>,
    /// Documents grouped by council, councils by name, documents by date.
    pub groups: Vec<Group>,
    /// How many findings there are.
    pub findings: usize,
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
    pub rows: Vec<Row>,
}

/// A document as the list shows it.
#[derive(Clone, Debug)]
pub struct Row {
    /// The document.
    pub id: EntryId,
    /// "Monitoring visit 9".
    pub label: String,
    /// "31 Oct 2017 · 14 findings".
    pub line: String,
    /// What the search looks at, in lower case.
    pub haystack: String,
    /// Where its point lies.
    pub level: Option<HalfLevel>,
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
        let entries = derive::derive(body, &before.entries);
        let mut councils = derive::subjects(&entries);
        councils.sort();
        let groups = groups(&entries, &councils);
        Self {
            findings: entries.iter().map(|entry| entry.findings.len()).sum(),
            to_review: entries.iter().map(|entry| entry.to_review).sum(),
            entries,
            councils,
            groups,
            revision: before.revision + 1,
        }
    }

    /// The derived document of that number.
    pub fn entry(&self, id: EntryId) -> Option<&Arc<Derived>> {
        self.entries.binary_search_by_key(&id, |entry| entry.id()).ok().and_then(|at| self.entries.get(at))
    }

    /// The councils `view` compares: the ones chosen, or the first of the session.
    pub fn compared(&self, view: &View) -> Vec<CouncilName> {
        derive::compared(view, &self.entries)
    }
}

fn groups(entries: &[Arc<Derived>], councils: &[CouncilName]) -> Vec<Group> {
    let mut groups: Vec<Group> = councils
        .iter()
        .map(|council| {
            let about = entries.iter().filter(|entry| entry.facts.subjects().any(|there| there.name == *council));
            Group { council: Some(council.clone()), rows: rows(about, Some(council)) }
        })
        .collect();
    let about_none = entries.iter().filter(|entry| entry.facts.subjects().next().is_none());
    let rest = rows(about_none, None);
    if !rest.is_empty() {
        groups.push(Group { council: None, rows: rest });
    }
    groups
}

fn rows<'a>(entries: impl Iterator<Item = &'a Arc<Derived>>, council: Option<&CouncilName>) -> Vec<Row> {
    let mut rows: Vec<Row> = entries.map(|entry| row(entry, council)).collect();
    rows.sort_by_key(|row| (row.date.is_none(), row.date, row.id));
    rows
}

fn row(entry: &Derived, council: Option<&CouncilName>) -> Row {
    let label = entry.label(council);
    let date = entry.facts.date();
    let when = date.map_or_else(|| "no date".to_owned(), super::words::date);
    let findings = super::words::count(entry.findings.len(), "finding", "findings");
    let title = entry.facts.title.as_ref().map(|title| title.value.as_str()).unwrap_or_default();
    let haystack =
        format!("{label} {when} {title} {} {}", council.map_or("", |name| name), entry.facts.kind.value.name());
    Row {
        id: entry.id(),
        line: format!("{when} · {findings}"),
        haystack: haystack.to_lowercase(),
        label,
        level: entry.points.iter().find(|point| Some(&point.council) == council).map(|point| point.level),
        date,
        to_review: entry.to_review,
        warning: warning(&entry.facts.problems, date.is_none()),
    }
}

fn warning(problems: &[Problem], undated: bool) -> Option<String> {
    let mut said: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
    if undated {
        said.push("No date was found, so it is not on the chart");
    }
    (!said.is_empty()).then(|| said.join("\n"))
}

/// The level a half level is coloured and numbered by: the lower of the two it lies between.
pub fn chip_level(level: HalfLevel) -> Level {
    level.levels().0
}

/// The fill of a half level's mark.
pub fn fill(level: HalfLevel, dark: bool) -> egui::Color32 {
    theme::colour(theme::palette(dark).level(level))
}
