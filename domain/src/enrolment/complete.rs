//! Doing activities.

use super::{Enrolment, Error, store};
use crate::{
    catalogue::{self, model::ActivityKind},
    clock::Moment,
    database::{Connection, Transaction},
    error::Failure,
    id::{ActivityId, CourseId, VersionId},
    identity::Learner,
    platform::Platform,
    queue::{self, Job},
};

/// An activity that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// Which.
    pub activity: ActivityId,
    /// When it was done first.
    pub completed_at: Moment,
}

/// Notes that the learner has done a lesson of the current version. Safe to repeat: the first time counts.
///
/// # Errors
/// `CourseNotFound`, `ActivityNotFound`, `NotALesson`, `NotEnrolled`.
pub async fn complete_activity(
    platform: &Platform,
    learner: &Learner,
    course: &CourseId,
    activity: &ActivityId,
) -> Result<Completion, Error> {
    let current = catalogue::current(platform, course)?;
    let (_, found) = current.activity(activity).ok_or(catalogue::Error::ActivityNotFound)?;
    if !matches!(found.kind, ActivityKind::Lesson(_)) {
        return Err(Error::NotALesson);
    }
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            let enrolment = super::require(tx, learner, course).await?;
            remember_activity(tx, &enrolment, activity).await?;
            let completed_at = record_completion(tx, &enrolment, (activity, &current.version), now).await?;
            Ok(Completion { activity: activity.clone(), completed_at })
        })
        .await
}

/// Records that an activity was done in a version, and has the learner's standing reviewed; answers when it was done first. Whoever calls
/// has made sure of it: a lesson's learner said so, a quiz was passed.
///
/// # Errors
/// When the database refuses.
pub async fn record_completion(
    tx: &Transaction,
    enrolment: &Enrolment,
    (activity, version): (&ActivityId, &VersionId),
    now: Moment,
) -> Result<Moment, Failure> {
    if store::insert_completion(tx, enrolment.id, (activity, version), now).await? {
        queue::enqueue(tx, &Job::ReviewStanding { enrolment: enrolment.id }, now).await?;
        return Ok(now);
    }
    Ok(store::find_completion(tx, enrolment.id, activity).await?.unwrap_or(now))
}

/// Remembers where the learner did something last.
///
/// # Errors
/// When the database refuses.
pub async fn remember_activity(db: &impl Connection, enrolment: &Enrolment, activity: &ActivityId) -> Result<(), Failure> {
    if enrolment.last_activity.as_ref() == Some(activity) {
        return Ok(());
    }
    store::set_last_activity(db, enrolment.id, activity).await
}

#[cfg(test)]
mod tests {
    use super::super::{completions_of, enrol, find, leave};
    use super::*;
    use crate::{
        catalogue::sample::{self, activity as id},
        testing,
    };
    use chrono::Duration;

    #[tokio::test]
    async fn a_lesson_is_done_once_and_the_standing_reviewed_once() {
        let platform = testing::platform().await;
        let course = sample::publish(&platform, sample::course()).await;
        let ada = platform.person("ada").await;
        let enrolment = enrol(&platform, &ada, &course.id).await.unwrap();
        platform.due_jobs().await;

        let first = complete_activity(&platform, &ada, &course.id, &id("second")).await.unwrap();
        platform.clock.advance(Duration::minutes(5));
        let again = complete_activity(&platform, &ada, &course.id, &id("second")).await.unwrap();
        assert_eq!(first, again);
        assert_eq!(platform.due_jobs().await, [Job::ReviewStanding { enrolment: enrolment.id }]);
        let done = completions_of(platform.database.reader(), enrolment.id).await.unwrap();
        assert_eq!(done.into_iter().collect::<Vec<_>>(), [(id("second"), first.completed_at)]);
        assert_eq!(find(&platform, &ada, &course.id).await.unwrap().unwrap().last_activity, Some(id("second")));
    }

    #[tokio::test]
    async fn only_enrolled_learners_do_lessons_and_nobody_does_a_quiz_by_saying_so() {
        let platform = testing::platform().await;
        let course = sample::publish(&platform, sample::course()).await;
        let ada = platform.person("ada").await;
        let complete = async |activity: &str| complete_activity(&platform, &ada, &course.id, &id(activity)).await;
        assert!(matches!(complete("first").await, Err(Error::NotEnrolled)));
        enrol(&platform, &ada, &course.id).await.unwrap();
        assert!(matches!(complete("check").await, Err(Error::NotALesson)));
        assert!(matches!(complete("gone").await, Err(Error::Catalogue(catalogue::Error::ActivityNotFound))));
        leave(&platform, &ada, &course.id).await.unwrap();
        assert!(matches!(complete("first").await, Err(Error::NotEnrolled)));
    }
}
