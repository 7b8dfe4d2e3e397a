//! Whose words each sentence is, of which council, and where it stands.

use super::{facts, told};
use council_trajectories::scoring::{default_lexicon, score};

const ARTICLE: &str = "\
Services ‘too slow’ to change, inspectors warn

By Ann Ayton

Tuesday, March 6, 2018

Efforts to improve are moving too slowly at a county council, inspectors have warned.

Norfolk County Council's services were rated \"inadequate\" in June 2015. Picture: Norfolk County Council

Norfolk County Council was rated \"inadequate\" in June 2015, after inspectors raised concerns about thresholds.

Inspectors, carrying out the third monitoring visit since then, said the council's plans lack detail.

\"Leaders have acted,\" the letter states, \"but they have not done enough.

\"They know this.\"

Meanwhile, some teams were found to be short of staff.

Bea Beeton, who joined from Leeds and has held posts at Kent, Essex and Surrey councils, is the new director.

Cy Ceeton, cabinet member for children, said: \"We accept the findings.

\"We have made progress since the visit.\"

The council follows Cumbria, Lambeth and West Berkshire, which were rated inadequate last year.

Dee Deeton, of the union Unison, said: “Caseloads have risen.”

Mr Ceeton added: “We are recruiting.”

And a visit to Torbay, the second since the council was judged inadequate in January 2016, found \"steady progress\".

\"Practice has improved,\" it says.

Unlike in Norfolk, the local authority has kept its social workers, Ofsted said.
";

#[test]
fn an_article_on_several_councils() {
    let expected = "\
kind: article
title: Services ‘too slow’ to change, inspectors warn
published: 2018-03-06
author: Ann Ayton
subject: Norfolk
  visit number: 3
  counted since: 2015-06
subject: Torbay
  visit number: 2
  counted since: 2016-01
mentioned: Leeds
mentioned: Kent
mentioned: Essex
mentioned: Surrey
mentioned: Cumbria
mentioned: Lambeth
mentioned: West Berkshire
";
    assert_eq!(facts(ARTICLE, None), expected);
}

#[test]
fn an_articles_voices_and_councils() {
    let expected = "\
Title Norfolk inspector: Services ‘too slow’ to chang
Formal Norfolk journalist: By Ann Ayton
Formal Norfolk journalist: Tuesday, March 6, 2018
Summary Norfolk inspector: Efforts to improve are movin
Caption Norfolk journalist: Norfolk County Council's ser
Caption Norfolk journalist: Picture: Norfolk County Coun
Body Norfolk journalist: Norfolk County Council was r
Body Norfolk inspector: after inspectors raised conc
Body Norfolk inspector: Inspectors, carrying out the
Body Norfolk inspector: \"Leaders have acted,\" the le
Body Norfolk inspector: \"They know this.\"
Body Norfolk inspector: Meanwhile, some teams were f
Body Norfolk inspector: Bea Beeton, who joined from
Body Norfolk council: Cy Ceeton, cabinet member fo
Body Norfolk council: \"We have made progress since
Body Norfolk journalist: The council follows Cumbria,
Body Norfolk other: Dee Deeton, of the union Uni
Body Norfolk council: Mr Ceeton added: “We are rec
Body Torbay inspector: And a visit to Torbay, the s
Body Torbay inspector: \"Practice has improved,\" it
Body Torbay inspector: Unlike in Norfolk, the local
";
    assert_eq!(told(ARTICLE), expected);
}

