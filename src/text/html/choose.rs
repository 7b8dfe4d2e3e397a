//! Pieces in, the article's blocks out. The container that holds most running text with few links is the
//! article's; the headline above it belongs to it.

use super::walk::{Piece, Walked};
use crate::text::BlockKind;
use crate::text::build::Draft;

/// Above this share of links a block points elsewhere.
const LINKED: f64 = 0.6;
/// A container named as the article needs this share of the best one's text.
const NAMED: f64 = 0.5;
/// At most this many blocks may part a headline from its article.
const TOP: usize = 12;
/// A container around the best one that holds this many times its text is the article's.
const MORE: f64 = 1.2;

/// The blocks of the article in `page`, or of the whole page where nothing stands out.
pub(super) fn article(page: Walked) -> Vec<Draft> {
    let inside = members(&page);
    let best = best(&page, &inside);
    let body = inside[best].clone();
    let headline = headline(&page, body.clone());
    // Author, date, first picture and summary stand between the two, where there is not much there.
    let top = headline.filter(|headline| body.start - headline <= TOP).map_or(body.start, |headline| headline + 1);
    let kept =
        page.pieces.into_iter().enumerate().filter(|(index, piece)| {
            headline == Some(*index) || ((top..body.end).contains(index) && !is_pointer(piece))
        });
    kept.map(|(_, piece)| Draft { table: piece.table, ..Draft::new(piece.kind, piece.words) }).collect()
}

/// The pieces in each container and in those within it, as a range: containers are numbered in order.
fn members(page: &Walked) -> Vec<std::ops::Range<usize>> {
    let mut inside = vec![0..0; page.containers.len()];
    for (index, piece) in page.pieces.iter().enumerate() {
        let mut container = piece.container;
        loop {
            let range = &mut inside[container];
            let start = if range.start == range.end { index } else { range.start };
            *range = start..index + 1;
            let parent = page.containers[container].parent;
            if parent == container {
                break;
            }
            container = parent;
        }
    }
    inside
}

/// The container of the article.
fn best(page: &Walked, inside: &[std::ops::Range<usize>]) -> usize {
    let mut scores = vec![0.0; page.containers.len()];
    for piece in &page.pieces {
        let score = running(piece);
        let parent = page.containers[piece.container].parent;
        scores[piece.container] += score;
        if parent != piece.container {
            scores[parent] += score / 2.0;
        }
    }
    let text = |container: usize| {
        page.pieces.get(inside[container].clone()).unwrap_or_default().iter().map(running).sum::<f64>()
    };
    let mut best = 0;
    for (container, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = container;
        }
    }
    // The page may cut its article into parts: what holds them and little else is the article.
    let mut around = best;
    while around != 0 {
        around = page.containers[around].parent;
        let named = page.containers[around].article && !page.containers[best].article;
        let more = text(around) > MORE * text(best) || (named && text(around) * NAMED <= text(best));
        if more && !is_noisy(page, inside[around].clone()) {
            best = around;
        }
    }
    best
}

/// Whether most of the words in `range` are links.
fn is_noisy(page: &Walked, range: std::ops::Range<usize>) -> bool {
    let pieces = page.pieces.get(range).unwrap_or_default();
    let all: usize = pieces.iter().map(|piece| piece.words.trim().len()).sum();
    let linked: usize = pieces.iter().map(|piece| piece.linked).sum();
    linked * 2 > all
}

/// How much running text `piece` is: long, with commas, without links.
fn running(piece: &Piece) -> f64 {
    let count = piece.words.split_whitespace().count();
    let text = matches!(piece.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Row);
    if !text || (count < 6 && piece.kind != BlockKind::Row) {
        return 0.0;
    }
    let commas = piece.words.matches([',', '.']).count();
    (count as f64 + commas as f64) * (1.0 - share(piece)).max(0.0)
}

/// The share of `piece` that is links.
fn share(piece: &Piece) -> f64 {
    piece.linked as f64 / piece.words.trim().len().max(1) as f64
}

/// Whether `piece` only points elsewhere.
fn is_pointer(piece: &Piece) -> bool {
    let short = piece.words.split_whitespace().count() < 25;
    short && share(piece) > LINKED && piece.kind != BlockKind::Heading && piece.kind != BlockKind::Row
}

/// The page's headline, where it stands before the article and not in it: the last of its first rank,
/// else the last heading.
fn headline(page: &Walked, body: std::ops::Range<usize>) -> Option<usize> {
    let headed = page.pieces.get(body.clone()).unwrap_or_default().iter().take(3);
    if headed.into_iter().any(|piece| piece.headline) {
        return None;
    }
    let before = page.pieces.get(..body.start).unwrap_or_default();
    let first = before.iter().rposition(|piece| piece.headline);
    first.or_else(|| before.iter().rposition(|piece| piece.kind == BlockKind::Heading))
}
