//! Words written in, every step of their scoring out.

use crate::app::{known, theme, widgets, words};
use crate::problem::Problem;
use crate::scoring::engine::explain::{ExplainedClaim, ExplainedStop};
use crate::scoring::{AppliedModifier, Claim, Explanation, Finding, Level, Lexicon, explain};
use crate::text::Span;
use crate::{text, work};
use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, ScrollArea, Stroke, Ui};
use std::sync::Arc;

/// More than a page is for a document and not for trying.
const LONGEST: usize = 4_000;

/// What is tried.
#[derive(Debug, Default)]
pub struct Local {
    words: String,
    made_of: Option<(String, Arc<Lexicon>)>,
    tried: Vec<Tried>,
}

/// A sentence with the steps of its scoring.
#[derive(Debug)]
struct Tried {
    sentence: String,
    explanation: Explanation,
    /// What the scoring of a whole text adds: judgements, themes.
    findings: Vec<Finding>,
    /// Why nothing more is known, where that is so.
    problem: Option<Problem>,
}

/// Draws the field and the steps; gives the id of an entry that was asked for.
pub fn ui(ui: &mut Ui, lexicon: &Arc<Lexicon>, local: &mut Local) -> Option<Arc<str>> {
    widgets::field(ui, egui::Id::unique("try a sentence"), &mut local.words, "Try a sentence", f32::INFINITY);
    update(lexicon, local);
    if local.tried.is_empty() {
        return None;
    }
    let mut wanted = None;
    let room = (ui.available_height() * 0.45).max(120.0);
    ScrollArea::vertical().id_salt("steps of scoring").max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        for tried in &local.tried {
            wanted = tried_ui(ui, tried).or(wanted.take());
        }
    });
    wanted
}

fn update(lexicon: &Arc<Lexicon>, local: &mut Local) {
    let is_known = |(words, of): &(String, Arc<Lexicon>)| *words == local.words && Arc::ptr_eq(of, lexicon);
    if local.made_of.as_ref().is_some_and(is_known) {
        return;
    }
    let end = local.words.char_indices().nth(LONGEST).map_or(local.words.len(), |(at, _)| at);
    let all = text::from_plain(local.words.get(..end).unwrap_or_default());
    let tried = all.sentences.iter().map(|sentence| tried(all.at(sentence.span), lexicon));
    local.tried = tried.collect();
    local.made_of = Some((local.words.clone(), lexicon.clone()));
}

fn tried(sentence: &str, lexicon: &Lexicon) -> Tried {
    let explanation = explain(sentence, lexicon);
    let (findings, problem) = match work::score_words(sentence, lexicon) {
        Ok((_, _, scored)) => (scored.findings, None),
        Err(problem) => (Vec::new(), Some(problem)),
    };
    Tried { sentence: sentence.to_owned(), explanation, findings, problem }
}

fn tried_ui(ui: &mut Ui, tried: &Tried) -> Option<Arc<str>> {
    let mut wanted = None;
    ui.add(egui::Label::new(marked(ui, tried)).wrap());
    for claim in &tried.explanation.claims {
        wanted = claim_ui(ui, tried, claim).or(wanted.take());
    }
    for stop in &tried.explanation.stopped {
        wanted = stop_ui(ui, tried, stop).or(wanted.take());
    }
    for finding in &tried.findings {
        if let Claim::Judgement(area, grade) = finding.claim {
            let date = finding.date.map(|date| format!(", {}", words::date(date))).unwrap_or_default();
            let said = format!("“{}” tells of a judgement: {}, {}{date}", finding.quote, area.name(), grade.name());
            step_ui(ui, None, &said);
        }
    }
    if let Some(problem) = &tried.problem {
        step_ui(ui, None, &problem.message);
    } else if tried.explanation.claims.is_empty() && tried.explanation.stopped.is_empty() && tried.findings.is_empty() {
        step_ui(ui, None, &nothing(tried));
    }
    ui.add_space(4.0);
    wanted
}

/// Why nothing was found.
fn nothing(tried: &Tried) -> String {
    let change: Vec<String> =
        tried.explanation.change_words.iter().map(|span| format!("“{}”", at(&tried.sentence, *span))).collect();
    if change.is_empty() {
        "No finding: no word of it could begin one".to_owned()
    } else {
        format!("No finding: {} could begin one, and no phrase fits", change.join(", "))
    }
}

