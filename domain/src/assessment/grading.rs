//! Exact points for responses. Pure: the same draw, key and responses always give the same grade.

use super::draw::{Drawn, right_sides};
use super::response::Response;
use super::{folding, number};
use crate::catalogue::model::{ChoiceOption, Exact, Item, Pair, Partial, QuestionBody, QuizRules};
use crate::exact;
use crate::id::QuestionId;
use num_traits::{One, Zero};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Responses by question; blank ones are not in it.
pub type Responses = BTreeMap<QuestionId, Response>;

/// How a response did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// All of the points.
    Right,
    /// Some of the points.
    Partly,
    /// An answer that earns nothing.
    Wrong,
    /// No answer.
    Blank,
}

/// What one question of an attempt earned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionResult {
    /// Which.
    pub question: QuestionId,
    /// From 0 to `possible`.
    pub earned: Exact,
    /// What a full answer earns.
    pub possible: Exact,
    /// How the response did.
    pub verdict: Verdict,
}

/// What an attempt earned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grade {
    /// From 0 to `possible`.
    pub earned: Exact,
    /// What full answers to all questions earn.
    pub possible: Exact,
}

impl Grade {
    /// Exact per cent, from 0 to 100.
    pub fn percent(&self) -> Exact {
        exact::percent(self.earned, self.possible)
    }

    /// Whether it reaches the quiz's pass mark.
    pub fn passed(&self, rules: &QuizRules) -> bool {
        self.percent() >= rules.pass_mark
    }
}

/// A graded attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Graded {
    /// All together.
    pub grade: Grade,
    /// Each question, in the order drawn.
    pub results: Vec<QuestionResult>,
}

/// Grades what was saved. A question left blank earns nothing.
pub fn grade(drawn: &[Drawn<'_>], responses: &Responses) -> Graded {
    let results: Vec<_> = drawn.iter().map(|drawn| grade_question(*drawn, responses.get(&drawn.question.id))).collect();
    let grade = Grade {
        earned: exact::sum(results.iter().map(|result| result.earned)),
        possible: exact::sum(results.iter().map(|result| result.possible)),
    };
    Graded { grade, results }
}

/// Grades one response; `None` is a blank one.
pub fn grade_question(drawn: Drawn<'_>, response: Option<&Response>) -> QuestionResult {
    let possible = drawn.question.worth;
    let share = response.map(|response| share(drawn, response));
    let verdict = match share {
        None => Verdict::Blank,
        Some(share) if share.is_one() => Verdict::Right,
        Some(share) if share.is_zero() => Verdict::Wrong,
        Some(_) => Verdict::Partly,
    };
    let earned = exact::multiply(possible, share.unwrap_or_else(Exact::zero));
    QuestionResult { question: drawn.question.id.clone(), earned, possible, verdict }
}

/// The share of the points a response earns, from 0 to 1. A response of another type than the question earns nothing.
fn share(drawn: Drawn<'_>, response: &Response) -> Exact {
    let partial = drawn.question.partial;
    match (&drawn.question.body, response) {
        (QuestionBody::SingleChoice { options }, Response::Choice(letter)) => {
            let chosen = drawn.option(letter);
            all_or_nothing(options.iter().any(|option| option.right && chosen == Some(option.id.as_str())))
        }
        (QuestionBody::MultipleChoice { options }, Response::Choices(letters)) => {
            let chosen = letters.iter().filter_map(|letter| drawn.option(letter)).collect();
            choices(options, &chosen, partial)
        }
        (QuestionBody::TrueFalse { answer, .. }, Response::Truth(given)) => all_or_nothing(answer == given),
        (QuestionBody::Matching { pairs, extra }, Response::Matches(given)) => matches(drawn, pairs, extra, given).share(partial),
        (QuestionBody::Ordering { items }, Response::Order(given)) => order(drawn, items, given).share(partial),
        (QuestionBody::Numeric { answer, tolerance, .. }, Response::Number(typed)) => {
            let range = exact::subtract(*answer, *tolerance)..=exact::add(*answer, *tolerance);
            let readings = number::readings(typed).unwrap_or_default();
            all_or_nothing(readings.iter().any(|reading| range.contains(reading)))
        }
        (QuestionBody::ShortText { accept, fold }, Response::Text(given)) => all_or_nothing(folding::accepts(accept, *fold, given)),
        _ => Exact::zero(),
    }
}

fn all_or_nothing(right: bool) -> Exact {
    if right { Exact::one() } else { Exact::zero() }
}

fn choices(options: &[ChoiceOption], chosen: &BTreeSet<&str>, partial: Partial) -> Exact {
    let is_chosen = |option: &&ChoiceOption| chosen.contains(option.id.as_str());
    let as_the_key_says = options.iter().filter(|option| option.right == is_chosen(option)).count();
    let right = options.iter().filter(|option| option.right).count();
    let right_chosen = options.iter().filter(|option| option.right).filter(is_chosen).count();
    let wrong_chosen = options.iter().filter(|option| !option.right).filter(is_chosen).count();
    match partial {
        Partial::AllOrNothing => all_or_nothing(as_the_key_says == options.len()),
        Partial::PerOption => exact::ratio(as_the_key_says, options.len()),
        Partial::RightMinusWrong => exact::ratio(right_chosen.saturating_sub(wrong_chosen), right),
    }
}

/// Parts of an answer that are right or wrong each for itself.
struct Parts {
    right: usize,
    wrong: usize,
    all: usize,
}

impl Parts {
    /// `judged` holds a verdict for each part that was decided.
    fn of(judged: impl Iterator<Item = bool>, all: usize) -> Self {
        let (right, wrong): (Vec<bool>, Vec<bool>) = judged.partition(|right| *right);
        Self { right: right.len(), wrong: wrong.len(), all }
    }

    fn share(&self, partial: Partial) -> Exact {
        match partial {
            Partial::AllOrNothing => all_or_nothing(self.right == self.all && self.wrong == 0),
            Partial::PerOption => exact::ratio(self.right, self.all),
            Partial::RightMinusWrong => exact::ratio(self.right.saturating_sub(self.wrong), self.all),
        }
    }
}

/// A right side that reads the same as the one meant is right too: nobody can tell them apart.
fn matches(drawn: Drawn<'_>, pairs: &[Pair], extra: &[Item], given: &BTreeMap<String, String>) -> Parts {
    let text = |letter: &String| {
        let id = drawn.option(letter)?;
        right_sides(pairs, extra).find(|(side, _)| *side == id).map(|(_, text)| text)
    };
    let judged = pairs.iter().zip(1_usize..).filter_map(|(pair, number)| {
        let letter = given.get(&number.to_string())?;
        Some(drawn.option(letter) == Some(pair.id.as_str()) || text(letter) == Some(&pair.right))
    });
    Parts::of(judged, pairs.len())
}

/// Items that read the same may stand in each other's places.
fn order(drawn: Drawn<'_>, items: &[Item], given: &[Option<String>]) -> Parts {
    let judged = items.iter().zip(given).filter_map(|(meant, letter)| {
        let id = drawn.option(letter.as_ref()?);
        let item = items.iter().find(|item| Some(item.id.as_str()) == id);
        Some(item.is_some_and(|item| item.id == meant.id || item.text == meant.text))
    });
    Parts::of(judged, items.len())
}

#[cfg(test)]
mod tests;
