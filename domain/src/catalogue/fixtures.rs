//! Courses to check the compiler with: a small good one, and for every kind of fault a change to it that brings the fault about.
//!
//! `fixtures/faults/<code>.txt` holds changes and what they lead to: every fault, with its place, and no other. Lines beginning with `@@`:
//! `replace`, `append`, `append-bytes` (hex), `file`, `repeat` and `remove` change a file; the translations are stamped anew, unless `never stamped`
//! is said, before the changes `after stamping`; `expect` is a fault. `MOOC_WRITE_FIXTURES=1 cargo test -p domain fixtures` writes what is
//! found as what is expected: look at the difference before committing it.

mod archives;
mod mutations;

use super::diagnostic::Code;
use super::source::{Limits, SourceTree, read_folder};
use super::{Checked, check, stamp};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/catalogue/fixtures")
}

/// The good course, unstamped.
fn unstamped() -> SourceTree {
    read_folder(&folder().join("good"), Limits::default()).expect("the good course can be read")
}

fn stamped(mut tree: SourceTree) -> SourceTree {
    for (path, bytes) in stamp(&tree) {
        tree.put(&path, bytes);
    }
    tree
}

/// The good course.
pub(super) fn good() -> SourceTree {
    stamped(unstamped())
}

/// A stretch of a fixture: the words after `@@`, and the lines below.
struct Part {
    command: String,
    text: String,
}

fn parts(fixture: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for line in fixture.split_inclusive('\n') {
        match line.strip_prefix("@@ ") {
            Some(command) => parts.push(Part { command: command.trim_end().to_owned(), text: String::new() }),
            None => parts.last_mut().expect("a fixture begins with @@").text.push_str(line),
        }
    }
    parts
}

fn apply(tree: &mut SourceTree, parts: &[Part]) {
    let mut rest = parts.iter();
    while let Some(part) = rest.next() {
        let (command, path) = part.command.split_once(' ').unwrap_or((&part.command, ""));
        let old = tree.get(path).map(|file| String::from_utf8_lossy(&file.bytes).into_owned()).unwrap_or_default();
        match command {
            "replace" => {
                let with = rest.next().expect("@@ with");
                let (from, to) = (part.text.trim_end_matches('\n'), with.text.trim_end_matches('\n'));
                assert!(old.contains(from), "{path} does not hold {from:?}");
                let new = if to.is_empty() { old.replacen(&format!("{from}\n"), "", 1) } else { old.replacen(from, to, 1) };
                tree.put(path, new.into_bytes());
            }
            "append" => tree.put(path, format!("{old}{}", part.text).into_bytes()),
            "file" => tree.put(path, part.text.clone().into_bytes()),
            "append-bytes" => tree.put(path, [old.into_bytes(), hex::decode(part.text.trim()).expect("hex")].concat()),
            "repeat" => {
                let (path, times) = path.split_once(' ').expect("a number of times");
                let old = tree.get(path).map(|file| file.bytes.clone()).unwrap_or_default();
                let more = part.text.repeat(times.parse().expect("a number"));
                tree.put(path, [old, more.into_bytes()].concat());
            }
            "remove" => drop(tree.remove(path).expect("a file to remove")),
            "expect" | "after" | "never" => {}
            _ => panic!("unknown: {command}"),
        }
    }
}

/// Where a fixture's changes lead.
fn run(fixture: &str) -> Checked {
    let parts = parts(fixture);
    let mut tree = unstamped();
    if parts.iter().any(|part| part.command == "never stamped") {
        apply(&mut tree, &parts);
    } else if parts.iter().any(|part| part.command == "after stamping") {
        tree = stamped(tree);
        apply(&mut tree, &parts);
    } else {
        apply(&mut tree, &parts);
        tree = stamped(tree);
    }
    check(&tree)
}

/// Every fault found, a line each.
fn found(checked: &Checked) -> String {
    let mut lines = String::new();
    for it in &checked.diagnostics {
        let place = it.span.map(|span| format!(":{}:{}+{}", span.line, span.column, span.length)).unwrap_or_default();
        writeln!(lines, "@@ expect {} {}{place}", it.code, it.file).expect("a string can be written");
    }
    lines
}

fn fixture(code: Code) -> Option<(PathBuf, String)> {
    let path = folder().join(format!("faults/{code}.txt"));
    let text = std::fs::read_to_string(&path).ok()?;
    Some((path, text))
}

