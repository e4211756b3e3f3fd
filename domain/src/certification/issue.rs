//! Issuing certificates.

use super::{
    certificate::{Certificate, State},
    code::CertificateCode,
    credential,
    error::Error,
    freeze::{Earned, Terms, freeze},
    print,
    qualification::{Qualification, Status},
    qualified::{self, Place, Qualified, Wanted},
    review::failure_of,
    store,
};
use crate::{
    audit::{self, Deed},
    catalogue::{self, model::Issue},
    clock::Moment,
    database::Transaction,
    error::Failure,
    id::{AwardId, CourseId, QualificationId, UserId},
    idempotency::Once,
    identity::{self, Admin},
    letter::Letter,
    platform::Platform,
    queue::{self, Job},
};
use serde::{Deserialize, Serialize};

/// Whom to issue to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    /// Everybody who is ready.
    Ready,
    /// These.
    These(Vec<QualificationId>),
}

/// What issuing did.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Issued {
    /// Codes of the certificates that were issued now.
    pub issued: Vec<CertificateCode>,
    /// Codes of live certificates that those named had already.
    pub held: Vec<CertificateCode>,
    /// Those named who cannot have one yet: the status says why.
    pub skipped: Vec<(QualificationId, String)>,
    /// How many more are ready and are being issued to in the background.
    pub to_come: u64,
}

/// Most people one request may name, and most certificates one transaction issues.
pub const MOST_AT_ONCE: usize = 50;

/// Issues certificates of an award: one each, whatever is sent how often. Everything printed is frozen, and each holder gets a letter.
/// When more are ready than one transaction should write, the rest are issued in the background.
///
/// # Errors
/// `NotFound` when somebody named did not qualify for this award in this course, `TooMany`, `SettingsMissing`, `TextUnprintable`,
/// `CourseNotFound`, `Repeated`, `BatchesOnly` where two admins have to sign.
pub async fn issue(
    platform: &Platform,
    admin: &Admin,
    (course, award): (&CourseId, &AwardId),
    whom: &Whom,
    once: &Once,
) -> Result<Issued, Error> {
    if platform.settings.second_signature {
        return Err(Error::BatchesOnly);
    }
    let people = match whom {
        Whom::Ready => ready(platform, course, award).await?,
        Whom::These(ids) => named(platform, (course, award), ids).await?,
    };
    let (can, cannot): (Vec<Qualified>, Vec<Qualified>) = people.into_iter().partition(may_be_issued);
    let batch = prepare(platform, can, admin.user).await?;
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            if let Some(user) = admin.user
                && let Some(before) = once.seen(tx, user, now).await?
            {
                return Ok(before);
            }
            let mut done = Issued::default();
            for one in &cannot {
                match one.live() {
                    Some(live) => done.held.push(live.code.clone()),
                    None => done.skipped.push((one.qualification.id, one.status().as_str().to_owned())),
                }
            }
            write(tx, &batch, now, &mut done).await?;
            if *whom == Whom::Ready {
                done.to_come = store::count_qualified(tx, course, award, Status::Ready).await?;
                if done.to_come > 0 {
                    let rest = Job::IssueReady { course: course.clone(), award: award.clone(), by: admin.user };
                    queue::enqueue_once(tx, &rest, format!("issue:{course}:{award}"), (now, now)).await?;
                }
            }
            if let Some(user) = admin.user {
                once.remember(tx, user, &done).await?;
            }
            Ok(done)
        })
        .await
}

/// Goes on issuing to everybody who is ready, as long as the admin who asked for it still is one.
///
/// # Errors
/// When the machine breaks: the job is tried again.
pub async fn issue_ready(platform: &Platform, (course, award): (&CourseId, &AwardId), by: Option<UserId>) -> Result<(), Failure> {
    if platform.settings.second_signature {
        tracing::warn!(%course, %award, "two admins have to sign by now, so that the rest waits for a batch");
        return Ok(());
    }
    if let Some(user) = by
        && !is_admin(platform, user).await?
    {
        return Ok(());
    }
    loop {
        let people = match ready(platform, course, award).await {
            Ok(people) => people,
            Err(error) => return failure_of(error),
        };
        match issue_to(platform, people, by).await {
            Ok(done) if done.issued.is_empty() => return Ok(()),
            Ok(_) => {}
            Err(error) => return failure_of(error),
        }
    }
}

pub(super) async fn is_admin(platform: &Platform, user: UserId) -> Result<bool, Failure> {
    match identity::find_account(platform, user).await {
        Ok(account) => Ok(account.is_admin),
        Err(identity::Error::Failure(failure)) => Err(failure),
        Err(_) => Ok(false),
    }
}

/// Issues those of a learner's qualifications that need no approval, the first time they can be.
pub(super) async fn issue_automatically(platform: &Platform, known: Vec<Qualification>) -> Result<(), Failure> {
    if known.is_empty() {
        return Ok(());
    }
    let mut people = qualified::complete(platform.database.reader(), known).await?;
    people.retain(|one| one.status() == Status::Ready);
    let mut automatic = Vec::new();
    for one in people {
        let course = catalogue::version(platform, &one.qualification.version).await;
        let award = course.as_ref().ok().and_then(|course| course.award(&one.qualification.award));
        if award.is_some_and(|award| award.issue == Issue::Automatic) {
            automatic.push(one);
        }
    }
    if automatic.is_empty() {
        return Ok(());
    }
    issue_to(platform, automatic, None).await.map(drop).or_else(failure_of)
}

