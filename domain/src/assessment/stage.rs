//! A learner before a quiz: what the tests of use cases begin with.

use super::sample::{multiple, numeric, one_of_each, ordering, question, question_id, quiz as quiz_of, rules, single, truth};
use super::{Ended, Error, Started, find_attempt, save_response, start_attempt, submit_attempt};
use crate::catalogue::model::{Activity, ActivityKind, Course, Exact, Partial, Question, Quiz, QuizRules};
use crate::catalogue::{self, sample, store_sample};
use crate::enrolment::{self, Enrolment};
use crate::id::{ActivityId, AttemptId, CourseId, VersionId};
use crate::idempotency::{Once, Operation};
use crate::identity::Learner;
use crate::language::Language;
use crate::testing::{self, TestPlatform};
use serde_json::Value;

pub struct Stage {
    pub platform: TestPlatform,
    pub ada: Learner,
    pub enrolment: Enrolment,
}

pub fn start_once() -> Once {
    Once::unkeyed(Operation::StartAttempt)
}

pub fn quiz_id() -> ActivityId {
    sample::activity("check")
}

pub fn course_id() -> CourseId {
    sample::course_id()
}

/// The small course with this quiz in place of its own; `digit` names the version.
pub fn course_with(quiz: Quiz, digit: char) -> Course {
    let mut course = sample::course();
    course.version = VersionId::parse(&digit.to_string().repeat(64)).unwrap();
    let activities = course.modules.iter_mut().flat_map(|module| module.activities.iter_mut());
    let check: &mut Activity = activities.into_iter().find(|activity| activity.id == quiz_id()).unwrap();
    check.kind = ActivityKind::Quiz(quiz);
    course
}

/// Five questions worth 6 points each, of kinds that are quickly answered; `b` is right everywhere, and 1, and false.
pub fn short_questions() -> Vec<Question> {
    vec![
        question("one", Partial::AllOrNothing, single(&["no", "right-yes"])),
        question("two", Partial::PerOption, multiple(&["no", "right-yes"])),
        question("three", Partial::AllOrNothing, truth(false)),
        question("four", Partial::AllOrNothing, numeric(Exact::from_integer(1), Exact::from_integer(0))),
        question("five", Partial::PerOption, ordering(&["x", "y"])),
    ]
}

impl Stage {
    /// Ada, enrolled in the small course with five short questions under these rules.
    pub async fn with(rules: QuizRules) -> Self {
        Self::of(quiz_of(rules, short_questions())).await
    }

    /// Ada, enrolled in the small course, with one question of each kind.
    pub async fn with_one_of_each() -> Self {
        Self::of(one_of_each(Partial::PerOption, rules())).await
    }

    async fn of(quiz: Quiz) -> Self {
        let platform = testing::platform().await;
        let course = store_sample::publish(&platform, course_with(quiz, '1')).await;
        let ada = platform.person("ada").await;
        let enrolment = enrolment::enrol(&platform, &ada, &course.id).await.unwrap();
        platform.due_jobs().await;
        Self { platform, ada, enrolment }
    }

    /// Publishes the course with its quiz under other rules.
    pub async fn publish(&self, rules: QuizRules, digit: char) {
        store_sample::publish(&self.platform, course_with(quiz_of(rules, short_questions()), digit)).await;
        catalogue::refresh(&self.platform).await.unwrap();
    }

    pub async fn start(&self) -> Result<Started, Error> {
        start_attempt(&self.platform, &self.ada, (&course_id(), &quiz_id()), &start_once()).await
    }

    pub async fn started(&self) -> AttemptId {
        self.start().await.unwrap().attempt
    }

    pub async fn save(&self, attempt: AttemptId, question: &str, seen: u32, answer: Value) -> Result<u32, Error> {
        let id = question_id(question);
        save_response(&self.platform, &self.ada, (attempt, &id), (seen, &answer)).await.map(|saved| saved.seq)
    }

    pub async fn submit(&self, attempt: AttemptId) -> Result<Ended, Error> {
        submit_attempt(&self.platform, &self.ada, attempt, &Once::unkeyed(Operation::SubmitAttempt)).await
    }

    /// Answers so many of the five questions right, in a new attempt, and hands it in.
    pub async fn earn(&self, right: usize) -> AttemptId {
        let attempt = self.started().await;
        for (question, answer) in self.right_answers(attempt).await.into_iter().take(right) {
            self.save(attempt, &question, 0, answer).await.unwrap();
        }
        self.submit(attempt).await.unwrap();
        attempt
    }

    /// Right answers to the five short questions as they were drawn.
    pub async fn right_answers(&self, attempt: AttemptId) -> Vec<(String, Value)> {
        use super::view::AnswerView::{Ordering, SingleChoice};
        let sheet = find_attempt(&self.platform, &self.ada, attempt, Language::En).await.unwrap();
        let right = |id: &str| {
            let review = sheet.review.questions.iter().find(|review| review.question.id.as_str() == id).unwrap();
            match &review.question.answer {
                SingleChoice { options } => options.iter().find(|option| option.text.html.as_str() == "text yes").unwrap().id.clone(),
                Ordering { items } => items.iter().find(|item| item.text.html.as_str() == "item x").unwrap().id.clone(),
                _ => "b".to_owned(),
            }
        };
        let (first, second) = if right("five") == "a" { ("a", "b") } else { ("b", "a") };
        vec![
            ("one".to_owned(), serde_json::json!({ "choice": right("one") })),
            ("two".to_owned(), serde_json::json!({ "choices": ["b"] })),
            ("three".to_owned(), serde_json::json!({ "truth": false })),
            ("four".to_owned(), serde_json::json!({ "number": "1" })),
            ("five".to_owned(), serde_json::json!({ "order": [first, second] })),
        ]
    }
}
