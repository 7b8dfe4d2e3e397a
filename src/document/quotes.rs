//! A paragraph in, the stretches of it between quotation marks out.
//!
//! Straight and curly, double and single; an apostrophe is no mark. A quotation left open at the end
//! of a paragraph is told so, for it may run on in the next.

use crate::text::Span;

/// A quotation in a paragraph, in bytes of that paragraph, its marks included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quote {
    /// From the opening mark to one past the closing one, or to the end.
    pub span: Span,
    /// Whether its closing mark stands in this paragraph.
    pub closed: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Double,
    Single,
}

/// The quotations of a paragraph, in order; single marks inside double ones belong to them.
pub(super) fn find(words: &str) -> Vec<Quote> {
    let mut found = Vec::new();
    let mut open: Option<(Mark, usize)> = None;
    let mut before = None;
    let mut all = words.char_indices().peekable();
    while let Some((at, c)) = all.next() {
        let after = all.peek().map(|(_, c)| *c);
        match (open, opens(c, before, after), closes(c, before, after)) {
            (None, Some(mark), _) => open = Some((mark, at)),
            (Some((mark, start)), _, Some(closing)) if mark == closing => {
                found.push(Quote { span: Span::new(start, at + c.len_utf8()), closed: true });
                open = None;
            }
            _ => {}
        }
        before = Some(c);
    }
    if let Some((mark, start)) = open {
        // A lone single mark is far more often an apostrophe than a quotation without end.
        let whole = mark == Mark::Double || start == 0;
        if whole {
            found.push(Quote { span: Span::new(start, words.len()), closed: false });
        }
    }
    found
}

fn opens(c: char, before: Option<char>, after: Option<char>) -> Option<Mark> {
    let free = before.is_none_or(|b| b.is_whitespace() || "([—–-:/*".contains(b));
    let holds = after.is_some_and(|a| !a.is_whitespace() && !",.;:".contains(a));
    match c {
        '“' => Some(Mark::Double),
        '"' if free && holds => Some(Mark::Double),
        '‘' if holds => Some(Mark::Single),
        '\'' if free && holds => Some(Mark::Single),
        _ => None,
    }
}

fn closes(c: char, before: Option<char>, after: Option<char>) -> Option<Mark> {
    let ends = after.is_none_or(|a| !a.is_alphanumeric());
    let word = before.is_some_and(|b| !b.is_whitespace());
    match c {
        '”' => Some(Mark::Double),
        '"' if word || ends => Some(Mark::Double),
        // "councils’ services": a plural's apostrophe has the same shape; only a stop before it or
        // the end of a clause after it makes it a closing mark for sure.
        '’' | '\'' if word && ends => {
            let plural = before == Some('s') && after.is_some_and(|a| a == ' ');
            (!plural).then_some(Mark::Single)
        }
        _ => None,
    }
}

/// The stretches of a paragraph that stand outside every quotation.
pub(super) fn outside(words: &str) -> impl Iterator<Item = &str> {
    let mut edges = vec![0];
    edges.extend(find(words).iter().flat_map(|quote| [quote.span.start, quote.span.end]));
    edges.push(words.len());
    (0..edges.len() / 2).filter_map(move |i| words.get(*edges.get(2 * i)?..*edges.get(2 * i + 1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(words: &str) -> Vec<&str> {
        find(words).iter().filter_map(|quote| words.get(quote.span.start..quote.span.end)).collect()
    }

    #[test]
    fn straight_and_curly_marks_hold_quotations() {
        assert_eq!(quoted("He said: \"Not yet.\" She left."), ["\"Not yet.\""]);
        assert_eq!(quoted("“One,” it says, “two.”"), ["“One,”", "“two.”"]);
        assert_eq!(quoted("rated ‘inadequate’ and 'good'"), ["‘inadequate’", "'good'"]);
    }

    #[test]
    fn an_apostrophe_is_no_mark() {
        assert!(find("The council's children’s services and social workers' caseloads don't shrink").is_empty());
        assert_eq!(
            quoted("‘the councils’ plans for children’s homes’."),
            ["‘the councils’ plans for children’s homes’"]
        );
    }

    #[test]
    fn a_quotation_left_open_runs_to_the_end() {
        let found = find("\"Leaders have acted.");
        assert_eq!(found.iter().map(|q| (q.span.end, q.closed)).collect::<Vec<_>>(), [(20, false)]);
    }

    #[test]
    fn what_stands_outside_is_the_rest() {
        let rest: Vec<_> = outside("Yes, \"no\", said “she” again").collect();
        assert_eq!(rest, ["Yes, ", ", said ", " again"]);
    }
}
