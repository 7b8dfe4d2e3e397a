//! Many documents at once: the same findings whatever the number of workers and the order, a broken
//! file beside whole ones, and a run that is cancelled.

use super::samples;
use council_trajectories::problem::{Problem, ProblemKind};
use council_trajectories::scoring;
use council_trajectories::source;
use council_trajectories::work::{Limits, Read, read_all};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

fn paths() -> Vec<PathBuf> {
    source::walk(&[samples()]).filter_map(Result::ok).collect()
}

/// Reads `paths` and tells what came of each place.
fn run(paths: Vec<PathBuf>, workers: usize) -> BTreeMap<usize, Result<Read, Problem>> {
    let mut all = BTreeMap::new();
    let limits = Limits { workers, ..Limits::default() };
    let never = Arc::new(AtomicBool::new(false));
    read_all(paths.into_iter().map(Ok), &scoring::default_lexicon(), limits, &never, |place, result| {
        assert!(all.insert(place, result).is_none(), "place {place} was told twice");
    });
    all
}

/// Everything that is derived from each document, by its path.
fn derived(run: BTreeMap<usize, Result<Read, Problem>>) -> BTreeMap<PathBuf, String> {
    let read = run.into_values().map(|result| result.expect("a sample can be read"));
    read.map(|read| (read.path.clone(), format!("{:?}{:?}{:?}", read.document, read.scored, read.problems))).collect()
}

#[test]
fn neither_workers_nor_order_change_what_is_found() {
    let alone = derived(run(paths(), 1));
    assert!(alone.len() > 12);
    for workers in [2, 5] {
        let mut backwards = paths();
        backwards.reverse();
        assert_eq!(derived(run(backwards, workers)), alone, "{workers} workers");
    }
}

#[test]
fn each_document_is_told_with_its_place_in_the_order_given() {
    let given = paths();
    for (place, result) in run(given.clone(), 3) {
        assert_eq!(result.map(|read| read.path).ok().as_ref(), given.get(place));
    }
}

/// A folder with a whole letter, a folder in it with another, and files that cannot be read.
fn mixed_folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let copy = |name: &str, to: &Path| fs::copy(samples().join(name), to.join(name)).expect("a copy");
    copy("surrey monitoring visit 2020-02-12.txt", folder.path());
    let inner = folder.path().join("torbay");
    fs::create_dir(&inner).expect("a folder");
    copy("torbay monitoring visit 2016-09-07.pdf", &inner);
    fs::write(folder.path().join("empty.pdf"), b"").expect("a file");
    let whole = fs::read(samples().join("buckinghamshire monitoring visit 2018-12-05.docx")).expect("a file");
    fs::write(folder.path().join("broken.docx"), &whole[..whole.len() / 2]).expect("a file");
    folder
}

#[test]
fn a_broken_file_does_not_stop_the_rest_of_its_folder() {
    let folder = mixed_folder();
    let paths: Vec<PathBuf> = source::walk(&[folder.path().to_owned()]).filter_map(Result::ok).collect();
    assert_eq!(paths.len(), 4);
    let all = run(paths, 2);
    assert_eq!(all.len(), 4);
    let found = |result: &&Result<Read, Problem>| matches!(result, Ok(read) if !read.scored.findings.is_empty());
    assert_eq!(all.values().filter(found).count(), 2);
    let kinds = |result: &Result<Read, Problem>| match result {
        Ok(read) => read.problems.iter().map(|problem| (problem.kind, problem.path.clone())).collect(),
        Err(problem) => vec![(problem.kind, problem.path.clone())],
    };
    let problems: BTreeMap<PathBuf, ProblemKind> =
        all.values().flat_map(kinds).filter_map(|(kind, path)| Some((path?, kind))).collect();
    assert_eq!(problems.get(&folder.path().join("empty.pdf")), Some(&ProblemKind::Empty));
    assert_eq!(problems.get(&folder.path().join("broken.docx")), Some(&ProblemKind::Damaged));
}

#[test]
fn a_cancelled_run_ends_without_the_rest() {
    let cancel = Arc::new(AtomicBool::new(false));
    let endless = paths().into_iter().cycle().map(Ok);
    let limits = Limits { workers: 2, ..Limits::default() };
    let mut done = 0;
    read_all(endless, &scoring::default_lexicon(), limits, &cancel, |_, _| {
        done += 1;
        if done == 3 {
            cancel.store(true, Ordering::Relaxed);
        }
    });
    // What was in hand may still be told; an endless list is not read to its end.
    assert!((3..=3 + 2 * limits.workers).contains(&done), "{done} documents");
}
