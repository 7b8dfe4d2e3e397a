//! The table's header and its rows; only rows in sight are laid out and painted.

use super::Local as Tab;
use super::column::Column;
use crate::app::ask::{Ask, Asks};
use crate::app::state::State;
use crate::app::{theme, widgets};
use crate::scoring::Claim;
use crate::session::derive::Derived;
use crate::session::{EntryId, Reviewed, Verdict};
use egui::{
    Align2, Color32, CornerRadius, CursorIcon, FontId, Key, Rect, Response, ScrollArea, Sense, Stroke, Ui, pos2, vec2,
};

const HEADER: f32 = 30.0;
const ROW: f32 = 28.0;
const NARROWEST: f32 = 44.0;

/// What the rows keep from frame to frame.
#[derive(Debug, Default)]
pub struct Local {
    last_moves: u64,
    focus: Option<(EntryId, usize)>,
}

/// A column and where it stands.
#[derive(Clone, Copy)]
struct Stretch {
    column: Column,
    left: f32,
    width: f32,
}

/// Draws header and rows.
pub fn ui(ui: &mut Ui, state: &State, tab: &mut Tab, asks: &mut Asks) {
    let stretches = stretches(tab, ui.available_width() - 10.0);
    let width = stretches.last().map_or(0.0, |last| last.left + last.width);
    let (header, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEADER), Sense::hover());
    ui.spacing_mut().item_spacing.y = 0.0;
    let top = top_of_selected(state, tab);
    let area = ScrollArea::both().id_salt("findings").auto_shrink(false);
    let shown = area.show_viewport(ui, |ui, viewport| {
        ui.set_min_size(vec2(width, ROW * tab.sheet.len() as f32));
        let origin = ui.max_rect().min;
        if let Some(top) = top {
            let rect = Rect::from_min_size(origin + vec2(viewport.min.x, top), vec2(1.0, ROW));
            ui.scroll_to_rect(rect, None);
        }
        rows_ui(ui, state, tab, &stretches, viewport, width, asks);
    });
    header_ui(ui, header, tab, &stretches, shown.state.clamped_offset().x);
}

fn stretches(tab: &Tab, room: f32) -> Vec<Stretch> {
    let columns = tab.columns();
    let taken: f32 = columns.iter().map(|column| tab.width(*column)).sum();
    // What is left over goes to the words one reads.
    let widest = [Column::Sentence, Column::Quote].into_iter().find(|it| columns.contains(it));
    let mut left = 0.0;
    let place = |column: Column| {
        let spare = if widest == Some(column) { (room - taken).max(0.0) } else { 0.0 };
        let width = tab.width(column) + spare;
        let stretch = Stretch { column, left, width };
        left += width;
        stretch
    };
    columns.into_iter().map(place).collect()
}

/// Where the row of a finding selected elsewhere stands, once.
fn top_of_selected(state: &State, tab: &mut Tab) -> Option<f32> {
    let moves = state.selection.moves;
    if std::mem::replace(&mut tab.rows.last_moves, moves) == moves {
        return None;
    }
    let row = tab.sheet.row_of(state.selection.document?, state.selection.finding?)?;
    Some(row as f32 * ROW)
}

fn header_ui(ui: &mut Ui, rect: Rect, tab: &mut Tab, stretches: &[Stretch], scrolled: f32) {
    let t = theme::of(ui);
    ui.painter().rect_filled(Rect::from_min_size(rect.left_bottom(), vec2(rect.width(), 1.0)), 0, t.line);
    let mut header = ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt("names of columns"));
    header.set_clip_rect(rect.intersect(ui.clip_rect()));
    for stretch in stretches {
        let min = pos2(rect.left() + stretch.left - scrolled, rect.top());
        let area = Rect::from_min_size(min, vec2(stretch.width, HEADER));
        if area.intersects(rect) {
            name_ui(&mut header, area, tab, stretch.column);
        }
    }
}

