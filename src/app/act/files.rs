//! Opening, reading, saving, exporting: what is begun here is heard of in [`heard`].

use super::Acting;
use crate::app::ask::Ask;
use crate::app::command::Command;
use crate::app::host::{Dialog, Picked};
use crate::app::jobs::{Heard, ReadAgain, Standing, lexicon};
use crate::app::known::Known;
use crate::app::run::{Purpose, Run};
use crate::app::state::{Loaded, Progress, Question, SessionFile, Tab};
use crate::app::{EXAMPLE, words};
use crate::document;
use crate::problem::{Problem, ProblemKind};
use crate::session::file::{self, LeftBehind, Whereabouts};
use crate::session::{Edit, EntryId, NewEntry, Opening, Origin, Session};
use crate::work::Read;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

impl Acting<'_> {
    pub(super) fn run_file(&mut self, command: Command) {
        match command {
            Command::OpenDocuments => self.pick(Dialog::Documents),
            Command::OpenFolder => self.pick(Dialog::Folder),
            Command::OpenSession => self.pick(Dialog::Session),
            Command::OpenExample => match file::from_ron(EXAMPLE, None) {
                Ok(session) => self.take_session(session, SessionFile::default()),
                Err(problem) => self.state.complain(problem),
            },
            Command::NewSession => self.take_session(Session::default(), SessionFile::default()),
            Command::Save => match self.state.file.path.clone() {
                Some(path) => self.save(path),
                None => self.pick(Dialog::SaveSession),
            },
            Command::SaveAs => self.pick(Dialog::SaveSession),
            Command::ExportChart => self.pick(Dialog::SaveChart),
            Command::ExportTable => self.pick(Dialog::SaveTable),
            Command::ExportReport => self.pick(Dialog::SaveReport),
            Command::Quit => self.quit(),
            _ => {}
        }
    }

    pub(super) fn pick(&mut self, dialog: Dialog) {
        let name = match dialog {
            Dialog::SaveSession => match &self.state.file.path {
                Some(_) => self.state.name(),
                None => "councils.ron".to_owned(),
            },
            Dialog::SaveChart => "councils.png".to_owned(),
            Dialog::SaveTable => "findings.csv".to_owned(),
            Dialog::SaveReport => "report.html".to_owned(),
            _ => String::new(),
        };
        self.jobs.ask(dialog, &name);
    }

    pub(super) fn picked(&mut self, dialog: Dialog, paths: Vec<PathBuf>) {
        self.state.question.take_if(|question| matches!(question, Question::Path(_)));
        let first = paths.first().cloned();
        match (dialog, first) {
            (Dialog::Documents | Dialog::Folder, _) => self.jobs.sort(paths),
            (Dialog::Session, Some(path)) => self.perform(Ask::OpenSession(path, Vec::new())),
            (Dialog::SaveSession, Some(path)) => self.save(with_ending(path, "ron")),
            (Dialog::SaveChart, Some(path)) => self.export_chart(with_ending(path, "png")),
            (Dialog::SaveTable, Some(path)) => self.export_table(with_ending(path, "csv")),
            (Dialog::SaveReport, Some(path)) => self.export_report(with_ending(path, "html")),
            (Dialog::Relink(id), Some(path)) => self.read(vec![path], Purpose::Relink(id)),
            (_, None) => {}
        }
    }

    fn read(&mut self, paths: Vec<PathBuf>, purpose: Purpose) {
        if paths.is_empty() {
            return;
        }
        match lexicon(self.state.body().lexicon.as_deref()) {
            Ok(lexicon) => {
                self.state.steps += u64::from(matches!(purpose, Purpose::Open));
                self.state.begin_with(&lexicon.sha256);
                self.jobs.read(paths, purpose, lexicon);
            }
            Err(problem) => self.state.complain(problem),
        }
        self.progress();
    }

    pub(super) fn reread(&mut self, ids: &[EntryId]) {
        let changed = &self.state.changed;
        let is_changed = |id: &&EntryId| matches!(changed.get(id), Some(Whereabouts::Changed(_)));
        let paths = self.paths(ids.iter().filter(is_changed));
        self.read(paths.keys().cloned().collect(), Purpose::Reread(paths));
    }

    /// Asks for a text that is not here yet.
    pub(super) fn want_text(&mut self, id: EntryId) {
        if self.state.texts.contains_key(&id) || self.state.awaited.contains(&id) {
            return;
        }
        let Some(entry) = self.state.body().entry(id).cloned() else { return };
        match &entry.origin {
            Origin::Record(record) => {
                let (text, document) = document::from_record(record);
                let scored = crate::scoring::Scored { findings: entry.findings.clone(), near_misses: Vec::new() };
                let loaded = Loaded { text: text.into(), document: document.into(), scored: scored.into() };
                self.state.texts.insert(id, loaded);
            }
            Origin::File { path, .. } => {
                self.state.awaited.insert(id);
                self.read(vec![path.clone()], Purpose::Text(BTreeMap::from([(path.clone(), id)])));
            }
        }
    }

    /// Asks for all texts of these that are not here yet, in one run.
    pub(super) fn read_texts(&mut self, ids: &[EntryId]) {
        let is_wanted = |id: &&EntryId| !self.state.texts.contains_key(id) && !self.state.awaited.contains(id);
        let paths = self.paths(ids.iter().filter(is_wanted));
        self.state.awaited.extend(paths.values());
        self.read(paths.keys().cloned().collect(), Purpose::Text(paths));
    }

    fn paths<'a>(&self, ids: impl Iterator<Item = &'a EntryId>) -> BTreeMap<PathBuf, EntryId> {
        ids.filter_map(|id| match &self.state.body().entry(*id)?.origin {
            Origin::File { path, .. } => Some((path.clone(), *id)),
            Origin::Record(_) => None,
        })
        .collect()
    }

    /// Puts another session in place of this one.
    fn take_session(&mut self, session: Session, file: SessionFile) {
        let known = Known::of(&session.body, &Known::default());
        self.take_known(session, known, file);
    }

    /// The same with what the session comes to at hand.
    fn take_known(&mut self, session: Session, known: Known, file: SessionFile) {
        // A session just opened or made holds no work yet that could be lost.
        let saved = file.saved.clone().unwrap_or_else(|| session.clone());
        self.jobs.forget();
        self.jobs.forget_kept();
        self.locals.tabs.phrases = crate::app::tabs::phrases::Local::default();
        self.state.replace(session, known, SessionFile { saved: Some(saved), ..file });
        let entries: Vec<_> = self.state.body().entries.clone();
        if entries.iter().any(|entry| !entry.is_record()) {
            self.jobs.look_for(entries, self.state.file.path.clone());
        }
        self.progress();
    }

    /// Takes what an earlier run left, unless something was done here while it was read: then it is offered again.
    fn recovered(&mut self, left: LeftBehind, read: Result<Box<ReadAgain>, Problem>, standing: Standing) {
        if self.has_gone_on(standing) {
            self.state.question.get_or_insert(Question::Recovery(left));
            return;
        }
        match read {
            Ok(read) => {
                let ReadAgain { work, saved, known } = *read;
                let file =
                    SessionFile { saved_at: None, saved: Some(saved.unwrap_or_default()), path: work.session_path };
                self.take_known(work.session, known, file);
                if let Some(words) = &work.edited_phrases {
                    self.locals.tabs.phrases.resume(words);
                    self.show(Tab::Phrases);
                }
                // It is kept anew under this run's own name before the old one goes.
                self.jobs.keep(super::work(self.state, self.locals), Some(left.path));
                self.locals.kept = super::keepable(self.state, self.locals);
            }
            Err(problem) => self.state.complain(problem),
        }
    }

    /// Whether there is work that was done since it stood at `standing`.
    fn has_gone_on(&self, standing: Standing) -> bool {
        super::standing(self.state, self.locals) != standing && super::has_work(self.state, self.locals)
    }

    pub(super) fn forget_recovery(&mut self, path: &Path) {
        if let Err(problem) = file::discard(path) {
            self.state.complain(problem);
        }
    }

    fn progress(&mut self) {
        let shown = self.jobs.progress();
        self.state.progress = shown.map(|(done, total)| Progress { what: "Reading", done, total });
    }

    /// Takes in what was read, some of it in each frame, and comes back for the rest.
    fn take_in(&mut self) {
        let now = self.ctx.input(|input| input.time);
        if let Some((id, mut run)) = self.jobs.due(now) {
            if self.state.history.is_taken_back(&run.opening) {
                self.jobs.stop(id);
            } else {
                self.take_some(&mut run, now);
                if !run.is_over() {
                    self.jobs.go_on(id, run);
                }
            }
            self.progress();
        }
        if let Some(wait) = self.jobs.wait(now) {
            self.ctx.request_repaint_after_secs(wait as f32);
        }
    }

    fn take_some(&mut self, run: &mut Run, now: f64) {
        let reads = run.take(now);
        match &run.purpose {
            Purpose::Open => self.open(&mut run.opening, reads),
            Purpose::Reread(ids) => self.replace(&reads, ids),
            Purpose::Text(ids) => self.texts(reads, ids),
            Purpose::Relink(id) => reads.into_iter().for_each(|read| self.relink(*id, &read)),
        }
        if run.is_over() {
            self.ended(run);
        }
    }

    fn ended(&mut self, run: &Run) {
        if run.cancelled == Some(true) {
            self.state.say("Reading was cancelled; what was read stays");
        }
        if run.opening.came > 0 {
            self.state.say(said_opened(run.opening));
        }
        if let Purpose::Text(ids) = &run.purpose {
            for id in ids.values() {
                self.state.awaited.remove(id);
            }
        }
    }

    fn open(&mut self, opening: &mut Opening, reads: Vec<Read>) {
        let is_first = self.state.is_empty();
        if self.state.history.open(opening, reads.iter().map(new_entry).collect()) {
            self.state.refresh();
        }
        for read in reads {
            let id = self.state.body().entry_of(read.hash).map(|entry| entry.id);
            if let Some(id) = id {
                self.keep_text(id, &read);
            }
            read.problems.into_iter().for_each(|problem| self.state.list(problem));
        }
        if is_first && self.state.selection.document.is_none() {
            self.state.selection.document = self.state.body().entries.first().map(|entry| entry.id);
        }
    }

    fn keep_text(&mut self, id: EntryId, read: &Read) {
        let loaded = Loaded { text: read.text.clone(), document: read.document.clone(), scored: read.scored.clone() };
        self.state.texts.insert(id, loaded);
        self.state.awaited.remove(&id);
    }

    fn replace(&mut self, reads: &[Read], ids: &BTreeMap<PathBuf, EntryId>) {
        let found = reads.iter().filter_map(|read| Some((*ids.get(&read.path)?, read)));
        self.edit(Edit::Reread(found.clone().map(|(id, read)| (id, new_entry(read))).collect()));
        for (id, read) in found {
            self.keep_text(id, read);
            self.state.changed.remove(&id);
        }
    }

    fn texts(&mut self, reads: Vec<Read>, ids: &BTreeMap<PathBuf, EntryId>) {
        for read in reads {
            let Some(id) = ids.get(&read.path) else { continue };
            let known = self.state.body().entry(*id).is_some_and(|entry| match &entry.origin {
                Origin::File { sha256, .. } => *sha256 == read.hash,
                Origin::Record(_) => false,
            });
            if known {
                self.keep_text(*id, &read);
            } else {
                self.state.changed.insert(*id, Whereabouts::Changed(read.hash));
            }
        }
    }

    fn relink(&mut self, id: EntryId, read: &Read) {
        let known = self
            .state
            .body()
            .entry(id)
            .is_some_and(|entry| matches!(&entry.origin, Origin::File { sha256, .. } if *sha256 == read.hash));
        self.edit(Edit::Relink(id, absolute(&read.path)));
        self.state.changed.remove(&id);
        if known {
            self.keep_text(id, read);
        } else {
            self.state.changed.insert(id, Whereabouts::Changed(read.hash));
            self.state.say("The file differs from what was read; it can be read again from the list's menu");
        }
    }

    /// Saves the session, and has what waits for that wait for this very save.
    fn save(&mut self, path: PathBuf) {
        let then = self.locals.after_save.take();
        self.jobs.save(self.state.session(), path, then);
    }

    fn saved(&mut self, path: PathBuf, session: Session, then: Option<Ask>, done: Result<(), Problem>) {
        if let Err(problem) = done {
            self.state.complain(problem);
            return;
        }
        self.state.recent.note(&absolute(&path));
        let saved_at = Some(self.jobs.host.now());
        self.state.set_file(SessionFile { path: Some(path), saved_at, saved: Some(session) });
        if !super::has_work(self.state, self.locals) {
            self.jobs.forget_kept();
        }
        self.state.say("Saved");
        if let Some(ask) = then {
            self.perform(ask);
        }
    }

    fn heard(&mut self, heard: Heard) {
        match heard {
            Heard::Picked(dialog, Picked::Paths(paths)) => self.picked(dialog, paths),
            Heard::Picked(_, Picked::Cancelled) => self.locals.after_save = None,
            Heard::Picked(dialog, Picked::NoDialog) => self.state.question = Some(Question::Path(dialog)),
            Heard::Sorted(Some(path), rest) => self.perform(Ask::OpenSession(path, rest)),
            Heard::Sorted(None, paths) => self.read(paths, Purpose::Open),
            // What was done while it was read is not lost: it is asked for again, and that asks first.
            Heard::Session(path, Ok(_), rest, standing) if self.has_gone_on(standing) => {
                self.perform(Ask::OpenSession(path, rest));
            }
            Heard::Session(path, Ok(read), rest, _) => {
                self.state.recent.note(&absolute(&path));
                let (session, known) = *read;
                let file = SessionFile { path: Some(path), saved_at: None, saved: Some(session.clone()) };
                self.take_known(session, known, file);
                self.read(rest, Purpose::Open);
            }
            Heard::Session(path, Err(problem), ..) => self.not_opened(&path, problem),
            Heard::Failed(problem) => {
                self.state.complain_briefly(&problem);
                self.state.list(problem);
            }
            Heard::Problem(problem) | Heard::Written(_, _, Err(problem)) => self.state.complain(problem),
            Heard::Saved(path, session, then, done) => self.saved(path, *session, then, done),
            Heard::Recovered(left, read, standing) => self.recovered(left, read, standing),
            Heard::LeftBehind(left) => drop(self.state.question.get_or_insert(Question::Recovery(left))),
            Heard::Whereabouts(found) => self.whereabouts(found),
            Heard::Written(what, path, Ok(())) => {
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                self.state.say(format!("{what} saved as {name}"));
            }
            Heard::Compiled(ticket, compiled) => self.locals.tabs.phrases.compiled(ticket, compiled),
            Heard::Tried(ticket, trial) => self.tried(ticket, *trial),
            Heard::Rescored(rescored) => self.rescored(rescored),
            Heard::Copied(what, text) => self.perform(Ask::Copy { text, what }),
            Heard::Progressed => {}
        }
        self.progress();
    }

    /// A session that is gone is listed no longer.
    fn not_opened(&mut self, path: &Path, problem: Problem) {
        let is_gone = problem.kind == ProblemKind::Missing && self.state.recent.forget(path);
        self.state.complain(if is_gone {
            problem.hint("It was moved, renamed or removed, and is no longer listed among the recent sessions")
        } else {
            problem
        });
    }

    fn whereabouts(&mut self, found: Vec<(EntryId, Whereabouts)>) {
        let odd: BTreeMap<EntryId, Whereabouts> =
            found.into_iter().filter(|(_, there)| *there != Whereabouts::There).collect();
        if !odd.is_empty() {
            self.state.say(format!("{} moved or changed", words::count(odd.len(), "file has", "files have")));
        }
        self.state.changed = odd;
    }
}

fn new_entry(read: &Read) -> NewEntry {
    NewEntry {
        origin: Origin::File { path: absolute(&read.path), sha256: read.hash },
        document: (*read.document).clone(),
        findings: read.scored.findings.clone(),
    }
}

/// Takes in what other threads had to say since the last frame.
pub fn heard(acting: &mut Acting<'_>) {
    while let Some(heard) = acting.jobs.hear() {
        acting.heard(heard);
    }
    acting.take_in();
}

fn said_opened(opening: Opening) -> String {
    let there = opening.came.saturating_sub(opening.grown);
    let opened = format!("{} opened", words::count(opening.grown, "document", "documents"));
    if there == 0 { opened } else { format!("{opened}; {there} already here or replacing a record") }
}

fn with_ending(mut path: PathBuf, ending: &str) -> PathBuf {
    if path.extension().is_none() {
        path.set_extension(ending);
    }
    path
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}
