//! The stages run away from the window's thread: several documents at once, each under a time limit and
//! with panics caught; progress, cancel, and a run number by which stale results are dropped.
//!
//! [`read_all`] is the engine of both the window and the command line; [`Reader`] runs it on a thread
//! of its own and hands events over a channel. May not know what is shown.

mod crew;
mod read;
mod reader;
pub mod trial;

pub use crew::Limits;
pub use read::{Read, read_all, read_one, rescore, score_words};
pub use reader::{Event, Reader, RunId};
