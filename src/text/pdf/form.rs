//! What a block is by its form: a heading by its type and shape, a list item by its bullet, lines that
//! were broken on purpose. Used with and without a structure tree.

use super::line::Flow;
use crate::text::build::Draft;
use crate::text::{BlockKind, shape};

/// A heading's type is at least this much larger than the body's, unless it is bold.
const LARGER: f64 = 1.15;
/// A line is broken on purpose when it ends before this share of the block's width.
const BROKEN: f64 = 0.7;

/// The size most letters are set in.
pub(super) fn body_size<'a>(flows: impl Iterator<Item = &'a Flow>) -> f64 {
    let mut sizes: Vec<(f64, usize)> = flows.map(|flow| (flow.size(), flow.length)).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|(_, length)| length).sum::<usize>() / 2;
    let mut passed = 0;
    let middle = sizes.iter().find(|(_, length)| {
        passed += length;
        passed >= half
    });
    middle.map_or(0.0, |(size, _)| *size)
}

/// Heading, item or paragraph, by type and shape.
pub(super) fn kind(flow: &Flow, body: f64) -> BlockKind {
    let prominent = flow.is_bold() || (body > 0.0 && flow.size() >= LARGER * body);
    if shape::bullet(flow.words.trim_start()).is_some() {
        BlockKind::Item
    } else if prominent && may_head(&flow.words) {
        BlockKind::Heading
    } else {
        BlockKind::Paragraph
    }
}

/// Whether `words` are short and open enough to head something.
pub(super) fn may_head(words: &str) -> bool {
    let words = words.trim();
    words.split_whitespace().count() <= 30
        && !words.ends_with(['.', ',', ';'])
        && words.chars().any(char::is_alphanumeric)
}

/// `flow` as a block of `kind`.
pub(super) fn draft(kind: BlockKind, flow: Flow) -> Draft {
    Draft { kind, words: flow.words, pages: flow.pages, table: None }
}

/// `draft` without its bullet, if it is an item.
fn without_bullet(mut draft: Draft) -> Draft {
    let white = draft.words.len() - draft.words.trim_start().len();
    if draft.kind == BlockKind::Item
        && let Some(length) = shape::bullet(draft.words.trim_start())
    {
        draft.words.drain(..white + length);
        for (offset, _) in &mut draft.pages {
            *offset = offset.saturating_sub(white + length);
        }
    }
    draft
}

/// The flow cut where its author broke the line: an address, a name and a title.
pub(super) fn parts(flow: &Flow) -> Vec<Flow> {
    let left = flow.lines.iter().map(|line| line.x0).fold(f64::INFINITY, f64::min);
    let right = flow.lines.iter().map(|line| line.x1).fold(0.0, f64::max);
    let mut cuts = vec![0];
    for pair in flow.lines.windows(2) {
        let line = flow.words.get(pair[0].start..pair[1].start).unwrap_or_default().trim_end();
        let short = pair[0].page == pair[1].page && pair[0].x1 - left < BROKEN * (right - left);
        // A sentence may end short where the next word is long; a line without a stop was cut.
        if short && !line.ends_with('-') {
            cuts.push(pair[1].start);
        }
    }
    if cuts.len() == 1 {
        return vec![flow.clone()];
    }
    cuts.push(flow.words.len());
    cuts.windows(2).map(|pair| cut(flow, pair[0], pair[1])).collect()
}

fn cut(flow: &Flow, from: usize, to: usize) -> Flow {
    let words = flow.words.get(from..to).unwrap_or_default().to_owned();
    let page = flow.pages.iter().rev().find(|(offset, _)| *offset <= from).map_or(0, |(_, page)| *page);
    let within = flow.pages.iter().filter(|(offset, _)| from < *offset && *offset < to);
    let pages = [(0, page)].into_iter().chain(within.map(|(offset, page)| (offset - from, *page))).collect();
    Flow { words, pages, ..flow.clone() }
}

/// Joins a paragraph that stops in the middle of a sentence at the end of its page with the one that
/// goes on with it on the next.
pub(super) fn mend(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut mended: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let page = draft.pages.first().map(|(_, page)| *page);
        let open = mended.iter_mut().rev().take(4).find(|earlier| {
            let last = earlier.pages.last().map(|(_, page)| page + 1);
            last == page && shape::is_open(&earlier.words) && earlier.kind != BlockKind::Row
        });
        match open {
            Some(earlier) if draft.kind != BlockKind::Row && shape::goes_on(&draft.words) => {
                if !earlier.words.trim_end().ends_with('-') {
                    earlier.words.push(' ');
                }
                let start = earlier.words.len();
                earlier.pages.extend(draft.pages.iter().map(|(offset, page)| (start + offset, *page)));
                earlier.words.push_str(&draft.words);
                if earlier.kind == BlockKind::Heading {
                    earlier.kind = BlockKind::Paragraph;
                }
            }
            _ => mended.push(draft),
        }
    }
    mended.into_iter().map(without_bullet).collect()
}
