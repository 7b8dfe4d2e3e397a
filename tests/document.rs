//! Specification of `document`: what a text is, and who says what of whom in it.
//!
//! Every text here is a sample written for this project, in the form real ones use; people and facts
//! are invented.

mod forms;
mod passages;
mod records;
mod speech;

use council_trajectories::document::{Document, Outside, Role, understand};
use council_trajectories::text::{self, Text};
use std::fmt::Write;

/// A sample as the pipeline reads it.
fn read(words: &str, file_name: Option<&str>) -> (Text, Document) {
    let text = text::from_plain(words);
    let document = understand(&text, Outside { file_name });
    (text, document)
}

/// The facts of a document, one a line.
fn facts(words: &str, file_name: Option<&str>) -> String {
    let (_, document) = read(words, file_name);
    let mut out = String::new();
    let mut line = |name: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            let _ = writeln!(out, "{name}: {value}");
        }
    };
    line("kind", Some(document.kind.value.to_string()));
    line("title", document.title.map(|fact| fact.value));
    line("published", document.published.map(|fact| fact.value.to_string()));
    line("visit", document.visit.map(|fact| format!("{} to {}", fact.value.start, fact.value.end)));
    line("inspectors", Some(document.inspectors.iter().map(|fact| fact.value.as_str()).collect::<Vec<_>>().join(", ")));
    line("addressee", document.addressee.map(|fact| fact.value));
    line("author", document.author.map(|fact| fact.value));
    line("outlet", document.outlet.map(|fact| fact.value));
    for council in &document.councils {
        let role = if council.role == Role::Subject { "subject" } else { "mentioned" };
        line(role, Some(council.name.to_string()));
        line("  visit number", council.visit_ordinal.as_ref().map(|fact| fact.value.to_string()));
        line("  counted since", council.counted_since.map(|date| date.to_string()));
        for (area, grade) in &council.judgements {
            line(&format!("  {area}"), Some(grade.value.to_string()));
        }
        line("  care and care leavers", council.care_joint.then(|| "one row".to_owned()));
    }
    for problem in &document.problems {
        line("problem", Some(problem.message.clone()));
    }
    out
}

/// Who speaks, of which council, in which section: one line a stretch of each sentence.
fn told(words: &str) -> String {
    let (text, document) = read(words, None);
    let mut out = String::new();
    for passage in &document.passages {
        let council = passage.council.and_then(|i| document.councils.get(usize::from(i))).map_or("-", |c| &c.name);
        for (span, voice) in &passage.voices {
            let start: String = text.at(*span).trim().chars().take(28).collect();
            let _ = writeln!(out, "{:?} {council} {voice}: {}", passage.section, start.trim());
        }
    }
    out
}
