//! Specification of `pipeline`.
