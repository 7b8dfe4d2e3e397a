//! The window. The only module that may name egui, eframe, `egui_plot`, `egui_extras` or rfd.

use crate::problem::Problem;
use std::path::PathBuf;

/// Opens the window with `files` and returns when it is closed.
pub fn run(files: Vec<PathBuf>) -> Result<(), Problem> {
    let _ = files;
    unimplemented!("owned by the shell helper")
}
