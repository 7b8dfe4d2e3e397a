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
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The folder of samples.
fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples")
}

/// The sample of that name, read and scored by the lexicon that ships; read once for all tests.
fn read(file: &str) -> &'static Read {
    static READ: LazyLock<BTreeMap<String, Read>> = LazyLock::new(|| {
        let listing = std::fs::read_dir(samples()).expect("the samples are there").filter_map(Result::ok);
        let name = |entry: &std::fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
        listing.map(|entry| (name(&entry), whole(&entry.path()))).collect()
    });
    READ.get(file).unwrap_or_else(|| panic!("there is no sample {file}"))
}

fn whole(path: &Path) -> Read {
    read_one(path, &scoring::default_lexicon()).expect("a sample can be read")
}
