//! What the program found and what the analyst made of it in, how well the two agree out.
//!
//! Precision and reach with Wilson's interval (Journal of the American Statistical Association 22,
//! 1927); the levels' agreement beyond chance as Cohen's kappa with quadratic weights (Psychological
//! Bulletin 70, 1968) and as Krippendorff's alpha for ordinal data ("Computing Krippendorff's
//! Alpha-Reliability", 2011), which needs only the order of the levels. An analyst who reviews with the
//! program's answer in sight agrees more than one who does not, so these are upper ends.

use crate::scoring::Level;

/// The normal deviate of a two-sided 95 per cent.
const Z: f64 = 1.959_964;
/// With fewer pairs agreement beyond chance says nothing.
pub const FEWEST: usize = 5;

/// One finding after review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The program's level; none where only the analyst saw a finding.
    pub scored: Option<Level>,
    /// The analyst's level; none where it was rejected.
    pub decided: Option<Level>,
}

/// A share with its 95 per cent interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// How many.
    pub part: usize,
    /// Of how many.
    pub whole: usize,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Share {
    /// `part` of `whole`; none of nothing.
    pub fn of(part: usize, whole: usize) -> Option<Self> {
        let (n, p) = (whole as f64, part as f64 / whole as f64);
        let middle = (p + Z * Z / (2.0 * n)) / (1.0 + Z * Z / n);
        let half = Z / (1.0 + Z * Z / n) * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
        (whole > 0).then_some(Self { part, whole, low: (middle - half).max(0.0), high: (middle + half).min(1.0) })
    }

    /// As a fraction.
    pub fn value(self) -> f64 {
        self.part as f64 / self.whole as f64
    }
}

/// How well the program and the analyst agree on what the analyst has reviewed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agreement {
    /// Of the program's findings reviewed, those kept.
    pub precision: Option<Share>,
    /// Of the findings the analyst holds, those the program had found.
    pub reach: Option<Share>,
    /// Of the findings kept, those whose level stayed.
    pub exact: Option<Share>,
    /// Cohen's kappa with quadratic weights.
    pub kappa: Option<f64>,
    /// Krippendorff's alpha, ordinal.
    pub alpha: Option<f64>,
}

/// Agreement over what was reviewed; findings nobody has looked at must not be among it.
pub fn agreement(reviewed: &[Compared]) -> Agreement {
    let found = reviewed.iter().filter(|c| c.scored.is_some()).count();
    let held = reviewed.iter().filter(|c| c.decided.is_some()).count();
    let pairs: Vec<(Level, Level)> = reviewed.iter().filter_map(|c| c.scored.zip(c.decided)).collect();
    let same = pairs.iter().filter(|(scored, decided)| scored == decided).count();
    let enough = pairs.len() >= FEWEST;
    let units: Vec<Vec<Level>> = pairs.iter().map(|&(a, b)| vec![a, b]).collect();
    Agreement {
        precision: Share::of(pairs.len(), found),
        reach: Share::of(pairs.len(), held),
        exact: Share::of(same, pairs.len()),
        kappa: weighted_kappa(&pairs).filter(|_| enough),
        alpha: krippendorff_alpha(&units).filter(|_| enough),
    }
}

impl Agreement {
    /// In a sentence: "21 of 24 reviewed findings were kept (88%, 95% interval 69% to 96%); …". None where too
    /// few were reviewed to say.
    pub fn in_words(&self) -> Option<String> {
        let kept = self.precision.filter(|kept| kept.whole >= FEWEST)?;
        let levels = self.kappa.zip(self.alpha).map(|(kappa, alpha)| {
            format!(
                "on levels the program and the analyst agree {kappa:.2} of the way from chance to always (weighted \
                 kappa; Krippendorff’s alpha {alpha:.2})"
            )
        });
        let parts = [
            Some(format!("{} of {} reviewed findings were kept ({})", kept.part, kept.whole, interval(kept))),
            self.exact.map(|exact| format!("{} of {} kept their level", exact.part, exact.whole)),
            levels,
        ];
        Some(parts.into_iter().flatten().collect::<Vec<_>>().join("; "))
    }
}

fn interval(share: Share) -> String {
    let percent = |x: f64| (100.0 * x).round();
    let (low, high) = (percent(share.low), percent(share.high));
    format!("{}%, 95% interval {low}% to {high}%", percent(share.value()))
}

