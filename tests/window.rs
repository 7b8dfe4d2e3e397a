//! Specification of `window`: what the analyst does by name, and what comes of it.
//!
//! Widgets are found by their accessible names, so each test also says that keys and screen readers
//! reach them. No picture is taken and no graphics card is needed.

mod compare;
pub mod harness;
mod opening;
mod recovery;
mod sample;
mod shell;
