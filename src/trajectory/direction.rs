//! A series in, the direction it has taken out: Mann and Kendall's test, which uses only which of two
//! points came later and which is higher.
//!
//! The score is the count of later-and-higher pairs less the count of later-and-lower ones (Mann,
//! "Nonparametric tests against trend", Econometrica 13, 1945; Kendall, "Rank Correlation Methods",
//! 1970). For short series `p` is exact: the share of all orders of these very levels whose score is as
//! far from none, ties among levels and among dates included. For longer ones it is the normal
//! approximation with the variance for ties in both (Kendall 1970, chapter 4) and continuity correction.
//! Dates that can be the same day, such as a year and a month in it, count as tied.

use super::HalfLevel;
use super::series::Series;
use crate::document::PartialDate;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;

/// Two-sided. A common choice where series are short: at 0.05 four letters could never show anything.
pub const SIGNIFICANT: f64 = 0.10;
/// Up to this many points `p` is exact.
pub const EXACT_UP_TO: usize = 10;
/// Fewer points cannot reach [`SIGNIFICANT`] in any order.
pub const FEWEST: usize = 4;

/// Which way a series has gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// Later points tend to be higher.
    Rising,
    /// Later points tend to be lower.
    Falling,
    /// There are points enough, and they show neither.
    NoClear,
    /// No order of these points could have shown a direction.
    TooFew,
}

impl Direction {
    /// In words: "rising", "no clear direction".
    pub fn words(self) -> &'static str {
        match self {
            Self::Rising => "rising",
            Self::Falling => "falling",
            Self::NoClear => "no clear direction",
            Self::TooFew => "too few points",
        }
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

/// A direction and what it rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trend {
    /// Which way.
    pub direction: Direction,
    /// How many points were compared.
    pub points: usize,
    /// Mann and Kendall's S: pairs that rise less pairs that fall.
    pub score: i64,
    /// How likely a score this far from none is where order means nothing, two-sided.
    pub p: f64,
    /// Whether `p` was counted out and not approximated.
    pub exact: bool,
}

impl Trend {
    /// What it rests on, in words: "8 points, p = 0.02".
    pub fn evidence(&self) -> String {
        let p = if self.p < 0.01 { "p < 0.01".to_owned() } else { format!("p = {:.2}", self.p) };
        format!("{} points, {p}", self.points)
    }
}

/// The direction of `series`.
pub fn direction(series: &Series) -> Trend {
    mann_kendall(series.stops.iter().filter_map(|stop| Some((stop.point.date?, stop.point.level))))
}

/// The direction of dated levels in any order.
pub fn mann_kendall(observed: impl IntoIterator<Item = (PartialDate, HalfLevel)>) -> Trend {
    let times = by_time(observed);
    let score = score(&times);
    let points = times.iter().map(Vec::len).sum();
    let exact = points <= EXACT_UP_TO;
    let (p, least) = if exact { Orders::of(&times).p(score) } else { (normal_p(&times, score), 0.0) };
    let direction = match score.cmp(&0) {
        _ if points < FEWEST || (least > SIGNIFICANT && !is_level(&times)) => Direction::TooFew,
        Ordering::Greater if p <= SIGNIFICANT => Direction::Rising,
        Ordering::Less if p <= SIGNIFICANT => Direction::Falling,
        _ => Direction::NoClear,
    };
    Trend { direction, points, score, p, exact }
}

/// The levels of one time; a time is a run of dates each of which can be the day of another.
type Time = Vec<HalfLevel>;

fn by_time(observed: impl IntoIterator<Item = (PartialDate, HalfLevel)>) -> Vec<Time> {
    let mut all: Vec<_> = observed.into_iter().collect();
    all.sort();
    let mut times: Vec<Time> = Vec::new();
    let mut until = None;
    for (date, level) in all {
        match times.last_mut() {
            Some(time) if until >= Some(date.first_day()) => time.push(level),
            _ => times.push(vec![level]),
        }
        until = until.max(Some(date.last_day()));
    }
    times
}

