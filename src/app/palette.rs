//! Everything by name: commands, councils and documents, found by the letters typed.

use super::ask::{Ask, Asks};
use super::command::Command;
use super::state::State;
use super::{theme, widgets};
use crate::document::CouncilName;
use crate::session::EntryId;
use egui::{Align2, Button, Frame, Id, Key, Margin, Modal, RichText, ScrollArea, Ui, vec2};

/// How many answers are shown.
const SHOWN: usize = 60;

/// What the palette needs while it is open.
#[derive(Debug, Default)]
pub struct Local {
    query: String,
    at: usize,
    found: Vec<Found>,
    made_of: Option<(u64, String)>,
    open: bool,
}

/// One answer.
#[derive(Clone, Debug, PartialEq)]
enum Target {
    Command(Command),
    Council(CouncilName),
    Document(EntryId),
}

#[derive(Clone, Debug)]
struct Found {
    target: Target,
    name: String,
    note: String,
    score: u32,
}

/// Draws the palette if it is open.
pub fn ui(ctx: &egui::Context, state: &State, local: &mut Local, asks: &mut Asks) {
    if !state.palette {
        local.open = false;
        return;
    }
    let just_opened = !local.open;
    if just_opened {
        *local = Local { open: true, ..Local::default() };
    }
    let width = theme::PALETTE_WIDTH.min(ctx.content_rect().width() - 40.0);
    let area = Modal::default_area(Id::unique("palette")).anchor(Align2::CENTER_TOP, vec2(0.0, 64.0));
    let t = theme::tokens(ctx.global_style().visuals.dark_mode);
    let frame = Frame::popup(&ctx.global_style()).inner_margin(Margin::same(8)).fill(t.panel);
    let modal = Modal::new(Id::unique("palette")).area(area).frame(frame).backdrop_color(t.veil).show(ctx, |ui| {
        ui.set_width(width);
        palette_ui(ui, state, local, just_opened, asks);
    });
    if modal.should_close() {
        asks.run(Command::Palette);
    }
}

fn palette_ui(ui: &mut Ui, state: &State, local: &mut Local, just_opened: bool, asks: &mut Asks) {
    let moved = step(ui);
    let enter = ui.input(|input| input.key_pressed(Key::Enter));
    let field = widgets::field(
        ui,
        Id::unique("palette query"),
        &mut local.query,
        "Search commands, councils, documents",
        f32::INFINITY,
    );
    if just_opened || !field.has_focus() {
        field.request_focus();
    }
    let wanted = (state.known.revision, local.query.clone());
    if local.made_of.as_ref() != Some(&wanted) {
        local.found = find(state, &local.query);
        local.at = 0;
        local.made_of = Some(wanted);
    }
    local.at = local.at.saturating_add_signed(moved).min(local.found.len().saturating_sub(1));
    if local.found.is_empty() {
        ui.label(widgets::weak(ui, "Nothing has this name"));
    }
    ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (i, found) in local.found.iter().enumerate() {
            let enabled = is_enabled(found, state);
            let response = row_ui(ui, found, i == local.at, enabled);
            if i == local.at && moved != 0 {
                response.scroll_to_me(None);
            }
            if enabled && (response.clicked() || (enter && i == local.at)) {
                choose(&found.target, state, asks);
            }
        }
    });
}

/// Arrow keys are taken before the field sees them, or they would move its cursor.
fn step(ui: &Ui) -> isize {
    ui.input_mut(|input| {
        let down = input.consume_key(egui::Modifiers::NONE, Key::ArrowDown);
        let up = input.consume_key(egui::Modifiers::NONE, Key::ArrowUp);
        isize::from(down) - isize::from(up)
    })
}

fn row_ui(ui: &mut Ui, found: &Found, chosen: bool, enabled: bool) -> egui::Response {
    let t = theme::of(ui);
    let name = RichText::new(&found.name).color(if enabled { t.text } else { t.weak });
    let note = RichText::new(&found.note).small().color(t.weak);
    let fill = if chosen { t.chosen } else { egui::Color32::TRANSPARENT };
    let button =
        Button::selectable(chosen, name).right_text(note).fill(fill).min_size(vec2(ui.available_width(), 30.0));
    let response = ui.add_enabled(enabled, button);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListBoxOption, enabled, chosen, &found.name));
    response
}

