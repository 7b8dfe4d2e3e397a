//! Which findings the table shows, in which order: worked out when the session, the order or the filter
//! changed, never in a frame.

use super::column::{Column, Key};
use crate::app::known::Known;
use crate::export::guarded;
use crate::problem::{Problem, ProblemKind};
use crate::session::Reviewed;
use crate::session::derive::Derived;
use regex::{Regex, RegexBuilder};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How many columns an order goes by: the last clicked first, those before it among equals.
const SORTED_BY: usize = 3;

/// A finding, by the places of its document and of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    entry: u32,
    finding: u32,
}

/// What may be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that must all stand in a row.
    pub search: String,
    /// For a column the values that may stand in it; a column that is not here may say anything.
    pub only: BTreeMap<Column, BTreeSet<String>>,
}

impl Filter {
    /// Lets a value of a column through, or stops it.
    pub fn toggle(&mut self, column: Column, value: &str) {
        let values = self.only.entry(column).or_default();
        if !values.remove(value) {
            values.insert(value.to_owned());
        }
        if values.is_empty() {
            self.only.remove(&column);
        }
    }
}

/// The columns sorted by, the one that decides first, each with whether it runs down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order(Vec<(Column, bool)>);

impl Order {
    /// Sorts by `column`, the other way round where it is sorted by already.
    pub fn by(&mut self, column: Column) {
        let down = self.first().is_some_and(|(first, down)| first == column && !down);
        self.0.retain(|(there, _)| *there != column);
        self.0.insert(0, (column, down));
        self.0.truncate(SORTED_BY);
    }

    /// The column that decides.
    pub fn first(&self) -> Option<(Column, bool)> {
        self.0.first().copied()
    }
}

/// The findings shown.
#[derive(Debug, Default)]
pub struct Sheet {
    entries: Vec<Arc<Derived>>,
    ordered: Vec<At>,
    shown: Vec<At>,
    ordered_by: Option<(u64, Order)>,
    shown_by: Option<Filter>,
    choices: BTreeMap<Column, Vec<(String, usize)>>,
}

impl Sheet {
    /// Brings it up to date. Costs nothing where nothing changed.
    pub fn update(&mut self, known: &Known, order: &Order, filter: &Filter) {
        let is_ordered = matches!(&self.ordered_by, Some((at, by)) if *at == known.revision && by == order);
        if !is_ordered {
            self.entries.clone_from(&known.entries);
            self.ordered = ordered(&self.entries, order);
            self.ordered_by = Some((known.revision, order.clone()));
            self.shown_by = None;
            self.choices.clear();
        }
        if self.shown_by.as_ref() != Some(filter) {
            let fits = Fits::new(filter, &self.entries);
            let found = |at: &&At| get(&self.entries, **at).is_some_and(|(entry, it)| fits.row(**at, entry, it));
            self.shown = self.ordered.iter().filter(found).copied().collect();
            self.shown_by = Some(filter.clone());
        }
    }

    /// How many findings are shown.
    pub fn len(&self) -> usize {
        self.shown.len()
    }

    /// How many there are.
    pub fn total(&self) -> usize {
        self.ordered.len()
    }

    /// The finding of a row, with its document and its place in it.
    pub fn row(&self, row: usize) -> Option<(&Arc<Derived>, usize, &Reviewed)> {
        let at = *self.shown.get(row)?;
        let (entry, reviewed) = get(&self.entries, at)?;
        Some((entry, at.finding as usize, reviewed))
    }

    /// The row that shows a finding.
    pub fn row_of(&self, document: crate::session::EntryId, finding: usize) -> Option<usize> {
        let entry = self.entries.iter().position(|entry| entry.id() == document)?;
        let at = At { entry: u32::try_from(entry).ok()?, finding: u32::try_from(finding).ok()? };
        self.shown.iter().position(|there| *there == at)
    }

    /// The values a column has, each with how many findings have it, in the column's order.
    pub fn choices(&mut self, column: Column) -> &[(String, usize)] {
        let entries = &self.entries;
        self.choices.entry(column).or_insert_with(|| choices(entries, column))
    }

    /// What is shown, to be written on another thread.
    pub fn shown(&self) -> Shown {
        Shown { entries: self.entries.clone(), rows: self.shown.clone() }
    }
}

fn get(entries: &[Arc<Derived>], at: At) -> Option<(&Arc<Derived>, &Reviewed)> {
    let entry = entries.get(at.entry as usize)?;
    Some((entry, entry.findings.get(at.finding as usize)?))
}

fn all(entries: &[Arc<Derived>]) -> Vec<At> {
    let places = entries.iter().zip(0..).flat_map(|(entry, at)| {
        let findings = u32::try_from(entry.findings.len()).unwrap_or(u32::MAX);
        (0..findings).map(move |finding| At { entry: at, finding })
    });
    places.collect()
}

