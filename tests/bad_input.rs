//! Specification of reading what is not as it should be: each fault is one problem with what to do, and
//! what could be read is kept.

use crate::samples::{self, docx, pdf};
use council_trajectories::document::{Outside, understand};
use council_trajectories::problem::ProblemKind;
use council_trajectories::source::{self, Format};
use council_trajectories::text;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Writes `bytes` as `name` in a folder of their own and opens them.
fn open(name: &str, bytes: &[u8]) -> Result<source::Source, ProblemKind> {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join(name);
    fs::write(&path, bytes).expect("a file for the test");
    source::open(&path).map_err(|problem| {
        assert_eq!(problem.path.as_deref(), Some(path.as_path()), "a problem names its file");
        problem.kind
    })
}

fn kinds(text: &text::Text) -> Vec<ProblemKind> {
    text.problems.iter().map(|problem| problem.kind).collect()
}

#[test]
fn the_content_tells_the_form_and_not_the_name() {
    let report = samples::untagged_report();
    let wide: Vec<u8> = "Plain words".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cases: [(&str, &[u8], Format, bool); 8] = [
        ("report.pdf", &report, Format::Pdf, false),
        ("report", &report, Format::Pdf, false),
        ("report.txt", &report, Format::Pdf, true),
        ("letter.docx", &docx::sample(), Format::Docx, false),
        ("page.html", b"\n<!DOCTYPE html><p>Words", Format::Html, false),
        ("report.pdf", b"<html><body>Report not found</body></html>", Format::Html, true),
        ("letter.txt", b"Dear Ms Sample", Format::Plain, false),
        ("letter.txt", &wide, Format::Plain, false),
    ];
    for (name, bytes, format, misnamed) in cases {
        let source = open(name, bytes).expect("a readable form");
        assert_eq!(source.format, format, "{name}");
        assert_eq!(source.problems.iter().any(|problem| problem.kind == ProblemKind::Misnamed), misnamed, "{name}");
    }
}

#[test]
fn a_web_page_under_a_pdfs_name_is_read_and_named() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("report.pdf");
    fs::write(&path, "<html><h1>Report not found</h1></html>").expect("a file for the test");
    let source = source::open(&path).expect("a readable form");
    let said: Vec<&str> = source.problems.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(said, ["This is a web page, not a PDF"]);
    assert_eq!(text::read(&source).content, "Report not found");
}

#[test]
fn what_is_no_text_is_refused_with_its_reason() {
    assert_eq!(open("a.pdf", b"").err(), Some(ProblemKind::Empty));
    assert_eq!(open("a.txt", b" \n\t \0").err(), Some(ProblemKind::Empty));
    assert_eq!(open("a.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest").err(), Some(ProblemKind::Unsupported));
    assert_eq!(open("a.txt", &[1, 2, 3, 0, 0, 7, 250, 0, 4, 1, 2]).err(), Some(ProblemKind::Unsupported));
    assert_eq!(open("a.zip", &docx::packed(&[("a.txt", "words")])).err(), Some(ProblemKind::Unsupported));
}

#[test]
fn a_path_that_leads_nowhere_or_to_a_folder_is_a_problem() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let kind = |path: PathBuf| source::open(&path).err().map(|problem| problem.kind);
    assert_eq!(kind(folder.path().join("none.pdf")), Some(ProblemKind::Missing));
    assert_eq!(kind(folder.path().to_owned()), Some(ProblemKind::Unreadable));
}

#[test]
fn folders_are_walked_in_name_order_and_a_wrong_path_stops_nothing() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let root = folder.path();
    for name in ["b.pdf", "a/z.docx", "a/y.txt", ".hidden.pdf", "a/~$z.docx", "c.png"] {
        let path = root.join(name);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder for the test");
        fs::write(path, "words").expect("a file for the test");
    }
    let paths = [root.join("none"), root.to_owned(), root.join("c.png")];
    let found: Vec<String> = source::walk(&paths)
        .map(|path| match path {
            Ok(path) => path.strip_prefix(root).expect("within the folder").to_string_lossy().replace('\\', "/"),
            Err(problem) => format!("{:?}", problem.kind),
        })
        .collect();
    assert_eq!(found, ["Missing", "a/y.txt", "a/z.docx", "b.pdf", "c.png"]);
}

#[test]
fn the_same_bytes_have_the_same_hash() {
    let hash = |name: &str| open(name, b"words").expect("a readable form").hash.to_string();
    assert_eq!(hash("a.txt"), hash("b.txt"));
    assert_eq!(hash("a.txt").parse::<source::ContentHash>().map(|hash| hash.to_string()), Ok(hash("a.txt")));
}

#[test]
fn a_pdf_cut_short_keeps_what_it_gives_and_says_so() {
    let report = samples::untagged_report();
    let text = text::from_bytes(&report[..report.len() - 60], Format::Pdf);
    assert!(kinds(&text).contains(&ProblemKind::Truncated));
    assert!(text.content.contains("Sample Borough Council"));
}

