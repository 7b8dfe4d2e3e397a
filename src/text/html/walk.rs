//! A page's elements in, pieces out: headings, paragraphs, items, rows and captions in order, each with
//! the container it stands in and how much of it is links. Leaves out what is never text: scripts,
//! forms, navigation, and what its name says stands beside the article.

use super::super::limits;
use crate::text::{BlockKind, shape};
use scraper::{ElementRef, Html, Node};

/// Elements whose content is never an article's.
const SKIPPED: [&str; 26] = [
    "script", "style", "noscript", "template", "svg", "nav", "footer", "aside", "form", "button", "input", "select",
    "textarea", "iframe", "dialog", "menu", "object", "embed", "canvas", "audio", "video", "map", "head", "math",
    "label", "option",
];

/// Elements that stand in a line.
const INLINE: [&str; 33] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    "img", "acronym",
];

/// Words of a class or id that say an element stands beside the text.
const BESIDE: [&str; 44] = [
    "ad",
    "ads",
    "advert",
    "adverts",
    "advertisement",
    "advertising",
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "comment",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "disqus",
    "footer",
    "login",
    "menu",
    "modal",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "outbrain",
    "pagination",
    "paywall",
    "popular",
    "popup",
    "promo",
    "recommended",
    "related",
    "share",
    "sharing",
    "sidebar",
    "signup",
    "skip",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "taboola",
    "toolbar",
    "widget",
];

/// The names are not believed where they leave less than one letter in this many.
const LEAST: usize = 20;

/// One block of the page.
#[derive(Debug)]
pub(super) struct Piece {
    /// What it is.
    pub kind: BlockKind,
    /// Its words.
    pub words: String,
    /// How many of its bytes are links' words.
    pub linked: usize,
    /// Index of the container it stands in.
    pub container: usize,
    /// Number of its table, if a row.
    pub table: Option<usize>,
    /// Whether it is the page's headline.
    pub headline: bool,
}

/// An element that holds blocks.
#[derive(Debug)]
pub(super) struct Container {
    /// The container around it; the first is its own.
    pub parent: usize,
    /// Whether its name or role says that it is the article.
    pub article: bool,
}

/// What a page holds.
#[derive(Debug, Default)]
pub(super) struct Walked {
    /// Blocks in order.
    pub pieces: Vec<Piece>,
    /// Containers, each after the one around it.
    pub containers: Vec<Container>,
    /// Whether something was nested too deep to be read.
    pub too_deep: bool,
}

/// The pieces of `page`.
pub(super) fn walk(page: &Html) -> Walked {
    let walked = walk_by(page, true);
    let kept: usize = walked.pieces.iter().map(|piece| piece.words.trim().len()).sum();
    // A site that names its parts in its own way is read whole.
    if kept * LEAST < letters(page.root_element()) { walk_by(page, false) } else { walked }
}

fn walk_by(page: &Html, strict: bool) -> Walked {
    let mut walk = Walk { strict, ..Walk::default() };
    walk.out.containers.push(Container { parent: 0, article: false });
    walk.children(page.root_element(), 0);
    walk.close();
    walk.out
}

/// How many letters `element` holds.
fn letters(element: ElementRef<'_>) -> usize {
    element.text().map(|text| text.split_whitespace().map(str::len).sum::<usize>()).sum()
}

#[derive(Default)]
struct Walk {
    out: Walked,
    /// The block under construction.
    words: String,
    linked: usize,
    kind: Option<BlockKind>,
    container: usize,
    /// Depth of links and captions around.
    links: usize,
    captions: usize,
    headline: bool,
    /// Whether what is named as standing beside the text is left out.
    strict: bool,
    tables: usize,
}

impl Walk {
    fn children(&mut self, element: ElementRef<'_>, depth: usize) {
        if depth > limits::NESTING {
            self.out.too_deep = true;
            return;
        }
        for child in element.children() {
            match child.value() {
                Node::Text(text) => self.text(text),
                Node::Element(_) => {
                    if let Some(child) = ElementRef::wrap(child) {
                        self.element(child, depth + 1);
                    }
                }
                _ => {}
            }
        }
    }

    fn text(&mut self, text: &str) {
        self.words.push_str(text);
        self.linked += if self.links > 0 { text.trim().len() } else { 0 };
    }

    fn element(&mut self, element: ElementRef<'_>, depth: usize) {
        let name = element.value().name();
        if SKIPPED.contains(&name) || is_hidden(element) || (!INLINE.contains(&name) && self.is_beside(element)) {
            return;
        }
        match name {
            "br" => self.line_break(),
            "a" => {
                self.links += 1;
                self.children(element, depth);
                self.links -= 1;
            }
            "h1" => {
                self.headline = true;
                self.block(element, BlockKind::Heading, depth);
                self.headline = false;
            }
            "h2" | "h3" | "h4" | "h5" | "h6" => self.block(element, BlockKind::Heading, depth),
            "li" | "dd" => self.block(element, BlockKind::Item, depth),
            "p" | "dt" | "pre" | "address" => self.block(element, BlockKind::Paragraph, depth),
            "figcaption" | "caption" => self.caption(element, depth),
            "table" => {
                self.tables += 1;
                self.hold(element, depth);
            }
            "tr" => self.row(element, depth),
            _ if INLINE.contains(&name) => self.children(element, depth),
            _ if is_named(element, &["caption", "captions"]) && letters(element) < 400 => self.caption(element, depth),
            _ => self.hold(element, depth),
        }
    }

