//! Specification of `reading`.
