//! The chart's points as a list: what keys and screen readers reach without a picture.

use super::{card, plot};
use crate::app::ask::Asks;
use crate::app::state::State;
use crate::app::{theme, widgets, words};
use crate::chart::{Dot, Figure};
use crate::session::EntryId;
use egui::{Button, RichText, Ui};
use egui_extras::{Column, TableBuilder};

const HEADINGS: [&str; 6] = ["Council", "Document", "Date", "Level", "Quartiles", "Counted"];

/// Draws the list.
pub fn ui(ui: &mut Ui, state: &State, figure: &Figure, asks: &mut Asks) {
    let dots: Vec<&Dot> = figure.panels.iter().flat_map(|panel| &panel.dots).collect();
    if dots.is_empty() {
        ui.label(widgets::weak(ui, "There is no point to list"));
        return;
    }
    let t = theme::of(ui);
    let fixed = |width: f32| Column::initial(width).at_least(60.0).clip(true).resizable(true);
    let table = TableBuilder::new(ui).striped(false).auto_shrink(false).max_scroll_height(f32::INFINITY);
    let columns = [fixed(150.0), fixed(180.0), fixed(130.0), fixed(170.0), fixed(90.0), Column::remainder()];
    let table = columns.into_iter().fold(table, TableBuilder::column);
    let table = table.header(24.0, |mut header| {
        for heading in HEADINGS {
            header.col(|ui| drop(ui.label(RichText::new(heading).small().color(t.weak))));
        }
    });
    table.body(|body| {
        body.rows(26.0, dots.len(), |mut row| {
            let Some(dot) = dots.get(row.index()) else { return };
            row.col(|ui| drop(ui.label(dot.council.as_ref())));
            row.col(|ui| document_ui(ui, state, dot, asks));
            row.col(|ui| drop(ui.label(dot.tooltip.get(1).map(String::as_str).unwrap_or_default())));
            row.col(|ui| {
                widgets::chip(ui, Some(dot.level));
                ui.label(words::half_level(dot.level));
            });
            row.col(|ui| drop(ui.label(format!("{} to {}", dot.low.value(), dot.high.value()))));
            row.col(|ui| drop(ui.label(dot.count.to_string())));
        });
    });
}

fn document_ui(ui: &mut Ui, state: &State, dot: &Dot, asks: &mut Asks) {
    let selected = state.selection.document == Some(EntryId(dot.document));
    let response = ui.add(Button::selectable(selected, &dot.label));
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListItem, true, selected, card::spoken(dot)));
    if response.clicked() {
        plot::open(state, dot, asks);
    }
}
