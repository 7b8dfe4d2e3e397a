//! Undo and redo: every body a session has had, by name, without limit.
//!
//! Bodies share their entries, so a step costs a list of pointers and the one entry that changed.

use super::{Body, Edit};

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
    name: String,
    body: Body,
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
        self.past.push(Step { name, body });
        self.future.clear();
        self.revision += 1;
        true
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
        self.future.push(Step { name: step.name.clone(), body });
        self.revision += 1;
        Some(step.name)
    }

    /// Makes the edit last taken back again and gives its name.
    pub fn redo(&mut self) -> Option<String> {
        let step = self.future.pop()?;
        let body = std::mem::replace(&mut self.present, step.body);
        self.past.push(Step { name: step.name.clone(), body });
        self.revision += 1;
        Some(step.name)
    }
}
