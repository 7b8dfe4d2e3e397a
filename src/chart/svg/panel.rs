//! One panel's marks in, its part of the sheet out.

use super::element::{Attribute, Svg, Text, number};
use crate::chart::fonts::{self, Weight};
use crate::chart::labels::{Rect, Wanted, place, spread};
use crate::chart::marks::{Band, Dot, EndLabel, Ink, Layout, Mark, MarkKind, Panel};
use crate::chart::palette::{Palette, Rgb};
use crate::scoring::Level;

/// Height of one council's band among others.
pub const OVERLAID_BAND: f64 = 15.0;

const PAD: f64 = 14.0;
const BAND: f64 = 17.0;
const DOT: f64 = 6.0;
const TICK: f64 = 11.0;
const COUNT: f64 = 10.5;
const NAME: f64 = 12.0;
/// Of a line of names at the right.
const NAME_LINE: f64 = 15.0;

/// Draws `panel` at `place`.
pub fn draw(svg: &mut Svg, panel: &Panel, place: Rect, palette: &Palette, layout: Layout) {
    let frame = Frame::new(panel, place, layout);
    svg.open("panel", "");
    svg.rect(place, 6.0, &[("fill", palette.panel.to_string()), ("stroke", palette.border.to_string())]);
    heading(svg, panel, place, palette);
    grid(svg, panel, &frame, palette);
    let mut taken = frame.obstacles(panel);
    taken.extend(marks(svg, panel, &taken, &frame, palette));
    for (row, band) in panel.bands.iter().enumerate() {
        draw_band(svg, band, row, &frame, palette, layout);
    }
    joins(svg, panel, &frame, palette);
    dots(svg, panel, &frame, palette);
    counts(svg, panel, &taken, &frame, palette);
    names(svg, &panel.labels, &frame, palette);
    svg.close();
}

/// From data to the sheet.
struct Frame {
    /// Where dots lie.
    plot: Rect,
    /// Top of the first band.
    bands: f64,
    from: f64,
    to: f64,
}

impl Frame {
    fn new(panel: &Panel, place: Rect, layout: Layout) -> Self {
        let widest = |names: &mut dyn Iterator<Item = &str>, size: f64| {
            names.map(|name| fonts::width(name, size, Weight::SemiBold)).fold(0.0, f64::max)
        };
        let councils = widest(&mut panel.bands.iter().map(|band| &*band.council), COUNT);
        let (left, right, bands, height) = match layout {
            Layout::SideBySide => (96.0, 18.0, place.y + 40.0, BAND),
            Layout::Overlaid => {
                let names = widest(&mut panel.labels.iter().map(|label| &*label.text), NAME);
                let rows = panel.bands.len() as f64 * OVERLAID_BAND;
                (96_f64.max(councils + PAD + 12.0), names + 40.0, place.y + PAD, rows)
            }
        };
        let top = bands + height + 10.0;
        let foot = if panel.x.title.is_some() { 46.0 } else { 30.0 };
        let plot = Rect::new(place.x + left, top, place.w - left - right, place.y + place.h - foot - top);
        Self { plot, bands, from: panel.x.from, to: panel.x.to }
    }

    fn x(&self, at: f64) -> f64 {
        self.plot.x + (at - self.from) / (self.to - self.from) * self.plot.w
    }

    /// Levels run from half a step below the lowest to half a step above the highest.
    fn y(&self, level: f64) -> f64 {
        self.plot.y + self.plot.h - (level - 0.5) / Level::ALL.len() as f64 * self.plot.h
    }

    fn bottom(&self) -> f64 {
        self.plot.y + self.plot.h
    }

    fn right(&self) -> f64 {
        self.plot.x + self.plot.w
    }

    fn at(&self, dot: &Dot) -> (f64, f64) {
        (self.x(dot.x), self.y(dot.level.value()))
    }

    fn whisker(&self, dot: &Dot) -> Rect {
        let (x, top, bottom) = (self.x(dot.x), self.y(dot.high.value()), self.y(dot.low.value()));
        Rect::new(x - 2.0, top, 4.0, bottom - top)
    }

    /// What no label may hide.
    fn obstacles(&self, panel: &Panel) -> Vec<Rect> {
        let disc = |dot: &Dot| {
            let (x, y) = self.at(dot);
            Rect::around(x, y, DOT)
        };
        panel.dots.iter().flat_map(|dot| [disc(dot), self.whisker(dot)]).collect()
    }
}

fn stroke(color: Rgb, width: f64) -> [Attribute; 2] {
    [("stroke", color.to_string()), ("stroke-width", number(width))]
}

