//! What an author got wrong, and where: data alone. The sentences are in the locale files, under the code.

pub use super::code::Code;
use serde::{Deserialize, Serialize};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The course cannot be published.
    Error,
    /// It can, but somebody should look.
    Warning,
}

impl Severity {
    /// As it stands in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A place in a file: a stretch of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Span {
    /// From 1.
    pub line: u32,
    /// In characters, from 1.
    pub column: u32,
    /// In characters, at least 1; never past the end of the line.
    pub length: u32,
}

impl Span {
    /// A place of `length` characters.
    pub fn new(line: u32, column: u32, length: u32) -> Self {
        Self { line, column, length: length.max(1) }
    }
}

/// One fault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Which kind of fault; its text is found by it.
    pub code: Code,
    /// As the code says.
    pub severity: Severity,
    /// Path in the course folder; the folder or archive itself is an empty path.
    pub file: String,
    /// `None`: the fault is the file as a whole, or that it is not there.
    pub span: Option<Span>,
    /// Named values for the text.
    pub arguments: Vec<(String, String)>,
}

impl Diagnostic {
    /// A fault of a file as a whole.
    pub fn of_file(code: Code, file: &str, arguments: &[(&str, &str)]) -> Self {
        let arguments = arguments.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self { code, severity: code.severity(), file: file.to_owned(), span: None, arguments }
    }

    /// The same fault, at a place in the file.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// Whether it keeps the course from being published.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The value of an argument.
    pub fn argument(&self, name: &str) -> Option<&str> {
        self.arguments.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Puts faults in the order a person works through them: file, line, column.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics
        .sort_by(|a, b| (&a.file, a.span, a.severity, a.code, &a.arguments).cmp(&(&b.file, b.span, b.severity, b.code, &b.arguments)));
    diagnostics.dedup();
}

/// What was found in one file so far.
#[derive(Debug)]
pub(super) struct Findings {
    pub(super) file: String,
    pub(super) found: Vec<Diagnostic>,
}

impl Findings {
    pub(super) fn of(file: &str) -> Self {
        Self { file: file.to_owned(), found: Vec::new() }
    }

    /// Notes a fault at a place.
    pub(super) fn at(&mut self, code: Code, span: Span, arguments: &[(&str, &str)]) {
        self.found.push(Diagnostic::of_file(code, &self.file, arguments).at(span));
    }

    /// Notes a fault of the whole file.
    pub(super) fn whole(&mut self, code: Code, arguments: &[(&str, &str)]) {
        self.found.push(Diagnostic::of_file(code, &self.file, arguments));
    }
}

/// The one of `known` that `text` is probably meant to be, or an empty text.
pub(super) fn nearest<'a>(text: &str, known: impl IntoIterator<Item = &'a str>) -> &'a str {
    let allowed = match text.chars().count() {
        0..=3 => 1,
        4..=8 => 2,
        _ => 3,
    };
    let near = known.into_iter().map(|candidate| (distance(text, candidate), candidate)).filter(|(far, _)| *far <= allowed);
    near.min_by_key(|(far, _)| *far).map_or("", |(_, candidate)| candidate)
}

/// Edits (put in, take out, change) between two short texts. Long ones are simply far apart.
fn distance(a: &str, b: &str) -> usize {
    const LONGEST: usize = 64;
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(LONGEST + 1).collect(), b.chars().take(LONGEST + 1).collect());
    if a.len() > LONGEST || b.len() > LONGEST {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (done, from) in a.iter().enumerate() {
        let mut corner = done;
        let mut left = done.saturating_add(1);
        let mut next = vec![left];
        for (to, above) in b.iter().zip(row.iter().skip(1)) {
            left = if from == to { corner } else { corner.min(left).min(*above).saturating_add(1) };
            corner = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_found_and_a_far_one_is_not() {
        let known = ["title", "modules", "awards", "summary"];
        for (text, want) in [("tilte", "title"), ("module", "modules"), ("award", "awards"), ("colour", ""), ("xy", ""), ("", "")] {
            assert_eq!(nearest(text, known), want, "{text}");
        }
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
    }

    #[test]
    fn the_same_fault_is_told_once_and_files_come_in_order() {
        let fault = |file: &str, line| Diagnostic::of_file(Code::UnknownKey, file, &[]).at(Span::new(line, 1, 1));
        let mut list = vec![fault("b", 1), fault("a", 9), fault("a", 2), fault("a", 2), Diagnostic::of_file(Code::BadId, "a", &[])];
        sort(&mut list);
        let places: Vec<_> = list.iter().map(|it| (it.file.as_str(), it.span.map(|span| span.line))).collect();
        assert_eq!(places, [("a", None), ("a", Some(2)), ("a", Some(9)), ("b", Some(1))]);
    }
}
