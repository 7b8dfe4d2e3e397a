//! Findings in, councils by theme out: where each part of each council's service stands, and on how
//! many findings that rests.
//!
//! A cell rests on what points rest on: counted findings on the Progress scale that are not history.
//! May not know sessions; the caller names each finding by two numbers of its own.

use super::HalfLevel;
use super::points::{is_history, quantile};
use crate::document::{CouncilName, PartialDate};
use crate::scoring::{Finding, Level, Theme};
use std::collections::BTreeMap;

/// The themes in the order of columns.
pub const THEMES: [Theme; 10] = [
    Theme::Overall,
    Theme::Leadership,
    Theme::HelpAndProtection,
    Theme::EarlyHelp,
    Theme::ChildrenInCare,
    Theme::CareLeavers,
    Theme::Adoption,
    Theme::Workforce,
    Theme::ManagementOversight,
    Theme::Partnership,
];

/// Which documents speak.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// First year; without one from the beginning.
    pub from: Option<i16>,
    /// Last year; without one to the end.
    pub to: Option<i16>,
    /// Only the latest of these documents of each council, so that the table says how things stood then.
    pub latest: bool,
}

impl Period {
    /// Whether a document of that date may speak; one without a date only where no year is asked for.
    fn holds(self, date: Option<PartialDate>) -> bool {
        match date.map(PartialDate::year) {
            Some(year) => self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to),
            None => self.from.is_none() && self.to.is_none() && !self.latest,
        }
    }
}

/// Names a finding: the document and its place in it, by the caller's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The document.
    pub document: u32,
    /// The finding's place among the document's.
    pub finding: usize,
}

/// A finding with its place and the date of its document.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
    /// Its place.
    pub place: Place,
    /// The document's date.
    pub date: Option<PartialDate>,
    /// The finding.
    pub finding: &'a Finding,
}

/// What is said of one council's theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Median level.
    pub level: HalfLevel,
    /// The findings it rests on, in the order they were given.
    pub findings: Vec<Place>,
}

/// One council.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Whose.
    pub council: CouncilName,
    /// All themes together.
    pub all: Option<Cell>,
    /// One for each of [`THEMES`]; none where nothing is said.
    pub cells: Vec<Option<Cell>>,
}

/// Councils by theme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Themes {
    /// Every council any finding counts for, by name, also those nothing is said of in the period.
    pub rows: Vec<Row>,
    /// First and last year of the documents, whatever the period.
    pub years: Option<(i16, i16)>,
}

