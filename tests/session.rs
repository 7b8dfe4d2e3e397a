//! A session keeps what the analyst did: through edits, undo, saving, and changes of text and lexicon.

mod files;

use council_trajectories::document::{
    CouncilInText, Document, Fact, Kind, Origin as FactOrigin, PartialDate, Record, Role, Visit, Voice,
};
use council_trajectories::problem::ProblemKind;
use council_trajectories::scoring::{Claim, Finding, Level, Theme};
use council_trajectories::session::derive::{Derived, compared, derive, series};
use council_trajectories::session::file::{self, Nearby, Recovered, Recovery};
use council_trajectories::session::{
    Body, Correction, Decision, Edit, EntryId, History, NewEntry, Opening, Origin, Session, Verdict, View,
};
use council_trajectories::source::ContentHash;
use council_trajectories::text::Span;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn day(iso: &str) -> PartialDate {
    iso.parse().expect("a date")
}

fn council(name: &str, ordinal: Option<u8>) -> CouncilInText {
    CouncilInText {
        name: name.into(),
        gss: None,
        role: Role::Subject,
        visit_ordinal: ordinal.map(|number| Fact::new(number, FactOrigin::Inferred)),
        counted_since: None,
        judgements: BTreeMap::new(),
        care_joint: false,
    }
}

fn letter(name: &str, visited: &str, ordinal: Option<u8>) -> Document {
    let visit = Visit { start: day(visited), end: day(visited) };
    Document {
        kind: Fact::new(Kind::MonitoringVisitLetter, FactOrigin::Inferred),
        title: None,
        published: None,
        visit: Some(Fact::new(visit, FactOrigin::Inferred)),
        inspectors: Vec::new(),
        addressee: None,
        author: None,
        outlet: None,
        councils: vec![council(name, ordinal)],
        problems: Vec::new(),
        passages: Vec::new(),
    }
}

fn finding(quote: &str, start: usize, level: Level, of: &str, date: &str) -> Finding {
    Finding {
        span: Span::new(start, start + quote.len()),
        quote: quote.to_owned(),
        sentence: format!("Inspectors saw {quote}."),
        page: Some(1),
        claim: Claim::Progress(level),
        council: Some(of.into()),
        voice: Voice::Inspector,
        theme: Theme::Overall,
        scope: None,
        date: Some(day(date)),
        headline: false,
        counted: true,
        pattern: "progress.plain".into(),
        modifiers: Vec::new(),
    }
}

fn file_entry(byte: u8, document: Document, findings: Vec<Finding>) -> NewEntry {
    let path = PathBuf::from(format!("/letters/{byte}.pdf"));
    NewEntry { origin: Origin::File { path, sha256: ContentHash([byte; 32]) }, document, findings }
}

/// One Torbay letter with two findings.
fn one_letter() -> History {
    let findings = vec![
        finding("slow progress", 10, Level::Limited, "Torbay", "2018-05-02"),
        finding("good progress", 60, Level::Good, "Torbay", "2018-05-02"),
    ];
    let mut history = History::default();
    history.apply(Edit::Add(vec![file_entry(1, letter("Torbay", "2018-05-02", Some(3)), findings)]));
    history
}

fn decision(history: &History, nth: usize, verdict: Verdict, level: Option<Level>) -> Decision {
    let finding = &history.body().entries[0].findings[nth];
    Decision {
        span: finding.span,
        quote: finding.quote.clone(),
        verdict,
        level,
        council: None,
        voice: None,
        theme: None,
        scope: None,
        headline: None,
        counted: None,
        added: None,
        note: String::new(),
    }
}

fn levels(history: &History) -> Vec<(u8, bool)> {
    let reviewed = history.body().entries[0].reviewed();
    reviewed.iter().map(|r| (r.finding.level().map_or(0, Level::number), r.finding.counted)).collect()
}

const FIRST: EntryId = EntryId(0);

