//! A program and a sentence's words in, whether it can match there out: one table look-up per word.
//!
//! The places the machine would be at are a state; where a kind of word leads from a state is worked
//! out once and remembered. It may say yes where the machine then finds nothing, never the reverse.

use super::machine::{Anchor, Program, Step};
use super::words::Tokens;
use crate::scoring::lexicon::vocabulary::Set;
use std::collections::BTreeMap;
use std::ops::Range;

/// Most states a gate remembers before it begins anew.
const MOST_STATES: usize = 2048;
/// Kinds of words a gate tells apart at most; a program that needs more has none.
const MOST_KINDS: usize = 64;
/// Kinds of words there is room for at first.
const FEW_KINDS: usize = 8;
/// A way not worked out yet.
const UNKNOWN: u16 = u16::MAX;
/// A kind not worked out yet.
const NO_KIND: u8 = u8::MAX;
/// The state without places, from which nothing matches.
const NOWHERE: u16 = 0;
/// Where a match begins.
const BEGIN: u16 = 1;
/// Marks a way to a state in which a match may end.
const DONE: u16 = 1 << 15;
/// Marks a way that leaves nothing under way: a match can only begin after its word.
const AFRESH: u16 = 1 << 14;
/// What a way says besides its state.
const MARKS: u16 = DONE | AFRESH;

/// What is remembered of one program.
#[derive(Debug, Default)]
pub struct Gate {
    /// Bits of the classes the program asks for.
    asked: Vec<u64>,
    /// The kind of each set of words.
    kinds: Vec<u8>,
    /// The kinds by what the program can tell of a word.
    known_kinds: BTreeMap<Vec<u64>, u8>,
    states: Vec<State>,
    known_states: BTreeMap<Box<[u16]>, u16>,
    /// Kinds of words for which each state has room: no more than needed, so that the ways stay close
    /// together in memory.
    room: usize,
    /// From each state, for each kind of word: the way on without and with a match beginning after it.
    ways: Vec<u16>,
}

/// The steps that may read the next word.
#[derive(Debug)]
struct State {
    places: Box<[u16]>,
    done: bool,
}

impl Gate {
    /// The places of `begins` at which a match of `program` in `range` may begin, none before its first
    /// word; nothing where there is no match.
    pub fn lets(
        &mut self,
        program: &Program,
        words: &Tokens<'_>,
        range: &Range<usize>,
        mut begins: Range<usize>,
        anchor: Anchor,
    ) -> Option<Range<usize>> {
        if begins.is_empty() || (anchor == Anchor::Start && begins.start != range.start) {
            return None;
        }
        if self.states.is_empty() || self.states.len() >= MOST_STATES {
            self.begin_anew(program, words);
        }
        let mut state = BEGIN;
        let mut done = false;
        for at in begins.start..range.end {
            let again = anchor != Anchor::Start && at + 1 < begins.end;
            if state == NOWHERE && !again {
                return None;
            }
            if state == BEGIN && again && !words.may_start(at, program) {
                begins.start = at + 1;
                done = false;
                continue;
            }
            let Some(next) = self.next(state, again, at, program, words) else { return Some(begins) };
            (state, done) = (next & !MARKS, next & DONE != 0);
            if done && anchor != Anchor::End {
                return Some(begins);
            }
            if next & AFRESH != 0 {
                begins.start = at + 1;
            }
        }
        done.then_some(begins)
    }

    /// The state after the word at `at`, with its marks; none where the gate cannot tell.
    #[inline]
    fn next(&mut self, state: u16, again: bool, at: usize, program: &Program, words: &Tokens<'_>) -> Option<u16> {
        let set = words.list[at].set;
        let kind = match self.kinds[usize::from(set)] {
            NO_KIND => self.new_kind(set, at, words)?,
            kind => kind,
        };
        let way = 2 * (usize::from(state) * self.room + usize::from(kind)) + usize::from(again);
        match self.ways[way] {
            UNKNOWN => self.new_way(way, state, again, at, program, words),
            next => Some(next),
        }
    }

    #[cold]
    fn new_way(
        &mut self,
        way: usize,
        state: u16,
        again: bool,
        at: usize,
        program: &Program,
        words: &Tokens<'_>,
    ) -> Option<u16> {
        (self.states.len() < MOST_STATES).then(|| {
            let next = self.lead(state, again, at, program, words);
            self.ways[way] = next;
            next
        })
    }

    #[cold]
    fn new_kind(&mut self, set: Set, at: usize, words: &Tokens<'_>) -> Option<u8> {
        let bits = words.vocabulary.bits(set).iter().zip(&self.asked).map(|(has, asked)| has & asked);
        let told: Vec<u64> = bits.chain([words.list[at].mark.map_or(0, |mark| mark as u64 + 1)]).collect();
        let fresh = self.known_kinds.len().min(MOST_KINDS) as u8;
        let kind = *self.known_kinds.entry(told).or_insert(fresh);
        (usize::from(kind) < MOST_KINDS).then(|| {
            if usize::from(kind) >= self.room {
                self.make_room();
            }
            self.kinds[usize::from(set)] = kind;
            kind
        })
    }

    /// Gives each state room for twice as many kinds of words.
    fn make_room(&mut self) {
        let wider = |ways: &[u16]| [ways, &vec![UNKNOWN; ways.len()]].concat();
        self.ways = self.ways.chunks(2 * self.room).flat_map(wider).collect();
        self.room *= 2;
    }

    fn lead(&mut self, state: u16, again: bool, at: usize, program: &Program, words: &Tokens<'_>) -> u16 {
        let places = self.states[usize::from(state)].places.iter().copied();
        let read = places.filter(|&place| words.fits(at, &program.steps[usize::from(place)]));
        let after: Vec<u16> = read.map(|place| place + 1).collect();
        let begin = again.then_some(0);
        let afresh = if after.is_empty() { AFRESH } else { 0 };
        let next = self.state(program, program.reading_steps(after.into_iter().chain(begin)));
        let done = if self.states[usize::from(next)].done { DONE } else { 0 };
        next | done | afresh
    }

    fn begin_anew(&mut self, program: &Program, words: &Tokens<'_>) {
        self.states.clear();
        self.known_states.clear();
        self.ways.clear();
        self.kinds.resize(words.vocabulary.sets(), NO_KIND);
        self.asked = asked(program, words);
        self.room = self.room.max(FEW_KINDS);
        self.state(program, program.reading_steps(std::iter::empty()));
        self.state(program, program.reading_steps(std::iter::once(0)));
    }

    /// The state in which the steps at `places` may read the next word.
    fn state(&mut self, program: &Program, places: Box<[u16]>) -> u16 {
        let fresh = self.states.len() as u16;
        let state = *self.known_states.entry(places.clone()).or_insert(fresh);
        if state == fresh {
            let done = places.iter().any(|&place| matches!(program.steps[usize::from(place)], Step::Done));
            self.states.push(State { places, done });
            self.ways.resize(self.ways.len() + 2 * self.room, UNKNOWN);
        }
        state
    }
}

/// Bits of the classes whose words `program` tells from others.
fn asked(program: &Program, words: &Tokens<'_>) -> Vec<u64> {
    let mut asked = vec![0; words.vocabulary.width()];
    let mut ask = |class: u16| asked[usize::from(class) / 64] |= 1 << (class % 64);
    for step in &program.steps {
        match step {
            Step::Class(class) => ask(*class),
            Step::Not(classes) => classes.iter().for_each(|class| ask(*class)),
            Step::Any(true) => ask(words.clause_break),
            _ => {}
        }
    }
    asked
}
