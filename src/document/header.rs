//! The first lines of a text in, its title, dates, author and outlet out.

use super::view::{Line, View, plain};
use super::{Fact, Kind, Origin, Outside, PartialDate, Visit, prose_date};
use crate::problem::{Problem, ProblemKind};
use crate::text::{BlockKind, Span};

/// How many lines from the top may hold a date or a byline of an article.
const HEAD: usize = 14;

/// The line of an article that names its writer, its date, or both.
#[derive(Debug)]
pub(super) struct Byline {
    /// Where it stands.
    pub span: Span,
    /// The writer.
    pub author: Option<String>,
    /// The date.
    pub date: Option<PartialDate>,
    /// Which line it is.
    pub line: usize,
}

/// Title or headline.
pub(super) fn title(view: &View<'_>, kind: Kind) -> Option<Fact<String>> {
    match kind {
        Kind::MonitoringVisitLetter | Kind::FocusedVisitLetter | Kind::JointInspectionLetter => {
            letter_title(view).or_else(|| report_title(view))
        }
        Kind::InspectionReport => report_title(view),
        Kind::Article | Kind::PressRelease => headline(view),
        Kind::Other => {
            let first = view.lines.first().filter(|line| line.kind == BlockKind::Heading)?;
            Some(Fact::new(first.words.to_owned(), Origin::Text(first.span)))
        }
    }
}

/// The title of a report, put together where it runs over two lines.
fn report_title(view: &View<'_>) -> Option<Fact<String>> {
    let at = view.position(40, |line| {
        let title = line.contains("inspection of ") || line.starts_with("review of the effectiveness");
        title && !line.starts_with("this letter")
    })?;
    let line = view.lines.get(at)?;
    let mut title = line.words.to_owned();
    let mut span = line.span;
    let goes_on = |next: &&Line<'_>| {
        next.kind == BlockKind::Heading && next.words.starts_with(char::is_lowercase) && next.lower != "and"
    };
    for next in view.lines.iter().skip(at + 1).take(3).take_while(goes_on) {
        title = format!("{title} {}", next.words);
        span.end = next.span.end;
    }
    let title = title.strip_suffix(" and").unwrap_or(&title);
    Some(Fact::new(title.to_owned(), Origin::Text(span)))
}

/// Which line is the title, where it is one of the text's lines.
pub(super) fn title_line(view: &View<'_>, title: Option<&Fact<String>>) -> Option<usize> {
    let Origin::Text(span) = title?.origin else { return None };
    view.lines.iter().position(|line| line.span.start == span.start)
}

fn letter_title(view: &View<'_>) -> Option<Fact<String>> {
    let from = view.salutation().map_or(0, |dear| dear + 1);
    let titled = |line: &&Line<'_>| {
        let about =
            line.lower.contains(" visit ") || line.lower.contains("inspection") || line.lower.ends_with(" visit");
        let sentence = line.lower.ends_with('.') && line.lower.len() > 120;
        about && !line.lower.starts_with("this letter") && !sentence
    };
    let line = view.lines.iter().skip(from).take(4).find(titled)?;
    Some(Fact::new(line.words.trim_end_matches('.').to_owned(), Origin::Text(line.span)))
}

/// Names of a site's sections, which stand above a headline in copies of pages.
const SECTIONS: [&str; 9] =
    ["news", "latest news", "local news", "home", "features", "analysis", "politics", "council", "press releases"];

fn headline(view: &View<'_>) -> Option<Fact<String>> {
    let first = view.lines.iter().take(HEAD).find(|line| {
        let furniture = matches!(line.kind, BlockKind::Furniture | BlockKind::Caption);
        let label = ["news release", "press notice", "press release", "media release", "for immediate release"];
        let label = label.iter().any(|label| line.lower.starts_with(label)) || SECTIONS.contains(&line.lower.as_str());
        !furniture
            && !label
            && !line.lower.is_empty()
            && dateline(line.words).is_none()
            && !line.lower.starts_with("by ")
    });
    let carried = view.text.title.as_deref().map(|title| title.trim().to_owned());
    match (carried, first) {
        (Some(carried), _) if !carried.is_empty() => {
            let same = view.lines.iter().take(HEAD).find(|line| plain(&carried) == line.lower);
            Some(Fact::new(carried, same.map_or(Origin::MetaData, |line| Origin::Text(line.span))))
        }
        (_, first) => first.map(|line| Fact::new(line.words.to_owned(), Origin::Text(line.span))),
    }
}

