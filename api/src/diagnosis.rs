//! Faults of a course in words, with the line they stand in: the same on the command line, in the studio and in the API.

use crate::texts::Texts;
use domain::catalogue::{Diagnostic, source::SourceTree};

/// A fault, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Shown {
    /// Stable code.
    pub code: String,
    /// `error` or `warning`.
    pub severity: &'static str,
    /// Path in the course folder; empty for the folder or archive itself.
    pub file: String,
    /// Line from 1; 0: the file as a whole.
    pub line: u32,
    /// Column from 1, in characters; 0: the line or file as a whole.
    pub column: u32,
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
        let args: Vec<(&str, &str)> = diagnostic.arguments.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let key = format!("diagnostic-{}", diagnostic.code.as_str());
        let span = diagnostic.span;
        Self {
            code: diagnostic.code.as_str().to_owned(),
            severity: diagnostic.severity.as_str(),
            file: diagnostic.file.clone(),
            line: span.map_or(0, |span| span.line),
            column: span.map_or(0, |span| span.column),
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
