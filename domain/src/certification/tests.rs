//! The use cases, from meeting the requirements to what anyone sees of a certificate.

mod batching;
mod correcting;
mod ending;
mod issuing;
mod keys;
mod naming;
mod qualifying;
mod signing;

use super::*;
use crate::{
    catalogue::{model::Course, sample},
    enrolment::{self, record_completion},
    error::Failure,
    id::{AwardId, BatchId, CorrectionRequestId, EnrolmentId, QualificationId},
    idempotency::{Once, Operation},
    identity::{self, Admin, Learner},
    language::{Language, Translated},
    letter::Letter,
    platform::{Issuer, Platform, Settings},
    queue::Job,
    runner,
    testing::{self, TestPlatform},
};
use std::sync::Arc;

fn settings() -> Settings {
    let roles = [(Language::En, "Director".to_owned()), (Language::Fr, "Directeur".to_owned())];
    Settings {
        base_url: "http://127.0.0.1:8080".into(),
        certificate_base_url: Some("https://learn.example.org".into()),
        issuer: Issuer {
            legal_name: Some("Association Villes et Droits".into()),
            signatory: Some("Jorge Núñez".into()),
            signatory_role: Translated(roles.into()),
        },
        undo_window: chrono::Duration::hours(1),
        second_signature: false,
    }
}

fn award() -> AwardId {
    AwardId::parse("award").unwrap()
}

fn unkeyed() -> Once {
    Once::unkeyed(Operation::Issue)
}

/// A platform that can issue, with a course published on it.
struct Site {
    platform: TestPlatform,
    course: Arc<Course>,
    admin: Admin,
}

/// Somebody in the course.
#[derive(Clone, Copy)]
struct Taker {
    learner: Learner,
    enrolment: EnrolmentId,
}

impl Site {
    async fn open() -> Self {
        Self::open_with(settings(), sample::course()).await
    }

    async fn open_with(settings: Settings, course: Course) -> Self {
        let platform = testing::platform_with(settings).await;
        let course = sample::publish(&platform, course).await;
        Self { platform, course, admin: Admin::operator() }
    }

    async fn automatic() -> Self {
        let course = sample::edited("course.yaml", "    requirements:", "    issue: automatic\n    requirements:");
        Self::open_with(settings(), course).await
    }

    async fn taker(&self, name: &str) -> Taker {
        let learner = self.platform.person(name).await;
        let enrolment = enrolment::enrol(&self.platform, &learner, &self.course.id).await.unwrap().id;
        Taker { learner, enrolment }
    }

    async fn does(&self, taker: Taker, activities: &[&str]) {
        self.has_done(taker.enrolment, activities).await;
        self.works().await;
    }

    /// Nobody has noticed yet.
    async fn has_done(&self, enrolment: EnrolmentId, activities: &[&str]) {
        let enrolment = enrolment::find_by_id(self.platform.database.reader(), enrolment).await.unwrap().unwrap();
        for activity in activities {
            let (activity, now) = (sample::activity(activity), self.platform.clock.now());
            let done = async |tx: &crate::database::Transaction| {
                record_completion(tx, &enrolment, (&activity, &enrolment.version), now).await.map(drop)
            };
            self.platform.database.write::<(), Failure>(done).await.unwrap();
        }
    }

    /// Does every job that is due and answers the letters that were written on the way.
    async fn works(&self) -> Vec<(Learner, Letter)> {
        let mut letters = Vec::new();
        loop {
            let leased = crate::queue::claim(&self.platform.database, "test", 1000, self.platform.clock.now()).await.unwrap();
            if leased.is_empty() {
                return letters;
            }
            for job in leased {
                match &job.job {
                    Job::Write { to, letter } => letters.push((Learner { user: *to }, letter.clone())),
                    _ => runner::run(&self.platform, &job).await.unwrap(),
                }
                crate::queue::finish(&self.platform.database, &[job.id]).await.unwrap();
            }
        }
    }

    async fn qualified_taker(&self, name: &str) -> Taker {
        let taker = self.taker(name).await;
        self.does(taker, &["first", "second", "check", "third"]).await;
        taker
    }

    /// Somebody to whom a certificate can be issued.
    async fn ready_taker(&self, name: &str) -> Taker {
        let taker = self.qualified_taker(name).await;
        self.confirms(taker, name).await.unwrap();
        taker
    }

    async fn confirms(&self, taker: Taker, name: &str) -> Result<String, Error> {
        confirm_name(&self.platform, &taker.learner, (&self.course.id, &award()), name).await
    }

    async fn list(&self, status: Option<Status>) -> Vec<Qualified> {
        let wanted = Wanted { status, most: 100, ..Wanted::default() };
        qualified(&self.platform, &self.admin, &self.course.id, &wanted).await.unwrap().people
    }

    async fn qualification_of(&self, taker: Taker) -> QualificationId {
        let all = self.list(None).await;
        all.iter().find(|one| one.qualification.enrolment == taker.enrolment).unwrap().qualification.id
    }

    async fn issues(&self, whom: Whom) -> Result<Issued, Error> {
        issue(&self.platform, &self.admin, (&self.course.id, &award()), &whom, &unkeyed()).await
    }

    /// Issues to everybody who is ready and answers the certificates.
    async fn issues_all(&self) -> Vec<CertificateCode> {
        self.issues(Whom::Ready).await.unwrap().issued
    }

    async fn verify(&self, code: &CertificateCode) -> Certificate {
        verify(&self.platform, code).await.unwrap()
    }

    fn platform(&self) -> Platform {
        Platform::clone(&self.platform)
    }
}
