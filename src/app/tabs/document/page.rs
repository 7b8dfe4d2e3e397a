//! The text as it reads: scrolling, the blocks in sight, the pointer and the keys. Only what is in sight
//! is laid out, so that a long report costs no more than a letter.

use super::find::Find;
use super::layout::{self, Key, Layout};
use super::paint::{self, Column};
use super::para::{Para, Source};
use super::words::{self, Words};
use crate::app::ask::{Ask, Asks};
use crate::app::state::{Loaded, State};
use crate::scoring::NearMiss;
use crate::session::derive::Derived;
use crate::text::{Span, Text};
use egui::{Event, FontId, Key as Button, Modifiers, Pos2, Rect, ScrollArea, Sense, Ui, pos2, vec2};

/// About 75 letters of running text.
const MEASURE: f32 = 608.0;
/// Room for who speaks.
const MARGIN: f32 = 96.0;
/// Room for a page that begins inside a paragraph.
const EDGE: f32 = 52.0;
/// How far beside a block a press is still on it.
const BESIDE: f32 = 16.0;
/// Between the column and what stands beside it.
pub const GUTTER: f32 = 12.0;

/// What the text needs while it is read.
#[derive(Debug, Default)]
pub struct Local {
    layout: Layout,
    /// Words to go to.
    pub go_to: Option<Span>,
    /// Words pointed at: where a fact was read.
    pub pointed: Option<Span>,
    /// Words selected.
    pub words: Option<Words>,
    /// Findings that were wholly on screen when it was last drawn.
    pub on_screen: Vec<usize>,
    /// Where the selection stands on screen, for what is shown beside it.
    pub words_at: Option<Rect>,
    /// The first words in sight.
    pub top_offset: usize,
    offset: Option<f32>,
    seen: f32,
}

/// What is drawn.
pub struct Page<'a> {
    /// The window's state.
    pub state: &'a State,
    /// The document.
    pub entry: &'a Derived,
    /// Its text as read in this run.
    pub loaded: &'a Loaded,
    /// What laying out needs.
    pub source: Source<'a>,
    /// What was looked at and not counted.
    pub near: &'a [NearMiss],
    /// What is looked for in the text.
    pub find: &'a Find,
}

impl Page<'_> {
    fn text(&self) -> &Text {
        &self.loaded.text
    }
}

/// Draws the text.
pub fn ui(ui: &mut Ui, page: &Page<'_>, local: &mut Local, asks: &mut Asks) {
    let column = column(ui);
    let key = Key {
        entry: page.entry.id(),
        text: std::ptr::from_ref(page.text()) as usize,
        width: column.width,
        fineness: ui.ctx().pixels_per_point(),
    };
    let letter = letter_width(ui);
    let before = local.layout.key();
    if local.layout.refresh(key, page.text(), letter) {
        keep_place(local, before, key, page.text());
    }
    let height = ui.available_height();
    keys(ui, page, local, height, asks);
    if let Some(span) = local.go_to.take() {
        local.offset = wanted_offset(ui, page, local, &column, span, height).or(local.offset);
    }
    let mut area = ScrollArea::vertical().id_salt("text").auto_shrink(false);
    if let Some(offset) = local.offset.take() {
        area = area.vertical_scroll_offset(offset.max(0.0));
    }
    let shown = area.show_viewport(ui, |ui, viewport| blocks_ui(ui, page, local, &column, viewport, asks));
    local.seen = shown.state.clamped_offset().y;
    if let Some(more) = shown.inner.filter(|more| more.abs() > 0.5) {
        // What was learned of the blocks above must not move the words being read.
        local.offset = Some(local.seen + more);
        ui.ctx().request_repaint();
    }
    drag(ui, local, shown.inner_rect);
}

fn column(ui: &Ui) -> Column {
    let room = ui.available_width();
    let margin = if room >= 560.0 { MARGIN } else { 0.0 };
    let edge = if room >= 460.0 { EDGE } else { 14.0 };
    let width = (room - margin - edge).clamp(120.0, MEASURE);
    let spare = room - margin - width - edge;
    Column { left: margin + (spare / 2.0).max(0.0), width, margin }
}

fn letter_width(ui: &Ui) -> f32 {
    let font = FontId::proportional(16.0);
    let sample = "The pace of change in services for children is steady";
    let wide: f32 = ui.fonts_mut(|fonts| sample.chars().map(|letter| fonts.glyph_width(&font, letter)).sum());
    (wide / sample.len() as f32).max(1.0)
}