/// Cohen's kappa with quadratic weights; none where chance alone would agree wholly.
pub fn weighted_kappa(pairs: &[(Level, Level)]) -> Option<f64> {
    let weight = |a: Level, b: Level| f64::from(a.number().abs_diff(b.number()).pow(2));
    let n = pairs.len() as f64;
    let observed: f64 = pairs.iter().map(|&(a, b)| weight(a, b)).sum();
    let by_chance: f64 = pairs.iter().flat_map(|&(a, _)| pairs.iter().map(move |&(_, b)| weight(a, b))).sum();
    (by_chance > 0.0).then(|| 1.0 - observed * n / by_chance)
}

/// Krippendorff's alpha for ordinal data over units that any number of readers gave levels to; none
/// where all levels are the same or no unit has two.
pub fn krippendorff_alpha(units: &[Vec<Level>]) -> Option<f64> {
    let paired = || units.iter().filter(|unit| unit.len() >= 2);
    let mut counts = [0.0; Level::ALL.len()];
    paired().flatten().for_each(|level| counts[*level as usize] += 1.0);
    let distance = |a: Level, b: Level| ordinal_distance(&counts, a, b);
    let observed: f64 = paired()
        .map(|unit| {
            let pairs = unit.iter().flat_map(|&a| unit.iter().map(move |&b| distance(a, b)));
            pairs.sum::<f64>() / (unit.len() - 1) as f64
        })
        .sum();
    let all = Level::ALL.iter().flat_map(|&a| Level::ALL.iter().map(move |&b| (a, b)));
    let by_chance: f64 = all.map(|(a, b)| counts[a as usize] * counts[b as usize] * distance(a, b)).sum();
    let n: f64 = counts.iter().sum();
    (by_chance > 0.0).then(|| 1.0 - (n - 1.0) * observed / by_chance)
}

/// The square of how many values lie from the middle of one level to the middle of the other.
fn ordinal_distance(counts: &[f64; Level::ALL.len()], a: Level, b: Level) -> f64 {
    let (low, high) = (a.min(b) as usize, a.max(b) as usize);
    let between: f64 = counts[low..=high].iter().sum();
    (between - f64::midpoint(counts[low], counts[high])).powi(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(number: u8) -> Option<Level> {
        Level::from_number(number)
    }

    /// The example of Krippendorff 2011, part D: four observers, twelve units, 0 where one did not look.
    #[test]
    fn krippendorffs_own_example_is_met() {
        let observers = [
            [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
            [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
            [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
            [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
        ];
        let units: Vec<Vec<Level>> =
            (0..12).map(|unit| observers.iter().filter_map(|o| level(o[unit])).collect()).collect();
        let alpha = krippendorff_alpha(&units).expect("levels differ");
        assert!((alpha - 0.815).abs() < 0.0005, "{alpha}");
    }

    #[test]
    fn kappa_worked_by_hand() {
        // Weights: 1 of four pairs is off by 1, so 1 observed. By chance, of the 16 pairs of
        // {1,2,3,4} with {1,2,3,3}: 1 + 4 + 4, 1 + 1 + 1, 4 + 1, 9 + 4 + 1 + 1 = 32.
        let pairs: Vec<_> =
            [(1, 1), (2, 2), (3, 3), (4, 3)].iter().filter_map(|&(a, b)| level(a).zip(level(b))).collect();
        let kappa = weighted_kappa(&pairs).expect("levels differ");
        assert!((kappa - (1.0 - 4.0 / 32.0)).abs() < 1e-12, "{kappa}");
    }

    #[test]
    fn wilsons_interval_is_the_known_one() {
        let share = Share::of(81, 263).expect("of something");
        assert!((share.low - 0.2553).abs() < 5e-5 && (share.high - 0.3662).abs() < 5e-5, "{share:?}");
        assert_eq!(Share::of(0, 0), None);
    }

    #[test]
    fn what_was_rejected_costs_precision_and_what_was_added_costs_reach() {
        let kept = Compared { scored: level(5), decided: level(5) };
        let raised = Compared { scored: level(5), decided: level(6) };
        let rejected = Compared { scored: level(2), decided: None };
        let added = Compared { scored: None, decided: level(3) };
        let found = agreement(&[kept, kept, raised, rejected, added]);
        let parts = |share: Option<Share>| share.map(|s| (s.part, s.whole));
        assert_eq!(parts(found.precision), Some((3, 4)));
        assert_eq!(parts(found.reach), Some((3, 4)));
        assert_eq!(parts(found.exact), Some((2, 3)));
        assert_eq!((found.kappa, found.alpha), (None, None), "three pairs are too few");
        assert_eq!(found.in_words(), None, "four reviewed findings say nothing of the rest");
        let more = agreement(&[kept, kept, raised, rejected, added, kept]);
        assert!(more.in_words().is_some_and(|said| said.starts_with("4 of 5 reviewed findings were kept (80%")));
    }
}
