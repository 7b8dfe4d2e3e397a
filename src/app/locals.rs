//! What the window's parts keep to themselves while they are worked with; nothing of it is saved.

use super::ask::Ask;
use super::{palette, panels, questions, tabs};

/// The parts' own.
#[derive(Debug, Default)]
pub struct Locals {
    /// The list's.
    pub documents: panels::documents::Local,
    /// The details'.
    pub details: panels::details::Local,
    /// The tabs'.
    pub tabs: tabs::Locals,
    /// The palette's.
    pub palette: palette::Local,
    /// The questions'.
    pub questions: questions::Local,
    /// What waits for the session to be saved, while its file is asked for.
    pub after_save: Option<Ask>,
    /// Whether the window may close without asking again.
    pub may_close: bool,
    /// What was last kept for recovery.
    pub kept: Kept,
    /// When unsaved work is to be kept, in the window's own time.
    pub keep_at: Option<f64>,
}

/// A state of all that is kept for recovery.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The revision of what is known of the session.
    pub revision: u64,
    /// The version of phrases being edited.
    pub phrases: Option<u64>,
}
