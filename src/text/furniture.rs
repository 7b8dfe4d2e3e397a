//! Blocks of a page in, the same blocks with captions and furniture known as such, by their form: offers,
//! prices and comment boxes after the text, calls to read on within it, picture captions.

use super::BlockKind;
use super::build::Draft;

/// Beginnings of lines that are never an article's own text, wherever they stand.
const CALLS: [&str; 40] = [
    "advertisement",
    "article continues",
    "blog comments powered by",
    "click here",
    "comments (",
    "continue reading",
    "cookie",
    "download our app",
    "find out more",
    "follow us",
    "follow @",
    "get our",
    "join our",
    "leave a comment",
    "log in",
    "login",
    "more on this",
    "most popular",
    "most read",
    "most viewed",
    "post a comment",
    "read more",
    "read also",
    "recommended for you",
    "register",
    "related articles",
    "related content",
    "related stories",
    "related topics",
    "related:",
    "see also:",
    "share this",
    "sign in",
    "sign up",
    "skip to",
    "subscribe",
    "unsubscribe",
    "view comments",
    "we use cookies",
    "you may also like",
];

/// Words that show, in a line without a full stop after the text's end, that an offer or a footer begins.
const OFFERS: [&str; 22] = [
    "membership",
    "subscription",
    "subscriber",
    "newsletter",
    "magazine",
    "print issues",
    "latest issue",
    "online articles",
    "unlimited access",
    "archive of",
    "free trial",
    "all rights reserved",
    "privacy policy",
    "terms and conditions",
    "terms of use",
    "contact us",
    "about us",
    "powered by",
    "cookie",
    "follow us",
    "share",
    "related",
];

/// Words before a colon that name a picture's maker.
const CREDITS: [&str; 9] =
    ["picture:", "pictures:", "photo:", "photos:", "photograph:", "image:", "images:", "credit:", "pic:"];

/// Marks captions and furniture among `drafts`; a caption said twice is said once.
pub(super) fn mark(drafts: &mut Vec<Draft>) {
    drafts.dedup_by(|later, earlier| {
        let twice = later.words.trim() == earlier.words.trim() && is_said(&later.words);
        if twice && matches!(earlier.kind, BlockKind::Paragraph | BlockKind::Heading) {
            earlier.kind = BlockKind::Caption;
        }
        twice
    });
    for draft in drafts.iter_mut() {
        if is_caption(&draft.words) {
            draft.kind = BlockKind::Caption;
        } else if is_call(&draft.words) {
            draft.kind = BlockKind::Furniture;
        }
    }
    if let Some(from) = tail(drafts) {
        drafts.iter_mut().skip(from).for_each(|draft| draft.kind = BlockKind::Furniture);
    }
}

/// Whether `words` are long enough to be said twice by mistake only.
fn is_said(words: &str) -> bool {
    words.split_whitespace().count() > 3
}

/// Whether `words` are the words under a picture.
pub(super) fn is_caption(words: &str) -> bool {
    let lower = words.to_lowercase();
    let short = lower.split_whitespace().count() <= 60;
    short && CREDITS.iter().any(|credit| lower.split_whitespace().any(|word| word == *credit))
}

/// Whether `words` call the reader away from the text.
fn is_call(words: &str) -> bool {
    let lower = words.trim().to_lowercase();
    let short = lower.split_whitespace().count() <= 14;
    let whole = CALLS.iter().any(|call| {
        lower.strip_prefix(call).is_some_and(|rest| {
            call.ends_with([':', '(', '@']) || !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-')
        })
    });
    short && whole && !is_sentence(&lower)
}

/// Where the furniture at the end begins: the first offer after which only offers and short lines come.
fn tail(drafts: &[Draft]) -> Option<usize> {
    let mut from = None;
    for (index, draft) in drafts.iter().enumerate().rev() {
        let words = draft.words.trim();
        if draft.kind == BlockKind::Furniture || is_offer(words) {
            from = Some(index);
        } else if is_sentence(words) || words.split_whitespace().count() > 12 {
            break;
        }
    }
    from.filter(|from| *from > 0)
}

fn is_offer(words: &str) -> bool {
    let lower = words.to_lowercase();
    let short = lower.split_whitespace().count() <= 12 && !is_sentence(&lower);
    let price = lower.contains('£') && ["month", "year", "week"].iter().any(|span| lower.contains(span));
    let whole = |offer: &str| {
        lower.match_indices(offer).any(|(at, _)| {
            let before = lower.get(..at).is_some_and(|before| before.ends_with(char::is_alphanumeric));
            let after = lower.get(at + offer.len()..).unwrap_or_default().trim_start_matches('s');
            !before && !after.starts_with(char::is_alphanumeric)
        })
    };
    short && (price || lower.starts_with('©') || OFFERS.iter().any(|offer| whole(offer)))
}

/// Whether `words` end as a sentence does.
fn is_sentence(words: &str) -> bool {
    words.trim_end().trim_end_matches(['”', '’', '"', '\'', ')']).ends_with(['.', '?', '!'])
        && words.split_whitespace().count() > 4
}

#[cfg(test)]
mod tests {
    use super::*;
    use BlockKind::{Furniture, Paragraph};

    fn marked(lines: &[&str]) -> Vec<BlockKind> {
        let mut drafts = lines.iter().map(|line| Draft::new(BlockKind::Paragraph, *line)).collect();
        mark(&mut drafts);
        drafts.into_iter().map(|draft| draft.kind).collect()
    }

    #[test]
    fn offers_after_the_text_are_furniture() {
        let kinds = marked(&[
            "The visit found steady progress, the letter says.",
            "Sample News Digital membership",
            "Latest digital issues",
            "From £15 / month",
            "Subscribe",
        ]);
        assert_eq!(kinds[0], BlockKind::Paragraph);
        assert!(kinds[1..].iter().all(|kind| *kind == BlockKind::Furniture));
    }

    #[test]
    fn a_letters_end_is_not_furniture() {
        let kinds =
            marked(&["This letter will be published.", "Yours sincerely", "A Sample", "Her Majesty's Inspector"]);
        assert!(kinds.iter().all(|kind| *kind == BlockKind::Paragraph));
    }

    #[test]
    fn calls_within_the_text_are_furniture_and_sentences_are_not() {
        let kinds = marked(&[
            "Read more: council told to improve",
            "Advertisement",
            "Register of children is now complete, and read more often than before by staff.",
            "Shared care has improved in the borough",
            "blog comments powered by Disqus",
        ]);
        assert_eq!(kinds, [Furniture, Furniture, Paragraph, Paragraph, Furniture]);
    }

    #[test]
    fn captions_name_their_picture_or_are_said_twice() {
        let caption = "The council was rated inadequate in the sample year. Picture: Sample Council";
        assert_eq!(marked(&[caption, caption, "The body."]), [BlockKind::Caption, BlockKind::Paragraph]);
        let twice = "The director spoke to the sample panel on Monday";
        assert_eq!(marked(&[twice, twice]), [BlockKind::Caption]);
    }
}
