//! The whole pipeline over `assets/samples`: what a careful reader finds in each, what the program
//! prints of each, the same whatever the order, and the same through the built program.

mod command_line;
mod expectation;
mod golden;
mod hand_coded;
mod letters;
mod others;
mod runs;
mod stories;

use council_trajectories::scoring;
use council_trajectories::work::{Read, read_one};
use std::path::{Path, PathBuf};

/// The folder of samples.
fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples")
}

/// The sample of that name, read and scored by the lexicon that ships.
fn read(file: &str) -> Read {
    read_one(&samples().join(file), &scoring::default_lexicon()).expect("a sample can be read")
}
