//! Specification of `assets`: what ships is whole, and says what the sources say.
//!
//! The sources are not in this repository. Where `../shared/data` is not there, the two tests that compare with
//! them pass without comparing and say so on standard error, seen with `--nocapture`.

use council_trajectories::document::registry::{self, Naming, Registry};
use council_trajectories::document::{Area, Grade, inspections};
use std::path::Path;

fn meant(text: &str) -> Vec<&'static str> {
    let register = Registry::shipped();
    let councils = register.find(text).into_iter().flat_map(|mention| mention.councils);
    councils.filter_map(|index| register.council(index)).map(|council| council.name.as_str()).collect()
}

fn table(name: &str) -> Option<csv::Reader<std::fs::File>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(name);
    let reader = csv::Reader::from_path(&path).ok();
    if reader.is_none() {
        eprintln!("skipped: {name} is not here to compare with");
    }
    reader
}

#[test]
fn the_register_of_councils_parses_and_agrees_with_itself() {
    let register = Registry::parse(registry::SOURCE).expect("the shipped register");
    assert!(register.councils().len() > 153);
    assert!(register.councils().iter().all(|council| council.gss.is_some() && !council.region.is_empty()));
    assert!(register.councils().iter().filter(|council| council.to.is_some()).all(|c| !c.successors.is_empty()));
}

