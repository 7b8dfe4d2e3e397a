//! What the window asks of the world outside: dialogs, the clock, pictures on the clipboard.
//!
//! The window holds an `Arc<dyn Host>`; tests give one that answers at once. A host never touches
//! the window: it replies through a [`Reply`], from any thread.

use crate::problem::Problem;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::time::{Duration, Instant};

/// What a dialog is for; decides its title and its filters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Choose documents to open.
    Documents,
    /// Choose a folder of documents to open.
    Folder,
    /// Choose a session to open.
    Session,
    /// Say where the session is to be saved.
    SaveSession,
    /// Say where a chart is to be saved; the ending chooses its form.
    SaveChart,
    /// Say where the table is to be saved.
    SaveTable,
    /// Say where a report is to be saved; the ending chooses its form.
    SaveReport,
    /// Choose where a moved document now is.
    Relink(crate::session::EntryId),
}

/// What came of a dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    /// These paths.
    Paths(Vec<PathBuf>),
    /// The analyst thought better of it.
    Cancelled,
    /// There is no program here that can show a dialog.
    NoDialog,
}

/// Called once, from any thread, with what came of a dialog.
pub type Reply = Box<dyn FnOnce(Picked) + Send>;

/// The world outside the window.
pub trait Host: Send + Sync {
    /// Shows a dialog; `name` is proposed as the file's name where something is saved.
    fn ask(&self, dialog: Dialog, name: &str, reply: Reply);
    /// The date and time where the analyst sits.
    fn now(&self) -> jiff::civil::DateTime;
    /// Writes a file that was made for somebody else (a chart, a table); what it replaces stays as `.bak`.
    ///
    /// # Errors
    /// The file could not be written.
    fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), Problem>;
    /// The folder where work that was not saved is kept; none where nothing may be kept.
    fn recovery(&self) -> Option<PathBuf>;
}

/// The desktop's own dialogs, clock and folders.
#[derive(Debug, Default)]
pub struct Desktop;

impl Host for Desktop {
    fn ask(&self, dialog: Dialog, name: &str, reply: Reply) {
        let shown = build(dialog, name);
        let started = Instant::now();
        let waiting = std::thread::Builder::new().name("dialog".to_owned());
        let result = match dialog {
            Dialog::Documents => {
                let picking = shown.pick_files();
                waiting.spawn(move || {
                    let files = block_on(picking).map(|files| files.into_iter().map(Into::into).collect());
                    reply(picked(files, started));
                })
            }
            Dialog::SaveSession | Dialog::SaveChart | Dialog::SaveTable | Dialog::SaveReport => {
                let picking = shown.save_file();
                waiting.spawn(move || reply(picked(block_on(picking).map(|file| vec![file.into()]), started)))
            }
            Dialog::Folder => {
                let picking = shown.pick_folder();
                waiting.spawn(move || reply(picked(block_on(picking).map(|file| vec![file.into()]), started)))
            }
            Dialog::Session | Dialog::Relink(_) => {
                let picking = shown.pick_file();
                waiting.spawn(move || reply(picked(block_on(picking).map(|file| vec![file.into()]), started)))
            }
        };
        // Without a thread there is no dialog, and its reply went with it: the command can be given again.
        drop(result);
    }

    fn now(&self) -> jiff::civil::DateTime {
        jiff::Zoned::now().datetime()
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), Problem> {
        crate::session::safe_write::write(path, bytes)
    }

    fn recovery(&self) -> Option<PathBuf> {
        let folders = directories::ProjectDirs::from("", "", "council-trajectories")?;
        Some(folders.data_local_dir().to_owned())
    }
}

fn build(dialog: Dialog, name: &str) -> rfd::AsyncFileDialog {
    let shown = rfd::AsyncFileDialog::new();
    match dialog {
        Dialog::Documents => shown
            .set_title("Open documents")
            .add_filter("Documents", &["pdf", "PDF", "docx", "html", "htm", "txt", "md"])
            .add_filter("All files", &["*"]),
        Dialog::Folder => shown.set_title("Open a folder of documents"),
        Dialog::Session => {
            shown.set_title("Open session").add_filter("Sessions", &["ron"]).add_filter("All files", &["*"])
        }
        Dialog::SaveSession => shown.set_title("Save session").add_filter("Sessions", &["ron"]).set_file_name(name),
        Dialog::SaveChart => shown
            .set_title("Export chart")
            .add_filter("PNG, SVG or CSV, by the ending", &["png", "svg", "csv"])
            .set_file_name(name),
        Dialog::SaveTable => shown.set_title("Export table").add_filter("CSV", &["csv"]).set_file_name(name),
        Dialog::SaveReport => shown
            .set_title("Export report")
            .add_filter("Report to read and print", &["html"])
            .add_filter("Workbook", &["xlsx"])
            .add_filter("REFI-QDA project", &["qdpx"])
            .set_file_name(name),
        Dialog::Relink(_) => shown.set_title("Where is the document now?").add_filter("All files", &["*"]),
    }
}

/// Nobody cancels a dialog within a tenth of a second: then none was shown.
fn picked(paths: Option<Vec<PathBuf>>, started: Instant) -> Picked {
    match paths {
        Some(paths) => Picked::Paths(paths),
        None if started.elapsed() < Duration::from_millis(100) => Picked::NoDialog,
        None => Picked::Cancelled,
    }
}

struct Unpark(std::thread::Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    let waker = Waker::from(Arc::new(Unpark(std::thread::current())));
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(value) => return value,
            Poll::Pending => std::thread::park(),
        }
    }
}
