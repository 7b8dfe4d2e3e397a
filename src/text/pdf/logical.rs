//! A structure tree and the pages' glyphs in, blocks out: each run goes to the block its marked content
//! belongs to, rows are put together from their cells, and headings that are only bold or large are
//! known as such. Words outside the tree are laid out by where they stand.

use super::line::Flow;
use super::tags::{Role, Tagged, Tree};
use super::{Sheet, form, layout};
use crate::text::BlockKind;
use crate::text::build::Draft;

/// The share of a document's letters that a tree must hold to be trusted.
const COVER: f64 = 0.9;
/// A cell of more words than this belongs to a table that only arranges the page.
const CELL_WORDS: usize = 80;

/// Whether `tree` holds enough of the words to go by.
pub(super) fn covers(tree: &Tree, sheets: &[Sheet]) -> bool {
    let (mut all, mut held) = (0_usize, 0_usize);
    for (page, sheet) in sheets.iter().enumerate() {
        for run in &sheet.runs {
            all += run.words.len();
            let placed = run.mark.is_some_and(|mark| tree.places.contains_key(&(page, mark)));
            held += if placed { run.words.len() } else { 0 };
        }
    }
    all > 0 && held as f64 >= COVER * all as f64
}

/// The blocks of `sheets` in the order of `tree`.
pub(super) fn drafts(tree: &Tree, sheets: &[Sheet]) -> Vec<Draft> {
    let (flows, loose) = fill(tree, sheets);
    let body = form::body_size(flows.iter());
    let mut drafts = Vec::new();
    let mut blocks = tree.blocks.iter().zip(flows).filter(|(_, flow)| flow.length > 0).peekable();
    while let Some(first) = blocks.next() {
        let Some(cell) = first.0.cell else {
            paragraph(&mut drafts, first.0, &first.1, body);
            continue;
        };
        let mut row = vec![first];
        while let Some(next) = blocks.next_if(|(block, _)| block.cell.is_some_and(|other| other.row == cell.row)) {
            row.push(next);
        }
        table_row(&mut drafts, &row, body);
    }
    drafts.extend(layout::drafts(&loose));
    // Stable: within a page the tree's order stands.
    drafts.sort_by_key(|draft| draft.pages.first().map_or(0, |(_, page)| *page));
    form::mend(drafts)
}

/// The words of each block, and pages with what belongs to none.
fn fill(tree: &Tree, sheets: &[Sheet]) -> (Vec<Flow>, Vec<Sheet>) {
    let mut flows = vec![Flow::default(); tree.blocks.len()];
    let mut loose = Vec::with_capacity(sheets.len());
    for (page, sheet) in sheets.iter().enumerate() {
        let mut left = Sheet { width: sheet.width, height: sheet.height, ..Sheet::default() };
        for run in &sheet.runs {
            match run.mark.and_then(|mark| tree.places.get(&(page, mark))) {
                Some(block) => flows[*block].append(run, page),
                None => left.runs.push(run.clone()),
            }
        }
        loose.push(left);
    }
    (flows, loose)
}

/// Adds a block that stands in no row.
fn paragraph(drafts: &mut Vec<Draft>, block: &Tagged, flow: &Flow, body: f64) {
    let kind = match block.role {
        Role::Item => BlockKind::Item,
        Role::Caption => BlockKind::Caption,
        Role::Note => BlockKind::Paragraph,
        Role::Heading if form::may_head(&flow.words) => BlockKind::Heading,
        Role::Heading => BlockKind::Paragraph,
        Role::Paragraph => form::kind(flow, body),
    };
    drafts.extend(form::parts(flow).into_iter().map(|part| form::draft(kind, part)));
}

/// Adds a row of a table: one row block, or the blocks of its cells where the table only arranges them.
fn table_row(drafts: &mut Vec<Draft>, row: &[(&Tagged, Flow)], body: f64) {
    let column = |block: &Tagged| block.cell.map_or(0, |cell| cell.column);
    let filled = row.windows(2).filter(|pair| column(pair[0].0) != column(pair[1].0)).count() + 1;
    let short = row.iter().all(|(_, flow)| flow.words.split_whitespace().count() <= CELL_WORDS);
    let deep = row.chunk_by(|a, b| column(a.0) == column(b.0)).any(|cell| cell.len() > 3);
    if filled < 2 || !short || deep {
        for (block, flow) in row {
            paragraph(drafts, block, flow, body);
        }
        return;
    }
    let mut draft = Draft::new(BlockKind::Row, "").in_table(row[0].0.cell.map_or(0, |cell| cell.table));
    for cell in row.chunk_by(|a, b| column(a.0) == column(b.0)) {
        for (number, (_, flow)) in cell.iter().enumerate() {
            if !draft.words.is_empty() {
                draft.words.push(if number == 0 { '\t' } else { ' ' });
            }
            let start = draft.words.len();
            draft.pages.extend(flow.pages.iter().map(|(offset, page)| (start + offset, *page)));
            draft.words.push_str(&flow.words.replace('\t', " "));
        }
    }
    drafts.push(draft);
}
