//! Bytes in, [`Text`] out: the words of a file in reading order, tidied (line-end hyphens joined and
//! kept, running heads and page numbers out), cut into blocks and sentences, each with its place.
//!
//! Offsets are bytes into [`Text::content`]; whatever leaves the program counts code points instead, and
//! counts them where it is written. This stage may not know what the words mean.

mod build;
mod decode;
mod docx;
mod furniture;
mod html;
mod limits;
mod pdf;
mod plain;
mod sentence;
mod shape;

use crate::problem::Problem;
use crate::source::{Format, Source};
use serde::{Deserialize, Serialize};

/// A run of [`Text::content`], in bytes, `start` included and `end` not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The run from `start` to `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }
    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
    /// How many bytes the two share.
    pub fn overlap(self, other: Span) -> usize {
        self.end.min(other.end).saturating_sub(self.start.max(other.start))
    }
    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }
    /// Whether it holds nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// What a block of text is on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BlockKind {
    /// A heading, by its mark-up, its type or its form.
    Heading,
    /// Running text.
    Paragraph,
    /// An item of a list, without its bullet.
    Item,
    /// A row of a table; its cells are parted by a tab.
    Row,
    /// The words under or over a picture: text, but not the body's.
    Caption,
    /// What the page carries around its text: subscriptions, comment boxes, related links.
    Furniture,
}

/// A heading, paragraph, list item or table row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// One sentence; never runs over a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without white space around it.
    pub span: Span,
    /// Index into [`Text::blocks`].
    pub block: usize,
}

/// The words of a file.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// Everything, blocks parted by a blank line (`"\n\n"`), rows of one table by `"\n"`, lines inside
    /// a block joined by a space.
    pub content: String,
    /// Where each page begins, ascending; empty for a form without pages.
    pub pages: Vec<usize>,
    /// Headings, paragraphs, items and rows in reading order.
    pub blocks: Vec<Block>,
    /// Sentences in reading order.
    pub sentences: Vec<Sentence>,
    /// A title the form itself carries (`<title>`, `og:title`), if any.
    pub title: Option<String>,
    /// The name of the site a page belongs to, if it carries one.
    pub site: Option<String>,
    /// A publication date the form itself carries (`article:published_time`), as it is written there.
    pub dated: Option<String>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

impl Text {
    /// The words at `span`.
    pub fn at(&self, span: Span) -> &str {
        self.content.get(span.start..span.end).unwrap_or_default()
    }

    /// The page `offset` stands on, counted from 1; none for a form without pages.
    pub fn page(&self, offset: usize) -> Option<u32> {
        let after = self.pages.partition_point(|&start| start <= offset);
        (!self.pages.is_empty()).then(|| u32::try_from(after.max(1)).unwrap_or(u32::MAX))
    }

    /// The sentence `offset` stands in.
    pub fn sentence(&self, offset: usize) -> Option<usize> {
        let i = self.sentences.partition_point(|s| s.span.end <= offset);
        self.sentences.get(i).filter(|s| s.span.start <= offset).map(|_| i)
    }
}

/// The text of `source`. Never fails: what could not be read is in [`Text::problems`].
pub fn read(source: &Source) -> Text {
    from_bytes(&source.bytes, source.format)
}

/// The text of `bytes` read as `format`.
pub fn from_bytes(bytes: &[u8], format: Format) -> Text {
    match format {
        Format::Pdf => pdf::read(bytes),
        Format::Docx => docx::read(bytes),
        Format::Html => html::read(&decode::text(bytes)),
        Format::Plain => plain::read(&decode::text(bytes)),
    }
}

/// The text of pasted or written words: plain text with the same blocks and sentences as a file's.
pub fn from_plain(words: &str) -> Text {
    from_bytes(words.as_bytes(), Format::Plain)
}
