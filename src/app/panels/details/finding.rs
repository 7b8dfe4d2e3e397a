//! The finding selected: its words, why it was found, what the analyst changed, and all that can be
//! decided about it, each with its key.

use super::notes::Notes;
use super::{Choice, pick, row, said};
use crate::app::ask::{Ask, Asks};
use crate::app::command::Command;
use crate::app::state::{State, Tab};
use crate::app::{theme, widgets, words};
use crate::document::CouncilName;
use crate::document::registry::Registry;
use crate::scoring::{Claim, Finding, Level, Scope};
use crate::session::derive::Derived;
use crate::session::{Decision, Edit, EntryId, Reviewed};
pub use crate::trajectory::themes::THEMES;
use egui::{CornerRadius, Frame, Margin, RichText, Ui};

/// The scopes, the smallest first; none says nothing.
const SCOPES: [Option<Scope>; 5] = [None, Some(Scope::Few), Some(Scope::Some), Some(Scope::Most), Some(Scope::Overall)];

/// Why some findings do not count.
const COUNTING: &str =
    "What inspectors and commissioners say counts, unless you decide otherwise; what you reject does not";

/// What the finding needs while it is worked with.
#[derive(Debug, Default)]
pub struct Local {
    open: Option<Choice>,
    opened_for: Option<(EntryId, usize)>,
    pick: pick::Pick,
    remark: String,
    asked: Option<Choice>,
}

impl Local {
    /// Opens a choice with the next frame.
    pub fn open(&mut self, choice: Choice) {
        self.asked = Some(choice);
    }

    fn close(&mut self) {
        self.open = None;
        self.pick = pick::Pick::default();
    }

    /// What was asked for is opened; what was open for another finding is closed.
    fn arrive(&mut self, at: (EntryId, usize), remark: &str) {
        if self.opened_for != Some(at) {
            self.opened_for = Some(at);
            self.close();
        }
        if let Some(choice) = self.asked.take() {
            self.close();
            remark.clone_into(&mut self.remark);
            self.open = Some(choice);
        }
    }
}

/// Draws the finding.
#[allow(clippy::too_many_arguments, reason = "the finding, what is known of it, and what it changes")]
pub fn ui(
    ui: &mut Ui,
    state: &State,
    entry: &Derived,
    at: usize,
    reviewed: &Reviewed,
    notes: &Notes,
    local: &mut Local,
    asks: &mut Asks,
) {
    let remark = reviewed.remark();
    local.arrive((entry.id(), at), remark);
    ui.horizontal(|ui| {
        widgets::heading(ui, &format!("Finding {} of {}", at + 1, entry.findings.len()));
        if let Some(verdict) = reviewed.verdict() {
            ui.label(widgets::weak(ui, said::verdict_words(verdict)));
        }
        if entry.counted < entry.findings.len() {
            let count = words::findings(entry.findings.len(), entry.counted);
            ui.label(widgets::weak(ui, count)).on_hover_text(COUNTING);
        }
    });
    quote_ui(ui, state, &reviewed.finding);
    why_ui(ui, entry, reviewed, notes);
    ui.spacing_mut().item_spacing.y = 8.0;
    decide_ui(ui, state, reviewed, asks);
    steps_ui(ui, state, asks);
    ui.add_space(4.0);
    fields_ui(ui, state, entry, reviewed, remark, local, asks);
}

fn quote_ui(ui: &mut Ui, state: &State, finding: &Finding) {
    let t = theme::of(ui);
    let edge = claim_fill(t.dark, finding.claim);
    let frame = Frame::new()
        .fill(if t.dark { t.raised } else { t.ground })
        .corner_radius(CornerRadius::same(theme::CORNER))
        .inner_margin(Margin { left: 14, right: 10, top: 8, bottom: 8 });
    let response = frame
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 4.0;
            ui.label(RichText::new(&finding.quote).size(15.0).color(t.strong));
            ui.label(widgets::weak(ui, said::finding_line(finding)));
            // In the text the sentence is in sight already.
            if state.tab != Tab::Document && finding.sentence != finding.quote && !finding.sentence.is_empty() {
                ui.label(widgets::weak(ui, &finding.sentence));
            }
        })
        .response;
    let mut bar = response.rect;
    bar.set_width(4.0);
    ui.painter().rect_filled(bar, CornerRadius { nw: theme::CORNER, sw: theme::CORNER, ne: 0, se: 0 }, edge);
}

/// The colour of a level or a grade.
pub fn claim_fill(dark: bool, claim: Claim) -> egui::Color32 {
    match claim {
        Claim::Progress(level) => theme::level_fill(level, dark),
        Claim::Judgement(_, grade) => theme::colour(theme::palette(dark).grade(grade)),
    }
}

