//! A line of "Kind … p. 1 ……… Monitoring visit letter": a name, where it came from, and a value that is
//! a button where it can be changed.

use crate::app::{theme, widgets};
use egui::{Align, Label, Layout, Response, RichText, Sense, Ui};

/// What came of a frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clicked {
    /// The value.
    pub value: bool,
    /// The small words behind the name.
    pub tag: bool,
}

/// The small words behind a name.
#[derive(Clone, Copy, Debug)]
pub struct Tag<'a> {
    /// What they say.
    pub text: &'a str,
    /// What they mean, shown on hover.
    pub help: &'a str,
    /// Whether they do something.
    pub is_link: bool,
    /// Whether they warn.
    pub warns: bool,
}

/// Draws a line; `help` says what a click on the value does, and none says that nothing does.
pub fn ui(ui: &mut Ui, name: &str, value: &str, tag: Option<Tag<'_>>, help: Option<&str>) -> Clicked {
    let mut clicked = Clicked::default();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(RichText::new(name).color(theme::of(ui).weak));
        if let Some(tag) = tag {
            clicked.tag = tag_ui(ui, name, tag).clicked();
        }
        ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
            clicked.value = value_ui(ui, name, value, help).clicked();
        });
    });
    widgets::hairline(ui);
    clicked
}

fn tag_ui(ui: &mut Ui, name: &str, tag: Tag<'_>) -> Response {
    let t = theme::of(ui);
    let ink = match (tag.warns, tag.is_link) {
        (true, _) => t.warning,
        (false, true) => t.accent,
        (false, false) => t.weak,
    };
    let label = Label::new(RichText::new(tag.text).small().color(ink));
    if !tag.is_link {
        return ui.add(label).on_hover_text(tag.help);
    }
    let response = ui.add(label.sense(Sense::click())).on_hover_text(tag.help);
    let said = format!("{name}: {}", tag.help);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, said.clone()));
    focus_ui(ui, &response);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

fn value_ui(ui: &mut Ui, name: &str, value: &str, help: Option<&str>) -> Response {
    let t = theme::of(ui);
    let is_known = value != UNKNOWN;
    let label = Label::new(RichText::new(value).color(if is_known { t.text } else { t.weak })).wrap();
    let label = label.halign(Align::RIGHT);
    let Some(help) = help else { return ui.add(label) };
    let back = ui.painter().add(egui::Shape::Noop);
    let response = ui.add(label.sense(Sense::click())).on_hover_text(help);
    if response.hovered() || response.has_focus() {
        let fill = egui::Shape::rect_filled(response.rect.expand2(egui::vec2(4.0, 2.0)), theme::CORNER, t.hover);
        ui.painter().set(back, fill);
    }
    let said = format!("{name}: {value}");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, said.clone()));
    focus_ui(ui, &response);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

fn focus_ui(ui: &Ui, response: &Response) {
    if response.has_focus() {
        let edge = egui::Stroke::new(1.5, theme::of(ui).accent);
        let rect = response.rect.expand2(egui::vec2(3.0, 1.0));
        ui.painter().rect_stroke(rect, theme::CORNER, edge, egui::StrokeKind::Outside);
    }
}

/// What stands where nothing is known.
pub const UNKNOWN: &str = "not known";
