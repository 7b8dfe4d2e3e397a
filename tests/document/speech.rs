//! Who goes on speaking where no sentence says so, and what sort of text tells it.

use super::{facts, told};

/// The voices of the stretches of `words` whose first letters are asked for.
fn voices(words: &str, openings: &[&str]) -> Vec<String> {
    let lines = told(words);
    let of = |opening: &&str| {
        let line = lines.lines().find(|line| line.split_once(": ").is_some_and(|(_, said)| said.starts_with(*opening)));
        let voice = line.and_then(|line| line.split_once(": ")).and_then(|(head, _)| head.rsplit(' ').next());
        voice.unwrap_or("nobody").to_owned()
    };
    openings.iter().map(of).collect()
}

/// An article of `body` with enough around it to be one.
fn article(body: &str) -> String {
    format!("{BYLINE}{body}\n\n{FILLING}")
}

const BYLINE: &str = "Services in Torbay move on\n\nBy Ann Ayton\n\n3 May 2019\n\n";

#[test]
fn inspectors_go_on_until_somebody_else_speaks() {
    let article = article(
        "Services in Torbay are improving.\n\nInspectors said that visits are made in time.\n\n\
        Supervision has been strengthened.\n\nCaseloads are lower, and turnover has fallen.\n\n\
        Council leader Bea Beeton said: “We have made progress.”\n\nA new team began work in the spring.\n\n\
        But a re-inspection, carried out last year under the old framework, found that recording was poor.\n\n\
        Audits have improved.\n\nMinister Cy Ceeton said that the pace was too slow.\n\nThe town has 30 social workers.",
    );
    let asked = [
        "Services in Torbay are",
        "Supervision",
        "Caseloads",
        "A new team",
        "But a re-",
        "Audits",
        "Minister",
        "The town",
    ];
    let expected =
        ["journalist", "inspector", "inspector", "journalist", "inspector", "inspector", "other", "journalist"];
    assert_eq!(voices(&article, &asked), expected);
}

#[test]
fn a_person_speaks_for_the_post_also_as_she_and_in_her_report() {
    let article = article(
        "Dee Deeton, the government-appointed commissioner in charge of the review, has reported on Torbay.\n\n\
        In her final report Deeton said that work has moved on, noting better leadership.\n\n\
        She also highlighted a fall in caseloads.\n\nHer report concludes that the pace has quickened.\n\n\
        The report adds that recording lags behind.\n\nFoster carers have been trained.",
    );
    let asked = ["In her", "She", "Her report", "The report", "Foster"];
    assert_eq!(voices(&article, &asked), ["commissioner"; 5]);
}

#[test]
fn she_is_whoever_the_sentence_before_was_about() {
    let article = article(
        "Council leader Bea Beeton said that work goes on in Torbay.\n\n\
        Consultant Dee Deeton was later appointed commissioner for the town.\n\n\
        She said that hardly anything had moved.\n\nThe report, in a letter to director of services Eve Eeton, said the pace was slow.\n\n\
        Coun Fay Feeton (Lab), portfolio holder for children, said that turnover has fallen.",
    );
    let asked = ["She", "The report", "Coun"];
    assert_eq!(voices(&article, &asked), ["commissioner", "commissioner", "council"]);
}

#[test]
fn whom_a_letter_is_written_to_does_not_speak() {
    let article = article(
        "The visit to Torbay was made by inspectors Eve Eeton and Gil Geeton.\n\n\
        In her letter to Hal Heeton, interim director of children’s services at the council, Ms Eeton wrote: “There has been a \
        marked improvement since we last came.\n\n“Plans are clear and they are followed by all.”",
    );
    assert_eq!(voices(&article, &["In her", "“Plans"]), ["inspector", "inspector"]);
}

#[test]
fn what_hangs_on_the_head_of_a_sentence_is_said_by_it() {
    let article = article(
        "The regulator did, however, acknowledge some “stability” brought by the council’s chief executive Ivy \
        Ieeton, adding that the service had “started to improve from a low base and goes on”.\n\n\
        Inspectors rated the council poorly after finding that services had “declined”.",
    );
    assert_eq!(voices(&article, &["The regulator", "Inspectors rated"]), ["inspector", "inspector"]);
}

#[test]
fn a_time_after_inspectors_spoke_is_a_date_and_no_source() {
    let article = article("Services in Torbay are making progress, a year after inspectors said that they must.");
    assert_eq!(voices(&article, &["Services in Torbay are", "after inspectors"]), ["journalist", "inspector"]);
}