fn ordered(entries: &[Arc<Derived>], order: &Order) -> Vec<At> {
    let rows = all(entries);
    let Some((_, first_down)) = order.first() else { return rows };
    let keys = |at: &At| -> [Key<'_>; SORTED_BY] {
        let found = get(entries, *at);
        std::array::from_fn(|i| match (found, order.0.get(i)) {
            (Some((entry, reviewed)), Some((column, _))) => column.key(entry, reviewed),
            _ => Key::Unknown,
        })
    };
    // The keys stay where they are: what is moved about while sorting is small.
    let keyed: Vec<([Key<'_>; SORTED_BY], At)> = rows.into_iter().map(|at| (keys(&at), at)).collect();
    let mut places: Vec<(u128, usize)> = keyed.iter().map(|([first, ..], _)| first.head(first_down)).zip(0..).collect();
    places.sort_by(|(a_head, a), (b_head, b)| {
        let each = || keyed[*a].0.iter().zip(&keyed[*b].0).zip(&order.0);
        let compared = || each().map(|((a, b), (_, down))| a.compare(b, *down)).find(|order| order.is_ne());
        a_head.cmp(b_head).then_with(|| compared().unwrap_or(Ordering::Equal))
    });
    places.into_iter().map(|(_, place)| keyed[place].1).collect()
}

fn choices(entries: &[Arc<Derived>], column: Column) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<String, (usize, At)> = BTreeMap::new();
    for at in all(entries) {
        let Some((entry, reviewed)) = get(entries, at) else { continue };
        let text = column.text(entry, reviewed);
        match counts.get_mut(&*text) {
            Some((count, _)) => *count += 1,
            None => drop(counts.insert(text.into_owned(), (1, at))),
        }
    }
    let key = |at: At| get(entries, at).map_or(Key::Unknown, |(entry, reviewed)| column.key(entry, reviewed));
    let mut found: Vec<(String, usize, At)> = counts.into_iter().map(|(text, (n, at))| (text, n, at)).collect();
    found.sort_by(|a, b| key(a.2).compare(&key(b.2), false));
    found.into_iter().map(|(text, count, _)| (text, count)).collect()
}

/// A filter ready to be asked.
struct Fits<'a> {
    /// Each word, and whether it stands in what is the same for all findings of a document.
    words: Vec<(Regex, Vec<bool>)>,
    only: &'a BTreeMap<Column, BTreeSet<String>>,
}

impl<'a> Fits<'a> {
    fn new(filter: &'a Filter, entries: &[Arc<Derived>]) -> Self {
        let word = |word: &str| {
            let word = RegexBuilder::new(&regex::escape(word)).case_insensitive(true).build().ok()?;
            let of_documents = entries.iter().map(|entry| is_said_of(&word, entry)).collect();
            Some((word, of_documents))
        };
        Self { words: filter.search.split_whitespace().filter_map(word).collect(), only: &filter.only }
    }

    fn row(&self, at: At, entry: &Derived, reviewed: &Reviewed) -> bool {
        let is_of_document = |of_documents: &[bool]| of_documents.get(at.entry as usize).copied().unwrap_or(false);
        self.only.iter().all(|(column, values)| values.contains(&*column.text(entry, reviewed)))
            && self.words.iter().all(|(word, of_documents)| {
                is_of_document(of_documents) || PLACES.iter().any(|it| word.is_match(&it.text(entry, reviewed)))
            })
    }
}

/// Where a word is looked for in a finding.
const PLACES: [Column; 5] = [Column::Sentence, Column::Quote, Column::Council, Column::Theme, Column::Pattern];

/// Whether a word stands in a document's name, kind, title or date.
fn is_said_of(word: &Regex, entry: &Derived) -> bool {
    let facts = &entry.facts;
    let title = facts.title.as_ref().map(|title| title.value.as_str()).unwrap_or_default();
    let date = facts.date().map(|date| format!("{date} {}", crate::app::words::date(date))).unwrap_or_default();
    [entry.label(None).as_str(), facts.kind.value.name(), title, &date].iter().any(|text| word.is_match(text))
}

/// Rows of findings, apart from the window.
#[derive(Clone, Debug)]
pub struct Shown {
    entries: Vec<Arc<Derived>>,
    rows: Vec<At>,
}

impl Shown {
    /// Every finding of the session, as they were opened.
    pub fn all(known: &Known) -> Self {
        Self { entries: known.entries.clone(), rows: all(&known.entries) }
    }

    fn cells(&self, columns: &[Column]) -> impl Iterator<Item = Vec<String>> {
        let found = self.rows.iter().filter_map(|at| get(&self.entries, *at));
        found.map(|(entry, it)| columns.iter().map(|column| guarded(&column.text(entry, it)).into_owned()).collect())
    }

    /// As a spreadsheet takes it from the clipboard: one line a finding, names first.
    pub fn tsv(&self, columns: &[Column]) -> String {
        let mut text = columns.iter().map(|column| column.name()).collect::<Vec<_>>().join("\t");
        for cells in self.cells(columns) {
            text.push('\n');
            // A tab or a line's end inside a cell would begin another.
            let cells: Vec<String> = cells.iter().map(|it| it.replace(['\t', '\n', '\r'], " ")).collect();
            text.push_str(&cells.join("\t"));
        }
        text.push('\n');
        text
    }

    /// As a CSV file that spreadsheets read as UTF-8.
    ///
    /// # Errors
    /// The table could not be put together.
    pub fn csv(&self, columns: &[Column]) -> Result<Vec<u8>, Problem> {
        // Without the mark at its head, spreadsheets take the curly quotation marks for something else.
        let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
        let failed = |error: csv::Error| Problem::new(ProblemKind::Internal, format!("No table was made ({error})"));
        writer.write_record(columns.iter().map(|column| column.name())).map_err(failed)?;
        for cells in self.cells(columns) {
            writer.write_record(cells).map_err(failed)?;
        }
        let unfinished = |_| Problem::new(ProblemKind::Internal, "The table could not be finished");
        writer.into_inner().map_err(unfinished)
    }
}
