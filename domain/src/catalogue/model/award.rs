//! Awards and what they ask for.

use super::Exact;
use crate::id::{ActivityId, AwardId, ModuleId};
use crate::language::Translated;
use serde::{Deserialize, Serialize};

/// A certificate a course gives.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Award {
    /// The author's id.
    pub id: AwardId,
    /// Its name.
    pub title: Translated,
    /// The sentence printed under the holder's name.
    pub statement: Translated,
    /// Whether an admin has to issue it.
    pub issue: Issue,
    /// The modules whose required minutes make its hours.
    pub modules: Vec<ModuleId>,
    /// All of them must be met.
    pub requirements: Vec<Requirement>,
}

/// How an award is issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Issue {
    /// An admin issues it.
    Approval,
    /// As soon as the person qualifies and has confirmed the name.
    Automatic,
}

/// One thing an award asks for.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Requirement {
    /// Unique in its award.
    pub id: String,
    /// What has to hold.
    pub rule: Rule,
}

/// What has to hold.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Rule {
    /// Every required activity of these modules is done.
    AllRequired {
        /// The modules meant.
        modules: Vec<ModuleId>,
    },
    /// The mark that counts in this quiz reaches so many per cent.
    QuizMark {
        /// The quiz.
        quiz: ActivityId,
        /// Per cent.
        at_least: Exact,
    },
    /// At least so many lessons are done.
    LessonsDone {
        /// How many.
        at_least: u32,
    },
    /// The weighted mean of all weighted quizzes reaches so many per cent.
    WeightedGrade {
        /// Per cent.
        at_least: Exact,
    },
}