#[test]
fn what_papers_show_is_the_articles_own() {
    let article =
        article("Inspectors said that work in Torbay is sound.\n\nCouncil papers show that vacancies have fallen.");
    assert_eq!(voices(&article, &["Council papers"]), ["journalist"]);
}

#[test]
fn a_councils_leader_who_repeats_inspectors_speaks_for_the_council() {
    let article = article(
        "Inspectors came to Torbay.\n\nLeader of Torbay Council Jo Jeeton said: “There is more to do for our town.\n\n\
        “I am pleased that inspectors say we have made progress.”",
    );
    assert_eq!(voices(&article, &["“I am"]), ["council"]);
}

const MINUTES: &str = "\
Agenda item: Ofsted monitoring visit

Minutes:

The Cabinet Member spoke of the fourth monitoring visit to Torbay, made in May 2022.

Inspectors had found that work at the front door had improved. Audits were sound.

Director’s report

Most work streams are making progress.
";

#[test]
fn minutes_are_the_councils_but_for_the_inspectors_they_report() {
    assert_eq!(
        facts(MINUTES, None),
        "kind: other\ntitle: Agenda item: Ofsted monitoring visit\nsubject: Torbay\n  visit number: 4\n"
    );
    let asked = ["The Cabinet", "Inspectors", "Audits", "Most work"];
    assert_eq!(voices(MINUTES, &asked), ["council", "inspector", "inspector", "council"]);
}

#[test]
fn each_item_of_a_list_goes_on_from_the_line_that_opens_the_list() {
    let minutes = "Agenda item\n\nOfsted visit\n\nScrutiny Panel, Torbay Council\n\nMinutes:\n\n\
        The panel noted the following:\n\n• The inspectors recognised that much had been done.\n\
        • Answer times had improved.\n• The Director informed members that caseloads had fallen.\n\n\
        Officers replied that audits had got better.\n\nInspectors found that:\n\n• Recording is better.\n\
        • The leader said that turnover fell.\n• Supervision has improved.\n\nThe update was noted.";
    let asked = ["The inspectors", "Answer", "The Director", "Officers", "Recording", "The leader", "Supervision"];
    let expected = ["inspector", "council", "council", "council", "inspector", "council", "inspector"];
    assert_eq!(voices(minutes, &asked), expected);
    let report = "Monitoring visit to Torbay\n\nReport to: Young People Scrutiny Sub-Committee, 9 October 2018\n\n\
        Inspectors noted that work had moved on. In particular:\n\n- oversight was stronger;\n\
        - social workers reported that caseloads were smaller.\n\nThey also said that plans were weak.\n\n\
        Next steps\n\nTurnover has fallen since.";
    assert!(facts(report, None).starts_with("kind: other"), "{}", facts(report, None));
    let asked = ["oversight", "social workers", "They", "Turnover"];
    assert_eq!(voices(report, &asked), ["inspector", "inspector", "inspector", "council"]);
}

#[test]
fn a_board_s_paper_is_dated_where_it_says_so() {
    let paper = "Improvement Board update - 22 October 2019\n\nPosted: Monday 25th November 2019\n\n\
        This was the first visit to Torbay since the plan began.\n";
    assert!(facts(paper, None).starts_with("kind: other\npublished: 2019-11-25\n"), "{}", facts(paper, None));
}

