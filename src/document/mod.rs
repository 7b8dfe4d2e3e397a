//! Text in, [`Document`] out: what the text is, when and by whom it was written, which councils it is
//! about, what it judged, and who speaks in which sentence.
//!
//! Each fact carries where it came from. What is not there is `None`; two places that disagree are a
//! conflict in [`Document::problems`]. This stage may not score.

mod clauses;
pub mod date;
mod header;
pub mod inspections;
mod judgements;
mod kind;
mod naming;
mod passing;
mod people;
mod posts;
pub mod prose_date;
mod quotes;
mod record;
pub mod registry;
mod sections;
mod speakers;
mod subjects;
mod view;
mod visits;
mod voices;
pub mod words;

pub use date::PartialDate;

use crate::problem::Problem;
use crate::text::{Span, Text};
use judgements::Judgements;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use view::View;
use words::worded;

/// The canonical name of a council (`name` in `assets/councils.ron`).
pub type CouncilName = Arc<str>;

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Ofsted's letter after a monitoring visit to a council judged inadequate.
    MonitoringVisitLetter,
    /// Ofsted's letter after a focused visit.
    FocusedVisitLetter,
    /// A full, short or re-inspection report.
    InspectionReport,
    /// A letter of several inspectorates after a joint inspection.
    JointInspectionLetter,
    /// A newspaper's or magazine's article.
    Article,
    /// An organisation about itself.
    PressRelease,
    /// Anything else.
    Other,
}

worded!(Kind {
    MonitoringVisitLetter => "monitoring visit letter",
    FocusedVisitLetter => "focused visit letter",
    InspectionReport => "inspection report",
    JointInspectionLetter => "joint inspection letter",
    Article => "article",
    PressRelease => "press release",
    Other => "other",
});

/// Who says a sentence (codebook, "Voice").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// Ofsted, or whoever reports its inspectors' words.
    Inspector,
    /// The council about itself.
    Council,
    /// A commissioner's or adviser's report.
    Commissioner,
    /// The article's own voice.
    Journalist,
    /// Anybody else: a union, a charity, a parent.
    Other,
}

worded!(Voice {
    Inspector => "inspector",
    Council => "council",
    Commissioner => "commissioner",
    Journalist => "journalist",
    Other => "other",
});

impl Voice {
    /// Whether it counts towards a trajectory unless the analyst says otherwise.
    pub fn counts(self) -> bool {
        matches!(self, Self::Inspector | Self::Commissioner)
    }
}

/// A formal judgement's grade, worst first. `Adequate` was a grade of its own before 2013.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// The lowest.
    Inadequate,
    /// Requires improvement to be good (from 2013).
    RequiresImprovement,
    /// Adequate (before 2013).
    Adequate,
    /// Good.
    Good,
    /// The highest.
    Outstanding,
}

worded!(Grade {
    Inadequate => "inadequate",
    RequiresImprovement => "requires improvement",
    Adequate => "adequate",
    Good => "good",
    Outstanding => "outstanding",
});

/// What a judgement is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// Overall effectiveness; not given from April 2026.
    Overall,
    /// Leadership, management and governance.
    Leadership,
    /// Children who need help and protection.
    HelpAndProtection,
    /// Children in care (with care leavers where the row was joint).
    ChildrenInCare,
    /// Adoption performance (2013–18).
    Adoption,
    /// Care leavers (2013–18, and from 2023).
    CareLeavers,
}

worded!(Area {
    Overall => "overall",
    Leadership => "leadership",
    HelpAndProtection => "help and protection",
    ChildrenInCare => "children in care",
    Adoption => "adoption",
    CareLeavers => "care leavers",
});

/// Where a fact came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Origin {
    /// These words of the text.
    Text(Span),
    /// The name of the file.
    FileName,
    /// What the form carries beside its words (a page's meta data).
    MetaData,
    /// Worked out from other facts; shown with a warning sign.
    Inferred,
    /// Stated with a published record, not read from a file.
    Record,
    /// The analyst.
    Analyst,
}

