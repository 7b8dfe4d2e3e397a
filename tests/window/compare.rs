//! Compare: the switches, the points, one council held, councils added and taken away, export.

use super::harness::{FakeHost, click, menu, until, window, window_with_sample};
use council_trajectories::app::App;
use council_trajectories::app::host::Picked;
use council_trajectories::app::state::Tab;
use council_trajectories::chart::Layout;
use council_trajectories::scoring::Level;
use council_trajectories::session::EntryId;
use council_trajectories::trajectory::{Since, TimeAxis};
use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use std::sync::Arc;

const POINT: &str = "Surrey, Monitoring visit 9, 31 October 2017, Insufficient to Limited, 13 counted findings";

fn sample() -> (Arc<FakeHost>, tempfile::TempDir, Harness<'static, App>) {
    let (host, folder) = (Arc::new(FakeHost::default()), tempfile::tempdir().expect("a folder"));
    let window = window_with_sample(&host, folder.path());
    (host, folder, window)
}

fn compared(window: &Harness<'_, App>) -> Vec<String> {
    let state = &window.state().state;
    state.known.compared(state.view()).iter().map(ToString::to_string).collect()
}

#[test]
fn the_first_four_councils_stand_side_by_side_in_the_order_of_the_session() {
    let (_host, _folder, window) = sample();
    assert_eq!(compared(&window), ["Surrey", "Gloucestershire", "Buckinghamshire", "Torbay"]);
    window.get_by_label(POINT);
    window.get_by_label_contains("21 points of 4 councils");
}

#[test]
fn the_councils_that_most_documents_are_about_are_compared_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let councils = ["Kent", "Leeds", "Devon", "Surrey", "Dorset", "Surrey", "Dorset"];
    for (at, council) in councils.into_iter().enumerate() {
        let words = format!(
            "Monitoring visit to {council} children's services\n\nOverview\n\nThe visit on {} March 2020 found that \
             {council} Council has made limited progress. The pace of change is too slow.\n",
            at + 1
        );
        std::fs::write(folder.path().join(format!("{at} {council}.txt")), words).expect("written");
    }
    let mut window = window(&Arc::new(FakeHost::default()), vec![folder.path().to_owned()]);
    until(&mut window, "the letters", |app| app.state.known.entries.len() == 7 && app.state.progress.is_none());
    assert_eq!(compared(&window), ["Kent", "Leeds", "Surrey", "Dorset"]);
    window.get_by_label("Dorset, compared");
}

#[test]
fn the_switches_change_the_view() {
    let (_host, _folder, mut window) = sample();
    click(&mut window, "Overlaid");
    assert_eq!(window.state().state.view().layout, Layout::Overlaid);
    click(&mut window, "Months since inadequate");
    assert_eq!(window.state().state.view().axis, TimeAxis::MonthsSinceInadequate);
    click(&mut window, "Latest");
    assert_eq!(window.state().state.view().since, Since::Latest);
    click(&mut window, "Join points");
    assert!(!window.state().state.view().joined);
    window.get_by_label_contains("Months are counted from each council’s latest judgement");
    click(&mut window, "Side by side");
    click(&mut window, "Calendar");
    assert_eq!(window.state().state.view().axis, TimeAxis::Calendar);
}

#[test]
fn a_point_opens_the_sentence_it_rests_on_by_a_click_and_by_enter() {
    let (_host, _folder, mut window) = sample();
    click(&mut window, POINT);
    let selection = &window.state().state.selection;
    assert_eq!((selection.document, selection.council.as_deref()), (Some(EntryId(0)), Some("Surrey")));
    assert_eq!(window.state().state.tab, Tab::Document);
    click(&mut window, "Compare");
    window.get_by_label(POINT).focus();
    window.run_steps(2);
    window.key_press(Key::Enter);
    window.run_steps(3);
    assert_eq!(window.state().state.tab, Tab::Document);
    let (_, reviewed) = window.state().state.selected_finding().expect("a finding");
    assert_eq!(reviewed.finding.level(), Some(Level::Insufficient), "at the level of the point");
}

#[test]
fn one_council_is_highlighted() {
    let (_host, _folder, mut window) = sample();
    click(&mut window, "Highlight Torbay");
    assert_eq!(window.state().state.view().held.as_deref(), Some("Torbay"));
    click(&mut window, "Highlight Torbay");
    assert_eq!(window.state().state.view().held, None);
}

#[test]
fn councils_are_removed_added_and_moved() {
    let (_host, _folder, mut window) = sample();
    click(&mut window, "Surrey, compared");
    click(&mut window, "Remove from the comparison");
    assert_eq!(compared(&window), ["Gloucestershire", "Buckinghamshire", "Torbay"]);
    click(&mut window, "Torbay, compared");
    click(&mut window, "Move left");
    assert_eq!(compared(&window), ["Gloucestershire", "Torbay", "Buckinghamshire"]);
    click(&mut window, "+ Add council");
    click(&mut window, "Surrey");
    assert_eq!(compared(&window), ["Gloucestershire", "Torbay", "Buckinghamshire", "Surrey"]);
}

#[test]
fn statistical_neighbours_that_the_session_knows_are_added_with_one_click() {
    let (_host, _folder, mut window) = sample();
    click(&mut window, "Surrey, compared");
    click(&mut window, "Remove from the comparison");
    click(&mut window, "Buckinghamshire, compared");
    let add = window.get_by_label_contains("Add its statistical neighbours");
    add.click();
    window.run_steps(3);
    assert!(compared(&window).contains(&"Surrey".to_owned()), "{:?}", compared(&window));
}

#[test]
fn a_decision_moves_the_point() {
    let (_host, _folder, mut window) = sample();
    click(&mut window, POINT);
    window.key_press(Key::Num3);
    window.run_steps(3);
    click(&mut window, "Compare");
    window.get_by_label("Surrey, Monitoring visit 9, 31 October 2017, Limited, 13 counted findings");
}

#[test]
fn the_points_are_a_list_too() {
    let (_host, _folder, mut window) = sample();
    menu(&mut window, "View", "List of points");
    let spoken = window.get_all_by_label(POINT).count();
    assert_eq!(spoken, 2, "once in the plot and once in the list");
}

#[test]
fn the_chart_is_exported_as_its_ending_says() {
    let (host, _folder, mut window) = sample();
    for (name, begins) in [("x.png", &b"\x89PNG"[..]), ("x.svg", b"<svg"), ("x.csv", "\u{feff}Council,".as_bytes())] {
        host.answer(Picked::Paths(vec![name.into()]));
        menu(&mut window, "File", "Export chart…");
        let begun = std::time::Instant::now();
        while host.written.lock().expect("a lock").last().is_none_or(|(path, _)| path.as_os_str() != name) {
            assert!(begun.elapsed().as_secs() < 30, "{name} was never written");
            std::thread::sleep(std::time::Duration::from_millis(5));
            window.run_steps(1);
        }
        let written = host.written.lock().expect("a lock");
        let (_, bytes) = written.last().expect("a file");
        assert!(bytes.starts_with(begins), "{name}");
    }
    host.answer(Picked::Paths(vec!["x.docx".into()]));
    menu(&mut window, "File", "Export chart…");
    until(&mut window, "the problem", |app| !app.state.problems.is_empty());
}