/// Somebody whose certificate was revoked gets another only when named.
pub(super) fn may_be_issued(one: &Qualified) -> bool {
    match one.status() {
        Status::Ready => true,
        Status::Revoked => one.qualification.name.is_some() && one.learner.address_confirmed,
        _ => false,
    }
}

async fn ready(platform: &Platform, course: &CourseId, award: &AwardId) -> Result<Vec<Qualified>, Error> {
    let wanted = Wanted { award: Some(award.clone()), status: Some(Status::Ready), place: Place::Start, most: MOST_AT_ONCE };
    Ok(qualified::page(platform, course, &wanted).await?.people)
}

async fn named(platform: &Platform, (course, award): (&CourseId, &AwardId), ids: &[QualificationId]) -> Result<Vec<Qualified>, Error> {
    catalogue::current(platform, course)?;
    let mut ids = ids.to_vec();
    ids.sort();
    ids.dedup();
    if ids.len() > MOST_AT_ONCE {
        return Err(Error::TooMany);
    }
    let db = platform.database.reader();
    let people = qualified::complete(db, store::qualifications_by_id(db, &ids).await?).await?;
    let fit = people.iter().all(|one| one.course == *course && one.qualification.award == *award);
    if fit && people.len() == ids.len() { Ok(people) } else { Err(Error::NotFound) }
}

async fn issue_to(platform: &Platform, people: Vec<Qualified>, by: Option<UserId>) -> Result<Issued, Error> {
    let batch = prepare(platform, people, by).await?;
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            let mut done = Issued::default();
            write(tx, &batch, now, &mut done).await?;
            Ok(done)
        })
        .await
}

/// A certificate ready to be written, and the qualification it rests on.
pub(super) struct Prepared {
    pub(super) qualification: QualificationId,
    /// Whether there was no certificate before, so that there must be none when it is written.
    first: bool,
    pub(super) certificate: Certificate,
}

/// Freezes what each certificate prints and makes sure that it can be printed. By id: everybody takes hold of rows in the same order.
pub(super) async fn prepare(platform: &Platform, mut people: Vec<Qualified>, by: Option<UserId>) -> Result<Vec<Prepared>, Error> {
    people.sort_by_key(|one| one.qualification.id);
    let now = platform.clock.now();
    let mut batch = Vec::with_capacity(people.len());
    for one in people {
        let Some(name) = one.qualification.name.clone() else { continue };
        let course = catalogue::version(platform, &one.qualification.version).await?;
        let award = course.award(&one.qualification.award).ok_or(Error::NotFound)?;
        let terms = Terms::of(&platform.settings, &course.languages)?;
        let code = CertificateCode::generate()?;
        let earned = Earned { course: &course, award, qualification: &one.qualification };
        let printed = freeze(earned, &name.text, &terms, (code.clone(), now))?;
        let certificate = Certificate {
            code,
            enrolment: one.qualification.enrolment,
            holder: one.learner.user,
            course: one.course,
            award: one.qualification.award,
            printed,
            issued_at: now,
            issued_by: by,
            ending: None,
        };
        batch.push(Prepared { qualification: one.qualification.id, first: one.certificates.is_empty(), certificate });
    }
    tokio::task::spawn_blocking(move || {
        for prepared in &batch {
            print::check(&prepared.certificate.printed)?;
        }
        Ok(batch)
    })
    .await
    .map_err(Failure::from)?
}

/// Writes what was prepared. A row whose name was changed, or that was refused meanwhile, is passed over; where somebody else was faster,
/// theirs is the certificate.
pub(super) async fn write(tx: &Transaction, batch: &[Prepared], now: Moment, done: &mut Issued) -> Result<(), Failure> {
    let mut written = Vec::new();
    for Prepared { qualification, first, certificate } in batch {
        let name = certificate.printed.holder.as_deref().unwrap_or_default();
        if !store::hold(tx, *qualification, name).await? {
            continue;
        }
        let before = store::certificates_for(tx, certificate.enrolment, &certificate.award).await?;
        match before.iter().find(|one| one.state() == State::Issued) {
            Some(live) => done.held.push(live.code.clone()),
            None if *first && !before.is_empty() => {}
            None if store::insert_certificate(tx, certificate).await? => written.push(certificate),
            None => {}
        }
    }
    if !written.is_empty() {
        credential::plan(tx, now).await?;
    }
    for certificate in written {
        let code = certificate.code.to_string();
        queue::enqueue(tx, &Job::Write { to: certificate.holder, letter: Letter::Issued { code: code.clone() } }, now).await?;
        let details = serde_json::json!({ "holder": certificate.holder, "course": certificate.course, "award": certificate.award });
        audit::record(tx, Deed { actor: certificate.issued_by, action: "certification.issued", subject: code, details }, now).await?;
        done.issued.push(certificate.code.clone());
    }
    Ok(())
}
