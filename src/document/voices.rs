//! A text's paragraphs in, who speaks in each stretch of each sentence out (codebook, "Voice").
//!
//! A quotation belongs to whom its paragraph names, else to whoever spoke last, and may run over
//! paragraphs. Reported words are the reporter's source's. The inspectors or commissioner reported last
//! go on through sentences that name nobody, until somebody else speaks; before them, such a sentence is
//! the text's own.

use super::clauses::ends_in_a_remark;
use super::quotes::{self, Quote};
use super::speakers::Speakers;
use super::view::View;
use super::{Kind, Section, Voice, judgements, kind, prose_date};
use crate::text::{BlockKind, Span};

/// A stretch of words and who speaks it.
pub(super) type Stretch = (Span, Voice);

/// The voices of each sentence of the text.
pub(super) fn of(view: &View<'_>, kind: Kind, sections: &[Section]) -> Vec<Vec<Stretch>> {
    let mut told = Told::new(kind, view);
    let mut at = 0;
    let mut introduced = None;
    let mut all = Vec::with_capacity(view.text.sentences.len());
    for (i, line) in view.lines.iter().enumerate() {
        let count = view.text.sentences.get(at..).unwrap_or_default().iter().take_while(|s| s.block == i).count();
        let sentences: Vec<Span> =
            view.text.sentences.get(at..at + count).unwrap_or_default().iter().map(|s| s.span).collect();
        at += count;
        let section = sections.get(i).copied().unwrap_or(Section::Body);
        if line.kind == BlockKind::Heading && kind == Kind::Other {
            // A paper's headings pass from one speaker to the next, an article's do not.
            told.source = None;
        }
        // Each item of a list goes on from the line that introduces the list, not from the item before.
        match line.kind {
            BlockKind::Item => told.source = introduced.map_or(told.source, |Lead(source)| source),
            _ => introduced = None,
        }
        let words = view.text.at(line.span);
        let whole = (line.kind == BlockKind::Item).then(|| told.item_told_by(words, introduced)).flatten();
        let stretches = match whole {
            Some(voice) => vec![(line.span, voice)],
            None => told.paragraph(line.span, words, &sentences, section),
        };
        if line.kind != BlockKind::Item && line.words.trim_end().ends_with(':') {
            introduced = Some(Lead(told.source));
        }
        all.extend(sentences.iter().map(|sentence| cut(&stretches, *sentence, told.own)));
    }
    all.resize_with(view.text.sentences.len(), Vec::new);
    all
}

/// The stretches that fall into a sentence; together they cover it.
fn cut(stretches: &[Stretch], sentence: Span, own: Voice) -> Vec<Stretch> {
    let mut parts: Vec<Stretch> = Vec::new();
    for (span, voice) in stretches {
        let part = Span::new(span.start.max(sentence.start), span.end.min(sentence.end));
        if part.start >= part.end {
            continue;
        }
        match parts.last_mut() {
            Some((last, same)) if same == voice && last.end == part.start => last.end = part.end,
            _ => parts.push((part, *voice)),
        }
    }
    if parts.is_empty() {
        parts.push((sentence, own));
    }
    parts
}

/// The line that opens a list: the inspectors or commissioner it reports, if any.
#[derive(Clone, Copy)]
struct Lead(Option<Voice>);

/// What has been told so far.
struct Told {
    kind: Kind,
    own: Voice,
    speakers: Speakers,
    /// The speaker of a quotation left open at the end of the paragraph before.
    open: Option<Voice>,
    /// The inspectors or commissioner being reported.
    source: Option<Voice>,
}

