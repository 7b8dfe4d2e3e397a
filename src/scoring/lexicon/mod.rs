//! The lexicon: RON in, a compiled [`Lexicon`] out. All words the engine looks for come from here.
//!
//! Nothing in this folder knows a document.

pub mod compile;
pub mod examples;
mod inflect;
pub mod listing;
pub mod needs;
pub mod pattern;
pub mod source;
pub mod vocabulary;

use super::engine::Engine;
use super::engine::machine::Program;
use super::finding::{Scope, Theme};
use super::level::Level;
use crate::document::{Area, Grade};
use crate::problem::{Problem, ProblemKind};
use crate::source::ContentHash;
use compile::{BUILT_IN, Compiler, Fault};
use needs::Needs;
use sha2::{Digest, Sha256};
use source::{ClaimKind, Effect, Place, Source};
use std::ops::Range;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use vocabulary::{Class, HASH_SEED, Set, Vocabulary, hash_step};

/// The class of words that part clauses ("but", "although").
const CLAUSE_BREAK: &str = "clause-break";

/// The class of words that join two predicates of one subject ("and", "is").
const JOINS: &str = "joins";
/// Words that end no quote.
const LEADS_ON: &str = "leads-on";

/// The class of words with which a predicate without object ends.
const PREDICATE_END: &str = "predicate-end:any";

/// Version of the lexicon file's form this program reads.
const VERSION: u32 = 1;

/// A compiled lexicon: scales, patterns, modifiers, exclusions, themes.
#[derive(Debug)]
pub struct Lexicon {
    /// Its name.
    pub name: String,
    /// SHA-256 of its file, in hexadecimal digits.
    pub sha256: String,
    pub(super) source: Source,
    pub(super) vocabulary: Vocabulary,
    pub(super) marks: Marks,
    pub(super) needs: Needs,
    /// Words that `_` never crosses.
    pub(super) clause_break: Class,
    /// Words that may stand between two predicates of one subject.
    pub(super) joins: Class,
    /// Words a quote does not end with.
    pub(super) leads_on: Class,
    /// Words with which a predicate without object ends.
    pub(super) predicate_end: Class,
    pub(super) patterns: Vec<Pattern>,
    pub(super) modifiers: Vec<Modifier>,
    pub(super) exclusions: Vec<Exclusion>,
    pub(super) themes: Vec<ThemeRule>,
    pub(super) judgements: Vec<JudgementRule>,
    pub(super) grades: Vec<(Grade, Program)>,
    pub(super) areas: Vec<(Area, Program)>,
    /// What makes a sentence sum up.
    pub(super) headline: Vec<Program>,
    engines: Engines,
}

/// Engines at rest, with what they remember of this lexicon's programs; one for each thread that scored at once.
#[derive(Debug, Default)]
struct Engines(Mutex<Vec<Engine>>);

/// An entry of the lexicon that is looked for: the engine goes through the programs of many at once.
pub trait Rule {
    /// What it looks for, in the order of the lexicon: at least one program.
    fn programs(&self) -> &[Program];

    /// The places of its programs among all.
    fn indices(&self) -> Range<usize> {
        let first = self.programs().first().map_or(0, |program| program.index);
        first..first + self.programs().len()
    }
}

/// A compiled pattern.
#[derive(Debug)]
pub struct Pattern {
    pub(super) id: Arc<str>,
    pub(super) kind: ClaimKind,
    pub(super) level: Level,
    pub(super) theme: Option<Theme>,
    pub(super) scope: Option<Scope>,
    pub(super) programs: Vec<Program>,
}

/// A compiled modifier.
#[derive(Debug)]
pub struct Modifier {
    pub(super) id: Arc<str>,
    pub(super) place: Place,
    pub(super) on: Vec<ClaimKind>,
    pub(super) effect: Effect,
    pub(super) programs: Vec<Program>,
}

/// A compiled exclusion.
#[derive(Debug)]
pub struct Exclusion {
    pub(super) id: Arc<str>,
    pub(super) reason: Arc<str>,
    pub(super) on: Vec<ClaimKind>,
    pub(super) programs: Vec<Program>,
}

impl Exclusion {
    /// Whether it stops claims of this kind.
    pub(super) fn bears_on(&self, kind: ClaimKind) -> bool {
        self.on.is_empty() || self.on.contains(&kind)
    }
}

/// A compiled theme.
#[derive(Debug)]
pub struct ThemeRule {
    pub(super) theme: Theme,
    pub(super) weight: u8,
    pub(super) programs: Vec<Program>,
}

/// A compiled way to tell of a judgement.
#[derive(Debug)]
pub struct JudgementRule {
    pub(super) id: Arc<str>,
    pub(super) news: bool,
    pub(super) stops: bool,
    pub(super) programs: Vec<Program>,
}

impl Rule for Pattern {
    fn programs(&self) -> &[Program] {
        &self.programs
    }
}

impl Rule for Exclusion {
    fn programs(&self) -> &[Program] {
        &self.programs
    }
}

