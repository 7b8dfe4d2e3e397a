//! Tables in, CSV out: UTF-8 with a mark, so that Excel reads it as that, lines ended as RFC 4180 asks.

use super::content::Content;
use super::tables::{self, Cell, Table};
use crate::problem::{Problem, ProblemKind};
use std::borrow::Cow;

/// Tells Excel that what follows is UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Every finding.
///
/// # Errors
/// None in practice: memory does not refuse to be written.
pub fn findings(content: &Content) -> Result<Vec<u8>, Problem> {
    written(&tables::findings(content))
}

/// Every point and judgement of the councils compared.
///
/// # Errors
/// As [`findings`].
pub fn series(content: &Content) -> Result<Vec<u8>, Problem> {
    written(&tables::series(content))
}

fn written(table: &Table) -> Result<Vec<u8>, Problem> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(BYTE_ORDER_MARK.to_vec());
    let failed = |error: &dyn std::fmt::Display| {
        Problem::new(ProblemKind::Internal, format!("The table could not be made ({error})"))
    };
    writer.write_record(table.columns.iter().map(|column| column.0)).map_err(|error| failed(&error))?;
    for row in &table.rows {
        writer.write_record(row.iter().map(in_words)).map_err(|error| failed(&error))?;
    }
    writer.into_inner().map_err(|error| failed(&error))
}

fn in_words(cell: &Cell) -> String {
    match cell {
        Cell::Text(words) => guarded(words).into_owned(),
        other => other.words(),
    }
}

/// Words for a cell, with an apostrophe before those a spreadsheet would take for a formula.
pub fn guarded(words: &str) -> Cow<'_, str> {
    let is_formula = words.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula { Cow::Owned(format!("'{words}")) } else { Cow::Borrowed(words) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_guarded_and_nothing_else() {
        let text = |words: &str| in_words(&Cell::Text(words.to_owned()));
        assert_eq!(text("=1+1"), "'=1+1");
        assert_eq!(text("-not yet addressed"), "'-not yet addressed");
        assert_eq!(text("@someone"), "'@someone");
        assert_eq!(text("steady progress"), "steady progress");
        assert_eq!(in_words(&Cell::Number(-2.5)), "-2.5", "a number is a number");
    }
}
