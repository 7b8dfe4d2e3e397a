//! The Compare tab: councils side by side over time.

use crate::app::ask::Asks;
use crate::app::state::State;
use crate::app::widgets;
use egui::Ui;

/// What the tab needs while it is worked with.
#[derive(Debug, Default)]
pub struct Local {}

/// Draws the tab.
pub fn ui(ui: &mut Ui, state: &State, _local: &mut Local, _asks: &mut Asks) {
    let names: Vec<String> = state.known.compared(state.view()).iter().map(ToString::to_string).collect();
    widgets::empty(ui, "Compare", &[&names.join(", ")]);
}

impl Local {
    /// Takes a command that only Compare can carry out.
    pub fn run(&mut self, command: crate::app::command::Command) {
        let _ = command;
    }
}
