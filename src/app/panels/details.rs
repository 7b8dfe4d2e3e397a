//! What is selected, in words: the document's facts, its point, and a finding with why it was found.

use crate::app::ask::{Ask, Asks};
use crate::app::command::Command;
use crate::app::state::State;
use crate::app::{theme, widgets, words};
use crate::document::{CouncilName, Fact, Role};
use crate::scoring::{Claim, Finding};
use crate::session::derive::Derived;
use crate::session::{Origin, Reviewed, Verdict};
use crate::trajectory::{Basis, Point};
use egui::{CornerRadius, Frame, Margin, RichText, ScrollArea, Ui};

/// Draws the details.
pub fn ui(ui: &mut Ui, state: &State, asks: &mut Asks) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let Some(entry) = state.selected() else {
            nothing_ui(ui);
            return;
        };
        document_ui(ui, state, entry);
        if let Some((at, reviewed)) = state.selected_finding() {
            ui.add_space(theme::GAP);
            finding_ui(ui, state, entry, at, reviewed, asks);
        } else {
            open_ui(ui, entry, asks);
        }
    });
}

/// With nothing selected there is room to say what the levels are.
fn nothing_ui(ui: &mut Ui) {
    let t = theme::of(ui);
    widgets::heading(ui, "Nothing selected");
    ui.label(widgets::weak(ui, "Choose a document in the list or a point in a chart"));
    ui.add_space(theme::GAP_LARGE);
    ui.label(widgets::strong("The levels").color(t.strong));
    for command in Command::all() {
        let Some(level) = command.level() else { continue };
        ui.horizontal_top(|ui| {
            widgets::chip(ui, Some(level.into()));
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.label(RichText::new(level.name()).color(t.text));
                ui.add(egui::Label::new(widgets::weak(ui, command.help())).wrap());
            });
        });
    }
}

fn open_ui(ui: &mut Ui, entry: &Derived, asks: &mut Asks) {
    ui.add_space(theme::GAP);
    ui.horizontal_wrapped(|ui| {
        if ui.button("Open the text").clicked() {
            asks.push(Ask::Select { document: entry.id(), open: true });
        }
        if !entry.findings.is_empty() && ui.button("First finding").clicked() {
            asks.push(Ask::SelectFinding { document: entry.id(), finding: 0, open: true });
        }
    });
}

fn document_ui(ui: &mut Ui, state: &State, entry: &Derived) {
    let council = shown_council(state, entry);
    let name = council.as_ref().map(|name| format!(", {name}")).unwrap_or_default();
    widgets::heading(ui, &format!("{}{name}", entry.label(council.as_ref())));
    ui.label(widgets::weak(ui, when(entry)));
    if let Some(point) = entry.points.iter().find(|point| Some(&point.council) == council.as_ref()) {
        point_ui(ui, point);
    }
    ui.add_space(theme::GAP);
    facts_ui(ui, entry, council.as_ref());
    problems_ui(ui, entry);
}

fn shown_council(state: &State, entry: &Derived) -> Option<CouncilName> {
    let chosen = state.selection.council.clone();
    chosen.or_else(|| entry.facts.subjects().next().map(|council| council.name.clone()))
}

fn when(entry: &Derived) -> String {
    let facts = &entry.facts;
    let published = facts.published.as_ref().map(|date| format!("published {}", words::date(date.value)));
    let visited = facts.visit.as_ref().map(|visit| {
        let (start, end) = (visit.value.start, visit.value.end);
        if start == end {
            format!("visited {}", words::date(start))
        } else {
            format!("visited {} to {}", words::date(start), words::date(end))
        }
    });
    let said: Vec<String> = [published, visited].into_iter().flatten().collect();
    if said.is_empty() { "No date was found".to_owned() } else { words::capital(&said.join(" · ")) }
}

