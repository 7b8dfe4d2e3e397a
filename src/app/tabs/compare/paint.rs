//! Paints the marks of a plot. Decides nothing: places come from `plot`, colours from the palette.

use super::grid::Scale;
use super::plot::{Places, palette};
use crate::app::{theme, words};
use crate::chart::labels::{self, Wanted};
use crate::chart::{Band, Dot, Mark, MarkKind, Panel, Segment, Tick};
use crate::scoring::Level;
use crate::trajectory::TimeAxis;
use egui::{
    Align2, Color32, CornerRadius, FontId, Pos2, Rect, Response, Shape, Stroke, StrokeKind, Ui, Vec2, pos2, vec2,
};

/// Radius of a dot.
pub const DOT: f32 = 5.5;
/// Radius of the ring around a dot that is selected; numbers stand outside it.
const RING: f32 = DOT + 3.5;
const SMALL: f32 = 11.0;

fn small() -> FontId {
    FontId::proportional(SMALL)
}

/// The card a plot stands on.
pub fn frame(ui: &Ui, rect: Rect) {
    let stroke = Stroke::new(1.0, theme::colour(palette(ui).border));
    ui.painter().rect_stroke(rect, CornerRadius::same(theme::CORNER_LARGE), stroke, StrokeKind::Inside);
}

/// What stands around and over the plot: names of levels and times, marks' words, bands, counts.
pub fn around(ui: &Ui, panel: &Panel, places: &Places) {
    let scale = places.scale;
    levels(ui, scale);
    times(ui, panel, scale);
    let mut free_from = scale.area.left();
    for mark in &panel.marks {
        self::mark(ui, mark, scale, &mut free_from);
    }
    for (row, band) in panel.bands.iter().enumerate() {
        self::band(ui, band, row, places, panel.title.is_empty());
    }
    counts(ui, panel, scale);
    end_labels(ui, panel, places);
}

fn levels(ui: &Ui, scale: Scale) {
    let t = theme::of(ui);
    for level in Level::ALL {
        let y = scale.y(f64::from(level.number()));
        ui.painter().text(pos2(scale.area.left() - 8.0, y), Align2::RIGHT_CENTER, level.name(), small(), t.weak);
    }
}

fn times(ui: &Ui, panel: &Panel, scale: Scale) {
    let t = theme::of(ui);
    if let Some(title) = panel.x.title {
        let galley = ui.painter().layout_no_wrap(title.to_owned(), small(), t.weak);
        let (width, area) = (galley.size().x, scale.area);
        // In a narrow plot it begins further left rather than leave the plot at the right.
        let left = (area.center().x - width / 2.0).min(area.right() - width);
        ui.painter().galley(pos2(left, area.bottom() + 19.0), galley, t.weak);
    }
    for tick in ticks(panel, scale) {
        let x = scale.x(tick.at);
        ui.painter().text(pos2(x, scale.area.bottom() + 5.0), Align2::CENTER_TOP, tick.text, small(), t.weak);
    }
}

/// Years or months as the axis gives them; months of the calendar where few years are shown.
pub fn ticks(panel: &Panel, scale: Scale) -> Vec<Tick> {
    let most = (scale.area.width() / 34.0).max(2.0) as usize;
    let (from, to) = scale.x;
    if panel.x.kind != TimeAxis::Calendar || to - from > 2.5 {
        return panel.x.ticks(most);
    }
    let steps = [1.0, 3.0, 6.0];
    let fits = |step: f64| (to - from) * 12.0 / step <= most as f64 * 0.8;
    let step = steps.into_iter().find(|step| fits(*step)).unwrap_or(12.0) / 12.0;
    let (first, last) = ((from / step).ceil() as i64, (to / step).floor() as i64);
    (first..=last).map(|number| number as f64 * step).map(|at| Tick { at, text: words::month_of(at) }).collect()
}

/// Paints a mark; its word only where it begins right of `free_from`.
fn mark(ui: &Ui, mark: &Mark, scale: Scale, free_from: &mut f32) {
    let colour = theme::colour(palette(ui).mark);
    let x = scale.x(mark.x);
    // The line itself is the plot's; above it a piece leads to the word.
    let line = [pos2(x, scale.area.top() - 10.0), pos2(x, scale.area.top())];
    match mark.kind {
        MarkKind::Framework => {
            ui.painter().extend(Shape::dashed_line(&line, Stroke::new(1.0, colour), 3.0, 4.0));
            let word = word_rect(ui, mark, scale);
            if word.left() >= *free_from {
                *free_from = word.right() + 4.0;
                ui.painter().text(word.min, Align2::LEFT_TOP, mark.short, word_font(), theme::of(ui).weak);
            }
        }
        MarkKind::Anchor => {
            ui.painter().line_segment(line, Stroke::new(1.5, colour));
        }
        MarkKind::Visit(_) => {
            let at = pos2(x, scale.area.bottom());
            let corners = [vec2(0.0, -5.0), vec2(5.0, 0.0), vec2(0.0, 5.0), vec2(-5.0, 0.0)].map(|by| at + by).to_vec();
            let stroke = Stroke::new(1.5, theme::of(ui).weak);
            ui.painter().add(Shape::convex_polygon(corners, theme::of(ui).ground, stroke));
        }
    }
}

