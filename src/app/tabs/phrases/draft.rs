//! The edited copy of the lexicon: its words, whether they compile, and what they would change.
//!
//! Words are tried once nothing was written for a moment, never in the window's thread.

use crate::app::state::State;
use crate::app::theme;
use crate::problem::Problem;
use crate::scoring::{Lexicon, default_lexicon_source};
use crate::work::trial::Trial;
use egui::{Align, Align2, FontId, Galley, Id, Margin, Pos2, Rect, ScrollArea, TextEdit, TextStyle, Ui, pos2, vec2};
use std::sync::Arc;

/// How long nothing must be written before the words are tried, in seconds.
const STILL: f64 = 0.4;
/// Room for the numbers of lines.
const NUMBERS: i8 = 46;

/// What a trial was made of: the words' version, the session's revision and how many texts were at hand.
type Basis = (u64, u64, usize);

/// The edited copy.
#[derive(Debug)]
pub struct Draft {
    words: String,
    version: u64,
    written_at: f64,
    /// The version and the session's words it was compared with, and whether they differ.
    compared: Option<(u64, Option<Arc<str>>)>,
    changed: bool,
    asked: Option<(Basis, u64)>,
    compiled: Option<Result<Arc<Lexicon>, Problem>>,
    trial: Option<Arc<Trial>>,
    line: Option<usize>,
}

impl Draft {
    /// A copy of the session's lexicon.
    pub fn of(source: Option<&str>) -> Self {
        Self {
            words: source.unwrap_or(default_lexicon_source()).to_owned(),
            version: 0,
            written_at: f64::NEG_INFINITY,
            compared: None,
            changed: false,
            asked: None,
            compiled: None,
            trial: None,
            line: None,
        }
    }

    /// Edits of an earlier run, to be gone on with.
    pub fn resumed(words: &str) -> Self {
        Self { changed: true, ..Self::of(Some(words)) }
    }

    /// Grows with every change of its words.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Its words.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// Whether it differs from the session's lexicon.
    pub fn is_changed(&self) -> bool {
        self.changed
    }

    /// The lexicon, where it has no fault.
    pub fn lexicon(&self) -> Option<Arc<Lexicon>> {
        self.compiled.as_ref()?.as_ref().ok().cloned()
    }

    /// What is wrong with it.
    pub fn fault(&self) -> Option<&Problem> {
        self.compiled.as_ref()?.as_ref().err()
    }

    /// What it would change.
    pub fn trial(&self) -> Option<&Arc<Trial>> {
        self.trial.as_ref().filter(|_| self.changed)
    }

    /// Hears that it was compiled.
    pub fn compiled(&mut self, ticket: u64, compiled: Result<Arc<Lexicon>, Problem>) {
        if self.is_answer(ticket) {
            self.compiled = Some(compiled);
        }
    }

    /// Hears what it would change.
    pub fn tried(&mut self, ticket: u64, trial: Arc<Trial>) {
        if self.is_answer(ticket) {
            self.trial = Some(trial);
        }
    }

    fn is_answer(&self, ticket: u64) -> bool {
        self.asked.is_some_and(|((version, ..), asked)| asked == ticket && version == self.version)
    }

    /// Takes the words of the lexicon that ships.
    pub fn revert(&mut self) {
        default_lexicon_source().clone_into(&mut self.words);
        self.written(f64::NEG_INFINITY);
    }

    fn written(&mut self, now: f64) {
        self.version += 1;
        self.written_at = now;
        self.compiled = None;
        self.trial = None;
    }

    /// Whether it should be tried now, under `ticket`; else the window is woken when it should.
    pub fn wants_trial(&mut self, ui: &Ui, state: &State, ticket: u64) -> bool {
        self.compare(state);
        let basis = (self.version, state.known.revision, state.texts.len());
        if !self.changed || self.asked.is_some_and(|(asked, _)| asked == basis) {
            return false;
        }
        let left = self.written_at + STILL - ui.input(|input| input.time);
        if left > 0.0 {
            ui.ctx().request_repaint_after_secs(left as f32);
            return false;
        }
        self.asked = Some((basis, ticket));
        self.trial = None;
        true
    }

