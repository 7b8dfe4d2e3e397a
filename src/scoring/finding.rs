//! What scoring hands on: findings, the modifiers that bore on them, and near misses.

use super::level::Level;
use crate::document::words::worded;
use crate::document::{Area, CouncilName, Grade, PartialDate, Voice};
use crate::text::Span;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The part of the service a finding is about (codebook, "Themes").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Theme {
    /// The whole.
    Overall,
    /// Leaders, governance, political support.
    Leadership,
    /// Front door, assessment, child in need and child protection planning, exploitation, missing.
    HelpAndProtection,
    /// Early help.
    EarlyHelp,
    /// Looked after, permanence, placements, health, reviewing officers.
    ChildrenInCare,
    /// Care leavers.
    CareLeavers,
    /// Adoption.
    Adoption,
    /// Caseloads, turnover, recruitment.
    Workforce,
    /// Supervision, challenge, quality assurance, audit, performance data.
    ManagementOversight,
    /// Safeguarding board and partners.
    Partnership,
}

worded!(Theme {
    Overall => "overall",
    Leadership => "leadership",
    HelpAndProtection => "help and protection",
    EarlyHelp => "early help",
    ChildrenInCare => "children in care",
    CareLeavers => "care leavers",
    Adoption => "adoption",
    Workforce => "workforce",
    ManagementOversight => "management oversight",
    Partnership => "partnership",
});

/// How much of the theme is meant, only where the sentence says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

worded!(Scope {
    Few => "few",
    Some => "some",
    Most => "most",
    Overall => "overall",
});

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
