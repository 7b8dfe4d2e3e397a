//! From series to marks and to SVG and PNG. All points are samples.

use council_trajectories::chart::labels::Rect;
use council_trajectories::chart::svg::{Sheet, escape, svg};
use council_trajectories::chart::{Figure, Ink, Layout, MarkKind, Options, Theme, figure, png};
use council_trajectories::document::{Area, CouncilName, Grade, PartialDate};
use council_trajectories::scoring::Level;
use council_trajectories::trajectory::{Basis, HalfLevel, Judged, Point, Series, Stop, TimeAxis};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn date(iso: &str) -> PartialDate {
    iso.parse().expect("a date of this test")
}

fn level(number: u8) -> HalfLevel {
    HalfLevel::from(Level::from_number(number).expect("a level of this test"))
}

/// A council with one sample letter for each date and level.
fn council(name: &str, letters: &[(&str, u8)], judgements: &[(&str, Grade)]) -> Series {
    let stop = |(document, (at, number)): (u32, &(&str, u8))| Stop {
        document,
        label: format!("Monitoring visit {}", document + 1),
        point: Point {
            council: name.into(),
            date: Some(date(at)),
            level: level(*number),
            low: level((*number).max(2) - 1),
            high: level(*number),
            count: 3,
            basis: Basis::Body,
        },
    };
    let judged = |(at, grade): &(&str, Grade)| Judged {
        date: date(at),
        published: None,
        grades: BTreeMap::from([(Area::Overall, *grade)]),
    };
    let mut series = Series::new(CouncilName::from(name));
    series.stops = (0..).zip(letters).map(stop).collect();
    series.judgements = judgements.iter().map(judged).collect();
    series
}

fn two() -> Vec<Series> {
    vec![
        council(
            "Surrey",
            &[("2015-06", 2), ("2016-03-01", 3)],
            &[("2014-11-12", Grade::Inadequate), ("2018-03-22", Grade::RequiresImprovement)],
        ),
        council("Torbay & Bay", &[("2017", 5)], &[]),
    ]
}

fn drawn(series: &[Series], layout: Layout, axis: TimeAxis) -> Figure {
    figure(series, &Options { joined: true, layout, axis, ..Options::default() })
}

#[test]
fn panels_share_one_axis_that_holds_every_mark() {
    let figure = drawn(&two(), Layout::SideBySide, TimeAxis::Calendar);
    assert_eq!(figure.panels.len(), 2);
    assert_eq!(figure.panels[0].x, figure.panels[1].x);
    for panel in &figure.panels {
        let within = panel.x.from..=panel.x.to;
        assert!(panel.dots.iter().all(|dot| within.contains(&dot.x)));
        assert!(panel.bands.iter().flat_map(|band| &band.segments).all(|s| within.contains(&s.from)));
    }
}

#[test]
fn a_judgement_stands_until_the_next_and_the_last_to_the_end() {
    let figure = drawn(&two(), Layout::SideBySide, TimeAxis::Calendar);
    let panel = &figure.panels[0];
    let [first, last] = &panel.bands[0].segments[..] else { panic!("two judgements") };
    assert_eq!((first.grade, first.to.to_bits()), (Grade::Inadequate, last.from.to_bits()));
    assert_eq!(last.to.to_bits(), panel.x.to.to_bits());
    assert_eq!(last.label(|name| name.len() < 15), "Requires impr.");
    assert_eq!(last.label(|name| name.len() < 3), "RI");
    assert_eq!(last.label(|_| false), "");
}

#[test]
fn months_are_counted_from_the_judgement_and_a_council_without_one_says_so() {
    let figure = drawn(&two(), Layout::SideBySide, TimeAxis::MonthsSinceInadequate);
    let months: Vec<f64> = figure.panels[0].dots.iter().map(|dot| dot.x.round()).collect();
    assert_eq!(months, [7.0, 16.0]);
    assert!(figure.panels[0].marks.iter().any(|mark| mark.kind == MarkKind::Anchor));
    assert!(figure.panels[1].dots.is_empty());
    assert_eq!(figure.panels[1].note, "never judged inadequate since 2013");
}

#[test]
fn the_council_held_is_in_colour_and_the_others_are_grey() {
    let options = Options { held: Some("Surrey".into()), layout: Layout::Overlaid, ..Options::default() };
    let figure = figure(&two(), &options);
    let inks: Vec<(&str, Ink)> = figure.panels[0].dots.iter().map(|dot| (&*dot.council, dot.ink)).collect();
    assert_eq!(inks, [("Torbay & Bay", Ink::Grey), ("Surrey", Ink::Council(0)), ("Surrey", Ink::Council(0))]);
    assert!(figure.panels[0].joins.is_empty(), "joins were not asked for");
}

#[test]
fn a_range_leaves_out_what_lies_outside() {
    let options = Options { range: Some((2016.0, 2017.0)), ..Options::default() };
    let figure = figure(&two(), &options);
    assert_eq!((figure.panels[0].dots.len(), figure.panels[1].dots.len()), (1, 0));
    assert!(figure.panels[0].bands[0].segments.iter().all(|s| 2016.0 <= s.from && s.to <= 2017.0));
    assert!(figure.alt.starts_with("1 point of 2 councils, March 2016."), "{}", figure.alt);
}

