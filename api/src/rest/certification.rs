//! Who qualifies, certificates, and checking them.

use super::{
    Answer, Done, Topic,
    caller::{Anyone, SignedIn},
    certificate_views::{CertificateView, HoldingView, IssuedView, QualifiedView, StatusView},
    identity_views::LanguageView,
    keys::Key,
    once::OnceKey,
    paging::{After, Limit, Page},
    strict::Strict,
};
use crate::{
    app::App,
    error::{ApiError, Fault, Refusal},
    guard::rate_limit::Bucket,
};
use domain::{
    certification::{self, CertificateCode, Correction, Place, Wanted, Whom},
    id::{AwardId, CourseId, QualificationId},
    idempotency::Operation,
    language::Language,
};
use poem_openapi::{
    ApiResponse, Object, OpenApi,
    param::{Path, Query},
    payload::{Binary, Json},
};

/// Who qualifies, certificates, and checking them.
pub struct CertificationApi {
    /// The program.
    pub app: App,
}

/// Whom to issue to: everybody who is ready, or those named; one of both.
#[derive(Debug, Object)]
pub struct IssueCertificates {
    /// The award.
    pub award: Key<AwardId>,
    /// Everybody who is ready.
    #[oai(default)]
    pub everybody_ready: bool,
    /// These, fifty at most.
    #[oai(validator(max_items = 50))]
    pub qualifications: Option<Vec<Key<QualificationId>>>,
}

/// A name, as it is to be printed.
#[derive(Debug, Object)]
pub struct PrintedName {
    /// The name.
    #[oai(validator(max_length = 1000))]
    pub printed_name: String,
}

/// Why something is done that somebody will not like.
#[derive(Debug, Object)]
pub struct Reason {
    /// The reason; who it concerns reads it.
    #[oai(validator(min_length = 1, max_length = 1000))]
    pub reason: String,
}

/// What is corrected, and why.
#[derive(Debug, Object)]
pub struct ReplaceCertificate {
    /// The name the new certificate prints.
    #[oai(validator(max_length = 1000))]
    pub printed_name: String,
    /// Why the old one is replaced; the holder reads it.
    #[oai(validator(min_length = 1, max_length = 1000))]
    pub reason: String,
}

/// A certificate's file.
#[derive(ApiResponse)]
pub enum FileAnswer {
    /// The file.
    #[oai(status = 200, content_type = "application/pdf")]
    File(Binary<Vec<u8>>, #[oai(header = "Content-Disposition")] String, #[oai(header = "X-Robots-Tag")] String),
}

/// What replacing answers.
#[derive(ApiResponse)]
pub enum ReplacedAnswer {
    /// The certificate that took the place.
    #[oai(status = 201)]
    Replaced(Json<CertificateView>),
}

impl IssueCertificates {
    fn whom(&self) -> Result<Whom, Refusal> {
        match (&self.qualifications, self.everybody_ready) {
            (None, true) => Ok(Whom::Ready),
            (Some(named), false) if !named.is_empty() => Ok(Whom::These(named.iter().map(|key| key.0).collect())),
            _ => Err(Refusal::invalid(vec![Fault { pointer: "/qualifications".into(), code: "issue-whom".into() }])),
        }
    }

    /// What makes this request differ from another.
    fn text(&self, whom: &Whom) -> String {
        format!("{} {whom:?}", self.award.0)
    }
}

#[OpenApi(prefix_path = "/api/v1", tag = "Topic::Certificates")]
impl CertificationApi {
    /// Lists who qualifies for the awards of a course, with the evidence; who waits longest first. For admins.
    #[oai(path = "/courses/:course/qualified", method = "get", operation_id = "list_qualified")]
    #[expect(clippy::too_many_arguments, reason = "an address's parameters are arguments")]
    async fn list_qualified(
        &self,
        caller: SignedIn,
        course: Path<Key<CourseId>>,
        award: Query<Option<Key<AwardId>>>,
        status: Query<Option<StatusView>>,
        after: Query<Option<After>>,
        limit: Query<Option<Limit>>,
    ) -> Answer<Page<QualifiedView>> {
        let admin = caller.admin()?;
        let after = After::id(after.0)?;
        let wanted = Wanted {
            award: award.0.map(|award| award.0),
            status: status.0.map(StatusView::into),
            place: after.map_or(Place::Start, Place::After),
            most: Limit::of(limit.0),
        };
        let found = certification::qualified(&self.app.platform, &admin, &course.0.0, &wanted).await?;
        let next = found.after.map(|id| id.to_string());
        Ok(Json(Page { items: found.people.into_iter().map(QualifiedView::from).collect(), next }))
    }

    /// Issues certificates of an award. There is one live certificate a person and award, however often this is sent. For admins.
    #[oai(path = "/courses/:course/certificates", method = "post", operation_id = "issue_certificates")]
    async fn issue_certificates(
        &self,
        caller: SignedIn,
        course: Path<Key<CourseId>>,
        #[oai(name = "Idempotency-Key")] key: OnceKey,
        body: Strict<IssueCertificates>,
    ) -> Answer<IssuedView> {
        let admin = caller.admin()?;
        let whom = body.0.whom()?;
        let once = key.for_request(Operation::Issue, &[course.0.0.as_str(), &body.0.text(&whom)]);
        let about = (&course.0.0, &body.0.award.0);
        Ok(Json(certification::issue(&self.app.platform, &admin, about, &whom, &once).await?.into()))
    }

