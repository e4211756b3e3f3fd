//! A drawn question as its learner sees it. Nothing here can carry a key, an author's id or feedback.

use super::draw::{Drawn, letter, right_sides};
use super::response::{Response, left_numbers};
use crate::catalogue::model::{ChoiceOption, Course, Exact, Item, Pair, QuestionBody, Quiz, SafeHtml, TranslatedHtml};
use crate::id::QuestionId;
use crate::language::Language;

/// The language an attempt is read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// Wanted, and the whole quiz is there in it; else the source.
    pub language: Language,
    /// The course's source language, for a text that is missing all the same.
    pub source: Language,
}

impl Reading {
    /// How a reader who wants `wanted` reads this quiz: whole in that language, or whole in the course's source language.
    pub fn of(course: &Course, quiz: &Quiz, wanted: Language) -> Self {
        let source = course.source();
        let complete = quiz.languages.contains(&wanted) && course.languages.contains(&wanted);
        Self { language: if complete { wanted } else { source }, source }
    }

    /// The text in this language; `None` when there is none in any.
    pub fn text(self, texts: &TranslatedHtml) -> Option<Text> {
        let wanted = [self.language, self.source].into_iter().find_map(|language| texts.get_key_value(&language));
        let (language, html) = wanted.or_else(|| texts.iter().next())?;
        (!html.as_str().is_empty()).then(|| Text { html: html.clone(), language: *language })
    }

    fn text_or_nothing(self, texts: &TranslatedHtml) -> Text {
        self.text(texts).unwrap_or_else(|| Text { html: SafeHtml::default(), language: self.source })
    }
}

/// A text to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Sanitised.
    pub html: SafeHtml,
    /// The language it is really in.
    pub language: Language,
}

/// A drawn question as its learner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionView {
    /// The author's id.
    pub id: QuestionId,
    /// Its place in the attempt, from 1.
    pub number: usize,
    /// What is asked.
    pub ask: Text,
    /// Points for a full answer.
    pub worth: Exact,
    /// The fields to answer with, holding the present response.
    pub answer: AnswerView,
}

/// The fields a question is answered with, holding the present response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerView {
    /// Choose one.
    SingleChoice {
        /// In the order drawn.
        options: Vec<OptionView>,
    },
    /// Choose one or more.
    MultipleChoice {
        /// In the order drawn.
        options: Vec<OptionView>,
    },
    /// Does the statement hold?
    TrueFalse {
        /// The answer so far.
        chosen: Option<bool>,
    },
    /// Choose a right side for each left one.
    Matching {
        /// In file order.
        lefts: Vec<LeftView>,
        /// In the order drawn; some may match nothing.
        rights: Vec<ItemView>,
    },
    /// Put the items in order.
    Ordering {
        /// In the order drawn.
        items: Vec<PlacedView>,
    },
    /// Type a number.
    Numeric {
        /// As typed so far.
        typed: String,
        /// Printed after the field, with its language.
        unit: Option<(String, Language)>,
    },
    /// Type a few words.
    ShortText {
        /// As typed so far.
        typed: String,
    },
}

/// An option of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionView {
    /// Its letter in this draw.
    pub id: String,
    /// What it says.
    pub text: Text,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// A left side of a matching.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftView {
    /// Its number.
    pub id: String,
    /// What is given.
    pub text: Text,
    /// The letter of the right side chosen for it.
    pub chosen: Option<String>,
}

/// A text with the letter it goes by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemView {
    /// Its letter in this draw.
    pub id: String,
    /// What it says.
    pub text: Text,
}

/// An item of an ordering.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedView {
    /// Its letter in this draw.
    pub id: String,
    /// What it says.
    pub text: Text,
    /// The place the learner gave it, from 1.
    pub place: Option<usize>,
}

impl QuestionView {
    /// The question at place `number` (from 1) of an attempt, with the learner's response so far.
    pub fn of(drawn: Drawn<'_>, number: usize, response: Option<&Response>, reading: Reading) -> Self {
        let question = drawn.question;
        Self {
            id: question.id.clone(),
            number,
            ask: reading.text_or_nothing(&question.ask),
            worth: question.worth,
            answer: answer(drawn, response, reading),
        }
    }
}

