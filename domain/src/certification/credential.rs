//! Certificates as Open Badges 3.0 credentials, signed with the issuer's key, so that other programs can check them.
//!
//! What is signed is made of what the certificate prints ([`document`]). It is signed soon after a certificate is issued, or when it is first
//! asked for; certificates that were issued before there was a key get theirs once there is one.

mod document;

use super::{
    certificate::{Certificate, State},
    code::CertificateCode,
    error::Error,
    store,
};
use crate::{
    clock::Moment,
    database::Transaction,
    error::Failure,
    integrity,
    platform::Platform,
    queue::{self, Job},
    signing::{self, KeyRecord, Purpose, ReadyKey},
};
pub use document::issuer_document;
pub(super) use document::{Site, method_of};

/// Credentials that are signed in one transaction.
const GROUP: u64 = 25;
/// Credentials that one job signs before it leaves the rest to another.
const MOST_IN_A_JOB: u64 = 200;

/// The signed credential of a valid certificate, as JSON. Whoever has the code may have it: it says what the check page shows.
///
/// # Errors
/// `NotFound`, `NoFile` when the certificate ended or its holder was erased, `NoKey` while there is no key to sign with.
pub async fn credential(platform: &Platform, code: &CertificateCode) -> Result<String, Error> {
    let db = platform.database.reader();
    let certificate = store::find_certificate(db, code).await?.ok_or(Error::NotFound)?;
    if certificate.state() != State::Issued || certificate.printed.holder.is_none() {
        return Err(Error::NoFile);
    }
    if let Some(signed) = store::credential_document(db, code).await? {
        return Ok(signed);
    }
    let (key, _) = key_for(platform, Purpose::Credential).await?;
    sign_group(platform, vec![certificate], key).await?;
    store::credential_document(platform.database.reader(), code).await?.ok_or(Error::NoFile)
}

/// Signs valid certificates that have no credential yet; answers whether some are left for another time. Where there is no key yet, it does
/// nothing.
///
/// # Errors
/// When the machine breaks, or the key is away: another worker may have it.
pub async fn sign_credentials(platform: &Platform) -> Result<bool, Failure> {
    let (mut seen, mut signed, mut after) = (0_u64, 0_usize, None);
    while seen < MOST_IN_A_JOB {
        let group = store::certificates_without_credential(platform.database.reader(), after.as_ref(), GROUP).await?;
        let Some(last) = group.last() else { return Ok(false) };
        after = Some(last.code.clone());
        seen = seen.saturating_add(GROUP);
        let key = match key_for(platform, Purpose::Credential).await {
            Ok((key, _)) => key,
            Err(Error::NoKey) => return Ok(false),
            Err(error) => return Err(Failure::Data(error.to_string())),
        };
        signed = signed.saturating_add(sign_group(platform, group, key).await?);
    }
    // Those that cannot be signed are told of in the log, and are no reason to begin anew.
    Ok(signed > 0)
}

/// Has what was just issued signed soon.
pub(super) async fn plan(tx: &Transaction, now: Moment) -> Result<(), Failure> {
    // One may be about to end that has looked already.
    queue::enqueue_up_to(tx, &Job::SignCredentials, 2, now).await
}

/// Has everything signed that has no credential yet: what was issued before there was a key, and what was missed.
///
/// # Errors
/// When the machine breaks.
pub async fn sign_missing_credentials(platform: &Platform) -> Result<(), Failure> {
    let db = platform.database.reader();
    let is_any = !store::certificates_without_credential(db, None, 1).await?.is_empty();
    if !is_any || signing::active(&store::issuer_keys(db).await?, Purpose::Credential, platform.clock.now()).is_none() {
        return Ok(());
    }
    queue::enqueue_unless_waiting(platform.database.single(), &Job::SignCredentials, platform.clock.now()).await
}

/// The key that signs for a purpose now, and what is public of it. `NoKey` where there is none, `KeyAway` where only others can sign with it.
pub(super) async fn key_for(platform: &Platform, purpose: Purpose) -> Result<(ReadyKey, KeyRecord), Error> {
    let now = platform.clock.now();
    let known: Vec<KeyRecord> = store::issuer_keys(platform.database.reader()).await?;
    let Some(active) = signing::active(&known, purpose, now) else { return Err(Error::NoKey) };
    let key = platform.signer.key(active.id, now).await?.ok_or(Error::KeyAway)?;
    Ok((key, active.clone()))
}

/// Each gets its place in the status lists first: the document says where that is. Answers how many were dealt with; one that cannot be signed
/// does not keep back the others.
async fn sign_group(platform: &Platform, group: Vec<Certificate>, key: ReadyKey) -> Result<usize, Failure> {
    let (now, id) = (platform.clock.now(), key.id());
    let codes: Vec<CertificateCode> = group.iter().map(|certificate| certificate.code.clone()).collect();
    let places = platform.database.write(async |tx| store::take_places(tx, &codes).await).await?;
    let signed = tokio::task::spawn_blocking(move || {
        let place = |code: &CertificateCode| places.iter().find(|(placed, _)| placed == code).map(|(_, place)| *place);
        let sign = |certificate: Certificate| match signed(&certificate, place(&certificate.code)?, (&key, now)) {
            Ok(document) => Some((certificate.code, document)),
            Err(error) => {
                tracing::error!(code = %certificate.code, %error, "a certificate cannot be signed as a credential");
                None
            }
        };
        group.into_iter().filter_map(sign).collect::<Vec<_>>()
    });
    let signed = signed.await?;
    platform
        .database
        .write(async |tx| {
            // Whoever withdraws the key takes this turn, too: nothing of it is kept that will not be signed anew.
            let known = store::hold_issuer_keys(tx).await?;
            if signing::active(&known, Purpose::Credential, now).map(|active| active.id) != Some(id) {
                return Ok(0);
            }
            for (code, document) in &signed {
                // Whoever erases a holder takes hold of the certificate first.
                let held = store::hold_certificate(tx, code).await?.filter(|held| held.printed.holder.is_some());
                let document = document.as_deref().filter(|_| held.is_some()).map(|document| (id, document));
                store::put_credential(tx, code, document, now).await?;
            }
            Ok(signed.len())
        })
        .await
}

/// `None`: there is no name to say.
fn signed(certificate: &Certificate, place: u64, (key, now): (&ReadyKey, Moment)) -> Result<Option<String>, Failure> {
    let Some(site) = Site::of(certificate) else { return Err(Failure::Data(format!("{} has no address", certificate.code))) };
    let Some(unsigned) = document::credential(certificate, place, &site) else { return Ok(None) };
    let signed = integrity::sign(unsigned, key, &method_of(&site.did, key.id()), now).map_err(|error| Failure::Data(error.to_string()))?;
    Ok(Some(signed.to_string()))
}
