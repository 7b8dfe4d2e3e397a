//! The list of documents: by council, with date, level, count, what is left to review and warnings.
//!
//! Only the rows in sight are drawn; the list itself is put together when something it shows changed.

use crate::app::ask::{Ask, Asks};
use crate::app::command::Command;
use crate::app::host::Dialog;
use crate::app::known::{Group, Known, Row};
use crate::app::state::State;
use crate::app::{theme, widgets, words};
use crate::document::CouncilName;
use crate::session::EntryId;
use crate::session::file::Whereabouts;
use egui::{Align, Align2, CornerRadius, FontId, Key, Layout, Rect, Response, ScrollArea, Sense, Ui, pos2, vec2};
use std::sync::Arc;

const HEADER: f32 = 36.0;

/// Which documents are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Filter {
    #[default]
    All,
    ToReview,
    Warnings,
}

/// What they are listed by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Sort {
    #[default]
    Council,
    NewestFirst,
}

/// What the list needs while it is worked with.
#[derive(Debug, Default)]
pub struct Local {
    search: String,
    filter: Filter,
    sort: Sort,
    list: List,
    made_of: Option<(u64, String, Filter, Sort)>,
    last_moves: u64,
    focus: Option<EntryId>,
    marked_from: Option<EntryId>,
    /// Set to put the cursor into the search.
    pub focus_search: bool,
}

#[derive(Debug, Default)]
struct List {
    lines: Vec<(f32, Line)>,
    height: f32,
    shown: usize,
}

#[derive(Debug)]
enum Line {
    Header(Option<CouncilName>, usize),
    Row(Option<CouncilName>, Arc<Row>),
}

impl Line {
    fn height(&self) -> f32 {
        match self {
            Self::Header(..) => HEADER,
            Self::Row(..) => theme::ROW,
        }
    }

    fn id(&self) -> Option<EntryId> {
        match self {
            Self::Header(..) => None,
            Self::Row(_, row) => Some(row.id),
        }
    }
}

impl List {
    fn push(&mut self, line: Line) {
        let height = line.height();
        self.lines.push((self.height, line));
        self.height += height;
    }

    fn ids(&self) -> impl Iterator<Item = EntryId> + '_ {
        self.lines.iter().filter_map(|(_, line)| line.id())
    }
}

/// The documents the list shows, in its order.
pub fn shown(local: &Local) -> Vec<EntryId> {
    local.list.ids().collect()
}

/// Draws the list.
pub fn ui(ui: &mut Ui, state: &State, local: &mut Local, asks: &mut Asks) {
    let wanted = (state.known.revision, local.search.clone(), local.filter, local.sort);
    if local.made_of.as_ref() != Some(&wanted) {
        local.list = list(&state.known, &local.search, local.filter, local.sort);
        local.made_of = Some(wanted);
    }
    search_ui(ui, local, asks);
    if local.list.shown == 0 {
        nothing_ui(ui, state);
        return;
    }
    list_ui(ui, state, local, asks);
}

fn search_ui(ui: &mut Ui, local: &mut Local, asks: &mut Asks) {
    // From the right, so that the field takes what the menu leaves and the panel never grows by itself.
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 30.0), Layout::right_to_left(Align::Center), |ui| {
        let filter = ui.menu_button("Filter", |ui| show_menu(ui, local)).response;
        filter.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, "Filter and sort documents"));
        filter.on_hover_text("Which documents, in which order");
        let id = egui::Id::unique("find a document");
        let room = ui.available_width();
        let field = widgets::field(ui, id, &mut local.search, "Find a document", room);
        if std::mem::take(&mut local.focus_search) {
            field.request_focus();
        }
        let first = local.list.ids().next();
        if let (true, Some(document)) = (field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)), first) {
            asks.push(Ask::Select { document, open: true });
        }
    });
}

fn show_menu(ui: &mut Ui, local: &mut Local) {
    ui.radio_value(&mut local.filter, Filter::All, "All documents");
    ui.radio_value(&mut local.filter, Filter::ToReview, "With findings to review");
    ui.radio_value(&mut local.filter, Filter::Warnings, "With warnings");
    ui.separator();
    ui.radio_value(&mut local.sort, Sort::Council, "By council and date");
    ui.radio_value(&mut local.sort, Sort::NewestFirst, "Newest first");
}

