//! What a frame of each tab costs, and what the costliest actions do, with 1,500 documents of 150
//! councils and 60,000 findings: real structure repeated. No window is opened; a frame is drawn and
//! tessellated as the window does, its triangles not painted.
//!
//! `cargo bench --bench frame` first opens as many files of real words as a folder, then prints two
//! tables: what a frame costs on the average in processor time (where the system tells it) and at the
//! median by the clock, and the costliest frame of each action by the clock.

use council_trajectories::app::App;
use council_trajectories::app::ask::Ask;
use council_trajectories::app::command::Command;
use council_trajectories::app::host::{Dialog, Host, Reply};
use council_trajectories::app::state::{Loaded, Tab};
use council_trajectories::document::{CouncilName, registry};
use council_trajectories::problem::Problem;
use council_trajectories::scoring::{Finding, default_lexicon};
use council_trajectories::session::{Edit, EntryId, NewEntry, Origin};
use council_trajectories::source::{self, ContentHash};
use council_trajectories::work::{self, Read};
use eframe::App as _;
use egui::accesskit::{Action, ActionRequest, NodeId, TreeId};
use egui::{Event, Modifiers, MouseWheelSource, MouseWheelUnit, RawInput, Rect, TouchPhase, pos2, vec2};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

const COUNCILS: usize = 150;
const DOCUMENTS: usize = 1_500;
const FINDINGS: usize = 60_000;
const SIZE: egui::Vec2 = vec2(1440.0, 880.0);
/// Frames of each kind that are measured.
const FRAMES: usize = 240;
/// How many real documents the structure is taken from.
const MODELS: usize = 30;

struct NoHost;

impl Host for NoHost {
    fn ask(&self, _dialog: Dialog, _name: &str, _reply: Reply) {}

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

/// Processor time this thread has used, where the system tells. It is told in ticks of some
/// milliseconds, so only the sum of many frames is worth asking for.
fn used() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

/// Real documents where there are any, else the samples that come with the program.
fn models() -> Vec<Read> {
    let folders = [Path::new("../shared/documents"), Path::new("assets/samples")];
    let folder = folders.into_iter().find(|folder| folder.is_dir()).unwrap_or(Path::new("."));
    println!("structure of {}", if folder.starts_with("..") { "real documents" } else { "the samples" });
    let found: Vec<PathBuf> = source::walk(&[folder.to_owned()]).flatten().collect();
    let every = (found.len() / MODELS).max(1);
    let lexicon = default_lexicon();
    let reads = found.iter().step_by(every).filter_map(|path| work::read_one(path, &lexicon).ok());
    reads.filter(|read| !read.scored.findings.is_empty() && read.document.subjects().count() == 1).collect()
}

fn entry(number: usize, model: &Read, council: &CouncilName) -> NewEntry {
    let mut document = (*model.document).clone();
    let Some(subject) = document.councils.first_mut() else { unreachable!("models have a subject") };
    subject.name = council.clone();
    let each = FINDINGS / DOCUMENTS;
    let of_council = |finding: &Finding| Finding { council: Some(council.clone()), ..finding.clone() };
    let mut findings: Vec<Finding> = model.scored.findings.iter().map(of_council).cycle().take(each).collect();
    findings.sort_by_key(|finding| finding.span);
    let mut hash = [0; 32];
    hash[..8].copy_from_slice(&number.to_le_bytes());
    let path = PathBuf::from(format!("/documents/{number}.pdf"));
    NewEntry { origin: Origin::File { path, sha256: ContentHash(hash) }, document, findings }
}

struct Bench {
    ctx: egui::Context,
    app: App,
    frame: eframe::Frame,
    time: f64,
    nodes: Vec<(String, NodeId, TreeId)>,
}

impl Bench {
    fn new() -> Self {
        let ctx = egui::Context::default();
        let app = App::new(&ctx, None, Arc::new(NoHost), Vec::new());
        Self { ctx, app, frame: eframe::Frame::_new_kittest(), time: 0.0, nodes: Vec::new() }
    }