#[test]
fn every_kind_of_fault_is_found_at_its_place_and_nothing_else_is() {
    let write = std::env::var_os("MOOC_WRITE_FIXTURES").is_some();
    let from_archives: BTreeSet<Code> = archives::codes().collect();
    for code in Code::ALL {
        let Some((path, text)) = fixture(*code) else {
            assert!(from_archives.contains(code), "{code} has no fixture");
            continue;
        };
        let changes: String = text.split_inclusive('\n').filter(|line| !line.starts_with("@@ expect ")).collect();
        let expected: String = text.split_inclusive('\n').filter(|line| line.starts_with("@@ expect ")).collect();
        let checked = run(&changes);
        let found = found(&checked);
        assert!(checked.diagnostics.iter().any(|it| it.code == *code), "{code} is not found, but\n{found}");
        assert_eq!(checked.course.is_some(), checked.count().0 == 0, "{code}");
        if write {
            std::fs::write(path, format!("{found}{changes}")).expect("the fixture can be written");
        } else {
            assert_eq!(found, expected, "{code}");
        }
    }
}

#[test]
fn every_fixture_belongs_to_a_kind_of_fault() {
    let known: BTreeSet<String> = Code::ALL.iter().map(|code| format!("{code}.txt")).collect();
    for entry in std::fs::read_dir(folder().join("faults")).expect("the folder is there") {
        let name = entry.expect("a file").file_name().to_string_lossy().into_owned();
        assert!(known.contains(&name), "{name}");
    }
}

#[test]
fn the_good_course_has_no_fault_and_compiles() {
    let checked = check(&good());
    assert_eq!(found(&checked), "");
    let course = checked.course.expect("it compiles");
    assert_eq!(course.activities().count(), 2);
    assert_eq!(course.assets.len(), 5);
    assert_eq!(course.required_minutes(), 15);
    let again = check(&good()).course.expect("it compiles again");
    assert_eq!(serde_json::to_string(&course).expect("json"), serde_json::to_string(&again).expect("json"));
    let stored: super::model::Course = serde_json::from_str(&serde_json::to_string(&course).expect("json")).expect("it can be read back");
    assert_eq!(stored.version, good().version_id());
}

#[test]
fn the_course_of_this_repository_has_no_error() {
    let course = Path::new(env!("CARGO_MANIFEST_DIR")).join("../courses/human-rights-cities");
    let checked = check(&read_folder(&course, Limits::default()).expect("the course can be read"));
    let errors: Vec<_> = checked.diagnostics.iter().filter(|it| it.is_error()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert!(checked.course.is_some());
}

#[test]
fn a_course_of_three_hundred_lessons_is_checked_in_seconds() {
    let mut tree = good();
    let lesson = String::from_utf8(tree.get("modules/01-start/hello.en.md").expect("a lesson").bytes.clone()).expect("text");
    let mut module =
        String::from("id: start\ntitle: {en: The start, fr: Le début}\nactivities:\n  - {id: check, kind: quiz, minutes: 5}\n");
    for number in 0..300 {
        writeln!(module, "  - {{id: lesson-{number}, kind: lesson, minutes: 5}}").expect("a string can be written");
        let text = lesson.replace("my-town", &format!("town-{number}")).replace("who-pays", &format!("who-pays-{number}"));
        tree.put(&format!("modules/01-start/lesson-{number}.en.md"), text.into_bytes());
    }
    tree.put("modules/01-start/module.yaml", module.into_bytes());
    let started = std::time::Instant::now();
    let checked = check(&tree);
    assert!(checked.course.is_some(), "{}", found(&checked));
    // Without optimisation, on a machine that does other things too.
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

/// Markup collected by others, where it is at hand: whatever goes in, what comes out is made of what we write.
#[test]
fn hostile_markup_is_survived() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/samples");
    let mut texts = Vec::new();
    for folder in ["hostile-text/bleach", "hostile-xml"] {
        let Ok(entries) = std::fs::read_dir(samples.join(folder)) else { continue };
        texts.extend(entries.filter_map(|entry| std::fs::read(entry.ok()?.path()).ok()));
    }
    if let Ok(strings) = std::fs::read(samples.join("hostile-text/blns-even.json")) {
        let strings: Vec<String> = serde_json::from_slice(&strings).unwrap_or_default();
        texts.extend(strings.into_iter().map(String::into_bytes));
    }
    for text in texts {
        let mut tree = good();
        let body = String::from_utf8_lossy(&text).chars().take(20_000).collect::<String>();
        tree.put("modules/01-start/hello.fr.md", format!("---\ntitle: x\n---\nDu texte.\n\n{body}\n").into_bytes());
        tree.put("assets/map.svg", text);
        let checked = check(&tree);
        let Some(course) = checked.course else { continue };
        let html = serde_json::to_string(&course.modules).expect("json").to_lowercase();
        for bad in ["<script", "<iframe", "<object", "<embed", "<form", "<input", "<style", "<svg", "<math", "<base", "<meta", "<link"] {
            assert!(!html.contains(bad), "{bad} in what was made of {body}");
        }
    }
}