#[test]
fn a_release_is_told_by_how_a_council_writes_of_itself() {
    let body = "Services for children in Torbay are better than they were, and social workers stay longer than before.\n\n\
        The letter says that the front door has improved, and that the pace of change has quickened since last year.\n\n\
        Inspectors said that there is more to do before children in care get all of the help that they need in time.\n";
    let quoting = "\n“There is more to do, and every one of the people who work here knows what that is and will do it, day by \
        day, until each child has what a child should have, and until each family that asks for help finds that help is near, \
        is kind, is quick and is what they need at that time and in that place, and for as long as they need it.”\n";
    for release in [
        format!("Progress is slow, but we go on\n\n{body}"),
        format!(
            "Visit to Torbay\n\nOfsted has today published its letter to the council on services for children.\n\n{body}"
        ),
        format!("Fourth visit to Torbay\n\nCouncillor Ann Ayton, cabinet member for children\n\n{body}"),
        format!("Fourth visit to Torbay\n\nPublished Thursday, 12th October 2017\n\n{body}"),
        format!("Fourth visit to Torbay\n\nPublished on Monday, January 29, 2018 in Council news\n\n{body}"),
        format!("Visit to Torbay\n\n13 January 2025\n\nWritten by: Torbay Council\n\n{body}"),
        format!(
            "Torbay Council news\n\n{body}\nThey comment that more can be done since our services were rated good.\n\n\
            Councillor Ann Ayton, Executive Councillor for Children, said that staff were a credit to the town."
        ),
        format!("PRESS NOTICE\n\nVisit to Torbay\n\n{body}"),
        format!("Visit to Torbay\n\n{body}\nRead the letter at www.torbay.gov.uk\n"),
        format!("Visit to Torbay\n\n{body}\nAnn Ayton, Director of Children’s Services, said:\n{quoting}"),
    ] {
        assert!(facts(&release, None).starts_with("kind: press release\n"), "{release}");
    }
    let paper = format!("Visit to Torbay\n\nBy Ann Author\n\nPublished Thursday, 12th October 2017\n\n{body}");
    assert!(facts(&paper, None).starts_with("kind: article\n"), "{}", facts(&paper, None));
    // Only others call Ofsted the watchdog, however much of the text the council's own people speak.
    let told = "Bosses in Torbay have heard from the watchdog, which called again in May";
    let local =
        format!("Visit to Torbay\n\n{told}.\n\n{body}\nAnn Ayton, Director of Children’s Services, said:\n{quoting}");
    assert!(facts(&local, None).starts_with("kind: article\n"), "{}", facts(&local, None));
    let told =
        "A warning sent to Torbay Council today asks for a plan within a month, and for a board that will follow it";
    let article = format!("Visit to Torbay\n\n{told}.\n\n{body}");
    assert!(facts(&article, None).starts_with("kind: article\n"), "{}", facts(&article, None));
    let article = format!(
        "Visit to Torbay\n\n{body}\nComments: our rules\n\nWe want our comments to be lively.\n\nWe may remove some.\n"
    );
    assert!(facts(&article, None).starts_with("kind: article\n"), "{}", facts(&article, None));
}

#[test]
fn a_release_may_name_its_day() {
    let release =
        "Visit to Torbay\n\nOfsted has today (3/5/19) published its letter on services for children in Torbay.\n";
    assert!(facts(release, None).contains("published: 2019-05-03\n"), "{}", facts(release, None));
    let dateless = release.replace("3/5/19", "Friday, May 3");
    assert!(!facts(&dateless, None).contains("published"), "{}", facts(&dateless, None));
}

#[test]
fn the_newest_visit_told_of_is_counted() {
    for (sentence, number) in [
        ("Torbay has had its fourth positive visit.", Some(4)),
        ("Findings of second Ofsted monitoring visit to Torbay published.", Some(2)),
        ("The sixth and last visit to Torbay was in July.", Some(6)),
        ("Torbay’s first monitoring report is out.", Some(1)),
        ("It was the second visit to Torbay since May, and the ninth monitoring visit since 2016.", Some(2)),
        ("It was the second visit to Torbay under a new leader.\n\nIt was the ninth visit since 2016.", Some(9)),
        ("On the second day of the visit to Torbay they met staff.", None),
        ("Her fourth follow-up visit to Torbay took two days.", Some(4)),
        ("Torbay has seen several monitoring visits, with the third held in a heatwave.", Some(3)),
        ("Two people from the watchdog came to Torbay, its sixth check on the town in three years.", Some(6)),
        ("It was the fourth of the quarterly visits to Torbay that the inspectors make.", Some(4)),
        ("A fifth monitoring visit to Torbay is expected in May.", None),
        ("Inspectors who visited Torbay last month, the third time they have done so, said little.", Some(3)),
        ("Children in Torbay are seen sooner since the first monitoring visit in January.", None),
    ] {
        let found = facts(&article(sentence), None);
        let counted = found.lines().find_map(|line| line.strip_prefix("  visit number: "));
        assert_eq!(counted.map(str::to_owned), number.map(|number: u8| number.to_string()), "{sentence}");
    }
}

/// Paragraphs enough to make an article of the rest.
pub(super) const FILLING: &str = "Inspectors said that there is more to do in the town and that they will come again before long.\n\n\
    The council said that it agreed with the letter and that it would set out what it means to do next.\n\n\
    The town has had a hard time of it, as have others by the sea, and it is far from the places it might hire from.";

