//! Marks' inks in, colours out: plain RGB for the window, for SVG and for print.
//!
//! Levels run from vermilion over grey to blue, which colour-blind eyes tell apart, darkest at both
//! ends so that a grey print still shows distance from the middle. No colour is the only sign of
//! anything: a dot's height is its level, a band says its grade in letters.

use super::marks::Ink;
use crate::document::Grade;
use crate::scoring::Level;
use crate::trajectory::HalfLevel;
use std::fmt;

/// A colour; written as `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

impl Rgb {
    const fn hex(rgb: u32) -> Self {
        Self((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
    }

    /// Half this and half the other.
    #[must_use]
    pub fn blend(self, other: Self) -> Self {
        Self(self.0.midpoint(other.0), self.1.midpoint(other.1), self.2.midpoint(other.2))
    }

    /// Relative luminance (WCAG 2).
    pub fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// Contrast with the other (WCAG 2), 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Black or white, whichever reads better on this.
    #[must_use]
    pub fn text_on(self) -> Self {
        let (dark, light) = (Self::hex(0x15_181c), Self::hex(0xff_ffff));
        if self.contrast(dark) >= self.contrast(light) { dark } else { light }
    }
}

/// Where the figure is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// On a light screen.
    #[default]
    Light,
    /// On a dark screen.
    Dark,
    /// On paper.
    Print,
}

/// The colours of one theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Behind everything.
    pub page: Rgb,
    /// Behind a panel.
    pub panel: Rgb,
    /// Around a panel.
    pub border: Rgb,
    /// Titles.
    pub text: Rgb,
    /// Everything else that is read.
    pub weak: Rgb,
    /// Grid lines.
    pub grid: Rgb,
    /// Framework changes and the like.
    pub mark: Rgb,
    /// Lines between dots.
    pub join: Rgb,
    /// What is not held.
    pub grey: Rgb,
    levels: [Rgb; 7],
    grades: [Rgb; 5],
    councils: [Rgb; COUNCILS],
}

/// How many councils overlaid in one plot can be told apart by colour.
pub const COUNCILS: usize = 8;

const LEVELS: [Rgb; 7] = [
    Rgb::hex(0xb2_182b),
    Rgb::hex(0xd6_604d),
    Rgb::hex(0xf4_a582),
    Rgb::hex(0xa2_a7ad),
    Rgb::hex(0x92_c5de),
    Rgb::hex(0x43_93c3),
    Rgb::hex(0x21_66ac),
];

const LEVELS_ON_DARK: [Rgb; 7] = [
    Rgb::hex(0xcc_3344),
    Rgb::hex(0xde_6c57),
    Rgb::hex(0xf4_a582),
    Rgb::hex(0xa2_a7ad),
    Rgb::hex(0x92_c5de),
    Rgb::hex(0x4a_9bcd),
    Rgb::hex(0x30_78c4),
];

/// Inadequate, requires improvement, adequate, good, outstanding.
const GRADES: [Rgb; 5] =
    [Rgb::hex(0xb7_3343), Rgb::hex(0xe5_9537), Rgb::hex(0xa8_9fcc), Rgb::hex(0x5f_a3cc), Rgb::hex(0x1f_5f99)];

const GRADES_ON_DARK: [Rgb; 5] =
    [Rgb::hex(0x99_1728), Rgb::hex(0xc1_7214), Rgb::hex(0x84_7ca9), Rgb::hex(0x3b_80a9), Rgb::hex(0x1d_4f80)];

/// After Okabe and Ito, without yellow.
const COUNCIL_INKS: [Rgb; COUNCILS] = [
    Rgb::hex(0x00_72b2),
    Rgb::hex(0xd5_5e00),
    Rgb::hex(0x00_8f68),
    Rgb::hex(0xb8_5c93),
    Rgb::hex(0xc4_8500),
    Rgb::hex(0x3d_9fdc),
    Rgb::hex(0x7a_5230),
    Rgb::hex(0x50_5459),
];

