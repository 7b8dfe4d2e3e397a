//! Written lexicon in, [`Lexicon`](super::Lexicon)'s parts out: classes numbered, phrases put in place,
//! patterns made into programs. A fault names the entry it is in and what was expected.

use super::inflect;
use super::pattern::{self, Node};
use super::source::{ClassSource, Source};
use super::vocabulary::{Builder, Class, Costs, Vocabulary};
use crate::scoring::engine::machine::{PARTS, Program, Step};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Longest program, in steps: far over what a readable pattern needs.
const LONGEST_PROGRAM: usize = 4000;
/// The class of words that stand in every few sentences.
const EVERYWHERE: &str = "everywhere";
/// The class of other words that many sentences hold.
const COMMON: &str = "common";
/// Deepest phrase within phrase.
const DEEPEST: usize = 12;

/// A fault in the lexicon: the text it is in, and what is wrong with it.
#[derive(Debug)]
pub struct Fault {
    /// Words of the file the fault stands in.
    pub within: String,
    /// What is wrong, as a sentence without full stop.
    pub message: String,
}

impl Fault {
    pub(super) fn new(within: &str, message: impl Into<String>) -> Self {
        Self { within: within.to_owned(), message: message.into() }
    }
}

/// Names of classes and phrases, while patterns are compiled.
pub struct Compiler {
    classes: BTreeMap<String, Class>,
    phrases: BTreeMap<String, Node>,
    builder: Builder,
    triggers: Vec<Class>,
    /// What the words of each class asked for cost.
    sizes: BTreeMap<Class, usize>,
}

/// Classes the engine itself fills: punctuation and numbers.
pub const BUILT_IN: [(&str, &str); 8] = [
    ("comma", ","),
    ("stop", ";"),
    ("colon", ":"),
    ("dash", "–"),
    ("open", "("),
    ("close", ")"),
    ("number", "0"),
    ("year", "0000"),
];

impl Compiler {
    /// Numbers the classes of `source` and reads its phrases.
    pub fn new(source: &Source) -> Result<Self, Fault> {
        let mut compiler = Self {
            classes: BTreeMap::new(),
            phrases: BTreeMap::new(),
            builder: Builder::default(),
            triggers: Vec::new(),
            sizes: BTreeMap::new(),
        };
        for (name, word) in BUILT_IN {
            let class = compiler.class(name);
            compiler.builder.add(word, class);
        }
        let number = compiler.class("number");
        compiler.builder.add("0000", number);
        for class in &source.classes {
            compiler.add_class(class)?;
        }
        for class in &source.classes {
            compiler.add_also(class, &source.classes)?;
        }
        for phrase in &source.phrases {
            let node = pattern::parse(&phrase.matches).map_err(|e| Fault::new(&phrase.matches, e.to_string()))?;
            if compiler.classes.contains_key(&phrase.id) || compiler.phrases.insert(phrase.id.clone(), node).is_some() {
                return Err(Fault::new(&phrase.id, format!("the name “{}” is given twice", phrase.id)));
            }
        }
        Ok(compiler)
    }

    fn class(&mut self, name: &str) -> Class {
        let next = self.classes.len() as Class;
        *self.classes.entry(name.to_owned()).or_insert(next)
    }

    fn add_class(&mut self, class: &ClassSource) -> Result<(), Fault> {
        if self.classes.contains_key(&class.id) {
            return Err(Fault::new(&class.id, format!("the class “{}” is given twice", class.id)));
        }
        let id = self.class(&class.id);
        self.add_words(class, &class.id, class.trigger)?;
        if class.words.is_empty() && class.verbs.is_empty() && class.also.is_empty() {
            return Err(Fault::new(&class.id, format!("expected words or verbs in the class “{}”", class.id)));
        }
        if class.trigger {
            self.triggers.push(id);
        }
        Ok(())
    }

