//! What somebody wrote under a prompt, and how it is read.

use super::store;
use crate::{
    clock::Moment,
    database::Transaction,
    enrolment::Enrolment,
    error::Failure,
    id::{ActivityId, CourseId, PromptId, UserId},
    identity::Learner,
    platform::Platform,
};
use std::collections::{BTreeMap, BTreeSet};

/// What somebody wrote under a prompt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Under which.
    pub prompt: PromptId,
    /// The words; empty when they were taken back.
    pub text: String,
    /// Rises with each save, from 1.
    pub seq: u32,
    /// When it was saved last.
    pub saved_at: Moment,
}

/// All that a lesson's page asks about an enrolled learner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonState {
    /// The enrolment, also when the learner has left.
    pub enrolment: Enrolment,
    /// Activities done.
    pub done: BTreeSet<ActivityId>,
    /// What was written under the prompts asked for.
    pub notes: BTreeMap<PromptId, Note>,
}

/// All that a lesson's page asks about a learner, in one query: the enrolment, what is done, and what was written under these prompts.
/// `None` when the learner was never enrolled.
///
/// # Errors
/// When the database cannot be read.
pub async fn lesson_state(
    platform: &Platform,
    learner: &Learner,
    course: &CourseId,
    prompts: &[&PromptId],
) -> Result<Option<LessonState>, Failure> {
    store::lesson_state(platform.database.reader(), learner.user, course, prompts).await
}

/// What the learner wrote in a course, by prompt. Also of prompts that are not asked any more.
///
/// # Errors
/// When the database cannot be read.
pub async fn notes_of(platform: &Platform, learner: &Learner, course: &CourseId) -> Result<BTreeMap<PromptId, Note>, Failure> {
    store::notes_of(platform.database.reader(), learner.user, course).await
}

/// Everything the learner ever wrote, by course: what is handed out when a person asks for their data.
///
/// # Errors
/// When the database cannot be read.
pub async fn all_notes_of(platform: &Platform, learner: &Learner) -> Result<Vec<(CourseId, Note)>, Failure> {
    store::all_notes_of(platform.database.reader(), learner.user).await
}

/// Deletes everything a person wrote: part of erasing the person.
///
/// # Errors
/// When the database refuses.
pub async fn erase_person(tx: &Transaction, person: UserId) -> Result<(), Failure> {
    store::delete_notes(tx, person).await
}
