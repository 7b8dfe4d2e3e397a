//! Content in, tables out: the same rows for CSV, XLSX and the report.

use super::content::{Content, agreement, review};
use super::words::{word, word_or_none, yes};
use crate::document::{CouncilName, PartialDate};
use crate::scoring::{Claim, Finding, Level};
use crate::session::derive::Derived;
use crate::session::{Origin, Reviewed};
use crate::trajectory::{Judged, Point, Series, Stop};

/// A column's title and its width in characters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column(pub &'static str, pub f64);

/// What stands in one place of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words, dates among them: a date may be only a year.
    Text(String),
    /// A number, a level among them.
    Number(f64),
    /// Unknown or not meant.
    Empty,
}

impl Cell {
    fn text(words: impl Into<String>) -> Self {
        let words = words.into();
        if words.is_empty() { Self::Empty } else { Self::Text(words) }
    }

    fn date(date: Option<PartialDate>) -> Self {
        date.map_or(Self::Empty, |date| Self::Text(date.to_string()))
    }

    fn number(number: Option<f64>) -> Self {
        number.map_or(Self::Empty, Self::Number)
    }

    /// As words.
    pub fn words(&self) -> String {
        match self {
            Self::Text(words) => words.clone(),
            Self::Number(number) => number.to_string(),
            Self::Empty => String::new(),
        }
    }
}

/// Rows under titled columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each as long as the columns are many.
    pub rows: Vec<Vec<Cell>>,
}

/// Every finding of every entry, in the order of the session.
pub fn findings(content: &Content) -> Table {
    let columns = [
        ("Council", 20.0),
        ("Document", 22.0),
        ("Kind", 22.0),
        ("Date", 12.0),
        ("Page", 6.0),
        ("Scale", 10.0),
        ("Level", 7.0),
        ("Level name", 13.0),
        ("Area", 18.0),
        ("Grade", 20.0),
        ("Quote", 50.0),
        ("Sentence", 80.0),
        ("Voice", 13.0),
        ("Theme", 22.0),
        ("Scope", 9.0),
        ("Headline", 9.0),
        ("Counted", 9.0),
        ("Review", 11.0),
        ("Scored level", 12.0),
        ("Note", 30.0),
        ("Pattern", 26.0),
        ("Modifiers", 30.0),
        ("Published", 12.0),
        ("Title", 40.0),
        ("Source", 50.0),
    ];
    let rows = content.entries.iter().flat_map(|entry| entry.findings.iter().map(|there| finding_row(entry, there)));
    table("Findings", &columns, rows)
}

fn finding_row(entry: &Derived, there: &Reviewed) -> Vec<Cell> {
    let finding = &there.finding;
    let (facts, level) = (&entry.facts, finding.level());
    let (scale, area, grade) = match finding.claim {
        Claim::Progress(_) => ("progress", String::new(), String::new()),
        Claim::Judgement(area, grade) => ("judgement", word(&area), word(&grade)),
    };
    vec![
        Cell::text(finding.council.as_deref().unwrap_or_default()),
        Cell::text(entry.label(finding.council.as_ref())),
        Cell::text(word(&facts.kind.value)),
        Cell::date(finding.date.or(facts.date())),
        Cell::number(finding.page.map(f64::from)),
        Cell::text(scale),
        Cell::number(level.map(|level| f64::from(level.number()))),
        Cell::text(level.map(Level::name).unwrap_or_default()),
        Cell::text(area),
        Cell::text(grade),
        Cell::text(&*finding.quote),
        Cell::text(&*finding.sentence),
        Cell::text(word(&finding.voice)),
        Cell::text(word(&finding.theme)),
        Cell::text(word_or_none(finding.scope.as_ref())),
        Cell::text(yes(finding.headline)),
        Cell::text(yes(finding.counted)),
        Cell::text(there.verdict().map_or_else(String::new, |verdict| format!("{verdict:?}").to_lowercase())),
        Cell::number(there.scored_level.map(|level| f64::from(level.number()))),
        Cell::text(there.remark()),
        Cell::text(&*finding.pattern),
        Cell::text(modifiers(finding)),
        Cell::date(facts.published.as_ref().map(|fact| fact.value)),
        Cell::text(facts.title.as_ref().map(|fact| fact.value.clone()).unwrap_or_default()),
        Cell::text(source(entry)),
    ]
}

fn modifiers(finding: &Finding) -> String {
    let words = finding.modifiers.iter().map(|modifier| format!("{} “{}”", modifier.id, modifier.words));
    words.collect::<Vec<_>>().join("; ")
}

/// The file's name, or the addresses a record stands at; no folders of the analyst's machine.
pub fn source(entry: &Derived) -> String {
    match &entry.entry.origin {
        Origin::File { path, .. } => {
            path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
        }
        Origin::Record(record) => record.sources.join("; "),
    }
}

/// Every point of the councils compared.
pub fn points(content: &Content) -> Table {
    let columns = [
        ("Council", 20.0),
        ("GSS code", 12.0),
        ("Date", 12.0),
        ("Document", 22.0),
        ("Level", 7.0),
        ("Level name", 24.0),
        ("Lower quartile", 14.0),
        ("Upper quartile", 14.0),
        ("Findings counted", 16.0),
        ("Basis", 10.0),
        ("Source", 50.0),
    ];
    let of_series = |series: &Series| {
        let gss = gss(content, &series.council);
        series.stops.iter().map(|stop| point_row(content, stop, &gss)).collect::<Vec<_>>()
    };
    table("Points", &columns, content.series.iter().flat_map(of_series))
}

