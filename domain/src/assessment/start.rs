//! Starting an attempt.

use super::attempt::{self, Attempt};
use super::draw::{Draw, Seed};
use super::end::{self, EndedBy};
use super::record::QuizRecord;
use super::{Error, allowance, record, store};
use crate::catalogue::{self, model::Quiz};
use crate::clock::Moment;
use crate::database::Connection;
use crate::enrolment::{self, Enrolment};
use crate::error::Failure;
use crate::id::{ActivityId, AttemptId, CourseId, VersionId};
use crate::idempotency::Once;
use crate::identity::{Learner, fill_random};
use crate::platform::Platform;
use crate::queue::{self, Job};
use serde::{Deserialize, Serialize};

/// An attempt that can be worked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Started {
    /// Which.
    pub attempt: AttemptId,
    /// Whether it started just now; else it was under way already.
    pub is_new: bool,
}

/// The quiz to be tried, in the version that is current.
struct Wanted<'a> {
    id: &'a ActivityId,
    quiz: &'a Quiz,
    version: &'a VersionId,
}

/// Starts an attempt at the current version of a quiz, drawing its questions; where one is under way, it is that one. However often it is
/// sent at once, one attempt starts.
///
/// # Errors
/// `CourseNotFound`, `ActivityNotFound`, `NotEnrolled`, `Refused` with the reason, `Overtaken`; `Once` when its key stands for another request.
pub async fn start_attempt(
    platform: &Platform,
    learner: &Learner,
    (course, quiz): (&CourseId, &ActivityId),
    once: &Once,
) -> Result<Started, Error> {
    Ok(begin(platform, learner, (course, quiz), once).await?.0)
}

/// An attempt that can be worked on; all of it when this very request started it, so that nothing can have been saved in it yet.
pub(super) type Begun = (Started, Option<Attempt>);

/// Starts an attempt as [`start_attempt`] does.
pub(super) async fn begin(
    platform: &Platform,
    learner: &Learner,
    (course, quiz): (&CourseId, &ActivityId),
    once: &Once,
) -> Result<Begun, Error> {
    let current = catalogue::current(platform, course)?;
    let rules = current.quiz(quiz).ok_or(catalogue::Error::ActivityNotFound)?;
    let wanted = Wanted { id: quiz, quiz: rules, version: &current.version };
    let enrolment = enrolment::require(platform.database.reader(), learner, course).await?;
    if let Some(begun) = start_once(platform, &enrolment, &wanted, once).await? {
        return Ok(begun);
    }
    close_overdue(platform, &enrolment, quiz).await?;
    start_once(platform, &enrolment, &wanted, once).await?.ok_or(Error::Overtaken)
}

/// `None` when an attempt whose time has passed has to be closed first.
async fn start_once(platform: &Platform, enrolment: &Enrolment, wanted: &Wanted<'_>, once: &Once) -> Result<Option<Begun>, Error> {
    let now = platform.clock.now();
    if is_one_statement(enrolment, wanted, once) {
        return start(platform.database.single(), enrolment, wanted, now).await;
    }
    platform
        .database
        .write(async |tx| {
            if let Some(first) = once.seen(tx, enrolment.learner, now).await? {
                return Ok(Some((first, None)));
            }
            let Some(begun) = start(tx, enrolment, wanted, now).await? else { return Ok(None) };
            once.remember(tx, enrolment.learner, &begun.0).await?;
            Ok(Some(begun))
        })
        .await
}

/// Whether the attempt is all there is to write, as for nearly every attempt after a learner's first: then it needs no transaction of its own.
fn is_one_statement(enrolment: &Enrolment, wanted: &Wanted<'_>, once: &Once) -> bool {
    !once.has_key() && wanted.quiz.rules.time_limit_minutes.is_none() && enrolment.last_activity.as_ref() == Some(wanted.id)
}

/// Closes the attempt under way if its time has passed.
pub(super) async fn close_overdue(platform: &Platform, enrolment: &Enrolment, quiz: &ActivityId) -> Result<QuizRecord, Error> {
    let record = record::record_of(platform.database.reader(), enrolment.id, quiz).await?;
    let now = platform.clock.now();
    let Some(overdue) = record.open().filter(|open| open.is_overdue(now)) else { return Ok(record) };
    if let Some(attempt) = store::find_attempt(platform.database.reader(), overdue.id).await? {
        end::end(platform, &attempt, EndedBy::Deadline).await?;
    }
    Ok(record::record_of(platform.database.reader(), enrolment.id, quiz).await?)
}

/// How often a start is tried when others start and end attempts at the same moment.
const TRIES: u32 = 3;

async fn start(db: &impl Connection, enrolment: &Enrolment, wanted: &Wanted<'_>, now: Moment) -> Result<Option<Begun>, Error> {
    for _ in 0..TRIES {
        let record = record::record_of(db, enrolment.id, wanted.id).await?;
        if let Some(open) = record.open() {
            return Ok((!open.is_overdue(now)).then_some((Started { attempt: open.id, is_new: false }, None)));
        }
        let allowed = allowance::check(&wanted.quiz.rules, &record.history(), now)?;
        let new = Attempt {
            id: AttemptId::generate(),
            learner: enrolment.learner,
            enrolment: enrolment.id,
            course: enrolment.course.clone(),
            quiz: wanted.id.clone(),
            version: wanted.version.clone(),
            number: allowed.number,
            started_at: now,
            deadline: allowed.ends_at,
            ended: None,
            draw: Draw::make(wanted.quiz, random_seed()?),
        };
        // The number is taken once, so nobody gets more attempts than were counted a moment ago.
        if store::insert_attempt(db, &new).await? {
            if let Some(deadline) = new.deadline {
                let job = Job::CloseAttempt { attempt: new.id };
                queue::enqueue_once(db, &job, format!("close-attempt-{}", new.id), (attempt::closes_at(deadline), now)).await?;
            }
            enrolment::remember_activity(db, enrolment, wanted.id).await?;
            return Ok(Some((Started { attempt: new.id, is_new: true }, Some(new))));
        }
    }
    Err(Error::Overtaken)
}

fn random_seed() -> Result<Seed, Failure> {
    let mut bytes = [0; 32];
    fill_random(&mut bytes)?;
    Ok(Seed(bytes))
}
