//! What the lexicon says of its own entries: the notes of patterns and modifiers, by id.

use crate::scoring::{Lexicon, default_lexicon};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The notes of the lexicon in use, kept until another is.
#[derive(Debug, Default)]
pub struct Notes {
    own: Option<Arc<str>>,
    is_read: bool,
    by_id: BTreeMap<String, String>,
}

impl Notes {
    /// Reads the notes of `own`, or of the lexicon that ships, where another was in use before.
    pub fn refresh(&mut self, own: Option<&Arc<str>>) {
        let is_same = match (&self.own, own) {
            (Some(there), Some(own)) => Arc::ptr_eq(there, own),
            (None, None) => true,
            _ => false,
        };
        if self.is_read && is_same {
            return;
        }
        (self.own, self.is_read) = (own.cloned(), true);
        // A session holds only a lexicon that could be compiled; without notes the ids still say something.
        let lexicon = own.map_or_else(|| Ok(default_lexicon()), |own| Lexicon::parse(own).map(Arc::new));
        self.by_id = lexicon.map(|lexicon| notes(&lexicon)).unwrap_or_default();
    }

    /// The note of the entry of that id, without its full stop; none where it has none.
    pub fn of(&self, id: &str) -> Option<&str> {
        self.by_id.get(id).map(String::as_str)
    }
}

fn notes(lexicon: &Lexicon) -> BTreeMap<String, String> {
    let entries = lexicon.entries().into_iter();
    let noted = entries.filter(|entry| !entry.note.trim().is_empty());
    noted.map(|entry| (entry.id.to_owned(), entry.note.trim().trim_end_matches('.').to_owned())).collect()
}
