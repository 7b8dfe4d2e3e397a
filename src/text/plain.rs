//! Plain words in, blocks out: paragraphs parted by blank lines or by their shape, hard-wrapped lines
//! joined again, headings, list items, rows and furniture known by their form.

use super::build::{self, Draft};
use super::{BlockKind, Text, furniture, shape};
use std::collections::{BTreeSet, HashMap};

/// Longer lines than this are never hard-wrapped.
const WIDEST_WRAP: usize = 130;
/// Lines this near a page's edge may be running heads.
const EDGE: usize = 3;
/// Spaces that part columns.
const COLUMN: &str = "   ";

/// The text of plain `words`.
pub(super) fn read(words: &str) -> Text {
    build::text(drafts(words), 0, Vec::new())
}

/// The blocks of plain `words`.
pub(super) fn drafts(words: &str) -> Vec<Draft> {
    let lines = lines(words);
    let width = wrap_width(&lines);
    let chunks: Vec<Vec<String>> = lines
        .split(|line| line.trim().is_empty())
        .filter(|chunk| !chunk.is_empty())
        .map(|chunk| paragraphs(chunk, width))
        .collect();
    let chunks = mend(without_page_numbers(chunks));
    let mut drafts = Vec::new();
    for (table, chunk) in chunks.iter().enumerate() {
        let last = table + 1 == chunks.len();
        let alone = chunk.len() == 1 && !last;
        for (number, paragraph) in chunk.iter().enumerate() {
            // Without blank lines a heading is known by the long paragraph after it.
            let next = chunk.get(number + 1).or_else(|| chunks.get(table + 1).and_then(|next| next.first()));
            let heads = next.is_some_and(|next| next.split_whitespace().count() > 12);
            drafts.push(draft(paragraph, alone || (width.is_some() && heads), table == 0, table));
        }
    }
    furniture::mark(&mut drafts);
    drafts
}

/// The lines of `words`. Where form feeds part pages, without the running heads and page numbers at the
/// pages' edges, and with a blank line at each page's end.
fn lines(words: &str) -> Vec<&str> {
    let pages: Vec<Vec<&str>> = words.split('\u{C}').map(|page| page.lines().map(str::trim_end).collect()).collect();
    if pages.len() == 1 {
        return pages.concat();
    }
    let mut said: HashMap<String, usize> = HashMap::new();
    for page in &pages {
        let heads: BTreeSet<String> = edges(page).into_iter().filter_map(|(_, line)| shape::signature(line)).collect();
        for head in heads {
            *said.entry(head).or_default() += 1;
        }
    }
    let needed = (pages.len() / 3).max(2);
    let is_head = |line: &str| {
        let again = shape::signature(line).and_then(|line| said.get(&line)).is_some_and(|count| *count >= needed);
        shape::page_number(line).is_some() || again
    };
    let mut lines = Vec::new();
    for page in &pages {
        let heads: Vec<usize> =
            edges(page).into_iter().filter(|(_, line)| is_head(line)).map(|(index, _)| index).collect();
        lines.extend(page.iter().enumerate().filter(|(index, _)| !heads.contains(index)).map(|(_, line)| *line));
        lines.push("");
    }
    lines
}

/// The lines with words nearest the upper and the lower edge of `page`, with their numbers.
fn edges<'a>(page: &[&'a str]) -> Vec<(usize, &'a str)> {
    let filled: Vec<(usize, &str)> = page
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(index, line)| (index, *line))
        .collect();
    let lower = filled.len().saturating_sub(EDGE).max(EDGE.min(filled.len()));
    let (upper, lower) = (filled.iter().take(EDGE), filled.iter().skip(lower));
    upper.chain(lower).copied().collect()
}

/// The width hard-wrapped lines were broken at, if they were.
fn wrap_width(lines: &[&str]) -> Option<usize> {
    let lengths = |line: &&str| line.trim().chars().count();
    let mut sorted: Vec<usize> = lines.iter().map(lengths).filter(|length| *length > 0).collect();
    sorted.sort_unstable();
    let width = *sorted.get(sorted.len() * 49 / 50)?;
    let followed = lines.windows(2).filter(|pair| !pair[0].trim().is_empty() && !pair[1].trim().is_empty());
    let (mut all, mut full) = (0, 0);
    for pair in followed {
        all += 1;
        full += usize::from(lengths(&pair[0]) * 4 >= width * 3);
    }
    ((40..=WIDEST_WRAP).contains(&width) && all > 0 && full * 5 >= all * 2).then_some(width)
}

/// The paragraphs of lines that stand together.
fn paragraphs(chunk: &[&str], width: Option<usize>) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut last = "";
    for line in chunk {
        match paragraphs.last_mut() {
            Some(paragraph) if goes_on(last.trim(), line, width) => {
                if !(paragraph.ends_with('-') && line.trim_start().starts_with(char::is_alphanumeric)) {
                    paragraph.push(' ');
                }
                paragraph.push_str(line.trim());
            }
            _ => paragraphs.push((*line).to_owned()),
        }
        last = line;
    }
    paragraphs
}

/// Whether `line` goes on with the paragraph that the line `last` above it belongs to.
fn goes_on(last: &str, line: &str, width: Option<usize>) -> bool {
    let text = line.trim();
    let columns = cells(last).is_some() || cells(text).is_some();
    if columns || shape::bullet(text).is_some() || (!shape::is_open(last) && shape::number(text).is_some()) {
        return false;
    }
    let lower = shape::is_open(last) && shape::goes_on(text);
    let Some(width) = width else {
        return lower;
    };
    let room = text.chars().count() * 5 < width * 3;
    if room && !shape::is_open(last) && shape::is_heading(text, 12) {
        return false;
    }
    let first = text.split(' ').next().unwrap_or_default().chars().count();
    // A line that had room for the next word was ended on purpose.
    let full = last.chars().count() + 1 + first > width * 9 / 10;
    full || lower
}

