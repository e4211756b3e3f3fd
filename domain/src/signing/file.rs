//! The text that holds the secret halves, in a file or in the environment: PEM blocks, each under a line that says which key it is.
//!
//! ```text
//! # z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK credential 2026-11-22T09:30:00Z
//! -----BEGIN ENCRYPTED PRIVATE KEY-----
//! …
//! -----END ENCRYPTED PRIVATE KEY-----
//! ```
//!
//! The line is for people and for listing without a passphrase. It proves nothing: opening a key finds its id anew and refuses a line
//! that says another. Other comments and empty lines are left as they are.

use super::{
    block::{self, Fault},
    file_error::KeyFileError,
    key::{NoRandomness, PublicKey, SecretKey},
    purpose::Purpose,
};
use crate::clock::Moment;
use chrono::{DateTime, SecondsFormat, SubsecRound};
use std::fmt;
use zeroize::Zeroizing;

/// What the line above a key says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// The key's public half.
    pub id: PublicKey,
    /// What it is for.
    pub purpose: Purpose,
    /// When it was made, to the second.
    pub created: Moment,
}

impl Label {
    /// Reads the line. `None`: it is no comment.
    fn parse(line: &str) -> Option<Result<Self, &'static str>> {
        let mut words = line.strip_prefix('#')?.split_whitespace();
        let mut next = || words.next().unwrap_or_default();
        let (id, purpose, created) = (next(), next(), next());
        let rest = next();
        Some(Self::of(id, purpose, created).and_then(|label| if rest.is_empty() { Ok(label) } else { Err("end") }))
    }

    fn of(id: &str, purpose: &str, created: &str) -> Result<Self, &'static str> {
        let id = PublicKey::parse(id).map_err(|_| "id")?;
        let purpose = Purpose::parse(purpose).ok_or("purpose")?;
        let created = DateTime::parse_from_rfc3339(created).map_err(|_| "date")?;
        Ok(Self { id, purpose, created: created.to_utc() })
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "# {} {} {}", self.id, self.purpose, self.created.to_rfc3339_opts(SecondsFormat::Secs, true))
    }
}

/// A key with its secret half. Debug shows no more than the label.
#[derive(Debug)]
pub struct StoredKey {
    /// The key's public half.
    pub id: PublicKey,
    /// What it is for.
    pub purpose: Purpose,
    /// When it was made, to the second.
    pub created: Moment,
    /// The half that signs.
    pub secret: SecretKey,
}

impl StoredKey {
    /// Makes a new key.
    ///
    /// # Errors
    /// When the system gives no randomness.
    pub fn generate(purpose: Purpose, now: Moment) -> Result<Self, NoRandomness> {
        let secret = SecretKey::generate()?;
        Ok(Self { id: secret.public(), purpose, created: now.trunc_subsecs(0), secret })
    }

    /// What the line above it says.
    pub fn label(&self) -> Label {
        Label { id: self.id, purpose: self.purpose, created: self.created }
    }
}

/// The text of a key file, its keys not opened yet.
#[derive(Debug)]
pub struct KeyFile {
    blocks: Vec<Block>,
}

struct Block {
    /// Where it begins, counted from 1.
    line: usize,
    label: Label,
    is_locked: bool,
    pem: Zeroizing<String>,
}

impl fmt::Debug for Block {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.label)
    }
}

impl KeyFile {
    /// Reads the text as far as that goes without a passphrase. `allow_plain`: take open keys too, as from the environment.
    ///
    /// # Errors
    /// When a line does not belong there, a key is cut off, damaged, there twice or open where that is not allowed, or the line above
    /// it is missing or cannot be read.
    pub fn read(text: &str, allow_plain: bool) -> Result<Self, KeyFileError> {
        let mut blocks: Vec<Block> = Vec::new();
        let mut above = None;
        let mut lines = text.lines().map(str::trim).zip(1..);
        while let Some((line, number)) = lines.next() {
            if line.is_empty() {
                continue;
            }
            let is_locked = match begun(line) {
                Some(is_locked) => is_locked,
                None if line.starts_with('#') => {
                    above = Some((line, number));
                    continue;
                }
                None => return Err(KeyFileError::Stray { line: number }),
            };
            let (comment, place) = above.take().ok_or(KeyFileError::NoLabel { line: number })?;
            let label = Label::parse(comment).ok_or(KeyFileError::NoLabel { line: number })?;
            let label = label.map_err(|part| KeyFileError::BadLabel { line: place, part })?;
            let pem = rest_of_block(line, lines.by_ref()).ok_or(KeyFileError::Unfinished { line: number, id: label.id })?;
            let block = Block { line: number, label, is_locked, pem };
            block.check(&blocks, allow_plain)?;
            blocks.push(block);
        }
        Ok(Self { blocks })
    }

