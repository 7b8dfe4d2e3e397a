//! A page's head in, what it says of itself out: its title and the date it was published.

use scraper::{Html, Selector};
use serde_json::Value;

/// Meta elements that hold a publication date, the surest first.
const DATES: [&str; 10] = [
    "meta[property='article:published_time']",
    "meta[itemprop=datePublished]",
    "meta[name='article:published_time']",
    "meta[name='parsely-pub-date']",
    "meta[name='sailthru.date']",
    "meta[name='publish-date']",
    "meta[name='pubdate']",
    "meta[name='DC.date.issued']",
    "meta[name='dcterms.created']",
    "meta[name='date']",
];

/// The deepest JSON-LD is searched.
const DEPTH: usize = 16;

/// The title the page carries.
pub(super) fn title(page: &Html) -> Option<String> {
    let own = content(page, "meta[property='og:title']").or_else(|| content(page, "meta[name='twitter:title']"));
    own.or_else(|| linked_data(page, "headline")).or_else(|| {
        let title = window_title(page)?;
        Some(without_site(&title).0.to_owned()).filter(|title| !title.is_empty())
    })
}

/// The name of the site the page belongs to.
pub(super) fn site(page: &Html) -> Option<String> {
    let named = content(page, "meta[property='og:site_name']");
    named.or_else(|| without_site(&window_title(page)?).1.map(str::to_owned))
}

fn window_title(page: &Html) -> Option<String> {
    let title = page.select(&Selector::parse("head title, title").ok()?).next()?;
    Some(squeeze(&title.text().collect::<String>()))
}

/// The date of publication the page carries, as it is written there.
pub(super) fn dated(page: &Html) -> Option<String> {
    let time = |selector: &str| {
        let element = page.select(&Selector::parse(selector).ok()?).next()?;
        let date = element.attr("datetime").or_else(|| element.attr("content")).map(str::to_owned);
        date.or_else(|| Some(element.text().collect())).map(|date| squeeze(&date)).filter(|date| !date.is_empty())
    };
    DATES
        .iter()
        .find_map(|selector| content(page, selector))
        .or_else(|| linked_data(page, "datePublished"))
        .or_else(|| time("[itemprop=datePublished]"))
        .or_else(|| time("time[pubdate]"))
        .or_else(|| time("article time[datetime], main time[datetime]"))
}

/// The `content` of the first element that fits `selector`.
fn content(page: &Html, selector: &str) -> Option<String> {
    let element = page.select(&Selector::parse(selector).ok()?).next()?;
    element.attr("content").map(squeeze).filter(|content| !content.is_empty())
}

/// The first string called `key` in the page's JSON-LD.
fn linked_data(page: &Html, key: &str) -> Option<String> {
    let selector = Selector::parse("script[type='application/ld+json']").ok()?;
    page.select(&selector).find_map(|script| {
        let data: Value = serde_json::from_str(&script.text().collect::<String>()).ok()?;
        find(&data, key, 0)
    })
}

fn find(data: &Value, key: &str, depth: usize) -> Option<String> {
    match data {
        _ if depth > DEPTH => None,
        Value::Object(fields) => match fields.get(key) {
            Some(Value::String(value)) => Some(squeeze(value)),
            _ => fields.values().find_map(|value| find(value, key, depth + 1)),
        },
        Value::Array(values) => values.iter().find_map(|value| find(value, key, depth + 1)),
        _ => None,
    }
}

/// Most words of a site's name.
const SITE_WORDS: usize = 6;

/// `title` without " | Site" or " - Site" after three or more words, and the site.
fn without_site(title: &str) -> (&str, Option<&str>) {
    let cuts = [" | ", " - ", " – ", " — ", " :: "].iter().filter_map(|mark| Some((title.rfind(mark)?, mark.len())));
    let Some((own, site)) = cuts.max().and_then(|(at, len)| Some((title.get(..at)?, title.get(at + len..)?.trim())))
    else {
        return (title, None);
    };
    let words = |words: &str| words.split_whitespace().count();
    if words(own) < 3 { (title, None) } else { (own.trim(), (1..=SITE_WORDS).contains(&words(site)).then_some(site)) }
}

fn squeeze(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
