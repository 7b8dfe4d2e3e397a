//! A run of reading as the window follows it: what was read goes out bit by bit, in the order the files
//! were named, however many are read at once. May not know what becomes of it.

use crate::session::{EntryId, Opening};
use crate::work::Read;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// How many documents are taken in at once: as many as one frame bears.
const AT_ONCE: usize = 64;
/// Fewer are taken in after as many seconds.
const EVERY: f64 = 0.5;

/// What a run of reading is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Documents to be added.
    Open,
    /// Files to be read again, by path.
    Reread(BTreeMap<PathBuf, EntryId>),
    /// A file that may be the one an entry lost.
    Relink(EntryId),
    /// The words of entries known already, by path.
    Text(BTreeMap<PathBuf, EntryId>),
}

/// What a run has given so far.
#[derive(Debug)]
pub struct Run {
    /// What it is for.
    pub purpose: Purpose,
    /// Files in all.
    pub total: usize,
    /// Files done.
    pub done: usize,
    /// Whether it was stopped before its end; unknown while it goes on.
    pub cancelled: Option<bool>,
    /// The step of undo that its documents are.
    pub opening: Opening,
    /// What was not taken yet, by place in the order named; nothing for a file that could not be read.
    waiting: BTreeMap<usize, Option<Read>>,
    next: usize,
    due: f64,
}

impl Run {
    /// A run that has given nothing yet.
    pub fn new(purpose: Purpose) -> Self {
        let (opening, waiting) = (Opening::default(), BTreeMap::new());
        Self { purpose, total: 0, done: 0, cancelled: None, opening, waiting, next: 0, due: 0.0 }
    }

    /// Notes what came of the file at that place.
    pub fn came(&mut self, place: usize, read: Option<Read>) {
        self.done += 1;
        self.waiting.insert(place, read);
    }

    /// Whether nothing more comes of it.
    pub fn is_over(&self) -> bool {
        self.cancelled.is_some() && self.waiting.is_empty()
    }

    /// In how many seconds there is something to take in, as far as is known.
    pub fn wait(&self, now: f64) -> Option<f64> {
        match self.ready() {
            AT_ONCE.. => Some(0.0),
            _ if self.cancelled.is_some() => Some(0.0),
            0 => None,
            _ => Some((self.due - now).max(0.0)),
        }
    }

    /// What can be taken in now, in the order named.
    pub fn take(&mut self, now: f64) -> Vec<Read> {
        self.due = now + EVERY;
        let taken = (0..self.ready()).filter_map(|_| self.waiting.pop_first());
        let taken: Vec<(usize, Option<Read>)> = taken.collect();
        self.next = taken.last().map_or(self.next, |(place, _)| place + 1);
        taken.into_iter().filter_map(|(_, read)| read).collect()
    }

    /// How many files are done before the first that is not, and no more than are taken in at once.
    fn ready(&self) -> usize {
        let is_next = |(place, next): &(&usize, usize)| self.cancelled.is_some() || *place == next;
        self.waiting.keys().zip(self.next..).take(AT_ONCE).take_while(is_next).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::default_lexicon;
    use crate::work::read_one;
    use std::path::Path;

    fn letter() -> Read {
        let sample = Path::new("assets/samples/torbay monitoring visit 2017-06-28.txt");
        read_one(sample, &default_lexicon()).expect("the sample can be read")
    }

    #[test]
    fn documents_come_out_in_the_order_named_however_they_were_read() {
        let (mut run, read) = (Run::new(Purpose::Open), letter());
        run.came(1, Some(read.clone()));
        assert_eq!(run.wait(0.0), None, "the first is still being read");
        run.came(0, None);
        assert_eq!(run.wait(0.0), Some(0.0));
        assert_eq!(run.take(0.0).len(), 1);
        run.came(2, Some(read.clone()));
        assert_eq!(run.wait(0.1), Some(EVERY - 0.1), "a few are not worth a frame each");
        run.came(5, Some(read));
        run.cancelled = Some(true);
        assert_eq!(run.wait(0.1), Some(0.0));
        assert_eq!(run.take(0.1).len(), 2, "what was read stays, whatever is missing before it");
        assert!(run.is_over());
    }

    #[test]
    fn no_frame_takes_in_more_than_it_bears() {
        let (mut run, read) = (Run::new(Purpose::Open), letter());
        (0..=AT_ONCE).for_each(|place| run.came(place, Some(read.clone())));
        run.cancelled = Some(false);
        assert_eq!(run.take(0.0).len(), AT_ONCE);
        assert_eq!((run.wait(0.0), run.is_over()), (Some(0.0), false));
        assert_eq!(run.take(0.0).len(), 1);
        assert!(run.is_over());
    }
}
