//! A lexicon's words and the documents at hand in, what it would change out; nothing is changed here.
//!
//! Takes as long as scoring all documents takes, so the window calls it from a thread of its own.

use super::read::rescore;
use crate::document::{self, Document};
use crate::problem::Problem;
use crate::scoring::{FailedExample, Lexicon, Scored, check_examples, default_lexicon, default_lexicon_source};
use crate::session::change::{Change, change};
use crate::session::derive::Derived;
use crate::session::{EntryId, Origin};
use crate::text::Text;
use std::sync::Arc;

/// A document with its words, where they were read.
#[derive(Clone, Debug)]
pub struct AtHand {
    /// As it stands in the session.
    pub entry: Arc<Derived>,
    /// Its words and its facts as read.
    pub words: Option<(Arc<Text>, Arc<Document>)>,
}

/// What a lexicon would change.
#[derive(Clone, Debug)]
pub struct Trial {
    /// Its words; none for the one that ships.
    pub source: Option<Arc<str>>,
    /// The lexicon.
    pub lexicon: Arc<Lexicon>,
    /// What each document at hand says by it.
    pub scored: Vec<(EntryId, Arc<Scored>)>,
    /// What would change, document by document.
    pub changes: Vec<Change>,
    /// Documents whose words are not at hand; their findings would stay.
    pub unread: Vec<EntryId>,
    /// Its own examples that do not come out as they are written.
    pub failed: Vec<FailedExample>,
    /// Documents that could not be scored.
    pub problems: Vec<Problem>,
}

/// Compiles a lexicon; none stands for the one that ships, and so do its words.
///
/// # Errors
/// Names the line and what was expected there.
pub fn compile(source: Option<&str>) -> Result<Arc<Lexicon>, Problem> {
    match source {
        Some(words) if words != default_lexicon_source() => Lexicon::parse(words).map(Arc::new),
        _ => Ok(default_lexicon()),
    }
}

/// What `lexicon`, whose words are `source`, would change. None where `is_stale` says that nobody wants
/// to know any more.
pub fn trial(
    source: Option<Arc<str>>,
    lexicon: Arc<Lexicon>,
    documents: &[AtHand],
    is_stale: impl Fn() -> bool,
) -> Option<Trial> {
    let source = source.filter(|words| **words != *default_lexicon_source());
    let failed = check_examples(&lexicon);
    let mut trial = Trial {
        source,
        lexicon,
        scored: Vec::new(),
        changes: Vec::new(),
        unread: Vec::new(),
        failed,
        problems: Vec::new(),
    };
    for at_hand in documents {
        if is_stale() {
            return None;
        }
        trial.take(at_hand);
    }
    Some(trial)
}

impl Trial {
    fn take(&mut self, at_hand: &AtHand) {
        let id = at_hand.entry.id();
        let scored = match (&at_hand.words, &at_hand.entry.entry.origin) {
            (Some((text, document)), _) => rescore(text, document, &self.lexicon),
            (None, Origin::Record(record)) => {
                let (text, document) = document::from_record(record);
                rescore(&text, &document, &self.lexicon)
            }
            (None, Origin::File { .. }) => {
                self.unread.push(id);
                return;
            }
        };
        match scored {
            Ok(scored) => {
                self.changes.extend(change(&at_hand.entry, &scored.findings));
                self.scored.push((id, scored.into()));
            }
            Err(problem) => self.problems.push(at_hand.entry.entry.origin.blame(problem)),
        }
    }
}
