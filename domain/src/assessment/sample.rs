//! Questions and rules for the tests of this concept.

use super::draw::{Draw, DrawnQuestion, Seed};
use crate::catalogue::model::{
    ChoiceOption, Counts, Exact, Feedback, Fold, Item, Keys, Pair, Partial, Question, QuestionBody, Quiz, QuizRules, SafeHtml, Slot,
    TranslatedHtml,
};
use crate::clock::Moment;
use crate::id::QuestionId;
use crate::language::{Language, Translated};
use chrono::{DateTime, TimeDelta};
use std::collections::BTreeMap;

/// So many minutes into the tests' time.
pub fn at(minute: i64) -> Moment {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap() + TimeDelta::minutes(minute)
}

/// A quiz without limits, dates and shuffles; passed at 70 %.
pub fn rules() -> QuizRules {
    QuizRules {
        attempts: None,
        wait_minutes: 0,
        time_limit_minutes: None,
        opens: None,
        closes: None,
        counts: Counts::Best,
        pass_mark: Exact::from_integer(70),
        shuffle_questions: false,
        shuffle_options: false,
        feedback: Feedback::AfterSubmit,
        keys: Keys::AfterPassedOrUsedUp,
    }
}

/// `text` as clean HTML in English, and in French with `fr:` before it.
pub fn html(text: &str) -> TranslatedHtml {
    let clean = |text: String| serde_json::from_value::<SafeHtml>(text.into()).unwrap();
    BTreeMap::from([(Language::En, clean(text.to_owned())), (Language::Fr, clean(format!("fr:{text}")))])
}

pub fn question_id(id: &str) -> QuestionId {
    QuestionId::parse(id).unwrap()
}

/// Worth 6 points.
pub fn question(id: &str, partial: Partial, body: QuestionBody) -> Question {
    Question {
        id: question_id(id),
        ask: html(&format!("ask {id}")),
        worth: Exact::from_integer(6),
        partial,
        feedback: html(&format!("FEEDBACK {id}")),
        body,
    }
}

fn options(ids: &[&str]) -> Vec<ChoiceOption> {
    let option = |id: &&str| ChoiceOption {
        id: (*id).to_owned(),
        text: html(&format!("text {}", id.trim_start_matches("right-"))),
        right: id.starts_with("right-"),
        feedback: html(&format!("FEEDBACK option {id}")),
    };
    ids.iter().map(option).collect()
}

/// Options whose ids start with `right-` are right.
pub fn single(ids: &[&str]) -> QuestionBody {
    QuestionBody::SingleChoice { options: options(ids) }
}

/// Options whose ids start with `right-` are right.
pub fn multiple(ids: &[&str]) -> QuestionBody {
    QuestionBody::MultipleChoice { options: options(ids) }
}

pub fn truth(answer: bool) -> QuestionBody {
    QuestionBody::TrueFalse { answer, feedback_true: html("FEEDBACK true"), feedback_false: html("FEEDBACK false") }
}

fn items(ids: &[&str]) -> Vec<Item> {
    ids.iter().map(|id| Item { id: (*id).to_owned(), text: html(&format!("item {id}")) }).collect()
}

pub fn matching(pairs: &[&str], extra: &[&str]) -> QuestionBody {
    let pair = |id: &&str| Pair { id: (*id).to_owned(), left: html(&format!("left {}", id.len())), right: html(&format!("right {id}")) };
    QuestionBody::Matching { pairs: pairs.iter().map(pair).collect(), extra: items(extra) }
}

pub fn ordering(ids: &[&str]) -> QuestionBody {
    QuestionBody::Ordering { items: items(ids) }
}

pub fn numeric(answer: Exact, tolerance: Exact) -> QuestionBody {
    QuestionBody::Numeric { answer, tolerance, unit: Some(Translated(BTreeMap::from([(Language::En, "years".to_owned())]))) }
}

pub fn short_text(accept: &[&str]) -> QuestionBody {
    let accept = accept.iter().map(|form| (*form).to_owned()).collect();
    QuestionBody::ShortText { accept, fold: Fold { case: true, accents: true, spaces: true } }
}

/// A quiz that asks all these, in this order.
pub fn quiz(rules: QuizRules, questions: Vec<Question>) -> Quiz {
    Quiz {
        intro: html("intro"),
        rules,
        slots: questions.iter().map(|question| Slot::Fixed(question.id.clone())).collect(),
        questions: questions.into_iter().map(|question| (question.id.clone(), question)).collect(),
        languages: vec![Language::En, Language::Fr],
    }
}

/// One question of each type, in the order of the format's documentation.
pub fn one_of_each(partial: Partial, rules: QuizRules) -> Quiz {
    let bodies = [
        ("single", single(&["one", "right-two", "three"])),
        ("multiple", multiple(&["right-one", "right-two", "three", "four"])),
        ("truth", truth(false)),
        ("matching", matching(&["m", "mm", "mmm"], &["none"])),
        ("ordering", ordering(&["first", "second", "third", "fourth"])),
        ("numeric", numeric(Exact::from_integer(2000), Exact::from_integer(1))),
        ("short", short_text(&["Rosario", "Rosaire"])),
    ];
    quiz(rules, bodies.into_iter().map(|(id, body)| question(id, partial, body)).collect())
}

/// Seed number `number`.
pub fn seed(number: u64) -> Seed {
    let mut bytes = [7; 32];
    bytes[..8].copy_from_slice(&number.to_be_bytes());
    Seed(bytes)
}

/// One question, drawn with its options in this order.
pub fn drawn_as(question: Question, options: &[&str]) -> (Quiz, Draw) {
    let drawn = DrawnQuestion { question: question.id.clone(), options: options.iter().map(|id| (*id).to_owned()).collect() };
    (quiz(rules(), vec![question]), Draw { seed: seed(0), questions: vec![drawn] })
}
