//! One sentence and the lexicon in, its claims out: what is claimed, at what level, and why.
//!
//! A sentence without any word that could begin a claim is left after one look-up per word. The
//! others are read by the patterns, exclusions and modifiers whose words they hold.

pub mod explain;
mod gate;
pub mod level;
pub mod machine;
pub mod words;

use super::lexicon::{Exclusion, Lexicon, Pattern, Rule};
use super::{AppliedModifier, Level, Scope};
use machine::{Anchor, Hit, Machine, Program};
use std::ops::Range;
use words::{Token, Tokens};

/// Most words between two predicates of one subject.
const LONGEST_JOIN: usize = 4;

/// A claim: words of the sentence that make a finding.
#[derive(Clone, Debug)]
pub struct Claim<'l> {
    /// The pattern that found it.
    pub pattern: &'l Pattern,
    /// Where, in words.
    pub hit: Hit,
    /// Its level after all modifiers.
    pub level: Level,
    /// How much of the theme is meant.
    pub scope: Option<Scope>,
    /// Whether it tells of an earlier time.
    pub past: bool,
    /// What bore on its level.
    pub modifiers: Vec<AppliedModifier>,
}

/// Words that look like a claim and are none.
#[derive(Clone, Debug)]
pub struct Stopped<'l> {
    /// What stopped them.
    pub exclusion: &'l Exclusion,
    /// The pattern that would have found them, if any.
    pub pattern: Option<&'l Pattern>,
    /// The words.
    pub words: Range<usize>,
}

/// What one sentence says.
#[derive(Debug, Default)]
pub struct Reading<'l> {
    /// Claims in reading order.
    pub claims: Vec<Claim<'l>>,
    /// Near misses in reading order.
    pub stopped: Vec<Stopped<'l>>,
}

/// The engine's memory, kept from sentence to sentence; for one lexicon only.
#[derive(Debug, Default)]
pub struct Engine {
    machine: Machine,
    tokens: Vec<Token>,
    possible: Vec<u64>,
}

impl Engine {
    /// Reads the words of `sentence`; tells whether one of them may begin a claim.
    pub fn read(&mut self, sentence: &str, lexicon: &Lexicon) -> bool {
        words::read(sentence, &lexicon.vocabulary, &lexicon.marks, &mut self.tokens)
    }

    /// The claims of the sentence last read.
    pub fn claims<'l>(&mut self, sentence: &str, lexicon: &'l Lexicon) -> Reading<'l> {
        self.with_words(sentence, lexicon, |finder| finder.reading(lexicon))
    }

    /// Runs `work` over the words of the sentence last read.
    pub fn with_words<T>(&mut self, sentence: &str, lexicon: &Lexicon, work: impl FnOnce(&mut Finder<'_>) -> T) -> T {
        words::classify_unknown(sentence, &lexicon.vocabulary, &mut self.tokens);
        lexicon.needs.met_by(self.tokens.iter().map(|token| token.set), &mut self.possible);
        let tokens = Tokens {
            sentence,
            list: &self.tokens,
            vocabulary: &lexicon.vocabulary,
            needs: &lexicon.needs,
            clause_break: lexicon.clause_break,
        };
        work(&mut Finder { machine: &mut self.machine, tokens, possible: &self.possible })
    }
}

/// Looks for programs in the words of one sentence.
pub struct Finder<'a> {
    machine: &'a mut Machine,
    /// The words.
    pub tokens: Tokens<'a>,
    possible: &'a [u64],
}