fn word_font() -> FontId {
    FontId::proportional(10.0)
}

/// Where a mark's word stands: right of its line, or left of it at the plot's edge.
pub fn word_rect(ui: &Ui, mark: &Mark, scale: Scale) -> Rect {
    let size = ui.painter().layout_no_wrap(mark.short.to_owned(), word_font(), Color32::PLACEHOLDER).size();
    let x = scale.x(mark.x);
    let left = if x + 3.0 + size.x > scale.area.right() { x - 3.0 - size.x } else { x + 3.0 };
    Rect::from_min_size(pos2(left, scale.area.top() - 13.0), size)
}

/// Where a judgement's segment stands.
pub fn segment_rect(places: &Places, row: usize, segment: &Segment) -> Rect {
    let top = places.bands.top() + row as f32 * (places.band + 2.0);
    let (left, right) = (places.scale.x(segment.from), places.scale.x(segment.to) - 1.0);
    Rect::from_x_y_ranges(left..=right.max(left + 1.0), top..=(top + places.band))
}

fn band(ui: &Ui, band: &Band, row: usize, places: &Places, named: bool) {
    let palette = palette(ui);
    for segment in &band.segments {
        let rect = segment_rect(places, row, segment);
        let fill = theme::colour(if segment.grey { palette.grey } else { palette.grade(segment.grade) });
        ui.painter().rect_filled(rect, CornerRadius::same(2), fill);
        if places.band < 12.0 {
            continue;
        }
        let font = FontId::proportional(10.5);
        let ink = theme::ink_on(fill);
        let width = |text: &str| ui.painter().layout_no_wrap(text.to_owned(), font.clone(), ink).size().x;
        let label = segment.label(|text| width(text) + 10.0 <= rect.width());
        ui.painter().text(rect.left_center() + vec2(5.0, 0.0), Align2::LEFT_CENTER, label, font.clone(), ink);
    }
    if named && let Some(first) = band.segments.first() {
        let rect = segment_rect(places, row, first);
        let at = pos2(places.scale.area.left() - 8.0, rect.center().y);
        ui.painter().text(
            at,
            Align2::RIGHT_CENTER,
            &band.council,
            FontId::proportional(places.band.min(SMALL)),
            theme::of(ui).weak,
        );
    }
}

/// How many findings each dot rests on, where the number hides nothing.
fn counts(ui: &Ui, panel: &Panel, scale: Scale) {
    let t = theme::of(ui);
    let centre = |dot: &Dot| scale.point(dot.x, dot.level.value());
    let centres: Vec<Pos2> = panel.numbered().map(centre).collect();
    let galleys: Vec<_> = panel
        .numbered()
        .map(|dot| ui.painter().layout_no_wrap(dot.count.to_string(), FontId::proportional(10.5), t.weak))
        .collect();
    let wanted: Vec<Wanted> = centres
        .iter()
        .zip(&galleys)
        .map(|(at, galley)| Wanted {
            x: at.x.into(),
            y: at.y.into(),
            gap: f64::from(RING) + 1.0,
            w: galley.size().x.into(),
            h: galley.size().y.into(),
        })
        .collect();
    let disc = |dot: &Dot| Rect::from_center_size(centre(dot), Vec2::splat(2.0 * DOT));
    let whisker = |dot: &Dot| {
        let (low, high) = (scale.point(dot.x, dot.low.value()), scale.point(dot.x, dot.high.value()));
        Rect::from_two_pos(low, high).expand2(vec2(2.0, 0.0))
    };
    let taken: Vec<labels::Rect> =
        panel.dots.iter().flat_map(|dot| [labels_rect(disc(dot)), labels_rect(whisker(dot))]).collect();
    let within = labels_rect(scale.area.expand(4.0));
    for (place, galley) in labels::place(&wanted, &taken, within).into_iter().zip(galleys) {
        if let Some(place) = place {
            let at = pos2(place.x as f32, place.y as f32);
            // What runs behind the number must not cross it out.
            ui.painter().rect_filled(Rect::from_min_size(at, galley.size()).shrink(1.0), 2.0, t.ground);
            ui.painter().galley(at, galley, t.weak);
        }
    }
}

fn labels_rect(rect: Rect) -> labels::Rect {
    labels::Rect::new(rect.left().into(), rect.top().into(), rect.width().into(), rect.height().into())
}

