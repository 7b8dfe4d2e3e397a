//! The Table tab: every finding, to be searched, filtered, sorted, copied and opened at its sentence.
//!
//! [`sheet`] knows which findings are shown, [`column`] what a cell says; `rows` paints those in sight.

mod column;
mod rows;
mod sheet;
mod tools;

use crate::app::ask::Asks;
use crate::app::known::Known;
use crate::app::state::State;
use crate::app::widgets;
pub use column::Column;
pub use sheet::Shown;
use sheet::{Filter, Order, Sheet};
use std::collections::{BTreeMap, BTreeSet};

/// What the tab needs while it is worked with.
#[derive(Debug)]
pub struct Local {
    sheet: Sheet,
    filter: Filter,
    order: Order,
    columns: BTreeSet<Column>,
    widths: BTreeMap<Column, f32>,
    rows: rows::Local,
}

impl Default for Local {
    fn default() -> Self {
        Self {
            sheet: Sheet::default(),
            filter: Filter::default(),
            order: Order::default(),
            columns: Column::ALL.into_iter().filter(|column| column.is_shown_at_first()).collect(),
            widths: BTreeMap::new(),
            rows: rows::Local::default(),
        }
    }
}

impl Local {
    /// The columns shown, from left to right.
    pub fn columns(&self) -> Vec<Column> {
        self.columns.iter().copied().collect()
    }

    /// The findings shown, brought up to date first.
    pub fn shown(&mut self, known: &Known) -> Shown {
        self.sheet.update(known, &self.order, &self.filter);
        self.sheet.shown()
    }

    fn width(&self, column: Column) -> f32 {
        self.widths.get(&column).copied().unwrap_or_else(|| column.width())
    }
}

/// Draws the tab.
pub fn ui(ui: &mut egui::Ui, state: &State, local: &mut Local, asks: &mut Asks) {
    local.sheet.update(&state.known, &local.order, &local.filter);
    tools::ui(ui, state, local, asks);
    if local.sheet.len() == 0 {
        let title = if local.sheet.total() == 0 { "No findings yet" } else { "No finding fits" };
        let facts = if local.sheet.total() == 0 {
            "Documents opened here are scored at once"
        } else {
            "Clear the search or a filter"
        };
        widgets::empty(ui, title, &[facts]);
        return;
    }
    rows::ui(ui, state, local, asks);
}
