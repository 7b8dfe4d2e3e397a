//! Shapes in, SVG elements out; the one place that writes angle brackets for charts.

use crate::chart::fonts::{self, Weight};
use crate::chart::labels::Rect;
use crate::chart::palette::Rgb;
use std::fmt::Write;

/// `text` for use between tags or inside an attribute; characters XML forbids become spaces.
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\t' | '\n' | '\r' => safe.push(c),
            c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}

/// An attribute and its value.
pub type Attribute = (&'static str, String);

/// An SVG file being written.
pub struct Svg {
    out: String,
}

/// Where and how words stand.
#[derive(Clone, Copy)]
pub struct Text {
    x: f64,
    y: f64,
    size: f64,
    color: Rgb,
    weight: Weight,
    anchor: &'static str,
    halo: Option<Rgb>,
}

impl Text {
    /// Words from `x` on, on the base line `y`.
    pub fn new(x: f64, y: f64, size: f64, color: Rgb) -> Self {
        Self { x, y, size, color, weight: Weight::Regular, anchor: "start", halo: None }
    }

    /// Semi-bold.
    pub fn bold(self) -> Self {
        Self { weight: Weight::SemiBold, ..self }
    }

    /// With its middle at `x`.
    pub fn middle(self) -> Self {
        Self { anchor: "middle", ..self }
    }

    /// With an edge that keeps lines behind it off.
    pub fn haloed(self, color: Rgb) -> Self {
        Self { halo: Some(color), ..self }
    }

    /// With its end at `x`.
    pub fn end(self) -> Self {
        Self { anchor: "end", ..self }
    }
}

/// A length without needless digits.
pub fn number(x: f64) -> String {
    let rounded = format!("{x:.2}");
    let short = rounded.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}

impl Svg {
    /// A sheet with its title and description.
    pub fn new(width: f64, height: f64, title: &str, description: &str) -> Self {
        let (w, h) = (number(width), number(height));
        let mut out = String::new();
        let _ = writeln!(
            out,
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}" role="img" aria-labelledby="chart-title chart-description" font-family="{}, sans-serif">"#,
            fonts::FAMILY,
        );
        let _ = writeln!(out, r#"<title id="chart-title">{}</title>"#, escape(title));
        let _ = writeln!(out, r#"<desc id="chart-description">{}</desc>"#, escape(description));
        Self { out }
    }

    /// The whole file.
    pub fn finish(mut self) -> String {
        self.out.push_str("</svg>\n");
        self.out
    }

    /// Opens a group that says `title` when pointed at; [`Svg::close`] ends it.
    pub fn open(&mut self, class: &str, title: &str) {
        let _ = writeln!(self.out, r#"<g class="{class}">"#);
        if !title.is_empty() {
            let _ = writeln!(self.out, "<title>{}</title>", escape(title));
        }
    }

    /// Ends the group.
    pub fn close(&mut self) {
        self.out.push_str("</g>\n");
    }

    /// Words.
    pub fn text(&mut self, at: Text, words: &str) {
        let mut attributes = vec![
            ("x", number(at.x)),
            ("y", number(at.y)),
            ("font-size", number(at.size)),
            ("fill", at.color.to_string()),
        ];
        if at.weight == Weight::SemiBold {
            attributes.push(("font-weight", at.weight.number().to_string()));
        }
        if at.anchor != "start" {
            attributes.push(("text-anchor", at.anchor.to_owned()));
        }
        if let Some(halo) = at.halo {
            let look = [("stroke", halo.to_string()), ("stroke-width", "3".into()), ("paint-order", "stroke".into())];
            attributes.extend(look);
        }
        self.tag("text", &attributes, Some(words));
    }

    /// A box.
    pub fn rect(&mut self, at: Rect, corner: f64, look: &[Attribute]) {
        let mut attributes =
            vec![("x", number(at.x)), ("y", number(at.y)), ("width", number(at.w)), ("height", number(at.h))];
        if corner > 0.0 {
            attributes.push(("rx", number(corner)));
        }
        attributes.extend_from_slice(look);
        self.tag("rect", &attributes, None);
    }

    /// A straight line.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), look: &[Attribute]) {
        let mut attributes =
            vec![("x1", number(from.0)), ("y1", number(from.1)), ("x2", number(to.0)), ("y2", number(to.1))];
        attributes.extend_from_slice(look);
        self.tag("line", &attributes, None);
    }

    /// A line with corners.
    pub fn polyline(&mut self, points: &[(f64, f64)], look: &[Attribute]) {
        let points: Vec<String> = points.iter().map(|&(x, y)| format!("{},{}", number(x), number(y))).collect();
        let mut attributes = vec![("points", points.join(" ")), ("fill", "none".to_owned())];
        attributes.extend_from_slice(look);
        self.tag("polyline", &attributes, None);
    }

    /// A closed shape.
    pub fn polygon(&mut self, points: &[(f64, f64)], look: &[Attribute]) {
        let points: Vec<String> = points.iter().map(|&(x, y)| format!("{},{}", number(x), number(y))).collect();
        let mut attributes = vec![("points", points.join(" "))];
        attributes.extend_from_slice(look);
        self.tag("polygon", &attributes, None);
    }

    /// A disc.
    pub fn circle(&mut self, (x, y): (f64, f64), radius: f64, look: &[Attribute]) {
        let mut attributes = vec![("cx", number(x)), ("cy", number(y)), ("r", number(radius))];
        attributes.extend_from_slice(look);
        self.tag("circle", &attributes, None);
    }

    fn tag(&mut self, name: &str, attributes: &[Attribute], words: Option<&str>) {
        let _ = write!(self.out, "<{name}");
        for (attribute, value) in attributes {
            let _ = write!(self.out, r#" {attribute}="{}""#, escape(value));
        }
        match words {
            Some(words) => {
                let _ = writeln!(self.out, ">{}</{name}>", escape(words));
            }
            None => self.out.push_str("/>\n"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_markup_is_written_out() {
        assert_eq!(escape("a<b & \"c\"\u{1}"), "a&lt;b &amp; &quot;c&quot; ");
    }

    #[test]
    fn lengths_have_no_needless_digits() {
        assert_eq!([1.0, 2.5, -0.001, 100.126].map(number), ["1", "2.5", "0", "100.13"]);
    }
}
