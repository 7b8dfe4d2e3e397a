//! All words the lexicon knows, each with the classes it belongs to: one hash look-up per word read.

use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Index of a word class.
pub type Class = u16;
/// Index into [`Vocabulary::sets`]; words of the same classes share one.
pub type Set = u16;
/// The set of a word the lexicon does not know.
pub const UNKNOWN: Set = 0;
/// A slot without a word; no known word is of set 0.
const EMPTY: u64 = 0;
/// The bits of a slot that are of its word's hash.
const HASH_BITS: u64 = !0xFFFF;

/// Words and their classes.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// Bits per set of classes, `width` numbers each.
    bits: Vec<u64>,
    width: usize,
    /// Open addressing; `slots.len()` is a power of two. A slot holds the upper 48 bits of a word's hash and
    /// its set, or nothing: no word of any text is likely ever to share those bits and the slot with another.
    slots: Vec<u64>,
    /// Endings that put an otherwise unknown word into classes (`*ly`).
    endings: Vec<(Box<str>, Set)>,
    /// Whether a word of this set may begin a claim.
    triggers: Vec<bool>,
    /// For each set the set its words have with a capital within a sentence: that of the name for "may", which
    /// is "May" too, else the same.
    named: Vec<Set>,
}

/// Words with their classes.
type Words = Vec<(String, Vec<Class>)>;

/// Collects words and classes before they are frozen into a [`Vocabulary`].
#[derive(Debug, Default)]
pub struct Builder {
    words: BTreeMap<String, Vec<Class>>,
}

impl Builder {
    /// Adds `word` (or an ending, `*ly`) to `class`; a word with a capital is a name, which within a sentence
    /// is another word than the one in small letters.
    pub fn add(&mut self, word: &str, class: Class) {
        let classes = self.words.entry(word.to_owned()).or_default();
        if let Err(place) = classes.binary_search(&class) {
            classes.insert(place, class);
        }
    }

    /// What the words of `class` cost together.
    pub fn cost_of(&self, class: Class, costs: Costs) -> usize {
        let of_class = self.words.iter().filter(|(_, classes)| classes.contains(&class));
        of_class.map(|(word, classes)| costs.of(word, classes)).sum()
    }

    /// For each of `classes` classes its words, by their place among all, each with its cost.
    pub fn words_by_class(&self, classes: usize, costs: Costs) -> Vec<Vec<(usize, usize)>> {
        let mut all = vec![Vec::new(); classes];
        for (place, (word, of)) in self.words.iter().enumerate() {
            for class in of {
                all[usize::from(*class)].push((place, costs.of(word, of)));
            }
        }
        all
    }

    /// The names apart from the words; a name's word in small letters is among these, if of no class.
    fn names_and_words(self) -> (Words, Words) {
        let is_name = |(word, _): &(String, Vec<Class>)| word.starts_with(char::is_uppercase);
        let (names, mut words): (Words, Words) = self.words.into_iter().partition(is_name);
        for (name, _) in &names {
            let small = name.to_lowercase();
            if words.iter().all(|(word, _)| *word != small) {
                words.push((small, Vec::new()));
            }
        }
        (names, words)
    }

    /// The finished vocabulary of `classes` classes; words of `triggers` may begin a claim. The sets of the
    /// words most often read come first, so that what is kept for each set stays close together in memory.
    pub fn freeze(self, classes: usize, triggers: &[Class], costs: Costs) -> Vocabulary {
        let width = classes.div_ceil(64).max(1);
        let mut vocabulary = Vocabulary {
            bits: vec![0; width],
            width,
            triggers: vec![false],
            named: vec![UNKNOWN],
            ..Vocabulary::default()
        };
        let mut sets: BTreeMap<Vec<Class>, Set> = BTreeMap::new();
        let endings: Vec<_> =
            self.words.iter().filter_map(|(w, c)| Some((w.strip_prefix('*')?.to_owned(), c.clone()))).collect();
        let mut entries = Vec::new();
        let (names, mut words) = self.names_and_words();
        words.sort_by_cached_key(|(word, classes)| Reverse(costs.of(word, classes)));
        for (word, mut classes) in words {
            let name = names.iter().find(|(name, _)| name.to_lowercase() == word);
            if let Some((_, more)) =
                endings.iter().filter(|(ending, _)| word.ends_with(ending)).max_by_key(|(ending, _)| ending.len())
            {
                classes.extend(more.iter().filter(|class| !triggers.contains(class)));
                classes.sort_unstable();
                classes.dedup();
            }
            let set = match name {
                // A set of its own, as other words of its classes are no names.
                Some((_, of_name)) => {
                    let set = vocabulary.new_set(&classes, triggers);
                    let of_name = vocabulary.new_set(of_name, triggers);
                    vocabulary.named[usize::from(set)] = of_name;
                    set
                }
                None => *sets.entry(classes).or_insert_with_key(|classes| vocabulary.new_set(classes, triggers)),
            };
            match word.strip_prefix('*') {
                Some(ending) => vocabulary.endings.push((ending.into(), set)),
                None => entries.push((hash(word.as_bytes()), set)),
            }
        }
        vocabulary.hash_all(&entries);
        vocabulary
    }
}

