//! The first lines of a text in, what sort of document it is out.

use super::clauses::hangs_on_a_preposition;
use super::speakers::Speakers;
use super::view::{Line, View};
use super::{Fact, Kind, Origin, Voice, quotes};
use crate::text::{BlockKind, Span};
use regex::Regex;
use std::sync::LazyLock;

/// How many lines from the top may hold a title, a salutation, a byline.
const HEAD: usize = 60;

/// What the text is, and the line that says so.
pub(super) fn of(view: &View<'_>) -> Fact<Kind> {
    letter(view)
        .or_else(|| report(view))
        .or_else(|| council_paper(view).map(|span| Fact::new(Kind::Other, Origin::Text(span))))
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
        "press notice",
        "news release",
        "media release",
        "for immediate release",
        "notes to editors",
        "note to editors",
        "media enquiries",
        "press office",
    ];
    let is_mark = |line: &&Line<'_>| {
        line.words.trim() == "ENDS"
            || line.words.trim() == "Ends"
            || line.lower.len() < 120 && MARKS.iter().any(|mark| line.lower.contains(mark))
    };
    let marked = view.lines.iter().find(is_mark);
    if let Some(line) = marked {
        return Some(Fact::new(Kind::PressRelease, Origin::Text(line.span)));
    }
    let site = view.text.site.as_deref().map(super::view::plain);
    if site.is_some_and(|site| site.contains(" council") || site.contains("borough of ")) {
        return Some(Fact::new(Kind::PressRelease, Origin::MetaData));
    }
    let byline = super::header::byline(view);
    let unsigned = byline.as_ref().is_none_or(|by| by.author.is_none());
    let own = own_byline(view)
        .or_else(|| own_voice(view))
        .or_else(|| news_page(view).filter(|_| unsigned))
        .or_else(|| released(view).filter(|_| byline.is_none()));
    own.map(|span| Fact::new(Kind::PressRelease, Origin::Text(span)))
}

/// The heading of a committee's or board's paper.
static PAPER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(?: minutes (?:\s of\b .*)? :? | (?:draft|confirmed)\s minutes\b .* | agenda\s item\b .* | (?:cabinet|committee)\s report\b .*
        | report\s (?:to|of|by)\s (?:the\s)? (?:cabinet|committee|council|director|head|corporate|executive|strategic|interim|chief)\b .*
        | report\s to:\s .* \b(?:board|(?:sub-?)?committee|panel|cabinet|executive|council)\b .*
        | .* \b(?:board|committee|panel|cabinet)\s (?:meeting\s|chair's\s)? (?:update|minutes|agenda|meeting|briefing|papers?) (?:\s* [-–:,(] .*)? )$",
    )
    .ok()
});

/// Minutes and papers of a council's committees and boards: the line that says so.
pub(super) fn council_paper(view: &View<'_>) -> Option<Span> {
    let paper = PAPER.as_ref()?;
    let at = view.position(12, |line| line.len() < 100 && paper.is_match(line))?;
    view.lines.get(at).map(|line| line.span)
}

/// The title of a commissioner's or adviser's own report.
pub(super) fn commissioned(view: &View<'_>) -> bool {
    let head = view.position(12, |line| {
        line.len() < 140
            && (line.contains("commissioner") || line.contains("adviser"))
            && (line.contains("report") || line.contains("review"))
    });
    head.is_some() && view.text.sentences.len() > 3
}

/// "Has today published", "inspectors today praised": news as a council's own page tells it.
static TODAY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:has|have|is|are|(?P<body>ofsted|inspectors|inspectorate|council|trust))\s+today\b").ok()
});

/// "Written by: Ayton Council": a council as the writer.
fn own_byline(view: &View<'_>) -> Option<Span> {
    let by = ["by ", "by: ", "written by ", "written by: ", "posted by ", "author: "];
    let line = view.lines.iter().take(HEAD / 4).find(|line| {
        let writer = by.iter().find_map(|by| line.lower.strip_prefix(by));
        writer.is_some_and(|writer| writer.len() < 60 && writer.trim_end_matches('.').ends_with(" council"))
    })?;
    Some(line.span)
}

/// Whether somebody does something today; what "was issued to the council today" was done to it.
fn does_today(own: &str) -> bool {
    let Some(today) = &*TODAY else { return false };
    let mut found = today.captures_iter(own);
    found.any(|found| found.name("body").is_none_or(|body| !hangs_on_a_preposition(own, body.start())))
}

/// The line of date under the heading of a council's own news page: "Published Friday, 3rd March 2023".
static NEWS_PAGE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^published(?:\s on)? :? \s [a-z]+day ,? \s
        (?: \d{1,2}(?:st|nd|rd|th)? \s [a-z]+ \s \d{4} | [a-z]+ \s \d{1,2} ,? \s \d{4} ) (?: \s in \s [a-z'\s]+ )?$",
    )
    .ok()
});

/// That line of date, near the top.
fn news_page(view: &View<'_>) -> Option<Span> {
    let pattern = NEWS_PAGE.as_ref()?;
    view.lines.iter().take(6).find(|line| pattern.is_match(&line.lower)).map(|line| line.span)
}

/// Posts as a council writes them of its own people, and its own address; newspapers write posts small.
static OWN_STYLE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\b(?:Cabinet Member|Lead Member|Portfolio Holder|Executive (?:Member|Councillor)|Director (?:of|for) Children)\b")
        .ok()
});
static OWN_ADDRESS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\b(?:[a-z-]{4,}|www\.[a-z-]+|\w+@[a-z-]+)\.gov\.uk\b").ok());

