//! Bytes in, [`Format`] out. The content decides; the name is only compared with it afterwards.

use super::Format;
use crate::problem::{Problem, ProblemKind};
use std::ffi::OsStr;
use std::path::Path;

/// How far into a file its marks are looked for.
const HEAD: usize = 1024;

/// Starts of forms this program does not read, and what they are called.
const FOREIGN: [(&[u8], &str); 8] = [
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Word or Excel file (before 2007)"),
    (b"{\\rtf", "a Rich Text file"),
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1F\x8B", "a compressed archive"),
    (b"7z\xBC\xAF", "a compressed archive"),
    (b"\x7FELF", "a program"),
];

/// What `bytes` are.
///
/// # Errors
/// Nothing but white space, or no form this program reads.
pub(super) fn format(bytes: &[u8]) -> Result<Format, Problem> {
    if bytes.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0) {
        return Err(Problem::new(ProblemKind::Empty, "The file is empty"));
    }
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if let Some(name) = FOREIGN.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, name)| name) {
        return Err(unsupported(&format!("This is {name}, which is not read")));
    }
    if find(head, b"%PDF-").is_some() {
        return Ok(Format::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let word = find(bytes, b"word/document").is_some();
        return if word { Ok(Format::Docx) } else { Err(unsupported("This is an archive, not a Word document")) };
    }
    if is_html(bytes) {
        return Ok(Format::Html);
    }
    if is_binary(head) { Err(unsupported("This is not a text")) } else { Ok(Format::Plain) }
}

/// The problem that a file named like one form is another, if it is.
pub(super) fn misnamed(path: &Path, format: Format) -> Option<Problem> {
    let ending = path.extension().and_then(OsStr::to_str)?.to_ascii_lowercase();
    let named = match ending.as_str() {
        "pdf" => Format::Pdf,
        "docx" => Format::Docx,
        "html" | "htm" | "xhtml" => Format::Html,
        "txt" | "text" => Format::Plain,
        _ => return None,
    };
    // Plain text under a web page's name is read all the same, and loses nothing.
    if named == format || (named, format) == (Format::Html, Format::Plain) {
        return None;
    }
    let problem = Problem::new(ProblemKind::Misnamed, format!("This is {}, not {}", called(format), called(named)));
    Some(match format {
        Format::Html => problem.hint("It was read as a web page; the site may have answered with an error page"),
        _ => problem.hint("It was read as what it is"),
    })
}

fn called(format: Format) -> &'static str {
    match format {
        Format::Pdf => "a PDF",
        Format::Docx => "a Word document",
        Format::Html => "a web page",
        Format::Plain => "plain text",
    }
}

fn unsupported(message: &str) -> Problem {
    Problem::new(ProblemKind::Unsupported, message).hint("Save it as PDF, DOCX, HTML or plain text")
}

/// Whether the first mark-up in `bytes` is that of a web page; comments and declarations may precede it.
fn is_html(bytes: &[u8]) -> bool {
    let head: String = String::from_utf8_lossy(bytes.get(..8 * HEAD).unwrap_or(bytes))
        .chars()
        .filter(|c| *c != '\0' && *c != '\u{FFFD}' && *c != '\u{FEFF}')
        .collect::<String>()
        .to_ascii_lowercase();
    let start = head.trim_start();
    start.starts_with('<')
        && ["<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<h1", "<title", "<main"]
            .iter()
            .any(|mark| start.contains(mark))
}

/// Control characters that no text holds; a zero byte in every other place is UTF-16.
fn is_binary(head: &[u8]) -> bool {
    if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") {
        return false;
    }
    let zeros = head.iter().copied().filter(|byte| matches!(byte, 0)).count();
    let controls = head.iter().filter(|byte| matches!(**byte, 1..=8 | 14..=26 | 28..=31)).count();
    let wide = zeros * 5 >= head.len() * 2 && zeros * 5 <= head.len() * 3;
    (zeros > 0 && !wide) || controls * 50 > head.len()
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}
