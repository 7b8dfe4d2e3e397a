//! The first lines of a text in, what sort of document it is out.

use super::view::View;
use super::{Fact, Kind, Origin, quotes};
use crate::text::BlockKind;

/// How many lines from the top may hold a title, a salutation, a byline.
const HEAD: usize = 60;

/// What the text is, and the line that says so.
pub(super) fn of(view: &View<'_>) -> Fact<Kind> {
    letter(view)
        .or_else(|| report(view))
        .or_else(|| press_release(view))
        .or_else(|| article(view))
        .unwrap_or(Fact::new(Kind::Other, Origin::Inferred))
}

fn visit_kind(line: &str) -> Option<Kind> {
    let joint = line.contains("joint targeted area inspection")
        || line.contains("joint inspection")
        || line.contains("jtai")
        || line.contains("joint area targeted inspection");
    let kind = [
        (joint, Kind::JointInspectionLetter),
        (line.contains("monitoring visit"), Kind::MonitoringVisitLetter),
        (line.contains("focused visit") || line.contains("focussed visit"), Kind::FocusedVisitLetter),
    ];
    kind.into_iter().find(|(is, _)| *is).map(|(_, kind)| kind)
}

fn letter(view: &View<'_>) -> Option<Fact<Kind>> {
    let dear = view.salutation();
    let greeted = dear.map(|dear| (dear + 1, 6));
    let titled =
        || view.position(HEAD, |line| line.starts_with("this letter ")).map(|line| (line.saturating_sub(2), 3));
    let (from, lines) = greeted.or_else(titled)?;
    let near = view.lines.iter().skip(from).take(lines);
    let by_title = near.clone().filter(|line| !line.lower.is_empty()).find_map(|line| {
        let kind =
            visit_kind(&line.lower).or_else(|| inspection_title(&line.lower).then_some(Kind::InspectionReport))?;
        Some(Fact::new(kind, Origin::Text(line.span)))
    });
    by_title.or_else(|| {
        view.sentences(from, lines + 4).find_map(|(span, words)| {
            let lower = super::view::plain(words);
            let own = lower.contains("this letter") || lower.starts_with("following the");
            let kind = visit_kind(&lower).filter(|_| own)?;
            Some(Fact::new(kind, Origin::Text(span)))
        })
    })
}

fn inspection_title(line: &str) -> bool {
    const STARTS: &[&str] = &[
        "inspection of ",
        "re-inspection of ",
        "reinspection of ",
        "short inspection of ",
        "annual unannounced inspection of ",
        "review of the effectiveness of the local safeguarding",
    ];
    const ABOUT: &[&str] = &["service", "child", "local authority", "council", "borough"];
    STARTS.iter().any(|start| line.starts_with(start)) && ABOUT.iter().any(|word| line.contains(word))
}

fn report(view: &View<'_>) -> Option<Fact<Kind>> {
    let labelled = view
        .position(HEAD, |line| {
            [
                "inspection date",
                "report published",
                "lead inspector",
                "reporting inspector",
                "judgement grade",
                "dates of inspection",
            ]
            .iter()
            .any(|label| line.starts_with(label))
        })
        .is_some();
    let title =
        view.position(HEAD, |line| inspection_title(line) || line.starts_with("joint targeted area inspection of"))?;
    let line = view.lines.get(title)?;
    let kind =
        visit_kind(&line.lower).filter(|kind| *kind == Kind::JointInspectionLetter).unwrap_or(Kind::InspectionReport);
    labelled.then(|| Fact::new(kind, Origin::Text(line.span)))
}

fn press_release(view: &View<'_>) -> Option<Fact<Kind>> {
    const MARKS: &[&str] = &[
        "press release",
        "news release",
        "media release",
        "for immediate release",
        "notes to editors",
        "note to editors",
        "media enquiries",
        "press office",
    ];
    let marked =
        view.lines.iter().find(|line| line.lower.len() < 120 && MARKS.iter().any(|mark| line.lower.contains(mark)));
    if let Some(line) = marked {
        return Some(Fact::new(Kind::PressRelease, Origin::Text(line.span)));
    }
    let site = view.text.title.as_deref().and_then(|title| super::header::site_name(title).map(super::view::plain));
    if site.is_some_and(|site| site.ends_with(" council") || site.contains("borough of ")) {
        return Some(Fact::new(Kind::PressRelease, Origin::MetaData));
    }
    own_voice(view).map(|span| Fact::new(Kind::PressRelease, Origin::Text(span)))
}

/// A text whose own words, outside every quotation, say "we" and "our" more than once.
fn own_voice(view: &View<'_>) -> Option<crate::text::Span> {
    let about = view.text.content.contains("ouncil") && view.text.content.contains("hildren");
    if view.text.sentences.len() < 4 || !about {
        return None;
    }
    let mut first = None;
    for line in view.lines.iter().filter(|line| matches!(line.kind, BlockKind::Paragraph | BlockKind::Item)).take(40) {
        let own = quotes::outside(line.words).any(|stretch| {
            stretch
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| matches!(word, "we" | "We" | "our" | "Our" | "ourselves"))
        });
        match (own, first) {
            (true, Some(span)) => return Some(span),
            (true, None) => first = Some(line.span),
            _ => {}
        }
    }
    None
}

fn article(view: &View<'_>) -> Option<Fact<Kind>> {
    let prose = view.lines.iter().filter(|line| line.kind == BlockKind::Paragraph && line.words.len() > 60).count();
    let from_page = view.text.title.is_some() || view.text.dated.is_some();
    let by = super::header::byline(view);
    let quoting = view.lines.iter().filter(|line| quotes::outside(line.words).count() > 1).count();
    let about =
        ["Ofsted", "nspector", "council", "Council", "children"].iter().any(|word| view.text.content.contains(word));
    let enough = by.is_some() || from_page || quoting >= 2;
    (prose >= 3 && enough && about).then(|| match by {
        Some(by) => Fact::new(Kind::Article, Origin::Text(by.span)),
        None => Fact::new(Kind::Article, Origin::Inferred),
    })
}
