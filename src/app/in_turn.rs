//! Writing, one thing after another in the order it was asked for: an older save never lands on a newer one,
//! and nothing that was forgotten comes back.

use std::sync::mpsc::{self, SendError, Sender};
use std::thread::{self, JoinHandle};

type Job = Box<dyn FnOnce() + Send>;

/// Jobs that are done in turn on a thread of their own.
pub struct InTurn {
    queue: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl InTurn {
    /// A queue with nothing in it.
    pub fn new() -> Self {
        let (queue, jobs) = mpsc::channel::<Job>();
        let thread = thread::spawn(move || jobs.into_iter().for_each(|job| job()));
        Self { queue: Some(queue), thread: Some(thread) }
    }

    /// Does `job` once all before it are done.
    pub fn then(&self, job: impl FnOnce() + Send + 'static) {
        let Some(queue) = &self.queue else { return };
        // A job that panicked took the thread with it; the next are done all the same.
        if let Err(SendError(job)) = queue.send(Box::new(job)) {
            thread::spawn(job);
        }
    }

    /// Waits until all is done; nothing can be asked for afterwards.
    pub fn finish(&mut self) {
        self.queue = None;
        if let Some(thread) = self.thread.take() {
            // A panic has been told of where it happened.
            let _ = thread.join();
        }
    }
}

impl Drop for InTurn {
    fn drop(&mut self) {
        self.finish();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};
    use std::time::Duration;

    #[test]
    fn a_slow_job_is_done_before_those_that_were_asked_for_later() {
        let done = Arc::new(Mutex::new(Vec::new()));
        let mut turns = InTurn::new();
        for number in 0..5_u64 {
            let done = done.clone();
            turns.then(move || {
                thread::sleep(Duration::from_millis(20 * (4 - number)));
                done.lock().expect("no panic").push(number);
            });
        }
        turns.finish();
        assert_eq!(*done.lock().expect("no panic"), [0, 1, 2, 3, 4], "all are done when it has finished");
    }
}
