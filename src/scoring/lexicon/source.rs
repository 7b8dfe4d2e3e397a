//! The lexicon as it is written: the RON file's shape, before anything in it is compiled.

use crate::document::Grade;
use crate::scoring::{Level, Scope, Theme};
use serde::de::IntoDeserializer;
use serde::{Deserialize, Deserializer};

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Shown as the lexicon's name.
    pub name: String,
    /// Version of the form of this file.
    pub version: u32,
    /// The scales findings stand on.
    pub scales: Vec<Scale>,
    /// Word classes.
    pub classes: Vec<ClassSource>,
    /// Named runs of words, for use in patterns.
    pub phrases: Vec<Phrase>,
    /// What makes a claim.
    pub patterns: Vec<PatternSource>,
    /// What changes a claim's level.
    pub modifiers: Vec<ModifierSource>,
    /// What stops a claim.
    pub exclusions: Vec<ExclusionSource>,
    /// What part of the service a sentence is about.
    pub themes: Vec<ThemeSource>,
    /// What tells of a formal judgement.
    pub judgements: Judgements,
    /// Words that make a sentence sum up the whole.
    pub headline: Vec<String>,
}

/// An ordinal scale.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// `progress` or `judgement`.
    pub id: String,
    /// Its name in the window.
    pub name: String,
    /// What it measures.
    pub note: String,
    /// Its steps, lowest first.
    pub levels: Vec<LevelSource>,
}

/// A step of a scale.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelSource {
    /// Its place in the order.
    pub number: u8,
    /// Its name.
    pub name: String,
    /// What a sentence of this level says.
    pub note: String,
}

/// A set of words that stand for each other in patterns.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassSource {
    /// Its name in patterns.
    pub id: String,
    /// What holds it together.
    #[serde(default)]
    pub note: String,
    /// Its words, parted by spaces; `*ly` is an ending.
    #[serde(default)]
    pub words: String,
    /// Its verbs by their base form, parted by spaces; gives `{id}`, `{id:s}`, `{id:d}`, `{id:ing}`.
    #[serde(default)]
    pub verbs: String,
    /// Other classes whose words it has too, parted by spaces.
    #[serde(default)]
    pub also: String,
    /// Whether a claim can only stand in a sentence that holds such a word.
    #[serde(default)]
    pub trigger: bool,
}

/// A named run of words.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// Its name in patterns.
    pub id: String,
    /// What it stands for.
    #[serde(default)]
    pub note: String,
    /// The words.
    #[serde(rename = "match")]
    pub matches: String,
}

/// A sentence and the level it must get; none for a sentence without a finding.
pub type Example = (String, Option<Level>);

/// What makes a claim.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PatternSource {
    /// Stable id.
    pub id: String,
    /// Why it is a claim.
    pub note: String,
    /// What kind of claim it is, for the modifiers that bear on some kinds only.
    pub kind: ClaimKind,
    /// Its level before any modifier.
    pub level: Level,
    /// The theme, where the words themselves give it.
    #[serde(default, deserialize_with = "maybe_by_name")]
    pub theme: Option<Theme>,
    /// The scope, where the words themselves give it.
    #[serde(default, deserialize_with = "maybe_by_name")]
    pub scope: Option<Scope>,
    /// Any of these.
    #[serde(rename = "match")]
    pub matches: Vec<String>,
    /// Sentences with the level they must get.
    #[serde(default)]
    pub good: Vec<(String, Level)>,
    /// Sentences without a finding.
    #[serde(default)]
    pub bad: Vec<String>,
}

/// What kind of claim a pattern makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
pub enum ClaimKind {
    /// Forward movement; strength, share, onset, recency and negation bear on it.
    Forward,
    /// Movement backwards.
    Backward,
    /// The pattern's words have settled the level.
    Settled,
}

/// Where a modifier stands, seen from the claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
pub enum Place {
    /// In the quoted words.
    Inside,
    /// Ends where the quoted words begin.
    Before,
    /// Begins where the quoted words end.
    After,
    /// Anywhere in the sentence.
    Sentence,
}