fn dashed(color: Rgb, width: f64, dashes: &str) -> [Attribute; 3] {
    let [color, width] = stroke(color, width);
    [color, width, ("stroke-dasharray", dashes.to_owned())]
}

fn heading(svg: &mut Svg, panel: &Panel, place: Rect, palette: &Palette) {
    if panel.title.is_empty() {
        return;
    }
    let y = place.y + 26.0;
    svg.text(Text::new(place.x + PAD, y, 15.0, palette.text).bold(), &panel.title);
    let room = place.w - 2.0 * PAD - fonts::width(&panel.title, 15.0, Weight::SemiBold) - 12.0;
    let short = panel.note.split(" (").next().unwrap_or_default();
    let fits = |note: &&str| fonts::width(note, TICK, Weight::Regular) <= room;
    if let Some(note) = [panel.note.as_str(), short].into_iter().find(fits) {
        svg.text(Text::new(place.x + place.w - PAD, y, TICK, palette.weak).end(), note);
    }
}

/// Levels by name and number, years or months, and their lines.
fn grid(svg: &mut Svg, panel: &Panel, frame: &Frame, palette: &Palette) {
    let line = stroke(palette.grid, 1.0);
    for level in Level::ALL {
        let y = frame.y(f64::from(level.number()));
        svg.line((frame.plot.x, y), (frame.right(), y), &line);
        svg.text(Text::new(frame.plot.x - 20.0, y + 4.0, TICK, palette.weak).end(), level.name());
        svg.text(Text::new(frame.plot.x - 8.0, y + 4.0, TICK, palette.weak).bold().end(), &level.number().to_string());
    }
    for tick in panel.x.ticks((frame.plot.w / 44.0) as usize) {
        let x = frame.x(tick.at);
        svg.line((x, frame.plot.y), (x, frame.bottom()), &line);
        svg.text(Text::new(x, frame.bottom() + 17.0, TICK, palette.weak).middle(), &tick.text);
    }
    if let Some(title) = panel.x.title {
        let middle = frame.plot.x + frame.plot.w / 2.0;
        svg.text(Text::new(middle, frame.bottom() + 34.0, TICK, palette.weak).middle(), title);
    }
}

/// Draws what is marked in time; the boxes its words take beside those already `taken` are given back.
fn marks(svg: &mut Svg, panel: &Panel, taken: &[Rect], frame: &Frame, palette: &Palette) -> Vec<Rect> {
    let mut more = Vec::new();
    for mark in &panel.marks {
        svg.open("mark", &mark.text);
        match mark.kind {
            MarkKind::Framework => {
                let all = [taken, &more].concat();
                more.extend(framework(svg, mark, &all, frame, palette));
            }
            MarkKind::Anchor => svg.line(
                (frame.x(mark.x), frame.plot.y),
                (frame.x(mark.x), frame.bottom()),
                &stroke(palette.grade(crate::document::Grade::Inadequate), 1.5),
            ),
            MarkKind::Visit(_) => more.push(visit(svg, mark, frame, palette)),
        }
        svg.close();
    }
    more
}

fn framework(svg: &mut Svg, mark: &Mark, taken: &[Rect], frame: &Frame, palette: &Palette) -> Option<Rect> {
    let x = frame.x(mark.x);
    svg.line((x, frame.plot.y), (x, frame.bottom()), &dashed(palette.mark, 1.0, "2 3"));
    let width = fonts::width(mark.short, 9.0, Weight::Regular);
    let places = [x + 3.0, x - 3.0 - width].map(|x| Rect::new(x, frame.plot.y, width, 11.0));
    let free = |place: &Rect| frame.plot.holds(*place) && !taken.iter().any(|other| place.overlaps(*other));
    let place = places.into_iter().find(free)?;
    svg.text(Text::new(place.x, place.y + 9.0, 9.0, palette.weak), mark.short);
    Some(place)
}

fn visit(svg: &mut Svg, mark: &Mark, frame: &Frame, palette: &Palette) -> Rect {
    let (x, y, r) = (frame.x(mark.x), frame.bottom(), 4.0);
    let [color, width] = stroke(palette.weak, 1.2);
    let fill = ("fill", palette.panel.to_string());
    svg.polygon(&[(x, y - r), (x + r, y), (x, y + r), (x - r, y)], &[fill, color, width]);
    Rect::around(x, y, r)
}