#[test]
fn a_register_with_one_name_for_two_councils_or_a_lost_reference_is_refused() {
    let council =
        |name: &str, more: &str| format!(r#"(name: "{name}", formal: "F {name}", region: "R", tier: "T", {more})"#);
    let register = |councils: &[String]| format!("(councils: [{}], trusts: [], other_places: [])", councils.join(","));
    let said = |ron: &str| Registry::parse(ron).map(|_| ()).map_err(|problem| problem.message);
    let twice = register(&[council("Ayton", ""), council("Beeton", r#"aliases: ["Ayton"]"#)]);
    assert_eq!(said(&twice), Err("The register of councils uses “Ayton” for two councils".to_owned()));
    let lost = register(&[council("Ayton", r#"neighbours: ["Ceeton"]"#)]);
    assert_eq!(said(&lost), Err("The register of councils refers to “Ceeton”, which it does not hold".to_owned()));
    assert!(said("(councils: 1)").is_err_and(|message| message.contains("1:")));
}

#[test]
fn every_council_of_the_source_is_there_with_its_codes() {
    let Some(mut reader) = table("councils.csv") else { return };
    for row in reader.records().map_while(Result::ok) {
        let (name, gss, urn) = (&row[0], &row[2], &row[4]);
        let council = Registry::shipped().named(name).unwrap_or_else(|| panic!("{name} is missing"));
        assert_eq!(council.gss.as_deref(), Some(gss), "{name}");
        assert_eq!(council.urn.map(|urn| urn.to_string()).unwrap_or_default(), urn, "{name}");
        assert_eq!(council.neighbours.len(), row[7].split_whitespace().count(), "{name}");
        assert_eq!(meant(&format!("The visit to {name} children’s services")), [name], "{name}");
        assert_eq!(meant(&format!("Officers of {} agreed", council.formal)), [name], "{}", council.formal);
    }
}

#[test]
fn every_inspection_of_the_source_is_there_with_its_grades() {
    let Some(mut reader) = table("inspections.csv") else { return };
    let rows: Vec<_> = reader.records().map_while(Result::ok).collect();
    assert_eq!(rows.len(), inspections::shipped().len());
    for row in rows {
        let one = inspections::of(&row[0]).find(|one| one.from.to_string() == row[1]).expect("the inspection");
        assert_eq!((one.to.to_string().as_str(), one.source.as_str()), (&row[2], &row[11]));
        let areas = [
            Area::Overall,
            Area::HelpAndProtection,
            Area::ChildrenInCare,
            Area::Leadership,
            Area::Adoption,
            Area::CareLeavers,
        ];
        for (area, cell) in areas.into_iter().zip(row.iter().skip(5)) {
            assert_eq!(one.grades.get(&area).map_or("", |grade| grade.name()), cell, "{} {area}", &row[0]);
        }
    }
}

#[test]
fn a_history_of_a_council_nobody_knows_is_refused() {
    let ron = r#"(inspections: [(council: "Atlantis", from: "2014", to: "2014", framework: "SIF", grades: {"overall": "good"}, source: "none")])"#;
    let said = inspections::parse(ron).map_err(|problem| problem.message);
    assert_eq!(said, Err("The history of inspections is wrong about Atlantis in 2014".to_owned()));
    let last = inspections::of("Torbay").last().and_then(|one| one.grades.get(&Area::Overall));
    assert_eq!(last, Some(&Grade::Good));
}

#[test]
fn a_council_is_known_by_every_way_texts_write_it() {
    for (written, name) in [
        ("Surrey County Council", "Surrey"),
        ("the London Borough of Barnet", "Barnet"),
        ("Royal Borough of Kensington & Chelsea", "Kensington and Chelsea"),
        ("City of Bradford Metropolitan District Council", "Bradford"),
        ("BCP Council", "Bournemouth, Christchurch and Poole"),
        ("Bournemouth, Christchurch & Poole", "Bournemouth, Christchurch and Poole"),
        ("Kingston Upon Hull City Council", "Kingston upon Hull"),
        ("Hull", "Kingston upon Hull"),
        ("Telford & Wrekin", "Telford and Wrekin"),
        ("St. Helens", "St Helens"),
        ("St Helen’s Council", "St Helens"),
        ("Southend-On-Sea", "Southend-on-Sea"),
        ("Southend on Sea", "Southend-on-Sea"),
        ("Stoke on Trent", "Stoke-on-Trent"),
        ("Newcastle-upon-Tyne", "Newcastle upon Tyne"),
        ("B&NES", "Bath and North East Somerset"),
        ("BRISTOL", "Bristol"),
        ("Poole", "Poole"),
        ("Cumbria", "Cumbria"),
    ] {
        assert_eq!(meant(&format!("In {written}, leaders agreed")), [name], "{written}");
        assert_eq!(Registry::shipped().means(written).map(|c| c.name.as_str()), Some(name), "{written}");
    }
}

#[test]
fn a_longer_name_is_not_the_shorter_one_in_it() {
    for (written, name) in [
        ("South Gloucestershire", "South Gloucestershire"),
        ("Nottinghamshire", "Nottinghamshire"),
        ("East Riding of Yorkshire", "East Riding of Yorkshire"),
        ("North Yorkshire", "North Yorkshire"),
        ("North Somerset", "North Somerset"),
        ("Bath and North East Somerset", "Bath and North East Somerset"),
        ("North East Lincolnshire", "North East Lincolnshire"),
        ("Derbyshire", "Derbyshire"),
        ("Kingston upon Thames", "Kingston upon Thames"),
        ("West Northamptonshire", "West Northamptonshire"),
        ("Central Bedfordshire", "Central Bedfordshire"),
    ] {
        assert_eq!(meant(&format!("a visit to {written}.")), [name], "{written}");
    }
    assert!(meant("Greater Manchester, West Yorkshire, East Devon and New York").is_empty());
    assert!(meant("Newcastle-under-Lyme lies in the north of its county").is_empty());
}

#[test]
fn a_word_a_person_or_another_body_is_no_council() {
    for no in [
        "Reading and writing are taught daily.",
        "Children enjoy reading to their carers.",
        "Support in reading and writing has grown.",
        "Ms Bradford chairs the board.",
        "Cllr Durham thanked Helen Kent and Richard Derby.",
        "Kent Police and Leeds Hospitals attend.",
        "She studied at the University of Sussex and Durham University.",
        "Politicians in Westminster disagree.",
        "He worked in Kingston and Richmond, Jamaica.",
        "Bury the plan and start again.",
        "Write to office@Surrey.gov.uk.",
    ] {
        assert!(meant(no).is_empty(), "{no}: {:?}", meant(no));
    }
    assert_eq!(meant("Leaders in Reading agreed."), ["Reading"]);
    assert_eq!(meant("Westminster City Council"), ["Westminster"]);
    assert_eq!(meant("a monitoring visit to Richmond"), ["Richmond upon Thames"]);
}

#[test]
fn a_trust_stands_for_its_councils() {
    let register = Registry::shipped();
    let found = register.find("Birmingham Children’s Trust and Achieving for Children");
    assert!(found.iter().all(|mention| mention.naming == Naming::Trust));
    assert_eq!(found.iter().map(|mention| mention.councils.len()).collect::<Vec<_>>(), [1, 3]);
    assert_eq!(meant("Bradford Children and Families Trust"), ["Bradford"]);
    assert_eq!(meant("Together for Children Sunderland"), ["Sunderland"]);
}
