//! An entry's findings with the analyst's decisions and corrected facts applied.
//!
//! The one place that says what a finding is after review; charts, tables and exports all read it.

use super::{Decision, Entry, Reviewed, Verdict};
use crate::document::{CouncilName, Document, PartialDate};
use crate::scoring::{Claim, Finding};
use crate::trajectory::{self, Point};
use std::sync::Arc;

impl Entry {
    /// Its findings after review, in reading order, the analyst's own among them.
    pub fn reviewed(&self) -> Vec<Reviewed> {
        self.reviewed_with(&self.facts())
    }

    /// As [`Entry::reviewed`], with the corrected facts at hand.
    pub fn reviewed_with(&self, facts: &Document) -> Vec<Reviewed> {
        let decisions = self.decisions_by_finding();
        let moved = Moved::between(&self.document, facts);
        let scored = self.findings.iter().zip(decisions).map(|(finding, decision)| {
            let mut finding = finding.clone();
            moved.apply(&mut finding);
            decide(finding, decision)
        });
        let added = self.decisions.iter().filter_map(|decision| {
            let mut finding = decision.added.clone()?;
            moved.apply(&mut finding);
            Some(decide(finding, Some(decision)))
        });
        let mut all: Vec<Reviewed> = scored.chain(added).collect();
        all.sort_by_key(|reviewed| reviewed.finding.span);
        all
    }

    /// Its points after review, one a council.
    pub fn points(&self) -> Vec<Point> {
        let facts = self.facts();
        trajectory::points(self.reviewed_with(&facts).iter().map(|reviewed| &reviewed.finding), facts.date())
    }

    /// Decisions whose words no finding holds any more, after the text or the lexicon changed.
    pub fn unplaced_decisions(&self) -> Vec<&Decision> {
        let placed = self.decisions_by_finding();
        let is_placed = |decision: &Decision| placed.iter().flatten().any(|other| std::ptr::eq(*other, decision));
        self.decisions.iter().filter(|decision| decision.added.is_none() && !is_placed(decision)).collect()
    }

    /// For each finding the decision about it: the one on its very words and place, else one on the
    /// same words, else one on words that share most with it. No decision is given twice.
    fn decisions_by_finding(&self) -> Vec<Option<&Decision>> {
        let mut by_finding = vec![None; self.findings.len()];
        let mut open: Vec<&Decision> = self.decisions.iter().filter(|decision| decision.added.is_none()).collect();
        for closeness in [exactly as fn(&Decision, &Finding) -> usize, in_words, in_place] {
            open.retain(|decision| {
                let free = by_finding.iter().enumerate().filter(|(_, taken)| taken.is_none());
                let best = free
                    .map(|(i, _)| (closeness(decision, &self.findings[i]), i))
                    .filter(|(close, _)| *close > 0)
                    .max_by_key(|(close, i)| (*close, usize::MAX - i));
                if let Some((_, i)) = best {
                    by_finding[i] = Some(*decision);
                }
                best.is_none()
            });
        }
        by_finding
    }
}

impl Decision {
    /// "This is right", with nothing changed.
    pub fn accepting(finding: &Finding) -> Self {
        Self {
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
}

fn exactly(decision: &Decision, finding: &Finding) -> usize {
    usize::from(decision.span == finding.span && decision.quote == finding.quote)
}

fn in_words(decision: &Decision, finding: &Finding) -> usize {
    usize::from(decision.quote == finding.quote)
}

fn in_place(decision: &Decision, finding: &Finding) -> usize {
    decision.span.overlap(finding.span)
}

/// What corrected facts change in findings: the council they fall to and the visit's date.
struct Moved<'a> {
    from_date: Option<PartialDate>,
    to_date: Option<PartialDate>,
    subjects: Vec<&'a CouncilName>,
    councils_differ: bool,
}

impl<'a> Moved<'a> {
    fn between(read: &Document, facts: &'a Document) -> Self {
        let subjects: Vec<&CouncilName> = facts.subjects().map(|council| &council.name).collect();
        Self {
            from_date: read.date(),
            to_date: facts.date(),
            councils_differ: !read.subjects().map(|council| &council.name).eq(subjects.iter().copied()),
            subjects,
        }
    }

    fn apply(&self, finding: &mut Finding) {
        if finding.date == self.from_date {
            finding.date = self.to_date;
        }
        let is_subject = finding.council.as_ref().is_some_and(|name| self.subjects.contains(&name));
        if self.councils_differ && !is_subject {
            // With one subject there is no doubt whose a finding is; with several it is for the analyst to say.
            finding.council = match self.subjects[..] {
                [only] => Some(only.clone()),
                _ => None,
            };
        }
    }
}

fn decide(mut finding: Finding, decision: Option<&Decision>) -> Reviewed {
    let Some(decision) = decision else { return Reviewed { finding, decision: None, scored_level: None } };
    let scored = finding.level();
    if let (Some(level), Claim::Progress(_)) = (decision.level, finding.claim) {
        finding.claim = Claim::Progress(level);
    }
    if let Some(voice) = decision.voice {
        finding.voice = voice;
        finding.counted = voice.counts();
    }
    finding.council = decision.council.clone().or(finding.council);
    finding.theme = decision.theme.unwrap_or(finding.theme);
    finding.scope = decision.scope.unwrap_or(finding.scope);
    finding.headline = decision.headline.unwrap_or(finding.headline);
    finding.counted = decision.counted.unwrap_or(finding.counted) && decision.verdict != Verdict::Rejected;
    let scored_level = scored.filter(|level| finding.level() != Some(*level));
    Reviewed { finding, decision: Some(Box::new(decision.clone())), scored_level }
}

/// The pattern's id on findings the analyst added.
pub fn by_analyst() -> Arc<str> {
    Arc::from("analyst")
}
