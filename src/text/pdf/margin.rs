//! What stands in the margins of pages: a letterhead, which is said once and kept as furniture, and
//! running heads and page numbers, which are said again on every page and left out.

use super::Sheet;
use super::line::Flow;
use crate::text::BlockKind;
use crate::text::build::Draft;

/// The lines the first page carries outside its text and no other page repeats, as furniture.
pub(super) fn letterhead(sheets: &[Sheet]) -> Vec<Draft> {
    let Some((first, rest)) = sheets.split_first() else {
        return Vec::new();
    };
    let later: Vec<String> = rest.iter().flat_map(margin_lines).map(|line| signature(&line.words)).collect();
    margin_lines(first)
        .into_iter()
        .filter(|line| line.words.chars().any(char::is_alphabetic) && !later.contains(&signature(&line.words)))
        .map(|line| Draft { kind: BlockKind::Furniture, words: line.words, pages: line.pages, table: None })
        .collect()
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

/// `words` as they look on any page: numbers count for nothing.
fn signature(words: &str) -> String {
    words.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}
