//! The Document tab: the text as it reads with its findings, or their sentences where there is no text.
//!
//! | part | what it is |
//! | --- | --- |
//! | `head` | the document's name, what is shown, find in text |
//! | `page`, `paint` | the text in sight, and what lies on it |
//! | `para`, `layout`, `marks`, `words`, `find` | what they are made of; the last three know no screen |
//! | `quotes` | the sentences, where the text is not here, and why it is not |
//! | `list` | the findings with filters |
//! | `add` | making a finding of selected words |

mod add;
mod find;
mod head;
mod layout;
mod list;
mod marks;
mod page;
mod paint;
mod para;
mod quotes;
mod words;

use crate::app::ask::{Ask, Asks};
use crate::app::state::{Loaded, State};
use crate::app::widgets;
use crate::scoring::Level;
use crate::session::derive::Derived;
use crate::session::{EntryId, Reviewed};
use crate::text::Span;
use egui::{Margin, Panel, Ui};
use marks::Mark;

/// The width from which the list of findings stands beside the text without being asked for.
const WIDE: f32 = 1_060.0;
/// The width from which the list stands beside the text; below it, under it.
const BESIDE: f32 = 860.0;

/// What is marked in the text, listed, and stepped through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// Findings that count towards the point.
    #[default]
    Counted,
    /// Findings of every voice.
    AllVoices,
    /// These, and progress words that were not counted.
    NotCounted,
}

/// What the tab needs while it is worked with.
#[derive(Debug, Default)]
pub struct Local {
    shown: Shown,
    find: find::Find,
    page: page::Local,
    list: list::Local,
    quotes: quotes::Local,
    adding: Option<add::Draft>,
    marks: Vec<Mark>,
    marks_of: Option<(EntryId, u64, usize, Shown, Option<usize>)>,
    last_moves: u64,
    last_entry: Option<EntryId>,
}

impl Local {
    /// Goes to these words once the text is here.
    pub fn go_to(&mut self, span: Span) {
        self.page.go_to = Some(span);
        self.page.pointed = Some(span);
    }

    /// Shows or hides the list of findings.
    pub fn toggle_list(&mut self) {
        self.list.toggle();
    }

    /// Opens the field for finding words.
    pub fn open_find(&mut self) {
        self.find.open = true;
        self.find.focus = true;
    }

    /// Whether a finding is one of those stepped through.
    pub fn shows(&self, reviewed: &Reviewed) -> bool {
        self.shown.shows(reviewed) && self.list.shows(reviewed)
    }

    /// The findings of `id` that were wholly on screen when the tab was last drawn.
    pub fn on_screen(&self, id: EntryId) -> &[usize] {
        if self.last_entry == Some(id) { &self.page.on_screen } else { &[] }
    }

    /// Begins a finding of the selected words, or of the sentence after the one selected.
    pub fn begin_adding(&mut self, entry: &Derived, loaded: &Loaded, finding: Option<usize>) {
        self.adding = add::begin(&mut self.page, entry, loaded, finding);
    }

    /// Gives the finding being added a level; false where none is being added.
    pub fn level_for_added(&mut self, level: Level) -> bool {
        self.adding.as_mut().map(|draft| draft.level = Some(level)).is_some()
    }
}

/// Draws the selected document.
pub fn ui(ui: &mut Ui, state: &State, local: &mut Local, asks: &mut Asks) {
    let Some(entry) = state.selected() else {
        widgets::empty(ui, "No document selected", &["Choose one in the list at the left or a point in Compare"]);
        return;
    };
    let loaded = state.texts.get(&entry.id());
    arrive(state, entry, loaded, local);
    head::ui(ui, state, entry, loaded, local, asks);
    list_ui(ui, state, entry, local, asks);
    match loaded {
        Some(loaded) => text_ui(ui, state, entry, loaded, local, asks),
        None => quotes::ui(ui, state, entry, local, asks),
    }
}

/// Goes to the finding that was selected since the tab was last drawn.
fn arrive(state: &State, entry: &Derived, loaded: Option<&Loaded>, local: &mut Local) {
    if local.last_entry != Some(entry.id()) {
        local.last_entry = Some(entry.id());
        local.page.on_screen.clear();
        local.adding = None;
        // The selection may be older than the text: it is gone to once that is here.
        local.last_moves = 0;
    }
    if local.last_moves == state.selection.moves || (loaded.is_none() && state.awaited.contains(&entry.id())) {
        return;
    }
    local.last_moves = state.selection.moves;
    let Some((at, reviewed)) = state.selected_finding() else { return };
    local.page.pointed = None;
    local.list.go_to(at);
    local.quotes.go_to(at);
    if let Some(loaded) = loaded {
        local.page.go_to = marks::place(&loaded.text, &reviewed.finding).or(local.page.go_to);
    }
}

fn list_ui(ui: &mut Ui, state: &State, entry: &Derived, local: &mut Local, asks: &mut Asks) {
    let room = ui.available_width();
    if !local.list.is_open(room >= WIDE) {
        return;
    }
    let frame = egui::Frame::new();
    let shown = local.shown;
    if room >= BESIDE {
        let frame = frame.inner_margin(Margin { left: 12, ..Margin::ZERO });
        let panel = Panel::right("findings beside").default_size(320.0).size_range(240.0..=520.0).frame(frame);
        panel.show(ui, |ui| list::ui(ui, state, entry, shown, &mut local.list, asks));
    } else {
        let frame = frame.inner_margin(Margin { top: 8, ..Margin::ZERO });
        let height = ui.available_height() * 0.42;
        let panel = Panel::bottom("findings below").default_size(height).size_range(120.0..=420.0).frame(frame);
        panel.show(ui, |ui| list::ui(ui, state, entry, shown, &mut local.list, asks));
    }
}

fn text_ui(ui: &mut Ui, state: &State, entry: &Derived, loaded: &Loaded, local: &mut Local, asks: &mut Asks) {
    refresh_marks(state, entry, loaded, local);
    if local.find.refresh(&loaded.text) {
        local.page.go_to = local.find.from(local.page.top_offset).or(local.page.go_to);
    }
    if entry.entry.is_record() {
        quotes::record_ui(ui, state, entry, asks);
    }
    let source = para::Source {
        text: &loaded.text,
        passages: &loaded.document.passages,
        findings: &entry.findings,
        marks: &local.marks,
    };
    let near = &loaded.scored.near_misses;
    let shown = page::Page { state, entry, loaded, source, near, find: &local.find };
    page::ui(ui, &shown, &mut local.page, asks);
    add::ui(ui, state, entry, loaded, &mut local.adding, &mut local.page, asks);
}

fn refresh_marks(state: &State, entry: &Derived, loaded: &Loaded, local: &mut Local) {
    let text = std::ptr::from_ref(&*loaded.text) as usize;
    let selected = state.selection.finding;
    let wanted = (entry.id(), state.known.revision, text, local.shown, selected);
    if local.marks_of != Some(wanted) {
        let near = &loaded.scored.near_misses;
        local.marks = marks::marks(&loaded.text, &entry.findings, near, local.shown, selected);
        local.marks_of = Some(wanted);
    }
}

/// Asks for the finding that has just been added at `span` to be selected.
fn select_added(entry: &Derived, span: Span, asks: &mut Asks) -> bool {
    let added = |reviewed: &Reviewed| {
        reviewed.finding.span == span && reviewed.verdict() == Some(crate::session::Verdict::Added)
    };
    let Some(finding) = entry.findings.iter().position(added) else { return false };
    asks.push(Ask::SelectFinding { document: entry.id(), finding, open: false });
    true
}
