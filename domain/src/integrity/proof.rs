//! Data Integrity proofs of the suite `eddsa-rdfc-2022`: made, and checked.

use super::{
    canonical::canonical_in,
    contexts::{self, Contexts},
    options::{ProofError, ProofOptions},
};
use crate::{
    clock::Moment,
    signing::{PublicKey, ReadyKey, SIGNATURE_BYTES},
};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

/// A signature has 88 characters or fewer; anything much longer is not worth decoding.
const LONGEST: usize = 100;

/// A proof that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedProof {
    /// Which key made it. That this key may speak for the issuer is the caller's to see.
    pub verification_method: String,
    /// When, as the signer said; the standard lets a signer be silent.
    pub created: Option<Moment>,
}

/// Adds a proof to a document, which must be an object with `@context`.
///
/// # Errors
/// When the document has a proof or no canonical form.
pub fn sign(document: Value, key: &ReadyKey, verification_method: &str, created: Moment) -> Result<Value, ProofError> {
    sign_in(document, key, &ProofOptions::made(verification_method, created), contexts::pinned)
}

/// The same with all options and other contexts.
///
/// # Errors
/// As [`sign`].
pub fn sign_in(mut document: Value, key: &ReadyKey, options: &ProofOptions, contexts: Contexts) -> Result<Value, ProofError> {
    if document.get("proof").is_some() {
        return Err(ProofError::AlreadySigned);
    }
    let mut proof = options.to_json();
    let signature =
        key.sign(&message(&document, &proof, contexts)?).ok_or_else(|| ProofError::UnknownKey(options.verification_method.clone()))?;
    proof.insert("proofValue".into(), format!("z{}", bs58::encode(signature).into_string()).into());
    if let Some(members) = document.as_object_mut() {
        members.insert("proof".into(), proof.into());
    }
    Ok(document)
}

/// Checks the one proof of a document. `key_of` answers with the key behind a verification method, if it may be used to assert.
///
/// It does not say that the document is true, in time, not revoked, or that the key is its issuer's.
///
/// # Errors
/// With what is wrong, whether in form or in substance.
pub fn check(document: &Value, now: Moment, key_of: impl Fn(&str) -> Option<PublicKey>) -> Result<CheckedProof, ProofError> {
    check_in(document, now, key_of, contexts::pinned)
}

/// The same with other contexts.
///
/// # Errors
/// As [`check`].
pub fn check_in(
    document: &Value,
    now: Moment,
    key_of: impl Fn(&str) -> Option<PublicKey>,
    contexts: Contexts,
) -> Result<CheckedProof, ProofError> {
    let mut proof = only_proof(document)?.clone();
    let options = ProofOptions::read(&proof, document)?;
    let signature = signature(&proof)?;
    let key = key_of(&options.verification_method).ok_or_else(|| ProofError::UnknownKey(options.verification_method.clone()))?;
    proof.remove("proofValue");
    let mut unsigned = document.clone();
    unsigned.as_object_mut().map(|members| members.remove("proof"));
    if !key.verify(&message(&unsigned, &proof, contexts)?, &signature) {
        return Err(ProofError::SignatureDoesNotFit);
    }
    match options.expires {
        Some(expires) if expires <= now => Err(ProofError::Expired(expires)),
        _ => Ok(CheckedProof { verification_method: options.verification_method, created: options.created }),
    }
}

/// What is signed: the hash of the proof's own statements, then that of the document's.
fn message(document: &Value, proof: &Map<String, Value>, contexts: Contexts) -> Result<[u8; 64], ProofError> {
    let mut options = proof.clone();
    if let Some(context) = document.get("@context") {
        options.insert("@context".into(), context.clone());
    }
    let document = canonical_in(document, contexts).map_err(ProofError::Document)?;
    let options = canonical_in(&options.into(), contexts).map_err(ProofError::Proof)?;
    let mut message = [0; 64];
    let (first, second) = message.split_at_mut(32);
    first.copy_from_slice(&Sha256::digest(options));
    second.copy_from_slice(&Sha256::digest(document));
    Ok(message)
}

fn only_proof(document: &Value) -> Result<&Map<String, Value>, ProofError> {
    match document.get("proof") {
        None | Some(Value::Null) => Err(ProofError::NoProof),
        Some(Value::Object(proof)) => Ok(proof),
        Some(Value::Array(proofs)) => match proofs.as_slice() {
            [] => Err(ProofError::NoProof),
            [Value::Object(proof)] => Ok(proof),
            [_] => Err(ProofError::Unreadable("form")),
            _ => Err(ProofError::Unsupported("proof sets")),
        },
        Some(_) => Err(ProofError::Unreadable("form")),
    }
}

