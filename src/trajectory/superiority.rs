//! Two councils' levels in, how often one's lies above the other's out.
//!
//! The probability of superiority counts, over all pairs of a point of one and a point of the other,
//! how often the first is higher, ties half (Vargha and Delaney's A, Journal of Educational and
//! Behavioral Statistics 25, 2000; Cliff's δ is 2A − 1). Its interval is method 5 of Newcombe,
//! "Confidence intervals for an effect size measure based on the Mann–Whitney statistic, part 2",
//! Statistics in Medicine 25, 2006: the values the data do not contradict, sound for small numbers and
//! at 0 and 1. It takes points as drawn apart from one another; visits that follow one another are not
//! quite that, so the true interval is rather wider.

use super::HalfLevel;
use super::series::Series;

/// The normal deviate of a two-sided 95 per cent.
const Z: f64 = 1.959_964;
/// With fewer points on either side the interval says nothing.
pub const FEWEST: usize = 3;

/// How often a point of the first council lies above one of the second.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Superiority {
    /// Share of pairs, ties counted half: 0.5 is no difference.
    pub share: f64,
    /// Lower end of the 95 per cent interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Superiority {
    /// Whether the interval leaves out "no difference".
    pub fn is_clear(self) -> bool {
        self.low > 0.5 || self.high < 0.5
    }
}

/// `first` against `second`; none where either has too few dated points.
pub fn superiority(first: &Series, second: &Series) -> Option<Superiority> {
    let levels = |series: &Series| series.stops.iter().map(|stop| stop.point.level).collect::<Vec<_>>();
    superiority_of(&levels(first), &levels(second))
}

/// The same of bare levels.
pub fn superiority_of(first: &[HalfLevel], second: &[HalfLevel]) -> Option<Superiority> {
    if first.len().min(second.len()) < FEWEST {
        return None;
    }
    let pairs = first.iter().flat_map(|a| second.iter().map(move |b| a.cmp(b)));
    let halves: i64 = pairs.map(|order| order as i64 + 1).sum();
    let share = halves as f64 / (2 * first.len() * second.len()) as f64;
    let spread = Spread { first: first.len() as f64, second: second.len() as f64 };
    Some(Superiority { share, low: spread.end(share, 0.0), high: spread.end(share, 1.0) })
}

struct Spread {
    first: f64,
    second: f64,
}

impl Spread {
    /// The variance the share would have if `theta` were the truth.
    fn variance(&self, theta: f64) -> f64 {
        let others = f64::midpoint(self.first, self.second) - 1.0;
        let shape = 1.0 + others * ((1.0 - theta) / (2.0 - theta) + theta / (1.0 + theta));
        theta * (1.0 - theta) * shape / (self.first * self.second)
    }

    /// The furthest truth towards `limit` that `share` does not contradict, by halving.
    fn end(&self, share: f64, limit: f64) -> f64 {
        let agrees = |theta: f64| (theta - share).powi(2) <= Z * Z * self.variance(theta);
        let (mut inside, mut outside) = (share, limit);
        for _ in 0..60 {
            let middle = f64::midpoint(inside, outside);
            if agrees(middle) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        inside
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::Level;
    use proptest::prelude::*;

    fn levels(numbers: &[u8]) -> Vec<HalfLevel> {
        numbers.iter().filter_map(|&n| Level::from_number(n)).map(HalfLevel::from).collect()
    }

    fn compare(first: &[u8], second: &[u8]) -> Superiority {
        superiority_of(&levels(first), &levels(second)).expect("points enough")
    }

    #[test]
    fn pairs_are_counted_and_ties_are_half() {
        // 5 beats 3, 4 and ties 5; 4 beats 3, ties 4; 3 ties 3: (2.5 + 1.5 + 0.5) of 9.
        let found = compare(&[5, 4, 3], &[3, 4, 5]);
        assert!((found.share - 0.5).abs() < 1e-12);
        // 6 beats all three; 5 beats two and ties one; 2 beats none and ties none.
        let found = compare(&[6, 5, 2], &[3, 4, 5]);
        assert!((found.share - 5.5 / 9.0).abs() < 1e-12, "{}", found.share);
        assert!(!found.is_clear());
    }

    #[test]
    fn the_ends_of_the_interval_are_where_the_data_begin_to_contradict() {
        let found = compare(&[6, 5, 5, 4, 6], &[3, 4, 5, 2]);
        let spread = Spread { first: 5.0, second: 4.0 };
        for end in [found.low, found.high] {
            let z = (end - found.share).abs() / spread.variance(end).sqrt();
            assert!((z - Z).abs() < 1e-6, "{z}");
        }
    }

    #[test]
    fn always_above_still_has_a_lower_end() {
        let found = compare(&[6, 7, 6, 7, 6], &[1, 2, 1, 2, 1]);
        assert!(found.is_clear() && found.low < 0.9 && found.high > 0.999, "{found:?}");
        assert_eq!(superiority_of(&levels(&[6, 7]), &levels(&[1, 2, 3])), None, "two points are too few");
    }

    proptest! {
        #[test]
        fn either_way_round_says_the_same(
            first in prop::collection::vec(1u8..=7, 3..12),
            second in prop::collection::vec(1u8..=7, 3..12),
        ) {
            let (a, b) = (compare(&first, &second), compare(&second, &first));
            prop_assert!((a.share + b.share - 1.0).abs() < 1e-9);
            prop_assert!((a.low + b.high - 1.0).abs() < 1e-9 && (a.high + b.low - 1.0).abs() < 1e-9);
            prop_assert!(a.low <= a.share && a.share <= a.high);
        }
    }
}
