//! What the platform knows and does. It has never heard of HTTP.
//!
//! Concepts, lowest first: identity, catalogue, enrolment, notebook, feedback, assessment, progress, certification, publishing.
//! A concept calls those below it directly, and tells those above it by queueing a job in its own transaction.

pub mod assessment;
pub mod audit;
pub mod backup;
pub mod catalogue;
pub mod certification;
pub mod clock;
pub mod database;
pub mod enrolment;
pub(crate) mod entity;
pub mod error;
pub mod exact;
pub mod feedback;
pub mod id;
pub mod idempotency;
pub mod identity;
pub mod integrity;
pub mod language;
pub mod letter;
pub mod mailer;
pub mod media;
pub mod notebook;
pub mod platform;
pub mod private;
pub mod progress;
pub mod publishing;
pub mod queue;
pub mod runner;
pub mod signing;
#[cfg(test)]
mod testing;
