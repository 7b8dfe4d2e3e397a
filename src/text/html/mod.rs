//! A web page's mark-up in, [`Text`] out: the article's own words, without what the site carries around
//! them. The page is walked into pieces ([`walk`]), the part that holds the article is chosen by where
//! running text is dense and links are few ([`choose`]), and what the page says of itself is taken from
//! its head ([`meta`]). No script is run and nothing is fetched.

mod choose;
mod meta;
mod walk;

use super::build::{self, Draft};
use super::{Text, furniture, limits};
use crate::problem::{Problem, ProblemKind};
use scraper::Html;

/// The text of the page `markup`.
pub(super) fn read(markup: &str) -> Text {
    let (markup, cut) = within_limits(markup);
    let page = Html::parse_document(markup);
    let walked = walk::walk(&page);
    let mut problems = Vec::new();
    if cut || walked.too_deep {
        let message = format!("The page's mark-up is nested more than {} deep or too long", limits::NESTING);
        problems.push(Problem::new(ProblemKind::Limit, message).hint("Save the text of the page alone"));
    }
    let mut drafts: Vec<Draft> = choose::article(walked);
    furniture::mark(&mut drafts);
    let mut text = build::text(drafts, 0, problems);
    text.title = meta::title(&page);
    text.site = meta::site(&page);
    text.dated = meta::dated(&page);
    text
}

/// Elements that need no end or have none, so that their number says nothing of the depth.
const ENDLESS: [&str; 24] = [
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "col", "option", "br", "hr", "img",
    "input", "link", "meta", "source", "area", "base", "wbr", "embed",
];

/// `markup` up to where it is nested too deep or too long, and whether it was cut. The parser's cost
/// grows with the depth of every element, so it may not see more.
fn within_limits(markup: &str) -> (&str, bool) {
    let mut depth = 0_usize;
    for (at, _) in markup.match_indices('<') {
        let tag = markup.get(at + 1..).unwrap_or_default();
        let name =
            |tag: &str| tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_ascii_lowercase();
        match tag.strip_prefix('/') {
            Some(end) if !ENDLESS.contains(&name(end).as_str()) => depth = depth.saturating_sub(1),
            None if tag.starts_with(|c: char| c.is_ascii_alphabetic()) && !ENDLESS.contains(&name(tag).as_str()) => {
                depth += 1;
            }
            _ => {}
        }
        if depth > 2 * limits::NESTING || at > limits::MARKUP {
            return (markup.get(..at).unwrap_or_default(), true);
        }
    }
    (markup, false)
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::text::BlockKind::{self, Caption, Heading, Item, Paragraph, Row};

    fn blocks(markup: &str) -> Vec<(BlockKind, String)> {
        let text = read(markup);
        text.blocks.iter().map(|block| (block.kind, text.at(block.span).to_owned())).collect()
    }

    #[test]
    fn an_article_is_told_from_what_stands_around_it() {
        let page = "<body><nav><a href=/>Home</a><a href=/n>News</a></nav><div id=cookie-banner><p>We use cookies to \
            improve what you see on this sample site, please accept them.</p></div><div class=wrap><h1>Sample council \
            makes steady progress</h1><div class=story><p>The sample council has made steady progress, inspectors said \
            in a letter.</p><figure><img><figcaption>The sample town hall</figcaption></figure><p>They found that plans \
            had improved, and that staff were well led.</p><ul><li>Plans have improved</li></ul></div><div \
            class=related-stories><h3>Related</h3><ul><li><a href=/x>Another council is told to improve</a></li></ul></div>\
            </div><footer><p>Copyright of the sample site, all of it.</p></footer></body>";
        assert_eq!(
            blocks(page),
            [
                (Heading, "Sample council makes steady progress".to_owned()),
                (Paragraph, "The sample council has made steady progress, inspectors said in a letter.".to_owned()),
                (Caption, "The sample town hall".to_owned()),
                (Paragraph, "They found that plans had improved, and that staff were well led.".to_owned()),
                (Item, "Plans have improved".to_owned()),
            ]
        );
    }

    #[test]
    fn a_page_without_an_article_keeps_its_words() {
        let page = "<html><body><h1>Report not found</h1><p>Try another address.</p></body></html>";
        assert_eq!(blocks(page).len(), 2);
    }

    #[test]
    fn rows_keep_their_cells_and_lines_their_breaks() {
        let page = "<main><table><tr><th>Judgement</th><th>Grade</th></tr><tr><td>Overall</td><td>Requires<br>improvement\
            </td></tr></table><p>Sample Council<br>High Street</p><p>One paragraph&nbsp;of <b>bold</b> words.</p></main>";
        assert_eq!(
            blocks(page),
            [
                (Row, "Judgement\tGrade".to_owned()),
                (Row, "Overall\tRequires improvement".to_owned()),
                (Paragraph, "Sample Council".to_owned()),
                (Paragraph, "High Street".to_owned()),
                (Paragraph, "One paragraph of bold words.".to_owned()),
            ]
        );
    }

    #[test]
    fn sites_of_many_builds_give_their_articles() {
        let story = "<p>The sample council has made steady progress, inspectors said in a letter this week.</p>\
            <p>They found that plans had improved, and that staff were well led by their managers.</p>";
        let links =
            "<ul><li><a href=/1>One story of the day</a></li><li><a href=/2>Another story of the day</a></li></ul>";
        let comment = "<p>A reader says that this is no news to anyone who lives in the borough, and never was.</p>";
        let pages = [
            format!(
                "<article><h1>Headline of it</h1><div class=share>{links}</div>{story}</article><div id=comments>{}</div>",
                comment.repeat(9)
            ),
            format!(
                "<div class='page with-sidebar'><h1>Headline of it</h1><div class=entry-content>{story}</div><div class=widget>{links}</div></div>"
            ),
            format!("<table><tr><td>{links}</td><td><h1>Headline of it</h1>{story}</td></tr></table>"),
            format!(
                "<main id=content><div class=govuk-grid-row><h1>Headline of it</h1></div><div class=govuk-grid-row>{story}</div></main><nav>{links}</nav>"
            ),
            format!(
                "<div><div><div><h1>Headline of it</h1></div></div><div><div>{story}</div></div></div><div>{links}</div>"
            ),
        ];
        for page in pages {
            let found = blocks(&page);
            let words: Vec<&str> = found.iter().map(|(_, words)| words.as_str()).collect();
            assert_eq!(words.len(), 3, "{page}: {words:?}");
            assert_eq!(words[0], "Headline of it");
            assert!(words[2].starts_with("They found"));
        }
    }

    #[test]
    fn the_head_gives_title_and_date() {
        let page = "<head><title>Steady progress at sample council | Sample News</title>\
            <script type='application/ld+json'>{\"@graph\":[{\"@type\":\"NewsArticle\",\"datePublished\":\"2017-11-30T09:00:00Z\"}]}</script>\
            </head><body><p>Words.</p></body>";
        let text = read(page);
        assert_eq!(text.title.as_deref(), Some("Steady progress at sample council"));
        assert_eq!(text.dated.as_deref(), Some("2017-11-30T09:00:00Z"));
    }

    #[test]
    fn deep_nesting_is_cut_and_said() {
        let page = format!("<p>Top.</p>{}<p>Deep.</p>", "<div>".repeat(5_000));
        let text = read(&page);
        assert!(text.content.starts_with("Top."));
        assert_eq!(text.problems.len(), 1);
    }
}
