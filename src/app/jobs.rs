//! Work away from the window's thread: dialogs, reading, sessions on the disk, recovery.
//!
//! Jobs are begun by `act` and heard of in [`Jobs::hear`], once a frame. May not change the state.

use super::ask::Ask;
use super::host::{Dialog, Host, Picked};
use super::in_turn::InTurn;
use super::known::Known;
use super::run::{Purpose, Run};
use crate::document::Document;
use crate::problem::Problem;
use crate::scoring::{self, Lexicon, Scored};
use crate::session::file::{self, LeftBehind, Nearby, Recovered, Recovery, Whereabouts};
use crate::session::{Entry, EntryId, Session};
use crate::text::Text;
use crate::work::trial::{self, AtHand, Trial};
use crate::work::{self, Reader, RunId};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};

/// What is heard from other threads.
#[derive(Debug)]
pub enum Heard {
    /// A dialog was answered.
    Picked(Dialog, Picked),
    /// Paths were looked at: a session among them, and the rest.
    Sorted(Option<PathBuf>, Vec<PathBuf>),
    /// A session was read, and what it comes to; how the work stood when it was asked for.
    Session(PathBuf, Result<Box<(Session, Known)>, Problem>, Vec<PathBuf>, Standing),
    /// What an earlier run left was read; how the work stood when it was asked for.
    Recovered(LeftBehind, Result<Box<ReadAgain>, Problem>, Standing),
    /// A session was written, or could not be, and what was to be done then.
    Saved(PathBuf, Box<Session>, Option<Ask>, Result<(), Problem>),
    /// An earlier run left work that was not saved.
    LeftBehind(LeftBehind),
    /// Files of the session were looked for.
    Whereabouts(Vec<(EntryId, Whereabouts)>),
    /// Something else was written: what, and how it went.
    Written(&'static str, PathBuf, Result<(), Problem>),
    /// Text for the clipboard was put together: what, and the text.
    Copied(&'static str, String),
    /// A lexicon was compiled, or could not be.
    Compiled(u64, Result<Arc<Lexicon>, Problem>),
    /// What a lexicon would change is known.
    Tried(u64, Box<Trial>),
    /// Texts were scored again by another lexicon.
    Rescored(Vec<Rescored>),
    /// A file could not be read.
    Failed(Problem),
    /// A run went on.
    Progressed,
    /// Something could not be done.
    Problem(Problem),
}

/// How far the analyst's own work had come, so that nothing done since is put away unasked. Documents that come
/// in are not the analyst's doing, their being asked for is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// [`State::steps`](super::state::State::steps).
    pub steps: u64,
    /// The version of phrases being edited.
    pub phrases: Option<u64>,
}

/// What an earlier run left, as it was read.
#[derive(Debug)]
pub struct ReadAgain {
    /// What it left.
    pub work: Recovered,
    /// The session as it was last saved, where it was.
    pub saved: Option<Session>,
    /// What the session comes to.
    pub known: Known,
}

/// A text scored again, where that could be done: a later text makes it stale.
#[derive(Debug)]
pub struct Rescored {
    /// Whose text.
    pub id: EntryId,
    /// The text.
    pub text: Arc<Text>,
    /// What it says.
    pub scored: Result<Arc<Scored>, Problem>,
}

/// Work under way.
pub struct Jobs {
    /// The world outside.
    pub host: Arc<dyn Host>,
    reader: Reader,
    runs: BTreeMap<RunId, Run>,
    say: Sender<Heard>,
    heard: Receiver<Heard>,
    wake: Arc<dyn Fn() + Send + Sync>,
    recovery: Option<Arc<Recovery>>,
    writing: InTurn,
    trial: Arc<AtomicU64>,
}

impl Jobs {
    /// Jobs that call `wake` from other threads whenever there is something to hear.
    pub fn new(host: Arc<dyn Host>, wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        let (say, heard) = mpsc::channel();
        Self {
            host,
            reader: Reader::new(wake.clone()),
            runs: BTreeMap::new(),
            say,
            heard,
            wake,
            recovery: None,
            writing: InTurn::new(),
            trial: Arc::default(),
        }
    }

    /// Runs `work` on a thread of its own and hears what it gives.
    fn spawn(&self, work: impl FnOnce() -> Heard + Send + 'static) {
        let (say, wake) = (self.say.clone(), self.wake.clone());
        std::thread::spawn(move || {
            // Nobody listens any more when the window has closed.
            let _ = say.send(work());
            wake();
        });
    }

    /// As [`Jobs::spawn`], once everything is written that was to be written before.
    fn write_in_turn(&self, work: impl FnOnce() -> Heard + Send + 'static) {
        let (say, wake) = (self.say.clone(), self.wake.clone());
        self.writing.then(move || {
            let _ = say.send(work());
            wake();
        });
    }

