//! The document's findings as a list, with filters; selecting one goes to its sentence.

use super::{Shown, para};
use crate::app::ask::{Ask, Asks};
use crate::app::panels::details;
use crate::app::state::State;
use crate::app::{theme, widgets, words};
use crate::document::Voice;
use crate::scoring::{Level, Theme};
use crate::session::derive::Derived;
use crate::session::{Reviewed, Verdict};
use egui::text::{LayoutJob, TextWrapping};
use egui::{Align2, ComboBox, FontId, Pos2, Rect, RichText, ScrollArea, Sense, TextFormat, Ui, pos2, vec2};

const ROW: f32 = 46.0;

/// What the list needs while it is worked with.
#[derive(Debug, Default)]
pub struct Local {
    open: Option<bool>,
    was_open: bool,
    to_review: bool,
    level: Option<Level>,
    theme: Option<Theme>,
    voice: Option<Voice>,
    go_to: Option<usize>,
}

impl Local {
    /// Shows or hides it, whatever the width suggests.
    pub fn toggle(&mut self) {
        self.open = Some(!self.was_open);
    }

    /// Whether it is shown; `by_width` while nobody has said.
    pub fn is_open(&mut self, by_width: bool) -> bool {
        self.was_open = self.open.unwrap_or(by_width);
        self.was_open
    }

    /// Scrolls to a finding.
    pub fn go_to(&mut self, finding: usize) {
        self.go_to = Some(finding);
    }

    /// Whether the filters let a finding through; all of them do while the list is closed.
    pub fn shows(&self, reviewed: &Reviewed) -> bool {
        let finding = &reviewed.finding;
        !self.was_open
            || ((!self.to_review || reviewed.is_to_review())
                && self.level.is_none_or(|level| finding.level() == Some(level))
                && self.theme.is_none_or(|theme| finding.theme == theme)
                && self.voice.is_none_or(|voice| finding.voice == voice))
    }

    fn is_filtered(&self) -> bool {
        self.to_review || self.level.is_some() || self.theme.is_some() || self.voice.is_some()
    }
}

/// Draws the filters and the findings they let through.
pub fn ui(ui: &mut Ui, state: &State, entry: &Derived, shown: Shown, local: &mut Local, asks: &mut Asks) {
    filters_ui(ui, local);
    let selected = state.selection.finding;
    let listed: Vec<(usize, &Reviewed)> = entry
        .findings
        .iter()
        .enumerate()
        .filter(|(at, there)| selected == Some(*at) || (shown.shows(there) && local.shows(there)))
        .collect();
    if listed.is_empty() {
        let said = if local.is_filtered() { "No finding passes the filters" } else { "No findings" };
        ui.label(RichText::new(said).color(theme::of(ui).weak));
        return;
    }
    let mut area = ScrollArea::vertical().id_salt("findings").auto_shrink(false);
    let row = local.go_to.take().and_then(|at| listed.iter().position(|(there, _)| *there == at));
    if let Some(row) = row {
        let room = ui.available_height();
        area = area.vertical_scroll_offset((row as f32 * ROW - room * 0.4).max(0.0));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    area.show_rows(ui, ROW, listed.len(), |ui, range| {
        for (at, reviewed) in listed.get(range).unwrap_or_default() {
            row_ui(ui, entry, *at, reviewed, selected == Some(*at), asks);
        }
    });
}

fn filters_ui(ui: &mut Ui, local: &mut Local) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.toggle_value(&mut local.to_review, "To review");
        let levels = Level::ALL.map(|level| (level, format!("{} {level}", level.number())));
        choice(ui, "Level", &mut local.level, &levels);
        let themes = details::THEMES.map(|theme| (theme, words::capital(words::theme(theme))));
        choice(ui, "Theme", &mut local.theme, &themes);
        let voices: Vec<(Voice, String)> =
            Voice::ALL.iter().map(|voice| (*voice, words::capital(voice.name()))).collect();
        choice(ui, "Voice", &mut local.voice, &voices);
        if local.is_filtered() && ui.button("Show all").clicked() {
            *local = Local { open: local.open, was_open: local.was_open, ..Local::default() };
        }
    });
    ui.add_space(4.0);
}

