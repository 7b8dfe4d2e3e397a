//! The Phrases tab.

use crate::app::ask::Asks;
use crate::app::state::State;
use crate::app::widgets;
use egui::Ui;

/// What the tab needs while it is worked with.
#[derive(Debug, Default)]
pub struct Local {}

/// Draws which lexicon the session uses.
pub fn ui(ui: &mut Ui, state: &State, _local: &mut Local, _asks: &mut Asks) {
    let own = state.body().lexicon.is_some();
    let text = if own { "This session has its own lexicon" } else { "This session uses the lexicon that ships" };
    widgets::empty(ui, "Phrases", &[text]);
}
