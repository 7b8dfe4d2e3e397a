//! The choices over the chart: layout, axis, joins, dates, export.

use crate::app::ask::{Ask, Asks};
use crate::app::command::Command;
use crate::app::state::State;
use crate::app::{theme, widgets};
use crate::chart::{Figure, Layout};
use crate::trajectory::{Since, TimeAxis};
use egui::{Align, Button, DragValue, RichText, Ui};

/// Narrower than this the choices take two rows.
const TWO_ROWS: f32 = 780.0;

/// Draws the choices.
pub fn ui(ui: &mut Ui, state: &State, figure: &Figure, asks: &mut Asks) {
    let narrow = ui.available_width() < TWO_ROWS;
    ui.horizontal(|ui| {
        layout_ui(ui, state, asks);
        if !narrow {
            times_ui(ui, state, figure, asks);
        }
        ui.with_layout(egui::Layout::right_to_left(Align::Center), |ui| {
            ui.menu_button("Export", |ui| export_menu(ui, state, asks));
        });
    });
    if narrow {
        ui.horizontal(|ui| times_ui(ui, state, figure, asks));
    }
}

fn layout_ui(ui: &mut Ui, state: &State, asks: &mut Asks) {
    let view = state.view();
    let layouts = [(Layout::SideBySide, "Side by side"), (Layout::Overlaid, "Overlaid")];
    if let Some(layout) = widgets::segmented(ui, &layouts, view.layout) {
        asks.run(if layout == Layout::SideBySide { Command::SideBySide } else { Command::Overlaid });
    }
    let axes = [(TimeAxis::Calendar, "Calendar"), (TimeAxis::MonthsSinceInadequate, "Months since inadequate")];
    if let Some(axis) = widgets::segmented(ui, &axes, view.axis) {
        asks.run(if axis == TimeAxis::Calendar { Command::Calendar } else { Command::MonthsSince });
    }
}

fn times_ui(ui: &mut Ui, state: &State, figure: &Figure, asks: &mut Asks) {
    let view = state.view();
    match view.axis {
        TimeAxis::MonthsSinceInadequate => since_ui(ui, view.since, asks),
        TimeAxis::Calendar => dates_ui(ui, state, figure, asks),
    }
    joins_ui(ui, view.joined, asks);
}

fn since_ui(ui: &mut Ui, since: Since, asks: &mut Asks) {
    let choices = [(Since::First, "First"), (Since::Latest, "Latest")];
    if let Some(since) = widgets::segmented(ui, &choices, since) {
        asks.run(if since == Since::First { Command::SinceFirst } else { Command::SinceLatest });
    }
}

fn joins_ui(ui: &mut Ui, mut joined: bool, asks: &mut Asks) {
    if ui.checkbox(&mut joined, "Join points").on_hover_text(Command::Joins.help()).changed() {
        asks.run(Command::Joins);
    }
}

/// First and last year; the same choice as brushing over a plot, for keys.
fn dates_ui(ui: &mut Ui, state: &State, figure: &Figure, asks: &mut Asks) {
    let Some(axis) = figure.panels.first().map(|panel| &panel.x) else { return };
    let (mut from, mut to) = (axis.from, axis.to);
    let t = theme::of(ui);
    let changed = ui
        .scope(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let first = ui.add(year_field(&mut from)).on_hover_text("First date shown; or drag over a plot");
            name(&first, "First year shown", axis.from);
            ui.label(RichText::new("to").color(t.weak));
            let last = ui.add(year_field(&mut to)).on_hover_text("Last date shown; or drag over a plot");
            name(&last, "Last year shown", axis.to);
            first.changed() || last.changed()
        })
        .inner;
    let mut view = state.view().clone();
    if changed && to - from > 0.5 {
        view.range = Some((from, to));
        asks.push(Ask::View(view));
    } else if state.view().range.is_some()
        && ui.add(Button::new("All dates")).on_hover_text(Command::AllDates.help()).clicked()
    {
        asks.run(Command::AllDates);
    }
}

fn year_field(value: &mut f64) -> DragValue<'_> {
    DragValue::new(value).speed(0.1).range(1990.0..=2100.0).custom_formatter(|year, _| format!("{:.0}", year.floor()))
}

fn name(response: &egui::Response, name: &'static str, value: f64) {
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::drag_value(true, value.floor());
        info.label = Some(name.to_owned());
        info
    });
}

fn export_menu(ui: &mut Ui, state: &State, asks: &mut Asks) {
    for command in [Command::ExportChart, Command::CopyChart, Command::CopySummary, Command::PointsList] {
        let button = Button::new(command.name()).shortcut_text(command.keys_text());
        if ui.add_enabled(command.enabled(state), button).on_hover_text(command.help()).clicked() {
            asks.run(command);
            ui.close();
        }
    }
}
