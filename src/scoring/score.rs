//! Text and document in, findings out: reads each sentence that may hold findings and gives its claims
//! the council, voice, theme, date and standing the document knows for that place.

use super::engine::{Claim as Said, Engine, Finder, Stopped};
use super::finding::{Claim, Finding, NearMiss, Scored, Theme};
use super::lexicon::Lexicon;
use super::told_date::Told;
use super::{judgement, theme};
use crate::document::{CouncilName, Document, Kind, PartialDate, Passage, Section, Voice, prose_date};
use crate::text::{BlockKind, Span, Text};
use std::ops::Range;
use std::sync::Arc;

/// What `document` says, by `lexicon`. The same input gives the same findings everywhere.
pub fn score(text: &Text, document: &Document, lexicon: &Lexicon) -> Scored {
    let mut scored = lexicon.with_engine(|engine| read_sentences(engine, text, document, lexicon));
    scored.findings.sort_by_key(|finding| finding.span);
    if !has_overview(document) && !scored.findings.iter().any(|finding| in_summary(finding, text, document)) {
        first_two_paragraphs_sum_up(&mut scored.findings, text, document);
    }
    scored
}

fn read_sentences(engine: &mut Engine, text: &Text, document: &Document, lexicon: &Lexicon) -> Scored {
    let mut scored = Scored::default();
    let mut unnamed = Vec::new();
    for (i, sentence) in text.sentences.iter().enumerate() {
        let place = Place::new(text, document, i);
        let words = text.at(sentence.span);
        if !place.scored() || !engine.read(words, lexicon) {
            continue;
        }
        engine.with_words(words, lexicon, |finder| {
            let reading = finder.reading(lexicon);
            let summed_up = finder.all(&lexicon.headline);
            for said in reading.claims {
                let sums_up = place.sums_up || summed_up.iter().any(|told| told.shares(&said.hit));
                let theme = said.pattern.theme.or_else(|| theme::named(finder, &said.hit.hull(), lexicon));
                if theme.is_none() {
                    unnamed.push((scored.findings.len(), i));
                }
                let theme = theme.unwrap_or(Theme::Overall);
                scored.findings.push(Finding { theme, ..place.progress(finder, said, sums_up) });
            }
            scored.near_misses.extend(reading.stopped.iter().map(|near| place.near_miss(finder, near)));
            scored.findings.extend(judgement::judgements(finder, &place, lexicon));
        });
    }
    if !unnamed.is_empty() {
        let mut surroundings = theme::Surroundings::new(engine, text, document, lexicon);
        for (finding, sentence) in unnamed {
            scored.findings[finding].theme = surroundings.theme(sentence);
        }
    }
    scored
}

/// Where a sentence stands and what the document knows of that place.
pub(super) struct Place<'a> {
    text: &'a Text,
    document: &'a Document,
    passage: Option<&'a Passage>,
    span: Span,
    block: Option<BlockKind>,
    sums_up: bool,
}

impl<'a> Place<'a> {
    fn new(text: &'a Text, document: &'a Document, i: usize) -> Self {
        let sentence = text.sentences[i];
        let passage = document.passages.get(i);
        let section = passage.map_or(Section::Body, |passage| passage.section);
        Self {
            text,
            document,
            passage,
            span: sentence.span,
            block: text.blocks.get(sentence.block).map(|block| block.kind),
            sums_up: matches!(section, Section::Title | Section::Summary | Section::Overview),
        }
    }

    fn section(&self) -> Section {
        self.passage.map_or(Section::Body, |passage| passage.section)
    }

    fn scored(&self) -> bool {
        let heading = self.block == Some(BlockKind::Heading) && self.section() != Section::Title;
        !heading
            && matches!(
                self.section(),
                Section::Title | Section::Summary | Section::Overview | Section::Body | Section::Caption
            )
    }

    /// The council meant at `offset`; in a text that names none, the one the analyst gave it.
    fn council_at(&self, offset: usize) -> Option<CouncilName> {
        let index = self.passage.and_then(|passage| passage.council_at(offset));
        let council = match index {
            Some(index) => self.document.councils.get(usize::from(index)),
            None => self.document.subjects().next(),
        };
        council.map(|council| Arc::clone(&council.name))
    }

    /// Whether the sentence is about a council the text names.
    pub(super) fn names_council(&self) -> bool {
        self.council_at(self.span.start).is_some()
    }

    /// When the text was published.
    pub(super) fn published(&self) -> Option<PartialDate> {
        self.document.published.as_ref().map(|date| date.value)
    }

    /// The month the text was published in.
    pub(super) fn month_of_publication(&self) -> Option<PartialDate> {
        Some(match self.published()? {
            PartialDate::Day(day) => PartialDate::Month(day.year(), day.month()),
            coarser => coarser,
        })
    }

