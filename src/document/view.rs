//! A text as the other parts of this stage look at it: its blocks with their words, lower-cased once
//! where they are short enough to be a heading or a label.

use crate::text::{Block, BlockKind, Span, Text};

/// A block longer than this is running text, not a title, label or line of an address.
const LINE: usize = 260;

/// One block of a text.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// Its words.
    pub words: &'a str,
    /// Where they stand.
    pub span: Span,
    /// What the text stage took it for.
    pub kind: BlockKind,
    /// The words in lower case with plain apostrophes; empty for running text.
    pub lower: String,
}

/// A text with its blocks at hand.
#[derive(Debug)]
pub(super) struct View<'a> {
    /// The text.
    pub text: &'a Text,
    /// Its blocks, one for each of [`Text::blocks`].
    pub lines: Vec<Line<'a>>,
}

impl<'a> View<'a> {
    pub fn of(text: &'a Text) -> Self {
        Self { text, lines: text.blocks.iter().map(|block| line(text, *block)).collect() }
    }

    /// The first line among the first `within` whose lower-cased words pass `test`.
    pub fn position(&self, within: usize, test: impl Fn(&str) -> bool) -> Option<usize> {
        self.lines.iter().take(within).position(|line| !line.lower.is_empty() && test(&line.lower))
    }

    /// The line a letter greets its reader in.
    pub fn salutation(&self) -> Option<usize> {
        self.position(60, |line| line.starts_with("dear ") && line.len() < 80)
    }

    /// The sentences of the lines from `from` on, at most `lines` lines.
    pub fn sentences(&self, from: usize, lines: usize) -> impl Iterator<Item = (Span, &'a str)> + '_ {
        let text = self.text;
        let start = text.sentences.partition_point(|sentence| sentence.block < from);
        let all = text.sentences.get(start..).unwrap_or_default();
        all.iter().take_while(move |s| s.block < from + lines).map(move |s| (s.span, text.at(s.span)))
    }
}

fn line(text: &Text, block: Block) -> Line<'_> {
    let words = text.at(block.span).trim();
    let lower = if words.len() <= LINE { plain(words) } else { String::new() };
    Line { words, span: block.span, kind: block.kind, lower }
}

/// Lower case, with plain apostrophes, hyphens and single spaces.
pub(super) fn plain(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '’' | '‘' | '`' => out.push('\''),
            '‐' | '‑' => out.push('-'),
            c if c.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.extend(c.to_lowercase()),
        }
    }
    out.truncate(out.trim_end().len());
    out
}
