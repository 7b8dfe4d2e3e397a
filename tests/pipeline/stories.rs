//! What a chart of the samples' monitoring letters tells: one council rises steadily, one stalls, one
//! falls back, one is mixed, and none has points enough to be called a direction.

use super::letters::LETTERS;
use super::read;
use council_trajectories::document::Kind;
use council_trajectories::trajectory::{self, Direction, Reading, Series, Since, TimeAxis};

/// The series of the monitoring letters, as the window makes them of a session.
fn series() -> Vec<Series> {
    let letters = LETTERS.iter().map(|letter| read(letter.file));
    let monitoring = letters.filter(|read| read.document.kind.value == Kind::MonitoringVisitLetter);
    let readings = monitoring.map(|read| Reading {
        points: trajectory::points(&read.scored.findings, read.document.date()),
        ..Reading::default()
    });
    trajectory::series(readings, [])
}

/// Level and quartiles of each stop, in order of time.
fn stops(series: &[Series], council: &str) -> Vec<(f64, f64, f64)> {
    let of = series.iter().filter(|one| &*one.council == council).flat_map(|one| &one.stops);
    of.map(|stop| (stop.point.level.value(), stop.point.low.value(), stop.point.high.value())).collect()
}

#[test]
fn the_four_councils_tell_four_stories() {
    let series = series();
    let levels = |council: &str| stops(&series, council).iter().map(|stop| stop.0).collect::<Vec<_>>();
    assert_eq!(series.len(), 4);
    assert_eq!(levels("Surrey"), [2.5, 4.5, 6.0], "rises steadily");
    assert_eq!(levels("Torbay"), [3.0, 3.5, 3.0], "stalls");
    assert_eq!(levels("Gloucestershire"), [5.0, 2.0], "falls back");
    assert_eq!(levels("Buckinghamshire"), [4.0, 4.0], "stays between");
    let (_, low, high) = stops(&series, "Buckinghamshire")[0];
    assert!(high - low > 3.0, "and its findings lie far apart: it is mixed");
}

#[test]
fn three_letters_are_too_few_to_call_a_direction() {
    for one in series() {
        assert_eq!(trajectory::direction(&one).direction, Direction::TooFew, "{}", one.council);
    }
}

#[test]
fn what_the_chart_shows_is_said_in_words() {
    let said = trajectory::summary(&series(), TimeAxis::Calendar, Since::First);
    assert!(said.starts_with("Four councils") || said.contains("4 councils"), "{said}");
    assert!(said.contains("September 2016") && said.contains("February 2020"), "{said}");
}