fn point_ui(ui: &mut Ui, point: &Point) {
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        widgets::chip(ui, Some(point.level));
        let level = format!("{} ({})", words::half_level(point.level), point.level.value());
        ui.label(widgets::strong(level).color(theme::of(ui).strong));
    });
    let basis = match point.basis {
        Basis::Headline => "Median of the headline findings",
        Basis::Body => "Median of all counted findings",
    };
    let text = format!("{basis}; quartiles {}–{} of {}", point.low.value(), point.high.value(), point.count);
    ui.label(widgets::weak(ui, text));
}

fn facts_ui(ui: &mut Ui, entry: &Derived, council: Option<&CouncilName>) {
    ui.spacing_mut().item_spacing.y = 5.0;
    let facts = &entry.facts;
    widgets::fact_row(ui, "Kind", &words::capital(facts.kind.value.name()), words::origin(facts.kind.origin));
    let there = council.and_then(|name| facts.councils.iter().find(|there| there.name == *name));
    if let Some(ordinal) = there.and_then(|there| there.visit_ordinal.as_ref()) {
        let since =
            there.and_then(|there| there.counted_since).map(|date| format!(" since inspection in {}", date.year()));
        let text = format!("{}{}", words::ordinal(ordinal.value), since.unwrap_or_default());
        widgets::fact_row(ui, "Visit", &text, words::origin(ordinal.origin));
    }
    if let Some(title) = &facts.title {
        widgets::fact_row(ui, "Title", &title.value, words::origin(title.origin));
    }
    people_ui(ui, "Inspectors", &facts.inspectors);
    people_ui(ui, "Addressed to", facts.addressee.as_slice());
    people_ui(ui, "Author", facts.author.as_slice());
    people_ui(ui, "Outlet", facts.outlet.as_slice());
    let others: Vec<&str> =
        facts.councils.iter().filter(|there| Some(&there.name) != council).map(|there| &*there.name).collect();
    if !others.is_empty() {
        widgets::fact_row(ui, "Also named", &others.join(", "), "councils in the text");
    }
    for (area, grade) in there.filter(|there| there.role == Role::Subject).iter().flat_map(|there| &there.judgements) {
        widgets::fact_row(
            ui,
            &words::capital(area.name()),
            &words::capital(grade.value.name()),
            words::origin(grade.origin),
        );
    }
    source_ui(ui, entry);
}

fn people_ui(ui: &mut Ui, name: &str, people: &[Fact<String>]) {
    if let Some(first) = people.first() {
        let names: Vec<&str> = people.iter().map(|person| person.value.as_str()).collect();
        widgets::fact_row(ui, name, &names.join(", "), words::origin(first.origin));
    }
}

fn source_ui(ui: &mut Ui, entry: &Derived) {
    match &entry.entry.origin {
        Origin::File { path, .. } => {
            let name =
                path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
            widgets::fact_row(ui, "File", &name, &path.display().to_string());
        }
        Origin::Record(record) => {
            widgets::fact_row(
                ui,
                "Source",
                &record.sources.join("; "),
                "a published record; open the letter and it takes its place",
            );
            if let Some(note) = &record.note {
                ui.label(widgets::weak(ui, note));
            }
        }
    }
}

fn problems_ui(ui: &mut Ui, entry: &Derived) {
    let t = theme::of(ui);
    for problem in &entry.facts.problems {
        ui.label(RichText::new(format!("! {}", problem.message)).small().color(t.warning));
        if let Some(hint) = &problem.hint {
            ui.label(widgets::weak(ui, hint));
        }
    }
}

fn finding_ui(ui: &mut Ui, state: &State, entry: &Derived, at: usize, reviewed: &Reviewed, asks: &mut Asks) {
    ui.spacing_mut().item_spacing.y = 8.0;
    ui.horizontal(|ui| {
        widgets::heading(ui, &format!("Finding {} of {}", at + 1, entry.findings.len()));
        if let Some(verdict) = reviewed.verdict {
            ui.label(widgets::weak(ui, verdict_words(verdict)));
        }
    });
    quote_ui(ui, &reviewed.finding);
    ui.label(widgets::weak(ui, why(reviewed)));
    ui.horizontal_wrapped(|ui| {
        for command in [Command::Accept, Command::Reject, Command::NextVoice, Command::Headline, Command::Counted] {
            widgets::command_button_with_key(ui, state, command, asks);
        }
    });
    levels_ui(ui, state, reviewed, asks);
    ui.horizontal_wrapped(|ui| {
        for command in [Command::PreviousFinding, Command::NextFinding, Command::Undecide] {
            widgets::command_button_with_key(ui, state, command, asks);
        }
    });
}

