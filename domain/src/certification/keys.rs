//! The issuer's keys: what is public of them is in the database for ever, the secret halves are in the key file or in the environment.

use super::{credential, store};
use crate::{
    audit::{self, Deed},
    clock::Moment,
    database::Transaction,
    error::Failure,
    identity::Admin,
    platform::Platform,
    signing::{self, ChangeRefusal, KeyFileError, KeyRecord, KeyState, Label, PublicKey, Purpose, Rotation, StoredKey, Vault},
};
use chrono::TimeDelta;
use serde_json::json;
use std::sync::Arc;

/// Why nothing was done with the keys.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The keys there are do not allow it.
    #[error(transparent)]
    Refused(#[from] ChangeRefusal),
    /// The key file, or the keys in the environment.
    #[error(transparent)]
    File(#[from] KeyFileError),
    /// Nobody knows this key.
    #[error("{0} is no key of this site; `mooc key list` shows those there are")]
    Unknown(PublicKey),
    /// The machine broke.
    #[error(transparent)]
    Failure(#[from] Failure),
}

/// What a command did: the new key, and those that cease to sign when it begins.
pub type Change = Rotation;

/// Makes the first key of a purpose, or the one after the last was withdrawn.
///
/// # Errors
/// When the purpose has a key that signs, or the vault cannot be written.
pub async fn begin_key(platform: &Platform, admin: &Admin, vault: &Arc<Vault>, purpose: Purpose) -> Result<Change, KeyError> {
    let plan = |known: &[KeyRecord], key: &StoredKey, now| {
        let new = signing::first(known, key, now)?;
        Ok(Change { new, retired: Vec::new() })
    };
    let change = add(platform, admin, vault, (purpose, &plan)).await?;
    credential::sign_missing_credentials(platform).await?;
    Ok(change)
}

/// Makes the first key of each purpose that never had one; answers which.
///
/// # Errors
/// When the vault cannot be written.
pub async fn begin_missing_keys(platform: &Platform, vault: &Arc<Vault>) -> Result<Vec<Change>, KeyError> {
    let known = store::issuer_keys(platform.database.reader()).await?;
    let mut made = Vec::new();
    for purpose in Purpose::ALL.into_iter().filter(|purpose| known.iter().all(|key| key.purpose != *purpose)) {
        match begin_key(platform, &Admin::operator(), vault, purpose).await {
            // Another process was faster.
            Err(KeyError::Refused(ChangeRefusal::AlreadyActive { .. })) => {}
            change => made.push(change?),
        }
    }
    Ok(made)
}

/// Publishes a new key for a purpose, or for each that has one; after the overlap it signs in place of the old one. When one is refused,
/// none is changed.
///
/// # Errors
/// When a purpose has no key that signs or is being rotated already, the overlap makes no sense, or the vault cannot be written.
pub async fn rotate_keys(
    platform: &Platform,
    admin: &Admin,
    vault: &Arc<Vault>,
    purpose: Option<Purpose>,
    overlap: TimeDelta,
) -> Result<Vec<Change>, KeyError> {
    let known = store::issuer_keys(platform.database.reader()).await?;
    let purposes = match purpose {
        Some(purpose) => vec![purpose],
        None => Purpose::ALL.into_iter().filter(|purpose| known.iter().any(|key| key.purpose == *purpose)).collect(),
    };
    let plan = |known: &[KeyRecord], key: &StoredKey, now| signing::rotation(known, key, now, overlap);
    for purpose in &purposes {
        plan(&known, &generate(platform, *purpose)?, platform.clock.now())?;
    }
    let mut changes = Vec::new();
    for purpose in purposes {
        changes.push(add(platform, admin, vault, (purpose, &plan)).await?);
    }
    Ok(changes)
}

/// What a new key changes, if it may be added.
type Plan<'a> = &'a (dyn Fn(&[KeyRecord], &StoredKey, Moment) -> Result<Change, ChangeRefusal> + Sync);

fn generate(platform: &Platform, purpose: Purpose) -> Result<StoredKey, KeyError> {
    StoredKey::generate(purpose, platform.clock.now()).map_err(|error| Failure::Data(error.to_string()).into())
}

/// Writes the secret half first: should the program stop before the public half is published, nothing is signed with it.
async fn add(platform: &Platform, admin: &Admin, vault: &Arc<Vault>, (purpose, plan): (Purpose, Plan<'_>)) -> Result<Change, KeyError> {
    let now = platform.clock.now();
    let key = Arc::new(generate(platform, purpose)?);
    plan(&store::issuer_keys(platform.database.reader()).await?, &key, now)?;
    let (theirs, added) = (vault.clone(), key.clone());
    tokio::task::spawn_blocking(move || theirs.add(&added)).await.map_err(Failure::from)??;
    platform
        .database
        .write(async |tx| {
            let known = store::hold_issuer_keys(tx).await?;
            let change = plan(&known, &key, now)?;
            store::put_issuer_key(tx, &change.new).await?;
            for old in known.into_iter().filter(|old| change.retired.contains(&old.id)) {
                store::put_issuer_key(tx, &KeyRecord { retired_at: Some(change.new.active_from), ..old }).await?;
            }
            record(tx, admin, "certification.key_published", &change.new, now).await?;
            Ok(change)
        })
        .await
}

/// From when on what a key signed counts no more, and why.
#[derive(Debug, Clone)]
pub struct Withdrawal {
    /// Which key.
    pub id: PublicKey,
    /// From when on.
    pub from: Moment,
    /// Why; published with the key.
    pub reason: String,
}

/// Withdraws a key somebody else may have: it signs no more, and what it signed from then on counts no more.
///
/// # Errors
/// `Unknown`, or when date or reason will not do.
pub async fn withdraw_key(platform: &Platform, admin: &Admin, withdrawal: &Withdrawal) -> Result<KeyRecord, KeyError> {
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            let known = store::hold_issuer_keys(tx).await?;
            let key = known.iter().find(|key| key.id == withdrawal.id).ok_or(KeyError::Unknown(withdrawal.id))?;
            let withdrawn = signing::withdrawal(key, withdrawal.from, &withdrawal.reason, now)?;
            store::put_issuer_key(tx, &withdrawn).await?;
            // Certificates are as valid as before: theirs are signed anew, with the key after it.
            store::unsign_credentials(tx, withdrawn.id).await?;
            credential::plan(tx, now).await?;
            record(tx, admin, "certification.key_withdrawn", &withdrawn, now).await?;
            Ok(withdrawn)
        })
        .await
}

async fn record(tx: &Transaction, admin: &Admin, action: &'static str, key: &KeyRecord, now: Moment) -> Result<(), Failure> {
    let details = json!({ "purpose": key.purpose.as_str() });
    audit::record(tx, Deed { actor: admin.user, action, subject: key.id.to_string(), details }, now).await
}

/// Where the secret half of a key is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Secret {
    /// In the vault of this machine.
    Here,
    /// It signs, or will, and is not here.
    Missing,
    /// Not here, and no longer needed.
    Gone,
}

