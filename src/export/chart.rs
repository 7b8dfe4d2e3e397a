//! A session's view in, the chart as it is seen out.

use super::content::Content;
use crate::chart::svg::svg;
use crate::chart::{Event, Options, Theme, figure};
use crate::document::{CouncilName, Kind, Role};
use crate::session::derive::Derived;
use crate::session::{Origin, View};
use std::sync::Arc;

/// What a figure is asked to show where the window shows `view`.
pub fn chart_options(view: &View, events: Vec<Event>) -> Options {
    Options {
        title: None,
        axis: view.axis,
        since: view.since,
        layout: view.layout,
        joined: view.joined,
        held: view.held.clone(),
        range: view.range,
        events,
    }
}

/// Visits to `councils` that have a date and no point: cancelled, unpublished or without findings.
pub fn events(entries: &[Arc<Derived>], councils: &[CouncilName]) -> Vec<Event> {
    let is_visit = |entry: &&Arc<Derived>| {
        matches!(
            entry.facts.kind.value,
            Kind::MonitoringVisitLetter | Kind::FocusedVisitLetter | Kind::JointInspectionLetter
        )
    };
    entries.iter().filter(is_visit).flat_map(|entry| events_of(entry, councils)).collect()
}

fn events_of<'a>(entry: &'a Derived, councils: &'a [CouncilName]) -> impl Iterator<Item = Event> + 'a {
    let is_without_point = |council: &CouncilName| !entry.points.iter().any(|point| point.council == *council);
    let subjects = entry.facts.councils.iter().filter(|council| council.role == Role::Subject);
    subjects
        .map(|council| &council.name)
        .filter(move |name| councils.contains(name) && is_without_point(name))
        .filter_map(|council| {
            Some(Event {
                council: council.clone(),
                date: entry.facts.date()?,
                document: Some(entry.id().0),
                text: format!("{}, {}", entry.label(Some(council)), reason(entry)),
            })
        })
}

fn reason(entry: &Derived) -> String {
    match &entry.entry.origin {
        Origin::Record(record) => record.note.clone().unwrap_or_else(|| "no words of it known".to_owned()),
        Origin::File { .. } => "no counted findings".to_owned(),
    }
}

/// The chart as an SVG file, in light colours.
pub fn svg_file(content: &Content) -> String {
    svg(&figure(&content.series, &content.options), Theme::Light)
}
