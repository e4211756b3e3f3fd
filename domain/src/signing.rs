//! Keys that sign what the platform issues.
//!
//! A key has two halves. The public one is in the database for ever, with its purpose and its times ([`KeyRecord`]): whoever checks a
//! signature needs it, however old. The secret one is in the key file, or in the environment, and nowhere else ([`StoredKey`]); the
//! program holds those it needs in a [`KeyRing`]. The id of a key is its public half, so neither can be taken for another's.
//!
//! A key file that others may read, that the passphrase does not open or whose lines do not fit its keys is refused whole.

mod block;
mod disk;
mod file;
mod file_error;
mod key;
#[cfg(test)]
mod openssl;
mod purpose;
mod record;
mod ring;
mod signer;
mod vault;

pub use disk::{add_key, load_keys};
pub use file::{KeyFile, Label, StoredKey};
pub use file_error::KeyFileError;
pub use key::{KEY_BYTES, NoRandomness, PublicKey, PublicKeyError, SIGNATURE_BYTES, SecretKey};
pub use purpose::Purpose;
pub use record::{ChangeRefusal, KeyRecord, KeyRefusal, KeyState, Rotation, active, first, may_have_signed, rotation, withdrawal};
pub use ring::KeyRing;
pub use signer::{ReadyKey, Signer};
pub use vault::{VARIABLE, Vault};

/// A text that is wiped from memory when nobody holds it any more.
pub type SecretText = zeroize::Zeroizing<String>;
