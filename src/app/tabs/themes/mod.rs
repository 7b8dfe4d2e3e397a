//! The Themes tab: where each part of each council's service stands, and the sentences behind it.
//!
//! The table is worked out once for each revision and period; a frame only paints what is in sight.

mod heat;
mod sentences;

use crate::app::ask::{Ask, Asks};
use crate::app::known::Known;
use crate::app::state::State;
use crate::app::{theme, widgets, words};
use crate::document::CouncilName;
use crate::scoring::Theme;
use crate::trajectory::themes::{self, Cell, Period, Place, Placed, Row, THEMES, Themes};
use egui::{Align, Layout, Ui};

/// From this width on the sentences stand beside the table and not below it.
const WIDE: f32 = 980.0;

/// A column: a theme, or all of them together.
type Column = Option<Theme>;

/// The column that councils are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct By {
    column: Column,
    down: bool,
}

/// What the tab needs while it is worked with.
#[derive(Debug, Default)]
pub struct Local {
    period: Period,
    by: Option<By>,
    themes: Themes,
    made_of: Option<(u64, Period)>,
    chosen: Option<Chosen>,
    /// Whether the chosen cell is to be brought into sight, now that the list takes room.
    scroll: bool,
    sentences: sentences::Local,
}

/// A council's theme; all of them together where none is named.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Chosen {
    council: CouncilName,
    theme: Column,
}

impl Chosen {
    /// "Surrey, leadership".
    fn name(&self) -> String {
        format!("{}, {}", self.council, column_name(self.theme))
    }

    fn cell<'a>(&self, themes: &'a Themes) -> Option<&'a Cell> {
        let row = themes.rows.iter().find(|row| row.council == self.council)?;
        cell(row, self.theme)
    }
}

/// The columns, all themes together first.
fn columns() -> impl Iterator<Item = Column> {
    std::iter::once(None).chain(THEMES.into_iter().map(Some))
}

fn column_name(column: Column) -> &'static str {
    column.map_or("all themes", words::theme)
}

fn cell(row: &Row, column: Column) -> Option<&Cell> {
    match column {
        None => row.all.as_ref(),
        Some(theme) => row.cells.get(THEMES.iter().position(|there| *there == theme)?)?.as_ref(),
    }
}

/// Draws the tab.
pub fn ui(ui: &mut Ui, state: &State, local: &mut Local, asks: &mut Asks) {
    let wanted = (state.known.revision, local.period);
    if local.made_of != Some(wanted) {
        local.themes = themes::themes(placed(&state.known), local.period);
        sort(&mut local.themes.rows, local.by);
        local.made_of = Some(wanted);
    }
    period_ui(ui, local, asks);
    if local.themes.rows.is_empty() {
        let facts = ["A counted finding about a known council puts the council here"];
        widgets::empty(ui, "No theme has a counted finding yet", &facts);
        return;
    }
    let cell = local.chosen.as_ref().and_then(|chosen| chosen.cell(&local.themes));
    let Some((chosen, cell)) = local.chosen.clone().zip(cell) else {
        heat_ui(ui, local);
        return;
    };
    local.sentences.make(state, &chosen, cell, (state.known.revision, local.period));
    let area = ui.available_size();
    if area.x >= WIDE {
        egui::Panel::right("sentences of a theme").default_size(area.x * 0.36).frame(beside()).show(ui, |ui| {
            sentences::ui(ui, state, local, asks);
        });
    } else {
        egui::Panel::bottom("sentences of a theme").default_size(area.y * 0.45).frame(below()).show(ui, |ui| {
            sentences::ui(ui, state, local, asks);
        });
    }
    heat_ui(ui, local);
}

fn beside() -> egui::Frame {
    egui::Frame::new().inner_margin(egui::Margin { left: theme::PADDING, right: 0, top: 0, bottom: 0 })
}

fn below() -> egui::Frame {
    egui::Frame::new().inner_margin(egui::Margin { left: 0, right: 0, top: theme::PADDING, bottom: 0 })
}