fn name_ui(ui: &mut Ui, rect: Rect, tab: &mut Tab, column: Column) {
    let t = theme::of(ui);
    let name = rect.with_max_x(rect.right() - 8.0);
    let response = ui.interact(name, ui.scope_id().with(column), Sense::click());
    let sorted = tab.order.first().filter(|(first, _)| *first == column).map(|(_, down)| down);
    let colour = if sorted.is_some() || response.hovered() || response.has_focus() { t.strong } else { t.weak };
    let mut right = name.right();
    if let Some(down) = sorted {
        let sign = if down { "▼" } else { "▲" };
        let at = pos2(right - 2.0, rect.center().y);
        right = ui.painter().text(at, Align2::RIGHT_CENTER, sign, FontId::proportional(9.0), t.accent).left() - 2.0;
    }
    let room = right - name.left() - 6.0;
    let galley = widgets::line(ui, column.name(), FontId::new(12.0, theme::strong_family()), colour, room);
    ui.painter().galley(pos2(name.left() + 6.0, rect.center().y - galley.size().y / 2.0), galley, colour);
    if response.has_focus() {
        ui.painter().rect_stroke(name, theme::CORNER, Stroke::new(1.0, t.accent), egui::StrokeKind::Inside);
        let by = widened(ui);
        if by != 0.0 {
            tab.widths.insert(column, (tab.width(column) + by).max(NARROWEST));
        }
    }
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ColumnHeader, true, spoken_name(column, sorted)));
    let help = format!("{}. Click to sort; + and − change the width", column.help());
    if response.on_hover_text(help).clicked() {
        tab.order.by(column);
    }
    edge_ui(ui, rect, tab, column);
}

/// By how much keys make the column wider.
fn widened(ui: &Ui) -> f32 {
    ui.input(|input| {
        let more = input.key_pressed(Key::Plus) || input.key_pressed(Key::Equals);
        f32::from(more) * 16.0 - f32::from(input.key_pressed(Key::Minus)) * 16.0
    })
}

fn spoken_name(column: Column, sorted: Option<bool>) -> String {
    match sorted {
        None => format!("Sort by {}", column.name()),
        Some(false) => format!("Sort by {}, upwards now", column.name()),
        Some(true) => format!("Sort by {}, downwards now", column.name()),
    }
}

/// The edge by which a column is made wider or narrower.
fn edge_ui(ui: &Ui, rect: Rect, tab: &mut Tab, column: Column) {
    let edge = Rect::from_min_max(pos2(rect.right() - 8.0, rect.top()), rect.max);
    let response = ui.interact(edge, ui.scope_id().with(("edge", column)), Sense::DRAG);
    let t = theme::of(ui);
    let is_held = response.hovered() || response.dragged();
    let x = rect.right() - 4.0;
    let colour = if is_held { t.accent } else { t.line };
    ui.painter().vline(x, rect.shrink2(vec2(0.0, 7.0)).y_range(), Stroke::new(1.0, colour));
    if response.dragged() {
        let width = tab.width(column) + response.drag_delta().x;
        tab.widths.insert(column, width.max(NARROWEST));
    }
    response.on_hover_cursor(CursorIcon::ResizeColumn);
}

fn rows_ui(
    ui: &mut Ui,
    state: &State,
    tab: &mut Tab,
    stretches: &[Stretch],
    viewport: Rect,
    width: f32,
    asks: &mut Asks,
) {
    let origin = ui.max_rect().min;
    let first = (viewport.min.y / ROW).floor().max(0.0) as usize;
    let last = ((viewport.max.y / ROW).ceil() as usize + 1).min(tab.sheet.len());
    let mut focused = None;
    let focus = tab.rows.focus.take();
    for row in first..last {
        let Some((entry, finding, reviewed)) = tab.sheet.row(row) else { continue };
        let rect = Rect::from_min_size(origin + vec2(0.0, row as f32 * ROW), vec2(width.max(viewport.width()), ROW));
        let response = row_ui(ui, rect, row, state, stretches, (entry, finding, reviewed));
        if focus == Some((entry.id(), finding)) {
            response.request_focus();
        }
        if response.has_focus() {
            focused = Some(row);
        }
        if let Some(open) = asked(ui, &response) {
            // Arrow keys go on from the row that was clicked.
            response.request_focus();
            asks.push(Ask::SelectFinding { document: entry.id(), finding, open });
        }
    }
    if let Some((entry, finding, _)) =
        focused.and_then(|row| step(ui, row, tab.sheet.len())).and_then(|row| tab.sheet.row(row))
    {
        tab.rows.focus = Some((entry.id(), finding));
        asks.push(Ask::SelectFinding { document: entry.id(), finding, open: false });
    }
}