/// A fact and where it came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact<T> {
    /// The fact.
    pub value: T,
    /// Its origin.
    pub origin: Origin,
}

impl<T> Fact<T> {
    /// `value`, known from `origin`.
    pub fn new(value: T, origin: Origin) -> Self {
        Self { value, origin }
    }
}

/// When inspectors were there; with several periods the first start and the last end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// First day.
    pub start: PartialDate,
    /// Last day.
    pub end: PartialDate,
}

/// The part a council plays in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The text is about it.
    Subject,
    /// Named in passing; takes no findings.
    Mentioned,
}

worded!(Role {
    Subject => "subject",
    Mentioned => "mentioned",
});

/// A council in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouncilInText {
    /// Canonical name.
    pub name: CouncilName,
    /// GSS code, where the council is a known one.
    pub gss: Option<String>,
    /// Subject or mention.
    pub role: Role,
    /// Which visit this is ("the ninth" → 9).
    pub visit_ordinal: Option<Fact<u8>>,
    /// Which inspection visits are counted from, as the text dates it.
    pub counted_since: Option<PartialDate>,
    /// Judgements the text gives as its own (a report's table).
    pub judgements: BTreeMap<Area, Fact<Grade>>,
    /// Whether children in care and care leavers were judged in one row.
    pub care_joint: bool,
}

/// The part of a text a sentence stands in, as far as headlines and scoring depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Section {
    /// Title or headline.
    Title,
    /// Address, date, salutation, signature: nothing to score.
    Formal,
    /// An article's first paragraph; a letter's words before "Areas covered by the visit"; a report's
    /// executive summary.
    Summary,
    /// "Overview", "Headline findings".
    Overview,
    /// What the visit covered.
    Covered,
    /// Judgement tables.
    Judgements,
    /// Recommendations, areas for improvement, next steps: wants, not findings.
    Recommendations,
    /// Everything else that may hold findings.
    Body,
    /// Explanations of grades, of inspection, of the organisation: nothing to score.
    Boilerplate,
    /// Words under pictures: text, repeated elsewhere, never counted.
    Caption,
    /// A page's furniture: nothing to score.
    Furniture,
}

/// What is known of one sentence before it is scored; one for each of [`Text::sentences`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Index into [`Document::councils`]; none where no council has been made the subject yet.
    pub council: Option<u16>,
    /// Clauses that are about another council, in order.
    pub clauses: Vec<(Span, u16)>,
    /// Who speaks, in stretches: a sentence may hold a quotation of somebody else. Ordered, they
    /// cover the sentence.
    pub voices: Vec<(Span, Voice)>,
    /// Where it stands.
    pub section: Section,
}

impl Passage {
    /// The council meant at `offset`.
    pub fn council_at(&self, offset: usize) -> Option<u16> {
        let clause = self.clauses.iter().find(|(clause, _)| (clause.start..clause.end).contains(&offset));
        clause.map(|(_, council)| *council).or(self.council)
    }

    /// Who speaks at `offset`.
    pub fn voice_at(&self, offset: usize) -> Voice {
        self.voices
            .iter()
            .find(|(span, _)| offset < span.end)
            .or(self.voices.last())
            .map_or(Voice::Other, |(_, voice)| *voice)
    }
}

/// What a text is and says about itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// What it is.
    pub kind: Fact<Kind>,
    /// Its title or headline.
    pub title: Option<Fact<String>>,
    /// When it was published.
    pub published: Option<Fact<PartialDate>>,
    /// When inspectors were there.
    pub visit: Option<Fact<Visit>>,
    /// Inspectors, the lead first.
    pub inspectors: Vec<Fact<String>>,
    /// Whom a letter is addressed to, without Mr or Ms.
    pub addressee: Option<Fact<String>>,
    /// Who wrote an article.
    pub author: Option<Fact<String>>,
    /// Where an article appeared.
    pub outlet: Option<Fact<String>>,
    /// Councils named, subjects first, in order of first mention.
    pub councils: Vec<CouncilInText>,
    /// Facts guessed or in conflict.
    pub problems: Vec<Problem>,
    /// One for each sentence of the text; not kept in sessions, derived on reading.
    #[serde(skip)]
    pub passages: Vec<Passage>,
}

