//! The Table tab.

use crate::app::ask::Asks;
use crate::app::state::State;
use crate::app::widgets;
use egui::Ui;

/// What the tab needs while it is worked with.
#[derive(Debug, Default)]
pub struct Local {}

/// Draws every finding.
pub fn ui(ui: &mut Ui, state: &State, _local: &mut Local, asks: &mut Asks) {
    egui::ScrollArea::vertical().auto_shrink(false).show_rows(ui, 28.0, state.known.entries.len(), |ui, range| {
        for entry in range.filter_map(|at| state.known.entries.get(at)) {
            let text = format!("{}: {}", entry.label(None), entry.findings.len());
            if ui.selectable_label(false, text).clicked() {
                asks.push(crate::app::ask::Ask::Select { document: entry.id(), open: true });
            }
        }
    });
    if state.is_empty() {
        widgets::empty(ui, "No findings", &[]);
    }
}
