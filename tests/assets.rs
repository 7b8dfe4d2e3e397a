//! Specification of `assets`.
