//! What a window without documents says: what it is for, and the ways to begin.

use super::ask::{Ask, Asks};
use super::command::Command;
use super::host::Dialog;
use super::state::State;
use super::{recent, theme, widgets};
use egui::{Align2, FontId, Ui, vec2};

/// Draws the empty state.
pub fn ui(ui: &mut Ui, state: &State, asks: &mut Asks) {
    let facts = [
        "Open Ofsted's letters, inspection reports and articles: PDF, Word, web pages, text",
        "Each sentence about progress becomes a finding; each document a point",
        "Every point is one click from the sentence it rests on",
    ];
    widgets::empty(ui, "See how councils' children's services have moved", &facts);
    ui.add_space(theme::GAP_LARGE);
    let width = 330.0;
    ui.horizontal(|ui| {
        ui.add_space(((ui.available_width() - width) / 2.0).max(0.0));
        if widgets::primary_button(ui, "Open documents…").on_hover_text(Command::OpenDocuments.help()).clicked() {
            asks.push(Ask::Pick(Dialog::Documents));
        }
        widgets::command_button(ui, state, Command::OpenExample, asks);
    });
    ui.add_space(theme::GAP);
    ui.vertical_centered(|ui| {
        ui.label(widgets::weak(ui, "or drop files and folders anywhere in this window"));
        if !state.recent.is_empty() {
            ui.add_space(theme::GAP_LARGE);
            ui.label(widgets::weak(ui, "Recent sessions"));
            recent::ui(ui, state, asks);
        }
    });
}

/// Draws what is seen while files hang over the window.
pub fn drop_ui(ctx: &egui::Context) {
    let hovering = ctx.input(|input| input.raw.hovered_files.len());
    if hovering == 0 {
        return;
    }
    let t = theme::tokens(ctx.global_style().visuals.dark_mode);
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop"));
    let painter = ctx.layer_painter(layer);
    let rect = ctx.content_rect();
    painter.rect_filled(rect, 0, t.veil);
    let card = egui::Rect::from_center_size(rect.center(), vec2(380.0, 96.0));
    painter.rect(card, theme::CORNER_LARGE, t.panel, egui::Stroke::new(2.0, t.accent), egui::StrokeKind::Inside);
    let text = super::words::count(hovering, "item", "items");
    let font = FontId::new(16.0, theme::strong_family());
    painter.text(card.center(), Align2::CENTER_CENTER, format!("Drop to open {text}"), font, t.strong);
}
