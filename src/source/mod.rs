//! Path in, bytes out: reads a file under a size limit, tells its form by its content and hashes it.
//!
//! The only stage that reads documents from the disk. It may not interpret them.

mod sniff;
mod walk;

pub use walk::walk;

use crate::problem::{Problem, ProblemKind};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

/// The form of a file, told by its content and never by its ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Format {
    /// Portable Document Format.
    Pdf,
    /// Office Open XML word processing.
    Docx,
    /// A web page.
    Html,
    /// Anything else that is text.
    Plain,
}

/// SHA-256 of a file's bytes; written as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContentHash(pub [u8; 32]);

/// A file as it was read.
#[derive(Clone, Debug)]
pub struct Source {
    /// Where it was read from, as given.
    pub path: PathBuf,
    /// What it is.
    pub format: Format,
    /// Its whole content.
    pub bytes: Vec<u8>,
    /// Hash of `bytes`.
    pub hash: ContentHash,
    /// What is odd about it (misnamed, cut at the size limit).
    pub problems: Vec<Problem>,
}

/// The most bytes of one file that are read.
pub const SIZE_LIMIT: u64 = 64 * 1024 * 1024;

/// Reads the file at `path`.
///
/// # Errors
/// A file that is missing, unreadable, empty, a folder, over the size limit or of no readable form.
pub fn open(path: &Path) -> Result<Source, Problem> {
    let bytes = read_limited(path).map_err(|problem| problem.at(path))?;
    let format = sniff::format(&bytes).map_err(|problem| problem.at(path))?;
    let problems = sniff::misnamed(path, format).into_iter().map(|problem| problem.at(path)).collect();
    let hash = ContentHash(Sha256::digest(&bytes).into());
    Ok(Source { path: path.to_owned(), format, bytes, hash, problems })
}

/// The words of the file at `path`, which is no document: a lexicon of one's own.
///
/// # Errors
/// A file that is missing, unreadable, a folder, over the size limit or not UTF-8.
pub fn words(path: &Path) -> Result<String, Problem> {
    let is_no_text = || {
        Problem::new(ProblemKind::Unreadable, "The file is not text in UTF-8").hint("Save it as UTF-8 in a text editor")
    };
    let words = read_limited(path).and_then(|bytes| String::from_utf8(bytes).map_err(|_| is_no_text()));
    // Some editors put a byte order mark before the words.
    words.map(|words| words.trim_start_matches('\u{feff}').to_owned()).map_err(|problem| problem.at(path))
}

/// The bytes at `path`, refused before they are read when there are too many.
fn read_limited(path: &Path) -> Result<Vec<u8>, Problem> {
    let data = fs::metadata(path).map_err(|error| unreadable(&error))?;
    if data.is_dir() {
        return Err(Problem::new(ProblemKind::Unreadable, "This is a folder, not a file")
            .hint("Choose a file in it, or open the folder as a whole"));
    }
    if !data.is_file() {
        return Err(Problem::new(ProblemKind::Unreadable, "This is a device or a pipe, not a file"));
    }
    if data.len() > SIZE_LIMIT {
        return Err(over_limit());
    }
    let mut bytes = Vec::with_capacity(data.len() as usize);
    let file = fs::File::open(path).map_err(|error| unreadable(&error))?;
    // The file may grow between the two calls; the limit holds all the same.
    file.take(SIZE_LIMIT + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    if bytes.len() as u64 > SIZE_LIMIT { Err(over_limit()) } else { Ok(bytes) }
}

fn over_limit() -> Problem {
    let limit = SIZE_LIMIT / (1024 * 1024);
    Problem::new(ProblemKind::Limit, format!("The file is larger than {limit} MB, the most that is read"))
        .hint("Split it, or save its text alone")
}

fn unreadable(error: &io::Error) -> Problem {
    match error.kind() {
        io::ErrorKind::NotFound => Problem::new(ProblemKind::Missing, "There is no file or folder of this name")
            .hint("It may have been moved or renamed"),
        io::ErrorKind::PermissionDenied => {
            Problem::new(ProblemKind::Unreadable, "The file may not be read with your permissions")
        }
        _ => Problem::new(ProblemKind::Unreadable, format!("The file cannot be read: {error}")),
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl std::str::FromStr for ContentHash {
    type Err = Problem;
    fn from_str(hex: &str) -> Result<Self, Problem> {
        let wrong =
            || Problem::new(crate::problem::ProblemKind::Session, "A content hash is not 64 hexadecimal digits");
        let mut bytes = [0; 32];
        if hex.len() != 64 || !hex.is_ascii() {
            return Err(wrong());
        }
        for (i, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&hex[2 * i..2 * i + 2], 16).map_err(|_| wrong())?;
        }
        Ok(Self(bytes))
    }
}

impl Serialize for ContentHash {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ContentHash {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let hex = String::deserialize(deserializer)?;
        hex.parse().map_err(serde::de::Error::custom)
    }
}
