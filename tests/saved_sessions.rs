//! The sessions that ship open, and their records are scored by the lexicon that ships.
//!
//! After a change of the lexicon or of a record, `UPDATE_SESSIONS=1 cargo test saved_sessions` writes
//! them anew; the difference is there to be read before it is committed.

use council_trajectories::document::{CouncilName, from_record};
use council_trajectories::scoring::{default_lexicon, score};
use council_trajectories::session::derive::{derive, series, subjects};
use council_trajectories::session::file;
use council_trajectories::session::{Origin, Session};
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn four_councils() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("saved_sessions/four-councils.ron")
}

/// The session with every record read and scored again.
fn scored_again(session: &Session) -> Session {
    let lexicon = default_lexicon();
    let mut again = session.clone();
    again.body.lexicon_sha256.clone_from(&lexicon.sha256);
    for entry in &mut again.body.entries {
        let entry = Arc::make_mut(entry);
        let Origin::Record(record) = &entry.origin else { panic!("only records ship") };
        let (text, document) = from_record(record);
        entry.findings = score(&text, &document, &lexicon).findings;
        entry.document = document;
        entry.document.passages.clear();
    }
    again
}

#[test]
fn the_four_councils_are_scored_by_the_lexicon_that_ships() {
    let path = four_councils();
    let session = file::load(&path).expect("the session opens");
    let again = scored_again(&session);
    if std::env::var_os("UPDATE_SESSIONS").is_some() {
        let words = file::to_ron(&again, path.parent()).expect("words");
        std::fs::write(&path, words).expect("written");
        return;
    }
    assert!(session == again, "run UPDATE_SESSIONS=1 cargo test saved_sessions and read the difference");
}

/// The levels that ../shared/data/visits.csv gives by hand for the phrases it quotes.
#[test]
fn the_quoted_words_have_the_level_a_reader_gave_them() {
    let cases = [
        ("steady progress", 5),
        ("early progress", 3),
        ("continuing to make improvements", 5),
        ("variable progress", 4),
        ("some improvement", 4),
        ("pace of change remains too slow", 2),
        ("slow progress", 3),
        ("early signs of success", 3),
        ("limited progress in some areas", 3),
        ("insufficient progress in most", 2),
        ("The pace of change requires considerable acceleration", 2),
        ("not made sufficient progress", 2),
        ("deteriorated", 1),
        ("remains too slow", 2),
        ("signs of improvement", 3),
    ];
    let session = file::load(&four_councils()).expect("the session opens");
    let entries = &session.body.entries;
    for (words, level) in cases {
        let findings = entries.iter().flat_map(|entry| &entry.findings);
        let found: Vec<_> = findings.filter(|f| f.sentence.trim_end_matches('.') == words).collect();
        assert!(!found.is_empty(), "“{words}” is not found");
        assert!(found.iter().all(|f| f.level().is_some_and(|l| l.number() == level)), "“{words}”: {found:?}");
    }
}

#[test]
fn each_of_the_four_has_judgements_and_points_and_nothing_is_unsourced() {
    let session = file::load(&four_councils()).expect("the session opens");
    let derived = derive(&session.body, &[]);
    let names: Vec<CouncilName> = ["Surrey", "Gloucestershire", "Buckinghamshire", "Torbay"].map(Into::into).to_vec();
    assert_eq!(session.view.councils, names);
    assert!(subjects(&derived).iter().all(|name| names.contains(name)));
    for series in series(&derived, &names, []) {
        assert!(series.stops.len() >= 6, "{}: {} points", series.council, series.stops.len());
        assert!(series.judgements.len() >= 5, "{}: {} judgements", series.council, series.judgements.len());
        assert_eq!(series.undated, 0);
    }
    for entry in &session.body.entries {
        let Origin::Record(record) = &entry.origin else { panic!("only records ship") };
        assert!(!record.sources.is_empty(), "{record:?}");
        assert!(
            record.words.iter().all(|words| words.split_whitespace().count() <= 10),
            "a few words each: {record:?}"
        );
    }
}
