//! A fact being corrected by writing: what stands in the fields in, a correction or what is wrong with it
//! out. Lists to choose from are `pick`'s.

use crate::app::{theme, widgets, words};
use crate::document::date::NotADate;
use crate::document::{CouncilName, Document, Fact, PartialDate, Visit};
use crate::session::Correction;
use egui::{Id, Key, RichText, Ui};

/// A fact that is corrected by writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// Its title.
    Title,
    /// When it was published.
    Published,
    /// When inspectors were there.
    Visit,
    /// Inspectors, the lead first.
    Inspectors,
    /// Whom it is addressed to.
    Addressee,
    /// Who wrote an article.
    Author,
    /// Where an article appeared.
    Outlet,
    /// Which visit it is of a council.
    VisitOrdinal(CouncilName),
}

/// Fields that are being written in.
#[derive(Clone, Debug)]
pub struct Form {
    /// What is corrected.
    pub what: Written,
    first: String,
    second: String,
    is_begun: bool,
}

/// What came of a frame.
#[derive(Clone, Debug)]
pub enum Answer {
    /// Nothing yet.
    Open,
    /// This is right.
    Correct(Correction),
    /// The analyst thought better of it.
    Closed,
}

impl Form {
    /// The fields with what is known now.
    pub fn of(what: Written, facts: &Document) -> Self {
        let date = |date: Option<PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
        let name = |fact: Option<&Fact<String>>| fact.map(|fact| fact.value.clone()).unwrap_or_default();
        let visit = facts.visit.as_ref().map(|fact| fact.value);
        let (first, second) = match &what {
            Written::Title => (name(facts.title.as_ref()), String::new()),
            Written::Published => (date(facts.published.as_ref().map(|fact| fact.value)), String::new()),
            Written::Visit => (date(visit.map(|visit| visit.start)), date(visit.map(|visit| visit.end))),
            Written::Inspectors => {
                let names: Vec<&str> = facts.inspectors.iter().map(|fact| fact.value.as_str()).collect();
                (names.join(", "), String::new())
            }
            Written::Addressee => (name(facts.addressee.as_ref()), String::new()),
            Written::Author => (name(facts.author.as_ref()), String::new()),
            Written::Outlet => (name(facts.outlet.as_ref()), String::new()),
            Written::VisitOrdinal(council) => {
                let there = facts.councils.iter().find(|there| there.name == *council);
                let ordinal = there.and_then(|there| there.visit_ordinal.as_ref());
                (ordinal.map(|fact| fact.value.to_string()).unwrap_or_default(), String::new())
            }
        };
        Self { what, first, second, is_begun: false }
    }

    /// What the fields say, or what is wrong with them.
    fn correction(&self) -> Result<Correction, String> {
        let (first, second) = (self.first.trim(), self.second.trim());
        let some = (!first.is_empty()).then(|| first.to_owned());
        Ok(match &self.what {
            Written::Title => Correction::Title(some.ok_or("A title has at least one word")?),
            Written::Published => Correction::Published(date(first)?),
            Written::Visit => Correction::Visit(visit(first, second)?),
            Written::Inspectors => {
                let names = first.split([',', ';']).map(str::trim).filter(|name| !name.is_empty());
                Correction::Inspectors(names.map(str::to_owned).collect())
            }
            Written::Addressee => Correction::Addressee(some),
            Written::Author => Correction::Author(some),
            Written::Outlet => Correction::Outlet(some),
            Written::VisitOrdinal(council) => Correction::VisitOrdinal(council.clone(), ordinal(first)?),
        })
    }
}

fn date(written: &str) -> Result<Option<PartialDate>, String> {
    if written.is_empty() {
        return Ok(None);
    }
    written.parse().map(Some).map_err(|error: NotADate| error.to_string())
}

fn visit(first: &str, last: &str) -> Result<Option<Visit>, String> {
    let (start, end) = (date(first)?, date(last)?);
    let (start, end) = match (start, end) {
        (None, None) => return Ok(None),
        (Some(only), None) | (None, Some(only)) => (only, only),
        (Some(start), Some(end)) => (start, end),
    };
    if end.last_day() < start.first_day() {
        return Err(format!("A visit cannot end ({}) before it begins ({})", words::date(end), words::date(start)));
    }
    Ok(Some(Visit { start, end }))
}

