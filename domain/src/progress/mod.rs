//! The one rule engine: what a learner has done of what is asked, and what is missing for an award, and why.
//!
//! Pure, but for [`facts_of`], which gathers: everything is computed from a compiled course and [`Facts`]. Pages, API, reports and issuing all ask here, so they never disagree.
//!
//! - [`facts`]: what is known about a learner in a course.
//! - [`outline`]: activities, modules and the course: done, under way, left, next.
//! - [`rules`]: whether the requirements of an award are met.
//! - [`missing`]: what stands between a learner and a requirement, and what can be done about it.
//!
//! **What is asked.** Required activities bind those who enrolled when they were required already; what was removed since is not asked any more.
//! Where nothing of a module or a requirement binds (it came after the learner enrolled, or was replaced whole), everything required in
//! it is asked: nobody gets an award for nothing.
//!
//! **What is done.** A lesson, when its completion was recorded. A quiz, when the mark that counts reaches its pass mark, or once did and that
//! was recorded: what is done stays done.

pub mod facts;
mod gather;
pub mod missing;
pub mod outline;
pub mod rules;

#[cfg(test)]
pub(crate) mod sample;

pub use facts::{Facts, QuizFacts};
pub use gather::{bound_by_enrolment, facts_of};
pub use missing::{Missing, QuizState, Way};
pub use outline::{ActivityState, ActivityStatus, ModuleStatus, Summary, activity_status, module_status, summary};
pub use rules::{Evidence, RequirementStanding, Standing, award_standing};