/// Joins a paragraph that a page's end cut in the middle of a sentence.
fn mend(chunks: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let mut mended: Vec<Vec<String>> = Vec::with_capacity(chunks.len());
    for mut chunk in chunks {
        let open = mended.last_mut().and_then(|chunk| chunk.last_mut());
        match (open, chunk.first()) {
            (Some(open), Some(first))
                if shape::is_open(open) && shape::goes_on(first) && open.split_whitespace().count() > 8 =>
            {
                open.push(' ');
                open.push_str(first.trim());
                chunk.remove(0);
                if !chunk.is_empty() {
                    mended.push(chunk);
                }
            }
            _ => mended.push(chunk),
        }
    }
    mended
}

/// The chunks without lines that only number pages: at least two, each higher than the one before.
fn without_page_numbers(mut chunks: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let number = |chunk: &Vec<String>| match chunk.as_slice() {
        [line] => shape::page_number(line),
        _ => None,
    };
    let numbers: Vec<u32> = chunks.iter().filter_map(number).collect();
    if numbers.len() >= 2 && numbers.is_sorted_by(|a, b| a < b) {
        chunks.retain(|chunk| number(chunk).is_none());
    }
    chunks
}

/// The cells of a line that is a table's row.
fn cells(line: &str) -> Option<Vec<&str>> {
    let line = line.trim();
    let cells: Vec<&str> = if line.starts_with('|') && line.ends_with('|') && line.len() > 2 {
        line.trim_matches('|').split('|').map(str::trim).collect()
    } else if line.contains('\t') {
        line.split('\t').map(str::trim).collect()
    } else {
        line.split(COLUMN).map(str::trim).filter(|cell| !cell.is_empty()).collect()
    };
    let filled = cells.iter().filter(|cell| cell.chars().any(char::is_alphanumeric)).count();
    (filled > 1).then_some(cells)
}

/// The block of `paragraph`, which stands `alone` between blank lines or not.
fn draft(paragraph: &str, alone: bool, first: bool, table: usize) -> Draft {
    let words = paragraph.trim();
    if let Some(length) = shape::bullet(words) {
        return Draft::new(BlockKind::Item, words.get(length..).unwrap_or_default());
    }
    if let Some(cells) = cells(words) {
        return match cells.as_slice() {
            [label, words] if shape::is_label(label) => Draft::new(BlockKind::Paragraph, format!("{label} {words}")),
            cells => Draft::new(BlockKind::Row, cells.join("\t")).in_table(table),
        };
    }
    let marked = words.trim_start_matches('#');
    if marked.len() < words.len() && marked.starts_with(' ') {
        return Draft::new(BlockKind::Heading, marked.trim());
    }
    let heading = alone && shape::is_heading(words, if first { 20 } else { 14 });
    Draft::new(if heading { BlockKind::Heading } else { BlockKind::Paragraph }, words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use BlockKind::{Heading, Item, Paragraph, Row};

    fn blocks(words: &str) -> Vec<(BlockKind, String)> {
        read(words).blocks.iter().map(|block| (block.kind, read(words).at(block.span).to_owned())).collect()
    }

    #[test]
    fn wrapped_lines_are_joined_and_short_lines_stay() {
        let wrapped = "Leaders in the sample borough have made steady progress since the\n\
                       last visit, and multi-\nagency work is now better than it was at any\n\
                       earlier time.\nStaff say so too, and the audits that were seen during the visit\nagree with them.";
        assert_eq!(blocks(wrapped).len(), 2);
        assert!(blocks(wrapped)[0].1.contains("multi-agency work is now better than it was at any earlier time."));
        let address = "Ms Sample\nDirector of Children's Services\nSample Borough Council\nHigh Street";
        assert_eq!(blocks(address).len(), 4);
    }

    #[test]
    fn headings_items_and_rows_are_known_by_their_form() {
        let words = "Areas covered by the visit\n\nInspectors looked at these areas of practice in the visit:\n\n\
                     - Early help\n• Plans\n\nOverall effectiveness\tGood\nLeaders     Requires improvement\n\nDear Ms Sample\n\nThe end.";
        let kinds: Vec<BlockKind> = blocks(words).into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds, [Heading, Paragraph, Item, Item, Row, Row, Paragraph, Paragraph]);
        assert_eq!(blocks(words)[5].1, "Leaders\tRequires improvement");
    }

    #[test]
    fn heads_and_numbers_at_the_edges_of_pages_are_left_out() {
        let page = |number: u32, words: &str| format!("Sample report {number}\n\n{words}\n\n{number}\n");
        let words = [
            page(1, "The pace of change is slow in the borough and staff were"),
            page(2, "not well led at all in any of the teams."),
        ];
        let found = blocks(&words.join("\u{C}"));
        assert_eq!(found.len(), 1, "{found:?}");
    }

    #[test]
    fn a_sentence_cut_by_a_page_and_its_number_is_whole() {
        let words = "Inspectors spoke to staff, to many of the partners and\n\n2\n\nother people in the \
                     borough.\n\nThey read records.\n\n3\n\nThe end.";
        assert_eq!(
            blocks(words)[0].1,
            "Inspectors spoke to staff, to many of the partners and other people in the borough."
        );
        assert_eq!(blocks(words).len(), 3);
    }
}
