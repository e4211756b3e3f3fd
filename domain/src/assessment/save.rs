//! Saving answers, as they are given.

use super::allowance::{self, SaveWindow};
use super::attempt::{Attempt, Saved};
use super::draw::Drawn;
use super::end::{self, EndedBy};
use super::response::{Response, ResponseFault};
use super::sequence::{Step, step};
use super::store_responses::{self, NewSave};
use super::{Error, store};
use crate::catalogue;
use crate::clock::Moment;
use crate::id::{AttemptId, QuestionId};
use crate::identity::Learner;
use crate::platform::Platform;
use serde_json::Value;
use std::collections::BTreeMap;

/// An answer that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acknowledged {
    /// Its number: the next save has to name it.
    pub seq: u32,
    /// When it was saved.
    pub saved_at: Moment,
    /// Whether it came after the deadline: it counts, and is marked.
    pub late: bool,
    /// Seconds until the deadline, by the server's clock; `None` when nothing ends the attempt.
    pub seconds_left: Option<u64>,
}

/// How often a save is tried when others save at the same moment.
const TRIES: u32 = 3;

/// Saves the answer to a question; `answer` is its JSON form. When this returns, the answer is committed. Safe to repeat.
///
/// # Errors
/// `AttemptNotFound`, `QuestionNotFound`, `Unfit`, `Stale` with the newer answer, `Ended`; `TimeIsUp` when it came too late: then the attempt is closed.
pub async fn save_response(
    platform: &Platform,
    learner: &Learner,
    (attempt, question): (AttemptId, &QuestionId),
    (seen, answer): (u32, &Value),
) -> Result<Acknowledged, Error> {
    let received = platform.clock.now();
    if let Some(known) = platform.attempts.get(learner, attempt)
        && let Some(saved) = save_at_once(platform, &known, question, (seen, answer), received).await?
    {
        return Ok(saved);
    }
    for _ in 0..TRIES {
        let found = store_responses::find_for_saving(platform.database.reader(), (learner.user, attempt), question).await?;
        let (attempt, stored) = found.ok_or(Error::AttemptNotFound)?;
        platform.attempts.learn(&attempt);
        let late = taken(platform, &attempt, received).await?;
        let version = catalogue::version(platform, &attempt.version).await?;
        let drawn = attempt.question(attempt.quiz_of(&version)?, question)?.ok_or(Error::QuestionNotFound)?;
        let response = Response::parse(drawn, answer).map_err(Error::Unfit)?;
        let saved = match step(&stored, seen, response.as_ref()) {
            Step::Stale => return Err(Error::Stale(Box::new(stored))),
            Step::Keep => stored,
            Step::Write(seq) => {
                let saved = Saved { seq, response, late, at: Some(received) };
                let new = NewSave::of((attempt.id, question), &saved, received)?;
                if !store_responses::write_response(platform.database.single(), &new).await? {
                    continue;
                }
                saved
            }
        };
        return Ok(acknowledged(&attempt, &saved, received));
    }
    Err(Error::Overtaken)
}

/// Saves the answer, together with others that arrive now, if it follows what is there, as nearly all do. `None` when anything speaks against
/// it: then everything is looked at, and said what.
async fn save_at_once(
    platform: &Platform,
    attempt: &Attempt,
    question: &QuestionId,
    (seen, answer): (u32, &Value),
    received: Moment,
) -> Result<Option<Acknowledged>, Error> {
    let window = allowance::save_window(attempt.deadline, received);
    let version = catalogue::version(platform, &attempt.version).await?;
    let Some(drawn) = attempt.question(attempt.quiz_of(&version)?, question)? else { return Ok(None) };
    let (Ok(Some(response)), false) = (Response::parse(drawn, answer), window == SaveWindow::Over) else { return Ok(None) };
    let saved = Saved { seq: seen.saturating_add(1), response: Some(response), late: window == SaveWindow::Late, at: Some(received) };
    let new = NewSave::of((attempt.id, question), &saved, received)?;
    let is_written = platform.saves.write(new).await?;
    Ok(is_written.then(|| acknowledged(attempt, &saved, received)))
}

