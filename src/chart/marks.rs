//! What a figure is made of: plain data in data coordinates, for the window and for [`super::svg`].

use crate::document::{CouncilName, Grade, PartialDate};
use crate::trajectory::{Basis, HalfLevel, Since, TimeAxis};
use serde::{Deserialize, Serialize};

/// How the councils' charts are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Layout {
    /// Small multiples.
    #[default]
    SideBySide,
    /// One plot.
    Overlaid,
}

/// What a figure is asked to show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// Its title; a plain one where none is given.
    pub title: Option<String>,
    /// The x axis.
    pub axis: TimeAxis,
    /// Which judgement months are counted from.
    pub since: Since,
    /// Side by side or overlaid.
    pub layout: Layout,
    /// Whether a thin line joins a council's dots.
    pub joined: bool,
    /// The one council in colour while the others are grey.
    pub held: Option<CouncilName>,
    /// First and last place shown on the calendar axis; none shows all.
    pub range: Option<(f64, f64)>,
    /// Visits without a point: cancelled, unpublished, without findings.
    pub events: Vec<Event>,
}

/// Something that happened to a council and has no point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Whose.
    pub council: CouncilName,
    /// When.
    pub date: PartialDate,
    /// The document behind it, if there is one.
    pub document: Option<u32>,
    /// What: "Monitoring visit 3, letter not published".
    pub text: String,
}

/// One or more panels that share their axes.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What it shows.
    pub title: String,
    /// How to read it.
    pub subtitle: String,
    /// In the councils' order; one panel where they are overlaid.
    pub panels: Vec<Panel>,
    /// The chief of what it shows, in a sentence or two.
    pub brief: String,
    /// What it shows, in sentences (see [`crate::trajectory::summary`]).
    pub alt: String,
    /// Where its facts come from.
    pub source: String,
    /// How its panels are laid out.
    pub layout: Layout,
}

/// One plot.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// The council, or what is compared.
    pub title: String,
    /// The direction and what it rests on, or why the panel is empty.
    pub note: String,
    /// Along: the same for all panels of a figure. Up are always the seven levels.
    pub x: Axis,
    /// Judgements, one band a council.
    pub bands: Vec<Band>,
    /// Points, in order of time within each council.
    pub dots: Vec<Dot>,
    /// Lines through a council's dots; empty where they are turned off.
    pub joins: Vec<Join>,
    /// Names at the last dot of each line, where councils are overlaid.
    pub labels: Vec<EndLabel>,
    /// Changes of framework, the judgement months are counted from, visits without a point.
    pub marks: Vec<Mark>,
}

impl Panel {
    /// The dots whose counts are written beside them: where councils are overlaid only those of the one held,
    /// or the numbers would run together.
    pub fn numbered(&self) -> impl Iterator<Item = &Dot> {
        let is_held =
            self.dots.iter().any(|dot| dot.ink != Ink::Grey) && self.dots.iter().any(|dot| dot.ink == Ink::Grey);
        let is_alone = self.bands.len() < 2;
        self.dots.iter().filter(move |dot| is_alone || (is_held && dot.ink != Ink::Grey))
    }
}

/// The x axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// What it counts.
    pub kind: TimeAxis,
    /// Left end.
    pub from: f64,
    /// Right end.
    pub to: f64,
    /// What it counts in words, where the ticks do not say so.
    pub title: Option<&'static str>,
}

/// A labelled place on an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where.
    pub at: f64,
    /// Its label.
    pub text: String,
}

/// Which colour a mark has; [`super::Palette::ink`] turns it into one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ink {
    /// The colour of its level.
    Level(HalfLevel),
    /// The colour of the council at this place among those overlaid.
    Council(usize),
    /// Grey, while another council is held or where there are more councils than colours.
    Grey,
}

/// A council's judgements over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Whose.
    pub council: CouncilName,
    /// In order of time, without gaps between them.
    pub segments: Vec<Segment>,
}

/// The time a judgement stood.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// From when inspectors finished.
    pub from: f64,
    /// To the next judgement, or to the end of the axis.
    pub to: f64,
    /// The grade.
    pub grade: Grade,
    /// Whether it is drawn grey.
    pub grey: bool,
    /// What to say of it, line by line.
    pub tooltip: Vec<String>,
}

impl Segment {
    /// Its label at the greatest length that fits, empty where none does.
    pub fn label(&self, fits: impl Fn(&str) -> bool) -> &'static str {
        let names: &[&str] = match self.grade {
            Grade::Inadequate => &["Inadequate", "Inad.", "I"],
            Grade::RequiresImprovement => &["Requires improvement", "Requires impr.", "RI"],
            Grade::Adequate => &["Adequate", "Adeq.", "A"],
            Grade::Good => &["Good", "G"],
            Grade::Outstanding => &["Outstanding", "Outst.", "O"],
        };
        names.iter().copied().find(|name| fits(name)).unwrap_or_default()
    }
}

/// What one document says of one council.
#[derive(Clone, Debug, PartialEq)]
pub struct Dot {
    /// Whose.
    pub council: CouncilName,
    /// The document's number.
    pub document: u32,
    /// Its short name.
    pub label: String,
    /// Along.
    pub x: f64,
    /// Up.
    pub level: HalfLevel,
    /// Foot of the whisker.
    pub low: HalfLevel,
    /// Head of the whisker.
    pub high: HalfLevel,
    /// Findings counted, written beside it.
    pub count: usize,
    /// What the level rests on.
    pub basis: Basis,
    /// Its colour.
    pub ink: Ink,
    /// What to say of it, line by line.
    pub tooltip: Vec<String>,
}

/// A thin line through a council's dots.
#[derive(Clone, Debug, PartialEq)]
pub struct Join {
    /// Whose.
    pub council: CouncilName,
    /// Its corners: along and up.
    pub points: Vec<(f64, f64)>,
    /// Its colour.
    pub ink: Ink,
}

/// A council's name at its last dot.
#[derive(Clone, Debug, PartialEq)]
pub struct EndLabel {
    /// The name.
    pub text: CouncilName,
    /// Along, of the last dot.
    pub x: f64,
    /// Up, of the last dot.
    pub y: f64,
    /// Its colour.
    pub ink: Ink,
}

/// A place in time that is marked.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Where.
    pub x: f64,
    /// A word for the plot.
    pub short: &'static str,
    /// All of it, for hovering.
    pub text: String,
    /// What it is.
    pub kind: MarkKind,
}

/// What a mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// Inspection changed; a line up the plot.
    Framework,
    /// The judgement months are counted from; a line up the plot.
    Anchor,
    /// A visit without a point, and its document; a small diamond on the axis.
    Visit(Option<u32>),
}
