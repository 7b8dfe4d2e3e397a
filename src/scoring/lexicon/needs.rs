//! What each program asks of a sentence's words, by word: which programs are left to try in a sentence,
//! and at which of its words one could begin.

use super::vocabulary::{Class, Set, UNKNOWN, Vocabulary};
use crate::scoring::engine::machine::{Program, Step};

/// How many of a program's needs a sentence's words are held against before it is tried.
const NEEDS: usize = 3;
/// A bit for each program of which a match must hold the word, or another as rare.
const RAREST: usize = 0;
/// A bit for each program a match of which can begin with the word.
const STARTS: usize = 1;
/// Rows of bits that are kept for each set.
const ROWS: usize = 2;

/// For each set of words the programs that ask for one of it. What is asked of one word lies together: the
/// programs tried in a sentence ask the same few words.
#[derive(Debug)]
pub struct Needs {
    /// How many numbers hold a bit for every program.
    width: usize,
    /// The needs that programs do not have, as bits, need by need: met by any sentence.
    unasked: Vec<u64>,
    /// What words of each set meet: numbers with bits among those of all needs, each with its place.
    met: Vec<(u32, u64)>,
    /// For each set where its part of `met` begins, and where the last one's ends.
    met_from: Vec<u32>,
    /// For each set its rows.
    rows: Vec<u64>,
}

impl Needs {
    /// What `programs`, in the order of their indices, ask of the words of `vocabulary`.
    pub fn new<'p>(programs: impl Iterator<Item = &'p Program>, vocabulary: &Vocabulary) -> Self {
        let programs: Vec<_> = programs.collect();
        let width = programs.len().div_ceil(64).max(1);
        let mut asked = Asked { of_class: vec![Vec::new(); vocabulary.width() * 64], of_others: Vec::new(), width };
        for program in &programs {
            asked.add(program);
        }
        let mut needs = Self { width, unasked: vec![0; NEEDS * width], met: vec![], met_from: vec![0], rows: vec![] };
        for program in programs {
            for need in program.needs.len()..NEEDS {
                needs.unasked[need * width + program.index / 64] |= 1 << (program.index % 64);
            }
        }
        for set in 0..vocabulary.sets() {
            let (mut met, starts) = asked.of(set as Set, vocabulary);
            let some = met.iter().enumerate().filter(|(_, bits)| **bits != 0);
            needs.met.extend(some.map(|(place, bits)| (place as u32, *bits)));
            needs.met_from.push(needs.met.len() as u32);
            met.iter_mut().zip(&needs.unasked).for_each(|(met, unasked)| *met |= unasked);
            needs.rows.extend(&met[..width]);
            needs.rows.extend(starts);
        }
        needs
    }

    /// Leaves in `left` the programs whose first needs are all met by words of `sets`, as bits by their index.
    pub fn met_by(&self, sets: impl Iterator<Item = Set>, left: &mut Vec<u64>) {
        left.clone_from(&self.unasked);
        for set in sets.filter(|set| *set != UNKNOWN).map(usize::from) {
            for (place, bits) in &self.met[self.met_from[set] as usize..self.met_from[set + 1] as usize] {
                left[*place as usize] |= bits;
            }
        }
        let (first, others) = left.split_at_mut(self.width);
        for other in others.chunks_exact(self.width) {
            first.iter_mut().zip(other).for_each(|(all, one)| *all &= one);
        }
        left.truncate(self.width);
    }

    /// Whether a word of `set` is one of the rarest words of which each match of `program` holds one.
    pub fn is_rarest(&self, set: Set, program: &Program) -> bool {
        self.holds(set, RAREST, program)
    }

    /// Whether a match of `program` can begin with a word of `set`.
    pub fn may_start(&self, set: Set, program: &Program) -> bool {
        self.holds(set, STARTS, program)
    }

    fn holds(&self, set: Set, row: usize, program: &Program) -> bool {
        let place = (usize::from(set) * ROWS + row) * self.width + program.index / 64;
        self.rows[place] >> (program.index % 64) & 1 == 1
    }
}

/// What programs ask, by class: bits of the needs met by its words, and behind them of the programs a match
/// of which can begin with one, each with its place.
struct Asked<'p> {
    of_class: Vec<Vec<(usize, u64)>>,
    /// What is asked of words by the classes they are not of.
    of_others: Vec<(&'p Step, usize, u64)>,
    width: usize,
}

impl<'p> Asked<'p> {
    fn add(&mut self, program: &'p Program) {
        let (place, bit) = (program.index / 64, 1 << (program.index % 64));
        for (need, classes) in program.needs.iter().take(NEEDS).enumerate() {
            for class in classes {
                self.of_class[usize::from(*class)].push((need * self.width + place, bit));
            }
        }
        let place = NEEDS * self.width + place;
        for step in program.first_steps() {
            match step {
                Step::Class(class) => self.of_class[usize::from(*class)].push((place, bit)),
                other => self.of_others.push((other, place, bit)),
            }
        }
    }

    /// Bits of what words of `set` meet, and of the programs a match of which can begin with one.
    fn of(&self, set: Set, vocabulary: &Vocabulary) -> (Vec<u64>, Vec<u64>) {
        let mut bits = vec![0; (NEEDS + 1) * self.width];
        let of_classes = (0..self.of_class.len()).filter(|class| vocabulary.is(set, *class as Class));
        for (place, bit) in of_classes.flat_map(|class| &self.of_class[class]) {
            bits[*place] |= bit;
        }
        let is_of = |classes: &[Class]| classes.iter().any(|class| vocabulary.is(set, *class));
        for (_, place, bit) in self.of_others.iter().filter(|(step, ..)| !matches!(step, Step::Not(not) if is_of(not)))
        {
            bits[*place] |= bit;
        }
        let starts = bits.split_off(NEEDS * self.width);
        (bits, starts)
    }
}
