//! Looking certificates up: by anyone with the code, by the holder, by admins.

use super::{certificate::Certificate, code::CertificateCode, error::Error, qualified, qualified::Qualified, review, store};
use crate::{
    catalogue::{self, model::Course},
    enrolment,
    identity::{Admin, Learner},
    platform::Platform,
};
use std::sync::Arc;

/// The certificate with this code, for anyone: every printed field and the status may be shown, nothing else.
///
/// # Errors
/// `NotFound`.
pub async fn verify(platform: &Platform, code: &CertificateCode) -> Result<Certificate, Error> {
    store::find_certificate(platform.database.reader(), code).await?.ok_or(Error::NotFound)
}

/// The certificate with this code and all that an admin may know about it.
///
/// # Errors
/// `NotFound`.
pub async fn find_certificate(platform: &Platform, _admin: &Admin, code: &CertificateCode) -> Result<Certificate, Error> {
    verify(platform, code).await
}

/// An award somebody has qualified for, with the course it was earned in, as it was then.
#[derive(Debug, Clone)]
pub struct Holding {
    /// What was met and what was issued.
    pub qualified: Qualified,
    /// The version whose requirements were met.
    pub course: Arc<Course>,
}

/// Everything the learner has qualified for, the latest first. What was met a moment ago and the job has not seen yet is written down
/// first, just as the job would: nobody is told of requirements met in one place and not met in another.
///
/// # Errors
/// When the machine breaks.
pub async fn certificates_of(platform: &Platform, learner: &Learner) -> Result<Vec<Holding>, Error> {
    let db = platform.database.reader();
    let taken = enrolment::of_learner(platform, learner).await?;
    let enrolments: Vec<_> = taken.iter().map(|taken| taken.enrolment.id).collect();
    let known = store::qualifications_of(db, &enrolments).await?;
    for taken in &taken {
        review::catch_up(platform, &taken.enrolment, &known).await?;
    }
    let mut rows = store::qualifications_of(db, &enrolments).await?;
    rows.sort_by_key(|row| std::cmp::Reverse(row.id));
    let mut holdings = Vec::with_capacity(rows.len());
    for qualified in qualified::complete(db, rows).await? {
        let course = catalogue::version(platform, &qualified.qualification.version).await?;
        holdings.push(Holding { qualified, course });
    }
    Ok(holdings)
}
