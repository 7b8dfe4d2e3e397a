//! Paths and a task in, results out in the order they are done: the task is run on several threads, each
//! path under a time limit.
//!
//! The PDF reader cannot be interrupted, so a worker that is over its time is left behind and another
//! takes its place.

use crate::problem::{Problem, ProblemKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, SyncSender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How often workers over their time are looked for.
const PATIENCE: Duration = Duration::from_millis(200);

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
        Self { workers: thread::available_parallelism().map_or(1, usize::from), time: Duration::from_mins(1) }
    }
}

/// What workers take from: the next path, and its place in the order given.
type Paths = Arc<Mutex<dyn Iterator<Item = (usize, Result<PathBuf, Problem>)> + Send>>;
/// What is done with each path.
type Task<T> = Arc<dyn Fn(&Path) -> Result<T, Problem> + Send + Sync>;

/// What a worker says: it is done with a path, or there are no more for it.
enum Said<T> {
    Done(usize, Result<T, Problem>),
    Idle,
}

/// What a worker has in hand. Whoever changes it holds its lock, so that each path is either done by its
/// worker or given up, never both and never neither.
enum Hand {
    Nothing,
    Document {
        place: usize,
        path: PathBuf,
        since: Instant,
    },
    /// It takes no more: there are none, or it was left behind with the last one.
    Gone,
}

/// Does `task` with each of `paths` and hands each result to `each` with the path's place in the order
/// given. Stops early when `cancel` is set: what is in hand then is dropped.
pub(super) fn run<T: Send + 'static>(
    paths: impl Iterator<Item = Result<PathBuf, Problem>> + Send + 'static,
    task: Task<T>,
    limits: Limits,
    cancel: &Arc<AtomicBool>,
    mut each: impl FnMut(usize, Result<T, Problem>),
) {
    let (say, heard) = mpsc::sync_channel(limits.workers);
    let paths: Paths = Arc::new(Mutex::new(paths.enumerate()));
    let mut crew = Crew { paths, task, cancel: cancel.clone(), say, hands: Vec::new(), time: limits.time };
    (0..limits.workers.max(1)).for_each(|_| crew.hire());
    while crew.is_at_work() {
        if let Ok(Said::Done(place, result)) = heard.recv_timeout(PATIENCE) {
            each(place, result);
        }
        crew.leave_late_behind(&mut each);
    }
    // What was done while the last of them went.
    for said in heard.try_iter() {
        if let Said::Done(place, result) = said {
            each(place, result);
        }
    }
    // What nobody took, where the system gave no thread for another worker.
    while let Some((place, path)) = next(&crew.paths, cancel) {
        let message = "The system gave the program no room to read this document";
        let problem = |path: PathBuf| {
            Problem::new(ProblemKind::Limit, message).hint("Close other programs and open it again").at(&path)
        };
        each(place, path.and_then(|path| Err(problem(path))));
    }
}

/// The workers of one run.
struct Crew<T> {
    paths: Paths,
    task: Task<T>,
    cancel: Arc<AtomicBool>,
    say: SyncSender<Said<T>>,
    hands: Vec<Arc<Mutex<Hand>>>,
    time: Duration,
}

impl<T: Send + 'static> Crew<T> {
    fn hire(&mut self) {
        let hand = Arc::new(Mutex::new(Hand::Nothing));
        let worker = Worker {
            paths: self.paths.clone(),
            task: self.task.clone(),
            cancel: self.cancel.clone(),
            say: self.say.clone(),
            hand: hand.clone(),
        };
        // A PDF may nest deeper than the usual 2 MB of stack allow.
        let thread = thread::Builder::new().name(format!("reader {}", self.hands.len())).stack_size(16 << 20);
        if thread.spawn(move || worker.work()).is_ok() {
            self.hands.push(hand);
        }
    }

    fn is_at_work(&self) -> bool {
        self.hands.iter().any(|hand| !matches!(*lock(hand), Hand::Gone))
    }

    /// Gives up on workers that are over their time and hires others; on all when the run is cancelled.
    fn leave_late_behind(&mut self, each: &mut impl FnMut(usize, Result<T, Problem>)) {
        let cancelled = self.cancel.load(Ordering::Relaxed);
        let mut late = Vec::new();
        for hand in &self.hands {
            let mut hand = lock(hand);
            if let Hand::Document { place, path, since } = &mut *hand
                && (cancelled || since.elapsed() > self.time)
            {
                late.push((*place, std::mem::take(path)));
                *hand = Hand::Gone;
            }
        }
        if cancelled {
            return;
        }
        for (place, path) in late {
            let message = format!("Reading took longer than {} seconds and was given up", self.time.as_secs());
            let hint = "Save it again as PDF or as text and open that";
            each(place, Err(Problem::new(ProblemKind::Limit, message).hint(hint).at(&path)));
            self.hire();
        }
    }
}

