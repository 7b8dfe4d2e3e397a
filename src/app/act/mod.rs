//! The one place that acts: asks in, a changed state and begun jobs out. Draws nothing.

mod export;
mod files;
mod lexicon;
mod review;

pub use files::heard;

use super::ask::{Answer, Ask};
use super::command::Command;
use super::jobs::{Jobs, Standing};
use super::locals::{Kept, Locals};
use super::state::{Question, State, Tab};
use crate::chart::Layout;
use crate::session::file::Recovered;
use crate::session::{EntryId, View};
use crate::trajectory::{Since, TimeAxis};
use egui::{ThemePreference, ViewportCommand};

/// All that acting may touch.
pub struct Acting<'a> {
    /// What the window knows.
    pub state: &'a mut State,
    /// What its parts keep to themselves.
    pub locals: &'a mut Locals,
    /// Work away from the window's thread.
    pub jobs: &'a mut Jobs,
    /// The window.
    pub ctx: &'a egui::Context,
}

impl Acting<'_> {
    /// Does what was asked, or asks back first where work would be lost.
    pub fn perform(&mut self, ask: Ask) {
        match what_is_lost(self.state, self.locals, &ask) {
            Some(question) => self.state.question = Some(question(Box::new(ask))),
            None => self.perform_now(ask),
        }
    }

    fn perform_now(&mut self, ask: Ask) {
        match ask {
            Ask::Run(command) => self.run(command),
            Ask::Select { document, open } => self.select(document, None, open),
            Ask::SelectFinding { document, finding, open } => self.select(document, Some(finding), open),
            Ask::SelectPoint { document, council, open } => {
                self.select(document, None, open);
                self.state.selection.council = Some(council);
                self.first_of_council(open);
            }
            Ask::ShowWords { document, span } => {
                self.select(document, None, true);
                self.locals.tabs.document.go_to(span);
            }
            Ask::Mark(ids) => self.state.selection.marked = ids.into_iter().collect(),
            Ask::Show(tab) => self.show(tab),
            Ask::View(view) => self.state.set_view(view),
            Ask::Edit(edit) => self.edit(edit),
            Ask::Cancel => self.jobs.cancel(),
            Ask::Dismiss(at) => self.state.dismiss(at),
            Ask::DismissAll => self.state.dismiss_all(),
            Ask::Question(question) => self.state.question = Some(question),
            Ask::Answered(answer) => self.answered(answer),
            Ask::Copy { text, what } => {
                self.ctx.copy_text(text);
                self.state.say(format!("{what} copied"));
            }
            Ask::Browse(address) => self.ctx.open_url(egui::OpenUrl::new_tab(address)),
            Ask::Open(paths) => self.jobs.sort(paths),
            Ask::Pick(dialog) => self.pick(dialog),
            Ask::Picked(dialog, paths) => self.picked(dialog, paths),
            Ask::OpenSession(path, rest) => self.jobs.load(path, rest, standing(self.state, self.locals)),
            Ask::Reread(ids) => self.reread(&ids),
            Ask::ReadTexts(ids) => self.read_texts(&ids),
            Ask::TryLexicon { ticket, source, preview } => self.try_lexicon(ticket, source, preview),
            Ask::UseLexicon(trial) => self.use_lexicon(&trial),
        }
    }

    fn run(&mut self, command: Command) {
        if !command.enabled(self.state) {
            return;
        }
        match command.place().menu {
            super::command::Menu::File => self.run_file(command),
            super::command::Menu::Edit => self.run_edit(command),
            super::command::Menu::View => self.run_view(command),
            super::command::Menu::Review => self.run_review(command),
            super::command::Menu::Help => self.run_help(command),
        }
    }

    fn run_edit(&mut self, command: Command) {
        let before = self.state.body().lexicon.clone();
        match command {
            Command::Undo => {
                if let Some(name) = self.state.history.undo() {
                    self.state.step();
                    self.state.say(format!("Undone: {name}"));
                }
            }
            Command::Redo => {
                if let Some(name) = self.state.history.redo() {
                    self.state.step();
                    self.state.say(format!("Done again: {name}"));
                }
            }
            Command::FindDocument => {
                self.state.look.documents = true;
                self.locals.documents.focus_search = true;
            }
            Command::FindInText => self.find_in_text(),
            Command::SelectAllDocuments => {
                self.state.selection.marked =
                    super::panels::documents::shown(&self.locals.documents).into_iter().collect();
            }
            Command::RemoveDocuments => {
                let marked: Vec<EntryId> = self.state.selection.marked.iter().copied().collect();
                self.edit(crate::session::Edit::Remove(marked));
            }
            Command::RereadChanged => {
                let changed: Vec<EntryId> = self.state.changed.keys().copied().collect();
                self.reread(&changed);
            }
            Command::CopyChart => self.copy_chart(),
            Command::CopySummary => self.copy_summary(),
            Command::CopyTable => self.copy_table(),
            _ => {}
        }
        self.follow_lexicon(before.as_ref());
    }

    fn run_view(&mut self, command: Command) {
        let look = &mut self.state.look;
        match command {
            Command::ShowCompare => self.show(Tab::Compare),
            Command::ShowDocument => self.show(Tab::Document),
            Command::ShowThemes => self.show(Tab::Themes),
            Command::ShowTable => self.show(Tab::Table),
            Command::ShowPhrases => self.show(Tab::Phrases),
            Command::PointsList => look.points_list = !look.points_list,
            Command::DocumentsPanel => look.documents = !look.documents,
            Command::DetailsPanel => look.details = !look.details,
            Command::FindingsList => self.locals.tabs.document.toggle_list(),
            Command::DarkTheme => self.set_theme(ThemePreference::Dark),
            Command::LightTheme => self.set_theme(ThemePreference::Light),
            Command::SystemTheme => self.set_theme(ThemePreference::System),
            Command::ZoomIn => egui::gui_zoom::zoom_in(self.ctx),
            Command::ZoomOut => egui::gui_zoom::zoom_out(self.ctx),
            Command::ZoomReset => self.ctx.set_zoom_factor(1.0),
            _ => {
                let mut view = self.state.view().clone();
                change_view(&mut view, command);
                self.state.set_view(view);
            }
        }
    }

    fn set_theme(&mut self, theme: ThemePreference) {
        self.state.look.theme = theme;
        self.ctx.set_theme(theme);
    }

    fn run_help(&mut self, command: Command) {
        match command {
            Command::Palette => self.state.palette = !self.state.palette,
            Command::Problems => self.state.problems_open = !self.state.problems_open,
            Command::Shortcuts => self.state.question = Some(Question::Shortcuts),
            Command::Method => self.state.question = Some(Question::Method),
            Command::About => self.state.question = Some(Question::About),
            _ => {}
        }
    }

    fn show(&mut self, tab: Tab) {
        self.state.tab = tab;
        if let (Tab::Document, Some(id)) = (tab, self.state.selection.document) {
            self.want_text(id);
        }
    }

    fn select(&mut self, document: EntryId, finding: Option<usize>, open: bool) {
        let selection = &mut self.state.selection;
        // Another sentence of a point is still of that point.
        let same = selection.document == Some(document) && finding.is_some();
        // Going from sentence to sentence does not look for a missing file again at each step.
        let is_shown = same && self.state.tab == Tab::Document;
        selection.document = Some(document);
        selection.finding = finding;
        selection.council = selection.council.take().filter(|_| same);
        selection.moves += 1;
        if open {
            self.state.tab = Tab::Document;
        }
        if self.state.tab == Tab::Document && !is_shown {
            self.want_text(document);
        }
    }

    /// Opening a point goes to the first sentence it rests on.
    fn first_of_council(&mut self, open: bool) {
        if !open {
            return;
        }
        let council = self.state.selection.council.clone();
        let Some(entry) = self.state.selected() else { return };
        let counts = |headline: bool| {
            entry.findings.iter().position(|reviewed| {
                let finding = &reviewed.finding;
                finding.counted && finding.council == council && (finding.headline || !headline)
            })
        };
        self.state.selection.finding = counts(true).or_else(|| counts(false));
    }

    fn edit(&mut self, edit: crate::session::Edit) {
        if self.state.history.apply(edit) {
            self.state.step();
        }
    }

    fn answered(&mut self, answer: Answer) {
        let question = self.state.question.take();
        match (question, answer) {
            (Some(Question::Unsaved(then)), Answer::Save) => {
                self.locals.after_save = Some(*then);
                self.run_file(Command::Save);
            }
            (Some(Question::Unsaved(then)), Answer::Discard) => {
                // Nothing is given up before what was asked for has come about: a dialog may be cancelled
                // and a session may not open.
                self.perform_now(*then);
            }
            (Some(Question::Draft(then)), Answer::Discard) => {
                self.locals.tabs.phrases.discard();
                self.perform(*then);
            }
            (Some(Question::Draft(_)), Answer::Cancel) => self.show(Tab::Phrases),
            (Some(Question::Unsaved(_) | Question::Path(_)), Answer::Cancel) => self.locals.after_save = None,
            (Some(Question::Recovery(left)), Answer::Recover) => {
                self.jobs.recover(left, standing(self.state, self.locals));
            }
            (Some(Question::Recovery(left)), Answer::Forget) => self.forget_recovery(&left.path),
            _ => {}
        }
    }

    /// Called where nothing is unsaved or the analyst gave it up.
    fn quit(&mut self) {
        self.jobs.forget_kept();
        self.locals.may_close = true;
        self.ctx.send_viewport_cmd(ViewportCommand::Close);
    }
}

