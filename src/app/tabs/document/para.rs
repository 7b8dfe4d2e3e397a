//! One block of text in, laid-out pieces out: its words with the number of each mark behind it, and the
//! way from a place in the text to a place on the screen and back.

use super::marks::{Mark, What};
use crate::app::theme;
use crate::document::{Grade, Passage, Section, Voice};
use crate::scoring::Claim;
use crate::session::Reviewed;
use crate::text::{Block, BlockKind, Span, Text};
use egui::text::LayoutJob;
use egui::{Align, Color32, FontId, Galley, Rect, TextFormat, Ui, Vec2, pos2};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

/// Height of a line of running text.
pub const LINE: f32 = 25.0;
/// How far an item stands in.
const INDENT: f32 = 22.0;

/// All that laying a block out needs.
pub struct Source<'a> {
    /// The words.
    pub text: &'a Text,
    /// Who speaks and where, one for each sentence; empty where it is not known.
    pub passages: &'a [Passage],
    /// The document's findings.
    pub findings: &'a [Reviewed],
    /// What is marked.
    pub marks: &'a [Mark],
}

/// A block laid out.
pub struct Para {
    /// Its words, or its cells.
    pub pieces: Vec<Piece>,
    /// What it is.
    pub kind: BlockKind,
}

/// Words laid out as one.
pub struct Piece {
    /// Which words.
    pub span: Span,
    /// From the column's left.
    pub x: f32,
    /// The layout.
    pub galley: Arc<Galley>,
    /// Stretches of the text, each with the letter it begins at in the layout.
    runs: Vec<(Span, usize)>,
    /// For each mark that ends here: its place among the marks, and the letter after its number.
    ends: Vec<(usize, usize)>,
}

impl Para {
    /// Lays `block` out, `width` wide; `columns` are the widths of a table's columns.
    pub fn of(ui: &Ui, source: &Source<'_>, block: &Block, width: f32, columns: &[f32]) -> Self {
        let style = Style::of(ui, source, block);
        let pieces = match block.kind {
            BlockKind::Row => {
                let cells = cells(source.text, block.span);
                let even = width / cells.len().max(1) as f32;
                let mut x = 0.0;
                let place = |(at, cell): (usize, Span)| {
                    let wide = columns.get(at).map_or(even, |share| share * width);
                    let piece = piece(ui, source, &style, cell, x, (wide - 12.0).max(40.0));
                    x += wide;
                    piece
                };
                cells.into_iter().enumerate().map(place).collect()
            }
            BlockKind::Item => vec![piece(ui, source, &style, block.span, INDENT, width - INDENT)],
            _ => vec![piece(ui, source, &style, block.span, 0.0, width)],
        };
        Self { pieces, kind: block.kind }
    }

    /// How high it is.
    pub fn height(&self) -> f32 {
        self.pieces.iter().map(|piece| piece.galley.size().y).fold(0.0, f32::max)
    }

    /// The offset in the text at `pos`, which counts from the block's left top.
    pub fn offset(&self, text: &Text, pos: Vec2) -> Option<usize> {
        let piece = self.pieces.iter().rev().find(|piece| pos.x >= piece.x).or(self.pieces.first())?;
        let letter = piece.galley.cursor_from_pos(pos - egui::vec2(piece.x, 0.0)).index.0;
        Some(piece.byte(text, letter))
    }

    /// The boxes that `span` fills, line by line, from the block's left top.
    pub fn boxes(&self, text: &Text, span: Span) -> Vec<Rect> {
        let of_piece = |piece: &Piece| {
            let part = piece.part(span)?;
            Some(piece.boxes(piece.letter(text, part.start)..piece.letter_end(text, part.end)))
        };
        self.pieces.iter().filter_map(of_piece).flatten().collect()
    }

    /// The boxes of a mark, its number with it.
    pub fn mark_boxes(&self, text: &Text, at: usize, mark: &Mark) -> Vec<Rect> {
        let of_piece = |piece: &Piece| {
            let part = piece.part(mark.span)?;
            let end = piece.ends.iter().find(|(there, _)| *there == at).map(|(_, end)| *end);
            let end = end.unwrap_or_else(|| piece.letter_end(text, part.end));
            Some(piece.boxes(piece.letter(text, part.start)..end))
        };
        self.pieces.iter().filter_map(of_piece).flatten().collect()
    }
}

impl Piece {
    fn part(&self, span: Span) -> Option<Span> {
        let part = Span::new(span.start.max(self.span.start), span.end.min(self.span.end));
        (part.start < part.end).then_some(part)
    }

