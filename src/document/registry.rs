//! The register of councils that ships: names and codes in, the council meant out.
//!
//! It knows how texts write a council's name and which longer names merely contain one (South
//! Gloucestershire is not Gloucestershire, Greater Manchester not Manchester). It finds names; which
//! of them a text is about is decided by [`super::subjects`].

use super::{PartialDate, naming};
use crate::problem::{Problem, ProblemKind};
use crate::text::Span;
use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// One authority with children's services.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Council {
    /// The name it has everywhere in this program.
    pub name: String,
    /// Its name in full, as it signs itself.
    pub formal: String,
    /// What else texts call it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What texts call it, and other things too; counts only beside a council's own words.
    #[serde(default)]
    pub weak: Vec<String>,
    /// Whether the name itself is a wider place too.
    #[serde(default)]
    pub weak_name: bool,
    /// Whether the name is an ordinary word too, and a council's after a preposition only.
    #[serde(default)]
    pub word_name: bool,
    /// The newest code of the Office for National Statistics.
    #[serde(default)]
    pub gss: Option<String>,
    /// Its earlier codes.
    #[serde(default)]
    pub former_gss: Vec<String>,
    /// Ofsted's number for it.
    #[serde(default)]
    pub urn: Option<u32>,
    /// The Department for Education's number for it.
    #[serde(default)]
    pub la_code: Option<u16>,
    /// Its region.
    pub region: String,
    /// County, unitary authority, metropolitan district or London borough.
    pub tier: String,
    /// When it came into being, if after 2009.
    #[serde(default)]
    pub from: Option<PartialDate>,
    /// When it was abolished.
    #[serde(default)]
    pub to: Option<PartialDate>,
    /// Who took over from it.
    #[serde(default)]
    pub successors: Vec<String>,
    /// Its statistical neighbours, nearest first.
    #[serde(default)]
    pub neighbours: Vec<String>,
}

/// A body that runs services for one or more councils.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trust {
    /// Its name.
    pub name: String,
    /// What else texts call it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Whose services it runs or ran.
    pub councils: Vec<String>,
    /// Since when.
    #[serde(default)]
    pub from: Option<PartialDate>,
    /// Until when, where it ended.
    #[serde(default)]
    pub to: Option<PartialDate>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asset {
    councils: Vec<Council>,
    trusts: Vec<Trust>,
    other_places: Vec<String>,
}

/// How a name was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// With a council's own words: "Surrey County Council", "London Borough of Barnet".
    Formal,
    /// The bare name: "Surrey".
    Bare,
    /// Through the body that runs its services.
    Trust,
}

/// A council named in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The name with the words that belong to it.
    pub span: Span,
    /// Indices into [`Registry::councils`]: one, or the several a trust serves.
    pub councils: Vec<u16>,
    /// How it was written.
    pub naming: Naming,
}

/// What it takes to believe that a name is the council's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Care {
    Plain,
    Preposition,
    CouncilWords,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Meaning {
    Council { index: u16, care: Care },
    Trust(u16),
    OtherPlace,
}

/// All councils and trusts, and the search over their names.
#[derive(Debug)]
pub struct Registry {
    councils: Vec<Council>,
    trusts: Vec<Trust>,
    meanings: Vec<Meaning>,
    search: Option<AhoCorasick>,
}

static SHIPPED: LazyLock<Registry> = LazyLock::new(|| {
    let empty = || Registry::new(Asset::default());
    Registry::parse(SOURCE).unwrap_or_else(|_| empty())
});

/// The register's own words (RON), as it ships.
pub const SOURCE: &str = include_str!("../../assets/councils.ron");

impl Registry {
    /// The register that ships.
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// Reads a register.
    ///
    /// # Errors
    /// Names the line of a mistake in form, or the name that stands twice or nowhere.
    pub fn parse(ron: &str) -> Result<Self, Problem> {
        let asset: Asset =
            ron::from_str(ron).map_err(|error| fault(format!("The register of councils cannot be read: {error}")))?;
        check(&asset)?;
        Ok(Self::new(asset))
    }

    fn new(asset: Asset) -> Self {
        let (words, meanings): (Vec<String>, Vec<Meaning>) = names(&asset).unzip();
        let search = AhoCorasickBuilder::new()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(true)
            .build(words)
            .ok();
        Self { councils: asset.councils, trusts: asset.trusts, meanings, search }
    }

    /// All councils, by name.
    pub fn councils(&self) -> &[Council] {
        &self.councils
    }

    /// All bodies that run services for councils.
    pub fn trusts(&self) -> &[Trust] {
        &self.trusts
    }

    /// The council at an index of a [`Mention`].
    pub fn council(&self, index: u16) -> Option<&Council> {
        self.councils.get(usize::from(index))
    }

    /// The council of exactly that canonical name.
    pub fn named(&self, name: &str) -> Option<&Council> {
        self.councils.iter().find(|council| council.name == name)
    }