/// Whether there is anything that the program's end would lose.
pub fn has_work(state: &State, locals: &Locals) -> bool {
    state.is_unsaved() || locals.tabs.phrases.is_edited()
}

/// How far the analyst's own work has come.
pub fn standing(state: &State, locals: &Locals) -> Standing {
    Standing { steps: state.steps, phrases: locals.tabs.phrases.edits() }
}

/// How far everything has come that is kept for recovery.
pub fn keepable(state: &State, locals: &Locals) -> Kept {
    Kept { revision: state.known.revision, phrases: locals.tabs.phrases.edits() }
}

/// All of it, as it is kept for recovery.
pub fn work(state: &State, locals: &Locals) -> Recovered {
    let (session_path, session) = (state.file.path.clone(), state.session());
    Recovered { session_path, session, edited_phrases: locals.tabs.phrases.edited_words() }
}

/// The question to be asked first where doing it would lose something.
pub fn what_is_lost(state: &State, locals: &Locals, ask: &Ask) -> Option<fn(Box<Ask>) -> Question> {
    let puts_away =
        matches!(ask, Ask::OpenSession(..) | Ask::Run(Command::NewSession | Command::OpenExample | Command::Quit));
    if !puts_away {
        None
    } else if locals.tabs.phrases.is_edited() {
        Some(Question::Draft)
    } else {
        state.is_unsaved().then_some(Question::Unsaved)
    }
}

fn change_view(view: &mut View, command: Command) {
    match command {
        Command::SideBySide => view.layout = Layout::SideBySide,
        Command::Overlaid => view.layout = Layout::Overlaid,
        Command::Calendar => view.axis = TimeAxis::Calendar,
        Command::MonthsSince => view.axis = TimeAxis::MonthsSinceInadequate,
        Command::SinceFirst => view.since = Since::First,
        Command::SinceLatest => view.since = Since::Latest,
        Command::Joins => view.joined = !view.joined,
        Command::AllDates => view.range = None,
        _ => {}
    }
}
