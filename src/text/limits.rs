//! How much of one document is read. Each limit that is reached becomes a problem, and what was read
//! before it is kept.

use crate::problem::{Problem, ProblemKind};
use std::time::{Duration, Instant};

/// The most pages of one document; the longest real reports have under 100.
pub(super) const PAGES: usize = 2_000;
/// The longest one document may take.
pub(super) const TIME: Duration = Duration::from_mins(1);
/// The most a packed file may unpack to.
pub(super) const UNPACKED: u64 = 32 * 1024 * 1024;
/// The most mark-up of a web page.
pub(super) const MARKUP: usize = 16 * 1024 * 1024;
/// The deepest mark-up may be nested.
pub(super) const NESTING: usize = 256;

/// The time one document may still take. A span of time, not the time of day, so nothing that is read
/// depends on when it is read.
pub(super) struct Budget {
    started: Instant,
}

impl Budget {
    pub fn start() -> Self {
        Self { started: Instant::now() }
    }

    /// The limit that keeps page `number` (from 0) of `count` from being read, if one does.
    pub fn spent(&self, number: usize, count: usize) -> Option<Problem> {
        if number >= PAGES {
            let message = format!("Only the first {PAGES} of {count} pages were read");
            return Some(Problem::new(ProblemKind::Limit, message).hint("Split the document to read the rest"));
        }
        (self.started.elapsed() > TIME).then(|| {
            let seconds = TIME.as_secs();
            let message = format!("Only the first {number} of {count} pages were read within {seconds} seconds");
            Problem::new(ProblemKind::Limit, message).hint("Split the document to read the rest")
        })
    }
}