fn acknowledged(attempt: &Attempt, saved: &Saved, now: Moment) -> Acknowledged {
    Acknowledged { seq: saved.seq, saved_at: saved.at.unwrap_or(now), late: saved.late, seconds_left: attempt.seconds_left(now) }
}

/// Whether a save received now is late; closes the attempt when it is too late.
async fn taken(platform: &Platform, attempt: &Attempt, received: Moment) -> Result<bool, Error> {
    match (attempt.ended, allowance::save_window(attempt.deadline, received)) {
        (Some(ended), _) if ended.by == EndedBy::Deadline => Err(Error::TimeIsUp),
        (Some(_), _) => Err(Error::Ended),
        (None, SaveWindow::Open) => Ok(false),
        (None, SaveWindow::Late) => Ok(true),
        (None, SaveWindow::Over) => {
            end::end(platform, attempt, EndedBy::Deadline).await?;
            Err(Error::TimeIsUp)
        }
    }
}

/// The fields of a form that belong to one question: (suffix of the name, value).
pub type Fields = Vec<(String, String)>;

/// What became of one answer of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is kept.
    Saved(Saved),
    /// A newer one is there, which the form's writer has not seen; `typed` was not saved.
    Stale {
        /// The newer one.
        newer: Saved,
        /// What the form said.
        typed: Option<Response>,
    },
    /// It does not fit its question and was not saved.
    Unfit(Vec<ResponseFault>),
}

/// Saves a whole form: for each question the number last seen and its fields. What can be saved is, whatever becomes of the rest; questions the
/// attempt does not ask are passed over.
///
/// # Errors
/// `AttemptNotFound`, `Ended`, `TimeIsUp`: then nothing of the form is saved.
pub async fn save_form(
    platform: &Platform,
    learner: &Learner,
    attempt: AttemptId,
    form: &BTreeMap<QuestionId, (u32, Fields)>,
) -> Result<BTreeMap<QuestionId, Outcome>, Error> {
    let received = platform.clock.now();
    let attempt = store::find_attempt_for(platform.database.reader(), learner.user, attempt).await?.ok_or(Error::AttemptNotFound)?;
    let late = taken(platform, &attempt, received).await?;
    let version = catalogue::version(platform, &attempt.version).await?;
    let drawn = attempt.questions(attempt.quiz_of(&version)?)?;
    platform
        .database
        .write(async |tx| {
            if !store_responses::lock_open(tx, attempt.id).await? {
                return Err(Error::Ended);
            }
            let mut stored = store_responses::saved_in(tx, attempt.id).await?;
            let mut outcomes = BTreeMap::new();
            for drawn in &drawn {
                let id = &drawn.question.id;
                let Some((seen, fields)) = form.get(id) else { continue };
                let (outcome, is_new) = decide(*drawn, stored.remove(id).unwrap_or_default(), (*seen, fields), (late, received));
                if let (Outcome::Saved(saved), true) = (&outcome, is_new) {
                    let new = NewSave::of((attempt.id, id), saved, received)?;
                    if !store_responses::write_response(tx, &new).await? {
                        return Err(Error::Overtaken);
                    }
                }
                outcomes.insert(id.clone(), outcome);
            }
            Ok(outcomes)
        })
        .await
}

/// What becomes of one answer, and whether it is to be written.
fn decide(drawn: Drawn<'_>, stored: Saved, (seen, fields): (u32, &Fields), (late, received): (bool, Moment)) -> (Outcome, bool) {
    let typed = match Response::from_form(drawn, fields) {
        Ok(typed) => typed,
        Err(faults) => return (Outcome::Unfit(faults), false),
    };
    match step(&stored, seen, typed.as_ref()) {
        Step::Keep => (Outcome::Saved(stored), false),
        Step::Write(seq) => (Outcome::Saved(Saved { seq, response: typed, late, at: Some(received) }), true),
        // The same words from two devices, and a question that was blank on the page and still is, need nobody's decision.
        Step::Stale if stored.response == typed || (seen == 0 && typed.is_none()) => (Outcome::Saved(stored), false),
        Step::Stale => (Outcome::Stale { newer: stored, typed }, false),
    }
}
