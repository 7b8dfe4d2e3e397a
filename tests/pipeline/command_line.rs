//! `score` through the built program: forms of output, exit codes, problems, and no display.

use super::samples;
use council_trajectories::scoring;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const LETTER: &str = "surrey monitoring visit 2020-02-12.txt";
const JOINT: &str = "east riding joint targeted area inspection 2018-07-02.txt";
const PDF: &str = "surrey monitoring visit 2019-03-14.pdf";

/// The program, without a display.
fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_council-trajectories"));
    for display in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
        command.env_remove(display);
    }
    command
}

fn score(arguments: &[&str]) -> Output {
    program().current_dir(samples()).arg("score").args(arguments).output().expect("the program runs")
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("standard output is JSON")
}

fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value[field].as_array().map_or(&[], Vec::as_slice)
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure_and_a_reader_that_has_enough_is_none() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("a device that is always full");
    let output = program().current_dir(samples()).args(["score", LETTER]).stdout(full).output().expect("it runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("Standard output could not be written"), "{}", errors(&output));
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let output = program().current_dir(samples()).args(["score", LETTER]).stdout(writer).output().expect("it runs");
    assert_eq!((output.status.code(), errors(&output)), (Some(0), String::new()));
}

#[test]
fn json_has_the_form_of_the_contract() {
    let output = score(&[PDF, LETTER]);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let out = json(&output);
    assert_eq!(out["version"], 1);
    assert_eq!(out["lexicon"]["sha256"], scoring::default_lexicon().sha256.as_str());
    let paths: Vec<&str> = list(&out, "documents").iter().filter_map(|document| document["path"].as_str()).collect();
    assert_eq!(paths, [PDF, LETTER]);
    let document = &out["documents"][0];
    let fields: Vec<&str> = document.as_object().expect("an object").keys().map(String::as_str).collect();
    let mut expected =
        ["path", "sha256", "kind", "title", "published", "visit", "inspectors", "addressee", "councils", "findings"];
    expected.sort_unstable();
    assert_eq!(fields, expected);
    assert_eq!(document["kind"], "monitoring visit letter");
    assert_eq!(document["visit"]["end"], "2019-03-14");
    assert_eq!(document["councils"][0]["name"], "Surrey");
    assert_eq!(document["councils"][0]["gss"], "E10000030");
    assert_eq!(document["councils"][0]["points"][0]["basis"], "headline");
}

#[test]
fn offsets_are_code_points_of_the_text_that_is_printed() {
    let output = score(&["--with-text", "."]);
    let out = json(&output);
    let mut checked = 0;
    for document in list(&out, "documents") {
        let text: Vec<char> = document["text"].as_str().expect("a text").chars().collect();
        for finding in list(document, "findings") {
            let at = |field: &str| usize::try_from(finding[field].as_u64().expect("an offset")).expect("a small one");
            let quote: String = text[at("start")..at("end")].iter().collect();
            assert_eq!(Some(quote.as_str()), finding["quote"].as_str(), "{}", document["path"]);
            checked += 1;
        }
    }
    assert!(checked > 100, "{checked} findings");
}

#[test]
fn jsonl_has_a_document_a_line() {
    let output = score(&["--format", "jsonl", PDF, LETTER]);
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut documents: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    documents.sort_by_key(|document| document["path"].to_string());
    let whole = json(&score(&[PDF, LETTER]));
    assert_eq!(documents, list(&whole, "documents"));
}

#[test]
fn csv_has_a_finding_a_row() {
    let output = score(&["--format", "csv", PDF, LETTER]);
    let mut table = csv::Reader::from_reader(output.stdout.as_slice());
    let headings = table.headers().expect("headings").clone();
    let rows: Vec<csv::StringRecord> = table.records().map(|row| row.expect("a whole row")).collect();
    let whole = json(&score(&[PDF, LETTER]));
    let findings: Vec<&Value> =
        list(&whole, "documents").iter().flat_map(|document| list(document, "findings")).collect();
    assert_eq!(rows.len(), findings.len());
    let column = |name: &str| headings.iter().position(|heading| heading == name).expect("the column");
    let (quote, level) = (column("quote"), column("level"));
    for (row, finding) in rows.iter().zip(findings) {
        assert_eq!(row.get(quote), finding["quote"].as_str());
        let number = finding["level"].as_u64().map(|level| level.to_string()).unwrap_or_default();
        assert_eq!(row.get(level), Some(number.as_str()));
    }
}