impl Secret {
    /// As listed.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Here => "here",
            Self::Missing => "missing",
            Self::Gone => "gone",
        }
    }
}

/// A key, as listed.
#[derive(Debug, Clone)]
pub struct KeyView {
    /// What is public of it.
    pub record: KeyRecord,
    /// Where it is in its life.
    pub state: KeyState,
    /// Where its secret half is.
    pub secret: Secret,
}

/// All keys, and what is wrong with them.
#[derive(Debug, Clone)]
pub struct KeyOverview {
    /// All keys there ever were.
    pub keys: Vec<KeyView>,
    /// What is wrong, and how to mend it.
    pub faults: Vec<String>,
}

/// Everything that is public of the keys, for whoever checks signatures.
///
/// # Errors
/// When the database cannot be read.
pub async fn issuer_keys(platform: &Platform) -> Result<Vec<KeyRecord>, Failure> {
    store::issuer_keys(platform.database.reader()).await
}

/// Whether there is a key that signs credentials.
///
/// # Errors
/// When the database cannot be read.
pub async fn signs_credentials(platform: &Platform) -> Result<bool, Failure> {
    Ok(signing::active(&issuer_keys(platform).await?, Purpose::Credential, platform.clock.now()).is_some())
}

/// All keys, and what is wrong with them. Needs no passphrase.
///
/// # Errors
/// When the vault cannot be read.
pub async fn key_overview(platform: &Platform, _: &Admin, vault: &Vault) -> Result<KeyOverview, KeyError> {
    let records = issuer_keys(platform).await?;
    Ok(overview(&records, &vault.labels()?, platform.clock.now()))
}

fn overview(records: &[KeyRecord], labels: &[Label], now: Moment) -> KeyOverview {
    let view = |record: &KeyRecord| {
        let state = record.state(records, now);
        let is_here = labels.iter().any(|label| (label.id, label.purpose) == (record.id, record.purpose));
        let secret = match state {
            _ if is_here => Secret::Here,
            KeyState::Active | KeyState::Waiting => Secret::Missing,
            KeyState::Retired | KeyState::Withdrawn => Secret::Gone,
        };
        KeyView { record: record.clone(), state, secret }
    };
    let keys: Vec<KeyView> = records.iter().map(view).collect();
    let mut faults = Vec::new();
    for purpose in Purpose::ALL {
        if records.iter().any(|key| key.purpose == purpose) && signing::active(records, purpose, now).is_none() {
            faults.push(format!("{purpose} has no key that signs; `mooc key new --purpose {purpose}` makes one"));
        }
    }
    for KeyView { record, .. } in keys.iter().filter(|key| key.secret == Secret::Missing) {
        let KeyRecord { id, purpose, .. } = record;
        faults.push(format!("the secret half of {id} ({purpose}) is not here; bring the key file back from where you keep copies"));
    }
    for label in labels.iter().filter(|label| records.iter().all(|record| record.id != label.id)) {
        faults.push(format!("{} ({}) was never published here and signs nothing; take it out of the key file", label.id, label.purpose));
    }
    KeyOverview { keys, faults }
}
