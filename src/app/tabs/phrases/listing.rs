//! The lexicon as a list: scales, patterns, modifiers, exclusions, themes and words, with what each does,
//! its examples and how often the session's findings rest on it.

use crate::app::known::Known;
use crate::app::state::State;
use crate::app::{theme, widgets, words};
use crate::scoring::lexicon::source::{ClaimKind, Effect, Place};
use crate::scoring::{Entry, Level, Lexicon, Sort};
use egui::{
    Align2, CornerRadius, FontId, Frame, Key, Margin, Rect, Response, RichText, ScrollArea, Sense, Ui, pos2, vec2,
};
use std::collections::BTreeMap;
use std::sync::Arc;

const ROW: f32 = 26.0;

/// What the list keeps.
#[derive(Debug, Default)]
pub struct Local {
    search: String,
    items: Vec<Item>,
    lines: Vec<Line>,
    items_of: Option<Arc<Lexicon>>,
    lines_of: Option<String>,
    uses: BTreeMap<Arc<str>, usize>,
    uses_of: Option<u64>,
    chosen: Option<String>,
    scroll: bool,
    focus: bool,
}

impl Local {
    /// Shows an entry.
    pub fn choose(&mut self, id: &str) {
        self.chosen = Some(id.to_owned());
        self.search.clear();
        self.scroll = true;
    }
}

/// An entry of the lexicon, in words.
#[derive(Debug)]
struct Item {
    group: &'static str,
    id: String,
    level: Option<Level>,
    does: String,
    note: String,
    matches: Vec<String>,
    good: Vec<(String, Level)>,
    bad: Vec<String>,
}

impl Item {
    fn holds(&self, word: &str) -> bool {
        let lower = |text: &str| text.to_lowercase().contains(word);
        lower(&self.id)
            || lower(&self.note)
            || lower(&self.does)
            || self.matches.iter().any(|it| lower(it))
            || self.good.iter().any(|(it, _)| lower(it))
            || self.bad.iter().any(|it| lower(it))
    }
}

#[derive(Debug)]
enum Line {
    Group(&'static str, usize),
    Item(usize),
}

/// Draws the list and the entry chosen; gives the id of an entry to be edited.
pub fn ui(ui: &mut Ui, state: &State, lexicon: &Arc<Lexicon>, local: &mut Local) -> Option<String> {
    update(&state.known, lexicon, local);
    let width = (ui.available_width() * 0.36).clamp(170.0, 320.0);
    let margin = Margin { left: 0, right: theme::PADDING, top: 4, bottom: 0 };
    let side = egui::Panel::left("entries of the lexicon").default_size(width).size_range(150.0..=460.0);
    side.frame(Frame::new().inner_margin(margin)).show(ui, |ui| {
        widgets::field(
            ui,
            egui::Id::unique("search the lexicon"),
            &mut local.search,
            "Search the phrases",
            f32::INFINITY,
        );
        list_ui(ui, local);
    });
    let item = local.chosen.as_ref().and_then(|id| local.items.iter().find(|item| item.id == *id));
    let Some(item) = item else {
        widgets::empty(ui, "Choose an entry", &["Each says what it does, why, and the sentences it is tried on"]);
        return None;
    };
    let uses = local.uses.get(item.id.as_str()).copied();
    let mut edit = false;
    let margin = Margin { left: theme::PADDING, right: 0, top: 0, bottom: 0 };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ScrollArea::vertical().id_salt("entry").auto_shrink(false).show(ui, |ui| edit = item_ui(ui, item, uses));
    });
    edit.then(|| item.id.clone())
}

fn update(known: &Known, lexicon: &Arc<Lexicon>, local: &mut Local) {
    if !local.items_of.as_ref().is_some_and(|of| Arc::ptr_eq(of, lexicon)) {
        local.items = scales(lexicon).chain(lexicon.entries().iter().map(item)).collect();
        // What one looks for first stands first; the words that phrases are made of come last.
        local.items.sort_by_key(|item| GROUPS.iter().position(|group| *group == item.group));
        if !local.items.iter().any(|item| Some(&item.id) == local.chosen.as_ref()) {
            local.chosen = local.items.first().map(|item| item.id.clone());
        }
        local.items_of = Some(lexicon.clone());
        local.lines_of = None;
    }
    if local.lines_of.as_ref() != Some(&local.search) {
        local.lines = lines(&local.items, &local.search);
        local.lines_of = Some(local.search.clone());
    }
    if local.uses_of != Some(known.revision) {
        local.uses = uses(known);
        local.uses_of = Some(known.revision);
    }
}

