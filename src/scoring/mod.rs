//! Document and lexicon in, findings out: what moved, how much, whose, who says so, and why this level.
//!
//! The engine is general; every word it looks for stands in `assets/lexicon.ron`. It reads one
//! sentence at a time, in time linear in the text. It may not change a document's facts.

use crate::document::{Area, CouncilName, Document, Grade, PartialDate, Voice};
use crate::text::{Span, Text};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

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

/// The part of the service a finding is about (codebook, "Themes").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// The whole.
    Overall,
    /// Leaders, governance, political support.
    Leadership,
    /// Front door, assessment, child in need and child protection planning, exploitation, missing.
    #[serde(rename = "help and protection")]
    HelpAndProtection,
    /// Early help.
    #[serde(rename = "early help")]
    EarlyHelp,
    /// Looked after, permanence, placements, health, reviewing officers.
    #[serde(rename = "children in care")]
    ChildrenInCare,
    /// Care leavers.
    #[serde(rename = "care leavers")]
    CareLeavers,
    /// Adoption.
    Adoption,
    /// Caseloads, turnover, recruitment.
    Workforce,
    /// Supervision, challenge, quality assurance, audit, performance data.
    #[serde(rename = "management oversight")]
    ManagementOversight,
    /// Safeguarding board and partners.
    Partnership,
}

/// How much of the theme is meant, only where the sentence says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// In a few, in a small number.
    Few,
    /// In some, several, a number of.
    Some,
    /// In most, in the majority.
    Most,
    /// Across all; of the whole.
    Overall,
}

/// What a finding claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Claim {
    /// Movement, on the Progress scale.
    Progress(Level),
    /// A formal judgement a text tells of.
    Judgement(Area, Grade),
}

/// A modifier that bore on a finding's level, in the order of application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppliedModifier {
    /// Its id in the lexicon.
    pub id: Arc<str>,
    /// The words that triggered it.
    pub words: String,
    /// The level after it, where it changed the level.
    pub level: Option<Level>,
}

/// One claim in one sentence (codebook, "The unit").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Where the quote stands in the text.
    pub span: Span,
    /// The words that carry the claim.
    pub quote: String,
    /// The whole sentence.
    pub sentence: String,
    /// Page, counted from 1.
    pub page: Option<u32>,
    /// What is claimed.
    pub claim: Claim,
    /// Whose services.
    pub council: Option<CouncilName>,
    /// Who says so.
    pub voice: Voice,
    /// Of what part.
    pub theme: Theme,
    /// Of how much of it.
    pub scope: Option<Scope>,
    /// When it was true.
    pub date: Option<PartialDate>,
    /// Whether it sums the visit up for the council.
    pub headline: bool,
    /// Whether it counts towards the point.
    pub counted: bool,
    /// The lexicon's pattern that found it, or `analyst`.
    pub pattern: Arc<str>,
    /// What changed its level, in order.
    pub modifiers: Vec<AppliedModifier>,
}

impl Finding {
    /// Its level, for a finding on the Progress scale.
    pub fn level(&self) -> Option<Level> {
        match self.claim {
            Claim::Progress(level) => Some(level),
            Claim::Judgement(..) => None,
        }
    }
}

/// Progress words that were not counted, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearMiss {
    /// The words.
    pub span: Span,
    /// The id of the exclusion that stopped them.
    pub exclusion: Arc<str>,
    /// The exclusion's reason in words: "a child's progress".
    pub reason: Arc<str>,
}

/// What one document says.
#[derive(Clone, Debug, Default)]
pub struct Scored {
    /// Findings in reading order.
    pub findings: Vec<Finding>,
    /// What was looked at and not counted, in reading order.
    pub near_misses: Vec<NearMiss>,
}

/// A compiled lexicon: scales, patterns, modifiers, exclusions, themes.
#[derive(Debug)]
pub struct Lexicon {
    /// Its name.
    pub name: String,
    /// SHA-256 of its file, in hexadecimal digits.
    pub sha256: String,
}

/// The lexicon that ships, compiled once.
pub fn default_lexicon() -> Arc<Lexicon> {
    unimplemented!("owned by the scoring helper")
}

/// The words of the lexicon that ships (RON).
pub fn default_lexicon_source() -> &'static str {
    unimplemented!("owned by the scoring helper")
}

impl Lexicon {
    /// Compiles a lexicon.
    ///
    /// # Errors
    /// Names the line and what was expected there.
    pub fn parse(ron: &str) -> Result<Self, crate::problem::Problem> {
        let _ = ron;
        unimplemented!("owned by the scoring helper")
    }
}

/// What `document` says, by `lexicon`. The same input gives the same findings everywhere.
pub fn score(text: &Text, document: &Document, lexicon: &Lexicon) -> Scored {
    let _ = (text, document, lexicon);
    unimplemented!("owned by the scoring helper")
}
