//! The window's Themes, Table and Phrases, worked by the names of their parts as an analyst would.
//!
//! The letters are samples: real councils, invented sentences.

use council_trajectories::app::App;
use council_trajectories::app::ask::Ask;
use council_trajectories::app::command::Command;
use council_trajectories::app::host::{Dialog, Host, Picked, Reply};
use council_trajectories::app::state::{Loaded, Tab};
use council_trajectories::document::{
    Area, CouncilInText, Document, Fact, Grade, Kind, Origin as FactOrigin, PartialDate, Role, Visit, Voice,
};
use council_trajectories::problem::Problem;
use council_trajectories::scoring::{
    Claim, Finding, Level, Lexicon, Theme, default_lexicon, default_lexicon_source, explain,
};
use council_trajectories::session::{Edit, EntryId, NewEntry, Origin};
use council_trajectories::source::ContentHash;
use council_trajectories::text::Span;
use council_trajectories::work;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Answers every dialog with one path and keeps what is written.
#[derive(Default)]
struct FakeHost {
    written: Mutex<BTreeMap<PathBuf, Vec<u8>>>,
}

impl Host for FakeHost {
    fn ask(&self, _dialog: Dialog, name: &str, reply: Reply) {
        reply(Picked::Paths(vec![PathBuf::from("/out").join(name)]));
    }

    fn now(&self) -> jiff::civil::DateTime {
        jiff::civil::date(2026, 11, 22).at(12, 0, 0, 0)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), Problem> {
        self.written.lock().expect("not poisoned").insert(path.to_owned(), bytes.to_vec());
        Ok(())
    }

    fn recovery(&self) -> Option<PathBuf> {
        None
    }
}

fn day(iso: &str) -> PartialDate {
    iso.parse().expect("a date")
}

fn letter(byte: u8, name: &str, visited: &str, findings: Vec<Finding>) -> NewEntry {
    let council = CouncilInText {
        name: name.into(),
        gss: None,
        role: Role::Subject,
        visit_ordinal: Some(Fact::new(byte, FactOrigin::Inferred)),
        counted_since: None,
        judgements: BTreeMap::new(),
        care_joint: false,
    };
    let visit = Visit { start: day(visited), end: day(visited) };
    let document = Document {
        kind: Fact::new(Kind::MonitoringVisitLetter, FactOrigin::Inferred),
        title: None,
        published: None,
        visit: Some(Fact::new(visit, FactOrigin::Inferred)),
        inspectors: Vec::new(),
        addressee: None,
        author: None,
        outlet: None,
        councils: vec![council],
        problems: Vec::new(),
        passages: Vec::new(),
    };
    let path = PathBuf::from(format!("/letters/{byte}.pdf"));
    NewEntry { origin: Origin::File { path, sha256: ContentHash([byte; 32]) }, document, findings }
}

fn finding(name: &str, theme: Theme, level: Level, quote: &str, at: usize) -> Finding {
    Finding {
        span: Span::new(at, at + quote.len()),
        quote: quote.to_owned(),
        sentence: format!("A sample sentence says {quote} here."),
        page: Some(1),
        claim: Claim::Progress(level),
        council: Some(name.into()),
        voice: Voice::Inspector,
        theme,
        scope: None,
        date: None,
        headline: false,
        counted: true,
        pattern: "sample".into(),
        modifiers: Vec::new(),
    }
}

fn letters() -> Vec<NewEntry> {
    let surrey = |theme, level, quote, at| finding("Surrey", theme, level, quote, at);
    let torbay = |theme, level, quote, at| finding("Torbay", theme, level, quote, at);
    vec![
        letter(
            1,
            "Surrey",
            "2017-10-31",
            vec![
                surrey(Theme::Leadership, Level::Insufficient, "progress is too slow", 10),
                surrey(Theme::Leadership, Level::Limited, "limited progress", 80),
                surrey(Theme::Workforce, Level::Declined, "turnover has worsened", 160),
            ],
        ),
        letter(2, "Surrey", "2021-03-24", vec![surrey(Theme::Leadership, Level::Good, "marked improvement", 10)]),
        letter(
            3,
            "Torbay",
            "2018-05-02",
            vec![
                torbay(Theme::Overall, Level::Steady, "steady progress", 10),
                torbay(Theme::Workforce, Level::Steady, "=caseloads have reduced", 60),
            ],
        ),
    ]
}

