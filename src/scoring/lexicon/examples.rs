//! The lexicon's own examples, tried: what each entry says it finds must be found, at that level.

use super::listing::Sort;
use super::{Lexicon, listing::Entry};
use crate::scoring::Level;
use crate::scoring::engine::explain::{Explanation, explain};

/// An example that does not come out as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailedExample {
    /// The entry it stands with.
    pub entry: String,
    /// The sentence.
    pub sentence: String,
    /// The level it should get; none for a sentence without a finding.
    pub wanted: Option<Level>,
    /// The levels it gets.
    pub got: Vec<Level>,
    /// What is wrong, as a sentence without full stop.
    pub message: String,
}

/// Every example of `lexicon` that does not come out as written.
pub fn check_examples(lexicon: &Lexicon) -> Vec<FailedExample> {
    lexicon.entries().iter().flat_map(|entry| failures(entry, lexicon)).collect()
}

fn failures(entry: &Entry<'_>, lexicon: &Lexicon) -> Vec<FailedExample> {
    let good = entry.good.iter().filter_map(|&(sentence, level)| {
        let explanation = explain(sentence, lexicon);
        fault_of_good(entry, level, &explanation).map(|m| failed(entry, sentence, Some(level), &explanation, m))
    });
    let bad = entry.bad.iter().filter_map(|&sentence| {
        let explanation = explain(sentence, lexicon);
        fault_of_bad(entry, &explanation).map(|m| failed(entry, sentence, None, &explanation, m))
    });
    good.chain(bad).collect()
}

fn fault_of_good(entry: &Entry<'_>, level: Level, got: &Explanation) -> Option<String> {
    let Some(claim) = got.claims.iter().find(|claim| claim.level == level) else {
        return Some(format!("No finding of level {}", level.number()));
    };
    let used = match entry.sort {
        Sort::Pattern(..) => &*claim.pattern == entry.id,
        Sort::Modifier(..) => claim.modifiers.iter().any(|modifier| &*modifier.id == entry.id),
        _ => true,
    };
    (!used).then(|| format!("Found by “{}” without “{}”", claim.pattern, entry.id))
}

fn fault_of_bad(entry: &Entry<'_>, got: &Explanation) -> Option<String> {
    if let Some(claim) = got.claims.first() {
        return Some(format!("Found by “{}”", claim.pattern));
    }
    let silent =
        matches!(entry.sort, Sort::Exclusion(_)) && !got.stopped.iter().any(|stop| &*stop.exclusion == entry.id);
    silent.then(|| "Not counted, but by something else".to_owned())
}

fn failed(
    entry: &Entry<'_>,
    sentence: &str,
    wanted: Option<Level>,
    got: &Explanation,
    message: String,
) -> FailedExample {
    FailedExample {
        entry: entry.id.to_owned(),
        sentence: sentence.to_owned(),
        wanted,
        got: got.claims.iter().map(|claim| claim.level).collect(),
        message,
    }
}
