//! What the window looks like: a chart, a text and the empty window, each in light and dark.
//!
//! The pictures in `tests/snapshots/window` are of what ships with the program, at two thirds of its size.
//! After a change that is wanted, `UPDATE_SNAPSHOTS=1 cargo test --test main window_images` takes them
//! anew: look at each, delete the `.old.png` beside it, and make it small with
//! `mogrify -strip -define png:compression-level=9 -define png:compression-filter=1 -define png:color-type=2`.
//! Where nothing can paint (no `libvulkan1 mesa-vulkan-drivers`), these tests pass without comparing a picture
//! and say so on standard error, seen with `--nocapture`.

use crate::window::harness::{FakeHost, click, until};
use council_trajectories::app::App;
use council_trajectories::app::ask::Ask;
use council_trajectories::app::command::Command;
use egui_kittest::wgpu::WgpuTestRenderer;
use egui_kittest::{Harness, SnapshotOptions};
use std::panic::catch_unwind;
use std::path::PathBuf;
use std::sync::Arc;

const LETTER: &str = "assets/samples/surrey monitoring visit 2019-03-14.pdf";
const THEMES: [(Command, &str); 2] = [(Command::LightTheme, "light"), (Command::DarkTheme, "dark")];

/// A window over `paths`; none where nothing can paint it.
fn window(paths: Vec<PathBuf>) -> Option<Harness<'static, App>> {
    let Ok(renderer) = catch_unwind(WgpuTestRenderer::new) else {
        eprintln!("skipped: there is nothing to paint with, so no picture is compared");
        return None;
    };
    let host = Arc::new(FakeHost::default());
    let window = Harness::builder().with_size([900.0, 560.0]).with_pixels_per_point(2.0 / 3.0);
    let window = window.with_render_cursor(false).renderer(renderer);
    Some(window.build_eframe(move |creation| App::new(&creation.egui_ctx, None, host, paths)))
}

fn run(window: &mut Harness<'_, App>, command: Command) {
    window.state_mut().ask(Ask::Run(command));
    window.run_steps(4);
}

/// Compares the window with its pictures, once all that was said for a moment is gone.
fn looks_like(mut window: Harness<'_, App>, name: &str) {
    // A letter's edge may be painted a little lighter or darker by another version of the renderer.
    let options = SnapshotOptions::new().output_path("tests/snapshots/window").threshold(1.5).max_failed_pixels(12);
    for (theme, theme_name) in THEMES {
        run(&mut window, theme);
        window.run_steps(30);
        window.snapshot_options(format!("{name}_{theme_name}"), &options);
    }
}

#[test]
fn the_empty_window_says_what_to_do() {
    let Some(window) = window(Vec::new()) else { return };
    looks_like(window, "empty");
}

#[test]
fn four_councils_stand_side_by_side() {
    let Some(mut window) = window(Vec::new()) else { return };
    run(&mut window, Command::OpenExample);
    run(&mut window, Command::DocumentsPanel);
    looks_like(window, "compare");
}

#[test]
fn findings_are_marked_in_the_text() {
    let Some(mut window) = window(vec![LETTER.into()]) else { return };
    until(&mut window, "the letter to be read", |app| !app.state.is_empty() && app.state.progress.is_none());
    click(&mut window, "Document");
    run(&mut window, Command::DetailsPanel);
    run(&mut window, Command::NextFinding);
    looks_like(window, "document");
}