const COUNCIL_INKS_ON_DARK: [Rgb; COUNCILS] = [
    Rgb::hex(0x3f_a0dd),
    Rgb::hex(0xf0_7c28),
    Rgb::hex(0x2b_b98d),
    Rgb::hex(0xd9_8ab5),
    Rgb::hex(0xe6_a91c),
    Rgb::hex(0x8c_cbf2),
    Rgb::hex(0xb8_8a5e),
    Rgb::hex(0xc3_c7cc),
];

impl Palette {
    /// The colours of `theme`.
    pub const fn of(theme: Theme) -> Self {
        match theme {
            Theme::Light => Self::LIGHT,
            Theme::Dark => Self::DARK,
            Theme::Print => Self::PRINT,
        }
    }

    const LIGHT: Self = Self {
        page: Rgb::hex(0xff_ffff),
        panel: Rgb::hex(0xff_ffff),
        border: Rgb::hex(0xdf_e2e5),
        text: Rgb::hex(0x16_191d),
        weak: Rgb::hex(0x5c_636b),
        grid: Rgb::hex(0xec_eef0),
        mark: Rgb::hex(0xb4_bac1),
        join: Rgb::hex(0x74_7b84),
        grey: Rgb::hex(0x95_9ba2),
        levels: LEVELS,
        grades: GRADES,
        councils: COUNCIL_INKS,
    };

    const DARK: Self = Self {
        page: Rgb::hex(0x11_1315),
        panel: Rgb::hex(0x12_1416),
        border: Rgb::hex(0x2a_2d31),
        text: Rgb::hex(0xee_f0f2),
        weak: Rgb::hex(0x9b_a2aa),
        grid: Rgb::hex(0x22_2529),
        mark: Rgb::hex(0x4f_555c),
        join: Rgb::hex(0x86_8d95),
        grey: Rgb::hex(0x62_6870),
        levels: LEVELS_ON_DARK,
        grades: GRADES_ON_DARK,
        councils: COUNCIL_INKS_ON_DARK,
    };

    const PRINT: Self = Self {
        border: Rgb::hex(0xc8_ccd0),
        text: Rgb::hex(0x00_0000),
        weak: Rgb::hex(0x3c_4046),
        grid: Rgb::hex(0xe2_e4e7),
        mark: Rgb::hex(0x8e_949b),
        join: Rgb::hex(0x4a_4f55),
        ..Self::LIGHT
    };

    /// The colour of a level; between two levels, of both.
    pub fn level(&self, level: impl Into<HalfLevel>) -> Rgb {
        let (below, above) = level.into().levels();
        self.at(below).blend(self.at(above))
    }

    fn at(&self, level: Level) -> Rgb {
        self.levels[level as usize]
    }

    /// The colour of a grade.
    pub fn grade(&self, grade: Grade) -> Rgb {
        self.grades[grade as usize]
    }

    /// The colour of an ink.
    pub fn ink(&self, ink: Ink) -> Rgb {
        match ink {
            Ink::Level(level) => self.level(level),
            Ink::Council(at) => self.councils.get(at).copied().unwrap_or(self.grey),
            Ink::Grey => self.grey,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const THEMES: [Theme; 3] = [Theme::Light, Theme::Dark, Theme::Print];

    #[test]
    fn what_is_read_reads_well() {
        for palette in THEMES.map(Palette::of) {
            for text in [palette.text, palette.weak] {
                assert!(text.contrast(palette.panel) >= 4.5, "{text} on {}", palette.panel);
            }
            for grade in palette.grades {
                assert!(grade.text_on().contrast(grade) >= 4.0, "{} on {grade}", grade.text_on());
            }
        }
    }

    #[test]
    fn levels_differ_from_their_neighbours_and_between_them_lies_between() {
        for palette in THEMES.map(Palette::of) {
            for pair in palette.levels.windows(2) {
                assert!(pair[0].contrast(pair[1]) > 1.1, "{} {}", pair[0], pair[1]);
            }
            let half = palette.level(HalfLevel::midway(Level::Insufficient, Level::Limited));
            assert_eq!(half, palette.levels[1].blend(palette.levels[2]));
        }
    }

    #[test]
    fn a_colour_is_written_as_on_the_web() {
        assert_eq!(Rgb(5, 160, 255).to_string(), "#05a0ff");
    }
}
