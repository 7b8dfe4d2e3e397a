//! Content in, its evidence out: by council and date every counted finding in its sentence.

use super::section;
use crate::chart::svg::escape;
use crate::chart::{Palette, Theme};
use crate::document::{CouncilName, PartialDate};
use crate::export::content::Content;
use crate::export::tables::source;
use crate::export::words::word;
use crate::scoring::{Claim, Finding};
use crate::session::derive::Derived;
use crate::session::{Reviewed, Verdict};
use crate::trajectory::points::is_history;
use crate::trajectory::summary::day;

/// A section for each council compared.
pub fn sections(content: &Content) -> String {
    content.series.iter().map(|series| of_council(content, &series.council)).collect()
}

/// What the analyst took out, so that a reader can judge that too; empty where nothing was.
pub fn rejected(content: &Content) -> String {
    let is_out = |there: &&Reviewed| there.verdict() == Some(Verdict::Rejected);
    let of_entry = |entry: &Derived| -> String {
        let council = entry.facts.subjects().next().map(|council| &council.name);
        let named = council.map(|name| format!("{name}, ")).unwrap_or_default();
        let date = entry.facts.date().map(|date| format!(", {}", day(date))).unwrap_or_default();
        let place = format!("{named}{}{date}", entry.label(council));
        entry.findings.iter().filter(is_out).map(|there| listed(&there.finding, &place)).collect()
    };
    let items: String = content.entries.iter().map(|entry| of_entry(entry)).collect();
    if items.is_empty() {
        return items;
    }
    section("Rejected in review", &format!("<ol class=\"findings\">\n{items}</ol>\n"))
}

fn of_council(content: &Content, council: &CouncilName) -> String {
    let documents: String = content.entries_of(council).into_iter().map(|entry| of_document(entry, council)).collect();
    let inside = if documents.is_empty() { "<p>No counted findings.</p>\n".to_owned() } else { documents };
    section(&format!("Evidence: {council}"), &inside)
}

fn of_document(entry: &Derived, council: &CouncilName) -> String {
    let date = entry.facts.date().map_or_else(|| "no date".to_owned(), day);
    let point = entry.points.iter().find(|point| point.council == *council);
    let level = point.map(|point| format!(" · {} ({})", point.level, point.level.value())).unwrap_or_default();
    let items: String = counted(entry, council).map(|there| item(there, entry.facts.date())).collect();
    format!(
        "<h3>{}, {}{}</h3>\n<p class=\"weak\">{}</p>\n<ol class=\"findings\">\n{items}</ol>\n",
        escape(&entry.label(Some(council))),
        escape(&date),
        escape(&level),
        escape(&source(entry)),
    )
}

fn counted<'a>(entry: &'a Derived, council: &'a CouncilName) -> impl Iterator<Item = &'a Reviewed> {
    entry.findings.iter().filter(move |there| there.finding.counted && there.finding.council.as_ref() == Some(council))
}

fn item(there: &Reviewed, date: Option<PartialDate>) -> String {
    let finding = &there.finding;
    let details = [
        Some(claim(finding)),
        finding.page.map(|page| format!("page {page}")),
        Some(word(&finding.voice)),
        Some(word(&finding.theme)),
        is_history(finding, date).then(|| "true before the visit, so not in the point".to_owned()),
        finding.headline.then(|| "headline".to_owned()),
        there.scored_level.map(|level| format!("scored {} {level}, changed in review", level.number())),
        (there.verdict() == Some(Verdict::Accepted)).then(|| "reviewed".to_owned()),
        (there.verdict() == Some(Verdict::Added)).then(|| "added in review".to_owned()),
    ];
    listed(finding, &details.into_iter().flatten().collect::<Vec<_>>().join(" · "))
}

fn listed(finding: &Finding, details: &str) -> String {
    format!("<li>{}{}<br><span class=\"weak\">{}</span></li>\n", chip(finding), marked(finding), escape(details))
}

fn claim(finding: &Finding) -> String {
    match finding.claim {
        Claim::Progress(level) => level.to_string(),
        Claim::Judgement(area, grade) => format!("judgement of {}: {}", word(&area), word(&grade)),
    }
}

fn chip(finding: &Finding) -> String {
    let palette = Palette::of(Theme::Light);
    let (color, words) = match finding.claim {
        Claim::Progress(level) => (palette.level(level), level.number().to_string()),
        Claim::Judgement(_, grade) => (palette.grade(grade), "J".to_owned()),
    };
    format!("<span class=\"chip\" style=\"background:{color};color:{}\">{words}</span>", color.text_on())
}

/// The sentence with the quote marked in it.
fn marked(finding: &Finding) -> String {
    match finding.sentence.split_once(&*finding.quote) {
        Some((before, after)) if !finding.quote.is_empty() => {
            format!("{}<mark>{}</mark>{}", escape(before), escape(&finding.quote), escape(after))
        }
        _ if finding.sentence.is_empty() => format!("<mark>{}</mark>", escape(&finding.quote)),
        _ => escape(&finding.sentence),
    }
}
