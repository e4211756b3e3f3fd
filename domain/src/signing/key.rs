//! Ed25519 keys (RFC 8032): the secret half, which signs, and the public half, which checks and is the key's name.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use std::{fmt, str::FromStr};
use zeroize::Zeroizing;

/// Bytes of a public key, and of the seed of a secret one.
pub const KEY_BYTES: usize = 32;
/// Bytes of a signature.
pub const SIGNATURE_BYTES: usize = 64;

/// What stands before an Ed25519 key in a multikey: 0xed as a varint.
const MULTICODEC: [u8; 2] = [0xed, 0x01];
/// Letters of a multikey: `z`, and 34 bytes in base 58. That those are never more or fewer follows from the prefix.
const TEXT_LENGTH: usize = 48;

/// The system gave no randomness: no key could be made or locked.
#[derive(Debug, thiserror::Error)]
#[error("the system gave no randomness for a key: {0}; try again, and see to the system if that does not help")]
pub struct NoRandomness(#[from] getrandom::Error);

/// A text is no public key of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PublicKeyError {
    /// Not a multikey of an Ed25519 key.
    #[error("is not a key id: one is 48 letters and digits and begins with z6Mk; `mooc key list` shows those there are")]
    NotAMultikey,
    /// Thirty-two bytes that no secret key has as its public half.
    #[error("looks like a key id and is none: no Ed25519 key has it; copy it again, `mooc key list` shows those there are")]
    NotAKey,
}

/// The half of a key that checks signatures. It is also the key's id, written as a multikey (`z6Mk…`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicKey([u8; KEY_BYTES]);

impl PublicKey {
    /// Takes the bytes of a public key.
    ///
    /// # Errors
    /// When they are no point of the curve, not written in the one form there should be, or of a point for which signatures can be
    /// made without the secret.
    pub fn of_bytes(bytes: [u8; KEY_BYTES]) -> Result<Self, PublicKeyError> {
        let key = VerifyingKey::from_bytes(&bytes).map_err(|_| PublicKeyError::NotAKey)?;
        let is_canonical = key.to_edwards().compress().to_bytes() == bytes;
        if is_canonical && !key.is_weak() { Ok(Self(bytes)) } else { Err(PublicKeyError::NotAKey) }
    }

    /// Reads a multikey: `z`, then base 58 (Bitcoin's letters) of 0xed 0x01 and the key.
    ///
    /// # Errors
    /// When the text is not a multikey of an Ed25519 key.
    pub fn parse(text: &str) -> Result<Self, PublicKeyError> {
        let encoded = text.strip_prefix('z').filter(|_| text.len() == TEXT_LENGTH).ok_or(PublicKeyError::NotAMultikey)?;
        let bytes = bs58::decode(encoded).into_vec().map_err(|_| PublicKeyError::NotAMultikey)?;
        let key = bytes.strip_prefix(&MULTICODEC).and_then(|key| key.try_into().ok()).ok_or(PublicKeyError::NotAMultikey)?;
        Self::of_bytes(key)
    }

    /// The bytes, as RFC 8032 has them.
    pub const fn as_bytes(&self) -> &[u8; KEY_BYTES] {
        &self.0
    }

    /// Whether this key's secret half made the signature of the message. Strict: of the many encodings lenient checks let pass, one
    /// only is taken, so that everyone who checks comes to the same answer.
    pub fn verify(&self, message: &[u8], signature: &[u8; SIGNATURE_BYTES]) -> bool {
        let signature = Signature::from_bytes(signature);
        VerifyingKey::from_bytes(&self.0).is_ok_and(|key| key.verify_strict(message, &signature).is_ok())
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prefixed: Vec<u8> = MULTICODEC.iter().chain(&self.0).copied().collect();
        write!(f, "z{}", bs58::encode(prefixed).into_string())
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({self})")
    }
}

impl FromStr for PublicKey {
    type Err = PublicKeyError;

    fn from_str(text: &str) -> Result<Self, PublicKeyError> {
        Self::parse(text)
    }
}

/// The half of a key that signs. Wiped from memory when dropped, and never shown: Debug prints the id. Boxed, so that moving it
/// leaves no copies behind.
pub struct SecretKey(Box<SigningKey>);

