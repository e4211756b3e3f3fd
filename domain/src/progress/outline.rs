//! What is done, under way and left of activities, modules and the whole course.

use super::facts::Facts;
use super::missing::{self, Missing};
use crate::catalogue::model::{Activity, ActivityKind, Course, Exact, Module};
use crate::clock::Moment;
use crate::exact;
use crate::id::{ActivityId, ModuleId};
use serde::Serialize;

/// How far a learner has got with an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ActivityState {
    /// Nothing recorded.
    NotStarted,
    /// A quiz that was tried and not passed yet.
    UnderWay,
    /// Done.
    Done,
}

/// A learner and an activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ActivityStatus {
    /// Which.
    pub activity: ActivityId,
    /// How far it is.
    pub state: ActivityState,
    /// When it was done, where that was recorded.
    pub done_at: Option<Moment>,
    /// The mark that counts, for a quiz that was taken, in per cent.
    pub mark: Option<Exact>,
    /// Whether the learner has to do it.
    pub asked: bool,
    /// What is missing; `None` when it is done.
    pub missing: Option<Missing>,
}

/// A learner and a module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ModuleStatus {
    /// Which.
    pub module: ModuleId,
    /// How many activities are asked.
    pub asked: u32,
    /// How many of those are done.
    pub done: u32,
    /// Estimated minutes of those not done.
    pub minutes_left: u32,
    /// Whether all that is asked is done; where nothing is, whether everything is done.
    pub complete: bool,
    /// All activities, in order.
    pub activities: Vec<ActivityStatus>,
}

/// A learner and a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// How many activities are asked.
    pub asked: u32,
    /// How many of those are done.
    pub done: u32,
    /// Estimated minutes of those not done.
    pub minutes_left: u32,
    /// Where to carry on: the first activity asked that is not done and can be done now; else the first not done at all, asked ones first.
    /// `None` when everything is done.
    pub next: Option<ActivityId>,
}

impl Summary {
    /// Whether all that is asked is done.
    pub fn complete(&self) -> bool {
        self.done == self.asked
    }

    /// How much of what is asked is done, in per cent; everything of nothing.
    pub fn percent(&self) -> Exact {
        if self.asked == 0 {
            return exact::hundred();
        }
        exact::percent(Exact::from_integer(self.done.into()), Exact::from_integer(self.asked.into()))
    }
}

/// How far a learner is with an activity of this module.
pub fn activity_status(module: &Module, activity: &Activity, facts: &Facts) -> ActivityStatus {
    let asked = facts.asked(&module.activities).iter().any(|asked| asked.id == activity.id);
    status(activity, asked, facts)
}

/// How far a learner is with a module.
pub fn module_status(module: &Module, facts: &Facts) -> ModuleStatus {
    let asked = facts.asked(&module.activities);
    let counts = Counts::of(&asked, facts);
    let activities = module.activities.iter();
    ModuleStatus {
        module: module.id.clone(),
        asked: counts.asked,
        done: counts.done,
        minutes_left: counts.minutes_left,
        complete: if asked.is_empty() { activities.clone().all(|activity| facts.done(activity)) } else { counts.done == counts.asked },
        activities: activities.map(|activity| status(activity, asked.iter().any(|asked| asked.id == activity.id), facts)).collect(),
    }
}

/// How far a learner is with a course, and where to carry on.
pub fn summary(course: &Course, facts: &Facts) -> Summary {
    let asked = facts.asked(course.activities().map(|(_, activity)| activity));
    let counts = Counts::of(&asked, facts);
    let left = || asked.iter().copied().filter(|activity| !facts.done(activity));
    let can_be_done_now = |activity: &&Activity| match &activity.kind {
        ActivityKind::Lesson(_) => true,
        ActivityKind::Quiz(quiz) => missing::way(&activity.id, quiz, facts).is_open(),
    };
    let anything = || course.activities().map(|(_, activity)| activity).find(|activity| !facts.done(activity));
    let next = left().find(can_be_done_now).or_else(|| left().next()).or_else(anything);
    Summary { asked: counts.asked, done: counts.done, minutes_left: counts.minutes_left, next: next.map(|activity| activity.id.clone()) }
}

fn status(activity: &Activity, asked: bool, facts: &Facts) -> ActivityStatus {
    let known = facts.quiz(&activity.id);
    let state = match &activity.kind {
        _ if facts.done(activity) => ActivityState::Done,
        ActivityKind::Quiz(_) if known.history.used > 0 => ActivityState::UnderWay,
        _ => ActivityState::NotStarted,
    };
    ActivityStatus {
        activity: activity.id.clone(),
        state,
        done_at: facts.completions.get(&activity.id).copied(),
        mark: known.mark.map(|mark| mark.percent),
        asked,
        missing: missing::of_activity(activity, facts),
    }
}

struct Counts {
    asked: u32,
    done: u32,
    minutes_left: u32,
}

impl Counts {
    fn of(asked: &[&Activity], facts: &Facts) -> Self {
        let start = Self { asked: 0, done: 0, minutes_left: 0 };
        asked.iter().fold(start, |counts, activity| {
            let done = facts.done(activity);
            Self {
                asked: counts.asked.saturating_add(1),
                done: counts.done.saturating_add(u32::from(done)),
                minutes_left: counts.minutes_left.saturating_add(if done { 0 } else { activity.minutes }),
            }
        })
    }
}

#[cfg(test)]
mod tests;
