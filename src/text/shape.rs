//! What a line of words shows by its shape alone, whatever file it came from.

/// The length of the bullet that `line` begins with, and the white space after it.
pub(super) fn bullet(line: &str) -> Option<usize> {
    let mut letters = line.chars();
    let first = letters.next()?;
    let rest = letters.as_str();
    let sign = matches!(
        first,
        '•' | '·' | '‣' | '∙' | '●' | '○' | '◦' | '◼' | '◾' | '■'..='▪' | '▶' | '►' | '✓' | '✔' | '❖' | '➢' | '➤' | '\u{F000}'..='\u{F0FF}'
    );
    // A dash, an asterisk or an "o" is a bullet only with a space after it.
    let spaced = matches!(first, '-' | '–' | '—' | '*' | 'o') && rest.starts_with(char::is_whitespace);
    (sign || spaced).then(|| line.len() - rest.trim_start().len()).filter(|length| *length < line.len())
}

/// Whether `words` stop in the middle of a sentence.
pub(super) fn is_open(words: &str) -> bool {
    let last = words.trim_end().trim_end_matches(['”', '’', '"', '\'', ')']).chars().next_back();
    last.is_some_and(|c| c.is_alphanumeric() || matches!(c, ',' | '-' | '–'))
}

/// Whether `words` could go on from the middle of a sentence.
pub(super) fn goes_on(words: &str) -> bool {
    let words = words.trim_start();
    words.starts_with(char::is_lowercase) && !is_address(words) && bullet(words).is_none()
}

/// Whether `words` begin with an address of the web or of a letter box in it.
pub(super) fn is_address(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    first.contains('@') || first.starts_with("www.") || first.starts_with("http")
}

/// The length of the number a paragraph begins with ("12.", "4)") and the white space after it.
pub(super) fn number(words: &str) -> Option<usize> {
    let digits = words.chars().take_while(char::is_ascii_digit).count();
    let rest = words.get(digits..)?;
    let after = rest.strip_prefix(['.', ')'])?;
    let numbered = (1..=3).contains(&digits) && after.starts_with(char::is_whitespace);
    numbered.then(|| words.len() - after.trim_start().len())
}

/// Whether `words` are only a bullet or a paragraph's number.
pub(super) fn is_label(words: &str) -> bool {
    let words = words.trim();
    let number = words.trim_end_matches(['.', ')']).trim_start_matches('(');
    let numeric = number.len() <= 5 && number.chars().all(|c| c.is_ascii_digit() || c == '.');
    let letter = number.len() == 1 && number.len() < words.len() && number.chars().all(char::is_alphabetic);
    numeric || letter || words == "o" || bullet(&format!("{words} x")).is_some_and(|length| length > words.len())
}

/// The page a line numbers: "12", "Page 3", "Page 3 of 9", "- 4 -".
pub(super) fn page_number(line: &str) -> Option<u32> {
    let lower = line.to_lowercase();
    let mut parts = lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let mut part = parts.next()?;
    if matches!(part, "page" | "p") {
        part = parts.next()?;
    }
    let number = if part.len() <= 3 { part.parse().ok()? } else { return None };
    match (parts.next(), parts.next(), parts.next()) {
        (None, _, _) => Some(number),
        (Some("of"), Some(count), None) if count.parse::<u32>().is_ok() => Some(number),
        _ => None,
    }
}

/// `words` as they look on any page: numbers and spaces count for nothing.
pub(super) fn signature(words: &str) -> Option<String> {
    let letters: String = words.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    (!letters.is_empty()).then_some(letters)
}

/// Whether `words`, a line of its own, head what follows: at most `longest` words, no stop, and neither
/// a date nor a letter's greeting or ending.
pub(super) fn is_heading(words: &str, longest: usize) -> bool {
    let words = words.trim();
    let count = words.split_whitespace().count();
    // A short quotation stops inside its closing mark: it is said, not a heading.
    let stopped = words.trim_end_matches(['”', '’', '"', '\'']).ends_with(['.', ',', ';', ':', '!', '…']);
    let start = words.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
    let lettered = words.chars().filter(|c| c.is_alphabetic()).count() > 1;
    (1..=longest).contains(&count)
        && lettered
        && !stopped
        && start
        && !is_date(words)
        && !is_courtesy(words)
        && !has_address(words)
}

/// Whether `words` are a date and little else.
fn is_date(words: &str) -> bool {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let lower = words.to_lowercase();
    let parts: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let year = parts.iter().any(|part| part.len() == 4 && part.starts_with(['1', '2']) && part.parse::<u16>().is_ok());
    let month = parts.iter().any(|part| MONTHS.iter().any(|month| part.starts_with(month)));
    let day = parts.iter().any(|part| part.trim_end_matches(char::is_alphabetic).parse::<u8>().is_ok());
    year && (month || parts.len() == 3) && day && parts.len() <= 8
}

/// Whether `words` greet or take leave, as a letter does, or name an article's author.
fn is_courtesy(words: &str) -> bool {
    let lower = words.to_lowercase();
    ["dear ", "yours ", "your sincerely", "by ", "kind regards", "best wishes"]
        .iter()
        .any(|start| lower.starts_with(start))
}

/// Whether `words` hold an address of the web, of a letter box, or a telephone number.
pub(super) fn has_address(words: &str) -> bool {
    words.split_whitespace().any(|word| word.contains('@') || word.starts_with("www.") || word.starts_with("http"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_short_and_open() {
        assert!(is_heading("Areas covered by the visit", 14));
        assert!(is_heading("Council 'too slow', inspectors warn", 14));
        for other in [
            "30 November 2017",
            "Thursday, November 30, 2017",
            "Dear Ms Sample",
            "It is slow.",
            "“It is slow.”",
            "and so on",
        ] {
            assert!(!is_heading(other, 14), "{other}");
        }
    }

    #[test]
    fn page_numbers_are_numbers_alone() {
        assert_eq!(page_number("Page 3 of 9"), Some(3));
        assert_eq!(page_number(" - 12 - "), Some(12));
        assert_eq!(page_number("2014"), None);
        assert_eq!(page_number("3 homes"), None);
    }

    #[test]
    fn bullets_are_signs_or_spaced_dashes() {
        assert_eq!(bullet("• Plans are late"), Some("• ".len()));
        assert_eq!(bullet("- Plans"), Some(2));
        assert_eq!(bullet("o Plans"), Some(2));
        assert_eq!(bullet("on time"), None);
        assert_eq!(bullet("-5 degrees"), None);
        assert_eq!(bullet("•"), None);
    }
}