impl SecretKey {
    /// Makes a new key.
    ///
    /// # Errors
    /// When the system gives no randomness.
    pub fn generate() -> Result<Self, NoRandomness> {
        let mut seed = Zeroizing::new([0; KEY_BYTES]);
        getrandom::fill(seed.as_mut_slice())?;
        Ok(Self::of_seed(&seed))
    }

    /// The key that grows from a seed (RFC 8032 calls the seed the private key).
    pub fn of_seed(seed: &[u8; KEY_BYTES]) -> Self {
        Self(Box::new(SigningKey::from_bytes(seed)))
    }

    /// The seed, for locking it up.
    pub(crate) fn seed(&self) -> &[u8; KEY_BYTES] {
        self.0.as_bytes()
    }

    /// The half that checks.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key().to_bytes())
    }

    /// Signs a message. The same message always gets the same signature.
    pub fn sign(&self, message: &[u8]) -> [u8; SIGNATURE_BYTES] {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretKey(of {})", self.public())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 8032, 7.1, TEST 1: seed, public key, and the signature of nothing.
    const SEED: &str = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    const PUBLIC: &str = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    const SIGNATURE: &str = "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155\
                             5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b";

    fn bytes<const N: usize>(text: &str) -> [u8; N] {
        hex::decode(text).unwrap().try_into().unwrap()
    }

    #[test]
    fn the_first_test_vector_of_rfc_8032_holds() {
        let secret = SecretKey::of_seed(&bytes(SEED));
        assert_eq!(secret.public().as_bytes(), &bytes(PUBLIC));
        assert_eq!(secret.sign(b""), bytes(SIGNATURE));
        assert!(secret.public().verify(b"", &bytes(SIGNATURE)));
    }

    #[test]
    fn a_signature_holds_for_its_message_and_its_key_alone() {
        let (one, other) = (SecretKey::generate().unwrap(), SecretKey::generate().unwrap());
        let signature = one.sign(b"a certificate");
        assert!(one.public().verify(b"a certificate", &signature));
        assert!(!one.public().verify(b"a certificatE", &signature));
        assert!(!other.public().verify(b"a certificate", &signature));
        for place in 0..SIGNATURE_BYTES {
            let mut bent = signature;
            bent[place] ^= 1;
            assert!(!one.public().verify(b"a certificate", &bent), "byte {place}");
        }
    }

    #[test]
    fn a_signature_written_in_a_second_way_is_refused() {
        // S + L checks as well as S does where nobody looks at its size.
        const ORDER: &str = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";
        let mut signature: [u8; 64] = bytes(SIGNATURE);
        let mut carry = 0_u16;
        for (byte, add) in signature[32..].iter_mut().zip(bytes::<32>(ORDER)) {
            carry += u16::from(*byte) + u16::from(add);
            *byte = carry as u8;
            carry >>= 8;
        }
        assert!(!PublicKey::of_bytes(bytes(PUBLIC)).unwrap().verify(b"", &signature));
    }

    #[test]
    fn a_public_key_is_read_back_from_its_multikey() {
        let key = PublicKey::of_bytes(bytes(PUBLIC)).unwrap();
        let text = key.to_string();
        assert_eq!((text.len(), text.starts_with("z6Mk")), (TEXT_LENGTH, true), "{text}");
        assert_eq!(PublicKey::parse(&text), Ok(key));
        // An example of the did:key specification.
        let known = "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";
        assert_eq!(PublicKey::parse(known).unwrap().to_string(), known);
        for wrong in ["", "z", &text[1..], &format!("{text}1"), &text.replace("z6Mk", "z6Ml"), &"z".repeat(48), &"é".repeat(24)] {
            assert!(PublicKey::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn points_anyone_can_sign_for_are_no_keys() {
        let mut neutral = [0; KEY_BYTES];
        neutral[0] = 1;
        let written_otherwise = "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f";
        for point in [neutral, [0; KEY_BYTES], bytes(written_otherwise)] {
            assert_eq!(PublicKey::of_bytes(point), Err(PublicKeyError::NotAKey), "{point:?}");
        }
    }

    #[test]
    fn nothing_secret_is_shown() {
        let secret = SecretKey::of_seed(&bytes(SEED));
        let shown = format!("{secret:?} {:?}", secret.public());
        assert!(shown.contains("z6Mk") && !shown.contains("9d61") && !shown.contains("157, 97"), "{shown}");
    }
}
