//! Reads every PDF of `../shared/documents` and prints how its words compare with `pdftotext`'s, what
//! both cost in CPU time, and how much memory reading took. Says so and stops where either is missing.
//!
//! Running heads and page numbers are left out of both sides, as are hyphens: one side joins a word that
//! a line's end parts, the other keeps its hyphen.

use council_trajectories::source::{self, Format};
use council_trajectories::text;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The bars: median and least word F1, share of `pdftotext`'s CPU time, and memory in MB.
const BARS: (f64, f64, f64, f64) = (0.998, 0.99, 0.2, 300.0);
/// Lines this near a page's edge may be running heads.
const EDGE: usize = 5;

fn main() {
    if !std::env::args().any(|argument| argument == "--bench") {
        println!("reading: run by `cargo bench --bench reading`");
        return;
    }
    let documents = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/documents");
    if !documents.is_dir() {
        println!("reading: skipped, there are no documents in ../shared/documents");
        return;
    }
    if Command::new("pdftotext").arg("-v").output().is_err() {
        println!("reading: skipped, pdftotext (poppler-utils) is not installed");
        return;
    }
    run(&documents);
}

fn run(documents: &Path) {
    let sources: Vec<PathBuf> = source::walk(&[documents.to_owned()]).flatten().collect();
    let before = cpu();
    let ours: Vec<(PathBuf, String)> = sources.into_iter().filter_map(read).collect();
    let after = cpu();
    let memory = memory();
    let theirs: Vec<String> = ours.iter().map(|(path, _)| pdftotext(path)).collect();
    let end = cpu();
    let mut scores: Vec<(f64, String)> = ours
        .iter()
        .zip(&theirs)
        .map(|((path, ours), theirs)| (f1(&bag(ours), &bag(&without_heads(theirs))), name(path, documents)))
        .collect();
    scores.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (score, name) in &scores {
        println!("{score:.4}  {name}");
    }
    let median = scores.get(scores.len() / 2).map_or(0.0, |(score, _)| *score);
    let least = scores.first().map_or(0.0, |(score, _)| *score);
    println!("{} PDFs: word F1 median {median:.4} (bar {}), least {least:.4} (bar {})", scores.len(), BARS.0, BARS.1);
    match (before, after, end, memory) {
        (Some(before), Some(after), Some(end), Some(memory)) => {
            let (own, their) = (after.0 - before.0, end.1 - after.1);
            println!("CPU {own:.2} s against {their:.2} s: {:.3} times (bar {})", own / their, BARS.2);
            println!("memory at most {memory:.0} MB (bar {})", BARS.3);
        }
        _ => println!("CPU and memory: unknown on this system"),
    }
}

fn read(path: PathBuf) -> Option<(PathBuf, String)> {
    let source = source::open(&path).ok().filter(|source| source.format == Format::Pdf)?;
    Some((path, text::read(&source).content))
}

fn pdftotext(path: &Path) -> String {
    let output = Command::new("pdftotext").arg(path).arg("-").output();
    output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default()
}

fn name(path: &Path, root: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).display().to_string()
}

/// Seconds of CPU time of this process and of its finished children.
fn cpu() -> Option<(f64, f64)> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<f64> = stat.rsplit(") ").next()?.split(' ').skip(11).take(4).flat_map(str::parse).collect();
    match fields.as_slice() {
        [user, system, their_user, their_system] => {
            Some(((user + system) / 100.0, (their_user + their_system) / 100.0))
        }
        _ => None,
    }
}

/// The most memory this process has held, in MB.
fn memory() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse::<f64>().ok().map(|kilobytes| kilobytes / 1024.0)
}

/// The text without lines near an edge of a page that two fifths of the pages have there, numbers apart.
fn without_heads(text: &str) -> String {
    let key = |line: &str| line.trim().chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    let pages: Vec<Vec<&str>> = text
        .split('\u{C}')
        .map(|page| page.lines().filter(|line| !line.trim().is_empty()).collect())
        .filter(|page: &Vec<&str>| !page.is_empty())
        .collect();
    let near = |page: &Vec<&str>, index: usize| index < EDGE || index + EDGE >= page.len();
    let mut said: BTreeMap<String, usize> = BTreeMap::new();
    for page in &pages {
        let edge = page.iter().enumerate().filter(|(index, _)| near(page, *index)).map(|(_, line)| key(line));
        for line in edge.collect::<BTreeSet<_>>() {
            *said.entry(line).or_default() += 1;
        }
    }
    let needed = (pages.len() * 2 / 5).max(2);
    let kept = pages.iter().flat_map(|page| {
        let head = |line: &str| said.get(&key(line)).is_some_and(|count| *count >= needed);
        page.iter().enumerate().filter(move |(index, line)| !(near(page, *index) && head(line))).map(|(_, line)| *line)
    });
    kept.collect::<Vec<_>>().join("\n")
}

/// How often each word stands in `text`, ligatures taken apart and hyphens left out.
fn bag(text: &str) -> BTreeMap<String, usize> {
    let text = text.replace('ﬁ', "fi").replace('ﬂ', "fl");
    let hyphen = |c: char| matches!(c, '-' | '\u{AD}' | '\u{2010}' | '\u{2011}');
    let mut bag = BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric() && !hyphen(c)) {
        let word: String = word.chars().filter(|c| !hyphen(*c)).collect();
        if !word.is_empty() {
            *bag.entry(word).or_default() += 1;
        }
    }
    bag
}

fn f1(ours: &BTreeMap<String, usize>, theirs: &BTreeMap<String, usize>) -> f64 {
    let shared: usize = ours.iter().map(|(word, count)| (*count).min(theirs.get(word).copied().unwrap_or(0))).sum();
    let all = ours.values().sum::<usize>() + theirs.values().sum::<usize>();
    2.0 * shared as f64 / all.max(1) as f64
}
