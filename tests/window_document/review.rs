//! Findings are stepped through, decided and counted, by keys alone.

use super::{
    LETTER, findings, is_there, letter_window, long_letter, point, press, press_with, select, selected, write,
};
use crate::window::harness::click;
use council_trajectories::app::ask::Ask;
use council_trajectories::document::Voice;
use council_trajectories::scoring::{Level, Theme};
use council_trajectories::session::{Edit, EntryId, NewEntry, Reviewed, Verdict};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

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
    assert_eq!(findings(&window)[first].verdict(), Some(Verdict::Accepted));
    let second = window.state().state.selection.finding.expect("the next");
    assert!(second > first);
    let before = point(&window);
    press(&mut window, Key::X);
    assert_eq!(findings(&window)[second].verdict(), Some(Verdict::Rejected));
    assert_eq!(point(&window).count, before.count - 1);
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(findings(&window)[second].verdict(), None);
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(findings(&window)[first].verdict(), None);
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
    assert_eq!(there.verdict(), Some(Verdict::Accepted));
    assert!(is_there(&window, "You: Level 7 Strong; the program gave 5 Steady"));
    press(&mut window, Key::U);
    assert_eq!((selected(&window).finding.level(), selected(&window).verdict()), (Some(Level::Steady), None));
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
    assert_eq!(selected(&window).remark(), "ask the director");
    window.get_by_label("Remark: ask the director");
}

#[test]
fn accepting_all_visible_touches_nothing_that_is_not_on_screen() {
    let (mut window, _host, _folder) = letter_window(&long_letter());
    let all = findings(&window).len();
    assert!(all > 50);
    press_with(&mut window, Modifiers::SHIFT, Key::A);
    let accepted: Vec<usize> = (0..all).filter(|at| findings(&window)[*at].verdict().is_some()).collect();
    assert!(!accepted.is_empty() && accepted.len() < 20, "{} of {all}", accepted.len());
    let view = window.get_by_label_contains("Accept 0 visible").rect().bottom();
    for at in &accepted {
        let name = format!("Finding {}, ", at + 1);
        let mark = window.query_all_by_label_contains(&name).next().expect("what was accepted is on screen");
        assert!(mark.rect().top() > view - 40.0 && mark.rect().bottom() < 880.0);
    }
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(findings(&window).iter().all(|there| there.verdict().is_none()), "one step of undo");
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
    let on_the_scale = |there: &&Reviewed| there.verdict().is_some() && there.finding.level().is_some();
    let reviewed = findings(&window).iter().filter(on_the_scale).count();
    assert!(reviewed >= 5);
    assert!(is_there(&window, &format!("{reviewed} of {reviewed} reviewed findings were kept")));
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

#[test]
fn a_decision_whose_words_are_gone_is_shown_and_can_be_taken_back() {
    let (mut window, _host, _folder) = letter_window(LETTER);
    select(&mut window, "Case recording");
    press(&mut window, Key::X);
    let entry = window.state().state.known.entries[0].entry.clone();
    let findings = entry.findings.iter().filter(|there| !there.sentence.contains("Case recording")).cloned().collect();
    let again = NewEntry { origin: entry.origin.clone(), document: entry.document.clone(), findings };
    window.state_mut().ask(Ask::Edit(Edit::Reread(vec![(EntryId(0), again)])));
    window.run_steps(6);
    window.get_by_label_contains("1 decision without a finding");
    window.get_by_label_contains("“has improved” rejected");
    click(&mut window, "Take back");
    assert!(!is_there(&window, "without a finding"));
    assert!(window.state().state.known.entries[0].entry.decisions.is_empty());
}
