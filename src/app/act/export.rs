//! Charts and tables as files and on the clipboard.

use super::Acting;
use crate::app::ask::Ask;
use crate::app::figure;
use crate::app::state::Tab;
use crate::app::tabs::table::{Column, Shown};
use crate::chart::{Theme, png, svg};
use crate::export::{self, Content, Format};
use std::path::PathBuf;
use std::sync::Arc;

/// Pixels to a unit of the sheet: sharp on paper and on dense screens.
const SCALE: f32 = 2.0;

impl Acting<'_> {
    /// Writes what Compare shows; the ending says in which form.
    pub(super) fn export_chart(&mut self, path: PathBuf) {
        let content = self.content();
        self.jobs.write("Chart", path, move |path| {
            let format = match Format::from_path(path)? {
                Format::Csv => Format::SeriesCsv,
                format => format,
            };
            export::bytes(&content, format)
        });
    }

    /// Writes the whole session for others: a report, a workbook or a project for another program.
    pub(super) fn export_report(&mut self, path: PathBuf) {
        let content = self.content();
        self.jobs.write("Report", path, move |path| export::bytes(&content, Format::from_path(path)?));
    }

    /// What every export reads; cheap, since entries are shared.
    fn content(&self) -> Content {
        let state = &self.state;
        let title = state.file.path.as_ref().and_then(|path| path.file_stem());
        let title = title.map_or_else(|| "Councils compared".to_owned(), |name| name.to_string_lossy().into_owned());
        let mut content = Content::of(title, &state.session(), state.known.entries.clone(), self.jobs.host.now());
        content.texts = state.texts.iter().map(|(id, loaded)| (*id, Arc::from(loaded.text.content.as_str()))).collect();
        content.problems.extend(state.problems.iter().cloned());
        content
    }

    /// Writes the findings that Table shows while it is open, else every one with all that is known of it.
    pub(super) fn export_table(&mut self, path: PathBuf) {
        let (shown, columns) = self.table();
        let content = self.content();
        self.jobs.write("Findings", path, move |path| match Format::from_path(path)? {
            Format::Csv => shown.csv(&columns),
            other => export::bytes(&content, other),
        });
    }

    /// Puts the same on the clipboard, once it is put together.
    pub(super) fn copy_table(&mut self) {
        let (shown, columns) = self.table();
        self.jobs.copy("The findings were", move || shown.tsv(&columns));
    }

    fn table(&mut self) -> (Shown, Vec<Column>) {
        if self.state.tab == Tab::Table {
            let table = &mut self.locals.tabs.table;
            (table.shown(&self.state.known), table.columns())
        } else {
            (Shown::all(&self.state.known), Column::ALL.to_vec())
        }
    }

    /// Puts what Compare shows on the clipboard, in the theme it is seen in.
    pub(super) fn copy_chart(&mut self) {
        let theme = if self.ctx.global_style().visuals.dark_mode { Theme::Dark } else { Theme::Light };
        match png::picture(&svg::svg(&figure::figure(self.state), theme), SCALE) {
            Ok(picture) => {
                let size = [picture.width as usize, picture.height as usize];
                self.ctx.copy_image(egui::ColorImage::from_rgba_unmultiplied(size, &picture.rgba));
                self.state.say("Chart copied");
            }
            Err(problem) => self.state.complain(problem),
        }
    }

    pub(super) fn copy_summary(&mut self) {
        let text = figure::figure(self.state).alt;
        self.perform(Ask::Copy { text, what: "The sentence was" });
    }
}