    /// The last date told in the two sentences before this one.
    pub(super) fn dated_before(&self) -> Option<PartialDate> {
        let here = self.text.sentence(self.span.start)?;
        let before = self.text.sentences.get(here.saturating_sub(2)..here)?;
        let dates = before.iter().rev().filter_map(|sentence| prose_date::find(self.text.at(sentence.span)).pop());
        dates.map(|dated| dated.date).next()
    }

    fn span(&self, bytes: &Range<usize>) -> Span {
        Span::new(self.span.start + bytes.start, self.span.start + bytes.end)
    }

    fn progress(&self, finder: &Finder<'_>, said: Said<'_>, sums_up: bool) -> Finding {
        let told = || {
            let told = Told::of(&finder.tokens, self.published(), || self.dated_before());
            told.beside(&finder.tokens, &said.hit.hull()).or_else(|| told.first())
        };
        let told = if said.past { told() } else { None };
        let past = said.past && told.is_none_or(|told| self.is_over(told));
        Finding {
            claim: Claim::Progress(said.level),
            scope: said.scope,
            headline: sums_up && !self.is_caption(),
            pattern: said.pattern.id.clone(),
            modifiers: said.modifiers,
            ..self.finding(finder, &said.hit.hull(), told, past)
        }
    }

    /// A finding at `words`, true at the date `told`, else at the document's.
    pub(super) fn finding(
        &self,
        finder: &Finder<'_>,
        words: &Range<usize>,
        told: Option<PartialDate>,
        past: bool,
    ) -> Finding {
        let span = self.span(&finder.tokens.bytes(words));
        let voice = self.passage.map_or(Voice::Other, |passage| passage.voice_at(span.start));
        Finding {
            span,
            quote: self.text.at(span).to_owned(),
            sentence: self.text.at(self.span).to_owned(),
            page: self.text.page(span.start),
            claim: Claim::Progress(super::Level::Variable),
            council: self.council_at(span.start),
            voice,
            theme: Theme::Overall,
            scope: None,
            date: told.or_else(|| if past { None } else { self.document.date() }),
            headline: false,
            counted: voice.counts() && !past && !self.is_caption(),
            pattern: Arc::from(""),
            modifiers: Vec::new(),
        }
    }

    /// Whether what was so at `told` is history to the document: of an earlier year, or of an earlier season
    /// where the month is told. A text without a date is of the latest day it tells of.
    fn is_over(&self, told: PartialDate) -> bool {
        let latest = || {
            let all = self.text.sentences.iter().flat_map(|sentence| prose_date::find(self.text.at(sentence.span)));
            all.map(|dated| dated.date).max_by_key(|date| date.last_day())
        };
        let Some(now) = self.document.date().or_else(latest) else { return true };
        let month = |date: PartialDate| i32::from(date.year()) * 12 + i32::from(date.first_day().month());
        match told {
            PartialDate::Year(year) => year < now.year(),
            _ => month(told) + 3 <= month(now),
        }
    }

    fn is_caption(&self) -> bool {
        self.section() == Section::Caption
    }

    fn near_miss(&self, finder: &Finder<'_>, near: &Stopped<'_>) -> NearMiss {
        NearMiss {
            span: self.span(&finder.tokens.bytes(&near.words)),
            exclusion: near.exclusion.id.clone(),
            reason: near.exclusion.reason.clone(),
        }
    }
}

fn has_overview(document: &Document) -> bool {
    document.passages.iter().any(|passage| passage.section == Section::Overview)
}

fn in_summary(finding: &Finding, text: &Text, document: &Document) -> bool {
    let passage = text.sentence(finding.span.start).and_then(|i| document.passages.get(i));
    finding.level().is_some() && passage.is_some_and(|passage| passage.section == Section::Summary)
}

/// A letter with neither an overview nor findings in its summary is summed up by its first two paragraphs that carry findings.
fn first_two_paragraphs_sum_up(findings: &mut [Finding], text: &Text, document: &Document) {
    let letter = matches!(
        document.kind.value,
        Kind::MonitoringVisitLetter | Kind::FocusedVisitLetter | Kind::JointInspectionLetter
    );
    let block = |finding: &Finding| text.sentence(finding.span.start).map(|i| text.sentences[i].block);
    let mut blocks: Vec<usize> =
        findings.iter().filter(|finding| finding.counted && finding.level().is_some()).filter_map(block).collect();
    blocks.dedup();
    blocks.truncate(2);
    for finding in findings.iter_mut().filter(|_| letter) {
        finding.headline |= block(finding).is_some_and(|block| blocks.contains(&block));
    }
}
