//! What stands in the margins of pages: a letterhead, which is said once and kept as furniture, and
//! running heads and page numbers, which are said again on every page and left out.

use super::Sheet;
use super::line::Flow;
use crate::text::build::Draft;
use crate::text::{BlockKind, shape};
use std::collections::{BTreeSet, HashMap};

/// The share of a page's height above and below its text.
const EDGE: f64 = 0.1;

/// The lines the first page carries outside its text and no other page repeats, as furniture.
pub(super) fn letterhead(sheets: &[Sheet]) -> Vec<Draft> {
    let Some((first, rest)) = sheets.split_first() else {
        return Vec::new();
    };
    let later: BTreeSet<String> =
        rest.iter().flat_map(margin_lines).filter_map(|line| shape::signature(&line.words)).collect();
    margin_lines(first)
        .into_iter()
        .filter(|line| shape::signature(&line.words).is_some_and(|own| !later.contains(&own)))
        .map(|line| Draft { kind: BlockKind::Furniture, words: line.words, pages: line.pages, table: None })
        .collect()
}

/// `pages` without the lines near an edge that are said again on other pages, and without page numbers.
/// For files that do not mark their artifacts.
pub(super) fn without_heads(sheets: &[Sheet], mut pages: Vec<Vec<Flow>>) -> Vec<Vec<Flow>> {
    let mut said: HashMap<String, usize> = HashMap::new();
    for (lines, sheet) in pages.iter().zip(sheets) {
        let heads: BTreeSet<String> = lines
            .iter()
            .filter(|line| is_marginal(line, sheet))
            .filter_map(|line| shape::signature(&line.words))
            .collect();
        for head in heads {
            *said.entry(head).or_default() += 1;
        }
    }
    let needed = (pages.len() / 3).max(2);
    for (lines, sheet) in pages.iter_mut().zip(sheets) {
        lines.retain(|line| {
            let own = shape::signature(&line.words);
            let again = || own.and_then(|own| said.get(&own)).is_some_and(|count| *count >= needed);
            !is_marginal(line, sheet) || !(shape::page_number(&line.words).is_some() || again())
        });
    }
    pages
}

/// Whether `line` stands in the upper or lower tenth of its page.
fn is_marginal(line: &Flow, sheet: &Sheet) -> bool {
    line.top() < EDGE * sheet.height || line.top() > (1.0 - EDGE) * sheet.height
}

/// The artifacts of a page, one flow a line.
fn margin_lines(sheet: &Sheet) -> Vec<Flow> {
    let mut lines: Vec<Flow> = Vec::new();
    for run in &sheet.margins {
        match lines.last_mut() {
            Some(line) if line.is_level(run, 0) => line.append(run, 0),
            _ => {
                let mut line = Flow::default();
                line.append(run, 0);
                lines.push(line);
            }
        }
    }
    lines
}