impl Finder<'_> {
    /// The first match of any of `programs` in `range`.
    pub fn first(&mut self, programs: &[Program], range: Range<usize>, anchor: Anchor) -> Option<Hit> {
        left(self.possible, programs)
            .find_map(|program| self.machine.find(program, &self.tokens, range.clone(), anchor))
    }

    /// Every match of any of `programs`, those of one program apart from each other.
    pub fn all(&mut self, programs: &[Program]) -> Vec<Hit> {
        let mut hits = Vec::new();
        for program in left(self.possible, programs) {
            self.all_of(program, |hit| hits.push(hit));
        }
        hits
    }

    /// Every match of any of `rules`, which follow one another in the lexicon, rule by rule.
    pub fn matches<'l, R: Rule>(&mut self, rules: &'l [R]) -> Vec<(&'l R, Hit)> {
        let mut hits = Vec::new();
        let (Some(first), Some(last)) = (rules.first(), rules.last()) else { return hits };
        for index in set_bits(self.possible, first.indices().start..last.indices().end) {
            let rule = &rules[rules.partition_point(|rule| rule.indices().end <= index)];
            self.all_of(&rule.programs()[index - rule.indices().start], |hit| hits.push((rule, hit)));
        }
        hits
    }

    fn all_of(&mut self, program: &Program, mut found: impl FnMut(Hit)) {
        let end = self.tokens.list.len();
        let mut from = 0;
        while from < end {
            let Some(hit) = self.machine.find(program, &self.tokens, from..end, Anchor::Free) else { break };
            from = hit.hull().end.max(from + 1);
            found(hit);
        }
    }

    pub(super) fn reading<'l>(&mut self, lexicon: &'l Lexicon) -> Reading<'l> {
        let stops = self.matches(&lexicon.exclusions);
        let mut reading = Reading::default();
        for (pattern, hit) in self.matches(&lexicon.patterns) {
            if reading.claims.iter().any(|claim: &Claim<'_>| claim.hit.shares(&hit)) {
                continue;
            }
            match stops.iter().find(|(exclusion, stop)| exclusion.bears_on(pattern.kind) && stop.shares(&hit)) {
                Some(&(exclusion, _)) => {
                    reading.stopped.push(Stopped { exclusion, pattern: Some(pattern), words: hit.hull() });
                }
                None => reading.claims.push(self.leveled(pattern, hit, lexicon)),
            }
        }
        reading.claims.sort_by_key(|claim| claim.hit.hull().start);
        self.join(&mut reading.claims, lexicon);
        reading.claims.iter_mut().for_each(|claim| self.trim(claim, lexicon));
        self.near_misses(&mut reading, &stops, lexicon);
        reading
    }

    /// Two predicates of one subject on one side of the scale are one claim: the lower negative or the
    /// stronger positive speaks for it.
    fn join(&self, claims: &mut Vec<Claim<'_>>, lexicon: &Lexicon) {
        let mut i = 1;
        while let Some([before, after]) = claims.get_mut(i - 1..=i) {
            if !self.one_subject(before, after, lexicon) {
                i += 1;
                continue;
            }
            let negative = before.level <= Level::Variable;
            before.level = if negative { before.level.min(after.level) } else { before.level.max(after.level) };
            before.scope = before.scope.or(after.scope);
            before.hit.parts.append(&mut after.hit.parts);
            before.modifiers.append(&mut after.modifiers);
            claims.remove(i);
        }
    }

    /// Ends the quote before words that only lead on to the next ("has improved the").
    fn trim(&self, claim: &mut Claim<'_>, lexicon: &Lexicon) {
        if let Some(last) = claim.hit.parts.last_mut() {
            while last.len() > 1 && self.tokens.is(last.end - 1, lexicon.leads_on) {
                last.end -= 1;
            }
        }
    }

    fn one_subject(&self, before: &Claim<'_>, after: &Claim<'_>, lexicon: &Lexicon) -> bool {
        let (before_hull, after_hull) = (before.hit.hull(), after.hit.hull());
        let between = before_hull.end..after_hull.start;
        let joined = between.start <= between.end
            && between.len() <= LONGEST_JOIN
            && between.clone().all(|word| self.tokens.is(word, lexicon.joins));
        let predicate = self.tokens.is(after_hull.start, lexicon.joins);
        let without_object = self.tokens.is(before_hull.end - 1, lexicon.predicate_end);
        match (before.level <= Level::Variable, after.level <= Level::Variable) {
            (true, true) => joined && (predicate || !between.is_empty()),
            (false, false) => joined && predicate && without_object,
            _ => false,
        }
    }

    /// Adds excluded words of change that no pattern asked for, and keeps one near miss for each place.
    fn near_misses<'l>(&self, reading: &mut Reading<'l>, stops: &[(&'l Exclusion, Hit)], lexicon: &Lexicon) {
        for (exclusion, hit) in stops {
            let change = |i: usize| lexicon.vocabulary.triggers(self.tokens.list[i].set);
            if hit.parts.iter().any(|part| part.clone().any(change)) {
                reading.stopped.push(Stopped { exclusion, pattern: None, words: hit.hull() });
            }
        }
        let claims = &reading.claims;
        let mut kept: Vec<Stopped<'l>> = Vec::new();
        for near in reading.stopped.drain(..) {
            let words = [near.words.clone()];
            let taken = claims.iter().any(|claim| share(&claim.hit.parts, &words))
                || kept.iter().any(|other| share(std::slice::from_ref(&other.words), &words));
            if !taken {
                kept.push(near);
            }
        }
        kept.sort_by_key(|near| near.words.start);
        reading.stopped = kept;
    }
}

/// Those of `programs`, which follow one another in the lexicon, whose bits are set in `possible`.
fn left<'p>(possible: &[u64], programs: &'p [Program]) -> impl Iterator<Item = &'p Program> {
    let first = programs.first().map_or(0, |program| program.index);
    set_bits(possible, first..first + programs.len()).map(move |index| &programs[index - first])
}

/// The places within `range` at which a bit of `bits` is set.
fn set_bits(bits: &[u64], range: Range<usize>) -> impl Iterator<Item = usize> {
    let mut at = range.start;
    std::iter::from_fn(move || {
        while at < range.end {
            let rest = bits[at / 64] >> (at % 64);
            if rest != 0 {
                let set = at + rest.trailing_zeros() as usize;
                at = set + 1;
                return (set < range.end).then_some(set);
            }
            at += 64 - at % 64;
        }
        None
    })
}

/// Whether two lists of word ranges have a word in common.
fn share(one: &[Range<usize>], other: &[Range<usize>]) -> bool {
    one.iter().any(|a| other.iter().any(|b| a.start < b.end && b.start < a.end))
}
