//! Fenced blocks whose first word is one of our names.

use super::place::Origin;
use super::{Where, Writer, escaped};
use crate::catalogue::diagnostic::{Code, Span, nearest};
use crate::catalogue::fields::{self, Fields};
use crate::catalogue::yaml::{self, Node as Yaml};
use comrak::Node;
use comrak::nodes::NodeCodeBlock;

/// The names, with the attributes each takes and, first, how many of them it needs.
const DIRECTIVES: &[(&str, usize, &[&str])] = &[
    ("note", 0, &["title"]),
    ("practice", 1, &["city", "country", "year"]),
    ("prompt", 1, &["id"]),
    ("question", 1, &["id"]),
    ("glossary", 0, &[]),
    ("video", 0, &[]),
    ("audio", 0, &[]),
];

/// Words that name a language of code and come close to one of our names.
const CODE: &[&str] = &["node", "vote", "text", "code", "none", "dot", "nix", "note.js", "radio"];

/// A fence with one of our names.
pub(super) struct Directive {
    pub(super) attributes: Vec<(String, String)>,
    /// The opening line.
    pub(super) span: Span,
    /// Where the inside begins.
    pub(super) origin: Origin,
    /// Line of the file on which the inside begins.
    pub(super) first_line: u32,
}

impl Directive {
    pub(super) fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }
}

