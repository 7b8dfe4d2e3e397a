//! A document's style sheet and properties in, out which styles are headings and what its title is.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

/// What the styles of a document make of a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
// Each is a question of its own that a style may answer; two can hold at once.
#[allow(clippy::struct_excessive_bools)]
pub(super) struct Style {
    /// A heading or title.
    pub heading: bool,
    /// A list item.
    pub item: bool,
    /// A caption.
    pub caption: bool,
    /// An entry of the table of contents.
    pub contents: bool,
}

/// Styles by their id.
pub(super) type Styles = BTreeMap<String, Style>;

/// The styles of `xml`.
pub(super) fn read(xml: &str) -> Styles {
    let mut styles = Styles::new();
    let mut reader = Reader::from_str(xml);
    let mut id = String::new();
    while let Ok(event) = reader.read_event() {
        let (Event::Start(element) | Event::Empty(element)) = &event else {
            if matches!(event, Event::Eof) {
                break;
            }
            continue;
        };
        match element.local_name().as_ref() {
            "style" => id = attribute(element, "styleId").unwrap_or_default(),
            "name" => {
                let name = attribute(element, "val").unwrap_or_default();
                styles.insert(id.clone(), of_name(&name));
            }
            "outlineLvl" => styles.entry(id.clone()).or_default().heading = is_outline(element),
            "numPr" => styles.entry(id.clone()).or_default().item = true,
            _ => {}
        }
    }
    styles
}

/// What a built-in style's name says; Word writes these in English whatever its language.
pub(super) fn of_name(name: &str) -> Style {
    let name = name.to_lowercase().replace(' ', "");
    let heading = name == "title" || name == "subtitle" || name.starts_with("heading");
    Style {
        heading,
        item: name.starts_with("listbullet") || name.starts_with("listnumber"),
        caption: name == "caption",
        contents: name.strip_prefix("toc").is_some_and(|level| level.parse::<u8>().is_ok()),
    }
}

/// Whether an outline level is a heading's; 9 is body text.
pub(super) fn is_outline(element: &BytesStart<'_>) -> bool {
    attribute(element, "val").and_then(|level| level.parse::<u8>().ok()).is_some_and(|level| level < 9)
}

/// The title among the properties `xml`.
pub(super) fn title(xml: &str) -> Option<String> {
    let mut reader = Reader::from_str(xml);
    let mut title = None;
    let mut inside = false;
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => inside = element.local_name().as_ref() == "title",
            Ok(Event::End(_)) => inside = false,
            Ok(Event::Text(text)) if inside => title.get_or_insert_with(String::new).push_str(&text.xml10_content()),
            Ok(Event::GeneralRef(entity)) if inside => {
                title.get_or_insert_with(String::new).push_str(&super::body::entity(&entity));
            }
            Ok(Event::Eof) | Err(_) => break,
            _ => {}
        }
    }
    title.map(|title| title.trim().to_owned()).filter(|title| !title.is_empty())
}

/// The attribute `name` of `element`, whatever its prefix.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(found.value.into_owned())
}