const GROUPS: [&str; 8] =
    ["Scales", "Patterns", "Modifiers", "Exclusions", "Themes", "Judgements", "Parts of phrases", "Classes of words"];

fn lines(items: &[Item], search: &str) -> Vec<Line> {
    let wanted: Vec<String> = search.split_whitespace().map(str::to_lowercase).collect();
    let mut lines = Vec::new();
    for group in GROUPS {
        let fits = |item: &Item| item.group == group && wanted.iter().all(|word| item.holds(word));
        let found: Vec<usize> = items.iter().enumerate().filter(|(_, item)| fits(item)).map(|(at, _)| at).collect();
        if !found.is_empty() {
            lines.push(Line::Group(group, found.len()));
            lines.extend(found.into_iter().map(Line::Item));
        }
    }
    lines
}

/// How many findings rest on each pattern and modifier.
fn uses(known: &Known) -> BTreeMap<Arc<str>, usize> {
    let mut uses: BTreeMap<Arc<str>, usize> = BTreeMap::new();
    for reviewed in known.entries.iter().flat_map(|entry| &entry.findings) {
        let finding = &reviewed.finding;
        for id in std::iter::once(&finding.pattern).chain(finding.modifiers.iter().map(|modifier| &modifier.id)) {
            match uses.get_mut(id) {
                Some(count) => *count += 1,
                None => drop(uses.insert(id.clone(), 1)),
            }
        }
    }
    uses
}

fn scales(lexicon: &Lexicon) -> impl Iterator<Item = Item> + '_ {
    lexicon.scales().iter().map(|scale| Item {
        group: "Scales",
        id: scale.name.clone(),
        level: None,
        does: "An ordinal scale: the order of its steps means something, the distances between them do not".to_owned(),
        note: scale.note.clone(),
        matches: scale.levels.iter().map(|it| format!("{} {}: {}", it.number, it.name, it.note)).collect(),
        good: Vec::new(),
        bad: Vec::new(),
    })
}

fn item(entry: &Entry<'_>) -> Item {
    let (group, level, does) = match entry.sort {
        Sort::Pattern(kind, level) => ("Patterns", Some(level), pattern_does(kind, level)),
        Sort::Modifier(place, effect) => ("Modifiers", effect_level(effect), modifier_does(place, effect)),
        Sort::Exclusion(reason) => ("Exclusions", None, format!("Stops a claim: {reason}")),
        Sort::Theme(theme) => ("Themes", None, format!("Names the theme {}", words::theme(theme))),
        Sort::Judgement => ("Judgements", None, "Tells of a formal judgement".to_owned()),
        Sort::Phrase => ("Parts of phrases", None, "A named run of words that patterns use".to_owned()),
        Sort::Class => ("Classes of words", None, "Words that stand for each other in patterns".to_owned()),
    };
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    Item {
        group,
        id: entry.id.to_owned(),
        level,
        does,
        note: entry.note.to_owned(),
        matches: owned(&entry.matches),
        good: entry.good.iter().map(|(sentence, level)| ((*sentence).to_owned(), *level)).collect(),
        bad: owned(&entry.bad),
    }
}

fn pattern_does(kind: ClaimKind, level: Level) -> String {
    let moved = match kind {
        ClaimKind::Forward => "Claims movement forward; modifiers bear on it",
        ClaimKind::Backward => "Claims movement backward",
        ClaimKind::Settled => "Claims movement, with a level its own words settle",
    };
    format!("{moved}. Begins at {} {level}", level.number())
}

fn effect_level(effect: Effect) -> Option<Level> {
    match effect {
        Effect::Degree(level) | Effect::Weak(level) | Effect::Cap(level) | Effect::Set(level) => Some(level),
        Effect::Drop | Effect::Negate | Effect::Share(_) | Effect::Past => None,
    }
}

