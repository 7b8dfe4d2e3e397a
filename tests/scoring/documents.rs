//! What a claim becomes in its document: its date, voice, theme, headline, and whether it counts.

use council_trajectories::document::{
    CouncilInText, Document, Fact, Kind, Origin, PartialDate, Passage, Role, Section, Visit, Voice,
};
use council_trajectories::scoring::{Claim, Scored, default_lexicon, score};
use council_trajectories::text::{Text, from_plain};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A letter after a visit in October 2021, every sentence of it by an inspector unless `voice` says else.
fn letter(words: &str, section: Section, voice: Voice) -> (Text, Document) {
    let text = from_plain(words);
    let fact = |iso: &str| iso.parse::<PartialDate>().expect("a date");
    let passages = text.sentences.iter().map(|sentence| Passage {
        council: Some(0),
        clauses: Vec::new(),
        voices: vec![(sentence.span, voice)],
        section,
    });
    let passages = passages.collect();
    let council = CouncilInText {
        name: Arc::from("Torbay"),
        gss: None,
        role: Role::Subject,
        visit_ordinal: None,
        counted_since: None,
        judgements: BTreeMap::new(),
        care_joint: false,
    };
    let visit = Visit { start: fact("2021-10-05"), end: fact("2021-10-06") };
    let document = Document {
        kind: Fact::new(Kind::MonitoringVisitLetter, Origin::Inferred),
        title: None,
        published: Some(Fact::new(fact("2021-11-02"), Origin::Inferred)),
        visit: Some(Fact::new(visit, Origin::Inferred)),
        inspectors: Vec::new(),
        addressee: None,
        author: None,
        outlet: None,
        councils: vec![council],
        problems: Vec::new(),
        passages,
    };
    (text, document)
}

fn scored(words: &str, section: Section, voice: Voice) -> Scored {
    let (text, document) = letter(words, section, voice);
    score(&text, &document, &default_lexicon())
}

#[test]
fn a_finding_is_true_at_the_end_of_the_visit_and_an_earlier_one_when_it_was() {
    let found = scored(
        "Practice has improved. At the 2014 inspection progress had been too slow.",
        Section::Body,
        Voice::Inspector,
    )
    .findings;
    let dated: Vec<_> = found.iter().map(|one| (one.date.map(|d| d.to_string()), one.counted)).collect();
    assert_eq!(dated, [(Some("2021-10-06".to_owned()), true), (Some("2014".to_owned()), false)]);
}

#[test]
fn a_date_told_with_a_claim_is_its_date_and_makes_it_history_unless_it_is_of_the_visit() {
    for (sentence, date, counted) in [
        ("In November 2019, the visiting team reported that recording had deteriorated.", "2019-11", false),
        ("Support for care leavers improved in 2018.", "2018", false),
        ("An earlier report, in 2013, said that supervision had improved.", "2013", false),
        ("The 2013 report said that supervision had improved.", "2013", false),
        ("In October 2021, inspectors found that supervision had improved.", "2021-10", true),
        ("Supervision has improved since 2018.", "2021-10-06", true),
    ] {
        let found = scored(sentence, Section::Body, Voice::Inspector).findings;
        let dated: Vec<_> = found.iter().map(|one| (one.date.map(|d| d.to_string()), one.counted)).collect();
        assert_eq!(dated, [(Some(date.to_owned()), counted)], "{sentence}");
    }
}

#[test]
fn a_council_about_itself_is_found_and_not_counted() {
    let found = scored("Our services have improved.", Section::Body, Voice::Council).findings;
    assert_eq!(found.iter().map(|one| (one.voice, one.counted)).collect::<Vec<_>>(), [(Voice::Council, false)]);
}

#[test]
fn a_claim_is_about_what_its_sentence_names_else_what_was_spoken_of_before() {
    let themes = |words| {
        let found = scored(words, Section::Body, Voice::Inspector).findings;
        found.iter().map(|finding| finding.theme.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(themes("Leaders have strengthened supervision."), ["management oversight"]);
    assert_eq!(themes("Leaders have made steady progress."), ["overall"]);
    assert_eq!(themes("Political support has been strengthened."), ["leadership"]);
    assert_eq!(themes("Pathway plans were late in spring. This has improved."), ["care leavers"]);
    let summed_up = scored("Pathway plans were late. This has improved.", Section::Overview, Voice::Inspector);
    assert_eq!(summed_up.findings[0].theme.to_string(), "overall");
}

#[test]
fn captions_are_found_and_not_counted_and_wants_sections_are_not_read() {
    let caption = scored("Services have improved.", Section::Caption, Voice::Inspector).findings;
    assert_eq!(caption.iter().map(|one| one.counted).collect::<Vec<_>>(), [false]);
    for section in [Section::Recommendations, Section::Boilerplate, Section::Furniture, Section::Judgements] {
        assert!(scored("Services have improved.", section, Voice::Inspector).findings.is_empty(), "{section:?}");
    }
}

#[test]
fn headlines_are_the_summary_and_what_sums_up() {
    let headlines = |words, section| -> Vec<bool> {
        scored(words, section, Voice::Inspector).findings.iter().map(|one| one.headline).collect()
    };
    assert_eq!(headlines("Services have improved.", Section::Overview), [true]);
    let three =
        "Audit has improved.\n\nVisits have improved.\n\nPlans have improved.\n\nOverall, practice has improved.";
    assert_eq!(headlines(three, Section::Body), [true, true, false, true]);
}

#[test]
fn a_judgement_told_of_has_grade_council_and_date() {
    for (words, date) in [
        ("Children’s services in Torbay were rated 'inadequate' in January 2016.", "2016-01"),
        ("In July last year, inspectors from the watchdog branded Torbay's services 'inadequate' again.", "2020-07"),
        ("Last year, inspectors from the watchdog branded Torbay's services 'inadequate' again.", "2020"),
    ] {
        let found = scored(words, Section::Body, Voice::Inspector).findings;
        let judged: Vec<_> = found
            .iter()
            .filter_map(|one| match one.claim {
                Claim::Judgement(_, grade) => {
                    Some((grade.to_string(), one.council.as_deref(), one.date.map(|d| d.to_string())))
                }
                Claim::Progress(_) => None,
            })
            .collect();
        assert_eq!(judged, [("inadequate".to_owned(), Some("Torbay"), Some(date.to_owned()))], "{words}");
    }
}
