//! What a document must look like before its statements are worth reading.
//!
//! JSON-LD has many spellings for one statement, and the signature holds under all of them. Whoever reads the JSON knows only one.
//! A signed `validUntil` respelled as its full IRI would still be signed, and no longer be seen. So only plain members are let in.

use super::{canonical::CanonicalError, contexts::Contexts};
use serde_json::{Map, Number, Value};

/// The longest way down.
const DEPTH: usize = 48;
/// How many objects and types a document may have: each costs half a millisecond.
const THINGS: usize = 500;
/// How many contexts a document may name, here and there.
const CONTEXTS: usize = 16;
/// Words with JSON-LD's own meaning of what is in them: all other definitions taken back, or raw JSON, which libraries read
/// differently. No credential of ours needs them; a test in `contexts.rs` knows that there are no others.
pub const CLOSED: [&str; 4] = ["verifiableCredential", "jsonSchema", "_sd", "jwk"];
/// The largest number up to which doubles hold every whole one: 2⁵³ − 1.
const EXACT: f64 = 9_007_199_254_740_991.0;

/// Refuses what cannot be read safely.
pub fn check(document: &Value, contexts: Contexts) -> Result<(), CanonicalError> {
    let Value::Object(root) = document else { return Err(CanonicalError::NoJsonLd("not an object".into())) };
    if !root.contains_key("@context") {
        return Err(CanonicalError::NoJsonLd("no @context".into()));
    }
    let name = root.get("id").and_then(Value::as_str);
    let mut walk = Walk { contexts, name, at: Vec::new(), things: 0, named: 0 };
    walk.object(root)
}

fn is_objects(value: &Value) -> bool {
    value.is_object() || value.as_array().is_some_and(|items| items.iter().all(Value::is_object))
}

/// Whole numbers that a double holds exactly, and others of at most 16 digits and no exponent: beyond that libraries differ.
fn is_plain(number: &Number) -> bool {
    let rounded = |number: f64| format!("{number:.15e}").parse::<f64>();
    let value = number.as_f64().filter(|value| value.abs() <= EXACT);
    !number.to_string().contains(['e', 'E']) && value.is_some_and(|value| rounded(value) == Ok(value))
}

/// As BCP 47 has it, by form: `fr`, `es-mx`.
fn is_language(tag: &str) -> bool {
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.chars().all(|sign| sign.is_ascii_alphanumeric());
    tag.split('-').all(is_part) && tag.split('-').next().is_some_and(|first| first.chars().all(|sign| sign.is_ascii_alphabetic()))
}

/// A JSON pointer.
pub fn pointer(at: &[String]) -> String {
    at.iter().map(|step| format!("/{}", step.replace('~', "~0").replace('/', "~1"))).collect()
}

struct Walk<'a> {
    contexts: Contexts,
    /// The document's own name.
    name: Option<&'a str>,
    at: Vec<String>,
    things: usize,
    named: usize,
}

impl<'a> Walk<'a> {
    fn object(&mut self, object: &'a Map<String, Value>) -> Result<(), CanonicalError> {
        self.count(1)?;
        if object.contains_key("@value") || object.contains_key("@language") {
            return self.text(object);
        }
        let again = object.get("id").and_then(Value::as_str).is_some_and(|id| self.name == Some(id));
        if again && !self.at.is_empty() && object.len() > 1 {
            return Err(CanonicalError::SaidElsewhere { at: self.pointer() });
        }
        for (key, value) in object {
            self.at.push(key.clone());
            self.member(key, value)?;
            self.at.pop();
        }
        Ok(())
    }

    fn member(&mut self, key: &str, value: &'a Value) -> Result<(), CanonicalError> {
        match key {
            "@context" => return self.context(value),
            "type" => self.count(value.as_array().map_or(1, Vec::len))?,
            "proof" if !is_objects(value) => return Err(self.unsupported(key)),
            _ => (),
        }
        if key.starts_with('@') || key.contains(':') || CLOSED.contains(&key) {
            return Err(self.unsupported(key));
        }
        match value {
            Value::Array(items) => self.items(items),
            Value::Object(object) => self.object(object),
            other => self.scalar(other),
        }
    }

    fn items(&mut self, items: &'a [Value]) -> Result<(), CanonicalError> {
        for (index, item) in items.iter().enumerate() {
            self.at.push(index.to_string());
            match item {
                Value::Object(object) => self.object(object)?,
                Value::Array(_) => return Err(self.unsupported("[[")),
                other => self.scalar(other)?,
            }
            self.at.pop();
        }
        Ok(())
    }

    /// Nothing says nothing, and a number must be one that every program writes alike.
    fn scalar(&self, value: &Value) -> Result<(), CanonicalError> {
        match value {
            Value::Null => Err(self.unsupported("null")),
            Value::Number(number) if !is_plain(number) => Err(self.unsupported(&number.to_string())),
            _ => Ok(()),
        }
    }

    /// A text in a language: `{"@value": "Ville", "@language": "fr"}`.
    fn text(&self, object: &Map<String, Value>) -> Result<(), CanonicalError> {
        let is_text = |key: &str| object.get(key).is_some_and(Value::is_string);
        if let Some(key) = object.keys().find(|key| !["@value", "@language"].contains(&key.as_str())) {
            return Err(self.unsupported(key));
        }
        if !(is_text("@value") && object.get("@language").and_then(Value::as_str).is_some_and(is_language)) {
            return Err(self.unsupported("@language"));
        }
        Ok(())
    }

