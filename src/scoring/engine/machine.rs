//! A compiled pattern and the machine that runs it over a sentence's words.
//!
//! All ways through a pattern are followed at once, each at most once at each word, so the cost is at
//! most words × instructions: no pattern can make it back up and try again.

use super::gate::Gate;
use super::words::{Token, Tokens};
use std::ops::Range;

/// Most quoted parts a pattern may have.
pub const PARTS: usize = 4;
const SLOTS: usize = 2 * PARTS;
const UNSET: u16 = u16::MAX;

/// One step of a compiled pattern.
#[derive(Clone, Debug)]
pub enum Step {
    /// A word of this class.
    Class(u16),
    /// A word of none of these classes.
    Not(Box<[u16]>),
    /// Any word; with `true` also a comma, dash or bracket.
    Any(bool),
    /// Go on at the first, and with less right at the second.
    Split(u16, u16),
    /// Go on there.
    Jump(u16),
    /// Remember this place.
    Save(u8),
    /// The pattern has been matched.
    Done,
}

/// A compiled pattern.
#[derive(Clone, Debug)]
pub struct Program {
    /// Its place among all programs of the lexicon.
    pub index: usize,
    /// Its steps, the first at 0, the last [`Step::Done`].
    pub steps: Vec<Step>,
    /// Classes of which a sentence must hold at least one of each of these sets; the rarest set first.
    pub needs: Vec<Box<[u16]>>,
    /// The most words a match can take; none where there is no limit.
    pub longest: Option<usize>,
    /// Whether every match is one word, of those a match can begin with.
    pub one_word: bool,
}

impl Program {
    /// Whether it asks for one word of some classes, and nothing else.
    pub fn is_one_word(&self) -> bool {
        self.longest == Some(1) && self.first_steps().iter().all(|step| matches!(step, Step::Class(_)))
    }

    /// The first word of `range` that is the one asked for.
    fn find_one_word(&self, words: &Tokens<'_>, range: &Range<usize>, anchor: Anchor) -> Option<Hit> {
        let looked_at = match anchor {
            Anchor::Free => range.clone(),
            Anchor::Start => range.start..range.end.min(range.start + 1),
            Anchor::End => range.end.saturating_sub(1).max(range.start)..range.end,
        };
        let first = looked_at.into_iter().find(|&i| words.may_start(i, self))?;
        let word = first..first + 1;
        Some(Hit { whole: word.clone(), parts: std::iter::once(word).collect() })
    }

    /// The places a match in `range` can begin at: none too far before its rarest word, none after it.
    fn begins(&self, words: &Tokens<'_>, range: &Range<usize>) -> Range<usize> {
        let looked_at = &words.list[range.clone()];
        let rare = |word: &Token| words.needs.is_rarest(word.set, self);
        let (Some(first), Some(last)) = (looked_at.iter().position(rare), looked_at.iter().rposition(rare)) else {
            return range.start..range.start;
        };
        let earliest = self.longest.map_or(0, |longest| first.saturating_sub(longest));
        range.start + earliest..range.start + last + 1
    }

    /// The steps that may read a match's first word.
    pub fn first_steps(&self) -> Vec<&Step> {
        self.reading_steps(std::iter::once(0)).iter().map(|&at| &self.steps[usize::from(at)]).collect()
    }

    /// The ways by jumps and splits from those of `stack`, the last of them first, to the steps that read
    /// a word or end the match: best first, each step once.
    fn ways(&self, mut stack: Vec<Way>) -> Box<[Way]> {
        let (mut ways, mut seen) = (Vec::new(), vec![false; self.steps.len()]);
        while let Some(way) = stack.pop() {
            if std::mem::replace(&mut seen[usize::from(way.to)], true) {
                continue;
            }
            match self.steps[usize::from(way.to)] {
                Step::Jump(to) => stack.push(Way { to, ..way }),
                Step::Split(first, second) => stack.extend([Way { to: second, ..way }, Way { to: first, ..way }]),
                Step::Save(slot) => stack.push(Way { to: way.to + 1, saves: way.saves | 1 << slot }),
                _ => ways.push(way),
            }
        }
        ways.into()
    }

    /// The steps that read a word, or end the match, to which jumps and splits lead from those of `from`.
    pub fn reading_steps(&self, from: impl Iterator<Item = u16>) -> Box<[u16]> {
        let ways = self.ways(from.map(Way::to).collect());
        let mut reading: Vec<u16> = ways.iter().map(|way| way.to).collect();
        reading.sort_unstable();
        reading.into()
    }
}

/// Where a pattern matched, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// From its first word to its last.
    pub whole: Range<usize>,
    /// The parts to quote; the whole where the pattern marks none.
    pub parts: Vec<Range<usize>>,
}

impl Hit {
    /// Whether a quoted word of one is a quoted word of the other.
    pub fn shares(&self, other: &Self) -> bool {
        let share = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
        self.parts.iter().any(|part| other.parts.iter().any(|one| share(part, one)))
    }

    /// From the first quoted word to the last.
    pub fn hull(&self) -> Range<usize> {
        let start = self.parts.first().map_or(self.whole.start, |part| part.start);
        start..self.parts.last().map_or(self.whole.end, |part| part.end)
    }
}

/// Where a match may begin and must end.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Anywhere.
    Free,
    /// It begins with the first word looked at.
    Start,
    /// It ends with the last word looked at.
    End,
}

