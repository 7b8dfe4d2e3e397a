//! What an end of the program that nobody asked for leaves behind, and how it is offered.

use super::harness::{FakeHost, click, until, window, window_with_sample};
use crate::window_document::press;
use council_trajectories::app::App;
use council_trajectories::app::ask::{Answer, Ask};
use council_trajectories::app::command::Command;
use council_trajectories::app::state::{Question, Tab};
use council_trajectories::scoring::default_lexicon_source;
use council_trajectories::session::{EntryId, Session};
use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Draws until what is kept for recovery holds these words.
fn until_kept(window: &mut Harness<'_, App>, kept: &Path, words: &str) {
    let holds = |kept: &Path| {
        let files = std::fs::read_dir(kept).into_iter().flatten().flatten().map(|file| file.path());
        let mut files = files.filter(|path| path.extension().is_some_and(|ending| ending == "ron"));
        files.any(|path| std::fs::read_to_string(path).is_ok_and(|there| there.contains(words)))
    };
    let begun = Instant::now();
    while !holds(kept) {
        assert!(begun.elapsed().as_secs() < 30, "unsaved work was never kept");
        window.run_steps(4);
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Opens the sample, rejects its first finding and ends unsaved once that is kept: what was lost.
fn leave_unsaved(host: &Arc<FakeHost>, folder: &Path, kept: &Path) -> Session {
    let mut window = window_with_sample(host, folder);
    window.state_mut().ask(Ask::SelectFinding { document: EntryId(0), finding: 0, open: false });
    window.run_steps(3);
    press(&mut window, Key::X);
    until_kept(&mut window, kept, "Rejected");
    window.state().state.session()
}

fn offered(app: &App) -> bool {
    matches!(app.state.question, Some(Question::Recovery(_)))
}

#[test]
fn work_that_was_not_saved_is_offered_at_the_next_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let kept = folder.path().join("kept");
    let host = Arc::new(FakeHost::with_recovery(&kept));
    let lost = leave_unsaved(&host, folder.path(), &kept);

    let mut next = window(&host, Vec::new());
    until(&mut next, "the offer", offered);
    next.get_by_label("Recover the changes to sample.ron?");
    next.get_by_label_contains("it was last saved");
    press(&mut next, Key::Escape);
    assert!(next.state().state.question.is_none() && next.state().state.is_empty());
    drop(next);

    let mut next = window(&host, Vec::new());
    until(&mut next, "the offer to be made again", offered);
    press(&mut next, Key::Enter);
    until(&mut next, "the work to be recovered", |app| !app.state.is_empty());
    assert_eq!(next.state().state.session(), lost);
    assert!(next.state().state.is_unsaved(), "it is still not saved");
}

#[test]
fn what_is_done_while_another_session_is_read_is_not_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let kept = folder.path().join("kept");
    let host = Arc::new(FakeHost::with_recovery(&kept));
    leave_unsaved(&host, folder.path(), &kept);

    let mut next = window_with_sample(&host, folder.path());
    until(&mut next, "the offer", offered);
    next.state_mut().ask(Ask::SelectFinding { document: EntryId(0), finding: 1, open: false });
    next.state_mut().ask(Ask::Answered(Answer::Recover));
    next.state_mut().ask(Ask::Run(Command::Accept));
    until(&mut next, "the offer to be made again", |app| app.state.is_unsaved() && offered(app));
    press(&mut next, Key::Escape);
    next.state_mut().ask(Ask::Run(Command::Undo));
    next.run_steps(3);
    assert!(!next.state().state.is_unsaved());

    next.state_mut().ask(Ask::OpenSession(folder.path().join("sample.ron"), Vec::new()));
    next.state_mut().ask(Ask::SelectFinding { document: EntryId(0), finding: 1, open: false });
    next.state_mut().ask(Ask::Run(Command::Accept));
    let asks = |app: &App| matches!(app.state.question, Some(Question::Unsaved(_)));
    until(&mut next, "the question what becomes of the edit", asks);
    assert!(next.state().state.is_unsaved());
}

#[test]
fn phrases_being_edited_are_kept_too_until_they_are_given_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let kept = folder.path().join("kept");
    let host = Arc::new(FakeHost::with_recovery(&kept));
    let mut first = window(&host, Vec::new());
    first.state_mut().ask(Ask::Show(Tab::Phrases));
    first.run_steps(3);
    click(&mut first, "Edit a copy");
    let words = format!("// tried on a quiet day\n{}", default_lexicon_source());
    first.get_by_label("Phrases as text").set_text_value_accesskit(&words);
    first.run_steps(3);
    until_kept(&mut first, &kept, "tried on a quiet day");
    drop(first);

    let mut next = window(&host, Vec::new());
    until(&mut next, "the offer", offered);
    press(&mut next, Key::Enter);
    until(&mut next, "the phrases to be recovered", |app| app.state.tab == Tab::Phrases);
    next.get_by_label("edited, not yet applied");
    assert_eq!(next.get_by_label("Phrases as text").accesskit_node().value().as_deref(), Some(words.as_str()));
    drop(next);

    let mut last = window(&host, Vec::new());
    until(&mut last, "the offer after another end", offered);
    press(&mut last, Key::Enter);
    until(&mut last, "the phrases to be recovered", |app| app.state.tab == Tab::Phrases);
    click(&mut last, "Discard");
    drop(last);
    let mut after = window(&host, Vec::new());
    after.run_steps(20);
    std::thread::sleep(Duration::from_millis(100));
    after.run_steps(4);
    assert!(!offered(after.state()), "what was given up is not offered again");
}
