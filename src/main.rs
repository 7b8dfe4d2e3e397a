//! The program: a command where one is named, else the window.

use council_trajectories::{app, cli};
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run() {
        cli::Asked::Done(code) => code,
        cli::Asked::Window(files) => {
            app::run(files).map_or_else(|problem| cli::report(&problem), |()| ExitCode::SUCCESS)
        }
    }
}