/// Words for a council, its people or Ofsted that only others have for them.
static OUTSIDE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:watchdogs?|bosses|(?:council|service|town\s+hall|county\s+hall)\s+chiefs?|top\s+councillors|town\s+hall|county\s+hall|slammed|blasted|damning|scathing|under-fire|troubled|(?:labour|conservative|tory|lib\s+dem)-(?:run|led|controlled))\b",
    )
    .ok()
});

/// Where a text without a writer's name shows that a council or trust tells of itself.
fn released(view: &View<'_>) -> Option<Span> {
    let has = |pattern: &LazyLock<Option<Regex>>, words: &str| pattern.as_ref().is_some_and(|one| one.is_match(words));
    if view.lines.iter().any(|line| quotes::outside(line.words).any(|own| has(&OUTSIDE, own))) {
        return None;
    }
    let opening = view.lines.iter().filter(|line| line.kind != BlockKind::Furniture).take(6);
    let today = opening.clone().find(|line| quotes::outside(line.words).any(does_today));
    let title = || view.lines.first().filter(|title| title.words.len() < 120 && says_we(title));
    let shown = || view.lines.iter().find(|line| portrait(&line.lower) || has(&OWN_ADDRESS, line.words));
    let quoting = || {
        let (all, councils) = words_of_the_council(view);
        let own_style = has(&OWN_STYLE, &view.text.content);
        let much = councils * 2 > all || own_style && councils * 9 > all;
        view.lines.first().filter(|_| much)
    };
    today.or_else(title).or_else(shown).or_else(quoting).map(|line| line.span)
}

/// A caption that only names a councillor and the post.
fn portrait(line: &str) -> bool {
    let named = line.starts_with("councillor ") || line.starts_with("cllr ");
    let posts = ["cabinet member", "lead member", "leader of", "portfolio holder", "executive member"];
    named && line.len() < 110 && !line.ends_with(['.', ':', ',']) && posts.iter().any(|post| line.contains(post))
}

/// How many words a text has, and how many of them are quotations of the council's own people.
fn words_of_the_council(view: &View<'_>) -> (usize, usize) {
    let mut speakers = Speakers::default();
    view.lines.iter().flat_map(|line| quotes::outside(line.words)).for_each(|clause| speakers.meet(clause));
    let (mut all, mut councils) = (0, 0);
    let mut speaking = None;
    for line in &view.lines {
        let own: Vec<&str> = quotes::outside(line.words).collect();
        speaking = speakers.attributed(&own.join(" ")).or(speaking);
        let count = |words: &str| words.split_whitespace().count();
        let quoted = count(line.words).saturating_sub(own.iter().map(|own| count(own)).sum());
        all += count(line.words);
        councils += if speaking == Some(Voice::Council) { quoted } else { 0 };
    }
    (all, councils)
}

/// Whether a line's own words, outside quotations, say "we" or "our" of the writer; what a page says of its
/// comments, newsletters and readers is the page's furniture.
fn says_we(line: &Line<'_>) -> bool {
    const OF_THE_PAGE: &[&str] = &[
        "comments",
        "a comment",
        "comment section",
        "commenting",
        "newsletter",
        "readers",
        "our stories",
        "journalis",
        "subscri",
        "cookies",
        "website",
        "advert",
    ];
    let lower = super::view::plain(line.words);
    let own = quotes::outside(line.words).any(|stretch| {
        stretch
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| matches!(word, "we" | "We" | "our" | "Our" | "ourselves"))
    });
    own && !OF_THE_PAGE.iter().any(|word| lower.contains(word))
}

/// A text whose own words, outside every quotation, say "we" and "our".
fn own_voice(view: &View<'_>) -> Option<Span> {
    let about = view.text.content.contains("ouncil") && view.text.content.contains("hildren");
    if view.text.sentences.len() < 4 || !about {
        return None;
    }
    let told = view.lines.iter().filter(|line| matches!(line.kind, BlockKind::Paragraph | BlockKind::Item)).take(40);
    // Once is enough beside posts written as a council writes its own.
    let own_style = OWN_STYLE.as_ref().is_some_and(|style| style.is_match(&view.text.content));
    told.filter(|line| says_we(line)).nth(usize::from(!own_style)).map(|line| line.span)
}

fn article(view: &View<'_>) -> Option<Fact<Kind>> {
    let prose: Vec<&Line<'_>> =
        view.lines.iter().filter(|line| line.kind == BlockKind::Paragraph && line.words.len() > 60).collect();
    let from_page = view.text.title.is_some() || view.text.dated.is_some();
    let by = super::header::byline(view);
    let quoting = view.lines.iter().filter(|line| quotes::outside(line.words).count() > 1).count();
    let about =
        ["Ofsted", "nspector", "council", "Council", "children"].iter().any(|word| view.text.content.contains(word));
    let enough = by.is_some() || from_page || quoting >= 2 || reports_inspectors(view, &prose);
    // A writer's name tells an article however short it is.
    let least = if by.is_some() { 1 } else { 3 };
    (prose.len() >= least && enough && about).then(|| match by {
        Some(by) => Fact::new(Kind::Article, Origin::Text(by.span)),
        None => Fact::new(Kind::Article, Origin::Inferred),
    })
}

/// Whether a text tells from outside, more than once, what inspectors said.
fn reports_inspectors(view: &View<'_>, prose: &[&Line<'_>]) -> bool {
    let mut speakers = Speakers::default();
    let told = prose.iter().filter(|line| speakers.attributed(line.words) == Some(Voice::Inspector)).count();
    told >= 2 && !commissioned(view)
}
