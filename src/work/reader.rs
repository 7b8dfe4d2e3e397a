//! Runs of reading on a thread of their own, for the window: start, progress, cancel.

use super::crew::Limits;
use super::read::{Read, read_all};
use crate::problem::Problem;
use crate::scoring::Lexicon;
use crate::source;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

/// Names a run; never used twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RunId(pub u64);

/// What a run reports.
#[derive(Debug)]
pub enum Event {
    /// How many documents there are to read.
    Counted(usize),
    /// One was read; its place in the order given.
    Read(usize, Box<Read>),
    /// One could not be read; its place in the order given.
    Failed(usize, Problem),
    /// The run is over; nothing more comes from it.
    Finished {
        /// Whether it was cancelled before its end.
        cancelled: bool,
    },
}

/// Starts runs and hears of them.
pub struct Reader {
    send: Sender<(RunId, Event)>,
    heard: Receiver<(RunId, Event)>,
    wake: Arc<dyn Fn() + Send + Sync>,
    running: Vec<(RunId, Arc<AtomicBool>)>,
    next: u64,
    limits: Limits,
}

impl Reader {
    /// A reader that calls `wake` from other threads whenever there is something to hear.
    pub fn new(wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        let (send, heard) = mpsc::channel();
        Self { send, heard, wake, running: Vec::new(), next: 0, limits: Limits::default() }
    }

    /// Begins to read what is at `paths`, folders and all.
    pub fn start(&mut self, paths: Vec<PathBuf>, lexicon: Arc<Lexicon>) -> RunId {
        let run = RunId(self.next);
        self.next += 1;
        let cancel = Arc::new(AtomicBool::new(false));
        self.running.push((run, cancel.clone()));
        let (send, wake, limits) = (self.send.clone(), self.wake.clone(), self.limits);
        thread::spawn(move || {
            let tell = |event| {
                // Nobody listens any more when the window has closed.
                let _ = send.send((run, event));
                wake();
            };
            let found: Vec<_> = source::walk(&paths).take_while(|_| !cancel.load(Ordering::Relaxed)).collect();
            tell(Event::Counted(found.len()));
            read_all(found.into_iter(), &lexicon, limits, &cancel, |place, result| {
                tell(match result {
                    Ok(read) => Event::Read(place, Box::new(read)),
                    Err(problem) => Event::Failed(place, problem),
                });
            });
            tell(Event::Finished { cancelled: cancel.load(Ordering::Relaxed) });
        });
        run
    }

    /// Asks a run to stop; what it has read stays.
    pub fn cancel(&self, run: RunId) {
        if let Some((_, cancel)) = self.running.iter().find(|(there, _)| *there == run) {
            cancel.store(true, Ordering::Relaxed);
        }
    }

    /// Stops a run and forgets it: what still comes from it is dropped.
    pub fn forget(&mut self, run: RunId) {
        self.cancel(run);
        self.running.retain(|(there, _)| *there != run);
    }

    /// The next thing heard from a run that was not forgotten; never waits.
    pub fn hear(&mut self) -> Option<(RunId, Event)> {
        while let Ok((run, event)) = self.heard.try_recv() {
            if !self.running.iter().any(|(there, _)| *there == run) {
                continue;
            }
            if matches!(event, Event::Finished { .. }) {
                self.running.retain(|(there, _)| *there != run);
            }
            return Some((run, event));
        }
        None
    }
}
