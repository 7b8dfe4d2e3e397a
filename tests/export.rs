//! Specification of `export`.
