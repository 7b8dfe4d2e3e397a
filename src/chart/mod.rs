//! Series in, marks out: plain data that the window draws and that becomes SVG and PNG here.
//!
//! This stage may not name a GUI type and may not know sessions or files.

use serde::{Deserialize, Serialize};

/// How the councils' charts are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Layout {
    /// Small multiples.
    #[default]
    SideBySide,
    /// One plot.
    Overlaid,
}