#[test]
fn a_press_release_speaks_for_its_council_also_where_it_quotes_inspectors() {
    let release = "\
News release from Hull City Council

Ofsted praises our progress

6 March 2020

We are pleased that inspectors have seen the progress that our teams have made this year.

The letter, published today, says: \"There has been a marked improvement in the quality of planning.\"

Inspectors also noted that our caseloads have fallen.

Councillor Ann Ayton said: \"We have come far, and we know there is more to do.\"
";
    let found = facts(release, None);
    assert!(found.starts_with("kind: press release\n") && found.contains("subject: Kingston upon Hull\n"), "{found}");
    let expected = "\
Formal Kingston upon Hull council: News release from Hull City
Title Kingston upon Hull council: Ofsted praises our progress
Formal Kingston upon Hull council: 6 March 2020
Summary Kingston upon Hull council: We are pleased that inspecto
Body Kingston upon Hull council: The letter, published today,
Body Kingston upon Hull council: Inspectors also noted that o
Body Kingston upon Hull council: Councillor Ann Ayton said: \"
";
    assert_eq!(told(release), expected);
}

#[test]
fn in_a_letter_only_what_others_are_quoted_to_have_said_is_theirs() {
    let letter = "\
Dear Ms Ayton

Focused visit to Leeds children’s services

This letter summarises the findings of the focused visit on 3 May 2023.

Overview

Work at the ‘front door’ has improved. One parent told inspectors, ‘I feel listened to now and things have changed.’ Leaders’ plans are clear.

What needs to improve in this area of social work practice?

The pace of change.

Main findings

Practice has been strengthened. The director said: “We have made good progress with our recruitment.” A spokesman for the council said: “We accept these findings in full.”

Ofsted will take the findings of this visit into account.

Yours sincerely
";
    let expected = "\
Formal Leeds inspector: Dear Ms Ayton
Title Leeds inspector: Focused visit to Leeds child
Summary Leeds inspector: This letter summarises the f
Overview Leeds inspector: Overview
Overview Leeds inspector: Work at the ‘front door’ has
Overview Leeds inspector: One parent told inspectors,
Overview Leeds other: ‘I feel listened to now and
Overview Leeds inspector: Leaders’ plans are clear.
Recommendations Leeds inspector: What needs to improve in thi
Recommendations Leeds inspector: The pace of change.
Body Leeds inspector: Main findings
Body Leeds inspector: Practice has been strengthen
Body Leeds inspector: The director said:
Body Leeds council: “We have made good progress
Body Leeds inspector: A spokesman for the council
Body Leeds council: “We accept these findings in
Formal Leeds inspector: Ofsted will take the finding
Formal Leeds inspector: Yours sincerely
";
    assert_eq!(told(letter), expected);
}

#[test]
fn a_reports_sections_are_told_by_their_headings() {
    let report = "\
Inspection of Leeds local authority children’s services

Inspection dates: 3 to 7 May 2023

Overall effectiveness	Good

Services have improved since 2018, and leaders have made considerable progress in building a workforce that is stable, which matters a great deal to the children and to the families who need their help, and to the partners that share the work of keeping them safe from harm.

What needs to improve?

The timeliness of visits.

The experiences and progress of children in care: good

1. Placement stability has improved.

The Office for Standards in Education, Children’s Services and Skills (Ofsted) regulates and inspects to achieve excellence.

It inspects schools.
";
    let expected =
        "Title Formal Judgements Judgements Summary Recommendations Recommendations Body Body Boilerplate Boilerplate";
    assert_eq!(sections(report), expected);
}

#[test]
fn what_follows_the_recommendations_of_a_report_is_read_again() {
    let report = "\
Inspection of Leeds local authority children’s services

Inspection dates: 3 to 7 May 2014

The experiences and progress of children who need help and protection	Requires improvement

Overall effectiveness	Requires improvement

Services are not yet good, and the reasons for it are told below, in the order in which inspectors came upon them in the weeks that they spent with social workers, with their managers and with the children and families whom they serve, as well as in the meetings of the partners who share with them the work of keeping children safe from harm.

What does the local authority need to improve?

Areas for improvement

1. Ensure that visits are made on time.

The local authority’s strengths

2. Supervision has improved.

Areas for improvement

3. Ensure that reviews are on time.

The experiences and progress of children who need help and protection requires improvement to be good.

4. Recording has been strengthened.
";
    let expected = "Title Formal Judgements Judgements Judgements Judgements Summary \
                    Recommendations Recommendations Recommendations Body Body Recommendations Recommendations Body Body";
    assert_eq!(sections(report), expected);
}

