//! Passwords: what may be chosen, how they are hashed. Argon2id, 19 MiB, 2 passes (OWASP's first choice), on as many threads as the
//! machine has cores.

use super::{Error, guess, token::fill_random};
use crate::error::{Failure, FieldFault};
use argon2::{
    Algorithm, Argon2, Block, Params, Version,
    password_hash::{
        Error as HashError,
        phc::{Output, ParamsString, PasswordHash, Salt},
    },
};
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::sync::Semaphore;

/// A password as typed. Never logged, never stored.
#[derive(Clone)]
pub struct Password(String);

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}

/// Shortest password of a learner, in characters.
const SHORTEST: usize = 12;
/// Shortest password of an admin, author or facilitator, in characters.
const SHORTEST_STAFF: usize = 15;
/// Longest password, in characters.
const LONGEST: usize = 128;
/// Longest password, in bytes.
const LONGEST_BYTES: usize = 1024;

impl Password {
    /// A password as typed. Too long a text is cut: nobody could have chosen it, and nobody may make us hash it.
    pub fn typed(text: &str) -> Self {
        Self(text.chars().take(LONGEST_BYTES).collect())
    }

    /// The password, if somebody may choose it. `context` holds words it must not lean on: name, address, site.
    ///
    /// # Errors
    /// A field fault for `password`: too short, too long, or too easily guessed.
    pub fn accept(&self, is_staff: bool, context: &[&str]) -> Result<Self, FieldFault> {
        let text = self.0.as_str();
        let fault = |code| Err(FieldFault { field: "password", code });
        let length = text.chars().count();
        if length < SHORTEST {
            return fault(if is_staff { "password-too-short-for-staff" } else { "password-too-short" });
        }
        if is_staff && length < SHORTEST_STAFF {
            return fault("password-too-short-for-staff");
        }
        if length > LONGEST || text.len() > LONGEST_BYTES {
            return fault("password-too-long");
        }
        if guess::is_easy(text, context) { fault("password-too-weak") } else { Ok(self.clone()) }
    }
}

impl Password {
    /// Whether it is long enough for an admin, author or facilitator, who may have chosen it as a learner.
    pub fn is_long_enough_for_staff(&self) -> bool {
        self.0.chars().count() >= SHORTEST_STAFF
    }
}

/// Hashes and checks passwords on blocking threads, as many at a time as there are cores.
#[derive(Clone)]
pub struct Hasher {
    permits: Arc<Semaphore>,
    /// Memory to hash in, used again and again: 19 MiB taken from the system and given back for each password cost a fifth of the time.
    rooms: Arc<Mutex<Vec<Room>>>,
    decoy: Arc<str>,
}

/// Memory to hash in.
type Room = Vec<Block>;

impl std::fmt::Debug for Hasher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Hasher").field("free", &self.permits.available_permits()).finish_non_exhaustive()
    }
}

/// How long a person waits for a free thread before being asked to try again.
const PATIENCE: Duration = Duration::from_secs(2);

impl Hasher {
    /// A hasher for `cores` threads.
    ///
    /// # Errors
    /// When the machine has no randomness to give.
    pub fn new(cores: usize) -> Result<Self, Failure> {
        let mut room = Room::new();
        let decoy = hash("a password nobody has", &mut room).map_err(|error| Failure::Data(error.to_string()))?;
        Ok(Self { permits: Arc::new(Semaphore::new(cores.max(1))), rooms: Arc::new(Mutex::new(vec![room])), decoy: decoy.into() })
    }

    /// The PHC string of a password.
    ///
    /// # Errors
    /// `Busy` when no thread became free in time.
    pub async fn hash(&self, password: &Password) -> Result<String, Error> {
        let password = password.clone();
        self.run(move |room| hash(&password.0, room)).await?.map_err(|error| Failure::Data(error.to_string()).into())
    }

