//! Attempts at quizzes: what is drawn, what is answered, what it is worth and what of it may be shown.
//!
//! The rules here are pure: data in, decision out.
//!
//! - [`draw`]: which questions an attempt asks, in which order; stored with the attempt.
//! - [`response`]: what a learner answered, read from JSON or from a form and checked against what was drawn.
//! - [`grading`]: exact points for responses.
//! - [`allowance`]: whether an attempt may start, when it ends, and whether a save still counts.
//! - [`counting`]: which attempt's mark counts.
//! - [`disclosure`]: whether results, feedback and keys may be shown.
//! - [`view`] and [`review`]: what learners see.
//!
//! **No key leaves by accident.** Learners name options by their place in the draw (`a`, `b`, …), never by the author's ids: the id of a pair
//! names both its sides, ids of an ordering may follow its order, and an id may be called `right`. A learner's question is a
//! [`view::QuestionView`], which has nowhere to put a key.

pub mod allowance;
pub mod counting;
pub mod disclosure;
pub mod draw;
pub mod folding;
pub mod grading;
pub mod number;
pub mod response;
pub mod review;
pub mod view;

#[cfg(test)]
pub(crate) mod sample;
