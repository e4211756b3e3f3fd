//! Problems that readers report: where, in which version and language, and in their own words.
//!
//! Anyone may report, also without an account. Authors and facilitators of a course read the reports about it and close them; nothing is
//! deleted, and erasing a person leaves their report without them.

mod close;
mod error;
mod reading;
mod report;
mod store;

pub use close::close_report;
pub use error::Error;
pub use reading::{Minder, Reported, ReportedPage, Which, erase_person, reports_of};
pub use report::{LONGEST, ReportDraft, report_problem, version_read};
