//! Who takes which course, and what of it they have done.
//!
//! A learner is in a course once. Leaving keeps everything, and coming back goes on where the learner stopped. The version that was current
//! at the first enrolment stays written down: activities that became required later do not bind. A lesson is done when the learner says so,
//! a quiz when it is passed (assessment records that here); what is done stays done. It refuses whoever is not enrolled, or has left.

mod complete;
mod enrol;
mod error;
mod learners;
mod leave;
mod record;
mod store;

pub use complete::{Completion, complete_activity, record_completion, remember_activity};
pub use enrol::{enrol, enrol_once};
pub use error::Error;
pub use learners::{Enrolled, find_learner, learners_of};
pub use leave::leave;
pub use record::{Enrolment, TakenCourse, completions_of, find, find_by_id, of_learner, require, where_to_go_on};
