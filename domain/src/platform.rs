//! All a use case needs.

use crate::{
    assessment::{Known, Saves},
    catalogue::Catalogue,
    certification::StatusLists,
    clock::Clock,
    database::Database,
    identity::Hasher,
    language::Translated,
    letter::Composer,
    mailer::Mailer,
    media::MediaStore,
    signing::Signer,
};
use std::sync::Arc;

/// All a use case needs. Cheap to clone.
#[derive(Clone)]
pub struct Platform {
    /// Rows.
    pub database: Database,
    /// Files.
    pub media: MediaStore,
    /// Outgoing mail.
    pub mailer: Mailer,
    /// Finds the words of letters.
    pub composer: Arc<dyn Composer>,
    /// Time.
    pub clock: Clock,
    /// Compiled course versions, and which are current.
    pub catalogue: Catalogue,
    /// Attempts under way that are known already.
    pub attempts: Known,
    /// Answers on their way into the database.
    pub saves: Saves,
    /// Password hashing.
    pub hasher: Hasher,
    /// Status lists that were signed already.
    pub status_lists: StatusLists,
    /// The issuer's keys.
    pub signer: Signer,
    /// What the operator decided.
    pub settings: Arc<Settings>,
}

/// What the operator decided, as far as rules depend on it.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// `https://mooc.example.org`, without a slash at the end.
    pub base_url: String,
    /// Start of the addresses certificates print: public, and good for many years. None: nothing is issued.
    pub certificate_base_url: Option<String>,
    /// Who issues certificates.
    pub issuer: Issuer,
    /// How long a signed batch of certificates can be dropped, before any is made.
    pub undo_window: chrono::Duration,
    /// Whether two admins have to sign.
    pub second_signature: bool,
}

/// Who issues certificates. Nothing is issued before there is a legal name and a signatory.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Issuer {
    /// The organisation's legal name, printed.
    pub legal_name: Option<String>,
    /// Who signs, printed.
    pub signatory: Option<String>,
    /// The signatory's function, by language.
    pub signatory_role: Translated,
}

impl std::fmt::Debug for Platform {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Platform").field("database", &self.database.dialect()).finish_non_exhaustive()
    }
}
