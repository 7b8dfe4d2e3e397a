//! What the program makes of each sample, to be read in place under `tests/snapshots`. The hand coding
//! beside says what is right; this shows what changed, down to patterns and near misses.

use super::{read, samples};
use council_trajectories::document::{CouncilInText, Document};
use council_trajectories::scoring::{Claim, Finding};
use council_trajectories::source;
use council_trajectories::trajectory;
use council_trajectories::work::Read;
use std::fmt::{Display, Write};

#[test]
fn what_is_made_of_each_sample() {
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_snapshot_path("../snapshots/samples");
    settings.set_prepend_module_to_snapshot(false);
    let _bound = settings.bind_to_scope();
    for path in source::walk(&[samples()]).map(|path| path.expect("a sample has a path")) {
        let name = path.file_name().expect("a sample has a name").to_string_lossy();
        if name != "README.md" {
            insta::assert_snapshot!(name.as_ref(), told(read(&name)));
        }
    }
}

/// Facts, points, a line for each finding, a line for each near miss.
fn told(read: &Read) -> String {
    let mut out = String::new();
    facts(&mut out, &read.document);
    for point in trajectory::points(&read.scored.findings, read.document.date()) {
        let range = format!("({} to {})", point.low.value(), point.high.value());
        let of = format!("of {} findings, {:?}", point.count, point.basis);
        line(&mut out, "point", format!("{} {} {range} {of}", point.council, point.level.value()));
    }
    read.problems
        .iter()
        .for_each(|problem| line(&mut out, "problem", format!("{:?}: {}", problem.kind, problem.message)));
    out.push_str("\nfindings\n");
    read.scored.findings.iter().for_each(|finding| out.push_str(&finding_line(finding)));
    out.push_str("\nnear misses\n");
    for miss in &read.scored.near_misses {
        let _ = writeln!(out, "  “{}”: {}", read.text.at(miss.span), miss.reason);
    }
    out
}

fn facts(out: &mut String, document: &Document) {
    line(out, "kind", document.kind.value);
    maybe(out, "title", document.title.as_ref().map(|fact| &fact.value));
    maybe(out, "published", document.published.as_ref().map(|fact| fact.value));
    maybe(out, "visit", document.visit.as_ref().map(|fact| format!("{} to {}", fact.value.start, fact.value.end)));
    document.inspectors.iter().for_each(|inspector| line(out, "inspector", &inspector.value));
    maybe(out, "addressee", document.addressee.as_ref().map(|fact| &fact.value));
    maybe(out, "author", document.author.as_ref().map(|fact| &fact.value));
    maybe(out, "outlet", document.outlet.as_ref().map(|fact| &fact.value));
    document.councils.iter().for_each(|council| line(out, "council", council_line(council)));
}

fn council_line(council: &CouncilInText) -> String {
    let mut out = format!("{}, {}", council.name, council.role);
    if let Some(ordinal) = &council.visit_ordinal {
        let _ = write!(out, ", visit {}", ordinal.value);
    }
    if let Some(since) = council.counted_since {
        let _ = write!(out, " since {since}");
    }
    for (area, grade) in &council.judgements {
        let _ = write!(out, ", {area}: {}", grade.value);
    }
    out
}

fn finding_line(finding: &Finding) -> String {
    let claim = match finding.claim {
        Claim::Progress(level) => level.number().to_string(),
        Claim::Judgement(area, grade) => format!("{grade} ({area})"),
    };
    let council = finding.council.as_deref().unwrap_or("nobody");
    let mut out = format!("  {claim} “{}” · {council} · {} · {:?}", finding.quote, finding.voice, finding.theme);
    if let Some(scope) = finding.scope {
        let _ = write!(out, " · in {scope:?}");
    }
    if let Some(date) = finding.date {
        let _ = write!(out, " · {date}");
    }
    for (_, mark) in
        [(finding.headline, " · headline"), (!finding.counted, " · not counted")].iter().filter(|(set, _)| *set)
    {
        out.push_str(mark);
    }
    if let Some(page) = finding.page {
        let _ = write!(out, " · page {page}");
    }
    let modifiers = finding.modifiers.iter().map(|modifier| format!(" + {}", modifier.id));
    let _ = writeln!(out, "\n      {}{}", finding.pattern, modifiers.collect::<String>());
    out
}

fn line(out: &mut String, field: &str, value: impl Display) {
    let _ = writeln!(out, "{field:<10} {value}");
}

fn maybe(out: &mut String, field: &str, value: Option<impl Display>) {
    match value {
        Some(value) => line(out, field, value),
        None => line(out, field, "-"),
    }
}
