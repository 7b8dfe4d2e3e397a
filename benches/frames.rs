//! What a frame costs: 1,500 documents of 150 councils with 60,000 findings, each tab in turn.

#[path = "../tests/window/sample.rs"]
#[allow(dead_code, reason = "the tests use the rest")]
mod sample;

use council_trajectories::app::App;
use council_trajectories::app::ask::Ask;
use council_trajectories::app::host::{Dialog, Host, Picked, Reply};
use council_trajectories::app::state::Tab;
use council_trajectories::document::registry::Registry;
use council_trajectories::problem::Problem;
use council_trajectories::session::{EntryId, file};
use criterion::{Criterion, criterion_group, criterion_main};
use egui_kittest::Harness;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

struct Nobody;

impl Host for Nobody {
    fn ask(&self, _dialog: Dialog, _name: &str, reply: Reply) {
        reply(Picked::Cancelled);
    }
    fn now(&self) -> jiff::civil::DateTime {
        jiff::civil::date(2026, 11, 22).at(12, 0, 0, 0)
    }
    fn write(&self, _path: &Path, _bytes: &[u8]) -> Result<(), Problem> {
        Ok(())
    }
    fn recovery(&self) -> Option<PathBuf> {
        None
    }
}

fn window() -> Harness<'static, App> {
    let councils: Vec<&str> =
        Registry::shipped().councils().iter().map(|council| council.name.as_str()).take(150).collect();
    let session = sample::large(1_500, 40, &councils);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("large.ron");
    file::save(&session, &path).expect("saved");
    let build = move |creation: &mut eframe::CreationContext<'_>| {
        App::new(&creation.egui_ctx, None, Arc::new(Nobody), vec![path])
    };
    let mut window = Harness::builder().with_size([1440.0, 880.0]).build_eframe(build);
    while window.state().state.is_empty() {
        std::thread::sleep(Duration::from_millis(20));
        window.step();
    }
    assert_eq!(window.state().state.known.findings, 60_000);
    window.state_mut().ask(Ask::SelectFinding { document: EntryId(0), finding: 0, open: true });
    window.run_steps(4);
    window
}

fn frames(criterion: &mut Criterion) {
    let mut window = window();
    for tab in Tab::ALL {
        window.state_mut().ask(Ask::Show(tab));
        window.run_steps(6);
        criterion.bench_function(&format!("frame of {}", tab.name()), |bencher| bencher.iter(|| window.step()));
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().measurement_time(Duration::from_secs(4)).sample_size(50);
    targets = frames
}
criterion_main!(benches);
