//! The columns of the table: what each says of a finding, and how it sorts.

use crate::app::words;
use crate::document::Area;
use crate::scoring::{Claim, Finding};
use crate::session::derive::Derived;
use crate::session::{Reviewed, Verdict};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::iter;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "their names say it")]
pub enum Column {
    Council,
    Date,
    Document,
    Kind,
    Scale,
    Level,
    Quote,
    Sentence,
    Theme,
    Scope,
    Voice,
    Headline,
    Counted,
    Verdict,
    Page,
    Pattern,
    Modifiers,
    Told,
    File,
}

/// What a cell sorts by; what is unknown comes last either way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key<'a> {
    /// A number or a place in an order.
    Number(i64),
    /// Words, whatever the size of their letters.
    Words(Cow<'a, str>),
    /// Unknown.
    Unknown,
}

impl Key<'_> {
    /// How the two stand in a column sorted down or up.
    pub fn compare(&self, other: &Self, down: bool) -> Ordering {
        let turned = |order: Ordering| if down { order.reverse() } else { order };
        match (self, other) {
            (Key::Unknown, Key::Unknown) => Ordering::Equal,
            (Key::Unknown, _) => Ordering::Greater,
            (_, Key::Unknown) => Ordering::Less,
            (Key::Number(a), Key::Number(b)) => turned(a.cmp(b)),
            (Key::Words(a), Key::Words(b)) => turned(caseless(a, b)),
            (Key::Number(_), Key::Words(_)) => turned(Ordering::Less),
            (Key::Words(_), Key::Number(_)) => turned(Ordering::Greater),
        }
    }

    /// A figure that stands to another's as the keys stand in a column sorted down or up; where figures
    /// are equal, only [`Key::compare`] knows. Most comparisons of a sort need no more.
    pub fn head(&self, down: bool) -> u128 {
        let head = match self {
            Key::Unknown => return u128::MAX,
            Key::Number(number) => (1 << 120) | u128::from(number.abs_diff(i64::MIN)),
            Key::Words(words) => {
                let letters = words.bytes().map(|byte| byte.to_ascii_lowercase()).chain(iter::repeat(0));
                letters.take(15).fold(2, |head, byte| (head << 8) | u128::from(byte))
            }
        };
        if down { !head } else { head }
    }
}

fn caseless(a: &str, b: &str) -> Ordering {
    let letters = |byte: u8| byte.to_ascii_lowercase();
    if a == b { Ordering::Equal } else { a.bytes().map(letters).cmp(b.bytes().map(letters)) }
}

impl Column {
    /// All, in the order they stand.
    pub const ALL: [Self; 19] = [
        Self::Council,
        Self::Date,
        Self::Document,
        Self::Kind,
        Self::Scale,
        Self::Level,
        Self::Quote,
        Self::Sentence,
        Self::Theme,
        Self::Scope,
        Self::Voice,
        Self::Headline,
        Self::Counted,
        Self::Verdict,
        Self::Page,
        Self::Pattern,
        Self::Modifiers,
        Self::Told,
        Self::File,
    ];

