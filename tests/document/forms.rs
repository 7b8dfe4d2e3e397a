//! The facts of each form of document.

use super::facts;

const SIF: &str = "\
Thurrock Council

Inspection of services for children in need of help and protection, children looked after and care leavers

and

Review of the effectiveness of the Local Safeguarding Children Board1

Inspection date: 05 July 2016–27 July

Report published: 20 September 2016

Children’s services in Thurrock Council require improvement to be good

1. Children who need help and protection	Require improvement

2. Children looked after and achieving permanence	Requires improvement

2.1 Adoption performance	Good2

2.2 Experiences and progress of care leavers	Requires improvement

3. Leadership, management and governance	Good

The effectiveness of the Local Safeguarding Children Board (LSCB) is inadequate

Executive summary

Leaders have strengthened the front door since the inspection in 2012, and a sample sentence goes on for long enough to be running text and no label of a table or line of an address, so that the head of the report ends here and nowhere else, as it does in reports of this form.

Children looked after and achieving permanence	Good

Deputy lead inspector: Bea Beeton HMI

Lead inspector: Ann Ayton HMI

Team inspectors: Cy Ceeton HMI, Dee de Deeton, Eve O’Eeton
";

#[test]
fn a_report_of_the_single_framework() {
    let expected = "\
kind: inspection report
title: Inspection of services for children in need of help and protection, children looked after and care leavers
published: 2016-09-20
visit: 2016-07-05 to 2016-07-27
inspectors: Ann Ayton, Bea Beeton, Cy Ceeton, Dee de Deeton, Eve O’Eeton
subject: Thurrock
  overall: requires improvement
  leadership: good
  help and protection: requires improvement
  children in care: requires improvement
  adoption: good
  care leavers: requires improvement
";
    assert_eq!(facts(&SIF.replace("Children looked after and achieving permanence	Good\n\n", ""), None), expected);
}

#[test]
fn a_grade_given_twice_differently_and_a_date_against_the_file_name_are_conflicts() {
    let found = facts(SIF, Some("children's services inspection - 21 september 2016.pdf"));
    let problems: Vec<&str> = found.lines().filter_map(|line| line.strip_prefix("problem: ")).collect();
    assert_eq!(
        problems,
        [
            "The judgement of children in care is given as requires improvement, and as good in another place in the text",
            "The publication date is given as 2016-09-20, and as 2016-09-21 in the file name",
        ]
    );
}

#[test]
fn a_re_inspection_with_two_periods_and_its_verdict_over_two_lines() {
    let report = "\
Kingston Upon Hull City Council

Re-inspection of services for children in need of help and protection, children looked after and care leavers

Inspection dates: 19 November – 11 December 2017 and 28 – 30 January 2018

The overall judgement is that children’s services are

inadequate

1. Children who need help and protection

Inadequate

2. Children looked after and achieving

permanence

Requires

improvement

3. Leadership, management and governance	Inadequate
";
    let expected = "\
kind: inspection report
title: Re-inspection of services for children in need of help and protection, children looked after and care leavers
published: 2018-02-21
visit: 2017-11-19 to 2018-01-30
subject: Kingston upon Hull
  overall: inadequate
  leadership: inadequate
  help and protection: inadequate
  children in care: requires improvement
";
    assert_eq!(facts(report, Some("services inspection - 21 february 2018.pdf")), expected);
}

fn ilacs(rows: &str) -> String {
    format!(
        "Inspection of Telford & Wrekin local authority children’s services\n\n\
        Inspection dates: 27 September 2021 to 8 October 2021\n\n\
        Lead inspector: Ann-Marie Ayton\n\nHer Majesty’s Inspector\n\nJudgement	Grade\n\n{rows}\n\n\
        Services for children have improved since 2016. Leaders know what remains to be done, and they are honest about it with \
        staff, partners and elected members, who visit teams often and ask good questions about the lives of children and how \
        long they wait for help to come to them.\n"
    )
}

#[test]
fn a_report_of_today_with_care_and_care_leavers_in_one_row() {
    let rows = "The impact of leaders on social work practice with children and families	Requires improvement to be good\n\n\
        The experiences and progress of children who need help and protection	Good\n\n\
        The experiences and progress of children in care and care leavers	Outstanding\n\n\
        Overall effectiveness	Good";
    let expected = "\
kind: inspection report
title: Inspection of Telford & Wrekin local authority children’s services
visit: 2021-09-27 to 2021-10-08
inspectors: Ann-Marie Ayton
subject: Telford and Wrekin
  overall: good
  leadership: requires improvement
  help and protection: good
  children in care: outstanding
  care and care leavers: one row
";
    assert_eq!(facts(&ilacs(rows), None), expected);
}

