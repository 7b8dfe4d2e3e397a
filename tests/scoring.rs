//! Specification of `scoring`: the codebook's rules as tables of small sentences, written for this test.

mod documents;

use council_trajectories::scoring::{
    Explanation, Lexicon, Scope, check_examples, default_lexicon, default_lexicon_source, explain,
};
use proptest::prelude::*;

/// Each sentence has exactly the finding of that level, or none.
fn says(table: &[(&str, Option<u8>)]) {
    let lexicon = default_lexicon();
    let wrong: Vec<_> = table
        .iter()
        .filter_map(|&(sentence, wanted)| {
            let got: Vec<u8> = levels(&explain(sentence, &lexicon));
            (got != wanted.into_iter().collect::<Vec<_>>()).then(|| format!("{sentence} wanted {wanted:?} got {got:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn levels(explanation: &Explanation) -> Vec<u8> {
    explanation.claims.iter().map(|claim| claim.level.number()).collect()
}

#[test]
fn the_modifier_attached_to_the_claim_decides() {
    says(&[
        ("Progress in the duty team has been inconsistent and too slow.", Some(2)),
        ("Some notable improvement has been made in recording.", Some(6)),
        ("Managers have made limited progress with the backlog.", Some(3)),
        ("The trust has made substantial and sustained progress.", Some(7)),
        ("Progress since the spring has been uneven.", Some(4)),
        ("Leaders have made good progress in the last year.", Some(6)),
        ("Practice in the north of the county has improved.", Some(5)),
        ("Audit has been transformed since last year.", Some(7)),
    ]);
}

#[test]
fn onset_and_very_recent_change_count_for_less() {
    says(&[
        ("The assessment teams are beginning to improve.", Some(3)),
        ("There are early signs of improvement in supervision.", Some(3)),
        ("The service has begun to reduce delay.", Some(3)),
        ("There have been very recent and significant improvements in the front door.", Some(5)),
        ("There have been recent improvements in the front door.", Some(5)),
        ("Supervision has recently improved.", Some(5)),
    ]);
}

#[test]
fn negation_turns_a_claim_round() {
    says(&[
        ("The council has not made sufficient progress.", Some(2)),
        ("Supervision has not improved since the spring.", Some(2)),
        ("The quality of plans has not deteriorated.", Some(4)),
        ("There has been no deterioration in the response to contacts.", Some(4)),
        ("Services still haven't improved enough.", Some(2)),
        ("Recording hasn’t improved.", Some(2)),
        ("The panel was considered not to have improved.", Some(2)),
    ]);
}

#[test]
fn articles_tell_of_progress_in_words_of_their_own() {
    says(&[
        ("Watchdog praises progress at Ayton council", Some(5)),
        ("Ayton's progress has been praised by inspectors.", Some(5)),
        ("Inspectors were impressed with the improvements in the duty team.", Some(6)),
        ("Children's services improving, says watchdog", Some(5)),
        ("The watchdog is critical of the pace of change.", Some(2)),
        ("They told of a slow pace of improvement.", Some(3)),
        ("The pace of change now needs to be stepped up.", Some(2)),
        ("Some improvements have been made, but not enough.", Some(2)),
        ("Services have come on in leaps and bounds.", Some(7)),
        ("Progress has stood still since the spring.", Some(2)),
        ("The department is in a dramatic turnaround.", Some(7)),
        ("Standards have gone downhill since the merger.", Some(1)),
        ("Leaders failed to prevent a serious decline.", Some(1)),
        ("Agency spending halved.", Some(6)),
        ("The workforce is now more stable than in 2015.", Some(5)),
        ("The workforce is more stable than in other counties.", None),
    ]);
}

#[test]
fn a_town_called_reading_is_no_school_subject() {
    says(&[
        ("Services in Reading have deteriorated.", Some(1)),
        ("Reading has made significant improvements.", Some(6)),
        ("Pupils make good progress in reading and writing.", None),
    ]);
}

#[test]
fn a_month_or_a_county_with_a_capital_is_not_the_word_it_looks_like() {
    says(&[
        ("Back in the town in May inspectors thought that insufficient progress had been made.", Some(2)),
        ("Leaders may make better progress next year.", None),
        ("It is the only Greater Manchester borough since the visit.", None),
        ("There is greater stability since the visit.", Some(5)),
    ]);
}

#[test]
fn what_is_told_of_the_past_in_reported_speech_is_what_was_said_in_the_present() {
    says(&[
        ("Inspectors said that the workforce was now more stable.", Some(5)),
        ("The letter said that the new model was leading to improved practice.", Some(5)),
        ("Ofsted said that supervision was not yet embedded.", Some(3)),
        ("Inspectors found that improvements to plans were not yet embedded.", Some(3)),
        ("They said that most of the recommendations had been acted upon.", Some(5)),
        ("Inspectors noted that leaders were yet to tackle the weaknesses.", Some(2)),
        ("It said that the tool was beginning to have an impact.", Some(3)),
    ]);
}

#[test]
fn not_yet_of_an_effect_is_limited_and_of_an_action_insufficient() {
    says(&[
        ("The new forum has not yet had an impact on frontline work.", Some(3)),
        ("The model is yet to be embedded.", Some(3)),
        ("It is too early to see the impact of the restructure.", Some(3)),
        ("The recommendations have not yet been addressed.", Some(2)),
        ("The revised pathway is yet to be implemented.", Some(2)),
        ("There is no evidence of improvement in case recording.", Some(2)),
        ("The panel is yet to review the data.", None),
        ("The authority is not yet delivering good practice.", None),
    ]);
}

#[test]
fn how_much_is_meant_lowers_a_plain_positive() {
    says(&[
        ("Recording has improved in some teams.", Some(4)),
        ("Significant improvement has been made in some areas.", Some(6)),
        ("Services have improved in a small number of teams.", Some(3)),
        ("Services have improved in most areas.", Some(5)),
    ]);
}

#[test]
fn a_pace_word_is_about_change() {
    says(&[
        ("The pace of change is too slow.", Some(2)),
        ("The pace of improvement needs to increase.", Some(2)),
        ("The pace at which audit is developing remains too slow.", Some(2)),
        ("Assessments take too long.", None),
    ]);
}

#[test]
fn a_complaint_of_state_after_an_improvement_changes_nothing() {
    says(&[
        ("Supervision has improved, but it is not rigorous.", Some(5)),
        ("Practice is improving but is not consistently strong.", Some(5)),
    ]);
}

#[test]
fn earlier_recommendations() {
    says(&[
        ("The recommendations of the last report have been addressed.", Some(5)),
        ("Several recommendations remain outstanding.", Some(2)),
        ("The weaknesses found last year have not been addressed.", Some(2)),
    ]);
}

#[test]
fn effects_count_when_the_change_is_named_or_done() {
    says(&[
        ("The new rota has led to improvements in contact.", Some(5)),
        ("The academy has had a positive impact on practice.", Some(5)),
        ("The pledge has had little impact.", Some(2)),
        ("Good supervision leads to better outcomes for children.", None),
        ("This work is leading to improvements in recording.", Some(5)),
    ]);
}

#[test]
fn comparatives_of_change() {
    says(&[
        ("The workforce is now more stable.", Some(5)),
        ("Managers are increasingly confident in their use of data.", Some(5)),
        ("Partnerships are stronger than at the last inspection.", Some(5)),
        ("Progress has been slower than leaders would like.", Some(2)),
        ("Outcomes are better than the national average.", None),
        ("The service is now fully staffed.", None),
    ]);
}

#[test]
fn progress_held() {
    says(&[("Progress has been maintained since the spring.", Some(5))]);
}

#[test]
fn measures_of_known_direction() {
    says(&[
        ("Caseloads have reduced.", Some(5)),
        ("Staff turnover has fallen.", Some(5)),
        ("Reliance on agency staff has increased.", Some(1)),
        ("Vacancies have increased over the year.", Some(1)),
        ("The timeliness of conferences has improved from a low base to 72%.", Some(5)),
        ("The number of children without a named social worker has decreased.", Some(5)),
    ]);
}

#[test]
fn things_that_became_worse() {
    says(&[
        ("Practice in the assessment service has deteriorated.", Some(1)),
        ("The service has gone backwards since the summer.", Some(1)),
        ("There has been a decline in the quality of plans.", Some(1)),
    ]);
}

#[test]
fn a_child_s_progress_is_not_the_council_s() {
    says(&[
        ("Children make good progress at school.", None),
        ("Most young people in care are making good progress.", None),
        ("Children’s progress is tracked carefully.", None),
        ("She has made significant progress in placement.", None),
        ("Their educational progress has improved.", None),
        ("The progress of children in care is reviewed every term.", None),
    ]);
}

#[test]
fn wants_plans_purposes_and_duties() {
    says(&[
        ("Leaders should improve the front door.", None),
        ("The strategy aims to secure improvement in adoption.", None),
        ("Further improvement is needed.", None),
        ("Managers meet weekly to ensure that progress is made.", None),
        ("The council must improve its response.", None),
        ("Plans to strengthen supervision are in place.", None),
        ("Ensure that plans are improved.", None),
    ]);
}

#[test]
fn names_and_headings() {
    says(&[
        ("The improvement board meets every month.", None),
        ("The experiences and progress of children in care", None),
        ("Supervision is an area for improvement.", None),
        ("The front door requires improvement.", None),
    ]);
}

#[test]
fn process_state_and_conditions() {
    says(&[
        ("Managers monitor progress closely.", None),
        ("Practice remains poor.", None),
        ("It is not clear whether practice has improved.", None),
        ("Inspectors asked if progress had been made.", None),
        ("The service is strengthened by close work with the police.", None),
        ("The model is well embedded.", None),
    ]);
}

#[test]
fn what_the_people_served_are_like() {
    says(&[
        ("Workers help parents to improve their lives.", None),
        ("Children’s behaviour has improved.", None),
        ("The attainment of pupils has improved.", None),
    ]);
}

#[test]
fn two_claims_in_one_sentence_are_two_findings() {
    let lexicon = default_lexicon();
    let of = |sentence| levels(&explain(sentence, &lexicon));
    assert_eq!(of("The council has made some progress, but the pace of change is too slow."), [4, 2]);
    assert_eq!(of("Audit has been strengthened, but it is yet to have an impact on practice."), [5, 3]);
}

#[test]
fn predicates_of_one_subject_are_one_finding() {
    let lexicon = default_lexicon();
    let of = |sentence| levels(&explain(sentence, &lexicon));
    assert_eq!(of("These changes are very recent and not yet embedded."), [3]);
    assert_eq!(of("Recording has improved and is increasingly detailed."), [5]);
}

#[test]
fn scope_is_what_the_sentence_says() {
    let lexicon = default_lexicon();
    let of = |sentence| explain(sentence, &lexicon).claims.first().and_then(|claim| claim.scope);
    assert_eq!(of("Recording has improved in some teams."), Some(Scope::Some));
    assert_eq!(of("Insufficient progress has been made in most areas."), Some(Scope::Most));
    assert_eq!(of("Recording has improved."), None);
}

#[test]
fn a_near_miss_says_why_it_is_not_counted() {
    let stopped = explain("Children make good progress at school.", &default_lexicon()).stopped;
    assert_eq!(stopped.iter().map(|near| &*near.reason).collect::<Vec<_>>(), ["a child's progress"]);
}

#[test]
fn an_explanation_names_pattern_and_modifiers() {
    let explanation = explain("Supervision has not improved since the spring.", &default_lexicon());
    let claim = &explanation.claims[0];
    assert_eq!((&*claim.pattern, claim.base.number(), claim.level.number()), ("has-improved", 5, 2));
    let steps: Vec<_> = claim
        .modifiers
        .iter()
        .map(|one| (&*one.id, one.level.map(council_trajectories::scoring::Level::number)))
        .collect();
    assert!(steps.contains(&("not", Some(2))), "{steps:?}");
}

#[test]
fn every_example_of_the_lexicon_comes_out_as_written() {
    let failed: Vec<_> = check_examples(&default_lexicon())
        .iter()
        .map(|one| format!("{}: {}: {} (got {:?})", one.entry, one.message, one.sentence, one.got))
        .collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn every_entry_of_the_lexicon_has_a_note_or_words() {
    let lexicon = default_lexicon();
    assert_eq!(lexicon.scales().len(), 2);
    for entry in lexicon.entries() {
        assert!(!entry.id.is_empty() && !entry.matches.is_empty(), "{entry:?}");
    }
}

/// The lexicon that ships with `from` replaced by `to`.
fn broken(from: &str, to: &str) -> String {
    let source = default_lexicon_source();
    assert!(source.contains(from), "{from}");
    Lexicon::parse(&source.replacen(from, to, 1)).err().map(|problem| problem.message).unwrap_or_default()
}

#[test]
fn an_error_in_the_lexicon_names_its_line_and_what_was_expected() {
    let unknown = broken("{continue:any} to be {adverb}^2 {improve:d}", "{continue:any} to be {adverb}^2 {improv:d}");
    assert!(unknown.starts_with("Line "), "{unknown}");
    assert!(unknown.contains("expected the name of a class or phrase, found “improv:d”"), "{unknown}");
    let open = broken("<({has} | {had}) become {adv} embedded>", "<({has} | {had}) become ({adv} embedded>");
    assert!(open.starts_with("Line ") && open.contains("expected “)”"), "{open}");
    let nothing = broken("<({has} | {had}) become {adv} embedded>", "<embedded?>");
    assert!(nothing.contains("expected at least one word that must be there"), "{nothing}");
    let bracket = broken("classes: [", "classes: (");
    assert!(bracket.starts_with("Line ") && bracket.contains("column"), "{bracket}");
}

/// A lexicon of these patterns and no others; `more` are classes besides those the engine asks for.
fn small_lexicon(more: &str, patterns: &str) -> Lexicon {
    let written = format!(
        r#"(name: "Sample", version: 1, scales: [], phrases: [], modifiers: [], exclusions: [], themes: [],
            classes: [(id: "clause-break", words: "but"), (id: "joins", words: "and"), (id: "leads-on", words: "the"),
                (id: "predicate-end", verbs: "improve", trigger: true), {more}],
            patterns: [{patterns}], judgements: (patterns: [], grades: [], areas: []), headline: [])"#
    );
    Lexicon::parse(&written).expect("a lexicon")
}

#[test]
fn a_lexicon_without_patterns_finds_nothing() {
    for patterns in ["", r#"(id: "switched-off", kind: Forward, level: 5, note: "", match: [])"#] {
        assert!(explain("Services have improved.", &small_lexicon("", patterns)).claims.is_empty());
    }
}

#[test]
fn classes_that_take_in_each_other_are_the_same_words() {
    let classes = r#"(id: "one", words: "better", also: "two"), (id: "two", words: "safer", also: "one")"#;
    let lexicon = small_lexicon(classes, r#"(id: "now", kind: Forward, level: 5, note: "", match: ["are {one}"])"#);
    assert_eq!(explain("Children are safer.", &lexicon).claims.len(), 1);
}

#[test]
fn words_with_accents_are_found_as_they_are_written() {
    let patterns = r#"(id: "now", kind: Forward, level: 5, note: "", match: ["better résumés"])"#;
    assert_eq!(explain("Carers have better résumés now.", &small_lexicon("", patterns)).claims.len(), 1);
}

proptest! {
    #[test]
    fn spans_lie_inside_any_sentence_and_nothing_panics(words in "\\PC{0,200}") {
        let explanation = explain(&words, &default_lexicon());
        for claim in &explanation.claims {
            prop_assert!(words.get(claim.span.start..claim.span.end).is_some_and(|quote| !quote.is_empty()));
        }
        for near in &explanation.stopped {
            prop_assert!(words.get(near.span.start..near.span.end).is_some());
        }
    }

    #[test]
    fn words_of_the_trade_in_any_order_never_panic(picked in proptest::collection::vec(0..WORDS.len(), 0..40)) {
        let words = picked.iter().map(|&i| WORDS[i]).collect::<Vec<_>>().join(" ");
        for claim in explain(&words, &default_lexicon()).claims {
            prop_assert!(words.get(claim.span.start..claim.span.end).is_some());
        }
    }

    #[test]
    fn line_breaks_and_quotation_marks_change_nothing(breaks in proptest::collection::vec(any::<bool>(), 40)) {
        let plain = "The council's leaders have made some progress but the pace of change is \"too slow\".";
        let mut at = breaks.iter();
        let broken: String = plain
            .chars()
            .map(|c| match c {
                ' ' if at.next() == Some(&true) => '\n',
                '\'' => '’',
                '"' => '“',
                c => c,
            })
            .collect();
        let lexicon = default_lexicon();
        prop_assert_eq!(levels(&explain(&broken, &lexicon)), levels(&explain(plain, &lexicon)));
    }
}

/// Words that patterns ask for, to be thrown together.
const WORDS: [&str; 24] = [
    "progress",
    "has",
    "been",
    "made",
    "not",
    "yet",
    "improved",
    "too",
    "slow",
    "pace",
    "of",
    "change",
    "the",
    ",",
    ".",
    "children",
    "caseloads",
    "reduced",
    "increasingly",
    "more",
    "stable",
    "beginning",
    "to",
    "impact",
];
