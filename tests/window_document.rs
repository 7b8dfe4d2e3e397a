//! The Document tab and the review of findings and facts, by name and by keys alone.
//!
//! The letter is a sample written for these tests: a real council's name, everything else invented.

use crate::window::harness::{FakeHost, click, until, window, window_with};
use council_trajectories::app::App;
use council_trajectories::app::ask::Ask;
use council_trajectories::app::host::{Dialog, Picked};
use council_trajectories::app::state::Tab;
use council_trajectories::document::Voice;
use council_trajectories::scoring::{Level, Theme};
use council_trajectories::session::{EntryId, Reviewed, Verdict};
use council_trajectories::trajectory::Point;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::sync::Arc;

pub const LETTER: &str = "\
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
pub fn letter_window(letter: &str) -> (Harness<'static, App>, Arc<FakeHost>, tempfile::TempDir) {
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

pub fn press_with(window: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run_steps(6);
}

fn write(window: &mut Harness<'_, App>, words: &str) {
    window.event(egui::Event::Text(words.to_owned()));
    window.run_steps(4);
}

pub fn findings<'a>(window: &'a Harness<'_, App>) -> &'a [Reviewed] {
    &window.state().state.known.entries.first().expect("the letter").findings
}

fn point(window: &Harness<'_, App>) -> Point {
    window.state().state.known.entries[0].points.first().expect("a point").clone()
}

pub fn selected(window: &Harness<'_, App>) -> Reviewed {
    window.state().state.selected_finding().expect("a finding is selected").1.clone()
}

/// The place of the finding that holds these words.
fn at(window: &Harness<'_, App>, words: &str) -> usize {
    findings(window).iter().position(|there| there.finding.sentence.contains(words)).expect(words)
}

pub fn select(window: &mut Harness<'_, App>, words: &str) {
    let finding = at(window, words);
    window.state_mut().ask(Ask::SelectFinding { document: EntryId(0), finding, open: true });
    window.run_steps(6);
}

fn is_there(window: &Harness<'_, App>, name: &str) -> bool {
    window.query_all_by_label_contains(name).next().is_some()
}

#[test]
fn j_and_k_step_through_the_findings_that_count_and_stop_at_the_ends() {
    let (mut window, _host, _folder) = letter_window(LETTER);
    let counted: Vec<usize> =
        findings(&window).iter().enumerate().filter(|(_, it)| it.finding.counted).map(|(at, _)| at).collect();
    assert!(counted.len() >= 5 && counted.len() < findings(&window).len(), "the council's words do not count");
    for at in &counted {
        press(&mut window, Key::J);
        assert_eq!(window.state().state.selection.finding, Some(*at));
    }
    press(&mut window, Key::J);
    assert_eq!(window.state().state.selection.finding, counted.last().copied());
    press(&mut window, Key::K);
    assert_eq!(window.state().state.selection.finding, counted.iter().rev().nth(1).copied());
    assert!(is_there(&window, &format!("Finding {} of", counted[counted.len() - 2] + 1)));
}

#[test]
fn accepting_and_rejecting_go_on_to_the_next_and_undo_takes_each_back() {
    let (mut window, _host, _folder) = letter_window(LETTER);
    press(&mut window, Key::J);
    let first = window.state().state.selection.finding.expect("the first");
    press(&mut window, Key::A);
    assert_eq!(findings(&window)[first].verdict, Some(Verdict::Accepted));
    let second = window.state().state.selection.finding.expect("the next");
    assert!(second > first);
    let before = point(&window);
    press(&mut window, Key::X);
    assert_eq!(findings(&window)[second].verdict, Some(Verdict::Rejected));
    assert_eq!(point(&window).count, before.count - 1);
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(findings(&window)[second].verdict, None);
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(findings(&window)[first].verdict, None);
    assert_eq!(point(&window), before);
}

#[test]
fn a_number_sets_the_level_and_u_takes_the_decision_back() {
    let (mut window, _host, _folder) = letter_window(LETTER);
    select(&mut window, "Case recording");
    let before = point(&window);
    press(&mut window, Key::Num7);
    assert!(!selected(&window).finding.sentence.contains("Case recording"), "it goes on to the next");
    press(&mut window, Key::K);
    let there = selected(&window);
    assert_eq!((there.finding.level(), there.scored_level), (Some(Level::Strong), Some(Level::Steady)));
    assert_eq!(there.verdict, Some(Verdict::Accepted));
    assert!(is_there(&window, "You: Level 7 Strong; the program gave 5 Steady"));
    press(&mut window, Key::U);
    assert_eq!((selected(&window).finding.level(), selected(&window).verdict), (Some(Level::Steady), None));
    assert_eq!(point(&window), before);
}

#[test]
fn voice_headline_and_counting_each_have_a_key_and_bear_on_the_point() {
    let (mut window, _host, _folder) = letter_window(LETTER);
    select(&mut window, "Case recording");
    let before = point(&window);
    press(&mut window, Key::V);
    assert_eq!(selected(&window).finding.voice, Voice::Council);
    assert_eq!(point(&window).count, before.count - 1, "a council's words do not count");
    press(&mut window, Key::I);
    assert_eq!(point(&window).count, before.count, "unless the analyst says so");
    let headline = selected(&window).finding.headline;
    press(&mut window, Key::H);
    assert_eq!(selected(&window).finding.headline, !headline);
    click(&mut window, &format!("Headline: {}", if headline { "no" } else { "yes" }));
    assert_eq!(selected(&window).finding.headline, headline);
}

#[test]
fn theme_council_and_scope_are_chosen_by_keys_alone() {
    let (mut window, _host, _folder) = letter_window(LETTER);
    select(&mut window, "Case recording");
    press(&mut window, Key::T);
    write(&mut window, "leavers");
    press(&mut window, Key::Enter);
    assert_eq!(selected(&window).finding.theme, Theme::CareLeavers);
    press(&mut window, Key::C);
    write(&mut window, "torb");
    press(&mut window, Key::Enter);
    assert_eq!(selected(&window).finding.council.as_deref(), Some("Torbay"));
    press(&mut window, Key::S);
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::Enter);
    assert!(selected(&window).finding.scope.is_some());
    press(&mut window, Key::T);
    press(&mut window, Key::Escape);
    assert_eq!(selected(&window).finding.theme, Theme::CareLeavers, "Esc changes nothing");
}

