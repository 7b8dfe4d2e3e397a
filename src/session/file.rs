//! Sessions on the disk: RON with a version, relative paths, recovery files, lost files found again.
//!
//! The only part of the session that touches the disk. It never changes a file it could not read.

use super::{Entry, Origin, Session, safe_write};
use crate::problem::{Problem, ProblemKind};
use crate::source::{self, ContentHash};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use std::cell::OnceCell;
use std::fs::{self, File};
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// The version this program writes.
pub const VERSION: u32 = 1;

/// A session file larger than this is not one: 60,000 findings take some 40 MB.
const MOST_BYTES: u64 = 512 << 20;

/// How many files beside a session are looked at for one that has moved.
const MOST_LOOKED_AT: usize = 2_000;

#[derive(Serialize, Deserialize)]
struct Versioned {
    version: u32,
}

#[derive(Serialize)]
struct Written<'a> {
    version: u32,
    session: &'a Session,
}

#[derive(Deserialize)]
struct Read {
    session: Session,
}

/// The words of a session file that will stand in `folder`: paths are made relative to it.
pub fn to_ron(session: &Session, folder: Option<&Path>) -> Result<String, Problem> {
    let mut session = session.clone();
    if let Some(folder) = folder {
        change_paths(&mut session, |path| relative(path, folder));
    }
    let pretty = ron::ser::PrettyConfig::new().indentor("  ").struct_names(false).compact_arrays(false);
    let written = Written { version: VERSION, session: &session };
    ron::ser::to_string_pretty(&written, pretty).map_err(|error| {
        Problem::new(ProblemKind::Internal, format!("The session could not be put into words ({error})"))
    })
}

/// Reads the words of a session file that stands in `folder`; paths become absolute or stay as they are
/// where there is no folder.
pub fn from_ron(words: &str, folder: Option<&Path>) -> Result<Session, Problem> {
    let version = ron::from_str::<Versioned>(words).map_err(|error| damaged(&error))?.version;
    if version > VERSION {
        let message = format!(
            "The session was written by a newer version of this program (format {version}; this one reads {VERSION})"
        );
        return Err(
            Problem::new(ProblemKind::Session, message).hint("Install the newer version; the file was left as it is")
        );
    }
    if version < VERSION {
        let message = format!("The session says it has format {version}, which never existed");
        return Err(Problem::new(ProblemKind::Session, message)
            .hint("Its first lines may be damaged; the file was left as it is"));
    }
    let mut session = ron::from_str::<Read>(words).map_err(|error| damaged(&error))?.session;
    check_numbers(&mut session)?;
    if let Some(folder) = folder {
        change_paths(&mut session, |path| absolute(path, folder));
    }
    Ok(session)
}

/// Entries are found by number, so they must ascend; a session edited by hand may say otherwise.
fn check_numbers(session: &mut Session) -> Result<(), Problem> {
    let body = &mut session.body;
    if !body.entries.is_sorted_by(|a, b| a.id < b.id) {
        let message = "Two documents of the session have the same number, or their numbers do not ascend";
        return Err(
            Problem::new(ProblemKind::Session, message).hint("Number them in order; the file was left as it is")
        );
    }
    body.next_id = body.next_id.max(body.entries.last().map_or(0, |entry| entry.id.0.saturating_add(1)));
    Ok(())
}

fn damaged(error: &ron::error::SpannedError) -> Problem {
    let place = error.span.start;
    is_damaged(&format!("line {}, column {}: {}", place.line, place.col, error.code))
}

/// What a reader needs stands first, what the parser met last.
fn is_damaged(met: &str) -> Problem {
    Problem::new(ProblemKind::Session, "The session file is damaged and was not opened")
        .hint(format!("It was left as it is ({met})"))
}

/// Reads the session at `path`.
pub fn load(path: &Path) -> Result<Session, Problem> {
    let words = read_words(path).map_err(|problem| naming_backup(problem, path).at(path))?;
    from_ron(&words, Some(&folder_of(path))).map_err(|problem| naming_backup(problem, path).at(path))
}