fn ordinal(written: &str) -> Result<Option<u8>, String> {
    if written.is_empty() {
        return Ok(None);
    }
    let number = written.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let number = number.parse::<u8>().ok().filter(|number| *number > 0);
    number.map(Some).ok_or_else(|| format!("“{written}” is not a number from 1 to 255"))
}

/// Draws the fields with what is wrong with them.
pub fn ui(ui: &mut Ui, form: &mut Form) -> Answer {
    let (first, second) = names(&form.what);
    widgets::card(ui, |ui| {
        let width = ui.available_width() - 16.0;
        let id = Id::unique("corrected fact");
        let field = widgets::field(ui, id, &mut form.first, first, width);
        if !std::mem::replace(&mut form.is_begun, true) {
            field.request_focus();
        }
        let mut is_entered = field.lost_focus();
        if let Some(second) = second {
            let field = widgets::field(ui, id.with("second"), &mut form.second, second, width);
            is_entered |= field.lost_focus();
        }
        is_entered &= ui.input(|input| input.key_pressed(Key::Enter));
        let correction = form.correction();
        if let Err(wrong) = &correction {
            ui.label(RichText::new(wrong).small().color(theme::of(ui).error));
        } else {
            ui.label(widgets::weak(ui, hint(&form.what)));
        }
        let (save, cancel) = ui
            .horizontal(|ui| {
                let save = ui.add_enabled(correction.is_ok(), egui::Button::new("Correct"));
                (save.clicked(), ui.button("Leave it").clicked())
            })
            .inner;
        match correction {
            Ok(correction) if save || is_entered => Answer::Correct(correction),
            _ if cancel || ui.input(|input| input.key_pressed(Key::Escape)) => Answer::Closed,
            _ => Answer::Open,
        }
    })
}

fn names(what: &Written) -> (&'static str, Option<&'static str>) {
    match what {
        Written::Title => ("Title", None),
        Written::Published => ("Published on", None),
        Written::Visit => ("First day of the visit", Some("Last day of the visit")),
        Written::Inspectors => ("Inspectors, the lead first", None),
        Written::Addressee => ("Addressed to", None),
        Written::Author => ("Author", None),
        Written::Outlet => ("Outlet", None),
        Written::VisitOrdinal(_) => ("Which visit it is", None),
    }
}

fn hint(what: &Written) -> &'static str {
    match what {
        Written::Title => "Enter corrects, Esc leaves it",
        Written::Published | Written::Visit => "2017, 2017-11 or 2017-11-30; empty is not known",
        Written::Inspectors => "Parted by commas",
        Written::Addressee | Written::Author | Written::Outlet => "Empty is not known",
        Written::VisitOrdinal(_) => "A number; empty is not known",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(what: Written, first: &str, second: &str) -> Result<Correction, String> {
        Form { what, first: first.to_owned(), second: second.to_owned(), is_begun: true }.correction()
    }

    #[test]
    fn what_is_no_date_is_said_and_nothing_is_no_date() {
        let wrong = form(Written::Published, "June 2017", "");
        assert_eq!(wrong, Err("“June 2017” is not a date; write 2017, 2017-11 or 2017-11-30".to_owned()));
        assert_eq!(form(Written::Published, " ", ""), Ok(Correction::Published(None)));
    }

    #[test]
    fn a_visit_of_one_date_is_that_day_and_one_that_ends_first_is_refused() {
        let day: PartialDate = "2017-10-31".parse().expect("a date");
        assert_eq!(form(Written::Visit, "2017-10-31", ""), Ok(Correction::Visit(Some(Visit { start: day, end: day }))));
        assert_eq!(
            form(Written::Visit, "2017-11-02", "2017-11-01"),
            Err("A visit cannot end (1 Nov 2017) before it begins (2 Nov 2017)".to_owned())
        );
    }

    #[test]
    fn a_visit_number_may_be_written_as_people_do() {
        let surrey: CouncilName = "Surrey".into();
        let what = || Written::VisitOrdinal(surrey.clone());
        assert_eq!(form(what(), "9th", ""), Ok(Correction::VisitOrdinal(surrey.clone(), Some(9))));
        assert!(form(what(), "0", "").is_err() && form(what(), "ninth", "").is_err());
    }

    #[test]
    fn names_are_parted_by_commas() {
        let names = form(Written::Inspectors, "A. Sample, , B. Sample;", "");
        assert_eq!(names, Ok(Correction::Inspectors(vec!["A. Sample".to_owned(), "B. Sample".to_owned()])));
    }
}
