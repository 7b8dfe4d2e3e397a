//! The XML of a document's body or notes in, blocks out.

use super::super::limits;
use super::styles::{self, Style, Styles, attribute};
use crate::problem::{Problem, ProblemKind};
use crate::text::build::Draft;
use crate::text::{BlockKind, shape};
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::collections::{BTreeMap, BTreeSet};

/// A cell of more words or paragraphs than these belongs to a table that only arranges the page.
const CELL_WORDS: usize = 80;
const CELL_PARAGRAPHS: usize = 3;

/// Elements that are not part of the text as it stands: the same drawing again for programs that do not
/// know its first form, what was struck out or moved away, instructions of fields.
const SKIPPED: [&str; 4] = ["Fallback", "del", "moveFrom", "instrText"];

/// Notes by their id.
pub(super) type Notes = BTreeMap<String, Vec<Draft>>;

/// The blocks of the document `xml`; a note stands after the block that calls it.
pub(super) fn drafts(xml: &str, styles: &Styles, notes: &[Notes; 2], problems: &mut Vec<Problem>) -> Vec<Draft> {
    let mut body = Body { styles, notes: Some(notes), ..Body::new(styles) };
    body.read(xml);
    problems.append(&mut body.problems);
    body.out
}

/// The notes of `xml`.
pub(super) fn notes(xml: &str, styles: &Styles) -> Notes {
    let mut body = Body::new(styles);
    body.read(xml);
    body.kept
}

/// A paragraph under construction.
#[derive(Default)]
struct Paragraph {
    words: String,
    style: Style,
    bold: usize,
    /// Notes it calls: 0 for footnotes, 1 for endnotes, and the id.
    calls: Vec<(usize, String)>,
}

/// A row under construction: the blocks of its cells.
#[derive(Default)]
struct Row {
    table: usize,
    cells: Vec<Vec<Draft>>,
}

struct Body<'a> {
    styles: &'a Styles,
    notes: Option<&'a [Notes; 2]>,
    kept: Notes,
    /// Notes that have been called.
    called: BTreeSet<(usize, String)>,
    out: Vec<Draft>,
    problems: Vec<Problem>,
    /// Paragraphs being read; a text box stands within another.
    paragraphs: Vec<Paragraph>,
    rows: Vec<Row>,
    /// Numbers of the open tables, and how many there have been.
    tables: Vec<usize>,
    count: usize,
    depth: usize,
    in_run: bool,
    in_text: bool,
    bold: bool,
    note: String,
}

impl<'a> Body<'a> {
    fn new(styles: &'a Styles) -> Self {
        Self {
            styles,
            notes: None,
            kept: Notes::new(),
            called: BTreeSet::new(),
            out: Vec::new(),
            problems: Vec::new(),
            paragraphs: Vec::new(),
            rows: Vec::new(),
            tables: Vec::new(),
            count: 0,
            depth: 0,
            in_run: false,
            in_text: false,
            bold: false,
            note: String::new(),
        }
    }

