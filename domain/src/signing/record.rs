//! What everybody may know of a key, and what follows from it: which key signs, and which signatures hold.

use super::{file::StoredKey, key::PublicKey, purpose::Purpose};
use crate::clock::Moment;
use chrono::{SecondsFormat, SubsecRound, TimeDelta};

/// What is public of a key. It is kept for ever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyRecord {
    /// The key itself.
    pub id: PublicKey,
    /// What it is for.
    pub purpose: Purpose,
    /// When it was made and published.
    pub created_at: Moment,
    /// When it begins to sign.
    pub active_from: Moment,
    /// When it ceases to sign; may lie ahead. What it signed holds for ever.
    pub retired_at: Option<Moment>,
    /// From when on its signatures are worth nothing, because somebody else may have made them.
    pub withdrawn_from: Option<Moment>,
    /// Why it was withdrawn.
    pub withdrawn_reason: Option<String>,
}

/// Where a key is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyState {
    /// Signs now.
    Active,
    /// Published, and does not sign yet.
    Waiting,
    /// Signs no more; what it signed holds.
    Retired,
    /// Signs no more, and what it signed from a date on is worth nothing.
    Withdrawn,
}

impl KeyState {
    /// As listed.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Waiting => "waiting",
            Self::Retired => "retired",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// Why a key cannot have made a signature that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyRefusal {
    /// The key is for something else.
    #[error("the key is for {0}, and signs nothing else")]
    OtherPurpose(Purpose),
    /// Signed before the key was made.
    #[error("the key was made at {}, after the time of the signature", time(.0))]
    NotYet(Moment),
    /// Signed when the key was in doubt.
    #[error("the key is withdrawn: its signatures count no more from {} on", time(.from))]
    Withdrawn {
        /// From when on.
        from: Moment,
    },
}

/// Why a change to the keys is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ChangeRefusal {
    /// The purpose has a key that signs.
    #[error("{purpose} has a key that signs, {id}; `mooc key rotate --purpose {purpose}` puts a new one in its place")]
    AlreadyActive {
        /// The purpose.
        purpose: Purpose,
        /// Its key.
        id: PublicKey,
    },
    /// There is no key to take over from.
    #[error("{0} has no key that signs; `mooc key new --purpose {0}` makes one")]
    NoneActive(Purpose),
    /// The next key is published already.
    #[error("{purpose} is being rotated: {id} signs from {} on; rotate again after that", time(.from))]
    UnderWay {
        /// The purpose.
        purpose: Purpose,
        /// The next key.
        id: PublicKey,
        /// When it begins to sign.
        from: Moment,
    },
    /// Less than no time, or beyond the calendar.
    #[error("the overlap must be between 0 and 365 days")]
    Overlap,
    /// A date that has not come.
    #[error("a key is withdrawn from a day on that has come already; to change keys in peace, use `mooc key rotate`")]
    Ahead,
    /// Withdrawn from an earlier time on.
    #[error("the key is withdrawn from {} on already; only an earlier date can be given, for what was in doubt stays so", time(.from))]
    Later {
        /// From when on it is withdrawn.
        from: Moment,
    },
    /// No reason given.
    #[error("the reason is missing; it is published with the key, so write what whoever checks a certificate may know")]
    NoReason,
}

/// What a rotation changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rotation {
    /// The new key, published at once.
    pub new: KeyRecord,
    /// The keys that cease to sign when the new one begins: `retired_at` of each becomes the new one's `active_from`.
    pub retired: Vec<PublicKey>,
}

/// The longest overlap: a longer one is a mistyped one.
const MOST_OVERLAP: TimeDelta = TimeDelta::days(365);

fn time(at: &Moment) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

impl KeyRecord {
    /// The record of a new key that signs from a time on. Times are whole seconds, so that every database gives back what it was given.
    pub fn published(key: &StoredKey, active_from: Moment) -> Self {
        let StoredKey { id, purpose, created: created_at, .. } = *key;
        let active_from = active_from.trunc_subsecs(0);
        Self { id, purpose, created_at, active_from, retired_at: None, withdrawn_from: None, withdrawn_reason: None }
    }

    /// Where the key is in its life, among all there are.
    pub fn state(&self, all: &[Self], now: Moment) -> KeyState {
        match active(all, self.purpose, now) {
            _ if self.withdrawn_from.is_some() => KeyState::Withdrawn,
            _ if self.active_from > now && !self.is_retired(now) => KeyState::Waiting,
            Some(signs) if signs.id == self.id => KeyState::Active,
            _ => KeyState::Retired,
        }
    }

