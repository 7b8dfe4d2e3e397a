//! Path in, bytes out: reads a file under a size limit, tells its form by its content and hashes it.
//!
//! The only stage that reads documents from the disk. It may not interpret them.

use crate::problem::Problem;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::path::{Path, PathBuf};

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

/// Reads the file at `path`.
///
/// # Errors
/// A file that is missing, unreadable, empty, a folder, over the size limit or of no readable form.
pub fn open(path: &Path) -> Result<Source, Problem> {
    let _ = path;
    unimplemented!("owned by the text helper")
}

/// The documents under `paths`, folders walked in name order, hidden files left out; a path that
/// leads nowhere is a problem and does not stop the rest. Streams: holds one folder listing at a time.
pub fn walk(paths: &[PathBuf]) -> impl Iterator<Item = Result<PathBuf, Problem>> + Send + use<> {
    let _ = paths;
    std::iter::empty()
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