    /// Adds the words and verb forms of `class` to the class called `name` and its forms.
    fn add_words(&mut self, class: &ClassSource, name: &str, trigger: bool) -> Result<(), Fault> {
        let (id, any) = (self.class(name), self.class(&format!("{name}:any")));
        for word in class.words.split_whitespace() {
            if let Some(instead) = pattern::never_read(word) {
                return Err(Fault::new(&class.words, format!("expected {instead}, found “{word}”")));
            }
            self.builder.add(word, id);
            self.builder.add(word, any);
        }
        for entry in class.verbs.split_whitespace() {
            let forms = inflect::verb(entry);
            let past = forms.past.iter().map(|word| (":d", word));
            let all = [("", &forms.base), (":s", &forms.third), (":ing", &forms.ing)].into_iter().chain(past);
            for (form, word) in all {
                let form_id = self.class(&format!("{name}{form}"));
                self.builder.add(word, form_id);
                self.builder.add(word, any);
                if trigger {
                    self.triggers.extend([form_id, any]);
                }
            }
        }
        Ok(())
    }

    /// Adds to `class` the words of the classes it takes in, and of those they take in, each once.
    fn add_also(&mut self, class: &ClassSource, all: &[ClassSource]) -> Result<(), Fault> {
        let (mut taken_in, mut left) = (BTreeSet::from([class.id.as_str()]), vec![class]);
        while let Some(one) = left.pop() {
            for name in one.also.split_whitespace() {
                let Some(other) = all.iter().find(|other| other.id == name) else {
                    return Err(Fault::new(&one.also, format!("expected the name of a class, found “{name}”")));
                };
                if taken_in.insert(name) {
                    self.add_words(other, &class.id, class.trigger)?;
                    left.push(other);
                }
            }
        }
        Ok(())
    }

    /// Compiles one pattern.
    pub fn program(&mut self, written: &str) -> Result<Program, Fault> {
        let fault = |message: String| Fault::new(written, message);
        let node = pattern::parse(written).map_err(|e| fault(e.to_string()))?;
        let node = self.resolve(node, 0).map_err(&fault)?;
        if fewest(&node) == 0 {
            return Err(fault("expected at least one word that must be there".to_owned()));
        }
        let mut assembler = Assembler { steps: Vec::new(), parts: 0 };
        assembler.node(&node).map_err(&fault)?;
        assembler.steps.push(Step::Done);
        if assembler.steps.len() > LONGEST_PROGRAM {
            return Err(fault("the pattern is too long once its phrases are put in place".to_owned()));
        }
        let mut needs = self.needs(&node);
        needs.sort_by_cached_key(|set| self.cost_of(set));
        Ok(Program { index: 0, steps: assembler.steps, needs, longest: longest(&node), one_word: false })
    }

