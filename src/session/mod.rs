//! All that cannot be derived again: which documents, what the analyst decided, the lexicon, the view.
//!
//! [`Body`] is under undo, [`View`] is not. What was read is kept with each entry as it was last read,
//! so that a session opens as it was even where a file has moved. Only [`file`] touches the disk.

pub mod change;
pub mod derive;
pub mod edit;
pub mod facts;
pub mod file;
pub mod history;
pub mod review;
pub mod safe_write;

pub use edit::{Edit, NewEntry};
pub use history::{History, Opening};

pub use crate::chart::Layout;
pub use crate::trajectory::{Since, TimeAxis};

use crate::document::{Area, CouncilName, Document, Grade, Kind, PartialDate, Record, Role, Visit, Voice};
use crate::problem::Problem;
use crate::scoring::{Finding, Level, Scope, Theme};
use crate::source::ContentHash;
use crate::text::Span;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::Arc;

/// Names an entry for as long as the session lives; never used twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EntryId(pub u32);

/// Where an entry's words come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// A file; in a saved session the path is relative to it where that is possible.
    File {
        /// Where it was last found.
        path: PathBuf,
        /// What it held when it was read.
        sha256: ContentHash,
    },
    /// A published visit without its file.
    Record(Record),
}

impl Origin {
    /// What a file held when it was read.
    pub fn hash(&self) -> Option<ContentHash> {
        match self {
            Self::File { sha256, .. } => Some(*sha256),
            Self::Record(_) => None,
        }
    }

    /// `problem` with the file it is about, where there is one.
    pub fn blame(&self, problem: Problem) -> Problem {
        match self {
            Self::File { path, .. } => problem.at(path),
            Self::Record(_) => problem,
        }
    }
}

/// A fact the analyst corrected; wins over rereading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Correction {
    /// What it is.
    Kind(Kind),
    /// Its title.
    Title(String),
    /// When it was published.
    Published(Option<PartialDate>),
    /// When inspectors were there.
    Visit(Option<Visit>),
    /// Inspectors, the lead first.
    Inspectors(Vec<String>),
    /// Whom it is addressed to.
    Addressee(Option<String>),
    /// Who wrote an article.
    Author(Option<String>),
    /// Where an article appeared.
    Outlet(Option<String>),
    /// The part a council plays; a council the text does not name may be added as subject.
    Council(CouncilName, Role),
    /// A council taken out.
    NoCouncil(CouncilName),
    /// Which visit it is of a council.
    VisitOrdinal(CouncilName, Option<u8>),
    /// A grade given to a council.
    Judgement(CouncilName, Area, Option<Grade>),
}

/// What the analyst did with a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Verdict {
    /// Looked at and right (perhaps with changes).
    Accepted,
    /// Not a finding.
    Rejected,
    /// Found by the analyst.
    Added,
}

/// A decision about one finding, held by the words it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Where the quote stood.
    pub span: Span,
    /// The quote, to find it again when the text or the lexicon has changed.
    pub quote: String,
    /// Accepted, rejected or added.
    pub verdict: Verdict,
    /// Another level.
    #[serde(default)]
    pub level: Option<Level>,
    /// Another council.
    #[serde(default)]
    pub council: Option<CouncilName>,
    /// Another voice.
    #[serde(default)]
    pub voice: Option<Voice>,
    /// Another theme.
    #[serde(default)]
    pub theme: Option<Theme>,
    /// Another scope; `Some(None)` takes the scope away.
    #[serde(default)]
    pub scope: Option<Option<Scope>>,
    /// Headline or not.
    #[serde(default)]
    pub headline: Option<bool>,
    /// Counted or not, against the voice's rule.
    #[serde(default)]
    pub counted: Option<bool>,
    /// The whole finding, for one the analyst added.
    #[serde(default)]
    pub added: Option<Finding>,
    /// The analyst's remark.
    #[serde(default)]
    pub note: String,
}

/// A document of the session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its name within the session.
    pub id: EntryId,
    /// Where its words come from.
    pub origin: Origin,
    /// Its facts as last read.
    pub document: Document,
    /// Its findings as last scored.
    pub findings: Vec<Finding>,
    /// Facts the analyst corrected, at most one for each fact.
    #[serde(default)]
    pub corrections: Vec<Correction>,
    /// Decisions about findings, at most one for each.
    #[serde(default)]
    pub decisions: Vec<Decision>,
}

/// Everything under undo. Cloning is cheap: entries are shared.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Body {
    /// Documents in the order they were opened.
    pub entries: Vec<Arc<Entry>>,
    /// The analyst's own lexicon (its RON), where the one that ships was edited.
    #[serde(default)]
    pub lexicon: Option<Arc<str>>,
    /// SHA-256 of the lexicon the findings were scored by.
    #[serde(default)]
    pub lexicon_sha256: String,
    /// The next entry's number.
    #[serde(default)]
    pub next_id: u32,
}

/// A finding with the analyst's decision applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewed {
    /// As it stands after the decision; `counted` is false where it was rejected.
    pub finding: Finding,
    /// The decision about it, if there is one; after a reread perhaps made on other words near by.
    pub decision: Option<Box<Decision>>,
    /// The level the lexicon gave, where the analyst gave another.
    pub scored_level: Option<Level>,
}

impl Reviewed {
    /// What was decided, if anything.
    pub fn verdict(&self) -> Option<Verdict> {
        self.decision.as_ref().map(|decision| decision.verdict)
    }

    /// The decision about it; where there is none, "this is right" with nothing changed.
    pub fn decision_or_accepting(&self) -> Decision {
        self.decision.as_deref().cloned().unwrap_or_else(|| Decision::accepting(&self.finding))
    }

    /// The analyst's remark on it; empty where there is none.
    pub fn remark(&self) -> &str {
        self.decision.as_ref().map_or("", |decision| decision.note.as_str())
    }

    /// Whether it counts and nobody has looked at it.
    pub fn is_to_review(&self) -> bool {
        self.finding.counted && self.decision.is_none()
    }
}

/// What is shown and how; saved with the session, not under undo.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct View {
    /// Councils compared, in order; empty means the four of which the session has most points.
    pub councils: Vec<CouncilName>,
    /// The one in colour while the others are grey.
    pub held: Option<CouncilName>,
    /// The x axis.
    pub axis: TimeAxis,
    /// Which judgement months are counted from.
    pub since: Since,
    /// Side by side or overlaid.
    pub layout: Layout,
    /// Whether points are joined by a thin line.
    pub joined: bool,
    /// First and last year shown on the calendar axis; none shows all.
    pub range: Option<(f64, f64)>,
}

impl Default for View {
    fn default() -> Self {
        Self {
            councils: Vec::new(),
            held: None,
            axis: TimeAxis::default(),
            since: Since::default(),
            layout: Layout::default(),
            joined: true,
            range: None,
        }
    }
}

/// A session: what is under undo, and what is shown.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Session {
    /// Documents and decisions.
    pub body: Body,
    /// What is shown.
    #[serde(default)]
    pub view: View,
}
