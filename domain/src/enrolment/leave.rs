//! Leaving a course.

use super::{Error, store};
use crate::{id::CourseId, identity::Learner, platform::Platform};

/// Leaves a course. Nothing is deleted: who enrols again goes on. Safe to repeat.
///
/// # Errors
/// `NotEnrolled` when the learner never was.
pub async fn leave(platform: &Platform, learner: &Learner, course: &CourseId) -> Result<(), Error> {
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            store::find_enrolment(tx, learner.user, course).await?.ok_or(Error::NotEnrolled)?;
            Ok(store::go_away(tx, learner.user, course, now).await?)
        })
        .await
}
