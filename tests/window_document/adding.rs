//! Words are selected in the text and become a finding.

use super::{LETTER, findings, is_there, letter_window, point, press, press_with, select, selected};
use crate::window::harness::click;
use council_trajectories::scoring::Level;
use council_trajectories::session::Verdict;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

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
    assert_eq!((added.verdict(), added.finding.level()), (Some(Verdict::Added), Some(Level::Declined)));
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
fn a_drag_begun_between_two_paragraphs_selects_from_the_nearer_one() {
    let (mut window, _host, _folder) = letter_window(LETTER);
    let block = window.get_by_role_and_label(Role::Label, "Inspectors looked at help and protection.").rect();
    window.drag_at(block.left_top() + egui::vec2(10.0, 1.0));
    window.run_steps(2);
    window.hover_at(block.left_center() + egui::vec2(180.0, 0.0));
    window.run_steps(2);
    window.drop_at(block.left_center() + egui::vec2(180.0, 0.0));
    window.run_steps(4);
    window.get_by_label_contains("“Inspectors looked at");
}

#[test]
fn undoing_an_added_finding_selects_no_other_in_its_place() {
    let (mut window, _host, _folder) = letter_window(LETTER);
    select(&mut window, "Case recording");
    press_with(&mut window, Modifiers::SHIFT, Key::ArrowRight);
    press(&mut window, Key::Num4);
    press(&mut window, Key::Enter);
    assert_eq!(selected(&window).verdict(), Some(Verdict::Added));
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().state.selection.finding, None);
}
