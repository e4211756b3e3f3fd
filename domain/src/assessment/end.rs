//! Ending attempts: handed in, or closed when their time has passed. What was saved is graded, in the same transaction.

use super::allowance::{self, SaveWindow};
use super::attempt::{Attempt, Ended, Saved};
use super::grading::{self, Grade, Graded};
use super::{Error, record, store, store_responses};
use crate::catalogue::{self, model::Counts, model::QuizRules};
use crate::clock::Moment;
use crate::database::Transaction;
use crate::enrolment;
use crate::error::Failure;
use crate::id::{AttemptId, QuestionId};
use crate::idempotency::Once;
use crate::identity::Learner;
use crate::platform::Platform;
use crate::queue::{self, Job};
use std::collections::BTreeMap;

pub(super) use super::attempt::EndedBy;

/// Hands an attempt in. Safe to repeat: it ends once, and every call is answered how. After its time it is closed instead.
///
/// # Errors
/// `AttemptNotFound`; `Once` when its key stands for another request.
pub async fn submit_attempt(platform: &Platform, learner: &Learner, id: AttemptId, once: &Once) -> Result<Ended, Error> {
    Ok(submit(platform, learner, id, once).await?.0)
}

/// How an attempt ended; with what was graded, when this very request ended it.
pub(super) type Closing = (Ended, Option<Closed>);

/// An attempt that just ended.
pub(super) struct Closed {
    /// The attempt.
    pub attempt: Attempt,
    /// Everything saved in it.
    pub saved: BTreeMap<QuestionId, Saved>,
    /// What that is worth.
    pub graded: Graded,
}

/// Hands an attempt in as [`submit_attempt`] does.
pub(super) async fn submit(platform: &Platform, learner: &Learner, id: AttemptId, once: &Once) -> Result<Closing, Error> {
    if let Some(known) = platform.attempts.get(learner, id) {
        return end_once(platform, &known, EndedBy::Learner, Some(once)).await;
    }
    let attempt = store::find_attempt_for(platform.database.reader(), learner.user, id).await?.ok_or(Error::AttemptNotFound)?;
    end_once(platform, &attempt, EndedBy::Learner, Some(once)).await
}

/// Closes an attempt whose time has passed, for the job that waits for it. Nothing happens when it has ended.
///
/// # Errors
/// When its time has not passed yet, or the machine breaks: to be tried again.
pub async fn close_attempt(platform: &Platform, id: AttemptId) -> Result<(), Error> {
    let Some(attempt) = store::find_attempt(platform.database.reader(), id).await? else { return Ok(()) };
    if attempt.ended.is_some() {
        return Ok(());
    }
    let Some(deadline) = attempt.deadline.filter(|deadline| platform.clock.now() >= super::attempt::closes_at(*deadline)) else {
        return Err(Failure::Data(format!("the time of attempt {id} has not passed")).into());
    };
    end_at(platform, &attempt, Ended { at: deadline, by: EndedBy::Deadline }, None).await?;
    Ok(())
}

/// Ends an attempt now, or at its deadline if that and the time for late saves has passed.
pub(super) async fn end(platform: &Platform, attempt: &Attempt, by: EndedBy) -> Result<Ended, Error> {
    Ok(end_once(platform, attempt, by, None).await?.0)
}

async fn end_once(platform: &Platform, attempt: &Attempt, by: EndedBy, once: Option<&Once>) -> Result<Closing, Error> {
    if let Some(ended) = attempt.ended {
        return Ok((ended, None));
    }
    let now = platform.clock.now();
    let ended = match attempt.deadline {
        Some(deadline) if allowance::save_window(Some(deadline), now) == SaveWindow::Over => Ended { at: deadline, by: EndedBy::Deadline },
        _ => Ended { at: now, by },
    };
    end_at(platform, attempt, ended, once).await
}

async fn end_at(platform: &Platform, attempt: &Attempt, ended: Ended, once: Option<&Once>) -> Result<Closing, Error> {
    let version = catalogue::version(platform, &attempt.version).await?;
    let quiz = attempt.quiz_of(&version)?;
    let drawn = attempt.questions(quiz)?;
    let now = platform.clock.now();
    let done = platform
        .database
        .write(async |tx| {
            if let Some(once) = once
                && let Some(first) = once.seen(tx, attempt.learner, now).await?
            {
                return Ok((first, None));
            }
            if !store::end_attempt(tx, attempt.id, ended).await? {
                // Not kept: the key must not stand for an answer that was never given.
                return Err(Error::Overtaken);
            }
            let saved = store_responses::saved_in(tx, attempt.id).await?;
            let graded = grading::grade(&drawn, &store_responses::answers(&saved));
            let reason = if ended.by == EndedBy::Learner { "submitted" } else { "deadline" };
            store::insert_grade(tx, attempt.id, &graded, (reason, now)).await?;
            tell(tx, attempt, (&quiz.rules, graded.grade), (ended.at, now)).await?;
            if let Some(once) = once {
                once.remember(tx, attempt.learner, &ended).await?;
            }
            Ok((ended, Some(Closed { attempt: Attempt { ended: Some(ended), ..attempt.clone() }, saved, graded })))
        })
        .await;
    platform.attempts.forget(attempt.id);
    if !matches!(done, Err(Error::Overtaken)) {
        return done;
    }
    let attempt = store::find_attempt(platform.database.reader(), attempt.id).await?;
    Ok((attempt.and_then(|attempt| attempt.ended).ok_or(Error::Overtaken)?, None))
}

/// Records that the quiz is done if it is passed now, and has the learner's standing reviewed in any case: a mark counts even below the pass mark.
async fn tell(
    tx: &Transaction,
    attempt: &Attempt,
    (rules, grade): (&QuizRules, Grade),
    (ended_at, now): (Moment, Moment),
) -> Result<(), Error> {
    if passes(tx, attempt, rules, grade).await?
        && let Some(enrolment) = enrolment::find_by_id(tx, attempt.enrolment).await?
    {
        enrolment::record_completion(tx, &enrolment, (&attempt.quiz, &attempt.version), ended_at).await?;
    }
    Ok(queue::enqueue(tx, &Job::ReviewStanding { enrolment: attempt.enrolment }, now).await?)
}

/// Whether the mark that counts reaches the pass mark the attempt was started under.
async fn passes(tx: &Transaction, attempt: &Attempt, rules: &QuizRules, grade: Grade) -> Result<bool, Failure> {
    match rules.counts {
        Counts::Best | Counts::Last => Ok(grade.passed(rules)),
        Counts::First | Counts::Average => {
            let mark = record::record_of(tx, attempt.enrolment, &attempt.quiz).await?.mark(rules);
            Ok(mark.is_some_and(|mark| mark.passed))
        }
    }
}
