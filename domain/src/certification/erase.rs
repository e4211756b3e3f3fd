//! Taking an erased person's name out of what we serve.

use super::store;
use crate::{database::Transaction, error::Failure, id::UserId};

/// Takes the name and the marks of an erased person out: certificates keep code, course, dates and status and still verify; what was
/// confirmed, refused and met is forgotten. Safe to repeat.
///
/// # Errors
/// When the database refuses.
pub async fn erase_person(tx: &Transaction, user: UserId) -> Result<(), Failure> {
    // First the qualifications: whoever issues or corrects takes hold of those before writing a name.
    store::erase_qualifications_of(tx, user).await?;
    for certificate in store::certificates_of_holder(tx, user).await? {
        let Some(name) = certificate.printed.holder.clone() else { continue };
        let reason = certificate.ending.as_ref().map(|ending| ending.reason.replace(&name, "…"));
        store::set_printed(tx, &certificate.code, &certificate.printed.without_holder(), reason).await?;
    }
    Ok(())
}
