//! Asking for one more attempt, and deciding about it.

use super::record::RequestState;
use super::store_requests::{self, Decision, NewRequest};
use super::{Error, allowance, record};
use crate::audit::{self, Deed};
use crate::catalogue;
use crate::clock::Moment;
use crate::database::Transaction;
use crate::enrolment;
use crate::error::{Failure, FieldFault};
use crate::id::{ActivityId, AttemptRequestId, CourseId, EnrolmentId, UserId};
use crate::identity::{Facilitator, Learner};
use crate::letter::Letter;
use crate::platform::Platform;
use crate::queue::{self, Job};
use std::collections::BTreeMap;

/// A wish for one more attempt, as whoever decides sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptRequest {
    /// Our id of it.
    pub id: AttemptRequestId,
    /// The learner in the course.
    pub enrolment: EnrolmentId,
    /// Whose.
    pub learner: UserId,
    /// The learner's name.
    pub name: String,
    /// At which quiz.
    pub quiz: ActivityId,
    /// Why.
    pub reason: String,
    /// How it stands.
    pub state: RequestState,
    /// When it was made.
    pub asked_at: Moment,
    /// When it was decided.
    pub decided_at: Option<Moment>,
    /// What whoever decided said to it.
    pub answer: Option<String>,
    /// Attempts the learner has started at this quiz.
    pub used: u32,
}

/// Longest reason or answer, in characters.
pub const REASON_MAX: usize = 1_000;

/// Asks for one more attempt when all are used. Safe to repeat: one wish waits at a time, and the first words stay.
///
/// # Errors
/// `CourseNotFound`, `ActivityNotFound`, `NotEnrolled`, `Invalid` without a reason or with a long one, `CannotAsk`.
pub async fn ask_for_attempt(
    platform: &Platform,
    learner: &Learner,
    (course, quiz): (&CourseId, &ActivityId),
    reason: &str,
) -> Result<(), Error> {
    let current = catalogue::current(platform, course)?;
    let rules = &current.quiz(quiz).ok_or(catalogue::Error::ActivityNotFound)?.rules;
    let enrolment = enrolment::require(platform.database.reader(), learner, course).await?;
    let reason = words("reason", reason)?;
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            let record = record::record_of(tx, enrolment.id, quiz).await?;
            if record.asked().is_some() {
                return Ok(());
            }
            if !allowance::can_ask(rules, &record.history(), now) {
                return Err(Error::CannotAsk);
            }
            let new = NewRequest { enrolment: enrolment.id, quiz, reason: &reason, granted_by: None };
            store_requests::insert_request(tx, &new, now).await?;
            Ok(())
        })
        .await
}

fn words(field: &'static str, text: &str) -> Result<String, Error> {
    let text = text.trim();
    let code = match text.chars().count() {
        0 => "attempt-reason-missing",
        length if length > REASON_MAX => "attempt-reason-too-long",
        _ => return Ok(text.to_owned()),
    };
    Err(Error::Invalid(vec![FieldFault { field, code }]))
}

/// What somebody decides about a wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict<'a> {
    /// One more attempt.
    Grant,
    /// No, and why.
    Refuse(&'a str),
}

/// Decides about a wish; a grant is written to the learner. Safe to repeat.
///
/// # Errors
/// `RequestNotFound` outside the facilitator's course, `AlreadyDecided` when it was decided otherwise, `Invalid` when it is refused without words.
pub async fn decide_request(
    platform: &Platform,
    facilitator: &Facilitator,
    id: AttemptRequestId,
    verdict: Verdict<'_>,
) -> Result<(), Error> {
    let (state, answer) = match verdict {
        Verdict::Grant => (RequestState::Granted, None),
        Verdict::Refuse(why) => (RequestState::Refused, Some(words("answer", why)?)),
    };
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            let request = store_requests::find_request_in(tx, &facilitator.course, id).await?.ok_or(Error::RequestNotFound)?;
            let decision = Decision { state, by: facilitator.user, answer: answer.as_deref() };
            if store_requests::decide(tx, id, &decision, now).await? {
                note(tx, facilitator, (state, request.learner, &request.quiz), now).await?;
                if state == RequestState::Granted {
                    tell(tx, request.learner, (&facilitator.course, &request.quiz), now).await?;
                }
                return Ok(());
            }
            let decided = store_requests::find_request_in(tx, &facilitator.course, id).await?.ok_or(Error::RequestNotFound)?;
            if decided.state == state { Ok(()) } else { Err(Error::AlreadyDecided) }
        })
        .await
}

