//! Another lexicon: trying it away from the window's thread, using it, and following it back by undo.

use super::Acting;
use crate::app::jobs::Rescored;
use crate::session::Edit;
use crate::work::trial::{AtHand, Trial};
use std::sync::Arc;

impl Acting<'_> {
    pub(super) fn try_lexicon(&mut self, ticket: u64, source: Option<Arc<str>>, preview: bool) {
        let texts = &self.state.texts;
        let at_hand = self.state.known.entries.iter().map(|entry| AtHand {
            entry: entry.clone(),
            words: texts.get(&entry.id()).map(|loaded| (loaded.text.clone(), loaded.document.clone())),
        });
        let documents = preview.then(|| at_hand.collect());
        self.jobs.try_lexicon(ticket, source, documents);
    }

    pub(super) fn tried(&mut self, ticket: u64, trial: Trial) {
        // Every pause in writing tries them again; the list holds each problem once.
        trial.problems.iter().for_each(|problem| self.state.list(problem.clone()));
        self.locals.tabs.phrases.tried(ticket, trial.into());
    }

    pub(super) fn use_lexicon(&mut self, trial: &Trial) {
        let findings = trial.scored.iter().map(|(id, scored)| (*id, scored.findings.clone())).collect();
        self.edit(Edit::Lexicon { source: trial.source.clone(), sha256: trial.lexicon.sha256.clone(), findings });
        for (id, scored) in &trial.scored {
            if let Some(loaded) = self.state.texts.get_mut(id) {
                loaded.scored = scored.clone();
            }
        }
        self.state.say(if trial.source.is_some() {
            "This session has its own phrases now"
        } else {
            "The phrases that ship with the program are used again"
        });
    }

    /// Near misses are not kept with the session, so texts at hand are scored anew after undo and redo.
    pub(super) fn follow_lexicon(&mut self, before: Option<&Arc<str>>) {
        let now = self.state.body().lexicon.clone();
        if now.as_ref() == before {
            return;
        }
        let texts = self.state.texts.iter();
        let texts = texts.map(|(id, loaded)| (*id, loaded.text.clone(), loaded.document.clone())).collect();
        self.jobs.rescore(now, texts);
    }

    pub(super) fn rescored(&mut self, rescored: Vec<Rescored>) {
        for it in rescored {
            let Some(loaded) = self.state.texts.get_mut(&it.id) else { continue };
            if !Arc::ptr_eq(&loaded.text, &it.text) {
                continue;
            }
            match it.scored {
                Ok(scored) => loaded.scored = scored,
                Err(problem) => {
                    let entry = self.state.body().entry(it.id);
                    let problem = entry.map_or(problem.clone(), |entry| entry.origin.blame(problem));
                    self.state.complain(problem);
                }
            }
        }
    }
}
