//! Whether the requirements of an award are met, with the evidence, and what is missing where they are not.

use super::facts::Facts;
use super::missing::{Missing, of_activity, quiz_state};
use crate::catalogue::model::{Activity, ActivityKind, Award, Course, Exact, Quiz, Requirement, Rule};
use crate::clock::Moment;
use crate::exact;
use crate::id::{ActivityId, ModuleId};
use num_traits::Zero;
use serde::{Deserialize, Serialize};

/// A learner and an award.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Standing {
    /// Whether all requirements are met.
    pub met: bool,
    /// Each of them, in the author's order.
    pub requirements: Vec<RequirementStanding>,
}

impl Standing {
    /// Everything that is missing, in order, each thing once.
    pub fn missing(&self) -> Vec<&Missing> {
        let all = self.requirements.iter().flat_map(|requirement| &requirement.missing);
        all.fold(Vec::new(), |mut distinct, missing| {
            if !distinct.contains(&missing) {
                distinct.push(missing);
            }
            distinct
        })
    }
}

/// A learner and a requirement.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RequirementStanding {
    /// The author's id, unique in its award.
    pub id: String,
    /// What has to hold.
    pub rule: Rule,
    /// Whether it does.
    pub met: bool,
    /// What the learner has.
    pub evidence: Evidence,
    /// What is missing; empty when it is met, and only then.
    pub missing: Vec<Missing>,
}

/// What a learner has of what a requirement asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Evidence {
    /// For `all_required`.
    Activities {
        /// How many of those asked are done.
        done: u32,
        /// How many are asked.
        asked: u32,
        /// When the latest of them was done.
        last: Option<Moment>,
    },
    /// For `quiz_mark`.
    Mark {
        /// The mark that counts, in per cent; `None` before the first.
        percent: Option<Exact>,
    },
    /// For `lessons_done`.
    Lessons {
        /// How many are done.
        done: u32,
    },
    /// For `weighted_grade`.
    Grade {
        /// The grade so far, in per cent; quizzes not taken count as 0. `None` when the course grades nothing.
        percent: Option<Exact>,
    },
}

/// Where a learner stands with an award of this course. An award without requirements is met by nobody.
pub fn award_standing(course: &Course, award: &Award, facts: &Facts) -> Standing {
    let requirements: Vec<_> = award.requirements.iter().map(|requirement| standing(course, requirement, facts)).collect();
    Standing { met: !requirements.is_empty() && requirements.iter().all(|requirement| requirement.met), requirements }
}

fn standing(course: &Course, requirement: &Requirement, facts: &Facts) -> RequirementStanding {
    let (evidence, missing) = match &requirement.rule {
        Rule::AllRequired { modules } => all_required(course, modules, facts),
        Rule::QuizMark { quiz, at_least } => quiz_mark(course, quiz, *at_least, facts),
        Rule::LessonsDone { at_least } => lessons_done(course, *at_least, facts),
        Rule::WeightedGrade { at_least } => weighted_grade(course, *at_least, facts),
    };
    RequirementStanding { id: requirement.id.clone(), rule: requirement.rule.clone(), met: missing.is_empty(), evidence, missing }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn all_required(course: &Course, modules: &[ModuleId], facts: &Facts) -> (Evidence, Vec<Missing>) {
    let meant = course.activities().filter(|(module, _)| modules.contains(&module.id));
    let asked = facts.asked(meant.map(|(_, activity)| activity));
    let missing: Vec<Missing> = asked.iter().filter_map(|activity| of_activity(activity, facts)).collect();
    let evidence = Evidence::Activities {
        done: count(asked.len().saturating_sub(missing.len())),
        asked: count(asked.len()),
        last: asked.iter().filter_map(|activity| facts.completions.get(&activity.id)).max().copied(),
    };
    (evidence, if asked.is_empty() { vec![Missing::Unavailable] } else { missing })
}

fn quiz_mark(course: &Course, id: &ActivityId, need: Exact, facts: &Facts) -> (Evidence, Vec<Missing>) {
    let percent = facts.quiz(id).mark.map(|mark| mark.percent);
    let missing = match course.quiz(id) {
        _ if percent.is_some_and(|percent| percent >= need) => None,
        Some(quiz) => Some(Missing::Quiz { quiz: quiz_state(id, quiz, facts), need }),
        None => Some(Missing::Unavailable),
    };
    (Evidence::Mark { percent }, missing.into_iter().collect())
}

fn lessons_done(course: &Course, need: u32, facts: &Facts) -> (Evidence, Vec<Missing>) {
    let lessons = course.activities().map(|(_, activity)| activity).filter(|activity| matches!(activity.kind, ActivityKind::Lesson(_)));
    let (done, left): (Vec<&Activity>, Vec<&Activity>) = lessons.partition(|lesson| facts.done(lesson));
    let done = count(done.len());
    let more = need.saturating_sub(done);
    let choice: Vec<ActivityId> = left.into_iter().map(|lesson| lesson.id.clone()).collect();
    let missing = match more {
        0 => Vec::new(),
        more if more > count(choice.len()) => vec![Missing::Unavailable],
        more => vec![Missing::MoreLessons { count: more, choice }],
    };
    (Evidence::Lessons { done }, missing)
}

/// Over the quizzes with a weight. Of those that are required, only such as bind the learner, unless none of the weighted ones would be left.
fn weighted_grade(course: &Course, need: Exact, facts: &Facts) -> (Evidence, Vec<Missing>) {
    let quiz = |activity: &'_ Activity| matches!(&activity.kind, ActivityKind::Quiz(_)) && activity.weight > 0;
    let all: Vec<&Activity> = course.activities().map(|(_, activity)| activity).filter(|activity| quiz(activity)).collect();
    let binding: Vec<&Activity> = all.iter().copied().filter(|quiz| !quiz.required || facts.bound.contains(&quiz.id)).collect();
    let graded = if binding.is_empty() { all } else { binding };
    let mark = |quiz: &Activity| facts.quiz(&quiz.id).mark.map_or_else(Exact::zero, |mark| mark.percent);
    let Some(have) = exact::weighted_mean(graded.iter().map(|quiz| (mark(quiz), quiz.weight))) else {
        return (Evidence::Grade { percent: None }, vec![Missing::Unavailable]);
    };
    let improvable = graded.iter().filter(|quiz| mark(quiz) < exact::hundred());
    let quizzes = improvable.filter_map(|activity| rules_of(activity).map(|quiz| quiz_state(&activity.id, quiz, facts))).collect();
    let missing = if have >= need { Vec::new() } else { vec![Missing::Grade { have, need, quizzes }] };
    (Evidence::Grade { percent: Some(have) }, missing)
}

fn rules_of(activity: &Activity) -> Option<&Quiz> {
    match &activity.kind {
        ActivityKind::Quiz(quiz) => Some(quiz),
        ActivityKind::Lesson(_) => None,
    }
}

#[cfg(test)]
mod tests;
