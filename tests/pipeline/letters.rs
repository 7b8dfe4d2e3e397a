//! The samples that are letters, coded by hand from the codebook.

use super::expectation::{Council, Sample, Told, headlines, judged, mention, subject, told};
use council_trajectories::document::{Grade, Kind};

pub const LETTERS: &[Sample] = &[
    SURREY_1,
    SURREY_2,
    SURREY_3,
    TORBAY_1,
    TORBAY_2,
    TORBAY_3,
    GLOUCESTERSHIRE_1,
    GLOUCESTERSHIRE_2,
    BUCKINGHAMSHIRE_1,
    BUCKINGHAMSHIRE_2,
    SOUTH_GLOUCESTERSHIRE,
    EAST_RIDING,
];

const fn monitoring(
    file: &'static str,
    published: &'static str,
    visit: (&'static str, &'static str),
    people: (&'static [&'static str], &'static str),
    councils: &'static [Council],
    findings: &'static [Told],
) -> Sample {
    let (inspectors, addressee) = (people.0, Some(people.1));
    let (kind, published, visit) = (Kind::MonitoringVisitLetter, Some(published), Some(visit));
    Sample { file, kind, published, visit, inspectors, addressee, byline: None, councils, findings }
}

const SURREY_1: Sample = monitoring(
    "surrey monitoring visit 2019-03-14.pdf",
    "2019-04-11",
    ("2019-03-13", "2019-03-14"),
    (&["Ann Sample", "Ben Sample"], "Dora Sample"),
    &[subject("Surrey", Some(2), headlines(2.5, 2.0, 5.0, 9))],
    &[
        judged("was judged inadequate in May 2018", Grade::Inadequate, "2018-05"),
        told("has made limited progress", 3).headline(),
        told("the pace of change is too slow", 2).headline(),
        told("little improvement in the quality of assessments", 2).headline(),
        told("have not yet had an impact on the quality of practice", 3).headline(),
        told("are now more timely than at the last inspection", 5),
        told("has improved from 48% to 71%", 5),
        told("Caseloads have reduced", 5),
        told("has not improved enough", 2),
        told("private fostering have not been met", 2),
        told("progress in planning for permanence had been too slow", 2).dated("2018"),
    ],
);

const SURREY_2: Sample = monitoring(
    "surrey monitoring visit 2019-09-25.pdf",
    "2019-10-18",
    ("2019-09-24", "2019-09-25"),
    (&["Ann Sample", "Cara Sample"], "Dora Sample"),
    &[subject("Surrey", Some(3), headlines(4.5, 4.0, 5.0, 11))],
    &[
        judged("was judged inadequate in May 2018", Grade::Inadequate, "2018-05"),
        told("is making progress", 5).headline(),
        told("Improvement is uneven", 4).headline(),
        told("the quality of assessments has improved", 5).headline(),
        told("has improved in some areas but not in others", 4).headline().in_some(),
        told("is no longer too slow", 5),
        told("have improved in the majority of cases", 5).in_most(),
        told("has fallen from 28% to 15%", 5),
        told("Reliance on agency staff has grown", 1),
        told("quality assurance programme has been strengthened", 5),
        told("Supervision has improved", 5),
        told("is too recent to show an impact", 3),
    ],
);

const SURREY_3: Sample = monitoring(
    "surrey monitoring visit 2020-02-12.txt",
    "2020-03-06",
    ("2020-02-11", "2020-02-12"),
    (&["Ben Sample", "Cara Sample"], "Dora Sample"),
    &[subject("Surrey", Some(4), headlines(6.0, 5.0, 6.0, 13))],
    &[
        judged("was judged inadequate in May 2018", Grade::Inadequate, "2018-05"),
        told("has made significant progress", 6).headline(),
        told("are much improved", 6).headline(),
        told("progress reported at the last visit has been maintained", 5).headline(),
        told("a marked improvement in the quality of planning", 6).headline(),
        told("Rapid and sustained improvement", 7),
        told("has doubled since the inspection", 6),
        told("has improved in a small number of teams", 3).in_few(),
        told("Most of the recommendations of the inspection have been acted upon", 5).in_most(),
        told("several remain outstanding", 2).in_some(),
        told("turnover has fallen", 5),
        told("caseloads have reduced", 5),
        told("More care leavers are in education, employment or training", 5),
        told("too early to judge its impact", 3),
    ],
);

