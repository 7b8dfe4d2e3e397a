//! Specification of judgements told of: which grade a text says was given, and when.
//!
//! Every text here is a sample written for this project; its facts are invented.

use council_trajectories::document::{Outside, understand};
use council_trajectories::scoring::{Claim, default_lexicon, score};
use council_trajectories::text;

/// The grades `words` tell of, each with its date.
fn told(words: &str) -> Vec<String> {
    let text = text::from_plain(words);
    let document = understand(&text, Outside::default());
    let findings = score(&text, &document, &default_lexicon()).findings;
    let judged = findings.iter().filter_map(|one| match one.claim {
        Claim::Judgement(_, grade) => Some((grade, one.date)),
        Claim::Progress(_) => None,
    });
    judged.map(|(grade, date)| date.map_or(grade.to_string(), |date| format!("{grade} {date}"))).collect()
}

fn all_tell(cases: &[(&str, &[&str])]) {
    for (words, expected) in cases {
        assert_eq!(told(words), *expected, "{words}");
    }
}

#[test]
fn a_grade_may_be_given_as_a_thing() {
    all_tell(&[
        ("Torbay was given a “requires improvement” grading after the visit.", &["requires improvement"]),
        ("Ofsted gave Torbay Council an inadequate rating in May 2016.", &["inadequate 2016-05"]),
        ("Torbay has received an outstanding judgment for its adoption service.", &["outstanding"]),
        ("Torbay Council retained a rating of good.", &["good"]),
        ("Ofsted awarded Torbay outstanding in all areas.", &["outstanding"]),
        ("Torbay was handed Ofsted’s lowest rating in 2015.", &["inadequate 2015"]),
        ("Torbay was handed the bottom grade, “inadequate”, in September 2017.", &["inadequate 2017-09"]),
        ("Torbay Council has kept its good Ofsted rating.", &["good"]),
        ("Services in Torbay scored “good” in every category.", &["good"]),
        (
            "Torbay was told to act following an “inadequate” Ofsted rating for the service in 2017.",
            &["inadequate 2017"],
        ),
        ("Torbay means to better the overall “good” rating it was given in 2022.", &["good 2022"]),
        ("Torbay was found inadequate in 2014.", &["inadequate 2014"]),
        ("Ofsted called on Torbay, judging it as “requires improvement to be good”.", &["requires improvement"]),
        ("Change in Torbay followed an inadequate judgement in 2015.", &["inadequate 2015"]),
        ("In Torbay it betters the inadequate judgement handed down in 2018.", &["inadequate 2018"]),
        ("Torbay was told in 2015 that its services were inadequate.", &["inadequate 2015"]),
        ("Torbay has now been told it requires improvement.", &["requires improvement"]),
        (
            "Torbay’s services were ranked inadequate in 2016 and dubbed good in 2019.",
            &["inadequate 2016", "good 2019"],
        ),
        ("It was a step up for Torbay from “inadequate”, the rating it received in 2013.", &["inadequate 2013"]),
        (
            "Ofsted judged services in Torbay for children who need help, and for those who are in care, to be inadequate.",
            &["inadequate"],
        ),
    ]);
}

#[test]
fn a_grade_may_be_moved_or_stand_with_its_date() {
    all_tell(&[
        ("Ofsted has raised Torbay’s rating to “requires improvement”.", &["requires improvement"]),
        ("Ofsted came to Torbay in March 2019, cutting its grade to ‘inadequate’.", &["inadequate 2019-03"]),
        (
            "Torbay put its plan first after the inadequate judgement in the report of August 2016.",
            &["inadequate 2016-08"],
        ),
        ("Services in Torbay have declined since 2012, when the rating was “good”.", &["good 2012"]),
        ("It was a fall from May 2012, when services in Torbay were judged good.", &["good 2012-05"]),
        ("Torbay was rated good in 2012, and inadequate in 2009.", &["good 2012", "inadequate 2009"]),
        ("Torbay Council was rated “good” at its last full inspection by Ofsted, in 2012.", &["good 2012"]),
        ("The last inspection of Torbay, in 2012, ended in a rating of ‘good’.", &["good 2012"]),
    ]);
}

#[test]
fn what_is_judged_may_stand_between_verb_and_grade() {
    all_tell(&[
        ("The visit is the first to Torbay since Ofsted, rating it ‘inadequate’ in 2014, left.", &["inadequate 2014"]),
        ("Inspectors rated Torbay Council’s children’s services as good.", &["good"]),
        ("Ofsted found Torbay’s child protection work to be inadequate.", &["inadequate"]),
        ("In Torbay, inspectors rated leadership, the workforce and governance, besides adoption, as good.", &["good"]),
        ("Torbay’s adoption service is now considered to be good.", &["good"]),
        ("Ofsted said that services in Torbay are still inadequate.", &["inadequate"]),
        ("Ofsted concluded that services in Torbay remain inadequate.", &["inadequate"]),
        ("The overall effectiveness of services in Torbay is good.", &["good"]),
    ]);
}

#[test]
fn a_change_of_grade_tells_of_the_one_it_ends_at() {
    all_tell(&[
        ("Torbay has been lifted from “inadequate” to “good”.", &["good"]),
        (
            "Support for care leavers in Torbay was downgraded from outstanding to requires improvement.",
            &["requires improvement"],
        ),
        ("Torbay Council moved from requires improvement to good in March 2021.", &["good 2021-03"]),
        ("Torbay was upgraded to good from inadequate.", &["good"]),
        ("Ofsted has downgraded Torbay Council to inadequate.", &["inadequate"]),
    ]);
}