/// What a word costs to look for: about how many times more sentences hold it than one of the other words.
#[derive(Clone, Copy, Debug)]
pub struct Costs {
    /// The class of words of every few sentences; marks, numbers and endings cost as much.
    pub everywhere: Option<Class>,
    /// The class of other words that many sentences hold.
    pub common: Option<Class>,
}

impl Costs {
    const EVERYWHERE: usize = 400;
    const COMMON: usize = 30;

    fn of(self, word: &str, classes: &[Class]) -> usize {
        let is_of = |class: Option<Class>| class.is_some_and(|class| classes.contains(&class));
        if !word.starts_with(char::is_alphabetic) || is_of(self.everywhere) {
            Self::EVERYWHERE
        } else if is_of(self.common) {
            Self::COMMON
        } else {
            1
        }
    }
}

impl Vocabulary {
    fn new_set(&mut self, classes: &[Class], triggers: &[Class]) -> Set {
        let set = self.bits.len() / self.width;
        self.bits.resize(self.bits.len() + self.width, 0);
        for &class in classes {
            self.bits[set * self.width + usize::from(class) / 64] |= 1 << (class % 64);
        }
        self.triggers.push(classes.iter().any(|class| triggers.contains(class)));
        self.named.push(set as Set);
        set as Set
    }

    fn hash_all(&mut self, entries: &[(u64, Set)]) {
        self.slots = vec![EMPTY; (entries.len() * 3).next_power_of_two().max(16)];
        for (hash, set) in entries {
            let mut slot = *hash as usize & (self.slots.len() - 1);
            while self.slots[slot] != EMPTY {
                slot = (slot + 1) & (self.slots.len() - 1);
            }
            self.slots[slot] = hash & HASH_BITS | u64::from(*set);
        }
    }

    /// The classes of the word (small letters) whose hash by [`hash_step`] is `hash`.
    pub fn look_up(&self, hash: u64) -> Set {
        let mut slot = hash as usize & (self.slots.len() - 1);
        loop {
            let found = self.slots[slot];
            if found == EMPTY {
                return UNKNOWN;
            }
            if found & HASH_BITS == hash & HASH_BITS {
                return found as Set;
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    /// The classes of a word of `set` that stands with a capital within a sentence.
    pub fn named(&self, set: Set) -> Set {
        self.named[usize::from(set)]
    }

    /// The classes an unknown word has by its ending.
    pub fn by_ending(&self, word: &[u8]) -> Set {
        let longest = self.endings.iter().filter(|(ending, _)| word.ends_with(ending.as_bytes()));
        longest.max_by_key(|(ending, _)| ending.len()).map_or(UNKNOWN, |(_, set)| *set)
    }

    /// Whether words of `set` are of `class`.
    pub fn is(&self, set: Set, class: Class) -> bool {
        self.bits[usize::from(set) * self.width + usize::from(class) / 64] >> (class % 64) & 1 == 1
    }

    /// How many sets there are.
    pub fn sets(&self) -> usize {
        self.bits.len() / self.width
    }

    /// The classes of `set` as bits.
    pub fn bits(&self, set: Set) -> &[u64] {
        &self.bits[usize::from(set) * self.width..][..self.width]
    }

    /// How many numbers hold a set of classes as bits.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Whether words of `set` may begin a claim.
    pub fn triggers(&self, set: Set) -> bool {
        self.triggers[usize::from(set)]
    }
}

/// The start of [`hash_step`].
pub const HASH_SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// Adds one byte to a hash; the same on every machine.
pub fn hash_step(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(23)
}

fn hash(word: &[u8]) -> u64 {
    word.iter().fold(HASH_SEED, |hash, &byte| hash_step(hash, byte))
}
