//! What is selected, in words: the document and its point, the finding with why it was found, the facts
//! with where they came from, and how far the analyst and the lexicon agree. Facts and decisions are
//! changed here in place; each change is an ask.

mod councils;
mod edit;
mod facts;
mod finding;
mod notes;
mod pick;
mod row;
mod said;
mod unplaced;

pub use finding::{THEMES, claim_fill, councils_of, level_buttons};
pub use said::{claim, finding_line, place_line, verdict_words};

use crate::app::ask::{Ask, Asks};
use crate::app::command::Command;
use crate::app::state::{State, Tab};
use crate::app::{theme, widgets, words};
use crate::document::CouncilName;
use crate::export;
use crate::session::derive::Derived;
use crate::trajectory::{Basis, Point};
use egui::{RichText, ScrollArea, Ui};

/// What the details need while they are worked with.
#[derive(Debug, Default)]
pub struct Local {
    facts: facts::Local,
    finding: finding::Local,
    notes: notes::Notes,
    agreement: Option<(u64, Option<String>)>,
}

impl Local {
    /// Opens a choice for the finding, as a command asks for it.
    pub fn open(&mut self, choice: Choice) {
        self.finding.open(choice);
    }
}

/// What can be chosen for a finding from a list, or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Whose services.
    Council,
    /// Of what part.
    Theme,
    /// Of how much of it.
    Scope,
    /// A remark.
    Remark,
}

/// With nothing selected there is room to say what the levels are.
fn nothing_ui(ui: &mut Ui) {
    let t = theme::of(ui);
    widgets::heading(ui, "Nothing selected");
    ui.label(widgets::weak(ui, "Choose a document in the list or a point in a chart"));
    ui.add_space(theme::GAP_LARGE);
    ui.label(widgets::strong("The levels").color(t.strong));
    for command in Command::all() {
        let Some(level) = command.level() else { continue };
        ui.horizontal_top(|ui| {
            widgets::chip(ui, Some(level.into()));
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.label(RichText::new(level.name()).color(t.text));
                ui.add(egui::Label::new(widgets::weak(ui, command.help())).wrap());
            });
        });
    }
}

/// Draws the details.
pub fn ui(ui: &mut Ui, state: &State, local: &mut Local, asks: &mut Asks) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let Some(entry) = state.selected() else {
            nothing_ui(ui);
            return;
        };
        let council = shown_council(state, entry);
        head_ui(ui, entry, council.as_ref());
        ui.add_space(theme::GAP);
        if let Some((at, reviewed)) = state.selected_finding() {
            local.notes.refresh(state.body().lexicon.as_ref());
            finding::ui(ui, state, entry, at, reviewed, &local.notes, &mut local.finding, asks);
        } else {
            open_ui(ui, state, entry, asks);
        }
        ui.add_space(theme::GAP_LARGE);
        facts::ui(ui, state, entry, &mut local.facts, asks);
        agreement_ui(ui, state, local);
    });
}

fn open_ui(ui: &mut Ui, state: &State, entry: &Derived, asks: &mut Asks) {
    ui.horizontal_wrapped(|ui| {
        if state.tab != Tab::Document && ui.button("Open the text").clicked() {
            asks.push(Ask::Select { document: entry.id(), open: true });
        }
        if !entry.findings.is_empty() && ui.button("First finding").clicked() {
            asks.push(Ask::SelectFinding { document: entry.id(), finding: 0, open: true });
        }
    });
}

fn head_ui(ui: &mut Ui, entry: &Derived, council: Option<&CouncilName>) {
    let name = council.map(|name| format!(", {name}")).unwrap_or_default();
    widgets::heading(ui, &format!("{}{name}", entry.label(council)));
    ui.label(widgets::weak(ui, when(entry)));
    if let Some(point) = entry.points.iter().find(|point| Some(&point.council) == council) {
        point_ui(ui, entry, point);
    }
}

fn shown_council(state: &State, entry: &Derived) -> Option<CouncilName> {
    let chosen = state.selection.council.clone();
    chosen.or_else(|| entry.facts.subjects().next().map(|council| council.name.clone()))
}

fn when(entry: &Derived) -> String {
    let facts = &entry.facts;
    let published = facts.published.as_ref().map(|date| format!("published {}", words::date(date.value)));
    let visited = facts.visit.as_ref().map(|visit| format!("visited {}", said::visit(visit.value)));
    let said: Vec<String> = [published, visited].into_iter().flatten().collect();
    if said.is_empty() { "No date was found".to_owned() } else { words::capital(&said.join(" · ")) }
}

fn point_ui(ui: &mut Ui, entry: &Derived, point: &Point) {
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        widgets::chip(ui, Some(point.level));
        let level = format!("{} ({})", words::half_level(point.level), point.level.value());
        ui.label(widgets::strong(level).color(theme::of(ui).strong));
    });
    let basis = match point.basis {
        Basis::Headline => "Median of the headline findings",
        Basis::Body => "Median of all counted findings",
    };
    let text = format!("{basis}; quartiles {}–{} of {}", point.low.value(), point.high.value(), point.count);
    ui.label(widgets::weak(ui, text));
    let in_points: usize = entry.points.iter().map(|point| point.count).sum();
    if let Some(others) = entry.counted.checked_sub(in_points).filter(|others| *others > 0) {
        let text = words::count(others, "counted finding stands", "counted findings stand");
        ui.label(widgets::weak(ui, format!("{text} in no point: of an earlier time, a judgement, or of no council")));
    }
}

/// How far the analyst and the lexicon agree, once enough was reviewed to say.
fn agreement_ui(ui: &mut Ui, state: &State, local: &mut Local) {
    let revision = state.known.revision;
    if local.agreement.as_ref().is_none_or(|(there, _)| *there != revision) {
        local.agreement = Some((revision, export::agreement(&state.known.entries).in_words()));
    }
    let Some((_, Some(said))) = &local.agreement else { return };
    ui.add_space(theme::GAP_LARGE);
    widgets::heading(ui, "Agreement in this session");
    ui.label(widgets::weak(ui, words::capital(said)));
}
