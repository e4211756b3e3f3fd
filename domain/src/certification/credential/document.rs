//! What a credential says: the Open Badges 3.0 form of what a certificate prints, and the document that vouches for the issuer's keys.
//!
//! <https://www.imsglobal.org/spec/ob/v3p0/>, <https://www.w3.org/TR/vc-data-model-2.0/>, <https://w3c-ccg.github.io/did-method-web/>

use crate::{
    certification::{certificate::Certificate, frozen::FrozenText, status_list},
    exact::shown_percent,
    integrity::contexts::{CREDENTIALS_V2, OPEN_BADGES},
    language::Language,
    signing::{KeyRecord, PublicKey, Purpose},
};
use chrono::SecondsFormat;
use serde_json::{Map, Value, json};

/// Where an issuer is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::certification) struct Site {
    /// `https://certificates.example.org`.
    pub(in crate::certification) base: String,
    /// `did:web:certificates.example.org`.
    pub(in crate::certification) did: String,
}

impl Site {
    /// The site whose address a certificate prints.
    pub(in crate::certification) fn of(certificate: &Certificate) -> Option<Self> {
        let path = format!("/verify/{}", certificate.code);
        certificate.printed.check_url.strip_suffix(&path).and_then(Self::at)
    }

    /// The site at an address without a path.
    pub(in crate::certification) fn at(base: &str) -> Option<Self> {
        let host = base.strip_prefix("https://").or_else(|| base.strip_prefix("http://"))?;
        // The colon before a port has another meaning in a DID.
        Some(Self { base: base.to_owned(), did: format!("did:web:{}", host.replace(':', "%3A")) })
    }
}

/// The address of a key within the document of its issuer.
pub(in crate::certification) fn method_of(did: &str, key: PublicKey) -> String {
    format!("{did}#{key}")
}

/// The unsigned credential; `None` once the holder was erased. Names that readers want as one plain text are in the certificate's first
/// language, all others in each of its languages.
pub(super) fn credential(certificate: &Certificate, place: u64, site: &Site) -> Option<Value> {
    let printed = &certificate.printed;
    let holder = printed.holder.as_deref()?;
    let (language, text) = printed.texts.first_key_value()?;
    let achievement = format!("{}/{language}/courses/{}#{}", site.base, printed.course, printed.award);
    let mut subject = json!({
        "type": ["AchievementSubject"],
        "identifier": [{ "type": "IdentityObject", "hashed": false, "identityHash": holder, "identityType": "name" }],
        "achievement": {
            "id": achievement,
            "type": ["Achievement"],
            "achievementType": "Course",
            "inLanguage": language.code(),
            "name": text.award,
            "description": in_each(certificate, |text| &text.statement),
            "criteria": { "id": format!("{}/{language}/courses/{}", site.base, printed.course), "narrative": in_each(certificate, criteria) },
        },
    });
    if let Some(grade) = printed.grade {
        add_grade(&mut subject, &achievement, &shown_percent(grade, None).text(Language::En));
    }
    let status = status_list::entry(&site.base, place);
    Some(json!({
        "@context": [CREDENTIALS_V2, OPEN_BADGES],
        "id": printed.check_url,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": in_each(certificate, |text| &text.award),
        "issuer": { "id": site.did, "type": ["Profile"], "name": printed.issuer, "url": site.base },
        "validFrom": certificate.issued_at.to_rfc3339_opts(SecondsFormat::Secs, true),
        "credentialSubject": subject,
        "credentialStatus": status,
    }))
}

/// What had to be done, in the words of the certificate.
fn criteria(text: &FrozenText) -> &String {
    &text.statement
}

fn in_each<'a>(certificate: &'a Certificate, text: impl Fn(&'a FrozenText) -> &'a String) -> Value {
    let said = |(language, frozen): (&Language, &'a FrozenText)| json!({ "@value": text(frozen), "@language": language.code() });
    certificate.printed.texts.iter().map(said).collect()
}

/// The grade in per cent, and of what it is one.
fn add_grade(subject: &mut Value, achievement: &str, grade: &str) {
    let id = format!("{achievement}-grade");
    let description = json!([{
        "id": id, "type": ["ResultDescription"], "name": "Grade", "resultType": "Percent", "valueMin": "0", "valueMax": "100",
    }]);
    if let Some(achievement) = subject.get_mut("achievement").and_then(Value::as_object_mut) {
        achievement.insert("resultDescription".into(), description);
    }
    if let Some(subject) = subject.as_object_mut() {
        subject.insert("result".into(), json!([{ "type": ["Result"], "resultDescription": id, "value": grade }]));
    }
}

/// The document of the issuer at `/.well-known/did.json`: every key that ever signed credentials or status lists. What a key signed counts as
/// long as it was not withdrawn.
pub fn issuer_document(base: &str, keys: &[KeyRecord]) -> Option<Value> {
    let did = Site::at(base)?.did;
    let ours = || keys.iter().filter(|key| matches!(key.purpose, Purpose::Credential | Purpose::Status));
    let method = |key: &KeyRecord| {
        let mut method = Map::new();
        let members = [
            ("id", method_of(&did, key.id)),
            ("type", "Multikey".to_owned()),
            ("controller", did.clone()),
            ("publicKeyMultibase", key.id.to_string()),
        ];
        method.extend(members.map(|(name, value)| (name.to_owned(), Value::from(value))));
        if let Some(from) = key.withdrawn_from {
            method.insert("revoked".to_owned(), from.to_rfc3339_opts(SecondsFormat::Secs, true).into());
        }
        Value::from(method)
    };
    let good = ours().filter(|key| key.withdrawn_from.is_none()).map(|key| method_of(&did, key.id));
    Some(json!({
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": did,
        "verificationMethod": ours().map(method).collect::<Vec<_>>(),
        "assertionMethod": good.collect::<Vec<_>>(),
    }))
}
