//! Find in text: what is looked for in, where it stands out. Letters of any case, quotes and white
//! space of any form are the same.

use crate::text::{Span, Text};

/// What is looked for, and what was found.
#[derive(Debug, Default)]
pub struct Find {
    /// Whether the field is shown.
    pub open: bool,
    /// Set to put the cursor into the field.
    pub focus: bool,
    /// What is looked for.
    pub words: String,
    /// Where it stands, in reading order.
    pub hits: Vec<Span>,
    /// The hit gone to last.
    pub at: usize,
    made_of: Option<(usize, String)>,
}

impl Find {
    /// Looks again where the words or the text are others than before; says whether it did.
    pub fn refresh(&mut self, text: &Text) -> bool {
        let wanted = (std::ptr::from_ref(text) as usize, self.words.clone());
        if !self.open || self.made_of.as_ref() == Some(&wanted) {
            return false;
        }
        self.hits = hits(&text.content, &self.words);
        self.at = 0;
        self.made_of = Some(wanted);
        true
    }

    /// Closes the field and forgets the hits.
    pub fn close(&mut self) {
        self.open = false;
        self.hits.clear();
        self.made_of = None;
    }

    /// The hit `by` further on, around the end.
    pub fn step(&mut self, by: isize) -> Option<Span> {
        let count = isize::try_from(self.hits.len()).ok().filter(|count| *count > 0)?;
        let at = isize::try_from(self.at).unwrap_or(0);
        self.at = (at + by).rem_euclid(count).unsigned_abs();
        self.hits.get(self.at).copied()
    }

    /// The first hit at or after `offset`, made the present one.
    pub fn from(&mut self, offset: usize) -> Option<Span> {
        let next = self.hits.partition_point(|hit| hit.start < offset);
        self.at = if next < self.hits.len() { next } else { 0 };
        self.hits.get(self.at).copied()
    }

    /// "3 of 17", "Nothing found", or nothing while nothing is looked for.
    pub fn said(&self) -> String {
        match (self.words.trim().is_empty(), self.hits.len()) {
            (true, _) => String::new(),
            (false, 0) => "Nothing found".to_owned(),
            (false, count) => format!("{} of {count}", self.at + 1),
        }
    }
}

/// Where `words` stand in `content`.
fn hits(content: &str, words: &str) -> Vec<Span> {
    let (needle, _) = folded(words.trim());
    if needle.is_empty() {
        return Vec::new();
    }
    let (hay, from) = folded(content);
    let source = |at: usize| from.get(at).copied().unwrap_or(content.len());
    hay.match_indices(&needle).map(|(at, _)| Span::new(source(at), source(at + needle.len()))).collect()
}

/// The text with case, quotes and white space made one, and for each of its bytes where it came from.
fn folded(text: &str) -> (String, Vec<usize>) {
    let mut made = String::with_capacity(text.len());
    let mut from = Vec::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        for folded in fold(letter).to_lowercase() {
            made.push(folded);
            from.resize(made.len(), at);
        }
    }
    (made, from)
}

fn fold(letter: char) -> char {
    match letter {
        '‘' | '’' | 'ʼ' => '\'',
        '“' | '”' => '"',
        '–' | '—' | '‑' | '‐' => '-',
        space if space.is_whitespace() => ' ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(content: &'a str, words: &str) -> Vec<&'a str> {
        hits(content, words).iter().map(|hit| &content[hit.start..hit.end]).collect()
    }

    #[test]
    fn case_quotes_and_dashes_do_not_matter() {
        assert_eq!(
            found("The council’s Plan, the Council's plan", "council's plan"),
            ["council’s Plan", "Council's plan"]
        );
        assert_eq!(found("multi‑agency work", "multi-agency"), ["multi‑agency"]);
        assert_eq!(found("ÉCOLE", "école"), ["ÉCOLE"]);
    }

    #[test]
    fn letters_that_grow_in_lower_case_keep_their_place() {
        assert_eq!(found("İstanbul and pace", "pace"), ["pace"]);
    }

    #[test]
    fn stepping_goes_around() {
        let text = crate::text::from_plain("pace, pace and pace");
        let mut find = Find { open: true, words: "pace".to_owned(), ..Find::default() };
        assert!(find.refresh(&text));
        assert_eq!(find.said(), "1 of 3");
        assert_eq!(find.step(-1).map(|hit| hit.start), Some(15));
        assert_eq!(find.step(1).map(|hit| hit.start), Some(0));
        assert_eq!(find.from(1).map(|hit| hit.start), Some(6));
    }
}
