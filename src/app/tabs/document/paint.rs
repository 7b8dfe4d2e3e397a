//! A block of the text on the screen: its words, what is marked in them, and what stands beside it.

use super::layout;
use super::marks::{Mark, What};
use super::page::Page;
use super::para::{self, Para};
use crate::app::ask::{Ask, Asks};
use crate::app::panels::details;
use crate::app::{theme, widgets};
use crate::document::Voice;
use crate::scoring::Claim;
use crate::session::{Reviewed, Verdict};
use crate::text::{BlockKind, Span, Text};
use egui::{Align2, FontId, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

/// Where the words stand in the tab.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// From the tab's left.
    pub left: f32,
    /// How wide.
    pub width: f32,
    /// Room for who speaks; none where the tab is narrow.
    pub margin: f32,
}

/// A block and where it is drawn.
pub struct Drawn<'a> {
    /// Its place among the blocks.
    pub at: usize,
    /// As it is laid out.
    pub para: &'a Para,
    /// Its left top.
    pub corner: Pos2,
    /// The column it stands in.
    pub column: &'a Column,
}

impl Drawn<'_> {
    fn boxes(&self, text: &Text, span: Span) -> Vec<Rect> {
        self.para.boxes(text, span).into_iter().map(|rect| rect.translate(self.corner.to_vec2())).collect()
    }

    fn mark_boxes(&self, text: &Text, at: usize, mark: &Mark) -> Vec<Rect> {
        self.para.mark_boxes(text, at, mark).into_iter().map(|rect| rect.translate(self.corner.to_vec2())).collect()
    }

    fn span(&self, text: &Text) -> Span {
        text.blocks.get(self.at).map(|block| block.span).unwrap_or_default()
    }
}

/// Fills behind the words, then the words.
pub fn words_ui(ui: &Ui, page: &Page<'_>, drawn: &Drawn<'_>, selected: Option<Span>, pointed: Option<Span>) {
    let (text, t) = (&*page.loaded.text, theme::of(ui));
    let block = drawn.span(text);
    for (at, mark) in para::near_marks(page.source.marks, block) {
        fill_ui(ui, page, drawn, at, mark);
    }
    let hits = page.find.hits.iter().enumerate().skip(page.find.hits.partition_point(|hit| hit.end <= block.start));
    for (at, hit) in hits.take_while(|(_, hit)| hit.start < block.end) {
        for rect in drawn.boxes(text, *hit) {
            let rect = rect.shrink2(vec2(0.0, 2.0)).expand2(vec2(1.0, 0.0));
            ui.painter().rect_filled(rect, theme::CORNER / 2, t.warning.gamma_multiply(0.4));
            if at == page.find.at {
                ui.painter().rect_stroke(rect, theme::CORNER / 2, Stroke::new(1.5, t.warning), StrokeKind::Outside);
            }
        }
    }
    for rect in selected.iter().flat_map(|span| drawn.boxes(text, *span)) {
        ui.painter().rect_filled(rect, 0, t.accent.gamma_multiply(0.35));
    }
    for rect in pointed.iter().flat_map(|span| drawn.boxes(text, *span)) {
        ui.painter().hline(rect.x_range(), rect.bottom() - 2.0, Stroke::new(2.0, t.accent));
    }
    for piece in &drawn.para.pieces {
        ui.painter().galley(drawn.corner + vec2(piece.x, 0.0), piece.galley.clone(), t.text);
    }
}

fn fill_ui(ui: &Ui, page: &Page<'_>, drawn: &Drawn<'_>, at: usize, mark: &Mark) {
    let What::Finding(finding) = mark.what else { return };
    let Some(reviewed) = page.source.findings.get(finding) else { return };
    let colour = details::claim_fill(theme::of(ui).dark, reviewed.finding.claim);
    let strength = match (theme::of(ui).dark, reviewed.finding.counted) {
        _ if reviewed.verdict() == Some(Verdict::Rejected) => 0.0,
        (true, true) => 0.42,
        (false, true) => 0.36,
        (_, false) => 0.13,
    };
    for rect in drawn.mark_boxes(&page.loaded.text, at, mark) {
        let rect = lane(rect, mark.lane);
        ui.painter().rect_filled(rect, theme::CORNER - 1, colour.gamma_multiply(strength));
        // A mark on a mark needs an edge, one that does not count is an edge with little inside, and a
        // judgement is not on the scale.
        let is_judgement = matches!(reviewed.finding.claim, Claim::Judgement(..));
        if mark.lane > 0 || !reviewed.finding.counted || is_judgement {
            let edge = Stroke::new(1.0, colour.gamma_multiply(0.75));
            ui.painter().rect_stroke(rect, theme::CORNER - 1, edge, StrokeKind::Inside);
        }
        if matches!(reviewed.verdict(), Some(Verdict::Accepted | Verdict::Added)) {
            let line = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 2.0), rect.max);
            ui.painter().rect_filled(line, 0, colour);
        }
    }
}