/// What a modifier does to a claim's level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Effect {
    /// A degree: of several the lowest negative (to 4) or the highest positive decides.
    Degree(Level),
    /// A degree that any other degree overrides ("some").
    Weak(Level),
    /// At most this level.
    Cap(Level),
    /// One step down, not below Limited.
    Drop,
    /// Positive becomes Insufficient, Declined becomes Variable, Insufficient becomes Steady.
    Negate,
    /// This level, whatever came before.
    Set(Level),
    /// How much of the theme is meant, with what that does to the level.
    Share(#[serde(deserialize_with = "by_name")] Scope),
    /// Told of an earlier time: dated by the text, never at the visit.
    Past,
}

/// What changes a claim's level.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModifierSource {
    /// Stable id.
    pub id: String,
    /// Why it changes the level.
    pub note: String,
    /// Where it stands.
    pub place: Place,
    /// Kinds of claims it bears on.
    pub on: Vec<ClaimKind>,
    /// What it does.
    pub effect: Effect,
    /// Any of these.
    #[serde(rename = "match")]
    pub matches: Vec<String>,
    /// Sentences with the level they must get.
    #[serde(default)]
    pub good: Vec<(String, Level)>,
}

/// What stops a claim: words of change that no careful reader counts.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExclusionSource {
    /// Stable id.
    pub id: String,
    /// Shown after "not counted:".
    pub reason: String,
    /// Kinds of claims it stops; all where none is named.
    #[serde(default)]
    pub on: Vec<ClaimKind>,
    /// Why it is no finding.
    pub note: String,
    /// Any of these; claims that share a quoted word with one are stopped.
    #[serde(rename = "match")]
    pub matches: Vec<String>,
    /// Sentences without a finding.
    #[serde(default)]
    pub bad: Vec<String>,
    /// Sentences that look like it and are findings.
    #[serde(default)]
    pub good: Vec<(String, Level)>,
}

/// What part of the service a sentence is about.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThemeSource {
    /// The theme.
    #[serde(deserialize_with = "by_name")]
    pub theme: Theme,
    /// What belongs to it.
    pub note: String,
    /// Of two named equally near, the higher wins.
    pub weight: u8,
    /// Any of these names it.
    #[serde(rename = "match")]
    pub matches: Vec<String>,
}

/// What tells of a formal judgement.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judgements {
    /// Patterns; the grade stands in the quoted words.
    pub patterns: Vec<JudgementSource>,
    /// Words for each grade.
    #[serde(deserialize_with = "by_names")]
    pub grades: Vec<(Grade, String)>,
    /// Words for each judgement area; where none stands it is overall.
    #[serde(deserialize_with = "by_names")]
    pub areas: Vec<(crate::document::Area, String)>,
}

/// A way to tell of a judgement.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JudgementSource {
    /// Stable id.
    pub id: String,
    /// What it is.
    pub note: String,
    /// Whether it is told as news: without a date in the text it is of the month of publication.
    #[serde(default)]
    pub news: bool,
    /// Whether such words tell of no judgement: others that share a quoted word with them are stopped.
    #[serde(default)]
    pub stops: bool,
    /// Any of these; the grade stands in the quoted words.
    #[serde(rename = "match")]
    pub matches: Vec<String>,
}

/// Reads a name with spaces in it ("children in care"), which RON's own identifiers cannot hold.
fn by_name<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<T, D::Error> {
    let name = String::deserialize(deserializer)?;
    T::deserialize(name.into_deserializer())
}

fn maybe_by_name<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    by_name(deserializer).map(Some)
}

fn by_names<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<(T, String)>, D::Error> {
    let named = Vec::<(String, String)>::deserialize(deserializer)?;
    named.into_iter().map(|(name, written)| Ok((T::deserialize(name.into_deserializer())?, written))).collect()
}