fn decide_ui(ui: &mut Ui, state: &State, reviewed: &Reviewed, asks: &mut Asks) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        for command in [Command::Accept, Command::Reject] {
            widgets::command_button_with_key(ui, state, command, asks);
        }
        if Command::Undecide.enabled(state) {
            widgets::command_button_with_key(ui, state, Command::Undecide, asks);
        }
    });
    if let Some(level) = reviewed.finding.level()
        && let Some(chosen) = level_buttons(ui, Some(level), "")
    {
        let command = Command::all().find(|command| command.level() == Some(chosen));
        if let Some(command) = command {
            asks.run(command);
        }
    }
}

/// The seven levels as buttons with their numbers, the current one ringed; gives the one clicked. Their
/// accessible names are `before` and the level's command.
pub fn level_buttons(ui: &mut Ui, current: Option<Level>, before: &str) -> Option<Level> {
    let mut clicked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for command in Command::all() {
            let Some(level) = command.level() else { continue };
            let fill = theme::level_fill(level, theme::of(ui).dark);
            let text = widgets::strong(level.number().to_string()).color(theme::ink_on(fill));
            let is_current = current == Some(level);
            let button = egui::Button::new(text).fill(fill).min_size(egui::vec2(26.0, 24.0));
            let response = ui.scope(|ui| {
                ui.spacing_mut().button_padding.x = 2.0;
                ui.add(button)
            });
            let response = response.inner.on_hover_text(format!("{}: {}", command.name(), command.help()));
            let name = format!("{before}{}", command.name());
            response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_current, name.clone()));
            if is_current || response.has_focus() {
                let ink = if is_current { theme::of(ui).strong } else { theme::of(ui).accent };
                let edge = egui::Stroke::new(2.0, ink);
                ui.painter().rect_stroke(response.rect, theme::CORNER, edge, egui::StrokeKind::Outside);
            }
            if response.clicked() {
                clicked = Some(level);
            }
        }
    });
    clicked
}

fn fields_ui(
    ui: &mut Ui,
    state: &State,
    entry: &Derived,
    reviewed: &Reviewed,
    remark: &str,
    local: &mut Local,
    asks: &mut Asks,
) {
    ui.spacing_mut().item_spacing.y = 5.0;
    let finding = &reviewed.finding;
    let no = |is: bool| if is { "yes" } else { "no" }.to_owned();
    let council = finding.council.as_deref().unwrap_or(row::UNKNOWN).to_owned();
    let scope = finding.scope.map_or("not said", words::scope).to_owned();
    choice_ui(ui, state, entry, reviewed, Choice::Council, Command::CouncilMenu, "Council", &council, local, asks);
    command_row(ui, Command::NextVoice, "Voice", finding.voice.name(), asks);
    let theme = words::theme(finding.theme);
    choice_ui(ui, state, entry, reviewed, Choice::Theme, Command::ThemeMenu, "Theme", theme, local, asks);
    choice_ui(ui, state, entry, reviewed, Choice::Scope, Command::ScopeMenu, "Scope", &scope, local, asks);
    command_row(ui, Command::Headline, "Headline", &no(finding.headline), asks);
    command_row(ui, Command::Counted, "Counts", &no(finding.counted), asks);
    if let Some(date) = finding.date {
        row::ui(ui, "Date of finding", &words::date(date), None, None);
    }
    let shown = if remark.is_empty() { "none" } else { remark };
    if key_row(ui, Command::Remark, "Remark", shown) {
        local.open(Choice::Remark);
    }
    if local.open == Some(Choice::Remark) {
        remark_ui(ui, entry, reviewed, remark, local, asks);
    }
}

fn key_row(ui: &mut Ui, command: Command, name: &str, value: &str) -> bool {
    let key = command.keys_text();
    let tag = row::Tag { text: &key, help: command.help(), is_link: false, warns: false };
    row::ui(ui, name, value, Some(tag), Some(command.help())).value
}

fn command_row(ui: &mut Ui, command: Command, name: &str, value: &str, asks: &mut Asks) {
    if key_row(ui, command, name, value) {
        asks.run(command);
    }
}

#[allow(clippy::too_many_arguments, reason = "one line of the card, with all it shows and changes")]
fn choice_ui(
    ui: &mut Ui,
    state: &State,
    entry: &Derived,
    reviewed: &Reviewed,
    choice: Choice,
    command: Command,
    name: &str,
    value: &str,
    local: &mut Local,
    asks: &mut Asks,
) {
    if key_row(ui, command, name, value) {
        local.open(choice);
    }
    if local.open != Some(choice) {
        return;
    }
    let options = options(state, entry, choice);
    let names: Vec<String> = options.iter().map(|option| option.name.clone()).collect();
    let current = names.iter().position(|there| there.eq_ignore_ascii_case(value));
    match pick::ui(ui, egui::Id::unique(("pick", name)), &mut local.pick, &format!("Choose: {name}"), &names, current) {
        pick::Picked::Open => {}
        pick::Picked::Closed => local.close(),
        pick::Picked::Chosen(at) => {
            if let Some(option) = options.into_iter().nth(at) {
                revise(entry, reviewed, |decision| (option.set)(decision), asks);
            }
            local.close();
        }
    }
}

