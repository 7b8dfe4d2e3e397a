//! Each sample against its coding by hand: the codebook decides, not what the program printed last.

use super::expectation::{Claimed, Council, Makes, Sample, Told};
use super::letters::LETTERS;
use super::others::OTHERS;
use super::{read, samples};
use council_trajectories::document::{Role, Voice};
use council_trajectories::scoring::{Claim, Finding, Scope};
use council_trajectories::source::Format;
use council_trajectories::text::Span;
use council_trajectories::trajectory::{self, Point};
use council_trajectories::work::Read;
use std::collections::BTreeSet;
use std::fmt::{Debug, Display};
use std::path::{Path, PathBuf};
use std::{env, fs};

fn coded() -> impl Iterator<Item = &'static Sample> {
    LETTERS.iter().chain(OTHERS)
}

#[test]
fn every_sample_is_coded_by_hand() {
    let listing = fs::read_dir(samples()).expect("the samples are there");
    let names: BTreeSet<String> = listing
        .filter_map(Result::ok)
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name != "README.md")
        .collect();
    assert_eq!(names, coded().map(|sample| sample.file.to_owned()).collect());
}

#[test]
fn every_sample_says_that_it_is_one() {
    for sample in coded() {
        let mut content = read(sample.file).text.content.to_lowercase();
        if read(sample.file).format == Format::Html {
            // It stands in the page's foot, which is furniture.
            content = fs::read_to_string(samples().join(sample.file)).expect("a page").to_lowercase();
        }
        assert!(content.contains("sample written for council trajectories"), "{}", sample.file);
        assert!(content.contains("facts are invented") || content.contains("invented facts"), "{}", sample.file);
    }
}

#[test]
fn nothing_is_wrong_with_a_sample() {
    new(every(problems));
}

#[test]
fn facts_are_those_of_a_careful_reader() {
    new(every(facts));
}

#[test]
fn findings_are_those_of_a_careful_reader() {
    new(every(findings));
}

#[test]
fn points_are_those_of_a_careful_reader() {
    new(every(points));
}

/// The list of what is open only ever gets shorter. With `INSTA_UPDATE=always`, as for the golden texts,
/// what has been mended is taken out of it; what is new must be put in by hand, or better be mended.
#[test]
fn what_is_listed_as_open_is_still_so() {
    let found: BTreeSet<String> = [problems, facts, findings, points].into_iter().flat_map(every).collect();
    let (still, mended): (Vec<String>, Vec<String>) = open().into_iter().partition(|line| found.contains(line));
    if env::var("INSTA_UPDATE").is_ok_and(|how| how == "always") {
        let lines = still.join("\n") + "\n";
        fs::write(list_of_open(), lines).expect("the list can be written");
    } else {
        assert!(mended.is_empty(), "take these out of tests/pipeline/open.txt:\n{}", mended.join("\n"));
    }
}

fn list_of_open() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pipeline/open.txt")
}

/// Where the program is known not to read as the codebook does. The coding is right and the program is not.
fn open() -> BTreeSet<String> {
    fs::read_to_string(list_of_open()).expect("the list of what is open").lines().map(str::to_owned).collect()
}

fn every(differ: fn(&Sample, &Read) -> Vec<String>) -> Vec<String> {
    coded().flat_map(|sample| differ(sample, read(sample.file))).collect()
}

/// Fails with every disagreement that is not known, not with the first.
fn new(disagreements: Vec<String>) {
    let known = open();
    let new: Vec<String> = disagreements.into_iter().filter(|line| !known.contains(line)).collect();
    assert!(new.is_empty(), "{} disagreements with the codebook\n{}", new.len(), new.join("\n"));
}

/// The disagreements of one sample, each with the sample's name.
struct Compared<'a> {
    file: &'a str,
    differ: Vec<String>,
}

impl<'a> Compared<'a> {
    fn new(file: &'a str) -> Self {
        Self { file, differ: Vec::new() }
    }
    fn say(&mut self, what: impl Display) {
        self.differ.push(format!("{}: {what}", self.file));
    }
    fn same<T: PartialEq + Debug>(&mut self, what: impl Display, expected: &T, found: &T) {
        if expected != found {
            self.say(format_args!("{what}: expected {expected:?}, found {found:?}"));
        }
    }
}

fn problems(sample: &Sample, read: &Read) -> Vec<String> {
    let mut compared = Compared::new(sample.file);
    read.problems.iter().for_each(|problem| compared.say(format_args!("{:?}: {}", problem.kind, problem.message)));
    compared.differ
}