    fn letter(&self, text: &Text, offset: usize) -> usize {
        let at = self.runs.partition_point(|(span, _)| span.start <= offset);
        self.letter_in(text, at, offset)
    }

    /// As `letter`, but before what stands between two stretches.
    fn letter_end(&self, text: &Text, offset: usize) -> usize {
        let at = self.runs.partition_point(|(span, _)| span.start < offset);
        self.letter_in(text, at, offset)
    }

    fn letter_in(&self, text: &Text, after: usize, offset: usize) -> usize {
        let Some((span, first)) = after.checked_sub(1).and_then(|at| self.runs.get(at)) else { return 0 };
        let before = Span::new(span.start, offset.clamp(span.start, span.end));
        first + text.at(before).chars().count()
    }

    fn byte(&self, text: &Text, letter: usize) -> usize {
        let at = self.runs.partition_point(|(_, first)| *first <= letter);
        let Some((span, first)) = at.checked_sub(1).and_then(|at| self.runs.get(at)) else { return self.span.start };
        let words = text.at(*span);
        let inside = words.char_indices().nth(letter - first).map_or(words.len(), |(at, _)| at);
        span.start + inside
    }

    /// The boxes of `letters`, one a line, without the white space a line ends with.
    fn boxes(&self, letters: Range<usize>) -> Vec<Rect> {
        let mut boxes = Vec::new();
        let mut first = 0;
        for row in &self.galley.rows {
            let count = row.glyphs.len();
            let from = letters.start.max(first) - first;
            let to = letters.end.min(first + count).saturating_sub(first);
            first += count + usize::from(row.ends_with_newline);
            let Some(glyphs) = row.glyphs.get(from..to) else { continue };
            let Some(last) = glyphs.iter().rposition(|glyph| !glyph.chr.is_whitespace()) else { continue };
            let (Some(left), Some(right)) = (glyphs.first(), glyphs.get(last)) else { continue };
            let x = |x: f32| self.x + row.pos.x + x;
            let rect = row.rect();
            boxes.push(Rect::from_min_max(pos2(x(left.pos.x), rect.top()), pos2(x(right.max_x()), rect.bottom())));
        }
        boxes
    }
}

/// The cells of a table's row, as they are parted by tabs.
pub fn cells(text: &Text, row: Span) -> Vec<Span> {
    let mut start = row.start;
    let cell = |part: &str| {
        let span = Span::new(start, start + part.len());
        start += part.len() + 1;
        span
    };
    text.at(row).split('\t').map(cell).collect()
}

/// The sentences of the block at `at`.
pub fn sentences(text: &Text, at: usize) -> Range<usize> {
    let first = text.sentences.partition_point(|sentence| sentence.block < at);
    let end = text.sentences.partition_point(|sentence| sentence.block <= at);
    first..end
}

/// What stands behind a finding's words: its level's number, or its grade in short.
pub fn badge(claim: Claim) -> String {
    match claim {
        Claim::Progress(level) => level.number().to_string(),
        Claim::Judgement(_, grade) => grade_in_short(grade).to_owned(),
    }
}

/// A grade in few letters.
pub fn grade_in_short(grade: Grade) -> &'static str {
    match grade {
        Grade::Inadequate => "Inad.",
        Grade::RequiresImprovement => "RI",
        Grade::Adequate => "Adeq.",
        Grade::Good => "Good",
        Grade::Outstanding => "Outst.",
    }
}

struct Style {
    font: FontId,
    line: f32,
    ink: Color32,
    dim: Color32,
    strong: Color32,
}

impl Style {
    fn of(ui: &Ui, source: &Source<'_>, block: &Block) -> Self {
        let t = theme::of(ui);
        let at = source.text.sentence(block.span.start);
        let section = at.and_then(|at| source.passages.get(at)).map(|passage| passage.section);
        let aside = matches!(section, Some(Section::Boilerplate | Section::Caption | Section::Furniture));
        let (font, line, ink) = match block.kind {
            BlockKind::Heading => (FontId::new(18.0, theme::strong_family()), 26.0, t.strong),
            BlockKind::Row => (FontId::proportional(14.0), 21.0, t.text),
            BlockKind::Caption | BlockKind::Furniture => (FontId::proportional(13.0), 20.0, t.weak),
            BlockKind::Paragraph | BlockKind::Item => {
                let font = ui.style().text_styles.get(&theme::document_text());
                (font.cloned().unwrap_or_default(), LINE, t.text)
            }
        };
        Self { font, line, ink: if aside { t.weak } else { ink }, dim: t.weak, strong: t.strong }
    }