    /// Waits until all that is the analyst's work is written: the program ends.
    pub fn finish_writing(&mut self) {
        self.writing.finish();
    }

    /// Shows a dialog.
    pub fn ask(&self, dialog: Dialog, name: &str) {
        let (say, wake) = (self.say.clone(), self.wake.clone());
        let reply = Box::new(move |picked| {
            let _ = say.send(Heard::Picked(dialog, picked));
            wake();
        });
        self.host.ask(dialog, name, reply);
    }

    /// Looks which of `paths` is a session.
    pub fn sort(&self, paths: Vec<PathBuf>) {
        self.spawn(move || {
            let (sessions, mut rest): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| file::is_session(path));
            let mut sessions = sessions.into_iter();
            let first = sessions.next();
            rest.extend(sessions);
            Heard::Sorted(first, rest)
        });
    }

    /// Reads the session at `path`, to be put in place of the work that stands at `standing`.
    pub fn load(&self, path: PathBuf, rest: Vec<PathBuf>, standing: Standing) {
        self.spawn(move || {
            // What it comes to is worked out here too: a large session would hold the window up.
            let read = file::load(&path).map(|session| {
                let known = Known::of(&session.body, &Known::default());
                Box::new((session, known))
            });
            Heard::Session(path, read, rest, standing)
        });
    }

    /// Reads what an earlier run left, to be put in place of the work that stands at `standing`.
    pub fn recover(&self, left: LeftBehind, standing: Standing) {
        self.spawn(move || {
            let read = file::recover(&left.path).map(|work| {
                let saved = work.session_path.as_deref().and_then(|path| file::load(path).ok());
                let known = Known::of(&work.session.body, &Known::default());
                Box::new(ReadAgain { work, saved, known })
            });
            Heard::Recovered(left, read, standing)
        });
    }

    /// Writes the session to `path`; `then` is what waits for it.
    pub fn save(&self, session: Session, path: PathBuf, then: Option<Ask>) {
        self.write_in_turn(move || {
            let done = file::save(&session, &path);
            Heard::Saved(path, Box::new(session), then, done)
        });
    }

    /// Writes something made by `make`, which may take a while.
    pub fn write(
        &self,
        what: &'static str,
        path: PathBuf,
        make: impl FnOnce(&Path) -> Result<Vec<u8>, Problem> + Send + 'static,
    ) {
        let host = self.host.clone();
        self.spawn(move || {
            let done = make(&path).and_then(|bytes| host.write(&path, &bytes));
            Heard::Written(what, path, done)
        });
    }

    /// Puts together text for the clipboard, which may take a while.
    pub fn copy(&self, what: &'static str, make: impl FnOnce() -> String + Send + 'static) {
        self.spawn(move || Heard::Copied(what, make()));
    }

    /// Compiles a lexicon and, where documents are given, says what it would change of them. Another call
    /// makes this one stale.
    pub fn try_lexicon(&self, ticket: u64, source: Option<Arc<str>>, documents: Option<Vec<AtHand>>) {
        let (say, wake, latest) = (self.say.clone(), self.wake.clone(), self.trial.clone());
        if documents.is_some() {
            latest.store(ticket, Ordering::Relaxed);
        }
        std::thread::spawn(move || {
            let tell = |heard| {
                // Nobody listens any more when the window has closed.
                let _ = say.send(heard);
                wake();
            };
            let compiled = trial::compile(source.as_deref());
            tell(Heard::Compiled(ticket, compiled.clone()));
            if let (Ok(lexicon), Some(documents)) = (compiled, documents) {
                let is_stale = || latest.load(Ordering::Relaxed) != ticket;
                let tried = trial::trial(source, lexicon, &documents, is_stale);
                if let Some(trial) = tried {
                    tell(Heard::Tried(ticket, Box::new(trial)));
                }
            }
        });
    }

    /// Scores texts again by another lexicon.
    pub fn rescore(&self, source: Option<Arc<str>>, texts: Vec<(EntryId, Arc<Text>, Arc<Document>)>) {
        self.spawn(move || {
            let lexicon = match trial::compile(source.as_deref()) {
                Ok(lexicon) => lexicon,
                Err(problem) => return Heard::Problem(problem),
            };
            let rescored = texts.into_iter().map(|(id, text, document)| {
                let scored = work::rescore(&text, &document, &lexicon).map(Arc::new);
                Rescored { id, text, scored }
            });
            Heard::Rescored(rescored.collect())
        });
    }

    /// Looks whether an earlier run left work that was not saved.
    pub fn look_behind(&self) {
        if let Some(folder) = self.host.recovery() {
            self.spawn(move || file::newest_left_behind(&folder).map_or(Heard::Progressed, Heard::LeftBehind));
        }
    }

