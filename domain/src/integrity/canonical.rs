//! From a JSON-LD document to the text that is hashed: canonical N-Quads, and a refusal whenever something would be left out.
//!
//! JSON-LD drops what it does not understand. To notice, the document is read with one more context before its own, which sends
//! every undefined word into a vocabulary of ours, and on a base of ours, which catches every relative IRI. Neither may come out.

use super::{
    contexts::{self, Contexts},
    fault::{Fault, RELATIVE, UNDEFINED, fault},
    form,
    normal::{TooComplex, normal_form},
};
use oxjsonld::{JsonLdParser, JsonLdRemoteDocument};
use oxrdf::Quad;
use serde_json::{Value, json};

/// The longest document worth reading, in bytes.
const LONGEST: usize = 256 * 1024;

/// Why a document has no canonical form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CanonicalError {
    /// It names a context that is not pinned.
    #[error("unknown context {url}")]
    UnknownContext {
        /// Which.
        url: String,
    },
    /// It brings definitions of its own.
    #[error("a context written out, at {at}")]
    InlineContext {
        /// JSON pointer.
        at: String,
    },
    /// No context defines this member or type, so no signature would hold it.
    #[error("undefined term {term:?}, at {at}")]
    UndefinedTerm {
        /// The word.
        term: String,
        /// JSON pointer.
        at: String,
    },
    /// An IRI that is not absolute.
    #[error("relative IRI {iri:?}, at {at}")]
    RelativeIri {
        /// The IRI, as the document has it.
        iri: String,
        /// JSON pointer.
        at: String,
    },
    /// Something that is not an IRI where one is needed.
    #[error("invalid IRI {iri:?}, at {at}")]
    InvalidIri {
        /// The text.
        iri: String,
        /// JSON pointer.
        at: String,
    },
    /// A JSON-LD spelling that readers of the JSON would not understand as the signature does.
    #[error("{what:?} is not supported, at {at}")]
    Unsupported {
        /// The member or value.
        what: String,
        /// JSON pointer.
        at: String,
    },
    /// Another object bears the document's own id and says something about it, where nobody looks.
    #[error("the document is described a second time, at {at}")]
    SaidElsewhere {
        /// JSON pointer.
        at: String,
    },
    /// Reading it would take too long.
    #[error("the document is too large or too complex")]
    TooComplex,
    /// It says nothing at all.
    #[error("the document says nothing")]
    Empty,
    /// It breaks a rule of JSON-LD.
    #[error("not JSON-LD: {0}")]
    NoJsonLd(String),
}

impl From<TooComplex> for CanonicalError {
    fn from(_: TooComplex) -> Self {
        Self::TooComplex
    }
}

/// The canonical N-Quads of a document, with the pinned contexts.
///
/// # Errors
/// When a signature over them would not hold the whole document.
pub fn canonical(document: &Value) -> Result<String, CanonicalError> {
    canonical_in(document, contexts::pinned)
}

/// The same with other contexts; they must not define a default vocabulary, or undefined words pass.
///
/// # Errors
/// As [`canonical`].
pub fn canonical_in(document: &Value, contexts: Contexts) -> Result<String, CanonicalError> {
    form::check(document, contexts)?;
    let quads = quads(document, contexts)?;
    if let Some(fault) = quads.iter().find_map(fault) {
        return Err(fault.into_error(document, contexts));
    }
    check_empty_lists(document, contexts)?;
    if quads.is_empty() { Err(CanonicalError::Empty) } else { Ok(normal_form(quads)?) }
}

/// An empty list makes no statement, so its member would pass unread: it is read once more with something in it.
fn check_empty_lists(document: &Value, contexts: Contexts) -> Result<(), CanonicalError> {
    let mut filled = document.clone();
    if !fill(&mut filled) {
        return Ok(());
    }
    let undefined = |quad: &Quad| quad.predicate.as_str().starts_with(UNDEFINED);
    match quads(&filled, contexts)?.iter().find(|quad| undefined(quad)) {
        Some(quad) => Err(Fault::new(quad.predicate.as_str()).into_error(&filled, contexts)),
        None => Ok(()),
    }
}

/// Puts something into every empty list; whether there was one.
fn fill(value: &mut Value) -> bool {
    match value {
        Value::Array(items) if items.is_empty() => {
            items.push(0.into());
            true
        }
        Value::Array(items) => items.iter_mut().filter_map(|item| fill(item).then_some(())).count() > 0,
        Value::Object(object) => object.values_mut().filter_map(|value| fill(value).then_some(())).count() > 0,
        _ => false,
    }
}

/// The statements of a document, with our marks on what must not come out.
pub(crate) fn quads(document: &Value, contexts: Contexts) -> Result<Vec<Quad>, CanonicalError> {
    let refuse = |error: &dyn ToString| CanonicalError::NoJsonLd(error.to_string());
    let text = with_catch(document).to_string();
    if text.len() > LONGEST {
        return Err(CanonicalError::TooComplex);
    }
    // Not lenient, the parser leaves out values it finds invalid. Lenient, it keeps them, and `fault` finds them.
    let parser = JsonLdParser::new().lenient().with_base_iri(RELATIVE).map_err(|error| refuse(&error))?;
    let load = move |url: &str| contexts(url).ok_or_else(|| format!("unknown context {url}").into());
    let parser = parser.for_slice(&text).with_load_document_callback(move |url, _| {
        load(url).map(|text| JsonLdRemoteDocument { document: text.into(), document_url: url.to_owned() })
    });
    parser.collect::<Result<_, _>>().map_err(|error| refuse(&error))
}

