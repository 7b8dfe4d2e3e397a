//! One plot: where its parts stand, what the pointer and keys do in it.

use super::grid::Scale;
use super::{Local, canvas, card, paint};
use crate::app::ask::{Ask, Asks};
use crate::app::command::Command;
use crate::app::state::State;
use crate::app::{theme, words};
use crate::chart::{Dot, Mark, MarkKind, Panel};
use crate::session::{EntryId, View};
use crate::trajectory::TimeAxis;
use egui::{CursorIcon, Key, Rect, Response, Sense, Ui, pos2, vec2};

/// Less than this is a click that slipped and no brush.
const SHORTEST_BRUSH: f32 = 8.0;

/// Where the parts of a plot stand.
#[derive(Clone, Copy, Debug)]
pub struct Places {
    /// Title and note.
    pub title: Rect,
    /// The bands, one under another.
    pub bands: Rect,
    /// Height of one band.
    pub band: f32,
    /// The plot's area and its axis.
    pub scale: Scale,
    /// The right edge of what stands beside the plot.
    pub right: f32,
}

impl Places {
    fn of(rect: Rect, panel: &Panel) -> Self {
        let inner = Rect::from_min_max(rect.min + vec2(12.0, 8.0), rect.max - vec2(12.0, 8.0));
        let overlaid = panel.title.is_empty();
        let title = if overlaid { 0.0 } else { 22.0 };
        let count = panel.bands.len() as f32;
        let band = if overlaid { (inner.height() * 0.3 / count.max(1.0)).clamp(6.0, 16.0) } else { 16.0 };
        let bands = if overlaid { count * (band + 2.0) } else { band + 2.0 };
        let (left, right) = if overlaid { (112.0, 124.0) } else { (78.0, 4.0) };
        // Room for the marks' words between the bands and the plot.
        let top = inner.top() + title + bands + 14.0;
        let below = if panel.x.title.is_some() { 34.0 } else { 20.0 };
        let area =
            Rect::from_min_max(pos2(inner.left() + left, top), pos2(inner.right() - right, inner.bottom() - below));
        let across = area.x_range();
        Self {
            title: Rect::from_min_size(inner.min, vec2(inner.width(), title)),
            bands: Rect::from_x_y_ranges(across, (inner.top() + title)..=(inner.top() + title + bands)),
            band,
            scale: Scale { area, x: (panel.x.from, panel.x.to) },
            right: inner.right(),
        }
    }
}

/// Draws the plot at `rect`; gives the time under the pointer, if it is in this one.
pub fn ui(
    ui: &mut Ui,
    rect: Rect,
    at: usize,
    state: &State,
    panel: &Panel,
    local: &mut Local,
    asks: &mut Asks,
) -> Option<f64> {
    let places = Places::of(rect, panel);
    let id = ui.scope_id().with(("plot", at));
    let hovered = brush_ui(ui, id, &places, state, panel, local, asks);
    paint::frame(ui, rect);
    canvas::ui(ui, at, panel, places.scale, local.cursor);
    paint::around(ui, panel, &places);
    if panel.dots.is_empty() {
        paint::without_points(ui, panel, &places);
    }
    if let (Some(cursor), Some(_)) = (local.cursor, hovered) {
        paint::cursor(ui, panel, &places, cursor);
    }
    if let Some(brush) = local.brush {
        paint::brush(ui, &places, brush);
    }
    title_ui(ui, id, &places, state, panel, asks);
    bands_ui(ui, id, &places, panel);
    for (number, mark) in panel.marks.iter().enumerate() {
        mark_ui(ui, id.with(("mark", number)), &places, mark, asks);
    }
    for (number, dot) in panel.dots.iter().enumerate() {
        dot_ui(ui, id.with(("dot", number)), &places, state, dot, asks);
    }
    hovered
}

/// A drag over the plot chooses dates; a double click takes the choice back.
fn brush_ui(
    ui: &Ui,
    id: egui::Id,
    places: &Places,
    state: &State,
    panel: &Panel,
    local: &mut Local,
    asks: &mut Asks,
) -> Option<f64> {
    let scale = places.scale;
    // Not in the order of keys: the fields over the chart do the same.
    let response = ui.interact(scale.area, id, Sense::CLICK | Sense::DRAG);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Figure, true, spoken(panel)));
    let pointer = response.interact_pointer_pos().map(|pos| scale.time(pos.x).clamp(panel.x.from, panel.x.to));
    if panel.x.kind == TimeAxis::Calendar {
        if response.drag_started() {
            let start = ui.input(|input| input.pointer.press_origin()).map(|pos| scale.time(pos.x));
            local.brush = start.zip(pointer);
        }
        if let (true, Some((start, _)), Some(now)) = (response.dragged(), local.brush, pointer) {
            local.brush = Some((start, now));
        }
        if response.drag_stopped() {
            let brushed = local.brush.take().map(|(a, b)| (a.min(b), a.max(b)));
            let wide = brushed.filter(|(a, b)| scale.x(*b) - scale.x(*a) >= SHORTEST_BRUSH);
            if let Some(range) = wide {
                asks.push(Ask::View(View { range: Some(range), ..state.view().clone() }));
            }
        }
        if response.double_clicked() && state.view().range.is_some() {
            asks.run(Command::AllDates);
        }
        if let Some(range) = zoomed(ui, scale) {
            asks.push(Ask::View(View { range: Some(range), ..state.view().clone() }));
        }
    }
    let over = ui.rect_contains_pointer(scale.area);
    let hover = ui.ctx().pointer_hover_pos().filter(|pos| over && scale.area.contains(*pos));
    hover.map(|pos| scale.time(pos.x))
}

