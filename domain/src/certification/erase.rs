//! Taking an erased person's name out of what we serve.

use super::{code::CertificateCode, correct::CorrectionState, store};
use crate::{database::Transaction, error::Failure, id::UserId};

/// Takes the name and the marks of an erased person out: certificates keep code, course, dates and status and still verify; what was
/// confirmed, refused and met is forgotten. Safe to repeat.
///
/// # Errors
/// When the database refuses.
pub async fn erase_person(tx: &Transaction, user: UserId) -> Result<(), Failure> {
    // First the qualifications: whoever issues or corrects takes hold of those before writing a name.
    store::erase_qualifications_of(tx, user).await?;
    store::erase_members_of(tx, user).await?;
    let granted: Vec<_> = store::corrections_of_holder(tx, user).await?;
    let in_their_words = |code: &CertificateCode| granted.iter().any(|wish| wish.code == *code && wish.state == CorrectionState::Granted);
    for certificate in store::certificates_of_holder(tx, user).await? {
        let Some(name) = certificate.printed.holder.clone() else { continue };
        let kept = |reason: &str| if in_their_words(&certificate.code) { "…".to_owned() } else { reason.replace(&name, "…") };
        let reason = certificate.ending.as_ref().map(|ending| kept(&ending.reason));
        store::set_printed(tx, &certificate.code, &certificate.printed.without_holder(), reason).await?;
    }
    store::erase_credentials_of(tx, user).await?;
    // Last: who asks for a correction takes hold of the certificate first, too.
    store::erase_corrections_of(tx, user).await
}