#[derive(Clone, Copy, Debug)]
struct Thread {
    at: u16,
    start: u16,
    slots: [u16; SLOTS],
}

/// A way from a step to one that reads a word, with the slots (as bits) to be set on it.
#[derive(Clone, Copy, Debug)]
struct Way {
    to: u16,
    saves: u8,
}

impl Way {
    fn to(step: u16) -> Self {
        Self { to: step, saves: 0 }
    }
}

/// The machine's memory, kept from sentence to sentence; of one lexicon's programs only.
#[derive(Debug, Default)]
pub struct Machine {
    gates: Vec<Gate>,
    now: Vec<Thread>,
    next: Vec<Thread>,
    seen: Vec<u32>,
    mark: u32,
    /// For each program and step the ways on from it, worked out when first taken.
    ways: Vec<Vec<Option<Box<[Way]>>>>,
}

impl Machine {
    /// The first match of `program` in the words of `range`.
    pub fn find(&mut self, program: &Program, words: &Tokens<'_>, range: Range<usize>, anchor: Anchor) -> Option<Hit> {
        if program.one_word {
            return program.find_one_word(words, &range, anchor);
        }
        let begins = program.begins(words, &range);
        let begins = self.gate(program.index).lets(program, words, &range, begins, anchor)?;
        self.seen.resize(self.seen.len().max(program.steps.len()), 0);
        self.ways.resize(self.ways.len().max(program.index + 1), Vec::new());
        self.ways[program.index].resize(program.steps.len(), None);
        self.now.clear();
        let mut best: Option<(Thread, usize)> = None;
        for at in begins.start..=range.end {
            let may_start = best.is_none() && (anchor != Anchor::Start || at == range.start);
            let may_start = may_start && begins.contains(&at) && words.may_start(at, program);
            if !may_start && self.now.is_empty() {
                if best.is_some() || anchor == Anchor::Start || at >= begins.end {
                    break;
                }
                continue;
            }
            self.begin();
            if may_start {
                let fresh = Thread { at: 0, start: at as u16, slots: [UNSET; SLOTS] };
                let mut threads = std::mem::take(&mut self.now);
                self.follow(program, &mut threads, fresh, words, at..range.end);
                self.now = threads;
            }
            best = self.advance(program, words, at..range.end, anchor).or(best);
            std::mem::swap(&mut self.now, &mut self.next);
        }
        best.map(|(thread, end)| thread.hit(end))
    }

    fn gate(&mut self, index: usize) -> &mut Gate {
        if self.gates.len() <= index {
            self.gates.resize_with(index + 1, Gate::default);
        }
        &mut self.gates[index]
    }

    /// Forgets which steps have been seen.
    fn forget(&mut self) {
        self.mark = self.mark.wrapping_add(1);
        if self.mark == 0 {
            self.seen.fill(0);
            self.mark = 1;
        }
    }

    fn begin(&mut self) {
        self.forget();
        for thread in &self.now {
            self.seen[usize::from(thread.at)] = self.mark;
        }
    }

    /// Moves every way over the first word of `left`; the best match that ends before it, if any, ends the
    /// lesser ones.
    fn advance(
        &mut self,
        program: &Program,
        words: &Tokens<'_>,
        left: Range<usize>,
        anchor: Anchor,
    ) -> Option<(Thread, usize)> {
        self.forget();
        let mut next = std::mem::take(&mut self.next);
        next.clear();
        let mut found = None;
        for k in 0..self.now.len() {
            let thread = self.now[k];
            if !matches!(program.steps[usize::from(thread.at)], Step::Done) {
                let read = Thread { at: thread.at + 1, ..thread };
                self.follow(program, &mut next, read, words, left.start + 1..left.end);
            } else if anchor != Anchor::End || left.is_empty() {
                found = Some((thread, left.start));
                break;
            }
        }
        self.next = next;
        found
    }

    /// Puts the steps to which jumps and splits lead from `thread`, and which end the match or can read the
    /// first word of `left`, behind `threads`, best way first.
    fn follow(
        &mut self,
        program: &Program,
        threads: &mut Vec<Thread>,
        thread: Thread,
        words: &Tokens<'_>,
        left: Range<usize>,
    ) {
        let known = &mut self.ways[program.index][usize::from(thread.at)];
        for way in known.get_or_insert_with(|| program.ways(vec![Way::to(thread.at)])) {
            let step = &program.steps[usize::from(way.to)];
            let goes_on = matches!(step, Step::Done) || (!left.is_empty() && words.fits(left.start, step));
            let seen = &mut self.seen[usize::from(way.to)];
            if !goes_on || std::mem::replace(seen, self.mark) == self.mark {
                continue;
            }
            let mut next = Thread { at: way.to, ..thread };
            for slot in (0..SLOTS).filter(|slot| way.saves >> slot & 1 == 1) {
                next.slots[slot] = left.start as u16;
            }
            threads.push(next);
        }
    }
}

impl Thread {
    fn hit(&self, end: usize) -> Hit {
        let whole = usize::from(self.start)..end;
        let mut parts: Vec<_> = self
            .slots
            .chunks_exact(2)
            .filter(|pair| pair[0] != UNSET && pair[1] != UNSET && pair[0] < pair[1])
            .map(|pair| usize::from(pair[0])..usize::from(pair[1]))
            .collect();
        if parts.is_empty() {
            parts.push(whole.clone());
        }
        parts.sort_by_key(|part| part.start);
        Hit { whole, parts }
    }
}
