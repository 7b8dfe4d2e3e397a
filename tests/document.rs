//! Specification of `document`.