#[test]
fn a_pdf_of_pictures_says_that_it_has_no_words() {
    let text = text::from_bytes(&pdf::file(&[pdf::page("0 0 595 842 re f")]), Format::Pdf);
    assert_eq!(kinds(&text), [ProblemKind::Scanned]);
    assert!(text.problems.iter().all(|problem| problem.hint.is_some()));
}

#[test]
fn a_pdf_of_mostly_pictures_keeps_its_words_and_says_so() {
    let picture = || pdf::page("0 0 595 842 re f");
    let words = pdf::page("BT /F1 12 Tf 72 700 Td (The only words.) Tj ET");
    let text = text::from_bytes(&pdf::file(&[words, picture(), picture()]), Format::Pdf);
    assert_eq!(kinds(&text), [ProblemKind::Scanned]);
    assert_eq!(text.content, "The only words.");
}

#[test]
fn a_locked_pdf_says_so() {
    let text = text::from_bytes(&pdf::locked(), Format::Pdf);
    assert_eq!(kinds(&text), [ProblemKind::Encrypted]);
}

#[test]
fn what_only_begins_as_a_pdf_is_damaged() {
    let text = text::from_bytes(b"%PDF-1.7\nnothing more\n%%EOF", Format::Pdf);
    assert_eq!(kinds(&text), [ProblemKind::Damaged]);
}

#[test]
fn a_pdf_of_too_many_pages_keeps_the_first() {
    let pages: Vec<pdf::Page> = (0..2_010).map(|_| pdf::page("BT /F1 12 Tf 72 700 Td (Words.) Tj ET")).collect();
    let text = text::from_bytes(&pdf::file(&pages), Format::Pdf);
    assert_eq!(kinds(&text), [ProblemKind::Limit]);
    assert_eq!(text.pages.len(), 2_000);
}

#[test]
fn a_word_document_that_unpacks_without_end_is_cut() {
    let filler = format!("<!--{}-->", " ".repeat(40 * 1024 * 1024));
    let body = format!("<w:p><w:r><w:t>First.</w:t></w:r></w:p>{filler}<w:p><w:r><w:t>Last.</w:t></w:r></w:p>");
    let text = text::from_bytes(&docx::of_body(&body), Format::Docx);
    assert!(kinds(&text).contains(&ProblemKind::Limit));
    assert_eq!(text.content, "First.");
}

#[test]
fn a_note_called_without_end_stands_where_it_is_called_first() {
    let note =
        format!("<w:footnote w:id=\"1\"><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:footnote>", "A note. ".repeat(500));
    let notes = format!("<w:footnotes>{note}</w:footnotes>");
    let call = "<w:p><w:r><w:t>Word.</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p>";
    let body = format!("<w:document><w:body>{}</w:body></w:document>", call.repeat(50_000));
    let parts = [("word/document.xml", body.as_str()), ("word/footnotes.xml", notes.as_str())];
    let text = text::from_bytes(&docx::packed(&parts), Format::Docx);
    assert_eq!(text.content.matches("A note.").count(), 500);
    assert!(text.content.starts_with("Word.") && text.content.contains("A note. A note."));
}

#[test]
fn a_word_document_nested_without_end_is_cut() {
    let body = format!("<w:p><w:r><w:t>First.</w:t></w:r></w:p>{}", "<w:sdt>".repeat(10_000));
    let text = text::from_bytes(&docx::of_body(&body), Format::Docx);
    assert!(kinds(&text).contains(&ProblemKind::Limit));
    assert_eq!(text.content, "First.");
}

#[test]
fn a_damaged_word_document_keeps_what_came_before() {
    let text = text::from_bytes(&docx::of_body("<w:p><w:r><w:t>First.</w:t></w:r></w:p></w:body><oops"), Format::Docx);
    assert!(kinds(&text).contains(&ProblemKind::Damaged));
    assert_eq!(text.content, "First.");
}

#[test]
fn a_paragraph_of_quotations_costs_in_proportion_to_its_length() {
    let words = "“The pace of change is far too slow,” said a spokesman for Torbay Council. ".repeat(10_000);
    let text = text::from_bytes(words.as_bytes(), Format::Plain);
    let begun = Instant::now();
    let document = understand(&text, Outside::default());
    assert_eq!(document.passages.len(), text.sentences.len());
    assert!(begun.elapsed() < Duration::from_secs(40), "{:?}", begun.elapsed());
}

#[test]
fn a_page_nested_without_end_is_cut_and_quickly() {
    let page = format!("<p>First.</p>{}<p>Deep.</p>", "<div>".repeat(200_000));
    let text = text::from_bytes(page.as_bytes(), Format::Html);
    assert_eq!(kinds(&text), [ProblemKind::Limit]);
    assert_eq!(text.content, "First.");
}
