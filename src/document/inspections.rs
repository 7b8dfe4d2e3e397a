//! The published judgements that ship: a council's name in, its history out, each with its source.

use super::registry::Registry;
use super::{Area, Grade, PartialDate};
use crate::problem::{Problem, ProblemKind};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// One published inspection.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inspection {
    /// Whom it judged.
    pub council: String,
    /// First day of fieldwork.
    pub from: PartialDate,
    /// Last day of fieldwork.
    pub to: PartialDate,
    /// When it was published.
    #[serde(default)]
    pub published: Option<PartialDate>,
    /// The framework it was made under.
    pub framework: String,
    /// Grades by area, as that framework gave them.
    pub grades: BTreeMap<Area, Grade>,
    /// Where it stands.
    pub source: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asset {
    inspections: Vec<Inspection>,
}

/// The asset's own words (RON), as it ships.
pub const SOURCE: &str = include_str!("../../assets/inspections.ron");

static SHIPPED: LazyLock<Vec<Inspection>> = LazyLock::new(|| parse(SOURCE).unwrap_or_default());

/// Every inspection that ships, by council and date.
pub fn shipped() -> &'static [Inspection] {
    &SHIPPED
}

/// The inspections of one council, earliest first.
pub fn of(council: &str) -> impl Iterator<Item = &'static Inspection> + use<'_> {
    shipped().iter().filter(move |inspection| inspection.council == council)
}

/// Reads a history of inspections.
///
/// # Errors
/// Names the line of a mistake in form, or a council the register does not hold, or dates out of order.
pub fn parse(ron: &str) -> Result<Vec<Inspection>, Problem> {
    let fault = |message| Problem::new(ProblemKind::Internal, message);
    let asset: Asset =
        ron::from_str(ron).map_err(|error| fault(format!("The history of inspections cannot be read: {error}")))?;
    let mut all = asset.inspections;
    let wrong = all.iter().find(|one| Registry::shipped().named(&one.council).is_none() || one.from > one.to);
    if let Some(one) = wrong {
        return Err(fault(format!("The history of inspections is wrong about {} in {}", one.council, one.from)));
    }
    all.sort_by(|a, b| (&a.council, a.from).cmp(&(&b.council, b.from)));
    Ok(all)
}
