//! The words around a quotation or claim in, whose words they say it is out.
//!
//! A speaker is the noun nearest before a verb of saying ("the letter states", "a spokesman for Ayton
//! Council said"), or after it ("said Ann Ayton, director"). People are remembered by surname.

use super::Voice;
use super::clauses::{
    before_remark, first_clause, hangs_on_a_preposition, is_participle, is_passive, without_addressee, without_opening,
    without_place,
};
use super::naming::is_given_name;
use super::people::part_of_name;
use super::posts::{
    Candidate, PERSON, Role, TITLED, candidates, first_body, hangs_by_post, head_of, introduced, names_a_person,
};
use regex::Regex;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A verb of saying, and the phrases that do without one.
static SAYING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)\b(?: said | says | say | saying | states? | stated | stating | warn(?:s|ed|ing)? | add(?:s|ed|ing) | told | tell[s]?
        | not(?:es|ed|ing) | found | finds | find | finding | conclud(?:es|ed|ing) | report(?:s|ed)\s+that | reported | wr(?:ites|ote)
        | written | explain(?:s|ed|ing) | comment(?:s|ed) | describ(?:es|ed|ing) | prais(?:es|ed|ing) | critici[sz](?:es|ed|ing)
        | acknowledg(?:es|ed|ing) | highlight(?:s|ed|ing) | identif(?:ies|ied) | observ(?:es|ed) | recogni[sz](?:es|ed) | according\s+to
        | flag(?:s|ged|ging) | insist(?:s|ed|ing) | admit(?:s|ted|ting) | pledg(?:es|ed) | welcom(?:es|ed|ing) | respond(?:s|ed) | claim(?:s|ed|ing)
        | inform(?:s|ed) | ask(?:s|ed)\s+(?:why|whether) | repl(?:ies|ied) | stress(?:es|ed|ing) | emphasi[sz](?:es|ed) | suggest(?:s|ed|ing) | believe[sd]? | saw | continu(?:es|ed): | reveal(?:s|ed) | accept(?:s|ed) | rais(?:es|ed)\s+concerns? | brand(?:s|ed)
        | point(?:s|ed)\s+out | outlin(?:es|ed) | detail(?:s|ed) | reads | blast(?:s|ed) | slam(?:s|med) | express(?:es|ed) | noticed
        | heard | made\s+clear | confirm(?:s|ed) | declar(?:es|ed) | remark(?:s|ed) | advis(?:es|ed)\s+that | ha(?:s|ve)\s+(?:recorded|recommended)
        | conced(?:es|ed) | considers | sees | vow(?:s|ed) | promis(?:es|ed) | deni(?:es|ed) | assur(?:es|ed) | hail(?:s|ed|ing) | applaud(?:s|ed) | lament(?:s|ed) | agree[sd]?\s+that | maintain(?:s|ed)\s+that
        | judged\s+(?:that|(?:not\s+)?to\s+have) | (?:argu|rul)(?:es|ed|ing)\s+that | reckon(?:s|ed) | predict(?:s|ed) | complain(?:s|ed) | object(?:s|ed) | cit(?:es|ed) | compliment(?:s|ed) | commend(?:s|ed) | impressed | (?:pleased|disappointed|reassured|encouraged|worried|alarmed|heartened)\s+(?:that|to\s+(?:see|find|note|hear)) | concerned\s+(?:that|about|over) | critical\s+of
        | (?:inspectors | they | ofsted | watchdogs? | regulators? | commissioner | (?:do|does|did),?(?:\s\w+,?){0,2} )\s+ (?:also\s+)?
          (?<plain> note | add | warn | conclude | acknowledge | recogni[sz]e | highlight | praise | welcome | reports )
        | (?:criticisms? | concerns? | conclusions? | findings? | verdict | messages? | view | assessment)\b [^.,;:]{0,60}? (?:,[^.,;:]{0,80},)? \s (?<put> (?:is|was|were|are)\s+that )
        | (?:visits? | inspections? | reviews? | reports? | letters? | data | figures | audits? | surveys?)\b [^.,;:]{0,40}? \s (?<shown> show(?:s|ed)? ) )\b
        | [:]\s*$",
    )
    .ok()
});

/// "In the commissioner's report", at the head of a sentence.
static REPORT_OPENS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^\s*(?:\p{Lu}\w+,?\s)?[Ii]n\s(?:the\s)?([^,.;:]{2,50}?)\s(?:report|letter|review)\b").ok()
});

/// How verbs begin that may stand before their speaker.
const INVERTED: &[&str] = &[
    "sa", "stat", "find", "found", "warn", "add", "conclud", "report", "not", "explain", "wr", "claim", "reveal",
    "insist",
];

/// Where the speaker of a verb stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    /// Directly before it.
    Before,
    /// At the head of the clause that a participle hangs on: "…, adding that".
    Head,
    /// After it.
    After,
}

