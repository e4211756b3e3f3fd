//! What somebody met, in words.

use crate::texts::Texts;
use domain::{
    catalogue::model::{Course, Exact, Rule},
    certification::Met,
    exact,
    progress::Evidence,
};

/// One requirement and what the person had, in a sentence.
pub(super) fn say(t: Texts, course: &Course, met: &Met) -> String {
    let percent = |value: Exact, mark: Exact| exact::shown_percent(value, Some(mark)).text(t.language);
    let mark = |key: &str, value: Option<Exact>, need: Exact, title: &str| {
        let have = percent(value.unwrap_or_default(), need);
        t.with(key, &[("title", title), ("mark", &have), ("need", &percent(need, need))])
    };
    match (&met.rule, met.evidence) {
        (_, Evidence::Activities { done, asked, last }) => {
            let day = last.map(|last| t.day(last)).unwrap_or_default();
            t.with("evidence-activities", &[("done", &done.to_string()), ("asked", &asked.to_string()), ("day", &day)])
        }
        (Rule::QuizMark { quiz, at_least }, Evidence::Mark { percent }) => {
            let language = course.language_for(t.language);
            let title = course.activity(quiz).map_or(quiz.as_str(), |(_, activity)| activity.title.pick(language, course.source()).0);
            mark("evidence-mark", percent, *at_least, title)
        }
        (Rule::WeightedGrade { at_least }, Evidence::Grade { percent }) => mark("evidence-grade", percent, *at_least, ""),
        (_, Evidence::Lessons { done }) => t.count("evidence-lessons-done", done.into()),
        (_, Evidence::Mark { .. } | Evidence::Grade { .. }) => met.id.clone(),
    }
}
