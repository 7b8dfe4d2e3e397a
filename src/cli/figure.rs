//! `chart` and `export`: a session or documents in, a file out, as the window would write it.

use super::Outcome;
use super::score::lexicon;
use crate::export::{self, Content, Format};
use crate::problem::{Problem, ProblemKind};
use crate::scoring::Lexicon;
use crate::session::derive::derive;
use crate::session::{Edit, NewEntry, Origin, Session, file};
use crate::source;
use crate::trajectory::TimeAxis;
use crate::work::{Limits, Read, read_all};
use clap::ValueEnum;
use jiff::Zoned;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What `chart` is asked to do.
#[derive(Debug, clap::Args)]
pub(super) struct ChartOptions {
    /// A session, or documents and folders
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Where to write; the ending says in which form (.svg, .png)
    #[arg(long)]
    out: PathBuf,
    /// Councils to compare, in order; the session's own choice where none is named
    #[arg(long, value_delimiter = ',')]
    councils: Vec<String>,
    /// What the x axis counts
    #[arg(long, value_enum)]
    axis: Option<Axis>,
}

/// What the x axis counts.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Axis {
    /// Dates
    Calendar,
    /// Months since the judgement of inadequate
    Months,
}

/// What `export` is asked to do.
#[derive(Debug, clap::Args)]
pub(super) struct ExportOptions {
    /// A session
    session: PathBuf,
    /// Where to write; the ending says in which form (.csv, .xlsx, .html, .qdpx)
    #[arg(long)]
    out: PathBuf,
}

/// Writes the chart of a session or of documents.
pub(super) fn chart(options: &ChartOptions) -> Result<Outcome, Problem> {
    let format = Format::from_path(&options.out)?;
    if !matches!(format, Format::Svg | Format::Png) {
        let message = "A chart is written as .svg or .png";
        return Err(Problem::new(ProblemKind::Unsupported, message)
            .hint("For tables and reports use `export`")
            .at(&options.out));
    }
    let (mut session, problems) = opened(&options.files)?;
    if !options.councils.is_empty() {
        session.view.councils = options.councils.iter().map(|name| known(name)).collect::<Result<_, _>>()?;
    }
    match options.axis {
        Some(Axis::Calendar) => session.view.axis = TimeAxis::Calendar,
        Some(Axis::Months) => session.view.axis = TimeAxis::MonthsSinceInadequate,
        None => {}
    }
    write(&session, &options.files[0], &options.out)?;
    Ok(told(&problems))
}

/// Writes a session's tables, report or project.
pub(super) fn export(options: &ExportOptions) -> Result<Outcome, Problem> {
    Format::from_path(&options.out)?;
    write(&file::load(&options.session)?, &options.session, &options.out)?;
    Ok(Outcome::Whole)
}

fn write(session: &Session, from: &Path, out: &Path) -> Result<(), Problem> {
    let title = from.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let content = Content::of(title, session, derive(&session.body, &[]), Zoned::now().datetime());
    export::to_file(&content, out)
}

/// The canonical name of a council as somebody types it.
fn known(name: &str) -> Result<crate::document::CouncilName, Problem> {
    let council = crate::document::registry::Registry::shipped().means(name.trim());
    council.map(|council| Arc::from(council.name.as_str())).ok_or_else(|| {
        let message = format!("“{name}” is no English authority with children's services");
        Problem::new(ProblemKind::Missing, message).hint(match near(name).as_slice() {
            [] => "Write the council's name as Ofsted writes it".to_owned(),
            names => format!("Perhaps {} is meant", names.join(" or ")),
        })
    })
}

/// Councils a word of whose name begins as `name` does.
fn near(name: &str) -> Vec<&'static str> {
    let start: String = name.trim().to_lowercase().chars().take(4).collect();
    let begins = |council: &str| council.to_lowercase().split([' ', '-']).any(|word| word.starts_with(&start));
    let all = crate::document::registry::Registry::shipped().councils().iter().map(|council| council.name.as_str());
    all.filter(|council| !start.is_empty() && begins(council)).take(3).collect()
}

/// The one session among `files`, or a session of the documents in them with what could not be read.
fn opened(files: &[PathBuf]) -> Result<(Session, Vec<Problem>), Problem> {
    match files {
        [path] if file::is_session(path) => Ok((file::load(path)?, Vec::new())),
        _ => Ok(of_documents(files, &lexicon(None)?)),
    }
}

fn of_documents(files: &[PathBuf], lexicon: &Arc<Lexicon>) -> (Session, Vec<Problem>) {
    let (mut read, mut problems) = (Vec::new(), Vec::new());
    read_all(source::walk(files), lexicon, Limits::default(), &Arc::default(), |place, result| match result {
        Ok(document) => read.push((place, new_entry(document))),
        Err(problem) => problems.push(problem),
    });
    read.sort_by_key(|(place, _)| *place);
    let mut session = Session::default();
    session.body = session.body.after(Edit::Add(read.into_iter().map(|(_, entry)| entry).collect()));
    session.body.lexicon_sha256.clone_from(&lexicon.sha256);
    (session, problems)
}

fn new_entry(read: Read) -> NewEntry {
    NewEntry {
        origin: Origin::File { path: read.path, sha256: read.hash },
        document: Arc::unwrap_or_clone(read.document),
        findings: Arc::unwrap_or_clone(read.scored).findings,
    }
}

fn told(problems: &[Problem]) -> Outcome {
    for problem in problems {
        eprintln!("council-trajectories: {problem}");
    }
    if problems.is_empty() { Outcome::Whole } else { Outcome::InPart }
}
