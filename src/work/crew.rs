//! Paths and a task in, results out in the order they are done: the task is run on several threads, each
//! path under a time limit.
//!
//! The PDF reader cannot be interrupted, so a worker that is over its time is left behind and another
//! takes its place.

use crate::problem::{Problem, ProblemKind};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender};
use std::sync::{Arc, Mutex, PoisonError};
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

/// What a worker says: it began on a path, is done with one, or there are no more.
enum Said<T> {
    Began(usize, PathBuf),
    Done(usize, Box<Result<T, Problem>>),
    Idle,
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
    let mut crew = Crew { paths, task, cancel: cancel.clone(), say, workers: BTreeMap::new(), time: limits.time };
    (0..limits.workers.max(1)).for_each(|_| crew.hire());
    while crew.workers.values().any(|busy| !matches!(busy, Busy::Gone)) {
        crew.listen(&heard, &mut each);
    }
}

/// The workers of one run.
struct Crew<T> {
    paths: Paths,
    task: Task<T>,
    cancel: Arc<AtomicBool>,
    say: SyncSender<(usize, Said<T>)>,
    workers: BTreeMap<usize, Busy>,
    time: Duration,
}

/// What a worker is doing, as far as it has said.
enum Busy {
    Waiting,
    Working { place: usize, path: PathBuf, since: Instant },
    Gone,
}

impl<T: Send + 'static> Crew<T> {
    fn hire(&mut self) {
        let number = self.workers.len();
        let (paths, task, cancel, say) = (self.paths.clone(), self.task.clone(), self.cancel.clone(), self.say.clone());
        let tell = move |said| say.send((number, said)).is_ok();
        // A PDF may nest deeper than the usual 2 MB of stack allow.
        let thread = thread::Builder::new().name(format!("reader {number}")).stack_size(16 << 20);
        let hired = thread.spawn(move || {
            work(&paths, &task, &cancel, &tell);
            tell(Said::Idle);
        });
        self.workers.insert(number, if hired.is_ok() { Busy::Waiting } else { Busy::Gone });
    }

    fn listen(&mut self, heard: &Receiver<(usize, Said<T>)>, each: &mut impl FnMut(usize, Result<T, Problem>)) {
        match heard.recv_timeout(PATIENCE) {
            // A worker that was left behind may still speak; nobody listens.
            Ok((number, _)) if matches!(self.workers.get(&number), None | Some(Busy::Gone)) => {}
            Ok((number, said)) => {
                let busy = match said {
                    Said::Began(place, path) => Busy::Working { place, path, since: Instant::now() },
                    Said::Done(place, result) => {
                        each(place, *result);
                        Busy::Waiting
                    }
                    Said::Idle => Busy::Gone,
                };
                self.workers.insert(number, busy);
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {}
        }
        self.leave_late_behind(each);
    }

    /// Gives up on workers that are over their time and hires others; on all when the run is cancelled.
    fn leave_late_behind(&mut self, each: &mut impl FnMut(usize, Result<T, Problem>)) {
        let cancelled = self.cancel.load(Ordering::Relaxed);
        let mut late = Vec::new();
        for busy in self.workers.values_mut() {
            if let Busy::Working { place, path, since } = busy
                && (cancelled || since.elapsed() > self.time)
            {
                late.push((*place, std::mem::take(path)));
                *busy = Busy::Gone;
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

/// A worker's day: one path after another until there are no more or nobody listens.
fn work<T>(paths: &Paths, task: &Task<T>, cancel: &AtomicBool, tell: &impl Fn(Said<T>) -> bool) {
    while let Some((place, path)) = next(paths, cancel) {
        let result = match path {
            Ok(path) if tell(Said::Began(place, path.clone())) => task(&path),
            Ok(_) => return,
            Err(problem) => Err(problem),
        };
        if !tell(Said::Done(place, Box::new(result))) {
            return;
        }
    }
}

fn next(paths: &Paths, cancel: &AtomicBool) -> Option<(usize, Result<PathBuf, Problem>)> {
    if cancel.load(Ordering::Relaxed) {
        return None;
    }
    paths.lock().unwrap_or_else(PoisonError::into_inner).next()
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