fn is_level(times: &[Time]) -> bool {
    let mut levels = times.iter().flatten();
    let first = levels.next();
    levels.all(|level| Some(level) == first)
}

fn score(times: &[Time]) -> i64 {
    let sign = |before: HalfLevel, after: HalfLevel| after.cmp(&before) as i64;
    let pairs = times.iter().enumerate().flat_map(|(at, before)| times.iter().skip(at + 1).map(move |t| (before, t)));
    pairs.map(|(before, after)| before.iter().flat_map(|b| after.iter().map(|a| sign(*b, *a))).sum::<i64>()).sum()
}

/// How many orders of some levels over some times give each score.
struct Orders {
    /// Orders by score; the score of index 0 is `-furthest`.
    counts: Vec<u64>,
    furthest: i64,
}

impl Orders {
    /// Places the levels time by time; what is still to be placed is all that later scores depend on.
    fn of(times: &[Time]) -> Self {
        let mut levels: BTreeMap<HalfLevel, usize> = BTreeMap::new();
        times.iter().flatten().for_each(|level| *levels.entry(*level).or_default() += 1);
        let all: Vec<usize> = levels.into_values().collect();
        let points: usize = all.iter().sum();
        let furthest = points * points.saturating_sub(1) / 2;
        let mut none_placed = vec![0; 2 * furthest + 1];
        none_placed[furthest] = 1;
        let mut states = BTreeMap::from([(all.clone(), none_placed)]);
        for time in times {
            states = place(&states, &all, time.len());
        }
        Self { counts: states.into_values().next().unwrap_or_default(), furthest: furthest.cast_signed() as i64 }
    }

    /// The share of orders whose score is as far from none as `score`, and the least such share any
    /// score has.
    fn p(&self, score: i64) -> (f64, f64) {
        let total: u64 = self.counts.iter().sum();
        let beyond = |score: i64| -> u64 {
            let far = self.counts.iter().zip(-self.furthest..).filter(|(_, s)| s.abs() >= score.abs());
            far.map(|(count, _)| count).sum()
        };
        let most = (0..=self.furthest).rev().find(|&s| beyond(s) > 0).unwrap_or(0);
        (beyond(score) as f64 / total as f64, beyond(most) as f64 / total as f64)
    }
}

/// Orders by score for each choice of levels still to be placed.
type States = BTreeMap<Vec<usize>, Vec<u64>>;

fn place(states: &States, all: &[usize], size: usize) -> States {
    let mut next = States::new();
    for (left, counts) in states {
        for chosen in choices(left, size) {
            let still: Vec<usize> = left.iter().zip(&chosen).map(|(l, c)| l - c).collect();
            let ways: u64 = left.iter().zip(&chosen).map(|(&l, &c)| combinations(l, c)).product();
            let shift = gain(all, left, &chosen);
            let to = next.entry(still).or_insert_with(|| vec![0; counts.len()]);
            for (at, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
                if let Some(there) = at.checked_add_signed(shift).and_then(|at| to.get_mut(at)) {
                    *there += count * ways;
                }
            }
        }
    }
    next
}

/// What the levels chosen for a time add to the score against those placed before.
fn gain(all: &[usize], left: &[usize], chosen: &[usize]) -> isize {
    let placed: Vec<usize> = all.iter().zip(left).map(|(a, l)| a - l).collect();
    let gain_of = |(at, &count): (usize, &usize)| {
        let below: usize = placed.iter().take(at).sum();
        let above: usize = placed.iter().skip(at + 1).sum();
        count.cast_signed() * (below.cast_signed() - above.cast_signed())
    };
    chosen.iter().enumerate().map(gain_of).sum()
}

/// Every way of taking `size` from `left`, level by level.
fn choices(left: &[usize], size: usize) -> Vec<Vec<usize>> {
    let Some((&last, before)) = left.split_last() else {
        return if size == 0 { vec![Vec::new()] } else { Vec::new() };
    };
    let with = |taken: usize| {
        choices(before, size - taken).into_iter().map(move |mut choice| {
            choice.push(taken);
            choice
        })
    };
    (0..=last.min(size)).flat_map(with).collect()
}

