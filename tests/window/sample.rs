//! A session made up for these tests: real names of councils, everything else invented.

use council_trajectories::document::{
    CouncilInText, Document, Fact, Kind, Origin as FactOrigin, PartialDate, Record, Role, Visit, Voice,
};
use council_trajectories::problem::{Problem, ProblemKind};
use council_trajectories::scoring::{AppliedModifier, Claim, Finding, Level, Scope, Theme};
use council_trajectories::session::{Body, Entry, EntryId, Origin, Session};
use council_trajectories::text::Span;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A letter: council, kind, when, which visit, levels of its findings (the first two are headlines).
#[derive(Clone, Copy)]
struct Letter<'a>(&'a str, Kind, &'static str, Option<u8>, &'static [u8]);

const LETTERS: [Letter<'static>; 22] = [
    Letter("Surrey", Kind::MonitoringVisitLetter, "2017-10-31", Some(9), &[2, 3, 2, 2, 3, 4, 2, 2, 3, 4, 2, 3, 2, 5]),
    Letter("Surrey", Kind::MonitoringVisitLetter, "2018-09-11", Some(1), &[2, 2, 2, 3, 3, 2, 2, 2, 2]),
    Letter("Surrey", Kind::MonitoringVisitLetter, "2019-05", Some(3), &[4, 4, 4, 5, 3, 5, 4, 4, 3, 5, 5]),
    Letter("Surrey", Kind::FocusedVisitLetter, "2021-03-24", None, &[5, 6, 6, 6, 5, 6]),
    Letter("Surrey", Kind::FocusedVisitLetter, "2024-04", None, &[5, 5, 5, 5, 5, 5, 5]),
    Letter("Gloucestershire", Kind::MonitoringVisitLetter, "2018-01", Some(2), &[3, 3, 3, 2, 4, 4]),
    Letter("Gloucestershire", Kind::MonitoringVisitLetter, "2019-04-10", Some(5), &[3, 3, 2, 2, 5, 5, 3, 3]),
    Letter("Gloucestershire", Kind::MonitoringVisitLetter, "2020-01-22", Some(7), &[3, 3, 3, 5, 5, 5, 3, 3, 2, 3]),
    Letter("Gloucestershire", Kind::FocusedVisitLetter, "2020-10-06", None, &[5, 5, 5, 4, 4, 5, 5, 5, 5, 4, 5, 5]),
    Letter("Gloucestershire", Kind::FocusedVisitLetter, "2024-11", None, &[5, 6, 5, 6, 6]),
    Letter("Buckinghamshire", Kind::MonitoringVisitLetter, "2016-11-30", Some(2), &[5, 5, 4, 6, 5, 5, 6, 4, 5]),
    Letter("Buckinghamshire", Kind::MonitoringVisitLetter, "2017-04", Some(3), &[5, 5, 6, 6, 5, 5, 5, 5]),
    Letter("Buckinghamshire", Kind::MonitoringVisitLetter, "2018-07", None, &[3, 3, 2, 2, 4, 4]),
    Letter("Buckinghamshire", Kind::FocusedVisitLetter, "2019-09-18", None, &[5, 5, 3, 3, 5, 5, 5, 3, 5]),
    Letter("Buckinghamshire", Kind::FocusedVisitLetter, "2021-01", None, &[5, 5, 3, 3, 5, 5, 5, 3, 5]),
    Letter("Buckinghamshire", Kind::FocusedVisitLetter, "2022-09-20", None, &[5, 5, 3, 3, 5, 5, 5]),
    Letter("Torbay", Kind::MonitoringVisitLetter, "2017-11", Some(4), &[3, 3, 2, 4, 2]),
    Letter("Torbay", Kind::MonitoringVisitLetter, "2018-02-14", Some(5), &[2, 2, 1, 3, 3, 1, 2]),
    Letter("Torbay", Kind::MonitoringVisitLetter, "2019-10-02", Some(2), &[2, 2, 3, 3, 2, 2]),
    Letter("Torbay", Kind::MonitoringVisitLetter, "2020-01-15", Some(3), &[3, 3, 5, 5, 2, 3, 3, 5]),
    Letter(
        "Torbay",
        Kind::FocusedVisitLetter,
        "2021-03-10",
        None,
        &[5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5],
    ),
    Letter("Torbay", Kind::Article, "2019", None, &[]),
];

