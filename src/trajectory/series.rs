//! What each document says in, one series for each council out: its points and its judgements in order
//! of time.

use super::points::Point;
use crate::document::{Area, CouncilName, Grade, PartialDate};
use std::collections::BTreeMap;

/// A published judgement of a council.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// When inspectors finished; where it is not known, when it was published.
    pub date: PartialDate,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// Grades by area.
    pub grades: BTreeMap<Area, Grade>,
}

impl Judged {
    /// The grade that stands for the whole: overall effectiveness, or where none is given (before 2013
    /// and from April 2026) the lowest area's.
    pub fn grade(&self) -> Option<Grade> {
        self.grades.get(&Area::Overall).or_else(|| self.grades.values().min()).copied()
    }

    /// Whether [`Judged::grade`] is overall effectiveness.
    pub fn is_overall(&self) -> bool {
        self.grades.contains_key(&Area::Overall)
    }

    /// Whether both can be of one inspection: a date of one can be a date of the other.
    fn is_same_inspection(&self, other: &Self) -> bool {
        let dates = |judged: &Self| [Some(judged.date), judged.published].into_iter().flatten().collect::<Vec<_>>();
        dates(self).iter().any(|a| dates(other).iter().any(|b| a.may_be(*b)))
    }

    /// What both say together; where grades differ, `self` stands.
    fn joined(mut self, other: Self) -> Self {
        let published: Vec<PartialDate> = [self.published, other.published].into_iter().flatten().collect();
        let is_inspection = |date: &PartialDate| !published.iter().any(|day| date.may_be(*day));
        let dates = [self.date, other.date];
        self.date = exactest(dates.into_iter().filter(is_inspection)).or(exactest(dates)).unwrap_or(self.date);
        self.published = exactest(published);
        for (area, grade) in other.grades {
            self.grades.entry(area).or_insert(grade);
        }
        self
    }
}

/// The first of those that leave the fewest days open.
fn exactest(dates: impl IntoIterator<Item = PartialDate>) -> Option<PartialDate> {
    dates.into_iter().min_by_key(|date| (date.last_day() - date.first_day()).get_days())
}

/// A point in a series and the document behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The caller's number for the document.
    pub document: u32,
    /// Short name: "Monitoring visit 9".
    pub label: String,
    /// Its point.
    pub point: Point,
}

/// All that is known of one council over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// Whose.
    pub council: CouncilName,
    /// Points in order of date; undated ones are not drawn and stand in `undated`.
    pub stops: Vec<Stop>,
    /// How many points have no date.
    pub undated: usize,
    /// Judgements in order of date, the ones known from the session's documents and the ones that ship.
    pub judgements: Vec<Judged>,
}

/// What one document adds to the series of the councils it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The caller's number for the document.
    pub document: u32,
    /// Its short name.
    pub label: String,
    /// Its points.
    pub points: Vec<Point>,
    /// Judgements it gives or tells of.
    pub judgements: Vec<(CouncilName, Judged)>,
}

/// The series of every council that has a point or a judgement, in the order of first appearance in
/// `readings`. One inspection told of twice is one judgement; what a reading says of it wins over
/// `known`, and an earlier reading over a later one.
pub fn series(
    readings: impl IntoIterator<Item = Reading>,
    known: impl IntoIterator<Item = (CouncilName, Judged)>,
) -> Vec<Series> {
    let mut all: Vec<Series> = Vec::new();
    for reading in readings {
        for point in reading.points {
            let stop = Stop { document: reading.document, label: reading.label.clone(), point };
            of_council(&mut all, &stop.point.council.clone()).take_stop(stop);
        }
        for (council, judged) in reading.judgements {
            of_council(&mut all, &council).take_judgement(judged);
        }
    }
    for (council, judged) in known {
        of_council(&mut all, &council).take_judgement(judged);
    }
    all.iter_mut().for_each(Series::sort);
    all
}

fn of_council<'a>(all: &'a mut Vec<Series>, council: &CouncilName) -> &'a mut Series {
    let at = all.iter().position(|series| series.council == *council).unwrap_or_else(|| {
        all.push(Series::new(council.clone()));
        all.len() - 1
    });
    &mut all[at]
}

impl Series {
    /// A council of which nothing is known yet.
    pub fn new(council: CouncilName) -> Self {
        Self { council, stops: Vec::new(), undated: 0, judgements: Vec::new() }
    }

    fn take_stop(&mut self, stop: Stop) {
        if stop.point.date.is_some() {
            self.stops.push(stop);
        } else {
            self.undated += 1;
        }
    }

    fn take_judgement(&mut self, judged: Judged) {
        match self.judgements.iter().position(|known| known.is_same_inspection(&judged)) {
            Some(at) => {
                let known = self.judgements.remove(at);
                self.take_judgement(known.joined(judged));
            }
            None => self.judgements.push(judged),
        }
    }

    /// By where each is drawn, so that a join never runs back in time.
    fn sort(&mut self) {
        let place = |date: Option<PartialDate>| date.map_or(f64::NAN, PartialDate::year_fraction);
        self.stops
            .sort_by(|a, b| place(a.point.date).total_cmp(&place(b.point.date)).then(a.document.cmp(&b.document)));
        self.judgements.sort_by_key(|judged| judged.date);
    }
}
