//! The secret halves in the running program, opened when they are first needed.

use super::{
    key::{PublicKey, SIGNATURE_BYTES},
    ring::KeyRing,
    vault::Vault,
};
use crate::{clock::Moment, error::Failure};
use chrono::TimeDelta;
use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

/// How long a key that was not in the vault is not looked for again.
const PAUSE: TimeDelta = TimeDelta::minutes(1);

/// Signs with the keys of a vault. A key is opened when it is first asked for, so that one that was made while the program runs is found.
/// Cheap to clone; Debug shows the place of the keys and nothing in it.
#[derive(Clone)]
pub struct Signer {
    vault: Arc<Vault>,
    held: Arc<Mutex<Held>>,
    /// Opening is slow on purpose: one at a time.
    turn: Arc<tokio::sync::Mutex<()>>,
}

#[derive(Default)]
struct Held {
    rings: Vec<KeyRing>,
    /// What was looked for in vain, and when last.
    missed: BTreeMap<PublicKey, Moment>,
}

/// A key that is ready to sign. Cheap to clone.
#[derive(Debug, Clone)]
pub struct ReadyKey {
    id: PublicKey,
    ring: KeyRing,
}

impl ReadyKey {
    #[cfg(test)]
    pub(crate) fn of_seed(seed: [u8; 32]) -> Self {
        let secret = super::SecretKey::of_seed(&seed);
        let id = secret.public();
        let key = super::StoredKey { id, purpose: super::Purpose::Credential, created: Moment::UNIX_EPOCH, secret };
        Self { id, ring: KeyRing::new(vec![key]) }
    }

    /// Which key it is.
    pub fn id(&self) -> PublicKey {
        self.id
    }

    /// The signature of a message; `None` when the ring has lost the key, which it never does.
    pub fn sign(&self, message: &[u8]) -> Option<[u8; SIGNATURE_BYTES]> {
        self.ring.secret_of(&self.id).map(|secret| secret.sign(message))
    }
}

impl Signer {
    /// A signer with the keys of a vault.
    pub fn new(vault: Arc<Vault>) -> Self {
        Self { vault, held: Arc::default(), turn: Arc::default() }
    }

    /// A key, if it is in the vault and can be opened.
    ///
    /// # Errors
    /// When the machine breaks. A vault that cannot be opened is told of in the log, and is as good as empty.
    pub async fn key(&self, id: PublicKey, now: Moment) -> Result<Option<ReadyKey>, Failure> {
        if let Some(known) = self.held(id, now) {
            return Ok(known);
        }
        let _turn = self.turn.lock().await;
        if let Some(known) = self.held(id, now) {
            return Ok(known);
        }
        let vault = self.vault.clone();
        let opened = tokio::task::spawn_blocking(move || vault.open(|label| label.id == id)).await?;
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        match opened {
            Ok(ring) if ring.secret_of(&id).is_some() => {
                held.rings.push(ring.clone());
                return Ok(Some(ReadyKey { id, ring }));
            }
            Ok(_) => tracing::warn!(%id, keys = %self.vault, "the secret half of a key that ought to sign is not here"),
            Err(error) => tracing::warn!(%id, %error, "a key that ought to sign cannot be opened"),
        }
        held.missed.insert(id, now);
        Ok(None)
    }

    /// What is known without opening anything; the outer `None`: nothing.
    fn held(&self, id: PublicKey, now: Moment) -> Option<Option<ReadyKey>> {
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let ring = held.rings.iter().find(|ring| ring.secret_of(&id).is_some());
        if let Some(ring) = ring {
            return Some(Some(ReadyKey { id, ring: ring.clone() }));
        }
        held.missed.get(&id).is_some_and(|at| now.signed_duration_since(*at) < PAUSE).then_some(None)
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signer({})", self.vault)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signing::{Purpose, StoredKey};
    use chrono::DateTime;
    use zeroize::Zeroizing;

    #[tokio::test]
    async fn a_key_made_while_the_program_runs_is_found_a_minute_later_and_signs() {
        let home = tempfile::tempdir().unwrap();
        let vault = Arc::new(Vault::file(home.path().join("keys.pem"), Some(Zeroizing::new("correct horse".to_owned()))));
        let signer = Signer::new(vault.clone());
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let key = StoredKey::generate(Purpose::Credential, now).unwrap();
        assert!(signer.key(key.id, now).await.unwrap().is_none());
        vault.add(&key).unwrap();
        assert!(signer.key(key.id, now + TimeDelta::seconds(59)).await.unwrap().is_none());
        let ready = signer.clone().key(key.id, now + PAUSE).await.unwrap().unwrap();
        assert!(key.id.verify(b"a message", &ready.sign(b"a message").unwrap()));
        std::fs::remove_file(home.path().join("keys.pem")).unwrap();
        assert!(signer.key(key.id, now).await.unwrap().is_some(), "an open key is held");
    }
}