impl Told {
    fn new(kind: Kind, view: &View<'_>) -> Self {
        let own = match kind {
            Kind::Article => Voice::Journalist,
            Kind::PressRelease => Voice::Council,
            Kind::Other => other_voice(view),
            _ => Voice::Inspector,
        };
        let mut told = Self { kind, own, speakers: Speakers::default(), open: None, source: None };
        if told.told_by_others() {
            let clauses = view.lines.iter().flat_map(|line| quotes::outside(line.words));
            clauses.for_each(|clause| told.speakers.meet(clause));
            told.speakers.expect(view.text.sentences.iter().filter_map(|sentence| {
                let own = quotes::outside(view.text.at(sentence.span)).collect::<Vec<_>>().join(" ");
                prose_date::find(&own).is_empty().then_some(own)
            }));
        }
        told
    }

    fn told_by_others(&self) -> bool {
        matches!(self.kind, Kind::Article | Kind::PressRelease | Kind::Other)
    }

    /// An item in small letters goes on with the sentence that opens its list: whoever speaks there tells it.
    fn item_told_by(&self, words: &str, introduced: Option<Lead>) -> Option<Voice> {
        let own = words.trim_start().starts_with(char::is_lowercase) && self.kind != Kind::PressRelease;
        introduced.and_then(|Lead(source)| source).filter(|_| own && self.told_by_others())
    }

    fn paragraph(&mut self, span: Span, words: &str, sentences: &[Span], section: Section) -> Vec<Stretch> {
        if matches!(section, Section::Furniture | Section::Formal | Section::Boilerplate) {
            return vec![(span, self.own)];
        }
        let marked = words.contains(['"', '“', '‘', '\'']);
        if !self.told_by_others() {
            return if marked { letter_paragraph(span, words, sentences) } else { vec![(span, self.own)] };
        }
        // A headline or caption stands apart from what is told.
        let apart = matches!(section, Section::Title | Section::Caption);
        let told_before = self.source.take_if(|_| apart);
        let quotes = if marked { quotes::find(words) } else { Vec::new() };
        let own: Vec<Stretch> =
            sentences.iter().flat_map(|sentence| self.own_words(span, words, *sentence, &quotes)).collect();
        let stretches = self.with_quotes(span, words, &quotes, &own);
        if apart {
            self.source = told_before;
        }
        stretches
    }

    /// The text's own words of one sentence: whom they report, or nobody.
    fn own_words(&mut self, span: Span, words: &str, sentence: Span, quotes: &[Quote]) -> Vec<Stretch> {
        let local = Span::new(sentence.start.saturating_sub(span.start), sentence.end.saturating_sub(span.start));
        let bare = masked(words, local, quotes);
        if bare.trim().is_empty() {
            return vec![(sentence, self.own)];
        }
        self.speakers.open_with(&bare);
        let said = self.speakers.attributed(&bare);
        if let Some(voice) = said {
            self.report(voice);
        } else {
            self.speakers.turn_to(&bare);
            self.source = self.source.filter(|_| !shown_by_papers(&bare));
        }
        let said = said.or_else(|| headline_source(&bare).filter(|_| self.source.is_none()));
        // A council that repeats what inspectors said speaks for itself.
        let source = self.source.filter(|_| !dated_background(&bare));
        let borrowed = || takes_terms(words, local, quotes, &bare).then_some(Voice::Inspector);
        let told = said.or(source).or_else(borrowed).filter(|_| self.kind != Kind::PressRelease);
        let voice = told.unwrap_or(self.own);
        let background = after_background(&bare).filter(|_| voice == Voice::Inspector);
        let passed = background.map(|at| (at, [self.own, voice])).or_else(|| {
            let head = said.filter(|head| *head != Voice::Inspector)?;
            self.found_before(&bare).map(|at| (at, [head, Voice::Inspector]))
        });
        let Some((at, [head, rest])) = passed.filter(|_| self.kind != Kind::PressRelease) else {
            return vec![(sentence, voice)];
        };
        let at = sentence.start + at;
        vec![(Span::new(sentence.start, at), head), (Span::new(at, sentence.end), rest)]
    }

