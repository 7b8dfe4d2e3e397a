//! The pattern language: a line of words as an analyst writes it in, a [`Node`] tree out.
//!
//! | written | means |
//! | --- | --- |
//! | `word` | this word |
//! | `{strong}` | a word of the class, or the phrase of that name |
//! | `{improve:d}` | a form of a verb class: `:s` improves, `:d` improved, `:ing` improving |
//! | `!{strong weak}` | a word of none of the classes |
//! | `.` | any word |
//! | `_` | any word, comma, dash or bracket, but no word of the class `clause-break` |
//! | `,` | a comma |
//! | `( a \| b c )` | one of these |
//! | `x?` `x*` `x+` `x^4` | at most once, any number, at least once, up to four times |
//! | `< … >` | the words to quote; where modifiers of the claim are looked for |
//!
//! Gaps (`.` `_` `!{…}` with `?` or `^4`) take as few words as they can, everything else as many.

use std::fmt;

/// Deepest group within group.
const DEEPEST: usize = 24;

/// A pattern as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Any word; with `true` also a comma, dash or bracket.
    Any(bool),
    /// This word.
    Word(String),
    /// A class or phrase by name.
    Name(String),
    /// A word of none of these classes.
    Not(Vec<String>),
    /// One after the other.
    Seq(Vec<Node>),
    /// One of these.
    Alt(Vec<Node>),
    /// Repeated from `min` to `max` times (no `max`: any number).
    Repeat(Box<Node>, u8, Option<u8>),
    /// To be quoted.
    Quote(Box<Node>),
}

/// What is wrong with a pattern, as words that follow "expected".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// What should have stood there.
    pub what: &'static str,
    /// What stood there.
    pub found: String,
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}, found {}", self.what, self.found)
    }
}

/// Reads a pattern.
///
/// # Errors
/// Says what was expected where the pattern went wrong.
pub fn parse(pattern: &str) -> Result<Node, Expected> {
    let mut reader = Reader { rest: pattern, depth: 0 };
    let node = reader.alternatives()?;
    match reader.peek() {
        None => Ok(node),
        Some(_) => Err(reader.wanted("the end of the pattern")),
    }
}

/// What keeps `word` from ever being met in a text, as words that follow "expected"; nothing where it can be.
pub fn never_read(word: &str) -> Option<&'static str> {
    if word.chars().all(|c| c.is_ascii_digit()) {
        return Some("{number} or {year} for a number");
    }
    let is_joined = word.len() > "n't".len() && word.ends_with("n't");
    is_joined.then_some("“n't” as a word of its own, as in “has n't”")
}

struct Reader<'a> {
    rest: &'a str,
    /// How many groups are open.
    depth: usize,
}

impl<'a> Reader<'a> {
    fn peek(&mut self) -> Option<char> {
        self.rest = self.rest.trim_start();
        self.rest.chars().next()
    }

    fn take(&mut self, c: char) -> bool {
        let taken = self.peek() == Some(c);
        if taken {
            self.rest = &self.rest[c.len_utf8()..];
        }
        taken
    }

    fn wanted(&self, what: &'static str) -> Expected {
        let word: String = self.rest.chars().take_while(|c| !c.is_whitespace()).take(24).collect();
        let found = if word.is_empty() { "the end".to_owned() } else { format!("“{word}”") };
        Expected { what, found }
    }

    fn alternatives(&mut self) -> Result<Node, Expected> {
        let mut options = vec![self.sequence()?];
        while self.take('|') {
            options.push(self.sequence()?);
        }
        Ok(if options.len() == 1 { options.remove(0) } else { Node::Alt(options) })
    }

    fn sequence(&mut self) -> Result<Node, Expected> {
        let mut items = Vec::new();
        while !matches!(self.peek(), None | Some('|' | ')' | '>')) {
            let item = self.item()?;
            items.push(self.repeated(item)?);
        }
        if items.is_empty() {
            return Err(self.wanted("a word, {class}, gap or group"));
        }
        Ok(if items.len() == 1 { items.remove(0) } else { Node::Seq(items) })
    }

