//! Formal judgements a text tells of: "were rated 'inadequate' in June 2015", with council, area,
//! grade and date. Only for a named council.

use super::engine::Finder;
use super::engine::machine::Anchor;
use super::finding::{Claim, Finding};
use super::lexicon::Lexicon;
use super::score::Place;
use super::told_date;
use crate::document::{Area, Grade};

/// How many words after the grade its date may stand.
const DATE_REACH: usize = 12;

/// The judgements the sentence tells of.
pub(super) fn judgements(finder: &mut Finder<'_>, place: &Place<'_>, lexicon: &Lexicon) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    if place.council().is_none() {
        return found;
    }
    for rule in &lexicon.judgements {
        for hit in finder.all(&rule.programs) {
            let Some(grade) = grade(finder, &hit.parts[0], lexicon) else { continue };
            let hull = hit.hull();
            let told =
                told_date::nearest_after(&finder.tokens, &lexicon.documents, hull.start, hull.len() + DATE_REACH);
            let date = told.or_else(|| if rule.news { place.month_of_publication() } else { None });
            let finding = Finding {
                claim: Claim::Judgement(area(finder, lexicon), grade),
                date,
                pattern: rule.id.clone(),
                ..place.finding(finder, &hull, date, date.is_none())
            };
            if !found.iter().any(|other| other.span.overlap(finding.span) > 0) {
                found.push(finding);
            }
        }
    }
    found
}

fn grade(finder: &mut Finder<'_>, quoted: &std::ops::Range<usize>, lexicon: &Lexicon) -> Option<Grade> {
    let here =
        |finder: &mut Finder<'_>, program| finder.first(std::slice::from_ref(program), quoted.clone(), Anchor::Free);
    lexicon.grades.iter().find(|(_, program)| here(finder, program).is_some()).map(|(grade, _)| *grade)
}

fn area(finder: &mut Finder<'_>, lexicon: &Lexicon) -> Area {
    let all = 0..finder.tokens.list.len();
    let named = lexicon
        .areas
        .iter()
        .find(|(_, program)| finder.first(std::slice::from_ref(program), all.clone(), Anchor::Free).is_some());
    named.map_or(Area::Overall, |(area, _)| *area)
}