#[test]
fn a_small_chart_is_this_svg() {
    let one = [council("Surrey", &[("2015-06", 2), ("2016-03-01", 3)], &[("2014-11-12", Grade::Inadequate)])];
    insta::assert_snapshot!(svg(&drawn(&one, Layout::SideBySide, TimeAxis::Calendar), Theme::Light));
}

#[test]
fn svg_is_xml_that_says_what_it_shows() {
    let figure = drawn(&two(), Layout::Overlaid, TimeAxis::Calendar);
    let svg = svg(&figure, Theme::Dark);
    assert!(svg.contains(r#"role="img""#) && svg.contains("Torbay &amp; Bay") && !svg.contains("Torbay & Bay"));
    let mut reader = quick_xml::Reader::from_str(&svg);
    let mut elements = 0;
    loop {
        match reader.read_event().expect("well-formed") {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Start(_) | quick_xml::events::Event::Empty(_) => elements += 1,
            _ => {}
        }
    }
    assert!(elements > 30, "{elements}");
    assert!(svg.contains(&escape(&figure.alt)));
}

#[test]
fn a_png_has_the_sheets_size_times_the_scale() {
    let figure = drawn(&two(), Layout::SideBySide, TimeAxis::Calendar);
    let sheet = Sheet::of(&figure);
    let picture = png::picture(&svg(&figure, Theme::Print), 0.5).expect("drawn");
    assert_eq!(f64::from(picture.width).to_bits(), (sheet.width / 2.0).ceil().to_bits());
    assert_eq!(picture.rgba.len(), (picture.width * picture.height * 4) as usize);
    assert_eq!(picture.rgba[..4], [255, 255, 255, 255], "paper is white");
    let file = png::png(&svg(&figure, Theme::Print), 0.5).expect("drawn");
    assert!(file.starts_with(b"\x89PNG"));
}

#[test]
fn a_picture_too_large_is_refused_in_a_sentence() {
    let figure = drawn(&two(), Layout::SideBySide, TimeAxis::Calendar);
    let problem = png::png(&svg(&figure, Theme::Light), 100.0).expect_err("too large");
    assert_eq!(problem.message, "The chart is too large for a picture");
}

#[test]
fn no_council_and_no_point_are_drawn_as_that() {
    for series in [vec![], vec![council("Surrey", &[], &[])]] {
        let figure = drawn(&series, Layout::Overlaid, TimeAxis::Calendar);
        assert!(svg(&figure, Theme::Light).contains("No dated document with findings yet."));
    }
}

/// Councils with letters anywhere in twenty years, at any level.
fn councils() -> impl Strategy<Value = Vec<Series>> {
    let letter = (2006i16..2026, 1i8..=12, 1u8..=7);
    let one = prop::collection::vec(letter, 0..12);
    prop::collection::vec(one, 0..20).prop_map(|all| {
        let of = |(at, letters): (usize, Vec<(i16, i8, u8)>)| {
            let letters: Vec<(String, u8)> =
                letters.into_iter().map(|(year, month, level)| (format!("{year}-{month:02}"), level)).collect();
            let letters: Vec<(&str, u8)> = letters.iter().map(|(at, level)| (at.as_str(), *level)).collect();
            council(&format!("Council {at}"), &letters, &[("2013-02", Grade::Inadequate), ("2019", Grade::Good)])
        };
        all.into_iter().enumerate().map(of).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn panels_lie_on_the_sheet_and_apart(series in councils(), overlaid in any::<bool>()) {
        let layout = if overlaid { Layout::Overlaid } else { Layout::SideBySide };
        let sheet = Sheet::of(&drawn(&series, layout, TimeAxis::Calendar));
        let whole = Rect::new(0.0, 0.0, sheet.width, sheet.height);
        for (at, panel) in sheet.panels.iter().enumerate() {
            prop_assert!(whole.holds(*panel));
            prop_assert!(!sheet.panels.iter().skip(at + 1).any(|other| other.overlaps(*panel)));
        }
    }

    #[test]
    fn whatever_is_drawn_lies_on_the_sheet(series in councils(), overlaid in any::<bool>(), months in any::<bool>()) {
        let layout = if overlaid { Layout::Overlaid } else { Layout::SideBySide };
        let axis = if months { TimeAxis::MonthsSinceInadequate } else { TimeAxis::Calendar };
        let figure = drawn(&series, layout, axis);
        let sheet = Sheet::of(&figure);
        let svg = svg(&figure, Theme::Light);
        let whole = Rect::new(0.0, 0.0, sheet.width, sheet.height);
        for line in svg.lines().filter(|line| line.starts_with("<text") || line.starts_with("<circle")) {
            let at = |names: [&str; 2]| names.iter().find_map(|name| attribute(line, name));
            let (x, y) = (at(["x", "cx"]), at(["y", "cy"]));
            let inside = x.zip(y).is_some_and(|(x, y)| whole.holds(Rect::new(x, y, 0.0, 0.0)));
            prop_assert!(inside, "{line}");
        }
        let dots: usize = figure.panels.iter().map(|panel| panel.dots.len()).sum();
        prop_assert_eq!(svg.matches("<circle").count(), dots);
    }
}

fn attribute(line: &str, name: &str) -> Option<f64> {
    let (_, after) = line.split_once(&format!(" {name}=\""))?;
    after.split_once('"')?.0.parse().ok()
}
