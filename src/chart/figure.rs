//! Series and options in, a [`Figure`] out.
//!
//! May not decide what anything means: levels, directions and words come from `trajectory`.

use super::marks::{Axis, Band, Dot, EndLabel, Figure, Ink, Join, Layout, Mark, MarkKind, Options, Panel, Segment};
use super::palette::COUNCILS;
use crate::document::{CouncilName, PartialDate};
use crate::trajectory::summary::{brief, day, grade_name, list};
use crate::trajectory::{Basis, Clock, Direction, Judged, Series, Stop, TimeAxis, direction, summary};

/// Where the facts come from; the licence asks for it.
pub const SOURCE: &str = "Source: Ofsted letters and reports (Open Government Licence v3.0), scored with Council \
                          Trajectories. Levels are ordinal: their order counts, not their distance.";

/// How to read it.
pub const SUBTITLE: &str = "Each dot is a letter, report or article and says how things had moved, not how good they \
                            were: the median level of its counted findings, their quartiles as whisker, their number \
                            beside it. Band: published judgements of how good things were (RI: requires improvement). \
                            Diamond: a visit without a point. Dashed: a new framework of inspection, SIF (single \
                            inspection framework) or ILACS (inspections of local authority children’s services).";

/// Changes of inspection since 2013: when, in a word, in full.
const FRAMEWORKS: [(f64, &str, &str); 3] = [
    (2013.84, "SIF", "Single inspection framework, from November 2013"),
    (2018.0, "ILACS", "Inspections of local authority children’s services (ILACS), from January 2018"),
    (2026.25, "No overall", "No judgement of overall effectiveness, from April 2026"),
];

/// The figure of `series`, in their order.
pub fn figure(series: &[Series], options: &Options) -> Figure {
    let seen: Vec<Series> = series.iter().map(|one| seen(one, options)).collect();
    let series = seen.as_slice();
    let drawn = Drawn::all(series, options);
    let x = axis(&drawn, options);
    let panels = match options.layout {
        Layout::SideBySide => drawn.iter().map(|one| one.panel(&x, options)).collect(),
        Layout::Overlaid if drawn.is_empty() => Vec::new(),
        Layout::Overlaid => vec![overlaid(&drawn, &x, options)],
    };
    Figure {
        title: options.title.clone().unwrap_or_else(|| title(series)),
        subtitle: SUBTITLE.to_owned(),
        panels,
        brief: brief(series, options.axis, options.since),
        alt: summary(series, options.axis, options.since),
        source: SOURCE.to_owned(),
        layout: options.layout,
    }
}

/// The years asked for, where the axis counts years.
fn chosen(options: &Options) -> Option<(f64, f64)> {
    options.range.filter(|(from, to)| options.axis == TimeAxis::Calendar && from < to)
}

/// `series` without the points outside the years asked for, so that what is said is of what is seen.
fn seen(series: &Series, options: &Options) -> Series {
    let mut seen = series.clone();
    if let Some((from, to)) = chosen(options) {
        let is_in = |stop: &Stop| stop.point.date.is_some_and(|date| (from..=to).contains(&date.year_fraction()));
        seen.stops.retain(is_in);
    }
    seen
}

fn title(series: &[Series]) -> String {
    let told = "progress of children’s services as inspectors describe it";
    match series {
        [] => "No councils chosen".to_owned(),
        [one] => format!("{}: {told}", one.council),
        many if many.len() <= 4 => {
            let names: Vec<String> = many.iter().map(|one| one.council.to_string()).collect();
            format!("{}: {told}", list(&names))
        }
        many => format!("{} councils: {told}", many.len()),
    }
}

/// A series with what drawing it takes.
struct Drawn<'a> {
    series: &'a Series,
    /// None where months are asked for and the council was never judged inadequate.
    clock: Option<Clock>,
    /// Its place among the councils.
    at: usize,
    grey: bool,
    /// Whether there are more councils than colours.
    crowded: bool,
}

impl<'a> Drawn<'a> {
    fn all(series: &'a [Series], options: &Options) -> Vec<Self> {
        let crowded = series.len() > COUNCILS && options.held.is_none();
        let is_grey = |one: &Series| options.held.as_ref().is_some_and(|held| *held != one.council);
        series
            .iter()
            .enumerate()
            .map(|(at, series)| Self {
                series,
                clock: Clock::of(series, options.axis, options.since),
                at: at % COUNCILS,
                grey: is_grey(series),
                crowded,
            })
            .collect()
    }

