//! Rules the compiler cannot hold, held by reading the sources.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use regex::Regex;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The concepts, lowest first: each looks down only.
const ORDER: [&str; 9] =
    ["identity", "catalogue", "enrolment", "notebook", "feedback", "assessment", "progress", "certification", "publishing"];

/// What may stand beside the concepts in domain/src and knows them: it wires them together.
const WIRING: [&str; 5] = ["lib", "platform", "runner", "backup", "testing"];

/// Longest source file. The aim is 300 lines; this leaves room for a table that reads better whole.
const LINES: usize = 400;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").to_path_buf()
}

/// All files under `folder`, relative to the workspace, without what is built or downloaded.
fn files(folder: &str) -> Vec<PathBuf> {
    const LEFT_OUT: [&str; 5] = ["target", "node_modules", ".git", "data", ".venv"];
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().map(|entry| entry.expect("a folder entry")) {
            let path = entry.path();
            let left_out = LEFT_OUT.iter().any(|name| entry.file_name() == *name);
            match entry.file_type().expect("a file type") {
                kind if kind.is_dir() && !left_out => folders.push(path),
                kind if kind.is_file() && !left_out => found.push(path),
                _ => {}
            }
        }
    }
    found.sort();
    found
}

fn with_extension(folder: &str, extension: &str) -> Vec<PathBuf> {
    files(folder).into_iter().filter(|path| path.extension().is_some_and(|found| found == extension)).collect()
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The code of a Rust file: no comment lines.
fn code(path: &Path) -> String {
    text(path).lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern")
}

#[track_caller]
fn none(faults: Vec<String>, rule: &str) {
    assert!(faults.is_empty(), "{rule}:\n  {}", faults.join("\n  "));
}

fn concept_files(concept: &str) -> Vec<PathBuf> {
    let mut found = with_extension(&format!("domain/src/{concept}"), "rs");
    found.extend(Some(root().join(format!("domain/src/{concept}.rs"))).filter(|path| path.exists()));
    found
}

#[test]
fn concepts_only_look_down() {
    let mut faults = Vec::new();
    for (height, concept) in ORDER.iter().enumerate() {
        for path in concept_files(concept) {
            let code = code(&path);
            for above in &ORDER[height + 1..] {
                if pattern(&format!(r"\b{above}::")).is_match(&code) {
                    faults.push(format!("{} looks up to {above}", shown(&path)));
                }
            }
        }
    }
    none(faults, "a concept tells those above it by queueing a job, and never calls them");
}

#[test]
fn what_lies_below_the_concepts_knows_none_of_them() {
    let mut faults = Vec::new();
    let foundation = with_extension("domain/src", "rs").into_iter().filter(|path| {
        let inside = path.strip_prefix(root().join("domain/src")).expect("inside domain");
        let first = inside.iter().next().and_then(|name| Path::new(name).file_stem()).and_then(|name| name.to_str()).expect("a name");
        !ORDER.contains(&first) && !WIRING.contains(&first)
    });
    for path in foundation {
        let code = code(&path);
        for concept in ORDER {
            if pattern(&format!(r"crate::{concept}\b|crate::\{{[^}}]*\b{concept}::")).is_match(&code) {
                faults.push(format!("{} knows {concept}", shown(&path)));
            }
        }
    }
    none(faults, "the foundation is below every concept");
}

#[test]
fn every_folder_of_the_domain_has_a_place_in_the_order() {
    let folders = fs::read_dir(root().join("domain/src")).expect("domain/src").map(|entry| entry.expect("an entry"));
    let names = folders.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().to_string_lossy().into_owned());
    let alone =
        |name: &String| !ORDER.contains(&name.as_str()) && name != "entity" && !root().join(format!("domain/src/{name}.rs")).exists();
    none(names.filter(alone).collect(), "a new concept is a decision page and a place in the order");
}

