//! The figure that Compare shows and that export writes: the same marks for both.

use super::state::State;
use crate::chart::{self, Figure};
use crate::document::CouncilName;
use crate::export::{chart_options, events};
use crate::session::derive;
use crate::trajectory::Series;

/// The series of the councils compared, in order.
pub fn series(state: &State, councils: &[CouncilName]) -> Vec<Series> {
    derive::series(&state.known.entries, councils, derive::shipped(councils))
}

/// The figure of what is compared.
pub fn figure(state: &State) -> Figure {
    let councils = state.known.compared(state.view());
    let options = chart_options(state.view(), events(&state.known.entries, councils));
    chart::figure(&series(state, councils), &options)
}