/// Who has spoken so far.
#[derive(Debug, Default)]
pub(super) struct Speakers {
    people: BTreeMap<String, Voice>,
    last: Option<Voice>,
    /// The person who spoke last.
    person: Option<Voice>,
    /// Whose report is spoken of: the last inspectors or commissioner to speak.
    reporter: Option<Voice>,
    /// One person who spoke last and has not been named: "a commissioner found".
    unnamed: Option<Voice>,
    /// The body, not a person, that spoke last: "they".
    body: Option<Voice>,
    /// The paper, or body of those who report, that the sentence before was about: "The letter is guarded. It says".
    paper: Option<Voice>,
    /// Whether inspectors or their papers have been spoken of.
    inspected: bool,
    /// Whether a report of unnamed writers is left open, not taken for inspectors'.
    open: bool,
}

impl Speakers {
    /// Whoever was last told to speak.
    pub fn last(&self) -> Option<Voice> {
        self.last
    }

    /// Keeps `voice` as the one who spoke last.
    pub fn remember(&mut self, voice: Voice) {
        self.last = Some(voice);
        self.paper = None;
        if voice.counts() {
            self.reporter = Some(voice);
        }
    }

    /// Whose words `clause` says it tells, if it says so; `clause` is the text outside quotations.
    pub fn attributed(&mut self, clause: &str) -> Option<Voice> {
        let saying = SAYING.as_ref()?;
        let verbs: Vec<_> = saying
            .captures_iter(clause)
            .filter_map(|said| said.name("plain").or(said.name("put")).or(said.name("shown")).or(said.get(0)))
            .map(|verb| verb.range())
            .collect();
        // "The leader, whose department Ofsted criticised, said": the verb after a remark is its subject's.
        let mut remarked_from = usize::MAX;
        let mut told = Vec::new();
        for verb in verbs.into_iter().rev() {
            if verb.start < remarked_from {
                told.push(verb.clone());
            }
            let lead = clause.get(..verb.start).and_then(before_remark);
            remarked_from = lead.map_or(remarked_from, |lead| remarked_from.min(lead.len()));
        }
        let found = told.into_iter().rev().find_map(|verb| self.speaker_of(clause, verb.start, verb.end));
        let found = found.or_else(|| self.opened_with_a_report(clause));
        if let Some(voice) = found {
            self.remember(voice);
        }
        self.inspected = self.inspected
            || candidates(clause).any(|one| matches!(one.role, Role::Paper | Role::Body(Voice::Inspector)));
        found
    }

