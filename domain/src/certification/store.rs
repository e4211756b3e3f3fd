//! All SQL of qualifications and certificates.

mod batches;
mod certificates;
mod corrections;
mod credentials;
mod issuer_keys;
mod people;
mod qualifications;

pub use batches::*;
pub use certificates::*;
pub use corrections::*;
pub use credentials::*;
pub use issuer_keys::*;
pub use people::{enrolments_by_id, people_by_id};
pub use qualifications::*;