    /// Looks whether the words differ from the session's; only when one of them changed.
    fn compare(&mut self, state: &State) {
        let source = &state.body().lexicon;
        let is_known = matches!(&self.compared, Some((version, of)) if *version == self.version && of == source);
        if !is_known {
            self.changed = self.words != source.as_deref().unwrap_or(default_lexicon_source());
            self.compared = Some((self.version, source.clone()));
        }
    }

    /// Scrolls to where an entry is written.
    pub fn go_to_entry(&mut self, id: &str) {
        let written = format!("id: \"{id}\"");
        let themed = format!("theme: \"{id}\"");
        let found = self.words.lines().position(|line| line.contains(&written) || line.contains(&themed));
        self.line = found.map(|at| at + 1);
    }

    /// Scrolls to a line, counted from 1.
    pub fn go_to_line(&mut self, line: usize) {
        self.line = Some(line);
    }

    /// Draws the editor.
    pub fn ui(&mut self, ui: &mut Ui) {
        ScrollArea::vertical().id_salt("lexicon as text").auto_shrink(false).show(ui, |ui| {
            let edit = TextEdit::multiline(&mut self.words)
                .id(Id::unique("lexicon as text"))
                .font(TextStyle::Monospace)
                .code_editor()
                .margin(Margin { left: NUMBERS, right: 8, top: 8, bottom: 8 })
                .desired_width(f32::INFINITY);
            let output = edit.show(ui);
            output.response.response.widget_info(|| {
                let mut info = egui::WidgetInfo::new(egui::Role::MultilineTextInput);
                info.label = Some("Phrases as text".to_owned());
                info
            });
            if output.response.response.changed() {
                let now = ui.input(|input| input.time);
                self.written(now);
            }
            numbers_ui(ui, &output.galley, output.galley_pos, self.fault().and_then(line_of));
            if let Some(rect) = self.line.take().and_then(|line| place_of(&output.galley, line)) {
                ui.scroll_to_rect(rect.translate(output.galley_pos.to_vec2()), Some(Align::Center));
            }
        });
    }
}

/// The line a problem of the lexicon names.
pub fn line_of(problem: &Problem) -> Option<usize> {
    let after = problem.message.split_once("Line ")?.1;
    after.chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok()
}

/// Where a line begins in the galley, counted from 1.
fn place_of(galley: &Galley, line: usize) -> Option<Rect> {
    let mut at = 1;
    for row in &galley.rows {
        if at == line {
            return Some(Rect::from_min_size(row.pos, vec2(1.0, row.row.size.y)));
        }
        at += usize::from(row.ends_with_newline);
    }
    None
}

/// Paints the numbers of the lines in sight; the one with a fault stands out.
fn numbers_ui(ui: &Ui, galley: &Galley, origin: Pos2, fault: Option<usize>) {
    let t = theme::of(ui);
    let clip = ui.clip_rect();
    let mut line = 1;
    let mut begins = true;
    for row in &galley.rows {
        let top = origin.y + row.pos.y;
        if begins && top <= clip.bottom() && top + row.row.size.y >= clip.top() {
            let is_fault = fault == Some(line);
            let colour = if is_fault { t.error } else { t.weak };
            let text = if is_fault { format!("! {line}") } else { line.to_string() };
            let at = pos2(origin.x - 10.0, top + 1.0);
            ui.painter().text(at, Align2::RIGHT_TOP, text, FontId::monospace(11.0), colour);
        }
        begins = row.ends_with_newline;
        line += usize::from(row.ends_with_newline);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::ProblemKind;

    #[test]
    fn the_line_of_a_fault_is_read_from_its_words() {
        let line = |message: &str| line_of(&Problem::new(ProblemKind::Lexicon, message));
        assert_eq!(line("Line 12, column 3 of the phrases: expected a comma"), Some(12));
        assert_eq!(line("These phrases are of form 9"), None);
    }
}
