//! Faults of a course in words, with the line they stand in: the same on the command line, in the studio and in the API.

use crate::texts::Texts;
use domain::catalogue::{Diagnostic, diagnostic::Severity, source::SourceTree};
use domain::language::Language;

/// A fault, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Shown {
    /// Stable code.
    pub code: String,
    /// `error` or `warning`.
    pub severity: &'static str,
    /// Path in the course folder; empty for the folder or archive itself.
    pub file: String,
    /// Line from 1; 0, and left out of JSON: the file as a whole.
    #[serde(skip_serializing_if = "is_none")]
    pub line: u32,
    /// Column from 1, in characters; 0, and left out of JSON: the line or file as a whole.
    #[serde(skip_serializing_if = "is_none")]
    pub column: u32,
    /// How many characters are meant; 0, and left out of JSON: the file as a whole.
    #[serde(skip_serializing_if = "is_none")]
    pub length: u32,
    /// What is wrong.
    pub message: String,
    /// Why it matters.
    pub why: String,
    /// How to mend it.
    pub mend: String,
    /// The line up to the marked part, the marked part, and the rest.
    #[serde(skip)]
    pub source: Option<(String, String, String)>,
}

impl Shown {
    /// A fault in the language of `t`, with its line from `tree`.
    pub fn of(diagnostic: &Diagnostic, tree: &SourceTree, t: Texts) -> Self {
        let owned = arguments(diagnostic, t);
        let args: Vec<(&str, &str)> = owned.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let key = format!("diagnostic-{}", diagnostic.code.as_str());
        let span = diagnostic.span;
        Self {
            code: diagnostic.code.as_str().to_owned(),
            severity: diagnostic.severity.as_str(),
            file: diagnostic.file.clone(),
            line: span.map_or(0, |span| span.line),
            column: span.map_or(0, |span| span.column),
            length: span.map_or(0, |span| span.length),
            message: t.with(&key, &args),
            why: t.attr(&key, "why", &args),
            mend: t.attr(&key, "mend", &args),
            source: source_line(diagnostic, tree),
        }
    }

    /// `path:line:column`, as far as known.
    pub fn place(&self) -> String {
        match (self.line, self.column) {
            (0, _) => self.file.clone(),
            (line, 0) => format!("{}:{line}", self.file),
            (line, column) => format!("{}:{line}:{column}", self.file),
        }
    }

    /// Whether it keeps the course from being published.
    pub fn is_error(&self) -> bool {
        self.severity == "error"
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_none(number: &u32) -> bool {
    *number == 0
}

/// Longest stretch of a line that is shown, in characters.
const SHOWN: usize = 160;

fn source_line(diagnostic: &Diagnostic, tree: &SourceTree) -> Option<(String, String, String)> {
    let span = diagnostic.span?;
    let text = std::str::from_utf8(&tree.get(&diagnostic.file)?.bytes).ok()?;
    let line = text.lines().nth(usize::try_from(span.line).ok()?.checked_sub(1)?)?;
    let before = usize::try_from(span.column).ok()?.saturating_sub(1);
    let length = usize::try_from(span.length).ok()?;
    let skipped = before.saturating_sub(SHOWN / 2);
    let head: String = line.chars().skip(skipped).take(before.saturating_sub(skipped)).collect();
    let marked: String = line.chars().skip(before).take(length.min(SHOWN)).collect();
    let tail: String = line.chars().skip(before.saturating_add(length)).take(SHOWN / 2).collect();
    Some((head, marked, tail))
}

/// All faults in words, errors first within their file's order.
pub fn shown(diagnostics: &[Diagnostic], tree: &SourceTree, t: Texts) -> Vec<Shown> {
    diagnostics.iter().map(|diagnostic| Shown::of(diagnostic, tree, t)).collect()
}

/// "2 errors, 1 warning", or that there is no fault.
pub fn summary(diagnostics: &[Diagnostic], texts: Texts) -> String {
    if diagnostics.is_empty() {
        return texts.say("diagnostics-none");
    }
    let errors = diagnostics.iter().filter(|it| it.severity == Severity::Error).count();
    let warnings = diagnostics.len().saturating_sub(errors);
    texts.with("diagnostics-summary", &[("errors", &errors.to_string()), ("warnings", &warnings.to_string())])
}

/// The values for the texts: words of ours among them are said in the reader's language, and nothing is said as `none`.
fn arguments(diagnostic: &Diagnostic, texts: Texts) -> Vec<(String, String)> {
    let mut arguments = Vec::new();
    for (name, value) in &diagnostic.arguments {
        let sort =
            ["mapping", "list", "text", "nothing", "other", "whole-number", "number", "picture", "audio", "video", "captions", "document"];
        let value = match name.as_str() {
            "suggestion" | "known" if value.is_empty() => "none".to_owned(),
            "expected" | "found" | "sort" | "wanted" if sort.contains(&value.as_str()) => texts.say(&format!("diagnostic-sort-{value}")),
            _ => value.clone(),
        };
        if name == "language" && Language::parse(&value).is_some() {
            arguments.push(("tongue".to_owned(), texts.say(&format!("diagnostic-tongue-{value}"))));
        }
        arguments.push((name.clone(), value));
    }
    arguments
}

#[cfg(test)]
mod tests;