fn answer(drawn: Drawn<'_>, response: Option<&Response>, reading: Reading) -> AnswerView {
    match &drawn.question.body {
        QuestionBody::SingleChoice { options } => AnswerView::SingleChoice { options: choices(drawn, options, response, reading) },
        QuestionBody::MultipleChoice { options } => AnswerView::MultipleChoice { options: choices(drawn, options, response, reading) },
        QuestionBody::TrueFalse { .. } => AnswerView::TrueFalse {
            chosen: match response {
                Some(Response::Truth(truth)) => Some(*truth),
                _ => None,
            },
        },
        QuestionBody::Matching { pairs, extra } => {
            AnswerView::Matching { lefts: lefts(pairs, response, reading), rights: rights(drawn, pairs, extra, reading) }
        }
        QuestionBody::Ordering { items } => AnswerView::Ordering { items: placed(drawn, items, response, reading) },
        QuestionBody::Numeric { unit, .. } => AnswerView::Numeric {
            typed: typed(response),
            unit: unit.as_ref().map(|unit| unit.pick(reading.language, reading.source)).map(|(unit, language)| (unit.to_owned(), language)),
        },
        QuestionBody::ShortText { .. } => AnswerView::ShortText { typed: typed(response) },
    }
}

fn typed(response: Option<&Response>) -> String {
    match response {
        Some(Response::Number(typed) | Response::Text(typed)) => typed.clone(),
        _ => String::new(),
    }
}

/// Texts in the order drawn, by author's id.
fn in_order<'a>(drawn: Drawn<'_>, texts: impl Fn(&str) -> Option<&'a TranslatedHtml>, reading: Reading) -> Vec<ItemView> {
    let item = |(place, id): (usize, &String)| texts(id).map(|text| ItemView { id: letter(place), text: reading.text_or_nothing(text) });
    drawn.options().iter().enumerate().filter_map(item).collect()
}

fn choices(drawn: Drawn<'_>, options: &[ChoiceOption], response: Option<&Response>, reading: Reading) -> Vec<OptionView> {
    let chosen = |id: &String| match response {
        Some(Response::Choice(letter)) => letter == id,
        Some(Response::Choices(letters)) => letters.contains(id),
        _ => false,
    };
    in_order(drawn, |id| options.iter().find(|option| option.id == id).map(|option| &option.text), reading)
        .into_iter()
        .map(|item| OptionView { chosen: chosen(&item.id), id: item.id, text: item.text })
        .collect()
}

fn lefts(pairs: &[Pair], response: Option<&Response>, reading: Reading) -> Vec<LeftView> {
    let chosen = |number: &String| match response {
        Some(Response::Matches(matches)) => matches.get(number).cloned(),
        _ => None,
    };
    let numbered = left_numbers(pairs.len()).zip(pairs);
    numbered.map(|(id, pair)| LeftView { chosen: chosen(&id), id, text: reading.text_or_nothing(&pair.left) }).collect()
}

/// The right-hand sides of a matching in the order drawn.
pub(super) fn rights(drawn: Drawn<'_>, pairs: &[Pair], extra: &[Item], reading: Reading) -> Vec<ItemView> {
    in_order(drawn, |id| right_sides(pairs, extra).find(|(side, _)| *side == id).map(|(_, text)| text), reading)
}

/// The items of an ordering in the order drawn.
pub(super) fn items(drawn: Drawn<'_>, items: &[Item], reading: Reading) -> Vec<ItemView> {
    in_order(drawn, |id| items.iter().find(|item| item.id == id).map(|item| &item.text), reading)
}

fn placed(drawn: Drawn<'_>, of: &[Item], response: Option<&Response>, reading: Reading) -> Vec<PlacedView> {
    let place = |id: &str| match response {
        Some(Response::Order(order)) => {
            order.iter().position(|letter| letter.as_deref() == Some(id)).and_then(|place| place.checked_add(1))
        }
        _ => None,
    };
    let items = items(drawn, of, reading);
    items.into_iter().map(|item| PlacedView { place: place(&item.id), id: item.id, text: item.text }).collect()
}

#[cfg(test)]
mod tests;
