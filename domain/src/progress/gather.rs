//! Gathering what is known about a learner in a course.

use super::facts::{Facts, QuizFacts};
use crate::assessment::{self, QuizRecord};
use crate::catalogue::{self, model::Course};
use crate::database::Connection;
use crate::enrolment::{self, Enrolment};
use crate::error::Failure;
use crate::id::ActivityId;
use crate::platform::Platform;
use std::collections::BTreeSet;

/// What is known about a learner in `course`, a version of the course they are enrolled in: two queries, by `db`.
///
/// # Errors
/// When the database, or the version the learner enrolled in, cannot be read.
pub async fn facts_of(platform: &Platform, db: &impl Connection, course: &Course, enrolment: &Enrolment) -> Result<Facts, Failure> {
    let mut facts = Facts::none(platform.clock.now(), bound_by_enrolment(platform, course, enrolment).await?);
    facts.completions = enrolment::completions_of(db, enrolment.id).await?;
    let records = assessment::records_of(db, enrolment.id).await?;
    let known = records.iter().filter_map(|(id, record)| Some((id.clone(), quiz_facts(course, id, record)?)));
    facts.quizzes = known.collect();
    Ok(facts)
}

/// What was required when the learner enrolled. A version that is no longer at hand binds nobody: then all that is required now is asked.
///
/// # Errors
/// When that version cannot be read.
pub async fn bound_by_enrolment(platform: &Platform, course: &Course, enrolment: &Enrolment) -> Result<BTreeSet<ActivityId>, Failure> {
    if enrolment.version == course.version {
        return Ok(Facts::bound_by(course));
    }
    match catalogue::version(platform, &enrolment.version).await {
        Ok(version) => Ok(Facts::bound_by(&version)),
        Err(catalogue::Error::Failure(failure)) => Err(failure),
        Err(_) => Ok(BTreeSet::new()),
    }
}

/// `None` for a quiz the course does not have any more.
fn quiz_facts(course: &Course, id: &ActivityId, record: &QuizRecord) -> Option<QuizFacts> {
    Some(QuizFacts {
        mark: record.mark(&course.quiz(id)?.rules),
        history: record.history(),
        open_until: record.open().and_then(|open| open.deadline),
        asked: record.asked().is_some(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::outline::summary;
    use super::*;
    use crate::assessment::{ask_for_attempt, save_response, start_attempt, submit_attempt};
    use crate::catalogue::model::Exact;
    use crate::catalogue::sample::{activity, course, course_id, edited};
    use crate::catalogue::store_sample::publish;
    use crate::enrolment::{complete_activity, enrol};
    use crate::id::QuestionId;
    use crate::idempotency::{Once, Operation};
    use crate::identity::Learner;
    use crate::testing::{self, TestPlatform};

    async fn look(platform: &TestPlatform, course: &Course, enrolment: &Enrolment) -> Facts {
        facts_of(platform, platform.database.reader(), course, enrolment).await.unwrap()
    }

    async fn try_quiz(platform: &TestPlatform, ada: &Learner, right: bool) {
        let attempt = start_attempt(platform, ada, (&course_id(), &activity("check")), &Once::unkeyed(Operation::StartAttempt))
            .await
            .unwrap()
            .attempt;
        let question = QuestionId::parse("holds").unwrap();
        save_response(platform, ada, (attempt, &question), (0, &serde_json::json!({ "truth": right }))).await.unwrap();
        submit_attempt(platform, ada, attempt, &Once::unkeyed(Operation::SubmitAttempt)).await.unwrap();
    }

    #[tokio::test]
    async fn what_a_learner_did_is_known() {
        let platform = testing::platform().await;
        let current = publish(&platform, course()).await;
        let ada = platform.person("ada").await;
        let enrolment = enrol(&platform, &ada, &current.id).await.unwrap();
        assert_eq!(summary(&current, &look(&platform, &current, &enrolment).await).done, 0);

        complete_activity(&platform, &ada, &current.id, &activity("first")).await.unwrap();
        try_quiz(&platform, &ada, false).await;
        try_quiz(&platform, &ada, false).await;
        let facts = look(&platform, &current, &enrolment).await;
        let quiz = facts.quiz(&activity("check"));
        assert_eq!((quiz.history.used, quiz.history.open, quiz.asked), (2, false, false));
        assert_eq!(quiz.mark.map(|mark| (mark.percent, mark.passed)), Some((Exact::from_integer(0), false)));
        assert_eq!(facts.completions.len(), 1);

        ask_for_attempt(&platform, &ada, (&current.id, &activity("check")), "please").await.unwrap();
        assert!(look(&platform, &current, &enrolment).await.quiz(&activity("check")).asked);
    }

    #[tokio::test]
    async fn what_became_required_later_does_not_bind() {
        let platform = testing::platform().await;
        let text = "{id: second, kind: lesson, minutes: 20}";
        let first =
            publish(&platform, edited("modules/one/module.yaml", text, "{id: second, kind: lesson, minutes: 20, required: false}")).await;
        let ada = platform.person("ada").await;
        let enrolment = enrol(&platform, &ada, &first.id).await.unwrap();
        let second = publish(&platform, course()).await;
        assert_ne!(first.version, second.version);
        let facts = look(&platform, &second, &enrolment).await;
        assert!(!facts.bound.contains(&activity("second")) && facts.bound.contains(&activity("first")));
        try_quiz(&platform, &ada, true).await;
        let facts = look(&platform, &second, &enrolment).await;
        assert!(facts.completions.contains_key(&activity("check")));
        assert!(facts.quiz(&activity("check")).mark.is_some_and(|mark| mark.passed));
    }
}