fn modifier_does(place: Place, effect: Effect) -> String {
    let stands = match place {
        Place::Inside => "Within the claim",
        Place::Before => "Right before the claim",
        Place::After => "Right after the claim",
        Place::Sentence => "Anywhere in the sentence",
    };
    let named = |level: Level| format!("{} {level}", level.number());
    let does = match effect {
        Effect::Degree(level) => format!("makes it {}", named(level)),
        Effect::Weak(level) => format!("makes it {} where nothing stronger stands", named(level)),
        Effect::Cap(level) => format!("makes it {} at most", named(level)),
        Effect::Drop => "takes it one step down, not below 3 Limited".to_owned(),
        Effect::Negate => "negates it: forward becomes 2 Insufficient, what was bad no longer is".to_owned(),
        Effect::Set(level) => format!("makes it {} whatever else stands there", named(level)),
        Effect::Share(scope) => format!("says how much is meant: {}", words::scope(scope)),
        Effect::Past => "tells that it was so at an earlier time".to_owned(),
    };
    format!("{stands}, it {does}")
}

fn list_ui(ui: &mut Ui, local: &mut Local) {
    if local.lines.is_empty() {
        ui.label(widgets::weak(ui, "No entry fits the search"));
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let scroll_to = std::mem::take(&mut local.scroll).then(|| line_of(local)).flatten();
    let mut wanted = None;
    ScrollArea::vertical().id_salt("entries").auto_shrink(false).show_viewport(ui, |ui, viewport| {
        ui.set_height(local.lines.len() as f32 * ROW);
        let origin = ui.max_rect().min;
        let width = ui.available_width();
        let place = |at: usize| Rect::from_min_size(origin + vec2(0.0, at as f32 * ROW), vec2(width, ROW));
        if let Some(at) = scroll_to {
            ui.scroll_to_rect(place(at), Some(egui::Align::Center));
        }
        let first = (viewport.min.y / ROW).floor().max(0.0) as usize;
        let last = (viewport.max.y / ROW).ceil() as usize + 1;
        for at in first..last.min(local.lines.len()) {
            match local.lines.get(at) {
                Some(Line::Group(name, count)) => group_ui(ui, place(at), name, *count),
                Some(Line::Item(item)) => wanted = row_ui(ui, place(at), local, *item, at).or(wanted.take()),
                None => {}
            }
        }
        local.focus = false;
    });
    if let Some(at) = wanted
        && let Some(Line::Item(item)) = local.lines.get(at)
        && let Some(item) = local.items.get(*item)
    {
        local.chosen = Some(item.id.clone());
        local.focus = true;
        local.scroll = line_of(local).is_some_and(|there| there != at);
    }
}

fn line_of(local: &Local) -> Option<usize> {
    let chosen = local.chosen.as_ref()?;
    let is_chosen =
        |line: &Line| matches!(line, Line::Item(at) if local.items.get(*at).is_some_and(|it| it.id == *chosen));
    local.lines.iter().position(is_chosen)
}

fn group_ui(ui: &Ui, rect: Rect, name: &str, count: usize) {
    let t = theme::of(ui);
    let font = FontId::new(13.0, theme::strong_family());
    let at = pos2(rect.left() + 2.0, rect.bottom() - 4.0);
    ui.painter().text(at, Align2::LEFT_BOTTOM, name, font, t.strong);
    let right = pos2(rect.right() - 6.0, rect.bottom() - 4.0);
    ui.painter().text(right, Align2::RIGHT_BOTTOM, count.to_string(), FontId::proportional(12.0), t.weak);
    let response = ui.interact(rect, ui.scope_id().with(("group", name)), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, format!("{name}, {count}")));
}

