//! The questions of an attempt as its pages show them.

use super::{fault_code, words};
use crate::{form::Form, texts::Texts, urls, visit::Visit};
use domain::{
    assessment::{
        AttemptSheet, Fields, Outcome,
        grading::Verdict,
        review::{KeyView, QuestionReview},
        view::{AnswerView, QuestionView, Text},
    },
    exact,
    id::QuestionId,
    language::Language,
};
use std::collections::BTreeMap;

/// A question to be answered.
pub struct Asked {
    /// The question with what is in its fields.
    pub view: QuestionView,
    /// Its type, as the script and the API spell it.
    pub kind: &'static str,
    /// "Question 1 of 10 · 1 point".
    pub legend: String,
    /// What was saved last.
    pub seq: u32,
    /// Whether anything was.
    pub is_saved: bool,
    /// What is wrong with what was typed.
    pub faults: Vec<String>,
    /// The newer answer, where what was typed was based on an older one.
    pub newer: Option<AnswerView>,
    /// Where a problem with it is reported.
    pub report: String,
}

impl Asked {
    /// The language of its text, where it is another than the page's.
    pub fn foreign(&self, page: &Language) -> Option<Language> {
        Some(self.view.ask.language).filter(|language| language != page)
    }

    /// The name of its fields.
    pub fn field(&self) -> String {
        format!("q.{}", self.view.id)
    }
}

/// The questions of an attempt under way, with what was saved.
pub fn asked(visit: &Visit, sheet: &AttemptSheet) -> Vec<Asked> {
    let all = sheet.review.questions.len();
    let one = |review: &QuestionReview| {
        let view = review.question.clone();
        let saved = sheet.saved.get(&view.id);
        Asked {
            kind: kind(&view.answer),
            legend: legend(visit.t, &view, all),
            seq: saved.map_or(0, |saved| saved.seq),
            is_saved: saved.is_some_and(|saved| saved.response.is_some()),
            faults: Vec::new(),
            newer: None,
            report: report(visit, sheet, &view.id),
            view,
        }
    };
    sheet.review.questions.iter().map(one).collect()
}

/// Puts what was typed back into the fields, with what became of it.
pub fn put_back(t: Texts, asked: &mut [Asked], form: &Form, outcomes: &BTreeMap<QuestionId, Outcome>) {
    for asked in asked {
        match outcomes.get(&asked.view.id) {
            Some(Outcome::Unfit(faults)) => {
                let mut said: Vec<String> = faults.iter().map(|fault| t.say(&format!("fault-{}", fault_code(fault.reason)))).collect();
                said.dedup();
                asked.faults = said;
                asked.seq = form.get(&format!("seen.{}", asked.view.id)).parse().unwrap_or(asked.seq);
            }
            Some(Outcome::Stale { newer, .. }) => {
                asked.seq = newer.seq;
                asked.newer = Some(asked.view.answer.clone());
            }
            _ => continue,
        }
        fill(&mut asked.view.answer, &fields_of(form, &asked.view.id));
    }
}

/// The fields of a form that belong to a question.
pub fn fields_of(form: &Form, id: &QuestionId) -> Fields {
    let name = format!("q.{id}");
    let suffix = |field: &str| {
        let rest = field.strip_prefix(&name)?;
        if rest.is_empty() { Some(String::new()) } else { rest.strip_prefix('.').map(str::to_owned) }
    };
    form.fields().iter().filter_map(|(field, value)| Some((suffix(field)?, value.clone()))).collect()
}

fn fill(answer: &mut AnswerView, fields: &Fields) {
    let has = |value: &str| fields.iter().any(|(suffix, given)| suffix.is_empty() && given == value);
    let at = |wanted: &str| fields.iter().find(|(suffix, _)| suffix == wanted).map(|(_, value)| value.clone());
    match answer {
        AnswerView::SingleChoice { options } | AnswerView::MultipleChoice { options } => {
            options.iter_mut().for_each(|option| option.chosen = has(&option.id));
        }
        AnswerView::TrueFalse { chosen } => *chosen = if has("true") { Some(true) } else { has("false").then_some(false) },
        AnswerView::Matching { lefts, .. } => lefts.iter_mut().for_each(|left| left.chosen = at(&left.id)),
        AnswerView::Ordering { items } => items.iter_mut().for_each(|item| item.place = at(&item.id).and_then(|place| place.parse().ok())),
        AnswerView::Numeric { typed, .. } | AnswerView::ShortText { typed } => *typed = at("").unwrap_or_default(),
    }
}