    /// "Ministers have written to Ayton after a visit by Ofsted found …": where what inspectors found is told.
    fn found_before(&mut self, words: &str) -> Option<usize> {
        let at = words.find(" after ").filter(|at| !words.get(..*at).is_some_and(ends_in_a_remark))?;
        let early: String = words.get(at..)?.chars().take(110).collect();
        let told = Speakers::names_inspectors(&early).then(|| self.speakers.attributed(&early)).flatten();
        (told == Some(Voice::Inspector)).then_some(at)
    }

    /// Takes `voice` as the source that is reported from here on, if its words count.
    fn report(&mut self, voice: Voice) {
        if voice == Voice::Journalist {
            return;
        }
        self.speakers.remember(voice);
        self.source = Some(voice).filter(|voice| voice.counts());
    }

    /// Whose voice a quotation of `voice` is: inspectors quoted by the council about itself are the council's.
    fn heard(&self, voice: Voice) -> Voice {
        let release = self.kind == Kind::PressRelease;
        if release && voice == Voice::Inspector { self.own } else { voice }
    }

    /// The stretches of a paragraph with its quotations given to their speakers.
    fn with_quotes(&mut self, span: Span, words: &str, quotes: &[Quote], own: &[Stretch]) -> Vec<Stretch> {
        let carried = self.open.take();
        let mut stretches = Vec::new();
        let mut at = span.start;
        for quote in quotes {
            let whole = Span::new(span.start + quote.span.start, span.start + quote.span.end);
            push_own(&mut stretches, own, Span::new(at, whole.start));
            let continued = carried.filter(|_| quote.span.start == 0);
            let voice = continued.unwrap_or_else(|| self.quoted(words, quotes, *quote, own, whole));
            stretches.push((whole, self.heard(voice)));
            if long(words, *quote) {
                self.report(voice);
            }
            if !quote.closed {
                self.open = Some(voice);
            }
            at = whole.end;
        }
        push_own(&mut stretches, own, Span::new(at, span.end));
        if stretches.is_empty() {
            stretches.push((span, self.own));
        }
        stretches
    }

    /// Whose a quotation is: a few words belong to the sentence they stand in, more to whom the
    /// paragraph names beside them, else to whoever spoke last.
    fn quoted(&mut self, words: &str, quotes: &[Quote], quote: Quote, own: &[Stretch], whole: Span) -> Voice {
        let near = touched(own, whole, |(span, _)| *span);
        let inside = near.iter().find(|(span, _)| span.contains(whole)).or_else(|| near.first());
        let sentence = inside.map_or(self.own, |(_, voice)| *voice);
        let next = quotes.get(quotes.partition_point(|other| other.span.start < quote.span.end));
        let before = quotes[..quotes.partition_point(|other| other.span.end <= quote.span.start)].last();
        let after_words =
            words.get(quote.span.end..next.map_or(words.len(), |next| next.span.start)).unwrap_or_default();
        let before_words = words.get(before.map_or(0, |before| before.span.end)..quote.span.start).unwrap_or_default();
        let (after, lead) = (clause_after(after_words), clause_before(before_words));
        let alone = !(after.contains(char::is_alphabetic) || lead.contains(char::is_alphabetic));
        if !alone && !long(words, quote) {
            return sentence;
        }
        let introduced = lead.trim_end().ends_with([':', ',']);
        let order = if introduced { [lead, after] } else { [after, lead] };
        // "… “more stable”, adding that it had “improved”": the participle hangs on the head of the sentence.
        let rest = before.is_some() && lead.len() == before_words.len();
        let named = order.into_iter().find_map(|clause| {
            if rest && Speakers::hangs(clause) { Some(sentence) } else { self.speakers.attributed(clause) }
        });
        let carried = (alone || quote.span.start == 0).then(|| self.speakers.last()).flatten();
        // Somebody whom the text does not place is neither the council nor the inspectors.
        let stranger = || order.into_iter().any(Speakers::says).then_some(Voice::Other);
        named.or(carried).or_else(stranger).unwrap_or(sentence)
    }
}

