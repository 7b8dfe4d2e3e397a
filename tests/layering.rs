//! Specification of `layering`.
