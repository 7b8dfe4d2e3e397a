//! A text's lines in, the section each stands in out: what sums up, what wants, what explains.
//!
//! Sections decide which findings are headlines (codebook, "Scoring a document") and which words are
//! not scored at all.

use super::judgements::{self, Judgements};
use super::view::{Line, View};
use super::{Fact, Kind, Section, header, prose_date};
use crate::text::BlockKind;

/// The section of each of the view's lines.
pub(super) fn of(view: &View<'_>, kind: Kind, title: Option<&Fact<String>>, judged: &Judgements) -> Vec<Section> {
    let title = header::title_line(view, title);
    match kind {
        Kind::MonitoringVisitLetter | Kind::FocusedVisitLetter | Kind::JointInspectionLetter
            if view.salutation().is_some() =>
        {
            letter(view, kind, title)
        }
        Kind::InspectionReport | Kind::JointInspectionLetter => report(view, title, judged),
        Kind::MonitoringVisitLetter | Kind::FocusedVisitLetter => letter(view, kind, title),
        Kind::Article | Kind::PressRelease => article(view, title),
        Kind::Other => other(view, title),
    }
}

/// Headings that open what is to be done.
const WANTS: &[&str] = &[
    "what needs to improve",
    "what does the local authority need to improve",
    "what does the lscb need to improve",
    "areas for improvement",
    "areas for priority",
    "area for priority",
    "areas for immediate",
    "area for improvement",
    "areas for further improvement",
    "areas for development",
    "priority and immediate action",
    "priority action",
    "priority actions",
    "immediate action",
    "recommendations",
    "recommendation",
    "next steps",
    "what needs to happen next",
];

/// Headings that open what explains the inspection or the place.
const EXPLANATIONS: &[&str] = &[
    "information about this inspection",
    "information about this local authority",
    "information about this review",
    "information about this",
    "the inspection team",
    "inspection team",
    "what the inspection judgements mean",
    "what the inspection judgments mean",
    "the inspection judgements and what they mean",
    "inspection judgements and what they mean",
    "about this inspection",
    "about the inspection",
    "service information",
    "any complaints about",
    "the office for standards",
    "the local safeguarding children board arrangements",
];

/// What a heading opens, whatever the document.
fn opened_by(heading: &str) -> Option<Section> {
    let starts = |words: &[&str]| words.iter().any(|word| heading.starts_with(word));
    if starts(&["areas covered", "area covered", "scope of the visit", "focus of the visit", "what we looked at"]) {
        return Some(Section::Covered);
    }
    if starts(&[
        "overview",
        "headline findings",
        "summary of findings",
        "summary of main findings",
        "key findings",
        "overall findings",
    ]) {
        return Some(Section::Overview);
    }
    if starts(&["executive summary", "summary of key findings"]) || heading.ends_with("summary of findings") {
        return Some(Section::Summary);
    }
    if starts(WANTS) {
        return Some(Section::Recommendations);
    }
    if starts(EXPLANATIONS) {
        return Some(Section::Boilerplate);
    }
    let contents = heading == "contents" || heading == "table of contents";
    contents.then_some(Section::Formal)
}

/// Whether a line has the form of a heading, by its mark-up or, in plain text, by its words.
fn heading_like(line: &Line<'_>) -> bool {
    line.kind == BlockKind::Heading
        || !line.lower.is_empty() && line.lower.len() < 110 && !line.lower.ends_with(['.', ',', ';', ':', '"', '”'])
}

fn furniture(line: &Line<'_>) -> Option<Section> {
    match line.kind {
        BlockKind::Furniture => Some(Section::Furniture),
        BlockKind::Caption => Some(Section::Caption),
        _ => None,
    }
}

fn letter(view: &View<'_>, kind: Kind, title: Option<usize>) -> Vec<Section> {
    let begin = title.or(view.salutation()).map_or(0, |line| line + 1);
    let sign = view.lines.iter().rposition(|line| {
        ["yours sincerely", "your sincerely", "yours faithfully"].iter().any(|end| line.lower.starts_with(end))
    });
    let end = sign.unwrap_or(view.lines.len());
    let mut now = Section::Summary;
    let mut sections = Vec::with_capacity(view.lines.len());
    for (i, line) in view.lines.iter().enumerate() {
        let section = if let Some(section) = furniture(line) {
            section
        } else if Some(i) == title {
            Section::Title
        } else if i < begin || i >= end || closing(line) {
            Section::Formal
        } else {
            if let Some(next) = letter_heading(line, now) {
                now = if told_at_length(view, kind, i, next) { Section::Body } else { next };
            }
            now
        };
        sections.push(section);
    }
    sections
}