    /// The columns a filter can choose by: those of few different values.
    pub const FACETS: [Self; 10] = [
        Self::Council,
        Self::Level,
        Self::Theme,
        Self::Voice,
        Self::Counted,
        Self::Verdict,
        Self::Scale,
        Self::Kind,
        Self::Scope,
        Self::Headline,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Council => "Council",
            Self::Date => "Date",
            Self::Document => "Document",
            Self::Kind => "Kind",
            Self::Scale => "Scale",
            Self::Level => "Level",
            Self::Quote => "Quote",
            Self::Sentence => "Sentence",
            Self::Theme => "Theme",
            Self::Scope => "Scope",
            Self::Voice => "Voice",
            Self::Headline => "Headline",
            Self::Counted => "Counted",
            Self::Verdict => "Verdict",
            Self::Page => "Page",
            Self::Pattern => "Pattern",
            Self::Modifiers => "Modifiers",
            Self::Told => "Date of finding",
            Self::File => "File",
        }
    }

    /// What it holds, in a sentence.
    pub fn help(self) -> &'static str {
        match self {
            Self::Council => "Whose services are meant",
            Self::Date => "When the document's inspectors were there, else when it was published",
            Self::Document => "The document's short name",
            Self::Kind => "What the document is",
            Self::Scale => "Progress, or a formal judgement",
            Self::Level => "Step of the scale, or the grade of a judgement",
            Self::Quote => "The words that carry the claim",
            Self::Sentence => "The whole sentence",
            Self::Theme => "The part of the service meant",
            Self::Scope => "How much of it, where the sentence says so",
            Self::Voice => "Who says so",
            Self::Headline => "Whether it sums the visit up",
            Self::Counted => "Whether it counts towards the point",
            Self::Verdict => "What you decided",
            Self::Page => "Page of the document",
            Self::Pattern => "The phrase that found it",
            Self::Modifiers => "What bore on its level, in order",
            Self::Told => "When the finding was true",
            Self::File => "Where the words come from",
        }
    }

    /// How wide it is at first.
    pub fn width(self) -> f32 {
        match self {
            Self::Council | Self::Document => 128.0,
            Self::Theme => 164.0,
            Self::Modifiers | Self::File => 152.0,
            Self::Date | Self::Told | Self::Voice => 96.0,
            Self::Level => 116.0,
            Self::Quote => 224.0,
            Self::Sentence => 420.0,
            Self::Kind | Self::Pattern => 160.0,
            Self::Scale | Self::Scope | Self::Headline | Self::Counted | Self::Verdict => 84.0,
            Self::Page => 56.0,
        }
    }

    /// Whether it is shown until the analyst chooses otherwise: as many as a window of 1440 points holds beside the
    /// list, at their widths.
    pub fn is_shown_at_first(self) -> bool {
        !matches!(
            self,
            Self::Kind
                | Self::Scale
                | Self::Sentence
                | Self::Scope
                | Self::Headline
                | Self::Page
                | Self::Pattern
                | Self::Modifiers
                | Self::Told
                | Self::File
        )
    }

    /// What it says of a finding; empty where nothing is known.
    pub fn text<'a>(self, entry: &'a Derived, reviewed: &'a Reviewed) -> Cow<'a, str> {
        let finding = &reviewed.finding;
        match self {
            Self::Council => finding.council.as_deref().unwrap_or_default().into(),
            Self::Date => entry.facts.date().map(|date| date.to_string()).unwrap_or_default().into(),
            Self::Document => entry.label(finding.council.as_ref()).into(),
            Self::Kind => entry.facts.kind.value.name().into(),
            Self::Scale => scale(finding).into(),
            Self::Level => level(finding),
            Self::Quote => Cow::Borrowed(&finding.quote),
            Self::Sentence => Cow::Borrowed(&finding.sentence),
            Self::Theme => words::theme(finding.theme).into(),
            Self::Scope => finding.scope.map(words::scope).unwrap_or_default().into(),
            Self::Voice => finding.voice.name().into(),
            Self::Headline => yes(finding.headline).into(),
            Self::Counted => yes(finding.counted).into(),
            Self::Verdict => verdict(reviewed).into(),
            Self::Page => finding.page.map(|page| page.to_string()).unwrap_or_default().into(),
            Self::Pattern => Cow::Borrowed(&finding.pattern),
            Self::Modifiers => modifiers(finding).into(),
            Self::Told => finding.date.map(|date| date.to_string()).unwrap_or_default().into(),
            Self::File => file(entry).into(),
        }
    }

    /// The same as it is shown: dates and levels as the window says them.
    pub fn shown<'a>(self, entry: &'a Derived, reviewed: &'a Reviewed) -> Cow<'a, str> {
        match self {
            Self::Date => entry.facts.date().map(words::date).unwrap_or_default().into(),
            Self::Told => reviewed.finding.date.map(words::date).unwrap_or_default().into(),
            Self::Level => match reviewed.finding.claim {
                Claim::Progress(level) => level.name().into(),
                Claim::Judgement(Area::Overall, grade) => words::capital(grade.name()).into(),
                Claim::Judgement(area, grade) => format!("{} ({})", words::capital(grade.name()), area.name()).into(),
            },
            _ => self.text(entry, reviewed),
        }
    }

    /// What it sorts by.
    pub fn key<'a>(self, entry: &'a Derived, reviewed: &'a Reviewed) -> Key<'a> {
        let day = |date: crate::document::PartialDate| Key::Number((date.year_fraction() * 1000.0) as i64);
        let finding = &reviewed.finding;
        match self {
            Self::Date => entry.facts.date().map_or(Key::Unknown, day),
            Self::Told => finding.date.map_or(Key::Unknown, day),
            Self::Page => finding.page.map_or(Key::Unknown, |page| Key::Number(page.into())),
            Self::Scope => finding.scope.map_or(Key::Unknown, |scope| Key::Number(scope as i64)),
            // Judgements stand above all progress, worst first.
            Self::Level => match finding.claim {
                Claim::Progress(level) => Key::Number(level.number().into()),
                Claim::Judgement(_, grade) => Key::Number(100 + grade as i64),
            },
            _ => match self.text(entry, reviewed) {
                text if text.is_empty() => Key::Unknown,
                text => Key::Words(text),
            },
        }
    }
}

