//! Specification of `window`.
