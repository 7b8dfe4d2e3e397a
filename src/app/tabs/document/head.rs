//! Above the text: which document, how much is left to review, what is shown, and find in text.

use super::{Local, Shown};
use crate::app::ask::Asks;
use crate::app::command::Command;
use crate::app::state::{Loaded, State};
use crate::app::{theme, widgets, words};
use crate::session::derive::Derived;
use egui::{Align, Button, Key, Layout, Modifiers, RichText, Ui, vec2};

/// From this width all stands in one line.
const WIDE: f32 = 900.0;
/// Room for all but the name.
const TOOLS: f32 = 575.0;

/// Draws the head.
pub fn ui(ui: &mut Ui, state: &State, entry: &Derived, loaded: Option<&Loaded>, local: &mut Local, asks: &mut Asks) {
    ui.add_space(4.0);
    if ui.available_width() >= WIDE {
        ui.horizontal(|ui| {
            let room = ui.available_width() - TOOLS;
            ui.allocate_ui_with_layout(vec2(room, 28.0), Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_width(room);
                name_ui(ui, state, entry);
            });
            shown_ui(ui, loaded, local);
            tools_ui(ui, state, asks);
            accept_ui(ui, entry, local, asks);
        });
    } else {
        ui.horizontal(|ui| {
            // The button keeps its place; the name gives way.
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                accept_ui(ui, entry, local, asks);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| name_ui(ui, state, entry));
            });
        });
        ui.horizontal(|ui| {
            shown_ui(ui, loaded, local);
            tools_ui(ui, state, asks);
        });
    }
    if local.find.open && loaded.is_some() {
        find_ui(ui, local);
    }
    ui.add_space(4.0);
}

fn name_ui(ui: &mut Ui, state: &State, entry: &Derived) {
    let council = state.selection.council.clone();
    let council = council.or_else(|| entry.facts.subjects().next().map(|there| there.name.clone()));
    let name = council.as_ref().map(|name| format!(", {name}")).unwrap_or_default();
    let left = if entry.to_review > 0 { format!(", {} to review", entry.to_review) } else { String::new() };
    let count = words::findings(entry.findings.len(), entry.counted);
    let said = format!("{}{name}  ·  {count}{left}", entry.label(council.as_ref()));
    ui.add(egui::Label::new(RichText::new(said).color(theme::of(ui).weak)).truncate());
}

fn shown_ui(ui: &mut Ui, loaded: Option<&Loaded>, local: &mut Local) {
    let near = loaded.map_or(0, |loaded| loaded.scored.near_misses.len());
    let not_counted = format!("Not counted ({near})");
    let choices =
        [(Shown::Counted, "Counted"), (Shown::AllVoices, "All voices"), (Shown::NotCounted, not_counted.as_str())];
    if let Some(shown) = widgets::segmented(ui, &choices, local.shown) {
        local.shown = shown;
    }
}

fn tools_ui(ui: &mut Ui, state: &State, asks: &mut Asks) {
    widgets::command_button_named(ui, state, Command::FindInText, "Find", asks);
    widgets::command_button_named(ui, state, Command::FindingsList, "List", asks);
}

fn accept_ui(ui: &mut Ui, entry: &Derived, local: &Local, asks: &mut Asks) {
    let left = local.on_screen(entry.id()).iter().filter_map(|at| entry.findings.get(*at));
    let left = left.filter(|there| there.verdict().is_none() && local.shows(there)).count();
    let button = ui.add_enabled(left > 0, Button::new(format!("Accept {left} visible")));
    let help = format!("{} ({})", Command::AcceptVisible.help(), Command::AcceptVisible.keys_text());
    if button.on_hover_text(help).clicked() {
        asks.run(Command::AcceptVisible);
    }
}

fn find_ui(ui: &mut Ui, local: &mut Local) {
    ui.horizontal(|ui| {
        let find = &mut local.find;
        let field = widgets::field(ui, egui::Id::unique("find in text"), &mut find.words, "Find in text", 240.0);
        if std::mem::take(&mut find.focus) {
            field.request_focus();
        }
        let mut by = 0;
        if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            by = if ui.input(|input| input.modifiers.shift) { -1 } else { 1 };
            field.request_focus();
        }
        let has_hits = !find.hits.is_empty();
        let step = |ui: &mut Ui, sign: &str, name: &str| {
            let button = ui.add_enabled(has_hits, Button::new(sign)).on_hover_text(name);
            button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, has_hits, name));
            button.clicked()
        };
        if step(ui, "▲", "Previous place") || pressed(ui, Modifiers::SHIFT, Key::F3) {
            by = -1;
        }
        if step(ui, "▼", "Next place") || pressed(ui, Modifiers::NONE, Key::F3) {
            by = 1;
        }
        ui.label(RichText::new(find.said()).color(theme::of(ui).weak));
        if by != 0 {
            local.page.go_to = find.step(by).or(local.page.go_to);
        }
        let close = ui.button("Close").on_hover_text("Esc").clicked();
        if close || (ui.input(|input| input.key_pressed(Key::Escape)) && local.adding.is_none()) {
            local.find.close();
        }
    });
}

fn pressed(ui: &Ui, modifiers: Modifiers, key: Key) -> bool {
    ui.input_mut(|input| input.consume_key(modifiers, key))
}