/// The same with the version before it named, where there is one.
fn naming_backup(problem: Problem, path: &Path) -> Problem {
    let backup = safe_write::backup_of(path);
    let name = backup.file_name().filter(|_| backup.is_file());
    match (name, problem.kind) {
        (Some(name), ProblemKind::Session | ProblemKind::Empty) => {
            let hint = problem.hint.as_deref().unwrap_or_default();
            let hint = format!("Open the version saved before it, “{}”. {hint}", name.display());
            problem.hint(hint)
        }
        _ => problem,
    }
}

/// Writes `session` to `path`; the version before stays as `.bak`.
pub fn save(session: &Session, path: &Path) -> Result<(), Problem> {
    let words = to_ron(session, Some(&folder_of(path)))?;
    safe_write::write(path, words.as_bytes())
}

/// Whether the file at `path` looks like a session of this program, by its first words.
pub fn is_session(path: &Path) -> bool {
    use io::Read as _;
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(4096).read_to_end(&mut start));
    let words = String::from_utf8_lossy(&start);
    let first = words.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with("//"));
    let by_content = first.is_some_and(|line| line.starts_with('(')) && words.contains("version:");
    let by_name = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"));
    read.is_ok() && (by_content || by_name)
}

fn read_words(path: &Path) -> Result<String, Problem> {
    let size = fs::metadata(path).map_err(|error| unreadable(&error))?;
    if size.is_dir() {
        return Err(
            Problem::new(ProblemKind::Unreadable, "This is a folder, not a session").hint("Choose a .ron file in it")
        );
    }
    if size.len() > MOST_BYTES {
        return Err(Problem::new(ProblemKind::Limit, "The file is too large to be a session")
            .hint("Choose a .ron file that this program saved"));
    }
    let bytes = fs::read(path).map_err(|error| unreadable(&error))?;
    if bytes.is_empty() {
        return Err(Problem::new(ProblemKind::Empty, "The session file is empty").hint("It was left as it is"));
    }
    String::from_utf8(bytes)
        .map_err(|error| is_damaged(&format!("byte {} is not text", error.utf8_error().valid_up_to())))
}

fn unreadable(error: &io::Error) -> Problem {
    if error.kind() == io::ErrorKind::NotFound {
        return Problem::new(ProblemKind::Missing, "There is no session here")
            .hint("It may have been moved or renamed");
    }
    Problem::new(ProblemKind::Unreadable, format!("The session could not be read ({error})"))
        .hint("Check that you may read it")
}

fn change_paths(session: &mut Session, change: impl Fn(&Path) -> PathBuf) {
    for entry in &mut session.body.entries {
        if let Origin::File { path, .. } = &entry.origin {
            let changed = change(path);
            if changed != *path
                && let Origin::File { path, .. } = &mut Arc::make_mut(entry).origin
            {
                *path = changed;
            }
        }
    }
}

fn folder_of(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    absolute.parent().map(Path::to_owned).unwrap_or_default()
}

/// `path` as seen from `folder`, where the two share more than the root; else as it is.
fn relative(path: &Path, folder: &Path) -> PathBuf {
    if path.is_relative() {
        return path.to_owned();
    }
    let shared = path.components().zip(folder.components()).take_while(|(a, b)| a == b).count();
    let shares_more_than_root = path.components().take(shared).any(|part| matches!(part, Component::Normal(_)));
    if !shares_more_than_root {
        return path.to_owned();
    }
    let up = folder.components().skip(shared).map(|_| Component::ParentDir);
    up.chain(path.components().skip(shared)).collect()
}

