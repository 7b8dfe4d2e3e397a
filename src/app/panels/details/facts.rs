//! The document's facts, each with where it came from, corrected in place; conflicts are shown.

use super::edit::{self, Answer, Form, Written};
use super::{councils, pick, row, said, unplaced};
use crate::app::ask::{Ask, Asks};
use crate::app::state::State;
use crate::app::{theme, widgets, words};
use crate::document::{Area, CouncilName, Fact, Grade, Kind, Origin as From};
use crate::session::derive::Derived;
use crate::session::{Correction, Edit, EntryId, Origin};
use egui::{RichText, Ui};

/// A fact that is corrected by choosing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// What the document is.
    Kind,
    /// Another council it is about.
    NewCouncil,
    /// The part of the service a judgement is added for.
    NewJudgement(CouncilName),
    /// The grade of a part.
    Judgement(CouncilName, Area),
}

/// What is being corrected.
#[derive(Debug)]
pub enum Open {
    /// By writing.
    Written(Form),
    /// By choosing.
    Chosen(Chosen, pick::Pick),
}

/// What the facts need while they are worked with.
#[derive(Debug, Default)]
pub struct Local {
    open: Option<(EntryId, Open)>,
    /// Whether councils named in passing are listed.
    pub mentions: bool,
}

impl Local {
    /// Begins to choose.
    pub fn choose(&mut self, entry: EntryId, what: Chosen) {
        self.open = Some((entry, Open::Chosen(what, pick::Pick::default())));
    }

    /// Whether it is being chosen.
    pub fn is_choosing(&self, what: &Chosen) -> bool {
        matches!(&self.open, Some((_, Open::Chosen(there, _))) if there == what)
    }

    fn write(&mut self, entry: &Derived, what: Written) {
        self.open = Some((entry.id(), Open::Written(Form::of(what, &entry.facts))));
    }

    fn close(&mut self) {
        self.open = None;
    }
}

/// Draws the facts.
pub fn ui(ui: &mut Ui, state: &State, entry: &Derived, local: &mut Local, asks: &mut Asks) {
    if local.open.as_ref().is_some_and(|(id, _)| *id != entry.id()) {
        local.close();
    }
    widgets::heading(ui, "Facts");
    ui.spacing_mut().item_spacing.y = 5.0;
    problems_ui(ui, entry);
    unplaced::ui(ui, entry, asks);
    let facts = &entry.facts;
    let kind = words::capital(facts.kind.value.name());
    let sample = Correction::Kind(Kind::Other);
    if fact_ui(ui, entry, ("Kind", &kind), Some(facts.kind.origin), &sample, asks) {
        local.choose(entry.id(), Chosen::Kind);
    }
    let kinds: Vec<String> = Kind::ALL.iter().map(|kind| words::capital(kind.name())).collect();
    let current = Kind::ALL.iter().position(|kind| *kind == facts.kind.value);
    if let Some(at) = choice_ui(ui, local, &Chosen::Kind, "Choose: Kind", &kinds, current)
        && let Some(kind) = Kind::ALL.get(at)
    {
        correct(entry, Correction::Kind(*kind), asks);
    }
    dates_ui(ui, entry, local, asks);
    people_ui(ui, entry, local, asks);
    councils::ui(ui, state, entry, local, asks);
    source_ui(ui, entry);
}

fn dates_ui(ui: &mut Ui, entry: &Derived, local: &mut Local, asks: &mut Asks) {
    let facts = &entry.facts;
    let title = facts.title.as_ref().map(|fact| (fact.value.clone(), fact.origin));
    written_ui(ui, entry, local, ("Title", title), &Written::Title, &Correction::Title(String::new()), asks);
    let published = facts.published.as_ref().map(|fact| (words::date(fact.value), fact.origin));
    written_ui(ui, entry, local, ("Published", published), &Written::Published, &Correction::Published(None), asks);
    let visit = facts.visit.as_ref().map(|fact| (said::visit(fact.value), fact.origin));
    if is_ofsted(entry) || visit.is_some() {
        written_ui(ui, entry, local, ("Visited", visit), &Written::Visit, &Correction::Visit(None), asks);
    }
}

/// Whether it is a letter or a report, which have visits and inspectors.
fn is_ofsted(entry: &Derived) -> bool {
    !matches!(entry.facts.kind.value, Kind::Article | Kind::PressRelease | Kind::Other)
}

fn people_ui(ui: &mut Ui, entry: &Derived, local: &mut Local, asks: &mut Asks) {
    let facts = &entry.facts;
    let is_ofsted = is_ofsted(entry);
    let names: Vec<&str> = facts.inspectors.iter().map(|fact| fact.value.as_str()).collect();
    let inspectors = facts.inspectors.first().map(|first| (names.join(", "), first.origin));
    let sample = Correction::Inspectors(Vec::new());
    if is_ofsted || inspectors.is_some() {
        written_ui(ui, entry, local, ("Inspectors", inspectors), &Written::Inspectors, &sample, asks);
    }
    let one = |fact: &Option<Fact<String>>| fact.as_ref().map(|fact| (fact.value.clone(), fact.origin));
    let sample = Correction::Addressee(None);
    let is_letter = is_ofsted && facts.kind.value != Kind::InspectionReport;
    if is_letter || facts.addressee.is_some() {
        written_ui(ui, entry, local, ("Addressed to", one(&facts.addressee)), &Written::Addressee, &sample, asks);
    }
    let is_press = matches!(facts.kind.value, Kind::Article | Kind::PressRelease);
    if is_press || facts.author.is_some() {
        let sample = Correction::Author(None);
        written_ui(ui, entry, local, ("Author", one(&facts.author)), &Written::Author, &sample, asks);
    }
    if is_press || facts.outlet.is_some() {
        let sample = Correction::Outlet(None);
        written_ui(ui, entry, local, ("Outlet", one(&facts.outlet)), &Written::Outlet, &sample, asks);
    }
}

