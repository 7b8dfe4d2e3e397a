//! The same pipeline without a window.
