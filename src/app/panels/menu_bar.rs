//! The bar at the top: the program's name, the menus, and the way to everything by name.

use crate::app::ask::Asks;
use crate::app::command::{Command, Menu};
use crate::app::state::State;
use crate::app::{recent, theme, widgets};
use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Button, Color32, Layout, Modifiers, Popup, RichText, TextStyle, Ui, vec2};

/// Draws the bar.
pub fn ui(ui: &mut Ui, state: &State, asks: &mut Asks) {
    ui.label(widgets::strong("Council Trajectories").color(theme::of(ui).strong));
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        search_ui(ui, asks);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            egui::MenuBar::new().ui(ui, |ui| {
                for menu in Menu::ALL {
                    let bar = ui.menu_button(menu.name(), |ui| {
                        let room = ui.ctx().content_rect().height() - 72.0;
                        if room >= LONGEST_MENU {
                            menu_ui(ui, menu, state, asks);
                        } else {
                            egui::ScrollArea::vertical().max_height(room).show(ui, |ui| menu_ui(ui, menu, state, asks));
                        }
                    });
                    let is_free = state.question.is_none() && !state.palette;
                    if is_free && ui.input_mut(|input| input.consume_key(Modifiers::ALT, menu.key())) {
                        Popup::toggle_id(ui.ctx(), Popup::default_response_id(&bar.response));
                    }
                }
            });
        });
    });
}

/// What the longest menu takes; in a lower window menus scroll.
const LONGEST_MENU: f32 = 740.0;

fn menu_ui(ui: &mut Ui, menu: Menu, state: &State, asks: &mut Asks) {
    ui.spacing_mut().item_spacing.y = 2.0;
    let mut group = 0;
    let commands = || Command::all().filter(|command| command.place().menu == menu);
    let has_switches = commands().any(|command| command.checked(state).is_some());
    for command in commands() {
        if command.place().group != group {
            group = command.place().group;
            ui.separator();
        }
        if item_ui(ui, command, state, has_switches).clicked() {
            asks.run(command);
            ui.close();
        }
        if command == Command::OpenSession && !state.recent.is_empty() {
            ui.menu_button("Recent sessions", |ui| {
                if recent::ui(ui, state, asks) {
                    ui.close();
                }
            });
        }
    }
}

fn item_ui(ui: &mut Ui, command: Command, state: &State, is_indented: bool) -> egui::Response {
    let on = command.checked(state);
    let name = command.label(state);
    let format = |colour: Color32| TextFormat::simple(TextStyle::Button.resolve(ui.style()), colour);
    let mut label = LayoutJob::default();
    if is_indented {
        // A mark and not colour alone says that a switch is on; unseen it keeps the names in line.
        let ink = if on == Some(true) { Color32::PLACEHOLDER } else { Color32::TRANSPARENT };
        label.append("● ", 0.0, format(ink));
    }
    label.append(&name, 0.0, format(Color32::PLACEHOLDER));
    let button = Button::selectable(false, label).shortcut_text(command.keys_text());
    let response = ui.add_enabled(command.enabled(state), button).on_hover_text(command.help());
    response.widget_info(|| match on {
        Some(on) => egui::WidgetInfo::selected(egui::Role::CheckBox, command.enabled(state), on, &name),
        None => egui::WidgetInfo::labeled(egui::Role::Button, command.enabled(state), &name),
    });
    response
}

fn search_ui(ui: &mut Ui, asks: &mut Asks) {
    let t = theme::of(ui);
    let small = ui.ctx().content_rect().width() < 860.0;
    let name = if small { "Search" } else { "Search commands, councils, documents" };
    let text = RichText::new(name).size(13.0).color(t.weak);
    let keys = RichText::new(Command::Palette.keys_text()).size(13.0).color(t.weak);
    let button =
        Button::new(text).right_text(keys).fill(t.raised).min_size(vec2(if small { 140.0 } else { 300.0 }, 28.0));
    let response = ui.add(button).on_hover_text(Command::Palette.help());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, Command::Palette.name()));
    if response.clicked() {
        asks.run(Command::Palette);
    }
}