    /// Takes whoever is the subject of a sentence in which nobody speaks as the one whom "he" or "she" means
    /// after it, and a letter as what "it" means: "The commissioner then joined the meeting.", "The letter is short."
    pub fn turn_to(&mut self, sentence: &str) {
        /// How far into a sentence its subject may stand, in bytes.
        const SUBJECT: usize = 60;
        self.paper = self.paper_spoken_of(sentence);
        let of_one = |one: &Candidate<'_>| one.role != Role::Stranger && one.is_one_person();
        // "The minister's commissioner": whoever owns the subject is not it.
        let sentence = without_place(sentence);
        let owns = |one: &Candidate<'_>| {
            let rest = sentence.get(one.end..).unwrap_or_default();
            rest.starts_with(['’', '\'']) || one.words.ends_with("'s") || one.words.ends_with("’s")
        };
        let all = candidates(sentence).chain(self.persons(sentence)).filter(|one| of_one(one) && !owns(one));
        let Some(first) = all.filter(|one| one.at < SUBJECT).min_by_key(|one| one.at) else { return };
        let before = sentence.get(..first.at).unwrap_or_default();
        let left = before.trim_start().starts_with("Former ");
        if !left && !before.contains([',', ';', ':']) && !hangs_on_a_preposition(sentence, first.at) {
            let subject = sentence.split([',', ';']).next().unwrap_or(sentence);
            self.person = self.voice_of(&first, subject).or(self.person);
        }
    }

    /// "A troubleshooter found … Ann Ayton's report says": the name of whoever spoke last without one.
    fn named_by_report(&mut self, sentence: &str) {
        let Some(voice) = self.unnamed.filter(|voice| voice.counts()) else { return };
        let opening = PERSON.as_ref().and_then(|person| person.captures(sentence.trim_start()));
        let Some((whole, surname)) = opening.and_then(|name| Some((name.get(0)?, name.name("surname")?))) else {
            return;
        };
        let rest = sentence.trim_start().get(whole.end()..).unwrap_or_default();
        let owned = rest.strip_prefix("'s ").or_else(|| rest.strip_prefix("’s "));
        let paper = |words: &str| words.split_whitespace().take(3).any(|word| word.starts_with("report"));
        // The pattern of a name takes an ending in for a part of it.
        let surname = surname.as_str().trim_end_matches("’s").trim_end_matches("'s");
        let owns =
            owned.is_some_and(paper) || surname.len() < whole.as_str().len() && rest.starts_with(' ') && paper(rest);
        if whole.start() == 0 && owns && !self.people.contains_key(surname) {
            self.unnamed = None;
            self.person = Some(voice);
            self.people.insert(surname.to_owned(), voice);
        }
    }

    /// The letter or report, or those who write them, with which `sentence` begins.
    fn paper_spoken_of(&self, sentence: &str) -> Option<Voice> {
        /// How far into a sentence the noun that opens it may stand, in bytes.
        const OPENING: usize = 25;
        let reports = |one: &Candidate<'_>| match one.role {
            Role::Paper => true,
            Role::Body(voice) => voice.counts(),
            _ => false,
        };
        let first = candidates(sentence).filter(|one| one.at < OPENING).min_by_key(|one| one.at).filter(reports)?;
        let before = sentence.get(..first.at)?;
        let opens = !before.contains([',', ';', ':']) && !hangs_on_a_preposition(sentence, first.at);
        opens.then(|| self.voice_of(&first, sentence)).flatten()
    }

    /// Takes the person whose name opens a sentence, whoever speaks in it, as the one whom "her report" means after
    /// it: "Ann Ayton, who went there after Ofsted warned of delay, …".
    pub fn open_with(&mut self, sentence: &str) {
        /// How far into a sentence the surname of its subject may stand, in bytes.
        const OPENING: usize = 25;
        self.named_by_report(sentence);
        let people = self.persons(sentence);
        let mut known = people.iter().filter(|one| one.at < OPENING && matches!(one.role, Role::Person(_)));
        if let Some(Candidate { role: Role::Person(voice), end, .. }) = known.next() {
            let rest = sentence.get(*end..).unwrap_or_default();
            let lead = sentence.trim_start().starts_with(char::is_uppercase);
            if lead && rest.starts_with([' ', ',']) {
                self.person = Some(*voice);
            }
        }
    }

    /// Whose report a sentence opens with, where it says whose: "In the commissioner's report, there were …".
    fn opened_with_a_report(&self, clause: &str) -> Option<Voice> {
        let lead = REPORT_OPENS.as_ref()?.captures(clause)?.get(1)?.as_str();
        let hers = matches!(lead.split_whitespace().next(), Some("her" | "his"));
        first_body(lead).or(self.person.filter(|_| hers))
    }

    /// Who says what the verb of `clause` between `start` and `end` tells.
    fn speaker_of(&mut self, clause: &str, start: usize, end: usize) -> Option<Voice> {
        let verb = clause.get(start..end).unwrap_or_default().to_lowercase();
        let before = clause.get(..start).unwrap_or_default();
        let after = clause.get(end..).unwrap_or_default();
        // "Caseloads described as high": whoever is described does not speak.
        let described = verb == "described" && after.starts_with(" as ") && !before.trim_end().ends_with(',');
        if described && !is_passive(before, &verb) {
            return None;
        }
        if is_passive(before, &verb) {
            let by = first_clause(after).split_once("by ").and_then(|(_, by)| self.nearest(by, Side::After));
            // Whoever is told something does not tell it, but councillors are told by their officers; what is found
            // is found by inspectors.
            let told = || {
                let told_to = candidates(before).max_by_key(|one| (one.end, one.words.len()))?;
                told_to.are_councillors().then_some(Voice::Council)
            };
            return by.or_else(|| if verb == "told" { told() } else { Some(Voice::Inspector) });
        }
        if verb == "according to" {
            return self.nearest(first_clause(after), Side::After).or_else(|| self.nearest(before, Side::Before));
        }
        if is_participle(before, &verb) {
            let beside = self.beside_participle(before);
            return beside.or_else(|| self.nearest(before, Side::Head));
        }
        // "Progress has slowed, finds Ofsted": the speaker follows a verb of plain saying that ends the clause;
        // what is welcomed or accepted does not speak.
        let acts = after.split_whitespace().any(|word| matches!(word, "that" | "was" | "were" | "is" | "are" | "had"));
        // "…, states Ofsted in its latest report", but not ", said Ofsted's finding was": a body that ends its clause.
        let speaker_next = || {
            let ends = |one: &Candidate<'_>| {
                let rest = after.get(one.end..).unwrap_or_default();
                rest.trim().is_empty() || rest.starts_with(['.', ',']) || rest.starts_with(" in ")
            };
            candidates(after).any(|one| one.at <= 1 && matches!(one.role, Role::Body(_)) && ends(&one))
        };
        let inverted = before.trim().is_empty()
            || before.trim_end().ends_with(',')
                && matches!(verb.as_str(), "says" | "said" | "states" | "stated")
                && speaker_next()
            || INVERTED.iter().any(|stem| verb.starts_with(stem))
                && before.trim_end().ends_with(',')
                && (1..=4).contains(&after.split_whitespace().count())
                && !after.contains(" to ")
                && !acts;
        // "“It is as bad as ever,” said one": one of whoever was told of, of no body.
        if inverted && matches!(first_clause(after).trim(), "one" | "another" | "one of them") {
            return Some(Voice::Other);
        }
        // "Social workers told inspectors that": it is the inspectors who tell of it.
        let inspectors_next = || candidates(after).any(|one| one.at < 6 && one.role == Role::Body(Voice::Inspector));
        let to_inspectors = verb == "told" && inspectors_next();
        if to_inspectors && self.nearest(before, Side::Before) == Some(Voice::Other) {
            return Some(Voice::Inspector);
        }
        let sides = if inverted { [Side::After, Side::Before] } else { [Side::Before, Side::After] };
        sides.into_iter().find_map(|side| match side {
            Side::After => self.nearest(first_clause(after), side),
            _ => self.nearest(before, side),
        })
    }

    /// "…, despite a commissioner finding that": a participle whose own subject stands right before it.
    fn beside_participle(&mut self, before: &str) -> Option<Voice> {
        let words = before.trim_end();
        let subject = candidates(words).filter(|one| one.end == words.len()).max_by_key(|one| one.at)?;
        let lead = words.get(..subject.at).unwrap_or_default().split_whitespace().rev().take(4);
        let own = lead.into_iter().any(|word| matches!(word.to_lowercase().as_str(), "despite" | "with" | "after"));
        own.then(|| self.nearest(words.get(subject.at..).unwrap_or_default(), Side::Before)).flatten()
    }

    /// The voice of the speaking noun nearest to the verb, within its clause; a remark on it does not speak
    /// unless nothing else does.
    fn nearest(&mut self, words: &str, side: Side) -> Option<Voice> {
        if side == Side::After {
            return self.nearest_of(&without_addressee(words), side);
        }
        let words = without_opening(words);
        if let Some(voice) = self.named_now(words) {
            return Some(voice);
        }
        let plain = before_remark(words).and_then(|plain| self.nearest_of(&without_addressee(plain), side));
        plain.or_else(|| self.nearest_of(&without_addressee(words), side))
    }

    /// "A commissioner found … In her report, Ann Ayton said": the name, here for the first time, of whoever spoke
    /// last without one.
    fn named_now(&mut self, words: &str) -> Option<Voice> {
        let words = words.trim_end();
        let voice = self.unnamed?;
        let name =
            PERSON.as_ref()?.captures_iter(words).find(|name| name.get(0).is_some_and(|n| n.end() == words.len()))?;
        let (whole, surname) = (name.get(0)?, name.name("surname")?.as_str());
        let lead = words.get(..whole.start())?.trim_end();
        let fits = (lead.is_empty() || lead.ends_with(','))
            && whole.as_str().split_whitespace().all(part_of_name)
            && !self.people.contains_key(surname)
            && candidates(whole.as_str()).next().is_none();
        if !fits {
            return None;
        }
        self.unnamed = None;
        self.person = Some(voice);
        self.people.insert(surname.to_owned(), voice);
        Some(voice)
    }

    fn nearest_of(&mut self, words: &str, side: Side) -> Option<Voice> {
        // "…, accepted the findings": findings never stand as a speaker behind their verb.
        let named = candidates(words).filter(|one| side != Side::After || one.words != "findings");
        let people = self.persons(words);
        // "Ann Ayton, director at Beeton, said": a person met before is known by what is told of them first.
        let apposed = |one: &Candidate<'_>| {
            let mut known =
                people.iter().filter(|person| matches!(person.role, Role::Person(_)) && person.end < one.at);
            let between = known.next_back().and_then(|person| words.get(person.end..one.at));
            between.is_some_and(|between| between.starts_with(", ") && !between.get(2..).unwrap_or("").contains(','))
        };
        let closed = words.trim_end().ends_with(',');
        let tells = |one: &Candidate<'_>| one.role == Role::Head || closed && matches!(one.role, Role::Body(_));
        let named = named.filter(|one| !(tells(one) && apposed(one))).collect::<Vec<_>>();
        let all = named.into_iter().chain(people);
        let found = all.min_by_key(|one| {
            let distance = if side == Side::Before { words.len() - one.end } else { one.at };
            // "The commissioner appointed by the department said": what hangs on a preposition does not speak.
            // Somebody without a post speaks where nobody else does, and of two that end together the longer.
            let hangs = hangs_on_a_preposition(words, one.at) || hangs_by_post(words, one);
            (hangs, one.role == Role::Unplaced, distance, Reverse(one.words.len()))
        })?;
        // "The team found a line of sight to the director": behind its verb, whoever hangs is told of.
        if side == Side::After && hangs_on_a_preposition(words, found.at) {
            return None;
        }
        let voice = self.voice_of(&found, words)?;
        let is_named = matches!(found.role, Role::Person(_) | Role::Stranger | Role::Unplaced);
        if found.is_one_person() {
            self.person = Some(voice);
            let nameless = !is_named && !names_a_person(words);
            self.unnamed = Some(voice).filter(|_| nameless);
        } else if matches!(found.role, Role::Body(_) | Role::Paper) {
            self.body = Some(voice);
        }
        if matches!(found.role, Role::Stranger | Role::Unplaced) {
            self.people.insert(found.words.to_owned(), voice);
        }
        Some(voice)
    }

    fn voice_of(&self, one: &Candidate<'_>, words: &str) -> Option<Voice> {
        let known_person = self.person.or(self.last);
        match one.role {
            Role::Body(_) | Role::Head if has_left(words, one.at) => Some(Voice::Other),
            Role::Body(voice) => Some(head_of(words).unwrap_or(voice)),
            Role::Person(voice) => Some(voice),
            Role::Head => Some(head_of(words).unwrap_or(Voice::Council)),
            Role::Paper => self.writer(words, one),
            Role::Stranger => known_person.or(Some(Voice::Other)),
            Role::Unplaced => Some(Voice::Other),
            Role::Pronoun if matches!(one.words, "he" | "He" | "she" | "She") => known_person,
            Role::Pronoun if matches!(one.words, "they" | "They") => self.paper.or(self.body).or(self.last),
            Role::Pronoun => self.paper.or(self.last).or(self.inspected.then_some(Voice::Inspector)),
        }
    }

    /// Whose letter or report it is: "the commissioner's report", "her report", "a report by the charity".
    fn writer(&self, words: &str, paper: &Candidate<'_>) -> Option<Voice> {
        let before = words.get(..paper.at).unwrap_or_default();
        let lead = before.rsplit([',', ';']).next().unwrap_or_default();
        let after = words.get(paper.end..).unwrap_or_default().trim_start();
        let kind = lead.split_whitespace().next_back().unwrap_or_default().to_lowercase();
        if paper.words.to_lowercase().starts_with("review") && matches!(kind.as_str(), "peer" | "case" | "practice") {
            return Some(Voice::Other);
        }
        if paper.words.eq_ignore_ascii_case("report") && to_councillors(after) {
            return Some(Voice::Council);
        }
        let by = ["by ", "from ", "conducted by ", "written by "].iter().find_map(|by| after.strip_prefix(by));
        let owned = ["'s", "’s", "s'", "s’"].iter().any(|mark| lead.contains(mark)).then_some(lead);
        let named = by.map(|by| by.split([',', ';']).next().unwrap_or(by)).or(owned);
        // "The latest Ofsted report": a body's name right before the noun.
        let beside = lead.split_whitespace().next_back().and_then(first_body);
        let named = named.and_then(|words| first_body(words).or_else(|| self.first_person(words))).or(beside);
        let hers = lead.split_whitespace().any(|word| matches!(word, "her" | "Her" | "his" | "His"));
        let theirs = if hers { self.person.or(self.last) } else { None };
        // A bare "report" is of whoever reported last; letters and visits are inspectors', a review anybody's.
        let noun = paper.words.to_lowercase();
        let report = noun.starts_with("re") && !lead.contains("nspect");
        let inspectors = Some(Voice::Inspector).filter(|_| !(noun.starts_with("review") || report && self.open));
        named.or(theirs).or(self.reporter.filter(|_| report)).or(inspectors)
    }

    fn first_person(&self, words: &str) -> Option<Voice> {
        let first = self.persons(words).into_iter().min_by_key(|one| one.at)?;
        if let Role::Person(voice) = first.role { Some(voice) } else { None }
    }

    /// The people named in `words`: those met before, and those whom only a title and a name tell of.
    fn persons<'a>(&self, words: &'a str) -> Vec<Candidate<'a>> {
        let mut found = Vec::new();
        let mut at = 0;
        for word in words.split_inclusive(|c: char| !c.is_alphabetic() && c != '-' && c != '’' && c != '\'') {
            let bare = word.trim_end_matches(|c: char| !c.is_alphabetic());
            if let Some(voice) = self.people.get(bare) {
                found.push(Candidate { at, end: at + bare.len(), words: bare, role: Role::Person(*voice) });
            }
            at += word.len();
        }
        let titled = TITLED.iter().flat_map(|titled| titled.captures_iter(words)).filter_map(|named| named.get(1));
        let strangers = titled.filter(|name| !self.people.contains_key(name.as_str()));
        found.extend(strangers.map(|name| Candidate {
            at: name.start(),
            end: name.end(),
            words: name.as_str(),
            role: Role::Stranger,
        }));
        let named = PERSON.iter().flat_map(|person| person.captures_iter(words)).filter_map(|name| {
            let (whole, surname) = (name.get(0)?, name.name("surname")?);
            let unplaced =
                !self.people.contains_key(surname.as_str()) && whole.as_str().split_whitespace().any(is_given_name);
            let words = surname.as_str();
            unplaced.then_some(Candidate { at: whole.start(), end: whole.end(), words, role: Role::Unplaced })
        });
        found.extend(named);
        found
    }

    /// Whether `words` are a body's name and nothing else, and whose voice it is.
    pub fn named_alone(words: &str) -> Option<Voice> {
        let words = words.trim();
        let mut bodies = candidates(words).filter(|one| one.end - one.at == words.len());
        bodies.find_map(|one| if let Role::Body(voice) = one.role { Some(voice) } else { None })
    }

    /// Whether inspectors are named in `words`.
    pub fn names_inspectors(words: &str) -> bool {
        candidates(words).any(|one| one.role == Role::Body(Voice::Inspector))
    }

    /// Takes whoever is first told, by name, to report as the writer of "a report" that stands before.
    pub fn expect(&mut self, clauses: impl Iterator<Item = impl AsRef<str>>) {
        let mut ahead = Self { people: self.people.clone(), open: true, ..Self::default() };
        self.reporter = clauses.filter_map(|clause| ahead.attributed(clause.as_ref())).find(|voice| voice.counts());
    }

    /// Whether somebody is told to say something in `clause`.
    pub fn says(clause: &str) -> bool {
        let named = PERSON.as_ref().is_some_and(|person| person.is_match(clause));
        named && SAYING.as_ref().is_some_and(|saying| saying.is_match(clause))
    }

    /// Whether the first verb of saying in `clause` is a participle, whose subject stands at the sentence's head.
    pub fn hangs(clause: &str) -> bool {
        let first = SAYING.as_ref().and_then(|saying| saying.find(clause));
        first.is_some_and(|verb| is_participle(clause.get(..verb.start()).unwrap_or_default(), verb.as_str()))
    }

    /// Remembers the people of `clause` by the posts it gives them.
    pub fn meet(&mut self, clause: &str) {
        for (surname, voice) in introduced(clause) {
            self.people.entry(surname.to_owned()).or_insert(voice);
        }
    }
}

