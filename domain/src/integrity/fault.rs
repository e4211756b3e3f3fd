//! IRIs that must not come out of a document, and where in the document they came from.

use super::{
    canonical::{CanonicalError, quads},
    contexts::Contexts,
    form,
};
use oxrdf::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term};
use serde_json::Value;

/// Where undefined words go.
pub const UNDEFINED: &str = "x-undefined://word/";
/// Where relative IRIs go.
pub const RELATIVE: &str = "x-relative://iri/";
/// How many places are looked at to say which one is wrong.
const PLACES: usize = 8;

/// An IRI that must not come out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault(String);

/// The first such IRI of a statement.
pub fn fault(quad: &Quad) -> Option<Fault> {
    iris_of(quad).find(|iri| is_faulty(iri)).map(Fault::new)
}

/// All IRIs of a statement.
fn iris_of(quad: &Quad) -> impl Iterator<Item = &str> {
    let subject = match &quad.subject {
        NamedOrBlankNode::NamedNode(node) => Some(node.as_str()),
        NamedOrBlankNode::BlankNode(_) => None,
    };
    let object = match &quad.object {
        Term::NamedNode(node) => Some(node.as_str()),
        Term::Literal(literal) => Some(literal.datatype().as_str()),
        Term::BlankNode(_) => None,
    };
    let graph = match &quad.graph_name {
        GraphName::NamedNode(node) => Some(node.as_str()),
        GraphName::BlankNode(_) | GraphName::DefaultGraph => None,
    };
    [subject, Some(quad.predicate.as_str()), object, graph].into_iter().flatten()
}

fn is_faulty(iri: &str) -> bool {
    iri.starts_with(UNDEFINED) || iri.starts_with("x-relative:") || NamedNode::new(iri).is_err()
}

impl Fault {
    /// Of this IRI.
    pub fn new(iri: &str) -> Self {
        Self(iri.to_owned())
    }

    /// What to say about it.
    pub fn into_error(self, document: &Value, contexts: Contexts) -> CanonicalError {
        let word = self.0.strip_prefix(UNDEFINED).or_else(|| self.0.strip_prefix(RELATIVE)).unwrap_or(&self.0).to_owned();
        let at = self.place(&word, document, contexts);
        if self.0.starts_with(UNDEFINED) {
            CanonicalError::UndefinedTerm { term: word, at }
        } else if self.0.starts_with("x-relative:") {
            CanonicalError::RelativeIri { iri: word, at }
        } else {
            CanonicalError::InvalidIri { iri: word, at }
        }
    }

    /// The same word may be right in one place and wrong in another: it stands where leaving it out lessens the fault.
    fn place(&self, word: &str, document: &Value, contexts: Contexts) -> String {
        let count =
            |document: &Value| quads(document, contexts).map(|quads| quads.iter().filter_map(fault).filter(|fault| fault == self).count());
        let mut places = Vec::new();
        find(word, document, &mut Vec::new(), &mut places);
        if let ([_, _, ..], Ok(all)) = (places.as_slice(), count(document)) {
            let guilty = |place: &&Vec<String>| count(&without(document, place)).is_ok_and(|rest| rest < all);
            if let Some(place) = places.iter().take(PLACES).find(guilty) {
                return form::pointer(place);
            }
        }
        places.first().map(|place| form::pointer(place)).unwrap_or_default()
    }
}

/// All places where the document has this word, as a member or as a text.
fn find(word: &str, value: &Value, at: &mut Vec<String>, places: &mut Vec<Vec<String>>) {
    let mut step = |name: String, is_word: bool, value: &Value| {
        at.push(name);
        if is_word {
            places.push(at.clone());
        }
        find(word, value, at, places);
        at.pop();
    };
    match value {
        Value::Object(object) => {
            object
                .iter()
                .filter(|(key, _)| *key != "@context")
                .for_each(|(key, value)| step(key.clone(), key == word || value == word, value));
        }
        Value::Array(items) => items.iter().enumerate().for_each(|(index, item)| step(index.to_string(), item == word, item)),
        _ => (),
    }
}

fn without(document: &Value, place: &[String]) -> Value {
    let mut document = document.clone();
    if let Some((last, parents)) = place.split_last() {
        match (document.pointer_mut(&form::pointer(parents)), last.parse::<usize>()) {
            (Some(Value::Object(object)), _) => drop(object.remove(last)),
            (Some(Value::Array(items)), Ok(index)) if index < items.len() => drop(items.remove(index)),
            _ => (),
        }
    }
    document
}
