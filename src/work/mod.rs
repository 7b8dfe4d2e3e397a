//! The stages run away from the window's thread: progress, cancel, stale results dropped.
