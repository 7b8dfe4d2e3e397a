//! Content in, a report out: one HTML file that needs nothing beside it, to read, print and send on.
//!
//! Chart, summary, points, how they come about, and every counted sentence by council and date.

mod evidence;

use super::content::{Content, agreement, review};
use super::tables::{self, Cell, Column, Table};
use crate::chart::svg::{escape, svg};
use crate::chart::{Theme, figure};
use crate::trajectory::summary::extent;
use crate::trajectory::superiority;

/// How levels are to be read.
pub const SCALE: &str = "Seven ordinal levels: 1 Declined, 2 Insufficient, 3 Limited, 4 Variable, 5 Steady, 6 Good, \
                         7 Strong. Their order means something, the distances between them do not, so nothing here \
                         is a mean or a slope.";
/// How a point comes about.
pub const POINTS: &str = "A point is the median level of a document’s headline findings where there are at least two, \
                          else of all its counted findings; it can lie half-way between two levels. The quartiles are \
                          of all counted findings. Only what inspectors and commissioners say counts, unless the \
                          analyst decided otherwise, and what was true before the visit does not.";
/// Whose words are quoted.
pub const LICENCE: &str = "Sentences quoted from Ofsted’s letters and reports contain public sector information \
                           licensed under the Open Government Licence v3.0. Sentences quoted from articles remain \
                           their publishers’ and are quoted for review.";

const TESTS: &str = "Direction is Mann and Kendall’s test on the order of the points, with p counted out over all \
                     orders for up to ten points; “rising” and “falling” need p of at most 0.10 (two-sided), and \
                     “too few points” means that no order of them could have reached it. One council against another \
                     is the share of pairs of points in which the first is higher, ties half, with Newcombe’s 95% \
                     interval.";

/// With more councils there are too many pairs to read.
const MOST_PAIRED: usize = 6;

/// `content` as an HTML file.
pub fn html(content: &Content) -> String {
    let figure = figure(&content.series, &content.options);
    let parts = [
        head(content, &figure.title),
        format!("<p>{}</p>\n<figure>\n{}</figure>\n", escape(&figure.alt), svg(&figure, Theme::Light)),
        section("Points", &shown(&tables::points(content), "No dated points yet.")),
        pairs(content),
        section("Judgements", &shown(&tables::judgements(content), "No judgements known.")),
        section("How to read this", &method(content)),
        evidence::sections(content),
        evidence::rejected(content),
        problems(content),
        format!("<footer><p>{}</p></footer>\n</body>\n</html>\n", escape(LICENCE)),
    ];
    parts.concat()
}

fn head(content: &Content, of: &str) -> String {
    let when = extent(&content.series).map(|when| format!(", {when}"));
    let title = escape(&format!("{of}{}", when.unwrap_or_default()));
    let (session, made) = (escape(&content.title), content.made.strftime("%-d %B %Y"));
    let documents = content.entries.len();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{}</style>\n</head>\n<body>\n<h1>{title}</h1>\n\
         <p class=\"weak\">{session}. Made with Council Trajectories on {made} from {documents} document{}</p>\n\
         <p>{}</p>\n",
        include_str!("report.css"),
        if documents == 1 { "" } else { "s" },
        review(&content.entries),
    )
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().concat()
}

fn section(title: &str, inside: &str) -> String {
    format!("<section>\n<h2>{}</h2>\n{inside}</section>\n", escape(title))
}

/// Columns of no more characters hold dates and codes, which are not broken.
const WHOLE: f64 = 12.0;

/// Columns of so many characters hold sentences and addresses, which may be broken anywhere.
const LONG: f64 = 40.0;

/// A table, or `otherwise` where it has no rows.
fn shown(table: &Table, otherwise: &str) -> String {
    if table.rows.is_empty() {
        return format!("<p>{}</p>\n", escape(otherwise));
    }
    let head = |(at, Column(title, _)): (usize, &Column)| {
        let counts = table.rows.iter().any(|row| matches!(row.get(at), Some(Cell::Number(_))));
        format!("<th scope=\"col\"{}>{}</th>", if counts { " class=\"number\"" } else { "" }, escape(title))
    };
    let heads = joined(table.columns.iter().enumerate().map(head));
    let cell = |(cell, Column(_, width)): (&Cell, &Column)| {
        let class = match cell {
            Cell::Number(_) => " class=\"number\"",
            _ if *width <= WHOLE => " class=\"whole\"",
            _ if *width >= LONG => " class=\"long\"",
            _ => "",
        };
        format!("<td{class}>{}</td>", escape(&cell.words()))
    };
    let row = |row: &Vec<Cell>| format!("<tr>{}</tr>\n", joined(row.iter().zip(&table.columns).map(cell)));
    let rows = joined(table.rows.iter().map(row));
    format!("<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n")
}

/// Each council against each other, where they are few.
fn pairs(content: &Content) -> String {
    let series = &content.series;
    let all = series.iter().enumerate().flat_map(|(at, first)| series.iter().skip(at + 1).map(move |s| (first, s)));
    let row = |(first, second)| {
        let (a, b): (&crate::trajectory::Series, &crate::trajectory::Series) = (first, second);
        let found = superiority(a, b)?;
        let percent = |share: f64| format!("{:.0}%", 100.0 * share);
        let clear = if found.is_clear() { "" } else { "; no clear difference" };
        let words = format!("{} to {}{clear}", percent(found.low), percent(found.high));
        let cells = [a.council.to_string(), b.council.to_string(), percent(found.share), words];
        Some(format!("<tr>{}</tr>\n", cells.map(|cell| format!("<td>{}</td>", escape(&cell))).concat()))
    };
    let rows: String = all.filter_map(row).collect();
    if rows.is_empty() || series.len() > MOST_PAIRED {
        return String::new();
    }
    let heads = ["Council", "Against", "Pairs in which it is higher", "95% interval"];
    let heads = heads.map(|head| format!("<th scope=\"col\">{head}</th>")).concat();
    section(
        "One council against another",
        &format!("<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"),
    )
}

fn method(content: &Content) -> String {
    let paragraphs = [SCALE, POINTS, TESTS].map(|words| format!("<p>{}</p>\n", escape(words))).concat();
    let lexicon = if content.lexicon_edited { "edited by the analyst" } else { "as shipped" };
    let agreed = agreement(&content.entries).in_words().map(|said| format!("<p>{}.</p>\n", escape(&said)));
    let agreed = agreed.unwrap_or_default();
    format!(
        "{paragraphs}{agreed}<p class=\"weak\">Lexicon {lexicon}, SHA-256 <code>{}</code></p>\n",
        escape(&content.lexicon_sha256),
    )
}

fn problems(content: &Content) -> String {
    let items = joined(content.problems.iter().map(|problem| format!("<li>{}</li>\n", escape(&told(problem)))));
    if items.is_empty() { String::new() } else { section("Problems in reading", &format!("<ul>\n{items}</ul>\n")) }
}

/// A problem with its file's name and not the folders of the analyst's machine.
fn told(problem: &crate::problem::Problem) -> String {
    let name = problem.path.as_ref().and_then(|path| path.file_name()).map(std::path::PathBuf::from);
    crate::problem::Problem { path: name, ..problem.clone() }.to_string()
}
