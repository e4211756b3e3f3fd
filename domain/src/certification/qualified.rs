//! Who qualifies for the awards of a course, with the evidence: what admins look at before they issue.

use super::{
    certificate::{Certificate, State},
    error::Error,
    qualification::{Circumstances, Qualification, Status},
    store,
};
use crate::{
    catalogue::{self, model::Course},
    database::Connection,
    error::Failure,
    id::{AwardId, CourseId, EnrolmentId, QualificationId, UserId},
    identity::Admin,
    platform::Platform,
};
use std::{collections::BTreeMap, sync::Arc};

/// Somebody who qualified, with all that decides whether a certificate can be issued.
#[derive(Debug, Clone)]
pub struct Qualified {
    /// What was met, when, and the name to be printed.
    pub qualification: Qualification,
    /// In which course.
    pub course: CourseId,
    /// Who.
    pub learner: Person,
    /// Every certificate there was, the newest first.
    pub certificates: Vec<Certificate>,
}

/// A person, as an admin sees them in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub user: UserId,
    /// The name of the account; empty once erased.
    pub name: String,
    /// The mail address; none once erased.
    pub email: Option<String>,
    /// Whether the address was confirmed.
    pub address_confirmed: bool,
}

impl Qualified {
    /// The live certificate.
    pub fn live(&self) -> Option<&Certificate> {
        self.certificates.iter().find(|certificate| certificate.state() == State::Issued)
    }

    /// Where the person stands on the way to a certificate.
    pub fn status(&self) -> Status {
        self.qualification.status(Circumstances {
            address_confirmed: self.learner.address_confirmed,
            has_live: self.live().is_some(),
            has_any: !self.certificates.is_empty(),
        })
    }
}

/// Where a page of a list starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    /// At the beginning.
    #[default]
    Start,
    /// After this one.
    After(QualificationId),
    /// So that it ends before this one.
    Before(QualificationId),
}

/// Which of those who qualified.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// For one award only.
    pub award: Option<AwardId>,
    /// With one status only.
    pub status: Option<Status>,
    /// Where the page starts.
    pub place: Place,
    /// How many, 1 to 100.
    pub most: usize,
}

/// A page of those who qualified, who waits longest first.
#[derive(Debug, Clone)]
pub struct QualifiedPage {
    /// Who is on it.
    pub people: Vec<Qualified>,
    /// The page before ends before this one.
    pub before: Option<QualificationId>,
    /// The next page starts after this one.
    pub after: Option<QualificationId>,
}

/// Most rows a page has.
const MOST: usize = 100;

/// Who qualifies in a course, a page at a time.
///
/// # Errors
/// `CourseNotFound`.
pub async fn qualified(platform: &Platform, _admin: &Admin, course: &CourseId, wanted: &Wanted) -> Result<QualifiedPage, Error> {
    page(platform, course, wanted).await
}

/// A page of those who qualified.
pub(super) async fn page(platform: &Platform, course: &CourseId, wanted: &Wanted) -> Result<QualifiedPage, Error> {
    catalogue::current(platform, course)?;
    let most = wanted.most.clamp(1, MOST);
    let db = platform.database.reader();
    let mut rows = store::qualified_page(db, course, wanted, most.saturating_add(1)).await?;
    let more = rows.len() > most;
    rows.truncate(most);
    let backwards = matches!(wanted.place, Place::Before(_));
    if backwards {
        rows.reverse();
    }
    let (first, last) = (rows.first().map(|row| row.id), rows.last().map(|row| row.id));
    Ok(QualifiedPage {
        people: complete(db, rows).await?,
        before: first.filter(|_| if backwards { more } else { wanted.place != Place::Start }),
        after: last.filter(|_| more || backwards),
    })
}

/// How many people stand where, by award.
#[derive(Debug, Clone)]
pub struct AwardCounts {
    /// Which award.
    pub award: AwardId,
    /// How many, by status.
    pub by_status: BTreeMap<Status, u64>,
}

/// How many people stand where, for every award of the course and those it had before.
///
/// # Errors
/// `CourseNotFound`.
pub async fn counts(platform: &Platform, _admin: &Admin, course: &CourseId) -> Result<(Arc<Course>, Vec<AwardCounts>), Error> {
    let current = catalogue::current(platform, course)?;
    let db = platform.database.reader();
    let mut awards: Vec<AwardId> = current.awards.iter().map(|award| award.id.clone()).collect();
    for award in store::awards_qualified_for(db, course).await? {
        if !awards.contains(&award) {
            awards.push(award);
        }
    }
    let mut counted = Vec::new();
    for award in awards {
        let mut by_status = BTreeMap::new();
        for status in Status::ALL {
            by_status.insert(status, store::count_qualified(db, course, &award, status).await?);
        }
        counted.push(AwardCounts { award, by_status });
    }
    Ok((current, counted))
}

/// One of those who qualified.
///
/// # Errors
/// `NotFound`.
pub async fn find_qualified(platform: &Platform, _admin: &Admin, id: QualificationId) -> Result<Qualified, Error> {
    let db = platform.database.reader();
    let found = store::find_qualification(db, id).await?.ok_or(Error::NotFound)?;
    complete(db, vec![found]).await?.pop().ok_or(Error::NotFound)
}

/// Adds to qualifications whose they are and what was issued. Those of erased people are left out.
pub(super) async fn complete(db: &impl Connection, rows: Vec<Qualification>) -> Result<Vec<Qualified>, Failure> {
    let enrolments: Vec<EnrolmentId> = rows.iter().map(|row| row.enrolment).collect();
    let taken = store::enrolments_by_id(db, &enrolments).await?;
    let people: Vec<UserId> = taken.values().map(|(learner, _)| *learner).collect();
    let people = store::people_by_id(db, &people).await?;
    let mut certificates: BTreeMap<(EnrolmentId, AwardId), Vec<Certificate>> = BTreeMap::new();
    for certificate in store::certificates_within(db, &enrolments).await? {
        certificates.entry((certificate.enrolment, certificate.award.clone())).or_default().push(certificate);
    }
    let mut complete = |qualification: Qualification| {
        let (learner, course) = taken.get(&qualification.enrolment)?;
        let certificates = certificates.remove(&(qualification.enrolment, qualification.award.clone())).unwrap_or_default();
        Some(Qualified { course: course.clone(), learner: people.get(learner)?.clone(), certificates, qualification })
    };
    Ok(rows.into_iter().filter_map(&mut complete).collect())
}
