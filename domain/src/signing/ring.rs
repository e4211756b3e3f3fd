//! The secret halves the program holds while it runs.

use super::{
    file::StoredKey,
    key::{PublicKey, SecretKey},
    purpose::Purpose,
    record::{KeyRecord, KeyState},
};
use crate::clock::Moment;
use std::{collections::BTreeMap, fmt, sync::Arc};

/// The secret halves the program holds. Cheap to clone; Debug shows ids and purposes.
#[derive(Clone, Default)]
pub struct KeyRing(Arc<BTreeMap<PublicKey, StoredKey>>);

impl KeyRing {
    /// A ring of these keys. One that comes twice, from the file and from the environment, is in it once.
    pub fn new(keys: Vec<StoredKey>) -> Self {
        Self(Arc::new(keys.into_iter().map(|key| (key.id, key)).collect()))
    }

    /// The half that signs, when it is here.
    pub fn secret_of(&self, id: &PublicKey) -> Option<&SecretKey> {
        self.0.get(id).map(|key| &key.secret)
    }

    /// The ids and purposes there are.
    pub fn ids(&self) -> impl Iterator<Item = (&PublicKey, Purpose)> {
        self.0.iter().map(|(id, key)| (id, key.purpose))
    }

    /// Published keys that sign, or will, without a secret half here: who is asked for a signature will find none. Worth a warning when
    /// the program starts and in `mooc key list`.
    pub fn missing<'a>(&self, records: &'a [KeyRecord], now: Moment) -> Vec<&'a KeyRecord> {
        let signs = |record: &&KeyRecord| matches!(record.state(records, now), KeyState::Active | KeyState::Waiting);
        records.iter().filter(signs).filter(|record| !self.holds(record)).collect()
    }

    /// Secret halves here that no record tells of: a command broke off between file and database, or the database is another's. They
    /// sign nothing.
    pub fn unpublished<'a>(&'a self, records: &[KeyRecord]) -> Vec<&'a PublicKey> {
        self.0.keys().filter(|id| !records.iter().any(|record| record.id == **id)).collect()
    }

    /// Whether the secret half is here, and meant for the same purpose. The line in the file is proof of nothing: the record decides.
    fn holds(&self, record: &KeyRecord) -> bool {
        self.0.get(&record.id).is_some_and(|key| key.purpose == record.purpose)
    }
}

impl fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.ids().map(|(id, purpose)| (id, purpose.as_str()))).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    fn now() -> Moment {
        DateTime::from_timestamp(1_800_000_000, 0).unwrap()
    }

    #[test]
    fn a_ring_gives_the_secret_of_a_key_and_shows_none() {
        let key = StoredKey::generate(Purpose::Status, now()).unwrap();
        let (id, seed) = (key.id, *key.secret.seed());
        let ring = KeyRing::new(vec![key]).clone();
        let signature = ring.secret_of(&id).unwrap().sign(b"list");
        assert!(id.verify(b"list", &signature));
        assert!(ring.secret_of(&StoredKey::generate(Purpose::Status, now()).unwrap().id).is_none());
        let shown = format!("{ring:?}");
        let secrets = [hex::encode(seed), format!("{seed:?}"), seed[..4].iter().map(|it| format!("{it}, ")).collect()];
        assert!(shown.contains(&id.to_string()) && shown.contains("status"), "{shown}");
        assert!(!secrets.iter().any(|secret| shown.contains(secret)), "{shown}");
    }

    #[test]
    fn it_tells_which_secrets_are_missing_and_which_nobody_knows() {
        let [held, lost, old, unknown] = [(); 4].map(|()| StoredKey::generate(Purpose::Code, now()).unwrap());
        let mut records = [&held, &lost, &old].map(|key| KeyRecord::published(key, now()));
        records[0].purpose = Purpose::Code;
        records[1].purpose = Purpose::Ledger;
        records[2].retired_at = Some(now());
        let stranger = unknown.id;
        let ring = KeyRing::new(vec![held, unknown]);
        assert_eq!(ring.missing(&records, now()).iter().map(|it| it.id).collect::<Vec<_>>(), [lost.id]);
        assert_eq!(ring.unpublished(&records), [&stranger]);
        records[0].purpose = Purpose::Status;
        assert_eq!(ring.missing(&records, now()).len(), 2, "a key for another purpose is no help");
    }
}
