//! All a use case needs.

use crate::{
    catalogue::Catalogue, clock::Clock, database::Database, identity::Hasher, language::Translated, letter::Composer, mailer::Mailer,
    media::MediaStore,
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
    /// Password hashing.
    pub hasher: Hasher,
    /// What the operator decided.
    pub settings: Arc<Settings>,
}

/// What the operator decided, as far as rules depend on it.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// `https://mooc.example.org`, without a slash at the end.
    pub base_url: String,
    /// Whether `base_url` is an address others can reach: certificates need one.
    pub base_url_is_public: bool,
    /// Who issues certificates; none: nothing is issued.
    pub issuer: Option<Issuer>,
}

/// Who issues certificates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer {
    /// The organisation's legal name, printed.
    pub legal_name: String,
    /// Who signs, printed.
    pub signatory: String,
    /// The signatory's function, by language.
    pub signatory_role: Translated,
}

impl std::fmt::Debug for Platform {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Platform").field("database", &self.database.dialect()).finish_non_exhaustive()
    }
}