    fn read(&mut self, xml: &str) {
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event() {
                Ok(Event::Start(element)) => {
                    self.depth += 1;
                    if self.depth > limits::NESTING {
                        let message = format!("The document is nested more than {} deep", limits::NESTING);
                        self.problems.push(Problem::new(ProblemKind::Limit, message).hint("What came before is kept"));
                        break;
                    }
                    if SKIPPED.contains(&element.local_name().as_ref()) {
                        self.depth -= 1;
                        if reader.read_to_end(element.name()).is_err() {
                            break;
                        }
                    } else {
                        self.start(&element);
                    }
                }
                Ok(Event::Empty(element)) => {
                    self.start(&element);
                    self.end(element.local_name().as_ref());
                }
                Ok(Event::End(element)) => {
                    self.depth = self.depth.saturating_sub(1);
                    self.end(element.local_name().as_ref());
                }
                Ok(Event::Text(text)) => self.push(&text.xml10_content()),
                Ok(Event::CData(text)) => self.push(&text.xml10_content()),
                Ok(Event::GeneralRef(reference)) => self.push(&entity(&reference)),
                Ok(Event::Eof) => break,
                Ok(_) => {}
                Err(_) => {
                    self.problems.push(super::damaged());
                    break;
                }
            }
        }
        while !self.paragraphs.is_empty() {
            self.end("p");
        }
        while !self.rows.is_empty() {
            self.end("tr");
        }
    }

    /// Adds words that stand in a run's text.
    fn push(&mut self, words: &str) {
        if !self.in_text {
            return;
        }
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.words.push_str(words);
            paragraph.bold += if self.bold { words.trim().len() } else { 0 };
        }
    }

    fn mark(&mut self, c: char) {
        if let Some(paragraph) = self.paragraphs.last_mut().filter(|_| self.in_run) {
            paragraph.words.push(c);
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "p" => self.paragraphs.push(Paragraph::default()),
            "pStyle" => self.style(element),
            "numPr" => self.with_style(|style| style.item = true),
            // Number 0 takes a paragraph out of its style's list.
            "numId" if attribute(element, "val").as_deref() == Some("0") => self.with_style(|style| style.item = false),
            "outlineLvl" => {
                let heading = styles::is_outline(element);
                self.with_style(|style| style.heading = heading);
            }
            "r" => (self.in_run, self.bold) = (true, false),
            "b" if self.in_run => {
                let off =
                    attribute(element, "val").is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off"));
                self.bold = !off;
            }
            "t" => self.in_text = self.in_run,
            "tab" | "br" | "cr" => self.mark(' '),
            "noBreakHyphen" => self.mark('-'),
            "footnoteReference" => self.call(0, element),
            "endnoteReference" => self.call(1, element),
            "footnote" | "endnote" => self.note = attribute(element, "id").unwrap_or_default(),
            "tbl" => {
                self.count += 1;
                self.tables.push(self.count);
            }
            "tr" => self.rows.push(Row { table: self.tables.last().copied().unwrap_or_default(), cells: Vec::new() }),
            "tc" => {
                if let Some(row) = self.rows.last_mut() {
                    row.cells.push(Vec::new());
                }
            }
            _ => {}
        }
    }

    fn style(&mut self, element: &BytesStart<'_>) {
        let id = attribute(element, "val").unwrap_or_default();
        let known = self.styles.get(&id).copied().unwrap_or_else(|| styles::of_name(&id));
        self.with_style(|style| {
            style.heading |= known.heading;
            style.item |= known.item;
            style.caption |= known.caption;
            style.contents |= known.contents;
        });
    }

    fn with_style(&mut self, change: impl FnOnce(&mut Style)) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            change(&mut paragraph.style);
        }
    }

    fn call(&mut self, sort: usize, element: &BytesStart<'_>) {
        if let (Some(paragraph), Some(id)) = (self.paragraphs.last_mut(), attribute(element, "id")) {
            paragraph.calls.push((sort, id));
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "r" => (self.in_run, self.bold) = (false, false),
            "p" => self.end_paragraph(),
            "tr" => self.end_row(),
            "tbl" => {
                self.tables.pop();
            }
            "footnote" | "endnote" => {
                let notes = std::mem::take(&mut self.out);
                self.kept.insert(std::mem::take(&mut self.note), notes);
            }
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else {
            return;
        };
        self.add(draft(&paragraph));
        // A note stands where it is called first; calls without end would make a text without end.
        let first = paragraph.calls.into_iter().filter(|call| self.called.insert(call.clone()));
        let called = first.filter_map(|(sort, id)| self.notes?.get(sort)?.get(&id));
        let called: Vec<Draft> = called.flatten().cloned().collect();
        for note in called {
            self.add(note);
        }
    }

    /// Adds a block where it stands: in a cell or in the text.
    fn add(&mut self, draft: Draft) {
        if draft.words.trim().is_empty() {
            return;
        }
        match self.rows.last_mut().and_then(|row| row.cells.last_mut()) {
            Some(cell) => cell.push(draft),
            None => self.out.push(draft),
        }
    }

    fn end_row(&mut self) {
        let Some(row) = self.rows.pop() else {
            return;
        };
        let filled = row.cells.iter().filter(|cell| !cell.is_empty()).count();
        let words = |cell: &Vec<Draft>| cell.iter().map(|draft| draft.words.split_whitespace().count()).sum::<usize>();
        let small = row.cells.iter().all(|cell| cell.len() <= CELL_PARAGRAPHS && words(cell) <= CELL_WORDS);
        let nested = row.cells.iter().flatten().any(|draft| draft.kind == BlockKind::Row);
        if filled < 2 || !small || nested {
            row.cells.into_iter().flatten().for_each(|draft| self.add(draft));
            return;
        }
        let cells = row.cells.iter().map(|cell| {
            cell.iter().map(|draft| draft.words.replace('\t', " ")).collect::<Vec<_>>().join(" ").trim().to_owned()
        });
        let words = cells.collect::<Vec<_>>().join("\t");
        self.add(Draft::new(BlockKind::Row, words.trim_end()).in_table(row.table));
    }
}

/// The block of `paragraph`.
fn draft(paragraph: &Paragraph) -> Draft {
    let words = paragraph.words.trim();
    let letters: usize = words.len();
    let bold = letters > 0 && paragraph.bold * 20 >= letters * 17;
    let style = paragraph.style;
    let kind = if style.contents {
        BlockKind::Furniture
    } else if style.caption {
        BlockKind::Caption
    } else if (style.heading && words.split_whitespace().count() <= 30) || (bold && shape::is_heading(words, 24)) {
        BlockKind::Heading
    } else if (style.item || shape::bullet(words).is_some()) && shape::number(words).is_none() {
        BlockKind::Item
    } else {
        BlockKind::Paragraph
    };
    let cut = if kind == BlockKind::Item { shape::bullet(words).unwrap_or(0) } else { 0 };
    Draft::new(kind, words.get(cut..).unwrap_or_default())
}

/// The characters an entity stands for.
pub(super) fn entity(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return c.to_string();
    }
    let named = match reference.xml10_content().as_ref() {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    };
    named.to_owned()
}