/// Another document begins at its top; the same at another width stays where it was read.
fn keep_place(local: &mut Local, before: Option<Key>, key: Key, text: &Text) {
    if before.is_none_or(|before| before.entry != key.entry || before.text != key.text) {
        (local.words, local.pointed) = (None, local.pointed.filter(|_| before.is_none()));
        local.offset = Some(0.0);
        local.top_offset = 0;
    } else {
        let block = text.blocks.partition_point(|block| block.span.end <= local.top_offset);
        local.offset = Some(local.layout.top(block));
    }
}

/// Where to scroll so that `span` is in sight; none where it is already, well within.
fn wanted_offset(ui: &Ui, page: &Page<'_>, local: &Local, column: &Column, span: Span, height: f32) -> Option<f32> {
    let text = page.text();
    let at = text.blocks.partition_point(|block| block.span.end <= span.start);
    let block = text.blocks.get(at)?;
    let para = Para::of(ui, &page.source, block, column.width, local.layout.columns(at));
    let first = para.boxes(text, span).first().map_or(0.0, Rect::top);
    let y = local.layout.top(at) + layout::above(text, at) + first;
    let from = local.offset.unwrap_or(local.seen);
    let is_in_sight = from + 48.0 <= y && y <= from + height - 72.0;
    (!is_in_sight).then(|| (y - height * 0.34).max(0.0))
}

/// Draws the blocks in sight; gives how much higher than thought those above the view are.
fn blocks_ui(
    ui: &mut Ui,
    page: &Page<'_>,
    local: &mut Local,
    column: &Column,
    viewport: Rect,
    asks: &mut Asks,
) -> Option<f32> {
    let text = page.text();
    ui.set_height(local.layout.height() + viewport.height() * 0.4);
    let origin = ui.min_rect().min;
    local.on_screen.clear();
    local.words_at = None;
    let (mut more, mut learned) = (0.0, false);
    let first = local.layout.block_at(viewport.min.y);
    local.top_offset = text.blocks.get(first).map_or(0, |block| block.span.start);
    for at in first..text.blocks.len() {
        let top = local.layout.top(at);
        if top > viewport.max.y {
            break;
        }
        let height = block_ui(ui, page, local, column, at, origin + vec2(0.0, top), asks);
        let grown = local.layout.learn(at, height);
        learned |= grown != 0.0;
        if top < viewport.min.y {
            more += grown;
        }
    }
    if learned {
        local.layout.stack(text);
        ui.ctx().request_repaint();
    }
    learned.then_some(more)
}

fn block_ui(
    ui: &mut Ui,
    page: &Page<'_>,
    local: &mut Local,
    column: &Column,
    at: usize,
    top: Pos2,
    asks: &mut Asks,
) -> f32 {
    let text = page.text();
    let Some(block) = text.blocks.get(at) else { return 0.0 };
    let para = Para::of(ui, &page.source, block, column.width, local.layout.columns(at));
    let corner = pos2(top.x + column.left, top.y + layout::above(text, at));
    let rect = Rect::from_min_size(corner, vec2(column.width, para.height()));
    let id = ui.scope_id().with(("block", page.entry.id().0, at));
    // What is pressed between two blocks or beside one is taken for the nearer one.
    let above = corner.y - layout::above(text, at) / 2.0;
    let below = rect.bottom() + layout::above(text, at + 1) / 2.0;
    let reach = Rect::from_x_y_ranges(rect.x_range().expand(BESIDE), above..=below);
    let response = ui.interact(reach, id, Sense::CLICK | Sense::DRAG);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, text.at(block.span)));
    let drawn = paint::Drawn { at, para: &para, corner, column };
    paint::words_ui(ui, page, &drawn, local.words.map(|words| words.span(text)), local.pointed);
    paint::beside_ui(ui, page, &drawn);
    paint::marks_ui(ui, page, &drawn, &mut local.on_screen, asks);
    point(ui, page, local, &drawn, &response, asks);
    for part in place_of_words(page, local, &drawn) {
        local.words_at = Some(local.words_at.map_or(part, |there| there.union(part)));
    }
    para.height()
}

fn place_of_words(page: &Page<'_>, local: &Local, drawn: &paint::Drawn<'_>) -> Vec<Rect> {
    let span = local.words.map(|words| words.span(page.text())).filter(|span| !span.is_empty());
    let boxes = span.map(|span| drawn.para.boxes(page.text(), span)).unwrap_or_default();
    boxes.into_iter().map(|part| part.translate(drawn.corner.to_vec2())).collect()
}

