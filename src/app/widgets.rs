//! Small things drawn alike everywhere: chips, rows of facts, segments, buttons for commands.

use super::ask::Asks;
use super::command::Command;
use super::known;
use super::state::State;
use super::theme;
use crate::document::Grade;
use crate::trajectory::HalfLevel;
use egui::{Align2, Button, Color32, CornerRadius, FontId, Frame, Margin, Response, RichText, Sense, Ui, vec2};

/// A name or a number that matters.
pub fn strong(text: impl Into<String>) -> RichText {
    RichText::new(text).text_style(theme::strong_text())
}

/// What may be overlooked, small.
pub fn weak(ui: &Ui, text: impl Into<String>) -> RichText {
    RichText::new(text).small().color(theme::of(ui).weak)
}

/// A heading with room above it.
pub fn heading(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).heading().color(theme::of(ui).strong));
}

/// The size of a level's chip.
pub const CHIP: egui::Vec2 = egui::vec2(26.0, 20.0);

/// A level's colour with its number; a dash where there is no level.
pub fn chip(ui: &mut Ui, level: Option<HalfLevel>) -> Response {
    let (rect, response) = ui.allocate_exact_size(CHIP, Sense::hover());
    paint_chip(ui, rect, level);
    let name = level.map_or_else(|| "no level".to_owned(), super::words::half_level);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, name.clone()));
    response.on_hover_text(name)
}

/// Paints a level's chip at `rect`.
pub fn paint_chip(ui: &Ui, rect: egui::Rect, level: Option<HalfLevel>) {
    let (fill, ink, text) = match level {
        Some(level) => {
            let fill = known::fill(level, theme::of(ui).dark);
            (fill, theme::ink_on(fill), known::chip_level(level).number().to_string())
        }
        None => (theme::of(ui).raised, theme::of(ui).weak, "–".to_owned()),
    };
    ui.painter().rect_filled(rect, CornerRadius::same(theme::CORNER), fill);
    let font = FontId::new(12.0, theme::strong_family());
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, text, font, ink);
}

/// Paints the chip of a document that gives a grade and no level: the grade's letters in its colour.
pub fn paint_grade_chip(ui: &Ui, rect: egui::Rect, grade: Grade) {
    let letters = match grade {
        Grade::Inadequate => "I",
        Grade::RequiresImprovement => "RI",
        Grade::Adequate => "A",
        Grade::Good => "G",
        Grade::Outstanding => "O",
    };
    // An outline and no fill, so that a grade is never taken for a level of the same colour.
    let colour = theme::colour(theme::palette(theme::of(ui).dark).grade(grade));
    let stroke = egui::Stroke::new(1.5, colour);
    ui.painter().rect_stroke(rect.shrink(1.0), CornerRadius::same(theme::CORNER), stroke, egui::StrokeKind::Inside);
    let font = FontId::new(11.0, theme::strong_family());
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, letters, font, theme::of(ui).text);
}

/// A line from side to side.
pub fn hairline(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().rect_filled(rect, 0, theme::of(ui).line);
}

/// A row of choices of which one holds; gives the one clicked.
pub fn segmented<T: Copy + PartialEq>(ui: &mut Ui, choices: &[(T, &str)], current: T) -> Option<T> {
    let t = theme::of(ui);
    let mut clicked = None;
    Frame::new().fill(t.raised).corner_radius(theme::CORNER).inner_margin(Margin::same(2)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.horizontal(|ui| {
            for (choice, name) in choices {
                if segment(ui, name, *choice == current).clicked() {
                    clicked = Some(*choice);
                }
            }
        });
    });
    clicked
}

fn segment(ui: &mut Ui, name: &str, chosen: bool) -> Response {
    let t = theme::of(ui);
    let text = RichText::new(name).size(13.0).color(if chosen { t.strong } else { t.weak });
    let fill = if chosen { t.chosen } else { Color32::TRANSPARENT };
    ui.add(Button::selectable(chosen, text).fill(fill).frame_when_inactive(chosen).min_size(vec2(0.0, 24.0)))
}

/// A button that gives a command: its name, its keys, its help; grey where it cannot be given.
pub fn command_button(ui: &mut Ui, state: &State, command: Command, asks: &mut Asks) -> Response {
    command_button_named(ui, state, command, command.name(), asks)
}