fn choice<T: Copy + PartialEq>(ui: &mut Ui, name: &str, chosen: &mut Option<T>, all: &[(T, String)]) {
    let there = chosen.and_then(|value| all.iter().find(|(other, _)| *other == value));
    let text = there.map_or_else(|| name.to_owned(), |(_, said)| said.clone());
    let shown = ComboBox::from_id_salt(("findings by", name)).selected_text(&text).width(0.0).show_ui(ui, |ui| {
        ui.selectable_value(chosen, None, format!("Any {}", name.to_lowercase()));
        for (value, said) in all {
            ui.selectable_value(chosen, Some(*value), said);
        }
    });
    let name = format!("{name} filter: {}", there.map_or("any", |(_, said)| said));
    shown.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, name.clone()));
}

fn row_ui(ui: &mut Ui, entry: &Derived, at: usize, reviewed: &Reviewed, selected: bool, asks: &mut Asks) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let finding = &reviewed.finding;
    let verdict =
        reviewed.verdict().map(|verdict| format!(", {}", details::verdict_words(verdict))).unwrap_or_default();
    response.widget_info(|| {
        let name = format!("{}. {}{verdict}: {}", at + 1, details::claim(finding.claim), finding.quote);
        egui::WidgetInfo::selected(egui::Role::Button, true, selected, name)
    });
    if response.clicked() {
        asks.push(Ask::SelectFinding { document: entry.id(), finding: at, open: false });
    }
    let t = theme::of(ui);
    let fill = match (selected, response.hovered() || response.has_focus()) {
        (true, _) => Some(t.chosen),
        (false, true) => Some(t.hover),
        _ => None,
    };
    let inner = rect.shrink2(vec2(0.0, 1.0));
    if let Some(fill) = fill {
        ui.painter().rect_filled(inner, theme::CORNER, fill);
    }
    chip_ui(ui, Rect::from_center_size(pos2(inner.left() + 24.0, inner.center().y), vec2(36.0, 20.0)), reviewed);
    let left = inner.left() + 50.0;
    let width = inner.right() - left - 24.0;
    let is_out = reviewed.verdict() == Some(Verdict::Rejected);
    let ink = if is_out || !finding.counted { t.weak } else { t.strong };
    line_ui(ui, pos2(left, inner.top() + 4.0), &finding.quote, FontId::proportional(14.0), ink, width, is_out);
    let line = details::place_line(finding);
    line_ui(ui, pos2(left, inner.top() + 25.0), &line, FontId::proportional(12.0), t.weak, width, false);
    sign_ui(ui, pos2(inner.right() - 13.0, inner.center().y), reviewed.verdict());
}

/// A tick, a plus or a cross: accepted, added, rejected.
fn sign_ui(ui: &Ui, at: Pos2, verdict: Option<Verdict>) {
    let t = theme::of(ui);
    let (ink, lines): (_, &[&[(f32, f32)]]) = match verdict {
        None => return,
        Some(Verdict::Accepted) => (t.success, &[&[(-5.0, 0.0), (-1.5, 4.0), (5.0, -4.0)]]),
        Some(Verdict::Added) => (t.success, &[&[(-5.0, 0.0), (5.0, 0.0)], &[(0.0, -5.0), (0.0, 5.0)]]),
        Some(Verdict::Rejected) => (t.weak, &[&[(-4.0, -4.0), (4.0, 4.0)], &[(-4.0, 4.0), (4.0, -4.0)]]),
    };
    for line in lines {
        let points = line.iter().map(|(x, y)| at + vec2(*x, *y)).collect();
        ui.painter().add(egui::Shape::line(points, egui::Stroke::new(1.8, ink)));
    }
}

fn chip_ui(ui: &Ui, rect: Rect, reviewed: &Reviewed) {
    let fill = details::claim_fill(theme::of(ui).dark, reviewed.finding.claim);
    let is_level = reviewed.finding.level().is_some();
    let rect = if is_level { Rect::from_center_size(rect.center(), widgets::CHIP) } else { rect };
    let ink = theme::ink_on(fill);
    let size = if is_level { 12.0 } else { 10.0 };
    ui.painter().rect_filled(rect, theme::CORNER, fill);
    let font = FontId::new(size, theme::strong_family());
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, para::badge(reviewed.finding.claim), font, ink);
}

/// One line that ends in dots where there is no more room.
fn line_ui(ui: &Ui, at: egui::Pos2, words: &str, font: FontId, ink: egui::Color32, width: f32, is_out: bool) {
    let strikethrough = if is_out { egui::Stroke::new(1.0, ink) } else { egui::Stroke::NONE };
    let format = TextFormat { font_id: font, color: ink, strikethrough, ..TextFormat::default() };
    let mut job = LayoutJob::single_section(words.to_owned(), format);
    job.wrap = TextWrapping::truncate_at_width(width);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    ui.painter().galley(at, galley, ink);
}
