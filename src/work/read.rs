//! Paths in, read documents out, in the order they are done.
//!
//! Each worker is a plain thread with one document in hand. The PDF reader cannot be interrupted, so a
//! worker that is over its time is left behind and another takes its place.

use crate::document::{self, Document, Outside};
use crate::problem::{Problem, ProblemKind};
use crate::scoring::{self, Lexicon, Scored};
use crate::source::{self, ContentHash, Format};
use crate::text::{self, Text};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

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

/// What a run may cost.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How many documents are read at once.
    pub workers: usize,
    /// How long one document may take.
    pub time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { workers: thread::available_parallelism().map_or(1, usize::from), time: Duration::from_secs(60) }
    }
}

/// Reads and scores the file at `path`; a fault in any stage is a problem and not a panic.
pub fn read_one(path: &Path, lexicon: &Lexicon) -> Result<Read, Problem> {
    caught(|| {
        let source = source::open(path)?;
        let text = text::read(&source);
        let file_name = path.file_name().and_then(|name| name.to_str());
        let document = document::understand(&text, Outside { file_name });
        let scored = scoring::score(&text, &document, lexicon);
        let found = source.problems.iter().chain(&text.problems).chain(&document.problems);
        let problems = found.map(|problem| problem.clone().at(path)).collect();
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

/// Words pasted or typed, as if they had been read from a file of that name.
pub fn again(words: &str, lexicon: &Lexicon) -> Result<(Text, Document, Scored), Problem> {
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

/// What workers take from: the next path, and its place in the order given.
type Paths = Arc<Mutex<dyn Iterator<Item = (usize, Result<PathBuf, Problem>)> + Send>>;

/// What a worker says: it began on a path, or is done with it.
enum Said {
    Began(usize, PathBuf),
    Done(usize, Box<Result<Read, Problem>>),
    Idle,
}

/// Reads the documents among `paths` and hands each to `each` with its place in the order given, as it
/// is done. Holds no more than the documents in flight. Stops early when `cancel` is set.
pub fn read_all(
    paths: impl Iterator<Item = Result<PathBuf, Problem>> + Send + 'static,
    lexicon: &Arc<Lexicon>,
    limits: Limits,
    cancel: &Arc<AtomicBool>,
    mut each: impl FnMut(usize, Result<Read, Problem>),
) {
    let paths: Paths = Arc::new(Mutex::new(paths.enumerate()));
    let (say, heard) = mpsc::sync_channel(limits.workers);
    let mut crew =
        Crew { paths, lexicon: lexicon.clone(), cancel: cancel.clone(), say, hired: 0, busy: BTreeMap::new() };
    (0..limits.workers.max(1)).for_each(|_| crew.hire());
    while crew.busy.values().any(|busy| !matches!(busy, Busy::Gone)) {
        crew.listen(&heard, limits.time, &mut each);
    }
}

/// The workers of one run.
struct Crew {
    paths: Paths,
    lexicon: Arc<Lexicon>,
    cancel: Arc<AtomicBool>,
    say: SyncSender<(usize, Said)>,
    hired: usize,
    busy: BTreeMap<usize, Busy>,
}

/// What a worker is doing, as far as it has said.
enum Busy {
    Waiting,
    Reading { place: usize, path: PathBuf, since: Instant },
    Gone,
}

impl Crew {
    fn hire(&mut self) {
        let number = self.hired;
        self.hired += 1;
        self.busy.insert(number, Busy::Waiting);
        let (paths, lexicon, cancel, say) =
            (self.paths.clone(), self.lexicon.clone(), self.cancel.clone(), self.say.clone());
        let name = format!("reader {number}");
        // A deep PDF may nest far; the default of 2 MB is not enough for what the nesting limit allows.
        let hired = thread::Builder::new().name(name).stack_size(16 << 20).spawn(move || {
            let tell = |said| say.send((number, said)).is_ok();
            while let Some((place, path)) = next(&paths, &cancel) {
                let result = match path {
                    Ok(path) => {
                        if !tell(Said::Began(place, path.clone())) {
                            return;
                        }
                        read_one(&path, &lexicon)
                    }
                    Err(problem) => Err(problem),
                };
                if !tell(Said::Done(place, Box::new(result))) {
                    return;
                }
            }
            tell(Said::Idle);
        });
        if hired.is_err() {
            self.busy.insert(number, Busy::Gone);
        }
    }

    fn listen(
        &mut self,
        heard: &Receiver<(usize, Said)>,
        time: Duration,
        each: &mut impl FnMut(usize, Result<Read, Problem>),
    ) {
        match heard.recv_timeout(Duration::from_millis(200)) {
            // A worker that was left behind may still speak; nobody listens.
            Ok((number, _)) if matches!(self.busy.get(&number), None | Some(Busy::Gone)) => {}
            Ok((number, Said::Began(place, path))) => {
                self.busy.insert(number, Busy::Reading { place, path, since: Instant::now() });
            }
            Ok((number, Said::Done(place, result))) => {
                self.busy.insert(number, Busy::Waiting);
                each(place, *result);
            }
            Ok((number, Said::Idle)) => {
                self.busy.insert(number, Busy::Gone);
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => self.leave_behind(time, each),
        }
    }

    /// Gives up on workers that are over their time, or whose run was cancelled, and hires others.
    fn leave_behind(&mut self, time: Duration, each: &mut impl FnMut(usize, Result<Read, Problem>)) {
        let cancelled = self.cancel.load(Ordering::Relaxed);
        let mut late = Vec::new();
        for busy in self.busy.values_mut() {
            if let Busy::Reading { place, path, since } = busy
                && (cancelled || since.elapsed() > time)
            {
                late.push((*place, std::mem::take(path)));
                *busy = Busy::Gone;
            }
        }
        if cancelled {
            return;
        }
        for (place, path) in late {
            let message = format!("Reading took longer than {} seconds and was given up", time.as_secs());
            each(
                place,
                Err(Problem::new(ProblemKind::Limit, message)
                    .hint("Save it again as PDF or as text and open that")
                    .at(&path)),
            );
            self.hire();
        }
    }
}

fn next(paths: &Paths, cancel: &AtomicBool) -> Option<(usize, Result<PathBuf, Problem>)> {
    if cancel.load(Ordering::Relaxed) {
        return None;
    }
    paths.lock().unwrap_or_else(PoisonError::into_inner).next()
}
