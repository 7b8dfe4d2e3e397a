//! Charts and tables as files and on the clipboard.

use super::Acting;
use crate::app::ask::Ask;
use crate::app::{figure, words};
use crate::chart::{Figure, Theme, png, svg};
use crate::problem::{Problem, ProblemKind};
use crate::scoring::Claim;
use crate::session::Verdict;
use crate::session::derive::Derived;
use crate::trajectory::Series;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Pixels to a unit of the sheet: sharp on paper and on dense screens.
const SCALE: f32 = 2.0;

impl Acting<'_> {
    /// Writes what Compare shows; the ending says in which form.
    pub(super) fn export_chart(&mut self, path: PathBuf) {
        let figure = figure::figure(self.state);
        let series = figure::series(self.state, &self.state.known.compared(self.state.view()));
        self.jobs.write("Chart", path, move |path| chart_bytes(&figure, &series, path));
    }

    /// Writes every finding after review.
    pub(super) fn export_table(&mut self, path: PathBuf) {
        let entries = self.state.known.entries.clone();
        self.jobs.write("Findings", path, move |_| findings_csv(&entries));
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

fn chart_bytes(figure: &Figure, series: &[Series], path: &Path) -> Result<Vec<u8>, Problem> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "png" => png::png(&svg::svg(figure, Theme::Print), SCALE),
        "svg" => Ok(svg::svg(figure, Theme::Print).into_bytes()),
        "csv" => csv_of(series),
        _ => Err(Problem::new(ProblemKind::Unsupported, format!("A chart cannot be saved as .{ending}"))
            .hint("Let the name end in .png, .svg or .csv")
            .at(path)),
    }
}

/// The points, a row each, as a spreadsheet opens them.
fn csv_of(series: &[Series]) -> Result<Vec<u8>, Problem> {
    let heading = ["council", "document", "date", "level", "low", "high", "findings", "basis"];
    let rows = series.iter().flat_map(|series| &series.stops).map(|stop| {
        let point = &stop.point;
        [
            point.council.to_string(),
            stop.label.clone(),
            point.date.map(|date| date.to_string()).unwrap_or_default(),
            point.level.value().to_string(),
            point.low.value().to_string(),
            point.high.value().to_string(),
            point.count.to_string(),
            format!("{:?}", point.basis).to_lowercase(),
        ]
    });
    csv_table(heading, rows)
}

fn findings_csv(entries: &[Arc<Derived>]) -> Result<Vec<u8>, Problem> {
    let heading =
        ["document", "date", "council", "scale", "level", "quote", "sentence", "page", "voice", "theme", "scope", "headline", "counted", "review"];
    let rows = entries.iter().flat_map(|entry| {
        let label = entry.label(None);
        entry.findings.iter().map(move |reviewed| {
            let finding = &reviewed.finding;
            let (scale, level) = match finding.claim {
                Claim::Progress(level) => ("progress", level.number().to_string()),
                Claim::Judgement(_, grade) => ("judgement", grade.to_string()),
            };
            let review = match reviewed.verdict {
                Some(Verdict::Accepted) => "accepted",
                Some(Verdict::Rejected) => "rejected",
                Some(Verdict::Added) => "added",
                None => "",
            };
            [
                label.clone(),
                finding.date.map(|date| date.to_string()).unwrap_or_default(),
                finding.council.as_ref().map(ToString::to_string).unwrap_or_default(),
                scale.to_owned(),
                level,
                finding.quote.clone(),
                finding.sentence.clone(),
                finding.page.map(|page| page.to_string()).unwrap_or_default(),
                finding.voice.to_string(),
                words::theme(finding.theme).to_owned(),
                finding.scope.map(|scope| words::scope(scope).to_owned()).unwrap_or_default(),
                finding.headline.to_string(),
                finding.counted.to_string(),
                review.to_owned(),
            ]
        })
    });
    csv_table(heading, rows)
}

fn csv_table<const N: usize>(heading: [&str; N], rows: impl Iterator<Item = [String; N]>) -> Result<Vec<u8>, Problem> {
    let failed = |error: String| Problem::new(ProblemKind::Internal, format!("The table could not be made ({error})"));
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(heading).map_err(|error| failed(error.to_string()))?;
    for row in rows {
        table.write_record(row).map_err(|error| failed(error.to_string()))?;
    }
    table.into_inner().map_err(|error| failed(error.to_string()))
}
