//! What is known about a learner in a course.

use crate::assessment::allowance::History;
use crate::assessment::counting::Mark;
use crate::catalogue::model::{Activity, ActivityKind, Course};
use crate::clock::Moment;
use crate::id::ActivityId;
use std::collections::{BTreeMap, BTreeSet};

/// What is known about a learner in a course at a moment.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The moment.
    pub now: Moment,
    /// Activities that were required when the learner enrolled; see [`Facts::bound_by`].
    pub bound: BTreeSet<ActivityId>,
    /// When each activity was done: lessons, and quizzes once passed.
    pub completions: BTreeMap<ActivityId, Moment>,
    /// What is known about quizzes; those never tried may be left out.
    pub quizzes: BTreeMap<ActivityId, QuizFacts>,
}

/// What is known about a learner and a quiz.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct QuizFacts {
    /// The mark that counts; `None` before the first graded attempt.
    pub mark: Option<Mark>,
    /// Attempts so far.
    pub history: History,
    /// The deadline of the attempt under way, if it has one.
    pub open_until: Option<Moment>,
    /// Whether the learner has asked for another attempt and waits for an answer.
    pub asked: bool,
}

impl Facts {
    /// Somebody who has done nothing yet.
    pub fn none(now: Moment, bound: BTreeSet<ActivityId>) -> Self {
        Self { now, bound, completions: BTreeMap::new(), quizzes: BTreeMap::new() }
    }

    /// What binds learners who enrol while this version is current.
    pub fn bound_by(course: &Course) -> BTreeSet<ActivityId> {
        course.activities().filter(|(_, activity)| activity.required).map(|(_, activity)| activity.id.clone()).collect()
    }

    /// Whether the activity is done.
    pub fn done(&self, activity: &Activity) -> bool {
        let passed = || self.quiz(&activity.id).mark.is_some_and(|mark| mark.passed);
        self.completions.contains_key(&activity.id) || (matches!(activity.kind, ActivityKind::Quiz(_)) && passed())
    }

    /// What is known about the quiz.
    pub fn quiz(&self, id: &ActivityId) -> QuizFacts {
        self.quizzes.get(id).copied().unwrap_or_default()
    }

    /// Those of a stretch of the course that this learner has to do: required and bound; all required ones where none of them binds.
    pub fn asked<'a>(&self, stretch: impl IntoIterator<Item = &'a Activity>) -> Vec<&'a Activity> {
        let required: Vec<&Activity> = stretch.into_iter().filter(|activity| activity.required).collect();
        let bound: Vec<&Activity> = required.iter().copied().filter(|activity| self.bound.contains(&activity.id)).collect();
        if bound.is_empty() { required } else { bound }
    }
}