/// Draws a row; gives the line that is to be chosen: its own by a click, or its neighbour by an arrow.
fn row_ui(ui: &Ui, rect: Rect, local: &Local, item: usize, line: usize) -> Option<usize> {
    let t = theme::of(ui);
    let it = local.items.get(item)?;
    let response: Response = ui.interact(rect, ui.scope_id().with(("item", item)), Sense::click());
    let is_chosen = local.chosen.as_deref() == Some(&it.id);
    if is_chosen && local.focus {
        response.request_focus();
    }
    let area = rect.shrink2(vec2(0.0, 1.0));
    if is_chosen || response.hovered() {
        let fill = if is_chosen { t.chosen } else { t.hover };
        ui.painter().rect_filled(area, CornerRadius::same(theme::CORNER), fill);
    }
    let mut moved = None;
    if response.has_focus() {
        let stroke = egui::Stroke::new(1.0, t.accent);
        ui.painter().rect_stroke(area, CornerRadius::same(theme::CORNER), stroke, egui::StrokeKind::Inside);
        let filter = egui::EventFilter { vertical_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        moved = step(ui, &local.lines, line);
    }
    let mut left = area.left() + 8.0;
    if let Some(level) = it.level {
        let chip = Rect::from_min_size(pos2(left, area.center().y - 8.0), vec2(20.0, 16.0));
        widgets::paint_chip(ui, chip, Some(level.into()));
        left = chip.right() + 6.0;
    }
    let mut room = area.right() - left - 6.0;
    if let Some(uses) = local.uses.get(it.id.as_str()) {
        let at = pos2(area.right() - 6.0, area.center().y);
        let font = FontId::proportional(12.0);
        room = ui.painter().text(at, Align2::RIGHT_CENTER, uses.to_string(), font, t.weak).left() - left - 6.0;
    }
    let name = widgets::line(ui, &it.id, FontId::proportional(13.0), t.text, room);
    ui.painter().galley(pos2(left, area.center().y - name.size().y / 2.0), name, t.text);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListItem, true, is_chosen, spoken(it)));
    if response.clicked() { Some(line) } else { moved }
}

/// The next entry up or down, over the names of groups.
fn step(ui: &Ui, lines: &[Line], from: usize) -> Option<usize> {
    let (down, up) = ui.input(|input| (input.key_pressed(Key::ArrowDown), input.key_pressed(Key::ArrowUp)));
    let is_item = |at: &usize| matches!(lines.get(*at), Some(Line::Item(_)));
    match (down, up) {
        (true, _) => (from + 1..lines.len()).find(is_item),
        (_, true) => (0..from).rev().find(is_item),
        _ => None,
    }
}

fn spoken(item: &Item) -> String {
    let level = item.level.map(|level| format!(", {} {level}", level.number())).unwrap_or_default();
    format!("{}{level}", item.id)
}

fn item_ui(ui: &mut Ui, item: &Item, uses: Option<usize>) -> bool {
    let t = theme::of(ui);
    ui.add_space(6.0);
    let edit = ui.horizontal(|ui| {
        if let Some(level) = item.level {
            widgets::chip(ui, Some(level.into()));
        }
        widgets::heading(ui, &item.id);
        ui.button("Edit this entry").on_hover_text("Goes to this entry in an editable copy").clicked()
    });
    ui.add(egui::Label::new(RichText::new(&item.does).color(t.text)).wrap());
    if !item.note.is_empty() {
        ui.add(egui::Label::new(RichText::new(&item.note).color(t.weak)).wrap());
    }
    if let Some(uses) = uses {
        let said = format!(
            "{} of this session",
            words::count(uses, "finding rests on it in the documents", "findings rest on it in the documents")
        );
        ui.label(widgets::weak(ui, said));
    }
    let title = if item.group == "Scales" { "Steps" } else { "As it is written" };
    section_ui(ui, title, !item.matches.is_empty());
    let is_scale = item.group == "Scales";
    for written in &item.matches {
        let text = if is_scale { RichText::new(written) } else { RichText::new(written).monospace() };
        ui.add(egui::Label::new(text.color(t.text)).wrap().selectable(true));
    }
    section_ui(ui, "Finds", !item.good.is_empty());
    for (sentence, level) in &item.good {
        ui.horizontal(|ui| {
            widgets::chip(ui, Some((*level).into()));
            ui.add(egui::Label::new(sentence).wrap().selectable(true));
        });
    }
    section_ui(ui, "Finds nothing in", !item.bad.is_empty());
    for sentence in &item.bad {
        ui.horizontal(|ui| {
            widgets::chip(ui, None);
            ui.add(egui::Label::new(sentence).wrap().selectable(true));
        });
    }
    edit.inner
}

fn section_ui(ui: &mut Ui, name: &str, is_there: bool) {
    if is_there {
        ui.add_space(theme::GAP);
        ui.label(widgets::strong(name).color(theme::of(ui).strong));
    }
}
