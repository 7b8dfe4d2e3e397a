//! Series in, marks out: a [`Figure`] of plain data that the window draws and that becomes SVG and PNG
//! here, so that what is saved is what was seen.
//!
//! Marks lie in data coordinates: years or months along, levels up. Only [`svg`] knows of a sheet. This
//! stage may not name a GUI type and may not know sessions or files.

pub mod figure;
pub mod fonts;
pub mod labels;
pub mod marks;
pub mod palette;
pub mod png;
pub mod svg;
pub mod ticks;

pub use figure::{SUBTITLE, figure};
pub use marks::{
    Axis, Band, Dot, EndLabel, Event, Figure, Ink, Join, Layout, Mark, MarkKind, Options, Panel, Segment, Tick,
};
pub use palette::{Palette, Rgb, Theme};
