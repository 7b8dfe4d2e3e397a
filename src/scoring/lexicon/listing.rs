//! The lexicon as a list for the window: every scale, class, pattern, modifier, exclusion and theme.

use super::Lexicon;
use super::source::{ClaimKind, Effect, Place, Scale};
use crate::scoring::{Level, Theme};

/// One entry of the lexicon.
#[derive(Clone, Debug)]
pub struct Entry<'l> {
    /// Its id.
    pub id: &'l str,
    /// Why it is there, or what it means.
    pub note: &'l str,
    /// What it is and does.
    pub sort: Sort<'l>,
    /// Its patterns as they are written; for a class its words.
    pub matches: Vec<&'l str>,
    /// Sentences it is right about, with the level they get.
    pub good: Vec<(&'l str, Level)>,
    /// Sentences in which it must find nothing.
    pub bad: Vec<&'l str>,
}

/// What an entry is.
#[derive(Clone, Copy, Debug)]
pub enum Sort<'l> {
    /// Words that stand for each other.
    Class,
    /// A named run of words.
    Phrase,
    /// What makes a claim, with its level before any modifier.
    Pattern(ClaimKind, Level),
    /// What changes a level: where it stands and what it does.
    Modifier(Place, Effect),
    /// What stops a claim, with its reason.
    Exclusion(&'l str),
    /// What names a theme.
    Theme(Theme),
    /// What tells of a judgement.
    Judgement,
}

impl Lexicon {
    /// The scales.
    pub fn scales(&self) -> &[Scale] {
        &self.source.scales
    }

    /// Every entry, in the order of the file.
    pub fn entries(&self) -> Vec<Entry<'_>> {
        let source = &self.source;
        let classes = source.classes.iter().map(|class| Entry {
            matches: [&class.words, &class.verbs, &class.also]
                .into_iter()
                .map(String::as_str)
                .filter(|w| !w.is_empty())
                .collect(),
            ..entry(&class.id, &class.note, Sort::Class)
        });
        let phrases = source
            .phrases
            .iter()
            .map(|phrase| Entry { matches: vec![&phrase.matches], ..entry(&phrase.id, &phrase.note, Sort::Phrase) });
        let patterns = source.patterns.iter().map(|pattern| Entry {
            matches: texts(&pattern.matches),
            good: levels(&pattern.good),
            bad: texts(&pattern.bad),
            ..entry(&pattern.id, &pattern.note, Sort::Pattern(pattern.kind, pattern.level))
        });
        let modifiers = source.modifiers.iter().map(|modifier| Entry {
            matches: texts(&modifier.matches),
            good: levels(&modifier.good),
            ..entry(&modifier.id, &modifier.note, Sort::Modifier(modifier.place, modifier.effect))
        });
        let exclusions = source.exclusions.iter().map(|exclusion| Entry {
            matches: texts(&exclusion.matches),
            good: levels(&exclusion.good),
            bad: texts(&exclusion.bad),
            ..entry(&exclusion.id, &exclusion.note, Sort::Exclusion(&exclusion.reason))
        });
        let themes = source.themes.iter().map(|theme| Entry {
            matches: texts(&theme.matches),
            ..entry(theme.theme.name(), &theme.note, Sort::Theme(theme.theme))
        });
        let judgements = source.judgements.patterns.iter().map(|pattern| Entry {
            matches: texts(&pattern.matches),
            ..entry(&pattern.id, &pattern.note, Sort::Judgement)
        });
        classes
            .chain(phrases)
            .chain(patterns)
            .chain(modifiers)
            .chain(exclusions)
            .chain(themes)
            .chain(judgements)
            .collect()
    }
}

fn entry<'l>(id: &'l str, note: &'l str, sort: Sort<'l>) -> Entry<'l> {
    Entry { id, note, sort, matches: Vec::new(), good: Vec::new(), bad: Vec::new() }
}

fn texts(list: &[String]) -> Vec<&str> {
    list.iter().map(String::as_str).collect()
}

fn levels(list: &[(String, Level)]) -> Vec<(&str, Level)> {
    list.iter().map(|(sentence, level)| (sentence.as_str(), *level)).collect()
}
