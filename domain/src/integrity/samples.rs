//! The proofs of others: the vectors of the W3C and the samples of 1EdTech, where they are at hand; elsewhere these tests pass empty.

use super::{contexts, proof};
use crate::signing::PublicKey;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The W3C vectors name this context besides the pinned ones: whatever word, it defines it.
const EXAMPLES: &str = r#"{"@context": {"@vocab": "https://www.w3.org/ns/credentials/examples#"}}"#;

fn with_examples(url: &str) -> Option<&'static str> {
    if url == "https://www.w3.org/ns/credentials/examples/v2" { Some(EXAMPLES) } else { contexts::pinned(url) }
}

fn samples() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/samples/openbadges");
    Some(root).filter(|root| root.exists())
}

fn json(path: PathBuf) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The key the verification method says itself: what it proves is for others to see.
fn said_key(method: &str) -> Option<PublicKey> {
    let (controller, key) = method.split_once('#')?;
    let key = PublicKey::parse(key).ok()?;
    (!controller.starts_with("did:key:") || controller == format!("did:key:{key}")).then_some(key)
}

/// What is wrong with the proof; empty: it holds.
fn verdict(document: &Value) -> String {
    let now = "2026-11-22T00:00:00Z".parse().unwrap();
    proof::check_in(document, now, said_key, with_examples).err().map(|error| error.to_string()).unwrap_or_default()
}

#[test]
fn the_w3c_vectors_come_out_byte_for_byte() {
    let Some(root) = samples() else { return };
    let folder = root.join("w3c-eddsa/eddsa-rdfc-2022");
    let text = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let canonical = |document: &Value| super::canonical::canonical_in(document, with_examples).unwrap();
    let document = canonical(&json(root.join("w3c-eddsa/unsigned.json")));
    let options = canonical(&json(folder.join("proofConfigDataInt.json")));
    assert_eq!(document, text("canonDocDataInt.txt"));
    assert_eq!(options, text("proofCanonDataInt.txt"));
    assert_eq!(hex::encode(Sha256::digest(&document)), text("docHashDataInt.txt"));
    assert_eq!(hex::encode(Sha256::digest(&options)), text("proofHashDataInt.txt"));
    assert_eq!(verdict(&json(folder.join("signedDataInt.json"))), "");
}

#[test]
fn the_samples_of_1edtech_are_judged_as_two_others_judge_them_and_each_wrong_one_is_explained() {
    let Some(root) = samples() else { return };
    for (name, wrong) in [
        ("simple", ""),
        ("simple-context-version", ""),
        ("simple-did-web-method", ""),
        // Wrong for other reasons than their proof.
        ("simple-err-issued", ""),
        ("simple-err-issuer", ""),
        ("simple-err-credential-subject-identifier-type", "\"InvalidIdentityObject\", at /credentialSubject/identifier/0/type"),
        ("simple-err-credential-subject-result-type", "\"InvalidResult\", at /credentialSubject/result/1/type/0"),
        ("simple-err-evidence-type", "\"InvalidEvidence\", at /evidence/1/type"),
        ("simple-err-issuer-parentorg-type", "\"InvalidProfile\", at /issuer/parentOrg/type/0"),
        ("simple-err-type", "\"OtherCredential\", at /type/1"),
        ("simple-err-context", "\"VerifiableCredential\", at /type/0"),
        ("simple-err-proof-method", "unknown key"),
        ("simple-err-proof-method-unknown-did-method", "unknown key"),
        ("simple-noproof", "no proof"),
    ] {
        let told = verdict(&json(root.join(format!("ob30/{name}.json"))));
        assert!(told.contains(wrong) && told.is_empty() == wrong.is_empty(), "{name}: {told}");
    }
}

#[test]
fn any_other_value_in_a_sample_is_noticed() {
    let Some(root) = samples() else { return };
    let mut document = json(root.join("ob30/simple.json"));
    *document.pointer_mut("/credentialSubject/achievement/name").unwrap() = "Other".into();
    assert_eq!(verdict(&document), "the signature does not fit");
}
