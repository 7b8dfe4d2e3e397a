//! SVG in, pixels out, drawn with the fonts that ship and no others, so that every machine draws alike.

use super::fonts;
use crate::problem::{Problem, ProblemKind};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use std::sync::{Arc, OnceLock};

/// Beyond this many pixels a side nothing shows the picture any more.
const MOST_PIXELS: f32 = 16_384.0;

/// A picture in memory: rows of red, green, blue and opacity, not premultiplied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Four bytes a pixel.
    pub rgba: Vec<u8>,
}

/// `svg` as a PNG file, `scale` pixels to a unit.
///
/// # Errors
/// An SVG that does not parse, or a scale that makes it too large.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, Problem> {
    draw(svg, scale)?.encode_png().map_err(|error| failed(&error))
}

/// `svg` as pixels, for the clipboard.
///
/// # Errors
/// As [`png`].
pub fn picture(svg: &str, scale: f32) -> Result<Picture, Problem> {
    let pixels = draw(svg, scale)?;
    let (width, height) = (pixels.width(), pixels.height());
    let straight = |pixel: &resvg::tiny_skia::PremultipliedColorU8| {
        let color = pixel.demultiply();
        [color.red(), color.green(), color.blue(), color.alpha()]
    };
    Ok(Picture { width, height, rgba: pixels.pixels().iter().flat_map(straight).collect() })
}

fn draw(svg: &str, scale: f32) -> Result<Pixmap, Problem> {
    let tree = Tree::from_str(svg, options()).map_err(|error| failed(&error))?;
    let size = tree.size();
    let (width, height) = (size.width() * scale, size.height() * scale);
    let mut pixels = (width.max(height) <= MOST_PIXELS)
        .then(|| Pixmap::new(width.ceil() as u32, height.ceil() as u32))
        .flatten()
        .ok_or_else(too_large)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    Ok(pixels)
}

fn options() -> &'static Options<'static> {
    static OPTIONS: OnceLock<Options<'static>> = OnceLock::new();
    OPTIONS.get_or_init(|| {
        let mut fonts = fontdb::Database::new();
        fonts.load_font_data(fonts::REGULAR.to_vec());
        fonts.load_font_data(fonts::SEMIBOLD.to_vec());
        fonts.set_sans_serif_family(fonts::FAMILY);
        Options { font_family: fonts::FAMILY.to_owned(), fontdb: Arc::new(fonts), ..Options::default() }
    })
}

fn failed(error: &dyn std::fmt::Display) -> Problem {
    Problem::new(ProblemKind::Internal, format!("The chart could not be drawn ({error})"))
        .hint("Save it as SVG instead")
}

fn too_large() -> Problem {
    Problem::new(ProblemKind::Limit, "The chart is too large for a picture")
        .hint("Choose fewer councils, or save it as SVG")
}

/// How wide the font draws `text`: what [`fonts::width`] is checked against.
#[cfg(test)]
pub(super) fn drawn_width(text: &str, size: f64, weight: fonts::Weight) -> Option<f64> {
    let svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><text font-family="{}" font-size="{size}" font-weight="{}">{text}</text></svg>"#,
        fonts::FAMILY,
        weight.number(),
    );
    let tree = Tree::from_str(&svg, options()).ok()?;
    tree.root().children().iter().find_map(|node| match node {
        resvg::usvg::Node::Text(text) => Some(f64::from(text.bounding_box().width())),
        _ => None,
    })
}