struct Choosable {
    name: String,
    set: Box<dyn FnOnce(&mut Decision)>,
}

fn options(state: &State, entry: &Derived, choice: Choice) -> Vec<Choosable> {
    let option = |name: String, set: Box<dyn FnOnce(&mut Decision)>| Choosable { name, set };
    match choice {
        Choice::Council => councils_of(state, entry)
            .into_iter()
            .map(|name| option(name.to_string(), Box::new(move |there| there.council = Some(name))))
            .collect(),
        Choice::Theme => THEMES
            .into_iter()
            .map(|theme| option(words::capital(words::theme(theme)), Box::new(move |there| there.theme = Some(theme))))
            .collect(),
        Choice::Scope => SCOPES
            .into_iter()
            .map(|scope| {
                let name = scope.map_or("not said", words::scope);
                option(words::capital(name), Box::new(move |there| there.scope = Some(scope)))
            })
            .collect(),
        Choice::Remark => Vec::new(),
    }
}

/// Councils a finding can be given to: those of its document, of the session, and all others.
pub fn councils_of(state: &State, entry: &Derived) -> Vec<CouncilName> {
    let named = entry.facts.councils.iter().map(|there| there.name.clone());
    let all = Registry::shipped().councils().iter().map(|there| CouncilName::from(&*there.name));
    let mut councils: Vec<CouncilName> = Vec::new();
    for name in named.chain(state.known.councils.iter().cloned()).chain(all) {
        if !councils.contains(&name) {
            councils.push(name);
        }
    }
    councils
}

fn revise(entry: &Derived, reviewed: &Reviewed, change: impl FnOnce(&mut Decision), asks: &mut Asks) {
    let mut decision = reviewed.decision_or_accepting();
    change(&mut decision);
    asks.push(Ask::Edit(Edit::Decide(vec![(entry.id(), decision)])));
}

fn remark_ui(ui: &mut Ui, entry: &Derived, reviewed: &Reviewed, before: &str, local: &mut Local, asks: &mut Asks) {
    let id = egui::Id::unique("remark");
    let is_new = ui.memory(|memory| !memory.has_focus(id)) && local.pick.begin();
    let field = widgets::field(ui, id, &mut local.remark, "A remark on this finding", ui.available_width() - 20.0);
    if is_new {
        field.request_focus();
        return;
    }
    if !field.lost_focus() {
        return;
    }
    let is_kept = !ui.input(|input| input.key_pressed(egui::Key::Escape));
    if is_kept && local.remark.trim() != before {
        let note = local.remark.trim().to_owned();
        revise(entry, reviewed, |decision| decision.note = note, asks);
    }
    local.close();
}

/// Why it was found, at this level, and what the analyst changed.
fn why_ui(ui: &mut Ui, entry: &Derived, reviewed: &Reviewed, notes: &Notes) {
    ui.spacing_mut().item_spacing.y = 4.0;
    let finding = &reviewed.finding;
    let line = |ui: &mut Ui, said: String, id: &str| {
        ui.label(widgets::weak(ui, said)).on_hover_text(format!("“{id}” in Phrases"));
    };
    line(ui, said::found_by(finding, notes.of(&finding.pattern)), &finding.pattern);
    for modifier in &finding.modifiers {
        line(ui, said::modifier(modifier, notes.of(&modifier.id)), &modifier.id);
    }
    let scored = entry.entry.findings.iter().find(|there| there.span == reviewed.finding.span);
    let changes = scored.map(|there| said::changes(there, reviewed)).unwrap_or_default();
    for change in changes {
        let text = format!("You: {change}");
        ui.label(RichText::new(text).small().color(theme::of(ui).text));
    }
    ui.add_space(4.0);
}

fn steps_ui(ui: &mut Ui, state: &State, asks: &mut Asks) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        let steps = [
            (Command::PreviousFinding, "Previous"),
            (Command::NextFinding, "Next"),
            (Command::NextToReview, "To review"),
        ];
        for (command, name) in steps {
            let key = RichText::new(command.keys_text()).small().color(theme::of(ui).weak);
            let response = ui.add_enabled(command.enabled(state), egui::Button::new((name, key)));
            let response = response.on_hover_text(command.help());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, command.name()));
            if response.clicked() {
                asks.run(command);
            }
        }
    });
}