    fn council(&self) -> &CouncilName {
        &self.series.council
    }

    /// Every place of its marks.
    fn places(&self) -> impl Iterator<Item = f64> {
        let dates = self.series.stops.iter().filter_map(|stop| stop.point.date);
        let judged = self.series.judgements.iter().filter(|judged| judged.grade().is_some()).map(|judged| judged.date);
        dates.chain(judged).filter_map(|date| Some(self.clock?.place(date)))
    }

    fn panel(&self, x: &Axis, options: &Options) -> Panel {
        let dots = self.dots(x, options);
        Panel {
            title: self.council().to_string(),
            note: self.note(),
            x: x.clone(),
            bands: self.band(x).into_iter().collect(),
            joins: self.join(&dots, options).into_iter().collect(),
            dots,
            labels: Vec::new(),
            marks: marks(std::slice::from_ref(self), x, options),
        }
    }

    fn note(&self) -> String {
        let trend = direction(self.series);
        match trend.direction {
            _ if self.clock.is_none() => "never judged inadequate since 2013".to_owned(),
            _ if trend.points == 0 => "no dated findings".to_owned(),
            Direction::TooFew => format!("{} to tell ({})", trend.direction, trend.points),
            _ => format!("{} ({})", trend.direction, trend.evidence()),
        }
    }

    fn dots(&self, x: &Axis, options: &Options) -> Vec<Dot> {
        let mut dots: Vec<Dot> = self.series.stops.iter().filter_map(|stop| self.dot(stop, options)).collect();
        dots.retain(|dot| x.from <= dot.x && dot.x <= x.to);
        dots.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.document.cmp(&b.document)));
        dots
    }

    fn dot(&self, stop: &Stop, options: &Options) -> Option<Dot> {
        let point = &stop.point;
        Some(Dot {
            council: self.council().clone(),
            document: stop.document,
            label: stop.label.clone(),
            x: self.clock?.place(point.date?),
            level: point.level,
            low: point.low,
            high: point.high,
            count: point.count,
            basis: point.basis,
            ink: self.ink(options).unwrap_or(Ink::Level(point.level)),
            tooltip: self.tooltip(stop),
        })
    }

    /// Its one ink, where it has one.
    fn ink(&self, options: &Options) -> Option<Ink> {
        match options.layout {
            _ if self.grey => Some(Ink::Grey),
            Layout::SideBySide => None,
            Layout::Overlaid => Some(if self.crowded { Ink::Grey } else { Ink::Council(self.at) }),
        }
    }

    fn tooltip(&self, stop: &Stop) -> Vec<String> {
        let point = &stop.point;
        let rests = match point.basis {
            Basis::Headline => "median of its headline findings",
            Basis::Body => "median of its findings",
        };
        let findings =
            if point.count == 1 { "1 counted finding".to_owned() } else { format!("{} counted findings", point.count) };
        let lines = [
            Some(format!("{}, {}", stop.label, self.council())),
            Some(point.date.map(day).unwrap_or_default()),
            Some(format!("{} ({}), {rests}", point.level, point.level.value())),
            Some(format!("{findings}, quartiles {} to {}", point.low.value(), point.high.value())),
            point.date.and_then(|date| self.judged_then(date)),
        ];
        lines.into_iter().flatten().collect()
    }

    /// The judgement that stood at `date`, which a level may seem to contradict.
    fn judged_then(&self, date: PartialDate) -> Option<String> {
        let judged = self.series.judgements.iter().filter(|judged| judged.date.first_day() <= date.last_day());
        let (on, grade) = judged.filter_map(|judged| Some((judged.date, judged.grade()?))).next_back()?;
        let grade = grade_name(grade).to_lowercase();
        Some(format!("Movement, not quality: services stood judged {grade} ({})", day(on)))
    }

    fn join(&self, dots: &[Dot], options: &Options) -> Option<Join> {
        let points: Vec<(f64, f64)> = dots.iter().map(|dot| (dot.x, dot.level.value())).collect();
        let ink = match options.layout {
            Layout::SideBySide => Ink::Grey,
            Layout::Overlaid => self.ink(options).unwrap_or(Ink::Grey),
        };
        (options.joined && points.len() > 1).then(|| Join { council: self.council().clone(), points, ink })
    }

    fn band(&self, x: &Axis) -> Option<Band> {
        let clock = self.clock?;
        let judged: Vec<&Judged> = self.series.judgements.iter().filter(|judged| judged.grade().is_some()).collect();
        let ends = judged.iter().skip(1).map(|next| clock.place(next.date)).chain([x.to]);
        let segments: Vec<Segment> =
            judged.iter().zip(ends).filter_map(|(judged, end)| self.segment(judged, clock, end, x)).collect();
        (!segments.is_empty()).then(|| Band { council: self.council().clone(), segments })
    }

    fn segment(&self, judged: &Judged, clock: Clock, end: f64, x: &Axis) -> Option<Segment> {
        let (from, to) = (clock.place(judged.date).max(x.from), end.min(x.to));
        let grade = judged.grade()?;
        let of = if judged.is_overall() { "overall" } else { "lowest area; no overall judgement was given" };
        let published = judged.published.map(|date| format!("Published {}", day(date)));
        let tooltip = [
            Some(format!("{}: {} ({of})", self.council(), grade_name(grade))),
            Some(format!("Inspected to {}", day(judged.date))),
            published,
        ];
        let tooltip = tooltip.into_iter().flatten().collect();
        (from < to).then_some(Segment { from, to, grade, grey: self.grey, tooltip })
    }

    fn end_label(&self, dots: &[Dot]) -> Option<EndLabel> {
        let last = dots.last()?;
        Some(EndLabel { text: self.council().clone(), x: last.x, y: last.level.value(), ink: last.ink })
    }
}