/// Names at the ends of overlaid lines, moved apart as little as it takes.
fn end_labels(ui: &Ui, panel: &Panel, places: &Places) {
    let scale = places.scale;
    let ends: Vec<Pos2> = panel.labels.iter().map(|label| scale.point(label.x, label.y)).collect();
    let middles: Vec<f64> = ends.iter().map(|end| f64::from(end.y)).collect();
    let (top, bottom) = (scale.area.top().into(), scale.area.bottom().into());
    let palette = palette(ui);
    for ((label, end), y) in panel.labels.iter().zip(ends).zip(labels::spread(&middles, 15.0, top, bottom)) {
        let colour = theme::colour(palette.ink(label.ink));
        let at = pos2(scale.area.right() + 10.0, y as f32);
        let thread = Stroke::new(1.0, colour.gamma_multiply(0.5));
        ui.painter().line_segment([end + vec2(DOT, 0.0), at - vec2(3.0, 0.0)], thread);
        let mut job =
            egui::text::LayoutJob::simple_singleline(label.text.to_string(), FontId::proportional(12.0), colour);
        job.wrap = egui::text::TextWrapping::truncate_at_width((places.right - at.x).max(20.0));
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        ui.painter().galley(at - vec2(0.0, galley.size().y / 2.0), galley, colour);
    }
}

/// The council's name and its direction; gives the name's place.
pub fn title(ui: &Ui, panel: &Panel, places: &Places, greyed: bool) -> Rect {
    let t = theme::of(ui);
    let font = FontId::new(14.0, theme::strong_family());
    let colour = if greyed { t.weak } else { t.strong };
    let rect = ui.painter().text(places.title.left_top(), Align2::LEFT_TOP, &panel.title, font, colour);
    let room = places.title.right() - rect.right() - 16.0;
    let mut job = egui::text::LayoutJob::simple_singleline(panel.note.clone(), small(), t.weak);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(8.0));
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    ui.painter().galley(places.title.right_top() + vec2(-galley.size().x, 2.0), galley, t.weak);
    rect
}

/// Why a plot is empty, where the points would stand.
pub fn without_points(ui: &Ui, panel: &Panel, places: &Places) {
    let t = theme::of(ui);
    let text = format!("No points: {}", if panel.note.is_empty() { "no dated findings" } else { &panel.note });
    let galley = ui.painter().layout(text, FontId::proportional(12.0), t.weak, places.scale.area.width() - 16.0);
    let rect = Align2::CENTER_CENTER.anchor_size(places.scale.area.center(), galley.size());
    ui.painter().rect_filled(rect.expand2(vec2(8.0, 4.0)), CornerRadius::same(theme::CORNER), t.ground);
    ui.painter().galley(rect.min, galley, t.weak);
}

/// The time under the pointer, in words.
pub fn cursor(ui: &Ui, panel: &Panel, places: &Places, at: f64) {
    let t = theme::of(ui);
    let scale = places.scale;
    if at < panel.x.from || at > panel.x.to {
        return;
    }
    let x = scale.x(at);
    let text = match panel.x.kind {
        TimeAxis::Calendar => words::month_of(at),
        TimeAxis::MonthsSinceInadequate if at < -0.5 => format!("{:.0} months before", -at),
        TimeAxis::MonthsSinceInadequate => format!("{:.0} months after", at.max(0.0)),
    };
    let galley = ui.painter().layout_no_wrap(text, small(), t.strong);
    let rect = Rect::from_center_size(pos2(x, scale.area.bottom() + 11.0), galley.size() + vec2(10.0, 4.0));
    ui.painter().rect_filled(rect, CornerRadius::same(theme::CORNER), t.chosen);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, t.strong);
}

/// The dates being chosen.
pub fn brush(ui: &Ui, places: &Places, (a, b): (f64, f64)) {
    let t = theme::of(ui);
    let scale = places.scale;
    let across = scale.x(a.min(b)).max(scale.area.left())..=scale.x(a.max(b)).min(scale.area.right());
    let rect = Rect::from_x_y_ranges(across, scale.area.y_range());
    ui.painter().rect_filled(rect, 0, t.accent.gamma_multiply(0.18));
}

/// What is selected, under the pointer or under the keys.
pub fn ring(ui: &Ui, centre: Pos2, firm: bool) {
    let t = theme::of(ui);
    ui.painter().circle_stroke(centre, RING, Stroke::new(if firm { 2.0 } else { 1.0 }, t.accent));
}

/// Shows where the keys are.
pub fn focus(ui: &Ui, response: &Response) {
    if response.has_focus() {
        let stroke = Stroke::new(1.0, theme::of(ui).accent);
        ui.painter().rect_stroke(response.rect, CornerRadius::same(theme::CORNER), stroke, StrokeKind::Outside);
    }
}