    /// Whether a password fits a stored PHC string. Without one the same work is done, and the answer is no.
    ///
    /// # Errors
    /// `Busy` when no thread became free in time.
    pub async fn verify(&self, password: &Password, stored: Option<&str>) -> Result<bool, Error> {
        let known = stored.is_some();
        let phc = stored.unwrap_or(&self.decoy).to_owned();
        let password = password.clone();
        let fits = self.run(move |room| verify(&password.0, &phc, room).unwrap_or(false)).await?;
        Ok(known && fits)
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce(&mut Room) -> T + Send + 'static) -> Result<T, Error> {
        let permits = Arc::clone(&self.permits);
        let permit = tokio::time::timeout(PATIENCE, permits.acquire_owned()).await.map_err(|_| Error::Busy)?;
        let permit = permit.map_err(|_| Error::Busy)?;
        let rooms = Arc::clone(&self.rooms);
        let done = tokio::task::spawn_blocking(move || {
            let free = rooms.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let mut room = free.unwrap_or_default();
            let done = work(&mut room);
            if room.len() <= Params::default().block_count() {
                rooms.lock().unwrap_or_else(PoisonError::into_inner).push(room);
            }
            drop(permit);
            done
        });
        Ok(done.await.map_err(Failure::from)?)
    }
}

fn hash(password: &str, room: &mut Room) -> Result<String, HashError> {
    let mut salt = [0_u8; 16];
    fill_random(&mut salt).map_err(|_| HashError::Internal)?;
    let argon = Argon2::default();
    let mut output = [0_u8; Params::DEFAULT_OUTPUT_LEN];
    fill(&argon, (password, &salt), &mut output, room)?;
    let hash = PasswordHash {
        algorithm: Algorithm::default().ident(),
        version: Some(Version::default().into()),
        params: ParamsString::try_from(argon.params())?,
        salt: Some(Salt::new(&salt)?),
        hash: Some(Output::new(&output)?),
    };
    Ok(hash.to_string())
}

fn verify(password: &str, phc: &str, room: &mut Room) -> Result<bool, HashError> {
    let stored = PasswordHash::new(phc)?;
    let (Some(salt), Some(expected)) = (&stored.salt, &stored.hash) else { return Ok(false) };
    let version = stored.version.map(Version::try_from).transpose()?.unwrap_or_default();
    let argon = Argon2::new(Algorithm::try_from(stored.algorithm.as_str())?, version, Params::try_from(&stored)?);
    let mut output = vec![0_u8; expected.len()];
    fill(&argon, (password, salt), &mut output, room)?;
    // Outputs are compared in constant time.
    Ok(Output::new(&output)? == *expected)
}

fn fill(argon: &Argon2<'_>, (password, salt): (&str, &[u8]), output: &mut [u8], room: &mut Room) -> Result<(), HashError> {
    let blocks = argon.params().block_count();
    room.try_reserve_exact(blocks.saturating_sub(room.len())).map_err(|_| HashError::Internal)?;
    if room.len() < blocks {
        room.resize(blocks, Block::default());
    }
    Ok(argon.hash_password_into_with_memory(password.as_bytes(), salt, output, room)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weak_passwords_are_refused_with_a_reason() {
        let code = |text: &str| {
            Password::typed(text).accept(false, &["clementine@example.org", "Clementine Okonkwo"]).err().map(|fault| fault.code)
        };
        assert_eq!(code("short"), Some("password-too-short"));
        assert_eq!(code(&"x1".repeat(65)), Some("password-too-long"));
        assert_eq!(code("passwordpassword"), Some("password-too-weak"));
        assert_eq!(code("clementineokonkwo"), Some("password-too-weak"));
        for padded in ["admin123456789012", "human rights cities", "Human-Rights-Cities-2026", "welcome2mooc2026!", "ClementineExample1"] {
            assert_eq!(code(padded), Some("password-too-weak"), "{padded}");
        }
        assert_eq!(code("plum harvest beside a quiet canal"), None);
        assert_eq!(code("a city of plums and quiet canals"), None);
        assert_eq!(code("plumharvest.9"), None);
        let staff = Password::typed("plumharvest.9").accept(true, &[]).unwrap_err();
        assert_eq!(staff.code, "password-too-short-for-staff");
    }

    #[tokio::test]
    async fn a_password_fits_its_own_hash_alone() {
        let hasher = Hasher::new(1).unwrap();
        let stored = hasher.hash(&Password::typed("plum harvest")).await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(hasher.verify(&Password::typed("plum harvest"), Some(&stored)).await.unwrap());
        assert!(!hasher.verify(&Password::typed("plum Harvest"), Some(&stored)).await.unwrap());
        assert!(!hasher.verify(&Password::typed("a password nobody has"), None).await.unwrap());
    }
}
