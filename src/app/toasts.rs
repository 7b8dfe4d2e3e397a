//! What is said for a moment at the lower right, and the list of problems that stays.

use super::ask::{Ask, Asks};
use super::command::Command;
use super::state::{State, Toast};
use super::{theme, widgets};
use egui::{Align2, Area, Frame, Id, Margin, Order, RichText, ScrollArea, vec2};

/// How long a toast stays, in seconds.
const STAYS: f64 = 5.0;
/// Size of the list of problems.
const LIST: egui::Vec2 = vec2(460.0, 320.0);
/// Around what the list holds.
const MARGIN: i8 = 16;
/// Above the status bar.
const ABOVE_STATUS: f32 = 40.0;

/// Draws the toasts, above the list of problems while it is open, and drops the old ones; asks to be drawn
/// again only when the next one goes.
pub fn ui(ctx: &egui::Context, problems_open: bool, toasts: &mut Vec<Toast>) {
    let now = ctx.input(|input| input.time);
    for toast in toasts.iter_mut() {
        toast.until.get_or_insert(now + STAYS);
    }
    toasts.retain(|toast| toast.until.is_some_and(|until| until > now));
    let Some(next) = toasts.iter().filter_map(|toast| toast.until).reduce(f64::min) else { return };
    ctx.request_repaint_after_secs((next - now) as f32);
    let list = if problems_open { LIST.y + 2.0 * f32::from(MARGIN) + theme::GAP } else { 0.0 };
    let above = vec2(-16.0, -ABOVE_STATUS - 4.0 - list);
    let area = Area::new(Id::unique("toasts")).order(Order::Tooltip).anchor(Align2::RIGHT_BOTTOM, above);
    area.interactable(false).show(ctx, |ui| {
        for toast in toasts.iter() {
            toast_ui(ui, toast);
        }
    });
}

fn toast_ui(ui: &mut egui::Ui, toast: &Toast) {
    let t = theme::of(ui);
    Frame::popup(ui.style()).fill(t.raised).inner_margin(Margin::symmetric(14, 10)).show(ui, |ui| {
        ui.set_max_width(360.0);
        let (mark, colour) = if toast.bad { ("! ", t.warning) } else { ("", t.text) };
        ui.label(RichText::new(format!("{mark}{}", toast.words)).color(colour));
    });
}

/// Draws the list of problems if it is open.
pub fn problems_ui(ctx: &egui::Context, state: &State, asks: &mut Asks) {
    if !state.problems_open {
        return;
    }
    let t = theme::tokens(ctx.global_style().visuals.dark_mode);
    let frame = Frame::window(&ctx.global_style()).inner_margin(Margin::same(MARGIN)).fill(t.panel);
    let area = egui::Window::new("Problems").title_bar(false).resizable(false).frame(frame);
    area.anchor(Align2::RIGHT_BOTTOM, vec2(-12.0, -ABOVE_STATUS)).fixed_size(LIST).show(ctx, |ui| {
        ui.horizontal(|ui| {
            widgets::heading(ui, "Problems");
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.button("Close").clicked() {
                    asks.run(Command::Problems);
                }
                if ui.add_enabled(!state.problems.is_empty(), egui::Button::new("Dismiss all")).clicked() {
                    asks.push(Ask::DismissAll);
                }
            });
        });
        list_ui(ui, state, asks);
    });
}

fn list_ui(ui: &mut egui::Ui, state: &State, asks: &mut Asks) {
    let t = theme::of(ui);
    if state.problems.is_empty() {
        ui.label(RichText::new("Nothing went wrong").color(t.weak));
    }
    ScrollArea::vertical().auto_shrink(false).show_rows(ui, 64.0, state.problems.len(), |ui, range| {
        for at in range {
            let Some(problem) = state.problems.get(at) else { continue };
            ui.push_id(at, |ui| {
                ui.set_height(64.0);
                ui.horizontal_top(|ui| {
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing.y = 1.0;
                        ui.set_width(ui.available_width() - 76.0);
                        let line = |text: String| egui::Label::new(RichText::new(text).small()).truncate();
                        ui.add(egui::Label::new(RichText::new(&problem.message).color(t.warning)).truncate());
                        ui.add(line(problem.hint.clone().unwrap_or_default()));
                        ui.add(line(problem.path.as_ref().map(|path| path.display().to_string()).unwrap_or_default()));
                    });
                    if ui.button("Dismiss").clicked() {
                        asks.push(Ask::Dismiss(at));
                    }
                });
            });
        }
    });
}
