//! A published record is a text of its few words.

use council_trajectories::document::{Area, Grade, Kind, Origin, Record, Section, Visit, Voice, from_record};
use std::collections::BTreeMap;

fn record() -> Record {
    let day = |iso: &str| iso.parse().expect("a date");
    Record {
        council: "Torbay".into(),
        kind: Kind::MonitoringVisitLetter,
        visit: Some(Visit { start: day("2017-11"), end: day("2017-11") }),
        published: Some(day("2017-11-30")),
        visit_ordinal: Some(4),
        counted_since: Some(day("2016-01")),
        judgements: BTreeMap::from([(Area::Overall, Grade::Inadequate)]),
        words: vec!["variable progress".into(), "  ".into(), "pace of change remains too slow".into()],
        sources: vec!["an address".into()],
        note: None,
    }
}

#[test]
fn each_of_a_records_words_is_a_sentence_of_the_overview_said_by_inspectors() {
    let (text, document) = from_record(&record());
    let sentences: Vec<&str> = text.sentences.iter().map(|sentence| text.at(sentence.span)).collect();
    assert_eq!(sentences, ["variable progress", "pace of change remains too slow"]);
    assert!(document.passages.iter().all(|passage| passage.section == Section::Overview && passage.council == Some(0)));
    assert!(document.passages.iter().all(|passage| passage.voices.iter().all(|(_, voice)| *voice == Voice::Inspector)));
    assert_eq!(document.passages.len(), 2);
}

#[test]
fn a_records_facts_say_that_they_are_recorded() {
    let (_, document) = from_record(&record());
    let council = document.councils.first().expect("its council");
    assert_eq!((&*council.name, council.gss.as_deref()), ("Torbay", Some("E06000027")));
    assert_eq!(council.visit_ordinal.as_ref().map(|fact| (fact.value, fact.origin)), Some((4, Origin::Record)));
    assert_eq!(council.judgements.get(&Area::Overall).map(|fact| fact.origin), Some(Origin::Record));
    assert_eq!(document.date().map(|date| date.to_string()), Some("2017-11".to_owned()));
    assert_eq!(document.kind.origin, Origin::Record);
}
