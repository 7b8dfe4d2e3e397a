//! A claim and the words around it in, its level out, by the codebook's rules for the level.
//!
//! The order of application is fixed: degrees, shares, negation, caps, recency, then what settles it.

use super::machine::{Anchor, Hit};
use super::{Claim, Finder};
use crate::scoring::lexicon::source::{ClaimKind, Effect, Place};
use crate::scoring::lexicon::{Lexicon, Modifier, Pattern};
use crate::scoring::{AppliedModifier, Level, Scope};

/// A modifier that stands where it bears on the claim, with its words.
struct Bearing<'l> {
    modifier: &'l Modifier,
    words: String,
}

impl Finder<'_> {
    /// The claim `pattern` makes at `hit`, with its level.
    pub(super) fn leveled<'l>(&mut self, pattern: &'l Pattern, hit: Hit, lexicon: &'l Lexicon) -> Claim<'l> {
        let bearing = self.bearing(pattern.kind, &hit, lexicon);
        let mut claim =
            Claim { pattern, hit, level: pattern.level, scope: pattern.scope, past: false, modifiers: Vec::new() };
        let decided = degree(&bearing);
        for effect in ORDER {
            for one in bearing.iter().filter(|one| place_in_order(one.modifier.effect) == effect) {
                apply(&mut claim, one, decided);
            }
        }
        claim
    }

    fn bearing<'l>(&mut self, kind: ClaimKind, hit: &Hit, lexicon: &'l Lexicon) -> Vec<Bearing<'l>> {
        let mut bearing = Vec::new();
        for modifier in lexicon.modifiers.iter().filter(|modifier| modifier.on.contains(&kind)) {
            if let Some(found) = self.modifier_at(modifier, hit) {
                bearing.push(Bearing { modifier, words: self.tokens.words(&found.hull()).to_owned() });
            }
        }
        bearing
    }

    fn modifier_at(&mut self, modifier: &Modifier, hit: &Hit) -> Option<Hit> {
        let (hull, all) = (hit.hull(), self.tokens.list.len());
        let programs = &modifier.programs;
        match modifier.place {
            Place::Inside => hit.parts.iter().find_map(|part| self.first(programs, part.clone(), Anchor::Free)),
            Place::Before => self.first(programs, 0..hull.start, Anchor::End),
            Place::After => self.first(programs, hull.end..all, Anchor::Start),
            Place::Sentence => self.first(programs, 0..all, Anchor::Free),
        }
    }
}

/// The steps of application.
const ORDER: [u8; 6] = [0, 1, 2, 3, 4, 5];

fn place_in_order(effect: Effect) -> u8 {
    match effect {
        Effect::Degree(_) | Effect::Weak(_) => 0,
        Effect::Share(_) => 1,
        Effect::Negate => 2,
        Effect::Cap(_) => 3,
        Effect::Drop => 4,
        Effect::Set(_) | Effect::Past => 5,
    }
}

/// The degree that decides: the lowest negative, else the highest positive, else a weak one.
fn degree(bearing: &[Bearing<'_>]) -> Option<Level> {
    let degrees = || {
        bearing.iter().filter_map(|one| match one.modifier.effect {
            Effect::Degree(level) => Some(level),
            _ => None,
        })
    };
    let weak = bearing.iter().find_map(|one| match one.modifier.effect {
        Effect::Weak(level) => Some(level),
        _ => None,
    });
    let negative = degrees().filter(|level| *level <= Level::Variable).min();
    negative.or_else(|| degrees().max()).or(weak)
}

fn apply(claim: &mut Claim<'_>, one: &Bearing<'_>, decided: Option<Level>) {
    let before = claim.level;
    match one.modifier.effect {
        Effect::Degree(_) | Effect::Weak(_) => claim.level = decided.unwrap_or(claim.level),
        Effect::Share(scope) => share(claim, scope, decided),
        Effect::Negate => claim.level = negated(claim.level),
        Effect::Cap(level) => claim.level = claim.level.min(level),
        Effect::Drop => claim.level = dropped(claim.level),
        Effect::Set(level) => claim.level = level,
        Effect::Past => claim.past = true,
    }
    let level = (claim.level != before).then_some(claim.level);
    claim.modifiers.push(AppliedModifier { id: one.modifier.id.clone(), words: one.words.clone(), level });
}

/// A plain positive in some parts is Variable, in a few Limited; one with a degree keeps its level.
fn share(claim: &mut Claim<'_>, scope: Scope, decided: Option<Level>) {
    if claim.scope.is_some() {
        return;
    }
    claim.scope = Some(scope);
    let plain = claim.pattern.kind == ClaimKind::Forward && decided.is_none_or(|level| level == Level::Variable);
    match scope {
        Scope::Some if plain && claim.level > Level::Variable => claim.level = Level::Variable,
        Scope::Few if claim.level > Level::Limited => claim.level = Level::Limited,
        _ => {}
    }
}

fn negated(level: Level) -> Level {
    match level {
        Level::Declined => Level::Variable,
        Level::Insufficient => Level::Steady,
        _ => Level::Insufficient,
    }
}

fn dropped(level: Level) -> Level {
    Level::ALL
        .into_iter()
        .rev()
        .find(|lower| *lower < level)
        .map_or(level, |lower| if level <= Level::Limited { level } else { lower })
}
