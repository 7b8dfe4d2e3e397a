//! What lies in data coordinates, drawn by `egui_plot`: the grid of levels and times, frameworks, joins,
//! whiskers, dots and the line that runs through all plots.
//!
//! The plot fills the scale's area exactly and answers to nothing itself: brushes, dots and keys are
//! widgets of `plot`, so that each has a name and a place in the order of keys.

use super::grid::Scale;
use super::paint::{DOT, ticks};
use super::plot::palette;
use crate::app::theme;
use crate::chart::{Dot, MarkKind, Panel};
use crate::scoring::Level;
use egui::{Sense, Stroke, Ui, UiBuilder, Vec2};
use egui_plot::{GridMark, HLine, Line, LineStyle, Plot, PlotBounds, PlotPoints, PlotUi, Points, VLine};

/// Lowest and highest place of the ordinal axis: nearly half a step beyond both ends.
pub const LEVELS: (f64, f64) = (0.4, 7.6);

/// Draws the panel's data in the scale's area; `cursor` is the time under the pointer in any plot.
pub fn ui(ui: &mut Ui, at: usize, panel: &Panel, scale: Scale, cursor: Option<f64>) {
    let t = theme::of(ui);
    let palette = palette(ui);
    let colours = Colours {
        mark: Stroke::new(1.0, theme::colour(palette.mark)),
        level: Stroke::new(1.0, t.grid),
        cursor: Stroke::new(1.0, t.accent.gamma_multiply(0.8)),
        ground: t.ground,
    };
    let times: Vec<f64> = ticks(panel, scale).into_iter().map(|tick| tick.at).collect();
    let plot = Plot::new(("councils compared", at))
        .width(scale.area.width())
        .height(scale.area.height())
        .sense(Sense::hover())
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .show_axes(false)
        .show_background(false)
        .show_crosshair(false)
        .show_x(false)
        .show_y(false)
        .grid_color(t.grid)
        .grid_fade(0.0)
        .set_margin_fraction(Vec2::ZERO)
        .x_grid_spacer(move |_| times.iter().map(|&value| GridMark { value, step_size: 1.0 }).collect())
        .y_grid_spacer(|_| Vec::new());
    ui.scope_builder(UiBuilder::new().max_rect(scale.area), |ui| {
        plot.show(ui, |plot| {
            plot.set_plot_bounds(PlotBounds::from_min_max([scale.x.0, LEVELS.0], [scale.x.1, LEVELS.1]));
            draw(plot, panel, &palette, colours, cursor);
        });
    });
}

/// Strokes that come from the window's theme and not from the marks.
#[derive(Clone, Copy)]
struct Colours {
    mark: Stroke,
    level: Stroke,
    cursor: Stroke,
    ground: egui::Color32,
}

fn draw(plot: &mut PlotUi<'_>, panel: &Panel, palette: &crate::chart::Palette, colours: Colours, cursor: Option<f64>) {
    for level in Level::ALL {
        plot.hline(HLine::new(level.name(), f64::from(level.number())).stroke(colours.level));
    }
    for mark in &panel.marks {
        let line = VLine::new(mark.short, mark.x).stroke(colours.mark);
        match mark.kind {
            MarkKind::Framework => plot.vline(line.style(LineStyle::Dashed { length: 4.0 })),
            MarkKind::Anchor => plot.vline(line.width(1.5)),
            MarkKind::Visit(_) => {}
        }
    }
    let overlaid = panel.title.is_empty();
    for join in &panel.joins {
        let points = PlotPoints::from_iter(join.points.iter().map(|(x, y)| [*x, *y]));
        let line = Line::new(&*join.council, points);
        plot.line(if overlaid {
            line.stroke(Stroke::new(1.5, theme::colour(palette.ink(join.ink))))
        } else {
            line.stroke(Stroke::new(1.0, theme::colour(palette.join))).style(LineStyle::Dashed { length: 3.0 })
        });
    }
    panel.dots.iter().for_each(|dot| whisker(plot, dot, palette));
    panel.dots.iter().for_each(|dot| self::dot(plot, dot, palette, colours.ground));
    if let Some(cursor) = cursor.filter(|at| (panel.x.from..=panel.x.to).contains(at)) {
        plot.vline(VLine::new("cursor", cursor).stroke(colours.cursor));
    }
}

/// From the lower to the upper quartile.
fn whisker(plot: &mut PlotUi<'_>, dot: &Dot, palette: &crate::chart::Palette) {
    let ends = PlotPoints::from_iter([[dot.x, dot.low.value()], [dot.x, dot.high.value()]]);
    let colour = theme::colour(palette.ink(dot.ink)).gamma_multiply(0.6);
    plot.line(Line::new(dot.label.as_str(), ends).stroke(Stroke::new(3.0, colour)));
}

/// A dot with a rim in the ground's colour, so that neighbours stay apart.
fn dot(plot: &mut PlotUi<'_>, dot: &Dot, palette: &crate::chart::Palette, ground: egui::Color32) {
    for (radius, colour) in [(DOT + 1.5, ground), (DOT, theme::colour(palette.ink(dot.ink)))] {
        let centre = PlotPoints::from_iter([[dot.x, dot.level.value()]]);
        plot.points(Points::new(dot.label.as_str(), centre).radius(radius).color(colour));
    }
}
