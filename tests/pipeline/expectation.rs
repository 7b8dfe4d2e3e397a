//! The words in which a careful reader's coding of a document is written down: facts, what each finding
//! is, and the point it makes. Built by `const` functions, so that the coding reads as a list.

use council_trajectories::document::{Area, Grade, Kind, Role, Voice};
use council_trajectories::scoring::Scope;
use council_trajectories::trajectory::Basis;

/// A sample as somebody who follows the codebook reads it.
pub struct Sample {
    /// Its name in `assets/samples`.
    pub file: &'static str,
    /// What it is.
    pub kind: Kind,
    /// When it was published (ISO).
    pub published: Option<&'static str>,
    /// First and last day of the visit or of the fieldwork.
    pub visit: Option<(&'static str, &'static str)>,
    /// Inspectors, the lead first.
    pub inspectors: &'static [&'static str],
    /// Whom it is addressed to.
    pub addressee: Option<&'static str>,
    /// Who wrote an article, and where it appeared.
    pub byline: Option<(&'static str, &'static str)>,
    /// Councils, subjects and mentions.
    pub councils: &'static [Council],
    /// Everything that is a finding; what is not listed is none.
    pub findings: &'static [Told],
}

/// A council in a sample.
pub struct Council {
    pub name: &'static str,
    pub role: Role,
    /// Which visit it is.
    pub visit_ordinal: Option<u8>,
    /// What the document itself judges.
    pub judgements: &'static [(Area, Grade)],
    pub point: Makes,
}

/// The point a council gets from a sample.
#[derive(Clone, Copy)]
pub enum Makes {
    /// None: nothing counted is said of it.
    None,
    /// Level, quartiles, how many findings were counted, what it rests on.
    Point { level: f64, low: f64, high: f64, count: usize, basis: Basis },
    /// The codebook leaves it open.
    Open,
}

/// The council that a sample is about, with the visit's number and its point.
pub const fn subject(name: &'static str, visit_ordinal: Option<u8>, point: Makes) -> Council {
    Council { name, role: Role::Subject, visit_ordinal, judgements: &[], point }
}

/// A council named in passing.
pub const fn mention(name: &'static str) -> Council {
    Council { name, role: Role::Mentioned, visit_ordinal: None, judgements: &[], point: Makes::None }
}

/// A point that rests on headline findings.
pub const fn headlines(level: f64, low: f64, high: f64, count: usize) -> Makes {
    Makes::Point { level, low, high, count, basis: Basis::Headline }
}

/// A point that rests on all findings.
pub const fn all(level: f64, low: f64, high: f64, count: usize) -> Makes {
    Makes::Point { level, low, high, count, basis: Basis::Body }
}

/// What is claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claimed {
    Level(u8),
    Grade(Grade),
}

/// One finding of the careful reader. The words stand once in the sample, within or around the quote.
#[derive(Clone, Copy)]
pub struct Told {
    pub words: &'static str,
    pub claim: Claimed,
    /// `None`: the sample has one subject, which it is about.
    pub council: Option<&'static str>,
    /// `None`: the codebook leaves it open.
    pub voice: Option<Voice>,
    pub scope: Option<Scope>,
    /// `None`: the codebook leaves it open.
    pub headline: Option<bool>,
    /// ISO; `None`: the document's own date.
    pub date: Option<&'static str>,
    /// A reader may code it or leave it.
    pub optional: bool,
}

/// Movement to `level`, in the body of the text, said by an inspector.
pub const fn told(words: &'static str, level: u8) -> Told {
    let (claim, voice) = (Claimed::Level(level), Some(Voice::Inspector));
    Told { words, claim, council: None, voice, scope: None, headline: Some(false), date: None, optional: false }
}

/// A judgement the text tells of, with its date; who says so and where is not asked.
pub const fn judged(words: &'static str, grade: Grade, date: &'static str) -> Told {
    let (claim, date) = (Claimed::Grade(grade), Some(date));
    Told { words, claim, council: None, voice: None, scope: None, headline: None, date, optional: false }
}

impl Told {
    /// It sums the visit up.
    pub const fn headline(mut self) -> Self {
        self.headline = Some(true);
        self
    }
    /// It may or may not sum the visit up.
    pub const fn perhaps_headline(mut self) -> Self {
        self.headline = None;
        self
    }
    pub const fn by(mut self, voice: Voice) -> Self {
        self.voice = Some(voice);
        self
    }
    /// Said by an inspector in a council's words, or by the council: the codebook has a word for both.
    pub const fn by_either(mut self) -> Self {
        self.voice = None;
        self
    }
    pub const fn of(mut self, council: &'static str) -> Self {
        self.council = Some(council);
        self
    }
    pub const fn in_most(mut self) -> Self {
        self.scope = Some(Scope::Most);
        self
    }
    pub const fn in_some(mut self) -> Self {
        self.scope = Some(Scope::Some);
        self
    }
    pub const fn in_few(mut self) -> Self {
        self.scope = Some(Scope::Few);
        self
    }
    pub const fn dated(mut self, iso: &'static str) -> Self {
        self.date = Some(iso);
        self
    }
    pub const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }
}