/// The section of each sentence or part of one.
fn sections(words: &str) -> String {
    let told = told(words);
    let sections: Vec<&str> = told.lines().filter_map(|line| line.split(' ').next()).collect();
    sections.join(" ")
}

proptest::proptest! {
    /// Whatever stands there: no panic, one passage a sentence, and its voices cover it in order.
    #[test]
    fn voices_cover_every_sentence_of_any_text(
        words in "([\"“”‘’' .,:\n]|Dear |Surrey|Reading|the letter says|Ofsted|said|12/09/2016|–|2 to 3 May 2018|é|good|\t|inspection of ){0,60}"
    ) {
        let (text, document) = super::read(&words, Some("x - 03 august 2018.pdf"));
        proptest::prop_assert_eq!(text.sentences.len(), document.passages.len());
        for (sentence, passage) in text.sentences.iter().zip(&document.passages) {
            let mut at = sentence.span.start;
            for (span, _) in &passage.voices {
                proptest::prop_assert_eq!(span.start, at);
                proptest::prop_assert!(text.content.get(span.start..span.end).is_some());
                at = span.end;
            }
            proptest::prop_assert_eq!(at, sentence.span.end);
        }
    }
}

/// What is told of which council, in an article of `body`.
fn councils(body: &str) -> Vec<String> {
    let article = format!("Services move on\n\nBy Ann Ayton\n\n3 May 2019\n\n{body}\n\n{}", super::speech::FILLING);
    let (text, document) = super::read(&article, None);
    let findings = score(&text, &document, &default_lexicon()).findings;
    findings.iter().map(|one| format!("{}: {}", one.council.as_deref().unwrap_or("-"), one.quote)).collect()
}

#[test]
fn each_clause_is_about_the_council_it_names() {
    let told = councils(
        "Inspectors visited Torbay, Kent and Leeds.\n\nOfsted inspectors were at Torbay twice.\n\n\
        Ofsted inspectors were at Kent twice.\n\n\
        Inspectors said that audits have improved at Torbay, and supervision has improved at Kent.\n\n\
        In Torbay, recording has improved, while in Kent, the pace of change is too slow.",
    );
    assert_eq!(
        told,
        ["Torbay: have improved", "Kent: has improved", "Torbay: has improved", "Kent: the pace of change is too slow",]
    );
}

#[test]
fn a_council_in_an_inserted_clause_or_a_county_around_takes_no_findings() {
    let told = councils(
        "Inspectors came to Torbay Council, in a part of Devon that many visit.\n\n\
        Ofsted, which in another report rated services in Leeds as good, found that audits have improved.",
    );
    assert_eq!(told.last().map(String::as_str), Some("Torbay: have improved"));
    assert!(told.iter().all(|one| !one.starts_with("Devon")), "{told:?}");
    let told = councils(
        "Inspectors came to Kent and to Torbay.\n\nIn Torbay, audits have improved, Ofsted said of Torbay.\n\n\
        Ann Ayton, who was sent into Kent by ministers, wrote that supervision has improved.",
    );
    assert_eq!(told, ["Torbay: have improved", "Kent: has improved"]);
    let told = councils(
        "The Isle of Wight ended its partnership with Hampshire in May.\n\nAudits have improved, Ofsted said.\n\n\
        Recording had deteriorated in 2013, after which Hampshire was asked to help.",
    );
    assert_eq!(told, ["Isle of Wight: have improved", "Isle of Wight: had deteriorated"]);
}

#[test]
fn a_post_at_two_councils_makes_neither_the_subject() {
    let told = councils(
        "Inspectors went to Kent in May. Ann Ayton, director for both Medway and Kent until last month, was proud. \
        Audits have improved there.",
    );
    assert_eq!(told, ["Kent: have improved"]);
}