fn kind(answer: &AnswerView) -> &'static str {
    match answer {
        AnswerView::SingleChoice { .. } => "single_choice",
        AnswerView::MultipleChoice { .. } => "multiple_choice",
        AnswerView::TrueFalse { .. } => "true_false",
        AnswerView::Matching { .. } => "matching",
        AnswerView::Ordering { .. } => "ordering",
        AnswerView::Numeric { .. } => "numeric",
        AnswerView::ShortText { .. } => "short_text",
    }
}

fn legend(t: Texts, view: &QuestionView, all: usize) -> String {
    let points = exact::shown_points(view.worth, view.worth).text(t.language);
    let args = [("number", view.number.to_string()), ("all", all.to_string()), ("points", points)];
    t.with("attempt-legend", &args.each_ref().map(|(name, value)| (*name, value.as_str())))
}

fn report(visit: &Visit, sheet: &AttemptSheet, question: &QuestionId) -> String {
    let attempt = &sheet.attempt;
    urls::report_question(visit.language, &attempt.course, &attempt.quiz, (&attempt.version, question))
}

/// A question looked at afterwards.
pub struct Reviewed {
    /// The question with the answer given.
    pub view: QuestionView,
    /// "Question 1 of 10 · 1 point".
    pub legend: String,
    /// Class and word of the verdict, and the points; where they may be shown.
    pub result: Option<(&'static str, String, String)>,
    /// The right answer, where it may be shown.
    pub key: Option<KeyView>,
    /// What is said to the answer as a whole.
    pub feedback: Vec<Text>,
    by_option: Vec<(String, Text)>,
    /// Where a problem with it is reported.
    pub report: String,
    /// Whether there is no answer.
    pub is_blank: bool,
    /// Whether the answer came after the deadline.
    pub is_late: bool,
    language: Language,
}

impl Reviewed {
    /// What is said to this option.
    pub fn said(&self, option: &str) -> Option<&Text> {
        self.by_option.iter().find(|(id, _)| id == option).map(|(_, text)| text)
    }

    /// The language of its text, where it is another than the page's.
    pub fn foreign(&self, page: &Language) -> Option<Language> {
        Some(self.view.ask.language).filter(|language| language != page)
    }

    /// Whether an option is right; `None`: not to be shown.
    pub fn is_right(&self, option: &str) -> Option<bool> {
        self.key.as_ref().map(|key| key.has(option))
    }

    /// The right number with how far off an answer may be.
    pub fn right_number(&self) -> Option<(String, Option<String>)> {
        let Some(KeyView::Number { answer, tolerance }) = &self.key else { return None };
        let off = (*tolerance.numer() != 0).then(|| words::number(*tolerance, self.language));
        Some((words::number(*answer, self.language), off))
    }
}

/// The questions of an attempt that has ended, as far as they may be shown.
pub fn reviewed(visit: &Visit, sheet: &AttemptSheet) -> Vec<Reviewed> {
    let (t, all) = (visit.t, sheet.review.questions.len());
    let one = |review: &QuestionReview| {
        let result = review.result.as_ref().map(|result| {
            let (class, word) = match result.verdict {
                Verdict::Right => ("right", "review-right"),
                Verdict::Partly => ("partly", "review-partly"),
                Verdict::Wrong => ("wrong", "review-wrong"),
                Verdict::Blank => ("wrong", "review-blank"),
            };
            let earned = exact::shown_points(result.earned, result.possible).text(t.language);
            let possible = exact::shown_points(result.possible, result.possible).text(t.language);
            (class, t.say(word), t.with("review-points", &[("earned", &earned), ("possible", &possible)]))
        });
        let whole = review.feedback.iter().filter(|said| said.option.is_none());
        Reviewed {
            legend: legend(t, &review.question, all),
            result,
            key: review.key.clone(),
            feedback: whole.map(|said| said.text.clone()).collect(),
            by_option: review.feedback.iter().filter_map(|said| Some((said.option.clone()?, said.text.clone()))).collect(),
            report: report(visit, sheet, &review.question.id),
            is_blank: sheet.saved.get(&review.question.id).is_none_or(|saved| saved.response.is_none()),
            is_late: sheet.saved.get(&review.question.id).is_some_and(|saved| saved.late),
            language: t.language,
            view: review.question.clone(),
        }
    };
    sheet.review.questions.iter().map(one).collect()
}