#[test]
fn a_decision_changes_what_counts_and_undo_takes_it_back() {
    let mut history = one_letter();
    assert_eq!(levels(&history), [(3, true), (6, true)]);
    let rejected = decision(&history, 1, Verdict::Rejected, None);
    let relevelled = decision(&history, 0, Verdict::Accepted, Some(Level::Insufficient));
    history.apply(Edit::Decide(vec![(FIRST, rejected)]));
    history.apply(Edit::Decide(vec![(FIRST, relevelled)]));
    assert_eq!(levels(&history), [(2, true), (6, false)]);
    assert_eq!(history.undo_name(), Some("Set 2 Insufficient on “slow progress”"));
    history.undo();
    history.undo();
    assert_eq!(levels(&history), [(3, true), (6, true)]);
    assert_eq!(history.redo().as_deref(), Some("Reject “good progress”"));
    assert_eq!(levels(&history), [(3, true), (6, false)]);
}

#[test]
fn the_point_follows_the_review() {
    let mut history = one_letter();
    let level = |history: &History| history.body().entries[0].points()[0].level.value();
    assert!((level(&history) - 4.5).abs() < 1e-9, "half-way between Limited and Good");
    let rejected = decision(&history, 1, Verdict::Rejected, None);
    history.apply(Edit::Decide(vec![(FIRST, rejected)]));
    assert!((level(&history) - 3.0).abs() < 1e-9);
}

#[test]
fn a_decision_finds_its_words_again_after_a_reread() {
    let mut history = one_letter();
    let rejected = decision(&history, 0, Verdict::Rejected, None);
    history.apply(Edit::Decide(vec![(FIRST, rejected)]));
    let moved = vec![
        finding("some good progress", 30, Level::Good, "Torbay", "2018-05-02"),
        finding("slow progress", 200, Level::Limited, "Torbay", "2018-05-02"),
    ];
    let document = letter("Torbay", "2018-05-02", Some(3));
    history.apply(Edit::Reread(vec![(FIRST, file_entry(2, document, moved))]));
    assert_eq!(levels(&history), [(6, true), (3, false)]);
    assert!(history.body().entries[0].unplaced_decisions().is_empty());
}

#[test]
fn a_decision_on_words_near_by_can_be_revised_and_taken_back() {
    let mut history = one_letter();
    let mut raised = decision(&history, 0, Verdict::Accepted, Some(Level::Good));
    raised.note = "see page 2".to_owned();
    history.apply(Edit::Decide(vec![(FIRST, raised)]));
    let moved = vec![finding("overall slow progress", 2, Level::Limited, "Torbay", "2018-05-02")];
    history.apply(Edit::Reread(vec![(FIRST, file_entry(2, letter("Torbay", "2018-05-02", Some(3)), moved))]));
    let reviewed = |history: &History| history.body().entries[0].reviewed().remove(0);
    assert_eq!(reviewed(&history).finding.level(), Some(Level::Good), "the decision came along");
    let mut rejected = reviewed(&history).decision_or_accepting();
    rejected.verdict = Verdict::Rejected;
    history.apply(Edit::Decide(vec![(FIRST, rejected)]));
    assert_eq!(history.body().entries[0].decisions.len(), 1, "it is the same decision");
    assert_eq!((reviewed(&history).verdict(), reviewed(&history).remark()), (Some(Verdict::Rejected), "see page 2"));
    let there = reviewed(&history).decision_or_accepting();
    history.apply(Edit::Undecide(vec![(FIRST, there)]));
    assert_eq!((reviewed(&history).verdict(), reviewed(&history).finding.level()), (None, Some(Level::Limited)));
}

