//! What widgets ask for. They draw, push an [`Ask`] and change nothing; `act` does what was asked.

use super::command::Command;
use super::host::Dialog;
use super::state::{Question, Tab};
use crate::document::CouncilName;
use crate::session::{Edit, EntryId, View};
use crate::text::Span;
use crate::work::trial::Trial;
use std::path::PathBuf;
use std::sync::Arc;

/// One thing asked for.
#[derive(Clone, Debug)]
pub enum Ask {
    /// Carry a command out.
    Run(Command),
    /// Open these files and folders: documents, or a session.
    Open(Vec<PathBuf>),
    /// Select a document, with or without going to its text.
    Select {
        /// The document.
        document: EntryId,
        /// Go to the Document tab.
        open: bool,
    },
    /// Select a finding by its place among the document's reviewed findings.
    SelectFinding {
        /// The document.
        document: EntryId,
        /// Index into its reviewed findings.
        finding: usize,
        /// Go to the Document tab.
        open: bool,
    },
    /// Select the point a document gives a council.
    SelectPoint {
        /// The document.
        document: EntryId,
        /// The council.
        council: CouncilName,
        /// Go to the Document tab.
        open: bool,
    },
    /// Go to these words of a document's text.
    ShowWords {
        /// The document.
        document: EntryId,
        /// The words.
        span: Span,
    },
    /// Mark these documents in the list, for commands on several.
    Mark(Vec<EntryId>),
    /// Show a tab.
    Show(Tab),
    /// Show it so.
    View(View),
    /// Change the session, under undo.
    Edit(Edit),
    /// Show a native dialog.
    Pick(Dialog),
    /// A dialog was answered with these paths.
    Picked(Dialog, Vec<PathBuf>),
    /// Open the session at this path in place of the present one, then these documents.
    OpenSession(PathBuf, Vec<PathBuf>),
    /// Read changed or moved files again.
    Reread(Vec<EntryId>),
    /// Read the words of these documents, which are known only by their findings so far.
    ReadTexts(Vec<EntryId>),
    /// Compile a lexicon and, if wanted, say what it would change.
    TryLexicon {
        /// Names the answer; a later one makes this one stale.
        ticket: u64,
        /// Its words; none for the one that ships.
        source: Option<Arc<str>>,
        /// Whether to score the documents by it.
        preview: bool,
    },
    /// Score the session by a lexicon that was tried.
    UseLexicon(Arc<Trial>),
    /// Stop reading.
    Cancel,
    /// Take a problem off the list.
    Dismiss(usize),
    /// Take all problems off the list.
    DismissAll,
    /// Ask the analyst.
    Question(Question),
    /// The question was answered or closed.
    Answered(Answer),
    /// Open an address in the browser.
    Browse(String),
    /// Put text on the clipboard and say so.
    Copy {
        /// The text.
        text: String,
        /// What it is: "The sentence".
        what: &'static str,
    },
}

/// Answers to questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Save first, then go on.
    Save,
    /// Go on without saving.
    Discard,
    /// Stay.
    Cancel,
    /// Take the recovered work.
    Recover,
    /// Throw the recovered work away.
    Forget,
}

/// What was asked for in this frame, in order.
#[derive(Debug, Default)]
pub struct Asks(Vec<Ask>);

impl Asks {
    /// Asks for one thing more.
    pub fn push(&mut self, ask: Ask) {
        self.0.push(ask);
    }

    /// Asks for a command.
    pub fn run(&mut self, command: Command) {
        self.push(Ask::Run(command));
    }

    /// Whether nothing was asked for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes everything asked for.
    pub fn take(&mut self) -> Vec<Ask> {
        std::mem::take(&mut self.0)
    }
}