fn letter_heading(line: &Line<'_>, now: Section) -> Option<Section> {
    if line.lower.is_empty() || !heading_like(line) {
        return None;
    }
    opened_by(&line.lower).or_else(|| {
        let findings =
            ["main findings", "findings and evaluation", "findings", "evaluation of progress", "inspection findings"];
        let body = findings.iter().any(|start| line.lower.starts_with(start));
        // An unknown heading ends what sums up and what wants, but not the letter's opening.
        let other = line.kind == BlockKind::Heading && now != Section::Summary;
        (body || other).then_some(Section::Body)
    })
}

/// Whether "Areas for improvement" opens evaluation and not a list of what to do, as in joint letters and
/// in those of 2018, where it follows "Areas of strength" or long paragraphs.
fn told_at_length(view: &View<'_>, kind: Kind, heading: usize, opened: Section) -> bool {
    let title = view.lines.get(heading).map_or("", |line| line.lower.as_str());
    let next = view.lines.get(heading + 1);
    opened == Section::Recommendations
        && title.starts_with("areas for")
        && !title.contains("action")
        && (kind == Kind::JointInspectionLetter
            || view.lines[..heading].iter().any(|line| line.lower == "areas of strength")
            || next.is_some_and(|next| next.kind == BlockKind::Paragraph && next.lower.is_empty()))
}

/// The formal sentences before a letter's signature.
fn closing(line: &Line<'_>) -> bool {
    let starts =
        ["ofsted will take the findings", "i am copying this letter", "this letter will be published", "i am copying"];
    starts.iter().any(|start| line.lower.starts_with(start))
}

fn report(view: &View<'_>, title: Option<usize>, judged: &Judgements) -> Vec<Section> {
    let opening = judged.end.or(title.map(|line| line + 1)).unwrap_or_default();
    let mut now = Section::Summary;
    let mut board = false;
    let mut sections = Vec::with_capacity(view.lines.len());
    for (i, line) in view.lines.iter().enumerate() {
        board |= i > opening + 20 && line.kind == BlockKind::Heading && opens_board(&line.lower);
        let section = if let Some(section) = furniture(line) {
            section
        } else if Some(i) == title {
            Section::Title
        } else if judged.lines.contains(&i) && line.kind != BlockKind::Heading || judgements::is_grade(line.words) {
            Section::Judgements
        } else if i < opening {
            Section::Formal
        } else {
            now = report_heading(line, now).unwrap_or(now);
            // The board's own summary does not sum up the council.
            if board && now == Section::Summary {
                now = Section::Body;
            }
            if footer(line) { Section::Boilerplate } else { now }
        };
        sections.push(section);
    }
    sections
}

/// The heading of the safeguarding board's part of a report.
fn opens_board(heading: &str) -> bool {
    let board = heading.contains("safeguarding children board") || heading.contains("lscb");
    board && !heading.ends_with(|c: char| c.is_ascii_digit())
}

fn report_heading(line: &Line<'_>, now: Section) -> Option<Section> {
    if line.lower.starts_with("the office for standards in education")
        || line.words.starts_with("The Office for Standards in Education")
    {
        return Some(Section::Boilerplate);
    }
    if line.words.starts_with("Any complaints about the inspection") {
        return Some(Section::Boilerplate);
    }
    let graded = || PARTS.iter().any(|start| line.lower.starts_with(start));
    if line.lower.is_empty() || !heading_like(line) && !graded() {
        return None;
    }
    // A line of the table of contents ends in its page number.
    let listed = line.lower.ends_with(|c: char| c.is_ascii_digit()) && line.lower.contains(|c: char| c.is_alphabetic());
    if now == Section::Formal && listed {
        return None;
    }
    let plain = line.lower.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let plain = plain.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ' ');
    opened_by(plain).or_else(|| {
        let subheading = matches!(now, Section::Boilerplate | Section::Recommendations) && !opens_body(plain);
        (line.kind == BlockKind::Heading && !subheading || opens_body(plain)).then_some(Section::Body)
    })
}

/// How the graded parts of a report begin; reports of 2018 and later open one with its grade as a sentence.
const PARTS: &[&str] = &["the experiences and progress of", "the impact of leaders"];

