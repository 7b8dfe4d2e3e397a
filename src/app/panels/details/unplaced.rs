//! Decisions that no finding holds any more, after the text or the phrases changed: shown, and kept until the
//! analyst takes them back.

use super::said;
use crate::app::ask::{Ask, Asks};
use crate::app::{theme, widgets, words};
use crate::session::derive::Derived;
use crate::session::{Decision, Edit};
use egui::{RichText, Ui};

/// Draws them, where there are any.
pub fn ui(ui: &mut Ui, entry: &Derived, asks: &mut Asks) {
    if entry.unplaced.is_empty() {
        return;
    }
    let count = words::count(entry.unplaced.len(), "decision", "decisions");
    ui.label(RichText::new(format!("! {count} without a finding")).small().color(theme::of(ui).warning))
        .on_hover_text("Made on words that are no finding any more, since the text or the phrases changed");
    for decision in &entry.unplaced {
        ui.horizontal_wrapped(|ui| {
            ui.label(widgets::weak(ui, described(decision)));
            if ui.small_button("Take back").on_hover_text("Forget this decision; undo brings it back").clicked() {
                asks.push(Ask::Edit(Edit::Undecide(vec![(entry.id(), decision.clone())])));
            }
        });
    }
}

fn described(decision: &Decision) -> String {
    let verdict = said::verdict_words(decision.verdict);
    let level = decision.level.map(|level| format!(" at {} {}", level.number(), level.name())).unwrap_or_default();
    let remark = if decision.note.is_empty() { String::new() } else { format!("; {}", decision.note) };
    format!("“{}” {verdict}{level}{remark}", decision.quote)
}
