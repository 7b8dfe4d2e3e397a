//! What a dot says when the pointer is over it, and to a screen reader.

use crate::app::state::State;
use crate::app::{panels, theme, widgets, words};
use crate::chart::Dot;
use crate::scoring::Finding;
use crate::session::EntryId;
use egui::{RichText, Ui};

/// A sentence longer than this is cut on the card; the text has it whole.
const LONGEST: usize = 260;

/// Draws the card: the document, the date, the level, the sentence it rests on first, who says it.
pub fn ui(ui: &mut Ui, state: &State, dot: &Dot) {
    let t = theme::of(ui);
    ui.set_max_width(380.0);
    ui.spacing_mut().item_spacing.y = 4.0;
    let mut lines = dot.tooltip.iter();
    if let Some(first) = lines.next() {
        ui.label(widgets::strong(first).color(t.strong));
    }
    if let Some(date) = lines.next() {
        ui.label(RichText::new(date).color(t.weak));
    }
    ui.horizontal(|ui| {
        widgets::chip(ui, Some(dot.level));
        ui.label(RichText::new(lines.next().cloned().unwrap_or_default()).color(t.text));
    });
    for line in lines {
        ui.label(widgets::weak(ui, line));
    }
    if let Some((_, finding)) = telling_finding(state, dot) {
        ui.label(RichText::new(format!("“{}”", cut(&finding.sentence))).color(t.strong));
        ui.label(widgets::weak(ui, panels::details::finding_line(finding)));
    }
    ui.label(widgets::weak(ui, "Click to read it in its text"));
}

/// The finding whose level is nearest the point's, so that the sentence shown bears it out: among the
/// headline ones where the point rests on them, and of several the first.
/// With its place among the document's reviewed findings.
pub fn telling_finding<'a>(state: &'a State, dot: &Dot) -> Option<(usize, &'a Finding)> {
    let entry = state.known.entry(EntryId(dot.document))?;
    let all = entry.findings.iter().map(|reviewed| &reviewed.finding).enumerate();
    let counted = all.filter(|(_, finding)| {
        finding.counted && finding.council.as_ref() == Some(&dot.council) && finding.level().is_some()
    });
    let distance = |(_, finding): &(usize, &Finding)| {
        let level = finding.level().map_or(0.0, |level| f64::from(level.number()));
        ((level - dot.level.value()).abs() * 2.0) as u8
    };
    let headlines = counted.clone().filter(|(_, finding)| finding.headline);
    headlines.min_by_key(distance).or_else(|| counted.min_by_key(distance))
}

fn cut(sentence: &str) -> String {
    if sentence.chars().count() <= LONGEST {
        return sentence.to_owned();
    }
    let start: String = sentence.chars().take(LONGEST).collect();
    format!("{}…", start.trim_end())
}

/// The dot in words.
pub fn spoken(dot: &Dot) -> String {
    let date = dot.tooltip.get(1).map(String::as_str).unwrap_or_default();
    let findings = words::count(dot.count, "counted finding", "counted findings");
    format!("{}, {}, {date}, {}, {findings}", dot.council, dot.label, words::half_level(dot.level))
}
