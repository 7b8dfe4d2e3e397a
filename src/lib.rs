//! Council Trajectories turns what inspectors wrote about councils' children's services into
//! trajectories that can be compared, every point one click from its sentence.
//!
//! # The pipeline
//! One direction; each stage is a pure function of the one before and imports only earlier ones:
//!
//! | stage | from → to |
//! | --- | --- |
//! | [`source`] | path → bytes, told by content |
//! | [`text`] | bytes → [`text::Text`]: pages, blocks, sentences |
//! | [`document`] | text → [`document::Document`]: kind, dates, people, councils, judgements, voices |
//! | [`scoring`] | document + lexicon → [`scoring::Finding`]s on ordinal scales |
//! | [`trajectory`] | findings → points → series, and what can be said of them |
//! | [`chart`] | series → marks, and from the same marks SVG and PNG |
//! | [`session`] | documents, the analyst's decisions, the lexicon: all that cannot be derived again |
//! | [`export`] | session → CSV, XLSX, report, REFI-QDA |
//! | [`work`] | the stages above, run away from the window's thread |
//! | [`app`] | the window; the only module that names egui, eframe, `egui_plot`, `egui_extras` or rfd |
//! | [`cli`] | the same pipeline without a window |
//!
//! `tests/layering.rs` fails on an import against this order.
//!
//! # Failure policy
//! Reading never fails as a whole: what could be read is kept, what could not is a
//! [`problem::Problem`], shown once. No panic on any input. Nothing is deleted or overwritten
//! without its old version kept.

pub mod app;
pub mod chart;
pub mod cli;
pub mod document;
pub mod export;
pub mod problem;
pub mod scoring;
pub mod session;
pub mod source;
pub mod text;
pub mod trajectory;
pub mod work;
