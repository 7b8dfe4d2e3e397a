//! The bar at the bottom: the session and whether it is saved, counts, work under way, problems.

use crate::app::ask::{Ask, Asks};
use crate::app::command::Command;
use crate::app::state::{Progress, State};
use crate::app::{theme, widgets, words};
use egui::{Align, Button, Layout, RichText, Ui};

/// Draws the bar.
pub fn ui(ui: &mut Ui, state: &State, asks: &mut Asks) {
    ui.horizontal_centered(|ui| {
        ui.label(widgets::weak(ui, saved(state)));
        if !state.is_empty() {
            ui.add_space(theme::GAP);
            ui.label(widgets::weak(ui, counts(state)));
        }
        if let Some(progress) = &state.progress {
            ui.add_space(theme::GAP);
            progress_ui(ui, progress, asks);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| problems_ui(ui, state, asks));
    });
}

fn saved(state: &State) -> String {
    let name = state.name();
    let saved_at = state.file.saved_at.map(|at| format!("saved {:02}:{:02}", at.hour(), at.minute()));
    match (state.is_unsaved(), saved_at) {
        (true, _) => format!("{name} · not saved"),
        (false, Some(at)) => format!("{name} · {at}"),
        (false, None) => name,
    }
}

fn counts(state: &State) -> String {
    let known = &state.known;
    format!(
        "{} · {} · {} to review",
        words::count(known.entries.len(), "document", "documents"),
        words::findings(known.findings, known.counted),
        known.to_review
    )
}

fn progress_ui(ui: &mut Ui, progress: &Progress, asks: &mut Asks) {
    let share = if progress.total == 0 { 0.0 } else { progress.done as f32 / progress.total as f32 };
    let of = if progress.total == 0 { String::new() } else { format!(" {} of {}", progress.done, progress.total) };
    ui.label(widgets::weak(ui, format!("{}{of}", progress.what)));
    let bar = egui::ProgressBar::new(share).desired_width(120.0).desired_height(6.0);
    ui.add(bar).widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, progress.what);
        info.value = Some(f64::from(share) * 100.0);
        info
    });
    if ui.add(Button::new(RichText::new("Cancel").small())).clicked() {
        asks.push(Ask::Cancel);
    }
}

fn problems_ui(ui: &mut Ui, state: &State, asks: &mut Asks) {
    let t = theme::of(ui);
    let (text, colour) = match state.problems.len() {
        0 => ("No problems".to_owned(), t.weak),
        number => (words::count(number, "problem", "problems"), t.warning),
    };
    let button = Button::new(RichText::new(text).small().color(colour)).frame_when_inactive(false);
    if ui.add(button).on_hover_text(Command::Problems.help()).clicked() {
        asks.run(Command::Problems);
    }
}