    /// What the lines above the keys say, in the order of the text. Nobody has proved it.
    pub fn labels(&self) -> impl Iterator<Item = &Label> {
        self.blocks.iter().map(|block| &block.label)
    }

    /// Opens those of the keys that are wanted. Each locked one takes a fifth of a second, so keys that sign no more are better left.
    ///
    /// # Errors
    /// When the passphrase is missing or does not open a key, or a block holds another key than the line above it says.
    pub fn open(&self, passphrase: Option<&str>, wanted: impl Fn(&Label) -> bool) -> Result<Vec<StoredKey>, KeyFileError> {
        let passphrase = passphrase.filter(|it| !it.is_empty());
        self.blocks.iter().filter(|block| wanted(&block.label)).map(|block| block.open(passphrase)).collect()
    }

    /// Reads the text and opens every key in it.
    ///
    /// # Errors
    /// As [`KeyFile::read`] and [`KeyFile::open`].
    pub fn parse(text: &str, passphrase: Option<&str>, allow_plain: bool) -> Result<Vec<StoredKey>, KeyFileError> {
        Self::read(text, allow_plain)?.open(passphrase, |_| true)
    }

    /// The text with one more key at its end. What is there must be whole and open with the same passphrase: one file, one passphrase.
    ///
    /// # Errors
    /// When the text is faulty, the passphrase empty or not that of the other keys, the key there already, or it cannot be locked.
    pub fn append(text: &str, key: &StoredKey, passphrase: &str) -> Result<String, KeyFileError> {
        if passphrase.is_empty() {
            return Err(KeyFileError::NoPassphrase);
        }
        let file = Self::read(text, false)?;
        if let Some(first) = file.blocks.iter().find(|block| block.label.id == key.id) {
            return Err(KeyFileError::Twice { line: text.lines().count().saturating_add(2), id: key.id, first: first.line });
        }
        file.open(Some(passphrase), |_| true)?;
        let gap = match text.trim_end() {
            "" => String::new(),
            kept => format!("{kept}\n\n"),
        };
        Ok(format!("{gap}{}\n{}", key.label(), block::lock(&key.secret, passphrase)?))
    }
}

impl Block {
    fn check(&self, before: &[Self], allow_plain: bool) -> Result<(), KeyFileError> {
        let (line, id) = (self.line, self.label.id);
        if let Some(first) = before.iter().find(|block| block.label.id == id) {
            return Err(KeyFileError::Twice { line, id, first: first.line });
        }
        match self.is_locked {
            true => block::check_locked(&self.pem).map_err(|fault| self.fault(fault)),
            false if allow_plain => Ok(()),
            false => Err(KeyFileError::Plain { line, id }),
        }
    }

    fn open(&self, passphrase: Option<&str>) -> Result<StoredKey, KeyFileError> {
        let opened = match (self.is_locked, passphrase) {
            (false, _) => block::read_plain(&self.pem),
            (true, Some(passphrase)) => block::unlock(&self.pem, passphrase),
            (true, None) => return Err(KeyFileError::NoPassphrase),
        };
        let secret = opened.map_err(|fault| self.fault(fault))?;
        let Label { id, purpose, created } = self.label;
        match secret.public() {
            found if found == id => Ok(StoredKey { id, purpose, created, secret }),
            found => Err(KeyFileError::OtherKey { line: self.line, id, found }),
        }
    }

    fn fault(&self, fault: Fault) -> KeyFileError {
        let (line, id) = (self.line, self.label.id);
        match fault {
            Fault::Damaged => KeyFileError::Damaged { line, id },
            Fault::OtherLock => KeyFileError::OtherLock { line, id },
            Fault::WrongPassphrase => KeyFileError::WrongPassphrase { line, id },
        }
    }
}

/// Whether a key begins in this line, and whether it is a locked one.
fn begun(line: &str) -> Option<bool> {
    let label = line.strip_prefix("-----BEGIN ")?.strip_suffix("-----")?;
    [(block::LOCKED, true), (block::PLAIN, false)].into_iter().find(|(known, _)| *known == label).map(|(_, is_locked)| is_locked)
}

/// The block that begins in this line, to its END line; `None` if there is none before the next key or comment.
fn rest_of_block<'a>(begin: &str, lines: impl Iterator<Item = (&'a str, usize)>) -> Option<Zeroizing<String>> {
    let mut pem = Zeroizing::new(String::with_capacity(1024));
    pem.push_str(begin);
    pem.push('\n');
    for (line, _) in lines {
        if line.starts_with("-----BEGIN ") || line.starts_with('#') {
            return None;
        }
        pem.push_str(line);
        pem.push('\n');
        if line.starts_with("-----END ") {
            return Some(pem);
        }
    }
    None
}

#[cfg(test)]
mod tests;
