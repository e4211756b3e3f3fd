//! Where the secret halves are kept.

use super::{
    disk,
    file::{KeyFile, Label, StoredKey},
    file_error::KeyFileError,
    ring::KeyRing,
};
use std::{fmt, io, path::PathBuf};
use zeroize::Zeroizing;

/// The variable the keys may come from.
pub const VARIABLE: &str = "MOOC_KEYS";

/// Where the secret halves are kept: a file, or the environment, which can only be read. Debug shows the place and nothing in it.
pub struct Vault {
    place: Place,
    passphrase: Option<Zeroizing<String>>,
}

enum Place {
    File(PathBuf),
    Environment(Zeroizing<String>),
}

impl Vault {
    /// Keys in a file, which need not be there yet.
    pub fn file(path: PathBuf, passphrase: Option<Zeroizing<String>>) -> Self {
        Self { place: Place::File(path), passphrase }
    }

    /// Keys in the text of the environment's variable.
    pub fn environment(text: Zeroizing<String>, passphrase: Option<Zeroizing<String>>) -> Self {
        Self { place: Place::Environment(text), passphrase }
    }

    /// What the lines above the keys say; needs no passphrase. No file: no keys.
    ///
    /// # Errors
    /// When the file cannot be read, others may read it, or its text is faulty.
    pub fn labels(&self) -> Result<Vec<Label>, KeyFileError> {
        Ok(self.read()?.labels().copied().collect())
    }

    /// Opens those of the keys that are wanted. Slow on purpose: not for the thread that answers requests.
    ///
    /// # Errors
    /// As [`Vault::labels`], or when a key cannot be opened.
    pub fn open(&self, wanted: impl Fn(&Label) -> bool) -> Result<KeyRing, KeyFileError> {
        let keys = self.read()?.open(self.passphrase.as_ref().map(|it| it.as_str()), wanted);
        keys.map(KeyRing::new).map_err(|fault| fault.within(self.to_string()))
    }

    /// Puts one more key in.
    ///
    /// # Errors
    /// When the keys come from the environment, there is no passphrase, or the file cannot be read, opened or written.
    pub fn add(&self, key: &StoredKey) -> Result<(), KeyFileError> {
        let Place::File(path) = &self.place else { return Err(KeyFileError::ReadOnly) };
        disk::add_key(path, key, self.passphrase.as_ref().ok_or(KeyFileError::NoPassphrase)?)
    }

    fn read(&self) -> Result<KeyFile, KeyFileError> {
        let read = match &self.place {
            Place::Environment(text) => KeyFile::read(text, true),
            Place::File(path) => match disk::text_of(path) {
                Ok(text) => KeyFile::read(&text, false),
                Err(KeyFileError::Io { source, .. }) if source.kind() == io::ErrorKind::NotFound => KeyFile::read("", false),
                Err(error) => Err(error),
            },
        };
        read.map_err(|fault| fault.within(self.to_string()))
    }
}

impl fmt::Display for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Place::File(path) => path.display().fmt(f),
            Place::Environment(_) => f.write_str(VARIABLE),
        }
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Vault({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signing::{block, key::PublicKey, purpose::Purpose};
    use chrono::DateTime;

    fn secret(text: &str) -> Zeroizing<String> {
        Zeroizing::new(text.to_owned())
    }

    #[test]
    fn a_file_takes_keys_and_gives_them_back() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("keys.pem");
        let vault = Vault::file(path.clone(), Some(secret("correct horse")));
        assert!(vault.labels().unwrap().is_empty() && vault.open(|_| true).unwrap().ids().count() == 0);
        let key = StoredKey::generate(Purpose::Code, DateTime::UNIX_EPOCH).unwrap();
        assert!(matches!(Vault::file(path.clone(), None).add(&key), Err(KeyFileError::NoPassphrase)));
        vault.add(&key).unwrap();
        assert_eq!(Vault::file(path, None).labels().unwrap(), [key.label()]);
        assert_eq!(vault.open(|_| true).unwrap().ids().collect::<Vec<_>>(), [(&key.id, Purpose::Code)]);
        assert_eq!(vault.open(|label| label.purpose == Purpose::Ledger).unwrap().ids().count(), 0);
    }

    #[test]
    fn the_environment_is_read_only_and_may_hold_open_keys() {
        let open =
            "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----\n";
        let id: PublicKey = block::read_plain(open).unwrap().public();
        let text = format!("# {id} status 2026-11-22T09:30:00Z\n{open}");
        let vault = Vault::environment(secret(&text), None);
        assert!(vault.open(|_| true).unwrap().secret_of(&id).is_some());
        let key = StoredKey::generate(Purpose::Code, DateTime::UNIX_EPOCH).unwrap();
        let told = vault.add(&key).unwrap_err().to_string();
        assert!(told.contains("MOOC_KEYS") && told.contains("key_file"), "{told}");
        assert!(!format!("{vault:?}").contains("MC4C"));
        let told = Vault::environment(secret(&text.replace("MC4C", "MC4D")), None).open(|_| true).unwrap_err().to_string();
        assert!(told.starts_with("MOOC_KEYS, line 2: ") && !told.contains("MC4D"), "{told}");
    }
}
