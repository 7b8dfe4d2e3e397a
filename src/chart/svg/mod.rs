//! A [`Figure`] in, an SVG file out: the marks laid on a sheet, text as text, with a title and a
//! description that a screen reader speaks.

mod element;
mod panel;

pub use element::escape;

use super::fonts::{self, Weight};
use super::labels::Rect;
use super::marks::{Figure, Layout, Panel};
use super::palette::{Palette, Theme};
use element::{Svg, Text};

/// Around the sheet and between panels.
const MARGIN: f64 = 24.0;
const GAP: f64 = 16.0;
const TITLE: f64 = 20.0;
const SMALL: f64 = 12.0;
const LINE: f64 = 17.0;

/// `figure` as an SVG file in the colours of `theme`.
pub fn svg(figure: &Figure, theme: Theme) -> String {
    let palette = Palette::of(theme);
    let sheet = Sheet::of(figure);
    let mut svg = Svg::new(sheet.width, sheet.height, &figure.title, &figure.alt);
    svg.rect(Rect::new(0.0, 0.0, sheet.width, sheet.height), 0.0, &[("fill", palette.page.to_string())]);
    sheet.head(&mut svg, &palette);
    for (panel, place) in figure.panels.iter().zip(&sheet.panels) {
        panel::draw(&mut svg, panel, *place, &palette, figure.layout);
    }
    sheet.foot(&mut svg, &palette);
    svg.finish()
}

/// Where things lie on the sheet.
pub struct Sheet {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// A place for each panel.
    pub panels: Vec<Rect>,
    title: Vec<String>,
    subtitle: Vec<String>,
    source: Vec<String>,
}

impl Sheet {
    /// The sheet that holds `figure`.
    pub fn of(figure: &Figure) -> Self {
        let grid = Grid::of(figure);
        let width = 2.0 * MARGIN + grid.columns as f64 * (grid.width + GAP) - GAP;
        let inner = width - 2.0 * MARGIN;
        let title = fonts::wrap(&figure.title, inner, TITLE, Weight::SemiBold);
        let subtitle = fonts::wrap(&figure.subtitle, inner, SMALL, Weight::Regular);
        let source = fonts::wrap(&figure.source, inner, SMALL - 1.0, Weight::Regular);
        let top = MARGIN + title.len() as f64 * (TITLE + 6.0) + subtitle.len() as f64 * LINE + 14.0;
        let panels: Vec<Rect> = (0..figure.panels.len()).map(|at| grid.place(at, top)).collect();
        let bottom = panels.last().map_or(top, |last| last.y + last.h);
        let height = bottom + 14.0 + source.len() as f64 * LINE + MARGIN - 6.0;
        Self { width, height, panels, title, subtitle, source }
    }

    fn head(&self, svg: &mut Svg, palette: &Palette) {
        let mut y = MARGIN + TITLE - 3.0;
        for line in &self.title {
            svg.text(Text::new(MARGIN, y, TITLE, palette.text).bold(), line);
            y += TITLE + 6.0;
        }
        for line in &self.subtitle {
            svg.text(Text::new(MARGIN, y, SMALL, palette.weak), line);
            y += LINE;
        }
    }

    fn foot(&self, svg: &mut Svg, palette: &Palette) {
        let first = self.height - MARGIN - (self.source.len() as f64 - 1.0) * LINE + 4.0;
        for (line, at) in self.source.iter().zip(0..) {
            svg.text(Text::new(MARGIN, first + f64::from(at) * LINE, SMALL - 1.0, palette.weak), line);
        }
    }
}

/// Panels of one size in rows.
struct Grid {
    columns: usize,
    width: f64,
    height: f64,
}

impl Grid {
    fn of(figure: &Figure) -> Self {
        let (columns, width, height) = match (figure.layout, figure.panels.len()) {
            (Layout::Overlaid, _) | (_, 0) => (1, 1100.0, 500.0 + extra_bands(figure.panels.first())),
            (_, 1) => (1, 900.0, 440.0),
            (_, 2..=4) => (2, 580.0, 330.0),
            (_, 5..=9) => (3, 460.0, 300.0),
            (_, 10..=16) => (4, 400.0, 280.0),
            _ => (5, 360.0, 270.0),
        };
        Self { columns, width, height }
    }

    fn place(&self, at: usize, top: f64) -> Rect {
        let (column, row) = ((at % self.columns) as f64, (at / self.columns) as f64);
        Rect::new(MARGIN + column * (self.width + GAP), top + row * (self.height + GAP), self.width, self.height)
    }
}

fn extra_bands(panel: Option<&Panel>) -> f64 {
    panel.map_or(0.0, |panel| panel.bands.len() as f64 * panel::OVERLAID_BAND)
}