/// In a letter or report everything is the inspectors', but what somebody else is quoted to have said.
fn letter_paragraph(span: Span, words: &str, sentences: &[Span]) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let mut at = span.start;
    for quote in quotes::find(words).into_iter().filter(|quote| quote.closed && long(words, *quote)) {
        let whole = Span::new(span.start + quote.span.start, span.start + quote.span.end);
        let Some(sentence) = touched(sentences, whole, |sentence| *sentence).first() else { continue };
        let start = sentence.start.max(at).saturating_sub(span.start);
        let lead = words.get(start..quote.span.start).unwrap_or_default();
        let stopped = words
            .get(..quote.span.end)
            .is_some_and(|quoted| quoted.trim_end_matches(['’', '\'', '”', '"']).ends_with(['.', '?', '!']));
        let rest = words.get(quote.span.end..).filter(|_| !stopped).unwrap_or_default();
        let Some(voice) = spoken_by_others(lead, clause_after(rest)) else { continue };
        stretches.push((Span::new(at, whole.start), Voice::Inspector));
        stretches.push((whole, voice));
        at = whole.end;
    }
    stretches.push((Span::new(at, span.end), Voice::Inspector));
    stretches.retain(|(span, _)| !span.is_empty());
    stretches
}

/// Who speaks in a text that is neither letter nor article.
fn other_voice(view: &View<'_>) -> Voice {
    if kind::commissioned(view) {
        Voice::Commissioner
    } else if kind::council_paper(view).is_some() {
        Voice::Council
    } else {
        Voice::Inspector
    }
}

/// Somebody other than the inspectors quoted in a letter: staff and leaders are the council, all others other.
fn spoken_by_others(lead: &str, rest: &str) -> Option<Voice> {
    const SAID: &[&str] = &[
        "said",
        "told",
        "stated",
        "commented",
        "described",
        "explained",
        "wrote",
        "reported",
        "saying",
        "tell ",
        "added",
        "in the words of",
        "feedback",
        "says",
        "reflected",
        "shared",
        "expressed",
        "quote",
        "put it",
        "comment",
    ];
    const LEADERS: &[&str] = &[
        "director",
        "leader",
        "senior manager",
        "lead member",
        "chief executive",
        "cabinet member",
        "councillor",
        "spokes",
        "council said",
        "authority said",
    ];
    let beside = format!("{lead} {rest}").to_lowercase();
    let said = SAID.iter().any(|word| beside.contains(word));
    let own = beside.contains("the letter") || beside.contains("judged") || beside.contains("inspectors said");
    (said && !own).then(|| if LEADERS.iter().any(|word| beside.contains(word)) { Voice::Council } else { Voice::Other })
}

/// Those of `all`, which stand in reading order and apart, that share a byte with `span`: found by halving, so
/// that a paragraph of any number of quotations costs in proportion to its length.
fn touched<T>(all: &[T], span: Span, place: impl Fn(&T) -> Span) -> &[T] {
    let from = all.partition_point(|one| place(one).end <= span.start);
    let to = all.partition_point(|one| place(one).start < span.end);
    all.get(from..to).unwrap_or_default()
}

/// The sentence with its quotations blanked, so that only the text's own words speak.
fn masked(words: &str, sentence: Span, quotes: &[Quote]) -> String {
    let text = words.get(sentence.start..sentence.end).unwrap_or_default();
    let quotes = touched(quotes, sentence, |quote| quote.span);
    let inside =
        |at: usize| quotes.iter().any(|quote| (quote.span.start..quote.span.end).contains(&(sentence.start + at)));
    let mut bare = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        // One byte for one byte, so that places in the masked words are places in the sentence.
        if inside(at) {
            bare.extend(std::iter::repeat_n(' ', c.len_utf8()));
        } else {
            bare.push(c);
        }
    }
    bare
}