#[test]
fn only_stores_speak_sql() {
    let allowed =
        pattern(r"^domain/src/(entity(\.rs|/.*)|(database|queue|audit|error|backup)(\.rs|/.*)|[a-z]+/(.*/)?store(_[a-z_]+)?(\.rs|/.*))$");
    let speaks = pattern(r"\b(sea_orm|sea_query|sqlx)::");
    let faults = ["domain/src", "api/src"].iter().flat_map(|folder| with_extension(folder, "rs"));
    let faults = faults.filter(|path| !allowed.is_match(&shown(path)) && speaks.is_match(&code(path)));
    none(faults.map(|path| shown(&path)).collect(), "SQL stands in the store of a concept");
}

#[test]
fn only_the_foundation_commits() {
    let faults = with_extension("domain/src", "rs").into_iter().filter(|path| !shown(path).starts_with("domain/src/database"));
    let commits = pattern(r"\.commit\(\)\s*\.await|\.begin(_with_options|_with_config)?\(");
    none(
        faults.filter(|path| commits.is_match(&code(path))).map(|path| shown(&path)).collect(),
        "one transaction per use case, by Database::write",
    );
}

#[test]
fn source_files_stay_short() {
    let mut faults = Vec::new();
    for (folder, extension) in [
        ("api", "rs"),
        ("domain", "rs"),
        ("migration", "rs"),
        ("tests", "rs"),
        ("tests", "mjs"),
        ("api/templates", "html"),
        ("scripts", "sh"),
    ] {
        for path in with_extension(folder, extension) {
            let lines = text(&path).lines().count();
            if lines > LINES {
                faults.push(format!("{}: {lines} lines", shown(&path)));
            }
        }
    }
    none(faults, "a file is split by noun, rule or use case");
}

#[test]
fn lints_are_silenced_with_a_reason() {
    let bare = pattern(r"#!?\[allow\(|#!?\[expect\([^\]]*\)\]");
    let mut faults = Vec::new();
    for path in ["api", "domain", "migration", "tests"].iter().flat_map(|folder| with_extension(folder, "rs")) {
        for (number, line) in code(&path).lines().enumerate() {
            if bare.is_match(line) && !line.contains("reason =") && !line.contains("pattern(") {
                faults.push(format!("{} near line {}: {}", shown(&path), number + 1, line.trim()));
            }
        }
    }
    none(faults, "write #[expect(lint, reason = \"…\")]");
}

/// The keys of a language's Fluent files, attributes as `key.attribute`.
fn keys(language: &str) -> BTreeSet<String> {
    let (key, attribute) = (pattern(r"^([a-zA-Z][a-zA-Z0-9_-]*) *="), pattern(r"^\s+\.([a-zA-Z][a-zA-Z0-9_-]*) *="));
    let mut found = BTreeSet::new();
    for path in with_extension(&format!("api/locales/{language}"), "ftl") {
        let mut last = String::new();
        for line in text(&path).lines() {
            if let Some(matched) = key.captures(line) {
                last = matched[1].to_string();
                assert!(found.insert(last.clone()), "{} has {last} twice, or another file has it", shown(&path));
            } else if let Some(matched) = attribute.captures(line) {
                found.insert(format!("{last}.{}", &matched[1]));
            }
        }
    }
    found
}

#[test]
fn every_text_exists_in_every_language() {
    let english = keys("en");
    for language in ["fr", "es"] {
        let other = keys(language);
        none(english.symmetric_difference(&other).cloned().collect(), &format!("keys that only one of en and {language} has"));
    }
}