    /// Reads `element` as a block of its own.
    fn block(&mut self, element: ElementRef<'_>, kind: BlockKind, depth: usize) {
        self.close();
        // A paragraph within an item is the item's.
        let around = self.kind;
        let kept = around == Some(BlockKind::Item) && kind == BlockKind::Paragraph;
        self.kind = if kept { around } else { Some(kind) };
        self.children(element, depth);
        self.close();
        self.kind = around;
    }

    fn caption(&mut self, element: ElementRef<'_>, depth: usize) {
        self.captions += 1;
        self.block(element, BlockKind::Caption, depth);
        self.captions -= 1;
    }

    /// Reads `element` as a container of blocks.
    fn hold(&mut self, element: ElementRef<'_>, depth: usize) {
        self.close();
        let (around, kind) = (self.container, self.kind.take());
        self.out.containers.push(Container { parent: around, article: is_article(element) });
        self.container = self.out.containers.len() - 1;
        self.children(element, depth);
        self.close();
        (self.container, self.kind) = (around, kind);
    }

    /// A row of short cells; a table that only arranges the page is read as containers.
    fn row(&mut self, element: ElementRef<'_>, depth: usize) {
        let cells: Vec<ElementRef<'_>> = element
            .children()
            .filter_map(ElementRef::wrap)
            .filter(|cell| matches!(cell.value().name(), "td" | "th"))
            .collect();
        let text = |cell: &ElementRef<'_>| cell.text().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ");
        let words: Vec<String> = cells.iter().map(text).collect();
        let filled = words.iter().filter(|words| !words.is_empty()).count();
        if filled < 2 || words.iter().any(|words| words.len() > 500) || cells.iter().any(|cell| arranges(*cell)) {
            return self.hold(element, depth);
        }
        self.close();
        let table = Some(self.tables);
        let row = words.join("\t").trim_end().to_owned();
        self.out.pieces.push(Piece {
            kind: BlockKind::Row,
            words: row,
            linked: 0,
            container: self.container,
            table,
            headline: false,
        });
    }

    /// Two lines of one block are two blocks unless the second goes on with the sentence of the first.
    fn line_break(&mut self) {
        if shape::is_open(&self.words) && self.kind != Some(BlockKind::Paragraph) {
            self.words.push(' ');
        } else {
            let kind = self.kind;
            self.close();
            self.kind = kind;
        }
    }

    /// Ends the block under construction.
    fn close(&mut self) {
        let words = std::mem::take(&mut self.words);
        let linked = std::mem::take(&mut self.linked);
        if words.chars().any(|c| !c.is_whitespace()) {
            let kind = if self.captions > 0 { BlockKind::Caption } else { self.kind.unwrap_or(BlockKind::Paragraph) };
            let headline = self.headline && kind == BlockKind::Heading;
            let container = self.container;
            self.out.pieces.push(Piece { kind, words, linked, container, table: None, headline });
        }
    }

    /// Whether `element` says that it stands beside the text, and does not hold the article itself.
    fn is_beside(&self, element: ElementRef<'_>) -> bool {
        let role = element.attr("role").unwrap_or_default();
        let named = is_named(element, &BESIDE)
            || ["navigation", "banner", "contentinfo", "search", "complementary", "dialog"].contains(&role);
        let name = element.value().name();
        self.strict && named && !matches!(name, "body" | "html" | "main" | "article") && !holds_article(element)
    }
}

/// Whether a cell holds what only a part of a page does.
fn arranges(cell: ElementRef<'_>) -> bool {
    let parts = ["h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "article"];
    cell.descendants().filter_map(ElementRef::wrap).any(|inner| parts.contains(&inner.value().name()))
}

/// Whether `element` holds a headline or what is named as the article, as a wrapper of the whole page does.
fn holds_article(element: ElementRef<'_>) -> bool {
    element.descendants().filter_map(ElementRef::wrap).any(|inner| inner.value().name() == "h1" || is_article(inner))
}

/// Whether a class or the id of `element` is made of one of `names`.
fn is_named(element: ElementRef<'_>, names: &[&str]) -> bool {
    let id = element.attr("id").unwrap_or_default();
    let class = element.attr("class").unwrap_or_default();
    [id, class].iter().flat_map(|name| name.split(|c: char| !c.is_alphanumeric())).any(|part| {
        let part = part.to_ascii_lowercase();
        names.contains(&part.as_str())
    })
}

fn is_article(element: ElementRef<'_>) -> bool {
    let name = element.value().name();
    name == "article"
        || name == "main"
        || element.attr("role") == Some("main")
        || element.attr("itemprop") == Some("articleBody")
}

fn is_hidden(element: ElementRef<'_>) -> bool {
    let style = element.attr("style").unwrap_or_default().replace(' ', "").to_ascii_lowercase();
    element.attr("hidden").is_some() || element.attr("aria-hidden") == Some("true") || style.contains("display:none")
}
