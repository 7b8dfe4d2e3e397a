//! An entry's facts with the analyst's corrections applied: a correction wins over what was read.
//!
//! May not change findings; `review` does that from the facts made here.

use super::{Correction, Entry};
use crate::document::{CouncilInText, CouncilName, Document, Fact, Kind, Origin, Role};

impl Correction {
    /// Whether both are about the same fact, so that the later replaces the earlier.
    pub fn same_fact(&self, other: &Self) -> bool {
        use Correction::{
            Addressee, Author, Council, Inspectors, Judgement, Kind, NoCouncil, Outlet, Published, Title, Visit,
            VisitOrdinal,
        };
        match (self, other) {
            (Kind(_), Kind(_))
            | (Title(_), Title(_))
            | (Published(_), Published(_))
            | (Visit(_), Visit(_))
            | (Inspectors(_), Inspectors(_))
            | (Addressee(_), Addressee(_))
            | (Author(_), Author(_))
            | (Outlet(_), Outlet(_)) => true,
            (Council(a, _) | NoCouncil(a), Council(b, _) | NoCouncil(b)) | (VisitOrdinal(a, _), VisitOrdinal(b, _)) => {
                a == b
            }
            (Judgement(a, area, _), Judgement(b, other_area, _)) => a == b && area == other_area,
            _ => false,
        }
    }

    /// The fact's name, for menus and undo.
    pub fn fact(&self) -> &'static str {
        match self {
            Self::Kind(_) => "kind",
            Self::Title(_) => "title",
            Self::Published(_) => "publication date",
            Self::Visit(_) => "visit dates",
            Self::Inspectors(_) => "inspectors",
            Self::Addressee(_) => "addressee",
            Self::Author(_) => "author",
            Self::Outlet(_) => "outlet",
            Self::Council(..) | Self::NoCouncil(_) => "council",
            Self::VisitOrdinal(..) => "visit number",
            Self::Judgement(..) => "judgement",
        }
    }

    fn apply(&self, document: &mut Document) {
        fn by_analyst<T: Clone>(value: Option<&T>) -> Option<Fact<T>> {
            value.map(|value| Fact::new(value.clone(), Origin::Analyst))
        }
        match self {
            Self::Kind(kind) => document.kind = Fact::new(*kind, Origin::Analyst),
            Self::Title(title) => document.title = by_analyst(Some(title)),
            Self::Published(date) => document.published = by_analyst(date.as_ref()),
            Self::Visit(visit) => document.visit = by_analyst(visit.as_ref()),
            Self::Inspectors(names) => {
                document.inspectors = names.iter().map(|name| Fact::new(name.clone(), Origin::Analyst)).collect();
            }
            Self::Addressee(name) => document.addressee = by_analyst(name.as_ref()),
            Self::Author(name) => document.author = by_analyst(name.as_ref()),
            Self::Outlet(name) => document.outlet = by_analyst(name.as_ref()),
            Self::Council(name, role) => council_mut(document, name).role = *role,
            Self::NoCouncil(name) => document.councils.retain(|council| council.name != *name),
            Self::VisitOrdinal(name, ordinal) => {
                council_mut(document, name).visit_ordinal = by_analyst(ordinal.as_ref());
            }
            Self::Judgement(name, area, grade) => {
                let judgements = &mut council_mut(document, name).judgements;
                match grade {
                    Some(grade) => judgements.insert(*area, Fact::new(*grade, Origin::Analyst)),
                    None => judgements.remove(area),
                };
            }
        }
    }
}

/// The council of that name in the document, put there as a subject where the text does not name it.
fn council_mut<'a>(document: &'a mut Document, name: &CouncilName) -> &'a mut CouncilInText {
    let at = document.councils.iter().position(|council| council.name == *name).unwrap_or_else(|| {
        document.councils.push(CouncilInText {
            name: name.clone(),
            gss: None,
            role: Role::Subject,
            visit_ordinal: None,
            counted_since: None,
            judgements: std::collections::BTreeMap::default(),
            care_joint: false,
        });
        document.councils.len() - 1
    });
    &mut document.councils[at]
}

impl Entry {
    /// Its facts with the corrections applied.
    pub fn facts(&self) -> Document {
        let mut document = self.document.clone();
        self.corrections.iter().for_each(|correction| correction.apply(&mut document));
        document
    }

    /// A short name within its council: "Monitoring visit 9", "Focused visit", "Inspection".
    pub fn label(&self, council: Option<&CouncilName>) -> String {
        label(&self.facts(), council)
    }

    /// Whether a published record stands here in place of a file.
    pub fn is_record(&self) -> bool {
        matches!(self.origin, super::Origin::Record(_))
    }
}

/// A short name for a document within a council.
pub fn label(facts: &Document, council: Option<&CouncilName>) -> String {
    let ordinal = facts
        .councils
        .iter()
        .find(|there| council.is_none_or(|name| there.name == *name))
        .and_then(|there| there.visit_ordinal.as_ref());
    match (facts.kind.value, ordinal) {
        (Kind::MonitoringVisitLetter, Some(ordinal)) => format!("Monitoring visit {}", ordinal.value),
        (Kind::MonitoringVisitLetter, None) => "Monitoring visit".to_owned(),
        (Kind::FocusedVisitLetter, _) => "Focused visit".to_owned(),
        (Kind::InspectionReport, _) => "Inspection".to_owned(),
        (Kind::JointInspectionLetter, _) => "Joint inspection".to_owned(),
        (Kind::Article, _) => "Article".to_owned(),
        (Kind::PressRelease, _) => "Press release".to_owned(),
        (Kind::Other, _) => "Document".to_owned(),
    }
}