#[test]
fn a_report_with_care_leavers_apart() {
    let rows = "The impact of leaders on social work practice with children and families	Good\n\n\
        The experiences and progress of children who need help and protection	Good\n\n\
        The experiences and progress of children in care	Good\n\n\
        The experiences and progress of children care leavers	Requires improvement\n\nto be good\n\n\
        Overall effectiveness	Good";
    let found = facts(&ilacs(rows), None);
    assert!(found.contains("  children in care: good\n  care leavers: requires improvement\n"), "{found}");
    assert!(found.contains("  overall: good\n") && !found.contains("one row"), "{found}");
}

#[test]
fn a_report_without_an_overall_judgement_gets_none() {
    let rows = "The impact of leaders on practice with children and families	Outstanding\n\n\
        The experiences and progress of children who need help and protection	Good\n\n\
        The experiences and progress of children in care	Good\n\n\
        The experiences and progress of care leavers	Good";
    let found = facts(&ilacs(rows), None);
    assert!(found.contains("  leadership: outstanding\n") && !found.contains("overall"), "{found}");
}

#[test]
fn a_report_of_2012_on_safeguarding_and_looked_after_children() {
    let report = "\
Inspection of safeguarding and looked after children services

London Borough of Sutton

Inspection dates: 8 – 19 October 2012

Reporting inspector Ann Ayton HMI

Published: 26 November 2012

Record of main findings

Safeguarding services

Overall effectiveness	Adequate

Services for looked after children

Overall effectiveness	Good
";
    let expected = "\
kind: inspection report
title: Inspection of safeguarding and looked after children services
published: 2012-11-26
visit: 2012-10-08 to 2012-10-19
inspectors: Ann Ayton
subject: Sutton
  help and protection: adequate
  children in care: good
";
    assert_eq!(facts(report, None), expected);
}

#[test]
fn a_monitoring_visit_letter() {
    let letter = "\
Ofsted
Piccadilly Gate
Manchester

9 March 2018

Ms Ann Ayton
Director of Children's Services
East Riding of Yorkshire Council
County Hall
Beverley

Dear Ms Ayton

Monitoring visit of East Riding of Yorkshire children's services

This letter summarises the findings of the monitoring visit to East Riding of Yorkshire children's services on 31 January and 1 February 2018. The visit was the sixth monitoring visit since the local authority was inspected in 2014 and the second under the new arrangements. The inspectors were Bea Beeton and Cy Mc-Ceeton, Her Majesty's Inspectors.

The local authority is making steady progress.

Areas covered by the visit

Inspectors looked at work that is shared with Hull.

Yours sincerely

Bea Beeton
Her Majesty's Inspector
";
    let expected = "\
kind: monitoring visit letter
title: Monitoring visit of East Riding of Yorkshire children's services
published: 2018-03-09
visit: 2018-01-31 to 2018-02-01
inspectors: Bea Beeton, Cy Mc-Ceeton
addressee: Ann Ayton
subject: East Riding of Yorkshire
  visit number: 6
  counted since: 2014
mentioned: Kingston upon Hull
";
    assert_eq!(facts(letter, None), expected);
}

#[test]
fn a_focused_visit_letter_to_a_council_with_a_trust() {
    let letter = "\
12 February 2021

Ann Ayton OBE
Director of Children’s Services
Birmingham City Council

Dear Ann

Focused visit to Birmingham Children’s Trust.

This letter summarises the findings of the focused visit to Birmingham children’s services on 8 to 10 December 2020. Her Majesty’s Inspectors for this visit were Bea Beeton, Cy Ceeton HMI and Dee Deeton, HMI Schools.

Headline findings

Services have improved, as they have in Solihull.

Yours sincerely,

Cy Ceeton
Her Majesty’s Inspector
";
    let expected = "\
kind: focused visit letter
title: Focused visit to Birmingham Children’s Trust
published: 2021-02-12
visit: 2020-12-08 to 2020-12-10
inspectors: Cy Ceeton, Bea Beeton, Dee Deeton
addressee: Ann Ayton
subject: Birmingham
mentioned: Solihull
";
    assert_eq!(facts(letter, Some("focused visit - 10 december 2020.pdf")), expected);
}

#[test]
fn a_letter_of_several_inspectorates() {
    let letter = "\
2 July 2018

Ann Ayton, Director of Children’s Services, Wirral Council
Bea Beeton, Chief Constable

Dear local partnership

Joint targeted area inspection of the multi-agency response to neglect in the Wirral

Between 21 May and 25 May 2018, Ofsted, the Care Quality Commission and others undertook a joint inspection of the Wirral.

Headline findings

Joint work has been strengthened.

Yours sincerely

Ofsted
Cy Ceeton, National Director, Social Care
";
    let expected = "\
kind: joint inspection letter
title: Joint targeted area inspection of the multi-agency response to neglect in the Wirral
published: 2018-07-02
visit: 2018-05-21 to 2018-05-25
addressee: Ann Ayton
subject: Wirral
";
    assert_eq!(facts(letter, None), expected);
}

#[test]
fn a_sentence_alone_gives_no_facts() {
    assert_eq!(facts("Progress has been too slow.", None), "kind: other\n");
    assert_eq!(facts("", None), "kind: other\n");
}
