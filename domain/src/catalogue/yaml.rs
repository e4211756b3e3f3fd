//! YAML read into a tree in which every part knows its place. Only what authors need: mappings, lists, scalars.
//!
//! What else YAML has (anchors, aliases, tags, further documents) is reported and left out, so that the rest can still be checked.

use super::diagnostic::{Code, Findings, Span};
use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, Span as Marks, StrInput};

/// Mappings and lists inside one another.
const DEEPEST: usize = 32;

/// A part of a file.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub(super) span: Span,
    pub(super) value: Value,
}

/// What a part is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// A text, a number, true or false: what it is, its place in the format decides. `plain`: written without quotes.
    Scalar {
        text: String,
        plain: bool,
        /// Columns from the start of the span to the first character, where lines and columns of the text go along with those of the file:
        /// in a literal block, or in a text on one line.
        inset: Option<u32>,
    },
    List(Vec<Node>),
    Map(Vec<(Key, Node)>),
    /// Something that has been reported already.
    Refused,
}

/// A key of a mapping.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Key {
    pub(super) span: Span,
    pub(super) name: String,
}

/// A list or mapping whose end has not come yet.
enum Open {
    List(Span, Vec<Node>),
    Map(Span, Vec<(Key, Node)>, Option<Key>),
}

/// Reads `text`, whose first line is line `first_line` of the file. `None` when it is not YAML (which is reported).
pub(super) fn read(text: &str, first_line: u32, findings: &mut Findings) -> Option<Node> {
    if text.trim().is_empty() {
        return Some(Node { span: Span::new(first_line, 1, 1), value: Value::Null });
    }
    let mut builder = Builder { lines: text.lines().collect(), first_line, open: Vec::new(), root: None, findings };
    let mut parser = Parser::new(StrInput::new(text));
    loop {
        match parser.next_event() {
            None => break,
            Some(Ok((event, marks))) => {
                if !builder.take(event, marks) {
                    return None;
                }
            }
            Some(Err(error)) => {
                builder.refuse(&error);
                return None;
            }
        }
    }
    let empty = Node { span: Span::new(first_line, 1, 1), value: Value::Null };
    Some(builder.root.unwrap_or(empty))
}

struct Builder<'a> {
    lines: Vec<&'a str>,
    first_line: u32,
    open: Vec<Open>,
    root: Option<Node>,
    findings: &'a mut Findings,
}

