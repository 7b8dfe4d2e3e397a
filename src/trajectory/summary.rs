//! Series in, what they show in a few plain sentences out: stands under the chart and is its
//! alternative text. Says nothing the points do not.

use super::align::{Since, TimeAxis, inadequate};
use super::direction::{Direction, direction};
use super::series::{Series, Stop};
use super::superiority::superiority;
use crate::document::{Grade, PartialDate};

/// With more councils each is no longer told of by itself.
const TOLD_SINGLY: usize = 6;

/// The chief of what `series` show: how much there is, and which way it goes.
pub fn brief(series: &[Series], axis: TimeAxis, since: Since) -> String {
    joined(&[Some(points(series)), anchor(axis, since), directions(series)])
}

/// What `series` show, in sentences.
pub fn summary(series: &[Series], axis: TimeAxis, since: Since) -> String {
    let sentences = [
        Some(points(series)),
        anchor(axis, since),
        judgements(series),
        latest(series),
        directions(series),
        pair(series),
    ];
    joined(&sentences)
}

fn joined(sentences: &[Option<String>]) -> String {
    sentences.iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// "October 2017 to November 2024", from the first point to the last; none where there is none.
pub fn extent(series: &[Series]) -> Option<String> {
    let dates = || series.iter().flat_map(|one| &one.stops).filter_map(|stop| stop.point.date);
    let (first, last) = (month(dates().min()?), month(dates().max()?));
    Some(if first == last { first } else { format!("{first} to {last}") })
}

fn points(series: &[Series]) -> String {
    let Some(when) = extent(series) else {
        return "No dated document with findings yet.".to_owned();
    };
    let count = series.iter().map(|one| one.stops.len()).sum::<usize>();
    let undated = match series.iter().map(|one| one.undated).sum::<usize>() {
        0 => String::new(),
        n => format!(" {n} more without a date {} not drawn.", if n == 1 { "is" } else { "are" }),
    };
    let councils = match series {
        [one] => one.council.to_string(),
        many => format!("{} councils", many.len()),
    };
    format!("{count} point{} of {councils}, {when}.{undated}", plural(count))
}

fn anchor(axis: TimeAxis, since: Since) -> Option<String> {
    let which = match since {
        Since::First => "first judgement of inadequate since 2013",
        Since::Latest => "latest judgement of inadequate",
    };
    (axis == TimeAxis::MonthsSinceInadequate).then(|| format!("Months are counted from each council’s {which}."))
}

fn judgements(series: &[Series]) -> Option<String> {
    let judged: Vec<&Series> = series.iter().filter(|one| !one.judgements.is_empty()).collect();
    let once = judged.iter().filter(|one| inadequate(one, Since::First).is_some()).count();
    let latest = |one: &&Series| {
        let last = one.judgements.last()?;
        Some(format!("{} {} ({})", one.council, grade_name(last.grade()?).to_lowercase(), month(last.date)))
    };
    let told: Vec<String> = judged.iter().filter_map(latest).collect();
    let since = match (once, judged.len()) {
        (_, 0) => return None,
        (0, 1) => "It was never judged inadequate since 2013".to_owned(),
        (_, 1) => "It was judged inadequate at least once since 2013".to_owned(),
        (0, _) => "None was judged inadequate since 2013".to_owned(),
        (2, 2) => "Both were judged inadequate at least once since 2013".to_owned(),
        (once, all) if once == all => format!("All {} were judged inadequate at least once since 2013", number(all)),
        (1, all) => format!("One of {} was judged inadequate at least once since 2013", number(all)),
        (once, all) => format!("{once} of {all} were judged inadequate at least once since 2013"),
    };
    let latest = if told.len() > TOLD_SINGLY {
        String::new()
    } else {
        format!("; latest judgement{}: {}", plural(told.len()), list(&told))
    };
    Some(format!("{since}{latest}."))
}

fn latest(series: &[Series]) -> Option<String> {
    let of_stop =
        |one: &Series, stop: &Stop| Some(format!("{} {} ({})", one.council, stop.point.level, month(stop.point.date?)));
    let told: Vec<String> = series.iter().filter_map(|one| of_stop(one, one.stops.last()?)).collect();
    (!told.is_empty() && told.len() <= TOLD_SINGLY)
        .then(|| format!("Latest point{}: {}.", plural(told.len()), list(&told)))
}

fn directions(series: &[Series]) -> Option<String> {
    let trends: Vec<_> = series.iter().filter(|one| !one.stops.is_empty()).map(|one| (one, direction(one))).collect();
    let group = |which: Direction| {
        let of_it = trends.iter().filter(|(_, trend)| trend.direction == which);
        let members: Vec<String> = of_it.map(|(one, _)| one.council.to_string()).collect();
        (!members.is_empty()).then(|| format!("{} {which}", list(&members)))
    };
    let order = [Direction::Rising, Direction::Falling, Direction::NoClear, Direction::TooFew];
    let groups: Vec<String> = order.into_iter().filter_map(group).collect();
    (!groups.is_empty()).then(|| format!("Direction over time: {}.", groups.join("; ")))
}

/// Two councils against each other.
fn pair(series: &[Series]) -> Option<String> {
    let [first, second] = series else { return None };
    let found = superiority(first, second)?;
    let percent = |share: f64| format!("{:.0}%", 100.0 * share);
    Some(format!(
        "A point of {} lies above one of {} in {} of pairs (95% interval {} to {}{}).",
        first.council,
        second.council,
        percent(found.share),
        percent(found.low),
        percent(found.high),
        if found.is_clear() { "" } else { ", so no clear difference" }
    ))
}

/// "November 2017", or the year alone.
pub fn month(date: PartialDate) -> String {
    match date {
        PartialDate::Year(year) => year.to_string(),
        _ => date.first_day().strftime("%B %Y").to_string(),
    }
}

/// "31 October 2017", or as exact as the date is.
pub fn day(date: PartialDate) -> String {
    match date {
        PartialDate::Day(day) => day.strftime("%-d %B %Y").to_string(),
        _ => month(date),
    }
}

/// A grade as people write it.
pub fn grade_name(grade: Grade) -> &'static str {
    match grade {
        Grade::Inadequate => "Inadequate",
        Grade::RequiresImprovement => "Requires improvement",
        Grade::Adequate => "Adequate",
        Grade::Good => "Good",
        Grade::Outstanding => "Outstanding",
    }
}

/// "a, b and c".
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

fn number(count: usize) -> String {
    let words = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    words.get(count).map_or_else(|| count.to_string(), ToString::to_string)
}