    fn item(&mut self) -> Result<Node, Expected> {
        if self.take('(') {
            let inner = self.within()?;
            return if self.take(')') { Ok(inner) } else { Err(self.wanted("“)”")) };
        }
        if self.take('<') {
            let inner = self.within()?;
            return if self.take('>') { Ok(Node::Quote(Box::new(inner))) } else { Err(self.wanted("“>”")) };
        }
        if self.take('!') {
            let names = self.braced()?;
            return Ok(Node::Not(names.split_whitespace().map(str::to_owned).collect()));
        }
        match self.peek() {
            Some('{') => Ok(Node::Name(self.braced()?.trim().to_owned())),
            Some('.') if self.take('.') => Ok(Node::Any(false)),
            Some('_') if self.take('_') => Ok(Node::Any(true)),
            Some(',') if self.take(',') => Ok(Node::Name("comma".to_owned())),
            _ => self.word(),
        }
    }

    fn within(&mut self) -> Result<Node, Expected> {
        if self.depth == DEEPEST {
            return Err(self.wanted("fewer groups within each other"));
        }
        self.depth += 1;
        let inner = self.alternatives();
        self.depth -= 1;
        inner
    }

    fn braced(&mut self) -> Result<&'a str, Expected> {
        if !self.take('{') {
            return Err(self.wanted("“{”"));
        }
        let (inner, rest) = self.rest.split_once('}').ok_or_else(|| self.wanted("a name and “}”"))?;
        if inner.trim().is_empty() {
            return Err(self.wanted("the name of a class or phrase"));
        }
        self.rest = rest;
        Ok(inner)
    }

    fn word(&mut self) -> Result<Node, Expected> {
        let end = self.rest.find(|c: char| !(c.is_alphanumeric() || c == '\'')).unwrap_or(self.rest.len());
        let word = &self.rest[..end];
        if word.is_empty() || word.chars().any(char::is_uppercase) {
            return Err(self.wanted("a word in small letters"));
        }
        if let Some(instead) = never_read(word) {
            return Err(self.wanted(instead));
        }
        self.rest = &self.rest[end..];
        Ok(Node::Word(word.to_owned()))
    }

    fn repeated(&mut self, item: Node) -> Result<Node, Expected> {
        let (min, max) = match self.rest.chars().next() {
            Some('?') => (0, Some(1)),
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('^') => {
                let digits: String = self.rest[1..].chars().take_while(char::is_ascii_digit).collect();
                self.rest = &self.rest[1..];
                let most = digits.parse().ok().filter(|n| (1..=40).contains(n));
                let most: u8 = most.ok_or_else(|| self.wanted("a number from 1 to 40"))?;
                self.rest = &self.rest[digits.len()..];
                return Ok(Node::Repeat(Box::new(item), 0, Some(most)));
            }
            _ => return Ok(item),
        };
        self.rest = &self.rest[1..];
        Ok(Node::Repeat(Box::new(item), min, max))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_read_as_it_is_written() {
        let word = |w: &str| Node::Word(w.to_owned());
        assert_eq!(
            parse("<{progress}> .^3 (is | has been) too? slow"),
            Ok(Node::Seq(vec![
                Node::Quote(Box::new(Node::Name("progress".to_owned()))),
                Node::Repeat(Box::new(Node::Any(false)), 0, Some(3)),
                Node::Alt(vec![word("is"), Node::Seq(vec![word("has"), word("been")])]),
                Node::Repeat(Box::new(word("too")), 0, Some(1)),
                word("slow"),
            ]))
        );
    }

    #[test]
    fn an_error_says_what_was_expected() {
        let error = |pattern| parse(pattern).err().map(|e| e.to_string()).unwrap_or_default();
        assert_eq!(error("(is | has"), "expected “)”, found the end");
        assert_eq!(error("is {strong"), "expected a name and “}”, found “strong”");
        assert_eq!(error("a | | b"), "expected a word, {class}, gap or group, found “|”");
        assert_eq!(error(".^x"), "expected a number from 1 to 40, found “x”");
        assert_eq!(error("Slow"), "expected a word in small letters, found “Slow”");
        assert_eq!(error("slow )"), "expected the end of the pattern, found “)”");
        assert_eq!(error("in 2018"), "expected {number} or {year} for a number, found “2018”");
        assert_eq!(error("hasn't"), "expected “n't” as a word of its own, as in “has n't”, found “hasn't”");
        assert_eq!(
            error(&"(".repeat(100_000)),
            format!("expected fewer groups within each other, found “{}”", "(".repeat(24))
        );
    }
}
