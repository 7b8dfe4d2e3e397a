//! Charts and tables as files and on the clipboard.

use super::Acting;
use std::path::PathBuf;

impl Acting<'_> {
    pub(super) fn export_chart(&mut self, path: PathBuf) {
        let _ = path;
    }
    pub(super) fn export_table(&mut self, path: PathBuf) {
        let _ = path;
    }
}
