//! What a learner sees: a quiz with all attempts at it, and an attempt, under way or afterwards.

use super::allowance::{self, Allowed, Refusal};
use super::attempt::{Attempt, Saved};
use super::counting::Mark;
use super::disclosure::{Disclosure, Situation};
use super::end::{self, Closed, EndedBy};
use super::grading::{Grade, Graded};
use super::record::QuizRecord;
use super::review::ReviewView;
use super::start::{self, Started};
use super::view::Reading;
use super::{Error, record, store, store_responses};
use crate::catalogue::{self, model::Course, model::Exact, model::QuizRules};
use crate::clock::Moment;
use crate::enrolment::{self, Enrolment};
use crate::id::{ActivityId, AttemptId, CourseId, QuestionId};
use crate::idempotency::Once;
use crate::identity::Learner;
use crate::language::{Language, Translated};
use crate::platform::Platform;
use num_traits::Zero;
use std::collections::BTreeMap;

/// A quiz of the current version, as its learner stands with it.
#[derive(Debug, Clone)]
pub struct QuizSheet {
    /// The learner in the course.
    pub enrolment: Enrolment,
    /// Attempts and wishes so far.
    pub record: QuizRecord,
    /// Whether an attempt may start now, or why not.
    pub next: Result<Allowed, Refusal>,
    /// Attempts not started yet; `None` when there is no limit.
    pub left: Option<u32>,
    /// Whether another attempt can be asked for.
    pub can_ask: bool,
    /// The mark that counts; `None` before the first graded attempt.
    pub mark: Option<Mark>,
    /// When the quiz was passed, if it was.
    pub done_at: Option<Moment>,
}

/// Where a learner stands with a quiz. An attempt whose time has passed is closed first.
///
/// # Errors
/// `CourseNotFound`, `ActivityNotFound`, `NotEnrolled`.
pub async fn find_quiz(platform: &Platform, learner: &Learner, course: &CourseId, quiz: &ActivityId) -> Result<QuizSheet, Error> {
    let current = catalogue::current(platform, course)?;
    let rules = &current.quiz(quiz).ok_or(catalogue::Error::ActivityNotFound)?.rules;
    let enrolment = enrolment::require(platform.database.reader(), learner, course).await?;
    let record = start::close_overdue(platform, &enrolment, quiz).await?;
    let done_at = enrolment::completions_of(platform.database.reader(), enrolment.id).await?.remove(quiz);
    let (history, now) = (record.history(), platform.clock.now());
    Ok(QuizSheet {
        next: allowance::check(rules, &history, now),
        left: allowance::attempts_left(rules, &history),
        can_ask: allowance::can_ask(rules, &history, now) && record.asked().is_none(),
        mark: record.mark(rules),
        enrolment,
        record,
        done_at,
    })
}

/// An attempt as its learner may see it now. Nothing in it holds a key unless `shown` says so.
#[derive(Debug, Clone)]
pub struct AttemptSheet {
    /// The attempt.
    pub attempt: Attempt,
    /// Title of the quiz.
    pub title: Translated,
    /// The language of that version's course.
    pub source: Language,
    /// The rules it began under.
    pub rules: QuizRules,
    /// The language its questions are in.
    pub reading: Reading,
    /// Seconds until its deadline; `None` when nothing ends it.
    pub seconds_left: Option<u64>,
    /// What was saved, by question.
    pub saved: BTreeMap<QuestionId, Saved>,
    /// What may be shown.
    pub shown: Disclosure,
    /// Its questions, with results, feedback and keys as far as they may be shown.
    pub review: ReviewView,
    /// All attempts at the quiz; `None` while this one is under way.
    pub record: Option<QuizRecord>,
}

impl AttemptSheet {
    /// Whether this attempt alone reaches the pass mark; `None` while it is under way.
    pub fn passed(&self) -> Option<bool> {
        self.review.grade.map(|grade| grade.passed(&self.rules))
    }

    /// How many questions have no answer.
    pub fn blank(&self) -> usize {
        let answered = |id| self.saved.get(id).is_some_and(|saved| saved.response.is_some());
        self.review.questions.iter().filter(|review| !answered(&review.question.id)).count()
    }
}

