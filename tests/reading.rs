//! Specification of reading: small files of each form in, blocks and sentences out. The samples are
//! written for these tests; their facts are invented.

use crate::samples::{self, docx, pdf};
use council_trajectories::source::Format;
use council_trajectories::text::{self, BlockKind, Text};
use proptest::prelude::*;

/// The blocks of `text`, one a line, with page and kind; a tab is shown as an arrow.
fn shown(text: &Text) -> String {
    let block = |block: &text::Block| {
        let page = text.page(block.span.start).map_or(String::new(), |page| format!("p{page} "));
        format!("{page}{:?}: {}", block.kind, text.at(block.span).replace('\t', " → "))
    };
    let problems = text.problems.iter().map(|problem| format!("! {problem}"));
    text.blocks.iter().map(block).chain(problems).collect::<Vec<_>>().join("\n")
}

fn sentences(text: &Text) -> Vec<&str> {
    text.sentences.iter().map(|sentence| text.at(sentence.span)).collect()
}

#[test]
fn a_pdf_without_tags_is_laid_out_by_where_its_words_stand() {
    insta::assert_snapshot!(shown(&text::from_bytes(&samples::untagged_report(), Format::Pdf)));
}

#[test]
fn a_tagged_pdf_gives_the_blocks_its_author_meant() {
    insta::assert_snapshot!(shown(&text::from_bytes(&samples::tagged_letter(), Format::Pdf)));
}

#[test]
fn a_word_document_gives_headings_items_rows_and_notes() {
    insta::assert_snapshot!(shown(&text::from_bytes(&docx::sample(), Format::Docx)));
}

#[test]
fn a_saved_news_page_gives_the_article_alone() {
    let text = text::from_bytes(samples::NEWS_PAGE.as_bytes(), Format::Html);
    insta::assert_snapshot!(format!("{:?} {:?}\n{}", text.title, text.dated, shown(&text)));
}

#[test]
fn a_plain_copy_of_a_news_page_knows_its_captions_and_furniture() {
    insta::assert_snapshot!(shown(&text::from_plain(samples::PLAIN_COPY)));
}

#[test]
fn words_split_over_two_strings_are_one_and_wide_gaps_part_words() {
    let page = pdf::page("BT /F1 12 Tf 72 700 Td [(pro) 0 (gress) -400 (is) -300 (slow)] TJ ET");
    assert_eq!(text::from_bytes(&pdf::file(&[page]), Format::Pdf).content, "progress is slow");
}

#[test]
fn ligatures_are_taken_apart_and_quotes_kept() {
    // In this font's encoding octal 256 and 257 are the ligatures fi and fl.
    let page = pdf::page("BT /F3 12 Tf 72 700 Td (The \\256rst \\252re\\257ection\\272) Tj ET");
    assert_eq!(text::from_bytes(&pdf::file(&[page]), Format::Pdf).content, "The first “reflection”");
}

#[test]
fn nested_artifacts_are_left_out() {
    let line = |y: u32, words: &str| format!("BT /F1 12 Tf 72 {y} Td ({words}) Tj ET ");
    let page = |number: u32| {
        let head =
            format!("/Artifact BMC /Span BMC {} EMC {} EMC ", line(800, "Sample head"), line(786, "of the letter"));
        pdf::page(&format!("{head}{}", line(700, &format!("Body of page {number}."))))
    };
    let text = text::from_bytes(&pdf::file(&[page(1), page(2)]), Format::Pdf);
    assert_eq!(text.content, "Body of page 1.\n\nBody of page 2.");
}

#[test]
fn every_encoding_and_line_end_of_plain_text_reads_alike() {
    let words = "Progress – “slow”.\r\n\r\nIt is better now.";
    let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let western = b"Progress \x96 \x93slow\x94.\r\rIt is better now.";
    let expected = "Progress – “slow”.\n\nIt is better now.";
    for bytes in [words.as_bytes(), &wide, western] {
        assert_eq!(text::from_bytes(bytes, Format::Plain).content, expected);
    }
}