    /// Sees to it that a sentence which could hold one of `programs` is looked at: of the sets of words a
    /// program needs, the one becomes triggers that adds the fewest to those there are.
    pub fn ensure_triggers<'p>(&mut self, programs: impl Iterator<Item = &'p Program>) {
        let words = self.builder.words_by_class(self.classes.len(), self.costs());
        let mut marked: BTreeSet<usize> = words_of(&words, &self.triggers).map(|(word, _)| word).collect();
        for program in programs {
            let added = |set: &[Class]| -> usize {
                words_of(&words, set).filter(|(word, _)| !marked.contains(word)).map(|(_, cost)| cost).sum()
            };
            // Of two that add as few, the one with more words that are triggers already.
            let cheapest = program.needs.iter().min_by_key(|set| (added(set), Reverse(words_of(&words, set).count())));
            if let Some(set) = cheapest.filter(|set| added(set) > 0) {
                marked.extend(words_of(&words, set).map(|(word, _)| word));
                self.triggers.extend(set.iter());
            }
        }
    }

    fn costs(&self) -> Costs {
        Costs { everywhere: self.class_named(EVERYWHERE), common: self.class_named(COMMON) }
    }

    /// What the words of the classes of `set` cost to look for.
    fn cost_of(&mut self, set: &[Class]) -> usize {
        let costs = self.costs();
        let cost = |class: &Class| *self.sizes.entry(*class).or_insert_with(|| self.builder.cost_of(*class, costs));
        set.iter().map(cost).sum()
    }

    /// What any match of `node` must hold: of each set at least one class. Of alternatives each gives the
    /// rarest it has.
    fn needs(&mut self, node: &Resolved) -> Vec<Box<[Class]>> {
        match node {
            Resolved::Class(class) => vec![Box::new([*class])],
            Resolved::Seq(nodes) => nodes.iter().flat_map(|node| self.needs(node)).collect(),
            Resolved::Alt(nodes) => {
                let rarest = |node| self.needs(node).into_iter().min_by_key(|set| self.cost_of(set));
                let Some(sets) = nodes.iter().map(rarest).collect::<Option<Vec<_>>>() else { return Vec::new() };
                let mut union: Vec<Class> = sets.into_iter().flatten().collect();
                union.sort_unstable();
                union.dedup();
                vec![union.into()]
            }
            Resolved::Repeat(node, 1.., _) | Resolved::Quote(node) => self.needs(node),
            Resolved::Any(_) | Resolved::Not(_) | Resolved::Repeat(_, 0, _) => Vec::new(),
        }
    }

    /// Puts phrases in place of their names and gives words and classes their numbers.
    fn resolve(&mut self, node: Node, depth: usize) -> Result<Resolved, String> {
        if depth > DEEPEST {
            return Err("phrases stand within each other in a circle".to_owned());
        }
        let all = |this: &mut Self, nodes: Vec<Node>| {
            nodes.into_iter().map(|node| this.resolve(node, depth)).collect::<Result<Vec<_>, _>>()
        };
        Ok(match node {
            Node::Any(loose) => Resolved::Any(loose),
            Node::Word(word) => {
                let class = self.class(&format!("'{word}"));
                self.builder.add(&word, class);
                Resolved::Class(class)
            }
            Node::Name(name) => match (self.classes.get(&name), self.phrases.get(&name)) {
                (Some(&class), _) => Resolved::Class(class),
                (None, Some(phrase)) => self.resolve(phrase.clone(), depth + 1)?,
                (None, None) => return Err(format!("expected the name of a class or phrase, found “{name}”")),
            },
            Node::Not(names) => Resolved::Not(
                names
                    .iter()
                    .map(|name| self.class_named(name).ok_or(format!("expected the name of a class, found “{name}”")))
                    .collect::<Result<_, _>>()?,
            ),
            Node::Seq(nodes) => Resolved::Seq(all(self, nodes)?),
            Node::Alt(nodes) => Resolved::Alt(all(self, nodes)?),
            Node::Repeat(node, min, max) => Resolved::Repeat(Box::new(self.resolve(*node, depth)?), min, max),
            Node::Quote(node) => Resolved::Quote(Box::new(self.resolve(*node, depth)?)),
        })
    }

    /// The number of a class by name.
    pub fn class_named(&self, name: &str) -> Option<Class> {
        self.classes.get(name).copied()
    }

    /// The finished vocabulary, once every pattern is compiled.
    pub fn finish(self) -> Vocabulary {
        let costs = self.costs();
        self.builder.freeze(self.classes.len(), &self.triggers, costs)
    }
}

/// The words of the classes of `set`, with their costs.
fn words_of<'w>(words: &'w [Vec<(usize, usize)>], set: &'w [Class]) -> impl Iterator<Item = (usize, usize)> + 'w {
    set.iter().flat_map(|class| words[usize::from(*class)].iter().copied())
}

enum Resolved {
    Any(bool),
    Class(Class),
    Not(Box<[Class]>),
    Seq(Vec<Resolved>),
    Alt(Vec<Resolved>),
    Repeat(Box<Resolved>, u8, Option<u8>),
    Quote(Box<Resolved>),
}

impl Resolved {
    /// Whether a bounded repetition of it takes as few words as it can.
    fn lazy(&self) -> bool {
        matches!(self, Self::Any(_) | Self::Not(_))
    }
}