    /// The council that `words` as a whole name, however they write it.
    pub fn means(&self, words: &str) -> Option<&Council> {
        let words = words.trim();
        let mention = self.find(words).into_iter().next()?;
        let whole = mention.span.start == 0 || strip_lead(words, mention.span.start);
        let only = mention.councils.first().filter(|_| mention.councils.len() == 1)?;
        self.council(*only).filter(|_| whole && mention.span.end == words.len())
    }

    /// Every council named in `text`, in order; names inside longer names of other things are left out.
    pub fn find(&self, text: &str) -> Vec<Mention> {
        let Some(search) = &self.search else { return Vec::new() };
        search
            .find_iter(text)
            .filter_map(|found| self.mention(text, Span::new(found.start(), found.end()), found.pattern().as_usize()))
            .collect()
    }

    fn mention(&self, text: &str, span: Span, pattern: usize) -> Option<Mention> {
        if !naming::is_name(text, span) {
            return None;
        }
        match self.meanings.get(pattern)? {
            Meaning::OtherPlace => None,
            Meaning::Trust(trust) => {
                let trust = self.trusts.get(usize::from(*trust))?;
                let councils = trust.councils.iter().filter_map(|name| self.index(name)).collect();
                Some(Mention { span, councils, naming: Naming::Trust })
            }
            Meaning::Council { index, care } => {
                let whole = naming::with_own_words(text, span);
                let formal = whole != span;
                let trusted = formal
                    || match care {
                        Care::Plain => true,
                        Care::Preposition => {
                            naming::after_a_preposition(text, span) || naming::beside_council_words(text, span)
                        }
                        Care::CouncilWords => naming::beside_council_words(text, span),
                    };
                let naming = if formal { Naming::Formal } else { Naming::Bare };
                (trusted && !naming::of_another(text, span, formal)).then(|| Mention {
                    span: whole,
                    councils: vec![*index],
                    naming,
                })
            }
        }
    }

    fn index(&self, name: &str) -> Option<u16> {
        self.councils.iter().position(|council| council.name == name).and_then(|i| u16::try_from(i).ok())
    }
}

fn strip_lead(words: &str, start: usize) -> bool {
    words.get(..start).is_some_and(|lead| lead.trim().eq_ignore_ascii_case("the"))
}

fn fault(message: String) -> Problem {
    Problem::new(ProblemKind::Internal, message)
}

/// Every way of writing every name, with what it means.
fn names(asset: &Asset) -> impl Iterator<Item = (String, Meaning)> + '_ {
    let councils = (0..).zip(&asset.councils).flat_map(|(index, council)| {
        let care = match (council.word_name, council.weak_name) {
            (true, _) => Care::Preposition,
            (_, true) => Care::CouncilWords,
            _ => Care::Plain,
        };
        let aliases = council.aliases.iter().map(|alias| (alias, Care::Plain));
        let weak = council.weak.iter().map(|alias| (alias, Care::CouncilWords));
        let all = std::iter::once((&council.name, care)).chain(aliases).chain(weak);
        all.flat_map(move |(name, care)| {
            spellings(name).into_iter().map(move |words| (words, Meaning::Council { index, care }))
        })
    });
    let trusts = (0..).zip(&asset.trusts).flat_map(|(index, trust)| {
        let names = std::iter::once(&trust.name).chain(&trust.aliases);
        names.flat_map(move |name| spellings(name).into_iter().map(move |words| (words, Meaning::Trust(index))))
    });
    let places = asset.other_places.iter();
    let places = places.flat_map(|place| spellings(place).into_iter().map(|words| (words, Meaning::OtherPlace)));
    councils.chain(trusts).chain(places)
}

/// A name with its ampersand, hyphens and apostrophe as texts vary them.
fn spellings(name: &str) -> BTreeSet<String> {
    let mut all = BTreeSet::from([name.to_owned()]);
    let mut vary = |from: &str, to: &str| {
        let more: Vec<String> = all.iter().map(|one| one.replace(from, to)).collect();
        all.extend(more);
    };
    vary(" and ", " & ");
    vary("-", " ");
    vary(" upon ", "-upon-");
    vary(" with ", "-with-");
    vary("'", "’");
    all
}

/// That no name means two councils and every reference leads somewhere.
fn check(asset: &Asset) -> Result<(), Problem> {
    let known: BTreeSet<&str> = asset.councils.iter().map(|council| council.name.as_str()).collect();
    let mut taken = BTreeMap::new();
    for (words, meaning) in names(asset) {
        let other = taken.insert(words.to_lowercase(), meaning.clone()).is_some_and(|earlier| earlier != meaning);
        if other {
            return Err(fault(format!("The register of councils uses “{words}” for two councils")));
        }
    }
    let references = asset.councils.iter().flat_map(|council| council.neighbours.iter().chain(&council.successors));
    let trusts = asset.trusts.iter().flat_map(|trust| &trust.councils);
    match references.chain(trusts).find(|name| !known.contains(name.as_str())) {
        Some(lost) => Err(fault(format!("The register of councils refers to “{lost}”, which it does not hold"))),
        None => Ok(()),
    }
}