#[test]
fn changed_files_read_again_together_are_one_step() {
    let (mut history, mut opening) = (one_letter(), Opening::default());
    another(&mut history, &mut opening, 2);
    let reread = |byte| file_entry(byte, letter("Torbay", "2018-06-01", None), Vec::new());
    history.apply(Edit::Reread(vec![(FIRST, reread(3)), (EntryId(1), reread(4))]));
    let dates = |history: &History| history.body().entries.iter().map(|e| e.document.date()).collect::<Vec<_>>();
    assert_eq!(dates(&history), [Some(day("2018-06-01")); 2]);
    assert!(history.body().entry_of(ContentHash([4; 32])).is_some(), "each is known by its new content");
    assert_eq!(history.undo().as_deref(), Some("Read 2 changed files again"));
    assert_eq!(dates(&history), [Some(day("2018-05-02")), Some(day("2019-01-01"))]);
}

#[test]
fn a_decision_whose_words_are_gone_is_kept_and_shown() {
    let mut history = one_letter();
    let rejected = decision(&history, 0, Verdict::Rejected, None);
    history.apply(Edit::Decide(vec![(FIRST, rejected)]));
    let others = vec![finding("steady progress", 400, Level::Steady, "Torbay", "2018-05-02")];
    let document = letter("Torbay", "2018-05-02", Some(3));
    history.apply(Edit::Reread(vec![(FIRST, file_entry(2, document, others))]));
    assert_eq!(levels(&history), [(5, true)]);
    assert_eq!(history.body().entries[0].unplaced_decisions().len(), 1);
}

#[test]
fn a_corrected_council_takes_the_findings_with_it() {
    let mut history = one_letter();
    history.apply(Edit::Correct(FIRST, Correction::NoCouncil("Torbay".into())));
    history.apply(Edit::Correct(FIRST, Correction::Council("Surrey".into(), Role::Subject)));
    let points = history.body().entries[0].points();
    assert_eq!(points.iter().map(|point| &*point.council).collect::<Vec<_>>(), ["Surrey"]);
}

#[test]
fn a_corrected_visit_moves_the_point() {
    let mut history = one_letter();
    let visit = Visit { start: day("2018-06-01"), end: day("2018-06-02") };
    history.apply(Edit::Correct(FIRST, Correction::Visit(Some(visit))));
    assert_eq!(history.body().entries[0].points()[0].date, Some(day("2018-06-02")));
    history.apply(Edit::Uncorrect(FIRST, Correction::Visit(None)));
    assert_eq!(history.body().entries[0].points()[0].date, Some(day("2018-05-02")));
}

#[test]
fn the_same_file_is_not_added_twice() {
    let mut history = one_letter();
    let again = file_entry(1, letter("Torbay", "2018-05-02", Some(3)), Vec::new());
    assert!(!history.apply(Edit::Add(vec![again])), "nothing to undo");
    assert_eq!(history.body().entries.len(), 1);
}

/// One more letter of `opening`.
fn another(history: &mut History, opening: &mut Opening, byte: u8) -> bool {
    history.open(opening, vec![file_entry(byte, letter("Surrey", "2019-01-01", None), Vec::new())])
}

#[test]
fn documents_that_come_bit_by_bit_are_one_step() {
    let (mut history, mut opening) = (History::default(), Opening::default());
    assert!(another(&mut history, &mut opening, 1));
    assert!(another(&mut history, &mut opening, 2));
    assert!(!another(&mut history, &mut opening, 2), "it is there already");
    assert_eq!((opening.came, opening.grown), (3, 2));
    assert_eq!(history.undo().as_deref(), Some("Open 3 documents"));
    assert_eq!((history.body().entries.len(), history.undo_name()), (0, None));
    assert_eq!(history.redo().as_deref(), Some("Open 3 documents"));
    assert_eq!(history.body().entries.len(), 2);
}

