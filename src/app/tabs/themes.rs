//! The Themes tab.

use crate::app::ask::Asks;
use crate::app::state::State;
use crate::app::widgets;
use egui::Ui;

/// What the tab needs while it is worked with.
#[derive(Debug, Default)]
pub struct Local {}

/// Draws how many findings each theme has.
pub fn ui(ui: &mut Ui, state: &State, _local: &mut Local, _asks: &mut Asks) {
    let text = format!("{} of {}", state.known.findings, state.known.councils.len());
    widgets::empty(ui, "Findings by theme", &[&text]);
}
