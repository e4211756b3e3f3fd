//! Writing into each translation the hash of the source it was made from, and changing nothing else in the file.

use super::source::SourceTree;
use super::{course_file, fields, text, tongues, yaml};
use crate::language::Language;

/// Files to be written anew: path and bytes. Files that are stamped already are left out; so are translations whose source is not there.
pub fn stamp(tree: &SourceTree) -> Vec<(String, Vec<u8>)> {
    let source = source_language(tree);
    let stamped = |path: &str| {
        let of = source_of(path, source)?;
        let hash = tree.get(&of)?.sha256();
        let old = std::str::from_utf8(&tree.get(path)?.bytes).ok()?;
        let new = if path.ends_with(".md") { stamped_lesson(old, &hash)? } else { stamped_yaml(old, &hash) };
        (new != old).then(|| (path.to_owned(), new.into_bytes()))
    };
    tree.below("modules/").chain(tree.below("questions/")).filter_map(stamped).collect()
}

fn source_language(tree: &SourceTree) -> Language {
    let mut findings = super::diagnostic::Findings::of(course_file::PATH);
    let root = text::read(tree, course_file::PATH, &mut findings).and_then(|text| yaml::read(&text, 1, &mut findings));
    let languages = root.as_ref().and_then(|root| fields::Fields::of(root, course_file::PATH, &[], &mut findings));
    languages.map_or(Language::En, |course| tongues::Tongues::read(&course, &mut findings).source)
}

/// The file a translation was made from; `None` for files that are no translations.
fn source_of(path: &str, source: Language) -> Option<String> {
    if let Some(stem) = path.strip_suffix(".md") {
        let (stem, code) = stem.rsplit_once('.')?;
        let language = Language::parse(code)?;
        return (language != source).then(|| format!("{stem}.{}.md", source.code()));
    }
    let (stem, code) = path.strip_suffix(".yaml")?.rsplit_once('.')?;
    Language::parse(code)?;
    (stem.ends_with(".quiz") || stem.ends_with(".bank")).then(|| format!("{stem}.yaml"))
}

/// The line ending a file uses.
fn ending(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

fn is_stamp(line: &str) -> bool {
    line.strip_prefix("source_hash").is_some_and(|rest| rest.trim_start().starts_with(':'))
}

/// With the stamp in the front matter; `None` when there is none.
fn stamped_lesson(text: &str, hash: &str) -> Option<String> {
    let mut lines = text.split_inclusive('\n');
    let opening = lines.next().filter(|line| line.trim_start_matches('\u{feff}').trim_end() == "---")?;
    let (mut out, mut done, mut closed) = (opening.to_owned(), false, false);
    for line in lines {
        if !closed && line.trim_end() == "---" {
            if !done {
                out.push_str(&format!("source_hash: {hash}{}", ending(text)));
            }
            closed = true;
        } else if !closed && is_stamp(line) {
            if !done {
                out.push_str(&format!("source_hash: {hash}{}", ending(text)));
            }
            done = true;
            continue;
        }
        out.push_str(line);
    }
    closed.then_some(out)
}

/// With the stamp in the place of the old one, else before the first line that says something.
fn stamped_yaml(text: &str, hash: &str) -> String {
    let stamp = format!("source_hash: {hash}{}", ending(text));
    let has_one = text.lines().any(is_stamp);
    let (mut out, mut done) = (String::new(), false);
    for line in text.split_inclusive('\n') {
        if is_stamp(line) {
            if !done {
                out.push_str(&stamp);
            }
            done = true;
            continue;
        }
        let says_something = !line.trim_start_matches('\u{feff}').trim().is_empty() && !line.starts_with('#') && line.trim_end() != "---";
        if !has_one && !done && says_something {
            out.push_str(&stamp);
            done = true;
        }
        out.push_str(line);
    }
    if !done {
        out.push_str(&stamp);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_line_of_the_stamp_changes() {
        for (before, after) in [
            ("---\ntitle: a\n---\nText\n", "---\ntitle: a\nsource_hash: NEW\n---\nText\n"),
            (
                "---\nsource_hash: old # by hand\ntitle: a\n---\n\nsource_hash: in the text\n",
                "---\nsource_hash: NEW\ntitle: a\n---\n\nsource_hash: in the text\n",
            ),
            ("---\r\ntitle: a\r\n---\r\nText", "---\r\ntitle: a\r\nsource_hash: NEW\r\n---\r\nText"),
        ] {
            assert_eq!(stamped_lesson(before, "NEW").as_deref(), Some(after));
        }
        assert_eq!(stamped_lesson("no front matter", "NEW"), None);
        assert_eq!(stamped_lesson("---\nnever closed\n", "NEW"), None);
        for (before, after) in [
            ("# words\ntitle: a\n", "# words\nsource_hash: NEW\ntitle: a\n"),
            ("title: a\nsource_hash: old\n", "title: a\nsource_hash: NEW\n"),
            ("---\ntitle: a\n", "---\nsource_hash: NEW\ntitle: a\n"),
            ("", "source_hash: NEW\n"),
        ] {
            assert_eq!(stamped_yaml(before, "NEW"), after);
        }
    }

    #[test]
    fn every_translation_finds_its_source() {
        for (path, want) in [
            ("modules/a/x.fr.md", Some("modules/a/x.en.md")),
            ("modules/a/x.en.md", None),
            ("modules/a/x.quiz.es.yaml", Some("modules/a/x.quiz.yaml")),
            ("modules/a/x.quiz.yaml", None),
            ("questions/b.bank.fr.yaml", Some("questions/b.bank.yaml")),
            ("modules/a/module.yaml", None),
            ("modules/a/notes.md", None),
        ] {
            assert_eq!(source_of(path, Language::En).as_deref(), want, "{path}");
        }
    }
}
