//! What the platform knows and does. It has never heard of HTTP.
//!
//! Concepts, lowest first: identity, catalogue, enrolment, notebook, feedback, assessment, progress, certification, publishing.
//! A concept calls those below it directly, and tells those above it by queueing a job in its own transaction.

pub mod catalogue;
pub mod clock;
pub mod id;
pub mod language;
