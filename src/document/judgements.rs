//! The lines of a report in, the grades it gives out, by area, in the tables of every framework since 2010.
//!
//! A label and its grade may share a row, stand on two lines or be broken in the middle. The
//! safeguarding board's judgement is not the council's and is left out. Nothing is worked out: an
//! area without a grade of its own has none.

use super::header::conflict;
use super::view::{Line, View, plain};
use super::{Area, Fact, Grade, Origin};
use crate::problem::Problem;
use crate::text::{BlockKind, Span};
use std::collections::BTreeMap;

/// The grades of a report.
#[derive(Debug, Default)]
pub(super) struct Judgements {
    /// By area.
    pub grades: BTreeMap<Area, Fact<Grade>>,
    /// Whether children in care and care leavers shared a row.
    pub care_joint: bool,
    /// Index one past the last line of the table at the report's head.
    pub end: Option<usize>,
    /// The lines a grade was read from.
    pub lines: Vec<usize>,
}

/// What of the services the next rows of a table are about, before 2013.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Whole,
    Safeguarding,
    LookedAfter,
}

/// The grades `view` gives, and where it contradicts itself.
pub(super) fn read(view: &View<'_>, problems: &mut Vec<Problem>) -> Judgements {
    let mut found = Judgements::default();
    let record = view.lines.iter().rposition(|line| line.lower == "record of main findings");
    let head = head_end(view).min(record.unwrap_or(usize::MAX));
    found.read_lines(view, 0..head);
    found.end = found.lines.last().map(|last| last + 1);
    if let Some(record) = record {
        found.read_record(view, record + 1);
    }
    found.compare_headings(view, head, problems);
    found
}

/// The head of a report ends where its running text begins.
fn head_end(view: &View<'_>) -> usize {
    let ends = |line: &Line<'_>| {
        let long = line.lower.is_empty() && line.kind != BlockKind::Heading && line.kind != BlockKind::Row;
        let heading = line.lower == "contents"
            || line.lower.starts_with("executive summary")
            || line.lower.starts_with("what needs to improve");
        (long, heading)
    };
    let mut graded = false;
    for (i, line) in view.lines.iter().enumerate().take(120) {
        let (long, heading) = ends(line);
        graded |= grade_at_end(&line.lower).is_some();
        if heading && graded || long && graded && !rows_follow(view, i) {
            return i;
        }
    }
    view.lines.len().min(120)
}

/// Whether more of the table comes within a few lines, past a sentence of explanation.
fn rows_follow(view: &View<'_>, from: usize) -> bool {
    view.lines.iter().skip(from + 1).take(6).any(|line| {
        let label = without_number(&line.lower);
        area(&label).is_some() && (line.kind == BlockKind::Row || grade_at_end(&label).is_some())
    })
}

impl Judgements {
    fn read_lines(&mut self, view: &View<'_>, range: std::ops::Range<usize>) {
        let mut label = String::new();
        let mut since: Option<Span> = None;
        for (i, line) in view.lines.iter().enumerate().take(range.end).skip(range.start) {
            if line.lower.is_empty() || line.lower == "judgement grade" {
                label.clear();
                since = None;
                continue;
            }
            if named_area(&line.lower).is_some() || opens_verdict(&line.lower) {
                label.clear();
                since = None;
            }
            if !label.is_empty() {
                label.push(' ');
            }
            label.push_str(&line.lower);
            let span = Span::new(since.map_or(line.span.start, |span| span.start), line.span.end);
            since = Some(span);
            match grade_at_end(&label) {
                Some((rest, grade)) => {
                    if let Some(area) = named_area(rest) {
                        self.keep(area, grade, span, i);
                    }
                    label.clear();
                    since = None;
                }
                None if label.len() > 320 => {
                    label.clear();
                    since = None;
                }
                None => {}
            }
        }
    }

    fn keep(&mut self, area: Named, grade: Grade, span: Span, line: usize) {
        self.lines.push(line);
        self.care_joint |= area.joint;
        self.grades.entry(area.area).or_insert(Fact::new(grade, Origin::Text(span)));
    }