    /// Looks for the files of `entries`.
    pub fn look_for(&self, entries: Vec<Arc<Entry>>, session_path: Option<PathBuf>) {
        self.spawn(move || {
            let nearby = Nearby::new(session_path.as_deref());
            let look = |entry: &Arc<Entry>| Some((entry.id, nearby.look_for(entry)?));
            Heard::Whereabouts(entries.iter().filter_map(look).collect())
        });
    }

    /// Begins to read what is at `paths`.
    pub fn read(&mut self, paths: Vec<PathBuf>, purpose: Purpose, lexicon: Arc<Lexicon>) {
        let run = self.reader.start(paths, lexicon);
        self.runs.insert(run, Run::new(purpose));
    }

    /// A run that has documents to be taken in now; it goes on with [`Jobs::go_on`] or ends with this.
    pub fn due(&mut self, now: f64) -> Option<(RunId, Run)> {
        let is_due = |run: &Run| run.wait(now).is_some_and(|wait| wait <= 0.0);
        let id = self.runs.iter().find_map(|(id, run)| is_due(run).then_some(*id))?;
        self.runs.remove(&id).map(|run| (id, run))
    }

    /// In how many seconds a run will have documents to be taken in.
    pub fn wait(&self, now: f64) -> Option<f64> {
        self.runs.values().filter_map(|run| run.wait(now)).reduce(f64::min)
    }

    /// Lets a run go on.
    pub fn go_on(&mut self, id: RunId, run: Run) {
        self.runs.insert(id, run);
    }

    /// Stops a run of which no more is wanted.
    pub fn stop(&mut self, id: RunId) {
        self.reader.forget(id);
    }

    /// Stops all reading; what was read stays.
    pub fn cancel(&self) {
        self.runs.keys().for_each(|run| self.reader.cancel(*run));
    }

    /// Stops all reading and forgets it.
    pub fn forget(&mut self) {
        for run in std::mem::take(&mut self.runs).into_keys() {
            self.stop(run);
        }
    }

    /// Files done and files in all, of reading that adds or changes documents.
    pub fn progress(&self) -> Option<(usize, usize)> {
        let is_one = |run: &Run| matches!(&run.purpose, Purpose::Text(ids) if ids.len() == 1);
        let shown = self.runs.values().filter(|run| !is_one(run));
        shown.map(|run| (run.done, run.total)).reduce(|a, b| (a.0 + b.0, a.1 + b.1))
    }

    /// The next thing heard; never waits.
    pub fn hear(&mut self) -> Option<Heard> {
        if let Ok(heard) = self.heard.try_recv() {
            return Some(heard);
        }
        let (id, event) = self.reader.hear()?;
        let run = self.runs.get_mut(&id)?;
        Some(match event {
            work::Event::Counted(total) => {
                run.total = total;
                Heard::Progressed
            }
            work::Event::Read(place, read) => {
                run.came(place, Some(*read));
                Heard::Progressed
            }
            work::Event::Failed(place, problem) => {
                run.came(place, None);
                Heard::Failed(problem)
            }
            work::Event::Finished { cancelled } => {
                run.cancelled = Some(cancelled);
                Heard::Progressed
            }
        })
    }

    /// Keeps unsaved work in case the program ends without saving; once it is kept, what an earlier run
    /// left at `instead_of` goes.
    pub fn keep(&mut self, work: Recovered, instead_of: Option<PathBuf>) {
        let Some(folder) = self.host.recovery() else { return };
        if self.recovery.is_none() {
            match Recovery::begin(&folder) {
                Ok(recovery) => self.recovery = Some(Arc::new(recovery)),
                Err(problem) => {
                    let _ = self.say.send(Heard::Problem(problem));
                    return;
                }
            }
        }
        let Some(recovery) = self.recovery.clone() else { return };
        self.write_in_turn(move || {
            let kept = recovery.keep(&work);
            match kept.and_then(|()| instead_of.map_or(Ok(()), |old| file::discard(&old))) {
                Ok(()) => Heard::Progressed,
                Err(problem) => Heard::Problem(problem),
            }
        });
    }

    /// Forgets what was kept: the work is saved or given up.
    pub fn forget_kept(&self) {
        if let Some(recovery) = self.recovery.clone() {
            self.writing.then(move || recovery.clear());
        }
    }
}

/// The lexicon of `body`: its own, or the one that ships.
pub fn lexicon(own: Option<&str>) -> Result<Arc<Lexicon>, Problem> {
    match own {
        Some(source) => Lexicon::parse(source).map(Arc::new),
        None => Ok(scoring::default_lexicon()),
    }
}
