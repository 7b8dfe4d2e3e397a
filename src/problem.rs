//! What went wrong, as a sentence for the analyst: every stage may return it, none prints it.
//!
//! A [`Problem`] is shown exactly once, in the window's list or on standard error, as
//! "message. hint: path" with the path last. It may not hold text of the document it speaks of.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::path::{Path, PathBuf};

/// What sort of thing went wrong; the word that stands as `kind` in the JSON output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemKind {
    /// There is nothing at the path.
    Missing,
    /// Something is there and cannot be read (permission, device, a folder where a file is meant).
    Unreadable,
    /// A file of no bytes, or of white space only.
    Empty,
    /// The content is of another form than the name says, and is read as what it is.
    Misnamed,
    /// The content is of no form this program reads.
    Unsupported,
    /// The file stops before its end; what stands before is kept.
    Truncated,
    /// Pages without words: pictures of text.
    Scanned,
    /// Locked by a password.
    Encrypted,
    /// Damaged in a way that lost some or all of it.
    Damaged,
    /// A limit of size, pages, expansion, nesting or time was reached; what was read is kept.
    Limit,
    /// Two places in one text give a fact differently.
    Conflict,
    /// A session or lexicon file that cannot be used as it is.
    Session,
    /// The lexicon has an error.
    Lexicon,
    /// A file could not be written.
    Unwritable,
    /// A fault of this program, caught.
    Internal,
}

/// One thing that went wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The sort of it.
    pub kind: ProblemKind,
    /// A sentence without a full stop: "The file stops before its end".
    pub message: String,
    /// What to do about it, as a sentence without a full stop.
    pub hint: Option<String>,
    /// The file it is about.
    pub path: Option<PathBuf>,
}

impl Problem {
    /// A problem with neither hint nor path yet.
    pub fn new(kind: ProblemKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), hint: None, path: None }
    }

    /// The same problem with what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same problem with the file it is about.
    #[must_use]
    pub fn at(mut self, path: &Path) -> Self {
        self.path = Some(path.to_owned());
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        if let Some(hint) = &self.hint {
            write!(f, ". {hint}")?;
        }
        if let Some(path) = &self.path {
            write!(f, ": {}", path.display())?;
        }
        Ok(())
    }
}

impl std::error::Error for Problem {}
