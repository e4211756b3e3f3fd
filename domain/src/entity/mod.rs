//! Rows, one file per table. A row never leaves this crate.

pub mod access_token;
pub mod attempt;
pub mod attempt_request;
pub mod audit_entry;
pub mod batch;
pub mod batch_member;
pub mod certificate;
pub mod completion;
pub mod correction_request;
pub mod course;
pub mod enrolment;
pub mod grade;
pub mod idempotency_key;
pub mod job;
pub mod kept_setting;
pub mod mailed_link;
pub mod note;
pub mod problem_report;
pub mod publication;
pub mod qualification;
pub mod response;
pub mod role_grant;
pub mod session;
pub mod session_change;
pub mod user;
pub mod version;