impl Document {
    /// The councils the text is about.
    pub fn subjects(&self) -> impl Iterator<Item = &CouncilInText> {
        self.councils.iter().filter(|council| council.role == Role::Subject)
    }

    /// The date its findings are true at: the visit's end, else publication.
    pub fn date(&self) -> Option<PartialDate> {
        self.visit.as_ref().map(|visit| visit.value.end).or(self.published.as_ref().map(|date| date.value))
    }
}

/// What is known of a text besides its words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Outside<'a> {
    /// The file's name without folders; facts from it are marked so.
    pub file_name: Option<&'a str>,
}

/// What `text` is and says about itself.
pub fn understand(text: &Text, outside: Outside<'_>) -> Document {
    let view = View::of(text);
    let mut problems = Vec::new();
    let kind = kind::of(&view);
    let title = header::title(&view, kind.value);
    let judged = match kind.value {
        Kind::InspectionReport => judgements::read(&view, &mut problems),
        _ => Judgements::default(),
    };
    let sections = sections::of(&view, kind.value, title.as_ref(), &judged);
    let mut named = subjects::of(&view, kind.value, &sections);
    visits::count(&view, kind.value, &sections, &named.of_sentence, &mut named.councils);
    if let Some(council) = named.councils.first_mut().filter(|council| council.role == Role::Subject) {
        council.judgements = judged.grades;
        council.care_joint = judged.care_joint;
    }
    let voices = voices::of(&view, kind.value, &sections);
    let passages = passages(text, &sections, named.of_sentence, named.clauses, voices);
    let article = kind.value == Kind::Article;
    let visit = header::visit(&view, kind.value);
    Document {
        published: header::published(&view, kind.value, outside, visit.as_ref(), &mut problems),
        visit,
        inspectors: people::inspectors(&view, kind.value),
        addressee: people::addressee(&view, kind.value),
        author: header::author(&view).filter(|_| article),
        outlet: header::outlet(&view).filter(|_| article),
        councils: named.councils,
        problems,
        passages,
        title,
        kind,
    }
}

fn passages(
    text: &Text,
    sections: &[Section],
    councils: Vec<Option<u16>>,
    mut clauses: Vec<Vec<(Span, u16)>>,
    voices: Vec<Vec<(Span, Voice)>>,
) -> Vec<Passage> {
    clauses.resize_with(text.sentences.len(), Vec::new);
    let facts = text.sentences.iter().zip(councils).zip(clauses).zip(voices);
    facts
        .map(|(((sentence, council), clauses), voices)| Passage {
            council,
            clauses,
            voices,
            section: sections.get(sentence.block).copied().unwrap_or(Section::Body),
        })
        .collect()
}

/// A published visit or inspection without its file: dates, judgements, a few quoted judgement words
/// and where they stand. Scored by the same lexicon as files are; opening the real letter takes its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Whom it is about.
    pub council: CouncilName,
    /// What was published.
    pub kind: Kind,
    /// When inspectors were there, where that is known.
    #[serde(default)]
    pub visit: Option<Visit>,
    /// When it was published.
    #[serde(default)]
    pub published: Option<PartialDate>,
    /// Which visit it was.
    #[serde(default)]
    pub visit_ordinal: Option<u8>,
    /// Which inspection visits are counted from.
    #[serde(default)]
    pub counted_since: Option<PartialDate>,
    /// Grades given.
    #[serde(default)]
    pub judgements: BTreeMap<Area, Grade>,
    /// Judgement words quoted from it, a few at a time.
    #[serde(default)]
    pub words: Vec<String>,
    /// Addresses or references it stands at.
    pub sources: Vec<String>,
    /// What a reader should know of it (a known conflict, an unpublished letter).
    #[serde(default)]
    pub note: Option<String>,
}

/// A record as a text of one sentence for each of its words, with its facts.
pub fn from_record(record: &Record) -> (Text, Document) {
    let text = record::text(record);
    let document = record::document(record, &text);
    (text, document)
}
