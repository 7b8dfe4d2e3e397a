//! Bytes in, a file out, or the old file untouched: a new file is written beside it, synced and
//! renamed over it, the folder synced, and the version before kept as `.bak`.
//!
//! May not know what the bytes mean. Sessions and exports are written by this and by nothing else.

use crate::problem::{Problem, ProblemKind};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes `bytes` to `path` whole or not at all; what stood there before is kept beside it.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    replace(path, bytes, true).map_err(|error| unwritable(path, &error))
}

/// As [`write`], without keeping the version before: for files the program owns, as recovery files.
pub fn write_own(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    replace(path, bytes, false).map_err(|error| unwritable(path, &error))
}

/// Where the version before `path` is kept: its whole name with `.bak` after it.
pub fn backup_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".bak");
    PathBuf::from(name)
}

fn replace(path: &Path, bytes: &[u8], keep: bool) -> io::Result<()> {
    let folder = match path.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    let mut new = tempfile::NamedTempFile::new_in(folder)?;
    new.write_all(bytes)?;
    new.as_file().sync_all()?;
    if let Ok(old) = fs::metadata(path) {
        // A temporary file is private to its owner; a file that others could read stays so.
        fs::set_permissions(new.path(), old.permissions())?;
        if keep && fs::read(path)? != bytes {
            keep_old(path, folder)?;
        }
    } else {
        open_to_readers(new.path())?;
    }
    new.persist(path).map_err(|error| error.error)?;
    sync_folder(folder)
}

/// Copies rather than renames, so that there is a whole file at `path` at every moment.
fn keep_old(path: &Path, folder: &Path) -> io::Result<()> {
    let mut copy = tempfile::NamedTempFile::new_in(folder)?;
    io::copy(&mut File::open(path)?, &mut copy)?;
    copy.as_file().sync_all()?;
    fs::set_permissions(copy.path(), fs::metadata(path)?.permissions())?;
    copy.persist(backup_of(path)).map(drop).map_err(|error| error.error)
}

#[cfg(unix)]
fn open_to_readers(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn open_to_readers(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

fn unwritable(path: &Path, error: &io::Error) -> Problem {
    // The system's own words name a temporary file that nobody has heard of.
    let (why, hint) = match error.kind() {
        io::ErrorKind::PermissionDenied => ("writing is not allowed there", "Choose a folder you may write to"),
        io::ErrorKind::NotFound => ("there is no such folder", "Choose a folder that exists"),
        io::ErrorKind::StorageFull => ("the disk is full", "Free some space or choose another disk"),
        io::ErrorKind::ReadOnlyFilesystem => ("the disk cannot be written to", "Choose another disk"),
        io::ErrorKind::IsADirectory => ("a folder of this name is in the way", "Choose another name"),
        _ => ("the system refused", "Nothing was changed; try another place"),
    };
    Problem::new(ProblemKind::Unwritable, format!("The file could not be written: {why}")).hint(hint).at(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_before_is_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.ron");
        for words in ["one", "two", "two"] {
            write(&path, words.as_bytes()).expect("written");
        }
        assert_eq!(fs::read_to_string(&path).expect("there"), "two");
        assert_eq!(fs::read_to_string(backup_of(&path)).expect("kept"), "one");
        assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 2, "no temporary file is left");
    }

    #[test]
    fn a_folder_that_is_not_there_is_a_sentence() {
        let problem = write(Path::new("/nowhere/at/all.ron"), b"").expect_err("not written");
        assert_eq!(problem.kind, ProblemKind::Unwritable);
        let said =
            "The file could not be written: there is no such folder. Choose a folder that exists: /nowhere/at/all.ron";
        assert_eq!(problem.to_string(), said);
    }
}
