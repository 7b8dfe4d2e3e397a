//! The sentences behind one cell, each leading to its place in its document.

use super::{Chosen, Local as Tab};
use crate::app::ask::{Ask, Asks};
use crate::app::state::State;
use crate::app::{theme, widgets, words};
use crate::scoring::Level;
use crate::session::EntryId;
use crate::trajectory::themes::{Cell, Period, Place};
use egui::{Align, CornerRadius, FontId, Layout, Rect, Response, ScrollArea, Sense, Ui, pos2, vec2};

const ROW: f32 = 84.0;

/// What the list keeps.
#[derive(Debug, Default)]
pub struct Local {
    lines: Vec<Line>,
    title: String,
    said: String,
    made_of: Option<(Chosen, (u64, Period))>,
}

/// A sentence as it is listed.
#[derive(Debug)]
struct Line {
    document: EntryId,
    finding: usize,
    level: Option<Level>,
    quote: String,
    sentence: String,
    source: String,
}

impl Local {
    /// Puts the list together where it is not yet that of `chosen`.
    pub fn make(&mut self, state: &State, chosen: &Chosen, cell: &Cell, of: (u64, Period)) {
        let wanted = Some((chosen.clone(), of));
        if self.made_of == wanted {
            return;
        }
        self.lines = cell.findings.iter().filter_map(|place| line(state, chosen, *place)).collect();
        self.title = words::capital(&chosen.name());
        let findings = words::count(self.lines.len(), "finding", "findings");
        self.said = format!("{}, the median of {findings}", words::half_level(cell.level));
        self.made_of = wanted;
    }

    /// Everything listed, to paste into a spreadsheet.
    fn tsv(&self) -> String {
        let mut text = "Level\tQuote\tSentence\tSource\n".to_owned();
        for line in &self.lines {
            let level = line.level.map(|level| level.number().to_string()).unwrap_or_default();
            let fields = [&level, &line.quote, &line.sentence, &line.source];
            let fields = fields.map(|field| field.split_whitespace().collect::<Vec<_>>().join(" "));
            text.push_str(&fields.join("\t"));
            text.push('\n');
        }
        text
    }
}

fn line(state: &State, chosen: &Chosen, place: Place) -> Option<Line> {
    let entry = state.known.entry(EntryId(place.document))?;
    let finding = &entry.findings.get(place.finding)?.finding;
    let mut source = vec![entry.label(Some(&chosen.council))];
    source.extend(entry.facts.date().map(words::date));
    source.extend(finding.page.map(|page| format!("page {page}")));
    source.push(finding.voice.name().to_owned());
    if chosen.theme.is_none() {
        source.push(words::theme(finding.theme).to_owned());
    }
    Some(Line {
        document: entry.id(),
        finding: place.finding,
        level: finding.level(),
        quote: finding.quote.clone(),
        sentence: finding.sentence.clone(),
        source: source.join(" · "),
    })
}

/// Draws the list of the cell that is chosen.
pub fn ui(ui: &mut Ui, state: &State, tab: &mut Tab, asks: &mut Asks) {
    let local = &tab.sentences;
    let mut close = false;
    ui.horizontal(|ui| {
        widgets::heading(ui, &local.title);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            close = ui.button("Close").on_hover_text("Only the table").clicked();
            if ui.button("Copy sentences").clicked() {
                asks.push(Ask::Copy { text: local.tsv(), what: "The sentences were" });
            }
        });
    });
    ui.label(widgets::weak(ui, &local.said));
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = ScrollArea::vertical().id_salt("sentences").auto_shrink(false);
    area.show_rows(ui, ROW, local.lines.len(), |ui, range| {
        for line in range.filter_map(|at| local.lines.get(at)) {
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
            if line_ui(ui, rect, state, line).clicked() {
                asks.push(Ask::SelectFinding { document: line.document, finding: line.finding, open: true });
            }
        }
    });
    if close {
        tab.chosen = None;
    }
}

fn line_ui(ui: &Ui, rect: Rect, state: &State, line: &Line) -> Response {
    let t = theme::of(ui);
    let response = ui.interact(rect, ui.scope_id().with((line.document, line.finding)), Sense::click());
    let area = rect.shrink2(vec2(0.0, 1.0));
    let is_selected = state.selection.document == Some(line.document) && state.selection.finding == Some(line.finding);
    if is_selected || response.hovered() || response.has_focus() {
        let fill = if is_selected { t.chosen } else { t.hover };
        ui.painter().rect_filled(area, CornerRadius::same(theme::CORNER), fill);
    }
    if response.has_focus() {
        let stroke = egui::Stroke::new(1.0, t.accent);
        ui.painter().rect_stroke(area, CornerRadius::same(theme::CORNER), stroke, egui::StrokeKind::Inside);
    }
    let chip = Rect::from_min_size(area.min + vec2(6.0, 8.0), widgets::CHIP);
    widgets::paint_chip(ui, chip, line.level.map(Into::into));
    let (left, room) = (chip.right() + 9.0, area.right() - chip.right() - 17.0);
    let quote = widgets::line(ui, &line.quote, FontId::new(14.0, theme::strong_family()), t.strong, room);
    ui.painter().galley(pos2(left, area.top() + 8.0), quote, t.strong);
    let sentence = widgets::lines(ui, &line.sentence, FontId::proportional(13.0), t.text, room, 2);
    ui.painter().galley(pos2(left, area.top() + 27.0), sentence, t.text);
    let source = widgets::line(ui, &line.source, FontId::proportional(12.0), t.weak, room);
    ui.painter().galley(pos2(left, area.top() + 62.0), source, t.weak);
    let name = format!("“{}”, {}", line.quote, line.source);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ListItem, true, &name));
    response.on_hover_text("Opens the document at this sentence")
}
