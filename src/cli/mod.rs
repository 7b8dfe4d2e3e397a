//! The same pipeline without a window: arguments in, standard output and an exit code out.
//!
//! Prints data to standard output and everything else to standard error; may not open a window.

mod figure;
mod json;
mod score;

use crate::problem::Problem;
use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use std::process::ExitCode;

/// Shows how councils' children's services have moved, from what inspectors wrote.
#[derive(Debug, Parser)]
#[command(name = "council-trajectories", version, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// Documents, folders or a session to open in the window
    files: Vec<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Read and score documents; write facts and findings to standard output
    Score(score::Options),
    /// Write the chart of a session or of documents as SVG or PNG
    Chart(figure::ChartOptions),
    /// Write a session's findings, workbook, report or REFI-QDA project
    Export(figure::ExportOptions),
}

/// Forms of the `score` command's output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Form {
    /// One JSON object, documents in the order given
    #[default]
    Json,
    /// One JSON object a document, a line each, as it is done
    Jsonl,
    /// One row a finding
    Csv,
}

/// What the arguments ask for.
#[derive(Debug)]
pub enum Asked {
    /// The window, with these files.
    Window(Vec<PathBuf>),
    /// Nothing more: a command has run.
    Done(ExitCode),
}

/// Runs the command the program's arguments name, or says that the window is asked for.
pub fn run() -> Asked {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are errors to clap, and go to standard output.
            let _ = error.print();
            return Asked::Done(ExitCode::from(u8::from(error.use_stderr()) * 2));
        }
    };
    match arguments.command {
        None => Asked::Window(arguments.files),
        Some(Command::Score(options)) => Asked::Done(finish(score::run(&options))),
        Some(Command::Chart(options)) => Asked::Done(finish(figure::chart(&options))),
        Some(Command::Export(options)) => Asked::Done(finish(figure::export(&options))),
    }
}

/// A problem on standard error; the exit code for it.
pub fn report(problem: &Problem) -> ExitCode {
    eprintln!("council-trajectories: {problem}");
    ExitCode::from(1)
}

fn finish(result: Result<Outcome, Problem>) -> ExitCode {
    match result {
        Ok(Outcome::Whole) => ExitCode::SUCCESS,
        Ok(Outcome::InPart) => ExitCode::from(1),
        Err(problem) => report(&problem),
    }
}

/// How much of what was asked for was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All.
    Whole,
    /// Some inputs failed; the rest is done and the problems were listed.
    InPart,
}