/// A line that is corrected by writing, with its fields while they are open.
pub fn written_ui(
    ui: &mut Ui,
    entry: &Derived,
    local: &mut Local,
    (name, fact): (&str, Option<(String, From)>),
    what: &Written,
    sample: &Correction,
    asks: &mut Asks,
) {
    let (value, origin) = fact.map_or((row::UNKNOWN.to_owned(), None), |(value, origin)| (value, Some(origin)));
    if fact_ui(ui, entry, (name, &value), origin, sample, asks) {
        local.write(entry, what.clone());
    }
    let Some((_, Open::Written(form))) = local.open.as_mut().filter(|(_, open)| open.is(what)) else { return };
    match edit::ui(ui, form) {
        Answer::Open => {}
        Answer::Closed => local.close(),
        Answer::Correct(correction) => {
            correct(entry, correction, asks);
            local.close();
        }
    }
}

impl Open {
    fn is(&self, what: &Written) -> bool {
        matches!(self, Self::Written(form) if form.what == *what)
    }
}

/// The list of a fact that is corrected by choosing, while it is open; gives what was chosen.
pub fn choice_ui(
    ui: &mut Ui,
    local: &mut Local,
    what: &Chosen,
    name: &str,
    names: &[String],
    current: Option<usize>,
) -> Option<usize> {
    let Some((_, Open::Chosen(there, pick))) = local.open.as_mut() else { return None };
    if there != what {
        return None;
    }
    let chosen = match pick::ui(ui, egui::Id::unique(("fact", name)), pick, name, names, current) {
        pick::Picked::Open => return None,
        pick::Picked::Closed => None,
        pick::Picked::Chosen(at) => Some(at),
    };
    local.close();
    chosen
}

/// A fact's line; true where it is to be corrected. A correction can be taken back beside it.
pub fn fact_ui(
    ui: &mut Ui,
    entry: &Derived,
    (name, value): (&str, &str),
    origin: Option<From>,
    sample: &Correction,
    asks: &mut Asks,
) -> bool {
    let is_corrected = entry.entry.corrections.iter().any(|there| there.same_fact(sample));
    let origin = if is_corrected { Some(From::Analyst) } else { origin };
    let clicked = row::ui(ui, name, value, origin.map(tag), Some("Correct it"));
    match origin {
        Some(From::Analyst) if clicked.tag => {
            asks.push(Ask::Edit(Edit::Uncorrect(entry.id(), sample.clone())));
        }
        Some(origin) => show(clicked, entry, origin, asks),
        None => {}
    }
    clicked.value
}

/// Asks for a correction.
pub fn correct(entry: &Derived, correction: Correction, asks: &mut Asks) {
    asks.push(Ask::Edit(Edit::Correct(entry.id(), correction)));
}

fn show(clicked: row::Clicked, entry: &Derived, origin: From, asks: &mut Asks) {
    if let (true, From::Text(span)) = (clicked.tag, origin) {
        asks.push(Ask::ShowWords { document: entry.id(), span });
    }
}

fn tag(origin: From) -> row::Tag<'static> {
    let help = words::origin(origin);
    let tag = |text, is_link, warns| row::Tag { text, help, is_link, warns };
    match origin {
        From::Text(_) => row::Tag { help: "from the text; go to the words", ..tag("text", true, false) },
        From::FileName => tag("file name", false, false),
        From::MetaData => tag("file’s data", false, false),
        From::Inferred => tag("! inferred", false, true),
        From::Record => tag("record", false, false),
        From::Analyst => row::Tag { help: "set by you; take it back", ..tag("by you ×", true, false) },
    }
}

fn source_ui(ui: &mut Ui, entry: &Derived) {
    match &entry.entry.origin {
        Origin::File { path, .. } => {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
            let path = path.display().to_string();
            let tag = row::Tag { text: "path", help: &path, is_link: false, warns: false };
            row::ui(ui, "File", name.as_deref().unwrap_or(&path), Some(tag), None);
        }
        Origin::Record(record) => {
            let tag = row::Tag {
                text: "record",
                help: "a published record; open the letter and it takes its place",
                is_link: false,
                warns: false,
            };
            row::ui(ui, "Source", &record.sources.join("; "), Some(tag), None);
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

/// The grades, the lowest first, and none at the end.
pub fn grades() -> Vec<(Option<Grade>, String)> {
    let all = Grade::ALL.iter().map(|grade| (Some(*grade), words::capital(grade.name())));
    all.chain([(None, "Not given".to_owned())]).collect()
}