fn yes(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

fn scale(finding: &Finding) -> &'static str {
    match finding.claim {
        Claim::Progress(_) => "Progress",
        Claim::Judgement(..) => "Judgement",
    }
}

fn level(finding: &Finding) -> Cow<'static, str> {
    match finding.claim {
        Claim::Progress(level) => level.number().to_string().into(),
        Claim::Judgement(area, grade) => format!("{}: {}", area.name(), grade.name()).into(),
    }
}

/// What was decided, in a word.
fn verdict(reviewed: &Reviewed) -> &'static str {
    match reviewed.verdict() {
        None => "to review",
        Some(Verdict::Accepted) if reviewed.scored_level.is_some() => "changed",
        Some(Verdict::Accepted) => "accepted",
        Some(Verdict::Rejected) => "rejected",
        Some(Verdict::Added) => "added",
    }
}

fn modifiers(finding: &Finding) -> String {
    let said = finding.modifiers.iter().map(|modifier| match modifier.level {
        Some(level) => format!("{} “{}” → {}", modifier.id, modifier.words, level.number()),
        None => format!("{} “{}”", modifier.id, modifier.words),
    });
    said.collect::<Vec<_>>().join("; ")
}

fn file(entry: &Derived) -> String {
    match &entry.entry.origin {
        crate::session::Origin::File { path, .. } => path.display().to_string(),
        crate::session::Origin::Record(record) => record.sources.join("; "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key() -> impl Strategy<Value = Key<'static>> {
        let words = "(Inspectors saw )?[a-cA-C\u{0}é]{0,4}".prop_map(|words| Key::Words(words.into()));
        prop_oneof![Just(Key::Unknown), any::<i64>().prop_map(Key::Number), words]
    }

    proptest! {
        #[test]
        fn figures_that_differ_stand_as_their_keys_do(a in key(), b in key(), down: bool) {
            let by_figure = a.head(down).cmp(&b.head(down));
            prop_assert!(by_figure.is_eq() || by_figure == a.compare(&b, down), "{by_figure:?}");
        }
    }

    #[test]
    fn the_unknown_stands_last_whichever_way_a_column_is_sorted() {
        for down in [false, true] {
            assert_eq!(Key::Unknown.compare(&Key::Number(1), down), Ordering::Greater);
            assert_eq!(Key::Words("a".into()).compare(&Key::Unknown, down), Ordering::Less);
        }
        assert_eq!(Key::Number(1).compare(&Key::Number(2), true), Ordering::Greater);
    }

    #[test]
    fn words_sort_whatever_the_size_of_their_letters() {
        let compare = |a: &'static str, b: &'static str| Key::Words(a.into()).compare(&Key::Words(b.into()), false);
        assert_eq!(compare("Slow", "slow"), Ordering::Equal);
        assert_eq!(compare("steady", "Too slow"), Ordering::Less);
        assert_eq!(compare("slow progress", "slow"), Ordering::Greater);
    }
}