fn nothing_ui(ui: &mut Ui, state: &State) {
    ui.add_space(theme::GAP);
    let text = if state.is_empty() { "No documents yet" } else { "No document fits the search" };
    ui.label(widgets::weak(ui, text));
}

fn list(known: &Known, search: &str, filter: Filter, sort: Sort) -> List {
    let wanted: Vec<String> = search.split_whitespace().map(str::to_lowercase).collect();
    let fits = |row: &Row| {
        wanted.iter().all(|word| row.haystack.contains(word))
            && match filter {
                Filter::All => true,
                Filter::ToReview => row.to_review > 0,
                Filter::Warnings => row.warning.is_some(),
            }
    };
    let mut list = List::default();
    match sort {
        Sort::Council => known.groups.iter().for_each(|group| push_group(&mut list, group, &fits)),
        Sort::NewestFirst => push_newest_first(&mut list, &known.groups, &fits),
    }
    list.shown = list.ids().count();
    list
}

fn push_group(list: &mut List, group: &Group, fits: &impl Fn(&Row) -> bool) {
    let rows: Vec<&Arc<Row>> = group.rows.iter().filter(|row| fits(row)).collect();
    if rows.is_empty() {
        return;
    }
    list.push(Line::Header(group.council.clone(), rows.len()));
    for row in rows {
        list.push(Line::Row(group.council.clone(), row.clone()));
    }
}

fn push_newest_first(list: &mut List, groups: &[Group], fits: &impl Fn(&Row) -> bool) {
    let mut rows: Vec<(&Group, &Arc<Row>)> = groups
        .iter()
        .flat_map(|group| group.rows.iter().map(move |row| (group, row)))
        .filter(|(_, row)| fits(row))
        .collect();
    rows.sort_by_key(|(_, row)| (std::cmp::Reverse(row.date), row.id));
    for (group, row) in rows {
        let row = match &group.council {
            Some(council) => Row { label: format!("{council}: {}", row.label), ..(**row).clone() }.into(),
            None => row.clone(),
        };
        list.push(Line::Row(group.council.clone(), row));
    }
}

fn list_ui(ui: &mut Ui, state: &State, local: &mut Local, asks: &mut Asks) {
    let scroll_to = (local.last_moves != state.selection.moves).then_some(state.selection.document).flatten();
    local.last_moves = state.selection.moves;
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().auto_shrink(false).show_viewport(ui, |ui, viewport| {
        ui.set_height(local.list.height);
        let origin = ui.max_rect().min;
        if let Some((top, line)) =
            scroll_to.and_then(|id| local.list.lines.iter().find(|(_, line)| line.id() == Some(id)))
        {
            let rect = Rect::from_min_size(origin + vec2(0.0, *top), vec2(1.0, line.height()));
            ui.scroll_to_rect(rect, None);
        }
        let first = local.list.lines.partition_point(|(top, line)| top + line.height() < viewport.min.y);
        let mut focused = None;
        for (top, line) in local.list.lines.iter().skip(first).take_while(|(top, _)| *top <= viewport.max.y) {
            let rect = Rect::from_min_size(origin + vec2(0.0, *top), vec2(ui.available_width(), line.height()));
            match line {
                Line::Header(council, count) => header_ui(ui, rect, council.as_ref(), *count),
                Line::Row(council, row) => {
                    let response = row_ui(ui, rect, state, council.as_ref(), row);
                    if local.focus == Some(row.id) {
                        response.request_focus();
                        local.focus = None;
                    }
                    focused = focused.or(response.has_focus().then_some(row.id));
                    let from = act_on(ui, &response, state, local.marked_from, &local.list, row, asks);
                    local.marked_from = from.or(local.marked_from);
                }
            }
        }
        if let Some(next) = focused.and_then(|id| step(ui, &local.list, id)) {
            local.focus = Some(next);
            asks.push(Ask::Select { document: next, open: false });
        }
    });
}

/// The row that an arrow key goes to.
fn step(ui: &Ui, list: &List, from: EntryId) -> Option<EntryId> {
    let (down, up) = ui.input(|input| (input.key_pressed(Key::ArrowDown), input.key_pressed(Key::ArrowUp)));
    let ids: Vec<EntryId> = list.ids().collect();
    let at = ids.iter().position(|id| *id == from)?;
    match (down, up) {
        (true, _) => ids.get(at + 1).copied(),
        (_, true) => ids.get(at.checked_sub(1)?).copied(),
        _ => None,
    }
}