    fn is_retired(&self, now: Moment) -> bool {
        self.retired_at.is_some_and(|at| at <= now)
    }

    /// A key someone else may have signs nothing more from the moment that is known, whatever the date.
    fn may_sign(&self, now: Moment) -> bool {
        self.active_from <= now && !self.is_retired(now) && self.withdrawn_from.is_none()
    }

    fn is_waiting(&self, now: Moment) -> bool {
        self.active_from > now && !self.is_retired(now) && self.withdrawn_from.is_none()
    }
}

/// The key that signs for a purpose: the newest that has begun, was not retired and not withdrawn. Ties are broken by the id, so that
/// every process comes to the same.
pub fn active(records: &[KeyRecord], purpose: Purpose, now: Moment) -> Option<&KeyRecord> {
    let candidates = records.iter().filter(|it| it.purpose == purpose && it.may_sign(now));
    candidates.max_by_key(|it| (it.active_from, it.created_at, it.id))
}

/// Whether a signature of this key, made at a time, counts. A retired key's signatures do for ever.
///
/// The time must be one that a thief of the key cannot choose: from the database or the ledger, never from what is signed.
///
/// # Errors
/// When the key is for another purpose, was not made yet, or is withdrawn from that time or an earlier one on.
pub fn may_have_signed(record: &KeyRecord, purpose: Purpose, at: Moment) -> Result<(), KeyRefusal> {
    match record.withdrawn_from {
        _ if record.purpose != purpose => Err(KeyRefusal::OtherPurpose(record.purpose)),
        Some(from) if at >= from => Err(KeyRefusal::Withdrawn { from }),
        _ if at < record.created_at => Err(KeyRefusal::NotYet(record.created_at)),
        _ => Ok(()),
    }
}

/// The first key of a purpose, or the one after the last was withdrawn: it signs at once, until a key that waits already begins.
///
/// # Errors
/// When a key of the purpose signs.
pub fn first(records: &[KeyRecord], key: &StoredKey, now: Moment) -> Result<KeyRecord, ChangeRefusal> {
    let purpose = key.purpose;
    if let Some(signs) = active(records, purpose, now) {
        return Err(ChangeRefusal::AlreadyActive { purpose, id: signs.id });
    }
    let next = records.iter().filter(|it| it.purpose == purpose && it.is_waiting(now)).map(|it| it.active_from).min();
    Ok(KeyRecord { retired_at: next, ..KeyRecord::published(key, now) })
}

/// Rotation: the new key is published at once, so that everyone who checks has it in time, and begins to sign after the overlap; the
/// keys before it cease in the same moment.
///
/// # Errors
/// When the purpose has no key that signs, is being rotated already, or the overlap makes no sense.
pub fn rotation(records: &[KeyRecord], key: &StoredKey, now: Moment, overlap: TimeDelta) -> Result<Rotation, ChangeRefusal> {
    let purpose = key.purpose;
    let of_purpose = || records.iter().filter(|it| it.purpose == purpose);
    if let Some(next) = of_purpose().find(|it| it.is_waiting(now)) {
        return Err(ChangeRefusal::UnderWay { purpose, id: next.id, from: next.active_from });
    }
    active(records, purpose, now).ok_or(ChangeRefusal::NoneActive(purpose))?;
    let active_from = now.checked_add_signed(overlap).filter(|_| (TimeDelta::zero()..=MOST_OVERLAP).contains(&overlap));
    let new = KeyRecord::published(key, active_from.ok_or(ChangeRefusal::Overlap)?);
    let retired = of_purpose().filter(|it| it.may_sign(now)).map(|it| it.id).collect();
    Ok(Rotation { new, retired })
}

/// Withdrawing a key: it signs no more from now on, and what it signed from the date on counts no more. The date can later be moved
/// back, when more becomes known, and never forward.
///
/// # Errors
/// When the date has not come, is later than one given before, or no reason is given.
pub fn withdrawal(record: &KeyRecord, from: Moment, reason: &str, now: Moment) -> Result<KeyRecord, ChangeRefusal> {
    let reason = reason.trim();
    match record.withdrawn_from {
        _ if reason.is_empty() => Err(ChangeRefusal::NoReason),
        _ if from > now => Err(ChangeRefusal::Ahead),
        Some(before) if from > before => Err(ChangeRefusal::Later { from: before }),
        _ => Ok(KeyRecord { withdrawn_from: Some(from), withdrawn_reason: Some(reason.to_owned()), ..record.clone() }),
    }
}

#[cfg(test)]
mod tests;
