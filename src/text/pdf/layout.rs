//! Glyphs of a file without a structure tree in, blocks out, by where they stand.

use super::line::Flow;
use super::{Sheet, form};
use crate::text::BlockKind;
use crate::text::build::Draft;

/// The blocks of `sheets`, by position.
pub(super) fn drafts(sheets: &[Sheet]) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (page, sheet) in sheets.iter().enumerate() {
        let mut flow = Flow::default();
        for run in &sheet.runs {
            flow.append(run, page);
        }
        if flow.length > 0 {
            drafts.push(form::draft(BlockKind::Paragraph, flow));
        }
    }
    drafts
}
