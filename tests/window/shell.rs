//! The shell: opening, saving, closing, the palette, undo, the empty state.

use super::harness::{FakeHost, click, menu, until, window, window_with_sample};
use council_trajectories::app::App;
use council_trajectories::app::ask::{Answer, Ask};
use council_trajectories::app::command::Command;
use council_trajectories::app::host::{Dialog, Picked};
use council_trajectories::app::state::Tab;
use council_trajectories::session::{EntryId, Verdict, file};
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::sync::Arc;

fn host() -> Arc<FakeHost> {
    Arc::new(FakeHost::default())
}

fn keys(window: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run_steps(3);
}

fn select_first_finding(window: &mut Harness<'_, App>) {
    window.state_mut().ask(Ask::SelectFinding { document: EntryId(0), finding: 0, open: false });
    window.run_steps(3);
}

#[test]
fn an_empty_window_says_what_to_do_and_offers_the_example() {
    let mut window = window(&host(), Vec::new());
    window.get_by_label("See how councils' children's services have moved");
    window.get_by_label("Open documents…");
    click(&mut window, "Open the example");
    let names: Vec<String> = window.state().state.known.councils.iter().map(ToString::to_string).collect();
    assert_eq!(names, ["Buckinghamshire", "Gloucestershire", "Surrey", "Torbay"]);
    assert!(!window.state().state.is_unsaved(), "an example just opened is no work that could be lost");
}

#[test]
fn documents_are_opened_through_the_dialog_and_one_bad_file_does_not_stop_the_rest() {
    let folder = tempfile::tempdir().expect("a folder");
    let letter = folder.path().join("letter.txt");
    let words = "Monitoring visit to Surrey children's services\n\nOverview\n\nSurrey County Council has made limited \
                 progress since the last visit. The pace of change is too slow.\n";
    std::fs::write(&letter, words).expect("written");
    let host = host();
    host.answer(Picked::Paths(vec![letter, folder.path().join("not there.pdf")]));
    let mut window = window(&host, Vec::new());
    click(&mut window, "Open documents…");
    assert_eq!(*host.asked.lock().expect("a lock"), [Dialog::Documents]);
    until(&mut window, "the letter to be read", |app| !app.state.is_empty() && app.state.progress.is_none());
    assert_eq!(window.state().state.body().entries.len(), 1);
    assert_eq!(window.state().state.problems.len(), 1);
    click(&mut window, "1 problem");
    window.get_by_label("Dismiss");
    assert_eq!(window.state().state.history.undo_name(), Some("Open a document"));
    assert_eq!(window.state().state.body().lexicon_sha256.len(), 64, "it is known which lexicon scored it");
}

#[test]
fn without_a_dialog_the_path_can_be_written() {
    let host = host();
    host.answer(Picked::NoDialog);
    let mut window = window(&host, Vec::new());
    click(&mut window, "Open documents…");
    window.get_by_label("Path of the file or folder");
    window.get_by_label("Go on");
}

#[test]
fn the_palette_finds_commands_councils_and_documents_by_keys_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window_with_sample(&host(), folder.path());
    keys(&mut window, Modifiers::COMMAND, Key::K);
    window.get_by_label("Search commands, councils, documents").type_text("overl");
    window.run_steps(3);
    keys(&mut window, Modifiers::NONE, Key::Enter);
    assert!(!window.state().state.palette, "a choice closes the palette");
    assert_eq!(Command::Overlaid.checked(&window.state().state), Some(true));

    keys(&mut window, Modifiers::COMMAND, Key::K);
    window.get_by_label("Search commands, councils, documents").type_text("torbay: monit");
    window.run_steps(3);
    keys(&mut window, Modifiers::NONE, Key::ArrowDown);
    keys(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().state.tab, Tab::Document);
    assert_eq!(window.state().state.selection.document, Some(EntryId(17)));
}

