//! Specification of `trajectory`.
