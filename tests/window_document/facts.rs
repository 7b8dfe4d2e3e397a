//! The facts beside the text: corrected, added, taken back, and where each came from.

use super::{LETTER, is_there, letter_window, long_letter, press, press_with, write};
use crate::window::harness::click;
use council_trajectories::app::App;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

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
