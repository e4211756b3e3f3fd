//! Quizzes and their questions, keys included: what learners see of them is chosen in assessment.

use super::{Exact, TranslatedHtml};
use crate::id::QuestionId;
use crate::language::{Language, Translated};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A quiz.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Quiz {
    /// Shown before the first attempt.
    pub intro: TranslatedHtml,
    /// The rules of the quiz.
    pub rules: QuizRules,
    /// What an attempt is drawn from, in order.
    pub slots: Vec<Slot>,
    /// Every question an attempt may hold, also those of pools.
    pub questions: BTreeMap<QuestionId, Question>,
    /// Languages in which the whole quiz is there.
    pub languages: Vec<Language>,
}

/// Where a quiz takes questions from.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Slot {
    /// This question, always.
    Fixed(QuestionId),
    /// So many of these.
    Pool {
        /// The bank's questions, in file order.
        from: Vec<QuestionId>,
        /// How many are drawn; at most `from.len()`.
        draw: u32,
    },
}

/// The rules of a quiz.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct QuizRules {
    /// `None`: as many as one likes.
    pub attempts: Option<u32>,
    /// Minutes between the end of one attempt and the start of the next.
    pub wait_minutes: u32,
    /// `None`: no limit.
    pub time_limit_minutes: Option<u32>,
    /// No attempt starts before.
    pub opens: Option<chrono::DateTime<chrono::Utc>>,
    /// No attempt starts after, and attempts under way end then.
    pub closes: Option<chrono::DateTime<chrono::Utc>>,
    /// Which attempt counts.
    pub counts: Counts,
    /// Per cent of the points, 0 to 100.
    pub pass_mark: Exact,
    /// Whether each attempt has its own order of questions.
    pub shuffle_questions: bool,
    /// Whether each attempt has its own order of options.
    pub shuffle_options: bool,
    /// When feedback and the learner's points per question are shown.
    pub feedback: Feedback,
    /// When the right answers are shown.
    pub keys: Keys,
}

/// Which attempt counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counts {
    /// The highest.
    Best,
    /// The latest handed in.
    Last,
    /// The first.
    First,
    /// The mean of all.
    Average,
}

/// When feedback is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Feedback {
    /// With each result.
    AfterSubmit,
    /// Once the quiz is passed or no attempt is left.
    AfterPassedOrUsedUp,
    /// Never.
    Never,
}

/// When keys are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Keys {
    /// Once the quiz is passed or no attempt is left.
    AfterPassedOrUsedUp,
    /// With each result.
    AfterSubmit,
    /// Never.
    Never,
}

/// A scored question with its key. Never serialised for a learner: pages and API build their own views.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Question {
    /// The author's id.
    pub id: QuestionId,
    /// What is asked.
    pub ask: TranslatedHtml,
    /// Points for a full answer; above 0.
    pub worth: Exact,
    /// How a partly right answer is paid.
    pub partial: Partial,
    /// Shown with the result whatever was answered.
    pub feedback: TranslatedHtml,
    /// What is answered and what is right.
    pub body: QuestionBody,
}

/// How a partly right answer is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Partial {
    /// All of the points or none.
    AllOrNothing,
    /// Each part decided as the key says pays its share.
    PerOption,
    /// Right choices minus wrong ones over the number of right ones, never below 0.
    RightMinusWrong,
}

/// What is answered and what is right, by type.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum QuestionBody {
    /// Exactly one option is right.
    SingleChoice {
        /// In file order.
        options: Vec<ChoiceOption>,
    },
    /// One or more options are right.
    MultipleChoice {
        /// In file order.
        options: Vec<ChoiceOption>,
    },
    /// A statement.
    TrueFalse {
        /// Whether it holds.
        answer: bool,
        /// For who answered true.
        feedback_true: TranslatedHtml,
        /// For who answered false.
        feedback_false: TranslatedHtml,
    },
    /// Each left side has one right side.
    Matching {
        /// In file order; a pair's id names both sides.
        pairs: Vec<Pair>,
        /// Right-hand texts that match nothing.
        extra: Vec<Item>,
    },
    /// Items in their right order.
    Ordering {
        /// In the right order.
        items: Vec<Item>,
    },
    /// A number.
    Numeric {
        /// The right one.
        answer: Exact,
        /// Answers from `answer - tolerance` to `answer + tolerance` are right.
        tolerance: Exact,
        /// Printed after the field.
        unit: Option<Translated>,
    },
    /// A few words.
    ShortText {
        /// Accepted forms of all languages together.
        accept: Vec<String>,
        /// What is overlooked when comparing.
        fold: Fold,
    },
}

/// An option of a choice question.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ChoiceOption {
    /// Unique in its question.
    pub id: String,
    /// What it says.
    pub text: TranslatedHtml,
    /// Whether it is right.
    pub right: bool,
    /// Shown to who chose it.
    pub feedback: TranslatedHtml,
}

/// Two sides that belong together.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Pair {
    /// Unique in its question.
    pub id: String,
    /// What is given.
    pub left: TranslatedHtml,
    /// What is to be chosen for it.
    pub right: TranslatedHtml,
}

/// An item of an ordering, or a right-hand text.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Item {
    /// Unique in its question.
    pub id: String,
    /// What it says.
    pub text: TranslatedHtml,
}

/// What is overlooked when a short text is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fold {
    /// Upper and lower case.
    pub case: bool,
    /// Accents.
    pub accents: bool,
    /// Spaces and punctuation around and between words.
    pub spaces: bool,
}
