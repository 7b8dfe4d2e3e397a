//! The codebook's words for kinds, voices, themes and the rest, as its files write them.
//!
//! Taken from the types' own serial form, so that a file and the JSON output never differ.

use serde::Serialize;

/// The word `value` is written as.
pub fn word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        Ok(other) => other.to_string(),
        Err(_) => String::new(),
    }
}

/// The same, empty for none.
pub fn word_or_none<T: Serialize>(value: Option<&T>) -> String {
    value.map(word).unwrap_or_default()
}

/// "yes" or "no".
pub fn yes(is_so: bool) -> &'static str {
    if is_so { "yes" } else { "no" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Grade, Kind};

    #[test]
    fn words_are_the_codebooks() {
        assert_eq!(word(&Grade::RequiresImprovement), "requires improvement");
        assert_eq!(word_or_none(Some(&Kind::MonitoringVisitLetter)), "monitoring visit letter");
        assert_eq!(word_or_none::<Kind>(None), "");
    }
}