/// The document with our catch-all before its own contexts.
fn with_catch(document: &Value) -> Value {
    let mut document = document.clone();
    if let Some(context) = document.get_mut("@context") {
        let own = match context.take() {
            Value::Array(items) => items,
            other => vec![other],
        };
        *context = std::iter::once(json!({ "@vocab": UNDEFINED })).chain(own).collect();
    }
    document
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> Value {
        json!({
            "@context": [contexts::CREDENTIALS_V2, contexts::OPEN_BADGES],
            "id": "urn:uuid:1",
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "issuer": {"id": "did:web:example.org", "type": ["Profile"], "name": "Ada"},
            "credentialSubject": {
                "type": ["AchievementSubject"],
                "result": [{"type": ["Result"], "value": "A"}],
                "creditsEarned": 1.5,
                "achievement": {"id": "urn:a", "type": ["Achievement"], "name": [{"@value": "Été", "@language": "fr-CA"}]}
            }
        })
    }

    fn refusal(change: impl FnOnce(&mut Value)) -> CanonicalError {
        let mut document = document();
        change(&mut document);
        canonical(&document).unwrap_err()
    }

    #[test]
    fn a_credential_becomes_sorted_statements() {
        let text = canonical(&document()).unwrap();
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines.len(), 14);
        assert!(lines.is_sorted());
        for line in [
            "<urn:a> <https://schema.org/name> \"Été\"@fr-ca .",
            "<did:web:example.org> <https://schema.org/name> \"Ada\" .",
            "<urn:uuid:1> <https://www.w3.org/2018/credentials#issuer> <did:web:example.org> .",
            "_:c14n0 <https://purl.imsglobal.org/spec/vc/ob/vocab.html#creditsEarned> \"1.5E0\"^^<https://www.w3.org/2001/XMLSchema#float> .",
        ] {
            assert!(text.contains(&format!("{line}\n")) || text.contains(&line.replace("c14n0", "c14n1")), "{line}\n{text}");
        }
    }

    #[test]
    fn the_order_of_members_does_not_matter() {
        let text = document().to_string();
        let turned: Value = serde_json::from_str(&text.replacen("{\"@context\"", "{\"name\":\"b\",\"@context\"", 1)).unwrap();
        let mut added = document();
        added["name"] = json!("b");
        assert_eq!(canonical(&turned), canonical(&added));
    }

    #[test]
    fn an_undefined_word_is_named_with_its_place() {
        let undefined = |term: &str, at: &str| CanonicalError::UndefinedTerm { term: term.into(), at: at.into() };
        let types = "/credentialSubject/result/0/type/0";
        assert_eq!(
            refusal(|document| document["credentialSubject"]["result"][0]["type"][0] = json!("Invalid")),
            undefined("Invalid", types)
        );
        assert_eq!(refusal(|document| document["gift"] = json!("none")), undefined("gift", "/gift"));
        assert_eq!(refusal(|document| document["gift"] = json!({"id": "urn:b"})), undefined("gift", "/gift"));
        assert_eq!(refusal(|document| document["gift"] = json!([])), undefined("gift", "/gift"));
        // `result` is a word of the subject, and of nobody else.
        assert_eq!(refusal(|document| document["issuer"]["result"] = json!("A")), undefined("result", "/issuer/result"));
    }

    #[test]
    fn an_iri_is_absolute_and_well_formed() {
        for (iri, expected) in [
            ("relative", CanonicalError::RelativeIri { iri: "relative".into(), at: "/issuer/id".into() }),
            ("https://example.org/<", CanonicalError::InvalidIri { iri: "https://example.org/<".into(), at: "/issuer/id".into() }),
        ] {
            assert_eq!(refusal(|document| document["issuer"]["id"] = json!(iri)), expected);
        }
        assert!(matches!(refusal(|document| document["issuer"]["id"] = json!("")), CanonicalError::RelativeIri { .. }));
        assert!(matches!(refusal(|document| document["issuer"]["id"] = json!("a b:c")), CanonicalError::RelativeIri { .. }));
    }

    #[test]
    fn a_document_that_says_nothing_or_too_much_is_refused() {
        assert_eq!(canonical(&json!({"@context": contexts::CREDENTIALS_V2, "id": "urn:a"})), Err(CanonicalError::Empty));
        assert_eq!(refusal(|document| document["name"] = json!("a".repeat(LONGEST))), CanonicalError::TooComplex);
        assert!(matches!(refusal(|document| document["type"] = json!(1)), CanonicalError::NoJsonLd(_)));
    }

    #[test]
    fn the_unversioned_badge_context_contradicts_credentials_2() {
        let error = refusal(|document| document["@context"][1] = json!("https://purl.imsglobal.org/spec/ob/v3p0/context.json"));
        assert!(matches!(error, CanonicalError::NoJsonLd(_)), "{error:?}");
    }
}
