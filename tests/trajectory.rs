//! From findings to points and series: the codebook's "Scoring a document", rule by rule. All findings
//! are samples.

use council_trajectories::document::{Area, CouncilName, Grade, PartialDate, Voice};
use council_trajectories::scoring::{Claim, Finding, Level, Scope, Theme};
use council_trajectories::text::Span;
use council_trajectories::trajectory::direction::mann_kendall;
use council_trajectories::trajectory::{
    Basis, Clock, HalfLevel, Judged, Point, Reading, Series, Since, TimeAxis, points, series, summary,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn date(iso: &str) -> PartialDate {
    iso.parse().expect("a date of this test")
}

/// A counted body finding of Surrey in a sentence of its own.
fn finding(at: usize, level: u8) -> Finding {
    Finding {
        span: Span::new(10 * at, 10 * at + 5),
        quote: format!("sample {at}"),
        sentence: format!("This is sample {at}."),
        page: None,
        claim: Claim::Progress(Level::from_number(level).expect("a level of this test")),
        council: Some("Surrey".into()),
        voice: Voice::Inspector,
        theme: Theme::Overall,
        scope: None,
        date: None,
        headline: false,
        counted: true,
        pattern: "sample".into(),
        modifiers: Vec::new(),
    }
}

fn body(levels: &[u8]) -> Vec<Finding> {
    levels.iter().enumerate().map(|(at, &level)| finding(at, level)).collect()
}

fn headline(at: usize, level: u8) -> Finding {
    Finding { headline: true, ..finding(at, level) }
}

/// Level, quartiles and count of the only point.
fn only(findings: &[Finding]) -> (f64, f64, f64, usize, Basis) {
    let points = points(findings, Some(date("2017-11-01")));
    assert_eq!(points.len(), 1, "{points:?}");
    let Point { level, low, high, count, basis, .. } = points[0];
    (level.value(), low.value(), high.value(), count, basis)
}

#[test]
fn a_body_point_is_the_median_with_its_quartiles() {
    assert_eq!(only(&body(&[2, 5, 3, 2])), (2.5, 2.0, 4.0, 4, Basis::Body));
}

#[test]
fn two_headline_findings_speak_for_the_document_and_all_make_the_whisker() {
    let mut findings = body(&[5, 5, 5]);
    findings.extend([headline(3, 2), headline(4, 3)]);
    assert_eq!(only(&findings), (2.5, 3.0, 5.0, 5, Basis::Headline));
}

#[test]
fn one_headline_finding_is_one_among_all() {
    let mut findings = body(&[5, 5]);
    findings.push(headline(2, 2));
    assert_eq!(only(&findings), (5.0, 2.0, 5.0, 3, Basis::Body));
}

#[test]
fn what_was_true_before_the_visit_is_left_out() {
    let mut findings = body(&[5, 2]);
    findings[1].date = Some(date("2014"));
    assert_eq!(only(&findings), (5.0, 5.0, 5.0, 1, Basis::Body));
    findings[1].date = Some(date("2017"));
    assert_eq!(only(&findings).3, 2, "the year of the visit is not before it");
}

#[test]
fn most_speaks_for_its_sentence() {
    let mut findings = body(&[3, 2, 3]);
    for (at, scope) in [(0, Scope::Some), (1, Scope::Most)] {
        findings[at].sentence = "Limited in some areas and insufficient in most.".into();
        findings[at].scope = Some(scope);
    }
    assert_eq!(only(&findings), (2.5, 2.0, 3.0, 3, Basis::Body));
    findings[1].scope = None;
    assert_eq!(only(&findings), (3.0, 2.0, 3.0, 3, Basis::Body), "without a `most` every finding speaks");
}

#[test]
fn what_is_not_counted_not_of_a_council_or_a_judgement_makes_no_point() {
    let mut findings = body(&[2, 3, 4]);
    findings[0].counted = false;
    findings[1].council = None;
    findings[2].claim = Claim::Judgement(Area::Overall, Grade::Inadequate);
    assert!(points(&findings, None).is_empty());
}

#[test]
fn points_stand_in_the_order_in_which_councils_are_first_spoken_of() {
    let mut findings = body(&[2, 3, 4]);
    findings[0].council = Some("Torbay".into());
    findings[1].council = Some("Liverpool".into());
    let names: Vec<CouncilName> = points(&findings, None).into_iter().map(|point| point.council).collect();
    assert_eq!(names, ["Torbay", "Liverpool", "Surrey"].map(CouncilName::from));
}

fn reading(document: u32, at: Option<&str>, level: Level) -> Reading {
    let level = HalfLevel::from(level);
    let point = Point {
        council: "Torbay".into(),
        date: at.map(date),
        level,
        low: level,
        high: level,
        count: 1,
        basis: Basis::Body,
    };
    Reading { document, label: format!("Sample {document}"), points: vec![point], judgements: Vec::new() }
}

fn judged(at: &str, published: Option<&str>, grade: Grade) -> Judged {
    let grades = BTreeMap::from([(Area::Overall, grade)]);
    Judged { date: date(at), published: published.map(date), grades }
}

#[test]
fn a_series_runs_in_time_and_counts_what_has_no_date() {
    let readings = [
        reading(0, Some("2018"), Level::Limited),
        reading(1, None, Level::Good),
        reading(2, Some("2018-03"), Level::Steady),
    ];
    let all = series(readings, []);
    let order: Vec<u32> = all[0].stops.iter().map(|stop| stop.document).collect();
    assert_eq!((order, all[0].undated), (vec![2, 0], 1), "a year is drawn at its middle, after March");
}

#[test]
fn an_inspection_told_of_twice_is_one_judgement_with_the_exactest_dates() {
    let mut told = reading(0, Some("2017-11"), Level::Limited);
    told.judgements.push(("Torbay".into(), judged("2016-01", None, Grade::Inadequate)));
    let known = [
        ("Torbay".into(), judged("2015-11-05", Some("2016-01-05"), Grade::Inadequate)),
        ("Torbay".into(), judged("2018-07-05", Some("2018-08-24"), Grade::Inadequate)),
    ];
    let all = series([told], known);
    let dates: Vec<String> = all[0].judgements.iter().map(|judged| judged.date.to_string()).collect();
    assert_eq!(dates, ["2015-11-05", "2018-07-05"]);
}

#[test]
fn a_judgement_without_overall_is_as_good_as_its_lowest_area() {
    let grades =
        BTreeMap::from([(Area::HelpAndProtection, Grade::Inadequate), (Area::ChildrenInCare, Grade::Adequate)]);
    let judged = Judged { date: date("2010-09-24"), published: None, grades };
    assert_eq!((judged.grade(), judged.is_overall()), (Some(Grade::Inadequate), false));
}

/// Steady work in the first council, ups in the second; both judged inadequate once.
fn two_councils() -> Vec<Series> {
    let stops = |name: &str, levels: &[u8]| -> Vec<Reading> {
        let years = levels.iter().zip(2016u32..);
        let one = |(&level, year)| {
            let mut reading = reading(year, Some(&year.to_string()), Level::from_number(level).expect("a level"));
            reading.points.iter_mut().for_each(|point| point.council = name.into());
            reading
        };
        years.map(one).collect()
    };
    let readings = [stops("Torbay", &[2, 2, 3, 5, 5]), stops("Surrey", &[5, 6, 5])].concat();
    let known = [
        ("Torbay".into(), judged("2015-11-05", Some("2016-01-05"), Grade::Inadequate)),
        ("Surrey".into(), judged("2022-01-28", None, Grade::RequiresImprovement)),
    ];
    series(readings, known)
}

#[test]
fn the_summary_says_what_the_points_show_and_no_more() {
    insta::assert_snapshot!(summary(&two_councils(), TimeAxis::Calendar, Since::First), @"8 points of 2 councils, 2016 to 2020. One of two was judged inadequate at least once since 2013; latest judgements: Torbay inadequate (November 2015) and Surrey requires improvement (January 2022). Latest points: Torbay Steady (2020) and Surrey Steady (2018). Direction over time: Torbay rising; Surrey too few points. A point of Torbay lies above one of Surrey in 13% of pairs (95% interval 2% to 57%, so no clear difference).");
    insta::assert_snapshot!(summary(&two_councils()[..1], TimeAxis::MonthsSinceInadequate, Since::Latest), @"5 points of Torbay, 2016 to 2020. Months are counted from each council’s latest judgement of inadequate. It was judged inadequate at least once since 2013; latest judgement: Torbay inadequate (November 2015). Latest point: Torbay Steady (2020). Direction over time: Torbay rising.");
    insta::assert_snapshot!(summary(&[], TimeAxis::Calendar, Since::First), @"No dated document with findings yet.");
}

#[test]
fn months_are_counted_from_the_chosen_judgement_of_inadequate() {
    let known = [("2010", Grade::Inadequate), ("2014-06", Grade::Inadequate), ("2017-06", Grade::Inadequate)]
        .map(|(at, grade)| ("Torbay".into(), judged(at, None, grade)));
    let all = series([], known);
    let months = |since| {
        let clock = Clock::of(&all[0], TimeAxis::MonthsSinceInadequate, since)?;
        Some(clock.place(date("2018-06")).round())
    };
    assert_eq!((months(Since::First), months(Since::Latest)), (Some(48.0), Some(12.0)));
    let never = Series::new("Surrey".into());
    assert_eq!(Clock::of(&never, TimeAxis::MonthsSinceInadequate, Since::First), None);
}

proptest! {
    #[test]
    fn the_order_of_findings_changes_no_point(
        (findings, shuffled) in prop::collection::vec((1u8..=7, any::<bool>(), 0usize..4), 0..12)
            .prop_map(|all| all.iter().enumerate().map(|(at, &(level, headline, scope))| Finding {
                headline,
                scope: [None, Some(Scope::Few), Some(Scope::Some), Some(Scope::Most)][scope],
                sentence: format!("Sample sentence {}.", at / 2),
                ..finding(at, level)
            }).collect::<Vec<_>>())
            .prop_flat_map(|findings| (Just(findings.clone()), Just(findings).prop_shuffle()))
    ) {
        prop_assert_eq!(points(&findings, None), points(&shuffled, None));
    }

    #[test]
    fn a_point_lies_between_the_levels_it_was_made_of(levels in prop::collection::vec(1u8..=7, 1..20)) {
        let (level, low, high, count, _) = only(&body(&levels));
        let (least, most) = (levels.iter().min(), levels.iter().max());
        prop_assert!(low <= level && level <= high && count == levels.len());
        prop_assert!(least.is_some_and(|&l| f64::from(l) <= low) && most.is_some_and(|&m| high <= f64::from(m)));
    }

    #[test]
    fn time_run_backwards_turns_the_direction_round(levels in prop::collection::vec(1u8..=7, 0..14)) {
        let at = |level: &u8| HalfLevel::from(Level::from_number(*level).expect("a level"));
        let years = || (2000..).map(PartialDate::Year);
        let forwards = mann_kendall(years().zip(levels.iter().map(at)));
        let backwards = mann_kendall(years().zip(levels.iter().rev().map(at)));
        prop_assert_eq!(forwards.score, -backwards.score);
        prop_assert!((forwards.p - backwards.p).abs() < 1e-9 && (0.0..=1.0).contains(&forwards.p));
    }
}
