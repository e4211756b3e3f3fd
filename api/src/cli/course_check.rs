//! The faults of a course on a terminal, in the look of the Rust compiler's, and as JSON for other programs.

use crate::diagnosis::{Shown, shown, summary};
use crate::texts::Texts;
use domain::catalogue::diagnostic::{Diagnostic, Severity};
use domain::catalogue::source::SourceTree;
use domain::language::Language;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Characters of a line that are shown. Authors write a paragraph on one line: of a longer one, only the part around the fault.
const SHOWN: usize = 110;
/// Characters shown before the fault, when the line is cut.
const BEFORE: usize = 40;

/// Escape codes, or nothing where colour is not wanted.
struct Paint {
    error: &'static str,
    warning: &'static str,
    margin: &'static str,
    strong: &'static str,
    plain: &'static str,
}

const COLOUR: Paint = Paint { error: "\x1b[1;31m", warning: "\x1b[1;33m", margin: "\x1b[1;34m", strong: "\x1b[1m", plain: "\x1b[0m" };
const BLACK_AND_WHITE: Paint = Paint { error: "", warning: "", margin: "", strong: "", plain: "" };

/// All faults, each with its place, why it matters and how to mend it; at the end how many there are.
pub fn render_human(diagnostics: &[Diagnostic], tree: &SourceTree, language: Language, colour: bool) -> String {
    let (texts, paint) = (Texts::of(language), if colour { &COLOUR } else { &BLACK_AND_WHITE });
    let mut files = BTreeMap::new();
    let mut out = String::new();
    for diagnostic in diagnostics {
        let lines = files.entry(diagnostic.file.clone()).or_insert_with(|| lines_of(tree, &diagnostic.file));
        let source = diagnostic.span.and_then(|span| lines.get(usize::try_from(span.line).ok()?.checked_sub(1)?));
        one(&mut out, &Shown::of(diagnostic, tree, texts), source.map(String::as_str), (texts, paint));
        out.push('\n');
    }
    let worst = match diagnostics.iter().map(|it| it.severity).min() {
        Some(Severity::Error) => paint.error,
        Some(Severity::Warning) => paint.warning,
        None => paint.strong,
    };
    out.push_str(&format!("{worst}{}{}\n", summary(diagnostics, texts), paint.plain));
    out
}

/// All faults as one JSON object: `errors`, `warnings` and `diagnostics`.
pub fn render_json(diagnostics: &[Diagnostic], tree: &SourceTree, language: Language) -> String {
    let errors = diagnostics.iter().filter(|it| it.is_error()).count();
    let said = shown(diagnostics, tree, Texts::of(language));
    let report = serde_json::json!({ "errors": errors, "warnings": diagnostics.len().saturating_sub(errors), "diagnostics": said });
    format!("{report:#}\n")
}

/// The lines of a file as the compiler counts them.
fn lines_of(tree: &SourceTree, path: &str) -> Vec<String> {
    let Some(file) = tree.get(path) else { return Vec::new() };
    let text = String::from_utf8_lossy(&file.bytes).replace("\r\n", "\n").replace('\r', "\n");
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    text.split('\n').map(|line| line.chars().map(visible).collect()).collect()
}

/// Control characters would move the marks below the line.
fn visible(c: char) -> char {
    match c {
        '\t' => ' ',
        c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') => '\u{fffd}',
        c => c,
    }
}

fn one(out: &mut String, said: &Shown, source: Option<&str>, (texts, paint): (Texts, &Paint)) {
    let Paint { margin, strong, plain, .. } = paint;
    let tone = if said.severity == "error" { paint.error } else { paint.warning };
    let kind = texts.say(&format!("diagnostics-{}", said.severity));
    let whole_course = texts.say("diagnostics-whole-course");
    let file = if said.file.is_empty() { &whole_course } else { &said.file };
    let place = if said.line > 0 { format!(":{}:{}", said.line, said.column) } else { String::new() };
    let number = if said.line > 0 { said.line.to_string() } else { String::new() };
    let indent = " ".repeat(number.len());
    let mut text =
        format!("{tone}{kind}[{}]{plain}{strong}: {}{plain}\n{indent}{margin}-->{plain} {file}{place}\n", said.code, said.message);
    if let Some(source) = source {
        let (shown, before, marks) = excerpt(source, said.column, said.length);
        let (gap, marks) = (" ".repeat(before), "^".repeat(marks));
        text.push_str(&format!(
            "{indent} {margin}|{plain}\n{margin}{number} |{plain} {shown}\n{indent} {margin}|{plain} {gap}{tone}{marks}{plain}\n{indent} {margin}|{plain}\n"
        ));
    }
    let (why, mend) = (texts.say("diagnostics-why"), texts.say("diagnostics-mend"));
    text.push_str(&format!("{indent} {margin}={plain} {strong}{why}{plain} {}\n", said.why));
    // A string can always be written to.
    let _ = writeln!(text, "{indent} {margin}={plain} {strong}{mend}{plain} {}", said.mend);
    out.push_str(&text);
}