#[test]
fn the_place_a_paragraph_opens_with_is_its_council() {
    let article = article(
        "Ofsted has been to councils it had found wanting.\n\nAt Torbay, Ofsted said that progress was slow.\n\n\
        At Bolton it found that the pace had quickened.\n\nThe letter praises Ann Ayton, who replaced Bea Beeton, now DCS in Surrey.",
    );
    let found = facts(&article, None);
    assert!(found.contains("subject: Torbay\nsubject: Bolton\nmentioned: Surrey\n"), "{found}");
}

#[test]
fn a_site_s_section_is_no_headline_and_a_labelled_caption_no_first_paragraph() {
    let page = "News\n\nServices in Torbay move on, inspectors say\n\nTown hallImage source, Agency\n\nImage caption,\n\n\
        The letter comes two years after a report that was hard on the council\n\n\
        Services for children in Torbay are better than they were, according to inspectors.\n\nThey came in May.\n\n";
    let lines = told(&format!("{page}{FILLING}"));
    for (section, opening) in
        [("Title", "Services in Torbay"), ("Caption", "The letter comes"), ("Summary", "Services for children")]
    {
        assert!(
            lines.lines().any(|line| line.starts_with(section) && line.contains(&format!(": {opening}"))),
            "{lines}"
        );
    }
}

#[test]
fn a_report_of_nobody_is_of_whoever_reports_later() {
    let article = article(
        "Services in Torbay are making progress, a report has recommended.\n\n\
        Fay Feeton, previously director at Ayton, was appointed as commissioner by the department.\n\n\
        The latest of three reviews conducted by Feeton said that recording is better.\n\n\
        Commissioner Gil Geeton, director of services at Ayton, found that leaders listen.",
    );
    let asked = ["Services in Torbay are", "The latest", "Commissioner"];
    assert_eq!(voices(&article, &asked), ["commissioner"; 3]);
}

#[test]
fn a_headline_tells_its_source_at_its_end_and_a_quoted_term_in_its_sentence() {
    let article = "Services in Torbay get better - Ofsted\n\nBy Ann Ayton\n\n3 May 2019\n\n\
        The town has seen a “remarkable recovery” and was praised by nobody but the inspectors in the end.\n\n\
        Services were rated “good” by Ofsted in 2019.\n\nServices failed, said the Local Democracy Reporting Service."
        .to_owned()
        + "\n\n"
        + FILLING;
    let asked = ["Services in Torbay get", "The town has", "Services were", "Services failed"];
    assert_eq!(voices(&article, &asked), ["inspector", "inspector", "journalist", "journalist"]);
}

#[test]
fn who_asks_why_speaks_and_whom_a_letter_goes_to_does_not() {
    let article = article(
        "Inspectors went to Torbay in May.\n\nTheir letter to the council’s director, Hal Heeton, says that work is slow.\n\n\
        At full council on Wednesday, Labour group leader Ian Ieeton asked why it was late.\n\n\
        “We have gone backwards,” he said.\n\n“It is as bad as ever,” said one.",
    );
    let voices = voices(&article, &["Their letter", "At full", "“We", "“It"]);
    assert_eq!(voices, ["inspector", "other", "other", "other"]);
}

#[test]
fn a_letter_suggests_and_an_independent_councillor_is_no_council() {
    let article = article(
        "Services in Torbay have turned a corner, a fresh Ofsted letter suggests.\n\n\
        Independent councillor Gil Geeton said that the work was slow.\n\n\
        “Nothing has moved,” he told this paper.",
    );
    assert_eq!(
        voices(&article, &["Services in Torbay have", "Independent", "“Nothing"]),
        ["inspector", "other", "other"]
    );
}

#[test]
fn who_is_visited_and_what_is_told_before_do_not_speak() {
    let article = article(
        "Inspectors who visited Torbay Council in May said that recording has improved.\n\n\
        Ministers have written to Torbay after a check by Ofsted found that recording is worse.\n\n\
        Bea Beeton, lead member of the council, said Ofsted’s view was “a fair one”.\n\n\
        “Recording is late,” they said.\n\nThe direction notice says that work is slow.",
    );
    let asked = ["Inspectors who", "Ministers", "after a check", "Bea", "“Recording", "The direction"];
    let expected = ["inspector", "other", "inspector", "council", "inspector", "other"];
    assert_eq!(voices(&article, &asked), expected);
}