fn combinations(of: usize, take: usize) -> u64 {
    (1..=take).fold(1, |ways, i| ways * (of - take + i) as u64 / i as u64)
}

fn normal_p(times: &[Time], score: i64) -> f64 {
    let spread = variance(times).sqrt();
    if score == 0 || spread == 0.0 {
        return 1.0;
    }
    let z = (score.abs() - 1) as f64 / spread;
    upper_tail(z) * 2.0
}

/// Of the score where order means nothing, with ties among dates and among levels.
fn variance(times: &[Time]) -> f64 {
    let mut levels: BTreeMap<HalfLevel, usize> = BTreeMap::new();
    times.iter().flatten().for_each(|level| *levels.entry(*level).or_default() += 1);
    let n = times.iter().map(Vec::len).sum::<usize>() as f64;
    let sum = |sizes: &[f64], of: fn(f64) -> f64| sizes.iter().map(|&t| of(t)).sum::<f64>();
    let dates: Vec<f64> = times.iter().map(|time| time.len() as f64).collect();
    let levels: Vec<f64> = levels.values().map(|&count| count as f64).collect();
    let main = |t: f64| t * (t - 1.0) * (2.0 * t + 5.0);
    let triples = |t: f64| t * (t - 1.0) * (t - 2.0);
    let pairs = |t: f64| t * (t - 1.0);
    (main(n) - sum(&dates, main) - sum(&levels, main)) / 18.0
        + sum(&dates, triples) * sum(&levels, triples) / (9.0 * triples(n))
        + sum(&dates, pairs) * sum(&levels, pairs) / (2.0 * pairs(n))
}

