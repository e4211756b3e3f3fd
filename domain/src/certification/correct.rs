//! Wishes for a corrected certificate. Once a certificate is issued its name is locked; who finds it wrong says what it ought to be and why, and
//! an admin decides. Granting puts a corrected certificate in the place of the old one, whose code then says what replaced it; a refusal
//! carries its reason.

use super::{
    certificate::Certificate,
    code::CertificateCode,
    end::{self, Correction},
    error::{Error, NAME_FIELD},
    refuse::parse_reason,
    store,
};
use crate::{
    audit::{self, Deed},
    clock::Moment,
    error::FieldFault,
    id::{CorrectionRequestId, UserId},
    identity::{Admin, Learner},
    letter::Letter,
    platform::Platform,
    queue::{self, Job},
};

/// A holder's wish for a corrected certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectionRequest {
    /// Our id of it; later ones are larger.
    pub id: CorrectionRequestId,
    /// Which certificate is wrong.
    pub code: CertificateCode,
    /// Whose it is.
    pub holder: UserId,
    /// The name that ought to be printed.
    pub wanted_name: String,
    /// Why.
    pub reason: String,
    /// How it stands.
    pub state: CorrectionState,
    /// When it was made.
    pub asked_at: Moment,
    /// When it was decided.
    pub decided_at: Option<Moment>,
    /// Why it was refused.
    pub answer: Option<String>,
}

/// How a wish stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CorrectionState {
    /// It waits.
    Asked,
    /// A corrected certificate was issued.
    Granted,
    /// It was refused.
    Refused,
}

impl CorrectionState {
    /// As stored and as the API writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Granted => "granted",
            Self::Refused => "refused",
        }
    }

    /// Reads what `as_str` writes.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Asked, Self::Granted, Self::Refused].into_iter().find(|state| state.as_str() == text)
    }
}

/// A wish that waits, with the certificate it is about.
#[derive(Debug, Clone)]
pub struct WaitingCorrection {
    /// The wish.
    pub request: CorrectionRequest,
    /// The certificate as it stands.
    pub certificate: Certificate,
}

/// Asks for a certificate of one's own to be replaced by one with another name. One wish waits at a time: a newer one takes its place.
///
/// # Errors
/// `NotFound` for anybody else's certificate, `Ended`, `Invalid` for `printed_name` or `reason`, `NameUnprintable`.
pub async fn ask_for_correction(
    platform: &Platform,
    learner: &Learner,
    code: &CertificateCode,
    correction: &Correction<'_>,
) -> Result<CorrectionRequest, Error> {
    let certificate = own_certificate(platform, learner, code).await?;
    let (_, wanted_name, reason) = end::read(platform, &certificate, correction).await?;
    if certificate.printed.holder.as_deref() == Some(wanted_name.as_str()) {
        return Err(FieldFault { field: NAME_FIELD, code: "printed-name-unchanged" }.into());
    }
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            let new = CorrectionRequest {
                id: CorrectionRequestId::generate(),
                code: code.clone(),
                holder: learner.user,
                wanted_name: wanted_name.clone(),
                reason: reason.clone(),
                state: CorrectionState::Asked,
                asked_at: now,
                decided_at: None,
                answer: None,
            };
            let held = store::hold_certificate(tx, code).await?.ok_or(Error::Ended)?;
            if held.printed.holder.is_none() {
                return Err(Error::HolderErased);
            }
            // Under a new id, so that nobody grants what they have not read.
            store::drop_waiting_correction(tx, code).await?;
            store::insert_correction(tx, &new).await?;
            Ok(new)
        })
        .await
}

/// Takes back a wish that waits; answers whether one did. Safe to repeat.
///
/// # Errors
/// `NotFound` for anybody else's certificate.
pub async fn withdraw_correction(platform: &Platform, learner: &Learner, code: &CertificateCode) -> Result<bool, Error> {
    let certificate = store::find_certificate(platform.database.reader(), code).await?;
    certificate.filter(|certificate| certificate.holder == learner.user).ok_or(Error::NotFound)?;
    platform.database.write(async |tx| Ok(store::drop_waiting_correction(tx, code).await?)).await
}

/// A certificate of one's own that is valid, to be looked at before asking for a correction.
///
/// # Errors
/// `NotFound` for anybody else's certificate, `Ended`.
pub async fn own_certificate(platform: &Platform, learner: &Learner, code: &CertificateCode) -> Result<Certificate, Error> {
    let certificate = store::find_certificate(platform.database.reader(), code).await?;
    let certificate = certificate.filter(|certificate| certificate.holder == learner.user).ok_or(Error::NotFound)?;
    if certificate.ending.is_some() { Err(Error::Ended) } else { Ok(certificate) }
}

