//! Wishes for a corrected certificate.

use super::{
    Answer, Done, Topic,
    caller::SignedIn,
    certification::ReplaceCertificate,
    keys::Key,
    paging::{After, Limit, Page},
    strict::Strict,
};
use crate::{app::App, error::ApiError};
use chrono::{DateTime, Utc};
use domain::{
    certification::{self, CertificateCode, Correction, CorrectionRequest, CorrectionState, CorrectionVerdict, WaitingCorrection},
    id::{AwardId, CorrectionRequestId, CourseId, UserId},
};
use poem_openapi::{
    Enum, Object, OpenApi,
    param::{Path, Query},
    payload::Json,
};

/// Wishes for a corrected certificate.
pub struct CorrectionsApi {
    /// The program.
    pub app: App,
}

/// How a request for a correction stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum CorrectionStateView {
    /// It waits.
    Asked,
    /// A corrected certificate was issued.
    Granted,
    /// It was refused.
    Refused,
}

/// A request for a corrected certificate.
#[derive(Debug, Object)]
pub struct CorrectionView {
    /// Its id.
    pub id: Key<CorrectionRequestId>,
    /// Which certificate is wrong.
    pub code: Key<CertificateCode>,
    /// The name that ought to be printed.
    pub printed_name: String,
    /// Why.
    pub reason: String,
    /// How it stands.
    pub state: CorrectionStateView,
    /// When it was made.
    pub asked_at: DateTime<Utc>,
    /// When it was decided.
    pub decided_at: Option<DateTime<Utc>>,
    /// Why it was refused.
    pub answer: Option<String>,
}

/// A request for a corrected certificate that waits for a decision.
#[derive(Debug, Object)]
pub struct WaitingCorrectionView {
    /// The request.
    pub correction: CorrectionView,
    /// Whose certificate it is.
    pub holder: Key<UserId>,
    /// The name it prints now; none where the holder was erased.
    pub printed_name: Option<String>,
    /// In which course it was earned.
    pub course: Key<CourseId>,
    /// For which award.
    pub award: Key<AwardId>,
}

impl From<CorrectionRequest> for CorrectionView {
    fn from(request: CorrectionRequest) -> Self {
        Self {
            id: Key(request.id),
            code: Key(request.code),
            printed_name: request.wanted_name,
            reason: request.reason,
            state: match request.state {
                CorrectionState::Asked => CorrectionStateView::Asked,
                CorrectionState::Granted => CorrectionStateView::Granted,
                CorrectionState::Refused => CorrectionStateView::Refused,
            },
            asked_at: request.asked_at,
            decided_at: request.decided_at,
            answer: request.answer,
        }
    }
}

impl From<WaitingCorrection> for WaitingCorrectionView {
    fn from(waiting: WaitingCorrection) -> Self {
        let WaitingCorrection { request, certificate } = waiting;
        Self {
            correction: request.into(),
            holder: Key(certificate.holder),
            printed_name: certificate.printed.holder,
            course: Key(certificate.course),
            award: Key(certificate.award),
        }
    }
}

/// What is decided about a wish.
#[derive(Debug, Object)]
pub struct DecideCorrection {
    /// Whether a corrected certificate takes the old one's place.
    pub grant: bool,
    /// Why not; asked for when it is refused. The holder reads it.
    #[oai(validator(max_length = 1000))]
    pub reason: Option<String>,
}

#[OpenApi(prefix_path = "/api/v1", tag = "Topic::Certificates")]
impl CorrectionsApi {
    /// Asks for a valid certificate of one's own to be replaced by one with another name. One request waits at a time: a newer one takes its place.
    #[oai(path = "/certificates/:code/correction", method = "put", operation_id = "ask_for_correction")]
    async fn ask_for_correction(
        &self,
        caller: SignedIn,
        code: Path<Key<CertificateCode>>,
        body: Strict<ReplaceCertificate>,
    ) -> Answer<CorrectionView> {
        let wish = Correction { name: &body.0.printed_name, reason: &body.0.reason };
        let asked = certification::ask_for_correction(&self.app.platform, &caller.learner(), &code.0.0, &wish).await?;
        Ok(Json(asked.into()))
    }

    /// Takes back a request that waits. Safe to repeat.
    #[oai(path = "/certificates/:code/correction", method = "delete", operation_id = "withdraw_correction")]
    async fn withdraw_correction(&self, caller: SignedIn, code: Path<Key<CertificateCode>>) -> Result<Done, ApiError> {
        certification::withdraw_correction(&self.app.platform, &caller.learner(), &code.0.0).await?;
        Ok(Done::Done)
    }

    /// Lists the corrections one has asked for, the latest first.
    #[oai(path = "/me/corrections", method = "get", operation_id = "list_my_corrections")]
    async fn list_my_corrections(&self, caller: SignedIn) -> Answer<Page<CorrectionView>> {
        let asked = certification::corrections_of(&self.app.platform, &caller.learner()).await?;
        Ok(Json(Page { items: asked.into_iter().map(CorrectionView::from).collect(), next: None }))
    }

    /// Lists the corrections that wait for a decision, the longest first. For admins.
    #[oai(path = "/corrections", method = "get", operation_id = "list_corrections")]
    async fn list_corrections(
        &self,
        caller: SignedIn,
        after: Query<Option<After>>,
        limit: Query<Option<Limit>>,
    ) -> Answer<Page<WaitingCorrectionView>> {
        let admin = caller.admin()?;
        let after = After::id(after.0)?;
        let limit = Limit::of(limit.0);
        let most = u32::try_from(limit.saturating_add(1)).unwrap_or(u32::MAX);
        let rows = certification::corrections_waiting(&self.app.platform, &admin, after, most).await?;
        Ok(Json(Page::of(rows, limit, |row| row.request.id.to_string(), WaitingCorrectionView::from)))
    }

    /// Decides about a correction. Granting issues a corrected certificate in the place of the old one. Safe to repeat. For admins.
    #[oai(path = "/corrections/:correction/decision", method = "put", operation_id = "decide_correction")]
    async fn decide_correction(
        &self,
        caller: SignedIn,
        correction: Path<Key<CorrectionRequestId>>,
        body: Strict<DecideCorrection>,
    ) -> Result<Done, ApiError> {
        let admin = caller.admin()?;
        let reason = body.0.reason.unwrap_or_default();
        let verdict = if body.0.grant { CorrectionVerdict::Grant } else { CorrectionVerdict::Refuse(&reason) };
        certification::decide_correction(&self.app.platform, &admin, correction.0.0, verdict).await?;
        Ok(Done::Done)
    }
}
