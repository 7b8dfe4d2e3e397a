//! A stage imports only earlier stages and `problem`; only `app` knows the GUI's crates; only `source`,
//! `session` files and `export` touch the disk; no stage reads the clock.

use std::fs;
use std::path::{Path, PathBuf};

/// The stages in order; each may import those before it.
const STAGES: [&str; 12] = [
    "problem",
    "source",
    "text",
    "document",
    "scoring",
    "trajectory",
    "chart",
    "session",
    "export",
    "work",
    "cli",
    "app",
];
const GUI: [&str; 6] = ["egui", "eframe", "egui_plot", "egui_extras", "rfd", "egui_kittest"];
/// Where files may be opened, by the beginning of the path below `src`.
const DISK: [&str; 6] = ["source", "session/file", "session/safe_write", "export", "cli/score", "app/host"];

/// The program's own files with their words, tests at their end left out.
fn files() -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for item in fs::read_dir(folder).expect("src is there").flatten() {
            let path = item.path();
            if path.is_dir() { walk(&path, found) } else { found.push(path) }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    walk(&root, &mut paths);
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "rs"));
    paths.sort();
    let name = |path: &Path| path.strip_prefix(&root).expect("below src").to_string_lossy().replace('\\', "/");
    let code = |path: &Path| {
        let words = fs::read_to_string(path).expect("readable");
        words.split("#[cfg(test)]").next().unwrap_or_default().to_owned()
    };
    paths.iter().map(|path| (name(path), code(path))).collect()
}

/// The lines of code in `words`, comments left out.
fn lines(words: &str) -> impl Iterator<Item = &str> {
    words.lines().map(str::trim).filter(|line| !line.starts_with("//"))
}

fn stage_of(file: &str) -> &str {
    let first = file.split('/').next().unwrap_or(file);
    first.strip_suffix(".rs").unwrap_or(first)
}

fn rank(stage: &str) -> Option<usize> {
    STAGES.iter().position(|there| *there == stage)
}

/// The stages a line names: `crate::text::Span`, `use crate::{text, source}`.
fn named(line: &str) -> Vec<&str> {
    line.split("crate::")
        .skip(1)
        .flat_map(|rest| match rest.strip_prefix('{') {
            Some(list) => list.split([',', '}']).map(str::trim).collect::<Vec<_>>(),
            None => vec![rest],
        })
        .map(|path| path.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default())
        .collect()
}

#[test]
fn a_stage_imports_only_earlier_stages() {
    let mut wrong = Vec::new();
    for (file, words) in files() {
        let Some(own) = rank(stage_of(&file)) else { continue };
        for line in lines(&words) {
            for stage in named(line) {
                if rank(stage).is_some_and(|other| other > own) {
                    wrong.push(format!("{file}: {line}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "imports against the order of stages:\n{}", wrong.join("\n"));
}

#[test]
fn only_the_window_knows_the_gui() {
    let names_gui = |line: &str| {
        GUI.iter().any(|name| line.contains(&format!("{name}::")) || line.contains(&format!("use {name}")))
    };
    for (file, words) in files().iter().filter(|(file, _)| stage_of(file) != "app") {
        let found = lines(words).find(|line| names_gui(line));
        assert_eq!(found, None, "{file}");
    }
}

#[test]
fn only_some_files_touch_the_disk() {
    let is_word_before = |line: &str, at: usize| line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
    let names = |line: &str, name: &str| line.match_indices(name).any(|(at, _)| !is_word_before(line, at));
    let touches = |line: &str| ["fs::", "File::", "std::fs", "tempfile"].iter().any(|name| names(line, name));
    for (file, words) in files().iter().filter(|(file, _)| !DISK.iter().any(|start| file.starts_with(start))) {
        let found = lines(words).find(|line| touches(line));
        assert_eq!(found, None, "{file}");
    }
}

#[test]
fn no_stage_reads_the_clock() {
    let reads = |line: &str| ["SystemTime::now", "Zoned::now", "Timestamp::now"].iter().any(|name| line.contains(name));
    for (file, words) in files().iter().filter(|(file, _)| !["app", "cli"].contains(&stage_of(file))) {
        let found = lines(words).find(|line| reads(line));
        assert_eq!(found, None, "{file}");
    }
}

#[test]
fn every_module_says_what_it_is() {
    for (file, words) in files() {
        assert!(words.starts_with("//!"), "{file} has no //! at its head");
    }
}

#[test]
fn every_stage_stands_in_the_order() {
    for (file, _) in files() {
        let stage = stage_of(&file);
        assert!(["lib", "main"].contains(&stage) || rank(stage).is_some(), "{file} belongs to no stage");
    }
}
