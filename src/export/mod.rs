//! A session after review in, files for others out: tables (CSV, XLSX), the chart (SVG, PNG), a report
//! (HTML) and a project for programs that code text (REFI-QDA).
//!
//! Everything is made in memory from one [`Content`] and written by [`crate::session::safe_write`], so
//! a failed export leaves the old file. No clock: the time of making is handed in.

mod archive;
mod chart;
mod content;
mod csv;
mod qdpx;
mod report;
mod tables;
mod words;
mod xlsx;

pub use chart::{chart_options, events};
pub use content::{Content, agreement, review};
pub use csv::{findings as findings_csv, guarded, series as series_csv};
pub use tables::{Cell, Column, Table};

use crate::problem::{Problem, ProblemKind};
use crate::session::safe_write;
use std::path::Path;

/// What a session can be exported as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Every finding, one a line.
    Csv,
    /// Points and judgements, one a line; for a name that ends in `points.csv`.
    SeriesCsv,
    /// A workbook of points, findings and judgements.
    Xlsx,
    /// A report to read and print.
    Html,
    /// A REFI-QDA project.
    Qdpx,
    /// The chart as shapes.
    Svg,
    /// The chart as a picture.
    Png,
}

/// Pixels to a unit of the sheet: sharp on paper at the sheet's usual width.
const PNG_SCALE: f32 = 2.0;

impl Format {
    /// The format a name's ending asks for.
    ///
    /// # Errors
    /// An ending that stands for none of them.
    pub fn from_path(path: &Path) -> Result<Self, Problem> {
        let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        match ending.as_str() {
            "csv" if name.ends_with("points.csv") => Ok(Self::SeriesCsv),
            "csv" => Ok(Self::Csv),
            "xlsx" => Ok(Self::Xlsx),
            "html" | "htm" => Ok(Self::Html),
            "qdpx" => Ok(Self::Qdpx),
            "svg" => Ok(Self::Svg),
            "png" => Ok(Self::Png),
            _ => Err(Problem::new(ProblemKind::Unsupported, "This ending stands for no format of export")
                .hint("Choose a name that ends in .csv, .xlsx, .html, .qdpx, .svg or .png")
                .at(path)),
        }
    }
}

/// `content` as a file's bytes.
///
/// # Errors
/// A workbook, picture or archive that could not be made.
pub fn bytes(content: &Content, format: Format) -> Result<Vec<u8>, Problem> {
    match format {
        Format::Csv => csv::findings(content),
        Format::SeriesCsv => csv::series(content),
        Format::Xlsx => xlsx::workbook(content),
        Format::Html => Ok(report::html(content).into_bytes()),
        Format::Qdpx => qdpx::project(content),
        Format::Svg => Ok(chart::svg_file(content).into_bytes()),
        Format::Png => crate::chart::png::png(&chart::svg_file(content), PNG_SCALE),
    }
}

/// Writes `content` to `path` in the format its ending asks for; an old file stays as `.bak`.
///
/// # Errors
/// An unknown ending, or a file that could not be made or written.
pub fn to_file(content: &Content, path: &Path) -> Result<(), Problem> {
    let bytes = bytes(content, Format::from_path(path)?).map_err(|problem| problem.at(path))?;
    safe_write::write(path, &bytes)
}
