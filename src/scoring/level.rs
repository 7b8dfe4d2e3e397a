//! The steps of the Progress scale: an order, and nothing that could be added or averaged.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A step of the Progress scale (codebook): ordered, without arithmetic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 1: things have become worse.
    Declined,
    /// 2: change is absent, too slow, or judged not enough.
    Insufficient,
    /// 3: some movement, but small, slow, fragile or only begun.
    Limited,
    /// 4: movement in places and not in others.
    Variable,
    /// 5: plain forward movement.
    Steady,
    /// 6: clearly more than plain movement.
    Good,
    /// 7: exceptional movement.
    Strong,
}

impl Level {
    /// All, lowest first.
    pub const ALL: [Self; 7] =
        [Self::Declined, Self::Insufficient, Self::Limited, Self::Variable, Self::Steady, Self::Good, Self::Strong];

    /// Its number on the scale, 1 to 7; also its key in the window.
    pub fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The level of that number.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number.checked_sub(1)?)).copied()
    }

    /// Its name on the scale.
    pub fn name(self) -> &'static str {
        match self {
            Self::Declined => "Declined",
            Self::Insufficient => "Insufficient",
            Self::Limited => "Limited",
            Self::Variable => "Variable",
            Self::Steady => "Steady",
            Self::Good => "Good",
            Self::Strong => "Strong",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Level {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(self.number())
    }
}

impl<'de> Deserialize<'de> for Level {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = u8::deserialize(deserializer)?;
        Self::from_number(number).ok_or_else(|| serde::de::Error::custom(format!("level {number} is not from 1 to 7")))
    }
}
