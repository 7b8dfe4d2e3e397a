//! The table of councils and themes: colour, number and count in each cell; only rows in sight.

use super::{By, Chosen, Column, cell, column_name, columns};
use crate::app::{known, theme, widgets, words};
use crate::scoring::Level;
use crate::trajectory::themes::{Cell, Row, Themes};
use egui::epaint::TextShape;
use egui::{
    Align2, Color32, CornerRadius, FontId, Pos2, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind, Ui, pos2, vec2,
};
use std::f32::consts::FRAC_PI_4;

const ROW: f32 = 38.0;
/// From this width of a column on its name stands level, in two lines at most.
const LEVEL_NAMES: f32 = 92.0;
/// From this width on a cell says its level's name.
const LEVEL_WORDS: f32 = 108.0;
const COLUMNS: f32 = 11.0;

/// Where things stand from left to right.
#[derive(Clone, Copy)]
struct Grid {
    left: f32,
    names: f32,
    column: f32,
}

impl Grid {
    fn new(left: f32, width: f32) -> Self {
        let names = if width > 700.0 { 168.0 } else { 112.0 };
        // Slanted names of the last columns reach beyond their column.
        let level = (width - names - 12.0) / COLUMNS;
        let column = if level < LEVEL_NAMES { (width - names - 52.0) / COLUMNS } else { level };
        Self { left, names, column: column.clamp(30.0, 128.0) }
    }

    fn x(self, column: usize) -> f32 {
        // All themes together stand a little apart from each.
        let apart = if column == 0 { 0.0 } else { 6.0 };
        self.left + self.names + apart + self.column * column as f32
    }

    fn is_slanted(self) -> bool {
        self.column < LEVEL_NAMES
    }
}

/// What was clicked.
pub enum Clicked {
    /// A cell.
    Cell(Chosen),
    /// The name of a column.
    Column(Column),
    /// The name of the councils' column.
    Names,
}

/// Draws the table, sorted `by` a column, the row `scroll_to` in sight; gives what was clicked.
pub fn ui(
    ui: &mut Ui,
    themes: &Themes,
    by: Option<By>,
    chosen: Option<&Chosen>,
    scroll_to: Option<usize>,
) -> Option<Clicked> {
    let grid = Grid::new(ui.max_rect().left(), ui.available_width());
    let named = header_ui(ui, grid, by);
    let room = ui.available_height() - 30.0;
    let mut clicked = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = ScrollArea::vertical().id_salt("councils by theme").auto_shrink([false, true]).max_height(room);
    area.show_rows(ui, ROW, themes.rows.len(), |ui, range| {
        if let Some(row) = scroll_to {
            let top = ui.max_rect().top() + (row as f32 - range.start as f32) * ROW;
            let rect = Rect::from_min_size(pos2(ui.max_rect().left(), top), vec2(1.0, ROW));
            // The edge of the area fades, so a little more than the row is brought into sight.
            ui.scroll_to_rect(rect.expand2(vec2(0.0, ROW / 2.0)), None);
        }
        for at in range {
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
            if let Some(row) = themes.rows.get(at) {
                clicked = row_ui(ui, grid, rect, row, chosen).or(clicked.take());
            }
        }
    });
    legend_ui(ui);
    clicked.map(Clicked::Cell).or(named)
}

fn header_ui(ui: &mut Ui, grid: Grid, by: Option<By>) -> Option<Clicked> {
    let height = if grid.is_slanted() { 104.0 } else { 44.0 };
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let foot =
        |left: f32, width: f32| Rect::from_min_max(pos2(left, rect.bottom() - 28.0), pos2(left + width, rect.bottom()));
    let names = foot(rect.left(), grid.names - 8.0);
    let mut clicked = name_ui(ui, names, None, by).clicked().then_some(Clicked::Names);
    let colour = if by.is_none() { theme::of(ui).strong } else { theme::of(ui).weak };
    ui.painter().text(names.left_center(), Align2::LEFT_CENTER, "Council", FontId::proportional(12.0), colour);
    for (at, column) in columns().enumerate() {
        let name = words::capital(column_name(column));
        let area = foot(grid.x(at), grid.column);
        if name_ui(ui, area, Some(column), by).clicked() {
            clicked = Some(Clicked::Column(column));
        }
        let sorted = by.filter(|by| by.column == column);
        let mark = sorted.map(|by| if by.down { " ▼" } else { " ▲" }).unwrap_or_default();
        let text = format!("{name}{mark}");
        let colour = if sorted.is_some() { theme::of(ui).strong } else { theme::of(ui).weak };
        let at = pos2(area.center().x, rect.bottom() - 6.0);
        if grid.is_slanted() {
            slanted(ui, at, &text, colour);
        } else {
            level_name(ui, at, &text, grid.column, colour);
        }
    }
    clicked
}