/// All wishes of a learner, the latest first.
///
/// # Errors
/// When the machine breaks.
pub async fn corrections_of(platform: &Platform, learner: &Learner) -> Result<Vec<CorrectionRequest>, Error> {
    Ok(store::corrections_of_holder(platform.database.reader(), learner.user).await?)
}

/// Wishes that wait, the longest first, from after the one given on; at most `most`.
///
/// # Errors
/// When the machine breaks.
pub async fn corrections_waiting(
    platform: &Platform,
    _: &Admin,
    after: Option<CorrectionRequestId>,
    most: u32,
) -> Result<Vec<WaitingCorrection>, Error> {
    let db = platform.database.reader();
    let requests = store::corrections_waiting(db, after, most).await?;
    let codes: Vec<&CertificateCode> = requests.iter().map(|request| &request.code).collect();
    let mut certificates = store::certificates_by_code(db, &codes).await?;
    let with_certificate = |request: CorrectionRequest| {
        let certificate = certificates.remove(&request.code)?;
        Some(WaitingCorrection { request, certificate })
    };
    Ok(requests.into_iter().filter_map(with_certificate).collect())
}

/// The wish that waits for a certificate, if one does.
///
/// # Errors
/// When the machine breaks.
pub async fn waiting_correction(platform: &Platform, _: &Admin, code: &CertificateCode) -> Result<Option<CorrectionRequest>, Error> {
    Ok(store::waiting_correction(platform.database.reader(), code).await?)
}

/// How many wishes wait.
///
/// # Errors
/// When the machine breaks.
pub async fn count_corrections_waiting(platform: &Platform, _: &Admin) -> Result<u64, Error> {
    Ok(store::count_corrections_waiting(platform.database.reader()).await?)
}

/// What an admin decides about a wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CorrectionVerdict<'a> {
    /// A corrected certificate takes the old one's place.
    Grant,
    /// No, and why.
    Refuse(&'a str),
}

/// Decides about a wish; the holder is written to either way. Answers the corrected certificate where there is one. Safe to repeat.
///
/// # Errors
/// `NotFound`, also when the holder has changed it since; `AlreadyDecided` when it was decided otherwise, `Ended` when the certificate was
/// revoked or replaced meanwhile; for a refusal `Invalid` for `reason`; for a grant `NameUnprintable`, `SettingsMissing`, `HolderErased`.
pub async fn decide_correction(
    platform: &Platform,
    admin: &Admin,
    id: CorrectionRequestId,
    verdict: CorrectionVerdict<'_>,
) -> Result<Option<Certificate>, Error> {
    let request = store::find_correction(platform.database.reader(), id).await?.ok_or(Error::NotFound)?;
    match (verdict, request.state) {
        (CorrectionVerdict::Refuse(why), _) => refuse(platform, admin, &request, why).await.map(|()| None),
        (CorrectionVerdict::Grant, CorrectionState::Asked) => {
            let correction = Correction { name: &request.wanted_name, reason: &request.reason };
            end::replace(platform, admin, &request.code, &correction, Some(id)).await.map(Some)
        }
        (CorrectionVerdict::Grant, CorrectionState::Granted) => Ok(None),
        (CorrectionVerdict::Grant, CorrectionState::Refused) => Err(Error::AlreadyDecided),
    }
}

async fn refuse(platform: &Platform, admin: &Admin, request: &CorrectionRequest, why: &str) -> Result<(), Error> {
    let reason = parse_reason(why)?;
    let now = platform.clock.now();
    let decision = store::CorrectionDecision { state: CorrectionState::Refused, by: admin.user, answer: Some(&reason) };
    platform
        .database
        .write(async |tx| {
            if !store::decide_correction(tx, request.id, &decision, now).await? {
                let decided = store::find_correction(tx, request.id).await?.ok_or(Error::NotFound)?;
                return if decided.answer.as_ref() == Some(&reason) { Ok(()) } else { Err(Error::AlreadyDecided) };
            }
            let letter = Letter::CorrectionRefused { code: request.code.to_string(), reason: reason.clone() };
            queue::enqueue(tx, &Job::Write { to: request.holder, letter }, now).await?;
            let details = serde_json::json!({ "holder": request.holder });
            let deed = Deed { actor: admin.user, action: "certification.correction_refused", subject: request.code.to_string(), details };
            Ok(audit::record(tx, deed, now).await?)
        })
        .await
}