/// The part of a line to show, how many characters of it stand before the fault, and how many are marked.
fn excerpt(line: &str, column: u32, length: u32) -> (String, usize, usize) {
    let start = usize::try_from(column).unwrap_or(1).saturating_sub(1);
    let all = line.chars().count();
    let length = usize::try_from(length).unwrap_or(1);
    if all <= SHOWN {
        return (line.trim_end().to_owned(), start, length.min(all.saturating_sub(start)).max(1));
    }
    let cut = if start > BEFORE { start.saturating_sub(BEFORE) } else { 0 };
    let mut shown: String = line.chars().skip(cut).take(SHOWN).collect();
    if all > cut.saturating_add(SHOWN) {
        shown.push('…');
    }
    let before = start.saturating_sub(cut);
    let (shown, before) = if cut > 0 { (format!("…{shown}"), before.saturating_add(1)) } else { (shown, before) };
    (shown, before, length.min(SHOWN.saturating_sub(before)).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::catalogue::diagnostic::{Code, Span};

    fn tree() -> SourceTree {
        SourceTree::of([
            ("course.yaml".to_owned(), "id: x\ntilte: Été\n".as_bytes().to_vec()),
            ("long.md".to_owned(), "é".repeat(300).into_bytes()),
        ])
    }

    fn misspelt() -> Diagnostic {
        let arguments = [("key", "tilte"), ("suggestion", "title"), ("known", "id, title")];
        Diagnostic::of_file(Code::UnknownKey, "course.yaml", &arguments).at(Span::new(2, 1, 5))
    }

    #[test]
    fn a_fault_looks_like_the_compilers() {
        let unused = Diagnostic::of_file(Code::AssetUnused, "assets/a.svg", &[("path", "assets/a.svg")]);
        let wanted = "\
error[unknown-key]: The key `tilte` is not known here
 --> course.yaml:2:1
  |
2 | tilte: Été
  | ^^^^^
  |
  = why: What it says would be ignored without a word.
  = mend: Did you mean `title`? Known here: id, title.

warning[asset-unused]: Nothing uses `assets/a.svg`
--> assets/a.svg
 = why: It makes the course larger for whoever downloads it.
 = mend: Use it in a lesson or delete it.

1 error, 1 warning
";
        assert_eq!(render_human(&[misspelt(), unused], &tree(), Language::En, false), wanted);
    }

    #[test]
    fn colour_adds_escape_codes_and_nothing_else() {
        let coloured = render_human(&[misspelt()], &tree(), Language::Fr, true);
        assert!(coloured.contains("\x1b[1;31merreur[unknown-key]\x1b[0m"));
        let mut bare = coloured;
        for code in [COLOUR.error, COLOUR.warning, COLOUR.margin, COLOUR.strong, COLOUR.plain] {
            bare = bare.replace(code, "");
        }
        assert_eq!(bare, render_human(&[misspelt()], &tree(), Language::Fr, false));
    }

    #[test]
    fn a_long_line_is_cut_around_the_fault() {
        for (column, length) in [(1, 5), (150, 10), (299, 2), (299, 900), (5000, 3)] {
            let fault = Diagnostic::of_file(Code::LinkEmpty, "long.md", &[]).at(Span::new(1, column, length));
            let text = render_human(&[fault], &tree(), Language::En, false);
            assert!(text.lines().all(|line| line.chars().count() < 200), "{text}");
            assert!(text.contains('^'));
        }
    }

    #[test]
    fn json_says_the_same() {
        let report: serde_json::Value = serde_json::from_str(&render_json(&[misspelt()], &tree(), Language::En)).unwrap();
        assert_eq!(report["errors"], 1);
        assert_eq!(report["diagnostics"][0]["code"], "unknown-key");
        assert_eq!(report["diagnostics"][0]["line"], 2);
        assert_eq!(report["diagnostics"][0]["mend"], "Did you mean `title`? Known here: id, title.");
    }

    #[test]
    fn nothing_wrong_is_said_too() {
        assert_eq!(render_human(&[], &tree(), Language::Es, false), "Ningún fallo.\n");
    }
}
