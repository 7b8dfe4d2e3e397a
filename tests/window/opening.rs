//! Opening many documents: they appear as they are read, in order, and are one step of undo.

use super::harness::{FakeHost, until, window};
use council_trajectories::app::App;
use council_trajectories::app::ask::Ask;
use council_trajectories::app::command::Command;
use council_trajectories::session::{Entry, EntryId, Origin};
use egui_kittest::Harness;
use std::sync::Arc;
use std::time::Duration;

const LETTERS: usize = 300;

/// A folder of letters, and a window that begins to open it and shows the first of them.
fn opening() -> (Harness<'static, App>, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    for number in 0..LETTERS {
        let words = "Monitoring visit to Torbay children's services\n\nOverview\n\nTorbay has made steady progress.";
        std::fs::write(folder.path().join(format!("{number:03}.txt")), format!("{words}\n\n{number}\n"))
            .expect("written");
    }
    let mut window = window(&Arc::new(FakeHost::default()), Vec::new());
    window.state_mut().ask(Ask::Open(vec![folder.path().to_owned()]));
    // One frame at a time, and none takes all of them in.
    while window.state().state.is_empty() {
        std::thread::sleep(Duration::from_millis(5));
        window.step();
    }
    (window, folder)
}

fn until_read(window: &mut Harness<'_, App>) {
    until(window, "all to be read", |app| app.state.progress.is_none());
}

/// The numbers of the letters opened, in the order they stand.
fn opened(window: &Harness<'_, App>) -> Vec<usize> {
    let number = |entry: &Arc<Entry>| match &entry.origin {
        Origin::File { path, .. } => path.file_stem()?.to_str()?.parse().ok(),
        Origin::Record(_) => None,
    };
    window.state().state.body().entries.iter().filter_map(number).collect()
}

fn run(window: &mut Harness<'_, App>, command: Command) {
    window.state_mut().ask(Ask::Run(command));
    window.run_steps(3);
}

#[test]
fn documents_appear_before_the_last_is_read_in_the_order_of_the_folder() {
    let (mut window, _folder) = opening();
    let first = opened(&window);
    assert!(first.len() < LETTERS && window.state().state.progress.is_some());
    assert_eq!(window.state().state.selection.document, Some(EntryId(0)));
    assert_eq!(window.state().state.known.entries.len(), first.len(), "what is shown is up to date");
    until_read(&mut window);
    assert_eq!(opened(&window), (0..LETTERS).collect::<Vec<_>>());
    assert!(window.state().state.toasts.iter().any(|toast| toast.words == "300 documents opened"));
}

#[test]
fn one_opening_is_one_step_of_undo_whatever_is_decided_while_it_goes_on() {
    let (mut window, _folder) = opening();
    window.state_mut().ask(Ask::SelectFinding { document: EntryId(0), finding: 0, open: false });
    run(&mut window, Command::Accept);
    until_read(&mut window);
    assert!(window.state().state.history.undo_name().is_some_and(|name| name.starts_with("Accept")));
    run(&mut window, Command::Undo);
    assert_eq!(opened(&window).len(), LETTERS);
    assert_eq!(window.state().state.history.undo_name(), Some("Open 300 documents"));
    run(&mut window, Command::Undo);
    assert!(window.state().state.is_empty());
    run(&mut window, Command::Redo);
    assert_eq!(opened(&window).len(), LETTERS);
}

#[test]
fn taking_an_opening_back_stops_it() {
    let (mut window, _folder) = opening();
    run(&mut window, Command::Undo);
    until_read(&mut window);
    assert!(window.state().state.is_empty());
    let redo = window.state().state.history.redo_name().map(str::to_owned);
    run(&mut window, Command::Redo);
    let count = opened(&window).len();
    assert!(0 < count && count < LETTERS);
    assert!(redo.is_some_and(|name| name.starts_with("Open ")), "and can be done again as far as it went");
}

#[test]
fn when_all_are_read_nothing_is_drawn_any_more() {
    let (mut window, _folder) = opening();
    until_read(&mut window);
    window.run_steps(40);
    let delay = window.output().viewport_output.values().map(|viewport| viewport.repaint_delay).min();
    assert!(delay.is_some_and(|delay| delay > Duration::from_secs(1)), "{delay:?}");
}
