//! The platform from outside.
//!
//! Each test has a platform of its own: an own database, own files, a clock that stands still, a real server on a real port. It runs on
//! SQLite, or on PostgreSQL and Redis with `MOOC_TEST_DATABASE=postgres` (see `scripts/with-servers.sh`).

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]
#![expect(clippy::wrong_self_convention, reason = "an answer `.is(200)` reads as a sentence and hands itself on")]

mod access;
mod api;
mod bad_input;
mod batches;
mod certification;
mod credentials;
mod keys;
mod learning;
mod limits;
mod publishing;
mod races;
mod support;
