//! The Document tab: what its text shows and where it leads; facts, review and adding stand below it.
//!
//! The letter is a sample written for these tests: a real council's name, everything else invented.

mod adding;
mod facts;
mod review;

use crate::window::harness::{FakeHost, click, until, window, window_with};
use council_trajectories::app::App;
use council_trajectories::app::ask::Ask;
use council_trajectories::app::host::{Dialog, Picked};
use council_trajectories::app::state::Tab;
use council_trajectories::scoring::Level;
use council_trajectories::session::{EntryId, Reviewed, Verdict};
use council_trajectories::trajectory::Point;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::sync::Arc;

const LETTER: &str = "\
Sample written for Council Trajectories in the form of a monitoring visit letter. The facts are invented.

6 March 2020

Dear Ms Sample

Monitoring visit to Surrey local authority children's services

This letter summarises the findings of the monitoring visit to Surrey children's services on 11 and 12 February 2020. \
The visit was the fourth monitoring visit since the local authority was judged inadequate in May 2018.

Areas covered by the visit

Inspectors looked at help and protection.

Overview

The local authority has made limited progress since the last visit. The pace of change is too slow.

Findings and evaluation of progress

Case recording has improved. Supervision has deteriorated. Care planning has been strengthened.

There has been significant progress in early help. Children make good progress at school.

A spokesperson for Surrey County Council said: “We accept that progress has been too slow.”

Yours sincerely

Ben Sample
Her Majesty's Inspector
";

/// The window at the Document tab with the letter open, and the folder it stands in.
fn letter_window(letter: &str) -> (Harness<'static, App>, Arc<FakeHost>, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("surrey monitoring visit.txt");
    std::fs::write(&path, letter).expect("written");
    let host = Arc::new(FakeHost::default());
    let mut window = window(&host, vec![path]);
    until(&mut window, "the letter to be read", |app| !app.state.is_empty() && app.state.progress.is_none());
    window.state_mut().ask(Ask::Select { document: EntryId(0), open: true });
    window.run_steps(6);
    (window, host, folder)
}

pub fn press(window: &mut Harness<'_, App>, key: Key) {
    press_with(window, Modifiers::NONE, key);
}

fn press_with(window: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run_steps(6);
}

fn write(window: &mut Harness<'_, App>, words: &str) {
    window.event(egui::Event::Text(words.to_owned()));
    window.run_steps(4);
}

fn findings<'a>(window: &'a Harness<'_, App>) -> &'a [Reviewed] {
    &window.state().state.known.entries.first().expect("the letter").findings
}

fn point(window: &Harness<'_, App>) -> Point {
    window.state().state.known.entries[0].points.first().expect("a point").clone()
}

fn selected(window: &Harness<'_, App>) -> Reviewed {
    window.state().state.selected_finding().expect("a finding is selected").1.clone()
}

/// The place of the finding that holds these words.
fn at(window: &Harness<'_, App>, words: &str) -> usize {
    findings(window).iter().position(|there| there.finding.sentence.contains(words)).expect(words)
}

fn select(window: &mut Harness<'_, App>, words: &str) {
    let finding = at(window, words);
    window.state_mut().ask(Ask::SelectFinding { document: EntryId(0), finding, open: true });
    window.run_steps(6);
}

fn is_there(window: &Harness<'_, App>, name: &str) -> bool {
    window.query_all_by_label_contains(name).next().is_some()
}

/// A letter of which only a part fits on the screen.
fn long_letter() -> String {
    let themes = ["Case recording", "Care planning", "Supervision", "Early help", "Fostering", "Audit"];
    let places = ["north", "south", "east", "west", "first", "second", "third", "fourth", "fifth", "sixth"];
    let paragraph = |theme: &str, place: &str| {
        let read = format!("In the {place} team {} is read by those who need it. ", theme.to_lowercase());
        format!("{theme} has improved in the {place} team. Social workers visit children. {}\n\n", read.repeat(6))
    };
    let body: String =
        themes.iter().flat_map(|theme| places.iter().map(move |place| paragraph(theme, place))).collect();
    LETTER.replace("Yours sincerely", &format!("{body}Yours sincerely"))
}

#[test]
fn other_voices_and_words_that_were_not_counted_are_shown_when_asked_for() {
    let (mut window, _host, _folder) = letter_window(LETTER);
    let council = at(&window, "We accept");
    assert!(!findings(&window)[council].finding.voice.counts());
    let name = format!("Finding {}, ", council + 1);
    assert!(!is_there(&window, &name));
    click(&mut window, "All voices");
    assert!(is_there(&window, &name));
    assert!(!is_there(&window, "Not counted: "));
    let button = window.query_all_by_label_contains("Not counted (").next().expect("the third choice");
    button.click();
    window.run_steps(4);
    let near_misses = window.query_all_by_label_contains("Not counted: ");
    let reasons = near_misses.filter_map(|there| there.accesskit_node().value());
    let reasons: Vec<String> = reasons.collect();
    assert!(reasons.iter().any(|reason| reason.contains("child") && reason.contains("good progress")), "{reasons:?}");
}

#[test]
fn words_are_found_in_the_text_whatever_their_case() {
    let (mut window, _host, _folder) = letter_window(LETTER);
    press_with(&mut window, Modifiers::COMMAND, Key::F);
    write(&mut window, "PROGRESS");
    let hits = LETTER.to_lowercase().matches("progress").count();
    window.get_by_label(&format!("1 of {hits}"));
    press(&mut window, Key::Enter);
    window.get_by_label(&format!("2 of {hits}"));
    press_with(&mut window, Modifiers::SHIFT, Key::Enter);
    press_with(&mut window, Modifiers::SHIFT, Key::Enter);
    window.get_by_label(&format!("{hits} of {hits}"));
    write(&mut window, " nowhere");
    window.get_by_label("Nothing found");
    press(&mut window, Key::Escape);
    press(&mut window, Key::Escape);
    assert!(!is_there(&window, "Find in text"), "Esc closes the field");
}

