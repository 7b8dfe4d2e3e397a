//! A clause in, the nouns in it that may speak and the people it introduces by their posts out, each with
//! whose voice it is. It remembers nobody.

use super::Voice;
use super::clauses::{acts, appointed, hangs_on_a_preposition, is_one_person, last_apposition, without_place};
use super::people::part_of_name;
use regex::Regex;
use std::sync::LazyLock;

/// The nouns that speak, with whose voice each is.
static NOUNS: LazyLock<Vec<(Regex, Role)>> = LazyLock::new(|| {
    let roles = [
        (
            Role::Body(Voice::Inspector),
            r"(?i)\b(?:ofsted|inspectors?|inspectorates?|watchdogs?|regulators?|hmi|cqc|care\s+quality\s+commission|hmicfrs)\b",
        ),
        (
            Role::Paper,
            r"(?i)\b(?:letters?|reports?|findings|reviews?|(?:monitoring|focused|the|a|another|separate|follow-up|latest|recent|this|ofsted|second|first|third)\s+visits?|(?:re-?)?inspections?|monitoring\s+visits?[^.]{0,120}?)\b",
        ),
        (
            Role::Body(Voice::Commissioner),
            r"(?i)\b(?:(?:(?:government|dfe|ministerial|whitehall)\s+)?(?:commissioners?|troubleshooters?)|(?:government|dfe|minister)[\w'’-]*\s(?:appointed\s)?expert|(?:improvement|independent|external|expert|department\s+for\s+education|dfe|government|department|minister(?:ial|s)?|appointed|the|an)(?:['’]s?)?\s+advis[eo]rs?)\b",
        ),
        (
            Role::Body(Voice::Other),
            r"(?i)\b(?:(?:conservative|tory|labour|lib(?:eral)?\s+dem(?:ocrat)?|green|reform|ukip)(?:['’]s|s['’]?)?\s+(?:[\w'’]+\s+){0,3}?spokes\w+|(?:opposition|shadow|independent|ward|backbench|lib(?:eral)?\s+dem(?:ocrat)?|green|labour\s+group|conservative\s+group)\s+(?:party\s+)?(?:councillor|cllr|leader|spokes\w+|member)s?|ministers?|secretary|(?:direction|improvement)\s+notices?|department\s+for\s+education|\bdfe\b|government|unions?|unison|gmb|unite|charit(?:y|ies)|nspcc|barnardo['’]?s|children['’]s\s+society|mps?|opposition|shadow(?:\s+(?:cabinet\s+member|portfolio\s+holder|executive\s+member))?|boards?(?:\s+members?)?|(?:family|staff|team)\s+members|members\s+of\s+(?:staff|parliament|the\s+public|the\s+family)|(?:union|branch|probation|prison)\s+officers|parents?|mothers?|fathers?|professors?|association|adcs|lga|basw|campaigners?|children['’]s\s+commissioner\s+for\s+(?:england|wales)|(?:police\s+and\s+crime|information)\s+commissioner|ombuds(?:man|woman|person)|consultants?|academics?|experts?|analysts?|researchers?|sources?|insiders?|think[\s-]tanks?|(?:select|commons|public\s+accounts)\s+committee|police(?:\s+officers?)?|chief\s+constable|judges?|(?:mrs?|lord)\s+justice|coroners?|whistle-?blowers?|foundation|university|residents?|foster\s+carers?|social\s+workers?|lib(?:eral)?\s+dem(?:ocrat)?s?|labour\s+group|conservative\s+group|green\s+group)\b",
        ),
        (
            Role::Head,
            r"(?i)\b(?:spokes(?:man|woman|person)|directors?|leaders?|chief\s+executives?|chair(?:man|woman|person)?|heads?|managers?|boss(?:es)?|(?:education|services|care|town\s+hall|council)\s+chiefs?|chiefs)\b",
        ),
        (
            Role::Body(Voice::Council),
            r"(?i)\b(?:council(?:\s+sources?)?|(?:town|county|city|shire)\s+hall(?:\s+(?:bosses|chiefs|sources?))?|authority|councillors?|cllr|coun|cabinet\s+members?|lead\s+members?|portfolio\s+holders?|executive\s+members?|members|officers|(?:scrutiny\s+)?(?:committee|panel)|cabinet|mayor|children['’]s\s+trust|(?:deputy\s+)?leader\s+of\s+(?:the\s+)?[a-z ]*council)\b",
        ),
        (
            Role::Body(Voice::Journalist),
            r"(?i)\b(?:local\s+democracy\s+report(?:er|ers|ing)(?:\s+service)?|press\s+association|bbc|newspaper)\b",
        ),
        (
            Role::Pronoun,
            r"(?i)\b(?:he|she|they|it|the\s+(?:(?:review|peer|inspection|visiting)\s+)?(?:team|reviewers))\b",
        ),
    ];
    roles.into_iter().filter_map(|(role, pattern)| Some((Regex::new(pattern).ok()?, role))).collect()
});