/// Where an article appeared: as its page carries it, else as its line of date names it.
pub(super) fn outlet(view: &View<'_>) -> Option<Fact<String>> {
    let carried = || Some(Fact::new(view.text.site.clone()?, Origin::MetaData));
    let named = || {
        view.lines.iter().take(HEAD).filter(|line| line.words.len() < 120).find_map(|line| {
            let (_, dated) = dateline(line.words).zip(prose_date::first(line.words))?;
            let before = line.words.get(..dated.span.start)?.trim_end_matches(|c: char| !c.is_alphabetic());
            is_outlet(before).then(|| Fact::new(before.to_owned(), Origin::Text(line.span)))
        })
    };
    carried().or_else(named)
}

/// Who wrote an article.
pub(super) fn author(view: &View<'_>) -> Option<Fact<String>> {
    let by = byline(view)?;
    Some(Fact::new(by.author?, Origin::Text(by.span)))
}

/// The first line near the top that is a byline or a date.
pub(super) fn byline(view: &View<'_>) -> Option<Byline> {
    let mut name: Option<Byline> = None;
    for (i, line) in
        view.lines.iter().enumerate().take(HEAD).filter(|(_, line)| !line.lower.is_empty() && line.words.len() < 120)
    {
        if let Some(by) = line.lower.starts_with("by ").then(|| line.words.get(3..)).flatten() {
            let below = || view.lines.get(i + 1).and_then(|next| dateline(next.words)).map(|(_, date)| date);
            let date = prose_date::first(by).map(|dated| dated.date).or_else(below);
            let author = person_before_date(by);
            if author.is_some() || ends_in_a_date(by) {
                return Some(Byline { span: line.span, author, date, line: i });
            }
        }
        match dateline(line.words) {
            Some((author, date)) => {
                let near = name.filter(|by| by.line + 1 == i);
                let author = author.or(near.and_then(|by| by.author));
                return Some(Byline { span: line.span, author, date: Some(date), line: i });
            }
            None if i > 0 && super::people::is_name(line.words) => {
                name = Some(Byline { span: line.span, author: Some(line.words.to_owned()), date: None, line: i });
            }
            None => {}
        }
    }
    None
}

/// Whether nothing but marks and digits stands behind the date of `by`.
fn ends_in_a_date(by: &str) -> bool {
    let rest = prose_date::first(by).and_then(|dated| by.get(dated.span.end..));
    rest.is_some_and(|rest| !rest.contains(char::is_alphabetic))
}

/// "Local Democracy Reporter Ann Ayton 17:42, 21 March 2024": the person of a byline, behind the post.
fn person_before_date(by: &str) -> Option<String> {
    const POSTS: &[&str] = &["reporter", "correspondent", "editor", "journalist", "writer"];
    let head = prose_date::first(by).and_then(|dated| by.get(..dated.span.start)).unwrap_or(by);
    let head = head.split(['|', ',', '•', '·']).next()?.trim();
    let head = head.strip_suffix(" on").unwrap_or(head);
    let head = head.trim_end_matches(|c: char| !c.is_alphabetic());
    let words: Vec<&str> = head.split_whitespace().collect();
    let post = words.iter().rposition(|word| POSTS.contains(&word.to_lowercase().as_str()));
    let name = words.get(post.map_or(0, |post| post + 1)..)?.join(" ");
    super::people::is_name(&name).then_some(name)
}

/// "Neil Example Thursday, November 30, 2017", "16th May 2024 | Local News", "The Ayton Post, 3 May 2024": a
/// date, with or without a name before it or a mark and words of the page behind it.
fn dateline(words: &str) -> Option<(Option<String>, PartialDate)> {
    let marks = ['|', '@', '•', '·'];
    let first = words.split(marks).find(|part| !part.trim().is_empty())?;
    if let Some(dated) = prose_date::is_only_a_date(first) {
        return Some((None, dated.date));
    }
    let dated = prose_date::first(words)?;
    let (before, after) = (words.get(..dated.span.start)?, words.get(dated.span.end..)?);
    let own = after.split(marks).next().unwrap_or(after);
    // "Posted on 5 December 2018 by Ann Ayton".
    let writer = own.trim_start_matches([' ', ',']).strip_prefix("by ").filter(|by| super::people::is_name(by.trim()));
    if let Some(writer) = writer.filter(|_| words.get(..dated.span.end).and_then(prose_date::is_only_a_date).is_some())
    {
        return Some((Some(writer.trim().to_owned()), dated.date));
    }
    if own.contains(char::is_alphabetic) {
        return None;
    }
    let name = before.trim_end_matches(|c: char| !c.is_alphabetic());
    let weekday = name.split_whitespace().next_back().filter(|last| last.ends_with("day"));
    let name = weekday.and_then(|day| name.strip_suffix(day)).unwrap_or(name);
    let name = name.trim_end_matches(|c: char| !c.is_alphabetic());
    if is_outlet(name) {
        return Some((None, dated.date));
    }
    let named = super::people::is_name(name).then(|| name.to_owned());
    (named.is_some() || name.is_empty()).then_some((named, dated.date))
}