fn verdict_words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Accepted => "accepted",
        Verdict::Rejected => "rejected",
        Verdict::Added => "added by you",
    }
}

fn quote_ui(ui: &mut Ui, finding: &Finding) {
    let t = theme::of(ui);
    let edge = finding.level().map_or(t.weak, |level| theme::level_fill(level, t.dark));
    let response = Frame::new()
        .fill(if t.dark { t.raised } else { t.ground })
        .corner_radius(CornerRadius::same(theme::CORNER))
        .inner_margin(Margin { left: 14, right: 10, top: 8, bottom: 8 })
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.label(RichText::new(&finding.quote).color(t.strong));
            ui.label(widgets::weak(ui, finding_line(finding)));
        })
        .response;
    let mut bar = response.rect;
    bar.set_width(4.0);
    ui.painter().rect_filled(bar, CornerRadius { nw: theme::CORNER, sw: theme::CORNER, ne: 0, se: 0 }, edge);
}

/// "2 Insufficient · overall · most · page 4 · inspector · headline".
pub fn finding_line(finding: &Finding) -> String {
    let claim = match finding.claim {
        Claim::Progress(level) => format!("{} {level}", level.number()),
        Claim::Judgement(area, grade) => format!("{} {}", words::capital(area.name()), grade.name()),
    };
    let mut said = vec![claim, words::theme(finding.theme).to_owned()];
    said.extend(finding.scope.map(|scope| words::scope(scope).to_owned()));
    said.extend(finding.page.map(|page| format!("page {page}")));
    said.push(finding.voice.name().to_owned());
    if finding.headline {
        said.push("headline".to_owned());
    }
    if !finding.counted {
        said.push("not counted".to_owned());
    }
    said.join(" · ")
}

/// Why it was found at this level: the pattern and what changed the level, in order.
pub fn why(reviewed: &Reviewed) -> String {
    let finding = &reviewed.finding;
    let pattern = format!("Pattern {}", finding.pattern);
    let modifiers = finding.modifiers.iter().map(|modifier| {
        let level = modifier.level.map(|level| format!(" makes it {} {level}", level.number())).unwrap_or_default();
        format!("“{}” ({}){level}", modifier.words, modifier.id)
    });
    let by_you = reviewed.scored_level.zip(finding.level()).map(|(scored, level)| {
        format!("you set {} {level} where the lexicon gave {} {scored}", level.number(), scored.number())
    });
    [pattern].into_iter().chain(modifiers).chain(by_you).collect::<Vec<_>>().join("; ")
}

fn levels_ui(ui: &mut Ui, state: &State, reviewed: &Reviewed, asks: &mut Asks) {
    let levels = Command::all().filter(|command| command.level().is_some());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for command in levels {
            let Some(level) = command.level() else { continue };
            let fill = theme::level_fill(level, theme::of(ui).dark);
            let text = widgets::strong(level.number().to_string()).color(theme::ink_on(fill));
            let is_current = reviewed.finding.level() == Some(level);
            let button = egui::Button::new(text).fill(fill).min_size(egui::vec2(28.0, 24.0));
            let response = ui.add_enabled(command.enabled(state), button).on_hover_text(command.name());
            response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_current, command.name()));
            if is_current {
                let stroke = egui::Stroke::new(2.0, theme::of(ui).strong);
                ui.painter().rect_stroke(response.rect, theme::CORNER, stroke, egui::StrokeKind::Outside);
            }
            if response.clicked() {
                asks.run(command);
            }
        }
    });
}
