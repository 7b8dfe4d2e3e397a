//! What part of the service a claim is about: the theme named nearest to it in its sentence.

use super::engine::Finder;
use super::finding::Theme;
use super::lexicon::Lexicon;
use std::ops::Range;

/// The theme of the claim at `claim`; the whole where the sentence names none.
pub(super) fn of(finder: &mut Finder<'_>, claim: &Range<usize>, lexicon: &Lexicon) -> Theme {
    let mut best: Option<(usize, Theme)> = None;
    for rule in &lexicon.themes {
        for hit in finder.all(&rule.programs) {
            let cost = (distance(&hit.whole, claim) * 4).saturating_sub(usize::from(rule.weight));
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, rule.theme));
            }
        }
    }
    best.map_or(Theme::Overall, |(_, theme)| theme)
}

/// How many words lie between a name and a claim; within it, or before it as its subject, counts least.
fn distance(name: &Range<usize>, claim: &Range<usize>) -> usize {
    if name.start >= claim.end { 1 + name.start - claim.end } else { claim.start.saturating_sub(name.end) }
}