    fn words(&self, is_dim: bool) -> TextFormat {
        TextFormat {
            font_id: self.font.clone(),
            color: if is_dim { self.dim } else { self.ink },
            line_height: Some(self.line),
            ..TextFormat::default()
        }
    }

    fn badge(&self) -> TextFormat {
        TextFormat {
            font_id: FontId::new((self.font.size * 0.66).round(), theme::strong_family()),
            color: self.strong,
            line_height: Some(self.line * 0.72),
            valign: Align::TOP,
            ..TextFormat::default()
        }
    }
}

fn piece(ui: &Ui, source: &Source<'_>, style: &Style, span: Span, x: f32, width: f32) -> Piece {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width.max(40.0);
    let (mut runs, mut ends, mut letters) = (Vec::new(), Vec::new(), 0);
    let closing = closing_marks(source.marks, span);
    let dims = council_stretches(source, span);
    let cuts = cuts(
        source.text,
        span,
        closing.iter().map(|(_, end)| *end).chain(dims.iter().flat_map(|dim| [dim.start, dim.end])),
    );
    for (from, to) in cuts.iter().zip(cuts.iter().skip(1)) {
        let run = Span::new(*from, *to);
        let words = source.text.at(run);
        job.append(words, 0.0, style.words(dims.iter().any(|dim| dim.contains(run))));
        runs.push((run, letters));
        letters += words.chars().count();
        for (at, _) in closing.iter().filter(|(_, end)| end == to) {
            let Some(badge) = mark_badge(source, *at) else { continue };
            letters += badge.chars().count();
            job.append(&badge, 1.5, style.badge());
            ends.push((*at, letters));
        }
    }
    Piece { span, x, galley: ui.fonts_mut(|fonts| fonts.layout_job(job)), runs, ends }
}

fn mark_badge(source: &Source<'_>, at: usize) -> Option<String> {
    match source.marks.get(at)?.what {
        What::Finding(finding) => Some(badge(source.findings.get(finding)?.finding.claim)),
        What::NearMiss(_) => None,
    }
}

/// Findings' marks that end within `span`, with where: the shortest first where several end together.
fn closing_marks(marks: &[Mark], span: Span) -> Vec<(usize, usize)> {
    let near = near_marks(marks, span);
    let mut closing: Vec<(usize, usize)> = near
        .filter(|(_, mark)| {
            matches!(mark.what, What::Finding(_)) && span.start < mark.span.end && mark.span.end <= span.end
        })
        .map(|(at, mark)| (at, mark.span.end))
        .collect();
    closing.reverse();
    closing
}

/// The marks that share words with `span`.
pub fn near_marks(marks: &[Mark], span: Span) -> impl Iterator<Item = (usize, &Mark)> {
    let end = marks.partition_point(|mark| mark.span.start < span.end);
    let before = marks.get(..end).unwrap_or_default();
    // Marks are ordered by their start; none is longer than a sentence, so a few hundred back is far enough.
    let first = before.partition_point(|mark| mark.span.start + 4_000 < span.start);
    before.iter().enumerate().skip(first).filter(move |(_, mark)| mark.span.overlap(span) > 0)
}

/// Where the council speaks about itself within `span`.
fn council_stretches(source: &Source<'_>, span: Span) -> Vec<Span> {
    let first = source.text.sentences.partition_point(|sentence| sentence.span.end <= span.start);
    let end = source.text.sentences.partition_point(|sentence| sentence.span.start < span.end);
    let passages = source.passages.get(first..end).unwrap_or_default();
    let council = passages.iter().flat_map(|passage| &passage.voices).filter(|(_, voice)| *voice == Voice::Council);
    let inside = council.map(|(there, _)| Span::new(there.start.max(span.start), there.end.min(span.end)));
    inside.filter(|there| there.start < there.end).collect()
}

/// `span`'s ends and the places inside where something changes, in order, each at a letter's border.
fn cuts(text: &Text, span: Span, inside: impl Iterator<Item = usize>) -> Vec<usize> {
    let all: BTreeSet<usize> = inside
        .filter(|at| span.start < *at && *at < span.end && text.content.is_char_boundary(*at))
        .chain([span.start, span.end])
        .collect();
    all.into_iter().collect()
}
