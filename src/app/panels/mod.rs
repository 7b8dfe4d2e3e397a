//! What stands around the centre: menu bar, documents, details, status bar. They draw and ask.

pub mod details;
pub mod documents;
pub mod menu_bar;
pub mod status;
