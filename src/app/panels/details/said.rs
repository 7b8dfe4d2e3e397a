//! A finding and why it was found, in words: pure sentences for labels, lists and screen readers.

use crate::app::words;
use crate::document::Visit;
use crate::scoring::{AppliedModifier, Claim, Finding};
use crate::session::review::by_analyst;
use crate::session::{Reviewed, Verdict};

/// "2 Insufficient", or "overall requires improvement".
pub fn claim(claim: Claim) -> String {
    match claim {
        Claim::Progress(level) => format!("{} {level}", level.number()),
        Claim::Judgement(area, grade) => format!("{} {}", words::capital(area.name()), grade.name()),
    }
}

/// "2 Insufficient · overall · most · page 4 · inspector · headline".
pub fn finding_line(finding: &Finding) -> String {
    format!("{} · {}", claim(finding.claim), place_line(finding))
}

/// The same without the level.
pub fn place_line(finding: &Finding) -> String {
    let mut said = vec![words::theme(finding.theme).to_owned()];
    said.extend(finding.scope.map(|scope| format!("in {}", words::scope(scope))));
    said.extend(finding.page.map(|page| format!("page {page}")));
    said.push(finding.voice.name().to_owned());
    if finding.headline {
        said.push("headline".to_owned());
    }
    if !finding.counted {
        said.push("not counted".to_owned());
    }
    said.join(" · ")
}

/// What was decided.
pub fn verdict_words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Accepted => "accepted",
        Verdict::Rejected => "rejected",
        Verdict::Added => "added by you",
    }
}

/// Why it was found: what is noted of its pattern, or the words of the pattern's id where nothing is.
pub fn found_by(finding: &Finding, note: Option<&str>) -> String {
    if finding.pattern == by_analyst() {
        return "You added it".to_owned();
    }
    let plain = || finding.pattern.replace(['-', '.', '_'], " ");
    format!("Found as: {}", note.map_or_else(plain, str::to_owned))
}

/// "“not” makes it 2 Insufficient: a negated positive", with what the lexicon notes of the modifier, or its id.
pub fn modifier(modifier: &AppliedModifier, note: Option<&str>) -> String {
    let note = note.unwrap_or(&modifier.id);
    match modifier.level {
        Some(level) => format!("“{}” makes it {} {level}: {note}", modifier.words, level.number()),
        None => format!("“{}” leaves the level: {note}", modifier.words),
    }
}

/// What the analyst changed, of `there` as it was scored.
pub fn changes(there: &Finding, reviewed: &Reviewed) -> Vec<String> {
    let now = &reviewed.finding;
    let mut said = Vec::new();
    if let (Some(scored), Some(level)) = (reviewed.scored_level, now.level()) {
        said.push(format!("Level {} {level}; the program gave {} {scored}", level.number(), scored.number()));
    }
    if there.voice != now.voice {
        said.push(format!("Voice {}; it was {}", now.voice.name(), there.voice.name()));
    }
    if there.council != now.council {
        let name = |finding: &Finding| finding.council.as_deref().unwrap_or("no council").to_owned();
        said.push(format!("About {}; it was {}", name(now), name(there)));
    }
    if there.theme != now.theme {
        said.push(format!("Theme {}; it was {}", words::theme(now.theme), words::theme(there.theme)));
    }
    if there.scope != now.scope {
        let name = |finding: &Finding| finding.scope.map_or("not said", words::scope);
        said.push(format!("Scope {}; it was {}", name(now), name(there)));
    }
    if there.headline != now.headline {
        said.push(if now.headline { "Made a headline" } else { "No longer a headline" }.to_owned());
    }
    if there.counted != now.counted && reviewed.verdict() != Some(Verdict::Rejected) {
        said.push(if now.counted { "Counts now" } else { "No longer counts" }.to_owned());
    }
    said
}

/// "31 Oct 2017 to 1 Nov 2017", or one day.
pub fn visit(visit: Visit) -> String {
    let (start, end) = (words::date(visit.start), words::date(visit.end));
    if start == end { start } else { format!("{start} to {end}") }
}