impl Rule for ThemeRule {
    fn programs(&self) -> &[Program] {
        &self.programs
    }
}

impl Rule for JudgementRule {
    fn programs(&self) -> &[Program] {
        &self.programs
    }
}

/// What a punctuation mark is to patterns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Punctuation {
    /// `,`
    Comma,
    /// `; . ? !`, a bullet
    Stop,
    /// `:`
    Colon,
    /// `–`
    Dash,
    /// `(`
    Open,
    /// `)`
    Close,
}

/// The classes of punctuation and numbers.
#[derive(Debug)]
pub struct Marks {
    sets: [Set; 6],
    number: Set,
    year: Set,
}

impl Marks {
    fn new(vocabulary: &Vocabulary) -> Self {
        let set = |word: &str| vocabulary.look_up(word.bytes().fold(HASH_SEED, hash_step));
        let word = |i: usize| set(BUILT_IN[i].1);
        Self { sets: [0, 1, 2, 3, 4, 5].map(word), number: word(6), year: word(7) }
    }

    /// The classes of a punctuation mark.
    pub fn set(&self, mark: Punctuation) -> Set {
        self.sets[mark as usize]
    }

    /// The classes of a number written `digits`.
    pub fn number(&self, digits: &[u8]) -> Set {
        let year = digits.len() == 4 && (digits.starts_with(b"19") || digits.starts_with(b"20"));
        if year { self.year } else { self.number }
    }
}

static DEFAULT: &str = include_str!("../../../assets/lexicon.ron");

/// The lexicon that ships, compiled once.
///
/// # Panics
/// Only if the asset were damaged at build time; a test parses it.
pub fn default_lexicon() -> Arc<Lexicon> {
    static COMPILED: LazyLock<Arc<Lexicon>> = LazyLock::new(|| match Lexicon::parse(DEFAULT) {
        Ok(lexicon) => Arc::new(lexicon),
        Err(problem) => unreachable!("the lexicon that ships is tested: {problem}"),
    });
    Arc::clone(&COMPILED)
}

/// The words of the lexicon that ships (RON).
pub fn default_lexicon_source() -> &'static str {
    DEFAULT
}

impl Lexicon {
    /// Compiles a lexicon.
    ///
    /// # Errors
    /// Names the line and what was expected there.
    pub fn parse(ron: &str) -> Result<Self, Problem> {
        let source: Source = ron::from_str(ron).map_err(|error| unreadable(&error))?;
        if source.version > VERSION {
            let message =
                format!("These phrases are of form {}, and this program reads form {VERSION}", source.version);
            return Err(Problem::new(ProblemKind::Lexicon, message).hint("Use a newer version of this program"));
        }
        let sha256 = ContentHash(Sha256::digest(ron.as_bytes()).into()).to_string();
        compile_all(source, sha256).map_err(|fault| faulty(&fault, ron))
    }

    /// Runs `work` with an engine for this lexicon, one that has worked before if any is at rest.
    pub(super) fn with_engine<T>(&self, work: impl FnOnce(&mut Engine) -> T) -> T {
        let at_rest = || self.engines.0.lock().unwrap_or_else(PoisonError::into_inner);
        let rested = at_rest().pop();
        let mut engine = rested.unwrap_or_default();
        let done = work(&mut engine);
        at_rest().push(engine);
        done
    }
}

fn unreadable(error: &ron::error::SpannedError) -> Problem {
    let place = error.span.start;
    let message = format!("Line {}, column {} of the phrases: {}", place.line, place.col, error.code);
    Problem::new(ProblemKind::Lexicon, message).hint("Check the brackets, commas and quotation marks near that line")
}

fn faulty(fault: &Fault, ron: &str) -> Problem {
    let line = ron.lines().position(|line| line.contains(&fault.within)).map_or(1, |i| i + 1);
    let message = format!("Line {line} of the phrases: {} in “{}”", fault.message, fault.within);
    Problem::new(ProblemKind::Lexicon, message).hint("Correct that line, or go back to the phrases that ship")
}

