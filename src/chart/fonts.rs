//! The fonts of charts, which the window uses too, and how wide words are in them.
//!
//! Inter, under the SIL Open Font License 1.1 (`assets/fonts/OFL.txt`).

/// Inter Regular (OpenType).
pub const REGULAR: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.otf");
/// Inter `SemiBold` (OpenType).
pub const SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.otf");
/// Their name.
pub const FAMILY: &str = "Inter";

/// Regular or semi-bold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// 400
    Regular,
    /// 600
    SemiBold,
}

impl Weight {
    /// For `font-weight`.
    pub fn number(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::SemiBold => 600,
        }
    }

    /// Thousandths of an em for `~` and the ASCII before it from the space on, as the fonts give them.
    fn advances(self) -> &'static [u16; 95] {
        match self {
            Self::Regular => &REGULAR_ADVANCES,
            Self::SemiBold => &SEMIBOLD_ADVANCES,
        }
    }
}

/// How wide `text` is at `size`; letters beyond ASCII are taken as middling.
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let advance = |c: char| {
        let at = (c as usize).checked_sub(' ' as usize);
        at.and_then(|at| weight.advances().get(at)).map_or(600.0, |&thousandths| f64::from(thousandths))
    };
    text.chars().map(advance).sum::<f64>() * size / 1000.0
}

/// `text` in lines no wider than `most`, broken at spaces; a longer word has a line to itself.
pub fn wrap(text: &str, most: f64, size: f64, weight: Weight) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), size, weight) <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[rustfmt::skip]
const REGULAR_ADVANCES: [u16; 95] = [
    281, 278, 403, 631, 638, 812, 639, 222, 362, 362, 500, 659, 280, 460, 276, 357, 625, 464, 605, 636, 642, 608, 624,
    571, 616, 624, 276, 280, 659, 659, 659, 507, 936, 676, 651, 727, 719, 598, 587, 743, 740, 264, 543, 652, 562, 889,
    753, 761, 635, 761, 639, 638, 642, 741, 676, 949, 642, 665, 625, 362, 357, 362, 469, 452, 497, 564, 621, 558, 621,
    582, 361, 609, 591, 237, 237, 544, 237, 869, 585, 597, 609, 609, 372, 523, 364, 581, 557, 812, 540, 557, 541, 362,
    327, 362, 659,
];

#[rustfmt::skip]
const SEMIBOLD_ADVANCES: [u16; 95] = [
    248, 309, 396, 643, 649, 844, 663, 213, 393, 393, 543, 673, 295, 466, 290, 379, 667, 481, 621, 652, 666, 632, 648,
    587, 646, 648, 290, 295, 673, 673, 673, 544, 999, 724, 657, 744, 724, 608, 586, 755, 744, 275, 561, 677, 566, 906,
    741, 775, 643, 776, 651, 649, 660, 734, 724, 1007, 690, 705, 653, 393, 379, 393, 481, 468, 497, 575, 630, 577, 630,
    593, 377, 625, 613, 261, 261, 569, 261, 898, 610, 608, 625, 625, 397, 549, 380, 608, 576, 837, 562, 576, 562, 393,
    358, 393, 673,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_as_wide_as_the_font_draws_them() {
        for (text, weight) in [("Requires improvement", Weight::Regular), ("Buckinghamshire", Weight::SemiBold)] {
            let drawn = super::super::png::drawn_width(text, 100.0, weight).expect("the font draws");
            let told = width(text, 100.0, weight);
            assert!((drawn - told).abs() < 0.03 * told, "{text}: drawn {drawn}, told {told}");
        }
    }

    #[test]
    fn lines_break_at_spaces_and_lose_no_word() {
        let text = "Each dot is a letter or report about one council";
        let lines = wrap(text, 120.0, 11.0, Weight::Regular);
        assert_eq!(lines.join(" "), text);
        assert!(lines.len() > 1 && lines.iter().all(|line| width(line, 11.0, Weight::Regular) <= 120.0));
    }
}