/// What a click on a row asks for; gives the row that a later Shift-click marks from.
fn act_on(
    ui: &Ui,
    response: &Response,
    state: &State,
    marked_from: Option<EntryId>,
    list: &List,
    row: &Row,
    asks: &mut Asks,
) -> Option<EntryId> {
    response.context_menu(|ui| context_menu(ui, state, row, asks));
    if response.double_clicked() {
        asks.push(Ask::Select { document: row.id, open: true });
        return None;
    }
    if !response.clicked() {
        return None;
    }
    let held = ui.input(|input| input.modifiers);
    if held.command {
        let mut marked = state.selection.marked.clone();
        if !marked.remove(&row.id) {
            marked.insert(row.id);
        }
        asks.push(Ask::Mark(marked.into_iter().collect()));
    } else if held.shift {
        asks.push(Ask::Mark(between(list, marked_from.unwrap_or(row.id), row.id)));
        return None;
    } else {
        asks.push(Ask::Select { document: row.id, open: false });
    }
    Some(row.id)
}

fn between(list: &List, a: EntryId, b: EntryId) -> Vec<EntryId> {
    let ids: Vec<EntryId> = list.ids().collect();
    let at = |id| ids.iter().position(|there| *there == id).unwrap_or(0);
    let (from, to) = (at(a).min(at(b)), at(a).max(at(b)));
    ids.get(from..=to).unwrap_or_default().to_vec()
}

fn context_menu(ui: &mut Ui, state: &State, row: &Row, asks: &mut Asks) {
    let marked = &state.selection.marked;
    let several = marked.len() > 1 && marked.contains(&row.id);
    if ui.button("Open the text").clicked() {
        asks.push(Ask::Select { document: row.id, open: true });
    }
    match state.changed.get(&row.id) {
        Some(Whereabouts::Moved(path))
            if ui.button("Use the file found").on_hover_text(path.display().to_string()).clicked() =>
        {
            asks.push(Ask::Edit(crate::session::Edit::Relink(row.id, path.clone())));
        }
        Some(Whereabouts::Changed(_)) if ui.button("Read the changed file again").clicked() => {
            asks.push(Ask::Reread(vec![row.id]));
        }
        _ => {}
    }
    let is_file = state.known.entry(row.id).is_some_and(|entry| !entry.entry.is_record());
    if is_file && ui.button("Relink…").on_hover_text("Say where the file is now").clicked() {
        asks.push(Ask::Pick(Dialog::Relink(row.id)));
    }
    ui.separator();
    let name = if several { format!("Remove {} documents", marked.len()) } else { "Remove".to_owned() };
    if ui.button(name).on_hover_text(Command::RemoveDocuments.help()).clicked() {
        let ids = if several { marked.iter().copied().collect() } else { vec![row.id] };
        asks.push(Ask::Edit(crate::session::Edit::Remove(ids)));
    }
}

fn header_ui(ui: &mut Ui, rect: Rect, council: Option<&CouncilName>, count: usize) {
    let t = theme::of(ui);
    let name = council.map_or("No council found", |name| name);
    let base = rect.bottom() - 10.0;
    let told = words::count(count, "document", "documents");
    let heading = |room: f32| truncated(ui, name, FontId::new(14.0, theme::strong_family()), t.strong, room);
    let counted = |text: String| ui.painter().layout_no_wrap(text, FontId::proportional(12.0), t.weak);
    let room = |count: &egui::Galley| rect.width() - 8.0 - count.size().x - theme::GAP;
    let (mut galley, mut right) = (heading(rect.width()), counted(told.clone()));
    // The name goes before the word "documents", which the number is understood without.
    if galley.size().x > room(&right) {
        right = counted(count.to_string());
        galley = heading(room(&right));
    }
    let is_cut = galley.elided;
    let at = pos2(rect.right() - 8.0 - right.size().x, base - right.size().y);
    ui.painter().galley(at, right, t.weak);
    ui.painter().galley(pos2(rect.left(), base - galley.size().y + 1.0), galley, t.strong);
    let response = ui.interact(rect, ui.scope_id().with(("header", name)), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, format!("{name}, {told}")));
    if is_cut {
        response.on_hover_text(name);
    }
}