/// An article of May 2019 with `sentence` as its first paragraph.
fn article(sentence: &str) -> String {
    format!(
        "Inspectors return to Torbay\n\nBy Ann Ayton\n\n3 May 2019\n\n{sentence}\n\n\
        Inspectors said that there is more to do in the town and that they will come again before long.\n\n\
        The council said that it agreed with the letter and that it would set out what it means to do next."
    )
}

#[test]
fn what_is_not_or_not_yet_so_is_no_judgement() {
    for words in [
        "Services in Torbay are no longer judged to be inadequate.",
        "Torbay could be rated inadequate if nothing changes.",
        "Torbay hopes to be judged good at its next inspection.",
        "Inspectors of Torbay’s services found good practice in most teams.",
        "Services in Torbay were found to be stable and staff said that morale was good.",
        "No part of the service in Torbay has been judged inadequate.",
        "Councils near Torbay judged “inadequate” must improve within six months.",
        "Torbay promised to turn the service into one rated good.",
        "Nine schools in Torbay were rated good in 2019.",
        "Young people in Torbay rated their placements good.",
        "Children in Torbay live in placements judged to be good or outstanding.",
        "Inspectors found good leadership and outstanding social workers in Torbay.",
    ] {
        assert_eq!(told(words), Vec::<String>::new(), "{words}");
    }
}

#[test]
fn a_date_may_stand_before_or_after_the_grade() {
    all_tell(&[
        ("Services in Torbay were rated inadequate in October, 2018, and again in 2020.", &["inadequate 2018-10"]),
        ("In 2012, services for children in care in Torbay were rated outstanding.", &["outstanding 2012"]),
        (
            "Since the inspection of Torbay in June 2016, when services were judged inadequate, much has changed.",
            &["inadequate 2016-06"],
        ),
        ("Torbay has changed since the last inspection in 2015, which judged services to be good.", &["good 2015"]),
        (
            "Ofsted inspected Torbay in May 2019, after services had been rated inadequate in 2014.",
            &["inadequate 2014"],
        ),
        ("Torbay received a good rating in its 2019 inspection.", &["good 2019"]),
        ("Services in Torbay were rated good.", &["good"]),
    ]);
}

#[test]
fn news_is_of_the_month_of_publication() {
    for (sentence, expected) in [
        ("Torbay Council has been rated good by Ofsted after a visit to its services this spring.", "good 2019-05"),
        ("Torbay Council is now rated as good after a visit to all of its services this spring.", "good 2019-05"),
        ("Ofsted rates Torbay good in a report on a visit to its services made this spring.", "good 2019-05"),
        (
            "Leadership and adoption in Torbay are both rated as “good” by inspectors, who came this spring.",
            "good 2019-05",
        ),
        (
            "Torbay Council has had its children’s services rated good by Ofsted after a visit this spring.",
            "good 2019-05",
        ),
        ("Ofsted told Torbay Council that it can be proud, rating the whole of its services as good.", "good 2019-05"),
        (
            "Torbay has been elevated from inadequate to good, after being judged to fail in a 2014 visit.",
            "good 2019-05",
        ),
        (
            "Services in Torbay, which four years ago stood condemned, have been graded good by Ofsted this spring.",
            "good 2019-05",
        ),
        ("Torbay Council, which has been rated good more than once, was visited again this spring.", "good"),
        ("Services in Torbay were rated good, and inspectors came to see them again this spring.", "good"),
    ] {
        assert_eq!(told(&article(sentence)), [expected], "{sentence}");
    }
}

#[test]
fn a_date_may_be_reckoned_from_publication() {
    for (sentence, expected) in [
        ("Torbay, which in October was rated good, was visited again by the inspectors this spring.", "good 2018-10"),
        ("Torbay Council was rated good by Ofsted last June, and inspectors came to see it again.", "good 2018-06"),
        ("Torbay Council was rated good in a report on 29 January, Ofsted said of it this spring.", "good 2019-01-29"),
        ("Torbay Council was rated good on the 3rd of December, Ofsted said of it this spring.", "good 2018-12-03"),
        ("Torbay Council was rated good by Ofsted last summer, and inspectors came again to see it.", "good 2018"),
        ("The good rating was handed down to Torbay in November, and inspectors came to see it.", "good 2018-11"),
        ("Torbay Council was rated good by Ofsted in April last year, and was seen again this spring.", "good 2018-04"),
        ("Torbay Council was rated good by Ofsted three years ago, and was seen again this spring.", "good 2016"),
        ("Torbay Council was rated good by Ofsted a year ago, and inspectors came again this spring.", "good 2018"),
        ("Torbay got a new adviser in August, after its ‘good’ rating by Ofsted the previous month.", "good 2018-07"),
        ("In August 2016 inspectors gave the council in Torbay a ‘good’ rating, and they came again.", "good 2016-08"),
        (
            "A report published on 20 July 2015, which judged Torbay’s services to be good, told of more.",
            "good 2015-07-20",
        ),
    ] {
        assert_eq!(told(&article(sentence)), [expected], "{sentence}");
    }
    assert_eq!(told("Torbay Council was rated good by Ofsted last June."), ["good"]);
}

#[test]
fn a_date_may_be_reckoned_from_the_one_told_before() {
    for (sentences, expected) in [
        (
            "The adviser left Torbay in 2013. The council climbed to good three years later, inspectors said.",
            "good 2016",
        ),
        (
            "The last inspection of Torbay was in November 2016. At that inspection, leaders were rated good.",
            "good 2016-11",
        ),
        (
            "A trust took over in Torbay in 2013, and the following year services were judged good by Ofsted.",
            "good 2014",
        ),
        ("The trust in Torbay began in 2018. It was judged good three years later by inspectors.", "good"),
    ] {
        assert_eq!(told(&article(sentences)), [expected], "{sentences}");
    }
}
