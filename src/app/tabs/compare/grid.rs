//! Where the plots stand: as many columns as the width allows, rows as high as the room gives.

use super::canvas::LEVELS;
use super::{Local, plot};
use crate::app::ask::Asks;
use crate::app::state::State;
use crate::app::theme;
use crate::chart::Figure;
use egui::{Rect, ScrollArea, Ui, pos2, vec2};

/// Narrower than this a plot cannot hold its level names and dates.
const NARROWEST: f32 = 250.0;
/// Lower than this the seven levels run together.
const LOWEST: f32 = 180.0;

const SCROLL_BAR: f32 = 12.0;

/// Draws the figure's plots.
pub fn ui(ui: &mut Ui, state: &State, figure: &Figure, local: &mut Local, asks: &mut Asks) {
    let count = figure.panels.len();
    let columns = columns(count, ui.available_width());
    let rows = count.div_ceil(columns).max(1) as f32;
    let gap = theme::GAP;
    let room = (ui.available_height() - gap * (rows - 1.0)) / rows;
    // Where the plots scroll, the bar stands beside them and not over them.
    let across = ui.available_width() - if room < LOWEST { SCROLL_BAR } else { 0.0 };
    let size = vec2((across - gap * (columns - 1) as f32) / columns as f32, room.max(LOWEST));
    let whole = vec2(across, (size.y + gap) * rows - gap);
    let mut hovered = None;
    ScrollArea::vertical().auto_shrink(false).show_viewport(ui, |ui, viewport| {
        let (area, _) = ui.allocate_exact_size(whole, egui::Sense::hover());
        for (at, panel) in figure.panels.iter().enumerate() {
            let place = vec2((at % columns) as f32 * (size.x + gap), (at / columns) as f32 * (size.y + gap));
            let rect = Rect::from_min_size(area.min + place, size);
            if viewport.translate(area.min.to_vec2()).intersects(rect) {
                hovered = plot::ui(ui, rect, at, state, panel, local, asks).or(hovered);
            }
        }
    });
    if hovered != local.cursor {
        // Plots drawn before the hovered one must show the cursor too.
        ui.ctx().request_repaint();
    }
    local.cursor = hovered;
}

/// Two by two for four; never narrower than can be read, nor wider apart than can be compared.
fn columns(count: usize, width: f32) -> usize {
    let fit = ((width + theme::GAP) / (NARROWEST + theme::GAP)).floor().max(1.0) as usize;
    let nice = match count {
        0 | 1 => 1,
        2..=4 => 2,
        5..=9 => 3,
        _ => 4,
    };
    nice.min(fit)
}

/// A place on the screen for a place in the data.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    /// The plot's area.
    pub area: Rect,
    /// Left and right end.
    pub x: (f64, f64),
}

impl Scale {
    /// Where a time is drawn.
    pub fn x(self, at: f64) -> f32 {
        let share = (at - self.x.0) / (self.x.1 - self.x.0);
        self.area.left() + self.area.width() * share as f32
    }

    /// Where a level is drawn: seven steps with half a step at each end.
    pub fn y(self, level: f64) -> f32 {
        self.area.bottom() - self.area.height() * ((level - LEVELS.0) / (LEVELS.1 - LEVELS.0)) as f32
    }

    /// The time drawn at `x`.
    pub fn time(self, x: f32) -> f64 {
        self.x.0 + (self.x.1 - self.x.0) * f64::from((x - self.area.left()) / self.area.width())
    }

    /// Where a point is drawn.
    pub fn point(self, at: f64, level: f64) -> egui::Pos2 {
        pos2(self.x(at), self.y(level))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_stand_two_by_two_and_in_a_narrow_window_one_under_another() {
        assert_eq!(columns(4, 840.0), 2);
        assert_eq!(columns(4, 520.0), 2);
        assert_eq!(columns(4, 420.0), 1);
        assert_eq!(columns(6, 1300.0), 3);
        assert_eq!(columns(20, 2000.0), 4);
        assert_eq!(columns(0, 300.0), 1);
    }

    #[test]
    fn a_time_is_found_again_where_it_was_drawn() {
        let scale = Scale { area: Rect::from_min_size(pos2(10.0, 20.0), vec2(200.0, 100.0)), x: (2012.0, 2020.0) };
        assert!((scale.time(scale.x(2016.5)) - 2016.5).abs() < 1e-3);
        assert!(scale.y(7.0) > 20.0 && scale.y(1.0) < 120.0 && scale.y(7.0) < scale.y(6.0));
    }
}
