//! One page in, its [`Run`]s out: stretches of glyphs with one style and one baseline, in the order the
//! page draws them. What is marked as an artifact (running heads, page numbers) is kept apart.

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::Dict;
use hayro_interpret::kurbo::{Affine, BezPath};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};

/// A gap between two glyphs that parts words, in ems.
const WORD_GAP: f64 = 0.2;
/// A gap that parts columns, in ems.
const COLUMN_GAP: f64 = 2.0;

/// Glyphs of one style on one baseline. The page's origin is its top left corner.
#[derive(Clone, Debug, Default)]
pub(super) struct Run {
    /// The characters, words parted by single spaces; white space may stand at both ends.
    pub words: String,
    /// Left edge of the first inked glyph.
    pub x0: f64,
    /// Right edge of the last inked glyph.
    pub x1: f64,
    /// The baseline.
    pub y: f64,
    /// The em.
    pub size: f64,
    /// Whether the font is bold.
    pub bold: bool,
    /// The number of the marked content it stands in.
    pub mark: Option<i32>,
}

/// Collects the glyphs of one page.
#[derive(Default)]
pub(super) struct Collector {
    /// The page's runs in drawing order.
    pub runs: Vec<Run>,
    /// The runs of artifacts.
    pub margins: Vec<Run>,
    /// Open marked content: whether it is an artifact, and its number.
    open: Vec<(bool, Option<i32>)>,
    /// How many of `open` are artifacts.
    artifacts: usize,
    /// The words and place of the last string shown: a second pass over it draws an outline or a shade.
    last: (String, f64, f64),
    /// White space has been seen since the last inked glyph.
    space: bool,
}

/// What one glyph adds.
struct Placed {
    x0: f64,
    x1: f64,
    y: f64,
    size: f64,
    bold: bool,
}

impl Collector {
    fn mark(&self) -> Option<i32> {
        self.open.iter().rev().find_map(|(_, number)| *number)
    }

    fn add(&mut self, words: &str, at: &Placed) {
        if words.chars().all(|c| c.is_whitespace() || c.is_control()) {
            self.space = true;
            return;
        }
        let mark = self.mark();
        let runs = if self.artifacts == 0 { &mut self.runs } else { &mut self.margins };
        if let Some(run) = runs.last_mut() {
            let gap = (at.x0 - run.x1) / at.size;
            let level = (at.y - run.y).abs() < 0.1 * at.size && (at.size - run.size).abs() < 0.1 * at.size;
            if level && run.bold == at.bold && run.mark == mark && (-0.5..COLUMN_GAP).contains(&gap) {
                if self.space || gap > WORD_GAP {
                    run.words.push(' ');
                }
                run.words.push_str(words);
                run.x1 = at.x1;
                self.space = false;
                return;
            }
            if self.space {
                run.words.push(' ');
            }
        }
        self.space = false;
        let (x0, x1, y, size) = (at.x0, at.x1, at.y, at.size);
        runs.push(Run { words: words.to_owned(), x0, x1, y, size, bold: at.bold, mark });
    }
}

impl<'a> Device<'a> for Collector {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        let Some(first) = run.glyphs().first() else {
            return;
        };
        let mut shown = String::new();
        for glyph in run.glyphs() {
            push_characters(&mut shown, glyph);
        }
        let at = (props.transform * first.transform()).translation();
        let again = !shown.trim().is_empty()
            && shown == self.last.0
            && (at.x - self.last.1).abs() < 1.0
            && (at.y - self.last.2).abs() < 1.0;
        self.last = (shown, at.x, at.y);
        if again {
            return;
        }
        let bold = is_bold(first);
        let mut words = String::new();
        for glyph in run.glyphs() {
            words.clear();
            push_characters(&mut words, glyph);
            self.add(&words, &placed(glyph, props.transform * glyph.transform(), bold));
        }
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        let artifact = tag == b"Artifact";
        self.artifacts += usize::from(artifact);
        let number = properties.and_then(|properties| properties.get::<i32>(b"MCID"));
        self.open.push((artifact, number));
        // A word does not go on from one marked content into the next without the gap rule's word.
    }

    fn end_marked_content(&mut self) {
        if let Some((artifact, _)) = self.open.pop() {
            self.artifacts -= usize::from(artifact);
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// Where `glyph` stands when `place` maps its thousandths of an em to the page.
fn placed(glyph: &Glyph<'_>, place: Affine, bold: bool) -> Placed {
    let [across, aslant, lean, up, x, y] = place.as_coeffs();
    let size = (lean.hypot(up) * 1000.0).max(0.01);
    let advance = match glyph {
        Glyph::Outline(glyph) => f64::from(glyph.advance_width().unwrap_or(500.0)),
        Glyph::Type3(_) => 500.0,
    };
    Placed { x0: x, x1: x + across.hypot(aslant) * advance, y, size, bold }
}

fn is_bold(glyph: &Glyph<'_>) -> bool {
    let Glyph::Outline(glyph) = glyph else {
        return false;
    };
    glyph.font_data().is_some_and(|font| {
        font.weight.is_some_and(|weight| weight >= 600)
            || font.postscript_name.is_some_and(|name| name.contains("Bold") || name.contains("Black"))
    })
}

/// The characters `glyph` stands for: ligatures taken apart, hyphens of every sort made one.
fn push_characters(words: &mut String, glyph: &Glyph<'_>) {
    match glyph.as_unicode() {
        Some(BfString::Char(c)) => push_character(words, c),
        Some(BfString::String(characters)) => characters.chars().for_each(|c| push_character(words, c)),
        None => {}
    }
}

fn push_character(words: &mut String, c: char) {
    match c {
        'ﬀ' => words.push_str("ff"),
        'ﬁ' => words.push_str("fi"),
        'ﬂ' => words.push_str("fl"),
        'ﬃ' => words.push_str("ffi"),
        'ﬄ' => words.push_str("ffl"),
        'ﬅ' | 'ﬆ' => words.push_str("st"),
        '\u{AD}' | '\u{2010}' | '\u{2011}' => words.push('-'),
        // Where symbol fonts keep their bullets.
        '\u{F000}'..='\u{F0FF}' => words.push('•'),
        '\u{200B}'..='\u{200F}' | '\u{FEFF}' => {}
        _ if c.is_control() => words.push(' '),
        _ => words.push(c),
    }
}