/// Where a sentence of background passes to what inspectors said: ", after inspectors warned …".
fn after_background(words: &str) -> Option<usize> {
    const PASSES: &[&str] = &[
        " after inspectors ",
        " after Ofsted ",
        " when inspectors ",
        " with inspectors ",
        " as inspectors ",
        " after the watchdog ",
    ];
    let at = PASSES.iter().filter_map(|pass| words.find(pass)).min()?;
    let head = words.get(..at)?;
    let dated = ["year", "years", "months", "weeks", "days"];
    let background = tells_a_judgement(head) || dated.iter().any(|unit| head.ends_with(unit));
    background.then_some(at)
}

/// "Services were rated inadequate in 2014": what an article recalls, whoever is being reported.
fn dated_background(words: &str) -> bool {
    let pairs = words.split_whitespace().zip(words.split_whitespace().skip(1));
    let mut passive = pairs.filter(|(verb, _)| matches!(*verb, "was" | "were" | "been" | "being"));
    passive.any(|(_, word)| tells_a_judgement(word)) && !prose_date::find(words).is_empty()
}

/// "Services improving - Ofsted", "Services improving: inspectors": whose words a headline is by what it ends in.
fn headline_source(words: &str) -> Option<Voice> {
    let (_, last) = [" - ", " – ", " — ", ": "].iter().find_map(|mark| words.rsplit_once(mark))?;
    Speakers::named_alone(last)
}

/// Whether a sentence that names inspectors takes its terms from them: `a "remarkable" change, by Ofsted's
/// account`. A grade in quotation marks is nobody's wording.
fn takes_terms(words: &str, sentence: Span, quotes: &[Quote], bare: &str) -> bool {
    let near = touched(quotes, sentence, |quote| quote.span);
    let mut inside = near.iter().filter(|quote| sentence.contains(quote.span));
    let term = inside.any(|quote| {
        let term = words.get(quote.span.start..quote.span.end).unwrap_or_default();
        !judgements::is_grade(term.trim_matches(|c: char| !c.is_alphanumeric()))
    });
    term && Speakers::names_inspectors(bare) && !dated_background(bare)
}

fn tells_a_judgement(words: &str) -> bool {
    ["rated", "judged", "placed", "graded", "branded", "found to be"].iter().any(|word| words.contains(word))
}

/// "Council figures show that …": what the text itself found in papers, whoever was reported before.
fn shown_by_papers(words: &str) -> bool {
    const PAPERS: &[&str] = &["papers", "figures", "statistics", "documents", "minutes", "accounts"];
    let mut pairs = words.split_whitespace().zip(words.split_whitespace().skip(1)).take(6);
    pairs.any(|(noun, verb)| {
        PAPERS.contains(&noun) && matches!(verb, "show" | "showed" | "reveal" | "revealed" | "suggest")
    })
}

fn push_own(stretches: &mut Vec<Stretch>, own: &[Stretch], gap: Span) {
    for (span, voice) in touched(own, gap, |(span, _)| *span) {
        let part = Span::new(span.start.max(gap.start), span.end.min(gap.end));
        if part.start < part.end {
            stretches.push((part, *voice));
        }
    }
}

/// More than a term in quotation marks: at least five words.
fn long(words: &str, quote: Quote) -> bool {
    words.get(quote.span.start..quote.span.end).is_some_and(|quoted| quoted.split_whitespace().count() > 4)
}

/// The words after a quotation up to the end of their sentence.
fn clause_after(words: &str) -> &str {
    let end = words.find(". ").map_or(words.len(), |at| at + 1);
    words.get(..end).unwrap_or_default()
}

/// The words before a quotation from the beginning of their sentence.
fn clause_before(words: &str) -> &str {
    if words.trim_end().ends_with(['.', '!', '?']) {
        return "";
    }
    let start = words.rfind(". ").map_or(0, |at| at + 2);
    words.get(start..).unwrap_or_default()
}