    /// The table at the end of reports from 2010 to 2013.
    fn read_record(&mut self, view: &View<'_>, from: usize) {
        let mut part = Part::Whole;
        let mut parts = Vec::new();
        let mut overall = Vec::new();
        let mut label = String::new();
        for (i, line) in view.lines.iter().enumerate().skip(from).take(60).filter(|(_, line)| !line.lower.is_empty()) {
            if line.lower.starts_with("safeguarding services") || line.lower.starts_with("services for looked after") {
                part = if line.lower.starts_with("safeguarding") { Part::Safeguarding } else { Part::LookedAfter };
                parts.push(part);
                label.clear();
                continue;
            }
            label.push(' ');
            label.push_str(&line.lower);
            let Some((rest, grade)) = grade_at_end(&label) else { continue };
            if rest.contains("overall effectiveness") {
                overall.push((part, grade, line.span, i));
            } else if let Some(area) = named_area(rest) {
                self.keep(area, grade, line.span, i);
            }
            label.clear();
        }
        let both = parts.contains(&Part::Safeguarding) && parts.contains(&Part::LookedAfter);
        for (part, grade, span, i) in overall {
            let area = match part {
                Part::Safeguarding if both => Area::HelpAndProtection,
                Part::LookedAfter if both => Area::ChildrenInCare,
                _ => Area::Overall,
            };
            self.keep(Named { area, joint: false }, grade, span, i);
        }
    }

    /// Headings of the body repeat the grades: a grade that differs is a conflict, one that stands only
    /// there is the area's.
    fn compare_headings(&mut self, view: &View<'_>, from: usize, problems: &mut Vec<Problem>) {
        let headings = view.lines.iter().skip(from);
        for line in headings.filter(|line| matches!(line.kind, BlockKind::Heading | BlockKind::Row)) {
            let Some((rest, grade)) = grade_at_end(&line.lower) else { continue };
            let Some(area) = named_area(rest).filter(|_| !line.lower.ends_with('.')) else { continue };
            match self.grades.get(&area.area) {
                Some(first) if first.value != grade => {
                    problems.push(conflict(
                        &format!("judgement of {}", area.area),
                        first.value,
                        grade,
                        Origin::Text(line.span),
                    ));
                }
                None if area.area != Area::Overall => {
                    self.grades.insert(area.area, Fact::new(grade, Origin::Text(line.span)));
                }
                Some(_) | None => {}
            }
        }
    }
}

#[derive(Clone, Copy)]
struct Named {
    area: Area,
    joint: bool,
}

/// "2.1 adoption performance" without its number.
fn without_number(line: &str) -> String {
    line.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ' ' || c == ')').to_owned()
}

/// The area a label names, or the whole where a sentence names the services.
fn named_area(label: &str) -> Option<Named> {
    let label = without_number(label);
    let label = label.trim_end_matches([':', ' ', '-', '–', ',']);
    area(label).or_else(|| overall_sentence(label).then_some(Named { area: Area::Overall, joint: false }))
}

fn area(label: &str) -> Option<Named> {
    let own = |area| Some(Named { area, joint: false });
    let board =
        label.contains("lscb") || label.contains("safeguarding children board") || label.contains("safeguarding board");
    let starts = |words: &[&str]| words.iter().any(|word| label.starts_with(word));
    let subject = label
        .trim_start_matches("the ")
        .trim_start_matches("experiences and progress of ")
        .trim_start_matches("experience and progress of ")
        .trim_start_matches("progress of ");
    match subject {
        _ if board => None,
        _ if starts(&[
            "leadership, management",
            "leadership and management",
            "the impact of leaders",
            "impact of leaders",
            "leadership and governance",
        ]) =>
        {
            own(Area::Leadership)
        }
        _ if starts(&["overall effectiveness"]) && !label.contains("safeguarding children") => own(Area::Overall),
        _ if starts(&["adoption performance", "adoption"]) => own(Area::Adoption),
        s if s.starts_with("children who need help") || s.starts_with("children in need of help") => {
            own(Area::HelpAndProtection)
        }
        s if s.starts_with("children looked after and achieving") || s.starts_with("children looked after") => {
            own(Area::ChildrenInCare)
        }
        s if s.starts_with("children in care and care leavers") => {
            Some(Named { area: Area::ChildrenInCare, joint: true })
        }
        s if s.starts_with("children in care") || s.starts_with("looked after children and") => {
            own(Area::ChildrenInCare)
        }
        // "children care leavers" is a misprint of several reports.
        s if s.starts_with("care leavers")
            || s.starts_with("children care leavers")
            || s.starts_with("care-experienced") =>
        {
            own(Area::CareLeavers)
        }
        _ => None,
    }
}

