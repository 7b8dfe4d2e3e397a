//! How fast the scoring stage alone is: one core, text in memory, documents understood beforehand.
//!
//! Runs over the real documents beside the project where they are, else over the samples, repeated.

use council_trajectories::document::{Document, Outside, understand};
use council_trajectories::scoring::{default_lexicon, explain, score};
use council_trajectories::source;
use council_trajectories::text::{self, Text};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::path::PathBuf;

/// Least text to time, in bytes.
const ENOUGH: usize = 2_000_000;
/// Most text to hold.
const MOST: usize = 10_000_000;

fn corpus() -> Vec<(Text, Document)> {
    let real = PathBuf::from("../shared/documents");
    let folder = if real.is_dir() { real } else { PathBuf::from("assets/samples") };
    let understood = |path: Result<PathBuf, _>| {
        let source = source::open(&path.ok()?).ok()?;
        let text = text::read(&source);
        let document = understand(&text, Outside::default());
        Some((text, document))
    };
    let mut corpus: Vec<(Text, Document)> = Vec::new();
    let mut held = 0;
    for document in source::walk(&[folder]).filter_map(understood) {
        held += document.0.content.len();
        corpus.push(document);
        if held > MOST {
            break;
        }
    }
    let once = corpus.clone();
    while held < ENOUGH && held > 0 {
        corpus.extend(once.iter().cloned());
        held += once.iter().map(|(text, _)| text.content.len()).sum::<usize>();
    }
    corpus
}

fn scoring(criterion: &mut Criterion) {
    let (corpus, lexicon) = (corpus(), default_lexicon());
    let bytes: usize = corpus.iter().map(|(text, _)| text.content.len()).sum();
    let sentences: usize = corpus.iter().map(|(text, _)| text.sentences.len()).sum();
    let mut group = criterion.benchmark_group("scoring");
    group.sample_size(10);
    let run = || corpus.iter().map(|(text, document)| score(text, document, &lexicon).findings.len()).sum::<usize>();
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("bytes", |bencher| bencher.iter(|| black_box(run())));
    group.throughput(Throughput::Elements(sentences as u64));
    group.bench_function("sentences", |bencher| bencher.iter(|| black_box(run())));
    let long = "the pace of change has been much too slow and some progress has been made but ".repeat(200);
    group.throughput(Throughput::Bytes(long.len() as u64));
    group.bench_function("one long sentence", |bencher| {
        bencher.iter(|| black_box(explain(&long, &lexicon).claims.len()));
    });
    group.finish();
}

criterion_group!(benches, scoring);
criterion_main!(benches);