fn heat_ui(ui: &mut Ui, local: &mut Local) {
    let chosen = local.chosen.as_ref();
    let scroll = std::mem::take(&mut local.scroll);
    let scroll_to =
        chosen.filter(|_| scroll).and_then(|it| local.themes.rows.iter().position(|row| row.council == it.council));
    match heat::ui(ui, &local.themes, local.by, chosen, scroll_to) {
        Some(heat::Clicked::Cell(clicked)) => {
            local.scroll = true;
            local.chosen = (local.chosen.as_ref() != Some(&clicked)).then_some(clicked);
        }
        Some(heat::Clicked::Column(column)) => {
            let down = local.by.is_some_and(|by| by.column == column && !by.down);
            local.by = Some(By { column, down });
            sort(&mut local.themes.rows, local.by);
        }
        Some(heat::Clicked::Names) => {
            local.by = None;
            sort(&mut local.themes.rows, local.by);
        }
        None => {}
    }
}

/// By the level of a column, councils of which it says nothing last; else by name.
fn sort(rows: &mut [Row], by: Option<By>) {
    rows.sort_by(|a, b| a.council.cmp(&b.council));
    let Some(by) = by else { return };
    let level = |row: &Row| cell(row, by.column).map(|cell| cell.level);
    rows.sort_by(|a, b| match (level(a), level(b)) {
        (Some(a), Some(b)) if by.down => b.cmp(&a),
        (Some(a), Some(b)) => a.cmp(&b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
}

fn placed(known: &Known) -> impl Iterator<Item = Placed<'_>> {
    known.entries.iter().flat_map(|entry| {
        let date = entry.facts.date();
        entry.findings.iter().enumerate().map(move |(finding, reviewed)| Placed {
            place: Place { document: entry.id().0, finding },
            date,
            finding: &reviewed.finding,
        })
    })
}

fn period_ui(ui: &mut Ui, local: &mut Local, asks: &mut Asks) {
    ui.horizontal_wrapped(|ui| {
        let choices = [(false, "All documents"), (true, "Latest of each council")];
        if let Some(latest) = widgets::segmented(ui, &choices, local.period.latest) {
            local.period.latest = latest;
        }
        if let Some(years) = local.themes.years {
            year_ui(ui, "From", years, &mut local.period.from);
            year_ui(ui, "To", years, &mut local.period.to);
        }
        if ui.available_size_before_wrap().x > 110.0 {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| copy_ui(ui, local, asks));
        } else {
            ui.end_row();
            copy_ui(ui, local, asks);
        }
    });
}

fn copy_ui(ui: &mut Ui, local: &Local, asks: &mut Asks) {
    let copy = ui.button("Copy table").on_hover_text("Medians and counts, to paste into a spreadsheet");
    if copy.clicked() {
        asks.push(Ask::Copy { text: tsv(&local.themes), what: "The table was" });
    }
}

/// A menu of the years there are, and of no limit.
fn year_ui(ui: &mut Ui, name: &str, (first, last): (i16, i16), year: &mut Option<i16>) {
    let said = year.map_or_else(|| "any year".to_owned(), |year| year.to_string());
    ui.menu_button(format!("{name} {said}"), |ui| {
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            ui.radio_value(year, None, "any year");
            for choice in first..=last {
                ui.radio_value(year, Some(choice), choice.to_string());
            }
        });
    })
    .response
    .on_hover_text("By the date of the visit, else of publication");
}

/// Two columns a theme, so that a spreadsheet has numbers in both.
fn tsv(themes: &Themes) -> String {
    let mut text = "Council".to_owned();
    for column in columns() {
        let name = words::capital(column_name(column));
        text.extend(["\t", &name, ", median\t", &name, ", findings"]);
    }
    for row in &themes.rows {
        text.push('\n');
        text.push_str(&row.council);
        for column in columns() {
            match cell(row, column) {
                Some(cell) => {
                    let (level, count) = (cell.level.value().to_string(), cell.findings.len().to_string());
                    text.extend(["\t", &level, "\t", &count]);
                }
                None => text.push_str("\t\t0"),
            }
        }
    }
    text.push('\n');
    text
}
