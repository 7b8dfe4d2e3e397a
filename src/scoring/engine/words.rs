//! A sentence in, its words out: small letters, one apostrophe, quotes and line breaks seen through,
//! each word with the classes the lexicon gives it and its place in the sentence.

use super::machine::{Program, Step};
use crate::scoring::lexicon::needs::Needs;
use crate::scoring::lexicon::vocabulary::{HASH_SEED, Set, UNKNOWN, Vocabulary, hash_step};
use crate::scoring::lexicon::{Marks, Punctuation};
use std::ops::Range;

/// One word or punctuation mark.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// First byte in the sentence.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// Its classes.
    pub set: Set,
    /// What it is, if no word.
    pub mark: Option<Punctuation>,
}

/// The words of one sentence with what the lexicon knows of them.
pub struct Tokens<'a> {
    /// The sentence.
    pub sentence: &'a str,
    /// Its words.
    pub list: &'a [Token],
    /// The lexicon's words.
    pub vocabulary: &'a Vocabulary,
    /// What the lexicon's programs ask of words.
    pub needs: &'a Needs,
    /// The class of words that part clauses.
    pub clause_break: u16,
}

impl Tokens<'_> {
    /// Whether a match of `program` can begin with the word at `i`.
    pub fn may_start(&self, i: usize, program: &Program) -> bool {
        self.needs.may_start(self.list[i].set, program)
    }

    /// Whether the word at `i` is what `step` asks for.
    pub fn fits(&self, i: usize, step: &Step) -> bool {
        let token = self.list[i];
        match step {
            Step::Class(class) => self.vocabulary.is(token.set, *class),
            Step::Not(classes) => {
                token.mark.is_none() && !classes.iter().any(|class| self.vocabulary.is(token.set, *class))
            }
            Step::Any(false) => token.mark.is_none(),
            Step::Any(true) => {
                token.mark != Some(Punctuation::Stop) && !self.vocabulary.is(token.set, self.clause_break)
            }
            _ => false,
        }
    }

    /// The bytes of the sentence that the words of `range` cover.
    pub fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        match self.list.get(range.clone()) {
            Some([first, .., last]) => first.start as usize..last.end as usize,
            Some([only]) => only.start as usize..only.end as usize,
            _ => 0..0,
        }
    }

    /// The words of `range` as they are written.
    pub fn words(&self, range: &Range<usize>) -> &str {
        self.sentence.get(self.bytes(range)).unwrap_or_default()
    }

    /// Whether the word at `i` is of `class`.
    pub fn is(&self, i: usize, class: u16) -> bool {
        self.list.get(i).is_some_and(|token| self.vocabulary.is(token.set, class))
    }
}

/// Letters and digits of ASCII in small letters, 0 for every other byte.
const SMALL: [u8; 256] = {
    let mut small = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        if (byte as u8).is_ascii_alphanumeric() {
            small[byte] = (byte as u8).to_ascii_lowercase();
        }
        byte += 1;
    }
    small
};

/// Bare numbers up to this many digits are page numbers, list numbers and counts: seen through. Shares are not
/// ("61%", "61 per cent", "61pc").
const SHORT_NUMBER: usize = 3;

/// Reads the words of `sentence` into `list`; tells whether one of them may begin a claim.
pub fn read(sentence: &str, vocabulary: &Vocabulary, marks: &Marks, list: &mut Vec<Token>) -> bool {
    list.clear();
    list.push(Token { start: 0, end: 0, set: marks.set(Punctuation::Stop), mark: Some(Punctuation::Stop) });
    let mut reader = Reader { bytes: sentence.as_bytes(), sentence, vocabulary, marks, at: 0, triggered: false };
    while let Some(token) = reader.next() {
        let start =
            list.last().filter(|before| joined(sentence, before, &token)).map_or(token.start, |word| word.start);
        list.push(Token { start, ..token });
        if list.len() == usize::from(u16::MAX) - 1 {
            break;
        }
    }
    reader.triggered
}

/// Whether `token` is the "ve" of the "they've" that `before` begins: it is quoted with the whole of it.
fn joined(sentence: &str, before: &Token, token: &Token) -> bool {
    let written = |from: u32, to: u32| sentence.get(from as usize..to as usize);
    token.end - token.start == 2
        && written(token.start, token.end) == Some("ve")
        && matches!(written(before.end, token.start), Some("'" | "’"))
}

