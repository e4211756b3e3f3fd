//! What a proof says beside the signature, and why a proof is refused.

use super::canonical::CanonicalError;
use crate::clock::Moment;
use chrono::{DateTime, SecondsFormat};
use serde_json::{Map, Value, json};

const TYPE: &str = "DataIntegrityProof";
const SUITE: &str = "eddsa-rdfc-2022";
const PURPOSE: &str = "assertionMethod";

/// What a proof says beside the signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProofOptions {
    /// Which key: a URL that leads to it.
    pub verification_method: String,
    /// When it was made.
    pub created: Option<Moment>,
    /// Until when it is good.
    pub expires: Option<Moment>,
}

/// Why a proof does not hold, or cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// There is none.
    #[error("no proof")]
    NoProof,
    /// It is of a kind we cannot check.
    #[error("unknown proof suite {0:?}")]
    UnknownSuite(String),
    /// A set or a chain of proofs, or a proof with contexts of its own.
    #[error("{0} are not supported")]
    Unsupported(&'static str),
    /// It was made for something else than asserting.
    #[error("the proof is for {0:?}")]
    WrongPurpose(String),
    /// A member of it is missing or makes no sense.
    #[error("the proof's {0} cannot be read")]
    Unreadable(&'static str),
    /// Its key is not known, or may not be used.
    #[error("unknown key {0}")]
    UnknownKey(String),
    /// The document or the proof was changed, or another key signed.
    #[error("the signature does not fit")]
    SignatureDoesNotFit,
    /// It held until then.
    #[error("the proof expired at {0}")]
    Expired(Moment),
    /// A document that already has a proof is not signed again.
    #[error("the document already has a proof")]
    AlreadySigned,
    /// The document has no canonical form.
    #[error(transparent)]
    Document(CanonicalError),
    /// The proof has none.
    #[error("in the proof: {0}")]
    Proof(CanonicalError),
}

impl ProofOptions {
    /// A proof made now by this key, good for ever.
    pub fn made(verification_method: &str, created: Moment) -> Self {
        Self { verification_method: verification_method.to_owned(), created: Some(created), expires: None }
    }

    /// As the proof writes them.
    pub(crate) fn to_json(&self) -> Map<String, Value> {
        let mut proof = Map::new();
        let members =
            [("type", TYPE), ("cryptosuite", SUITE), ("verificationMethod", &self.verification_method), ("proofPurpose", PURPOSE)];
        proof.extend(members.map(|(name, value)| (name.to_owned(), json!(value))));
        let times = [("created", self.created), ("expires", self.expires)];
        proof.extend(times.into_iter().filter_map(|(name, time)| Some((name.to_owned(), json!(written(time?))))));
        proof
    }

    /// Reads them, and refuses what is no proof of this suite.
    pub(crate) fn read(proof: &Map<String, Value>, document: &Value) -> Result<Self, ProofError> {
        let text = |name: &str| proof.get(name).and_then(Value::as_str);
        let (kind, suite) = (text("type").unwrap_or_default(), text("cryptosuite").unwrap_or_default());
        if kind != TYPE || suite != SUITE {
            return Err(ProofError::UnknownSuite(if kind == TYPE { suite.to_owned() } else { kind.to_owned() }));
        }
        if proof.contains_key("previousProof") {
            return Err(ProofError::Unsupported("proof chains"));
        }
        if proof.get("@context").is_some_and(|context| Some(context) != document.get("@context")) {
            return Err(ProofError::Unsupported("contexts of a proof's own"));
        }
        match text("proofPurpose") {
            Some(PURPOSE) => (),
            other => return Err(ProofError::WrongPurpose(other.unwrap_or_default().to_owned())),
        }
        let verification_method = text("verificationMethod").ok_or(ProofError::Unreadable("verificationMethod"))?.to_owned();
        Ok(Self { verification_method, created: time(proof, "created")?, expires: time(proof, "expires")? })
    }
}

fn time(proof: &Map<String, Value>, name: &'static str) -> Result<Option<Moment>, ProofError> {
    let Some(value) = proof.get(name) else { return Ok(None) };
    let time = value.as_str().and_then(|text| DateTime::parse_from_rfc3339(text).ok());
    time.map(|time| Some(time.to_utc())).ok_or(ProofError::Unreadable(name))
}

fn written(time: Moment) -> String {
    time.to_rfc3339_opts(SecondsFormat::Secs, true)
}
