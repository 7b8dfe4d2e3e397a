//! A web page's mark-up in, [`Text`] out.

use super::{Text, plain};
use scraper::Html;

/// The text of the page `markup`.
pub(super) fn read(markup: &str) -> Text {
    let page = Html::parse_document(markup);
    let words: String = page.root_element().text().collect();
    plain::read(&words)
}
