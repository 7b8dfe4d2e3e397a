//! The regular forms of an English verb, so that the lexicon need list only its base.
//!
//! An entry is `improve`, or `rise/rose/risen/rising` where the forms do not follow the rules.

/// The forms of one verb.
#[derive(Debug, PartialEq, Eq)]
pub struct Forms {
    /// `improve`
    pub base: String,
    /// `improves`
    pub third: String,
    /// `improved`; for `rise` both `rose` and `risen`.
    pub past: Vec<String>,
    /// `improving`
    pub ing: String,
}

/// The forms of the verb `entry` names.
pub fn verb(entry: &str) -> Forms {
    let mut given = entry.split('/');
    let base = given.next().unwrap_or_default();
    let (mut ings, mut past): (Vec<String>, Vec<String>) =
        given.map(str::to_owned).partition(|form| form.ends_with("ing"));
    if past.is_empty() {
        past.push(regular_past(base));
    }
    Forms { base: base.to_owned(), third: third(base), past, ing: ings.pop().unwrap_or_else(|| regular_ing(base)) }
}

fn third(base: &str) -> String {
    match consonant_y(base) {
        Some(stem) => format!("{stem}ies"),
        None if ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| base.ends_with(end)) => format!("{base}es"),
        None => format!("{base}s"),
    }
}

fn regular_past(base: &str) -> String {
    match consonant_y(base) {
        Some(stem) => format!("{stem}ied"),
        None if base.ends_with('e') => format!("{base}d"),
        None => format!("{base}ed"),
    }
}

fn regular_ing(base: &str) -> String {
    match base.strip_suffix('e') {
        Some(stem) if !base.ends_with("ee") => format!("{stem}ing"),
        _ => format!("{base}ing"),
    }
}

/// `rectif` of `rectify`; nothing of `delay`.
fn consonant_y(base: &str) -> Option<&str> {
    base.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_verbs_follow_the_rules() {
        let all = |entry| {
            let f = verb(entry);
            [vec![f.base, f.third], f.past, vec![f.ing]].concat().join(" ")
        };
        assert_eq!(all("improve"), "improve improves improved improving");
        assert_eq!(all("rectify"), "rectify rectifies rectified rectifying");
        assert_eq!(all("delay"), "delay delays delayed delaying");
        assert_eq!(all("address"), "address addresses addressed addressing");
        assert_eq!(all("rise/rose/risen/rising"), "rise rises rose risen rising");
        assert_eq!(all("slip/slipped/slipping"), "slip slips slipped slipping");
    }
}