/// Whether the words after "report" say that it is put before the council's own members.
fn to_councillors(after: &str) -> bool {
    const READERS: &[&str] = &["cabinet", "committee", "panel", "scrutiny", "executive", "councillors", "members"];
    let whom = ["to the ", "to ", "for the ", "for "].iter().find_map(|to| after.strip_prefix(to)).unwrap_or_default();
    whom.split([',', '.']).next().unwrap_or_default().split_whitespace().take(5).any(|word| READERS.contains(&word))
}

/// Whether the post at `at` is a former one: "former council leader Ann Ayton".
fn has_left(words: &str, at: usize) -> bool {
    let before = words.get(..at).unwrap_or_default().split_whitespace().rev().take(3);
    before.take_while(|word| !word.ends_with([',', ';']) && *word != "and").any(|word| {
        let word = word.to_lowercase();
        word == "former" || word == "ex" || word.starts_with("ex-")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn voice(clause: &str) -> Option<Voice> {
        Speakers::default().attributed(clause)
    }

    #[test]
    fn the_nearest_speaker_says_it() {
        for (clause, expected) in [
            (" a letter outlining the findings of the visit says.", Voice::Inspector),
            ("Inspectors said that weaknesses remain.", Voice::Inspector),
            ("Ofsted said the local authority has recruited managers.", Voice::Inspector),
            ("Practice has not improved, the watchdog has warned.", Voice::Inspector),
            ("The service is improving, watchdogs have said.", Voice::Inspector),
            ("A monitoring visit to Ayton, the fourth since 2016, found the council to be", Voice::Inspector),
            ("Thresholds were found to be unclear.", Voice::Inspector),
            ("A spokesman for Ayton County Council said:", Voice::Council),
            ("Ann Beeton, cabinet member for children at Ayton County Council, said:", Voice::Council),
            ("Responding to Ofsted’s letter, council leader Cy Deeton said:", Voice::Council),
            ("Surrey County Council said it has invested more.", Voice::Council),
            ("A Department for Education spokesman said:", Voice::Other),
            ("Ofsted’s regional director Eve Feeton said:", Voice::Inspector),
            ("A spokeswoman for the NSPCC said:", Voice::Other),
            ("The commissioner, Gil Heeton, said", Voice::Commissioner),
            ("The commissioner appointed by the Department for Education has said", Voice::Commissioner),
            ("The commissioner’s report, published on Monday, says that", Voice::Commissioner),
            ("A report by the charity Example says", Voice::Other),
            ("The council’s own report states", Voice::Council),
            ("The letter to the council states", Voice::Inspector),
            ("Progress slows at council’s services, finds Ofsted", Voice::Inspector),
            ("Opposition councillor Ann Beeton said", Voice::Other),
            (", said Ann Beeton, director of children’s services.", Voice::Council),
        ] {
            assert_eq!(voice(clause), Some(expected), "{clause}");
        }
        assert_eq!(voice("Children’s services were rated in June 2015."), None);
    }

    #[test]
    fn a_report_is_of_the_body_named_before_it_whoever_reported_first() {
        let mut speakers = Speakers::default();
        speakers.expect(["The commissioner’s report says that progress was being made."].iter());
        assert_eq!(speakers.attributed("The report says:"), Some(Voice::Commissioner));
        assert_eq!(speakers.attributed("The latest Ofsted report says:"), Some(Voice::Inspector));
    }

    #[test]
    fn whoever_is_named_without_a_known_post_is_somebody_else() {
        let mut speakers = Speakers::default();
        speakers.attributed("Inspectors said that recording was weak.");
        speakers.turn_to("That is not how Paul Peeton sees it.");
        assert_eq!(speakers.attributed("Branch officer Paul Peeton said that nothing moved."), Some(Voice::Other));
        assert_eq!(speakers.attributed("“It is worse,” he said"), Some(Voice::Other));
        speakers
            .meet("Rita Seeton, commissioner for the town, spent a month there after Ofsted branded it inadequate.");
        speakers.open_with(
            "Rita Seeton, commissioner for the town, spent a month there after Ofsted branded it inadequate.",
        );
        assert_eq!(speakers.attributed("Her report concludes that leaders have acted"), Some(Voice::Commissioner));
        speakers.meet("Shadow portfolio holder Cllr Alex Queeton");
        assert_eq!(speakers.attributed("Cllr Queeton said that"), Some(Voice::Other));
        assert_eq!(speakers.attributed("The letter to Mary Reeton says that"), Some(Voice::Inspector));
        assert_eq!(speakers.attributed("A government-appointed expert has found that"), Some(Voice::Commissioner));
    }

    #[test]
    fn who_is_named_after_speaking_without_a_name_is_the_same() {
        let mut speakers = Speakers::default();
        let clause = "Ayton has been told it can go on, despite a commissioner finding that work is slow";
        assert_eq!(speakers.attributed(clause), Some(Voice::Commissioner));
        speakers.meet("In a report to the department, Elowen Teeton said");
        let clause = "In a report to the Department for Education (DfE), Elowen Teeton said";
        assert_eq!(speakers.attributed(clause), Some(Voice::Commissioner));
        assert_eq!(speakers.attributed("Ms Teeton said she had seen more"), Some(Voice::Commissioner));
        assert_eq!(speakers.attributed("The director said"), Some(Voice::Council));
        assert_eq!(speakers.attributed("Branch officer Paul Ueeton said"), Some(Voice::Other));
        let mut speakers = Speakers::default();
        speakers.attributed("A government troubleshooter has given Torbay Council half a year, after concluding that");
        let report = "Margaret Yeeton’s 48-page report, which appeared on Thursday, stops short of a trust.";
        speakers.open_with(report);
        speakers.turn_to(report);
        assert_eq!(speakers.attributed("She writes that"), Some(Voice::Commissioner));
        assert_eq!(speakers.attributed("Ms Yeeton writes that"), Some(Voice::Commissioner));
        speakers.meet("Children’s minister Zoe Zeeton, in a letter to the chief executive, said she was");
        assert_eq!(speakers.attributed("Ms Zeeton said"), Some(Voice::Other));
    }

    #[test]
    fn whoever_is_described_does_not_speak_and_a_post_ends_at_a_link() {
        let mut speakers = Speakers::default();
        speakers.meet("Ofsted notes that a plan has been made since strategic director Mo Veeton came");
        speakers.attributed("Inspectors said that work is slow");
        assert_eq!(speakers.attributed("while some social workers have caseloads described as high"), None);
        assert_eq!(speakers.attributed("Mr Veeton said:"), Some(Voice::Council));
        assert_eq!(speakers.attributed("Ward councillor Jo Weeton said:"), Some(Voice::Other));
    }

    #[test]
    fn what_a_sentence_is_about_is_what_it_means() {
        let mut speakers = Speakers::default();
        speakers.attributed("The director said that work was under way");
        speakers.turn_to("The letter itself is more guarded.");
        assert_eq!(speakers.attributed("Overall, it says, the town has moved"), Some(Voice::Inspector));
        speakers.attributed("The director said that work was under way");
        assert_eq!(speakers.attributed("It was late, she added"), Some(Voice::Council));
        let judged = "The commissioner sent by ministers, whose update came in June, judged that it had";
        assert_eq!(speakers.attributed(judged), Some(Voice::Commissioner));
    }

    #[test]
    fn posts_and_papers_have_their_own_voices() {
        for (clause, expected) in [
            ("A council source said", Voice::Council),
            ("Children’s services boss Ann Ayton told councillors", Voice::Council),
            ("Town hall chiefs say", Voice::Council),
            ("Practice has improved, say bosses.", Voice::Council),
            ("Ann Ayton, the interim director, conceded that", Voice::Council),
            ("A report to the cabinet says", Voice::Council),
            ("The council’s own data show", Voice::Council),
            ("Former council leader Bea Beeton said", Voice::Other),
            ("The former teacher and council leader said", Voice::Council),
            ("The children’s commissioner for England said", Voice::Other),
            ("The police and crime commissioner said", Voice::Other),
            ("The peer review found", Voice::Other),
            ("A serious case review concluded", Voice::Other),
            ("Whistleblowers say", Voice::Other),
            ("Mr Justice Ceeton said", Voice::Other),
            ("One social worker told inspectors that", Voice::Inspector),
            ("A follow-up visit in May showed", Voice::Inspector),
            ("Inspectors were pleased that", Voice::Inspector),
        ] {
            assert_eq!(voice(clause), Some(expected), "{clause}");
        }
        let mut speakers = Speakers::default();
        let asked = "Cllr Dee Deeton, Labour, asked why";
        speakers.meet(asked);
        assert_eq!(speakers.attributed(asked), Some(Voice::Other));
        speakers.turn_to("Inspectors met Eve Feeton, the director.");
        assert_eq!(speakers.attributed("They said"), Some(Voice::Inspector));
    }

    #[test]
    fn a_party_speaks_for_itself() {
        let mut speakers = Speakers::default();
        speakers.meet("Conservative children’s spokesman Abe Aeeton was scathing.");
        assert_eq!(speakers.attributed("he told the Chronicle"), None);
        assert_eq!(speakers.attributed("Mr Aeeton told the Chronicle"), Some(Voice::Other));
        let independent = "Independent Sandra Beeton disagreed, claiming that";
        speakers.meet(independent);
        assert_eq!(speakers.attributed(independent), Some(Voice::Other));
        let manager = "A regional manager for a children’s charity also welcomed the result";
        assert_eq!(speakers.attributed(manager), Some(Voice::Other));
        assert_eq!(speakers.attributed("It is safer, she said"), Some(Voice::Other));
        speakers.attributed("The leader said that work had begun");
        assert_eq!(speakers.attributed(manager), Some(Voice::Other));
        assert_eq!(speakers.attributed("It is safer, she said"), Some(Voice::Other));
    }

    #[test]
    fn councillors_are_told_by_their_officers() {
        let mut speakers = Speakers::default();
        let told = "Services are improving, members of a scrutiny committee have been told";
        assert_eq!(speakers.attributed(told), Some(Voice::Council));
        assert_eq!(speakers.attributed("Councillors were told by inspectors that"), Some(Voice::Inspector));
        assert_eq!(speakers.attributed("The council has been told that it must act"), None);
    }

    #[test]
    fn a_remark_on_the_speaker_does_not_speak() {
        for (clause, expected) in [
            ("The commissioner, who was sent in after Ofsted’s verdict in 2019, wrote that", Voice::Commissioner),
            ("The cabinet member, whose department was criticised by Ofsted, said that", Voice::Council),
            ("A Department for Education adviser, who works with the council, reported that", Voice::Commissioner),
            ("An adviser sent by the DfE said", Voice::Commissioner),
            ("The commissioner’s view, set out in a letter to the minister, was that it", Voice::Commissioner),
            ("Independent consultant Ann Ayton says", Voice::Other),
            ("A source close to the board said that", Voice::Other),
            ("Their personal advisers, whom inspectors met, said", Voice::Inspector),
        ] {
            assert_eq!(voice(clause), Some(expected), "{clause}");
        }
    }

    #[test]
    fn she_is_the_subject_of_the_sentence_before() {
        let mut speakers = Speakers::default();
        speakers.attributed("The director explained that work had begun.");
        speakers.turn_to("Next the minister’s commissioner joined the board.");
        assert_eq!(speakers.attributed("She explained that progress had been made."), Some(Voice::Commissioner));
        let mut speakers = Speakers::default();
        speakers.meet("Consultant Ann Ayton was later appointed commissioner for the county.");
        assert_eq!(speakers.attributed("Mrs Ayton said that hardly anything moved."), Some(Voice::Commissioner));
        speakers.meet(
            "Cleo Ceeton, appointed by ministers to lead the work, and Dee Deeton, who was sent in with her, met.",
        );
        assert_eq!(speakers.attributed("Ceeton said that"), Some(Voice::Commissioner));
        assert_eq!(speakers.attributed("Deeton said that"), Some(Voice::Commissioner));
        speakers.attributed("The council’s leader said work had begun.");
        speakers.turn_to("Commissioner for the borough Bea Beeton took up the post in spring.");
        assert_eq!(speakers.attributed("She said: "), Some(Voice::Commissioner));
        assert_eq!(speakers.attributed("In the commissioner’s review the signs were good."), Some(Voice::Commissioner));
        speakers.meet("Fay Feeton, who leads the opposition, and Gus Geeton, the council’s director of services");
        speakers.attributed("Councillor Feeton, who leads the opposition, said that");
        speakers.attributed("Gus Geeton, the council’s director of services, said that");
        assert_eq!(speakers.attributed("“It has improved,” he said"), Some(Voice::Council));
        speakers.meet("The department appointed Hal Heeton as commissioner for the town after Ofsted rated it.");
        assert_eq!(speakers.attributed("In his report Mr Heeton says that"), Some(Voice::Commissioner));
        speakers.meet("Cllr Ida Ieeton (Green, Ayton North) asked. Cllr Jo Jeeton (Lab), cabinet member, replied.");
        assert_eq!(speakers.attributed("Cllr Ida Ieeton said that"), Some(Voice::Other));
        assert_eq!(speakers.attributed("Cllr Jeeton said that"), Some(Voice::Council));
        speakers.attributed("It is safer, according to experts from elsewhere.");
        let team = "The team found a clear line of sight from workers to the chief executive";
        assert_eq!(speakers.attributed(team), Some(Voice::Other));
        let criticism = "The main concern in the inspectors’ letter was that recording had slipped.";
        assert_eq!(speakers.attributed(criticism), Some(Voice::Inspector));
    }

    #[test]
    fn a_person_keeps_the_voice_of_their_post() {
        let mut speakers = Speakers::default();
        speakers.meet("Ann Beeton, cabinet member for children, met the commissioner, Eve Feeton.");
        speakers.attributed("Ann Beeton, cabinet member for children, said:");
        speakers.attributed("The letter states");
        assert_eq!(speakers.attributed("Ms Beeton added:"), Some(Voice::Council));
        assert_eq!(speakers.attributed("Ms Feeton said:"), Some(Voice::Commissioner));
        assert_eq!(speakers.attributed("Ms Beeton said:"), Some(Voice::Council));
        assert_eq!(speakers.attributed("She added:"), Some(Voice::Council));
        speakers.attributed("Inspectors said");
        assert_eq!(speakers.attributed("But it added that some remain"), Some(Voice::Inspector));
    }
}