/// `path` seen from `folder`, without `..` in it where that can be told from the words alone.
fn absolute(path: &Path, folder: &Path) -> PathBuf {
    let mut whole = PathBuf::new();
    for part in folder.join(path).components() {
        match part {
            Component::ParentDir if matches!(whole.components().next_back(), Some(Component::Normal(_))) => {
                whole.pop();
            }
            Component::CurDir => {}
            part => whole.push(part),
        }
    }
    whole
}

/// What became of an entry's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// It is where it was, with the content it had.
    There,
    /// It is where it was, with another content.
    Changed(ContentHash),
    /// A file of the same content stands here.
    Moved(PathBuf),
    /// It is nowhere near.
    Lost,
}

/// The files beside a session, among which lost ones are looked for: listed once, each read at most once.
pub struct Nearby {
    folder: Option<PathBuf>,
    files: OnceCell<Vec<(PathBuf, OnceCell<Option<ContentHash>>)>>,
}

impl Nearby {
    /// Those beside the session at `session_path`, if it was ever saved.
    pub fn new(session_path: Option<&Path>) -> Self {
        Self { folder: session_path.map(folder_of), files: OnceCell::new() }
    }

    /// Looks for the file of `entry`: at its path, then beside the session by name, then by content.
    /// `None` for a record, which has no file. Reads files, so not for the window's thread.
    pub fn look_for(&self, entry: &Entry) -> Option<Whereabouts> {
        let Origin::File { path, sha256 } = &entry.origin else { return None };
        match content_hash(path) {
            Ok(hash) if hash == *sha256 => return Some(Whereabouts::There),
            Ok(hash) => return Some(Whereabouts::Changed(hash)),
            Err(_) => {}
        }
        let has_name = |there: &&(PathBuf, _)| there.0.file_name() == path.file_name();
        let by_name = self.files().iter().filter(has_name);
        let others = self.files().iter().filter(|there| !has_name(there));
        let is_it = |hash: &OnceCell<Option<ContentHash>>, there: &Path| {
            *hash.get_or_init(|| content_hash(there).ok()) == Some(*sha256)
        };
        let found = by_name.chain(others).find(|(there, hash)| is_it(hash, there));
        Some(found.map_or(Whereabouts::Lost, |(there, _)| Whereabouts::Moved(there.clone())))
    }

    fn files(&self) -> &[(PathBuf, OnceCell<Option<ContentHash>>)] {
        self.files.get_or_init(|| {
            let files = self.folder.as_deref().map(files_below).unwrap_or_default();
            files.into_iter().map(|path| (path, OnceCell::new())).collect()
        })
    }
}

fn content_hash(path: &Path) -> Result<ContentHash, Problem> {
    source::open(path).map(|source| source.hash)
}

/// Files in `folder` and the folders in it, in name order, up to a number that can be read in a moment.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let list = |folder: &Path| {
        let mut paths: Vec<PathBuf> =
            fs::read_dir(folder).into_iter().flatten().flatten().map(|item| item.path()).collect();
        paths.sort();
        paths
    };
    let (folders, mut files): (Vec<PathBuf>, Vec<PathBuf>) = list(folder).into_iter().partition(|path| path.is_dir());
    files.extend(folders.iter().flat_map(|folder| list(folder)).filter(|path| path.is_file()).take(MOST_LOOKED_AT));
    files.truncate(MOST_LOOKED_AT);
    files
}

/// Unsaved work kept beside the session it belongs to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Recovered {
    /// Where the session was last saved, if ever.
    pub session_path: Option<PathBuf>,
    /// The session as it stood.
    pub session: Session,
    /// The phrases as they were being edited, where that was not applied.
    #[serde(default)]
    pub edited_phrases: Option<String>,
}

/// Work that an earlier run left without saving it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftBehind {
    /// Where it is kept.
    pub path: PathBuf,
    /// The session's own file, where it was ever saved.
    pub session_path: Option<PathBuf>,
    /// When it was last edited.
    pub edited: Option<DateTime>,
    /// When its own file was last saved.
    pub saved: Option<DateTime>,
}