fn row_ui(ui: &mut Ui, rect: Rect, state: &State, council: Option<&CouncilName>, row: &Row) -> Response {
    let t = theme::of(ui);
    let response = ui.interact(rect, ui.scope_id().with((row.id, council)), Sense::click());
    let selected = state.selection.document == Some(row.id);
    let marked = state.selection.marked.contains(&row.id);
    let area = rect.shrink2(vec2(0.0, 1.0));
    let fill = match (selected, marked || response.hovered() || response.has_focus()) {
        (true, _) => Some(t.chosen),
        (false, true) => Some(t.hover),
        _ => None,
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(area, CornerRadius::same(theme::CORNER), fill);
    }
    if response.has_focus() || marked {
        let stroke = egui::Stroke::new(1.0, t.accent);
        ui.painter().rect_stroke(area, CornerRadius::same(theme::CORNER), stroke, egui::StrokeKind::Inside);
    }
    let chip = Rect::from_center_size(pos2(rect.left() + 7.0 + widgets::CHIP.x / 2.0, rect.center().y), widgets::CHIP);
    match (row.level, row.grade) {
        (None, Some(grade)) => widgets::paint_grade_chip(ui, chip, grade),
        (level, _) => widgets::paint_chip(ui, chip, level),
    }
    let warning = warning(state, row);
    let sign = sign_ui(ui, rect, row, warning.is_some());
    let left = chip.right() + 9.0;
    let room = sign - left - 4.0;
    let label = truncated(ui, &row.label, FontId::proportional(14.0), t.strong, room);
    let line = truncated(ui, &row.line, FontId::proportional(12.0), t.weak, room);
    let is_cut = label.elided || line.elided;
    ui.painter().galley(pos2(left, rect.top() + 5.0), label, t.strong);
    ui.painter().galley(pos2(left, rect.top() + 24.0), line, t.weak);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListItem, true, selected, spoken(council, row)));
    let cut = is_cut.then(|| format!("{}\n{}", row.label, row.line));
    let told: Vec<String> = cut.into_iter().chain(warning).collect();
    if told.is_empty() { response } else { response.on_hover_text(told.join("\n")) }
}

fn spoken(council: Option<&CouncilName>, row: &Row) -> String {
    let level = row.level.map(|level| format!(", {}", words::half_level(level))).unwrap_or_default();
    let council = council.map(|name| format!(", {name}")).unwrap_or_default();
    format!("{}{council}, {}{level}", row.label, row.line)
}

fn warning(state: &State, row: &Row) -> Option<String> {
    let file = match state.changed.get(&row.id) {
        Some(Whereabouts::Changed(_)) => Some("The file's content changed since it was read"),
        Some(Whereabouts::Moved(_)) => Some("The file has moved and was found elsewhere"),
        Some(Whereabouts::Lost) => Some("The file is no longer where it was"),
        Some(Whereabouts::There) | None => None,
    };
    match (file, &row.warning) {
        (Some(file), Some(warning)) => Some(format!("{file}\n{warning}")),
        (Some(file), None) => Some(file.to_owned()),
        (None, warning) => warning.clone(),
    }
}

/// Paints what stands at the right of a row and gives its left edge.
fn sign_ui(ui: &Ui, rect: Rect, row: &Row, warned: bool) -> f32 {
    let t = theme::of(ui);
    let mut right = rect.right() - 8.0;
    if warned {
        let font = FontId::new(14.0, theme::strong_family());
        right =
            ui.painter().text(pos2(right, rect.center().y), Align2::RIGHT_CENTER, "!", font, t.warning).left() - 6.0;
    }
    if row.to_review > 0 {
        let text = row.to_review.to_string();
        let font = FontId::proportional(12.0);
        right = ui.painter().text(pos2(right, rect.center().y), Align2::RIGHT_CENTER, text, font, t.accent).left();
    }
    right
}

fn truncated(ui: &Ui, text: &str, font: FontId, colour: egui::Color32, room: f32) -> Arc<egui::Galley> {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(8.0));
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}
