//! What the edited lexicon would change, before it is applied.

use super::draft::{Draft, line_of};
use crate::app::ask::{Ask, Asks};
use crate::app::state::State;
use crate::app::{known, theme, widgets, words};
use crate::scoring::{Claim, Finding};
use crate::session::EntryId;
use crate::session::change::Change;
use crate::trajectory::HalfLevel;
use crate::work::trial::Trial;
use egui::{Align2, CornerRadius, FontId, Rect, RichText, ScrollArea, Sense, Ui, pos2, vec2};
use std::sync::Arc;

const ROW: f32 = 24.0;

/// What was asked for of the draft.
pub enum Asked {
    /// Show this line.
    GoTo(usize),
    /// Give it up.
    Discard,
}

/// Draws what the draft would change.
pub fn ui(ui: &mut Ui, state: &State, draft: &Draft, asks: &mut Asks) -> Option<Asked> {
    let mut asked = None;
    ui.horizontal(|ui| {
        widgets::heading(ui, "What it changes");
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let discard = ui.add_enabled(draft.is_changed(), egui::Button::new("Discard"));
            if discard.on_hover_text("Give the edited copy up").clicked() {
                asked = Some(Asked::Discard);
            }
        });
    });
    if !draft.is_changed() {
        ui.label(widgets::weak(ui, "Nothing is edited yet. What you write is tried as soon as you pause, and changes nothing until you apply it"));
        return asked;
    }
    if let Some(fault) = draft.fault() {
        ui.add(egui::Label::new(RichText::new(&fault.message).color(theme::of(ui).error)).wrap());
        fault.hint.iter().for_each(|hint| drop(ui.label(widgets::weak(ui, hint))));
        if let Some(line) = line_of(fault)
            && ui.button(format!("Go to line {line}")).clicked()
        {
            asked = Some(Asked::GoTo(line));
        }
        return asked;
    }
    match draft.trial() {
        Some(trial) => trial_ui(ui, state, trial, asks),
        None => drop(ui.label(widgets::weak(ui, "Trying it on the documents…"))),
    }
    asked
}

fn trial_ui(ui: &mut Ui, state: &State, trial: &Arc<Trial>, asks: &mut Asks) {
    ui.add(egui::Label::new(said(trial)).wrap());
    if !trial.unread.is_empty() {
        let number = words::count(trial.unread.len(), "document is", "documents are");
        let text = format!("The words of {number} not at hand; their findings would stay as they are");
        ui.add(egui::Label::new(RichText::new(text).small().color(theme::of(ui).warning)).wrap());
        let is_reading = trial.unread.iter().any(|id| state.awaited.contains(id));
        if ui.add_enabled(!is_reading, egui::Button::new("Read them now")).clicked() {
            asks.push(Ask::ReadTexts(trial.unread.clone()));
        }
    }
    for failed in trial.failed.iter().take(3) {
        let text = format!("Example of {}: {}. “{}”", failed.entry, failed.message, failed.sentence);
        ui.add(egui::Label::new(RichText::new(text).small().color(theme::of(ui).warning)).wrap());
    }
    if trial.failed.len() > 3 {
        let rest = words::count(trial.failed.len() - 3, "other example fails", "other examples fail");
        ui.label(widgets::weak(ui, rest));
    }
    // Documents that are still coming are scored by the phrases they were opened with.
    let is_reading = state.progress.is_some();
    ui.add_enabled_ui(!is_reading, |ui| {
        let apply = widgets::primary_button(ui, "Apply to this session");
        if apply.on_disabled_hover_text("Documents are being read; apply the phrases when all are here").clicked() {
            asks.push(Ask::UseLexicon(trial.clone()));
        }
    });
    changes_ui(ui, state, &trial.changes, asks);
}

/// "3 findings added, 1 removed, 2 moved; 1 point moved; in 2 of 12 documents".
fn said(trial: &Trial) -> String {
    let sum = |of: fn(&Change) -> usize| trial.changes.iter().map(of).sum::<usize>();
    let (added, removed) = (sum(|it| it.added.len()), sum(|it| it.removed.len()));
    let (moved, points) = (sum(|it| it.moved.len()), sum(|it| it.points.len()));
    if trial.changes.is_empty() {
        let tried = words::count(trial.scored.len(), "document", "documents");
        return format!("No finding and no point of {tried} would change");
    }
    format!(
        "{} added, {removed} removed, {moved} moved; {} moved; in {} of {}",
        words::count(added, "finding", "findings"),
        words::count(points, "point", "points"),
        trial.changes.len(),
        words::count(trial.scored.len(), "document", "documents"),
    )
}

/// One line of the list of changes.
enum Line<'a> {
    Document(EntryId),
    Point(EntryId, &'a crate::session::change::PointMoved),
    Finding(EntryId, Option<Claim>, Option<Claim>, &'a Finding),
}

impl Line<'_> {
    fn document(&self) -> EntryId {
        match self {
            Self::Document(id) | Self::Point(id, _) | Self::Finding(id, ..) => *id,
        }
    }
}

