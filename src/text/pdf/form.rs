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
    let longest = if shape::number(words).is_some() { 14 } else { 24 };
    words.split_whitespace().count() <= longest
        && shape::bullet(words).is_none()
        && !words.ends_with(['.', ',', ';'])
        && words.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase())
}

/// Whether a row holds a heading and the page it stands on.
pub(super) fn is_contents_entry(row: &str) -> bool {
    let mut cells = row.split('\t');
    let (heading, page, more) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default(), cells.next());
    let page = page.trim_start_matches(['.', ' ', '…']).trim_end();
    more.is_none()
        && heading.chars().any(char::is_alphabetic)
        && (1..=3).contains(&page.len())
        && page.chars().all(|c| c.is_ascii_digit())
}

/// The width of the first word of `line`, about.
pub(super) fn first_word_width(line: &Flow) -> f64 {
    let word = line.words.split_whitespace().next().unwrap_or_default().chars().count();
    let letters = line.words.chars().count().max(1);
    (line.right() - line.left()) * (word + 1) as f64 / letters as f64
}

/// `cells` side by side as a row of table `number`.
pub(super) fn row(cells: &[Flow], number: usize) -> Draft {
    let mut draft = Draft::new(BlockKind::Row, "").in_table(number);
    for cell in cells {
        if !draft.words.is_empty() {
            draft.words.push('\t');
        }
        let start = draft.words.len();
        draft.pages.extend(cell.pages.iter().map(|(offset, page)| (start + offset, *page)));
        draft.words.push_str(&cell.words.replace('\t', " "));
    }
    draft
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
        let next = flow.words.get(pair[1].start..).unwrap_or_default();
        if short && !line.ends_with('-') && !shape::goes_on(next) && !shape::is_address(next) {
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

/// Whether `next`, which stands on the following page, goes on with the open block `earlier`: in lower
/// case, or with a name where `earlier` is too long for a line that needs no stop.
fn goes_on(earlier: &Draft, next: &Draft) -> bool {
    let text = matches!(next.kind, BlockKind::Paragraph | BlockKind::Item);
    let running = (earlier.kind, next.kind) == (BlockKind::Paragraph, BlockKind::Paragraph)
        && earlier.words.split_whitespace().count() > 16;
    let named = running && next.words.trim_start().starts_with(|c: char| c.is_uppercase() || matches!(c, '‘' | '“'));
    text && (shape::goes_on(&next.words) || named)
}

/// Whether `draft` is text of more than a line.
fn is_running(draft: &Draft) -> bool {
    matches!(draft.kind, BlockKind::Paragraph | BlockKind::Item) && draft.words.split_whitespace().count() > 8
}

/// Joins a paragraph that stops in the middle of a sentence at the end of its page with the one that
/// goes on with it on the next.
pub(super) fn mend(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut mended: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let page = draft.pages.first().map(|(_, page)| *page);
        // Notes, addresses and pictures may stand between the two at the foot of the page.
        let open = mended.iter_mut().rev().take(16).find(|earlier| {
            let last = earlier.pages.last().map(|(_, page)| page + 1);
            last == page && is_running(earlier) && shape::is_open(&earlier.words)
        });
        match open {
            Some(earlier) if goes_on(earlier, &draft) => {
                if !earlier.words.trim_end().ends_with('-') {
                    earlier.words.push(' ');
                }
                let start = earlier.words.len();
                earlier.pages.extend(draft.pages.iter().map(|(offset, page)| (start + offset, *page)));
                earlier.words.push_str(&draft.words);
            }
            _ => mended.push(draft),
        }
    }
    in_page_order(mended).into_iter().map(without_bullet).collect()
}

/// A note that a paragraph leaves behind on its first page goes before that paragraph, so that the pages
/// of the whole text ascend.
fn in_page_order(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut ordered: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let last = draft.pages.last().map(|(_, page)| *page);
        let behind = |earlier: &Draft| earlier.pages.last().map(|(_, page)| *page) > last;
        let after = ordered.iter().rposition(|earlier| !behind(earlier)).map_or(0, |index| index + 1);
        ordered.insert(after, draft);
    }
    ordered
}
