//! A structure tree and the pages' glyphs in, blocks out: each run goes to the block its marked content
//! belongs to, rows are put together from their cells, and headings that are only bold or large are
//! known as such. Words outside the tree are laid out by where they stand.

use super::line::Flow;
use super::tags::{Role, Tagged, Tree};
use super::{Sheet, form, layout};
use crate::text::build::Draft;
use crate::text::{BlockKind, shape};

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
    let (mut flows, loose) = fill(tree, sheets);
    join_lines(tree, &mut flows);
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

/// Some files tag each line of a paragraph as a paragraph: joins what runs on to the line below.
fn join_lines(tree: &Tree, flows: &mut [Flow]) {
    let edges = right_edges(flows);
    let mut open: Option<usize> = None;
    for next in 0..flows.len() {
        if flows[next].length == 0 {
            continue;
        }
        let joins = open.is_some_and(|open| {
            let (open, next) = (&tree.blocks[open], &tree.blocks[next]);
            let alike = open.role == next.role && open.cell == next.cell;
            alike && matches!(open.role, Role::Paragraph | Role::Note)
        }) && open.is_some_and(|open| runs_on(&flows[open], &flows[next], &edges));
        match open {
            Some(open) if joins => {
                let line = std::mem::take(&mut flows[next]);
                flows[open].absorb(&line);
            }
            _ => open = Some(next),
        }
    }
}

/// The right edge of each page's words.
fn right_edges(flows: &[Flow]) -> Vec<f64> {
    let mut edges = Vec::new();
    for line in flows.iter().flat_map(|flow| &flow.lines) {
        if edges.len() <= line.page {
            edges.resize(line.page + 1, 0.0);
        }
        edges[line.page] = line.x1.max(edges[line.page]);
    }
    edges
}

/// Whether `next` goes on with the sentence of `flow` on the line below it.
fn runs_on(flow: &Flow, next: &Flow, edges: &[f64]) -> bool {
    let (Some(last), Some(first)) = (flow.lines.last(), next.lines.first()) else {
        return false;
    };
    let em = flow.size();
    let below = last.page == first.page && (0.3 * em..1.7 * em).contains(&(first.y - last.y));
    let edge = edges.get(last.page).copied().unwrap_or_default();
    let full = last.x1 + form::first_word_width(next) > edge - em;
    below && flow.is_bold() == next.is_bold() && shape::is_open(&flow.words) && (full || shape::goes_on(&next.words))
}

/// Adds a block that stands in no row.
fn paragraph(drafts: &mut Vec<Draft>, block: &Tagged, flow: &Flow, body: f64) {
    let kind = match block.role {
        // A numbered paragraph is running text.
        Role::Item if shape::number(&flow.words).is_some() => BlockKind::Paragraph,
        Role::Item => BlockKind::Item,
        Role::Caption => BlockKind::Caption,
        Role::Contents => BlockKind::Furniture,
        Role::Note => BlockKind::Paragraph,
        Role::Heading if form::may_head(&flow.words) => BlockKind::Heading,
        // Authors also use heading styles for what is none.
        Role::Heading | Role::Paragraph => form::kind(flow, body),
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
    let cells: Vec<Flow> = row.chunk_by(|a, b| column(a.0) == column(b.0)).map(whole_cell).collect();
    drafts.push(form::row(&cells, row.first().and_then(|(block, _)| block.cell).map_or(0, |cell| cell.table)));
}

/// The paragraphs of one cell as one flow.
fn whole_cell(paragraphs: &[(&Tagged, Flow)]) -> Flow {
    let mut cell = Flow::default();
    for (_, paragraph) in paragraphs {
        cell.absorb(paragraph);
    }
    cell
}
