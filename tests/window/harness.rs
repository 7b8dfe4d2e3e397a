//! A window without a screen over a host that answers at once.

use super::sample;
use council_trajectories::app::App;
use council_trajectories::app::host::{Dialog, Host, Picked, Reply};
use council_trajectories::problem::Problem;
use council_trajectories::session::{Session, file};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// A host that answers dialogs with what it was told and remembers what was written.
#[derive(Default)]
pub struct FakeHost {
    answers: Mutex<VecDeque<Picked>>,
    /// Dialogs shown, in order.
    pub asked: Mutex<Vec<Dialog>>,
    /// Files written: where and what.
    pub written: Mutex<Vec<(PathBuf, Vec<u8>)>>,
    recovery: Option<PathBuf>,
}

impl FakeHost {
    /// A host that keeps unsaved work in `folder`.
    pub fn with_recovery(folder: &Path) -> Self {
        Self { recovery: Some(folder.to_owned()), ..Self::default() }
    }

    /// The next dialog is answered so.
    pub fn answer(&self, picked: Picked) {
        self.answers.lock().expect("a lock").push_back(picked);
    }
}

impl Host for FakeHost {
    fn ask(&self, dialog: Dialog, _name: &str, reply: Reply) {
        self.asked.lock().expect("a lock").push(dialog);
        let answer = self.answers.lock().expect("a lock").pop_front();
        reply(answer.unwrap_or(Picked::Cancelled));
    }

    fn now(&self) -> jiff::civil::DateTime {
        jiff::civil::date(2026, 11, 22).at(14, 2, 0, 0)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), Problem> {
        self.written.lock().expect("a lock").push((path.to_owned(), bytes.to_vec()));
        Ok(())
    }

    fn recovery(&self) -> Option<PathBuf> {
        self.recovery.clone()
    }
}

/// A window of 1440 × 880 over `host` that opens `paths`.
pub fn window(host: &Arc<FakeHost>, paths: Vec<PathBuf>) -> Harness<'static, App> {
    build(host, None, paths)
}

/// The same at a later start, with what the window kept of itself.
pub fn window_keeping(host: &Arc<FakeHost>, kept: impl eframe::Storage + 'static) -> Harness<'static, App> {
    build(host, Some(Box::new(kept)), Vec::new())
}

fn build(host: &Arc<FakeHost>, kept: Option<Box<dyn eframe::Storage>>, paths: Vec<PathBuf>) -> Harness<'static, App> {
    let host: Arc<dyn Host> = host.clone();
    let build =
        move |creation: &mut eframe::CreationContext<'_>| App::new(&creation.egui_ctx, kept.as_deref(), host, paths);
    let mut window = Harness::builder().with_size([1440.0, 880.0]).with_max_steps(64).build_eframe(build);
    window.run_steps(3);
    window
}

/// A window with the sample session open from a file.
pub fn window_with_sample(host: &Arc<FakeHost>, folder: &Path) -> Harness<'static, App> {
    window_with(host, folder, &sample::session())
}

/// A window with `session` open from a file.
pub fn window_with(host: &Arc<FakeHost>, folder: &Path, session: &Session) -> Harness<'static, App> {
    let path = folder.join("sample.ron");
    file::save(session, &path).expect("the sample can be saved");
    let mut window = window(host, vec![path]);
    until(&mut window, "the session to open", |app| !app.state.is_empty());
    window
}

/// Draws until `holds`, for what other threads bring.
pub fn until(window: &mut Harness<'_, App>, what: &str, holds: impl Fn(&App) -> bool) {
    let begun = Instant::now();
    while !holds(window.state()) {
        assert!(begun.elapsed() < Duration::from_secs(30), "waited for {what}");
        std::thread::sleep(Duration::from_millis(5));
        window.run_steps(1);
    }
    window.run_steps(3);
}

/// Clicks what has this name.
pub fn click(window: &mut Harness<'_, App>, name: &str) {
    window.get_by_label(name).click();
    // Press, act, hear, lay out, draw.
    window.run_steps(6);
}

/// Opens a menu of the bar and clicks an item.
pub fn menu(window: &mut Harness<'_, App>, menu: &str, item: &str) {
    click(window, menu);
    click(window, item);
}
