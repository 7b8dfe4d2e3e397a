//! The councils of the document: which it is about, which visit it is of each, and what it judged.

use super::edit::Written;
use super::facts::{self, Chosen, Local};
use super::row;
use crate::app::ask::{Ask, Asks};
use crate::app::state::State;
use crate::app::{theme, widgets, words};
use crate::document::{Area, CouncilInText, CouncilName, Kind, Role};
use crate::session::derive::Derived;
use crate::session::{Correction, Edit};
use egui::{RichText, Ui};

/// Draws the councils.
pub fn ui(ui: &mut Ui, state: &State, entry: &Derived, local: &mut Local, asks: &mut Asks) {
    for council in entry.facts.subjects() {
        subject_ui(ui, entry, council, local, asks);
    }
    let passing: Vec<&CouncilInText> =
        entry.facts.councils.iter().filter(|there| there.role == Role::Mentioned).collect();
    if !passing.is_empty() {
        let names: Vec<&str> = passing.iter().map(|there| &*there.name).collect();
        let help = "Named in passing, so no findings are its own; click to change that";
        if row::ui(ui, "Also named", &names.join(", "), None, Some(help)).value {
            local.mentions = !local.mentions;
        }
        if local.mentions {
            for council in passing {
                mention_ui(ui, entry, council, asks);
            }
        }
    }
    removed_ui(ui, entry, asks);
    new_council_ui(ui, state, entry, local, asks);
}

fn subject_ui(ui: &mut Ui, entry: &Derived, council: &CouncilInText, local: &mut Local, asks: &mut Asks) {
    let name = &council.name;
    let sample = Correction::Council(name.clone(), Role::Subject);
    let is_corrected = entry.entry.corrections.iter().any(|there| there.same_fact(&sample));
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        ui.label(widgets::strong(&**name));
        ui.menu_button(RichText::new("…"), |ui| {
            if ui.button("Named in passing only").clicked() {
                facts::correct(entry, Correction::Council(name.clone(), Role::Mentioned), asks);
            }
            if ui.button("Take it out").clicked() {
                facts::correct(entry, Correction::NoCouncil(name.clone()), asks);
            }
            if is_corrected && ui.button("Take your correction back").clicked() {
                asks.push(Ask::Edit(Edit::Uncorrect(entry.id(), sample.clone())));
            }
        })
        .response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Change {name}’s part")));
    });
    visit_ui(ui, entry, council, local, asks);
    for (area, grade) in &council.judgements {
        let value = words::capital(grade.value.name());
        let label = area_name(council, *area);
        let sample = Correction::Judgement(name.clone(), *area, None);
        if facts::fact_ui(ui, entry, (&label, &value), Some(grade.origin), &sample, asks) {
            local.choose(entry.id(), Chosen::Judgement(name.clone(), *area));
        }
        grade_ui(ui, entry, name, *area, local, asks);
    }
    new_judgement_ui(ui, entry, council, local, asks);
}

/// "Children in care", with care leavers where the two were judged in one row.
fn area_name(council: &CouncilInText, area: Area) -> String {
    if area == Area::ChildrenInCare && council.care_joint {
        "In care and leavers".to_owned()
    } else {
        words::capital(area.name())
    }
}

fn visit_ui(ui: &mut Ui, entry: &Derived, council: &CouncilInText, local: &mut Local, asks: &mut Asks) {
    let is_counted = matches!(entry.facts.kind.value, Kind::MonitoringVisitLetter | Kind::FocusedVisitLetter);
    if !is_counted && council.visit_ordinal.is_none() {
        return;
    }
    let since = council.counted_since.map(|date| format!(" since inspection in {}", date.year())).unwrap_or_default();
    let ordinal = council.visit_ordinal.as_ref();
    let ordinal = ordinal.map(|fact| (format!("{}{since}", words::ordinal(fact.value)), fact.origin));
    let what = Written::VisitOrdinal(council.name.clone());
    let sample = Correction::VisitOrdinal(council.name.clone(), None);
    facts::written_ui(ui, entry, local, ("Visit number", ordinal), &what, &sample, asks);
}