/// Writes a decision into the audit log.
async fn note(
    tx: &Transaction,
    facilitator: &Facilitator,
    (state, learner, quiz): (RequestState, UserId, &ActivityId),
    now: Moment,
) -> Result<(), Failure> {
    let action = if state == RequestState::Granted { "assessment.attempt_granted" } else { "assessment.attempt_refused" };
    let details = serde_json::json!({ "course": facilitator.course, "quiz": quiz });
    audit::record(tx, Deed { actor: Some(facilitator.user), action, subject: learner.to_string(), details }, now).await
}

async fn tell(tx: &Transaction, learner: UserId, (course, quiz): (&CourseId, &ActivityId), now: Moment) -> Result<(), Error> {
    let letter = Letter::AttemptGranted { course: course.clone(), activity: quiz.clone() };
    Ok(queue::enqueue(tx, &Job::Write { to: learner, letter }, now).await?)
}

/// Gives a learner one more attempt without being asked, or grants the wish that waits.
///
/// # Errors
/// `ActivityNotFound`, `NotEnrolled`; `CannotAsk` while attempts are left.
pub async fn grant_attempt(platform: &Platform, facilitator: &Facilitator, learner: UserId, quiz: &ActivityId) -> Result<(), Error> {
    let course = catalogue::current(platform, &facilitator.course)?;
    let rules = &course.quiz(quiz).ok_or(catalogue::Error::ActivityNotFound)?.rules;
    let enrolment = enrolment::require(platform.database.reader(), &Learner { user: learner }, &facilitator.course).await?;
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            let record = record::record_of(tx, enrolment.id, quiz).await?;
            let decision = Decision { state: RequestState::Granted, by: facilitator.user, answer: None };
            let granted = match record.asked() {
                Some(asked) => store_requests::decide(tx, asked.id, &decision, now).await?,
                None if allowance::attempts_left(rules, &record.history()) != Some(0) => return Err(Error::CannotAsk),
                None => {
                    let new = NewRequest { enrolment: enrolment.id, quiz, reason: "", granted_by: Some(facilitator.user) };
                    store_requests::insert_request(tx, &new, now).await?
                }
            };
            if granted {
                note(tx, facilitator, (RequestState::Granted, learner, quiz), now).await?;
                tell(tx, learner, (&facilitator.course, quiz), now).await?;
            }
            Ok(())
        })
        .await
}

/// Takes the words of a person's wishes out; one that waits is closed. Attempts, answers and grades stay, without a name.
///
/// # Errors
/// When the database refuses.
pub async fn erase_person(tx: &Transaction, user: UserId, now: Moment) -> Result<(), Failure> {
    store_requests::erase_words_of(tx, user, now).await
}

/// Wishes that wait in a course, oldest first, from after the one given on; at most `most`.
///
/// # Errors
/// When the database cannot be read.
pub async fn requests_waiting(
    platform: &Platform,
    facilitator: &Facilitator,
    after: Option<AttemptRequestId>,
    most: u32,
) -> Result<Vec<AttemptRequest>, Error> {
    Ok(store_requests::waiting_in(platform.database.reader(), &facilitator.course, after, most).await?)
}

/// All attempts and wishes of a learner in the facilitator's course, by quiz.
///
/// # Errors
/// `NotEnrolled` when the learner never was.
pub async fn records_in(
    platform: &Platform,
    facilitator: &Facilitator,
    learner: UserId,
) -> Result<BTreeMap<ActivityId, record::QuizRecord>, Error> {
    let found = enrolment::find(platform, &Learner { user: learner }, &facilitator.course).await?;
    let enrolment = found.ok_or(enrolment::Error::NotEnrolled)?;
    Ok(record::records_of(platform.database.reader(), enrolment.id).await?)
}
