//! What stands over the window until it is answered: unsaved work, recovery, a path, help.

use super::ask::{Answer, Ask, Asks};
use super::command::Command;
use super::host::Dialog;
use super::state::{Question, State};
use super::{theme, widgets, words};
use crate::scoring::Level;
use crate::session::file::LeftBehind;
use egui::{Frame, Grid, Id, Key, Margin, Modal, RichText, ScrollArea, Ui};
use jiff::civil::DateTime;

/// What a question needs while it stands.
#[derive(Debug, Default)]
pub struct Local {
    path: String,
    is_begun: bool,
}

/// Draws the question that stands, if any.
pub fn ui(ctx: &egui::Context, state: &State, local: &mut Local, asks: &mut Asks) {
    let Some(question) = &state.question else {
        local.is_begun = false;
        return;
    };
    if !std::mem::replace(&mut local.is_begun, true)
        && let Some(behind) = ctx.memory(egui::Memory::focused)
    {
        // What had the keys lies behind the question now.
        ctx.memory_mut(|memory| memory.surrender_focus(behind));
    }
    let t = theme::tokens(ctx.global_style().visuals.dark_mode);
    let frame = Frame::popup(&ctx.global_style()).inner_margin(Margin::same(20)).fill(t.panel);
    let width = match question {
        Question::Shortcuts | Question::Method => theme::PALETTE_WIDTH,
        _ => theme::DIALOG_WIDTH,
    };
    let modal = Modal::new(Id::unique("question")).frame(frame).backdrop_color(t.veil).show(ctx, |ui| {
        ui.set_width(width.min(ctx.content_rect().width() - 60.0));
        match question {
            Question::Unsaved(_) => unsaved_ui(ui, state, asks),
            Question::Draft(_) => draft_ui(ui, asks),
            Question::Recovery(left) => recovery_ui(ui, left, asks),
            Question::Path(dialog) => path_ui(ui, *dialog, local, asks),
            Question::Shortcuts => shortcuts_ui(ui, asks),
            Question::Method => method_ui(ui, asks),
            Question::About => about_ui(ui, asks),
        }
    });
    if modal.should_close() {
        asks.push(Ask::Answered(Answer::Cancel));
    }
}

fn title(ui: &mut Ui, text: &str) {
    widgets::heading(ui, text);
    ui.add_space(4.0);
}

fn answers(ui: &mut Ui, asks: &mut Asks, primary: (&str, Answer), others: &[(&str, Answer)]) {
    ui.add_space(theme::GAP);
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        let button = widgets::primary_button(ui, primary.0);
        if ui.memory(egui::Memory::focused).is_none() {
            // Enter does what the button that stands out says.
            button.request_focus();
        }
        if button.clicked() {
            asks.push(Ask::Answered(primary.1));
        }
        for (name, answer) in others {
            if ui.add(egui::Button::new(*name).min_size(egui::vec2(0.0, 32.0))).clicked() {
                asks.push(Ask::Answered(*answer));
            }
        }
    });
}

fn unsaved_ui(ui: &mut Ui, state: &State, asks: &mut Asks) {
    title(ui, &format!("Save the changes to {}?", state.name()));
    ui.label("What you decided since it was last saved would be lost");
    answers(ui, asks, ("Save", Answer::Save), &[("Don't save", Answer::Discard), ("Cancel", Answer::Cancel)]);
}

fn draft_ui(ui: &mut Ui, asks: &mut Asks) {
    title(ui, "Give up the edited phrases?");
    ui.label("They are not applied to the session, so they are not saved with it");
    answers(ui, asks, ("Go back to them", Answer::Cancel), &[("Give them up", Answer::Discard)]);
}

fn recovery_ui(ui: &mut Ui, left: &LeftBehind, asks: &mut Asks) {
    let name = left.session_path.as_ref().and_then(|path| path.file_name());
    let name = name.map_or_else(|| "a session without a name".to_owned(), |name| name.to_string_lossy().into_owned());
    title(ui, &format!("Recover the changes to {name}?"));
    let at = |at: Option<DateTime>| at.map_or_else(|| "at an unknown time".to_owned(), words::moment);
    let saved = match (&left.session_path, left.saved) {
        (None, _) => "it was never saved".to_owned(),
        (Some(_), None) => "its own file is gone".to_owned(),
        (Some(_), saved) => format!("it was last saved {}", at(saved)),
    };
    ui.label(format!("The program ended before they were saved. Last edited {}; {saved}", at(left.edited)));
    ui.label(widgets::weak(ui, "Later (Esc) keeps them and asks again at the next start"));
    let others = [("Discard them", Answer::Forget), ("Later", Answer::Cancel)];
    answers(ui, asks, ("Recover", Answer::Recover), &others);
}