/// A name with a capital on each part, as people are introduced.
pub(super) static PERSON: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"\b(?:(?P<councillor>Cllr|Councillor|Coun)\.?\s|(?P<commissioner>[Cc]ommissioner)\s|(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Director|Leader|Chair|Chairman|Mayor|Minister|Adviser|Advisor|Consultant|Troubleshooter|Expert|Inspector|Independent|Conservative|Tory|Labour|Green|Democrat|Backbencher)\s)?\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}\.?)?\s(?P<surname>\p{Lu}[\p{L}’'-]+)\b",
    )
    .ok()
});

/// Somebody of whom only the name is given here: "Ms Ayton".
pub(super) static TITLED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame)\.?\s(?:\p{Lu}[\p{L}’'-]+\s)?(\p{Lu}[\p{L}’'-]+)").ok()
});

/// Whether `words` name a person.
pub(super) fn names_a_person(words: &str) -> bool {
    let mut names = PERSON.iter().flat_map(|person| person.find_iter(words));
    names.any(|name| name.as_str().split_whitespace().rev().take(2).all(part_of_name))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A body whose voice is known.
    Body(Voice),
    /// A letter or report: its writers' voice.
    Paper,
    /// A post that any body may have; the body beside it tells whose.
    Head,
    /// A person met before.
    Person(Voice),
    /// A person not met before: the one who spoke last, now by name.
    Stranger,
    /// A person named in full whom the text gives no post that is known here.
    Unplaced,
    /// Whoever spoke last.
    Pronoun,
}

/// A noun that may speak.
#[derive(Clone, Debug)]
pub(super) struct Candidate<'a> {
    /// Where it begins.
    pub at: usize,
    pub end: usize,
    pub words: &'a str,
    pub role: Role,
}

impl Candidate<'_> {
    /// Whether it is somebody rather than a body or a paper.
    pub fn is_one_person(&self) -> bool {
        match self.role {
            Role::Head | Role::Person(_) | Role::Stranger | Role::Unplaced => true,
            Role::Body(_) => is_one_person(self.words),
            Role::Paper | Role::Pronoun => false,
        }
    }

    /// Whether they are councillors together, whom the council's officers tell things.
    pub fn are_councillors(&self) -> bool {
        const TOGETHER: &[&str] = &["councillors", "members", "committee", "panel", "cabinet"];
        let words = self.words.to_lowercase();
        self.role == Role::Body(Voice::Council) && TOGETHER.iter().any(|body| words.ends_with(body))
    }
}

/// Words that a post does not reach across.
const LINKS: &[&str] = &[
    " since ",
    " that ",
    " when ",
    " after ",
    " before ",
    " because ",
    " while ",
    " until ",
    " but ",
    " said ",
    " says ",
];

/// The first body named in `words`.
pub(super) fn first_body(words: &str) -> Option<Voice> {
    let bodies = candidates(words).filter_map(|one| match one.role {
        Role::Body(voice) => Some((one.at, voice)),
        _ => None,
    });
    bodies.min_by_key(|(at, _)| *at).map(|(_, voice)| voice)
}

/// The nouns of `words` that may speak, people apart.
pub(super) fn candidates(words: &str) -> impl Iterator<Item = Candidate<'_>> {
    NOUNS.iter().flat_map(move |(pattern, role)| {
        let hits = pattern.find_iter(words);
        hits.map(|hit| Candidate { at: hit.start(), end: hit.end(), words: hit.as_str(), role: *role })
    })
}

/// Whose post it is, by the body named beside it: "Ofsted's regional director", "director of the charity".
pub(super) fn head_of(words: &str) -> Option<Voice> {
    let clause = words.rsplit([';', '—']).next().unwrap_or(words);
    let clause = last_apposition(clause);
    let (heads, bodies): (Vec<_>, Vec<_>) = NOUNS.iter().partition(|(_, role)| *role == Role::Head);
    heads.iter().any(|(pattern, _)| pattern.is_match(clause)).then_some(())?;
    let voices: Vec<Voice> = bodies
        .iter()
        .filter_map(|(pattern, role)| match role {
            Role::Body(voice) if pattern.is_match(clause) => Some(*voice),
            _ => None,
        })
        .collect();
    [Voice::Council, Voice::Commissioner, Voice::Inspector, Voice::Other]
        .into_iter()
        .find(|voice| voices.contains(voice))
}

