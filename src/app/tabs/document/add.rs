//! Making a finding of selected words: a small card beside them with level, council, theme and voice.

use super::page;
use super::words::{self, Words};
use crate::app::ask::{Ask, Asks};
use crate::app::panels::details;
use crate::app::state::{Loaded, State};
use crate::app::{theme, widgets, words as said};
use crate::document::{CouncilName, Section, Voice};
use crate::scoring::{Claim, Finding, Level, Theme};
use crate::session::derive::Derived;
use crate::session::review::by_analyst;
use crate::session::{Decision, Edit, Verdict};
use crate::text::Span;
use egui::{Align2, Area, Frame, Key, Modifiers, Order, Rect, RichText, Ui, Vec2, vec2};

/// About how high the card is.
const HEIGHT: f32 = 260.0;

/// A finding being made.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its words.
    pub span: Span,
    /// Its level, once given.
    pub level: Option<Level>,
    council: Option<CouncilName>,
    voice: Voice,
    theme: Theme,
    headline: bool,
    /// It was asked for, and waits to be selected.
    is_added: bool,
}

/// Begins a finding of the words selected, or of the sentence at the finding selected, or in sight.
pub fn begin(page: &mut page::Local, entry: &Derived, loaded: &Loaded, finding: Option<usize>) -> Option<Draft> {
    let text = &loaded.text;
    let selected = page.words.map(|words| words.span(text)).filter(|span| !span.is_empty());
    let from = finding.and_then(|at| entry.findings.get(at)).map_or(page.top_offset, |there| there.finding.span.start);
    let span = selected.or_else(|| words::sentence_from(text, from))?;
    page.words = Some(Words::of(span));
    page.go_to = Some(span);
    Some(draft(entry, loaded, span))
}

/// What is known of the words already: who speaks, of whom, in which part of the text.
fn draft(entry: &Derived, loaded: &Loaded, span: Span) -> Draft {
    let passage = loaded.text.sentence(span.start).and_then(|at| loaded.document.passages.get(at));
    let named = passage.and_then(|there| loaded.document.councils.get(usize::from(there.council?)));
    let mut subjects = entry.facts.subjects().map(|there| &there.name);
    let council =
        named.map(|there| &there.name).filter(|name| entry.facts.subjects().any(|there| there.name == **name));
    let council = council.or_else(|| subjects.next()).cloned();
    let nearest = entry.findings.iter().min_by_key(|there| there.finding.span.start.abs_diff(span.start));
    let section = passage.map(|there| there.section);
    Draft {
        span,
        level: None,
        council,
        voice: passage.map_or(Voice::Inspector, |there| there.voice_at(span.start)),
        theme: nearest.map_or(Theme::Overall, |there| there.finding.theme),
        headline: matches!(section, Some(Section::Title | Section::Summary | Section::Overview)),
        is_added: false,
    }
}

/// Draws the card while a finding is being made, and offers to make one of words just selected.
pub fn ui(
    ui: &mut Ui,
    state: &State,
    entry: &Derived,
    loaded: &Loaded,
    adding: &mut Option<Draft>,
    page: &mut page::Local,
    asks: &mut Asks,
) {
    if adding.as_ref().is_some_and(|draft| draft.is_added && super::select_added(entry, draft.span, asks)) {
        *adding = None;
        page.words = None;
    }
    follow(loaded, entry, adding, page);
    let is_free = state.question.is_none() && !state.palette;
    if is_free && ui.input(|input| input.key_pressed(Key::Escape)) && !ui.ctx().any_popup_open() {
        *adding = None;
        page.words = None;
    }
    let Some(draft) = adding.as_mut().filter(|draft| !draft.is_added) else { return };
    let view = ui.max_rect();
    let words = page.words_at.unwrap_or(Rect::from_center_size(view.center(), Vec2::ZERO));
    // Below the words, or above them where there is no room; never over them if it can be helped.
    let is_above = words.bottom() + HEIGHT > view.bottom() && words.top() - HEIGHT > view.top();
    let (at, pivot) = if is_above {
        (words.left_top() - vec2(0.0, 8.0), Align2::LEFT_BOTTOM)
    } else {
        (words.left_bottom() + vec2(0.0, 8.0), Align2::LEFT_TOP)
    };
    let area = Area::new(ui.scope_id().with("add a finding")).order(Order::Foreground);
    let area = area.pivot(pivot).fixed_pos(at).constrain_to(view);
    let answer = area
        .show(ui.ctx(), |ui| Frame::window(ui.style()).show(ui, |ui| card_ui(ui, state, entry, loaded, draft)).inner);
    match answer.inner {
        Some(true) => add(entry, loaded, draft, asks),
        Some(false) => {
            *adding = None;
            page.words = None;
        }
        None => {}
    }
}