fn lines(change: &Change) -> impl Iterator<Item = Line<'_>> {
    let id = change.entry;
    let points = change.points.iter().map(move |moved| Line::Point(id, moved));
    let moved = change.moved.iter().map(move |(from, it)| Line::Finding(id, Some(*from), Some(it.claim), it));
    let added = change.added.iter().map(move |it| Line::Finding(id, None, Some(it.claim), it));
    let removed = change.removed.iter().map(move |it| Line::Finding(id, Some(it.claim), None, it));
    std::iter::once(Line::Document(id)).chain(points).chain(moved).chain(added).chain(removed)
}

fn count(change: &Change) -> usize {
    1 + change.points.len() + change.moved.len() + change.added.len() + change.removed.len()
}

fn changes_ui(ui: &mut Ui, state: &State, changes: &[Change], asks: &mut Asks) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let total = changes.iter().map(count).sum();
    let area = ScrollArea::vertical().id_salt("changes").auto_shrink(false);
    area.show_rows(ui, ROW, total, |ui, range| {
        for (at, line) in changes.iter().flat_map(lines).enumerate().skip(range.start).take(range.len()) {
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
            if line_ui(ui, rect, state, at, &line).clicked() {
                asks.push(Ask::Select { document: line.document(), open: true });
            }
        }
    });
}

fn line_ui(ui: &Ui, rect: Rect, state: &State, at: usize, line: &Line<'_>) -> egui::Response {
    let t = theme::of(ui);
    let response = ui.interact(rect, ui.scope_id().with(("change", at)), Sense::click());
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, CornerRadius::same(theme::CORNER), t.hover);
    }
    let name = spoken(state, line);
    let (left, font, colour) = match line {
        Line::Document(_) => (rect.left() + 2.0, FontId::new(13.0, theme::strong_family()), t.strong),
        Line::Point(_, moved) => (chips(ui, rect, moved.from, moved.to), FontId::proportional(13.0), t.text),
        Line::Finding(_, from, to, _) => {
            (chips(ui, rect, from.and_then(level), to.and_then(level)), FontId::proportional(13.0), t.text)
        }
    };
    let galley = widgets::line(ui, &name, font, colour, rect.right() - left - 4.0);
    ui.painter().galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, colour);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ListItem, true, &name));
    response.on_hover_text("Opens the document")
}

/// Paints "3 → 5" and gives where the words begin.
fn chips(ui: &Ui, rect: Rect, from: Option<HalfLevel>, to: Option<HalfLevel>) -> f32 {
    let size = vec2(26.0, 18.0);
    let first = Rect::from_min_size(pos2(rect.left() + 8.0, rect.center().y - 9.0), size);
    chip(ui, first, from);
    let arrow = pos2(first.right() + 9.0, rect.center().y);
    ui.painter().text(arrow, Align2::CENTER_CENTER, "→", FontId::proportional(12.0), theme::of(ui).weak);
    let second = Rect::from_min_size(pos2(first.right() + 18.0, first.top()), size);
    chip(ui, second, to);
    second.right() + 8.0
}

/// A chip that says half steps too, or a point that moves by half a step would seem to stay.
fn chip(ui: &Ui, rect: Rect, level: Option<HalfLevel>) {
    let Some(level) = level else {
        widgets::paint_chip(ui, rect, None);
        return;
    };
    let fill = known::fill(level, theme::of(ui).dark);
    ui.painter().rect_filled(rect, CornerRadius::same(theme::CORNER), fill);
    let font = FontId::new(12.0, theme::strong_family());
    let ink = theme::ink_on(fill);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, words::half_number(level), font, ink);
}

fn level(claim: Claim) -> Option<HalfLevel> {
    match claim {
        Claim::Progress(level) => Some(level.into()),
        Claim::Judgement(..) => None,
    }
}

fn spoken(state: &State, line: &Line<'_>) -> String {
    match line {
        Line::Document(id) => document(state, *id),
        Line::Point(_, moved) => {
            let at = |level: Option<HalfLevel>| level.map_or_else(|| "none".to_owned(), words::half_level);
            format!("Point of {}: from {} to {}", moved.council, at(moved.from), at(moved.to))
        }
        Line::Finding(_, None, _, finding) => format!("added “{}”", finding.quote),
        Line::Finding(_, _, None, finding) => format!("removed “{}”", finding.quote),
        Line::Finding(.., finding) => format!("moved “{}”", finding.quote),
    }
}

fn document(state: &State, id: EntryId) -> String {
    let Some(entry) = state.known.entry(id) else { return "A document no longer here".to_owned() };
    let council = entry.facts.subjects().next().map(|council| &council.name);
    let date = entry.facts.date().map(|date| format!(", {}", words::date(date))).unwrap_or_default();
    format!("{}, {}{date}", council.map_or("No council", |name| name), entry.label(council))
}