#[test]
fn a_sentence_over_a_page_break_keeps_both_pages_in_one_block() {
    let text = text::from_bytes(&samples::untagged_report(), Format::Pdf);
    let crossing = text.sentences.iter().find(|sentence| text.at(sentence.span).starts_with("Leaders know")).copied();
    let crossing = crossing.expect("the sample has the sentence");
    assert_eq!(
        text.at(crossing.span),
        "Leaders know that the pace of change must rise before the next visit to the borough."
    );
    assert_eq!((text.page(crossing.span.start), text.page(crossing.span.end)), (Some(1), Some(2)));
}

#[test]
fn a_heading_is_a_sentence_of_its_own() {
    let text = text::from_plain("Overview\n\nThe pace of change is too slow. It must rise.");
    assert_eq!(text.blocks.first().map(|block| block.kind), Some(BlockKind::Heading));
    assert_eq!(sentences(&text), ["Overview", "The pace of change is too slow.", "It must rise."]);
}

/// What holds of every text, whatever it was read from.
fn check(text: &Text) -> Result<(), TestCaseError> {
    let mut end = 0;
    for block in &text.blocks {
        prop_assert!(block.span.start >= end && block.span.start < block.span.end);
        prop_assert!(text.content.get(block.span.start..block.span.end).is_some(), "a block ends within a character");
        let gap = text.content.get(end..block.span.start);
        prop_assert!(gap.is_some_and(|gap| gap.chars().all(char::is_whitespace)), "words stand outside every block");
        end = block.span.end;
    }
    prop_assert_eq!(end, text.content.len());
    let mut end = 0;
    for sentence in &text.sentences {
        prop_assert!(sentence.span.start >= end && sentence.span.start < sentence.span.end);
        let block = text.blocks.get(sentence.block);
        prop_assert!(block.is_some_and(|block| block.span.contains(sentence.span)));
        let words = text.content.get(sentence.span.start..sentence.span.end);
        prop_assert!(words.is_some_and(|words| words.trim() == words && !words.is_empty()));
        let gap = text.content.get(end..sentence.span.start);
        prop_assert!(gap.is_some_and(|gap| gap.chars().all(char::is_whitespace)), "words stand outside every sentence");
        end = sentence.span.end;
    }
    prop_assert!(text.pages.is_sorted() && text.pages.iter().all(|page| text.content.is_char_boundary(*page)));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_bytes_read_as_any_form_keep_the_rules(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        for format in [Format::Pdf, Format::Docx, Format::Html, Format::Plain] {
            check(&text::from_bytes(&bytes, format))?;
        }
    }

    #[test]
    fn any_words_keep_the_rules_and_read_alike_twice(words in "[A-Za-z0-9 .,;:?!\\-•\t\n\"“”’()£é1]{0,400}") {
        let text = text::from_plain(&words);
        check(&text)?;
        prop_assert_eq!(&text.content, &text::from_plain(&words).content);
    }

    #[test]
    fn any_markup_keeps_the_rules(parts in prop::collection::vec(prop::sample::select(samples::MARKUP), 0..60)) {
        check(&text::from_bytes(parts.concat().as_bytes(), Format::Html))?;
    }

    #[test]
    fn a_damaged_pdf_keeps_the_rules(at in 0_usize..6_000, byte in any::<u8>(), cut in 0_usize..6_000) {
        for mut bytes in [samples::untagged_report(), samples::tagged_letter()] {
            let (at, cut) = (at % bytes.len(), cut % bytes.len());
            bytes[at] = byte;
            check(&text::from_bytes(&bytes, Format::Pdf))?;
            check(&text::from_bytes(&bytes[..cut], Format::Pdf))?;
        }
    }

    #[test]
    fn a_damaged_word_document_keeps_the_rules(at in 0_usize..4_000, byte in any::<u8>(), cut in 0_usize..4_000) {
        let mut bytes = docx::sample();
        let (at, cut) = (at % bytes.len(), cut % bytes.len());
        bytes[at] = byte;
        check(&text::from_bytes(&bytes, Format::Docx))?;
        check(&text::from_bytes(&bytes[..cut], Format::Docx))?;
    }
}
