//! Specification of `bad_input`.