struct Worker<T> {
    paths: Paths,
    task: Task<T>,
    cancel: Arc<AtomicBool>,
    say: SyncSender<Said<T>>,
    hand: Arc<Mutex<Hand>>,
}

impl<T> Worker<T> {
    /// One path after another until there are no more, nobody listens or it is left behind.
    fn work(self) {
        while let Some((place, path)) = self.take() {
            let result = path.and_then(|path| (self.task)(&path));
            if !self.put_down() || self.say.send(Said::Done(place, result)).is_err() {
                return;
            }
        }
        // Nobody hears it where the run has ended.
        let _ = self.say.send(Said::Idle);
    }

    /// Takes the next path in hand; nothing, and it is gone, where there is none or the run is cancelled.
    fn take(&self) -> Option<(usize, Result<PathBuf, Problem>)> {
        let mut hand = lock(&self.hand);
        let next = next(&self.paths, &self.cancel);
        *hand = match &next {
            Some((place, Ok(path))) => Hand::Document { place: *place, path: path.clone(), since: Instant::now() },
            Some((_, Err(_))) => Hand::Nothing,
            None => Hand::Gone,
        };
        next
    }

    /// Empties its hand; false where it was left behind with what was in it.
    fn put_down(&self) -> bool {
        let mut hand = lock(&self.hand);
        let is_left = matches!(*hand, Hand::Gone);
        if !is_left {
            *hand = Hand::Nothing;
        }
        !is_left
    }
}

/// The next path; nothing once the run is cancelled.
fn next(paths: &Paths, cancel: &AtomicBool) -> Option<(usize, Result<PathBuf, Problem>)> {
    if cancel.load(Ordering::Relaxed) { None } else { lock(paths).next() }
}

/// A worker that panicked left nothing half done.
fn lock<V: ?Sized>(shared: &Mutex<V>) -> MutexGuard<'_, V> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn paths(count: usize) -> impl Iterator<Item = Result<PathBuf, Problem>> + Send {
        (0..count).map(|number| Ok(PathBuf::from(number.to_string())))
    }

    fn limits(workers: usize, milliseconds: u64) -> Limits {
        Limits { workers, time: Duration::from_millis(milliseconds) }
    }

    #[test]
    fn every_path_is_done_once_whatever_the_number_of_workers() {
        for workers in [0, 1, 3] {
            let mut places = Vec::new();
            let task: Task<usize> = Arc::new(|path| Ok(path.to_string_lossy().parse().unwrap_or(usize::MAX)));
            run(paths(50), task, limits(workers, 60_000), &Arc::default(), |place, result| {
                assert_eq!(result, Ok(place));
                places.push(place);
            });
            assert_eq!(places.len(), 50);
            assert_eq!(places.into_iter().collect::<BTreeSet<_>>(), (0..50).collect());
        }
    }

    #[test]
    fn what_takes_too_long_is_given_up_and_the_rest_goes_on() {
        let task: Task<()> = Arc::new(|path| {
            if path == Path::new("1") {
                thread::sleep(Duration::from_mins(10));
            }
            Ok(())
        });
        let (mut done, mut problems) = (0, Vec::new());
        run(paths(4), task, limits(1, 300), &Arc::default(), |_, result| match result {
            Ok(()) => done += 1,
            Err(problem) => problems.push(problem),
        });
        assert_eq!(done, 3);
        assert_eq!(problems.len(), 1);
        assert_eq!((problems[0].kind, problems[0].path.as_deref()), (ProblemKind::Limit, Some(Path::new("1"))));
    }

    #[test]
    fn a_worker_that_was_left_behind_and_comes_back_takes_nothing_with_it() {
        let task: Task<()> = Arc::new(|path| {
            let slow = path == Path::new("0") || path == Path::new("3");
            thread::sleep(Duration::from_millis(if slow { 500 } else { 60 }));
            Ok(())
        });
        let mut places = Vec::new();
        run(paths(20), task, limits(1, 200), &Arc::default(), |place, _| places.push(place));
        places.sort_unstable();
        assert_eq!(places, (0..20).collect::<Vec<_>>(), "each is told of once");
    }

    #[test]
    fn cancelling_ends_the_run_at_once() {
        let cancel = Arc::new(AtomicBool::new(false));
        let task: Task<()> = Arc::new(|path| {
            if path == Path::new("2") {
                thread::sleep(Duration::from_mins(10));
            }
            Ok(())
        });
        let mut done = 0;
        run(paths(1_000), task, limits(1, 60_000), &cancel, |_, _| {
            done += 1;
            cancel.store(done == 2, Ordering::Relaxed);
        });
        assert_eq!(done, 2);
    }
}