/// What the pointer does on a block: choose a mark, select words.
fn point(
    ui: &Ui,
    page: &Page<'_>,
    local: &mut Local,
    drawn: &paint::Drawn<'_>,
    response: &egui::Response,
    asks: &mut Asks,
) {
    let text = page.text();
    let offset = |at: Pos2| drawn.para.offset(text, at - drawn.corner);
    let pointer = ui.input(|input| (input.pointer.press_origin(), input.pointer.latest_pos(), input.modifiers.shift));
    if response.drag_started()
        && let Some(from) = pointer.0.and_then(offset)
    {
        local.words = Some(Words::begun(from));
    }
    if let (Some(words), Some(to)) = (local.words.as_mut().filter(|words| words.dragged), pointer.1) {
        let is_over = response.rect.y_range().contains(to.y);
        words.cursor = is_over.then(|| offset(to)).flatten().unwrap_or(words.cursor);
    }
    let Some(at) = response.interact_pointer_pos().filter(|_| response.clicked()) else { return };
    let hit = paint::mark_at(page, drawn, at);
    match (hit, offset(at)) {
        (_, Some(offset)) if response.triple_clicked() => {
            local.words = words::sentence_from(text, offset).map(Words::of);
        }
        (_, Some(offset)) if response.double_clicked() => local.words = Some(Words::of(words::word_at(text, offset))),
        (_, Some(offset)) if pointer.2 && local.words.is_some() => {
            local.words = local.words.map(|words| Words { cursor: offset, ..words });
        }
        (Some(finding), _) => {
            asks.push(Ask::SelectFinding { document: page.entry.id(), finding, open: false });
        }
        _ => (local.words, local.pointed) = (None, None),
    }
}

/// Ends a drag, and scrolls while one goes on beyond the view.
fn drag(ui: &Ui, local: &mut Local, view: Rect) {
    let Some(words) = local.words.as_mut().filter(|words| words.dragged) else { return };
    let (is_down, at) = ui.input(|input| (input.pointer.primary_down(), input.pointer.latest_pos()));
    if !is_down {
        words.dragged = false;
        return;
    }
    let Some(at) = at else { return };
    let beyond = (at.y - view.bottom()).max(0.0) - (view.top() - at.y).max(0.0);
    if beyond != 0.0 {
        local.offset = Some(local.seen + beyond.clamp(-60.0, 60.0) * 0.3);
        ui.ctx().request_repaint();
    }
}

/// Keys that scroll and select, while no widget has the focus.
fn keys(ui: &Ui, page: &Page<'_>, local: &mut Local, height: f32, asks: &mut Asks) {
    let is_free = page.state.question.is_none() && !page.state.palette;
    if !is_free || ui.memory(|memory| memory.focused().is_some()) || ui.ctx().any_popup_open() {
        return;
    }
    let text = page.text();
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let start = start_of_words(page, local);
    let grow = |local: &mut Local, change: &dyn Fn(Words) -> Words| {
        let words = change(local.words.unwrap_or(Words { anchor: start, cursor: start, dragged: false }));
        local.words = Some(words);
        local.go_to = Some(Span::new(words.cursor, (words.cursor + 1).min(text.content.len())));
    };
    for (key, by) in [(Button::ArrowRight, 1), (Button::ArrowLeft, -1)] {
        if pressed(Modifiers::SHIFT, key) {
            grow(local, &|words| words.by_word(text, by));
        }
    }
    for (key, by) in [(Button::ArrowDown, 1), (Button::ArrowUp, -1)] {
        if pressed(Modifiers::SHIFT, key) {
            grow(local, &|words| words.by_sentence(text, by));
        }
    }
    let to = local.offset.unwrap_or(local.seen);
    let steps = [
        (Button::ArrowDown, to + 60.0),
        (Button::ArrowUp, to - 60.0),
        (Button::PageDown, to + height * 0.9),
        (Button::PageUp, to - height * 0.9),
        (Button::Space, to + height * 0.9),
        (Button::Home, 0.0),
        (Button::End, local.layout.height() - height * 0.6),
    ];
    for (_, offset) in steps.into_iter().filter(|(key, _)| pressed(Modifiers::NONE, *key)) {
        local.offset = Some(offset.max(0.0));
    }
    copy(ui, text, local, asks);
}

/// Selecting by keys begins after the finding selected, or with the first words in sight.
fn start_of_words(page: &Page<'_>, local: &Local) -> usize {
    let selected =
        page.state.selected_finding().and_then(|(_, there)| super::marks::place(page.text(), &there.finding));
    selected.map_or(local.top_offset, |span| span.start)
}

fn copy(ui: &Ui, text: &Text, local: &Local, asks: &mut Asks) {
    let Some(span) = local.words.map(|words| words.span(text)).filter(|span| !span.is_empty()) else { return };
    if ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Copy))) {
        asks.push(Ask::Copy { text: text.at(span).to_owned(), what: "The words" });
    }
}
