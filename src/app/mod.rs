//! The window. The only module that may name egui, eframe, `egui_plot`, `egui_extras` or rfd.
//!
//! # Where things are
//! | module | what it is |
//! | --- | --- |
//! | [`state`] | everything the window knows; read by all, changed by `act` alone |
//! | `known` | what is shown of the session, worked out once a revision and never in a frame |
//! | [`command`] | every command: name, help, keys, when it can be given, whether it is on |
//! | [`ask`] | what widgets ask for: a command, a selection, an edit, a view |
//! | `act` | the one place that does it: `act::files`, `act::review`, `act::export` |
//! | `jobs` | dialogs, reading, files: begun by `act`, heard of once a frame; `run` is one of reading |
//! | [`host`] | the world outside, given in, so that tests give their own |
//! | [`shell`] | the frame: panels, tabs, questions, toasts, in order |
//! | `panels`, `tabs` | the places; each is `ui(ui, state, local, asks)` |
//! | `theme`, `widgets`, `words` | every colour and size; small things drawn alike; how things are said |
//!
//! # A frame
//! `logic`: take in what threads report, do what was asked for, work out what changed. `ui`: draw from
//! `&State`; a widget pushes an [`ask::Ask`] and changes nothing but its own `Local` (a search, a
//! scroll). At rest nothing is drawn: whoever changes something asks for a repaint.
//!
//! # To add
//! A command: a variant and a row in `command`, an arm where `act` runs its menu. Something shown: a
//! function of `&State`, from `known` if it costs more than a look; keep what it makes with
//! `state.known.revision`. A change of the session: `Ask::Edit`, which is one step of undo.

mod act;
pub mod ask;
pub mod command;
mod empty;
mod figure;
pub mod host;
mod in_turn;
mod jobs;
mod known;
mod locals;
mod palette;
mod panels;
mod questions;
pub mod recent;
mod run;
pub mod shell;
pub mod state;
mod tabs;
mod theme;
mod toasts;
mod widgets;
mod words;

pub use shell::App;

use crate::problem::{Problem, ProblemKind};
use std::path::PathBuf;
use std::sync::Arc;

/// The session a newcomer is offered: the four councils' published judgements and the words of their letters.
const EXAMPLE: &str = include_str!("../../saved_sessions/four-councils.ron");

/// Opens the window with `files` and returns when it is closed.
///
/// # Errors
/// There is no display, or it cannot be drawn on.
pub fn run(files: Vec<PathBuf>) -> Result<(), Problem> {
    let viewport = egui::ViewportBuilder::default()
        .with_title("Council Trajectories")
        .with_app_id("council-trajectories")
        .with_inner_size([1440.0, 880.0])
        .with_min_inner_size([760.0, 480.0])
        .with_drag_and_drop(true);
    let options = eframe::NativeOptions { viewport, renderer: eframe::Renderer::Glow, ..Default::default() };
    let build: eframe::AppCreator<'_> = Box::new(|creation| {
        Ok(Box::new(App::new(&creation.egui_ctx, creation.storage, Arc::new(host::Desktop), files)))
    });
    eframe::run_native("council-trajectories", options, build).map_err(|error| no_window(&error))
}

fn no_window(error: &eframe::Error) -> Problem {
    let message = match error {
        // What the event loop says of itself holds the path that it was built at.
        eframe::Error::WinitEventLoop(_) => "There is no display to open the window on".to_owned(),
        other => format!("The window could not be opened ({other})"),
    };
    Problem::new(ProblemKind::Unsupported, message)
        .hint("Without a display, `council-trajectories score` and `chart` do the same work; see --help")
}