fn grade_ui(ui: &mut Ui, entry: &Derived, council: &CouncilName, area: Area, local: &mut Local, asks: &mut Asks) {
    let what = Chosen::Judgement(council.clone(), area);
    let grades = facts::grades();
    let names: Vec<String> = grades.iter().map(|(_, name)| name.clone()).collect();
    if let Some(at) = facts::choice_ui(ui, local, &what, "Choose: Grade", &names, None)
        && let Some((grade, _)) = grades.get(at)
    {
        facts::correct(entry, Correction::Judgement(council.clone(), area, *grade), asks);
    }
}

/// Judgements the text does not give, or that were taken out: chosen by part first, then by grade.
fn new_judgement_ui(ui: &mut Ui, entry: &Derived, council: &CouncilInText, local: &mut Local, asks: &mut Asks) {
    let name = &council.name;
    let free: Vec<Area> = Area::ALL.iter().copied().filter(|area| !council.judgements.contains_key(area)).collect();
    for area in &free {
        // One that was corrected to "not given" has no line, but can be taken back.
        let sample = Correction::Judgement(name.clone(), *area, None);
        if entry.entry.corrections.iter().any(|there| there.same_fact(&sample)) {
            let label = area_name(council, *area);
            if facts::fact_ui(ui, entry, (&label, row::UNKNOWN), None, &sample, asks) {
                local.choose(entry.id(), Chosen::Judgement(name.clone(), *area));
            }
        }
        grade_ui(ui, entry, name, *area, local, asks);
    }
    if free.is_empty() {
        return;
    }
    let what = Chosen::NewJudgement(name.clone());
    let add = ui.button(RichText::new("Add a judgement…").small().color(theme::of(ui).weak));
    add.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Add a judgement of {name}…")));
    if add.clicked() {
        local.choose(entry.id(), what.clone());
    }
    let names: Vec<String> = free.iter().map(|area| words::capital(area.name())).collect();
    if let Some(area) =
        facts::choice_ui(ui, local, &what, "Choose: Part judged", &names, None).and_then(|at| free.get(at))
    {
        local.choose(entry.id(), Chosen::Judgement(name.clone(), *area));
    }
}

fn mention_ui(ui: &mut Ui, entry: &Derived, council: &CouncilInText, asks: &mut Asks) {
    let name = &council.name;
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(&**name).color(theme::of(ui).weak));
        let make = ui.button(RichText::new("Make a subject").small());
        make.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Make {name} a subject")));
        if make.clicked() {
            facts::correct(entry, Correction::Council(name.clone(), Role::Subject), asks);
        }
        let out = ui.button(RichText::new("Take out").small());
        out.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Take {name} out")));
        if out.clicked() {
            facts::correct(entry, Correction::NoCouncil(name.clone()), asks);
        }
    });
}

fn removed_ui(ui: &mut Ui, entry: &Derived, asks: &mut Asks) {
    for correction in &entry.entry.corrections {
        let Correction::NoCouncil(name) = correction else { continue };
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(format!("{name} was taken out")).color(theme::of(ui).weak));
            let back = ui.button(RichText::new("Put it back").small());
            back.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Put {name} back")));
            if back.clicked() {
                asks.push(Ask::Edit(Edit::Uncorrect(entry.id(), correction.clone())));
            }
        });
    }
}

fn new_council_ui(ui: &mut Ui, state: &State, entry: &Derived, local: &mut Local, asks: &mut Asks) {
    let add = ui.button(RichText::new("Add a council…").small().color(theme::of(ui).weak));
    if add.clicked() {
        local.choose(entry.id(), Chosen::NewCouncil);
    }
    if !local.is_choosing(&Chosen::NewCouncil) {
        return;
    }
    let mut councils = super::councils_of(state, entry);
    councils.retain(|name| !entry.facts.subjects().any(|there| there.name == *name));
    let names: Vec<String> = councils.iter().map(ToString::to_string).collect();
    if let Some(name) = facts::choice_ui(ui, local, &Chosen::NewCouncil, "Choose: Council", &names, None)
        .and_then(|at| councils.get(at))
    {
        facts::correct(entry, Correction::Council(name.clone(), Role::Subject), asks);
    }
}