/// The standard normal distribution beyond `z`, not below 0, to seven places (Abramowitz and Stegun,
/// "Handbook of Mathematical Functions", 26.2.17).
fn upper_tail(z: f64) -> f64 {
    let t = 1.0 / (1.0 + 0.231_641_9 * z);
    let terms = [0.319_381_530, -0.356_563_782, 1.781_477_937, -1.821_255_978, 1.330_274_429];
    let sum = terms.iter().rev().fold(0.0, |sum, term| (sum + term) * t);
    (-z * z / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt() * sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::Level;
    use proptest::prelude::*;

    fn at(number: u8) -> HalfLevel {
        HalfLevel::from(Level::from_number(number).expect("a level"))
    }

    /// One a year, in this order.
    fn yearly(levels: &[u8]) -> Trend {
        mann_kendall(levels.iter().zip(2010..).map(|(&level, year)| (PartialDate::Year(year), at(level))))
    }

    fn close(a: f64, b: f64, by: f64) -> bool {
        (a - b).abs() <= by
    }

    #[test]
    fn the_tables_of_kendall_are_met() {
        for (levels, score, two_sided) in [
            (&[1, 2, 3, 4][..], 6, 2.0 / 24.0),
            (&[1, 2, 4, 3], 4, 8.0 / 24.0),
            (&[1, 2, 3, 4, 5], 10, 2.0 / 120.0),
            (&[1, 2, 3, 5, 4], 8, 10.0 / 120.0),
            (&[7, 6, 5, 4, 3, 2, 1], -21, 2.0 / 5040.0),
        ] {
            let trend = yearly(levels);
            assert_eq!((trend.score, trend.exact), (score, true), "{levels:?}");
            assert!(close(trend.p, two_sided, 1e-12), "{levels:?}: {}", trend.p);
        }
    }

    #[test]
    fn a_small_p_is_not_said_to_be_none() {
        assert_eq!(yearly(&[1, 2, 3, 4, 5, 6, 7]).evidence(), "7 points, p < 0.01");
        assert_eq!(yearly(&[1, 2, 3, 4, 5]).evidence(), "5 points, p = 0.02");
    }

    #[test]
    fn ties_among_levels_are_counted_out() {
        // 3 3 3 5 6 in 20 different orders; one scores 7 and one −7.
        let trend = yearly(&[3, 3, 3, 5, 6]);
        assert_eq!((trend.score, trend.direction), (7, Direction::Rising));
        assert!(close(trend.p, 0.1, 1e-12), "{}", trend.p);
    }

    #[test]
    fn dates_that_can_be_one_day_are_not_ordered() {
        let dates = ["2018", "2018-03", "2018-11-02", "2019"].map(|iso| iso.parse().expect("a date"));
        let trend = mann_kendall(dates.into_iter().zip([at(1), at(2), at(3), at(4)]));
        assert_eq!(trend.score, 3, "only 2019 is later");
        // The highest stands alone at the end in one order of four; the lowest in another.
        assert!(close(trend.p, 0.5, 1e-12), "{}", trend.p);
    }

    #[test]
    fn what_no_order_could_show_is_too_few() {
        for levels in [&[][..], &[5], &[1, 7], &[1, 4, 7], &[3, 3, 3, 5]] {
            assert_eq!(yearly(levels).direction, Direction::TooFew, "{levels:?}");
        }
    }

    #[test]
    fn points_enough_without_a_direction_say_so() {
        for levels in [&[5, 5, 5, 5, 5][..], &[3, 5, 2, 6, 4, 5, 3]] {
            assert_eq!(yearly(levels).direction, Direction::NoClear, "{levels:?}");
        }
    }

    #[test]
    fn long_series_meet_the_exact_figure_nearly() {
        let times: Vec<Time> = [2, 3, 1, 3, 4, 3, 5, 4, 6, 4].iter().map(|&level| vec![at(level)]).collect();
        let score = score(&times);
        let (exact, approximate) = (Orders::of(&times).p(score).0, normal_p(&times, score));
        assert!(close(exact, approximate, 0.005), "{exact} {approximate}");
        assert_eq!(yearly(&[2, 3, 1, 3, 4, 3, 5, 4, 6, 4, 5, 6]).direction, Direction::Rising);
        assert_eq!(yearly(&[6, 5, 4, 6, 4, 5, 3, 4, 3, 1, 3, 2]).direction, Direction::Falling);
    }

    #[test]
    fn the_variance_without_ties_is_the_known_one() {
        let times: Vec<Time> = (1..=7).map(|level| vec![at(level)]).collect();
        assert!(close(variance(&times), 7.0 * 6.0 * 19.0 / 18.0, 1e-9));
    }

    #[test]
    fn the_normal_tail_meets_its_table() {
        for (z, tail) in [(0.0, 0.5), (1.0, 0.158_655_3), (1.96, 0.024_997_9), (3.0, 0.001_349_9)] {
            assert!(close(upper_tail(z), tail, 1e-6), "{z}");
        }
    }

    /// Every order of `levels`.
    fn orders(levels: &[HalfLevel]) -> Vec<Vec<HalfLevel>> {
        let Some((first, rest)) = levels.split_first() else { return vec![Vec::new()] };
        let with_first = |order: Vec<HalfLevel>| {
            (0..=order.len()).map(move |at| {
                let mut order = order.clone();
                order.insert(at, *first);
                order
            })
        };
        orders(rest).into_iter().flat_map(with_first).collect()
    }

    /// `levels` dealt out to times of these sizes.
    fn dealt(levels: &[HalfLevel], sizes: &[usize]) -> Vec<Time> {
        let mut left = levels.iter().copied();
        sizes.iter().map(|&size| left.by_ref().take(size).collect()).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn p_is_what_trying_every_order_gives(
            (levels, sizes) in prop::collection::vec(1usize..=3, 1..5).prop_flat_map(|sizes| {
                let all = sizes.iter().sum::<usize>().min(7);
                (prop::collection::vec(1u8..=7, all), Just(sizes))
            })
        ) {
            let levels: Vec<HalfLevel> = levels.into_iter().map(at).collect();
            let observed = dealt(&levels, &sizes);
            let scores: Vec<i64> = orders(&levels).iter().map(|order| score(&dealt(order, &sizes))).collect();
            let far = scores.iter().filter(|s| s.abs() >= score(&observed).abs()).count();
            let (p, _) = Orders::of(&observed).p(score(&observed));
            prop_assert!(close(p, far as f64 / scores.len() as f64, 1e-12));
        }
    }
}
