//! What part of the service a claim is about: the theme named nearest to it in its sentence, else the one
//! its paragraph, its heading or the visit is about.

use super::engine::{Engine, Finder};
use super::finding::Theme;
use super::lexicon::Lexicon;
use crate::document::{Document, Section};
use crate::text::{BlockKind, Text};
use std::ops::Range;

/// How many sentences before a claim's own are asked what it is about.
const LOOK_BACK: usize = 3;

/// How many sentences of a summary may say what was looked at.
const OPENING: usize = 8;

/// How many words from a claim leadership may be named to be its theme.
const NEAR: usize = 3;

/// The theme its sentence names nearest to the claim at `claim`, if it names any.
pub(super) fn named(finder: &mut Finder<'_>, claim: &Range<usize>, lexicon: &Lexicon) -> Option<Theme> {
    let mut best: Option<(usize, Theme)> = None;
    for (rule, hit) in finder.matches(&lexicon.themes) {
        let far = distance(&hit.whole, claim);
        // Leaders far from a claim say or do what it tells of; only close to it are they what has moved.
        if rule.theme == Theme::Leadership && far > NEAR {
            continue;
        }
        let cost = (far * 4).saturating_sub(usize::from(rule.weight));
        if best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, rule.theme));
        }
    }
    best.map(|(_, theme)| theme)
}

/// How many words lie between a name and a claim; within it, or before it as its subject, counts least.
fn distance(name: &Range<usize>, claim: &Range<usize>) -> usize {
    if name.start >= claim.end { 1 + name.start - claim.end } else { claim.start.saturating_sub(name.end) }
}

/// What stands around a sentence that names no theme of its own.
pub(super) struct Surroundings<'a> {
    engine: &'a mut Engine,
    text: &'a Text,
    document: &'a Document,
    lexicon: &'a Lexicon,
    /// The one thing the visit looked at.
    focus: Option<Theme>,
}

impl<'a> Surroundings<'a> {
    /// The surroundings of the sentences of `text`.
    pub fn new(engine: &'a mut Engine, text: &'a Text, document: &'a Document, lexicon: &'a Lexicon) -> Self {
        let mut surroundings = Self { engine, text, document, lexicon, focus: None };
        surroundings.focus = surroundings.covered();
        surroundings
    }

    /// What sentence `i` is about: what was spoken of just before, else what its heading names, else the
    /// one thing the visit looked at. What sums a visit up is about that one thing, or the whole.
    pub fn theme(&mut self, i: usize) -> Theme {
        if !self.in_body(i) {
            return self.focus.unwrap_or(Theme::Overall);
        }
        self.before(i).or_else(|| self.heading(i)).or(self.focus).unwrap_or(Theme::Overall)
    }

    fn in_body(&self, i: usize) -> bool {
        self.document.passages.get(i).is_some_and(|passage| passage.section == Section::Body)
    }

    /// The theme named nearest before sentence `i` in its paragraph.
    fn before(&mut self, i: usize) -> Option<Theme> {
        let block = self.text.sentences[i].block;
        let same = |j: &usize| self.text.sentences[*j].block == block;
        let earlier: Vec<usize> = (0..i).rev().take(LOOK_BACK).take_while(same).collect();
        earlier.into_iter().find_map(|j| self.subject(j))
    }

    /// The theme the heading above sentence `i` names.
    fn heading(&mut self, i: usize) -> Option<Theme> {
        let is_heading = |j: &usize| {
            let block = self.text.blocks.get(self.text.sentences[*j].block);
            block.is_some_and(|block| block.kind == BlockKind::Heading)
        };
        let above = (0..i).rev().find(is_heading)?;
        self.subject(above)
    }

    /// What the letter says the visit looked at: the one group of children served, else the one thing.
    fn covered(&mut self) -> Option<Theme> {
        let in_section = |section| {
            let passages = self.document.passages.iter().enumerate();
            passages.filter(move |(_, passage)| passage.section == section).map(|(i, _)| i)
        };
        let told = in_section(Section::Summary).take(OPENING).filter(|i| self.says_what_was_looked_at(*i));
        let covered: Vec<usize> = in_section(Section::Covered).chain(told).collect();
        let mut themes: Vec<Theme> = covered.into_iter().filter_map(|i| self.subject(i)).collect();
        themes.sort_unstable();
        themes.dedup();
        let served: Vec<Theme> = themes.iter().copied().filter(|theme| is_of_those_served(*theme)).collect();
        match (&served[..], &themes[..]) {
            ([only], _) | ([], [only]) => Some(*only),
            _ => None,
        }
    }

    fn says_what_was_looked_at(&self, i: usize) -> bool {
        const LOOKED: &[&str] = &[
            "nspectors looked at ",
            "nspectors reviewed ",
            "visit focused on ",
            "focus of this visit",
            "focus of the visit",
        ];
        let words = self.text.at(self.text.sentences[i].span);
        LOOKED.iter().any(|looked| words.contains(looked))
    }

    /// The theme sentence `i` names first.
    fn subject(&mut self, i: usize) -> Option<Theme> {
        let words = self.text.at(self.text.sentences[i].span);
        self.engine.read(words, self.lexicon);
        self.engine.with_words(words, self.lexicon, |finder| named(finder, &(0..0), self.lexicon))
    }
}

/// Whether a theme is a group of children and families served, not how they are.
fn is_of_those_served(theme: Theme) -> bool {
    use Theme::{Adoption, CareLeavers, ChildrenInCare, EarlyHelp, HelpAndProtection};
    matches!(theme, HelpAndProtection | EarlyHelp | ChildrenInCare | CareLeavers | Adoption)
}