/// Gives words the lexicon does not list the classes of their endings.
pub fn classify_unknown(sentence: &str, vocabulary: &Vocabulary, list: &mut [Token]) {
    for token in list.iter_mut().filter(|token| token.set == UNKNOWN && token.mark.is_none()) {
        let word = sentence.get(token.start as usize..token.end as usize).unwrap_or_default();
        token.set = vocabulary.by_ending(word.as_bytes());
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    sentence: &'a str,
    vocabulary: &'a Vocabulary,
    marks: &'a Marks,
    at: usize,
    triggered: bool,
}

impl Reader<'_> {
    fn next(&mut self) -> Option<Token> {
        loop {
            let &byte = self.bytes.get(self.at)?;
            if byte.is_ascii_alphanumeric() {
                if let Some(token) = self.word() {
                    return Some(token);
                }
            } else if byte < 0x80 {
                self.at += 1;
                if let Some(mark) = self.ascii_mark(byte) {
                    return Some(self.punctuation(mark, 1));
                }
            } else {
                let c = self.char_here();
                if c.is_alphanumeric() {
                    if let Some(token) = self.word() {
                        return Some(token);
                    }
                } else {
                    self.at += c.len_utf8();
                    if let Some(mark) = wide_mark(c) {
                        return Some(self.punctuation(mark, c.len_utf8()));
                    }
                }
            }
        }
    }

    fn char_here(&self) -> char {
        self.sentence.get(self.at..).and_then(|rest| rest.chars().next()).unwrap_or('\u{fffd}')
    }

    fn punctuation(&self, mark: Punctuation, len: usize) -> Token {
        let set = self.marks.set(mark);
        Token { start: (self.at - len) as u32, end: self.at as u32, set, mark: Some(mark) }
    }

    /// A stop, comma, … A hyphen between letters joins nothing and parts nothing.
    fn ascii_mark(&self, byte: u8) -> Option<Punctuation> {
        let inside = |at: Option<&u8>| at.is_some_and(u8::is_ascii_alphanumeric);
        match byte {
            b',' => Some(Punctuation::Comma),
            b';' | b'?' | b'!' => Some(Punctuation::Stop),
            b'.' if !inside(self.bytes.get(self.at)) => Some(Punctuation::Stop),
            b':' => Some(Punctuation::Colon),
            b'(' | b'[' => Some(Punctuation::Open),
            b')' | b']' => Some(Punctuation::Close),
            b'-' if self.bytes.get(self.at) == Some(&b' ') && !inside(self.bytes.get(self.at.wrapping_sub(2))) => {
                Some(Punctuation::Dash)
            }
            _ => None,
        }
    }

    /// A word, or nothing for a short bare number.
    fn word(&mut self) -> Option<Token> {
        let start = self.at;
        let (mut hash, mut before_last) = self.letters(HASH_SEED);
        while let Some(byte) = self.joining(start) {
            (hash, before_last) = self.letters(hash_step(hash, byte));
        }
        if self.ends_before_not(start) {
            self.at -= 1;
            hash = before_last;
        }
        let written = &self.bytes[start..self.at];
        let digits = written.strip_suffix(b"pc").unwrap_or(written);
        let is_number = !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
        if is_number && digits.len() <= SHORT_NUMBER && digits.len() == written.len() && !self.per_cent() {
            return None;
        }
        let mut set = if is_number { self.marks.number(digits) } else { self.vocabulary.look_up(hash) };
        if set != UNKNOWN && start > 0 && written.first().is_some_and(u8::is_ascii_uppercase) {
            set = self.vocabulary.named(set);
        }
        self.triggered |= self.vocabulary.triggers(set);
        Some(Token { start: start as u32, end: self.at as u32, set, mark: None })
    }

    /// Whether the number before this place is a share: "61%", "61 per cent".
    fn per_cent(&self) -> bool {
        let after = self.bytes.get(self.at..).unwrap_or_default();
        [&b"%"[..], b" per cent", b" percent"].iter().any(|share| after.starts_with(share))
    }

    /// Reads on over letters and digits of ASCII: the hash with them, and the hash before the last of them.
    fn letters(&mut self, mut hash: u64) -> (u64, u64) {
        let (mut before_last, mut at) = (hash, self.at);
        while let Some(&byte) = self.bytes.get(at) {
            let small = SMALL[usize::from(byte)];
            if small == 0 {
                break;
            }
            before_last = hash;
            hash = hash_step(hash, small);
            at += 1;
        }
        self.at = at;
        (hash, before_last)
    }

    /// Whether the word from `start` to here is "haven" of "haven't": its last letter begins a word of its
    /// own, as "not" is.
    fn ends_before_not(&self, start: usize) -> bool {
        let after = self.at + self.apostrophe();
        after > self.at
            && matches!(&self.bytes[start..self.at], [_, .., b'n'])
            && self.bytes.get(after) == Some(&b't')
            && !self.bytes.get(after + 1).is_some_and(u8::is_ascii_alphanumeric)
    }

    /// Whether what follows the apostrophe here is the "ve" of "they've", a word of its own as "have" is.
    fn before_have(&self, apostrophe: usize) -> bool {
        let after = self.bytes.get(self.at + apostrophe..).unwrap_or_default();
        after.starts_with(b"ve") && !after.get(2).is_some_and(u8::is_ascii_alphanumeric)
    }

    /// How many bytes the apostrophe here has, straight or curly; none where there is none.
    fn apostrophe(&self) -> usize {
        match self.bytes.get(self.at) {
            Some(b'\'') => 1,
            Some(0xE2) if self.bytes[self.at..].starts_with("’".as_bytes()) => 3,
            _ => 0,
        }
    }

    /// Reads on over an apostrophe within a word, curly or straight, or over a letter beyond ASCII; its byte,
    /// or nothing at the word's end.
    fn joining(&mut self, start: usize) -> Option<u8> {
        let &byte = self.bytes.get(self.at)?;
        let apostrophe = self.apostrophe();
        if apostrophe > 0 {
            let letter_after = self.bytes.get(self.at + apostrophe).is_some_and(u8::is_ascii_alphabetic);
            let joins = letter_after && !self.ends_before_not(start) && !self.before_have(apostrophe);
            self.at += if joins { apostrophe } else { 0 };
            return joins.then_some(b'\'');
        }
        // A letter beyond ASCII is read byte by byte, the first by what it is, the others after it.
        let is_inside = byte & 0xC0 == 0x80;
        (is_inside || byte >= 0x80 && self.char_here().is_alphanumeric()).then(|| {
            self.at += 1;
            byte
        })
    }
}

fn wide_mark(c: char) -> Option<Punctuation> {
    match c {
        '–' | '—' | '―' => Some(Punctuation::Dash),
        '•' | '\u{f0b7}' | '■' | '▪' | '●' => Some(Punctuation::Stop),
        _ => None,
    }
}
