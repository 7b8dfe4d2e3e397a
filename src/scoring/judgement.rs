//! Formal judgements a text tells of: "were rated 'inadequate' in June 2015", with council, area,
//! grade and date. Only for a named council.

use super::engine::Finder;
use super::engine::machine::{Anchor, Hit};
use super::finding::{Claim, Finding};
use super::lexicon::{JudgementRule, Lexicon};
use super::score::Place;
use super::told_date::Told;
use crate::document::{Area, Grade};
use std::cmp::Reverse;
use std::ops::Range;

/// The judgements the sentence tells of.
pub(super) fn judgements(finder: &mut Finder<'_>, place: &Place<'_>, lexicon: &Lexicon) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    let mut taken: Vec<Hit> = Vec::new();
    if !place.names_council() {
        return found;
    }
    for (rule, hit) in finder.matches(&lexicon.judgements) {
        if taken.iter().any(|other| other.shares(&hit)) {
            continue;
        }
        if !rule.stops {
            let Some(grade) = grade(finder, &hit.hull(), lexicon) else { continue };
            found.push(judgement(finder, place, lexicon, rule, &hit.hull(), grade));
        }
        taken.push(hit);
    }
    found
}

fn judgement(
    finder: &mut Finder<'_>,
    place: &Place<'_>,
    lexicon: &Lexicon,
    rule: &JudgementRule,
    quoted: &Range<usize>,
    grade: Grade,
) -> Finding {
    let dates = Told::of(&finder.tokens, place.published(), || place.dated_before());
    let told = dates.beside(&finder.tokens, quoted);
    let date = told.or_else(|| if rule.news { place.month_of_publication() } else { None });
    Finding {
        claim: Claim::Judgement(area(finder, lexicon), grade),
        date,
        pattern: rule.id.clone(),
        ..place.finding(finder, quoted, date, date.is_none())
    }
}

/// The last grade in the quoted words: the one a change "from good to outstanding" ends at.
fn grade(finder: &mut Finder<'_>, quoted: &Range<usize>, lexicon: &Lexicon) -> Option<Grade> {
    let named = lexicon.grades.iter().filter_map(|(grade, program)| {
        let mut last = None;
        let mut rest = quoted.clone();
        while let Some(hit) = finder.first(std::slice::from_ref(program), rest.clone(), Anchor::Free) {
            rest.start = hit.whole.end.max(rest.start + 1);
            last = Some(hit.whole);
        }
        last.map(|words| (words, *grade))
    });
    // Of two that end together the longer: "requires improvement to be good" is no "good".
    named.max_by_key(|(words, _)| (words.end, Reverse(words.start))).map(|(_, grade)| grade)
}

fn area(finder: &mut Finder<'_>, lexicon: &Lexicon) -> Area {
    let all = 0..finder.tokens.list.len();
    let named = lexicon
        .areas
        .iter()
        .find(|(_, program)| finder.first(std::slice::from_ref(program), all.clone(), Anchor::Free).is_some());
    named.map_or(Area::Overall, |(area, _)| *area)
}