/// An attempt of this learner, in the language wanted. One whose time has passed is closed first.
///
/// # Errors
/// `AttemptNotFound`, also for everybody else.
pub async fn find_attempt(platform: &Platform, learner: &Learner, id: AttemptId, wanted: Language) -> Result<AttemptSheet, Error> {
    let db = platform.database.reader();
    let found = store_responses::find_with_responses(db, learner.user, id).await?;
    let (mut attempt, mut saved) = found.ok_or(Error::AttemptNotFound)?;
    if attempt.is_overdue(platform.clock.now()) {
        attempt.ended = Some(end::end(platform, &attempt, EndedBy::Deadline).await?);
        saved = store_responses::saved_in(db, id).await?;
    }
    let version = catalogue::version(platform, &attempt.version).await?;
    if attempt.ended.is_none() {
        platform.attempts.learn(&attempt);
        return sheet(platform, attempt, &version, (saved, None, wanted));
    }
    let (record, graded) = store::record_with_grade(db, &attempt).await?;
    sheet(platform, attempt, &version, (saved, graded.map(|graded| (graded, record)), wanted))
}

/// Starts an attempt as [`start::start_attempt`] does, and shows it, in the language wanted.
///
/// # Errors
/// As those of starting one.
pub async fn start_and_show(
    platform: &Platform,
    learner: &Learner,
    what: (&CourseId, &ActivityId),
    once: &Once,
    wanted: Language,
) -> Result<(Started, AttemptSheet), Error> {
    let (started, new) = start::begin(platform, learner, what, once).await?;
    let Some(attempt) = new else { return Ok((started, find_attempt(platform, learner, started.attempt, wanted).await?)) };
    let version = catalogue::version(platform, &attempt.version).await?;
    platform.attempts.learn(&attempt);
    Ok((started, sheet(platform, attempt, &version, (BTreeMap::new(), None, wanted))?))
}

/// Hands an attempt in as [`end::submit_attempt`] does, and shows it, in the language wanted.
///
/// # Errors
/// As those of handing one in.
pub async fn submit_and_show(
    platform: &Platform,
    learner: &Learner,
    id: AttemptId,
    once: &Once,
    wanted: Language,
) -> Result<AttemptSheet, Error> {
    let Some(Closed { attempt, saved, graded }) = end::submit(platform, learner, id, once).await?.1 else {
        return find_attempt(platform, learner, id, wanted).await;
    };
    let version = catalogue::version(platform, &attempt.version).await?;
    let record = record::record_of(platform.database.reader(), attempt.enrolment, &attempt.quiz).await?;
    sheet(platform, attempt, &version, (saved, Some((graded, record)), wanted))
}

type Found = (BTreeMap<QuestionId, Saved>, Option<(Graded, QuizRecord)>, Language);

fn sheet(platform: &Platform, attempt: Attempt, version: &Course, (saved, ended, wanted): Found) -> Result<AttemptSheet, Error> {
    let quiz = attempt.quiz_of(version)?;
    let reading = Reading::of(version, quiz, wanted);
    let (graded, record) = ended.unzip();
    let shown = record.as_ref().map_or(Disclosure::NOTHING, |record| disclosure(platform, &attempt, &quiz.rules, record));
    let graded = graded.unwrap_or_else(|| Graded { grade: Grade { earned: Exact::zero(), possible: Exact::zero() }, results: Vec::new() });
    let review = ReviewView::of(&attempt.questions(quiz)?, &store_responses::answers(&saved), &graded, shown, reading);
    Ok(AttemptSheet {
        title: version.activity(&attempt.quiz).map(|(_, activity)| activity.title.clone()).unwrap_or_default(),
        source: version.source(),
        rules: quiz.rules.clone(),
        reading,
        seconds_left: attempt.seconds_left(platform.clock.now()),
        saved,
        shown,
        review,
        record,
        attempt,
    })
}

/// What may be shown of an attempt that has ended: as the rules it began under say. Whether others can follow is for the version that is
/// current: a quiz that allows more attempts by now keeps its keys.
fn disclosure(platform: &Platform, attempt: &Attempt, rules: &QuizRules, record: &QuizRecord) -> Disclosure {
    let (history, now) = (record.history(), platform.clock.now());
    let current = catalogue::current(platform, &attempt.course).ok();
    let over = match current.as_deref().and_then(|course| course.quiz(&attempt.quiz)) {
        Some(quiz) => allowance::over(&quiz.rules, &history, now),
        None => !history.open,
    };
    let passed = record.mark(rules).is_some_and(|mark| mark.passed);
    let situation = Situation { submitted: attempt.ended.is_some(), passed, under_way: history.open, over };
    Disclosure::of(rules, &situation)
}