    fn context(&mut self, value: &Value) -> Result<(), CanonicalError> {
        match value {
            Value::Array(items) => items.iter().try_for_each(|item| self.one_context(item)),
            other => self.one_context(other),
        }
    }

    fn one_context(&mut self, value: &Value) -> Result<(), CanonicalError> {
        self.named += 1;
        let Value::String(url) = value else { return Err(CanonicalError::InlineContext { at: self.pointer() }) };
        if (self.contexts)(url).is_none() {
            return Err(CanonicalError::UnknownContext { url: url.clone() });
        }
        if self.named > CONTEXTS { Err(CanonicalError::TooComplex) } else { Ok(()) }
    }

    fn count(&mut self, things: usize) -> Result<(), CanonicalError> {
        self.things += things;
        if self.things > THINGS || self.at.len() > DEPTH { Err(CanonicalError::TooComplex) } else { Ok(()) }
    }

    fn pointer(&self) -> String {
        pointer(&self.at)
    }

    fn unsupported(&self, what: &str) -> CanonicalError {
        CanonicalError::Unsupported { what: what.to_owned(), at: self.pointer() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::integrity::contexts::{self, CREDENTIALS_V2};
    use serde_json::json;

    fn refusal(change: impl FnOnce(&mut Value)) -> CanonicalError {
        let mut document = json!({"@context": [CREDENTIALS_V2], "id": "urn:a", "issuer": {"id": "urn:b"}});
        assert_eq!(check(&document, contexts::pinned), Ok(()));
        change(&mut document);
        check(&document, contexts::pinned).unwrap_err()
    }

    #[test]
    fn contexts_are_urls_we_know() {
        let unknown = refusal(|document| document["@context"] = json!("https://example.org/own"));
        assert_eq!(unknown, CanonicalError::UnknownContext { url: "https://example.org/own".into() });
        let inline = refusal(|document| document["issuer"]["@context"] = json!([{"validUntil": null}]));
        assert_eq!(inline, CanonicalError::InlineContext { at: "/issuer/@context".into() });
        assert!(matches!(refusal(|document| document["@context"] = json!([CREDENTIALS_V2, null])), CanonicalError::InlineContext { .. }));
        assert_eq!(refusal(|document| document["@context"] = json!(vec![CREDENTIALS_V2; 17])), CanonicalError::TooComplex);
        assert!(matches!(refusal(|document| *document = json!({"id": "urn:a"})), CanonicalError::NoJsonLd(_)));
        assert!(matches!(refusal(|document| *document = json!("urn:a")), CanonicalError::NoJsonLd(_)));
    }

    #[test]
    fn only_plain_members_are_let_in() {
        for (key, value) in [
            ("@id", json!("urn:c")),
            ("@type", json!("Profile")),
            ("@graph", json!([])),
            ("@index", json!("unsigned")),
            ("@unknown", json!("unsigned")),
            ("https://www.w3.org/2018/credentials#validUntil", json!("2020-01-01T00:00:00Z")),
            ("verifiableCredential", json!({"secret": "unsigned"})),
            ("jsonSchema", json!({"type": "object"})),
        ] {
            let at = pointer(&["issuer".into(), key.into()]);
            let error = refusal(|document| document["issuer"][key] = value);
            assert_eq!(error, CanonicalError::Unsupported { what: key.into(), at });
        }
        assert!(matches!(refusal(|document| document["name"] = json!([["a"]])), CanonicalError::Unsupported { .. }));
        for value in [json!(null), json!([null]), json!(9_007_199_254_740_993_u64), json!(1e300), json!(1e-7), json!(0.1 + 0.2)] {
            assert!(matches!(refusal(|document| document["issuer"]["name"] = value), CanonicalError::Unsupported { .. }));
        }
        assert!(matches!(refusal(|document| document["issuer"]["proof"] = json!(["_:b"])), CanonicalError::Unsupported { .. }));
    }

    #[test]
    fn a_text_in_a_language_has_those_two_members() {
        for value in [
            json!({"@value": "a"}),
            json!({"@language": "fr"}),
            json!({"@value": 1, "@language": "fr"}),
            json!({"@value": "a", "@language": null}),
            json!({"@value": "a", "@language": "_:b"}),
            json!({"@value": "a", "@language": ""}),
            json!({"@value": "a", "@language": "ar", "@direction": "rtl"}),
            json!({"@value": "a", "@language": "fr", "name": "b"}),
        ] {
            assert!(matches!(refusal(|document| document["name"] = value), CanonicalError::Unsupported { .. }));
        }
    }

    #[test]
    fn nothing_about_the_document_is_said_elsewhere_in_it() {
        let error = refusal(|document| document["issuer"] = json!({"id": "urn:a", "validUntil": "2020-01-01T00:00:00Z"}));
        assert_eq!(error, CanonicalError::SaidElsewhere { at: "/issuer".into() });
    }

    #[test]
    fn a_document_has_bounds() {
        assert_eq!(refusal(|document| document["evidence"] = json!(vec![json!({}); 3000])), CanonicalError::TooComplex);
        assert_eq!(refusal(|document| document["type"] = json!(vec!["Profile"; 3000])), CanonicalError::TooComplex);
        let deep = (0..60).fold(json!({}), |inner, _| json!({ "issuer": inner }));
        assert_eq!(refusal(|document| document["issuer"] = deep), CanonicalError::TooComplex);
    }
}