fn point_row(content: &Content, stop: &Stop, gss: &str) -> Vec<Cell> {
    let point = &stop.point;
    let entry = content.entries.iter().find(|entry| entry.id().0 == stop.document);
    let place = [Cell::text(&*point.council), Cell::text(gss), Cell::date(point.date), Cell::text(&*stop.label)];
    let source = Cell::text(entry.map_or_else(String::new, |entry| source(entry)));
    place.into_iter().chain(level_cells(point)).chain([source]).collect()
}

/// A point's level, its quartiles and what it rests on.
fn level_cells(point: &Point) -> [Cell; 6] {
    [
        Cell::Number(point.level.value()),
        Cell::text(point.level.to_string()),
        Cell::Number(point.low.value()),
        Cell::Number(point.high.value()),
        Cell::Number(point.count as f64),
        Cell::text(word(&point.basis)),
    ]
}

/// The code of `council`, where a document of the session gives it.
fn gss(content: &Content, council: &CouncilName) -> String {
    let there = content.entries.iter().flat_map(|entry| &entry.facts.councils).find(|there| there.name == *council);
    there.and_then(|there| there.gss.clone()).unwrap_or_default()
}

/// Every judgement of the councils compared, one row an area.
pub fn judgements(content: &Content) -> Table {
    let columns = [
        ("Council", 20.0),
        ("GSS code", 12.0),
        ("Inspected to", 13.0),
        ("Published", 12.0),
        ("Area", 20.0),
        ("Grade", 22.0),
    ];
    let of_series = |series: &Series| {
        let gss = gss(content, &series.council);
        series.judgements.iter().flat_map(|judged| judgement_rows(series, judged, &gss)).collect::<Vec<_>>()
    };
    table("Judgements", &columns, content.series.iter().flat_map(of_series))
}

fn judgement_rows(series: &Series, judged: &Judged, gss: &str) -> Vec<Vec<Cell>> {
    let row = |(area, grade)| {
        vec![
            Cell::text(&*series.council),
            Cell::text(gss),
            Cell::date(Some(judged.date)),
            Cell::date(judged.published),
            Cell::text(word(area)),
            Cell::text(word(grade)),
        ]
    };
    judged.grades.iter().map(row).collect()
}

/// Points and judgements in one table, by council and date.
pub fn series(content: &Content) -> Table {
    let columns = [
        ("Council", 20.0),
        ("GSS code", 12.0),
        ("What", 10.0),
        ("Date", 12.0),
        ("Document", 22.0),
        ("Level", 7.0),
        ("Level name", 24.0),
        ("Lower quartile", 14.0),
        ("Upper quartile", 14.0),
        ("Findings counted", 16.0),
        ("Basis", 10.0),
        ("Area", 20.0),
        ("Grade", 22.0),
        ("Published", 12.0),
    ];
    let of_series = |series: &Series| {
        let gss = gss(content, &series.council);
        let points = series.stops.iter().map(|stop| dated_point(stop, &gss));
        let judged = series.judgements.iter().flat_map(|judged| dated_judgements(series, judged, &gss));
        let mut rows: Vec<(Option<PartialDate>, Vec<Cell>)> = points.chain(judged).collect();
        rows.sort_by_key(|(date, _)| Cell::date(*date).words());
        rows.into_iter().map(|(_, row)| row).collect::<Vec<_>>()
    };
    table("Points and judgements", &columns, content.series.iter().flat_map(of_series))
}

fn dated_point(stop: &Stop, gss: &str) -> (Option<PartialDate>, Vec<Cell>) {
    let point = &stop.point;
    let place = [Cell::text(&*point.council), Cell::text(gss), Cell::text("point"), Cell::date(point.date)];
    let label = Cell::text(&*stop.label);
    let no_judgement = [Cell::Empty, Cell::Empty, Cell::Empty];
    (point.date, place.into_iter().chain([label]).chain(level_cells(point)).chain(no_judgement).collect())
}

fn dated_judgements(series: &Series, judged: &Judged, gss: &str) -> Vec<(Option<PartialDate>, Vec<Cell>)> {
    let date = Some(judged.date);
    let row = |(area, grade)| {
        let place = [Cell::text(&*series.council), Cell::text(gss), Cell::text("judgement"), Cell::date(date)];
        let no_point = std::iter::repeat_n(Cell::Empty, 7);
        let judgement = [Cell::text(word(area)), Cell::text(word(grade)), Cell::date(judged.published)];
        (date, place.into_iter().chain(no_point).chain(judgement).collect())
    };
    judged.grades.iter().map(row).collect()
}

/// What a reader of the workbook should know.
pub fn about(content: &Content) -> Table {
    let lexicon = if content.lexicon_edited { "edited by the analyst" } else { "as shipped" };
    let rows = [
        ("Session", content.title.clone()),
        ("Made", content.made.strftime("%Y-%m-%d %H:%M").to_string()),
        ("Program", format!("Council Trajectories {}", env!("CARGO_PKG_VERSION"))),
        ("Lexicon", format!("{lexicon}, SHA-256 {}", content.lexicon_sha256)),
        ("Documents", content.entries.len().to_string()),
        ("Review", review(&content.entries)),
        ("Agreement", agreement(&content.entries).in_words().unwrap_or_else(|| "too few reviewed to say".to_owned())),
        ("Levels", super::report::SCALE.to_owned()),
        ("Points", super::report::POINTS.to_owned()),
        ("Words of others", super::report::LICENCE.to_owned()),
    ];
    let rows = rows.into_iter().map(|(what, words)| vec![Cell::text(what), Cell::text(words)]);
    table("About", &[("What", 18.0), ("", 110.0)], rows)
}

fn table(name: &'static str, columns: &[(&'static str, f64)], rows: impl IntoIterator<Item = Vec<Cell>>) -> Table {
    let columns = columns.iter().map(|&(title, width)| Column(title, width)).collect();
    Table { name, columns, rows: rows.into_iter().collect() }
}
