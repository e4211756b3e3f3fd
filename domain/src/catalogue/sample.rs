//! A small course for the tests of other concepts, compiled from files.

use super::{
    check,
    model::Course,
    source::{SourceFile, SourceTree},
};
use crate::id::{ActivityId, CourseId, PromptId};

pub(crate) use super::store_sample::publish;

const COURSE: &str = r#"
id: small-course
languages: [en, fr]
title: {en: A small course, fr: Un petit cours}
summary: {en: For tests., fr: Pour les tests.}
licence: CC0-1.0
modules: [one, two]
awards:
  - id: award
    title: {en: Award, fr: Certificat}
    statement: {en: has completed it, fr: l’a suivi}
    requirements:
      - {id: all, kind: all_required}
"#;

const ONE: &str = r#"
id: one
title: {en: Module one, fr: Module un}
activities:
  - {id: first, kind: lesson, minutes: 10}
  - {id: second, kind: lesson, minutes: 20}
  - {id: check, kind: quiz, minutes: 5}
"#;

const TWO: &str = r#"
id: two
title: {en: Module two, fr: Module deux}
activities:
  - {id: third, kind: lesson, minutes: 15}
"#;

const QUIZ: &str = r#"
title: Check
attempts: 2
pass_mark: 50
questions:
  - {id: holds, type: true_false, ask: It holds., answer: true}
"#;

const QUIZ_FR: &str = r#"
title: Contrôle
questions:
  holds: {ask: C’est vrai.}
"#;

fn lesson(title: &str, prompts: &[&str]) -> String {
    let prompts: String = prompts.iter().map(|id| format!("\n```prompt id=\"{id}\"\nWrite about *{id}*.\n```\n")).collect();
    format!("---\ntitle: {title}\n---\n\n## Part of {title}\n\nWords of {title}.\n{prompts}\nThe end of {title}.\n")
}

/// The files of the small course: lessons `first` (prompts `rights`, `people`) and `second` (prompt `duties`), quiz `check`, and in a
/// second module lesson `third`.
pub(crate) fn files() -> SourceTree {
    let mut files = vec![
        ("course.yaml", COURSE.to_owned()),
        ("modules/one/module.yaml", ONE.to_owned()),
        ("modules/two/module.yaml", TWO.to_owned()),
        ("modules/one/check.quiz.yaml", QUIZ.to_owned()),
        ("modules/one/check.quiz.fr.yaml", QUIZ_FR.to_owned()),
    ];
    for (path, title, prompts) in
        [("one/first", "First", ["rights", "people"].as_slice()), ("one/second", "Second", &["duties"]), ("two/third", "Third", &[])]
    {
        files.push((Box::leak(format!("modules/{path}.en.md").into_boxed_str()), lesson(title, prompts)));
        files.push((Box::leak(format!("modules/{path}.fr.md").into_boxed_str()), lesson(&format!("{title} (fr)"), prompts)));
    }
    SourceTree::of(files.into_iter().map(|(path, text)| (path.to_owned(), text.into_bytes())))
}

/// Compiles files that must be without errors.
pub(crate) fn compiled(files: &SourceTree) -> Course {
    let checked = check(files);
    let said: Vec<String> = checked.diagnostics.iter().map(|found| format!("{found:?}")).collect();
    checked.course.unwrap_or_else(|| panic!("{}", said.join("\n")))
}

/// The small course.
pub(crate) fn course() -> Course {
    compiled(&files())
}

/// The small course after an edit: `old` became `new` in the file at `path`.
pub(crate) fn edited(path: &str, old: &str, new: &str) -> Course {
    let mut files = files();
    let SourceFile { bytes, .. } = files.remove(path).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.contains(old), "{path} has no {old}");
    files.put(path, text.replace(old, new).into_bytes());
    compiled(&files)
}

pub(crate) fn course_id() -> CourseId {
    CourseId::parse("small-course").unwrap()
}

pub(crate) fn activity(id: &str) -> ActivityId {
    ActivityId::parse(id).unwrap()
}

pub(crate) fn prompt(id: &str) -> PromptId {
    PromptId::parse(id).unwrap()
}