#[test]
fn a_finding_is_accepted_relevelled_and_rejected_by_keys_and_every_step_can_be_undone() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window_with_sample(&host(), folder.path());
    let to_review = window.state().state.known.to_review;
    select_first_finding(&mut window);
    keys(&mut window, Modifiers::NONE, Key::A);
    let state = &window.state().state;
    assert_eq!(state.known.to_review, to_review - 1);
    assert_eq!(state.selection.finding, Some(1), "accepting goes on to the next");
    keys(&mut window, Modifiers::NONE, Key::Num6);
    assert_eq!(window.state().state.selection.finding, Some(2), "a level is a decision too");
    keys(&mut window, Modifiers::NONE, Key::K);
    let (_, reviewed) = window.state().state.selected_finding().expect("a finding");
    assert_eq!(reviewed.finding.level().map(council_trajectories::scoring::Level::number), Some(6));
    keys(&mut window, Modifiers::NONE, Key::X);
    let first = |window: &Harness<'_, App>| window.state().state.known.entries[0].findings[1].verdict();
    assert_eq!(first(&window), Some(Verdict::Rejected));
    for _ in 0..3 {
        keys(&mut window, Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(window.state().state.known.to_review, to_review);
    assert!(!window.state().state.is_unsaved(), "undone to what was saved");
    keys(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(window.state().state.known.to_review, to_review - 1);
}

#[test]
fn undo_says_what_it_would_take_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window_with_sample(&host(), folder.path());
    select_first_finding(&mut window);
    keys(&mut window, Modifiers::NONE, Key::X);
    click(&mut window, "Edit");
    window.get_by_label("Undo: Reject “sample words 0 for insufficient”");
}

#[test]
fn letters_typed_into_a_field_are_no_commands() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window_with_sample(&host(), folder.path());
    select_first_finding(&mut window);
    let field = window.get_by_label("Find a document");
    field.focus();
    window.run_steps(2);
    window.get_by_label("Find a document").type_text("xa");
    keys(&mut window, Modifiers::NONE, Key::X);
    assert_eq!(window.state().state.history.undo_name(), None);
}

#[test]
fn saving_goes_through_the_dialog_and_the_session_opens_again_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let host = host();
    let mut first = window_with_sample(&host, folder.path());
    select_first_finding(&mut first);
    keys(&mut first, Modifiers::NONE, Key::X);
    assert!(first.state().state.is_unsaved());
    let path = folder.path().join("mine.ron");
    host.answer(Picked::Paths(vec![path.clone()]));
    menu(&mut first, "File", "Save as…");
    until(&mut first, "the session to be saved", |app| !app.state.is_unsaved());
    first.get_by_label("mine.ron · saved 14:02");

    let mut again = window(&host, vec![path]);
    until(&mut again, "the session to open", |app| !app.state.is_empty());
    assert_eq!(again.state().state.session(), first.state().state.session());
}

#[test]
fn closing_with_unsaved_work_asks_and_cancel_keeps_everything() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window_with_sample(&host(), folder.path());
    select_first_finding(&mut window);
    keys(&mut window, Modifiers::NONE, Key::A);
    keys(&mut window, Modifiers::COMMAND, Key::Q);
    window.get_by_label("Save the changes to sample.ron?");
    click(&mut window, "Cancel");
    assert!(window.state().state.question.is_none());
    assert!(window.state().state.is_unsaved());
}

#[test]
fn saving_first_goes_on_with_what_was_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window_with_sample(&host(), folder.path());
    select_first_finding(&mut window);
    keys(&mut window, Modifiers::NONE, Key::A);
    menu(&mut window, "File", "New session");
    click(&mut window, "Save");
    until(&mut window, "the new session", |app| app.state.is_empty());
    assert!(folder.path().join("sample.ron.bak").exists() || folder.path().join("sample.bak").exists());
}

#[test]
fn what_waits_for_a_save_waits_for_that_very_save() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window_with_sample(&host(), folder.path());
    select_first_finding(&mut window);
    // All within one frame: the first save is under way when the question is answered.
    for command in [Command::Accept, Command::Save, Command::Reject, Command::NewSession] {
        window.state_mut().ask(Ask::Run(command));
    }
    window.state_mut().ask(Ask::Answered(Answer::Save));
    until(&mut window, "the new session", |app| app.state.is_empty());
    let written = file::load(&folder.path().join("sample.ron")).expect("a session");
    let decided: Vec<Verdict> = written.body.entries[0].decisions.iter().map(|decision| decision.verdict).collect();
    assert_eq!(decided, [Verdict::Accepted, Verdict::Rejected], "both are saved");
}

#[test]
fn a_save_that_fails_is_told_and_gives_nothing_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window_with_sample(&host(), folder.path());
    select_first_finding(&mut window);
    keys(&mut window, Modifiers::NONE, Key::A);
    std::fs::remove_dir_all(folder.path()).expect("removed");
    let complaints = window.state().state.problems.len();
    menu(&mut window, "File", "New session");
    click(&mut window, "Save");
    until(&mut window, "the complaint", |app| app.state.problems.len() > complaints);
    assert!(window.state().state.is_unsaved() && !window.state().state.is_empty());
}

#[test]
fn a_damaged_session_is_a_problem_and_the_open_one_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let damaged = folder.path().join("damaged.ron");
    std::fs::write(&damaged, "(version: 1, session: (body: (entries: [").expect("written");
    std::fs::write(folder.path().join("damaged.ron.bak"), "what was saved before").expect("written");
    let mut window = window_with_sample(&host(), folder.path());
    window.state_mut().ask(Ask::Open(vec![damaged]));
    until(&mut window, "the problem", |app| !app.state.problems.is_empty());
    assert_eq!(window.state().state.body().entries.len(), 22);
    let problem = window.state().state.problems[0].clone();
    assert_eq!(problem.message, "The session file is damaged and was not opened");
    let hint = problem.hint.expect("a hint");
    assert!(hint.starts_with("Open the version saved before it, “damaged.ron.bak”"), "{hint}");
    assert!(hint.contains("line 1, column"), "{hint}");
}