/// Whether `name` is a newspaper's, journal's or broadcaster's.
fn is_outlet(name: &str) -> bool {
    const PAPERS: &[&str] = &[
        "press",
        "news",
        "echo",
        "gazette",
        "times",
        "post",
        "mail",
        "herald",
        "star",
        "journal",
        "argus",
        "record",
        "chronicle",
        "advertiser",
        "bbc",
        "itv",
        "live",
        "guardian",
        "telegraph",
        "express",
        "mercury",
        "observer",
        "examiner",
        "standard",
        "mirror",
        "independent",
        "weekly",
        "daily",
        "matters",
        "today",
        "now",
        "care",
        "review",
        "bulletin",
        "courier",
        "messenger",
        "citizen",
        "leader",
        "reporter",
        "world",
        "online",
        "radio",
        "fm",
    ];
    let words: Vec<&str> = name.split_whitespace().collect();
    let capital =
        |word: &&str| word.starts_with(char::is_uppercase) || matches!(*word, "of" | "and" | "the" | "&" | "on");
    let paper = |word: &&str| PAPERS.contains(&word.to_lowercase().as_str());
    (1..=7).contains(&words.len()) && words.iter().all(capital) && words.iter().any(paper)
}

/// When it was published, and every place that says otherwise.
pub(super) fn published(
    view: &View<'_>,
    kind: Kind,
    outside: Outside<'_>,
    visit: Option<&Fact<Visit>>,
    problems: &mut Vec<Problem>,
) -> Option<Fact<PartialDate>> {
    let stated: Vec<Fact<PartialDate>> = match kind {
        Kind::InspectionReport => report_dates(view),
        Kind::Article | Kind::PressRelease => article_date(view).into_iter().collect(),
        Kind::Other => labelled_date(view).into_iter().collect(),
        _ => letter_date(view).into_iter().collect(),
    };
    // A file may be named after the visit; that says nothing of its publication.
    let of_visit = |date: &PartialDate| visit.is_some_and(|visit| (visit.value.start..=visit.value.end).contains(date));
    let named = outside.file_name.and_then(from_file_name).filter(|date| !of_visit(date));
    let named = named.map(|date| Fact::new(date, Origin::FileName));
    let Some(first) = stated.first().cloned() else { return named };
    let others = stated.into_iter().skip(1).chain(named);
    for other in others.filter(|other| !first.value.may_be(other.value)) {
        problems.push(conflict("publication date", first.value, other.value, other.origin));
    }
    Some(first)
}

/// A conflict between two places that give the same fact.
pub(super) fn conflict(
    what: &str,
    kept: impl std::fmt::Display,
    other: impl std::fmt::Display,
    origin: Origin,
) -> Problem {
    let place = if origin == Origin::FileName { "the file name" } else { "another place in the text" };
    Problem::new(ProblemKind::Conflict, format!("The {what} is given as {kept}, and as {other} in {place}"))
        .hint("Correct it in the details if the first is wrong")
}

fn report_dates(view: &View<'_>) -> Vec<Fact<PartialDate>> {
    const LABELS: [&str; 4] = ["report published", "published", "date published", "date of publication"];
    let labelled = view.lines.iter().filter(|line| {
        let label = LABELS.iter().any(|label| line.lower.starts_with(label));
        label && line.lower.len() < 60
    });
    labelled
        .filter_map(|line| {
            let dated = prose_date::first(line.words)?;
            Some(Fact::new(dated.date, Origin::Text(line.span)))
        })
        .collect()
}

fn letter_date(view: &View<'_>) -> Option<Fact<PartialDate>> {
    let dear = view.salutation().unwrap_or(HEAD);
    let fact = |line: &Line<'_>, date| Fact::new(date, Origin::Text(line.span));
    let alone = |line: &Line<'_>| prose_date::is_only_a_date(line.words).map(|dated| fact(line, dated.date));
    let inside = |line: &Line<'_>| {
        let dated = prose_date::first(line.words).filter(|dated| matches!(dated.date, PartialDate::Day(_)))?;
        (!line.lower.is_empty()).then(|| fact(line, dated.date))
    };
    let head = view.lines.get(..dear).unwrap_or_default();
    let page = view.lines.iter().take(dear + 40);
    head.iter().find_map(alone).or_else(|| head.iter().find_map(inside)).or_else(|| page.into_iter().find_map(alone))
}

