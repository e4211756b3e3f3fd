//! Enrolling, and coming back.

use super::{Enrolment, Error, store};
use crate::{
    catalogue,
    clock::Moment,
    database::Transaction,
    id::{CourseId, EnrolmentId},
    idempotency::{Once, Operation},
    identity::Learner,
    letter::Letter,
    platform::Platform,
    queue::{self, Job},
};

/// Enrols the learner in the current version of a course; who left comes back to what they had. Safe to repeat: there is one enrolment
/// per learner and course, and one letter about it.
///
/// # Errors
/// `CourseNotFound`.
pub async fn enrol(platform: &Platform, learner: &Learner, course: &CourseId) -> Result<Enrolment, Error> {
    enrol_once(platform, learner, course, &Once::unkeyed(Operation::Enrol)).await
}

/// The same for a request that may be sent again: late news of an old one brings nobody back who has left since.
///
/// # Errors
/// `CourseNotFound`, `Repeated`, `NotEnrolled` when the learner has left since the first request.
pub async fn enrol_once(platform: &Platform, learner: &Learner, course: &CourseId, once: &Once) -> Result<Enrolment, Error> {
    let version = catalogue::current(platform, course)?.version.clone();
    let now = platform.clock.now();
    let new = Enrolment {
        id: EnrolmentId::generate(),
        learner: learner.user,
        course: course.clone(),
        version,
        enrolled_at: now,
        left_at: None,
        last_activity: None,
    };
    platform
        .database
        .write(async |tx| {
            if once.seen::<EnrolmentId>(tx, learner.user, now).await?.is_some() {
                return super::require(tx, learner, course).await;
            }
            let enrolled = settle(tx, (learner, course), new, now).await?;
            once.remember(tx, learner.user, &enrolled.id).await?;
            Ok(enrolled)
        })
        .await
}

async fn settle(tx: &Transaction, (learner, course): (&Learner, &CourseId), new: Enrolment, now: Moment) -> Result<Enrolment, Error> {
    if store::insert_enrolment(tx, &new).await? {
        let letter = Letter::Enrolled { course: course.clone() };
        queue::enqueue(tx, &Job::Write { to: learner.user, letter }, now).await?;
        return Ok(new);
    }
    store::come_back(tx, learner.user, course).await?;
    super::require(tx, learner, course).await
}

#[cfg(test)]
mod tests {
    use super::super::{completions_of, find, leave, of_learner};
    use super::*;
    use crate::{catalogue::sample, testing};

    #[tokio::test]
    async fn enrolling_many_times_is_enrolling_once() {
        let platform = testing::platform().await;
        let course = sample::publish(&platform, sample::course()).await;
        let ada = platform.person("ada").await;
        let tasks = (0..50).map(|_| {
            let (platform, id) = (Platform::clone(&platform), course.id.clone());
            async move { enrol(&platform, &ada, &id).await.unwrap() }
        });
        let all = tasks.collect::<tokio::task::JoinSet<_>>().join_all().await;
        let first = all.first().unwrap();
        assert_eq!(all, vec![first.clone(); 50]);
        assert_eq!(first.version, course.version);
        let letter = Letter::Enrolled { course: course.id.clone() };
        assert_eq!(platform.due_jobs().await, [Job::Write { to: ada.user, letter }]);
    }

    #[tokio::test]
    async fn who_comes_back_goes_on() {
        let platform = testing::platform().await;
        let course = sample::publish(&platform, sample::course()).await;
        let ada = platform.person("ada").await;
        let enrolled = enrol(&platform, &ada, &course.id).await.unwrap();
        super::super::complete_activity(&platform, &ada, &course.id, &sample::activity("first")).await.unwrap();
        platform.due_jobs().await;

        leave(&platform, &ada, &course.id).await.unwrap();
        leave(&platform, &ada, &course.id).await.unwrap();
        assert!(!find(&platform, &ada, &course.id).await.unwrap().unwrap().is_live());
        let again = enrol(&platform, &ada, &course.id).await.unwrap();
        assert_eq!((again.id, again.enrolled_at, again.left_at), (enrolled.id, enrolled.enrolled_at, None));
        assert_eq!(completions_of(platform.database.reader(), again.id).await.unwrap().len(), 1);
        assert!(platform.due_jobs().await.is_empty());
        let mine = of_learner(&platform, &ada).await.unwrap();
        assert_eq!(mine.iter().map(|taken| (taken.enrolment.id, taken.completions.len())).collect::<Vec<_>>(), [(enrolled.id, 1)]);
    }

    #[tokio::test]
    async fn an_old_request_sent_again_brings_nobody_back() {
        let platform = testing::platform().await;
        let course = sample::publish(&platform, sample::course()).await;
        let ada = platform.person("ada").await;
        let once = |key: &str| Once::keyed(Operation::Enrol, Some(key.into()), course.id.as_str().as_bytes());
        let first = enrol_once(&platform, &ada, &course.id, &once("k1")).await.unwrap();
        assert_eq!(enrol_once(&platform, &ada, &course.id, &once("k1")).await.unwrap(), first);
        leave(&platform, &ada, &course.id).await.unwrap();
        assert!(matches!(enrol_once(&platform, &ada, &course.id, &once("k1")).await, Err(Error::NotEnrolled)));
        assert!(enrol_once(&platform, &ada, &course.id, &once("k2")).await.unwrap().is_live());
        platform.due_jobs().await;
    }

    #[tokio::test]
    async fn what_is_not_there_cannot_be_taken_or_left() {
        let platform = testing::platform().await;
        let ada = platform.person("ada").await;
        let nothing = CourseId::parse("nothing").unwrap();
        assert!(matches!(enrol(&platform, &ada, &nothing).await, Err(Error::Catalogue(catalogue::Error::CourseNotFound))));
        assert!(matches!(leave(&platform, &ada, &nothing).await, Err(Error::NotEnrolled)));
    }
}
