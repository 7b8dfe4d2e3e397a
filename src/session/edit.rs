//! Everything that changes a session's [`Body`], as data with a name: the one way in.
//!
//! An edit never fails half-way: it gives a new body, or the same one where it has nothing to do.

use super::{Body, Correction, Decision, Entry, EntryId, Origin, Verdict};
use crate::document::{Document, Record};
use crate::problem::ProblemKind;
use crate::scoring::Finding;
use crate::source::ContentHash;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

/// What a file or record turned out to hold, before it has a number in the session.
#[derive(Clone, Debug, PartialEq)]
pub struct NewEntry {
    /// Where its words come from.
    pub origin: Origin,
    /// Its facts.
    pub document: Document,
    /// Its findings.
    pub findings: Vec<Finding>,
}

/// A change of a session.
#[derive(Clone, Debug)]
pub enum Edit {
    /// Documents opened; one already there by content is left out, and a record whose letter comes is replaced.
    Add(Vec<NewEntry>),
    /// Documents taken out.
    Remove(Vec<EntryId>),
    /// Decisions about findings, each replacing the one before on the same words.
    Decide(Vec<(EntryId, Decision)>),
    /// Decisions taken back.
    Undecide(Vec<(EntryId, Decision)>),
    /// A fact corrected.
    Correct(EntryId, Correction),
    /// A correction taken back.
    Uncorrect(EntryId, Correction),
    /// A file found at another place, with the same content.
    Relink(EntryId, PathBuf),
    /// Files read again because their content changed.
    Reread(Vec<(EntryId, NewEntry)>),
    /// Another lexicon, with all findings scored by it.
    Lexicon {
        /// Its RON; none for the one that ships.
        source: Option<Arc<str>>,
        /// Its hash.
        sha256: String,
        /// New findings of each entry that could be scored again.
        findings: Vec<(EntryId, Vec<Finding>)>,
    },
}

impl Edit {
    /// Its name in the Undo and Redo menus.
    pub fn name(&self) -> String {
        match self {
            Self::Add(new) => opening_name(new.len()),
            Self::Remove(ids) => counted("Remove", ids.len(), "document"),
            Self::Decide(decisions) => decide_name(decisions),
            Self::Undecide(decisions) => counted("Take back", decisions.len(), "decision"),
            Self::Correct(_, correction) => format!("Correct the {}", correction.fact()),
            Self::Uncorrect(_, correction) => format!("Take back the {}", correction.fact()),
            Self::Relink(..) => "Relink a file".to_owned(),
            Self::Reread(files) => format!("{} again", counted("Read", files.len(), "changed file")),
            Self::Lexicon { source: Some(_), .. } => "Change the lexicon".to_owned(),
            Self::Lexicon { source: None, .. } => "Revert the lexicon".to_owned(),
        }
    }
}

/// The name of having opened as many documents.
pub(super) fn opening_name(count: usize) -> String {
    counted("Open", count, "document")
}

fn counted(verb: &str, count: usize, noun: &str) -> String {
    if count == 1 { format!("{verb} a {noun}") } else { format!("{verb} {count} {noun}s") }
}

fn decide_name(decisions: &[(EntryId, Decision)]) -> String {
    let [(_, decision)] = decisions else { return counted("Decide", decisions.len(), "finding") };
    let quote: String = decision.quote.chars().take(32).collect();
    let dots = if quote.len() < decision.quote.len() { "…" } else { "" };
    let verb = match (decision.verdict, decision.level) {
        (Verdict::Rejected, _) => "Reject".to_owned(),
        (Verdict::Added, _) => "Add".to_owned(),
        (Verdict::Accepted, Some(level)) => format!("Set {} {level} on", level.number()),
        (Verdict::Accepted, None) => "Accept".to_owned(),
    };
    format!("{verb} “{quote}{dots}”")
}

impl Body {
    /// The entry of that number.
    pub fn entry(&self, id: EntryId) -> Option<&Arc<Entry>> {
        // Numbers are given in ascending order and entries are never reordered.
        self.entries.binary_search_by_key(&id, |entry| entry.id).ok().map(|at| &self.entries[at])
    }

    /// The entry of a file with that content.
    pub fn entry_of(&self, hash: ContentHash) -> Option<&Arc<Entry>> {
        // From the end, where those just opened stand: they are asked for most.
        self.entries.iter().rfind(|entry| entry.origin.hash() == Some(hash))
    }

