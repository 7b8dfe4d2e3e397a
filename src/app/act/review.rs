//! Decisions about findings: one command, one decision, one step of undo.

use super::Acting;
use crate::app::command::Command;
use crate::document::Voice;
use crate::scoring::Finding;
use crate::session::derive::Derived;
use crate::session::{Decision, Edit, EntryId, Reviewed, Verdict};

impl Acting<'_> {
    pub(super) fn run_review(&mut self, command: Command) {
        match command {
            Command::NextFinding => self.step(1),
            Command::PreviousFinding => self.step(-1),
            Command::NextToReview => self.next_to_review(),
            Command::Undecide => self.undecide(),
            _ => self.decide(command),
        }
    }

    fn step(&mut self, by: isize) {
        let Some(entry) = self.state.selected() else {
            let first = self.state.known.entries.first().map(|entry| entry.id());
            if let Some(id) = first {
                self.select(id, Some(0), true);
            }
            return;
        };
        let (id, last) = (entry.id(), entry.findings.len().saturating_sub(1));
        let at = match self.state.selection.finding {
            Some(at) => at.saturating_add_signed(by).min(last),
            None if by < 0 => last,
            None => 0,
        };
        let council = self.state.selection.council.clone();
        self.select(id, Some(at), false);
        self.state.selection.council = council;
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
        let decision = self.decision(id, &reviewed);
        self.edit(Edit::Undecide(vec![(id, decision)]));
    }

    fn decide(&mut self, command: Command) {
        let Some((id, reviewed)) = self.chosen() else { return };
        let mut decision = self.decision(id, &reviewed);
        if command == Command::Reject && decision.verdict == Verdict::Added {
            self.edit(Edit::Undecide(vec![(id, decision)]));
            return;
        }
        if !change(&mut decision, command, &reviewed) {
            self.state.say("A judgement has a grade and no level");
            return;
        }
        self.edit(Edit::Decide(vec![(id, decision)]));
        if matches!(command, Command::Accept | Command::Reject) {
            self.step(1);
        }
    }

    fn chosen(&self) -> Option<(EntryId, Reviewed)> {
        let (_, reviewed) = self.state.selected_finding()?;
        Some((self.state.selection.document?, reviewed.clone()))
    }

    /// The decision there is about a finding, or an empty one.
    fn decision(&self, id: EntryId, reviewed: &Reviewed) -> Decision {
        let entry = self.state.known.entry(id);
        let there = entry.and_then(|entry| entry.entry.decision_about(&reviewed.finding)).cloned();
        there.unwrap_or_else(|| accepted(&reviewed.finding))
    }
}

/// "This is right", with nothing changed.
pub fn accepted(finding: &Finding) -> Decision {
    Decision {
        span: finding.span,
        quote: finding.quote.clone(),
        verdict: Verdict::Accepted,
        level: None,
        council: None,
        voice: None,
        theme: None,
        scope: None,
        headline: None,
        counted: None,
        added: None,
        note: String::new(),
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
        let open = entry.findings.iter().enumerate().filter(|(_, it)| it.verdict.is_none() && it.finding.counted);
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
