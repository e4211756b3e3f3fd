//! RDFC-1.0: statements in one fixed order, with fixed names for whatever has none of its own.
//!
//! The library names the nameless by trying orders, and a document can be made so that this takes longer than the age of the universe. Real
//! credentials need almost none of it: everything in them differs at first sight. So a document in which many things look alike and hang
//! together is refused.

use oxrdf::{
    BlankNodeRef, Dataset, GraphNameRef, Literal, LiteralRef, NamedOrBlankNodeRef, Quad, QuadRef, Term, TermRef,
    dataset::{CanonicalizationAlgorithm, CanonicalizationHashAlgorithm},
};
use std::collections::{BTreeMap, BTreeSet};

/// How many things that look alike may hang together.
const ALIKE: usize = 5;

/// Telling the nameless apart would take too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooComplex;

/// The canonical N-Quads of these statements, each once; empty when there are none.
pub(super) fn normal_form(quads: Vec<Quad>) -> Result<String, TooComplex> {
    let mut dataset: Dataset = quads.into_iter().map(with_small_tag).collect();
    if alike(&dataset) > ALIKE {
        return Err(TooComplex);
    }
    dataset.canonicalize(CanonicalizationAlgorithm::Rdfc10 { hash_algorithm: CanonicalizationHashAlgorithm::Sha256 });
    let mut lines: Vec<String> = dataset.iter().map(line).collect();
    lines.sort_unstable();
    Ok(lines.concat())
}

/// Language tags are written small, as all JSON-LD libraries that sign credentials do.
fn with_small_tag(quad: Quad) -> Quad {
    let object = match quad.object {
        Term::Literal(literal) => match literal.language() {
            Some(tag) => Literal::new_language_tagged_literal_unchecked(literal.value(), tag.to_ascii_lowercase()).into(),
            None => literal.into(),
        },
        other => other,
    };
    Quad { object, ..quad }
}

/// How many of the nameless look like another one and are next to such a one.
fn alike(dataset: &Dataset) -> usize {
    let mut looks: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut next: BTreeSet<(String, String)> = BTreeSet::new();
    for quad in dataset {
        let nameless: Vec<(&str, String)> =
            places(&quad).into_iter().filter_map(|(place, node)| Some((place, node?.to_string()))).collect();
        for (place, node) in &nameless {
            looks.entry(node.clone()).or_default().push(format!("{place} {}", without_names(&quad)));
            next.extend(nameless.iter().filter(|(_, other)| other != node).map(|(_, other)| (node.clone(), other.clone())));
        }
    }
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (node, mut seen) in looks {
        seen.sort_unstable();
        groups.entry(seen.concat()).or_default().push(node);
    }
    let twins: BTreeSet<String> = groups.into_values().filter(|group| group.len() > 1).flatten().collect();
    let hard: BTreeSet<&String> =
        next.iter().filter(|(one, other)| twins.contains(one) && twins.contains(other)).map(|(one, _)| one).collect();
    hard.len()
}

fn places<'a>(quad: &QuadRef<'a>) -> [(&'static str, Option<BlankNodeRef<'a>>); 3] {
    let subject = match quad.subject {
        NamedOrBlankNodeRef::BlankNode(node) => Some(node),
        NamedOrBlankNodeRef::NamedNode(_) => None,
    };
    let object = match quad.object {
        TermRef::BlankNode(node) => Some(node),
        TermRef::NamedNode(_) | TermRef::Literal(_) => None,
    };
    let graph = match quad.graph_name {
        GraphNameRef::BlankNode(node) => Some(node),
        GraphNameRef::NamedNode(_) | GraphNameRef::DefaultGraph => None,
    };
    [("s", subject), ("o", object), ("g", graph)]
}

/// A statement as anybody sees it who has no name for the nameless.
fn without_names(quad: &QuadRef<'_>) -> String {
    let [subject, object, graph] = places(quad).map(|(_, node)| node);
    let said = |node: Option<BlankNodeRef<'_>>, text: String| if node.is_some() { "_".to_owned() } else { text };
    let (subject, object) = (said(subject, quad.subject.to_string()), said(object, written(quad.object)));
    format!("{subject} {} {object} {}\n", quad.predicate, said(graph, quad.graph_name.to_string()))
}

