//! `score`: documents in, facts and findings on standard output.

use super::json::{DocumentOut, LexiconName, Output, ProblemOut};
use super::{Form, Outcome};
use crate::export::guarded;
use crate::problem::{Problem, ProblemKind};
use crate::scoring::{self, Lexicon};
use crate::source;
use crate::work::{Limits, Read, read_all};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What `score` is asked to do.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// Documents and folders
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Form of the output
    #[arg(long, value_enum, default_value_t)]
    format: Form,
    /// Put each document's text into the output
    #[arg(long)]
    with_text: bool,
    /// A lexicon (RON) in place of the one that ships
    #[arg(long)]
    lexicon: Option<PathBuf>,
}

/// Reads and scores; documents that fail are listed and do not stop the rest.
pub(super) fn run(options: &Options) -> Result<Outcome, Problem> {
    let lexicon = lexicon(options.lexicon.as_deref())?;
    let mut printer = Printer::new(options, &lexicon);
    let cancel = Arc::new(AtomicBool::new(false));
    let files = options.files.clone();
    let mut failed = None;
    let paths = Walk { files: Some(files), found: None };
    read_all(paths, &lexicon, Limits::default(), &cancel, |place, result| {
        if let Err(error) = printer.take(place, result) {
            failed.get_or_insert(error);
            cancel.store(true, Ordering::Relaxed);
        }
    });
    match failed.map_or_else(|| printer.finish(), Err) {
        // The reader of our output has what it wanted.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Outcome::Whole),
        done => done.map_err(|error| output_failed(&error)),
    }
}

/// The lexicon at `path`, or the one that ships.
pub(super) fn lexicon(path: Option<&Path>) -> Result<Arc<Lexicon>, Problem> {
    let Some(path) = path else { return Ok(scoring::default_lexicon()) };
    Lexicon::parse(&source::words(path)?).map(Arc::new).map_err(|problem| problem.at(path))
}

/// Walks folders on the reading threads, so that a folder of any size begins at once.
struct Walk {
    files: Option<Vec<PathBuf>>,
    found: Option<Box<dyn Iterator<Item = Result<PathBuf, Problem>> + Send>>,
}

impl Iterator for Walk {
    type Item = Result<PathBuf, Problem>;
    fn next(&mut self) -> Option<Self::Item> {
        if let Some(files) = self.files.take() {
            self.found = Some(Box::new(source::walk(&files)));
        }
        self.found.as_mut()?.next()
    }
}

fn output_failed(error: &io::Error) -> Problem {
    Problem::new(ProblemKind::Unwritable, format!("Standard output could not be written ({error})"))
        .hint("Make room where it goes to")
}

/// Prints documents in the form asked for, each as early as the form allows.
struct Printer<'a> {
    options: &'a Options,
    lexicon: &'a Lexicon,
    out: BufWriter<io::Stdout>,
    documents: Vec<(usize, DocumentOut)>,
    problems: Vec<(usize, Problem)>,
    done: usize,
    failed: usize,
}

impl<'a> Printer<'a> {
    fn new(options: &'a Options, lexicon: &'a Lexicon) -> Self {
        let out = BufWriter::new(io::stdout());
        Self { options, lexicon, out, documents: Vec::new(), problems: Vec::new(), done: 0, failed: 0 }
    }

    fn take(&mut self, place: usize, result: Result<Read, Problem>) -> io::Result<()> {
        self.done += 1;
        match result {
            Ok(read) => {
                self.problems.extend(read.problems.iter().map(|problem| (place, problem.clone())));
                let document = DocumentOut::of(&read, self.options.with_text);
                if self.options.format == Form::Jsonl {
                    self.line(&document)?;
                } else {
                    self.documents.push((place, document));
                }
            }
            Err(problem) => {
                self.failed += 1;
                self.problems.push((place, problem));
            }
        }
        if io::stderr().is_terminal() {
            eprint!("\r{} documents", self.done);
        }
        Ok(())
    }

    fn line(&mut self, document: &DocumentOut) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, document)?;
        self.out.write_all(b"\n")?;
        // A line is whole when it is seen, for whoever reads along.
        self.out.flush()
    }

    fn finish(mut self) -> io::Result<Outcome> {
        if io::stderr().is_terminal() {
            eprintln!();
        }
        self.documents.sort_by_key(|(place, _)| *place);
        self.problems.sort_by_key(|(place, _)| *place);
        match self.options.format {
            Form::Json => self.json()?,
            Form::Jsonl => self.list_problems(),
            Form::Csv => {
                self.csv()?;
                self.list_problems();
            }
        }
        self.out.flush()?;
        Ok(if self.failed == 0 { Outcome::Whole } else { Outcome::InPart })
    }

    fn json(&mut self) -> io::Result<()> {
        let output = Output {
            version: 1,
            lexicon: LexiconName::from(self.lexicon),
            documents: self.documents.drain(..).map(|(_, document)| document).collect(),
            problems: self.problems.iter().map(|(_, problem)| ProblemOut::from(problem)).collect(),
        };
        serde_json::to_writer_pretty(&mut self.out, &output)?;
        self.out.write_all(b"\n")
    }

    fn csv(&mut self) -> io::Result<()> {
        let mut table = csv::Writer::from_writer(&mut self.out);
        table.write_record(COLUMNS)?;
        for (_, document) in &self.documents {
            for finding in &document.findings {
                table.serialize((document.heading(), row(finding)))?;
            }
        }
        table.flush()
    }

    /// Forms that have no place for problems list them on standard error.
    fn list_problems(&self) {
        for (_, problem) in &self.problems {
            eprintln!("council-trajectories: {problem}");
        }
    }
}

const COLUMNS: [&str; 20] = [
    "path",
    "kind",
    "published",
    "council",
    "date",
    "scale",
    "level",
    "grade",
    "area",
    "theme",
    "scope",
    "voice",
    "headline",
    "counted",
    "page",
    "start",
    "end",
    "quote",
    "pattern",
    "modifiers",
];

/// The columns after the document's, in the order of [`COLUMNS`].
fn row(finding: &super::json::FindingOut) -> impl serde::Serialize + '_ {
    let first = (&finding.council, finding.date, finding.scale, finding.level, finding.grade, finding.area);
    let second = (finding.theme, finding.scope, finding.voice, finding.headline, finding.counted);
    let quote = guarded(&finding.quote);
    let third = (finding.page, finding.start, finding.end, quote, &finding.pattern, finding.modifiers.join(" "));
    (first, second, third)
}