/// The people `clause` introduces by their posts, by surname: "Ann Ayton, director", "the commissioner, Bea Beeton".
pub(super) fn introduced(clause: &str) -> impl Iterator<Item = (&str, Voice)> {
    PERSON.iter().flat_map(|person| person.captures_iter(clause)).filter_map(|name| {
        let (whole, surname) = (name.get(0)?, name.name("surname")?);
        if !whole.as_str().split_whitespace().rev().take(2).all(part_of_name) {
            return None;
        }
        // "Ann Ayton (Lab), portfolio holder": a councillor's party is no post.
        let (party, after) = party(clause.get(whole.end()..).unwrap_or_default());
        // A councillor of whom only the party is told speaks for it, not for the council.
        let councillor = name.name("councillor").map(|_| if party { Voice::Other } else { Voice::Council });
        // "Commissioner Ann Ayton, director of …": what is written before the name is why they are named.
        let of_police = clause.get(..whole.start()).is_some_and(|before| before.ends_with("crime "));
        let sent = name.name("commissioner").is_some() && !of_police || appointed(after);
        let voice = Some(Voice::Commissioner)
            .filter(|_| sent)
            .or_else(|| post(post_after(after)?))
            .or_else(|| post(post_before(clause.get(..whole.start())?)?))
            .or(councillor)?;
        Some((surname.as_str(), voice))
    })
}

/// The words set beside a name: "Ann Ayton, director at Beeton, …", "Ann Ayton as commissioner".
fn post_after(after: &str) -> Option<&str> {
    let beside = [", ", " (", " as "].iter().find_map(|mark| after.strip_prefix(mark))?;
    let apposed = beside.split([',', '.', ';', ')']).next()?;
    // "… as commissioner after Ofsted rated": why somebody was appointed is no post.
    let ends = [" after ", " when "].iter().filter_map(|mark| apposed.find(mark)).min();
    // "…, in a letter to the chief executive, said": where it is said is no post.
    let told_in = ["in ", "at ", "on "].iter().any(|opening| apposed.starts_with(opening));
    apposed.get(..ends.unwrap_or(apposed.len())).filter(|words| !acts(words) && !told_in)
}

/// The words that lead up to a name: "council leader Ann Ayton".
fn post_before(before: &str) -> Option<&str> {
    // "In a report to the department, Ann Ayton said": where something is said is no post.
    let leading = without_place(before).trim_end().trim_end_matches(',').rsplit([',', '.', ';']).next()?;
    // "Ministers appointed Ann Ayton as commissioner": who appoints is not who is appointed.
    if leading.trim_start().starts_with("Former ") || leading.ends_with(" appointed") {
        return None;
    }
    // "Ofsted noted that a plan was made since director Ann Ayton came": the post begins behind the last link.
    let begins = LINKS.iter().filter_map(|link| leading.rfind(link).map(|at| at + link.len())).max();
    leading.get(begins.unwrap_or(0)..)
}

/// Whether the words after a name open with a party in brackets or between commas ("(Lab)", "(Green, Ayton North)",
/// ", Labour,"), and what follows it.
fn party(after: &str) -> (bool, &str) {
    const PARTIES: &[&str] = &["lab", "con", "lib", "ld", "green", "ind", "reform", "ukip", "tory", "plaid"];
    let brackets = || after.strip_prefix(" (").and_then(|after| after.split_once(')'));
    let commas = || after.strip_prefix(", ").and_then(|after| after.split_once(','));
    let alone = |(inside, _): &(&str, &str)| !inside.contains(' ');
    let of_party = brackets()
        .or_else(|| commas().filter(alone))
        .filter(|(inside, _)| PARTIES.iter().any(|one| inside.to_lowercase().starts_with(one)));
    of_party.map_or((false, after), |(_, rest)| (true, rest))
}

/// Whose voice a post is: "cabinet member for children", "Ofsted's regional director".
fn post(words: &str) -> Option<Voice> {
    let held = NOUNS.iter().any(|(pattern, role)| match role {
        Role::Head | Role::Body(_) => pattern.is_match(words),
        _ => false,
    });
    let nearest = || {
        let bodies = NOUNS.iter().filter_map(|(pattern, role)| match role {
            Role::Body(voice) => pattern.find_iter(words).last().map(|hit| (hit.end(), hit.len(), *voice)),
            _ => None,
        });
        // Of two that end together the longer: a "shadow portfolio holder" is no portfolio holder.
        bodies.max_by_key(|(end, len, _)| (*end, *len)).map(|(_, _, voice)| voice)
    };
    held.then(|| head_of(words).or_else(nearest).unwrap_or(Voice::Council))
}

/// "To director of services Ann Ayton": somebody named after a post that hangs on a preposition.
pub(super) fn hangs_by_post(words: &str, one: &Candidate<'_>) -> bool {
    let post =
        || candidates(words).filter(|post| post.role == Role::Head && post.end < one.at).max_by_key(|post| post.at);
    matches!(one.role, Role::Person(_) | Role::Stranger | Role::Unplaced)
        && post().is_some_and(|post| {
            let between = words.get(post.end..one.at).unwrap_or(",");
            between.len() < 50 && !between.contains([',', ';']) && hangs_on_a_preposition(words, post.at)
        })
}
