//! The centre: one module a tab. Each is `ui(ui, state, local, asks)`: it reads the state, keeps what
//! only it needs in its `Local`, and asks for everything else.

pub mod compare;
pub mod document;
pub mod phrases;
pub mod table;
pub mod themes;

use super::ask::{Ask, Asks};
use super::state::{State, Tab};
use super::{empty, theme};
use egui::{Button, Color32, RichText, Ui, vec2};

/// What the tabs need while they are worked with.
#[derive(Debug, Default)]
pub struct Locals {
    /// Compare's.
    pub compare: compare::Local,
    /// Document's.
    pub document: document::Local,
    /// Themes'.
    pub themes: themes::Local,
    /// Table's.
    pub table: table::Local,
    /// Phrases'.
    pub phrases: phrases::Local,
}

/// Draws the row of tabs and the one that is shown.
pub fn ui(ui: &mut Ui, state: &State, locals: &mut Locals, asks: &mut Asks) {
    bar_ui(ui, state, asks);
    ui.add_space(2.0);
    if state.is_empty() && state.tab != Tab::Phrases {
        empty::ui(ui, state, asks);
        return;
    }
    match state.tab {
        Tab::Compare => compare::ui(ui, state, &mut locals.compare, asks),
        Tab::Document => document::ui(ui, state, &mut locals.document, asks),
        Tab::Themes => themes::ui(ui, state, &mut locals.themes, asks),
        Tab::Table => table::ui(ui, state, &mut locals.table, asks),
        Tab::Phrases => phrases::ui(ui, state, &mut locals.phrases, asks),
    }
}

fn bar_ui(ui: &mut Ui, state: &State, asks: &mut Asks) {
    let t = theme::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for tab in Tab::ALL {
            let chosen = tab == state.tab;
            let text = RichText::new(tab.name());
            let text = if chosen { text.text_style(theme::strong_text()).color(t.strong) } else { text.color(t.weak) };
            let fill = if chosen { t.chosen } else { Color32::TRANSPARENT };
            let button =
                Button::selectable(chosen, text).fill(fill).frame_when_inactive(chosen).min_size(vec2(0.0, 30.0));
            let response = ui.add(button);
            response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Tab, true, chosen, tab.name()));
            if response.clicked() {
                asks.push(Ask::Show(tab));
            }
        }
    });
}
