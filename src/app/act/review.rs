//! Decisions about findings: one command, one decision, one step of undo.

use super::Acting;
use crate::app::command::Command;
use crate::app::panels::details::Choice;
use crate::app::state::Tab;
use crate::document::Voice;
use crate::session::derive::Derived;
use crate::session::{Decision, Edit, EntryId, Reviewed, Verdict};

impl Acting<'_> {
    pub(super) fn run_review(&mut self, command: Command) {
        match command {
            Command::NextFinding => self.step(1),
            Command::PreviousFinding => self.step(-1),
            Command::NextToReview => self.next_to_review(),
            Command::Undecide => self.undecide(),
            Command::AcceptVisible => self.accept_visible(),
            Command::CouncilMenu => self.choose(Choice::Council),
            Command::ThemeMenu => self.choose(Choice::Theme),
            Command::ScopeMenu => self.choose(Choice::Scope),
            Command::Remark => self.choose(Choice::Remark),
            Command::MarkWords => self.mark_words(),
            _ => self.decide(command),
        }
    }

    /// Goes to the next finding that is shown, or the one before; stays where there is none.
    fn step(&mut self, by: isize) {
        let Some(entry) = self.state.selected().cloned() else {
            let first = self.state.known.entries.first().map(|entry| entry.id());
            if let Some(id) = first {
                self.select(id, Some(0), true);
            }
            return;
        };
        let tab = &self.locals.tabs.document;
        let mut shown = entry.findings.iter().enumerate().filter(|(_, there)| tab.shows(there)).map(|(at, _)| at);
        let found = match (self.state.selection.finding, by < 0) {
            (Some(now), false) => shown.find(|at| *at > now),
            (Some(now), true) => shown.rfind(|at| *at < now),
            (None, false) => shown.next(),
            (None, true) => shown.next_back(),
        };
        let Some(at) = found.or(self.state.selection.finding) else { return };
        let council = self.state.selection.council.clone();
        self.select(entry.id(), Some(at), false);
        self.state.selection.council = council;
    }

    /// Opens a choice for the finding in Details, which is shown for it.
    fn choose(&mut self, choice: Choice) {
        self.state.look.details = true;
        self.locals.details.open(choice);
    }

    /// Accepts what was wholly on screen and nobody has looked at; nothing else.
    fn accept_visible(&mut self) {
        let entry = self.state.selected().filter(|_| self.state.tab == Tab::Document).cloned();
        let Some(entry) = entry else {
            self.state.say("Only what the Document tab shows can be accepted together");
            return;
        };
        let tab = &self.locals.tabs.document;
        let seen = tab.on_screen(entry.id()).iter().filter_map(|at| entry.findings.get(*at));
        let open = seen.filter(|there| there.verdict().is_none() && tab.shows(there));
        let decisions: Vec<(EntryId, Decision)> =
            open.map(|there| (entry.id(), Decision::accepting(&there.finding))).collect();
        if decisions.is_empty() {
            self.state.say("Nothing on screen is left to review");
        } else {
            self.edit(Edit::Decide(decisions));
        }
    }

    /// Begins a finding of the selected words.
    fn mark_words(&mut self) {
        let Some(entry) = self.state.selected().cloned() else { return };
        let Some(loaded) = self.state.texts.get(&entry.id()) else { return };
        self.locals.tabs.document.begin_adding(&entry, loaded, self.state.selection.finding);
        self.state.tab = Tab::Document;
    }

    /// Goes to the text and puts the cursor into its search.
    pub(super) fn find_in_text(&mut self) {
        let first = self.state.known.entries.first().map(|entry| entry.id());
        if let Some(id) = self.state.selection.document.or(first) {
            let (finding, council) = (self.state.selection.finding, self.state.selection.council.clone());
            self.select(id, finding, true);
            self.state.selection.council = council;
            self.locals.tabs.document.open_find();
        }
    }

    fn next_to_review(&mut self) {
        let found =
            next_to_review(&self.state.known.entries, self.state.selection.document, self.state.selection.finding);
        if let Some((id, at)) = found {
            self.select(id, Some(at), true);
        }
    }

    fn undecide(&mut self) {
        let Some((id, reviewed)) = self.chosen() else { return };
        self.edit(Edit::Undecide(vec![(id, reviewed.decision_or_accepting())]));
    }

    fn decide(&mut self, command: Command) {
        if command.level().is_some_and(|level| self.locals.tabs.document.level_for_added(level)) {
            return;
        }
        let Some((id, reviewed)) = self.chosen() else { return };
        let mut decision = reviewed.decision_or_accepting();
        if command == Command::Reject && decision.verdict == Verdict::Added {
            self.edit(Edit::Undecide(vec![(id, decision)]));
            return;
        }
        if !change(&mut decision, command, &reviewed) {
            self.state.say("A judgement has a grade and no level");
            return;
        }
        self.edit(Edit::Decide(vec![(id, decision)]));
        // A level is a whole decision too: right, but so much.
        if matches!(command, Command::Accept | Command::Reject) || command.level().is_some() {
            let decided = self.state.selection.finding;
            self.step(1);
            if self.state.selection.finding == decided {
                self.state.say(self.what_is_left());
            }
        }
    }

    /// Said where a document has no further finding to go on to.
    fn what_is_left(&self) -> String {
        match self.state.known.to_review {
            0 => "Every finding that counts is reviewed".to_owned(),
            left => format!("The last finding shown here; N goes on to the {left} left to review"),
        }
    }

    fn chosen(&self) -> Option<(EntryId, Reviewed)> {
        let (_, reviewed) = self.state.selected_finding()?;
        Some((self.state.selection.document?, reviewed.clone()))
    }
}

/// Changes a decision as the command says; false where the command makes no sense for the finding.
fn change(decision: &mut Decision, command: Command, reviewed: &Reviewed) -> bool {
    let finding = &reviewed.finding;
    if decision.verdict == Verdict::Rejected {
        decision.verdict = Verdict::Accepted;
    }
    match command {
        Command::Reject => decision.verdict = Verdict::Rejected,
        Command::NextVoice => decision.voice = Some(next_voice(finding.voice)),
        Command::Headline => decision.headline = Some(!finding.headline),
        Command::Counted => decision.counted = Some(!finding.counted),
        _ => {
            if let Some(level) = command.level() {
                let Some(now) = finding.level() else { return false };
                let scored = reviewed.scored_level.unwrap_or(now);
                decision.level = (level != scored).then_some(level);
            }
        }
    }
    true
}

fn next_voice(voice: Voice) -> Voice {
    let at = Voice::ALL.iter().position(|there| *there == voice).unwrap_or(0);
    Voice::ALL.iter().copied().cycle().nth(at + 1).unwrap_or(voice)
}

/// The next counted finding nobody has looked at, after the one selected and then from the beginning.
fn next_to_review(
    entries: &[std::sync::Arc<Derived>],
    document: Option<EntryId>,
    finding: Option<usize>,
) -> Option<(EntryId, usize)> {
    let after = (document, finding);
    let open = entries.iter().flat_map(|entry| {
        let open = entry.findings.iter().enumerate().filter(|(_, it)| it.is_to_review());
        open.map(|(at, _)| (entry.id(), at))
    });
    let mut first = None;
    for (id, at) in open {
        if (Some(id), Some(at)) > after {
            return Some((id, at));
        }
        first = first.or(Some((id, at)));
    }
    first
}
