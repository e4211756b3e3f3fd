//! A learner in a course.

use super::{Error, store};
use crate::{
    catalogue::model::{Activity, Course},
    clock::Moment,
    database::Connection,
    error::Failure,
    id::{ActivityId, CourseId, EnrolmentId, UserId, VersionId},
    identity::Learner,
    platform::Platform,
};
use std::collections::BTreeMap;

/// A learner in a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// Our id of it.
    pub id: EnrolmentId,
    /// Who.
    pub learner: UserId,
    /// In which course.
    pub course: CourseId,
    /// The version that was current when the learner first enrolled.
    pub version: VersionId,
    /// When that was.
    pub enrolled_at: Moment,
    /// Since when the learner is away, if they left.
    pub left_at: Option<Moment>,
    /// Where the learner did something last.
    pub last_activity: Option<ActivityId>,
}

impl Enrolment {
    /// Whether the learner takes the course now.
    pub fn is_live(&self) -> bool {
        self.left_at.is_none()
    }
}

/// A course somebody takes, with what they have done of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenCourse {
    /// The enrolment.
    pub enrolment: Enrolment,
    /// When each activity was done: lessons, and quizzes once passed.
    pub completions: BTreeMap<ActivityId, Moment>,
}

/// The learner's enrolment in a course, also when they have left.
///
/// # Errors
/// When the database cannot be read.
pub async fn find(platform: &Platform, learner: &Learner, course: &CourseId) -> Result<Option<Enrolment>, Failure> {
    store::find_enrolment(platform.database.reader(), learner.user, course).await
}

/// An enrolment by its id: for jobs and staff.
///
/// # Errors
/// When the database cannot be read.
pub async fn find_by_id(db: &impl Connection, id: EnrolmentId) -> Result<Option<Enrolment>, Failure> {
    store::find_enrolment_by_id(db, id).await
}

/// What was done within an enrolment, and when.
///
/// # Errors
/// When the database cannot be read.
pub async fn completions_of(db: &impl Connection, id: EnrolmentId) -> Result<BTreeMap<ActivityId, Moment>, Failure> {
    store::completions_of(db, id).await
}

/// Every course the learner takes or took, the latest enrolment first.
///
/// # Errors
/// When the database cannot be read.
pub async fn of_learner(platform: &Platform, learner: &Learner) -> Result<Vec<TakenCourse>, Failure> {
    store::courses_of(platform.database.reader(), learner.user).await
}

/// The learner's live enrolment.
///
/// # Errors
/// `NotEnrolled` when there is none.
pub async fn require(db: &impl Connection, learner: &Learner, course: &CourseId) -> Result<Enrolment, Error> {
    store::find_enrolment(db, learner.user, course).await?.filter(Enrolment::is_live).ok_or(Error::NotEnrolled)
}

/// Where a learner goes on: at the first activity not done from where they were last, then from the start again. `None` when all is done.
pub fn where_to_go_on<'a>(course: &'a Course, last: Option<&ActivityId>, done: impl Fn(&ActivityId) -> bool) -> Option<&'a Activity> {
    let all: Vec<&Activity> = course.activities().map(|(_, activity)| activity).collect();
    let from = all.iter().position(|activity| Some(&activity.id) == last).unwrap_or(0);
    let (before, after) = all.split_at_checked(from)?;
    after.iter().chain(before).copied().find(|activity| !done(&activity.id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::sample;

    #[test]
    fn one_goes_on_after_where_one_was_last_then_with_what_was_left_out() {
        let course = sample::course();
        let next = |last: Option<&str>, done: &[&str]| {
            let last = last.map(sample::activity);
            where_to_go_on(&course, last.as_ref(), |activity| done.contains(&activity.as_str())).map(|found| found.id.to_string())
        };
        assert_eq!(next(None, &[]).as_deref(), Some("first"));
        assert_eq!(next(Some("second"), &["second"]).as_deref(), Some("check"));
        assert_eq!(next(Some("second"), &[]).as_deref(), Some("second"));
        assert_eq!(next(Some("third"), &["second", "check", "third"]).as_deref(), Some("first"));
        assert_eq!(next(Some("gone"), &["first"]).as_deref(), Some("second"));
        assert_eq!(next(Some("first"), &["first", "second", "check", "third"]), None);
    }
}
