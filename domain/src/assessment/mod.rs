//! Attempts at quizzes: what is drawn, what is answered, what it is worth and what of it may be shown.
//!
//! An attempt is a row from its first second. Each answer is saved as it is given, and is committed before that is acknowledged; starting, saving
//! and handing in are safe to repeat and to send from two devices at once: unique indexes and conditional updates decide, an older answer
//! never overwrites a newer one, and an answer is taken only if it will be graded. The deadline is the server's; when it has passed, what was
//! saved is graded. It refuses attempts beyond the rules, and shows an attempt to its learner alone.
//!
//! The rules are pure: data in, decision out.
//!
//! - [`draw`]: which questions an attempt asks, in which order; stored with the attempt.
//! - [`response`]: what a learner answered, read from JSON or from a form and checked against what was drawn.
//! - [`grading`]: exact points for responses.
//! - [`allowance`]: whether an attempt may start, when it ends, and whether a save still counts.
//! - [`counting`]: which attempt's mark counts.
//! - [`disclosure`]: whether results, feedback and keys may be shown.
//! - [`view`] and [`review`]: what learners see.
//! - `sequence`: which of two saves wins; `together`: saves that arrive at the same time share a commit.
//!
//! **No key leaves by accident.** Learners name options by their place in the draw (`a`, `b`, …), never by the author's ids: the id of a pair
//! names both its sides, ids of an ordering may follow its order, and an id may be called `right`. A learner's question is a
//! [`view::QuestionView`], which has nowhere to put a key.

pub mod allowance;
mod attempt;
pub mod counting;
pub mod disclosure;
pub mod draw;
mod end;
mod error;
pub mod folding;
pub mod grading;
mod known;
pub mod number;
mod record;
mod request;
pub mod response;
pub mod review;
mod save;
mod sequence;
mod sheet;
mod start;
mod store;
mod store_requests;
mod store_responses;
mod together;
pub mod view;

#[cfg(test)]
mod races;
#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod stage;
#[cfg(test)]
mod tests;

pub use attempt::{Attempt, AttemptRecord, Ended, EndedBy, Saved};
pub use end::{close_attempt, submit_attempt};
pub use error::Error;
pub use known::Known;
pub use record::{QuizRecord, RequestRecord, RequestState, records_of};
pub use request::{
    AttemptRequest, REASON_MAX, Verdict, ask_for_attempt, decide_request, erase_person, grant_attempt, records_in, requests_waiting,
};
pub use save::{Acknowledged, Fields, Outcome, save_form, save_response};
pub use sheet::{AttemptSheet, QuizSheet, find_attempt, find_quiz, start_and_show, submit_and_show};
pub use start::{Started, start_attempt};
pub use together::Saves;