/// The newest work in `folder` that a run left without saving. Reads the file, so not for the window's thread.
pub fn newest_left_behind(folder: &Path) -> Option<LeftBehind> {
    #[derive(Deserialize)]
    struct Head {
        session_path: Option<PathBuf>,
    }
    let path = left_behind(folder).into_iter().next()?;
    let head = read_words(&path).ok().and_then(|words| ron::from_str::<Head>(&words).ok());
    let session_path = head.and_then(|head| head.session_path);
    Some(LeftBehind { edited: written(&path), saved: session_path.as_deref().and_then(written), path, session_path })
}

/// When the file at `path` was last written, by the clock where it is.
fn written(path: &Path) -> Option<DateTime> {
    let at = fs::metadata(path).and_then(|data| data.modified()).ok()?;
    Some(Timestamp::try_from(at).ok()?.to_zoned(TimeZone::system()).datetime())
}

/// A recovery file of this run of the program; the lock says that the run is alive.
#[derive(Debug)]
pub struct Recovery {
    path: PathBuf,
    _lock: File,
}

impl Recovery {
    /// Takes the first free recovery file in `folder` (made where it is missing).
    pub fn begin(folder: &Path) -> Result<Self, Problem> {
        let failed = |error: &io::Error| {
            Problem::new(ProblemKind::Unwritable, format!("Unsaved work cannot be kept for recovery ({error})"))
                .hint("Save often")
                .at(folder)
        };
        fs::create_dir_all(folder).map_err(|error| failed(&error))?;
        for number in 0..64 {
            let path = folder.join(format!("recovery-{number}.ron"));
            if path.exists() {
                continue;
            }
            if let Some(lock) = lock(&path).map_err(|error| failed(&error))? {
                return Ok(Self { path, _lock: lock });
            }
        }
        Err(failed(&io::Error::other("64 recovery files wait to be looked at")))
    }

    /// Keeps the work as it stands.
    pub fn keep(&self, work: &Recovered) -> Result<(), Problem> {
        let words = ron::to_string(work).map_err(|error| {
            Problem::new(ProblemKind::Internal, format!("The session could not be put into words ({error})"))
        })?;
        safe_write::write_own(&self.path, words.as_bytes())
    }

    /// Forgets what was kept: the work has been saved or given up by the analyst.
    pub fn clear(&self) {
        // A recovery file that cannot be removed is offered once more; that loses nothing.
        let _ = fs::remove_file(&self.path);
    }
}

/// Recovery files in `folder` left by runs that ended without saving, newest first.
pub fn left_behind(folder: &Path) -> Vec<PathBuf> {
    let is_recovery = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.starts_with("recovery-") && path.extension().is_some_and(|ending| ending == "ron")
    };
    let is_free = |path: &PathBuf| matches!(lock(path), Ok(Some(_)));
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|item| item.path()).collect();
    paths.retain(|path| is_recovery(path) && is_free(path));
    paths.sort_by_key(|path| std::cmp::Reverse(fs::metadata(path).and_then(|data| data.modified()).ok()));
    paths
}

/// What a run that ended without saving left at `path`.
pub fn recover(path: &Path) -> Result<Recovered, Problem> {
    let words = read_words(path).map_err(|problem| problem.at(path))?;
    ron::from_str(&words).map_err(|error| damaged(&error).at(path))
}

/// Removes a recovery file the analyst does not want.
pub fn discard(path: &Path) -> Result<(), Problem> {
    fs::remove_file(path).map_err(|error| {
        Problem::new(ProblemKind::Unwritable, format!("The recovery file could not be removed ({error})")).at(path)
    })
}

fn lock(path: &Path) -> io::Result<Option<File>> {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let file = File::options().create(true).truncate(false).write(true).open(PathBuf::from(name))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(fs::TryLockError::WouldBlock) => Ok(None),
        Err(fs::TryLockError::Error(error)) => Err(error),
    }
}
