//! A PDF's bytes in, [`Text`] out. Glyphs come from the pages ([`glyphs`]); the blocks they belong to
//! from the structure tree where the file has one ([`tags`], [`logical`]), else from where they stand
//! ([`layout`], [`heads`]). Pictures are not looked into.

mod form;
mod glyphs;
mod layout;
mod line;
mod logical;
mod margin;
mod tags;

use super::build::{self, Draft};
use super::{Text, limits};
use crate::problem::{Problem, ProblemKind};
use glyphs::{Collector, Run};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::kurbo::Rect;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, RenderContent, TransformExt, interpret_page};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Where the mark that ends a PDF is looked for.
const TAIL: usize = 2048;

/// One page's size and glyphs.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    width: f64,
    height: f64,
    runs: Vec<Run>,
    /// What is marked as standing outside the text.
    margins: Vec<Run>,
}

/// The text of `bytes`, whatever of it can be read.
pub(super) fn read(bytes: &[u8]) -> Text {
    // The parser is not ours: should it panic after all, the file is damaged and the program lives.
    catch_unwind(AssertUnwindSafe(|| read_pages(bytes))).unwrap_or_else(|_| failed(damaged()))
}

fn read_pages(bytes: &[u8]) -> Text {
    let pdf = match Pdf::new(bytes.to_vec()) {
        Ok(pdf) => pdf,
        Err(LoadPdfError::Decryption(_)) => return failed(encrypted()),
        Err(LoadPdfError::Invalid) => return failed(if is_truncated(bytes) { truncated() } else { damaged() }),
    };
    let mut problems = Vec::new();
    if is_truncated(bytes) {
        problems.push(truncated());
    }
    let sheets = sheets(&pdf, &mut problems);
    // Pages that could not be read are not known to be pictures.
    if problems.is_empty() {
        problems.extend(scanned(&sheets));
    }
    let drafts = drafts(&pdf, &sheets);
    build::text(drafts, sheets.len(), problems)
}

/// The glyphs of every page, up to the limits.
fn sheets(pdf: &Pdf, problems: &mut Vec<Problem>) -> Vec<Sheet> {
    let budget = limits::Budget::start();
    let cache = InterpreterCache::new();
    let pages = pdf.pages();
    let mut sheets = Vec::with_capacity(pages.len().min(limits::PAGES));
    for (number, page) in pages.iter().enumerate() {
        if let Some(problem) = budget.spent(number, pages.len()) {
            problems.push(problem);
            break;
        }
        sheets.push(sheet(pdf, page, &cache));
    }
    sheets
}

fn sheet<'a>(pdf: &'a Pdf, page: &Page<'a>, cache: &InterpreterCache<'a>) -> Sheet {
    let (width, height) = page.render_dimensions();
    let settings = InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() };
    let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let mut context = Context::new(page.initial_transform(true).to_kurbo(), bounds, cache, pdf.xref(), settings);
    let mut collector = Collector::default();
    interpret_page(page, &mut context, &mut collector);
    Sheet { width: f64::from(width), height: f64::from(height), runs: collector.runs, margins: collector.margins }
}

fn drafts(pdf: &Pdf, sheets: &[Sheet]) -> Vec<Draft> {
    let tree = tags::read(pdf).filter(|tree| logical::covers(tree, sheets));
    let mut drafts = margin::letterhead(sheets);
    drafts.extend(tree.map_or_else(|| layout::drafts(sheets), |tree| logical::drafts(&tree, sheets)));
    drafts
}

fn is_truncated(bytes: &[u8]) -> bool {
    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or(bytes);
    !tail.windows(5).any(|window| window == b"%%EOF")
}

fn failed(problem: Problem) -> Text {
    Text { problems: vec![problem], ..Text::default() }
}

fn damaged() -> Problem {
    Problem::new(ProblemKind::Damaged, "The PDF is damaged and no page of it can be read")
        .hint("Download it again, or open it in another program and save a copy")
}

fn encrypted() -> Problem {
    Problem::new(ProblemKind::Encrypted, "The PDF is locked by a password")
        .hint("Open it with its password and save an unlocked copy")
}

fn truncated() -> Problem {
    Problem::new(ProblemKind::Truncated, "The PDF stops before its end; what stands before is kept")
        .hint("Download it again to get the rest")
}

/// The problem that pages hold no words, where that is most of them; one may be blank on purpose.
fn scanned(sheets: &[Sheet]) -> Option<Problem> {
    let wordless = sheets.iter().filter(|sheet| sheet.runs.iter().all(|run| run.words.len() < 3)).count();
    let message = if wordless == sheets.len() {
        "The PDF holds pictures of pages and no words".to_owned()
    } else {
        format!("{wordless} of {} pages hold no words and may be pictures", sheets.len())
    };
    let most = wordless == sheets.len() || (wordless > 1 && wordless * 2 >= sheets.len());
    most.then(|| Problem::new(ProblemKind::Scanned, message).hint("Run the file through text recognition (OCR) first"))
}
