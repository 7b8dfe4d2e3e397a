//! Session in, what every export reads out.

use super::chart::{chart_options, events};
use crate::chart::Options;
use crate::document::CouncilName;
use crate::problem::Problem;
use crate::session::derive::{self, Derived};
use crate::session::{EntryId, Session, Verdict};
use crate::trajectory::{self, Agreement, Compared, Series};
use jiff::civil::DateTime;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is exported.
#[derive(Clone, Debug)]
pub struct Content {
    /// The session's name.
    pub title: String,
    /// When the export was made, by the clock where it was.
    pub made: DateTime,
    /// Entries after review.
    pub entries: Vec<Arc<Derived>>,
    /// The councils compared, in order.
    pub series: Vec<Series>,
    /// How they are drawn.
    pub options: Options,
    /// SHA-256 of the lexicon.
    pub lexicon_sha256: String,
    /// Whether the analyst edited it.
    pub lexicon_edited: bool,
    /// Texts of the entries whose files are at hand; without one an entry's quotes stand for it.
    pub texts: BTreeMap<EntryId, Arc<str>>,
    /// What went wrong in reading.
    pub problems: Vec<Problem>,
}

impl Content {
    /// What `session` comes to, with its entries as `derive` gives them.
    pub fn of(title: impl Into<String>, session: &Session, entries: Vec<Arc<Derived>>, made: DateTime) -> Self {
        let councils = derive::compared(&session.view, &entries);
        let problems = entries.iter().flat_map(|entry| entry.facts.problems.clone()).collect();
        Self {
            title: title.into(),
            made,
            series: derive::series(&entries, &councils, derive::shipped(&councils)),
            options: chart_options(&session.view, events(&entries, &councils)),
            lexicon_sha256: session.body.lexicon_sha256.clone(),
            lexicon_edited: session.body.lexicon.is_some(),
            texts: BTreeMap::new(),
            problems,
            entries,
        }
    }

    /// The entries that have something to say of `council`, by date.
    pub fn entries_of(&self, council: &CouncilName) -> Vec<&Arc<Derived>> {
        let says = |entry: &&Arc<Derived>| {
            entry.findings.iter().any(|there| there.finding.counted && there.finding.council.as_ref() == Some(council))
        };
        let mut entries: Vec<&Arc<Derived>> = self.entries.iter().filter(says).collect();
        entries.sort_by_key(|entry| (entry.facts.date(), entry.id()));
        entries
    }
}

/// How far the review of `entries` has come, in sentences.
pub fn review(entries: &[Arc<Derived>]) -> String {
    let findings = || entries.iter().flat_map(|entry| &entry.findings);
    let with = |verdict: Verdict| findings().filter(|there| there.verdict() == Some(verdict)).count();
    let (accepted, rejected, added) = (with(Verdict::Accepted), with(Verdict::Rejected), with(Verdict::Added));
    let counted = entries.iter().map(|entry| entry.counted).sum::<usize>();
    let open = entries.iter().map(|entry| entry.to_review).sum::<usize>();
    format!(
        "{counted} of {} findings count. In review: {accepted} accepted, {rejected} rejected, {added} added; \
         {open} of those that count nobody has reviewed.",
        findings().count()
    )
}

/// How the analyst's review of `entries` agrees with the program.
pub fn agreement(entries: &[Arc<Derived>]) -> Agreement {
    let reviewed = entries.iter().flat_map(|entry| &entry.findings);
    let compared = reviewed.filter_map(|there| {
        let level = there.finding.level()?;
        let scored = there.scored_level.unwrap_or(level);
        Some(match there.verdict()? {
            Verdict::Accepted => Compared { scored: Some(scored), decided: Some(level) },
            Verdict::Rejected => Compared { scored: Some(scored), decided: None },
            Verdict::Added => Compared { scored: None, decided: Some(level) },
        })
    });
    trajectory::agreement(&compared.collect::<Vec<_>>())
}
