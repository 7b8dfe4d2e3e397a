//! A published record in, a text of its few quoted words and a document of its facts out, so that it is
//! scored by the same lexicon as a file.

use super::registry::Registry;
use super::{CouncilInText, Document, Fact, Origin, Passage, Record, Role, Section, Voice};
use crate::text::{Block, BlockKind, Sentence, Span, Text};

/// The text: one paragraph and sentence for each of the record's words.
pub(super) fn text(record: &Record) -> Text {
    let mut text = Text::default();
    for words in record.words.iter().map(|words| words.trim()).filter(|words| !words.is_empty()) {
        if !text.content.is_empty() {
            text.content.push_str("\n\n");
        }
        let start = text.content.len();
        text.content.push_str(words);
        let span = Span::new(start, text.content.len());
        text.sentences.push(Sentence { span, block: text.blocks.len() });
        text.blocks.push(Block { span, kind: BlockKind::Paragraph });
    }
    text
}

/// The document: the record's facts, every sentence the inspectors' summing up of its council.
pub(super) fn document(record: &Record, text: &Text) -> Document {
    let fact = |origin| move |value| Fact::new(value, origin);
    let passages = text.sentences.iter().map(|sentence| Passage {
        council: Some(0),
        clauses: Vec::new(),
        voices: vec![(sentence.span, Voice::Inspector)],
        section: Section::Overview,
    });
    Document {
        kind: Fact::new(record.kind, Origin::Record),
        title: Some(Fact::new(title(record), Origin::Record)),
        published: record.published.map(|date| Fact::new(date, Origin::Record)),
        visit: record.visit.map(|visit| Fact::new(visit, Origin::Record)),
        inspectors: Vec::new(),
        addressee: None,
        author: None,
        outlet: None,
        councils: vec![CouncilInText {
            name: record.council.clone(),
            gss: Registry::shipped().named(&record.council).and_then(|council| council.gss.clone()),
            role: Role::Subject,
            visit_ordinal: record.visit_ordinal.map(fact(Origin::Record)),
            counted_since: record.counted_since,
            judgements: record
                .judgements
                .iter()
                .map(|(area, grade)| (*area, Fact::new(*grade, Origin::Record)))
                .collect(),
            care_joint: false,
        }],
        problems: Vec::new(),
        passages: passages.collect(),
    }
}

/// "Surrey: monitoring visit letter, visit 9".
fn title(record: &Record) -> String {
    match record.visit_ordinal {
        Some(ordinal) => format!("{}: {}, visit {ordinal}", record.council, record.kind),
        None => format!("{}: {}", record.council, record.kind),
    }
}