/// A button that gives a command under a shorter name.
pub fn command_button_named(ui: &mut Ui, state: &State, command: Command, name: &str, asks: &mut Asks) -> Response {
    let response =
        ui.add_enabled(command.enabled(state), Button::new(name)).on_hover_ui(|ui| command_help(ui, command));
    if response.clicked() {
        asks.run(command);
    }
    response
}

/// The same with its key shown in the button, as review buttons have it.
pub fn command_button_with_key(ui: &mut Ui, state: &State, command: Command, asks: &mut Asks) -> Response {
    let key = RichText::new(command.keys_text()).small().color(theme::of(ui).weak);
    let button = Button::new((command.name(), key));
    let response = ui.add_enabled(command.enabled(state), button).on_hover_ui(|ui| command_help(ui, command));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), command.name()));
    if response.clicked() {
        asks.run(command);
    }
    response
}

fn command_help(ui: &mut Ui, command: Command) {
    ui.horizontal_wrapped(|ui| {
        ui.label(command.help());
        let keys = command.keys_text();
        if !keys.is_empty() {
            ui.label(weak(ui, keys));
        }
    });
}

/// The button that is the thing to do here.
pub fn primary_button(ui: &mut Ui, name: &str) -> Response {
    let t = theme::of(ui);
    let fill = t.accent;
    ui.add(Button::new(strong(name).color(theme::ink_on(fill))).fill(fill).min_size(vec2(0.0, 32.0)))
}

/// A field for one line with what it is for as a hint, which is also its accessible name.
pub fn field(ui: &mut Ui, id: egui::Id, text: &mut String, hint: &str, width: f32) -> Response {
    let edit =
        egui::TextEdit::singleline(text).id(id).hint_text(hint).desired_width(width).margin(Margin::symmetric(8, 6));
    let response = ui.add(edit);
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::text_edit(ui.is_enabled(), text.as_str(), text.as_str(), hint);
        info.label = Some(hint.to_owned());
        info
    });
    let t = theme::of(ui);
    if !t.dark && !response.has_focus() {
        // A white field on the white centre would not be seen.
        let line = egui::Stroke::new(1.0, t.line);
        ui.painter().rect_stroke(response.rect, theme::CORNER, line, egui::StrokeKind::Inside);
    }
    response
}

/// A card on the panel.
pub fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let t = theme::of(ui);
    // The centre's own colour: fields and buttons stand out from it in both themes.
    Frame::new().fill(t.ground).corner_radius(theme::CORNER).inner_margin(Margin::symmetric(10, 8)).show(ui, add).inner
}

/// What an empty place says: a title and up to three facts.
pub fn empty(ui: &mut Ui, title: &str, facts: &[&str]) {
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() * 0.28).max(theme::GAP_LARGE));
        ui.label(RichText::new(title).text_style(theme::title_text()).color(theme::of(ui).strong));
        ui.add_space(theme::GAP);
        for fact in facts {
            ui.label(RichText::new(*fact).color(theme::of(ui).weak));
        }
    });
}

/// One line of text laid out for painting, cut with an ellipsis where it is longer than `room`.
pub fn line(ui: &Ui, text: &str, font: FontId, colour: Color32, room: f32) -> std::sync::Arc<egui::Galley> {
    lines(ui, text, font, colour, room, 1)
}

/// As [`line`], in up to `rows` lines.
pub fn lines(
    ui: &Ui,
    text: &str,
    font: FontId,
    colour: Color32,
    room: f32,
    rows: usize,
) -> std::sync::Arc<egui::Galley> {
    // Nobody sees more than this; laying the rest of a long sentence out would be for nothing.
    let most = (room / font.size * 3.5) as usize * rows + 8;
    let end = text.char_indices().nth(most).map_or(text.len(), |(at, _)| at);
    let words = text.get(..end).unwrap_or(text);
    let mut job = egui::text::LayoutJob::simple(words.to_owned(), font, colour, room.max(8.0));
    job.wrap.max_rows = rows;
    job.wrap.break_anywhere = rows == 1;
    ui.painter().layout_job(job)
}