fn draw_band(svg: &mut Svg, band: &Band, row: usize, frame: &Frame, palette: &Palette, layout: Layout) {
    let (height, size) = match layout {
        Layout::SideBySide => (BAND, COUNT),
        Layout::Overlaid => (OVERLAID_BAND - 3.0, 9.0),
    };
    let y = frame.bands + row as f64 * OVERLAID_BAND;
    if layout == Layout::Overlaid {
        let base = y + height - 2.5;
        svg.text(Text::new(frame.plot.x - 8.0, base, COUNT, palette.weak).end(), &band.council);
    }
    for segment in &band.segments {
        let (from, to) = (frame.x(segment.from), frame.x(segment.to));
        let room = to - from - 1.5;
        let color = if segment.grey { palette.grey } else { palette.grade(segment.grade) };
        svg.open("judgement", &segment.tooltip.join("\n"));
        svg.rect(Rect::new(from, y, room.max(1.0), height), 2.0, &[("fill", color.to_string())]);
        let label = segment.label(|name| fonts::width(name, size, Weight::Regular) + 8.0 <= room);
        if !label.is_empty() {
            let base = y + height / 2.0 + size * 0.36;
            svg.text(Text::new(from + 4.0, base, size, color.text_on()), label);
        }
        svg.close();
    }
}

fn joins(svg: &mut Svg, panel: &Panel, frame: &Frame, palette: &Palette) {
    for join in &panel.joins {
        let points: Vec<(f64, f64)> = join.points.iter().map(|&(x, y)| (frame.x(x), frame.y(y))).collect();
        let look = match join.ink {
            Ink::Council(_) => dashed(palette.ink(join.ink), 1.6, "none"),
            _ => dashed(palette.join, 1.0, "2 3"),
        };
        svg.polyline(&points, &look);
    }
}

fn dots(svg: &mut Svg, panel: &Panel, frame: &Frame, palette: &Palette) {
    for (at, dot) in panel.dots.iter().enumerate() {
        let color = palette.ink(dot.ink);
        let whisker = frame.whisker(dot);
        svg.open("point", &dot.tooltip.join("\n"));
        if whisker.h > 0.0 {
            svg.rect(whisker, 1.5, &[("fill", color.to_string()), ("fill-opacity", "0.5".to_owned())]);
        }
        let [edge, width] = stroke(palette.panel, 1.5);
        let rings = if dot.ink == Ink::Grey { 0 } else { hidden_by(&panel.dots[at + 1..], dot, frame).min(3) };
        let radius = DOT + 2.0 * rings as f64;
        svg.circle(frame.at(dot), radius, &[("fill", color.to_string()), edge, width]);
        svg.close();
    }
}

/// How many of the dots drawn later lie on this one, which is drawn larger so that a ring of it shows.
fn hidden_by(later: &[Dot], dot: &Dot, frame: &Frame) -> usize {
    let (x, y) = frame.at(dot);
    let is_on = |other: &&Dot| {
        let there = frame.at(other);
        other.council != dot.council && (there.0 - x).hypot(there.1 - y) < DOT
    };
    later.iter().filter(is_on).count()
}

/// How many findings each dot rests on, where that hides nothing.
fn counts(svg: &mut Svg, panel: &Panel, taken: &[Rect], frame: &Frame, palette: &Palette) {
    let texts: Vec<String> = panel.numbered().map(|dot| dot.count.to_string()).collect();
    let wanted = panel.numbered().zip(&texts).map(|(dot, text)| {
        let (x, y) = frame.at(dot);
        Wanted { x, y, gap: DOT + 2.0, w: fonts::width(text, COUNT, Weight::Regular), h: COUNT }
    });
    let places = place(&wanted.collect::<Vec<_>>(), taken, frame.plot);
    for (place, text) in places.into_iter().zip(&texts) {
        if let Some(at) = place {
            svg.text(Text::new(at.x, at.y + COUNT * 0.86, COUNT, palette.weak).haloed(palette.panel), text);
        }
    }
}

/// Councils' names at the right, moved apart, each with a line to its last dot.
fn names(svg: &mut Svg, labels: &[EndLabel], frame: &Frame, palette: &Palette) {
    let wanted: Vec<f64> = labels.iter().map(|label| frame.y(label.y)).collect();
    let placed = spread(&wanted, NAME_LINE, frame.plot.y, frame.bottom());
    for ((label, from), y) in labels.iter().zip(wanted).zip(placed) {
        let color = if label.ink == Ink::Grey { palette.weak } else { palette.ink(label.ink) };
        let (left, right) = (frame.x(label.x) + DOT + 2.0, frame.right() + 10.0);
        svg.polyline(&[(left, from), (right, y), (right + 8.0, y)], &dashed(palette.mark, 1.0, "1 3"));
        svg.text(Text::new(right + 12.0, y + 4.0, NAME, color).bold(), &label.text);
    }
}
