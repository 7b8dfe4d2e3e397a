//! Everything the window knows, read by all that draws and changed by `act` alone.
//!
//! What only one tab or panel needs while it is worked with (a search, a scroll) stands in its own
//! `Local` and not here.

use super::ask::Ask;
use super::known::Known;
use super::recent::Recent;
use crate::document::{CouncilName, Document};
use crate::problem::Problem;
use crate::scoring::Scored;
use crate::session::derive::Derived;
use crate::session::file::{LeftBehind, Whereabouts};
use crate::session::{Body, EntryId, History, Reviewed, Session, View};
use crate::text::{Span, Text};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// The tabs of the centre.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Tab {
    /// Councils side by side over time.
    #[default]
    Compare,
    /// One text with its findings.
    Document,
    /// Councils by theme.
    Themes,
    /// Every finding.
    Table,
    /// The lexicon.
    Phrases,
}

impl Tab {
    /// All, from left to right.
    pub const ALL: [Self; 5] = [Self::Compare, Self::Document, Self::Themes, Self::Table, Self::Phrases];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Compare => "Compare",
            Self::Document => "Document",
            Self::Themes => "Themes",
            Self::Table => "Table",
            Self::Phrases => "Phrases",
        }
    }
}

/// How the window looks; kept between starts.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Look {
    /// Dark, light or as the desktop is.
    pub theme: egui::ThemePreference,
    /// Whether the list at the left is shown.
    pub documents: bool,
    /// Whether the details at the right are shown.
    pub details: bool,
    /// Whether Compare lists its points below the chart.
    pub points_list: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self { theme: egui::ThemePreference::System, documents: true, details: true, points_list: false }
    }
}

/// What is selected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The document in Details and in the Document tab.
    pub document: Option<EntryId>,
    /// One of its findings, by place among the reviewed ones.
    pub finding: Option<usize>,
    /// The council whose point of it was chosen.
    pub council: Option<CouncilName>,
    /// Documents marked in the list.
    pub marked: BTreeSet<EntryId>,
    /// Grows whenever something should be scrolled to.
    pub moves: u64,
}

/// Where the session is kept.
#[derive(Clone, Debug, Default)]
pub struct SessionFile {
    /// Its file, once there is one.
    pub path: Option<PathBuf>,
    /// When it was last saved, by the clock.
    pub saved_at: Option<jiff::civil::DateTime>,
    /// What was saved.
    pub saved: Option<Session>,
}

/// A question that must be answered before anything else.
#[derive(Clone, Debug)]
pub enum Question {
    /// Work is not saved and would be lost by what follows.
    Unsaved(Box<Ask>),
    /// Phrases are edited and not applied, and would be lost by what follows.
    Draft(Box<Ask>),
    /// Work of an earlier run was not saved.
    Recovery(LeftBehind),
    /// No dialog can be shown here: the path must be typed.
    Path(super::host::Dialog),
    /// The list of keys.
    Shortcuts,
    /// How a point comes about.
    Method,
    /// Version, licence, sources.
    About,
}

/// Something that was said for a moment at the window's edge.
#[derive(Clone, Debug)]
pub struct Toast {
    /// What.
    pub words: String,
    /// Whether it is a problem.
    pub bad: bool,
    /// When it goes, in the window's own time.
    pub until: Option<f64>,
}

/// Reading under way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// What is being done: "Reading documents".
    pub what: &'static str,
    /// Files done.
    pub done: usize,
    /// Files in all, as far as is known.
    pub total: usize,
}

/// A text as it was read in this run, with what only reading gives: who speaks, what was not counted.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// Its words.
    pub text: Arc<Text>,
    /// Its facts as read, with its passages.
    pub document: Arc<Document>,
    /// Its findings and near misses by the lexicon.
    pub scored: Arc<Scored>,
}

/// Everything the window knows.
#[derive(Debug, Default)]
pub struct State {
    /// The session's body and the way there.
    pub history: History,
    view: View,
    unsaved: bool,
    /// How often the analyst has changed the session or asked for documents to be opened; it never goes back.
    pub steps: u64,
    /// What is shown of it, kept by revision.
    pub known: Known,
    /// Texts read so far.
    pub texts: BTreeMap<EntryId, Loaded>,
    /// Texts asked for and not yet here.
    pub awaited: BTreeSet<EntryId>,
    /// Files that are not where or what they were.
    pub changed: BTreeMap<EntryId, Whereabouts>,
    /// What is selected.
    pub selection: Selection,
    /// The tab shown.
    pub tab: Tab,
    /// How the window looks.
    pub look: Look,
    /// Where the session is kept.
    pub file: SessionFile,
    /// The sessions opened or saved last.
    pub recent: Recent,
    /// What went wrong, until dismissed.
    pub problems: Vec<Problem>,
    /// Problems the analyst dismissed.
    dismissed: Vec<Problem>,
    /// What was said lately.
    pub toasts: Vec<Toast>,
    /// Reading under way.
    pub progress: Option<Progress>,
    /// The question that stands.
    pub question: Option<Question>,
    /// Whether the palette is open.
    pub palette: bool,
    /// Whether the list of problems is open.
    pub problems_open: bool,
}

impl State {
    /// The session's body.
    pub fn body(&self) -> &Body {
        self.history.body()
    }

    /// What is shown and how.
    pub fn view(&self) -> &View {
        &self.view
    }

