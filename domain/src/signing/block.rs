//! One secret key as PEM: PKCS#8 (RFC 5958), locked with PBES2 out of scrypt and AES-256-CBC, as `openssl pkey` reads it.

use super::key::{KEY_BYTES, NoRandomness, SecretKey};
use pkcs8::der::{
    Decode, Encode, SecretDocument,
    asn1::{ObjectIdentifier, OctetStringRef},
    pem::LineEnding,
};
use pkcs8::pkcs5::{self, pbes2, scrypt};
use pkcs8::spki::AlgorithmIdentifierRef;
use pkcs8::{EncryptedPrivateKeyInfoRef, PrivateKeyInfoRef};
use zeroize::Zeroizing;

/// What stands in the BEGIN line of a locked key.
pub const LOCKED: &str = "ENCRYPTED PRIVATE KEY";
/// What stands in the BEGIN line of an open one.
pub const PLAIN: &str = "PRIVATE KEY";

/// RFC 8410.
const ED25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.112");

/// 2^14 times r = 8 is 16 MiB, the most OpenSSL takes; the time comes from `ROUNDS`.
const LOG_COST: u8 = 14;
const BLOCK_SIZE: u32 = 8;
/// A fifth of a second and more for each key: who guesses passphrases pays that for each guess.
const ROUNDS: u32 = 5;
const SALT_BYTES: usize = 16;
const IV_BYTES: usize = 16;

/// What a block may ask of this machine. A damaged number could ask for all its memory, and the library panics at a cost of nought.
const COSTS: std::ops::RangeInclusive<u64> = 1 << 10..=1 << 20;
const MOST_MEMORY: u64 = 256 << 20;
const MOST_ROUNDS: u16 = 64;

/// Why a block gives no key. Nothing in it comes from inside the block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Not PEM, not PKCS#8, or another kind of key.
    Damaged,
    /// Locked in another way than ours, or with costs beyond all reason.
    OtherLock,
    /// The passphrase does not open it.
    WrongPassphrase,
}

/// A key could not be locked.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// The system gave no randomness.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    /// The library refused. It says nothing of the key or the passphrase.
    #[error("a key could not be locked with the passphrase: {0}; this is a fault of the program, please report it")]
    Refused(pkcs8::Error),
}

impl<E: Into<pkcs8::Error>> From<E> for LockError {
    fn from(error: E) -> Self {
        Self::Refused(error.into())
    }
}

/// Locks a key with a passphrase. The block has no second, public half in it: OpenSSL 3.0 does not read those.
pub fn lock(secret: &SecretKey, passphrase: &str) -> Result<String, LockError> {
    let (mut salt, mut iv) = ([0; SALT_BYTES], [0; IV_BYTES]);
    for random in [&mut salt, &mut iv] {
        getrandom::fill(random).map_err(NoRandomness::from)?;
    }
    let costs = scrypt::Params::new(LOG_COST, BLOCK_SIZE, ROUNDS)
        .map_err(|_| pkcs5::Error::AlgorithmParametersInvalid { oid: pbes2::SCRYPT_OID })
        .map_err(pkcs8::Error::from)?;
    let how = pbes2::Parameters::generate_scrypt_aes256cbc(costs, &salt, iv).map_err(pkcs8::Error::from)?;
    let seed = Zeroizing::new(OctetStringRef::new(secret.seed())?.to_der()?);
    let algorithm = AlgorithmIdentifierRef { oid: ED25519, parameters: None };
    let locked = PrivateKeyInfoRef::new(algorithm, OctetStringRef::new(&seed)?).encrypt_with_params(how, passphrase)?;
    let pem = locked.to_pem(LOCKED, LineEnding::LF)?;
    Ok(pem.as_str().to_owned())
}

/// Opens a locked block.
pub fn unlock(pem: &str, passphrase: &str) -> Result<SecretKey, Fault> {
    let document = decoded(pem, LOCKED)?;
    let locked = EncryptedPrivateKeyInfoRef::try_from(document.as_bytes()).map_err(|_| Fault::Damaged)?;
    if !is_ours(&locked.encryption_algorithm) {
        return Err(Fault::OtherLock);
    }
    // Under a wrong passphrase the padding is wrong, or by chance right around rubbish: that one in 256 must not be called damage.
    let opened = locked.decrypt(passphrase).map_err(|_| Fault::WrongPassphrase)?;
    key_in(&PrivateKeyInfoRef::try_from(opened.as_bytes()).map_err(|_| Fault::WrongPassphrase)?)
}

/// Reads an open block.
pub fn read_plain(pem: &str) -> Result<SecretKey, Fault> {
    let document = decoded(pem, PLAIN)?;
    key_in(&PrivateKeyInfoRef::try_from(document.as_bytes()).map_err(|_| Fault::Damaged)?)
}

/// Whether PEM and the structure of a locked block are whole, as far as can be seen without opening it.
pub fn check_locked(pem: &str) -> Result<(), Fault> {
    let document = decoded(pem, LOCKED)?;
    EncryptedPrivateKeyInfoRef::try_from(document.as_bytes()).map(drop).map_err(|_| Fault::Damaged)
}

