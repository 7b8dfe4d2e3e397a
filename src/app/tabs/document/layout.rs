//! How high each block is and where it begins, without laying out what nobody looks at: a block's
//! height is estimated from its length until it has been drawn once, and known from then on.

use crate::session::EntryId;
use crate::text::{Block, BlockKind, Text};
use std::sync::Arc;

/// What a layout was made for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Key {
    /// The document.
    pub entry: EntryId,
    /// Where its text lies, so that one read again is laid out again.
    pub text: usize,
    /// The column's width.
    pub width: f32,
    /// The screen's fineness, by which letters differ.
    pub fineness: f32,
}

/// Heights and beginnings of a text's blocks.
#[derive(Debug, Default)]
pub struct Layout {
    key: Option<Key>,
    heights: Vec<f32>,
    tops: Vec<f32>,
    columns: Vec<Option<Arc<[f32]>>>,
}

impl Layout {
    /// Makes it anew where it was made for something else; says whether it did.
    pub fn refresh(&mut self, key: Key, text: &Text, letter: f32) -> bool {
        if self.key == Some(key) {
            return false;
        }
        self.key = Some(key);
        self.columns = columns(text);
        self.heights = text.blocks.iter().map(|block| estimate(block, key.width, letter)).collect();
        self.tops = Vec::new();
        self.stack(text);
        true
    }

    /// What it was made for.
    pub fn key(&self) -> Option<Key> {
        self.key
    }

