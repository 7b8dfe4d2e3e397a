//! Paths in, read documents out: the stages one after another, with panics caught.

use super::crew::{self, Limits};
use crate::document::{self, Document, Outside};
use crate::problem::{Problem, ProblemKind};
use crate::scoring::{self, Lexicon, Scored};
use crate::source::{self, ContentHash, Format};
use crate::text::{self, Text};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// A document read and scored.
#[derive(Clone, Debug)]
pub struct Read {
    /// Where it was read from.
    pub path: PathBuf,
    /// Hash of its bytes.
    pub hash: ContentHash,
    /// Its form.
    pub format: Format,
    /// Its words.
    pub text: Arc<Text>,
    /// Its facts.
    pub document: Arc<Document>,
    /// What it says.
    pub scored: Arc<Scored>,
    /// What went wrong in any stage, each with the path.
    pub problems: Vec<Problem>,
}

/// Reads and scores the file at `path`; a fault in any stage is a problem and not a panic.
pub fn read_one(path: &Path, lexicon: &Lexicon) -> Result<Read, Problem> {
    caught(|| {
        let source = source::open(path)?;
        let text = text::read(&source);
        let file_name = path.file_name().and_then(|name| name.to_str());
        let mut document = document::understand(&text, Outside { file_name });
        let scored = scoring::score(&text, &document, lexicon);
        // What went wrong in reading stays with the document, as a warning in its session.
        document.problems.splice(0..0, source.problems.iter().chain(&text.problems).cloned());
        let problems = document.problems.iter().map(|problem| problem.clone().at(path)).collect();
        Ok(Read {
            path: path.to_owned(),
            hash: source.hash,
            format: source.format,
            text: Arc::new(text),
            document: Arc::new(document),
            scored: Arc::new(scored),
            problems,
        })
    })
    .map_err(|problem| problem.at(path))
}

/// The same document scored by another lexicon, without reading its file.
pub fn rescore(text: &Text, document: &Document, lexicon: &Lexicon) -> Result<Scored, Problem> {
    caught(|| Ok(scoring::score(text, document, lexicon)))
}

/// Scores words that were pasted or typed, as a text of their own.
pub fn score_words(words: &str, lexicon: &Lexicon) -> Result<(Text, Document, Scored), Problem> {
    caught(|| {
        let text = text::from_plain(words);
        let document = document::understand(&text, Outside::default());
        let scored = scoring::score(&text, &document, lexicon);
        Ok((text, document, scored))
    })
}

fn caught<T>(work: impl FnOnce() -> Result<T, Problem>) -> Result<T, Problem> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let message = "The program failed on this document";
        Err(Problem::new(ProblemKind::Internal, message)
            .hint("The others are not affected; please report it with the file"))
    })
}

/// Reads the documents among `paths` and hands each to `each` with its place in the order given, as it
/// is done. Holds no more than the documents in flight. Stops early when `cancel` is set.
pub fn read_all(
    paths: impl Iterator<Item = Result<PathBuf, Problem>> + Send + 'static,
    lexicon: &Arc<Lexicon>,
    limits: Limits,
    cancel: &Arc<AtomicBool>,
    each: impl FnMut(usize, Result<Read, Problem>),
) {
    let lexicon = lexicon.clone();
    crew::run(paths, Arc::new(move |path: &Path| read_one(path, &lexicon)), limits, cancel, each);
}
