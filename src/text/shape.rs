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
    words.trim_start().starts_with(char::is_lowercase) && bullet(words.trim_start()).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

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
