//! The samples that are reports, articles and a news release, coded by hand from the codebook.

use super::expectation::{Council, Makes, Sample, all, headlines, judged, mention, subject, told};
use council_trajectories::document::{Area, Grade, Kind, Role, Voice};

pub const OTHERS: &[Sample] = &[RUTLAND, ISLE_OF_WIGHT, THREE_COUNCILS, COMMISSIONER, NEWS_RELEASE];

const RUTLAND: Sample = Sample {
    file: "rutland children's services inspection - 17 november 2023.pdf",
    kind: Kind::InspectionReport,
    published: Some("2023-11-17"),
    visit: Some(("2023-10-02", "2023-10-06")),
    inspectors: &["Zoe Sample"],
    addressee: None,
    byline: None,
    councils: &[Council {
        name: "Rutland",
        role: Role::Subject,
        visit_ordinal: None,
        judgements: &[
            (Area::Overall, Grade::Good),
            (Area::Leadership, Grade::Good),
            (Area::HelpAndProtection, Grade::RequiresImprovement),
            (Area::ChildrenInCare, Grade::Good),
            (Area::CareLeavers, Grade::Outstanding),
        ],
        point: headlines(5.0, 5.0, 5.0, 10),
    }],
    findings: &[
        told("have improved", 5).headline(),
        judged("were judged to require improvement to be good in 2019", Grade::RequiresImprovement, "2019"),
        told("considerable progress in building a stable workforce", 6).headline(),
        told("is improving but is not yet consistently strong", 5).headline(),
        told("Decision-making at the front door has improved", 5),
        told("is stronger than it was in 2019", 5),
        told("has improved from a low base", 5),
        told("has been transformed since 2019", 7),
        told("Scrutiny by political leaders has been strengthened", 5),
        told("Performance management has improved", 5),
        told("has acted on most of the recommendations", 5).in_most(),
    ],
};

const ISLE_OF_WIGHT: Sample = Sample {
    file: "isle of wight children's services inspection - 9 september 2015.pdf",
    kind: Kind::InspectionReport,
    published: Some("2015-09-09"),
    visit: Some(("2015-06-08", "2015-07-02")),
    inspectors: &["Abel Sample", "Beth Sample", "Carl Sample", "Dina Sample", "Esme Sample"],
    addressee: None,
    byline: None,
    councils: &[
        Council {
            name: "Isle of Wight",
            role: Role::Subject,
            visit_ordinal: None,
            judgements: &[
                (Area::Overall, Grade::RequiresImprovement),
                (Area::Leadership, Grade::RequiresImprovement),
                (Area::HelpAndProtection, Grade::RequiresImprovement),
                (Area::ChildrenInCare, Grade::Good),
                (Area::Adoption, Grade::Outstanding),
                (Area::CareLeavers, Grade::RequiresImprovement),
            ],
            point: headlines(6.0, 3.0, 6.0, 7),
        },
        mention("Hampshire"),
    ],
    findings: &[
        judged("were judged inadequate in January 2013", Grade::Inadequate, "2013-01"),
        told("have made significant improvements to services", 6).headline(),
        told("Progress in services for care leavers has been slow", 3).headline(),
        told("has improved markedly", 6).headline(),
        told("has improved from 62% to 85%", 5),
        told("The rate of repeat referrals has reduced", 5),
        told("The supervision of social workers has been strengthened", 5),
        told("has made limited progress in evaluating early help", 3),
    ],
};

const THREE_COUNCILS: Sample = Sample {
    file: "council's services have deteriorated, inspectors say - Sample Care Weekly.html",
    kind: Kind::Article,
    published: Some("2019-12-10"),
    visit: None,
    inspectors: &[],
    addressee: None,
    byline: Some(("Kit Sample", "Sample Care Weekly")),
    councils: &[
        subject("Gloucestershire", Some(7), headlines(1.0, 1.0, 3.5, 4)),
        subject("Torbay", Some(4), all(5.5, 5.0, 6.0, 2)),
        subject("Surrey", None, all(5.0, 5.0, 5.0, 1)),
        mention("Cumbria"),
        mention("Lambeth"),
        mention("West Berkshire"),
        mention("Hillingdon"),
        mention("Slough"),
    ],
    findings: &[
        told("services have deteriorated", 1).of("Gloucestershire").headline(),
        told("pace of change in children’s services in Gloucestershire is too slow", 2)
            .of("Gloucestershire")
            .headline(),
        judged("were rated “inadequate” in June 2017", Grade::Inadequate, "2017-06").of("Gloucestershire").optional(),
        judged("were rated “inadequate” by Ofsted in June 2017", Grade::Inadequate, "2017-06").of("Gloucestershire"),
        told("has not been sustained", 1).of("Gloucestershire").headline(),
        told("has continued to improve", 5).of("Gloucestershire"),
        told("the pace of change has been too slow", 2).of("Gloucestershire").by(Voice::Council),
        told("We have improved recruitment since the visit", 5).of("Gloucestershire").by(Voice::Council),
        judged("was judged inadequate in August 2018", Grade::Inadequate, "2018-08").of("Torbay"),
        told("making “steady progress”", 5).of("Torbay").headline(),
        told("has been considerably strengthened", 6).of("Torbay"),
        judged("were rated “inadequate” in May 2018", Grade::Inadequate, "2018-05").of("Surrey"),
        told("services for children in need have improved", 5).of("Surrey").perhaps_headline(),
        told("a real improvement in morale", 6).of("Surrey").by(Voice::Council),
    ],
};

const COMMISSIONER: Sample = Sample {
    file: "commissioner reports steady progress - Sample Bucks News.html",
    kind: Kind::Article,
    published: Some("2019-03-12"),
    visit: None,
    inspectors: &[],
    addressee: None,
    byline: Some(("Lou Sample", "Sample Bucks News")),
    councils: &[subject("Buckinghamshire", None, headlines(5.0, 5.0, 5.0, 5))],
    findings: &[
        told("Commissioner reports ‘steady progress’", 5).by(Voice::Commissioner).headline(),
        told("are making steady progress", 5).by(Voice::Commissioner).headline(),
        judged("were rated “inadequate” by Ofsted in January 2018", Grade::Inadequate, "2018-01"),
        told("recruitment has improved since the summer", 5).by(Voice::Commissioner),
        told("has been much strengthened", 6).by(Voice::Commissioner),
        told("has not improved enough", 2).by(Voice::Commissioner),
        told("the number of vacancies has fallen to 41", 5).by(Voice::Journalist),
        told("Caseloads have increased", 1).by(Voice::Other),
        told("morale has declined", 1).by(Voice::Other),
        told("has recognised our progress", 5).by(Voice::Council).optional(),
        told("a significant improvement in our services", 6).by(Voice::Council),
    ],
};

const NEWS_RELEASE: Sample = Sample {
    file: "inspectors praise progress - Surrey news release 2020-03-06.html",
    kind: Kind::PressRelease,
    published: Some("2020-03-06"),
    visit: None,
    inspectors: &[],
    addressee: None,
    byline: None,
    councils: &[subject("Surrey", None, Makes::Open)],
    findings: &[
        told("Inspectors praise progress", 5).by_either().perhaps_headline().optional(),
        told("the significant progress made", 6).by(Voice::Council).perhaps_headline(),
        told("a marked improvement in the quality of planning", 6).by_either(),
        told("caseloads have reduced", 5).by(Voice::Council),
        told("We have made huge strides", 6).by(Voice::Council).optional(),
        told("staff turnover has fallen", 5).by(Voice::Council),
        judged("were judged inadequate by Ofsted in May 2018", Grade::Inadequate, "2018-05"),
    ],
};
