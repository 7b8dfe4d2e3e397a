//! Findings and near misses in, marks in the text out: which words are marked, and which marks share
//! words with others. Knows nothing of how they are drawn.

use super::Shown;
use crate::scoring::{Finding, NearMiss};
use crate::session::{Reviewed, Verdict};
use crate::text::{Span, Text};

/// What a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A finding, by its place among the document's reviewed ones.
    Finding(usize),
    /// A near miss, by its place among the document's.
    NearMiss(usize),
}

/// Words that are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where they stand.
    pub span: Span,
    /// What for.
    pub what: What,
    /// 0 for the lowest; a mark that shares words with another lies one higher.
    pub lane: u8,
}

/// The marks in `text`, by where they begin. The finding selected is marked whatever is shown.
pub fn marks(
    text: &Text,
    findings: &[Reviewed],
    near: &[NearMiss],
    shown: Shown,
    selected: Option<usize>,
) -> Vec<Mark> {
    let found = findings.iter().enumerate().filter(|(at, reviewed)| shown.shows(reviewed) || selected == Some(*at));
    let found = found.filter_map(|(at, reviewed)| Some((place(text, &reviewed.finding)?, What::Finding(at))));
    let near = near.iter().enumerate().filter(|_| shown == Shown::NotCounted);
    let near = near.map(|(at, miss)| (miss.span, What::NearMiss(at)));
    let mut spans: Vec<(Span, What)> = found.chain(near).filter(|(span, _)| !span.is_empty()).collect();
    spans.sort_by_key(|(span, _)| (span.start, usize::MAX - span.end));
    in_lanes(&spans)
}

/// Where the finding's quote stands: at its span, else at the same words nearest to it.
pub fn place(text: &Text, finding: &Finding) -> Option<Span> {
    if text.at(finding.span) == finding.quote {
        return Some(finding.span);
    }
    if finding.quote.is_empty() {
        return None;
    }
    let starts = text.content.match_indices(&*finding.quote).map(|(start, _)| start);
    let nearest = starts.min_by_key(|start| start.abs_diff(finding.span.start))?;
    Some(Span::new(nearest, nearest + finding.quote.len()))
}

fn in_lanes(spans: &[(Span, What)]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::with_capacity(spans.len());
    for &(span, what) in spans {
        // Only findings are filled; a near miss is a line below the words and needs no lane.
        let shares = |mark: &&Mark| matches!(mark.what, What::Finding(_)) && mark.span.overlap(span) > 0;
        let taken: Vec<u8> = marks.iter().rev().take(8).filter(shares).map(|mark| mark.lane).collect();
        let lane = match what {
            What::Finding(_) => (0..=u8::MAX).find(|lane| !taken.contains(lane)).unwrap_or(0),
            What::NearMiss(_) => 0,
        };
        marks.push(Mark { span, what, lane });
    }
    marks
}

impl Shown {
    /// Whether a finding is marked and stepped to.
    pub fn shows(self, reviewed: &Reviewed) -> bool {
        // A finding rejected stays to be seen among the counted ones: it would have counted.
        let would_count = reviewed.finding.counted
            || (reviewed.verdict() == Some(Verdict::Rejected) && reviewed.finding.voice.counts());
        self != Self::Counted || would_count
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::review::by_analyst;
    use crate::{document::Voice, scoring::Claim, scoring::Level, scoring::Theme, text};

    fn reviewed(text: &Text, quote: &str, voice: Voice) -> Reviewed {
        let start = text.content.find(quote).unwrap_or_default();
        let finding = Finding {
            span: Span::new(start, start + quote.len()),
            quote: quote.to_owned(),
            sentence: String::new(),
            page: None,
            claim: Claim::Progress(Level::Steady),
            council: None,
            voice,
            theme: Theme::Overall,
            scope: None,
            date: None,
            headline: false,
            counted: voice.counts(),
            pattern: by_analyst(),
            modifiers: Vec::new(),
        };
        Reviewed { finding, decision: None, scored_level: None }
    }

    fn sample() -> Text {
        text::from_plain("The pace of change has been too slow. Support has improved.")
    }

    #[test]
    fn findings_that_share_words_lie_in_lanes() {
        let text = sample();
        let all = [
            reviewed(&text, "pace of change has been too slow", Voice::Inspector),
            reviewed(&text, "too slow", Voice::Inspector),
            reviewed(&text, "has improved", Voice::Inspector),
        ];
        let lanes: Vec<u8> = marks(&text, &all, &[], Shown::Counted, None).iter().map(|mark| mark.lane).collect();
        assert_eq!(lanes, [0, 1, 0]);
    }

    #[test]
    fn another_voice_is_marked_only_when_asked_for_or_selected() {
        let text = sample();
        let all = [reviewed(&text, "has improved", Voice::Council)];
        assert!(marks(&text, &all, &[], Shown::Counted, None).is_empty());
        assert_eq!(marks(&text, &all, &[], Shown::Counted, Some(0)).len(), 1);
        assert_eq!(marks(&text, &all, &[], Shown::AllVoices, None).len(), 1);
    }

    #[test]
    fn a_quote_that_moved_is_found_again_and_one_that_went_is_not_marked() {
        let text = sample();
        let mut moved = reviewed(&text, "has improved", Voice::Inspector);
        moved.finding.span = Span::new(0, 12);
        assert_eq!(place(&text, &moved.finding).map(|span| text.at(span)), Some("has improved"));
        moved.finding.quote = "has declined".to_owned();
        assert_eq!(place(&text, &moved.finding), None);
    }
}