#[test]
fn the_list_filters_what_is_stepped_through() {
    let (mut window, _host, _folder) = letter_window(LETTER);
    press(&mut window, Key::L);
    click(&mut window, "Level filter: any");
    click(&mut window, "2 Insufficient");
    press(&mut window, Key::Escape);
    let low: Vec<usize> = (0..findings(&window).len())
        .filter(|at| findings(&window)[*at].finding.level() == Some(Level::Insufficient))
        .filter(|at| findings(&window)[*at].finding.counted)
        .collect();
    press(&mut window, Key::J);
    assert_eq!(window.state().state.selection.finding, low.first().copied());
    press(&mut window, Key::J);
    assert_eq!(window.state().state.selection.finding, low.get(1).or(low.first()).copied());
    click(&mut window, "Show all");
    press(&mut window, Key::J);
    assert!(selected(&window).finding.level() != Some(Level::Insufficient));
}

#[test]
fn only_what_is_in_sight_is_laid_out_and_a_far_finding_is_gone_to() {
    let (mut window, _host, _folder) = letter_window(&long_letter());
    let blocks =
        |window: &Harness<'_, App>| window.query_all_by_label_contains("Social workers visit children").count();
    assert!(blocks(&window) < 20, "{}", blocks(&window));
    let last = findings(&window).iter().rposition(|there| there.finding.counted).expect("a finding");
    assert!(!is_there(&window, &format!("Finding {}, ", last + 1)));
    window.state_mut().ask(Ask::SelectFinding { document: EntryId(0), finding: last, open: true });
    window.run_steps(8);
    let name = format!("Finding {}, ", last + 1);
    let mark = window.query_all_by_label_contains(&name).next().expect("it is gone to").rect();
    assert!(mark.top() > 100.0 && mark.bottom() < 850.0, "{mark:?}");
}

#[test]
fn why_a_finding_was_found_is_said_in_words() {
    let (mut window, _host, _folder) = letter_window(LETTER);
    select(&mut window, "limited progress");
    assert!(is_there(&window, "Found as: "));
    let pattern = selected(&window).finding.pattern.to_string();
    assert!(pattern.contains('-') && !is_there(&window, &pattern), "an id is no word");
    window.get_by_label("Council: Surrey");
    window.get_by_label("Voice: inspector");
}

#[test]
fn without_its_file_a_document_shows_its_sentences_and_how_to_find_it() {
    let (first, _host, folder) = letter_window(LETTER);
    let session = first.state().state.session();
    drop(first);
    let moved = tempfile::tempdir().expect("a folder");
    let away = moved.path().join("renamed.txt");
    std::fs::rename(folder.path().join("surrey monitoring visit.txt"), &away).expect("moved away");
    let host = Arc::new(FakeHost::default());
    let mut window = window_with(&host, folder.path(), &session);
    window.state_mut().ask(Ask::Select { document: EntryId(0), open: true });
    window.run_steps(4);
    until(&mut window, "the reading to fail", |app| app.state.awaited.is_empty());
    window.get_by_label("The text is not here");
    press(&mut window, Key::J);
    press(&mut window, Key::A);
    assert!(findings(&window).iter().any(|there| there.verdict() == Some(Verdict::Accepted)));
    host.answer(Picked::Paths(vec![away]));
    click(&mut window, "Find the file…");
    assert!(matches!(host.asked.lock().expect("a lock").last(), Some(Dialog::Relink(_))));
    until(&mut window, "the text", |app| !app.state.texts.is_empty());
    assert!(!is_there(&window, "The text is not here"));
    assert!(findings(&window).iter().any(|there| there.verdict() == Some(Verdict::Accepted)), "the decision stays");
}

#[test]
fn a_missing_file_is_looked_for_when_its_document_is_chosen_and_not_at_each_step() {
    let (first, host, folder) = letter_window(LETTER);
    let session = first.state().state.session();
    drop(first);
    let (here, away) = (folder.path().join("surrey monitoring visit.txt"), folder.path().join("away"));
    std::fs::rename(&here, &away).expect("moved away");
    let mut window = window_with(&host, folder.path(), &session);
    window.state_mut().ask(Ask::Select { document: EntryId(0), open: true });
    window.run_steps(4);
    until(&mut window, "the reading to fail", |app| app.state.awaited.is_empty());
    std::fs::rename(&away, &here).expect("moved back");
    press(&mut window, Key::J);
    press(&mut window, Key::A);
    assert!(window.state().state.awaited.is_empty() && window.state().state.texts.is_empty(), "not at a step");
    window.state_mut().ask(Ask::Select { document: EntryId(0), open: true });
    until(&mut window, "the text", |app| !app.state.texts.is_empty());
}

#[test]
fn a_published_record_says_what_it_is() {
    let host = Arc::new(FakeHost::default());
    let mut window = window(&host, Vec::new());
    click(&mut window, "Open the example");
    let first = window.state().state.known.entries.iter().find(|entry| !entry.findings.is_empty()).expect("one").id();
    window.state_mut().ask(Ask::Select { document: first, open: true });
    window.run_steps(6);
    assert_eq!(window.state().state.tab, Tab::Document);
    window.get_by_label("A published record, not its text");
    press(&mut window, Key::J);
    assert!(window.state().state.selected_finding().is_some());
}