#[test]
fn what_is_decided_while_documents_come_stays_a_step_of_its_own() {
    let (mut history, mut opening) = (one_letter(), Opening::default());
    another(&mut history, &mut opening, 2);
    let accepted = decision(&history, 0, Verdict::Accepted, None);
    history.apply(Edit::Decide(vec![(FIRST, accepted.clone())]));
    history.apply(Edit::Undecide(vec![(FIRST, accepted)]));
    history.undo();
    another(&mut history, &mut opening, 3);
    let state = |history: &History| (history.body().entries.len(), history.body().entries[0].decisions.len());
    assert_eq!(state(&history), (3, 1));
    assert_eq!(history.redo().as_deref(), Some("Take back a decision"));
    assert_eq!(state(&history), (3, 0), "what was undone can still be done again");
    history.undo();
    history.undo();
    assert_eq!((state(&history), history.undo_name()), ((3, 0), Some("Open 2 documents")));
    history.undo();
    assert_eq!(state(&history), (1, 0));
    (0..3).for_each(|_| drop(history.redo()));
    assert_eq!(state(&history), (3, 0));
}

#[test]
fn two_openings_at_once_stay_apart() {
    let (mut history, mut first, mut second) = (History::default(), Opening::default(), Opening::default());
    another(&mut history, &mut first, 1);
    another(&mut history, &mut second, 2);
    another(&mut history, &mut first, 3);
    another(&mut history, &mut second, 4);
    let ids = |history: &History| history.body().entries.iter().map(|entry| entry.id.0).collect::<Vec<_>>();
    assert_eq!(ids(&history), [0, 1, 2, 3]);
    history.undo();
    assert_eq!(ids(&history), [0, 2]);
}

#[test]
fn an_opening_taken_back_takes_no_more_documents_in() {
    let (mut history, mut opening) = (History::default(), Opening::default());
    another(&mut history, &mut opening, 1);
    history.undo();
    assert!(history.is_taken_back(&opening));
    assert!(!another(&mut history, &mut opening, 2));
    history.redo();
    assert!(!history.is_taken_back(&opening));
    assert_eq!(history.body().entries.len(), 1);
}

fn record(visited: &str, ordinal: Option<u8>) -> Record {
    Record {
        council: "Torbay".into(),
        kind: Kind::MonitoringVisitLetter,
        visit: Some(Visit { start: day(visited), end: day(visited) }),
        published: None,
        visit_ordinal: ordinal,
        counted_since: None,
        judgements: BTreeMap::new(),
        words: vec!["slow progress".to_owned()],
        sources: vec!["a newspaper".to_owned()],
        note: None,
    }
}

#[test]
fn a_letter_takes_the_place_of_its_record_and_of_no_other() {
    let as_entry = |record: Record| {
        let document = letter("Torbay", "2018-05", record.visit_ordinal);
        NewEntry { origin: Origin::Record(record), document, findings: Vec::new() }
    };
    let mut history = History::default();
    let records = [record("2018-05", Some(3)), record("2018-05", Some(4)), record("2019", Some(3))];
    history.apply(Edit::Add(records.map(as_entry).to_vec()));
    history.apply(Edit::Add(vec![file_entry(1, letter("Torbay", "2018-05-02", Some(3)), Vec::new())]));
    let ids: Vec<u32> = history.body().entries.iter().map(|entry| entry.id.0).collect();
    assert_eq!(ids, [1, 2, 3]);
    history.undo();
    assert_eq!(history.body().entries.len(), 3, "the record comes back");
}

#[test]
fn series_come_in_the_order_asked_for() {
    let history = one_letter();
    let derived = derive(history.body(), &[]);
    let asked = ["Surrey".into(), "Torbay".into()];
    let series = series(&derived, &asked, []);
    assert_eq!(series.iter().map(|s| (&*s.council, s.stops.len())).collect::<Vec<_>>(), [("Surrey", 0), ("Torbay", 1)]);
    assert_eq!(series[1].stops[0].label, "Monitoring visit 3");
}