fn signature(proof: &Map<String, Value>) -> Result<[u8; SIGNATURE_BYTES], ProofError> {
    let text = proof.get("proofValue").and_then(Value::as_str).and_then(|text| text.strip_prefix('z'));
    let bytes = text.filter(|digits| digits.len() <= LONGEST).and_then(|digits| bs58::decode(digits).into_vec().ok());
    bytes.and_then(|bytes| bytes.try_into().ok()).ok_or(ProofError::Unreadable("proofValue"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::integrity::canonical::CanonicalError;
    use serde_json::json;

    const METHOD: &str = "did:web:example.org#key-1";

    fn key() -> ReadyKey {
        ReadyKey::of_seed([7; 32])
    }

    fn at(text: &str) -> Moment {
        text.parse().unwrap()
    }

    fn document() -> Value {
        json!({
            "@context": [contexts::CREDENTIALS_V2, contexts::OPEN_BADGES],
            "id": "urn:uuid:1",
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "issuer": {"id": "did:web:example.org", "type": ["Profile"], "name": "Università"},
            "credentialSubject": {"type": ["AchievementSubject"], "id": "urn:uuid:2"}
        })
    }

    fn signed() -> Value {
        sign(document(), &key(), METHOD, at("2026-11-22T09:30:00Z")).unwrap()
    }

    fn verdict(document: &Value) -> Result<CheckedProof, ProofError> {
        check(document, at("2026-11-23T00:00:00Z"), |method| (method == METHOD).then(|| key().id()))
    }

    fn changed(change: impl FnOnce(&mut Value)) -> ProofError {
        let mut document = signed();
        change(&mut document);
        verdict(&document).unwrap_err()
    }

    #[test]
    fn what_was_signed_is_checked() {
        let checked = verdict(&signed()).unwrap();
        assert_eq!(checked, CheckedProof { verification_method: METHOD.into(), created: Some(at("2026-11-22T09:30:00Z")) });
        let mut in_list = signed();
        in_list["proof"] = json!([in_list["proof"]]);
        assert!(verdict(&in_list).is_ok());
    }

    #[test]
    fn a_proof_has_the_members_of_the_standard() {
        let proof = signed()["proof"].clone();
        assert_eq!(proof["type"], "DataIntegrityProof");
        assert_eq!(proof["cryptosuite"], "eddsa-rdfc-2022");
        assert_eq!(proof["proofPurpose"], "assertionMethod");
        assert_eq!(proof["created"], "2026-11-22T09:30:00Z");
        assert!(proof["proofValue"].as_str().unwrap().starts_with('z'));
    }

    #[test]
    fn any_change_is_noticed() {
        for path in ["/issuer/name", "/credentialSubject/id", "/id"] {
            assert_eq!(changed(|document| *document.pointer_mut(path).unwrap() = json!("urn:other")), ProofError::SignatureDoesNotFit);
        }
        let time = json!("2026-11-22T09:30:01Z");
        assert_eq!(changed(|document| document["proof"]["created"] = time), ProofError::SignatureDoesNotFit);
        let error = changed(|document| document["gift"] = json!("unsigned"));
        assert_eq!(error, ProofError::Document(CanonicalError::UndefinedTerm { term: "gift".into(), at: "/gift".into() }));
        let error = changed(|document| document["proof"]["gift"] = json!("unsigned"));
        assert_eq!(error, ProofError::Proof(CanonicalError::UndefinedTerm { term: "gift".into(), at: "/gift".into() }));
    }

    #[test]
    fn each_cause_has_its_own_error() {
        assert_eq!(verdict(&document()), Err(ProofError::NoProof));
        for (member, value, error) in [
            ("type", json!("Ed25519Signature2020"), ProofError::UnknownSuite("Ed25519Signature2020".into())),
            ("cryptosuite", json!("eddsa-jcs-2022"), ProofError::UnknownSuite("eddsa-jcs-2022".into())),
            ("proofPurpose", json!("authentication"), ProofError::WrongPurpose("authentication".into())),
            ("proofValue", json!("u1234"), ProofError::Unreadable("proofValue")),
            ("proofValue", json!("z0OIl"), ProofError::Unreadable("proofValue")),
            ("proofValue", json!("z1234"), ProofError::Unreadable("proofValue")),
            ("created", json!("yesterday"), ProofError::Unreadable("created")),
            ("expires", json!(1), ProofError::Unreadable("expires")),
            ("verificationMethod", json!({"id": METHOD}), ProofError::Unreadable("verificationMethod")),
            ("verificationMethod", json!("did:web:other.example#key-1"), ProofError::UnknownKey("did:web:other.example#key-1".into())),
            ("previousProof", json!("urn:uuid:9"), ProofError::Unsupported("proof chains")),
            ("@context", json!(["urn:own"]), ProofError::Unsupported("contexts of a proof's own")),
        ] {
            assert_eq!(changed(|document| document["proof"][member] = value), error, "{member}");
        }
        assert_eq!(changed(|document| document["proof"] = json!([])), ProofError::NoProof);
        assert_eq!(changed(|document| document["proof"] = json!("z")), ProofError::Unreadable("form"));
        assert_eq!(
            changed(|document| document["proof"] = json!([document["proof"], document["proof"]])),
            ProofError::Unsupported("proof sets")
        );
        assert_eq!(sign(signed(), &key(), METHOD, at("2026-11-22T09:30:00Z")), Err(ProofError::AlreadySigned));
    }

    #[test]
    fn another_key_is_not_the_signer() {
        let other = ReadyKey::of_seed([8; 32]).id();
        let verdict = check(&signed(), at("2026-11-23T00:00:00Z"), |_| Some(other));
        assert_eq!(verdict, Err(ProofError::SignatureDoesNotFit));
    }

    #[test]
    fn a_proof_may_expire() {
        let expires = at("2026-12-01T00:00:00Z");
        let options = ProofOptions { expires: Some(expires), ..ProofOptions::made(METHOD, at("2026-11-22T09:30:00Z")) };
        let signed = sign_in(document(), &key(), &options, contexts::pinned).unwrap();
        let on = |day| check(&signed, at(day), |_| Some(key().id()));
        assert!(on("2026-11-30T23:59:59Z").is_ok());
        assert_eq!(on("2026-12-01T00:00:00Z"), Err(ProofError::Expired(expires)));
    }
}
