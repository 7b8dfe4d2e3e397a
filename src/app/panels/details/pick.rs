//! A list to choose one of by pointer or by keys, with a field that narrows it: councils, themes, kinds.

use crate::app::{theme, widgets};
use egui::{Id, Key, ScrollArea, Ui};

/// What a list needs while it is open.
#[derive(Debug, Default)]
pub struct Pick {
    search: String,
    at: usize,
    is_begun: bool,
}

impl Pick {
    /// True the first time it is asked.
    pub fn begin(&mut self) -> bool {
        !std::mem::replace(&mut self.is_begun, true)
    }
}

/// What came of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picked {
    /// Nothing yet.
    Open,
    /// The choice at this place.
    Chosen(usize),
    /// The analyst thought better of it.
    Closed,
}

/// Draws the list of `names`; the one at `current` is marked. `what` is the field's name.
pub fn ui(ui: &mut Ui, id: Id, pick: &mut Pick, what: &str, names: &[String], current: Option<usize>) -> Picked {
    let escaped = ui.input(|input| input.key_pressed(Key::Escape));
    let entered = ui.input(|input| input.key_pressed(Key::Enter));
    let moved = ui.input_mut(|input| {
        let down = input.consume_key(egui::Modifiers::NONE, Key::ArrowDown);
        let up = input.consume_key(egui::Modifiers::NONE, Key::ArrowUp);
        i8::from(down) - i8::from(up)
    });
    let mut picked = Picked::Open;
    widgets::card(ui, |ui| {
        let field = widgets::field(ui, id, &mut pick.search, what, ui.available_width() - 16.0);
        let is_first = pick.begin();
        if is_first {
            field.request_focus();
        }
        if field.changed() {
            pick.at = 0;
        }
        let found = found(names, &pick.search);
        if is_first {
            pick.at = current.and_then(|at| found.iter().position(|there| *there == at)).unwrap_or(0);
        }
        pick.at = pick.at.saturating_add_signed(isize::from(moved)).min(found.len().saturating_sub(1));
        let height = (found.len() as f32 * 28.0).clamp(28.0, 224.0);
        ScrollArea::vertical().id_salt(id).max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (row, at) in found.iter().enumerate() {
                let Some(name) = names.get(*at) else { continue };
                let response = ui.selectable_label(row == pick.at, name);
                if row == pick.at && moved != 0 {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    picked = Picked::Chosen(*at);
                }
            }
        });
        if found.is_empty() {
            ui.label(egui::RichText::new("Nothing of that name").color(theme::of(ui).weak));
        }
        if entered && let Some(at) = found.get(pick.at).filter(|_| picked == Picked::Open) {
            picked = Picked::Chosen(*at);
        }
        if escaped || (field.lost_focus() && entered && found.is_empty()) {
            picked = Picked::Closed;
        }
    });
    picked
}

/// Places among `names` of those that hold `search`, those that begin with it first.
fn found(names: &[String], search: &str) -> Vec<usize> {
    let search = search.trim().to_lowercase();
    let rank = |name: &String| name.to_lowercase().find(&search).map(|at| at > 0);
    let mut ranked: Vec<(bool, usize)> =
        names.iter().enumerate().filter_map(|(at, name)| Some((rank(name)?, at))).collect();
    if !search.is_empty() {
        ranked.sort_unstable();
    }
    ranked.into_iter().map(|(_, at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_begin_with_what_was_typed_come_first() {
        let names = ["East Sussex", "Essex", "Sussex"].map(str::to_owned);
        assert_eq!(found(&names, "sus"), [2, 0]);
        assert_eq!(found(&names, ""), [0, 1, 2]);
        assert_eq!(found(&names, "wales"), Vec::<usize>::new());
    }
}
