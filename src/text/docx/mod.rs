//! A Word document's bytes in, [`Text`] out: paragraphs, headings by their style, list items, rows with
//! their cells, and footnotes after the block that calls them. Unpacks no more than the limit allows;
//! words struck out under tracked changes are left out, those put in are kept.

mod body;
mod styles;

use super::build::{self, Draft};
use super::{Text, limits};
use crate::problem::{Problem, ProblemKind};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The text of the Word document `bytes`.
pub(super) fn read(bytes: &[u8]) -> Text {
    let Ok(archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return Text { problems: vec![damaged()], ..Text::default() };
    };
    let mut parts = Parts { archive, left: limits::UNPACKED, problems: Vec::new() };
    let styles = styles::read(&parts.part("word/styles.xml").unwrap_or_default());
    let notes = ["word/footnotes.xml", "word/endnotes.xml"];
    let notes = notes.map(|name| body::notes(&parts.part(name).unwrap_or_default(), &styles));
    let drafts = if let Some(xml) = parts.part("word/document.xml") {
        body::drafts(&xml, &styles, &notes, &mut parts.problems)
    } else {
        parts.problems.push(damaged());
        Vec::new()
    };
    let title = parts.part("docProps/core.xml").and_then(|xml| styles::title(&xml));
    if drafts.iter().all(|draft: &Draft| draft.words.trim().is_empty()) && parts.problems.is_empty() {
        parts.problems.push(Problem::new(ProblemKind::Empty, "The Word document holds no words"));
    }
    Text { title, ..build::text(drafts, 0, parts.problems) }
}

/// The files packed in a document.
struct Parts<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
    problems: Vec<Problem>,
}

impl Parts<'_> {
    /// The words of the part `name`, as far as the limit lets them be unpacked.
    fn part(&mut self, name: &str) -> Option<String> {
        let file = self.archive.by_name(name).ok()?;
        let mut bytes = Vec::new();
        // What was unpacked before an error is kept.
        let whole = file.take(self.left + 1).read_to_end(&mut bytes).is_ok();
        if bytes.len() as u64 > self.left {
            let limit = limits::UNPACKED / (1024 * 1024);
            let message = format!("The Word document unpacks to more than {limit} MB; what came before is kept");
            self.problems.push(Problem::new(ProblemKind::Limit, message).hint("Save its text alone"));
            bytes.truncate(usize::try_from(self.left).unwrap_or(usize::MAX));
        } else if !whole {
            self.problems.push(damaged());
        }
        self.left = self.left.saturating_sub(bytes.len() as u64);
        Some(super::decode::text(&bytes))
    }
}

fn damaged() -> Problem {
    Problem::new(ProblemKind::Damaged, "The Word document is damaged and some or all of it cannot be read")
        .hint("Open it in Word and save a copy")
}