    /// Draws and tessellates one frame; gives what it cost.
    fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), SIZE)),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        let (app, frame) = (&mut self.app, &mut self.frame);
        let since = Instant::now();
        let output = self.ctx.run_ui(input, |ui| {
            app.logic(&ui.ctx().clone(), frame);
            app.ui(ui, frame);
        });
        let triangles = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let cost = since.elapsed();
        assert!(!triangles.is_empty());
        if let Some(update) = output.platform_output.accesskit_update {
            let tree = update.tree_id;
            let named = |(id, node): (NodeId, egui::accesskit::Node)| Some((node.label()?.to_owned(), id, tree));
            self.nodes = update.nodes.into_iter().filter_map(named).collect();
        }
        cost
    }

    fn frames(&mut self, count: usize, mut events: impl FnMut(usize) -> Vec<Event>) -> Vec<Duration> {
        (0..count).map(|at| self.frame(events(at))).collect()
    }

    /// Presses what has that name, and gives the cost of the costliest of the frames that follow.
    fn press(&mut self, label: &str) -> Option<Duration> {
        self.ctx.enable_accesskit();
        self.frames(2, |_| Vec::new());
        let (_, target_node, target_tree) = self.nodes.iter().find(|(name, ..)| name == label)?.clone();
        self.ctx.disable_accesskit();
        let request = ActionRequest { action: Action::Click, target_node, target_tree, data: None };
        let mut costs = vec![self.frame(vec![Event::AccessKitActionRequest(request)])];
        costs.extend(self.frames(4, |_| Vec::new()));
        costs.into_iter().max()
    }

    /// Asks and gives the cost of the costliest of the frames that follow.
    fn ask(&mut self, ask: Ask) -> Duration {
        self.app.ask(ask);
        self.frames(3, |_| Vec::new()).into_iter().max().unwrap_or_default()
    }
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

fn median(mut costs: Vec<Duration>) -> f64 {
    costs.sort_unstable();
    costs.get(costs.len() / 2).copied().map_or(f64::NAN, milliseconds)
}

/// What frames cost: processor time of each on the average, and the median by the clock.
fn cost(bench: &mut Bench, events: impl FnMut(usize) -> Vec<Event>) -> (f64, f64) {
    let before = used();
    let costs = bench.frames(FRAMES, events);
    let mean = used().zip(before).map(|(after, before)| milliseconds(after.saturating_sub(before)) / FRAMES as f64);
    let median = median(costs);
    (mean.unwrap_or(median), median)
}

fn wheel(at: usize) -> Vec<Event> {
    // Down for a while and up again, over the middle of the centre.
    let delta = if at % 120 < 60 { -60.0 } else { 60.0 };
    let (unit, source, modifiers) = (MouseWheelUnit::Point, MouseWheelSource::Wheel, Modifiers::NONE);
    vec![
        Event::PointerMoved(pos2(700.0, 520.0)),
        Event::MouseWheel { unit, delta: vec2(0.0, delta), phase: TouchPhase::Move, source, modifiers },
    ]
}

fn row(name: &str, bench: &mut Bench) {
    bench.frames(30, |_| Vec::new());
    let (rest, rest_median) = cost(bench, |_| Vec::new());
    let (moving, moving_median) = cost(bench, wheel);
    println!("| {name} | {rest:.2} | {rest_median:.2} | {moving:.2} | {moving_median:.2} |");
}

/// Memory the process holds, where the system tells.
fn megabytes() -> Option<u64> {
    let told = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = told.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse::<u64>().ok().map(|kilobytes| kilobytes / 1024)
}

/// Opens a folder of as many files, each with the words of a model: how soon documents are there, the
/// costliest frame until all are, and what they take in memory.
fn reading(models: &[Read]) -> std::io::Result<()> {
    let folder = tempfile::tempdir()?;
    for (number, model) in (0..DOCUMENTS).zip(models.iter().cycle()) {
        let words = format!("{}\n\nCopy {number}\n", model.text.content);
        std::fs::write(folder.path().join(format!("{number:04}.txt")), words)?;
    }
    let before = megabytes();
    let (mut bench, begun) = (Bench::new(), Instant::now());
    let (mut first, mut costliest, mut busiest) = (None, Duration::ZERO, Duration::ZERO);
    bench.app.ask(Ask::Open(vec![folder.path().to_owned()]));
    while bench.app.state.known.entries.len() < DOCUMENTS && begun.elapsed() < Duration::from_mins(5) {
        let before = used();
        costliest = costliest.max(bench.frame(Vec::new()));
        busiest =
            busiest.max(used().zip(before).map_or(Duration::ZERO, |(after, before)| after.saturating_sub(before)));
        if first.is_none() && !bench.app.state.is_empty() {
            first = Some(begun.elapsed());
        }
        std::thread::sleep(Duration::from_millis(8));
    }
    let taken = megabytes().zip(before).map_or(0, |(after, before)| after.saturating_sub(before));
    println!(
        "reading {} files: first document after {:.1} s, all {} findings after {:.1} s, costliest frame {:.0} ms by the clock and {:.0} of processor time, {taken} MB\n",
        bench.app.state.known.entries.len(),
        first.unwrap_or_default().as_secs_f64(),
        bench.app.state.known.findings,
        begun.elapsed().as_secs_f64(),
        milliseconds(costliest),
        milliseconds(busiest),
    );
    Ok(())
}