fn overlaid(drawn: &[Drawn<'_>], x: &Axis, options: &Options) -> Panel {
    let dots: Vec<Vec<Dot>> = drawn.iter().map(|one| one.dots(x, options)).collect();
    // The held council last, so that it lies on top.
    let with_dots = || {
        let all = || drawn.iter().zip(&dots);
        all().filter(|(one, _)| one.grey).chain(all().filter(|(one, _)| !one.grey))
    };
    Panel {
        title: String::new(),
        note: String::new(),
        x: x.clone(),
        bands: drawn.iter().filter_map(|one| one.band(x)).collect(),
        joins: with_dots().filter_map(|(one, dots)| one.join(dots, options)).collect(),
        labels: with_dots().filter_map(|(one, dots)| one.end_label(dots)).collect(),
        marks: marks(drawn, x, options),
        dots: with_dots().flat_map(|(_, dots)| dots.clone()).collect(),
    }
}

/// The x axis that holds every mark, or the chosen range, the same for all panels.
fn axis(drawn: &[Drawn<'_>], options: &Options) -> Axis {
    let places = || drawn.iter().flat_map(Drawn::places);
    let (first, last) = (places().fold(f64::INFINITY, f64::min), places().fold(f64::NEG_INFINITY, f64::max));
    let (unit, title) = match options.axis {
        TimeAxis::Calendar => (1.0, None),
        TimeAxis::MonthsSinceInadequate => (12.0, Some("Months from being judged inadequate")),
    };
    let (from, to) = match chosen(options) {
        Some(range) => range,
        None if first > last => (0.0, unit),
        // Room for a dot's half and its count, and for the last judgement to be seen.
        None => (first - 0.3 * unit, last + unit.max(0.04 * (last - first))),
    };
    Axis { kind: options.axis, from, to, title }
}

fn marks(drawn: &[Drawn<'_>], x: &Axis, options: &Options) -> Vec<Mark> {
    let mut marks = match options.axis {
        TimeAxis::Calendar => FRAMEWORKS.map(framework).to_vec(),
        TimeAxis::MonthsSinceInadequate => {
            vec![Mark { x: 0.0, short: "", text: "Judged inadequate".to_owned(), kind: MarkKind::Anchor }]
        }
    };
    for event in &options.events {
        let of = drawn.iter().find(|one| *one.council() == event.council);
        let place = of.and_then(|one| Some(one.clock?.place(event.date)));
        marks.extend(place.map(|x| Mark {
            x,
            short: "",
            text: format!("{}, {}: {}", event.council, day(event.date), event.text),
            kind: MarkKind::Visit(event.document),
        }));
    }
    marks.retain(|mark| x.from <= mark.x && mark.x <= x.to);
    marks
}

fn framework((x, short, text): (f64, &'static str, &str)) -> Mark {
    Mark { x, short, text: text.to_owned(), kind: MarkKind::Framework }
}
