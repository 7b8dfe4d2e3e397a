//! Words selected in the text: which they are, and how they grow by words and by sentences.
//!
//! Selecting is our own because the text is many pieces and only those in sight are laid out.

use crate::text::{Span, Text};

/// A selection that is being made or was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// Where it began.
    pub anchor: usize,
    /// Where it has come to.
    pub cursor: usize,
    /// Whether the pointer still drags it.
    pub dragged: bool,
}

impl Words {
    /// A selection that begins at `offset`, dragged by the pointer.
    pub fn begun(offset: usize) -> Self {
        Self { anchor: offset, cursor: offset, dragged: true }
    }

    /// A selection of just that.
    pub fn of(span: Span) -> Self {
        Self { anchor: span.start, cursor: span.end, dragged: false }
    }

    /// The whole words it covers; empty while it covers none.
    pub fn span(self, text: &Text) -> Span {
        let (start, end) = (self.anchor.min(self.cursor), self.anchor.max(self.cursor));
        if start == end {
            return Span::new(start, start);
        }
        let content = &text.content;
        // A half word at either end is taken whole; a word that only touches the end is not.
        let cut_at_start = content.get(start..).and_then(|rest| rest.chars().next()).is_some_and(is_inside);
        let cut_at_end = content.get(..end).and_then(|rest| rest.chars().next_back()).is_some_and(is_inside);
        let start = if cut_at_start { word_start(content, start) } else { start };
        let end = if cut_at_end { word_end(content, end) } else { end };
        trimmed(text, Span::new(start, end))
    }

    /// The same a word further on or back.
    #[must_use]
    pub fn by_word(self, text: &Text, by: isize) -> Self {
        let cursor = if by > 0 { next_word(&text.content, self.cursor) } else { last_word(&text.content, self.cursor) };
        Self { cursor, dragged: false, ..self }
    }

    /// The same a sentence further on or back.
    #[must_use]
    pub fn by_sentence(self, text: &Text, by: isize) -> Self {
        let at = |i: usize| text.sentences.get(i).map(|sentence| sentence.span);
        let cursor = if by > 0 {
            let next = text.sentences.partition_point(|sentence| sentence.span.end <= self.cursor);
            at(next).map_or(text.content.len(), |span| span.end)
        } else {
            let before = text.sentences.partition_point(|sentence| sentence.span.start < self.cursor);
            before.checked_sub(1).and_then(at).map_or(0, |span| span.start)
        };
        Self { cursor, dragged: false, ..self }
    }
}

/// The sentence at or after `offset`.
pub fn sentence_from(text: &Text, offset: usize) -> Option<Span> {
    let at = text.sentences.partition_point(|sentence| sentence.span.end <= offset);
    text.sentences.get(at).map(|sentence| sentence.span)
}

/// The word at `offset`.
pub fn word_at(text: &Text, offset: usize) -> Span {
    trimmed(text, Span::new(word_start(&text.content, offset), word_end(&text.content, offset)))
}

fn trimmed(text: &Text, span: Span) -> Span {
    let words = text.at(span);
    let start = span.start + (words.len() - words.trim_start().len());
    Span::new(start, start + words.trim().len())
}

fn is_inside(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '’' | '\'' | '-')
}

fn word_start(content: &str, offset: usize) -> usize {
    let before = content.get(..offset).unwrap_or_default();
    before.char_indices().rev().take_while(|(_, letter)| is_inside(*letter)).last().map_or(offset, |(at, _)| at)
}

fn word_end(content: &str, offset: usize) -> usize {
    let after = content.get(offset..).unwrap_or_default();
    offset + after.chars().take_while(|letter| is_inside(*letter)).map(char::len_utf8).sum::<usize>()
}

fn next_word(content: &str, offset: usize) -> usize {
    let after = content.get(offset..).unwrap_or_default();
    let gap: usize = after.chars().take_while(|letter| !is_inside(*letter)).map(char::len_utf8).sum();
    word_end(content, offset + gap)
}

fn last_word(content: &str, offset: usize) -> usize {
    let before = content.get(..offset).unwrap_or_default();
    word_start(content, before.trim_end_matches(|letter| !is_inside(letter)).len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::from_plain;

    fn selected(text: &Text, anchor: usize, cursor: usize) -> &str {
        text.at(Words { anchor, cursor, dragged: true }.span(text))
    }

    #[test]
    fn a_selection_takes_whole_words_from_either_side() {
        let text = from_plain("The council’s multi-agency work has improved.");
        let within = text.content.find("gency").unwrap_or_default();
        let far = text.content.find("proved").unwrap_or_default();
        assert_eq!(selected(&text, within, far), "multi-agency work has improved");
        assert_eq!(selected(&text, far, within), "multi-agency work has improved");
        assert_eq!(selected(&text, within, within), "");
    }

    #[test]
    fn it_grows_by_words_and_by_sentences() {
        let text = from_plain("Leaders know this. The pace is too slow. More is planned.");
        let first = Words { anchor: 0, cursor: 0, dragged: false };
        assert_eq!(text.at(first.by_word(&text, 1).by_word(&text, 1).span(&text)), "Leaders know");
        assert_eq!(text.at(first.by_word(&text, 1).by_word(&text, 1).by_word(&text, -1).span(&text)), "Leaders");
        let second = first.by_sentence(&text, 1).by_sentence(&text, 1);
        assert_eq!(text.at(second.span(&text)), "Leaders know this. The pace is too slow.");
        assert_eq!(text.at(second.by_sentence(&text, -1).span(&text)), "Leaders know this.");
    }

    #[test]
    fn letters_of_several_bytes_are_never_cut() {
        let text = from_plain("“Früher” – naïve’s");
        let words = ["", "Früher", "naïve’s"];
        let selections = ["", "“", "Früher", "Früher”", "Früher” –", "Früher” – naïve’s"];
        for at in 0..=text.content.len() + 2 {
            let word = text.at(word_at(&text, at));
            assert!(words.contains(&word), "{at}: {word}");
            let selection = selected(&text, at, "“".len());
            assert!(selections.contains(&selection), "{at}: {selection}");
            // Inside a letter there is no word.
            assert!(text.content.is_char_boundary(at) || (word, selection) == ("", ""), "{at}: {word}, {selection}");
        }
        for word in &words[1..] {
            let middle = text.content.find(&word[1..]).unwrap_or_default();
            assert_eq!(text.at(word_at(&text, middle)), *word);
        }
    }
}
