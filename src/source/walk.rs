//! Paths in, the paths of documents out: folders are walked in name order, one listing in memory at a
//! time for each level. Decides by name only; nothing is read.

use super::unreadable;
use crate::problem::{Problem, ProblemKind};
use std::collections::VecDeque;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

/// Folders deeper than this are not entered: a chain of links could go round for ever.
const DEPTH_LIMIT: usize = 32;

/// Endings of documents; in a folder other files are passed over, while a file named by itself is
/// always tried. Some are not read, and trying them says so. Markdown is left out: what a folder holds of it
/// is a note on the folder or on a program.
const ENDINGS: [&str; 10] = ["pdf", "docx", "html", "htm", "xhtml", "txt", "text", "doc", "rtf", "odt"];

/// The documents under `paths`, folders walked in name order, hidden files left out; a path that
/// leads nowhere is a problem and does not stop the rest. Streams: holds one folder listing a level.
pub fn walk(paths: &[PathBuf]) -> impl Iterator<Item = Result<PathBuf, Problem>> + use<> {
    Walk { levels: vec![paths.iter().cloned().collect()] }
}

/// The listings still open, outermost first.
struct Walk {
    levels: Vec<VecDeque<PathBuf>>,
}

impl Iterator for Walk {
    type Item = Result<PathBuf, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(level) = self.levels.last_mut() {
            let Some(path) = level.pop_front() else {
                self.levels.pop();
                continue;
            };
            let named = self.levels.len() == 1;
            match fs::metadata(&path) {
                Ok(data) if data.is_dir() => {
                    if let Err(problem) = self.enter(&path) {
                        return Some(Err(problem.at(&path)));
                    }
                }
                Ok(_) if named || is_document(&path) => return Some(Ok(path)),
                Ok(_) => {}
                Err(error) => return Some(Err(unreadable(&error).at(&path))),
            }
        }
        None
    }
}

impl Walk {
    fn enter(&mut self, folder: &Path) -> Result<(), Problem> {
        if self.levels.len() >= DEPTH_LIMIT {
            return Err(Problem::new(ProblemKind::Limit, format!("Folders are nested more than {DEPTH_LIMIT} deep"))
                .hint("A link may lead back to a folder that holds it"));
        }
        let listing = fs::read_dir(folder).map_err(|error| unreadable(&error))?;
        let mut paths: Vec<PathBuf> =
            listing.filter_map(Result::ok).map(|entry| entry.path()).filter(|path| !is_hidden(path)).collect();
        paths.sort();
        self.levels.push(paths.into());
        Ok(())
    }
}

fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // Word keeps a lock file "~$name.docx" beside a document that is open.
    name.starts_with('.') || name.starts_with("~$")
}

fn is_document(path: &Path) -> bool {
    let ending = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending))
}