fn opened(models: &[Read]) -> Option<Bench> {
    let longest = models.iter().max_by_key(|read| read.text.content.len())?.clone();
    let names: Vec<CouncilName> = registry::Registry::shipped()
        .councils()
        .iter()
        .map(|council| council.name.as_str().into())
        .take(COUNCILS)
        .collect();
    let councils = names.iter().cycle();
    let models = models.iter().cycle();
    let new = (0..DOCUMENTS).zip(models.zip(councils)).map(|(number, (model, council))| entry(number, model, council));
    let mut new: Vec<NewEntry> = new.collect();
    // The first document is the longest and its text is at hand.
    if let Some(first) = new.first_mut() {
        *first = NewEntry { origin: first.origin.clone(), ..entry(0, &longest, names.first()?) };
    }
    let mut bench = Bench::new();
    println!("opening all at once: {:.0} ms\n", milliseconds(bench.ask(Ask::Edit(Edit::Add(new)))));
    let loaded =
        Loaded { text: longest.text.clone(), document: longest.document.clone(), scored: longest.scored.clone() };
    bench.app.state.texts.insert(EntryId(0), loaded);
    bench.ask(Ask::SelectFinding { document: EntryId(0), finding: 0, open: false });
    Some(bench)
}

fn frames(bench: &mut Bench) {
    println!("| tab | still: mean ms | median | scrolling: mean ms | median |\n| --- | --- | --- | --- | --- |");
    for tab in Tab::ALL {
        bench.ask(Ask::Show(tab));
        row(tab.name(), bench);
    }
    wait_for_lexicon(bench);
    row("Phrases, read", bench);
    bench.press("Edit a copy");
    row("Phrases, edited", bench);
}

fn wait_for_lexicon(bench: &mut Bench) {
    for _ in 0..100 {
        std::thread::sleep(Duration::from_millis(20));
        bench.frame(Vec::new());
    }
}

fn actions(bench: &mut Bench) {
    println!("\n| action | costliest frame, ms |\n| --- | --- |");
    let print = |name: &str, cost: Option<Duration>| match cost {
        Some(cost) => println!("| {name} | {:.1} |", milliseconds(cost)),
        None => println!("| {name} | not found |"),
    };
    for tab in Tab::ALL {
        let name = format!("show {}", tab.name());
        print(&name, Some(bench.ask(Ask::Show(tab))));
    }
    for tab in [Tab::Compare, Tab::Themes, Tab::Table] {
        bench.ask(Ask::Show(tab));
        bench.ask(Ask::SelectFinding { document: EntryId(0), finding: 0, open: false });
        let name = format!("accept a finding in {}", tab.name());
        print(&name, Some(bench.ask(Ask::Run(Command::Accept))));
        print("undo it", Some(bench.ask(Ask::Run(Command::Undo))));
    }
    bench.ask(Ask::Show(Tab::Themes));
    print("themes: latest of each council", bench.press("Latest of each council"));
    bench.ask(Ask::Show(Tab::Table));
    for name in ["Sort by Level", "Sort by Quote", "Sort by Date", "Sort by Council"] {
        print(&format!("table: {}", name.to_lowercase()), bench.press(name));
    }
    bench.ctx.memory_mut(|memory| memory.request_focus(egui::Id::unique("search findings")));
    bench.frame(Vec::new());
    let words = ["p", "ro", "gress", " in", "sufficient"];
    let typed = words.map(|word| bench.frame(vec![Event::Text(word.to_owned())]));
    print("table: a letter of the search", typed.into_iter().max());
    print("take back the opening of all", Some(bench.ask(Ask::Run(Command::Undo))));
    print("open them again", Some(bench.ask(Ask::Run(Command::Redo))));
}

fn main() {
    let models = models();
    if let Err(error) = reading(&models) {
        println!("no folder of files could be written: {error}");
    }
    let Some(mut bench) = opened(&models) else {
        println!("there is no document to take the structure from");
        return;
    };
    frames(&mut bench);
    actions(&mut bench);
}
