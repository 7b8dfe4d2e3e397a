//! Specification of `session`.