#[test]
fn a_row_of_names_that_were_judged_is_about_its_first() {
    let told = councils(
        "Inspectors went to Kent in May. Norfolk, East Sussex and Slough were all rated good, but services in Kent \
        were judged inadequate. Audits have improved there. Nearby Medway, whose trust was rated good in June, helped.",
    );
    let expected = [
        "Norfolk: were all rated good",
        "Kent: were judged inadequate",
        "Kent: have improved",
        "Medway: was rated good",
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_heading_that_is_a_name_opens_what_is_about_that_council() {
    let told = councils(
        "Kent\n\nInspectors went to Kent in May. Audits have improved there.\n\n\
        Isle of Wight\n\nSupervision has improved on the island, where Hampshire runs the service. Recording has improved.\n\n\
        The team from Leeds, itself rated good in 2018, will help Kent. Kent was rated inadequate in 2016.",
    );
    assert_eq!(
        told,
        [
            "Kent: have improved",
            "Isle of Wight: has improved",
            "Isle of Wight: has improved",
            "Leeds: rated good",
            "Kent: was rated inadequate",
        ]
    );
}

#[test]
fn what_is_said_of_a_council_the_text_is_not_about_is_not_the_subjects() {
    let told = councils(
        "Inspectors came to Torbay Council in May.\n\nThe council in Torbay has changed its plans.\n\n\
        Leeds has improved its audits.",
    );
    assert_eq!(told, ["Leeds: has improved"]);
}

#[test]
fn a_dateline_may_carry_words_of_its_page_and_a_share_counts_no_visit() {
    let article = format!(
        "Services move on\n\nBy Ann Ayton\n\n16th May 2024 | Local News\n\n\
        Inspectors made their second monitoring visit to Torbay Council.\n\n\
        A third of home visits in Torbay were late.\n\n{}",
        super::speech::FILLING
    );
    let told = facts(&article, None);
    assert!(told.contains("published: 2024-05-16") && told.contains("visit number: 2"), "{told}");
    let named = article.replacen(
        "Services move on\n\nBy Ann Ayton\n\n16th May 2024 | Local News",
        "Ann Ayton 16 May 2024\n\nServices move on",
        1,
    );
    assert!(facts(&named, None).contains("title: Services move on"));
    for line in [
        "09:14, 16 MAY 2024 | Updated 11:02, 17 MAY 2024",
        "Published: 09:14 BST, 16 May 2024 | Updated: 11:02 BST, 17 May 2024",
        "Posted on 16 May 2024 by Ann Ayton",
    ] {
        let told = facts(&article.replacen("16th May 2024 | Local News", line, 1), None);
        assert!(told.contains("published: 2024-05-16"), "{line}: {told}");
    }
    let by =
        article.replacen("By Ann Ayton\n\n16th May 2024 | Local News", "By Ann Ayton on May 16, 2024 in Leaders", 1);
    let told = facts(&by, None);
    assert!(told.contains("author: Ann Ayton") && told.contains("published: 2024-05-16"), "{told}");
    let lines = "By Ann Ayton\n\n16th May 2024 | Local News";
    let by = article.replacen(lines, "By Local Democracy Reporter Ann Ayton   17:42, 16 MAY 2024", 1);
    let told = facts(&by, None);
    assert!(told.contains("author: Ann Ayton") && told.contains("published: 2024-05-16"), "{told}");
    let nobody =
        facts(&article.replacen(lines, "By Local Democracy Reporter\n\nPublished 16 May 2024, 16:45", 1), None);
    assert!(!nobody.contains("author") && nobody.contains("published: 2024-05-16"), "{nobody}");
    let paper = facts(&article.replacen(lines, "The Isle of Ayton County Press, May 16, 2024", 1), None);
    let named = paper.contains("outlet: The Isle of Ayton County Press") && !paper.contains("author");
    assert!(named && paper.contains("published: 2024-05-16"), "{paper}");
}