#[test]
fn every_text_that_is_asked_for_exists() {
    let english = keys("en");
    let plain = pattern(r#"\b(?:say|html|with|count)\(\s*"([a-z][a-zA-Z0-9_.-]*)"\s*[,)]"#);
    let attribute = pattern(r#"\battr\(\s*"([a-z][a-zA-Z0-9_-]*)"\s*,\s*"([a-z][a-zA-Z0-9_-]*)""#);
    let mut faults = Vec::new();
    for path in with_extension("api/src", "rs").into_iter().chain(files("api/templates")) {
        let source = text(&path);
        let source = source.split("#[cfg(test)]").next().unwrap_or_default();
        let asked = plain.captures_iter(source).map(|found| found[1].to_string());
        let asked = asked.chain(attribute.captures_iter(source).map(|found| format!("{}.{}", &found[1], &found[2])));
        faults.extend(asked.filter(|key| !english.contains(key)).map(|key| format!("{} asks for {key}", shown(&path))));
    }
    none(faults, "a text without an entry in api/locales");
}

#[test]
fn french_texts_keep_their_spaces_together() {
    let breaking = pattern("« | [;?!»]| :(\\s|$)");
    let mut faults = Vec::new();
    for path in with_extension("api/locales/fr", "ftl") {
        for (number, line) in text(&path).lines().enumerate() {
            if !line.starts_with('#') && breaking.is_match(line) {
                faults.push(format!("{}:{}: {}", shown(&path), number + 1, line.trim()));
            }
        }
    }
    none(faults, "before : ; ? ! » and after « stands a space that does not break");
}

#[test]
fn nothing_names_a_package_registry_or_a_folder_of_one_machine() {
    // Put together here, so that this file does not name them.
    let hosts = ["registry.npmjs", "files.pythonhosted", "pypi", "index.crates", "static.crates", "deb.debian"];
    let mut needles = hosts
        .map(|host| {
            format!(
                "{host}.{}",
                if host.starts_with("reg") {
                    "org"
                } else if host.contains("crates") {
                    "io"
                } else {
                    "org"
                }
            )
        })
        .to_vec();
    needles.extend(["work", "root", "home"].map(|folder| format!("/{folder}/")));
    let mut faults = Vec::new();
    for path in files(".") {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        for (number, line) in text.lines().enumerate() {
            faults.extend(
                needles.iter().filter(|needle| line.contains(*needle)).map(|needle| format!("{}:{}: {needle}", shown(&path), number + 1)),
            );
        }
    }
    none(faults, "what is committed works on any machine");
}

#[test]
fn documents_name_only_what_exists() {
    let (target, script) = (pattern(r"`make ([a-z]+)`|^    make ([a-z]+)"), pattern(r"\b(scripts/[a-z/-]+\.sh)"));
    let example = pattern(r"(?s)```.*?```|`[^`\n]*`");
    let link = pattern(r"\]\(([^)#:]+)(#[^)]*)?\)");
    let makefile = text(&root().join("Makefile"));
    let mut faults = Vec::new();
    // Courses, test courses and the list of diagnostics hold addresses of course files, which the compiler checks.
    let of_courses = |path: &str| path.starts_with("courses") || path.contains("fixtures") || path.ends_with("docs/diagnostics.md");
    let pages = files(".").into_iter().filter(|path| path.extension().is_some_and(|found| found == "md") && !of_courses(&shown(path)));
    for path in pages {
        let page = text(&path);
        let here = path.parent().expect("a folder");
        let targets = page.lines().flat_map(|line| target.captures_iter(line)).filter_map(|found| found.get(1).or(found.get(2)));
        let targets = targets.filter(|name| !makefile.contains(&format!("\n{}:", name.as_str())));
        let mut missing: Vec<String> = targets.map(|name| format!("make {}", name.as_str())).collect();
        missing.extend(script.captures_iter(&page).map(|found| found[1].to_string()).filter(|name| !root().join(name).exists()));
        missing.extend(
            link.captures_iter(&example.replace_all(&page, "")).map(|found| found[1].to_string()).filter(|name| !here.join(name).exists()),
        );
        faults.extend(missing.into_iter().map(|name| format!("{}: {name}", shown(&path))));
    }
    none(faults, "a page speaks of something that is not there");
}

#[test]
fn settings_that_are_named_exist() {
    let name = pattern(r"\b(?:MOOC_[A-Z_]+[A-Z]|DATABASE_URL|REDIS_URL|SMTP_URL)\b");
    let known = code(&root().join("api/src/config/table.rs"));
    let mut faults = Vec::new();
    for file in ["README.md", "Dockerfile", "docker-compose.yml", ".env.example"] {
        let page = text(&root().join(file));
        let unknown = name.find_iter(&page).map(|found| found.as_str()).filter(|name| !known.contains(&format!("\"{name}\"")));
        faults.extend(unknown.map(|name| format!("{file}: {name}")));
    }
    none(faults, "a setting the program would refuse");
}
