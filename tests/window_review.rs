//! Review in the Document tab: how findings are numbered, where a drag begins, what undo leaves selected.

use crate::window_document::{LETTER, findings, letter_window, press, press_with, select, selected};
use council_trajectories::session::Verdict;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

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
    assert_eq!(selected(&window).verdict, Some(Verdict::Added));
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().state.selection.finding, None);
}

#[test]
fn each_council_of_an_article_has_its_own_findings_counted_in_the_list() {
    let article = "Pace of change too slow in Surrey, inspectors warn\n\nSample written for a test; the \
                   facts are invented.\n\nSurrey County Council's services for children have made limited progress, \
                   inspectors have warned. Inspectors said the pace of change is too slow.\n\nMeanwhile, a monitoring \
                   visit to Torbay found that the council's services for children had improved.\n";
    let (window, _host, _folder) = letter_window(article);
    let rows = [", Surrey, no date · 3 findings, ", ", Torbay, no date · 1 finding, "];
    for row in rows {
        window.get_by_label_contains(row);
    }
}

#[test]
fn after_the_last_finding_the_way_to_what_is_left_is_told() {
    let (mut window, _host, _folder) = letter_window(LETTER);
    let last = findings(&window).iter().rposition(|there| there.finding.counted).expect("a finding");
    let sentence = findings(&window)[last].finding.sentence.clone();
    select(&mut window, &sentence);
    press(&mut window, Key::A);
    let left = window.state().state.known.to_review;
    window.get_by_label(&format!("The last finding shown here; N goes on to the {left} left to review"));
    press(&mut window, Key::N);
    assert!(selected(&window).is_to_review());
    for _ in 0..=left {
        press(&mut window, Key::A);
    }
    window.get_by_label("Every finding that counts is reviewed");
}

#[test]
fn findings_that_count_and_those_that_do_not_are_numbered_alike_everywhere() {
    let (mut window, _host, _folder) = letter_window(LETTER);
    let (all, counted) = (findings(&window).len(), window.state().state.known.entries[0].counted);
    let numbered = format!("{counted} counted, {} not", all - counted);
    assert!(counted < all, "the council's own words do not count");
    press(&mut window, Key::J);
    window.get_by_label(&format!("Finding 1 of {all}"));
    let told = window.query_all_by_label_contains(&numbered).count();
    assert_eq!(told, 4, "in the list, over the text, in the details and in the status bar");
    press(&mut window, Key::X);
    let numbered = format!("{} counted, {} not", counted - 1, all - counted + 1);
    assert_eq!(window.query_all_by_label_contains(&numbered).count(), 4, "what is rejected no longer counts");
}