#[test]
fn a_file_that_fails_is_listed_and_the_rest_is_done() {
    let folder = tempfile::tempdir().expect("a folder");
    let empty = folder.path().join("empty.pdf");
    fs::write(&empty, b"").expect("a file");
    let empty = empty.to_str().expect("a plain path");
    let output = score(&[empty, "nowhere.pdf", JOINT]);
    assert_eq!(output.status.code(), Some(1));
    let out = json(&output);
    assert_eq!(list(&out, "documents").len(), 1);
    let problems: Vec<(&str, &str)> = list(&out, "problems")
        .iter()
        .filter_map(|problem| Some((problem["kind"].as_str()?, problem["path"].as_str()?)))
        .collect();
    assert_eq!(problems, [("empty", empty), ("missing", "nowhere.pdf")]);
    assert!(
        list(&out, "problems").iter().all(|problem| problem["message"].as_str().is_some_and(|it| !it.ends_with('.')))
    );
}

#[test]
fn forms_without_a_place_for_problems_list_them_on_standard_error_with_the_path_last() {
    for form in ["jsonl", "csv"] {
        let output = score(&["--format", form, "nowhere.pdf", JOINT]);
        assert_eq!(output.status.code(), Some(1));
        let errors = errors(&output);
        assert_eq!(errors.lines().count(), 1, "{errors}");
        assert!(errors.trim_end().ends_with(": nowhere.pdf"), "{errors}");
    }
}

#[test]
fn wrong_use_is_said_and_exits_with_2() {
    for wrong in [&["--format", "xml", LETTER][..], &[], &["--no-such-option", LETTER]] {
        let output = score(wrong);
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{wrong:?}");
    }
}

fn with_lexicon(words: &[u8]) -> (Output, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("mine.ron");
    fs::write(&path, words).expect("a file");
    let path = path.to_str().expect("a plain path").to_owned();
    (score(&["--lexicon", &path, LETTER]), path)
}

#[test]
fn a_lexicon_of_ones_own_that_says_the_same_finds_the_same() {
    let (output, _) = with_lexicon(scoring::default_lexicon_source().as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    assert_eq!(json(&output), json(&score(&[LETTER])));
    let marked = format!("\u{feff}{}", scoring::default_lexicon_source());
    assert_eq!(json(&with_lexicon(marked.as_bytes()).0), json(&output), "an editor's byte order mark");
}

#[test]
fn what_is_no_lexicon_is_told_in_one_sentence_with_its_path() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path().to_str().expect("a plain path");
    let missing = format!("{folder}/none.ron");
    let (no_text, path) = with_lexicon(&[0xff, 0xfe, 0x00]);
    let outputs = [
        (no_text, path.as_str(), "UTF-8"),
        (score(&["--lexicon", &missing, LETTER]), missing.as_str(), "no file"),
        (score(&["--lexicon", folder, LETTER]), folder, "a folder"),
        (score(&["--lexicon", "/dev/zero", LETTER]), "/dev/zero", "a device"),
    ];
    for (output, path, why) in outputs {
        let errors = errors(&output);
        assert_eq!((output.status.code(), output.stdout.is_empty()), (Some(1), true), "{errors}");
        assert!(errors.contains(why) && errors.trim_end().ends_with(path), "{errors}");
        assert_eq!(errors.lines().count(), 1, "{errors}");
    }
}

#[test]
fn a_broken_lexicon_is_told_with_its_line_and_its_path() {
    let source = scoring::default_lexicon_source();
    let broken_line = 12;
    let broken: Vec<&str> =
        source.lines().enumerate().map(|(i, line)| if i + 1 == broken_line { "    ]]] ,," } else { line }).collect();
    let (output, path) = with_lexicon(broken.join("\n").as_bytes());
    assert_ne!(output.status.code(), Some(0));
    assert!(output.stdout.is_empty());
    let errors = errors(&output);
    assert!(errors.to_lowercase().contains(&format!("line {broken_line}")), "{errors}");
    assert!(errors.trim_end().ends_with(&path) && errors.lines().count() == 1, "{errors}");
}

#[test]
fn a_sentence_alone_gives_findings_of_nobody() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sentence.txt");
    fs::write(&path, "The pace of change is too slow.").expect("a file");
    let out = json(&score(&[path.to_str().expect("a plain path")]));
    let finding = &out["documents"][0]["findings"][0];
    assert_eq!((finding["level"].as_u64(), &finding["council"]), (Some(2), &Value::Null));
}

#[test]
fn without_a_display_the_window_is_refused_in_one_sentence() {
    for arguments in [&[][..], &[LETTER]] {
        let output = program().current_dir(samples()).args(arguments).output().expect("the program runs");
        assert_eq!(output.status.code(), Some(1));
        let errors = errors(&output);
        assert_eq!(errors.lines().count(), 1, "{errors}");
        assert!(errors.contains("display") && errors.contains("score"), "{errors}");
        // Where the program was built says nothing to whoever runs it.
        assert!(!errors.contains("panicked") && !errors.contains(".rs:"), "{errors}");
    }
}

#[test]
fn the_output_can_be_cut_short_without_a_complaint() {
    let mut child = program()
        .arg("score")
        .arg(Path::new(&samples()))
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!((output.status.code(), errors(&output).as_str()), (Some(0), ""));
}