fn lane(rect: Rect, lane: u8) -> Rect {
    let by = (1.5 + 3.0 * f32::from(lane)).min(8.0);
    rect.shrink2(vec2(0.0, by)).expand2(vec2(1.5, 0.0))
}

/// What lies over the words: the selected finding's edge, lines below near misses and through what was
/// rejected; each finding's own place for keys and screen readers.
pub fn marks_ui(ui: &Ui, page: &Page<'_>, drawn: &Drawn<'_>, on_screen: &mut Vec<usize>, asks: &mut Asks) {
    let text = &*page.loaded.text;
    let hovered = ui.input(|input| input.pointer.hover_pos());
    for (at, mark) in para::near_marks(page.source.marks, drawn.span(text)) {
        let boxes = drawn.mark_boxes(text, at, mark);
        match mark.what {
            What::Finding(finding) => {
                if !boxes.is_empty() && boxes.iter().all(|rect| ui.clip_rect().y_range().contains_range(rect)) {
                    on_screen.push(finding);
                }
                finding_ui(ui, page, &boxes, mark, finding, asks);
            }
            What::NearMiss(miss) => near_miss_ui(ui, page, &boxes, miss, hovered),
        }
    }
}

trait Within {
    fn contains_range(&self, rect: &Rect) -> bool;
}

impl Within for egui::Rangef {
    fn contains_range(&self, rect: &Rect) -> bool {
        self.min <= rect.top() && rect.bottom() <= self.max
    }
}

fn finding_ui(ui: &Ui, page: &Page<'_>, boxes: &[Rect], mark: &Mark, finding: usize, asks: &mut Asks) {
    let Some(reviewed) = page.source.findings.get(finding) else { return };
    let t = theme::of(ui);
    if reviewed.verdict() == Some(Verdict::Rejected) {
        for rect in boxes {
            ui.painter().hline(rect.x_range(), rect.center().y + 1.0, Stroke::new(1.0, t.weak));
        }
    }
    let Some(first) = boxes.first() else { return };
    // Only the first line is a place of its own; a click on the others is the block's to understand.
    let id = ui.scope_id().with(("mark", page.entry.id().0, finding));
    let response = ui.interact(*first, id, Sense::click());
    response.widget_info(|| {
        let selected = page.state.selection.finding == Some(finding);
        egui::WidgetInfo::selected(egui::Role::Button, true, selected, finding_name(finding, reviewed))
    });
    if response.clicked() {
        asks.push(Ask::SelectFinding { document: page.entry.id(), finding, open: false });
    }
    let is_selected = page.state.selection.finding == Some(finding);
    if is_selected || response.has_focus() {
        // No wider than the space between two words has room for.
        let edge = Stroke::new(1.75, if is_selected { t.strong } else { t.accent });
        for rect in boxes {
            ui.painter().rect_stroke(lane(*rect, mark.lane), theme::CORNER - 1, edge, StrokeKind::Middle);
        }
    }
    response.on_hover_ui_at_pointer(|ui| hover_ui(ui, reviewed));
}

/// "Finding 3, 2 Insufficient: too slow".
fn finding_name(at: usize, reviewed: &Reviewed) -> String {
    let claim = details::claim(reviewed.finding.claim);
    let verdict =
        reviewed.verdict().map(|verdict| format!(", {}", details::verdict_words(verdict))).unwrap_or_default();
    format!("Finding {}, {claim}{verdict}: {}", at + 1, reviewed.finding.quote)
}

fn hover_ui(ui: &mut Ui, reviewed: &Reviewed) {
    ui.label(widgets::strong(details::finding_line(&reviewed.finding)));
    if let Some(verdict) = reviewed.verdict() {
        ui.label(widgets::weak(ui, details::verdict_words(verdict)));
    }
}

fn near_miss_ui(ui: &Ui, page: &Page<'_>, boxes: &[Rect], miss: usize, hovered: Option<Pos2>) {
    let (Some(miss), t) = (page.near.get(miss), theme::of(ui)) else { return };
    for rect in boxes {
        let y = rect.bottom() - 4.0;
        let line = [pos2(rect.left(), y), pos2(rect.right(), y)];
        ui.painter().extend(Shape::dotted_line(&line, t.weak, 3.5, 0.9));
    }
    let Some(first) = boxes.first() else { return };
    let id = ui.scope_id().with(("near miss", page.entry.id().0, miss.span.start, miss.span.end));
    let is_over = hovered.and_then(|at| boxes.iter().find(|rect| rect.contains(at)));
    let response = ui.interact(*is_over.unwrap_or(first), id, Sense::HOVER);
    let said = format!("Not counted: {}", miss.reason);
    let name = format!("{said}: {}", page.loaded.text.at(miss.span));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, name.clone()));
    response.on_hover_text(said);
}