/// Where a column's name is clicked, or reached by keys.
fn name_ui(ui: &Ui, rect: Rect, column: Option<Column>, by: Option<By>) -> Response {
    let t = theme::of(ui);
    let response = ui.interact(rect, ui.scope_id().with(("name", column)), Sense::click());
    if response.has_focus() || response.hovered() {
        let colour = if response.has_focus() { t.accent } else { t.line };
        ui.painter().rect_stroke(rect.shrink(1.0), theme::CORNER, Stroke::new(1.0, colour), StrokeKind::Inside);
    }
    let name = match (column, by.filter(|by| Some(by.column) == column)) {
        (None, _) => "Sort by council".to_owned(),
        (Some(column), None) => format!("Sort by {}", column_name(column)),
        (Some(column), Some(by)) => {
            format!("Sort by {}, {} now", column_name(column), if by.down { "highest first" } else { "lowest first" })
        }
    };
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ColumnHeader, true, &name));
    response.on_hover_text(name)
}

/// Text that rises to the right from `foot`.
fn slanted(ui: &Ui, foot: Pos2, text: &str, colour: Color32) {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), FontId::proportional(12.0), colour);
    let half = galley.size().y / 2.0 * FRAC_PI_4.sin();
    let shape = TextShape::new(pos2(foot.x - half, foot.y - half), galley, colour).with_angle(-FRAC_PI_4);
    ui.painter().add(shape);
}

fn level_name(ui: &Ui, foot: Pos2, text: &str, width: f32, colour: Color32) {
    let small = FontId::proportional(12.0);
    let mut job = egui::text::LayoutJob::simple(text.to_owned(), small, colour, width - 6.0);
    job.halign = egui::Align::Center;
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(pos2(foot.x, foot.y - galley.size().y), galley, colour);
}

fn row_ui(ui: &Ui, grid: Grid, rect: Rect, row: &Row, chosen: Option<&Chosen>) -> Option<Chosen> {
    let t = theme::of(ui);
    let name = widgets::line(ui, &row.council, FontId::proportional(14.0), t.text, grid.names - 10.0);
    ui.painter().galley(pos2(rect.left(), rect.center().y - name.size().y / 2.0), name, t.text);
    let mut clicked = None;
    for (at, column) in columns().enumerate() {
        let area = Rect::from_min_size(pos2(grid.x(at), rect.top()), vec2(grid.column, ROW)).shrink(1.0);
        let Some(cell) = cell(row, column) else {
            ui.painter().circle_filled(area.center(), 1.5, t.line);
            continue;
        };
        let is_chosen = chosen.is_some_and(|it| it.council == row.council && it.theme == column);
        if cell_ui(ui, area, row, column, cell, is_chosen).clicked() {
            clicked = Some(Chosen { council: row.council.clone(), theme: column });
        }
    }
    clicked
}

fn cell_ui(ui: &Ui, rect: Rect, row: &Row, column: Column, cell: &Cell, is_chosen: bool) -> Response {
    let t = theme::of(ui);
    let response = ui.interact(rect, ui.scope_id().with((&*row.council, column)), Sense::click());
    let corner = CornerRadius::same(theme::CORNER);
    let fill = known::fill(cell.level, t.dark);
    ui.painter().rect_filled(rect, corner, fill);
    let ink = theme::ink_on(fill);
    let strong = FontId::new(14.0, theme::strong_family());
    ui.painter().text(
        rect.center() - vec2(0.0, 7.0),
        Align2::CENTER_CENTER,
        words::half_number(cell.level),
        strong,
        ink,
    );
    let foot = rect.center() + vec2(0.0, 9.0);
    ui.painter().text(foot, Align2::CENTER_CENTER, said(cell, rect.width()), FontId::proportional(11.0), ink);
    if is_chosen || response.has_focus() || response.hovered() {
        let colour = if is_chosen || response.hovered() { t.strong } else { t.accent };
        let width = if is_chosen || response.has_focus() { 2.0 } else { 1.0 };
        ui.painter().rect_stroke(rect, corner, Stroke::new(width, colour), StrokeKind::Outside);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let name = spoken(row, column, cell);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_chosen, &name));
    response.on_hover_text(name)
}

fn said(cell: &Cell, width: f32) -> String {
    let count = cell.findings.len();
    let (low, high) = cell.level.levels();
    if low == high && width >= LEVEL_WORDS { format!("{low} · {count}") } else { format!("of {count}") }
}

fn spoken(row: &Row, column: Column, cell: &Cell) -> String {
    let findings = words::count(cell.findings.len(), "finding", "findings");
    format!("{}, {}: {}, {findings}", row.council, column_name(column), words::half_level(cell.level))
}

fn legend_ui(ui: &mut Ui) {
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let narrow = ui.available_width() < 700.0;
        for level in Level::ALL {
            let (rect, _) = ui.allocate_exact_size(vec2(18.0, 16.0), Sense::hover());
            widgets::paint_chip(ui, rect, Some(level.into()));
            if !narrow || level == Level::Declined || level == Level::Strong {
                ui.label(widgets::weak(ui, level.name()));
            }
            ui.add_space(if narrow { 0.0 } else { 6.0 });
        }
        ui.add_space(theme::GAP);
        if ui.available_width() > 190.0 {
            ui.label(widgets::weak(ui, "median, “of” how many findings"));
        }
    });
}
