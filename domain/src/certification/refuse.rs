//! Refusing to issue, and taking that back.

use super::{
    error::Error,
    qualification::{Refusal, Status},
    qualified, store,
};
use crate::{
    audit::{self, Deed},
    error::FieldFault,
    id::QualificationId,
    identity::Admin,
    platform::Platform,
};
use unicode_normalization::UnicodeNormalization;

/// Longest reason, in characters.
const REASON_MAX: usize = 1000;

/// Reads a reason: 1 to 1000 characters, no control characters but line ends and tabs.
///
/// # Errors
/// A fault for the field `reason`.
pub(super) fn parse_reason(text: &str) -> Result<String, FieldFault> {
    let reason: String = text.trim().nfc().collect();
    let fault = |code| Err(FieldFault { field: "reason", code });
    if reason.is_empty() {
        return fault("reason-missing");
    }
    if reason.chars().count() > REASON_MAX {
        return fault("reason-too-long");
    }
    if reason.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
        return fault("reason-with-controls");
    }
    Ok(reason)
}

/// Refuses to issue a certificate to somebody who qualified; the learner reads why. Saying it again replaces the reason.
///
/// # Errors
/// `NotFound`, `Invalid` for `reason`, `AlreadyIssued`.
pub async fn refuse(platform: &Platform, admin: &Admin, id: QualificationId, reason: &str) -> Result<(), Error> {
    let refusal = Refusal { reason: parse_reason(reason)?, refused_at: platform.clock.now(), refused_by: admin.user };
    platform
        .database
        .write(async |tx| {
            // The update takes hold of the row, so that nothing is issued between writing and looking.
            store::set_refusal(tx, id, Some(&refusal)).await?;
            let found = store::find_qualification(tx, id).await?.ok_or(Error::NotFound)?;
            let one = qualified::complete(tx, vec![found]).await?.pop().ok_or(Error::NotFound)?;
            if one.status() == Status::Issued {
                return Err(Error::AlreadyIssued);
            }
            let deed = Deed {
                actor: admin.user,
                action: "certification.refused",
                subject: id.to_string(),
                details: serde_json::json!({ "learner": one.learner.user, "course": one.course, "award": one.qualification.award }),
            };
            Ok(audit::record(tx, deed, refusal.refused_at).await?)
        })
        .await
}

/// Takes a refusal back. Safe to repeat.
///
/// # Errors
/// `NotFound`.
pub async fn withdraw_refusal(platform: &Platform, admin: &Admin, id: QualificationId) -> Result<(), Error> {
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            let before = store::find_qualification(tx, id).await?.ok_or(Error::NotFound)?;
            store::set_refusal(tx, id, None).await?;
            if before.refusal.is_some() {
                let details = serde_json::json!({ "award": before.award });
                let deed = Deed { actor: admin.user, action: "certification.refusal_withdrawn", subject: id.to_string(), details };
                audit::record(tx, deed, now).await?;
            }
            Ok(())
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_a_short_text() {
        assert_eq!(parse_reason("  Because.\nReally. ").unwrap(), "Because.\nReally.");
        let code = |text: &str| parse_reason(text).unwrap_err().code;
        assert_eq!(code(" \n "), "reason-missing");
        assert_eq!(code(&"é".repeat(1001)), "reason-too-long");
        assert_eq!(code("a\0b"), "reason-with-controls");
    }
}