fn article_date(view: &View<'_>) -> Option<Fact<PartialDate>> {
    let carried = view.text.dated.as_deref().and_then(|dated| {
        let day = dated.get(..10).and_then(|iso| iso.parse().ok());
        day.or_else(|| prose_date::first(dated).map(|dated| dated.date))
    });
    if let Some(date) = carried {
        return Some(Fact::new(date, Origin::MetaData));
    }
    let by = byline(view).and_then(|by| Some(Fact::new(by.date?, Origin::Text(by.span))));
    by.or_else(|| date_alone(view, |_| true)).or_else(|| today(view))
}

/// The first line that is only a date and that `may` be the one.
fn date_alone(view: &View<'_>, may: impl Fn(&str) -> bool) -> Option<Fact<PartialDate>> {
    view.lines.iter().filter(|line| line.words.len() < 80 && may(&line.lower)).find_map(|line| {
        let dated = prose_date::is_only_a_date(line.words)?;
        Some(Fact::new(dated.date, Origin::Text(line.span)))
    })
}

/// "Posted: 3 May 2019": in minutes and papers a bare date may be a meeting's.
fn labelled_date(view: &View<'_>) -> Option<Fact<PartialDate>> {
    date_alone(view, |line| ["posted", "published", "date published"].iter().any(|label| line.starts_with(label)))
}

/// "Ofsted has today (3/5/19) published": the day the text itself speaks of.
fn today(view: &View<'_>) -> Option<Fact<PartialDate>> {
    view.lines.iter().take(HEAD).find_map(|line| {
        let (at, _) = line.words.match_indices("today").next()?;
        let rest = line.words.get(at..)?;
        let dated = prose_date::first(rest).filter(|dated| {
            let gap = rest.get("today".len()..dated.span.start).unwrap_or(".");
            matches!(dated.date, PartialDate::Day(_)) && gap.len() < 16 && !gap.contains('.')
        })?;
        Some(Fact::new(dated.date, Origin::Text(line.span)))
    })
}

/// The date in a file's name: "… - 03 august 2018.pdf", "2018-08-03 letter.pdf".
fn from_file_name(name: &str) -> Option<PartialDate> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).replace('_', " ");
    let dates = prose_date::find(&stem);
    dates.iter().rev().map(|dated| dated.date).find(|date| matches!(date, PartialDate::Day(_)))
}

/// When inspectors were there.
pub(super) fn visit(view: &View<'_>, kind: Kind) -> Option<Fact<Visit>> {
    match kind {
        Kind::InspectionReport => report_visit(view).or_else(|| letter_visit(view)),
        Kind::JointInspectionLetter => letter_visit(view).or_else(|| report_visit(view)),
        Kind::MonitoringVisitLetter | Kind::FocusedVisitLetter => letter_visit(view),
        _ => None,
    }
}

fn report_visit(view: &View<'_>) -> Option<Fact<Visit>> {
    let labels = ["inspection date", "dates of inspection", "fieldwork"];
    let at = view.position(60, |line| labels.iter().any(|label| line.starts_with(label)))?;
    let two = view.lines.get(at..(at + 2).min(view.lines.len()))?;
    let [line, rest @ ..] = two else { return None };
    let unfinished = prose_date::period(line.words).is_none()
        || line.lower.ends_with([',', '-', '–', '&'])
        || line.lower.ends_with(" to")
        || line.lower.ends_with(" and");
    let words = match rest.first().filter(|_| unfinished) {
        Some(next) => format!("{} {}", line.words, next.words),
        None => line.words.to_owned(),
    };
    let (_, visit) = prose_date::period(&words)?;
    Some(Fact::new(visit, Origin::Text(line.span)))
}

fn letter_visit(view: &View<'_>) -> Option<Fact<Visit>> {
    let from = view.salutation().map_or(0, |dear| dear + 1);
    let exact = |words: &str| prose_date::period(words).filter(|(_, visit)| matches!(visit.end, PartialDate::Day(_)));
    let mut sentences: Vec<(Span, &str)> = view.sentences(from, 10).collect();
    let tells = |words: &str| words.contains("letter") && (words.contains("visit") || words.contains("inspection"));
    // The sentence that says what the letter is comes before any other that happens to hold a date.
    sentences.sort_by_key(|(_, words)| !tells(words));
    sentences.into_iter().find_map(|(span, words)| {
        let about = words.contains("visit") || words.contains("nspect");
        let (at, visit) = exact(words).filter(|_| about)?;
        Some(Fact::new(visit, Origin::Text(Span::new(span.start + at.start, span.start + at.end))))
    })
}