/// "The overall judgement is", "Children's services in Ayton are".
fn overall_sentence(label: &str) -> bool {
    let board = label.contains("lscb") || label.contains("board");
    let services = label.starts_with("children's services ");
    let verdict = ["are", "is", ""].iter().any(|verb| label.ends_with(verb)) && label.len() < 140;
    let overall = label.starts_with("the overall judgement is") || label.starts_with("overall judgement");
    !board && (overall || services && verdict && !label.contains("because"))
}

/// Whether a line begins to give the overall judgement.
fn opens_verdict(line: &str) -> bool {
    line.starts_with("the overall judgement")
        || line.starts_with("children's services ")
        || line.starts_with("overall effectiveness")
}

/// How grades are written, the longer before what they end in.
const GRADES: [(&str, Grade); 9] = [
    ("requires improvement to be good", Grade::RequiresImprovement),
    ("require improvement to be good", Grade::RequiresImprovement),
    ("requires improvement", Grade::RequiresImprovement),
    ("require improvement", Grade::RequiresImprovement),
    ("requiring improvement", Grade::RequiresImprovement),
    ("outstanding", Grade::Outstanding),
    ("inadequate", Grade::Inadequate),
    ("adequate", Grade::Adequate),
    ("good", Grade::Good),
];

/// The words before a grade at the end of a label, and the grade.
fn grade_at_end(label: &str) -> Option<(&str, Grade)> {
    let bare = label.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || ".*:,¹²³)".contains(c));
    GRADES.iter().find_map(|(word, grade)| {
        let rest = bare.strip_suffix(word)?;
        let apart = rest.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        // A cell's border may be lost ("governanceRequires improvement"); no other word ends in two words.
        (apart || word.contains(' ')).then(|| (rest.trim_end(), *grade))
    })
}

/// Whether `words` are a grade and nothing else.
pub(super) fn is_grade(words: &str) -> bool {
    grade_at_end(&plain(words)).is_some_and(|(rest, _)| rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grade_is_whole_or_none() {
        let read = |label| grade_at_end(label).map(|(rest, grade)| (rest.to_owned(), grade));
        assert_eq!(read("overall effectiveness good"), Some(("overall effectiveness".into(), Grade::Good)));
        assert_eq!(
            read("overall effectiveness requires improvement to be good"),
            Some(("overall effectiveness".into(), Grade::RequiresImprovement))
        );
        assert_eq!(read("adoption performance good2"), Some(("adoption performance".into(), Grade::Good)));
        assert_eq!(read("care leavers require improvement"), Some(("care leavers".into(), Grade::RequiresImprovement)));
        assert_eq!(read("the feelgood"), None);
        assert!(is_grade("Requires improvement\tto be good") && !is_grade("It is good"));
    }

    #[test]
    fn the_boards_judgement_is_not_the_councils() {
        assert!(named_area("the effectiveness of the local safeguarding children board (lscb) is").is_none());
        assert!(named_area("the local safeguarding children board").is_none());
    }

    #[test]
    fn every_frameworks_label_names_its_area() {
        let read = |label: &str| named_area(label).map(|named| (named.area, named.joint));
        assert_eq!(read("2. children looked after and achieving permanence"), Some((Area::ChildrenInCare, false)));
        assert_eq!(
            read("the experiences and progress of children in care and care leavers"),
            Some((Area::ChildrenInCare, true))
        );
        assert_eq!(read("the experiences and progress of children care leavers"), Some((Area::CareLeavers, false)));
        assert_eq!(
            read("the impact of leaders on practice with children and families"),
            Some((Area::Leadership, false))
        );
        assert_eq!(read("children's services in the london borough of ayton are"), Some((Area::Overall, false)));
        assert_eq!(read("children's services in ayton"), Some((Area::Overall, false)));
        assert_eq!(read("the quality of plans is"), None);
    }
}
