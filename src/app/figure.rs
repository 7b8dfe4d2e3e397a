//! The figure that Compare shows and that export writes: the same marks for both.

use super::state::State;
use crate::chart::{self, Event, Figure, Options};
use crate::document::{CouncilName, inspections};
use crate::session::derive::{self, Derived};
use crate::session::{Origin, View};
use crate::trajectory::{Judged, Series};

/// The series of the councils compared, in order.
pub fn series(state: &State, councils: &[CouncilName]) -> Vec<Series> {
    let known = councils.iter().flat_map(|council| {
        inspections::of(council).map(|it| {
            (council.clone(), Judged { date: it.to, published: it.published, grades: it.grades.clone() })
        })
    });
    derive::series(&state.known.entries, councils, known)
}

/// The figure of what is compared.
pub fn figure(state: &State) -> Figure {
    let view = state.view();
    let councils = state.known.compared(view);
    chart::figure(&series(state, &councils), &options(state, view, &councils))
}

fn options(state: &State, view: &View, councils: &[CouncilName]) -> Options {
    Options {
        title: None,
        axis: view.axis,
        since: view.since,
        layout: view.layout,
        joined: view.joined,
        held: view.held.clone(),
        range: view.range,
        events: state.known.entries.iter().flat_map(|entry| events(entry, councils)).collect(),
    }
}

/// Visits that give a council no point and no judgement: cancelled, unpublished, or without findings.
fn events(entry: &Derived, councils: &[CouncilName]) -> Vec<Event> {
    let Some(date) = entry.facts.date() else { return Vec::new() };
    let note = match &entry.entry.origin {
        Origin::Record(record) => record.note.clone(),
        Origin::File { .. } => None,
    };
    let without = entry.facts.subjects().filter(|there| {
        there.judgements.is_empty()
            && councils.contains(&there.name)
            && !entry.points.iter().any(|point| point.council == there.name)
    });
    without
        .map(|there| Event {
            council: there.name.clone(),
            date,
            document: Some(entry.id().0),
            text: format!("{}, {}", entry.label(Some(&there.name)), note.clone().unwrap_or_else(|| "no finding counts".to_owned())),
        })
        .collect()
}