const TORBAY_1: Sample = monitoring(
    "torbay monitoring visit 2016-09-07.pdf",
    "2016-09-30",
    ("2016-09-06", "2016-09-07"),
    (&["Dan Sample", "Ella Sample"], "Evan Sample"),
    &[subject("Torbay", Some(1), headlines(3.0, 3.0, 4.5, 8))],
    &[
        judged("was judged inadequate in January 2016", Grade::Inadequate, "2016-01"),
        told("has made some progress", 4).headline(),
        told("Improvement is at an early stage", 3).headline(),
        told("early signs of improvement", 3).headline(),
        told("is beginning to improve", 3),
        told("are starting to reduce", 3),
        told("Performance information has been strengthened", 5),
        told("No progress has been made", 2),
        told("are now more timely than at the inspection", 5),
    ],
);

const TORBAY_2: Sample = monitoring(
    "torbay monitoring visit 2017-02-22.txt",
    "2017-03-17",
    ("2017-02-21", "2017-02-22"),
    (&["Dan Sample", "Finn Sample"], "Evan Sample"),
    &[subject("Torbay", Some(2), headlines(3.5, 2.5, 4.0, 8))],
    &[
        judged("was judged inadequate in January 2016", Grade::Inadequate, "2016-01"),
        told("found limited progress", 3).headline(),
        told("Progress is variable across the service", 4).headline(),
        told("some improvement in planning for permanence", 4).headline(),
        told("is slower than leaders would like", 2).headline(),
        told("has not deteriorated", 4),
        told("Reviews of care plans have improved", 5),
        told("has yet to be implemented", 2),
        told("has improved in several teams", 4).in_some(),
    ],
);

const TORBAY_3: Sample = monitoring(
    "torbay monitoring visit 2017-06-28.txt",
    "2017-07-21",
    ("2017-06-27", "2017-06-28"),
    (&["Ella Sample", "Finn Sample"], "Evan Sample"),
    &[subject("Torbay", Some(3), headlines(3.0, 2.0, 4.5, 8))],
    &[
        judged("was judged inadequate in January 2016", Grade::Inadequate, "2016-01"),
        told("little progress since the last visit", 2).headline(),
        told("too recent to show an impact", 3).headline(),
        told("Some progress has been made", 4).headline(),
        told("at an early stage of development", 3).headline(),
        told("has improved for most children looked after", 5).in_most(),
        told("has reduced from 19 to 11", 5),
        told("has not been sustained", 1),
        told("The lack of progress in developing a local offer", 2),
    ],
);

const GLOUCESTERSHIRE_1: Sample = monitoring(
    "gloucestershire monitoring visit 2018-10-10.txt",
    "2018-11-02",
    ("2018-10-09", "2018-10-10"),
    (&["Hana Sample", "Ivor Sample"], "Gina Sample"),
    &[subject("Gloucestershire", Some(4), headlines(5.0, 5.0, 5.0, 9))],
    &[
        judged("was judged inadequate in June 2017", Grade::Inadequate, "2017-06"),
        told("is making steady progress", 5).headline(),
        told("Political support for the service has been strengthened", 5).headline(),
        told("that care leavers receive has improved since the inspection", 5).headline(),
        told("Good progress has been made", 6).headline(),
        told("are better than at the last inspection", 5),
        told("has increased from 74% to 88%", 5),
        told("caseloads have fallen", 5),
        told("has been incremental but sustained", 5),
        told("is not yet embedded", 3),
    ],
);

const GLOUCESTERSHIRE_2: Sample = monitoring(
    "gloucestershire monitoring visit 2019-11-06.txt",
    "2019-12-06",
    ("2019-11-05", "2019-11-06"),
    (&["Hana Sample", "Jude Sample"], "Gina Sample"),
    &[subject("Gloucestershire", Some(7), headlines(2.0, 1.0, 2.0, 10))],
    &[
        judged("was judged inadequate in June 2017", Grade::Inadequate, "2017-06"),
        told("have deteriorated since the last visit", 1).headline(),
        told("has not been sustained", 1).headline(),
        told("The pace of change is too slow", 2).headline(),
        told("insufficient progress in most", 2).headline().in_most(),
        told("have not made sufficient progress", 2).headline(),
        told("is weaker than at the last inspection", 1),
        told("Vacancies have increased", 1),
        told("turnover has risen to 24%", 1),
        told("has continued to improve", 5),
        told("some notable improvement", 6),
    ],
);

