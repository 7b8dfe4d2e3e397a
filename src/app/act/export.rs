//! Charts and tables as files and on the clipboard.

use super::Acting;
use std::path::PathBuf;

impl Acting<'_> {
    pub(super) fn export_chart(&mut self, path: PathBuf) {
        let _ = path;
    }

    /// Writes the findings that Table shows.
    pub(super) fn export_table(&mut self, path: PathBuf) {
        let table = &mut self.locals.tabs.table;
        let (shown, columns) = (table.shown(&self.state.known), table.columns());
        self.jobs.write("Table", path, move |_| shown.csv(&columns));
    }

    /// Puts the findings that Table shows on the clipboard, once they are put together.
    pub(super) fn copy_table(&mut self) {
        let table = &mut self.locals.tabs.table;
        let (shown, columns) = (table.shown(&self.state.known), table.columns());
        self.jobs.copy("The findings", move || shown.tsv(&columns));
    }
}