    /// The body after `edit`.
    #[must_use]
    pub fn after(&self, edit: Edit) -> Self {
        let mut body = self.clone();
        match edit {
            Edit::Add(new) => body.add(&numbered(new, body.next_id)),
            Edit::Remove(ids) => body.entries.retain(|entry| !ids.contains(&entry.id)),
            Edit::Decide(decisions) => {
                for (id, decision) in decisions {
                    body.change(id, |entry| decide(entry, decision));
                }
            }
            Edit::Undecide(decisions) => {
                for (id, decision) in decisions {
                    body.change(id, |entry| entry.decisions.retain(|there| !same_words(there, &decision)));
                }
            }
            Edit::Correct(id, correction) => body.change(id, |entry| {
                entry.corrections.retain(|there| !there.same_fact(&correction));
                entry.corrections.push(correction);
            }),
            Edit::Uncorrect(id, correction) => {
                body.change(id, |entry| entry.corrections.retain(|there| !there.same_fact(&correction)));
            }
            Edit::Relink(id, path) => body.change(id, |entry| {
                if let Origin::File { path: there, .. } = &mut entry.origin {
                    *there = path;
                }
            }),
            Edit::Reread(files) => {
                for (id, read) in files {
                    body.change(id, |entry| reread(entry, read));
                }
            }
            Edit::Lexicon { source, sha256, findings } => {
                body.lexicon = source;
                body.lexicon_sha256 = sha256;
                for (id, findings) in findings {
                    body.change(id, |entry| entry.findings = findings);
                }
            }
        }
        body
    }

    /// Whether `next` says the same; compares entry by entry only where they are not shared.
    pub fn is_unchanged(&self, next: &Self) -> bool {
        let same = |(a, b): (&Arc<Entry>, &Arc<Entry>)| Arc::ptr_eq(a, b) || a == b;
        self.lexicon == next.lexicon
            && self.lexicon_sha256 == next.lexicon_sha256
            && self.entries.len() == next.entries.len()
            && self.entries.iter().zip(&next.entries).all(same)
    }

    fn change(&mut self, id: EntryId, change: impl FnOnce(&mut Entry)) {
        if let Ok(at) = self.entries.binary_search_by_key(&id, |entry| entry.id) {
            change(Arc::make_mut(&mut self.entries[at]));
        }
    }

    /// Takes entries in whose numbers are higher than all before.
    pub(super) fn add(&mut self, new: &[Arc<Entry>]) {
        let mut hashes: BTreeSet<ContentHash> = self.entries.iter().filter_map(|entry| entry.origin.hash()).collect();
        let is_new = |entry: &&Arc<Entry>| entry.origin.hash().is_none_or(|hash| hashes.insert(hash));
        let new: Vec<&Arc<Entry>> = new.iter().filter(is_new).collect();
        self.entries.extend(new.iter().copied().cloned());
        let letters: Vec<&Arc<Entry>> =
            new.into_iter().filter(|entry| !entry.is_record() && is_whole(&entry.document)).collect();
        let is_told_better = |there: &Entry, record: &Record| {
            letters.iter().any(|letter| there.id < letter.id && stands_for(record, &letter.document))
        };
        self.entries.retain(|there| match &there.origin {
            Origin::Record(record) => !is_told_better(there, record),
            Origin::File { .. } => true,
        });
        self.next_id = self.entries.last().map_or(0, |last| last.id.0 + 1).max(self.next_id);
    }
}

/// Entries as they stand in a session, numbered from `first` on.
pub(super) fn numbered(new: Vec<NewEntry>, first: u32) -> Vec<Arc<Entry>> {
    let entry = |(NewEntry { origin, document, findings }, number)| {
        let (corrections, decisions) = (Vec::new(), Vec::new());
        Arc::new(Entry { id: EntryId(number), origin, document, findings, corrections, decisions })
    };
    new.into_iter().zip(first..).map(entry).collect()
}

/// Whether the document was read to its end: a piece of a letter says less than the words known of the whole.
fn is_whole(document: &Document) -> bool {
    use ProblemKind::{Damaged, Encrypted, Limit, Scanned, Truncated};
    !document.problems.iter().any(|problem| matches!(problem.kind, Truncated | Damaged | Scanned | Encrypted | Limit))
}

/// Whether `record` tells of the very publication `document` is.
pub fn stands_for(record: &Record, document: &Document) -> bool {
    let Some(council) = document.subjects().find(|council| council.name == record.council) else { return false };
    let visits = (record.visit.map(|visit| visit.end), document.visit.as_ref().map(|visit| visit.value.end));
    let published = (record.published, document.published.as_ref().map(|date| date.value));
    let same_time = match (visits, published) {
        ((Some(a), Some(b)), _) | (_, (Some(a), Some(b))) => a.may_be(b),
        _ => false,
    };
    let same_ordinal = match (record.visit_ordinal, &council.visit_ordinal) {
        (Some(a), Some(b)) => a == b.value,
        _ => true,
    };
    record.kind == document.kind.value && same_time && same_ordinal
}

fn reread(entry: &mut Entry, read: NewEntry) {
    if let (Origin::File { sha256, .. }, Some(hash)) = (&mut entry.origin, read.origin.hash()) {
        *sha256 = hash;
    }
    entry.document = read.document;
    entry.findings = read.findings;
}

fn same_words(a: &Decision, b: &Decision) -> bool {
    a.span == b.span && a.quote == b.quote
}

fn decide(entry: &mut Entry, decision: Decision) {
    match entry.decisions.iter_mut().find(|there| same_words(there, &decision)) {
        Some(there) => *there = decision,
        None => entry.decisions.push(decision),
    }
}
