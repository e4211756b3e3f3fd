//! The vocabulary: the JSON-LD contexts a credential may name. They lie beside this file and are never fetched, because whoever
//! serves a context decides what a signed word means. `contexts/README.md` says where each came from.

/// Finds the text of a context by its URL.
pub type Contexts = fn(&str) -> Option<&'static str>;

/// Verifiable Credentials 2.0: the first context of every credential we issue.
pub const CREDENTIALS_V2: &str = "https://www.w3.org/ns/credentials/v2";
/// Open Badges 3.0: the second context of every credential we issue.
pub const OPEN_BADGES: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
/// Defines the type of `credentialSchema`, for credentials that name their JSON schema.
pub const OPEN_BADGES_EXTENSIONS: &str = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";

/// The text of a pinned context; `None` for every other URL. The URL must be the exact one.
pub fn pinned(url: &str) -> Option<&'static str> {
    PINNED.iter().find(|(known, _)| *known == url).map(|(_, text)| *text)
}

/// The URLs of all pinned contexts.
pub fn urls() -> impl Iterator<Item = &'static str> {
    PINNED.iter().map(|(url, _)| *url)
}

const PINNED: [(&str, &str); 12] = [
    (CREDENTIALS_V2, include_str!("contexts/credentials-v2.jsonld")),
    (OPEN_BADGES, include_str!("contexts/ob-3.0.3.json")),
    ("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json", include_str!("contexts/ob-3.0.2.json")),
    ("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json", include_str!("contexts/ob-3.0.1.json")),
    ("https://purl.imsglobal.org/spec/ob/v3p0/context.json", include_str!("contexts/ob.json")),
    (OPEN_BADGES_EXTENSIONS, include_str!("contexts/ob-extensions.json")),
    ("https://w3id.org/security/data-integrity/v2", include_str!("contexts/data-integrity-v2.jsonld")),
    ("https://w3id.org/security/data-integrity/v1", include_str!("contexts/data-integrity-v1.jsonld")),
    ("https://w3id.org/security/multikey/v1", include_str!("contexts/multikey-v1.jsonld")),
    ("https://www.w3.org/ns/did/v1", include_str!("contexts/did-v1.jsonld")),
    ("https://www.w3.org/2018/credentials/v1", include_str!("contexts/credentials-v1.jsonld")),
    ("https://w3id.org/security/suites/ed25519-2020/v1", include_str!("contexts/ed25519-2020-v1.jsonld")),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::integrity::form::CLOSED;
    use serde_json::Value;
    use sha2::{Digest, Sha256};

    /// As listed in `contexts/README.md`, in the order of `PINNED`.
    const HASHES: [&str; 12] = [
        "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734", // also printed in the VC 2.0 specification
        "3d34f4d4ef1bce691106e63798beb5e7b862ba841423f5ee1e53ab7ddf3bca84",
        "00666ad080ba407687ed1846b7f5e7495f5019042b202a727de47c48a1755c53",
        "5f3d9dd6288ef437ff8286cf95ffbff609c748a66f24a1e9450c45ca64be1571",
        "9f1c8f9f361ba2994b9b50701f41149919542c50c7b7455b2846d87959295d72",
        "87c06c81bc2317663bf288d740d94fddd2818c4342b186270ff6371dfaa63f93",
        "67f21e6e33a6c14e5ccfd2fc7865f7474fb71a04af7e94136cb399dfac8ae8f4",
        "b5d829bd09aa7c42abc6efa0c8ed7635313b5487f37ccfce3ecd149ca9418554",
        "ba2c182de2d92f7e47184bcca8fcf0beaee6d3986c527bf664c195bbc7c58597",
        "62c1054bf404d6dd3a4b26b64f830fd72095f6a26edc4469908c94351352ce5f",
        "00d7dd6d3ad8b920e3e550dd3a3d9090bffcac84cdbf943da6924b3e0a5c8bb8",
        "b9e1ab971fd8bf2c7553e0c4a9438e0b9450afde1ea1ca5b2492368b9f549588",
    ];

    #[test]
    fn every_file_is_the_one_that_was_reviewed() {
        for ((url, text), hash) in PINNED.iter().zip(HASHES) {
            assert_eq!(hex::encode(Sha256::digest(text)), hash, "{url}");
        }
    }

    #[test]
    fn only_the_exact_url_finds_a_context() {
        assert!(pinned(CREDENTIALS_V2).is_some());
        assert!(pinned("https://www.w3.org/ns/credentials/v2/").is_none());
        assert!(pinned("http://www.w3.org/ns/credentials/v2").is_none());
        assert_eq!(urls().count(), 12);
    }

    /// Our way of noticing undefined words (see `canonical.rs`) rests on these: a pinned context defines no default vocabulary and
    /// no base, gives no word whose value would be left out, and takes definitions back or lets raw JSON in only under words that
    /// `form.rs` refuses.
    #[test]
    fn no_context_lets_a_word_pass_unnoticed() {
        fn look(url: &str, word: &str, value: &Value) {
            let Value::Object(entries) = value else { return };
            for (key, value) in entries {
                match (key.as_str(), value) {
                    ("@context", Value::Null) => assert!(CLOSED.contains(&word), "{url}: {word}"),
                    ("@type", Value::String(kind)) if kind == "@json" => assert!(CLOSED.contains(&word), "{url}: {word}"),
                    ("@type", Value::String(kind)) => assert_ne!(kind, "@none", "{url}: {word}"),
                    ("@container", Value::String(kind)) => assert!(["@set", "@list", "@graph"].contains(&kind.as_str()), "{url}: {kind}"),
                    ("@context" | "@id" | "@protected" | "@version", _) => (),
                    (key, Value::String(kind)) if kind.starts_with('@') => {
                        assert!([("id", "@id"), ("type", "@type")].contains(&(key, kind)))
                    }
                    (key, value) => assert!(!key.starts_with('@') && !value.is_null(), "{url}: {key}"),
                }
                look(url, if key == "@context" { word } else { key }, value);
            }
        }
        for (url, text) in PINNED {
            look(url, "", &serde_json::from_str(text).unwrap());
        }
    }
}