fn at(sentence: &str, span: Span) -> &str {
    sentence.get(span.start..span.end).unwrap_or_default()
}

fn claim_ui(ui: &mut Ui, tried: &Tried, claim: &ExplainedClaim) -> Option<Arc<str>> {
    let quote = at(&tried.sentence, claim.span);
    let mut wanted = step_id_ui(ui, Some(claim.base), &claim.pattern, &format!("fits “{quote}”"));
    for modifier in &claim.modifiers {
        wanted = step_id_ui(ui, modifier.level, &modifier.id, &modifier_said(modifier)).or(wanted);
    }
    let theme = tried.findings.iter().find(|it| it.quote == quote).map(|it| words::theme(it.theme));
    let mut result = vec![format!("Finding: {} {}", claim.level.number(), claim.level)];
    result.extend(theme.map(|theme| format!("theme {theme}")));
    result.extend(claim.scope.map(|scope| format!("scope {}", words::scope(scope))));
    result.extend(claim.past.then(|| "of an earlier time, so not at the visit".to_owned()));
    step_ui(ui, Some(claim.level), &result.join(", "));
    wanted
}

/// "“not” makes it 2 Insufficient"
fn modifier_said(modifier: &AppliedModifier) -> String {
    match modifier.level {
        Some(level) => format!("“{}” makes it {} {level}", modifier.words, level.number()),
        None => format!("“{}” leaves the level", modifier.words),
    }
}

fn stop_ui(ui: &mut Ui, tried: &Tried, stop: &ExplainedStop) -> Option<Arc<str>> {
    let quote = at(&tried.sentence, stop.span);
    let would = stop.pattern.as_ref().map(|id| format!(" ({id} would have fitted)")).unwrap_or_default();
    step_id_ui(ui, None, &stop.exclusion, &format!("“{quote}” is not counted{would}: {}", stop.reason))
}

fn step_ui(ui: &mut Ui, level: Option<Level>, said: &str) {
    ui.horizontal(|ui| {
        widgets::chip(ui, level.map(Into::into));
        ui.add(egui::Label::new(said).wrap());
    });
}

/// A step that names an entry of the lexicon; gives its id where it was clicked.
fn step_id_ui(ui: &mut Ui, level: Option<Level>, id: &Arc<str>, said: &str) -> Option<Arc<str>> {
    let clicked = ui.horizontal(|ui| {
        widgets::chip(ui, level.map(Into::into));
        let link = ui.link(&**id).on_hover_text("Shows this entry");
        ui.add(egui::Label::new(said).wrap());
        link.clicked()
    });
    clicked.inner.then(|| id.clone())
}

/// The sentence with what was found in the colour of its level, and what was stopped underlined.
fn marked(ui: &Ui, tried: &Tried) -> LayoutJob {
    let t = theme::of(ui);
    let plain = TextFormat::simple(FontId::proportional(16.0), t.text);
    let mut runs: Vec<(Span, TextFormat)> = Vec::new();
    for claim in &tried.explanation.claims {
        let fill = known::fill(claim.level.into(), t.dark);
        runs.push((claim.span, TextFormat { background: fill, color: theme::ink_on(fill), ..plain.clone() }));
    }
    for stop in &tried.explanation.stopped {
        runs.push((stop.span, TextFormat { underline: Stroke::new(1.0, t.weak), ..plain.clone() }));
    }
    runs.sort_by_key(|(span, _)| *span);
    let mut job = LayoutJob::default();
    let mut from = 0;
    for (span, format) in runs.into_iter().filter(|(span, _)| span.end > span.start) {
        // Where two claims share words, the first keeps them.
        let start = span.start.max(from);
        if start >= span.end {
            continue;
        }
        job.append(at(&tried.sentence, Span::new(from, start)), 0.0, plain.clone());
        job.append(at(&tried.sentence, Span::new(start, span.end)), 0.0, format);
        from = span.end;
    }
    job.append(at(&tried.sentence, Span::new(from, tried.sentence.len())), 0.0, plain);
    job
}