fn path_ui(ui: &mut Ui, dialog: Dialog, local: &mut Local, asks: &mut Asks) {
    title(ui, "Which file?");
    ui.label("No file dialog can be shown here. Write the path, or drop files on the window");
    let field = widgets::field(ui, Id::unique("path"), &mut local.path, "Path of the file or folder", f32::INFINITY);
    if !field.has_focus() && !field.lost_focus() {
        field.request_focus();
    }
    let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.add_space(theme::GAP);
    ui.horizontal(|ui| {
        if (widgets::primary_button(ui, "Go on").clicked() || enter) && !local.path.trim().is_empty() {
            let path = std::mem::take(&mut local.path).trim().into();
            asks.push(Ask::Picked(dialog, vec![path]));
        }
        if ui.button("Cancel").clicked() {
            asks.push(Ask::Answered(Answer::Cancel));
        }
    });
}

/// What the list of keys does not say by itself.
const KEYS: [&str; 3] = [
    "A, X and 1 to 7 decide and go on to the next finding; V, H, I, C, T, S, R and U change the finding and stay",
    "Alt with F, E, V, R or H opens a menu",
    "Tab and Shift+Tab go from one thing to the next, arrows along lists, Enter or Space chooses, Esc closes",
];

fn shortcuts_ui(ui: &mut Ui, asks: &mut Asks) {
    title(ui, "Keyboard shortcuts");
    ScrollArea::vertical().max_height(460.0).show(ui, |ui| {
        Grid::new("shortcuts").num_columns(2).spacing([24.0, 6.0]).show(ui, |ui| {
            for command in Command::all().filter(|command| command.keys().is_some()) {
                ui.label(widgets::strong(command.keys_text()));
                ui.label(command.name()).on_hover_text(command.help());
                ui.end_row();
            }
        });
    });
    ui.add_space(theme::GAP);
    for said in KEYS {
        ui.label(widgets::weak(ui, said));
    }
    answers(ui, asks, ("Close", Answer::Cancel), &[]);
}

const METHOD: [(&str, &str); 5] = [
    (
        "A finding",
        "is one claim, in one sentence, that a council's services have moved or failed to move. Its words, its page and the phrase that found it are always kept.",
    ),
    (
        "Its level",
        "is a step from 1 Declined to 7 Strong. The order means something, the distances do not: so medians and counts, never means or straight lines.",
    ),
    (
        "Who counts",
        "Only what inspectors and commissioners say counts; a council's own words are shown and not counted, unless you say otherwise.",
    ),
    (
        "A point",
        "is the median of a document's headline findings where there are at least two, else of all it counts. The bar shows the quartiles, the number how many findings there are.",
    ),
    (
        "You decide",
        "Every finding can be accepted, rejected or given another level. The chart follows, and every decision can be undone.",
    ),
];

fn method_ui(ui: &mut Ui, asks: &mut Asks) {
    title(ui, "How a point comes about");
    for (name, text) in METHOD {
        ui.label(widgets::strong(name).color(theme::of(ui).strong));
        ui.add(egui::Label::new(text).wrap());
        ui.add_space(2.0);
    }
    ui.horizontal_wrapped(|ui| {
        for level in Level::ALL {
            widgets::chip(ui, Some(level.into()));
            ui.label(level.name());
        }
    });
    answers(ui, asks, ("Close", Answer::Cancel), &[]);
}

fn about_ui(ui: &mut Ui, asks: &mut Asks) {
    title(ui, "Council Trajectories");
    ui.label(concat!("Version ", env!("CARGO_PKG_VERSION")));
    ui.label(RichText::new(env!("CARGO_PKG_DESCRIPTION")).color(theme::of(ui).weak));
    ui.add_space(theme::GAP);
    ui.label("Judgements are facts published by Ofsted; each names its source. Licence: MIT or Apache 2.0");
    answers(ui, asks, ("Close", Answer::Cancel), &[]);
}
