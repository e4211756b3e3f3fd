//! All SQL of qualifications and certificates.

mod certificates;
mod corrections;
mod people;
mod qualifications;

pub use certificates::*;
pub use corrections::*;
pub use people::{enrolments_by_id, people_by_id};
pub use qualifications::*;
