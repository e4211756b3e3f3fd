//! What is read, what is refused, and where.

use super::*;

type Fault = (Code, u32, u32, u32);

fn read_all(text: &str) -> (Option<Node>, Vec<Fault>) {
    let mut findings = Findings::of("x.yaml");
    let node = read(text, 1, &mut findings);
    let found = findings.found.iter().map(|it| (it.code, it.span.unwrap_or_default()));
    (node, found.map(|(code, span)| (code, span.line, span.column, span.length)).collect())
}

fn places(node: &Node, out: &mut Vec<(u32, u32, u32)>) {
    out.push((node.span.line, node.span.column, node.span.length));
    match &node.value {
        Value::List(nodes) => nodes.iter().for_each(|node| places(node, out)),
        Value::Map(pairs) => pairs.iter().for_each(|(key, node)| {
            out.push((key.span.line, key.span.column, key.span.length));
            places(node, out);
        }),
        _ => {}
    }
}

#[test]
fn every_part_knows_its_place() {
    let (node, found) = read_all("a: é b\nlist:\n  - {x: 1, y: \"z\"}\nlong: |\n  one\n  two\n");
    assert!(found.is_empty());
    let mut out = Vec::new();
    places(&node.unwrap(), &mut out);
    assert_eq!(
        out,
        [
            (1, 1, 1),
            (1, 1, 1),
            (1, 4, 3),
            (2, 1, 4),
            (3, 3, 1),
            (3, 5, 1),
            (3, 6, 1),
            (3, 9, 1),
            (3, 12, 1),
            (3, 15, 3),
            (4, 1, 4),
            (5, 3, 3)
        ]
    );
}

#[test]
fn what_the_format_does_not_have_is_refused_and_the_rest_is_read() {
    for (text, want) in [
        ("a: &x 1\nb: *x\n", vec![(Code::YamlAnchor, 1, 4, 4), (Code::YamlAnchor, 2, 4, 2)]),
        ("a: !!str 1\n", vec![(Code::YamlTag, 1, 4, 7)]),
        ("a: 1\na: 2\n", vec![(Code::DuplicateKey, 2, 1, 1)]),
        ("a: 1\n---\nb: 2\n", vec![(Code::YamlManyDocuments, 2, 1, 3)]),
        ("a:\n\tb: 1\n", vec![(Code::YamlTab, 2, 1, 1)]),
        ("a: b: c\n", vec![(Code::YamlUnquoted, 1, 5, 1)]),
        ("a: [1, 2\n", vec![(Code::YamlSyntax, 2, 1, 1)]),
        ("a: 'x\n", vec![(Code::YamlSyntax, 1, 4, 1)]),
        ("? [a]\n: 1\n", vec![(Code::WrongType, 1, 3, 1)]),
    ] {
        assert_eq!(read_all(text).1, want, "{text}");
    }
}

#[test]
fn deep_and_endless_input_is_survived() {
    let deep = "[".repeat(100_000);
    assert_eq!(read_all(&deep).1.first().map(|it| it.0), Some(Code::YamlTooDeep));
    for hostile in [
        "- ".repeat(50_000),
        "{a: ".repeat(50_000),
        "? ".repeat(50_000),
        "\u{feff}a: 1".to_owned(),
        "%YAML 9.9\n--- x".to_owned(),
        "\0".to_owned(),
        "\"\\u12".to_owned(),
    ] {
        let _ = read_all(&hostile);
    }
}
