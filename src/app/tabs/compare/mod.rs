//! The Compare tab: councils over time, side by side or overlaid.
//!
//! Draws a [`Figure`], the one that export writes, made anew only when the session or the view
//! changed. Every dot is a widget with a name, so keys and screen readers reach it.

mod canvas;
mod card;
mod councils;
mod grid;
mod paint;
mod plot;
mod points;
mod toolbar;

use crate::app::ask::{Ask, Asks};
use crate::app::command::Command;
use crate::app::state::State;
use crate::app::{figure, theme};
use crate::chart::{Figure, SUBTITLE};
use crate::session::View;
use egui::text::LayoutJob;
use egui::{CentralPanel, Color32, FontId, Frame, Galley, Margin, Panel, ScrollArea, TextFormat, Ui};
use std::sync::Arc;

/// How to read the chart; told in full on hover.
const LEGEND: &str = "Dot: how things moved, not how good they were · band: the judgement · ◇ a visit without a point · \
                      dashed: a new framework of inspection";

/// What the tab needs while it is worked with.
#[derive(Debug, Default)]
pub struct Local {
    made: Option<(u64, View, Figure)>,
    /// Where the pointer is along the axis that all plots share.
    cursor: Option<f64>,
    /// The dates being brushed over.
    brush: Option<(f64, f64)>,
    add: String,
}

/// Draws the tab.
pub fn ui(ui: &mut Ui, state: &State, local: &mut Local, asks: &mut Asks) {
    let wanted = (state.known.revision, state.view());
    if !local.made.as_ref().is_some_and(|(revision, view, _)| (*revision, view) == wanted) {
        local.made = Some((wanted.0, wanted.1.clone(), figure::figure(state)));
    }
    let Some((revision, view, figure)) = local.made.take() else { return };
    toolbar::ui(ui, state, &figure, asks);
    councils::ui(ui, state, local, asks);
    ui.add_space(2.0);
    let bare = Frame::NONE;
    let under = bare.inner_margin(Margin { left: 2, right: 2, top: 8, bottom: 0 });
    let t = theme::of(ui);
    let (sentence, legend) = (wrapped(ui, &figure.brief, 13.0, t.text), wrapped(ui, LEGEND, 12.0, t.weak));
    let height = sentence.size().y.min(most(ui)) + legend.size().y + 14.0;
    let below = Panel::bottom("what the chart shows").exact_size(height).frame(under).show_separator_line(false);
    below.show(ui, |ui| {
        sentence_ui(ui, &figure, sentence, asks);
        let how = format!("{SUBTITLE} Levels are ordinal: their order counts, not their distance.");
        ui.label(legend).on_hover_text(how);
    });
    if state.look.points_list {
        let height = (ui.available_height() * 0.4).max(120.0);
        let list = Panel::bottom("points").resizable(true).default_size(height).size_range(100.0..=600.0);
        list.frame(under).show(ui, |ui| points::ui(ui, state, &figure, asks));
    }
    CentralPanel::default().frame(bare).show(ui, |ui| grid::ui(ui, state, &figure, local, asks));
    local.made = Some((revision, view, figure));
}

/// Words as they will stand below the chart, to know how much room they take.
fn wrapped(ui: &Ui, words: &str, size: f32, colour: Color32) -> Arc<Galley> {
    let format = TextFormat { line_height: Some(size + 5.0), ..TextFormat::simple(FontId::proportional(size), colour) };
    let mut job = LayoutJob::single_section(words.to_owned(), format);
    job.wrap.max_width = ui.available_width() - 16.0;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// The chart is the thing: the sentence scrolls where it would take more than a sixth of the window.
fn most(ui: &Ui) -> f32 {
    ui.ctx().content_rect().height() / 6.0
}

fn sentence_ui(ui: &mut Ui, figure: &Figure, sentence: Arc<Galley>, asks: &mut Asks) {
    ui.spacing_mut().item_spacing.y = 4.0;
    let most = most(ui);
    ScrollArea::vertical().max_height(most).min_scrolled_height(most).id_salt("sentence").show(ui, |ui| {
        let response = ui.add(egui::Label::new(sentence).selectable(true)).on_hover_text(&figure.alt);
        response.context_menu(|ui| {
            if ui.button(Command::CopySummary.name()).clicked() {
                asks.push(Ask::Run(Command::CopySummary));
            }
        });
    });
}