/// Four councils with five or six letters each.
pub fn session() -> Session {
    let entries = LETTERS.iter().enumerate().map(|(at, letter)| Arc::new(entry(at as u32, letter))).collect();
    Session { body: Body { entries, next_id: LETTERS.len() as u32, ..Body::default() }, ..Session::default() }
}

#[allow(dead_code, reason = "only the bench of frames asks for so many")]
/// As many documents as asked for, with `findings` each, about these councils in turn.
pub fn large(documents: usize, findings: usize, councils: &[&str]) -> Session {
    let letters = LETTERS.iter().filter(|letter| !letter.4.is_empty()).cycle();
    let entries = letters.take(documents).enumerate().map(|(at, letter)| {
        let name = councils.get(at % councils.len().max(1)).copied().unwrap_or("Surrey");
        let mut entry = entry(at as u32, &Letter(name, letter.1, letter.2, letter.3, letter.4));
        let date = entry.document.date();
        let levels = letter.4.iter().cycle().take(findings).enumerate();
        entry.findings = levels.map(|(number, level)| finding(number, *level, name, date)).collect();
        Arc::new(entry)
    });
    Session {
        body: Body { entries: entries.collect(), next_id: documents as u32, ..Body::default() },
        ..Session::default()
    }
}

fn entry(id: u32, letter: &Letter<'_>) -> Entry {
    let document = document(letter);
    let date = document.date();
    let findings = letter.4.iter().enumerate().map(|(at, level)| finding(at, *level, letter.0, date)).collect();
    let record = Record {
        council: letter.0.into(),
        kind: letter.1,
        visit: document.visit.as_ref().map(|visit| visit.value),
        published: None,
        visit_ordinal: letter.3,
        counted_since: None,
        judgements: BTreeMap::new(),
        words: Vec::new(),
        sources: vec!["made up for a test".to_owned()],
        note: None,
    };
    Entry {
        id: EntryId(id),
        origin: Origin::Record(record),
        document,
        findings,
        corrections: Vec::new(),
        decisions: Vec::new(),
    }
}

fn document(letter: &Letter<'_>) -> Document {
    let date: PartialDate = letter.2.parse().expect("a date of the sample");
    let council = CouncilInText {
        name: letter.0.into(),
        gss: None,
        role: Role::Subject,
        visit_ordinal: letter.3.map(|number| Fact::new(number, FactOrigin::Record)),
        counted_since: None,
        judgements: BTreeMap::new(),
        care_joint: false,
    };
    let problems = if letter.4.is_empty() {
        vec![Problem::new(ProblemKind::Conflict, "The sample gives its date twice").hint("Correct the date")]
    } else {
        Vec::new()
    };
    Document {
        kind: Fact::new(letter.1, FactOrigin::Record),
        title: Some(Fact::new(format!("A letter about {} made up for a test", letter.0), FactOrigin::Record)),
        published: None,
        visit: Some(Fact::new(Visit { start: date, end: date }, FactOrigin::Record)),
        inspectors: Vec::new(),
        addressee: None,
        author: None,
        outlet: None,
        councils: vec![council],
        problems,
        passages: Vec::new(),
    }
}

fn finding(at: usize, number: u8, council: &str, date: Option<PartialDate>) -> Finding {
    let level = Level::from_number(number).expect("a level of the sample");
    let quote = format!("sample words {at} for {}", level.name().to_lowercase());
    Finding {
        span: Span::new(at * 100, at * 100 + quote.len()),
        sentence: format!("In this made-up sentence the council is said, in {quote}, to have moved."),
        quote,
        page: Some(1 + at as u32 / 5),
        claim: Claim::Progress(level),
        council: Some(council.into()),
        voice: if at == 4 { Voice::Council } else { Voice::Inspector },
        theme: if at.is_multiple_of(3) { Theme::Overall } else { Theme::HelpAndProtection },
        scope: (at == 1).then_some(Scope::Most),
        date,
        headline: at < 2,
        counted: at != 4,
        pattern: "sample.level".into(),
        modifiers: vec![AppliedModifier { id: "share.most".into(), words: "in most".to_owned(), level: None }],
    }
}
