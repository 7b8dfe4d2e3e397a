//! A Word document's bytes in, [`Text`] out.

use super::Text;
use crate::problem::{Problem, ProblemKind};

/// The text of the Word document `bytes`.
pub(super) fn read(_bytes: &[u8]) -> Text {
    let problem = Problem::new(ProblemKind::Damaged, "The Word document is damaged and cannot be read");
    Text { problems: vec![problem], ..Text::default() }
}