    /// How high all of it is.
    pub fn height(&self) -> f32 {
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// Where the block begins, with the room above it.
    pub fn top(&self, block: usize) -> f32 {
        self.tops.get(block).copied().unwrap_or_else(|| self.height())
    }

    /// The first block that reaches below `y`.
    pub fn block_at(&self, y: f32) -> usize {
        self.tops.partition_point(|top| *top <= y).saturating_sub(1)
    }

    /// The shares of the width of a table's columns; none for a block that is no row.
    pub fn columns(&self, block: usize) -> &[f32] {
        self.columns.get(block).and_then(|shares| shares.as_deref()).unwrap_or_default()
    }

    /// A block turned out to be this high; says by how much that is more than was thought.
    pub fn learn(&mut self, block: usize, height: f32) -> f32 {
        let Some(there) = self.heights.get_mut(block) else { return 0.0 };
        let more = height - *there;
        *there = height;
        more
    }

    /// Puts the blocks one below the other again, after some were learned of.
    pub fn stack(&mut self, text: &Text) {
        let mut y = 0.0;
        self.tops.clear();
        for (at, height) in self.heights.iter().enumerate() {
            self.tops.push(y);
            y += above(text, at) + height;
        }
        self.tops.push(y);
    }
}

/// The room above a block.
pub fn above(text: &Text, at: usize) -> f32 {
    let kind = |at: usize| text.blocks.get(at).map(|block| block.kind);
    let before = at.checked_sub(1).and_then(kind);
    let new_page = is_new_page(text, at);
    let room = match (before, kind(at)) {
        (None, _) | (Some(BlockKind::Row), Some(BlockKind::Row)) => 8.0,
        (Some(BlockKind::Item), Some(BlockKind::Item)) => 7.0,
        (Some(BlockKind::Furniture), Some(BlockKind::Furniture)) => 1.0,
        _ if !new_page && is_line(text, at) && at.checked_sub(1).is_some_and(|at| is_line(text, at)) => 2.0,
        (_, Some(BlockKind::Heading)) => 26.0,
        (Some(BlockKind::Heading), _) => 8.0,
        _ => 15.0,
    };
    if new_page { room + PAGE_MARK } else { room }
}

/// Whether a block is but a line, as those of an address are: short, and no sentence.
fn is_line(text: &Text, at: usize) -> bool {
    let block = text.blocks.get(at).filter(|block| block.kind == BlockKind::Paragraph && block.span.len() < 56);
    block.is_some_and(|block| !text.at(block.span).trim_end().ends_with(['.', ':', '?', '!', '”', '"']))
}

/// Room for the line that says where a page begins.
pub const PAGE_MARK: f32 = 30.0;

/// Whether a page begins with this block.
pub fn is_new_page(text: &Text, at: usize) -> bool {
    let page = |at: usize| text.blocks.get(at).and_then(|block| text.page(block.span.start));
    match at.checked_sub(1) {
        Some(before) => {
            // A page that began inside the block before has its mark there.
            let last = text.blocks.get(before).and_then(|block| text.page(block.span.end.saturating_sub(1)));
            page(at) != last
        }
        None => page(at).is_some(),
    }
}

fn estimate(block: &Block, width: f32, letter: f32) -> f32 {
    let (line, scale) = match block.kind {
        BlockKind::Heading => (26.0, 1.2),
        BlockKind::Row => (21.0, 1.4),
        BlockKind::Caption | BlockKind::Furniture => (20.0, 0.82),
        BlockKind::Paragraph | BlockKind::Item => (super::para::LINE, 1.0),
    };
    // Lines end at words, so each is some letters short of full.
    let per_line = (width / (letter * scale) - 4.0).max(8.0);
    (block.span.len() as f32 / per_line).ceil().max(1.0) * line
}

/// For each row of a table the shares its columns have of the width, alike in rows that follow each other.
fn columns(text: &Text) -> Vec<Option<Arc<[f32]>>> {
    let mut all = vec![None; text.blocks.len()];
    let mut at = 0;
    while let Some(block) = text.blocks.get(at) {
        let rows =
            text.blocks.iter().skip(at).take_while(|row| row.kind == BlockKind::Row && block.kind == BlockKind::Row);
        let rows: Vec<&Block> = rows.collect();
        let shares: Option<Arc<[f32]>> = (!rows.is_empty()).then(|| shares(text, &rows).into());
        let next = at + rows.len().max(1);
        all.iter_mut().take(next).skip(at).for_each(|there| there.clone_from(&shares));
        at = next;
    }
    all
}

fn shares(text: &Text, rows: &[&Block]) -> Vec<f32> {
    let mut widest: Vec<f32> = Vec::new();
    for row in rows {
        for (at, cell) in super::para::cells(text, row.span).iter().enumerate() {
            let letters = (cell.len() as f32).clamp(8.0, 60.0);
            match widest.get_mut(at) {
                Some(there) => *there = there.max(letters),
                None => widest.push(letters),
            }
        }
    }
    let all: f32 = widest.iter().sum();
    widest.iter().map(|letters| letters / all.max(1.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn text(kinds: &[(BlockKind, &str)], pages: &[usize]) -> Text {
        let mut text = Text { pages: pages.to_vec(), ..Text::default() };
        for (kind, words) in kinds {
            let start = text.content.len();
            text.content.push_str(words);
            text.blocks.push(Block { span: Span::new(start, text.content.len()), kind: *kind });
            text.content.push_str("\n\n");
        }
        text
    }

    #[test]
    fn what_is_learned_moves_what_stands_below() {
        let text = text(&[(BlockKind::Paragraph, "One."), (BlockKind::Paragraph, "Two.")], &[]);
        let mut layout = Layout::default();
        let key = Key { entry: EntryId(0), text: 1, width: 600.0, fineness: 1.0 };
        assert!(layout.refresh(key, &text, 8.0) && !layout.refresh(key, &text, 8.0));
        let before = layout.top(1);
        let more = layout.learn(0, 125.0);
        assert!((more - 100.0).abs() < 1e-3);
        layout.stack(&text);
        assert!((layout.top(1) - before - 100.0).abs() < 1e-3);
        assert_eq!((layout.block_at(0.0), layout.block_at(before + 101.0)), (0, 1));
    }

    #[test]
    fn a_table_has_the_same_columns_in_all_its_rows() {
        let rows = [
            (BlockKind::Row, "Judgement\tGrade"),
            (BlockKind::Row, "The impact of leaders on social work practice with children\tGood"),
            (BlockKind::Paragraph, "After."),
        ];
        let text = text(&rows, &[]);
        let columns = columns(&text);
        assert_eq!(columns[0], columns[1]);
        assert!(columns[2].is_none());
        assert!(columns[0].as_ref().is_some_and(|shares| shares[0] > 0.8));
    }

    #[test]
    fn a_page_is_marked_where_it_begins_and_nowhere_else() {
        let text = text(
            &[(BlockKind::Paragraph, "One."), (BlockKind::Paragraph, "Two."), (BlockKind::Paragraph, "3.")],
            &[0, 6],
        );
        let marked: Vec<bool> = (0..3).map(|at| is_new_page(&text, at)).collect();
        assert_eq!(marked, [true, true, false]);
    }
}