#[test]
fn enter_gives_the_answer_that_stands_out_and_esc_gives_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window_with_sample(&host(), folder.path());
    select_first_finding(&mut window);
    keys(&mut window, Modifiers::NONE, Key::A);
    menu(&mut window, "File", "New session");
    keys(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.state().state.is_unsaved() && !window.state().state.is_empty());
    menu(&mut window, "File", "New session");
    keys(&mut window, Modifiers::NONE, Key::Enter);
    until(&mut window, "the new session, once the old one is saved", |app| app.state.is_empty());
}

#[test]
fn the_list_of_problems_closes_by_esc_and_what_is_known_or_dismissed_is_not_added_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = "<html><head><title>Page not found</title></head><body><p>There is nothing here.</p></body></html>";
    std::fs::write(folder.path().join("surrey report.pdf"), page).expect("written");
    std::fs::write(folder.path().join("empty.pdf"), " ").expect("written");
    std::fs::write(folder.path().join("README.md"), "Notes on what stands in this folder.").expect("written");
    let mut window = window(&host(), vec![folder.path().to_owned()]);
    until(&mut window, "the folder to be read", |app| !app.state.is_empty() && app.state.progress.is_none());
    assert_eq!(window.state().state.body().entries.len(), 1, "notes on a folder are no document");
    window.get_by_label_contains("surrey report.pdf, no date");
    let told = window.state().state.problems.clone();
    window.state_mut().ask(Ask::Open(vec![folder.path().to_owned()]));
    window.run_steps(2);
    until(&mut window, "the folder to be read again", |app| {
        app.state.toasts.iter().any(|toast| toast.words.contains("already here"))
    });
    assert_eq!(window.state().state.problems, told);
    menu(&mut window, "Help", "Problems");
    click(&mut window, "Dismiss all");
    window.state_mut().state.toasts.clear();
    window.state_mut().ask(Ask::Open(vec![folder.path().to_owned()]));
    window.run_steps(2);
    until(&mut window, "the folder to be read a third time", |app| {
        app.state.toasts.iter().any(|toast| toast.words.contains("already here"))
    });
    assert!(window.state().state.problems.is_empty(), "what was dismissed does not come back");
    assert!(window.state().state.toasts.iter().any(|toast| toast.bad), "but is said for a moment");
    keys(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label("Dismiss all").is_none());
}

#[test]
fn the_list_is_searched_filtered_and_marked() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window_with_sample(&host(), folder.path());
    window.get_by_label("Find a document").focus();
    window.run_steps(1);
    window.get_by_label("Find a document").type_text("torbay article");
    window.run_steps(3);
    let row = "Article, Torbay, 2019 · 0 findings";
    window.get_by_label(row).click();
    window.run_steps(3);
    assert_eq!(window.state().state.selection.document, Some(EntryId(21)));
    assert!(window.query_by_label_contains("Surrey, 31 Oct 2017").is_none());
    window.get_by_label(row).click_modifiers(Modifiers::COMMAND);
    window.run_steps(3);
    menu(&mut window, "Edit", "Remove selected documents");
    assert_eq!(window.state().state.body().entries.len(), 21);
    keys(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().state.body().entries.len(), 22);
}

#[test]
fn every_widget_has_a_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window_with_sample(&host(), folder.path());
    select_first_finding(&mut window);
    for tab in Tab::ALL {
        window.state_mut().ask(Ask::Show(tab));
        window.run_steps(3);
        assert_eq!(window.unnamed_widgets(), Vec::<String>::new(), "{}", tab.name());
    }
}

#[test]
fn a_window_at_rest_asks_for_no_repaint() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window_with_sample(&host(), folder.path());
    let steps = window.run();
    assert!(steps <= 64);
    window.run_steps(2);
    let output = window.output();
    let delay = output.viewport_output.values().map(|viewport| viewport.repaint_delay).min();
    assert!(delay.is_some_and(|delay| delay > std::time::Duration::from_secs(1)), "{delay:?}");
}

/// A file that hangs in the air over the window and is let go.
#[derive(Debug)]
struct Dropped(std::path::PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

fn letter(folder: &std::path::Path, words: &str) -> std::path::PathBuf {
    let path = folder.join("letter.txt");
    let text = format!("Monitoring visit to Torbay children's services\n\nOverview\n\nTorbay Council {words}\n");
    std::fs::write(&path, text).expect("written");
    path
}

#[test]
fn a_dropped_file_is_opened() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = letter(folder.path(), "has made steady progress since the last visit.");
    let mut window = window(&host(), Vec::new());
    window.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    window.run_steps(1);
    window.input_mut().dropped_files.clear();
    until(&mut window, "the letter to be read", |app| !app.state.is_empty());
    assert_eq!(window.state().state.known.councils.len(), 1);
}

