//! The Phrases tab: the session's lexicon to read, to try on a sentence, and to edit with what it would
//! change seen first.
//!
//! The lexicon is compiled and tried on a thread of its own; this tab asks for it and hears of it in
//! [`Local::compiled`] and [`Local::tried`].

mod attempt;
mod draft;
mod listing;
mod preview;

use crate::app::ask::{Ask, Asks};
use crate::app::state::State;
use crate::app::{theme, widgets};
use crate::problem::Problem;
use crate::scoring::Lexicon;
use crate::work::trial::Trial;
use egui::{Align, Layout, Ui};
use std::sync::Arc;

/// What is done with the lexicon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mode {
    #[default]
    Read,
    Edit,
}

/// What the tab needs while it is worked with.
#[derive(Debug, Default)]
pub struct Local {
    mode: Mode,
    /// The session's lexicon, once compiled.
    lexicon: Option<Result<Arc<Lexicon>, Problem>>,
    /// The words it was compiled from, and the ticket under which that was asked for.
    asked: Option<(Option<Arc<str>>, u64)>,
    tickets: u64,
    listing: listing::Local,
    attempt: attempt::Local,
    draft: Option<draft::Draft>,
}

impl Local {
    fn ticket(&mut self) -> u64 {
        self.tickets += 1;
        self.tickets
    }

    /// Hears that a lexicon was compiled.
    pub fn compiled(&mut self, ticket: u64, compiled: Result<Arc<Lexicon>, Problem>) {
        if self.asked.as_ref().is_some_and(|(_, asked)| *asked == ticket) {
            self.lexicon = Some(compiled.clone());
        }
        if let Some(draft) = &mut self.draft {
            draft.compiled(ticket, compiled);
        }
    }

    /// Hears what a lexicon would change.
    pub fn tried(&mut self, ticket: u64, trial: Arc<Trial>) {
        if let Some(draft) = &mut self.draft {
            draft.tried(ticket, trial);
        }
    }

    /// Edits that are not applied.
    fn edited(&self) -> Option<&draft::Draft> {
        self.draft.as_ref().filter(|draft| draft.is_changed())
    }

    /// Whether there are edits that are not applied.
    pub fn is_edited(&self) -> bool {
        self.edited().is_some()
    }

    /// The version of the edits that are not applied.
    pub fn edits(&self) -> Option<u64> {
        self.edited().map(draft::Draft::version)
    }

    /// The phrases as they are being edited, while the edits are not applied.
    pub fn edited_words(&self) -> Option<String> {
        self.edited().map(|draft| draft.words().to_owned())
    }

    /// Goes on with edits of an earlier run.
    pub fn resume(&mut self, words: &str) {
        self.draft = Some(draft::Draft::resumed(words));
        self.mode = Mode::Edit;
    }

    /// Gives the edits up.
    pub fn discard(&mut self) {
        self.draft = None;
        self.mode = Mode::Read;
    }

    /// Asks for the session's lexicon where it is not the one at hand.
    fn want(&mut self, state: &State, asks: &mut Asks) {
        let source = &state.body().lexicon;
        if self.asked.as_ref().is_some_and(|(asked, _)| asked == source) {
            return;
        }
        let ticket = self.ticket();
        self.asked = Some((source.clone(), ticket));
        asks.push(Ask::TryLexicon { ticket, source: source.clone(), preview: false });
    }

    /// The lexicon a sentence is tried against: the draft while it is edited and has no fault.
    fn at_hand(&self) -> Option<Arc<Lexicon>> {
        let drafted = self.draft.as_ref().filter(|_| self.mode == Mode::Edit).and_then(draft::Draft::lexicon);
        drafted.or_else(|| self.lexicon.as_ref()?.as_ref().ok().cloned())
    }
}

/// Draws the tab.
pub fn ui(ui: &mut Ui, state: &State, local: &mut Local, asks: &mut Asks) {
    local.want(state, asks);
    bar_ui(ui, state, local);
    let at_hand = local.at_hand();
    if let Some(lexicon) = &at_hand {
        if let Some(id) = attempt::ui(ui, lexicon, &mut local.attempt) {
            local.mode = Mode::Read;
            local.listing.choose(&id);
        }
        ui.add_space(4.0);
        widgets::hairline(ui);
    }
    match (local.mode, &local.lexicon) {
        (Mode::Edit, _) => draft_ui(ui, state, local, asks),
        (Mode::Read, Some(Ok(lexicon))) => {
            let lexicon = lexicon.clone();
            if let Some(id) = listing::ui(ui, state, &lexicon, &mut local.listing) {
                begin(state, local, Some(&id));
            }
        }
        (Mode::Read, Some(Err(problem))) => {
            widgets::empty(ui, &problem.message, problem.hint.as_deref().as_slice());
        }
        (Mode::Read, None) => widgets::empty(ui, "Reading the phrases…", &[]),
    }
}

fn bar_ui(ui: &mut Ui, state: &State, local: &mut Local) {
    ui.horizontal(|ui| {
        let choices = [(Mode::Read, "Read"), (Mode::Edit, "Edit a copy")];
        match widgets::segmented(ui, &choices, local.mode) {
            Some(Mode::Edit) => begin(state, local, None),
            Some(Mode::Read) => local.mode = Mode::Read,
            None => {}
        }
        let own = state.body().lexicon.is_some();
        let said = if own { "This session has its own phrases" } else { "The phrases that ship with the program" };
        ui.label(widgets::weak(ui, said));
        if local.is_edited() {
            ui.label(egui::RichText::new("edited, not yet applied").small().color(theme::of(ui).warning));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let help =
                "Put the phrases that ship with the program into the editor; nothing changes until they are applied";
            if own && ui.button("Revert to those that ship").on_hover_text(help).clicked() {
                begin(state, local, None);
                local.draft.iter_mut().for_each(draft::Draft::revert);
            }
        });
    });
}

/// Goes on editing, at the entry of that id.
fn begin(state: &State, local: &mut Local, id: Option<&str>) {
    local.mode = Mode::Edit;
    let draft = local.draft.get_or_insert_with(|| draft::Draft::of(state.body().lexicon.as_deref()));
    if let Some(id) = id {
        draft.go_to_entry(id);
    }
}

fn draft_ui(ui: &mut Ui, state: &State, local: &mut Local, asks: &mut Asks) {
    let next = local.tickets + 1;
    let Some(draft) = &mut local.draft else {
        local.mode = Mode::Read;
        return;
    };
    if draft.wants_trial(ui, state, next) {
        local.tickets = next;
        asks.push(Ask::TryLexicon { ticket: next, source: Some(draft.words().into()), preview: true });
    }
    let area = ui.available_size();
    let panel = if area.x >= 760.0 {
        egui::Panel::right("what the draft changes").default_size(area.x * 0.4).size_range(260.0..=area.x * 0.6)
    } else {
        egui::Panel::bottom("what the draft changes").default_size(area.y * 0.45).size_range(120.0..=area.y * 0.7)
    };
    let margin = if area.x >= 760.0 {
        egui::Margin { left: theme::PADDING, right: 0, top: 0, bottom: 0 }
    } else {
        egui::Margin { left: 0, right: 0, top: theme::PADDING, bottom: 0 }
    };
    let mut asked = None;
    panel.frame(egui::Frame::new().inner_margin(margin)).show(ui, |ui| asked = preview::ui(ui, state, draft, asks));
    draft.ui(ui);
    match asked {
        Some(preview::Asked::GoTo(line)) => draft.go_to_line(line),
        Some(preview::Asked::Discard) => local.discard(),
        None => {}
    }
}
