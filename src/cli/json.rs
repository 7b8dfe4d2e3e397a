//! Read documents in, the command line's JSON out, as the contract in the README gives it.

use crate::document::{Area, CouncilInText, Grade, Kind, PartialDate, Role, Voice};
use crate::problem::Problem;
use crate::scoring::{Claim, Finding, Level, Lexicon, Scope, Theme};
use crate::source::ContentHash;
use crate::trajectory::{self, Basis, Point};
use crate::work::Read;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;

/// Everything `score --format json` prints.
#[derive(Serialize)]
pub(super) struct Output<'a> {
    pub version: u32,
    pub lexicon: LexiconName<'a>,
    pub documents: Vec<DocumentOut>,
    pub problems: Vec<ProblemOut>,
}

/// Which lexicon findings were scored by.
#[derive(Serialize)]
pub(super) struct LexiconName<'a> {
    pub name: &'a str,
    pub sha256: &'a str,
}

impl<'a> From<&'a Lexicon> for LexiconName<'a> {
    fn from(lexicon: &'a Lexicon) -> Self {
        Self { name: &lexicon.name, sha256: &lexicon.sha256 }
    }
}

/// A problem; the path last.
#[derive(Serialize)]
pub(super) struct ProblemOut {
    kind: crate::problem::ProblemKind,
    message: String,
    hint: Option<String>,
    path: Option<String>,
}

impl From<&Problem> for ProblemOut {
    fn from(problem: &Problem) -> Self {
        let path = problem.path.as_deref().map(shown);
        Self { kind: problem.kind, message: problem.message.clone(), hint: problem.hint.clone(), path }
    }
}

/// A document with its facts and findings.
#[derive(Serialize)]
pub(super) struct DocumentOut {
    path: String,
    sha256: ContentHash,
    kind: Kind,
    title: Option<String>,
    published: Option<PartialDate>,
    visit: Option<VisitOut>,
    inspectors: Vec<String>,
    addressee: Option<String>,
    councils: Vec<CouncilOut>,
    pub findings: Vec<FindingOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

#[derive(Serialize)]
struct VisitOut {
    start: PartialDate,
    end: PartialDate,
}

#[derive(Serialize)]
struct CouncilOut {
    name: String,
    gss: Option<String>,
    role: Role,
    visit_ordinal: Option<u8>,
    judgements: BTreeMap<Area, Grade>,
    points: Vec<PointOut>,
}

#[derive(Serialize)]
struct PointOut {
    date: Option<PartialDate>,
    level: f64,
    low: f64,
    high: f64,
    count: usize,
    basis: Basis,
}

/// A finding; `start` and `end` in Unicode code points of the text.
#[derive(Serialize)]
pub(super) struct FindingOut {
    pub quote: String,
    pub start: usize,
    pub end: usize,
    pub page: Option<u32>,
    pub scale: &'static str,
    pub level: Option<Level>,
    pub grade: Option<Grade>,
    pub area: Option<Area>,
    pub council: Option<String>,
    pub voice: Voice,
    pub theme: Theme,
    pub scope: Option<Scope>,
    pub date: Option<PartialDate>,
    pub headline: bool,
    pub counted: bool,
    pub pattern: String,
    pub modifiers: Vec<String>,
}

impl DocumentOut {
    /// `read` in the form of the contract, with its text where that is asked for.
    pub(super) fn of(read: &Read, with_text: bool) -> Self {
        let document = &*read.document;
        let points = trajectory::points(&read.scored.findings, document.date());
        let councils = document.councils.iter().map(|council| council_out(council, &points)).collect();
        let mut counter = CodePoints::of(&read.text.content);
        let findings = read.scored.findings.iter().map(|finding| finding_out(finding, &mut counter)).collect();
        Self {
            path: shown(&read.path),
            sha256: read.hash,
            kind: document.kind.value,
            title: document.title.as_ref().map(|fact| fact.value.clone()),
            published: document.published.as_ref().map(|fact| fact.value),
            visit: document.visit.as_ref().map(|fact| VisitOut { start: fact.value.start, end: fact.value.end }),
            inspectors: document.inspectors.iter().map(|fact| fact.value.clone()).collect(),
            addressee: document.addressee.as_ref().map(|fact| fact.value.clone()),
            councils,
            findings,
            text: with_text.then(|| read.text.content.clone()),
        }
    }

    /// Its path and facts, for forms that repeat them on every row.
    pub(super) fn heading(&self) -> (&str, Kind, Option<PartialDate>) {
        (&self.path, self.kind, self.published)
    }
}

fn council_out(council: &CouncilInText, points: &[Point]) -> CouncilOut {
    CouncilOut {
        name: council.name.to_string(),
        gss: council.gss.clone(),
        role: council.role,
        visit_ordinal: council.visit_ordinal.as_ref().map(|fact| fact.value),
        judgements: council.judgements.iter().map(|(area, grade)| (*area, grade.value)).collect(),
        points: points.iter().filter(|point| point.council == council.name).map(point_out).collect(),
    }
}

fn point_out(point: &Point) -> PointOut {
    let Point { date, level, low, high, count, basis, .. } = point;
    PointOut { date: *date, level: level.value(), low: low.value(), high: high.value(), count: *count, basis: *basis }
}

fn finding_out(finding: &Finding, counter: &mut CodePoints<'_>) -> FindingOut {
    let (scale, grade, area) = match finding.claim {
        Claim::Progress(_) => ("progress", None, None),
        Claim::Judgement(area, grade) => ("judgement", Some(grade), Some(area)),
    };
    FindingOut {
        quote: finding.quote.clone(),
        start: counter.before(finding.span.start),
        end: counter.before(finding.span.end),
        page: finding.page,
        scale,
        level: finding.level(),
        grade,
        area,
        council: finding.council.as_deref().map(str::to_owned),
        voice: finding.voice,
        theme: finding.theme,
        scope: finding.scope,
        date: finding.date,
        headline: finding.headline,
        counted: finding.counted,
        pattern: finding.pattern.to_string(),
        modifiers: finding.modifiers.iter().map(|modifier| modifier.id.to_string()).collect(),
    }
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// Counts code points before ascending byte offsets, going through the text once.
struct CodePoints<'a> {
    content: &'a str,
    byte: usize,
    count: usize,
}

impl<'a> CodePoints<'a> {
    fn of(content: &'a str) -> Self {
        Self { content, byte: 0, count: 0 }
    }

    fn before(&mut self, byte: usize) -> usize {
        if byte < self.byte {
            (self.byte, self.count) = (0, 0);
        }
        self.count += self.content.get(self.byte..byte).map_or(0, |between| between.chars().count());
        self.byte = byte;
        self.count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_code_points() {
        let mut counter = CodePoints::of("£2m – ‘too slow’");
        assert_eq!([3, 9, 0].map(|byte| counter.before(byte)), [2, 6, 0]);
    }
}
