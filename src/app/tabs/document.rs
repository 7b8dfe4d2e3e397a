//! The Document tab.

use crate::app::ask::Asks;
use crate::app::state::State;
use crate::app::widgets;
use egui::Ui;

/// What the tab needs while it is worked with.
#[derive(Debug, Default)]
pub struct Local {}

/// Draws the selected document's findings.
pub fn ui(ui: &mut Ui, state: &State, _local: &mut Local, asks: &mut Asks) {
    let Some(entry) = state.selected() else {
        widgets::empty(ui, "No document selected", &["Choose one in the list at the left or a point in Compare"]);
        return;
    };
    egui::ScrollArea::vertical().auto_shrink(false).show_rows(ui, 28.0, entry.findings.len(), |ui, range| {
        for at in range {
            let Some(reviewed) = entry.findings.get(at) else { continue };
            let line = crate::app::panels::details::finding_line(&reviewed.finding);
            let selected = state.selection.finding == Some(at);
            if ui.selectable_label(selected, format!("“{}”  {line}", reviewed.finding.quote)).clicked() {
                asks.push(crate::app::ask::Ask::SelectFinding { document: entry.id(), finding: at, open: false });
            }
        }
    });
}
