//! Runs in, flowing words out: parts words at gaps, joins lines with a space or, after a hyphen, with
//! nothing, keeps a footnote's number off the word before it, and remembers where each line stood.

use super::glyphs::Run;

/// A gap that parts words, in ems.
const WORD_GAP: f64 = 0.2;

/// Where a line of a [`Flow`] stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// First byte in [`Flow::words`].
    pub start: usize,
    /// Left edge.
    pub x0: f64,
    /// Right edge.
    pub x1: f64,
    /// Baseline.
    pub y: f64,
    /// Page, counted from 0.
    pub page: usize,
}

/// The words of one block, as they come.
#[derive(Clone, Debug, Default)]
pub(super) struct Flow {
    /// The words so far.
    pub words: String,
    /// From which byte on which page.
    pub pages: Vec<(usize, usize)>,
    /// The lines so far.
    pub lines: Vec<Line>,
    /// Characters in bold.
    pub bold: usize,
    /// All characters.
    pub length: usize,
    /// Size of the type times characters.
    pub sizes: f64,
    /// Baseline and size of the last run.
    pub last: (f64, f64),
}

impl Flow {
    /// Adds `run`, which stands on `page`.
    pub fn append(&mut self, run: &Run, page: usize) {
        if self.is_level(run, page) {
            self.join_word(run);
        } else {
            self.begin_line(run, page);
        }
        self.words.push_str(&run.words);
        if let Some(line) = self.lines.last_mut() {
            line.x0 = line.x0.min(run.x0);
            line.x1 = line.x1.max(run.x1);
            // A raised figure at the start of a line does not raise the line.
            line.y = line.y.max(run.y);
        }
        let length = run.words.chars().filter(|c| !c.is_whitespace()).count();
        self.length += length;
        self.bold += if run.bold { length } else { 0 };
        self.sizes += run.size * length as f64;
        self.last = (run.y, run.size);
    }

    /// Whether `run` goes on in the last line. Raised and lowered figures do.
    pub fn is_level(&self, run: &Run, page: usize) -> bool {
        let (y, size) = self.last;
        let em = size.max(run.size);
        self.lines.last().is_some_and(|line| line.page == page && (run.y - y).abs() < 0.6 * em && run.x0 > line.x1 - em)
    }

    fn join_word(&mut self, run: &Run) {
        let (y, size) = self.last;
        let x1 = self.lines.last().map_or(run.x0, |line| line.x1);
        let raised = run.size < 0.8 * size && run.y < y - 0.1 * size;
        let note = raised && run.words.trim().chars().all(|c| c.is_ascii_digit());
        let gap = run.x0 - x1 > WORD_GAP * size.min(run.size);
        if note || gap {
            self.space();
        }
    }

    /// Parts the last line from the next, which begins with `next`: nothing after a hyphen within a
    /// word, else a space.
    fn part_lines(&mut self, next: &str) {
        let mut letters = self.words.chars().rev();
        let hyphen = letters.next() == Some('-') && letters.next().is_some_and(char::is_alphanumeric);
        let first = next.trim_start();
        let suspended = ["and ", "or ", "to "].iter().any(|word| first.starts_with(word));
        if !hyphen || suspended || !first.starts_with(char::is_alphanumeric) {
            self.space();
        }
    }

    fn begin_line(&mut self, run: &Run, page: usize) {
        self.part_lines(&run.words);
        let start = self.words.len();
        if self.lines.last().is_none_or(|line| line.page != page) {
            self.pages.push((start, page));
        }
        self.lines.push(Line { start, x0: run.x0, x1: run.x1, y: run.y, page });
    }

    fn space(&mut self) {
        if !self.words.is_empty() && !self.words.ends_with(char::is_whitespace) {
            self.words.push(' ');
        }
    }

    /// Mean size of its type.
    pub fn size(&self) -> f64 {
        self.sizes / (self.length.max(1) as f64)
    }

    /// Whether nearly all of it is bold.
    pub fn is_bold(&self) -> bool {
        self.bold * 20 >= self.length * 19 && self.length > 0
    }

    /// Whether some of it is bold and some is not.
    pub fn is_mixed(&self) -> bool {
        self.bold > 0 && !self.is_bold()
    }

    /// Left edge.
    pub fn left(&self) -> f64 {
        self.lines.iter().map(|line| line.x0).fold(f64::INFINITY, f64::min)
    }

    /// Right edge.
    pub fn right(&self) -> f64 {
        self.lines.iter().map(|line| line.x1).fold(0.0, f64::max)
    }

    /// Right edge of the last line.
    pub fn last_right(&self) -> f64 {
        self.lines.last().map_or(0.0, |line| line.x1)
    }

    /// Baseline of the first line.
    pub fn top(&self) -> f64 {
        self.lines.first().map_or(0.0, |line| line.y)
    }

    /// Baseline of the last line.
    pub fn bottom(&self) -> f64 {
        self.lines.last().map_or(0.0, |line| line.y)
    }

    /// The same words on `page`.
    pub fn on_page(mut self, page: usize) -> Self {
        self.pages = vec![(0, page)];
        for line in &mut self.lines {
            line.page = page;
        }
        self
    }

    /// Adds `line`, which goes on from the last line or stands on the next.
    pub fn absorb(&mut self, line: &Flow) {
        self.part_lines(&line.words);
        let start = self.words.len();
        let page = self.lines.last().map(|last| last.page);
        let pages = line.pages.iter().filter(|(_, next)| Some(*next) != page);
        self.pages.extend(pages.map(|(offset, page)| (start + offset, *page)));
        self.lines.extend(line.lines.iter().map(|line| Line { start: start + line.start, ..*line }));
        self.words.push_str(&line.words);
        self.length += line.length;
        self.bold += line.bold;
        self.sizes += line.sizes;
        self.last = line.last;
    }
}