type Window = Harness<'static, App>;

/// A window over the sample letters, at `tab`.
fn window(tab: Tab) -> (Window, Arc<FakeHost>) {
    let host = Arc::new(FakeHost::default());
    let given = host.clone();
    let mut window = Harness::builder()
        .with_size([1440.0, 880.0])
        .build_eframe(move |creation| App::new(&creation.egui_ctx, None, given, Vec::new()));
    window.state_mut().ask(Ask::Edit(Edit::Add(letters())));
    window.state_mut().ask(Ask::Show(tab));
    window.run_steps(4);
    (window, host)
}

/// Steps until `is_so`, giving other threads time.
fn wait(window: &mut Window, what: &str, is_so: impl Fn(&Window) -> bool) {
    let started = Instant::now();
    while !is_so(window) {
        assert!(started.elapsed() < Duration::from_secs(20), "waited in vain for {what}");
        std::thread::sleep(Duration::from_millis(10));
        window.run_steps(2);
    }
}

fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    window.run_steps(4);
}

fn copied(window: &Window) -> Option<String> {
    window.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

/// Clicks and gives what was put on the clipboard in one of the frames after.
fn copy(window: &mut Window, label: &str) -> String {
    window.get_by_label(label).click();
    let started = Instant::now();
    loop {
        window.step();
        if let Some(text) = copied(window) {
            return text;
        }
        assert!(started.elapsed() < Duration::from_secs(20), "nothing was copied");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_cell_of_themes_leads_to_its_sentences_and_each_to_its_document() {
    let (mut window, _) = window(Tab::Themes);
    click(&mut window, "Surrey, leadership: Limited, 3 findings");
    assert!(window.query_by_label_contains("“limited progress”").is_some());
    assert!(window.query_by_label_contains("“turnover has worsened”").is_none());
    click(&mut window, "“marked improvement”, Monitoring visit 2 · 24 Mar 2021 · page 1 · inspector");
    assert_eq!(window.state().state.tab, Tab::Document);
    assert_eq!(window.state().state.selection.document, Some(EntryId(1)));
    assert_eq!(window.state().state.selection.finding, Some(0));
}

#[test]
fn themes_can_say_how_things_stood_last() {
    let (mut window, _) = window(Tab::Themes);
    click(&mut window, "Latest of each council");
    assert!(window.query_by_label("Surrey, leadership: Good, 1 finding").is_some());
    assert!(window.query_by_label_contains("Surrey, workforce").is_none());
    let table = copy(&mut window, "Copy table");
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].starts_with("Council\tAll themes, median\tAll themes, findings\tOverall, median"));
    assert!(lines[1].starts_with("Surrey\t6\t1\t\t0\t6\t1"), "{}", lines[1]);
}

#[test]
fn a_cell_of_themes_is_reached_and_opened_by_keys() {
    let (mut window, _) = window(Tab::Themes);
    window.get_by_label("Torbay, overall: Steady, 1 finding").focus();
    window.run_steps(2);
    window.key_press(egui::Key::Enter);
    window.run_steps(4);
    assert!(window.query_by_label_contains("“steady progress”").is_some());
}

#[test]
fn the_table_is_searched_sorted_filtered_and_copied() {
    let (mut window, _) = window(Tab::Table);
    assert!(window.query_by_label("6 findings").is_some());
    click(&mut window, "Sort by Level");
    let quotes = |table: &str| -> Vec<String> {
        let quote = |line: &str| line.split('\t').nth(4).unwrap_or_default().to_owned();
        table.lines().skip(1).map(quote).collect()
    };
    let upwards = copy(&mut window, "Copy");
    assert_eq!(
        quotes(&upwards),
        [
            "turnover has worsened",
            "progress is too slow",
            "limited progress",
            "steady progress",
            "'=caseloads have reduced",
            "marked improvement",
        ]
    );
    assert_eq!(upwards.lines().next(), Some("Council\tDate\tDocument\tLevel\tQuote\tTheme\tVoice\tCounted\tVerdict"));
    click(&mut window, "Sort by Level, upwards now");
    assert_eq!(quotes(&copy(&mut window, "Copy"))[0], "marked improvement");
    window.get_by_label("Search findings").focus();
    window.run_steps(2);
    window.get_by_label("Search findings").type_text("PROGRESS surrey");
    window.run_steps(4);
    assert!(window.query_by_label("2 of 6 findings").is_some());
    assert_eq!(quotes(&copy(&mut window, "Copy")), ["limited progress", "progress is too slow"]);
}

#[test]
fn a_filter_of_the_table_is_set_in_its_menu_and_taken_away_by_its_chip() {
    let (mut window, _) = window(Tab::Table);
    click(&mut window, "Filter");
    click(&mut window, "Theme");
    click(&mut window, "workforce  2");
    assert!(window.query_by_label("2 of 6 findings").is_some());
    window.key_press(egui::Key::Escape);
    window.run_steps(4);
    click(&mut window, "Remove the filter Theme: workforce");
    assert!(window.query_by_label("6 findings").is_some());
}

#[test]
fn a_row_of_the_table_is_selected_by_a_click_and_opened_by_enter() {
    let (mut window, _) = window(Tab::Table);
    let row = "“limited progress”, Limited, Surrey, Monitoring visit 1, 31 Oct 2017, leadership, to review";
    click(&mut window, row);
    assert_eq!(window.state().state.tab, Tab::Table);
    assert_eq!(window.state().state.selection.finding, Some(1));
    window.key_press(egui::Key::ArrowDown);
    window.run_steps(4);
    assert_eq!(window.state().state.selection.finding, Some(2));
    window.key_press(egui::Key::Enter);
    window.run_steps(4);
    assert_eq!(window.state().state.tab, Tab::Document);
}

#[test]
fn the_table_names_grades_beside_levels_and_writes_their_area_out() {
    let (mut window, _) = window(Tab::Table);
    let told = |area, grade, quote, at| Finding {
        claim: Claim::Judgement(area, grade),
        ..finding("Bradford", Theme::Overall, Level::Steady, quote, at)
    };
    let grades = vec![
        told(Area::Overall, Grade::Inadequate, "rated inadequate", 10),
        told(Area::Leadership, Grade::RequiresImprovement, "leadership requires improvement", 60),
    ];
    window.state_mut().ask(Ask::Edit(Edit::Add(vec![letter(4, "Bradford", "2019-02-12", grades)])));
    window.run_steps(4);
    assert!(window.query_by_label_contains("“rated inadequate”, Inadequate, Bradford").is_some());
    let leadership = "“leadership requires improvement”, Requires improvement (leadership), Bradford";
    assert!(window.query_by_label_contains(leadership).is_some());
    click(&mut window, "Sort by Level");
    click(&mut window, "Sort by Level, upwards now");
    let table = copy(&mut window, "Copy");
    let levels: Vec<&str> = table.lines().skip(1).filter_map(|line| line.split('\t').nth(3)).take(3).collect();
    assert_eq!(levels, ["leadership: requires improvement", "overall: inadequate", "6"]);
}

#[test]
fn what_the_table_shows_is_exported_as_csv() {
    let (mut window, host) = window(Tab::Table);
    window.get_by_label("Search findings").focus();
    window.run_steps(2);
    window.get_by_label("Search findings").type_text("torbay");
    window.run_steps(4);
    click(&mut window, "Export…");
    let path = Path::new("/out/findings.csv");
    wait(&mut window, "the file", |_| host.written.lock().expect("not poisoned").contains_key(path));
    let written = host.written.lock().expect("not poisoned").remove(path).expect("written");
    let text = String::from_utf8(written).expect("UTF-8");
    assert!(text.starts_with("\u{feff}Council,Date,"));
    assert_eq!(text.lines().count(), 3);
    assert!(text.contains("Torbay,2018-05-02,Monitoring visit 3,5,steady progress,overall,inspector,yes,to review"));
}

/// Samples of which at least one hangs on the level its pattern begins with.
const SAMPLES: [&str; 4] = [
    "Services have deteriorated since the last inspection.",
    "Social work practice has improved.",
    "The pace of change has been too slow.",
    "It is too early to see the impact of these changes.",
];

/// A sample sentence, the lexicon's words with the level of its pattern changed, and the level it gets then.
fn another_level() -> (&'static str, String, Level) {
    let lexicon = default_lexicon();
    let shipped = default_lexicon_source();
    for sentence in SAMPLES {
        let Some(claim) = explain(sentence, &lexicon).claims.into_iter().next() else { continue };
        let Some((before, after)) = shipped.split_once(&format!("id: \"{}\"", claim.pattern)) else { continue };
        let other = if claim.base == Level::Strong { Level::Declined } else { Level::Strong };
        let levels = [claim.base, other].map(|level| format!("level: {}", level.number()));
        let words = format!("{before}id: \"{}\"{}", claim.pattern, after.replacen(&levels[0], &levels[1], 1));
        let claims = Lexicon::parse(&words).map(|edited| explain(sentence, &edited).claims).unwrap_or_default();
        if let [only] = &claims[..]
            && only.level != claim.level
        {
            return (sentence, words, only.level);
        }
    }
    panic!("no sample changes with its pattern")
}

/// A window at Phrases over one text of one sentence, which is at hand.
fn window_over(sentence: &str) -> Window {
    let (mut window, _) = window(Tab::Phrases);
    let (text, mut document, scored) = work::score_words(sentence, &default_lexicon()).expect("scored");
    document.councils = letter(9, "Rutland", "2020-01-01", Vec::new()).document.councils;
    let findings: Vec<Finding> = scored
        .findings
        .iter()
        .map(|it| Finding { council: Some("Rutland".into()), counted: true, ..it.clone() })
        .collect();
    let path = PathBuf::from("/letters/9.txt");
    let origin = Origin::File { path, sha256: ContentHash([9; 32]) };
    let entry = NewEntry { origin, document: document.clone(), findings };
    window.state_mut().ask(Ask::Edit(Edit::Add(vec![entry])));
    window.run_steps(2);
    let loaded = Loaded { text: text.into(), document: document.into(), scored: scored.into() };
    window.state_mut().state.texts.insert(EntryId(3), loaded);
    window
}

fn levels(window: &Window) -> Vec<Option<Level>> {
    let entry = window.state().state.known.entry(EntryId(3)).expect("there");
    entry.findings.iter().map(|reviewed| reviewed.finding.level()).collect()
}

fn edit_lexicon(window: &mut Window, words: &str) {
    click(window, "Edit a copy");
    window.get_by_label("Phrases as text").set_text_value_accesskit(words);
    window.run_steps(60);
}

#[test]
fn an_edit_of_the_lexicon_is_seen_before_it_is_applied_and_can_be_undone() {
    let (sentence, words, level) = another_level();
    let mut window = window_over(sentence);
    let before = levels(&window);
    wait(&mut window, "the lexicon", |window| window.query_by_label("Search the phrases").is_some());
    edit_lexicon(&mut window, &words);
    wait(&mut window, "the preview", |window| window.query_by_label_contains("1 moved").is_some());
    assert_eq!(levels(&window), before, "nothing changes before it is applied");
    assert!(window.query_by_label_contains("3 documents are not at hand").is_some());
    click(&mut window, "Apply to this session");
    assert!(levels(&window).contains(&Some(level)));
    assert!(window.state().state.body().lexicon.is_some());
    assert!(window.query_by_label("This session has its own phrases").is_some());
    window.state_mut().ask(Ask::Run(Command::Undo));
    window.run_steps(4);
    assert_eq!(levels(&window), before);
    assert!(window.state().state.body().lexicon.is_none());
}

#[test]
fn edits_of_the_lexicon_that_are_not_applied_are_never_given_up_unasked() {
    let (sentence, words, _) = another_level();
    let mut window = window_over(sentence);
    wait(&mut window, "the lexicon", |window| window.query_by_label("Search the phrases").is_some());
    edit_lexicon(&mut window, &words);
    for answer in ["Go back to them", "Give them up"] {
        assert!(window.query_by_label("edited, not yet applied").is_some());
        window.state_mut().ask(Ask::Run(Command::Quit));
        window.run_steps(4);
        window.get_by_label("Give up the edited phrases?");
        click(&mut window, answer);
    }
    assert!(window.query_by_label("edited, not yet applied").is_none());
}

#[test]
fn a_fault_in_the_edited_lexicon_names_its_line() {
    let (mut window, _) = window(Tab::Phrases);
    let broken = default_lexicon_source().replacen("scales: [", "scales: ]", 1);
    let line = broken.lines().position(|line| line.contains("scales: ]")).expect("there") + 1;
    wait(&mut window, "the lexicon", |window| window.query_by_label("Search the phrases").is_some());
    edit_lexicon(&mut window, &broken);
    let said = format!("Line {line},");
    wait(&mut window, "the fault", |window| window.query_by_label_contains(&said).is_some());
    assert!(window.query_by_label_contains(" of the phrases: ").is_some(), "the window's word for them");
    assert!(window.query_by_label("Apply to this session").is_none());
    click(&mut window, "Discard");
    assert!(window.query_by_label("Search the phrases").is_some());
}

#[test]
fn a_sentence_is_tried_with_every_step_and_each_step_leads_to_its_entry() {
    let (sentence, _, _) = another_level();
    let lexicon = default_lexicon();
    let claim = explain(sentence, &lexicon).claims.into_iter().next().expect("a claim");
    let (mut window, _) = window(Tab::Phrases);
    wait(&mut window, "the lexicon", |window| window.query_by_label("Try a sentence").is_some());
    window.get_by_label("Try a sentence").focus();
    window.run_steps(2);
    window.get_by_label("Try a sentence").type_text(sentence);
    window.run_steps(4);
    let found = format!("Finding: {} {}", claim.level.number(), claim.level);
    assert!(window.query_by_label_contains(&found).is_some());
    window.get_by_role_and_label(egui::Role::Link, &claim.pattern).click();
    window.run_steps(4);
    assert!(window.query_by_label_contains("As it is written").is_some());
}

#[test]
fn a_sentence_without_a_finding_says_why() {
    let (mut window, _) = window(Tab::Phrases);
    wait(&mut window, "the lexicon", |window| window.query_by_label("Try a sentence").is_some());
    window.get_by_label("Try a sentence").focus();
    window.run_steps(2);
    window.get_by_label("Try a sentence").type_text("The town hall is made of brick.");
    window.run_steps(4);
    assert!(window.query_by_label_contains("No finding: ").is_some());
}

#[test]
fn councils_are_sorted_by_a_theme() {
    let (mut window, _) = window(Tab::Themes);
    let councils = |window: &mut Window| -> Vec<String> {
        let table = copy(window, "Copy table");
        table.lines().skip(1).map(|line| line.split('\t').next().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(councils(&mut window), ["Surrey", "Torbay"]);
    click(&mut window, "Sort by workforce");
    click(&mut window, "Sort by workforce, lowest first now");
    assert_eq!(councils(&mut window), ["Torbay", "Surrey"]);
    click(&mut window, "Sort by council");
    assert_eq!(councils(&mut window), ["Surrey", "Torbay"]);
}
