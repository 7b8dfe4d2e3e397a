//! Wanted labels in, places out where they hide nothing: in the units of the sheet or the screen.

/// How far two labels stay from one another along a line: the numbers 1 and 1 must not read as 11.
const APART: f64 = 6.0;

/// A box; `y` grows downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left.
    pub x: f64,
    /// Top.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

impl Rect {
    /// The box from `x`, `y` on.
    pub fn new(x: f64, y: f64, w: f64, h: f64) -> Self {
        Self { x, y, w, h }
    }

    /// The box around a point.
    pub fn around(x: f64, y: f64, half: f64) -> Self {
        Self::new(x - half, y - half, 2.0 * half, 2.0 * half)
    }

    /// The box with room at either side.
    fn apart(self) -> Self {
        Self::new(self.x - APART, self.y, self.w + 2.0 * APART, self.h)
    }

    /// Whether the two share more than an edge.
    pub fn overlaps(self, other: Self) -> bool {
        self.x < other.x + other.w
            && other.x < self.x + self.w
            && self.y < other.y + other.h
            && other.y < self.y + self.h
    }

    /// Whether `other` lies wholly inside.
    pub fn holds(self, other: Self) -> bool {
        self.x <= other.x
            && self.y <= other.y
            && other.x + other.w <= self.x + self.w
            && other.y + other.h <= self.y + self.h
    }
}

/// A label beside a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wanted {
    /// The point, along.
    pub x: f64,
    /// The point, down.
    pub y: f64,
    /// How far from the point the label begins.
    pub gap: f64,
    /// The label's width.
    pub w: f64,
    /// The label's height.
    pub h: f64,
}

impl Wanted {
    /// Where it may go, best first: upper right, right, upper left, lower right, lower left, left.
    fn places(self) -> [Rect; 6] {
        let Self { x, y, gap, w, h } = self;
        let (right, left) = (x + gap, x - gap - w);
        let (up, level, down) = (y - gap * 0.6 - h, y - h / 2.0, y + gap * 0.6);
        [(right, up), (right, level), (left, up), (right, down), (left, down), (left, level)]
            .map(|(x, y)| Rect::new(x, y, w, h))
    }
}

/// A place for each label that overlaps neither `taken` nor an earlier label and lies `within`; none
/// where there is no such place.
pub fn place(wanted: &[Wanted], taken: &[Rect], within: Rect) -> Vec<Option<Rect>> {
    let mut taken = taken.to_vec();
    let free = |place: &Rect, taken: &[Rect]| within.holds(*place) && !taken.iter().any(|other| place.overlaps(*other));
    wanted
        .iter()
        .map(|label| {
            let place = label.places().into_iter().find(|place| free(place, &taken));
            taken.extend(place.map(Rect::apart));
            place
        })
        .collect()
}

/// Moves lines of text of height `h`, wanted at these middles, apart as little as it takes, inside
/// `top` to `bottom`; where all do not fit they share the space evenly. In the order given.
pub fn spread(middles: &[f64], h: f64, top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..middles.len()).collect();
    order.sort_by(|&a, &b| middles[a].total_cmp(&middles[b]));
    let h = h.min((bottom - top) / middles.len().max(1) as f64);
    let mut placed = vec![0.0; middles.len()];
    let mut from = top + h / 2.0;
    for &at in &order {
        placed[at] = middles[at].max(from);
        from = placed[at] + h;
    }
    let mut until = bottom - h / 2.0;
    for &at in order.iter().rev() {
        placed[at] = placed[at].min(until);
        until = placed[at] - h;
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn two_numbers_never_read_as_one() {
        let number = |x| Wanted { x, y: 50.0, gap: 8.0, w: 6.0, h: 11.0 };
        let placed = place(&[number(50.0), number(56.0)], &[], Rect::new(0.0, 0.0, 100.0, 100.0));
        let [Some(first), Some(second)] = placed[..] else { panic!("both have room") };
        assert!(
            (first.y - second.y).abs() > f64::EPSILON || (first.x - second.x).abs() >= 6.0 + APART,
            "{first:?} {second:?}"
        );
    }

    proptest! {
        #[test]
        fn labels_hide_neither_dots_nor_one_another(
            points in prop::collection::vec((0.0..400.0, 0.0..300.0), 0..40)
        ) {
            let within = Rect::new(0.0, 0.0, 400.0, 300.0);
            let dots: Vec<Rect> = points.iter().map(|&(x, y)| Rect::around(x, y, 6.0)).collect();
            let wanted: Vec<Wanted> = points.iter().map(|&(x, y)| Wanted { x, y, gap: 8.0, w: 14.0, h: 11.0 }).collect();
            let placed: Vec<Rect> = place(&wanted, &dots, within).into_iter().flatten().collect();
            for (at, label) in placed.iter().enumerate() {
                prop_assert!(within.holds(*label));
                prop_assert!(!dots.iter().any(|dot| dot.overlaps(*label)));
                prop_assert!(!placed.iter().skip(at + 1).any(|other| other.overlaps(*label)));
            }
        }

        #[test]
        fn lines_keep_their_order_and_their_distance(
            middles in prop::collection::vec(-50.0..350.0, 1..20)
        ) {
            let placed = spread(&middles, 14.0, 0.0, 300.0);
            let mut order: Vec<usize> = (0..middles.len()).collect();
            order.sort_by(|&a, &b| middles[a].total_cmp(&middles[b]));
            for pair in order.windows(2) {
                prop_assert!(placed[pair[1]] - placed[pair[0]] >= 14.0 - 1e-9);
            }
            prop_assert!(placed.iter().all(|y| (7.0 - 1e-9..=293.0 + 1e-9).contains(y)));
        }
    }

    #[test]
    fn a_label_alone_stands_at_the_upper_right() {
        let wanted = Wanted { x: 50.0, y: 50.0, gap: 8.0, w: 10.0, h: 10.0 };
        let placed = place(&[wanted], &[], Rect::new(0.0, 0.0, 100.0, 100.0));
        assert!(placed[0].is_some_and(|label| label.x > 50.0 && label.y < 50.0));
    }
}
