//! What stands over the table: search, filters, columns, counts, copy and export.

use super::column::Column;
use super::{Local, Order};
use crate::app::ask::Asks;
use crate::app::command::Command;
use crate::app::state::State;
use crate::app::{theme, widgets, words};
use egui::containers::menu::{MenuButton, MenuConfig, SubMenuButton};
use egui::{Align, Button, Layout, PopupCloseBehavior, RichText, ScrollArea, Ui};

/// Draws the tools.
pub fn ui(ui: &mut Ui, state: &State, local: &mut Local, asks: &mut Asks) {
    ui.horizontal(|ui| {
        // What is not the search: two menus and two buttons, and the count where there is room.
        let room = (ui.available_width() - 420.0).clamp(96.0, 280.0);
        widgets::field(ui, egui::Id::unique("search findings"), &mut local.filter.search, "Search findings", room);
        MenuButton::new("Filter").config(stays_open()).ui(ui, |ui| filters_menu(ui, local));
        MenuButton::new("Columns").config(stays_open()).ui(ui, |ui| columns_menu(ui, local));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            widgets::command_button_named(ui, state, Command::ExportTable, "Export…", asks);
            widgets::command_button_named(ui, state, Command::CopyTable, "Copy", asks);
            ui.add(egui::Label::new(widgets::weak(ui, counts(state, local))).truncate());
        });
    });
    chosen_ui(ui, local);
}

fn stays_open() -> MenuConfig {
    MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside)
}

fn counts(state: &State, local: &Local) -> String {
    let (shown, total) = (local.sheet.len(), local.sheet.total());
    if shown == total { words::findings(total, state.known.counted) } else { format!("{shown} of {total} findings") }
}

fn filters_menu(ui: &mut Ui, local: &mut Local) {
    for column in Column::FACETS {
        let chosen = local.filter.only.get(&column).map_or(0, std::collections::BTreeSet::len);
        let name = if chosen == 0 { column.name().to_owned() } else { format!("{} ({chosen})", column.name()) };
        SubMenuButton::new(name).config(stays_open()).ui(ui, |ui| values_menu(ui, local, column));
    }
    ui.separator();
    if ui.add_enabled(!local.filter.only.is_empty(), Button::new("Clear filters")).clicked() {
        local.filter.only.clear();
        ui.close();
    }
}

fn values_menu(ui: &mut Ui, local: &mut Local, column: Column) {
    let Local { sheet, filter, .. } = local;
    ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
        for (value, count) in sheet.choices(column) {
            let mut is_on = filter.only.get(&column).is_some_and(|values| values.contains(value));
            if ui.checkbox(&mut is_on, format!("{}  {count}", value_name(column, value))).changed() {
                filter.toggle(column, value);
            }
        }
    });
}

/// "2 Insufficient" for the level "2"; words for what is unknown.
fn value_name(column: Column, value: &str) -> String {
    let level =
        (column == Column::Level).then(|| value.parse().ok().and_then(crate::scoring::Level::from_number)).flatten();
    match level {
        Some(level) => format!("{value} {level}"),
        None if value.is_empty() => "not said".to_owned(),
        None => value.to_owned(),
    }
}

fn columns_menu(ui: &mut Ui, local: &mut Local) {
    for column in Column::ALL {
        let mut is_on = local.columns.contains(&column);
        let is_last = is_on && local.columns.len() == 1;
        let choice = ui.add_enabled(!is_last, egui::Checkbox::new(&mut is_on, column.name()));
        if choice.on_hover_text(column.help()).changed() {
            if is_on {
                local.columns.insert(column)
            } else {
                local.columns.remove(&column)
            };
        }
    }
    ui.separator();
    if ui.button("As at first").on_hover_text("The columns, their widths and the order of a new table").clicked() {
        local.columns = Local::default().columns;
        local.widths.clear();
        local.order = Order::default();
        ui.close();
    }
}

/// The filters that hold, each with a button to remove it.
fn chosen_ui(ui: &mut Ui, local: &mut Local) {
    if local.filter.only.is_empty() {
        return;
    }
    let mut gone = None;
    ui.horizontal_wrapped(|ui| {
        for (column, values) in &local.filter.only {
            let named: Vec<String> = values.iter().map(|value| value_name(*column, value)).collect();
            let said = match &named[..] {
                [first, second, _, rest @ ..] => format!("{first}, {second} and {} more", rest.len() + 1),
                few => few.join(", "),
            };
            let text = RichText::new(format!("{}: {said}  ×", column.name())).size(13.0).color(theme::of(ui).accent);
            let button = ui.add(Button::new(text)).on_hover_text("Remove this filter");
            let name = format!("Remove the filter {}: {said}", column.name());
            button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
            if button.clicked() {
                gone = Some(*column);
            }
        }
    });
    if let Some(column) = gone {
        local.filter.only.remove(&column);
    }
}