fn facts(sample: &Sample, read: &Read) -> Vec<String> {
    let mut compared = Compared::new(sample.file);
    let document = &read.document;
    compared.same("kind", &sample.kind, &document.kind.value);
    let published = document.published.as_ref().map(|fact| fact.value.to_string());
    compared.same("published", &sample.published.map(str::to_owned), &published);
    let visit = document.visit.as_ref().map(|fact| (fact.value.start.to_string(), fact.value.end.to_string()));
    compared.same("visit", &sample.visit.map(|(start, end)| (start.to_owned(), end.to_owned())), &visit);
    let inspectors: Vec<&str> = document.inspectors.iter().map(|fact| fact.value.as_str()).collect();
    compared.same("inspectors", &sample.inspectors.to_vec(), &inspectors);
    compared.same("addressee", &sample.addressee, &document.addressee.as_ref().map(|fact| fact.value.as_str()));
    let (author, outlet) = (document.author.as_ref(), document.outlet.as_ref());
    compared.same("author", &sample.byline.map(|byline| byline.0), &author.map(|fact| fact.value.as_str()));
    compared.same("outlet", &sample.byline.map(|byline| byline.1), &outlet.map(|fact| fact.value.as_str()));
    let role = |wanted: Role| move |council: &&Council| council.role == wanted;
    let expected: BTreeSet<&str> =
        sample.councils.iter().filter(role(Role::Subject)).map(|council| council.name).collect();
    compared.same("subjects", &expected, &document.subjects().map(|council| &*council.name).collect());
    for council in sample.councils {
        let Some(found) = document.councils.iter().find(|found| &*found.name == council.name) else {
            compared.say(format_args!("{} is not among the councils", council.name));
            continue;
        };
        let ordinal = found.visit_ordinal.as_ref().map(|fact| fact.value);
        compared.same(format_args!("visit of {}", council.name), &council.visit_ordinal, &ordinal);
        let judgements = found.judgements.iter().map(|(area, grade)| (*area, grade.value)).collect();
        compared.same(format_args!("judgements of {}", council.name), &council.judgements.to_vec(), &judgements);
    }
    compared.differ
}

fn points(sample: &Sample, read: &Read) -> Vec<String> {
    let mut compared = Compared::new(sample.file);
    let points = trajectory::points(&read.scored.findings, read.document.date());
    for council in sample.councils {
        let found = points.iter().find(|point| &*point.council == council.name);
        match council.point {
            Makes::Open => {}
            Makes::None => compared.same(council.name, &None, &found.map(shown)),
            Makes::Point { level, low, high, count, basis } => {
                let expected = format!("{level} ({low} to {high}) of {count}, {basis:?}");
                compared.same(council.name, &Some(expected), &found.map(shown));
            }
        }
    }
    compared.differ
}

fn shown(point: &Point) -> String {
    let Point { level, low, high, count, basis, .. } = point;
    format!("{} ({} to {}) of {count}, {basis:?}", level.value(), low.value(), high.value())
}

fn findings(sample: &Sample, read: &Read) -> Vec<String> {
    let mut compared = Compared::new(sample.file);
    let found = &read.scored.findings;
    let (mut explained, mut taken): (BTreeSet<usize>, BTreeSet<usize>) = Default::default();
    for told in sample.findings {
        let Some(span) = place(&read.text.content, told.words) else {
            compared.say(format_args!("“{}” does not stand once in the text", told.words));
            continue;
        };
        let is_here = |finding: &Finding| finding.span.overlap(span) > 0 && same_scale(told, finding);
        let here: Vec<usize> = (0..found.len()).filter(|&i| is_here(&found[i])).collect();
        explained.extend(&here);
        // Two claims are two findings; of several at one place the one that agrees is meant.
        let mut free = here.iter().filter(|i| !taken.contains(*i));
        let best = free.clone().find(|&&i| claimed(&found[i]) == told.claim).or(free.next());
        match best.copied() {
            Some(i) => {
                taken.insert(i);
                agree(&mut compared, sample, told, &found[i], read);
            }
            None if told.optional => {}
            None => compared.say(format_args!("“{}” ({:?}) is not found", told.words, told.claim)),
        }
    }
    let unexplained = (0..found.len()).filter(|i| !explained.contains(i)).map(|i| &found[i]);
    for finding in unexplained.filter(|finding| finding.level().is_some()) {
        compared.say(format_args!("“{}” ({:?}) is no finding", finding.quote, finding.claim));
    }
    compared.differ
}

/// Where `words` stand, if they stand there once.
fn place(content: &str, words: &str) -> Option<Span> {
    let mut places = content.match_indices(words);
    let (start, _) = places.next()?;
    places.next().is_none().then(|| Span::new(start, start + words.len()))
}

fn same_scale(told: &Told, finding: &Finding) -> bool {
    matches!(told.claim, Claimed::Level(_)) == finding.level().is_some()
}

fn claimed(finding: &Finding) -> Claimed {
    match finding.claim {
        Claim::Progress(level) => Claimed::Level(level.number()),
        Claim::Judgement(_, grade) => Claimed::Grade(grade),
    }
}

fn agree(compared: &mut Compared<'_>, sample: &Sample, told: &Told, finding: &Finding, read: &Read) {
    let what = |field: &str| format!("{field} of “{}”", told.words);
    compared.same(what("level"), &told.claim, &claimed(finding));
    let only = sample.councils.iter().find(|council| council.role == Role::Subject).map(|council| council.name);
    compared.same(what("council"), &told.council.or(only), &finding.council.as_deref());
    if let Some(voice) = told.voice {
        compared.same(what("voice"), &voice, &finding.voice);
        // What was true before the visit bears on no point.
        compared.same(what("counted"), &(voice.counts() && told.date.is_none()), &finding.counted);
    }
    if let Some(headline) = told.headline.filter(|_| told.voice.is_some_and(Voice::counts)) {
        compared.same(what("headline"), &headline, &finding.headline);
    }
    // "Overall" said of the whole and nothing said come to the same.
    let scope = finding.scope.filter(|scope| *scope != Scope::Overall);
    compared.same(what("scope"), &told.scope, &scope);
    let date = told.date.map(str::to_owned).or(read.document.date().map(|date| date.to_string()));
    compared.same(what("date"), &date, &finding.date.map(|date| date.to_string()));
}