#[test]
fn the_four_councils_with_most_points_are_compared_at_first() {
    let mut history = one_letter();
    let moved = |name: &str| vec![finding("has improved", 0, Level::Steady, name, "2019-01-01")];
    let entry = |number, name: &str, findings| file_entry(number, letter(name, "2019-01-01", None), findings);
    history.apply(Edit::Add(vec![
        entry(11, "Slough", Vec::new()),
        entry(12, "Surrey", moved("Surrey")),
        entry(13, "Buckinghamshire", moved("Buckinghamshire")),
        entry(14, "Gloucestershire", moved("Gloucestershire")),
    ]));
    let names = compared(&View::default(), &derive(history.body(), &[]));
    assert_eq!(
        names.iter().map(|name| &**name).collect::<Vec<_>>(),
        ["Torbay", "Surrey", "Buckinghamshire", "Gloucestershire"]
    );
}

#[test]
fn what_did_not_change_is_not_derived_again() {
    let mut history = one_letter();
    let before = derive(history.body(), &[]);
    history.apply(Edit::Add(vec![file_entry(9, letter("Surrey", "2019-01-01", None), Vec::new())]));
    let after = derive(history.body(), &before);
    assert!(std::sync::Arc::ptr_eq(&before[0], &after[0]));
    assert_eq!(after.iter().map(|d: &std::sync::Arc<Derived>| d.id().0).collect::<Vec<_>>(), [0, 1]);
}

fn saved(session: &Session) -> String {
    file::to_ron(session, None).expect("words")
}

fn session() -> Session {
    let mut history = one_letter();
    let rejected = decision(&history, 1, Verdict::Rejected, None);
    history.apply(Edit::Decide(vec![(FIRST, rejected)]));
    history.apply(Edit::Correct(FIRST, Correction::Title("A “title”\nover two lines".into())));
    Session { body: history.body().clone(), ..Session::default() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is edited, as many undos lead back to the beginning and as many redos to the end.
    #[test]
    fn undo_and_redo_lead_back_and_forth(steps in prop::collection::vec((0..5u8, 0..2usize, 1..8u8), 0..20)) {
        let mut history = one_letter();
        let beginning = history.body().clone();
        let mut made = 0;
        for (kind, nth, level) in steps {
            let decided = |verdict, level| decision(&history, nth, verdict, level);
            let edit = match kind {
                0 => Edit::Decide(vec![(FIRST, decided(Verdict::Rejected, None))]),
                1 => Edit::Decide(vec![(FIRST, decided(Verdict::Accepted, Level::from_number(level)))]),
                2 => Edit::Undecide(vec![(FIRST, decided(Verdict::Accepted, None))]),
                3 => Edit::Correct(FIRST, Correction::VisitOrdinal("Torbay".into(), Some(level))),
                _ => Edit::Relink(FIRST, PathBuf::from(format!("/moved/{level}.pdf"))),
            };
            made += usize::from(history.apply(edit));
        }
        let end = history.body().clone();
        (0..made).for_each(|_| { history.undo(); });
        prop_assert_eq!(history.body(), &beginning);
        (0..made).for_each(|_| { history.redo(); });
        prop_assert_eq!(history.body(), &end);
    }

    /// Whatever words stand in it, a session file gives the same session back.
    #[test]
    fn any_words_survive_saving(quote in "\\PC{1,40}", note in any::<String>(), title in any::<String>()) {
        let mut history = History::default();
        let found = finding(&quote, 3, Level::Steady, "St. Helens", "2020-01-01");
        history.apply(Edit::Add(vec![file_entry(7, letter("St. Helens", "2020-01-01", None), vec![found])]));
        let decided = Decision { note, ..decision(&history, 0, Verdict::Accepted, None) };
        history.apply(Edit::Decide(vec![(FIRST, decided)]));
        history.apply(Edit::Correct(FIRST, Correction::Title(title)));
        let session = Session { body: history.body().clone(), ..Session::default() };
        prop_assert_eq!(file::from_ron(&saved(&session), None), Ok(session));
    }
}