/// A statement as a line of canonical N-Quads.
fn line(quad: QuadRef<'_>) -> String {
    let graph = match quad.graph_name {
        GraphNameRef::DefaultGraph => String::new(),
        graph => format!("{graph} "),
    };
    format!("{} {} {} {graph}.\n", quad.subject, quad.predicate, written(quad.object))
}

fn written(term: TermRef<'_>) -> String {
    match term {
        TermRef::Literal(literal) => value(literal),
        other => other.to_string(),
    }
}

/// A value in canonical N-Quads.
fn value(literal: LiteralRef<'_>) -> String {
    let text = format!("\"{}\"", escaped(literal.value()));
    match (literal.language(), literal.datatype().as_str()) {
        (Some(language), _) => format!("{text}@{language}"),
        (None, "http://www.w3.org/2001/XMLSchema#string") => text,
        (None, datatype) => format!("{text}^^<{datatype}>"),
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\u{8}' => escaped.push_str("\\b"),
            '\t' => escaped.push_str("\\t"),
            '\n' => escaped.push_str("\\n"),
            '\u{c}' => escaped.push_str("\\f"),
            '\r' => escaped.push_str("\\r"),
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            '\0'..='\u{1f}' | '\u{7f}' => escaped.push_str(&format!("\\u{:04X}", u32::from(sign))),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxrdf::{BlankNode, NamedNode};

    fn quad(subject: usize, predicate: &str, object: impl Into<Term>) -> Quad {
        let subject = BlankNode::new_unchecked(format!("x{subject}"));
        Quad::new(subject, NamedNode::new_unchecked(format!("urn:{predicate}")), object, oxrdf::GraphName::DefaultGraph)
    }

    fn blank(number: usize) -> BlankNode {
        BlankNode::new_unchecked(format!("x{number}"))
    }

    fn complete(size: usize) -> Vec<Quad> {
        let others = |one| (0..size).filter(move |other| *other != one);
        (0..size).flat_map(|one| others(one).map(move |other| quad(one, "p", blank(other)))).collect()
    }

    #[test]
    fn values_are_written_as_canonical_n_quads() {
        for (text, written) in [
            ("a\"b\\c", r#""a\"b\\c""#),
            ("\u{8}\t\n\u{c}\r", r#""\b\t\n\f\r""#),
            ("\0\u{1f}\u{7f}\u{80}", "\"\\u0000\\u001F\\u007F\u{80}\""),
            ("é\u{2028}😀", "\"é\u{2028}😀\""),
        ] {
            assert_eq!(value(Literal::new_simple_literal(text).as_ref()), written);
        }
        let french = Literal::new_language_tagged_literal_unchecked("été", "fr-CA");
        assert!(normal_form(vec![quad(1, "p", french)]).unwrap().contains("\"été\"@fr-ca"));
    }

    #[test]
    fn names_are_given_by_what_things_look_like() {
        let value = Literal::new_simple_literal("a");
        let one = vec![quad(7, "p", blank(3)), quad(3, "q", blank(7)), quad(3, "r", value.clone())];
        let other = vec![quad(1, "p", blank(2)), quad(2, "q", blank(1)), quad(2, "r", value)];
        assert_eq!(normal_form(one), normal_form(other));
    }

    #[test]
    fn many_equal_things_are_no_trouble() {
        let same = |number| [quad(1000, "has", blank(number)), quad(number, "is", Literal::new_simple_literal("same"))];
        assert_eq!(normal_form((0..400).flat_map(same).collect()).unwrap().lines().count(), 800);
    }

    #[test]
    fn a_poisoned_document_is_refused_at_once() {
        assert!(normal_form(complete(4)).is_ok());
        for size in [6, 12, 40] {
            assert_eq!(normal_form(complete(size)), Err(TooComplex), "{size}");
        }
        let circles =
            (0..6).flat_map(|circle| (0..30).map(move |step| quad(circle * 30 + step, "p", blank(circle * 30 + (step + 1) % 30))));
        assert_eq!(normal_form(circles.collect()), Err(TooComplex));
    }
}
