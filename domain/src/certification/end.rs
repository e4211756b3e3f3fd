//! Revoking a certificate, and putting a corrected one in its place. The old one stays in the books with actor, time and reason; nothing
//! cascades.

use super::{
    certificate::{Certificate, Ending, EndingKind},
    code::CertificateCode,
    confirm::printable,
    correct::CorrectionState,
    credential,
    error::Error,
    freeze::Terms,
    frozen::Frozen,
    qualification::{ConfirmedName, Qualification},
    refuse::parse_reason,
    store::{self, CorrectionDecision},
};
use crate::{
    audit::{self, Deed},
    database::Transaction,
    error::{DomainError, Failure, FieldFault},
    id::CorrectionRequestId,
    identity::Admin,
    letter::Letter,
    platform::Platform,
    queue::{self, Job},
};

/// Revokes a live certificate. Sent again with the same reason it changes nothing.
///
/// # Errors
/// `NotFound`, `Invalid` for `reason`, `Ended` when it was replaced, or revoked for another reason.
pub async fn revoke(platform: &Platform, admin: &Admin, code: &CertificateCode, reason: &str) -> Result<Certificate, Error> {
    let now = platform.clock.now();
    let ending = Ending { kind: EndingKind::Revoked, reason: parse_reason(reason)?, ended_at: now, ended_by: admin.user };
    platform
        .database
        .write(async |tx| {
            let ended_now = store::end_certificate(tx, code, &ending).await?;
            let certificate = store::find_certificate(tx, code).await?.ok_or(Error::NotFound)?;
            if !ended_now {
                let same = |before: &Ending| before.kind == ending.kind && before.reason == ending.reason;
                return if certificate.ending.as_ref().is_some_and(same) { Ok(certificate) } else { Err(Error::Ended) };
            }
            let refused = CorrectionDecision { state: CorrectionState::Refused, by: admin.user, answer: Some(&ending.reason) };
            store::settle_correction(tx, code, &refused, now).await?;
            let letter = Letter::Revoked { code: code.to_string(), reason: ending.reason.clone() };
            queue::enqueue(tx, &Job::Write { to: certificate.holder, letter }, now).await?;
            record(tx, admin, "certification.revoked", &certificate, None).await?;
            Ok(certificate)
        })
        .await
}

/// What is corrected, and why.
#[derive(Debug, Clone, Copy)]
pub struct Correction<'a> {
    /// The name the new certificate prints.
    pub name: &'a str,
    /// Why the old one is replaced.
    pub reason: &'a str,
}

/// Puts a certificate with a corrected name in the place of a live one; all else it prints stays as it was but for its own code and date.
/// Sent again with the same correction it answers the certificate that took the place.
///
/// # Errors
/// `NotFound`, `Invalid` for `printed_name` or `reason`, `NameUnprintable`, `SettingsMissing`, `HolderErased`, `Ended`; `HolderMustAsk` where two
/// admins sign certificates: then no admin alone puts another name on one.
pub async fn supersede(
    platform: &Platform,
    admin: &Admin,
    code: &CertificateCode,
    correction: &Correction<'_>,
) -> Result<Certificate, Error> {
    if platform.settings.second_signature {
        return Err(Error::HolderMustAsk);
    }
    replace(platform, admin, code, correction, None).await
}