/// Words selected by the pointer are offered at once; other words selected meanwhile are taken instead.
fn follow(loaded: &Loaded, entry: &Derived, adding: &mut Option<Draft>, page: &page::Local) {
    let Some(words) = page.words.filter(|words| !words.dragged) else {
        if page.words.is_none() && adding.as_ref().is_some_and(|draft| !draft.is_added) {
            *adding = None;
        }
        return;
    };
    let span = words.span(&loaded.text);
    if span.is_empty() || adding.as_ref().is_some_and(|draft| draft.span == span) {
        return;
    }
    let before = adding.take();
    let fresh = draft(entry, loaded, span);
    *adding = Some(Draft { level: before.and_then(|there| there.level), ..fresh });
}

/// Draws the card; true to add, false to give up.
fn card_ui(ui: &mut Ui, state: &State, entry: &Derived, loaded: &Loaded, draft: &mut Draft) -> Option<bool> {
    ui.set_width(336.0);
    ui.spacing_mut().item_spacing.y = 7.0;
    ui.label(widgets::strong("Add a finding"));
    let quote = loaded.text.at(draft.span);
    let shown: String = quote.chars().take(140).collect();
    let dots = if shown.len() < quote.len() { "…" } else { "" };
    ui.label(RichText::new(format!("“{shown}{dots}”")).color(theme::of(ui).weak));
    if let Some(level) = details::level_buttons(ui, draft.level, "New finding: ") {
        draft.level = Some(level);
    }
    ui.horizontal_wrapped(|ui| {
        ui.menu_button(format!("Theme: {}", said::theme(draft.theme)), |ui| {
            for theme in details::THEMES {
                ui.selectable_value(&mut draft.theme, theme, said::capital(said::theme(theme)));
            }
        });
        ui.menu_button(format!("Voice: {}", draft.voice.name()), |ui| {
            for voice in Voice::ALL {
                ui.selectable_value(&mut draft.voice, *voice, said::capital(voice.name()));
            }
        });
        let name = draft.council.as_deref().unwrap_or("none").to_owned();
        ui.menu_button(format!("Council: {name}"), |ui| {
            for council in details::councils_of(state, entry) {
                ui.selectable_value(&mut draft.council, Some(council.clone()), &*council);
            }
        });
        ui.checkbox(&mut draft.headline, "Headline");
    });
    keys(ui, state, draft).or_else(|| answer_ui(ui, draft))
}

fn answer_ui(ui: &mut Ui, draft: &Draft) -> Option<bool> {
    ui.horizontal(|ui| {
        let key = RichText::new("Enter").small().color(theme::of(ui).weak);
        let has_level = draft.level.is_some();
        let add =
            ui.add_enabled(has_level, egui::Button::new(("Add", key))).on_disabled_hover_text("Give it a level first");
        add.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, has_level, "Add the finding"));
        let key = RichText::new("Esc").small().color(theme::of(ui).weak);
        let stop = ui.add(egui::Button::new(("Cancel", key)));
        stop.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, "Do not add"));
        if !has_level {
            ui.label(widgets::weak(ui, "a level, 1 to 7, then Enter"));
        }
        if add.clicked() { Some(true) } else { stop.clicked().then_some(false) }
    })
    .inner
}

fn keys(ui: &Ui, state: &State, draft: &mut Draft) -> Option<bool> {
    let is_free = state.question.is_none() && !state.palette && ui.memory(|memory| memory.focused().is_none());
    if !is_free || ui.ctx().any_popup_open() {
        return None;
    }
    let digits = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7];
    for (key, level) in digits.into_iter().zip(Level::ALL) {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            draft.level = Some(level);
        }
    }
    let is_entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    (is_entered && draft.level.is_some()).then_some(true)
}

fn add(entry: &Derived, loaded: &Loaded, draft: &mut Draft, asks: &mut Asks) {
    let (text, Some(level)) = (&loaded.text, draft.level) else { return };
    let sentence = text.sentence(draft.span.start).and_then(|at| text.sentences.get(at));
    let finding = Finding {
        span: draft.span,
        quote: text.at(draft.span).to_owned(),
        sentence: sentence.map(|there| text.at(there.span).to_owned()).unwrap_or_default(),
        page: text.page(draft.span.start),
        claim: Claim::Progress(level),
        council: draft.council.clone(),
        voice: draft.voice,
        theme: draft.theme,
        scope: None,
        date: entry.facts.date(),
        headline: draft.headline,
        counted: draft.voice.counts(),
        pattern: by_analyst(),
        modifiers: Vec::new(),
    };
    let decision = Decision { verdict: Verdict::Added, added: Some(finding.clone()), ..Decision::accepting(&finding) };
    asks.push(Ask::Edit(Edit::Decide(vec![(entry.id(), decision)])));
    draft.is_added = true;
}