/// Whether a row was chosen, and whether its sentence is to be opened.
fn asked(ui: &Ui, response: &Response) -> Option<bool> {
    let enter = response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if response.double_clicked() || enter {
        return Some(true);
    }
    response.clicked().then_some(false)
}

/// The row that a key goes to.
fn step(ui: &Ui, row: usize, rows: usize) -> Option<usize> {
    let pages = [(Key::ArrowDown, 1), (Key::ArrowUp, -1), (Key::PageDown, 20), (Key::PageUp, -20)];
    let by = ui.input(|input| {
        let ends = [(Key::Home, isize::MIN / 2), (Key::End, isize::MAX / 2)];
        pages.iter().chain(&ends).find(|(key, _)| input.key_pressed(*key)).map(|(_, by)| *by)
    })?;
    let to = row.saturating_add_signed(by).min(rows.saturating_sub(1));
    (to != row).then_some(to)
}

fn row_ui(
    ui: &Ui,
    rect: Rect,
    row: usize,
    state: &State,
    stretches: &[Stretch],
    (entry, finding, reviewed): (&Derived, usize, &Reviewed),
) -> Response {
    let t = theme::of(ui);
    let response = ui.interact(rect, ui.scope_id().with((entry.id(), finding)), Sense::click());
    if response.has_focus() {
        let filter = egui::EventFilter { vertical_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    let is_selected = state.selection.document == Some(entry.id()) && state.selection.finding == Some(finding);
    let fill = match (is_selected, response.hovered(), row % 2) {
        (true, _, _) => t.chosen,
        (false, true, _) => t.hover,
        (false, false, 1) => t.grid,
        _ => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, CornerRadius::ZERO, fill);
    if response.has_focus() {
        ui.painter().rect_stroke(rect, theme::CORNER, Stroke::new(1.0, t.accent), egui::StrokeKind::Inside);
    }
    let clip = ui.clip_rect();
    for stretch in stretches {
        let area = Rect::from_min_size(rect.min + vec2(stretch.left, 0.0), vec2(stretch.width, ROW));
        if area.intersects(clip) {
            cell_ui(ui, area, stretch.column, entry, reviewed);
        }
    }
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::ListItem, true, is_selected, spoken(entry, reviewed)));
    response
}

fn cell_ui(ui: &Ui, rect: Rect, column: Column, entry: &Derived, reviewed: &Reviewed) {
    let t = theme::of(ui);
    let mut area = rect.shrink2(vec2(6.0, 0.0));
    if column == Column::Level {
        let chip = Rect::from_min_size(pos2(area.left(), area.center().y - 9.0), vec2(24.0, 18.0));
        match reviewed.finding.claim {
            Claim::Progress(level) => widgets::paint_chip(ui, chip, Some(level.into())),
            Claim::Judgement(_, grade) => widgets::paint_grade_chip(ui, chip, grade),
        }
        area.min.x = chip.right() + 7.0;
    }
    let is_out = !reviewed.finding.counted;
    let colour = match column {
        Column::Quote if !is_out => t.strong,
        Column::Verdict if reviewed.verdict().is_none() => t.accent,
        _ if is_out => t.weak,
        _ => t.text,
    };
    let galley = widgets::line(ui, &column.shown(entry, reviewed), FontId::proportional(13.0), colour, area.width());
    let at = pos2(area.left(), area.center().y - galley.size().y / 2.0);
    if column == Column::Quote && reviewed.verdict() == Some(Verdict::Rejected) {
        let line = Rect::from_min_size(at, galley.size());
        ui.painter().hline(line.x_range(), line.center().y, Stroke::new(1.0, t.weak));
    }
    ui.painter().galley(at, galley, colour);
}

/// A row as it is read out: what the finding says first.
fn spoken(entry: &Derived, reviewed: &Reviewed) -> String {
    let said = |column: Column| column.shown(entry, reviewed).into_owned();
    let columns = [Column::Level, Column::Council, Column::Document, Column::Date, Column::Theme, Column::Verdict];
    let rest: Vec<String> = columns.into_iter().map(said).filter(|text| !text.is_empty()).collect();
    format!("“{}”, {}", reviewed.finding.quote, rest.join(", "))
}