#[test]
fn a_remark_is_kept_with_the_decision() {
    let (mut window, _host, _folder) = letter_window(LETTER);
    select(&mut window, "Case recording");
    press(&mut window, Key::R);
    write(&mut window, "ask the director");
    press(&mut window, Key::Enter);
    let finding = selected(&window).finding;
    let entry = window.state().state.known.entries[0].entry.clone();
    assert_eq!(entry.decision_about(&finding).map(|decision| decision.note.as_str()), Some("ask the director"));
    window.get_by_label("Remark: ask the director");
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
fn accepting_all_visible_touches_nothing_that_is_not_on_screen() {
    let (mut window, _host, _folder) = letter_window(&long_letter());
    let all = findings(&window).len();
    assert!(all > 50);
    press_with(&mut window, Modifiers::SHIFT, Key::A);
    let accepted: Vec<usize> = (0..all).filter(|at| findings(&window)[*at].verdict.is_some()).collect();
    assert!(!accepted.is_empty() && accepted.len() < 20, "{} of {all}", accepted.len());
    let view = window.get_by_label_contains("Accept 0 visible").rect().bottom();
    for at in &accepted {
        let name = format!("Finding {}, ", at + 1);
        let mark = window.query_all_by_label_contains(&name).next().expect("what was accepted is on screen");
        assert!(mark.rect().top() > view - 40.0 && mark.rect().bottom() < 880.0);
    }
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(findings(&window).iter().all(|there| there.verdict.is_none()), "one step of undo");
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
fn a_finding_is_added_from_a_sentence_by_keys_alone() {
    let (mut window, _host, _folder) = letter_window(LETTER);
    let (before, count) = (point(&window), findings(&window).len());
    select(&mut window, "Supervision");
    press(&mut window, Key::M);
    press(&mut window, Key::Num1);
    press(&mut window, Key::Enter);
    assert_eq!(findings(&window).len(), count + 1);
    let added = selected(&window);
    assert_eq!((added.verdict, added.finding.level()), (Some(Verdict::Added), Some(Level::Declined)));
    assert_eq!(added.finding.quote, "Supervision has deteriorated.");
    assert_eq!(point(&window).count, before.count + 1);
    press(&mut window, Key::X);
    assert_eq!(findings(&window).len(), count, "an added finding that is rejected is gone");
}

#[test]
fn words_are_selected_by_dragging_and_become_a_finding() {
    let (mut window, _host, _folder) = letter_window(LETTER);
    let count = findings(&window).len();
    let block = window.get_by_role_and_label(Role::Label, "Inspectors looked at help and protection.").rect();
    window.drag_at(block.left_center() + egui::vec2(10.0, 0.0));
    window.run_steps(2);
    window.hover_at(block.left_center() + egui::vec2(180.0, 0.0));
    window.run_steps(2);
    window.drop_at(block.left_center() + egui::vec2(180.0, 0.0));
    window.run_steps(4);
    window.get_by_label("Add a finding");
    click(&mut window, "New finding: Level 4, Variable");
    click(&mut window, "Add the finding");
    assert_eq!(findings(&window).len(), count + 1);
    let added = selected(&window).finding;
    assert!(
        added.quote.starts_with("Inspectors looked at") && added.sentence.contains(&added.quote),
        "{}",
        added.quote
    );
    assert_eq!(added.level(), Some(Level::Variable));
}

#[test]
fn words_are_selected_by_keys_and_esc_lets_them_go() {
    let (mut window, _host, _folder) = letter_window(LETTER);
    select(&mut window, "Case recording");
    press_with(&mut window, Modifiers::SHIFT, Key::ArrowRight);
    press_with(&mut window, Modifiers::SHIFT, Key::ArrowRight);
    assert!(is_there(&window, "Add a finding"));
    assert!(is_there(&window, "“has improved”") || is_there(&window, "“Case recording"));
    press(&mut window, Key::Escape);
    assert!(!is_there(&window, "Do not add"));
}

#[test]
fn a_fact_is_corrected_in_place_with_its_mistakes_said_and_taken_back() {
    let (mut window, _host, _folder) = letter_window(LETTER);
    let before = "Visited: 11 Feb 2020 to 12 Feb 2020";
    click(&mut window, before);
    press_with(&mut window, Modifiers::COMMAND, Key::A);
    write(&mut window, "March 2020");
    assert!(is_there(&window, "“March 2020” is not a date"));
    press_with(&mut window, Modifiers::COMMAND, Key::A);
    write(&mut window, "2020-02-01");
    press(&mut window, Key::Enter);
    window.get_by_label("Visited: 1 Feb 2020 to 12 Feb 2020");
    assert_eq!(window.state().state.history.undo_name(), Some("Correct the visit dates"));
    click(&mut window, "Visited: set by you; take it back");
    window.get_by_label(before);
}

#[test]
fn the_kind_is_chosen_and_a_council_is_added_and_taken_out() {
    let (mut window, _host, _folder) = letter_window(LETTER);
    click(&mut window, "Kind: Monitoring visit letter");
    write(&mut window, "focused");
    press(&mut window, Key::Enter);
    window.get_by_label("Kind: Focused visit letter");
    click(&mut window, "Add a council…");
    write(&mut window, "torbay");
    press(&mut window, Key::Enter);
    let subjects = |window: &Harness<'_, App>| -> Vec<String> {
        window.state().state.known.entries[0].facts.subjects().map(|there| there.name.to_string()).collect()
    };
    assert_eq!(subjects(&window), ["Surrey", "Torbay"]);
    click(&mut window, "Change Torbay’s part");
    click(&mut window, "Take it out");
    assert_eq!(subjects(&window), ["Surrey"]);
    click(&mut window, "Put Torbay back");
    assert!(window.state().state.known.entries[0].entry.corrections.len() < 3);
}

#[test]
fn an_author_is_written_in_and_taken_back() {
    let article = "Pace of change too slow in Surrey, inspectors warn\n\nSurrey County Council's services for children have \
                   made limited progress, inspectors have warned in an article made up for a test.\n";
    let (mut window, _host, _folder) = letter_window(article);
    let kind = window.state().state.known.entries[0].facts.kind.value.name().to_owned();
    let kind = format!("Kind: {}{}", kind[..1].to_uppercase(), &kind[1..]);
    click(&mut window, &kind);
    write(&mut window, "article");
    press(&mut window, Key::Enter);
    click(&mut window, "Author: not known");
    write(&mut window, "Kit Sample");
    press(&mut window, Key::Enter);
    window.get_by_label("Author: Kit Sample");
    assert_eq!(window.state().state.history.undo_name(), Some("Correct the author"));
    click(&mut window, "Author: set by you; take it back");
    window.get_by_label("Author: not known");
}

#[test]
fn a_judgement_is_added_by_part_and_grade() {
    let (mut window, _host, _folder) = letter_window(LETTER);
    click(&mut window, "Add a judgement of Surrey…");
    write(&mut window, "leadership");
    press(&mut window, Key::Enter);
    write(&mut window, "requires");
    press(&mut window, Key::Enter);
    window.get_by_label("Leadership: Requires improvement");
    click(&mut window, "Leadership: set by you; take it back");
    assert!(!is_there(&window, "Leadership: Requires improvement"));
}

#[test]
fn a_fact_leads_to_its_words() {
    let (mut window, _host, _folder) = letter_window(&long_letter());
    press(&mut window, Key::End);
    assert!(!is_there(&window, "6 March 2020"));
    let published = window.query_all_by_label_contains("Visited: from the text").next().expect("its origin");
    published.click();
    window.run_steps(8);
    assert!(is_there(&window, "This letter summarises the findings"));
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
fn agreement_is_told_once_enough_was_reviewed() {
    let (mut window, _host, _folder) = letter_window(LETTER);
    press(&mut window, Key::J);
    press(&mut window, Key::A);
    assert!(!is_there(&window, "Agreement in this session"), "one says nothing");
    for _ in 0..6 {
        press(&mut window, Key::A);
    }
    let on_the_scale = |there: &&Reviewed| there.verdict.is_some() && there.finding.level().is_some();
    let reviewed = findings(&window).iter().filter(on_the_scale).count();
    assert!(reviewed >= 5);
    assert!(is_there(&window, &format!("{reviewed} of {reviewed} reviewed findings were kept")));
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
    assert!(findings(&window).iter().any(|there| there.verdict == Some(Verdict::Accepted)));
    host.answer(Picked::Paths(vec![away]));
    click(&mut window, "Find the file…");
    assert!(matches!(host.asked.lock().expect("a lock").last(), Some(Dialog::Relink(_))));
    until(&mut window, "the text", |app| !app.state.texts.is_empty());
    assert!(!is_there(&window, "The text is not here"));
    assert!(findings(&window).iter().any(|there| there.verdict == Some(Verdict::Accepted)), "the decision stays");
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
