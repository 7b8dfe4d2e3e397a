//! One sentence in, every step of its scoring out, for the window's Phrases tab.

use super::Engine;
use crate::scoring::lexicon::Lexicon;
use crate::scoring::{AppliedModifier, Level, Scope};
use crate::text::Span;
use std::sync::Arc;

/// Every step of scoring one sentence; spans are bytes into it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// Whether the sentence holds any word that could begin a claim; without one nothing else is looked at.
    pub looked_at: bool,
    /// The words that could.
    pub change_words: Vec<Span>,
    /// What was found.
    pub claims: Vec<ExplainedClaim>,
    /// What looked like a claim and was stopped.
    pub stopped: Vec<ExplainedStop>,
}

/// A claim with the way to its level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExplainedClaim {
    /// The quote.
    pub span: Span,
    /// The parts of it the pattern names; the rest are gaps.
    pub parts: Vec<Span>,
    /// The pattern's id.
    pub pattern: Arc<str>,
    /// The pattern's own level.
    pub base: Level,
    /// What bore on it, in order; `level` is the level after it where it changed.
    pub modifiers: Vec<AppliedModifier>,
    /// The level at the end.
    pub level: Level,
    /// How much of the theme is meant.
    pub scope: Option<Scope>,
    /// Whether it tells of an earlier time.
    pub past: bool,
}

/// A near miss.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExplainedStop {
    /// The words.
    pub span: Span,
    /// The exclusion's id.
    pub exclusion: Arc<str>,
    /// Its reason in words.
    pub reason: Arc<str>,
    /// The pattern that would have found it, if any.
    pub pattern: Option<Arc<str>>,
}

/// Every step of scoring `sentence` by `lexicon`.
pub fn explain(sentence: &str, lexicon: &Lexicon) -> Explanation {
    lexicon.with_engine(|engine| explain_with(engine, sentence, lexicon))
}

fn explain_with(engine: &mut Engine, sentence: &str, lexicon: &Lexicon) -> Explanation {
    if !engine.read(sentence, lexicon) {
        return Explanation::default();
    }
    engine.with_words(sentence, lexicon, |finder| {
        let reading = finder.reading(lexicon);
        let span = |words: &std::ops::Range<usize>| {
            let bytes = finder.tokens.bytes(words);
            Span::new(bytes.start, bytes.end)
        };
        let change = |i: &usize| lexicon.vocabulary.triggers(finder.tokens.list[*i].set);
        Explanation {
            looked_at: true,
            change_words: (0..finder.tokens.list.len()).filter(change).map(|i| span(&(i..i + 1))).collect(),
            claims: reading
                .claims
                .into_iter()
                .map(|claim| ExplainedClaim {
                    span: span(&claim.hit.hull()),
                    parts: claim.hit.parts.iter().map(span).collect(),
                    pattern: claim.pattern.id.clone(),
                    base: claim.pattern.level,
                    modifiers: claim.modifiers,
                    level: claim.level,
                    scope: claim.scope,
                    past: claim.past,
                })
                .collect(),
            stopped: reading
                .stopped
                .into_iter()
                .map(|near| ExplainedStop {
                    span: span(&near.words),
                    exclusion: near.exclusion.id.clone(),
                    reason: near.exclusion.reason.clone(),
                    pattern: near.pattern.map(|pattern| pattern.id.clone()),
                })
                .collect(),
        }
    })
}
