//! Glyphs of a file without a structure tree in, blocks out, by where they stand: lines one pitch apart
//! make a paragraph, words side by side a table's row. The order the page draws its words in is kept, for
//! that is how they were written.

use super::line::Flow;
use super::{Sheet, form, margin};
use crate::text::build::Draft;
use crate::text::{BlockKind, shape};

/// A gap that parts cells, in ems.
const CELL_GAP: f64 = 1.0;
/// Lines further apart than this many pitches belong to different paragraphs.
const LOOSE: f64 = 1.2;
/// A cell of more words than this is a column of running text.
const CELL_WORDS: usize = 80;

/// No table of text is wider.
const MOST_CELLS: usize = 40;

/// The blocks of `sheets`, by position.
pub(super) fn drafts(sheets: &[Sheet]) -> Vec<Draft> {
    let pages = margin::without_heads(sheets, sheets.iter().map(lines).collect());
    let mut layout =
        Layout { pitch: pitch(&pages), body: form::body_size(pages.iter().flatten()), ..Layout::default() };
    for (page, lines) in pages.into_iter().enumerate() {
        layout.right = lines.iter().map(Flow::right).fold(0.0, f64::max);
        for line in lines {
            layout.add(line.on_page(page));
        }
        layout.finish();
    }
    form::mend(contents(layout.drafts))
}

/// The page's lines; words on one baseline that stand far apart are lines of their own.
fn lines(sheet: &Sheet) -> Vec<Flow> {
    let mut lines: Vec<Flow> = Vec::new();
    for run in &sheet.runs {
        match lines.last_mut() {
            Some(line) if line.is_level(run, 0) && run.x0 - line.right() < 2.0 * run.size => line.append(run, 0),
            _ => {
                let mut line = Flow::default();
                line.append(run, 0);
                lines.push(line);
            }
        }
    }
    lines
}

/// The usual distance of two lines of a paragraph, in ems.
fn pitch(pages: &[Vec<Flow>]) -> f64 {
    let pairs = pages.iter().flat_map(|lines| lines.windows(2));
    let mut gaps: Vec<f64> = pairs
        .filter(|pair| (pair[0].left() - pair[1].left()).abs() < pair[0].size() && alike(&pair[0], &pair[1]))
        .map(|pair| (pair[1].top() - pair[0].bottom()) / pair[0].size())
        .filter(|gap| (0.8..2.2).contains(gap))
        .collect();
    gaps.sort_by(f64::total_cmp);
    // Gaps between paragraphs are among them, so the usual one lies below the middle.
    gaps.get(gaps.len() / 3).copied().unwrap_or(1.3)
}

/// Whether two lines are set in the same type.
fn alike(a: &Flow, b: &Flow) -> bool {
    (a.size() - b.size()).abs() < 0.1 * a.size().max(b.size())
}

/// The block under construction and what has been built.
#[derive(Default)]
struct Layout {
    drafts: Vec<Draft>,
    /// Cells side by side; a paragraph is a single one.
    cells: Vec<Flow>,
    pitch: f64,
    body: f64,
    /// Right edge of the page's words.
    right: f64,
    /// Number of the current table, and whether the last block was one of its rows.
    table: usize,
    in_table: bool,
}

impl Layout {
    fn add(&mut self, line: Flow) {
        let count = self.cells.len();
        if let Some(last) = self.cells.last_mut() {
            if count < MOST_CELLS && is_beside(last, &line) {
                if shape::is_label(&last.words) {
                    last.absorb(&line);
                } else {
                    self.cells.push(line);
                }
                return;
            }
            if let Some(cell) = self.cells.iter().position(|cell| self.goes_on(cell, &line)) {
                self.cells[cell].absorb(&line);
                return;
            }
        }
        self.finish();
        self.cells.push(line);
    }

    /// Whether `line` goes on below `cell`.
    fn goes_on(&self, cell: &Flow, line: &Flow) -> bool {
        let em = cell.size();
        let gap = line.top() - cell.bottom();
        let close = gap > 0.3 * em && gap < LOOSE * self.pitch * em;
        if !close || !alike(cell, line) || cell.is_bold() != line.is_bold() && !(cell.is_mixed() || line.is_mixed()) {
            return false;
        }
        let ended = !shape::is_open(&cell.words);
        // A number that begins a line in the middle of a sentence is not a paragraph's.
        if shape::bullet(&line.words).is_some() || (ended && shape::number(&line.words).is_some()) {
            return false;
        }
        let (left, next) = (cell.left(), line.left());
        if self.cells.len() > 1 {
            return (left - next).abs() < em;
        }
        // The first line of an item stands left of the rest, the first of a paragraph right.
        let hanging = shape::bullet(&cell.words).is_some() || shape::number(&cell.words).is_some();
        let aligned = if hanging { next > left - 0.5 * em } else { next < left + em };
        let short = cell.last_right() + form::first_word_width(line) < self.right - em;
        aligned && !(short && (ended || !shape::goes_on(&line.words)))
    }

    /// Closes the block under construction.
    fn finish(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        let row = cells.len() > 1 && cells.iter().all(|cell| cell.words.split_whitespace().count() <= CELL_WORDS);
        if row {
            self.table += usize::from(!self.in_table);
            self.drafts.push(form::row(&cells, self.table));
        } else {
            for cell in cells {
                let kind = form::kind(&cell, self.body);
                self.drafts.push(form::draft(kind, cell));
            }
        }
        self.in_table = row;
    }
}

/// Whether `line` begins right of `cell` and no lower.
fn is_beside(cell: &Flow, line: &Flow) -> bool {
    let em = cell.size().max(line.size());
    let level = line.top() < cell.bottom() + 0.3 * em && line.top() > cell.top() - 1.5 * em;
    level && line.left() > cell.right() + CELL_GAP * cell.size().min(line.size())
}

/// Rows that end in a page number are a table of contents where several follow each other.
fn contents(mut drafts: Vec<Draft>) -> Vec<Draft> {
    let entry = |draft: &Draft| draft.kind == BlockKind::Row && form::is_contents_entry(&draft.words);
    for run in drafts.chunk_by_mut(|a, b| entry(a) && entry(b)) {
        if run.len() > 2 {
            for draft in run {
                draft.kind = BlockKind::Furniture;
            }
        }
    }
    drafts
}