impl Writer<'_, '_, '_> {
    /// A fenced or indented block: ours, or code.
    pub(super) fn code_block(&mut self, node: Node<'_>, code: &NodeCodeBlock) {
        let name = code.info.split(|c: char| c.is_whitespace() || c == '{').next().unwrap_or_default();
        let span = self.opening_line(node);
        let known = DIRECTIVES.iter().find(|(known, ..)| *known == name);
        if code.fenced && !code.closed {
            self.findings.at(Code::DirectiveUnclosed, span, &[("name", if name.is_empty() { "```" } else { name })]);
        }
        let Some((name, needed, attributes)) = known.filter(|_| code.fenced) else {
            self.report_misspelt(name, span);
            return self.plain_code(&code.literal);
        };
        if self.place == Where::Short
            || (*name == "prompt" && self.place != Where::Lesson)
            || (*name == "prompt" && node.parent().is_some_and(|parent| parent.parent().is_some()))
        {
            return self.findings.at(Code::DirectiveNested, span, &[("name", name)]);
        }
        let rest = code.info.get(name.len()..).unwrap_or_default();
        let attributes = match self.attributes(rest, (name, *needed, attributes), span) {
            Some(attributes) => attributes,
            None if matches!(*name, "note" | "practice") => Vec::new(), // what is inside can be checked all the same
            None => return,
        };
        if code.literal.trim().is_empty() {
            return self.findings.at(Code::DirectiveEmpty, span, &[("name", name)]);
        }
        let position = node.data().sourcepos.start;
        let origin = self.origin.inner(position.line, position.column.saturating_sub(1));
        let directive = Directive { attributes, span, origin, first_line: span.line.saturating_add(1) };
        match *name {
            "note" => self.note(&directive, &code.literal),
            "practice" => self.practice(&directive, &code.literal),
            "prompt" => self.notebook(&directive, &code.literal),
            "question" => self.question(&directive, &code.literal),
            "glossary" => self.glossary(&directive, &code.literal),
            _ => self.media(name, &directive, &code.literal),
        }
    }

    /// The line a fence opens with.
    fn opening_line(&self, node: Node<'_>) -> Span {
        let mut position = node.data().sourcepos;
        position.end.line = position.start.line;
        position.end.column = usize::MAX;
        self.span(position)
    }

    fn report_misspelt(&mut self, name: &str, span: Span) {
        let lower = name.to_lowercase();
        let names = DIRECTIVES.iter().map(|(known, ..)| *known);
        let suggestion = if name.chars().count() < 4 || CODE.contains(&lower.as_str()) { "" } else { nearest(&lower, names) };
        if !suggestion.is_empty() {
            self.findings.at(Code::DirectiveMisspelt, span, &[("name", name), ("suggestion", suggestion)]);
        }
    }

    /// Reads `name="value"` pairs and checks them against what the directive takes.
    fn attributes(&mut self, text: &str, (name, needed, known): (&str, usize, &[&str]), span: Span) -> Option<Vec<(String, String)>> {
        let Some(pairs) = read_pairs(text) else {
            self.findings.at(Code::DirectiveSyntax, span, &[("name", name)]);
            return None;
        };
        for (key, _) in pairs.iter().filter(|(key, _)| !known.contains(&key.as_str())) {
            let suggestion = nearest(key, known.iter().copied());
            let arguments = [("name", name), ("attribute", key.as_str()), ("suggestion", suggestion), ("known", &known.join(", "))];
            self.findings.at(Code::DirectiveUnknownAttribute, span, &arguments);
        }
        let missing = known.iter().take(needed).find(|key| !pairs.iter().any(|(found, value)| found == *key && !value.trim().is_empty()));
        if let Some(key) = missing {
            self.findings.at(Code::DirectiveMissingAttribute, span, &[("name", name), ("attribute", key)]);
            return None;
        }
        Some(pairs)
    }

    fn note(&mut self, directive: &Directive, text: &str) {
        let title = directive.attribute("title").trim();
        self.count(title);
        let title = if title.is_empty() { String::new() } else { format!("<p class=\"title\">{}</p>", escaped(title)) };
        let inside = self.nested(text, directive.origin, Where::Inside);
        self.out.push_str(&format!("<aside class=\"note\" role=\"note\">{title}\n{inside}</aside>\n"));
    }

    fn practice(&mut self, directive: &Directive, text: &str) {
        let (city, country, year) = (directive.attribute("city"), directive.attribute("country"), directive.attribute("year"));
        let details: Vec<&str> = [country, year].into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
        let details = details.join(self.words.comma);
        self.count(city);
        self.count(&details);
        let details = if details.is_empty() { String::new() } else { format!(" <small>{}</small>", escaped(&details)) };
        let inside = self.nested(text, directive.origin, Where::Inside);
        self.out.push_str(&format!(
            "<section class=\"practice\"><p class=\"title\">{}{details}</p>\n{inside}</section>\n",
            escaped(city.trim())
        ));
    }

    fn notebook(&mut self, directive: &Directive, text: &str) {
        let Some(id) = self.directive_id(directive) else { return };
        let ask = self.nested(text, directive.origin, Where::Short);
        self.prompt(&id, &ask, directive.span);
    }

    fn directive_id(&mut self, directive: &Directive) -> Option<String> {
        let id = directive.attribute("id");
        if crate::id::is_slug(id) {
            return Some(id.to_owned());
        }
        self.findings.at(Code::BadId, directive.span, &[("id", id)]);
        None
    }

    fn question(&mut self, directive: &Directive, text: &str) {
        let id = self.directive_id(directive);
        let Some(root) = yaml::read(text, directive.first_line, self.findings) else { return };
        let root = self.placed(root, directive);
        let Some(all) = Fields::of(&root, "question", &["ask", "options", "answer"], self.findings) else { return };
        let ask = all.need("ask", self.findings).map(|node| self.value(node, "ask")).unwrap_or_default();
        let options: Vec<String> = all
            .get("options")
            .map(|node| fields::list(node, "options", self.findings).iter().map(|option| self.value(option, "options")).collect())
            .unwrap_or_default();
        self.counting = false;
        let answer = all.need("answer", self.findings).map(|node| self.value(node, "answer")).unwrap_or_default();
        self.counting = true;
        if let Some(id) = id {
            self.done.questions.push((id, directive.span));
        }
        let options: String = options.iter().map(|option| format!("<li>{}</li>\n", bare_paragraph(option))).collect();
        let options = if options.is_empty() { options } else { format!("<ul>\n{options}</ul>\n") };
        let word = self.words.answer;
        self.out.push_str(&format!(
            "<div class=\"check\"><div class=\"ask\">{ask}</div>\n{options}<details><summary>{word}</summary>\n{answer}</details></div>\n"
        ));
    }

    fn glossary(&mut self, directive: &Directive, text: &str) {
        let Some(root) = yaml::read(text, directive.first_line, self.findings) else { return };
        let root = self.placed(root, directive);
        let Some(pairs) = fields::map(&root, "glossary", self.findings) else { return };
        self.out.push_str("<dl class=\"glossary\">\n");
        for (term, definition) in pairs {
            self.count(&term.name);
            let definition = self.value(definition, &term.name);
            self.out.push_str(&format!("<dt>{}</dt><dd>{}</dd>\n", escaped(&term.name), bare_paragraph(&definition)));
        }
        self.out.push_str("</dl>\n");
    }

    /// Markdown in a YAML value, as HTML.
    pub(super) fn value(&mut self, node: &Yaml, key: &str) -> String {
        let Some(text) = fields::text(node, key, self.findings) else { return String::new() };
        self.nested(&text, Origin::of(node), Where::Short)
    }

    /// Columns in a YAML tree are those of the fence's inside: make them those of the file.
    pub(super) fn placed(&self, root: Yaml, directive: &Directive) -> Yaml {
        match directive.origin {
            Origin::Fixed(span) => yaml::moved(root, &|_| span),
            Origin::Shifted { columns: 0, .. } => root,
            Origin::Shifted { columns, .. } => yaml::moved(root, &|span| Span { column: span.column.saturating_add(columns), ..span }),
        }
    }
}

/// A single paragraph without its element, for a list or a table of words.
fn bare_paragraph(html: &str) -> &str {
    let inside = html.trim().strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>"));
    inside.filter(|inside| !inside.contains("<p>")).unwrap_or(html)
}

/// `name="value"` pairs; `None` when there is anything else.
fn read_pairs(text: &str) -> Option<Vec<(String, String)>> {
    let mut pairs = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (name, after) = rest.split_once('=')?;
        let quoted = after.strip_prefix('"')?;
        let (value, after) = quoted.split_once('"')?;
        if name.is_empty()
            || !name.bytes().all(|byte| byte.is_ascii_lowercase())
            || !(after.is_empty() || after.starts_with(char::is_whitespace))
        {
            return None;
        }
        pairs.push((name.to_owned(), value.to_owned()));
        rest = after.trim_start();
    }
    Some(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_pairs_in_quotes() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(read_pairs(""), Some(vec![]));
        assert_eq!(read_pairs(" city=\"São Paulo\"  year=\"\""), Some(vec![pair("city", "São Paulo"), pair("year", "")]));
        for bad in ["title", "title=x", "title=\"x", "title=\"x\"y=\"z\"", "=\"x\"", "Title=\"x\""] {
            assert_eq!(read_pairs(bad), None, "{bad}");
        }
    }
}