fn compile_all(source: Source, sha256: String) -> Result<Lexicon, Fault> {
    let mut compiler = Compiler::new(&source)?;
    let mut parts = Parts {
        patterns: rules(&source.patterns, |p| compile_pattern(&mut compiler, p))?,
        modifiers: source.modifiers.iter().map(|m| compile_modifier(&mut compiler, m)).collect::<Result<_, _>>()?,
        exclusions: rules(&source.exclusions, |e| compile_exclusion(&mut compiler, e))?,
        themes: rules(&source.themes, |t| compile_theme(&mut compiler, t))?,
        judgements: rules(&source.judgements.patterns, |j| compile_judgement(&mut compiler, j))?,
        grades: named_programs(&mut compiler, &source.judgements.grades)?,
        areas: named_programs(&mut compiler, &source.judgements.areas)?,
        headline: programs(&mut compiler, &source.headline)?,
    };
    let judgements = parts.judgements.iter().filter(|one| !one.stops);
    let told = parts.patterns.iter().map(|one| &one.programs).chain(judgements.map(|one| &one.programs));
    compiler.ensure_triggers(told.flatten());
    let named = |name: &str| compiler.class_named(name).ok_or_else(|| missing_class(name));
    let (clause_break, joins, predicate_end) = (named(CLAUSE_BREAK)?, named(JOINS)?, named(PREDICATE_END)?);
    let leads_on = named(LEADS_ON)?;
    let vocabulary = compiler.finish();
    for (index, program) in parts.all_programs().enumerate() {
        program.index = index;
        program.one_word = program.is_one_word();
    }
    let needs = Needs::new(parts.all_programs().map(|program| &*program), &vocabulary);
    Ok(Lexicon {
        needs,
        name: source.name.clone(),
        sha256,
        marks: Marks::new(&vocabulary),
        clause_break,
        joins,
        leads_on,
        predicate_end,
        vocabulary,
        source,
        patterns: parts.patterns,
        modifiers: parts.modifiers,
        exclusions: parts.exclusions,
        themes: parts.themes,
        judgements: parts.judgements,
        grades: parts.grades,
        areas: parts.areas,
        headline: parts.headline,
        engines: Engines::default(),
    })
}

struct Parts {
    patterns: Vec<Pattern>,
    modifiers: Vec<Modifier>,
    exclusions: Vec<Exclusion>,
    themes: Vec<ThemeRule>,
    judgements: Vec<JudgementRule>,
    grades: Vec<(Grade, Program)>,
    areas: Vec<(Area, Program)>,
    headline: Vec<Program>,
}

impl Parts {
    fn all_programs(&mut self) -> impl Iterator<Item = &mut Program> {
        let patterns = self.patterns.iter_mut().flat_map(|one| &mut one.programs);
        let modifiers = self.modifiers.iter_mut().flat_map(|one| &mut one.programs);
        let exclusions = self.exclusions.iter_mut().flat_map(|one| &mut one.programs);
        let themes = self.themes.iter_mut().flat_map(|one| &mut one.programs);
        let judgements = self.judgements.iter_mut().flat_map(|one| &mut one.programs);
        let named = self.grades.iter_mut().map(|(_, program)| program);
        let named = named.chain(self.areas.iter_mut().map(|(_, program)| program));
        let rest = named.chain(&mut self.headline);
        patterns.chain(modifiers).chain(exclusions).chain(themes).chain(judgements).chain(rest)
    }
}

fn programs(compiler: &mut Compiler, matches: &[String]) -> Result<Vec<Program>, Fault> {
    matches.iter().map(|written| compiler.program(written)).collect()
}

/// The rules `compile` makes of entries, without those that look for nothing.
fn rules<S, R: Rule>(written: &[S], compile: impl FnMut(&S) -> Result<R, Fault>) -> Result<Vec<R>, Fault> {
    let mut rules = written.iter().map(compile).collect::<Result<Vec<R>, _>>()?;
    rules.retain(|rule| !rule.programs().is_empty());
    Ok(rules)
}

fn compile_pattern(compiler: &mut Compiler, written: &source::PatternSource) -> Result<Pattern, Fault> {
    Ok(Pattern {
        id: written.id.as_str().into(),
        kind: written.kind,
        level: written.level,
        theme: written.theme,
        scope: written.scope,
        programs: programs(compiler, &written.matches)?,
    })
}

fn compile_modifier(compiler: &mut Compiler, written: &source::ModifierSource) -> Result<Modifier, Fault> {
    Ok(Modifier {
        id: written.id.as_str().into(),
        place: written.place,
        on: written.on.clone(),
        effect: written.effect,
        programs: programs(compiler, &written.matches)?,
    })
}

fn compile_exclusion(compiler: &mut Compiler, written: &source::ExclusionSource) -> Result<Exclusion, Fault> {
    Ok(Exclusion {
        id: written.id.as_str().into(),
        reason: written.reason.as_str().into(),
        on: written.on.clone(),
        programs: programs(compiler, &written.matches)?,
    })
}

fn compile_theme(compiler: &mut Compiler, written: &source::ThemeSource) -> Result<ThemeRule, Fault> {
    Ok(ThemeRule { theme: written.theme, weight: written.weight, programs: programs(compiler, &written.matches)? })
}

fn compile_judgement(compiler: &mut Compiler, written: &source::JudgementSource) -> Result<JudgementRule, Fault> {
    let programs = programs(compiler, &written.matches)?;
    Ok(JudgementRule { id: written.id.as_str().into(), news: written.news, stops: written.stops, programs })
}

fn named_programs<T: Copy>(compiler: &mut Compiler, named: &[(T, String)]) -> Result<Vec<(T, Program)>, Fault> {
    named.iter().map(|(name, written)| Ok((*name, compiler.program(written)?))).collect()
}

fn missing_class(name: &str) -> Fault {
    Fault::new("classes", format!("expected a class called “{name}”"))
}