const BUCKINGHAMSHIRE_1: Sample = monitoring(
    "buckinghamshire monitoring visit 2018-12-05.docx",
    "2019-01-04",
    ("2018-12-04", "2018-12-05"),
    (&["Lena Sample", "Max Sample"], "Karl Sample"),
    &[subject("Buckinghamshire", Some(2), headlines(4.0, 2.0, 5.5, 8))],
    &[
        judged("was judged inadequate in January 2018", Grade::Inadequate, "2018-01"),
        told("has made good progress", 6).headline(),
        told("progress in services for children in need has been too slow", 2).headline(),
        told("has improved significantly", 6).headline(),
        told("has not improved since the inspection", 2).headline(),
        told("Core groups have improved", 5),
        told("reliance on agency staff has reduced", 5),
        told("The number of children without an allocated social worker has decreased", 5),
        told("no evidence of improvement in the use of chronologies", 2),
    ],
);

const BUCKINGHAMSHIRE_2: Sample = monitoring(
    "buckinghamshire monitoring visit 2019-06-19.txt",
    "2019-07-12",
    ("2019-06-18", "2019-06-19"),
    (&["Lena Sample", "Nia Sample"], "Karl Sample"),
    &[subject("Buckinghamshire", Some(3), headlines(4.0, 4.0, 5.0, 9))],
    &[
        judged("was judged inadequate in January 2018", Grade::Inadequate, "2018-01"),
        told("found mixed progress", 4).headline(),
        told("substantial improvement in the service for disabled children", 7).headline(),
        told("the timeliness of assessments has declined", 1).headline(),
        told("in some teams but not in others", 4).headline().in_some(),
        told("has been reasonable", 5).headline(),
        told("has improved in most teams", 5).in_most(),
        told("The voice of the child has been strengthened in plans", 5),
        told("has not yet addressed the weaknesses", 2),
        told("has been transformed", 7),
    ],
);

const SOUTH_GLOUCESTERSHIRE: Sample = Sample {
    file: "south gloucestershire focused visit - 24 march 2023.docx",
    kind: Kind::FocusedVisitLetter,
    published: Some("2023-03-24"),
    visit: Some(("2023-02-21", "2023-02-22")),
    inspectors: &["Pia Sample", "Quin Sample"],
    addressee: Some("Oona Sample"),
    byline: None,
    councils: &[
        subject("South Gloucestershire", None, headlines(5.0, 2.0, 5.0, 7)),
        mention("Bristol"),
        mention("North Somerset"),
    ],
    findings: &[
        told("has improved since the last inspection", 5).headline(),
        told("has led to improvement in the quality of decisions", 5).headline(),
        told("has hampered the pace of improvement", 3).headline(),
        told("Early help is increasingly effective", 5),
        told("attendance at strategy meetings has declined", 1),
        told("is leading to improvements", 5),
        told("has had little impact", 2),
    ],
};

const EAST_RIDING: Sample = Sample {
    file: "east riding joint targeted area inspection 2018-07-02.txt",
    kind: Kind::JointInspectionLetter,
    published: Some("2018-07-02"),
    visit: Some(("2018-05-21", "2018-05-25")),
    inspectors: &[],
    addressee: Some("Rhea Sample"),
    byline: None,
    councils: &[
        subject("East Riding of Yorkshire", None, headlines(4.0, 3.0, 5.0, 5)),
        mention("Kingston upon Hull"),
        mention("North Lincolnshire"),
    ],
    findings: &[
        told("has been strengthened since 2016", 5).headline(),
        told("is at an early stage", 3).headline(),
        told("has significantly improved its response", 6),
        told("caseloads have reduced since last year", 5),
        told("have not yet had an impact on practice", 3),
    ],
};
