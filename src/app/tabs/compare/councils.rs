//! The councils compared: a chip each, to highlight, move or remove it; more to add.

use super::Local;
use crate::app::ask::{Ask, Asks};
use crate::app::state::State;
use crate::app::{theme, widgets};
use crate::chart::{Ink, Layout};
use crate::document::CouncilName;
use crate::document::registry::Registry;
use crate::session::View;
use egui::{Button, RichText, ScrollArea, Ui, vec2};

/// More than these in one comparison nobody can read.
const MOST: usize = 20;

/// Draws the chips.
pub fn ui(ui: &mut Ui, state: &State, local: &mut Local, asks: &mut Asks) {
    let compared = state.known.compared(state.view());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for (at, council) in compared.iter().enumerate() {
            chip_ui(ui, state, compared, at, council, asks);
        }
        let may_add = compared.len() < MOST;
        ui.add_enabled_ui(may_add, |ui| {
            let menu = ui.menu_button("+ Add council", |ui| add_menu(ui, state, compared, local, asks));
            menu.response.on_disabled_hover_text("Twenty councils are compared already");
        });
    });
}

fn chip_ui(ui: &mut Ui, state: &State, compared: &[CouncilName], at: usize, council: &CouncilName, asks: &mut Asks) {
    let t = theme::of(ui);
    let view = state.view();
    let held = view.held.as_ref() == Some(council);
    let greyed = view.held.is_some() && !held;
    let ink = if greyed { t.weak } else { t.text };
    let mut text = egui::text::LayoutJob::default();
    if view.layout == Layout::Overlaid {
        let dot = if greyed { Ink::Grey } else { Ink::Council(at) };
        let colour = theme::colour(theme::palette(t.dark).ink(dot));
        text.append("● ", 0.0, egui::TextFormat::simple(egui::FontId::proportional(13.0), colour));
    }
    text.append(council, 0.0, egui::TextFormat::simple(egui::FontId::proportional(13.0), ink));
    let button = Button::new(text).fill(if held { t.chosen } else { t.raised });
    let (response, _) =
        egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| chip_menu(ui, state, compared, at, asks));
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, held, format!("{council}, compared")));
    response.on_hover_text("Highlight, move, add its neighbours or remove it from the comparison");
}

fn chip_menu(ui: &mut Ui, state: &State, compared: &[CouncilName], at: usize, asks: &mut Asks) {
    let Some(council) = compared.get(at) else { return };
    let held = state.view().held.as_ref() == Some(council);
    let with = |councils: Vec<CouncilName>| View { councils, ..state.view().clone() };
    let mut show = |view: View| asks.push(Ask::View(view));
    if ui.button(if held { "Show all in colour" } else { "Highlight" }).clicked() {
        show(View { held: (!held).then(|| council.clone()), ..with(compared.to_vec()) });
    }
    if ui.add_enabled(at > 0, Button::new("Move left")).clicked() {
        show(with(moved(compared, at, at.saturating_sub(1))));
    }
    if ui.add_enabled(at + 1 < compared.len(), Button::new("Move right")).clicked() {
        show(with(moved(compared, at, at + 1)));
    }
    let neighbours = neighbours(state, council, compared);
    let name = format!("Add its statistical neighbours ({})", neighbours.len());
    let add = ui.add_enabled(!neighbours.is_empty(), Button::new(name));
    if add.on_disabled_hover_text("No other neighbour has a document in this session").clicked() {
        show(with(compared.iter().cloned().chain(neighbours).take(MOST).collect()));
    }
    ui.separator();
    if ui.add_enabled(compared.len() > 1, Button::new("Remove from the comparison")).clicked() {
        let rest = compared.iter().filter(|there| *there != council).cloned().collect();
        let held = state.view().held.clone().filter(|there| there != council);
        show(View { held, ..with(rest) });
    }
}

fn moved(councils: &[CouncilName], from: usize, to: usize) -> Vec<CouncilName> {
    let mut councils = councils.to_vec();
    if from < councils.len() && to < councils.len() {
        councils.swap(from, to);
    }
    councils
}

/// The statistical neighbours of `council` that the session knows and that are not compared yet.
fn neighbours(state: &State, council: &CouncilName, compared: &[CouncilName]) -> Vec<CouncilName> {
    let names = Registry::shipped().named(council).map(|known| known.neighbours.as_slice()).unwrap_or_default();
    let known = names.iter().filter_map(|name| state.known.councils.iter().find(|there| ***there == **name));
    known.filter(|there| !compared.contains(there)).cloned().collect()
}

fn add_menu(ui: &mut Ui, state: &State, compared: &[CouncilName], local: &mut Local, asks: &mut Asks) {
    ui.set_min_width(240.0);
    widgets::field(ui, egui::Id::unique("add council"), &mut local.add, "Find a council", f32::INFINITY);
    let wanted = local.add.trim().to_lowercase();
    let others: Vec<&CouncilName> = state
        .known
        .councils
        .iter()
        .filter(|there| !compared.contains(there) && there.to_lowercase().contains(&wanted))
        .collect();
    if others.is_empty() {
        ui.label(RichText::new("No other council has a document in this session").small().color(theme::of(ui).weak));
    }
    ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
        for council in others {
            if ui.add(Button::selectable(false, council.as_ref())).clicked() {
                let councils = compared.iter().chain([council]).cloned().collect();
                asks.push(Ask::View(View { councils, ..state.view().clone() }));
                local.add.clear();
                ui.close();
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_council_moves_one_place_and_never_out_of_the_row() {
        let names = |names: &[&str]| names.iter().map(|name| CouncilName::from(*name)).collect::<Vec<_>>();
        let row = names(&["Surrey", "Torbay", "Kent"]);
        assert_eq!(moved(&row, 0, 1), names(&["Torbay", "Surrey", "Kent"]));
        assert_eq!(moved(&row, 2, 3), row);
    }
}