fn decoded(pem: &str, wanted: &str) -> Result<SecretDocument, Fault> {
    match SecretDocument::from_pem(pem) {
        Ok((label, document)) if label == wanted => Ok(document),
        _ => Err(Fault::Damaged),
    }
}

fn is_ours(scheme: &pkcs5::EncryptionScheme) -> bool {
    let pkcs5::EncryptionScheme::Pbes2(pbes2::Parameters { kdf, encryption }) = scheme else { return false };
    let (pbes2::Kdf::Scrypt(costs), pbes2::EncryptionScheme::Aes256Cbc { .. }) = (kdf, encryption) else { return false };
    let cost = costs.cost_parameter;
    let memory = cost.saturating_mul(u64::from(costs.block_size)).saturating_mul(128);
    let is_bounded = memory > 0 && memory <= MOST_MEMORY && (1..=MOST_ROUNDS).contains(&costs.parallelization);
    is_bounded && COSTS.contains(&cost) && cost.is_power_of_two()
}

fn key_in(info: &PrivateKeyInfoRef<'_>) -> Result<SecretKey, Fault> {
    if info.algorithm.oid != ED25519 || info.algorithm.parameters.is_some() {
        return Err(Fault::Damaged);
    }
    let seed = <&OctetStringRef>::from_der(info.private_key.as_bytes()).map_err(|_| Fault::Damaged)?;
    let seed: &[u8; KEY_BYTES] = seed.as_bytes().try_into().map_err(|_| Fault::Damaged)?;
    let key = SecretKey::of_seed(seed);
    let is_of_a_piece = info.public_key.is_none_or(|public| public.as_bytes() == Some(key.public().as_bytes().as_slice()));
    if is_of_a_piece { Ok(key) } else { Err(Fault::Damaged) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pkcs8::EncryptedPrivateKeyInfo;

    const PASSPHRASE: &str = "correct horse battery staple";

    fn locked_as(kdf: pbes2::Kdf, encryption: pbes2::EncryptionScheme) -> String {
        let encryption_algorithm = pbes2::Parameters { kdf, encryption }.into();
        let info = EncryptedPrivateKeyInfo { encryption_algorithm, encrypted_data: OctetStringRef::new(&[7; 48]).unwrap() };
        SecretDocument::try_from(&info).unwrap().to_pem(LOCKED, LineEnding::LF).unwrap().as_str().to_owned()
    }

    fn costs(cost_parameter: u64, block_size: u16, parallelization: u16) -> pbes2::Kdf {
        let salt = [1_u8; SALT_BYTES].as_slice().try_into().unwrap();
        pbes2::ScryptParams { salt, cost_parameter, block_size, parallelization, key_length: None }.into()
    }

    #[test]
    fn costs_beyond_reason_are_refused_before_anything_is_computed() {
        let ours = pbes2::EncryptionScheme::Aes256Cbc { iv: [2; IV_BYTES] };
        let weak = pbes2::EncryptionScheme::Aes128Cbc { iv: [2; IV_BYTES] };
        let pbkdf2 = pbes2::Pbkdf2Params::hmac_sha256(100_000_000, &[1; SALT_BYTES]).unwrap();
        for (kdf, encryption) in [
            (costs(0, 8, 1), ours),
            (costs(1, 8, 1), ours),
            (costs(16_383, 8, 1), ours),
            (costs(1 << 63, 8, 1), ours),
            (costs(1 << 20, 8, 1), ours),
            (costs(1 << 14, 0, 1), ours),
            (costs(1 << 14, u16::MAX, 1), ours),
            (costs(1 << 14, 8, 0), ours),
            (costs(1 << 14, 8, u16::MAX), ours),
            (costs(1 << 14, 8, 1), weak),
            (pbkdf2.into(), ours),
        ] {
            let found = unlock(&locked_as(kdf.clone(), encryption), PASSPHRASE).map(|key| key.public());
            assert_eq!(found, Err(Fault::OtherLock), "{kdf:?}");
        }
        assert_eq!(unlock(&locked_as(costs(1 << 14, 8, 1), ours), PASSPHRASE).map(drop), Err(Fault::WrongPassphrase));
    }

    #[test]
    fn a_key_of_another_kind_is_no_key() {
        let x25519 = AlgorithmIdentifierRef { oid: ObjectIdentifier::new_unwrap("1.3.101.110"), parameters: None };
        let ed25519 = AlgorithmIdentifierRef { oid: ED25519, parameters: None };
        let inner = |length: usize| OctetStringRef::new(&vec![3; length]).unwrap().to_der().unwrap();
        for (algorithm, inner, is_key) in [(ed25519, inner(32), true), (x25519, inner(32), false), (ed25519, inner(31), false)] {
            let info = PrivateKeyInfoRef::new(algorithm, OctetStringRef::new(&inner).unwrap());
            let pem = SecretDocument::try_from(&info).unwrap().to_pem(PLAIN, LineEnding::LF).unwrap();
            assert_eq!(read_plain(&pem).is_ok(), is_key);
        }
    }
}