/// As [`supersede`]; where that grants a holder's `wish`, it must still wait.
///
/// # Errors
/// As [`supersede`], and `AlreadyDecided`.
pub(super) async fn replace(
    platform: &Platform,
    admin: &Admin,
    code: &CertificateCode,
    correction: &Correction<'_>,
    wish: Option<CorrectionRequestId>,
) -> Result<Certificate, Error> {
    let old = store::find_certificate(platform.database.reader(), code).await?.ok_or(Error::NotFound)?;
    if old.printed.holder.is_none() {
        return Err(Error::HolderErased);
    }
    let (qualification, name, reason) = read(platform, &old, correction).await?;
    let new = corrected(platform, admin, &old, &name)?;
    let now = new.issued_at;
    let kind = EndingKind::Superseded { by: new.code.clone() };
    let ending = Ending { kind, reason, ended_at: now, ended_by: admin.user };
    platform
        .database
        .write(async |tx| {
            // Whoever erases the holder takes hold of the qualification first, too.
            let confirmed = ConfirmedName { text: name.clone(), confirmed_at: now };
            store::set_name(tx, qualification.id, &confirmed).await?;
            if !store::end_certificate(tx, code, &ending).await? {
                return replaced_before(tx, code, (&name, &ending.reason)).await;
            }
            let old = store::find_certificate(tx, code).await?.ok_or(Error::NotFound)?;
            if old.printed.holder.is_none() {
                return Err(Error::HolderErased);
            }
            if !store::insert_certificate(tx, &new).await? {
                return Err(Error::Failure(Failure::Data(format!("{code} has a live successor already"))));
            }
            let granted = CorrectionDecision { state: CorrectionState::Granted, by: admin.user, answer: None };
            match wish {
                Some(wish) if !store::decide_correction(tx, wish, &granted, now).await? => {
                    let decided = store::find_correction(tx, wish).await?;
                    return Err(decided.map_or(Error::NotFound, |_| Error::AlreadyDecided));
                }
                Some(_) => {}
                None => {
                    store::settle_correction(tx, code, &granted, now).await?;
                }
            }
            credential::plan(tx, now).await?;
            let letter = Letter::Replaced { code: code.to_string(), by: new.code.to_string() };
            queue::enqueue(tx, &Job::Write { to: new.holder, letter }, now).await?;
            record(tx, admin, "certification.superseded", &old, Some(&new.code)).await?;
            Ok(new)
        })
        .await
}

/// Reads the correction; faults of both fields are told together.
pub(super) async fn read(
    platform: &Platform,
    old: &Certificate,
    correction: &Correction<'_>,
) -> Result<(Qualification, String, String), Error> {
    let known = store::qualifications_of(platform.database.reader(), &[old.enrolment]).await?;
    let qualification = known.into_iter().find(|known| known.award == old.award).ok_or(Error::NotFound)?;
    let reason = parse_reason(correction.reason);
    match (printable(platform, &qualification, correction.name).await, reason) {
        (Ok(name), Ok(reason)) => Ok((qualification, name, reason)),
        (Ok(_), Err(fault)) => Err(fault.into()),
        (Err(error), Ok(_)) => Err(error),
        (Err(error), Err(fault)) => {
            let faults: Vec<FieldFault> = error.fields().iter().cloned().chain([fault]).collect();
            Err(if error.fields().is_empty() { error } else { Error::Invalid(faults) })
        }
    }
}

/// What the new certificate is: the old one with another name, code and date.
fn corrected(platform: &Platform, admin: &Admin, old: &Certificate, name: &str) -> Result<Certificate, Error> {
    let languages: Vec<_> = old.printed.languages().collect();
    let terms = Terms::of(&platform.settings, &languages)?;
    let code = CertificateCode::generate()?;
    let now = platform.clock.now();
    let (template, fonts) = Frozen::current_hashes()?;
    let printed = Frozen {
        code: code.clone(),
        holder: Some(name.to_owned()),
        issued_on: now.date_naive(),
        check_url: terms.check_url(&code),
        template,
        fonts,
        ..old.printed.clone()
    };
    Ok(Certificate { code, printed, issued_at: now, issued_by: admin.user, ending: None, ..old.clone() })
}

/// The certificate that took the place of this one, if it was for the same correction.
async fn replaced_before(tx: &Transaction, code: &CertificateCode, (name, reason): (&str, &str)) -> Result<Certificate, Error> {
    let old = store::find_certificate(tx, code).await?.ok_or(Error::NotFound)?;
    let Some(Ending { kind: EndingKind::Superseded { by }, reason: given, .. }) = old.ending else { return Err(Error::Ended) };
    let new = store::find_certificate(tx, &by).await?.ok_or(Error::NotFound)?;
    if given == reason && new.printed.holder.as_deref() == Some(name) { Ok(new) } else { Err(Error::Ended) }
}

async fn record(
    tx: &Transaction,
    admin: &Admin,
    action: &'static str,
    certificate: &Certificate,
    by: Option<&CertificateCode>,
) -> Result<(), Failure> {
    let at = certificate.ending.as_ref().map_or(certificate.issued_at, |ending| ending.ended_at);
    let details = serde_json::json!({ "holder": certificate.holder, "replaced_by": by });
    audit::record(tx, Deed { actor: admin.user, action, subject: certificate.code.to_string(), details }, at).await
}
