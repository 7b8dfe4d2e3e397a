//! Undo and redo: every body a session has had, by name, without limit.
//!
//! Bodies share their entries, so a step costs a list of pointers and the one entry that changed.

use super::edit::{numbered, opening_name};
use super::{Body, Edit, NewEntry};

/// A session's present and the way there.
#[derive(Clone, Debug, Default)]
pub struct History {
    present: Body,
    past: Vec<Step>,
    future: Vec<Step>,
    revision: u64,
}

/// A body left behind, and the name of the edit between it and the next.
#[derive(Clone, Debug)]
struct Step {
    /// The revision it led to; names it, as no other step leads there.
    revision: u64,
    name: String,
    body: Body,
}

/// Documents that come bit by bit and are one step of undo.
#[derive(Clone, Copy, Debug, Default)]
pub struct Opening {
    step: Option<u64>,
    /// How many documents have come.
    pub came: usize,
    /// By how many the session has grown; others were there already or took a record's place.
    pub grown: usize,
}

impl History {
    /// A history that begins at `body`.
    pub fn new(body: Body) -> Self {
        Self { present: body, ..Self::default() }
    }

    /// The session as it stands.
    pub fn body(&self) -> &Body {
        &self.present
    }

    /// A number that changes with every change of the body, for caches.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Makes `edit`; an edit that changes nothing leaves no step. Says whether it did.
    pub fn apply(&mut self, edit: Edit) -> bool {
        let name = edit.name();
        let next = self.present.after(edit);
        if self.present.is_unchanged(&next) {
            return false;
        }
        let body = std::mem::replace(&mut self.present, next);
        self.revision += 1;
        self.past.push(Step { revision: self.revision, name, body });
        self.future.clear();
        true
    }

    /// Takes in more documents of `opening`, as if all had come at its beginning: what was edited or taken
    /// back since stays so, and one undo takes all of them back. Says whether anything changed.
    pub fn open(&mut self, opening: &mut Opening, new: Vec<NewEntry>) -> bool {
        let (revision, documents) = (self.revision, self.present.entries.len());
        opening.came += new.len();
        match opening.step {
            Some(step) => self.add_since(step, new),
            None => opening.step = self.apply(Edit::Add(new)).then_some(self.revision),
        }
        if let Some(step) = self.past.iter_mut().rfind(|step| opening.step == Some(step.revision)) {
            step.name = opening_name(opening.came);
        }
        opening.grown += self.present.entries.len().saturating_sub(documents);
        self.revision != revision
    }

    /// Whether the documents that had come were taken back, so that no more are wanted.
    pub fn is_taken_back(&self, opening: &Opening) -> bool {
        opening.step.is_some_and(|revision| self.past.iter().all(|step| step.revision != revision))
    }

    /// Adds documents to every body since that step, the same entries to each.
    fn add_since(&mut self, step: u64, new: Vec<NewEntry>) {
        let Some(at) = self.past.iter().position(|past| past.revision == step) else { return };
        let later = self.past.iter_mut().skip(at + 1).chain(&mut self.future).map(|step| &mut step.body);
        let later: Vec<&mut Body> = later.chain([&mut self.present]).collect();
        let first = later.iter().map(|body| body.next_id).max().unwrap_or_default();
        let new = numbered(new, first);
        for body in later {
            body.add(&new);
        }
        self.revision += u64::from(self.present.next_id > first);
    }

    /// Name of the edit that undo would take back.
    pub fn undo_name(&self) -> Option<&str> {
        self.past.last().map(|step| step.name.as_str())
    }

    /// Name of the edit that redo would make again.
    pub fn redo_name(&self) -> Option<&str> {
        self.future.last().map(|step| step.name.as_str())
    }

    /// Takes the last edit back and gives its name.
    pub fn undo(&mut self) -> Option<String> {
        let step = self.past.pop()?;
        let body = std::mem::replace(&mut self.present, step.body);
        self.future.push(Step { revision: step.revision, name: step.name.clone(), body });
        self.revision += 1;
        Some(step.name)
    }

    /// Makes the edit last taken back again and gives its name.
    pub fn redo(&mut self) -> Option<String> {
        let step = self.future.pop()?;
        let body = std::mem::replace(&mut self.present, step.body);
        self.past.push(Step { revision: step.revision, name: step.name.clone(), body });
        self.revision += 1;
        Some(step.name)
    }
}