impl Builder<'_> {
    /// Takes an event in; false when reading cannot go on.
    fn take(&mut self, event: Event<'_>, marks: Marks) -> bool {
        let span = self.span(marks);
        match event {
            Event::DocumentStart(_) if self.root.is_some() => {
                self.findings.at(Code::YamlManyDocuments, span, &[]);
                return false;
            }
            Event::Alias(_) => {
                self.findings.at(Code::YamlAnchor, span, &[]);
                self.put(Node { span, value: Value::Refused });
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_extras(span, anchor, tag.is_some());
                let one_line = marks.start.line() == marks.end.line();
                self.put(Node { span, value: scalar(text.into_owned(), style, one_line) });
            }
            Event::SequenceStart(anchor, tag) => {
                self.refuse_extras(span, anchor, tag.is_some());
                self.open.push(Open::List(span, Vec::new()));
            }
            Event::MappingStart(anchor, tag) => {
                self.refuse_extras(span, anchor, tag.is_some());
                self.open.push(Open::Map(span, Vec::new(), None));
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) | Event::DocumentEnd => {}
        }
        if self.open.len() > DEEPEST {
            self.findings.at(Code::YamlTooDeep, span, &[("limit", &DEEPEST.to_string())]);
            return false;
        }
        true
    }

    fn refuse_extras(&mut self, span: Span, anchor: usize, tag: bool) {
        if anchor != 0 {
            self.findings.at(Code::YamlAnchor, span, &[]);
        }
        if tag {
            self.findings.at(Code::YamlTag, span, &[]);
        }
    }

    fn close(&mut self) {
        match self.open.pop() {
            Some(Open::List(span, nodes)) => self.put(Node { span, value: Value::List(nodes) }),
            Some(Open::Map(span, pairs, _)) => {
                // A block mapping begins where its first key does.
                let span = pairs
                    .first()
                    .map_or(span, |(key, _)| if key.span.line == span.line && key.span.column == span.column { key.span } else { span });
                self.put(Node { span, value: Value::Map(pairs) });
            }
            None => {}
        }
    }

    fn put(&mut self, node: Node) {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List(_, nodes)) => nodes.push(node),
            Some(Open::Map(_, pairs, waiting)) => match waiting.take() {
                None => *waiting = Some(key_of(node, self.findings)),
                Some(key) if pairs.iter().any(|(known, _)| known.name == key.name) => {
                    self.findings.at(Code::DuplicateKey, key.span, &[("key", &key.name)]);
                }
                Some(key) => pairs.push((key, node)),
            },
        }
    }

    /// Where a stretch of the text stands in the file. Clipped to its first line.
    fn span(&self, marks: Marks) -> Span {
        let length = if marks.end.line() == marks.start.line() {
            marks.end.col().saturating_sub(marks.start.col())
        } else {
            self.line(marks.start).trim_end().chars().count().saturating_sub(marks.start.col())
        };
        self.place(marks.start, length)
    }

    fn line(&self, mark: Marker) -> &str {
        mark.line().checked_sub(1).and_then(|index| self.lines.get(index)).copied().unwrap_or_default()
    }

    fn place(&self, mark: Marker, length: usize) -> Span {
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let line = self.first_line.saturating_add(number(mark.line())).saturating_sub(1);
        Span::new(line.max(self.first_line), number(mark.col()).saturating_add(1), number(length))
    }

    /// Says as well as can be what the reader stumbled over.
    fn refuse(&mut self, error: &ScanError) {
        let mark = *error.marker();
        let line = self.line(mark);
        let indent = line.get(..line.len().saturating_sub(line.trim_start().len())).unwrap_or_default();
        let (code, span) = if indent.contains('\t') {
            let column = indent.chars().position(|c| c == '\t').unwrap_or(0);
            (Code::YamlTab, Span { column: u32::try_from(column).unwrap_or(0).saturating_add(1), ..self.place(mark, 1) })
        } else if error.info().contains("anchor") {
            (Code::YamlAnchor, self.place(mark, 1))
        } else if error.info().contains("recursion") {
            (Code::YamlTooDeep, self.place(mark, 1))
        } else if error.info().contains("mapping values are not allowed") || error.info().contains("cannot start any token") {
            (Code::YamlUnquoted, self.place(mark, 1))
        } else {
            (Code::YamlSyntax, self.place(mark, 1))
        };
        let past_end = usize::try_from(span.column).unwrap_or(usize::MAX) > line.chars().count().saturating_add(1);
        let span = if past_end { Span::new(span.line, 1, 1) } else { span };
        self.findings.at(code, span, &[("detail", error.info()), ("limit", &DEEPEST.to_string())]);
    }
}

fn scalar(text: String, style: ScalarStyle, one_line: bool) -> Value {
    let plain = style == ScalarStyle::Plain;
    let inset = match style {
        ScalarStyle::Literal => Some(0),
        ScalarStyle::Plain if one_line => Some(0),
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted if one_line => Some(1),
        _ => None,
    };
    if plain && matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL") { Value::Null } else { Value::Scalar { text, plain, inset } }
}

fn key_of(node: Node, findings: &mut Findings) -> Key {
    let name = match node.value {
        Value::Scalar { text, .. } => text,
        Value::Null => "null".to_owned(),
        Value::Refused => String::new(),
        Value::List(_) | Value::Map(_) => {
            findings.at(Code::WrongType, node.span, &[("key", ""), ("expected", "text"), ("found", node.value.kind())]);
            String::new()
        }
    };
    Key { span: node.span, name }
}

impl Value {
    /// The word for it in `wrong-type`.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Scalar { .. } => "text",
            Self::List(_) => "list",
            Self::Map(_) => "mapping",
            Self::Refused => "other",
        }
    }
}

/// A tree with every place changed by `to`. It is as shallow as reading lets it be.
pub(super) fn moved(node: Node, to: &impl Fn(Span) -> Span) -> Node {
    let value = match node.value {
        Value::List(nodes) => Value::List(nodes.into_iter().map(|node| moved(node, to)).collect()),
        Value::Map(pairs) => {
            let pair = |(key, node): (Key, Node)| (Key { span: to(key.span), name: key.name }, moved(node, to));
            Value::Map(pairs.into_iter().map(pair).collect())
        }
        other => other,
    };
    Node { span: to(node.span), value }
}

#[cfg(test)]
mod tests;