    /// Refuses to issue a certificate to somebody who qualified. For admins.
    #[oai(path = "/courses/:course/qualified/:qualification/refusal", method = "put", operation_id = "refuse_certificate")]
    async fn refuse_certificate(
        &self,
        caller: SignedIn,
        course: Path<Key<CourseId>>,
        qualification: Path<Key<QualificationId>>,
        body: Strict<Reason>,
    ) -> Result<Done, ApiError> {
        let admin = caller.admin()?;
        let id = self.of_course(&admin, &course.0.0, qualification.0.0).await?;
        certification::refuse(&self.app.platform, &admin, id, &body.0.reason).await?;
        Ok(Done::Done)
    }

    /// Takes a refusal back. For admins.
    #[oai(path = "/courses/:course/qualified/:qualification/refusal", method = "delete", operation_id = "withdraw_refusal")]
    async fn withdraw_refusal(
        &self,
        caller: SignedIn,
        course: Path<Key<CourseId>>,
        qualification: Path<Key<QualificationId>>,
    ) -> Result<Done, ApiError> {
        let admin = caller.admin()?;
        let id = self.of_course(&admin, &course.0.0, qualification.0.0).await?;
        certification::withdraw_refusal(&self.app.platform, &admin, id).await?;
        Ok(Done::Done)
    }

    /// Confirms how one's name is to be printed. It can be changed until a certificate is issued with it.
    #[oai(path = "/courses/:course/awards/:award/printed-name", method = "put", operation_id = "confirm_printed_name")]
    async fn confirm_printed_name(
        &self,
        caller: SignedIn,
        course: Path<Key<CourseId>>,
        award: Path<Key<AwardId>>,
        body: Strict<PrintedName>,
    ) -> Answer<PrintedName> {
        let about = (&course.0.0, &award.0.0);
        let printed_name = certification::confirm_name(&self.app.platform, &caller.learner(), about, &body.0.printed_name).await?;
        Ok(Json(PrintedName { printed_name }))
    }

    /// Lists every award one has qualified for, the latest first, with the certificates that were issued.
    #[oai(path = "/me/certificates", method = "get", operation_id = "list_my_certificates")]
    async fn list_my_certificates(&self, caller: SignedIn) -> Answer<Page<HoldingView>> {
        let language = caller.visit.language;
        let holdings = certification::certificates_of(&self.app.platform, &caller.learner()).await?;
        Ok(Json(Page { items: holdings.into_iter().map(|holding| HoldingView::of(holding, language)).collect(), next: None }))
    }

    /// Checks a certificate: every printed field in each of its languages, and whether it is valid. For anyone with the code.
    #[oai(path = "/certificates/:code", method = "get", operation_id = "check_certificate")]
    async fn check_certificate(&self, caller: Anyone, code: Path<Key<CertificateCode>>) -> Answer<CertificateView> {
        self.app.limits.check(Bucket::Verify, &caller.visit.network)?;
        let certificate = certification::verify(&self.app.platform, &code.0.0).await?;
        Ok(Json(CertificateView::of(&certificate)?))
    }

    /// The file of a valid certificate, in one of its languages. For anyone with the code: it shows what checking shows. Of a certificate that
    /// was replaced or revoked there is none.
    #[oai(path = "/certificates/:code/pdf", method = "get", operation_id = "download_certificate")]
    async fn download_certificate(
        &self,
        caller: Anyone,
        code: Path<Key<CertificateCode>>,
        language: Query<Option<LanguageView>>,
    ) -> Result<FileAnswer, ApiError> {
        self.app.limits.check(Bucket::Verify, &caller.visit.network)?;
        let certificate = certification::verify(&self.app.platform, &code.0.0).await?;
        let language = language.0.map_or_else(|| certificate.printed.language_for(caller.visit.language), Language::from);
        let bytes = certification::pdf(&certificate, language).await?;
        let name = format!("attachment; filename=\"certificate-{}-{language}.pdf\"", certificate.code);
        Ok(FileAnswer::File(Binary(bytes), name, "noindex".to_owned()))
    }

    /// Revokes a valid certificate. For admins.
    #[oai(path = "/certificates/:code/revocation", method = "post", operation_id = "revoke_certificate")]
    async fn revoke_certificate(
        &self,
        caller: SignedIn,
        code: Path<Key<CertificateCode>>,
        body: Strict<Reason>,
    ) -> Answer<CertificateView> {
        let admin = caller.admin()?;
        let ended = certification::revoke(&self.app.platform, &admin, &code.0.0, &body.0.reason).await?;
        Ok(Json(CertificateView::of(&ended)?))
    }

    /// Puts a certificate with a corrected name in the place of a valid one, and answers it. For admins.
    #[oai(path = "/certificates/:code/replacement", method = "post", operation_id = "replace_certificate")]
    async fn replace_certificate(
        &self,
        caller: SignedIn,
        code: Path<Key<CertificateCode>>,
        body: Strict<ReplaceCertificate>,
    ) -> Result<ReplacedAnswer, ApiError> {
        let admin = caller.admin()?;
        let correction = Correction { name: &body.0.printed_name, reason: &body.0.reason };
        let new = certification::supersede(&self.app.platform, &admin, &code.0.0, &correction).await?;
        Ok(ReplacedAnswer::Replaced(Json(CertificateView::of(&new)?)))
    }
}

impl CertificationApi {
    /// The qualification, when it was earned in this course.
    async fn of_course(
        &self,
        admin: &domain::identity::Admin,
        course: &CourseId,
        id: QualificationId,
    ) -> Result<QualificationId, ApiError> {
        let one = certification::find_qualified(&self.app.platform, admin, id).await?;
        if one.course == *course { Ok(id) } else { Err(certification::Error::NotFound.into()) }
    }
}
