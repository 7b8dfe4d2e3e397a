//! One test binary: each module is one part of the specification.

mod assets;
mod bad_input;
mod chart;
mod document;
mod export;
mod judgements;
mod layering;
mod pipeline;
mod reading;
mod samples;
mod saved_sessions;
mod scoring;
mod session;
mod trajectory;
mod window;
mod window_document;
mod window_images;
mod window_tabs;