/// What `placed` say of each council's themes in `period`.
pub fn themes<'a>(placed: impl IntoIterator<Item = Placed<'a>>, period: Period) -> Themes {
    let mut councils: BTreeMap<&CouncilName, Vec<(Placed<'a>, Level)>> = BTreeMap::new();
    let mut years: Option<(i16, i16)> = None;
    for it in placed {
        let (Some(council), Some(level)) = (&it.finding.council, it.finding.level()) else { continue };
        if !it.finding.counted || is_history(it.finding, it.date) {
            continue;
        }
        if let Some(year) = it.date.map(PartialDate::year) {
            years = Some(years.map_or((year, year), |(first, last)| (first.min(year), last.max(year))));
        }
        councils.entry(council).or_default().push((it, level));
    }
    Themes { rows: councils.into_iter().map(|(council, told)| row(council, told, period)).collect(), years }
}

fn row(council: &CouncilName, mut told: Vec<(Placed<'_>, Level)>, period: Period) -> Row {
    told.retain(|(it, _)| period.holds(it.date));
    if period.latest {
        let latest = told.iter().map(|(it, _)| when(it)).max();
        told.retain(|(it, _)| Some(when(it)) == latest);
    }
    let of = |theme: Theme| cell(told.iter().filter(|(it, _)| it.finding.theme == theme));
    Row { council: council.clone(), all: cell(told.iter()), cells: THEMES.into_iter().map(of).collect() }
}

/// Of two documents of one day the one opened later is the latest.
fn when(it: &Placed<'_>) -> (Option<PartialDate>, u32) {
    (it.date, it.place.document)
}

fn cell<'a>(told: impl Iterator<Item = &'a (Placed<'a>, Level)>) -> Option<Cell> {
    let (findings, mut levels): (Vec<Place>, Vec<Level>) = told.map(|(it, level)| (it.place, *level)).unzip();
    levels.sort_unstable();
    Some(Cell { level: quantile(&levels, 2)?, findings })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Voice;
    use crate::scoring::Claim;
    use crate::text::Span;

    fn finding(council: &str, theme: Theme, level: u8) -> Finding {
        Finding {
            span: Span::default(),
            quote: "steady progress".to_owned(),
            sentence: String::new(),
            page: None,
            claim: Claim::Progress(Level::from_number(level).expect("1 to 7")),
            council: Some(council.into()),
            voice: Voice::Inspector,
            theme,
            scope: None,
            date: None,
            headline: false,
            counted: true,
            pattern: "sample".into(),
            modifiers: Vec::new(),
        }
    }

    /// Findings, each with the number and the date of its document.
    fn of(told: &[(u32, &str, Finding)], period: Period) -> Themes {
        let placed = told.iter().enumerate().map(|(at, (document, date, finding))| Placed {
            place: Place { document: *document, finding: at },
            date: date.parse().ok(),
            finding,
        });
        themes(placed, period)
    }

    /// "Surrey: all 2.5 of 2; leadership 2 of 1", empty cells left out.
    fn said(themes: &Themes) -> Vec<String> {
        let cell = |cell: &Cell| format!("{} of {}", cell.level.value(), cell.findings.len());
        let row = |row: &Row| {
            let named = THEMES.iter().zip(&row.cells).filter_map(|(theme, it)| Some((theme, it.as_ref()?)));
            let cells: Vec<String> = named.map(|(theme, it)| format!("{theme:?} {}", cell(it))).collect();
            let all = row.all.as_ref().map_or("nothing".to_owned(), cell);
            format!("{}: {all}; {}", row.council, cells.join(", "))
        };
        themes.rows.iter().map(row).collect()
    }

    fn three_letters() -> Vec<(u32, &'static str, Finding)> {
        vec![
            (1, "2017-10-31", finding("Surrey", Theme::Leadership, 2)),
            (1, "2017-10-31", finding("Surrey", Theme::Leadership, 3)),
            (2, "2021-03-24", finding("Surrey", Theme::Leadership, 5)),
            (2, "2021-03-24", finding("Surrey", Theme::Workforce, 6)),
            (3, "2018-05", finding("Torbay", Theme::Overall, 4)),
        ]
    }

    #[test]
    fn a_cell_is_the_median_of_its_findings_and_their_count() {
        let themes = of(&three_letters(), Period::default());
        assert_eq!(
            said(&themes),
            ["Surrey: 4 of 4; Leadership 3 of 3, Workforce 6 of 1", "Torbay: 4 of 1; Overall 4 of 1",]
        );
        assert_eq!(themes.years, Some((2017, 2021)));
    }

    #[test]
    fn years_choose_documents_and_a_council_without_any_stays_as_an_empty_row() {
        let period = Period { from: Some(2019), to: None, latest: false };
        assert_eq!(
            said(&of(&three_letters(), period)),
            ["Surrey: 5.5 of 2; Leadership 5 of 1, Workforce 6 of 1", "Torbay: nothing; ",]
        );
    }

    #[test]
    fn the_latest_document_speaks_alone_also_as_things_stood_in_a_year() {
        let now = Period { latest: true, ..Period::default() };
        assert_eq!(said(&of(&three_letters(), now))[0], "Surrey: 5.5 of 2; Leadership 5 of 1, Workforce 6 of 1");
        let then = Period { to: Some(2018), latest: true, ..Period::default() };
        assert_eq!(said(&of(&three_letters(), then))[0], "Surrey: 2.5 of 2; Leadership 2.5 of 2");
    }

    #[test]
    fn what_does_not_count_towards_a_point_is_in_no_cell() {
        let not_counted = Finding { counted: false, ..finding("Surrey", Theme::Leadership, 1) };
        let history = Finding { date: "2014".parse().ok(), ..finding("Surrey", Theme::Leadership, 1) };
        let nobodys = Finding { council: None, ..finding("Surrey", Theme::Leadership, 1) };
        let mut told = three_letters();
        told.extend([not_counted, history, nobodys].map(|it| (1, "2017-10-31", it)));
        assert_eq!(of(&told, Period::default()), of(&three_letters(), Period::default()));
    }

    #[test]
    fn an_undated_document_speaks_only_where_time_does_not_matter() {
        let undated = [(1, "", finding("Surrey", Theme::Overall, 5))];
        assert_eq!(said(&of(&undated, Period::default())), ["Surrey: 5 of 1; Overall 5 of 1"]);
        let year = Period { from: Some(2010), ..Period::default() };
        assert_eq!(said(&of(&undated, year)), ["Surrey: nothing; "]);
        assert_eq!(of(&undated, year).years, None);
    }
}