#[test]
fn a_changed_file_is_shown_as_changed_and_read_again_only_when_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = letter(folder.path(), "has made steady progress since the last visit.");
    let host = host();
    let mut first = window(&host, vec![path]);
    until(&mut first, "the letter to be read", |app| !app.state.is_empty() && app.state.progress.is_none());
    let session = folder.path().join("mine.ron");
    host.answer(Picked::Paths(vec![session.clone()]));
    keys(&mut first, Modifiers::COMMAND, Key::S);
    until(&mut first, "the session to be saved", |app| !app.state.is_unsaved());
    let before = first.state().state.body().entries[0].findings.clone();
    drop(first);

    letter(folder.path(), "has made insufficient progress since the last visit.");
    let mut again = window(&host, vec![session]);
    until(&mut again, "the change to be noticed", |app| !app.state.changed.is_empty());
    assert_eq!(again.state().state.body().entries[0].findings, before, "never scored again in silence");
    menu(&mut again, "Edit", "Read changed files again");
    until(&mut again, "the file to be read again", |app| app.state.changed.is_empty());
    assert_ne!(again.state().state.body().entries[0].findings, before);
    assert_eq!(again.state().state.history.undo_name(), Some("Read a changed file again"));
}

#[test]
fn the_whole_tree_of_names_of_the_first_window_is_this() {
    let window = window(&host(), Vec::new());
    let names: Vec<String> = window
        .query_all(egui_kittest::kittest::By::new().predicate(|_| true))
        .filter_map(|node| {
            let node = node.accesskit_node();
            let name = node.label().filter(|name| !name.is_empty())?;
            Some(format!("{:?}: {name}", node.role()))
        })
        .collect();
    insta::assert_snapshot!(names.join("\n"));
}

#[test]
fn work_given_up_for_a_session_that_does_not_open_is_still_there_and_still_unsaved() {
    let folder = tempfile::tempdir().expect("a folder");
    let damaged = folder.path().join("damaged.ron");
    std::fs::write(&damaged, "(version: 1, session: (").expect("written");
    let host = host();
    let mut window = window_with_sample(&host, folder.path());
    select_first_finding(&mut window);
    keys(&mut window, Modifiers::NONE, Key::X);
    host.answer(Picked::Paths(vec![damaged]));
    menu(&mut window, "File", "Open session…");
    click(&mut window, "Don't save");
    until(&mut window, "the problem", |app| !app.state.problems.is_empty());
    assert!(window.state().state.is_unsaved());
    assert_eq!(window.state().state.history.undo_name(), Some("Reject “sample words 0 for insufficient”"));
}

/// What the window keeps of itself between two starts.
#[derive(Default)]
struct Kept(std::collections::BTreeMap<String, String>);

impl eframe::Storage for Kept {
    fn get_string(&self, key: &str) -> Option<String> {
        self.0.get(key).cloned()
    }

    fn set_string(&mut self, key: &str, value: String) {
        self.0.insert(key.to_owned(), value);
    }

    fn remove_string(&mut self, key: &str) {
        self.0.remove(key);
    }

    fn flush(&mut self) {}
}

#[test]
fn the_last_sessions_are_one_click_away_at_the_next_start_and_one_that_is_gone_is_dropped() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut first = window_with_sample(&host(), folder.path());
    let mut kept = Kept::default();
    eframe::App::save(first.state_mut(), &mut kept);
    drop(first);

    let mut next = super::harness::window_keeping(&host(), kept);
    click(&mut next, "Open session sample.ron");
    until(&mut next, "the session to open", |app| !app.state.is_empty());
    std::fs::remove_file(folder.path().join("sample.ron")).expect("removed");
    menu(&mut next, "File", "Recent sessions");
    click(&mut next, "Open session sample.ron");
    until(&mut next, "the problem", |app| !app.state.problems.is_empty());
    assert!(next.state().state.problems[0].to_string().contains("no longer listed"));
    assert!(next.state().state.recent.is_empty());
}

#[test]
fn a_question_mark_lists_the_keys_and_alt_with_its_letter_opens_a_menu() {
    let mut window = window(&host(), Vec::new());
    keys(&mut window, Modifiers::SHIFT, Key::Questionmark);
    window.get_by_label("Alt with F, E, V, R or H opens a menu");
    keys(&mut window, Modifiers::NONE, Key::Escape);
    keys(&mut window, Modifiers::ALT, Key::F);
    window.get_by_label("Open session…");
}
