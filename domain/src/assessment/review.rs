//! An attempt looked at afterwards. Points, feedback and keys come in only as far as a [`Disclosure`] lets them.

use super::disclosure::Disclosure;
use super::draw::Drawn;
use super::grading::{Grade, Graded, QuestionResult, Responses};
use super::response::{Response, left_numbers};
use super::view::{self, ItemView, QuestionView, Reading, Text};
use crate::catalogue::model::{ChoiceOption, Exact, QuestionBody};
use std::collections::BTreeSet;

/// An attempt as its learner sees it afterwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewView {
    /// `None`: not to be shown yet.
    pub grade: Option<Grade>,
    /// In the order drawn.
    pub questions: Vec<QuestionReview>,
}

/// A question of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionReview {
    /// What was asked and answered.
    pub question: QuestionView,
    /// What it earned; `None`: not to be shown.
    pub result: Option<QuestionResult>,
    /// Empty when there is none or it is not to be shown.
    pub feedback: Vec<FeedbackView>,
    /// The right answer; `None`: not to be shown.
    pub key: Option<KeyView>,
}

/// A remark of the author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedbackView {
    /// The letter of the chosen option it belongs to; `None`: the answer as a whole.
    pub option: Option<String>,
    /// What it says.
    pub text: Text,
}

/// A right answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyView {
    /// The letters of the right options.
    Options(BTreeSet<String>),
    /// Whether the statement holds.
    Truth(bool),
    /// For the number of each left side the right side that belongs to it.
    Matches(Vec<(String, ItemView)>),
    /// The items in their right order.
    Order(Vec<ItemView>),
    /// The number, and how far off an answer may be.
    Number {
        /// The right one.
        answer: Exact,
        /// Answers this far off are right too.
        tolerance: Exact,
    },
    /// All accepted forms.
    Forms(Vec<String>),
}

impl KeyView {
    /// Whether the option with this letter is right.
    pub fn has(&self, letter: &str) -> bool {
        matches!(self, Self::Options(letters) if letters.contains(letter))
    }

    /// The right side that belongs to the left side with this number.
    pub fn for_left(&self, number: &str) -> Option<&ItemView> {
        match self {
            Self::Matches(matches) => matches.iter().find(|(left, _)| left == number).map(|(_, right)| right),
            _ => None,
        }
    }
}

impl ReviewView {
    /// The attempt as far as `disclosure` lets it be seen.
    pub fn of(drawn: &[Drawn<'_>], responses: &Responses, graded: &Graded, disclosure: Disclosure, reading: Reading) -> Self {
        let question = |(drawn, number): (&Drawn<'_>, usize)| {
            let id = &drawn.question.id;
            let response = responses.get(id);
            QuestionReview {
                question: QuestionView::of(*drawn, number, response, reading),
                result: graded.results.iter().find(|result| result.question == *id && disclosure.feedback).cloned(),
                feedback: if disclosure.feedback { feedback(*drawn, response, reading) } else { Vec::new() },
                key: disclosure.keys.then(|| key(*drawn, reading)),
            }
        };
        Self { grade: disclosure.grade.then_some(graded.grade), questions: drawn.iter().zip(1..).map(question).collect() }
    }
}

/// What the author says to this answer: of each chosen option, or of true or false; then of the question.
fn feedback(drawn: Drawn<'_>, response: Option<&Response>, reading: Reading) -> Vec<FeedbackView> {
    let of_option = |options: &[ChoiceOption], letter: &String| {
        let id = drawn.option(letter)?;
        let option = options.iter().find(|option| option.id == id)?;
        reading.text(&option.feedback).map(|text| FeedbackView { option: Some(letter.clone()), text })
    };
    let whole = |text: Option<Text>| text.map(|text| FeedbackView { option: None, text });
    let mut feedback: Vec<FeedbackView> = match (&drawn.question.body, response) {
        (QuestionBody::SingleChoice { options }, Some(Response::Choice(letter))) => of_option(options, letter).into_iter().collect(),
        (QuestionBody::MultipleChoice { options }, Some(Response::Choices(letters))) => {
            let in_order = drawn.options().iter().filter_map(|id| drawn.letter(id)).filter(|letter| letters.contains(letter));
            in_order.filter_map(|letter| of_option(options, &letter)).collect()
        }
        (QuestionBody::TrueFalse { feedback_true, .. }, Some(Response::Truth(true))) => {
            whole(reading.text(feedback_true)).into_iter().collect()
        }
        (QuestionBody::TrueFalse { feedback_false, .. }, Some(Response::Truth(false))) => {
            whole(reading.text(feedback_false)).into_iter().collect()
        }
        _ => Vec::new(),
    };
    feedback.extend(whole(reading.text(&drawn.question.feedback)));
    feedback
}

fn key(drawn: Drawn<'_>, reading: Reading) -> KeyView {
    let named = |views: &[ItemView], id: &str| {
        let letter = drawn.letter(id)?;
        views.iter().find(|view| view.id == letter).cloned()
    };
    match &drawn.question.body {
        QuestionBody::SingleChoice { options } | QuestionBody::MultipleChoice { options } => {
            KeyView::Options(options.iter().filter(|option| option.right).filter_map(|option| drawn.letter(&option.id)).collect())
        }
        QuestionBody::TrueFalse { answer, .. } => KeyView::Truth(*answer),
        QuestionBody::Matching { pairs, extra } => {
            let rights = view::rights(drawn, pairs, extra, reading);
            let numbered = left_numbers(pairs.len()).zip(pairs);
            KeyView::Matches(numbered.filter_map(|(number, pair)| named(&rights, &pair.id).map(|right| (number, right))).collect())
        }
        QuestionBody::Ordering { items } => {
            let views = view::items(drawn, items, reading);
            KeyView::Order(items.iter().filter_map(|item| named(&views, &item.id)).collect())
        }
        QuestionBody::Numeric { answer, tolerance, .. } => KeyView::Number { answer: *answer, tolerance: *tolerance },
        QuestionBody::ShortText { accept, .. } => {
            let mut seen = BTreeSet::new();
            KeyView::Forms(accept.iter().filter(|form| seen.insert(form.as_str())).cloned().collect())
        }
    }
}