/// Headings that begin the evaluation itself.
fn opens_body(heading: &str) -> bool {
    const STARTS: &[&str] = &[
        "experiences and progress of",
        "summary for children",
        "inspection judgement",
        "progress since",
        "children who need help and protection",
        "children looked after and achieving",
        "leadership, management and governance",
        "leadership and management",
        "adoption performance",
        "the graded judgment",
        "the graded judgement",
        "inspection findings",
        "main findings",
        "findings",
        "overall effectiveness",
        "outcomes for",
        "quality of provision",
        "capacity to improve",
        "the effectiveness of the local safeguarding",
        "section 2",
        "ambition and prioritisation",
    ];
    // In reports of 2013 to 2017 strengths follow the recommendations, the council's and the board's.
    STARTS.iter().chain(PARTS).any(|start| heading.starts_with(start)) || heading.contains("strengths")
}

/// A footnote or imprint among the findings.
fn footer(line: &Line<'_>) -> bool {
    const STARTS: &[&str] = &[
        "Ofsted produces this report",
        "© Crown copyright",
        "Website: ",
        "If you would like a copy of this document",
        "You may reuse this information",
        "This publication is available",
        "A full description of what the inspection judgements mean",
    ];
    STARTS.iter().any(|start| line.words.starts_with(start))
}

fn article(view: &View<'_>, title: Option<usize>) -> Vec<Section> {
    let byline = header::byline(view).map(|by| by.line);
    let mut sections = Vec::with_capacity(view.lines.len());
    let mut opened = false;
    let mut ended = false;
    for (i, line) in view.lines.iter().enumerate() {
        ended |= trailing(view, i);
        let formal = byline.is_some_and(|by| i <= by) && line.words.len() < 120
            || prose_date::is_only_a_date(line.words).is_some()
            || line.lower.starts_with("by ") && line.lower.len() < 80;
        let section = if let Some(section) = furniture(line) {
            section
        } else if Some(i) == title {
            // A text without a headline opens with its first paragraph.
            opened = line.words.len() > 40 && line.words.ends_with('.');
            Section::Title
        } else if ended {
            Section::Furniture
        } else if formal {
            Section::Formal
        } else if caption(line.words) || repeated_above(view, i) || under_a_label(view, i) {
            Section::Caption
        } else if !opened && line.words.len() > 40 {
            // A line under the headline that is no sentence sums up too, and the first paragraph after it.
            opened = line.words.ends_with(['.', '?', '!', '”', '"', '’', '\'']);
            Section::Summary
        } else {
            Section::Body
        };
        sections.push(section);
    }
    sections
}

/// Where an article's own text is over: only short lines without a sentence follow.
fn trailing(view: &View<'_>, at: usize) -> bool {
    let slogan = |line: &Line<'_>| line.words.len() < 90 && !line.words.ends_with(['.', '"', '”', '!', '?', '’', '\'']);
    let subscription = view.lines.get(at).is_some_and(|line| {
        let words = [
            "subscribe",
            "digital membership",
            "sign up",
            "related articles",
            "read more",
            "most read",
            "comments powered",
            "share this",
        ];
        line.lower.len() < 90 && words.iter().any(|word| line.lower.contains(word))
    });
    subscription && view.lines.iter().skip(at).all(slogan)
}

/// A line under a picture.
fn caption(words: &str) -> bool {
    const CREDITS: &[&str] =
        &["Picture:", "Picture by", "Photo:", "Photograph:", "Photo by", "Image:", "Pic:", "Credit:"];
    let last = CREDITS.iter().filter_map(|credit| words.rfind(credit)).max();
    last.is_some_and(|at| words.len() - at < 100)
}

/// Pages copied as text name a caption's part in the line: "Image source, …", "Image caption" and the words below it.
fn under_a_label(view: &View<'_>, at: usize) -> bool {
    let own = view
        .lines
        .get(at)
        .is_some_and(|line| line.lower.contains("image source") || line.lower.starts_with("image caption"));
    let above =
        || view.lines.get(at.checked_sub(1)?).map(|line| line.lower.trim_end_matches([',', ':']) == "image caption");
    own || above() == Some(true)
}

/// The same words as the line above: a caption and its alternative text.
fn repeated_above(view: &View<'_>, at: usize) -> bool {
    let above = at.checked_sub(1).and_then(|above| view.lines.get(above));
    view.lines.get(at).zip(above).is_some_and(|(line, above)| line.words == above.words)
}

fn other(view: &View<'_>, title: Option<usize>) -> Vec<Section> {
    let mut now = Section::Body;
    let sections = view.lines.iter().enumerate().map(|(i, line)| {
        if Some(i) == title {
            return Section::Title;
        }
        if line.kind == BlockKind::Heading {
            now = opened_by(&line.lower).unwrap_or(Section::Body);
        }
        furniture(line).unwrap_or(now)
    });
    sections.collect()
}
