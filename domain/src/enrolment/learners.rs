//! Who takes a course, for those who look after it.

use super::{Enrolment, store};
use crate::{
    error::Failure,
    id::{EnrolmentId, UserId},
    identity::Facilitator,
    platform::Platform,
};

/// An enrolment with whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolled {
    /// The enrolment.
    pub enrolment: Enrolment,
    /// The person's name.
    pub name: String,
    /// The person's mail address.
    pub email: String,
}

/// A page of the learners of a course, in the order they enrolled.
///
/// # Errors
/// When the database cannot be read.
pub async fn learners_of(
    platform: &Platform,
    facilitator: &Facilitator,
    page: (Option<EnrolmentId>, u64),
) -> Result<Vec<Enrolled>, Failure> {
    store::learners_of(platform.database.reader(), &facilitator.course, page).await
}

/// One learner of a course, also one who has left; `None` when the person never enrolled, or is erased.
///
/// # Errors
/// When the database cannot be read.
pub async fn find_learner(platform: &Platform, facilitator: &Facilitator, learner: UserId) -> Result<Option<Enrolled>, Failure> {
    store::find_learner(platform.database.reader(), &facilitator.course, learner).await
}
