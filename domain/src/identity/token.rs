//! Random tokens: cookies, links, access tokens. Only their hash is stored.

use crate::{error::Failure, media::sha256_hex};

/// A secret of 256 random bits, shown once.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A new one.
    ///
    /// # Errors
    /// When the machine has no randomness to give.
    pub fn generate() -> Result<Self, Failure> {
        let mut bytes = [0_u8; 32];
        fill_random(&mut bytes)?;
        Ok(Self(hex::encode(bytes)))
    }

    /// A new one that says what it is, so that whoever finds it in a file knows what leaked.
    ///
    /// # Errors
    /// When the machine has no randomness to give.
    pub fn generate_marked(mark: &str) -> Result<Self, Failure> {
        let bare = Self::generate()?;
        Ok(Self(format!("{mark}{}", bare.0)))
    }

    /// The secret itself: for the one answer or mail that carries it.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is stored.
    pub fn hash(&self) -> String {
        hash_token(&self.0)
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

/// The hash under which a token is stored and looked up.
pub fn hash_token(token: &str) -> String {
    sha256_hex(token.as_bytes())
}

/// Fills a buffer from the machine's random source.
///
/// # Errors
/// When it has none to give.
pub fn fill_random(bytes: &mut [u8]) -> Result<(), Failure> {
    getrandom::fill(bytes).map_err(|error| Failure::Data(format!("no randomness: {error}")))
}