/// The most words a match can take; none where there is no limit.
fn longest(node: &Resolved) -> Option<usize> {
    match node {
        Resolved::Any(_) | Resolved::Class(_) | Resolved::Not(_) => Some(1),
        Resolved::Seq(nodes) => nodes.iter().map(longest).sum(),
        Resolved::Alt(nodes) => nodes.iter().map(longest).try_fold(0, |most, one| Some(most.max(one?))),
        Resolved::Repeat(node, _, most) => Some(longest(node)? * usize::from((*most)?)),
        Resolved::Quote(node) => longest(node),
    }
}

/// The fewest words a match can take.
fn fewest(node: &Resolved) -> usize {
    match node {
        Resolved::Any(_) | Resolved::Class(_) | Resolved::Not(_) => 1,
        Resolved::Seq(nodes) => nodes.iter().map(fewest).sum(),
        Resolved::Alt(nodes) => nodes.iter().map(fewest).min().unwrap_or(0),
        Resolved::Repeat(node, least, _) => fewest(node) * usize::from(*least),
        Resolved::Quote(node) => fewest(node),
    }
}

struct Assembler {
    steps: Vec<Step>,
    parts: usize,
}

impl Assembler {
    fn here(&self) -> u16 {
        self.steps.len() as u16
    }

    fn node(&mut self, node: &Resolved) -> Result<(), String> {
        if self.steps.len() > LONGEST_PROGRAM {
            return Err("the pattern is too long once its phrases are put in place".to_owned());
        }
        match node {
            Resolved::Any(loose) => self.steps.push(Step::Any(*loose)),
            Resolved::Class(class) => self.steps.push(Step::Class(*class)),
            Resolved::Not(classes) => self.steps.push(Step::Not(classes.clone())),
            Resolved::Seq(nodes) => nodes.iter().try_for_each(|node| self.node(node))?,
            Resolved::Alt(nodes) => self.alternatives(nodes)?,
            Resolved::Repeat(node, min, max) => self.repeat(node, *min, *max)?,
            Resolved::Quote(node) => {
                let slot = self.parts;
                self.parts += 1;
                if self.parts > PARTS {
                    return Err(format!("expected at most {PARTS} quoted parts"));
                }
                self.steps.push(Step::Save(2 * slot as u8));
                self.node(node)?;
                self.steps.push(Step::Save(2 * slot as u8 + 1));
            }
        }
        Ok(())
    }

    fn alternatives(&mut self, nodes: &[Resolved]) -> Result<(), String> {
        let mut jumps = Vec::new();
        for (i, node) in nodes.iter().enumerate() {
            let split = self.steps.len();
            let last = i + 1 == nodes.len();
            if !last {
                self.steps.push(Step::Split(self.here() + 1, 0));
            }
            self.node(node)?;
            if !last {
                jumps.push(self.steps.len());
                self.steps.push(Step::Jump(0));
                self.steps[split] = Step::Split(split as u16 + 1, self.here());
            }
        }
        let end = self.here();
        for jump in jumps {
            self.steps[jump] = Step::Jump(end);
        }
        Ok(())
    }

    fn repeat(&mut self, node: &Resolved, min: u8, max: Option<u8>) -> Result<(), String> {
        for _ in 0..min {
            self.node(node)?;
        }
        let Some(max) = max else {
            let split = self.steps.len();
            self.steps.push(Step::Jump(0));
            self.node(node)?;
            self.steps.push(Step::Jump(split as u16));
            self.steps[split] = Step::Split(split as u16 + 1, self.here());
            return Ok(());
        };
        let mut splits = Vec::new();
        for _ in min..max {
            splits.push(self.steps.len());
            self.steps.push(Step::Jump(0));
            self.node(node)?;
        }
        let end = self.here();
        for split in splits {
            let inside = split as u16 + 1;
            self.steps[split] = if node.lazy() { Step::Split(end, inside) } else { Step::Split(inside, end) };
        }
        Ok(())
    }
}