/// Ctrl and the wheel, or a pinch: fewer or more years around the pointer.
fn zoomed(ui: &Ui, scale: Scale) -> Option<(f64, f64)> {
    let by = f64::from(ui.input(egui::InputState::zoom_delta));
    let pointer =
        ui.ctx().pointer_hover_pos().filter(|pos| ui.rect_contains_pointer(scale.area) && scale.area.contains(*pos))?;
    let at = scale.time(pointer.x);
    let range = (at - (at - scale.x.0) / by, at + (scale.x.1 - at) / by);
    ((by - 1.0).abs() > 1e-3 && (0.25..60.0).contains(&(range.1 - range.0))).then_some(range)
}

fn spoken(panel: &Panel) -> String {
    let title = if panel.title.is_empty() { "All councils" } else { &panel.title };
    format!("{title}: {}. {}", words::count(panel.dots.len(), "point", "points"), panel.note)
}

/// The council's name highlights it.
fn title_ui(ui: &Ui, id: egui::Id, places: &Places, state: &State, panel: &Panel, asks: &mut Asks) {
    if panel.title.is_empty() {
        return;
    }
    let view = state.view();
    let held = view.held.as_deref() == Some(panel.title.as_str());
    let rect = paint::title(ui, panel, places, view.held.is_some() && !held);
    let response =
        ui.interact(rect.expand(3.0), id.with("title"), Sense::click()).on_hover_cursor(CursorIcon::PointingHand);
    let does = if held { "Show all councils in colour" } else { "Highlight this council; the others turn grey" };
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::Button, true, held, format!("Highlight {}", panel.title))
    });
    paint::focus(ui, &response);
    if response.on_hover_text(does).clicked() {
        let held = (!held).then(|| panel.title.as_str().into());
        asks.push(Ask::View(View { held, ..view.clone() }));
    }
}

fn bands_ui(ui: &Ui, id: egui::Id, places: &Places, panel: &Panel) {
    for (row, band) in panel.bands.iter().enumerate() {
        for (number, segment) in band.segments.iter().enumerate() {
            let rect = paint::segment_rect(places, row, segment);
            let response = ui.interact(rect, id.with(("band", row, number)), Sense::hover());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, segment.tooltip.join(", ")));
            response.on_hover_ui(|ui| lines_ui(ui, &segment.tooltip));
        }
    }
}

fn lines_ui(ui: &mut Ui, lines: &[String]) {
    ui.spacing_mut().item_spacing.y = 2.0;
    for line in lines {
        ui.label(line);
    }
}

fn mark_ui(ui: &Ui, id: egui::Id, places: &Places, mark: &Mark, asks: &mut Asks) {
    let scale = places.scale;
    let x = scale.x(mark.x);
    let rect = match mark.kind {
        MarkKind::Framework | MarkKind::Anchor => {
            let line =
                Rect::from_x_y_ranges((x - 3.0)..=(x + 3.0), (scale.area.top() - 14.0)..=(scale.area.top() + 8.0));
            line.union(paint::word_rect(ui, mark, scale))
        }
        MarkKind::Visit(_) => Rect::from_center_size(pos2(x, scale.area.bottom()), vec2(14.0, 14.0)),
    };
    let document = match mark.kind {
        MarkKind::Visit(document) => document,
        MarkKind::Framework | MarkKind::Anchor => None,
    };
    let sense = if document.is_some() { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, id, sense);
    let role = if document.is_some() { egui::Role::Button } else { egui::Role::Label };
    response.widget_info(|| egui::WidgetInfo::labeled(role, true, &mark.text));
    paint::focus(ui, &response);
    if let (true, Some(document)) = (response.clicked(), document) {
        asks.push(Ask::Select { document: EntryId(document), open: response.double_clicked() });
    }
    response.on_hover_text(&mark.text);
}

fn dot_ui(ui: &Ui, id: egui::Id, places: &Places, state: &State, dot: &Dot, asks: &mut Asks) {
    let centre = places.scale.point(dot.x, dot.level.value());
    let response = ui.interact(Rect::from_center_size(centre, vec2(18.0, 18.0)), id, Sense::click());
    let selected = is_selected(state, dot);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, selected, card::spoken(dot)));
    if selected || response.hovered() || response.has_focus() {
        paint::ring(ui, centre, selected || response.has_focus());
    }
    if response.hovered() {
        response.show_tooltip_ui(|ui| card::ui(ui, state, dot));
    }
    if response.clicked() || entered(ui, &response) {
        open(state, dot, asks);
    }
    response.on_hover_cursor(CursorIcon::PointingHand);
}

/// Goes to the sentence the point rests on.
pub fn open(state: &State, dot: &Dot, asks: &mut Asks) {
    let document = EntryId(dot.document);
    asks.push(Ask::SelectPoint { document, council: dot.council.clone(), open: true });
    if let Some((finding, _)) = card::telling_finding(state, dot) {
        asks.push(Ask::SelectFinding { document, finding, open: true });
    }
}

fn entered(ui: &Ui, response: &Response) -> bool {
    response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

fn is_selected(state: &State, dot: &Dot) -> bool {
    let selection = &state.selection;
    let council = selection.council.as_ref().is_none_or(|council| *council == dot.council);
    selection.document == Some(EntryId(dot.document)) && council
}

/// The place in the theme of what a plot is drawn with.
pub fn palette(ui: &Ui) -> crate::chart::Palette {
    theme::palette(theme::of(ui).dark)
}
