//! Specification of `scoring`.