/// The finding marked at `pos`: the shortest where several are.
pub fn mark_at(page: &Page<'_>, drawn: &Drawn<'_>, pos: Pos2) -> Option<usize> {
    let text = &*page.loaded.text;
    let at = para::near_marks(page.source.marks, drawn.span(text)).filter_map(|(at, mark)| match mark.what {
        What::Finding(finding) => Some((at, mark, finding)),
        What::NearMiss(_) => None,
    });
    let hit = at.filter(|(at, mark, _)| drawn.mark_boxes(text, *at, mark).iter().any(|rect| rect.contains(pos)));
    hit.min_by_key(|(_, mark, _)| mark.span.len()).map(|(_, _, finding)| finding)
}

/// What stands beside a block: who speaks, where a page begins, a bullet, a table's line.
pub fn beside_ui(ui: &Ui, page: &Page<'_>, drawn: &Drawn<'_>) {
    let (text, t) = (&*page.loaded.text, theme::of(ui));
    let small = FontId::proportional(12.0);
    let (left, right) = (drawn.corner.x, drawn.corner.x + drawn.column.width);
    if layout::is_new_page(text, drawn.at)
        && let Some(number) = text.page(drawn.span(text).start)
    {
        let y = drawn.corner.y - layout::above(text, drawn.at) + layout::PAGE_MARK / 2.0;
        page_mark(ui, number, left, right, y);
    }
    for (number, rect) in pages_inside(text, drawn) {
        let at = pos2(right + super::page::GUTTER, rect.center().y);
        ui.painter().text(at, Align2::LEFT_CENTER, format!("page {number}"), small.clone(), t.weak);
    }
    match drawn.para.kind {
        BlockKind::Item => {
            ui.painter().circle_filled(drawn.corner + vec2(9.0, para::LINE / 2.0), 2.2, t.weak);
        }
        BlockKind::Row => {
            let y = drawn.corner.y + drawn.para.height() + 4.0;
            ui.painter().hline(left..=right, y, Stroke::new(1.0, t.line));
        }
        _ => {}
    }
    if drawn.column.margin > 0.0 {
        for (voice, y) in voices(page, drawn) {
            let at = pos2(left - super::page::GUTTER, y);
            ui.painter().text(at, Align2::RIGHT_CENTER, voice.name(), small.clone(), t.weak);
        }
    }
}

fn page_mark(ui: &Ui, number: u32, left: f32, right: f32, y: f32) {
    let t = theme::of(ui);
    let middle = f32::midpoint(left, right);
    let name = format!("page {number}");
    let rect = ui.painter().text(pos2(middle, y), Align2::CENTER_CENTER, name, FontId::proportional(12.0), t.weak);
    let line = Stroke::new(1.0, t.grid);
    ui.painter().hline(left..=rect.left() - 10.0, y, line);
    ui.painter().hline(rect.right() + 10.0..=right, y, line);
}

/// Pages that begin inside the block, with the line they begin in.
fn pages_inside(text: &Text, drawn: &Drawn<'_>) -> Vec<(u32, Rect)> {
    let block = drawn.span(text);
    let first = text.pages.partition_point(|start| *start <= block.start);
    let inside = text.pages.iter().skip(first).take_while(|start| **start < block.end);
    let place = |start: &usize| {
        let rest = drawn.boxes(text, Span::new(*start, block.end));
        Some((text.page(*start)?, *rest.first()?))
    };
    inside.filter_map(place).collect()
}

/// Who begins to speak in the block, and at which height.
fn voices(page: &Page<'_>, drawn: &Drawn<'_>) -> Vec<(Voice, f32)> {
    let text = &*page.loaded.text;
    if !speaks(drawn.para.kind) {
        return Vec::new();
    }
    let mut last = voice_before(page, drawn.at);
    let mut said: Vec<(Voice, f32)> = Vec::new();
    let is_free = |said: &[(Voice, f32)], y: f32| said.iter().all(|(_, there)| (there - y).abs() > 12.0);
    for (span, voice) in stretches(page, drawn.at).filter(|(span, _)| !text.at(*span).trim().is_empty()) {
        if last == Some(voice) {
            continue;
        }
        last = Some(voice);
        // Of two that begin in one line the second is named where it goes on to the next, if it does.
        let lines = drawn.boxes(text, span);
        let y = lines.iter().map(|rect| rect.center().y).find(|y| is_free(&said, *y));
        said.extend(y.map(|y| (voice, y)));
    }
    said
}

fn speaks(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Paragraph | BlockKind::Item)
}

fn stretches<'a>(page: &'a Page<'_>, block: usize) -> impl DoubleEndedIterator<Item = (Span, Voice)> + 'a {
    let range = para::sentences(&page.loaded.text, block);
    let passages = page.source.passages.get(range).unwrap_or_default();
    passages.iter().flat_map(|passage| passage.voices.iter().copied())
}

/// Who spoke last before the block.
fn voice_before(page: &Page<'_>, block: usize) -> Option<Voice> {
    let blocks = page.loaded.text.blocks.get(..block)?;
    let said = blocks.iter().enumerate().rev().filter(|(_, there)| speaks(there.kind)).take(24);
    said.filter_map(|(at, _)| stretches(page, at).next_back()).map(|(_, voice)| voice).next()
}
