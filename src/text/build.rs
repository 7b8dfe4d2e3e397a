//! Blocks in, [`Text`] out: the one place that lays blocks end to end, counts their offsets and finds
//! their sentences. Readers of a form hand over [`Draft`]s and know nothing of offsets.

use super::{Block, BlockKind, Sentence, Span, Text, sentence};
use crate::problem::Problem;

/// A block before it has its place in the whole text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    /// What it is.
    pub kind: BlockKind,
    /// Its words; the cells of a row are parted by a tab.
    pub words: String,
    /// The pages it stands on: from which byte of `words` on which page, counted from 0.
    pub pages: Vec<(usize, usize)>,
    /// Rows of one table share a number.
    pub table: Option<usize>,
}

impl Draft {
    /// A block of a form without pages.
    pub fn new(kind: BlockKind, words: impl Into<String>) -> Self {
        Self { kind, words: words.into(), pages: Vec::new(), table: None }
    }

    /// The same block as a row of table `number`.
    pub fn in_table(mut self, number: usize) -> Self {
        self.table = Some(number);
        self
    }
}

/// Lays `drafts` end to end. `page_count` is 0 for a form without pages.
pub(super) fn text(drafts: Vec<Draft>, page_count: usize, problems: Vec<Problem>) -> Text {
    let mut text = Text { problems, ..Text::default() };
    let mut table = None;
    for draft in drafts {
        let (words, kept) = tidy(&draft);
        if words.is_empty() {
            continue;
        }
        if !text.content.is_empty() {
            let same_table = draft.table.is_some() && draft.table == table;
            text.content.push_str(if same_table { "\n" } else { "\n\n" });
        }
        table = draft.table;
        let start = text.content.len();
        for (offset, page) in kept {
            while text.pages.len() <= page {
                text.pages.push(start + offset);
            }
        }
        text.content.push_str(&words);
        text.blocks.push(Block { span: Span::new(start, start + words.len()), kind: draft.kind });
        add_sentences(&mut text, start, &words, draft.kind);
    }
    while text.pages.len() < page_count {
        text.pages.push(text.content.len());
    }
    text
}

fn add_sentences(text: &mut Text, start: usize, words: &str, kind: BlockKind) {
    let block = text.blocks.len() - 1;
    let spans = if kind == BlockKind::Heading { vec![Span::new(0, words.len())] } else { sentence::split(words) };
    text.sentences.extend(
        spans.into_iter().map(|span| Sentence { span: Span::new(start + span.start, start + span.end), block }),
    );
}

/// The draft's words with single spaces and no white space at the ends, and its page marks moved along.
/// Tabs stay in rows, where they part the cells, and become spaces elsewhere.
fn tidy(draft: &Draft) -> (String, Vec<(usize, usize)>) {
    let row = draft.kind == BlockKind::Row;
    let mut words = String::with_capacity(draft.words.len());
    let mut marks = draft.pages.iter().peekable();
    let mut kept = Vec::with_capacity(draft.pages.len());
    let mut gap = None;
    for (offset, c) in draft.words.char_indices() {
        if let Some(c) = plain(c) {
            if c == '\t' && row {
                gap = Some('\t');
            } else if c.is_whitespace() {
                gap = gap.or(Some(' '));
            } else {
                // A tab before the first word is an empty first cell, and is kept.
                if let Some(white) = gap.take().filter(|white| !words.is_empty() || *white == '\t') {
                    words.push(white);
                }
                while let Some(&(_, page)) = marks.next_if(|(from, _)| *from <= offset) {
                    kept.push((words.len(), page));
                }
                words.push(c);
            }
        }
    }
    (words, kept)
}

/// `c` as it is written in a text: invisible characters gone, odd spaces made plain.
fn plain(c: char) -> Option<char> {
    match c {
        '\t' => Some('\t'),
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{FFFC}' => None,
        _ if c.is_whitespace() => Some(' '),
        _ if c.is_control() => None,
        _ => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_one_table_are_parted_by_a_line_end_and_blocks_by_a_blank_line() {
        let drafts = vec![
            Draft::new(BlockKind::Heading, "Judgements "),
            Draft::new(BlockKind::Row, "Overall \t Good").in_table(1),
            Draft::new(BlockKind::Row, "Leaders\tGood").in_table(1),
            Draft::new(BlockKind::Paragraph, " It  is. It was."),
        ];
        let text = text(drafts, 0, Vec::new());
        assert_eq!(text.content, "Judgements\n\nOverall\tGood\nLeaders\tGood\n\nIt is. It was.");
        assert_eq!(text.sentences.len(), 7);
    }

    #[test]
    fn a_page_begins_at_its_first_word_even_within_a_block() {
        let mut draft = Draft::new(BlockKind::Paragraph, "one  two three");
        draft.pages = vec![(0, 0), (8, 2)];
        let text = text(vec![draft], 4, Vec::new());
        assert_eq!(text.pages, [0, 8, 8, 13]);
        assert_eq!((text.page(7), text.page(8)), (Some(1), Some(3)));
    }
}