    /// The session as it stands.
    pub fn session(&self) -> Session {
        Session { body: self.body().clone(), view: self.view.clone() }
    }

    /// Whether there is no document.
    pub fn is_empty(&self) -> bool {
        self.body().entries.is_empty()
    }

    /// Whether there is work that closing would lose. A changed view alone is not work.
    pub fn is_unsaved(&self) -> bool {
        self.unsaved
    }

    /// The session's name: its file's, or that it has none yet.
    pub fn name(&self) -> String {
        let name = self.file.path.as_ref().and_then(|path| path.file_name());
        name.map_or_else(|| "New session".to_owned(), |name| name.to_string_lossy().into_owned())
    }

    /// The document selected.
    pub fn selected(&self) -> Option<&Arc<Derived>> {
        self.known.entry(self.selection.document?)
    }

    /// The finding selected, with its place.
    pub fn selected_finding(&self) -> Option<(usize, &Reviewed)> {
        let at = self.selection.finding?;
        Some((at, self.selected()?.findings.get(at)?))
    }

    /// Puts another session in place of this one.
    /// `known` is what the session comes to, worked out by whoever read it.
    pub(super) fn replace(&mut self, session: Session, known: Known, file: SessionFile) {
        self.file = file;
        self.history = History::new(session.body);
        self.view = session.view;
        self.texts.clear();
        self.awaited.clear();
        self.changed.clear();
        self.selection = Selection::default();
        // The count goes on, or something kept for the old session would pass for the new one's.
        let revision = self.known.revision + 1;
        self.known = known;
        self.known.revision = revision;
        self.refresh();
    }

    /// Notes by which lexicon a session without documents will be scored.
    pub(super) fn begin_with(&mut self, lexicon_sha256: &str) {
        let untouched = self.history.undo_name().is_none() && self.history.redo_name().is_none();
        if self.is_empty() && untouched && self.body().lexicon_sha256.is_empty() {
            let body = Body { lexicon_sha256: lexicon_sha256.to_owned(), ..self.body().clone() };
            self.history = History::new(body);
        }
    }

    /// Says where the session is kept now.
    pub(super) fn set_file(&mut self, file: SessionFile) {
        self.file = file;
        self.weigh();
    }

    /// Finds out whether there is work to lose; entries that are shared with what was saved cost nothing.
    fn weigh(&mut self) {
        self.unsaved = match &self.file.saved {
            Some(saved) => !saved.body.is_unchanged(self.history.body()),
            None => !self.is_empty(),
        };
    }

    /// Says something for a moment.
    pub(super) fn say(&mut self, words: impl Into<String>) {
        self.toasts.push(Toast { words: words.into(), bad: false, until: None });
    }

    /// Puts a problem of reading on the list, once, however often the same files are read; not again
    /// where the analyst dismissed it.
    pub(super) fn list(&mut self, problem: Problem) {
        if !self.problems.contains(&problem) && !self.dismissed.contains(&problem) {
            self.problems.push(problem);
        }
    }

    /// Says for a moment that something failed and lists it, though it was dismissed when it failed before.
    pub(super) fn complain(&mut self, problem: Problem) {
        self.dismissed.retain(|there| *there != problem);
        self.complain_briefly(&problem);
        self.list(problem);
    }

    /// Says for a moment that something failed.
    pub(super) fn complain_briefly(&mut self, problem: &Problem) {
        let file = problem.path.as_ref().and_then(|path| path.file_name());
        let words =
            file.map_or_else(|| problem.message.clone(), |name| format!("{}: {}", problem.message, name.display()));
        self.toasts.push(Toast { words, bad: true, until: None });
    }

    /// Takes a problem off the list for good.
    pub(super) fn dismiss(&mut self, at: usize) {
        if at < self.problems.len() {
            self.dismissed.push(self.problems.remove(at));
        }
    }

    /// Takes all of them off.
    pub(super) fn dismiss_all(&mut self) {
        self.dismissed.append(&mut self.problems);
    }

    /// Shows the session so.
    pub(super) fn set_view(&mut self, view: View) {
        self.view = view;
    }

    /// Where a finding now stands that stood at `before`: others may have come or gone.
    fn place_of(&self, before: usize, span: Span, quote: &str) -> Option<usize> {
        let findings = &self.selected()?.findings;
        let is_it = |there: &Reviewed| there.finding.span == span && there.finding.quote == quote;
        let stays = findings.get(before).is_some_and(is_it).then_some(before);
        stays.or_else(|| findings.iter().position(is_it))
    }

    /// Takes in that the analyst has changed the session.
    pub(super) fn step(&mut self) {
        self.steps += 1;
        self.refresh();
    }

    /// Works out anew what depends on the session's body.
    pub(super) fn refresh(&mut self) {
        let selected = self.selected_finding().map(|(at, there)| (at, there.finding.span, there.finding.quote.clone()));
        self.known = Known::of(self.history.body(), &self.known);
        self.weigh();
        let there = |id: &EntryId| self.known.entry(*id).is_some();
        self.selection.marked.retain(there);
        self.selection.document = self.selection.document.filter(there);
        self.selection.finding = selected.and_then(|(at, span, quote)| self.place_of(at, span, &quote));
        self.texts.retain(|id, _| there(id));
        self.changed.retain(|id, _| there(id));
    }
}
