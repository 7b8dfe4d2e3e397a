//! Document and lexicon in, findings out: what moved, how much, whose, who says so, and why this level.
//!
//! The engine is general; every word it looks for stands in `assets/lexicon.ron`. It reads one
//! sentence at a time, in time linear in the text. It may not change a document's facts.
//!
//! | module | does |
//! | --- | --- |
//! | [`lexicon`] | reads and compiles the lexicon: words to classes, patterns to programs |
//! | [`engine`] | one sentence → its claims, their levels, and what was stopped |
//! | `score` | a document's sentences → findings with council, voice, theme, date and standing |
//! | `judgement`, `theme`, `told_date` | what a sentence says besides its claims |

pub mod engine;
mod finding;
mod judgement;
mod level;
pub mod lexicon;
mod score;
mod theme;
mod told_date;

pub use engine::explain::{Explanation, explain};
pub use finding::{AppliedModifier, Claim, Finding, NearMiss, Scope, Scored, Theme};
pub use level::Level;
pub use lexicon::examples::{FailedExample, check_examples};
pub use lexicon::listing::{Entry, Sort};
pub use lexicon::{Lexicon, default_lexicon, default_lexicon_source};
pub use score::score;
