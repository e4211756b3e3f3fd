//! Words for every fault, and the page that documents them.

use super::*;
use domain::catalogue::diagnostic::{Code, Span};
use domain::catalogue::source::{Limits, read_folder};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

fn course(path: &str) -> Vec<Diagnostic> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    domain::catalogue::check(&read_folder(&folder, Limits::default()).unwrap()).diagnostics
}

#[test]
fn values_are_put_in_and_our_own_words_are_translated() {
    let fault = Diagnostic::of_file(Code::WrongType, "module.yaml", &[("key", "title"), ("expected", "mapping"), ("found", "text")])
        .at(Span::new(2, 8, 9));
    let said = Shown::of(&fault, &SourceTree::default(), Texts::of(Language::Fr));
    assert_eq!(said.message, "On attend ici une table (clé et valeur), et non un texte");
    assert_eq!((said.line, said.column, said.length), (2, 8, 9));
    let fault = Diagnostic::of_file(Code::MissingTranslation, "course.yaml", &[("key", "title"), ("language", "es")]);
    assert_eq!(Shown::of(&fault, &SourceTree::default(), Texts::of(Language::En)).message, "`title` is missing in Spanish");
    let known = |suggestion: &str| {
        let arguments = [("key", "tilte"), ("suggestion", suggestion), ("known", "id, title")];
        Shown::of(&Diagnostic::of_file(Code::UnknownKey, "course.yaml", &arguments), &SourceTree::default(), Texts::of(Language::En)).mend
    };
    assert_eq!(known("title"), "Did you mean `title`? Known here: id, title.");
    assert_eq!(known(""), "Take it away, or use one of: id, title.");
}

#[test]
fn a_course_without_its_stamps_is_told_so_in_every_language() {
    let faults = course("domain/src/catalogue/fixtures/good");
    assert_eq!(faults.len(), 3);
    for language in Language::ALL {
        for said in shown(&faults, &SourceTree::default(), Texts::of(language)) {
            for text in [&said.message, &said.why, &said.mend] {
                assert!(!text.is_empty() && !text.starts_with("diagnostic-") && !text.contains("{$"), "{language}: {text}");
            }
        }
    }
    assert_eq!(summary(&faults, Texts::of(Language::Es)), "0 errores, 3 advertencias");
}

/// Where each chapter of the documentation begins.
const CHAPTERS: &[(Code, &str)] = &[
    (Code::FolderUnreadable, "The folder or archive"),
    (Code::NotUtf8, "Text files"),
    (Code::YamlSyntax, "YAML"),
    (Code::CourseFileMissing, "The course as a whole"),
    (Code::UnknownRequirementTarget, "Awards"),
    (Code::LessonMissing, "Lessons"),
    (Code::QuizMissing, "Quizzes and banks"),
];

/// The names of values a fault's texts use.
fn names(code: Code) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/en/diagnostics.ftl");
    let text = std::fs::read_to_string(path).unwrap();
    let own = text.split(&format!("\ndiagnostic-{code} = ")).nth(1).unwrap();
    let own = own.split("\ndiagnostic-").next().unwrap();
    own.split('$').skip(1).map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next().unwrap().to_owned()).collect()
}

fn documentation() -> String {
    let mut out = String::from(
        "# Diagnostics\n\n`mooc course check DIR`, the studio and the API find the same faults with the same code and say them in the reader's language. An\n\
         error keeps a course from being published; a warning does not. Every fault below has a fixture that brings it about, in\n\
         `domain/src/catalogue/fixtures`. This page is written by `MOOC_WRITE_DOCS=1 cargo test -p api diagnosis`; do not edit it by hand.\n",
    );
    writeln!(out, "\nThere are {} of them.", Code::ALL.len()).unwrap();
    for code in Code::ALL {
        if let Some((_, chapter)) = CHAPTERS.iter().find(|(first, _)| first == code) {
            writeln!(out, "\n## {chapter}").unwrap();
        }
        let value = |name: &str| match name {
            "suggestion" | "known" if *code != Code::DirectiveMisspelt => "none".to_owned(),
            _ => "…".to_owned(),
        };
        let values: Vec<(String, String)> = names(*code).into_iter().map(|name| (name.clone(), value(&name))).collect();
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let (english, key) = (Texts::of(Language::En), format!("diagnostic-{code}"));
        let (message, why, mend) = (english.with(&key, &values), english.attr(&key, "why", &values), english.attr(&key, "mend", &values));
        let severity = code.severity().as_str();
        writeln!(out, "\n### `{code}` ({severity})\n\n**{message}.** {why}\n\nTo mend it: {mend}").unwrap();
    }
    out.replace("`none`", "…").replace(": none.", ": ….").replace("..**", ".**")
}

#[test]
fn the_documentation_of_diagnostics_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/diagnostics.md");
    let wanted = documentation();
    if std::env::var_os("MOOC_WRITE_DOCS").is_some() {
        std::fs::write(&path, &wanted).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == wanted, "docs/diagnostics.md is stale: MOOC_WRITE_DOCS=1 cargo test -p api diagnosis");
}