fn is_enabled(found: &Found, state: &State) -> bool {
    match found.target {
        Target::Command(command) => command.enabled(state),
        Target::Council(_) | Target::Document(_) => true,
    }
}

fn choose(target: &Target, state: &State, asks: &mut Asks) {
    asks.run(Command::Palette);
    match target {
        Target::Command(command) => asks.run(*command),
        Target::Document(id) => asks.push(Ask::Select { document: *id, open: true }),
        Target::Council(name) => {
            let mut view = state.view().clone();
            view.councils = state.known.compared(state.view()).to_vec();
            if !view.councils.contains(name) {
                view.councils.push(name.clone());
            }
            view.held = Some(name.clone());
            asks.push(Ask::View(view));
            asks.run(Command::ShowCompare);
        }
    }
}

fn find(state: &State, query: &str) -> Vec<Found> {
    let mut found: Vec<Found> =
        candidates(state).filter_map(|found| Some(Found { score: fit(&found.name, query)?, ..found })).collect();
    // Of equal fit the order of the menus stands.
    found.sort_by_key(|found| std::cmp::Reverse(found.score));
    found.truncate(SHOWN);
    found
}

fn candidates(state: &State) -> impl Iterator<Item = Found> + '_ {
    let commands = Command::all().filter(|command| *command != Command::Palette).map(|command| Found {
        target: Target::Command(command),
        name: command.label(state),
        note: command.keys_text(),
        score: 0,
    });
    let councils = state.known.councils.iter().map(|name| Found {
        target: Target::Council(name.clone()),
        name: name.to_string(),
        note: "Council".to_owned(),
        score: 0,
    });
    let documents = state.known.groups.iter().flat_map(|group| {
        group.rows.iter().map(|row| Found {
            target: Target::Document(row.id),
            name: group
                .council
                .as_ref()
                .map_or_else(|| row.label.clone(), |council| format!("{council}: {}", row.label)),
            note: row.line.clone(),
            score: 0,
        })
    });
    commands.chain(councils).chain(documents)
}

/// What it is worth that a word begins as the query does: more than letters here and there can be.
const WORD: u32 = 1_000;

fn begins_a_word(name: &str, query: &str) -> bool {
    let (name, query) = (name.to_lowercase(), query.trim().to_lowercase());
    let begins = |at: usize| !name[..at].chars().next_back().is_some_and(char::is_alphanumeric);
    !query.is_empty() && name.match_indices(&query).any(|(at, _)| begins(at))
}

/// How well `name` fits the letters of `query` in their order: letters in a row and at the beginnings
/// of words count more, most the whole name. None where a letter is missing.
fn fit(name: &str, query: &str) -> Option<u32> {
    let whole = name.to_lowercase() == query.trim().to_lowercase();
    let mut score = u32::from(whole) * WORD + u32::from(begins_a_word(name, query)) * WORD;
    let mut run = 0;
    let mut before = ' ';
    let mut letters = name.chars().flat_map(char::to_lowercase);
    for wanted in query.chars().flat_map(char::to_lowercase).filter(|c| !c.is_whitespace()) {
        loop {
            let letter = letters.next()?;
            let begins = !before.is_alphanumeric();
            before = letter;
            if letter == wanted {
                run += 1;
                score += run + if begins { 6 } else { 0 };
                break;
            }
            run = 0;
        }
    }
    Some(score)
}

#[cfg(test)]
mod tests {
    use super::fit;

    #[test]
    fn letters_must_stand_in_order() {
        assert!(fit("Open documents…", "opdoc").is_some());
        assert!(fit("Open documents…", "docop").is_none());
        assert_eq!(fit("anything", ""), Some(0));
    }

    #[test]
    fn the_beginnings_of_words_fit_better() {
        assert!(fit("Save as…", "sa") > fit("Previous finding, again", "sa"));
        assert!(fit("Torbay", "tor") > fit("Monitoring visit", "tor"));
        assert!(fit("Document", "document") > fit("Open documents…", "document"));
    }
}
