//! What a learner answered.
//!
//! Options are named by their place in the draw, as the question's view shows them; so a stored response can go back to its learner as it is.

use super::draw::Drawn;
use super::number::{self, NumberFault};
use crate::catalogue::model::QuestionBody;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Longest short text, in characters.
pub const TEXT_MAX: usize = 200;

/// An answer to a question, one shape for each type. Blank answers are `None` where a response may be missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Response {
    /// `single_choice`: an option's letter.
    Choice(String),
    /// `multiple_choice`: the letters of at least one option.
    Choices(BTreeSet<String>),
    /// `true_false`.
    Truth(bool),
    /// `matching`: the number of a left side to the letter of a right side; sides not decided yet are left out.
    Matches(BTreeMap<String, String>),
    /// `ordering`: the letters of items from the first place on; a place not decided yet is `null`.
    Order(Vec<Option<String>>),
    /// `numeric`: the number as typed.
    Number(String),
    /// `short_text`: the text as typed, at most [`TEXT_MAX`] characters.
    Text(String),
}

/// Something in an answer that does not fit its question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResponseFault {
    /// Where: a JSON pointer into the answer, or the suffix of a form field.
    pub at: String,
    /// What is wrong.
    pub reason: FaultReason,
}

/// What is wrong with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FaultReason {
    /// The question is answered with an object of this one member, of the type that belongs to it.
    #[error("not the shape this question is answered in: `{member}`")]
    WrongShape {
        /// The member's name.
        member: &'static str,
    },
    /// The question has no such option.
    #[error("no such option")]
    UnknownOption,
    /// The same option, or the same place of an order, twice.
    #[error("given twice")]
    GivenTwice,
    /// An order has no such place.
    #[error("no such place, only 1 to {places}")]
    UnknownPlace {
        /// How many places there are.
        places: usize,
    },
    /// The text has more than this many characters.
    #[error("more than {limit} characters")]
    TextTooLong {
        /// The limit.
        limit: usize,
    },
    /// It does not read as a number.
    #[error("not a number")]
    NotANumber,
    /// The number has too many digits.
    #[error("too many digits")]
    NumberTooLong,
}

impl FaultReason {
    /// A stable word for texts and programs.
    pub fn code(self) -> &'static str {
        match self {
            Self::WrongShape { .. } => "wrong_shape",
            Self::UnknownOption => "unknown_option",
            Self::GivenTwice => "given_twice",
            Self::UnknownPlace { .. } => "unknown_place",
            Self::TextTooLong { .. } => "text_too_long",
            Self::NotANumber => "not_a_number",
            Self::NumberTooLong => "number_too_long",
        }
    }
}

type Parsed = Result<Option<Response>, Vec<ResponseFault>>;

impl Response {
    /// Reads an answer from JSON. `null`, an empty list, object or text, and `null` for the member are the blank answer: `None`, which clears.
    ///
    /// # Errors
    /// All that does not fit the question; at least one.
    pub fn parse(drawn: Drawn<'_>, answer: &Value) -> Parsed {
        let member = member(&drawn.question.body);
        let answer = match answer {
            Value::Null => return Ok(None),
            Value::Object(members) if members.len() == 1 => members.get(member),
            _ => None,
        };
        match answer {
            None => Err(vec![fault(String::new(), FaultReason::WrongShape { member })]),
            Some(Value::Null) => Ok(None),
            Some(answer) => typed(drawn, &format!("/{member}"), answer),
        }
    }

    /// Reads an answer from the fields of a form, as (suffix of the name, value).
    ///
    /// The suffix is empty for choices (`b`; several fields for several choices), for true or false (`true`, `false`), numbers and texts; for a
    /// matching it is the number of the left side and the value a letter; for an ordering it is the letter of the item and the value its place,
    /// from 1. Empty values are not decided. Fields of other suffixes are passed over.
    ///
    /// # Errors
    /// All that does not fit the question; at least one.
    pub fn from_form(drawn: Drawn<'_>, fields: &[(String, String)]) -> Parsed {
        let decided = || fields.iter().map(|(suffix, value)| (suffix.as_str(), value.trim())).filter(|(_, value)| !value.is_empty());
        let plain = || decided().filter(|(suffix, _)| suffix.is_empty()).map(|(_, value)| value);
        let mut reader = Reader { drawn, faults: Vec::new() };
        let response = match &drawn.question.body {
            QuestionBody::SingleChoice { .. } => {
                let letters = reader.letters(plain().map(|letter| (String::new(), letter)));
                if letters.len() > 1 {
                    reader.faults.push(fault(String::new(), FaultReason::GivenTwice));
                }
                letters.into_iter().next().map(Response::Choice)
            }
            QuestionBody::MultipleChoice { .. } => {
                let letters = reader.letters(plain().map(|letter| (String::new(), letter)));
                (!letters.is_empty()).then_some(Response::Choices(letters))
            }
            QuestionBody::TrueFalse { .. } => match plain().next() {
                None => None,
                Some("true") => Some(Response::Truth(true)),
                Some("false") => Some(Response::Truth(false)),
                Some(_) => reader.refuse("", FaultReason::UnknownOption),
            },
            QuestionBody::Matching { pairs, .. } => {
                let known = |suffix: &str| left_numbers(pairs.len()).any(|number| number == suffix);
                reader.matches(decided().filter(|(suffix, _)| known(suffix)).map(|(left, right)| (left.to_owned(), left, right)))
            }
            QuestionBody::Ordering { .. } => reader.places(decided().filter(|(suffix, _)| !suffix.is_empty())),
            QuestionBody::Numeric { .. } => plain().next().and_then(|text| reader.number("", text)),
            QuestionBody::ShortText { .. } => plain().next().and_then(|text| reader.text("", text)),
        };
        reader.done(response)
    }
}

/// The numbers by which learners name the left sides of a matching.
pub(super) fn left_numbers(count: usize) -> impl Iterator<Item = String> {
    (1..=count).map(|number| number.to_string())
}

fn member(body: &QuestionBody) -> &'static str {
    match body {
        QuestionBody::SingleChoice { .. } => "choice",
        QuestionBody::MultipleChoice { .. } => "choices",
        QuestionBody::TrueFalse { .. } => "truth",
        QuestionBody::Matching { .. } => "matches",
        QuestionBody::Ordering { .. } => "order",
        QuestionBody::Numeric { .. } => "number",
        QuestionBody::ShortText { .. } => "text",
    }
}

fn typed(drawn: Drawn<'_>, at: &str, answer: &Value) -> Parsed {
    let mut reader = Reader { drawn, faults: Vec::new() };
    let response = match (&drawn.question.body, answer) {
        (QuestionBody::SingleChoice { .. }, Value::String(letter)) => {
            let given = Some(letter.as_str()).filter(|letter| !letter.is_empty());
            reader.letters(given.map(|letter| (at.to_owned(), letter))).into_iter().next().map(Response::Choice)
        }
        (QuestionBody::MultipleChoice { .. }, Value::Array(letters)) => {
            let letters =
                letters.iter().enumerate().filter_map(|(place, letter)| reader.string(format!("{at}/{place}"), letter)).collect::<Vec<_>>();
            let letters = reader.letters(letters);
            (!letters.is_empty()).then_some(Response::Choices(letters))
        }
        (QuestionBody::TrueFalse { .. }, Value::Bool(truth)) => Some(Response::Truth(*truth)),
        (QuestionBody::Matching { .. }, Value::Object(matches)) => {
            let decided = matches.iter().filter(|(_, right)| !right.is_null());
            let pointer = |left: &str| format!("{at}/{}", left.replace('~', "~0").replace('/', "~1"));
            let sides: Vec<_> = decided
                .filter_map(|(left, right)| reader.string(pointer(left), right).map(|(at, right)| (at, left.as_str(), right)))
                .filter(|(_, _, right)| !right.is_empty())
                .collect();
            reader.matches(sides)
        }
        (QuestionBody::Ordering { .. }, Value::Array(items)) => reader.order(at, items),
        (QuestionBody::Numeric { .. }, Value::String(text)) if text.trim().is_empty() => None,
        (QuestionBody::Numeric { .. }, Value::String(text)) => reader.number(at, text),
        (QuestionBody::ShortText { .. }, Value::String(text)) => reader.text(at, text),
        (body, _) => reader.refuse(at, FaultReason::WrongShape { member: member(body) }),
    };
    reader.done(response)
}

fn fault(at: String, reason: FaultReason) -> ResponseFault {
    ResponseFault { at, reason }
}

/// Gathers faults while it reads.
struct Reader<'a> {
    drawn: Drawn<'a>,
    faults: Vec<ResponseFault>,
}

impl Reader<'_> {
    fn done(self, response: Option<Response>) -> Parsed {
        if self.faults.is_empty() { Ok(response) } else { Err(self.faults) }
    }

    fn refuse(&mut self, at: &str, reason: FaultReason) -> Option<Response> {
        self.faults.push(fault(at.to_owned(), reason));
        None
    }

    fn string<'v>(&mut self, at: String, value: &'v Value) -> Option<(String, &'v str)> {
        let Value::String(text) = value else {
            self.faults.push(fault(at, FaultReason::WrongShape { member: member(&self.drawn.question.body) }));
            return None;
        };
        Some((at, text))
    }

    fn letters<'v>(&mut self, letters: impl IntoIterator<Item = (String, &'v str)>) -> BTreeSet<String> {
        let mut known = BTreeSet::new();
        for (at, letter) in letters {
            if self.drawn.option(letter).is_none() {
                self.faults.push(fault(at, FaultReason::UnknownOption));
            } else if !known.insert(letter.to_owned()) {
                self.faults.push(fault(at, FaultReason::GivenTwice));
            }
        }
        known
    }

    fn matches<'v>(&mut self, sides: impl IntoIterator<Item = (String, &'v str, &'v str)>) -> Option<Response> {
        let lefts: BTreeSet<String> = match &self.drawn.question.body {
            QuestionBody::Matching { pairs, .. } => left_numbers(pairs.len()).collect(),
            _ => BTreeSet::new(),
        };
        let mut matches = BTreeMap::new();
        for (at, left, right) in sides {
            if !lefts.contains(left) || self.drawn.option(right).is_none() {
                self.faults.push(fault(at, FaultReason::UnknownOption));
            } else if matches.insert(left.to_owned(), right.to_owned()).is_some() {
                self.faults.push(fault(at, FaultReason::GivenTwice));
            }
        }
        (!matches.is_empty()).then_some(Response::Matches(matches))
    }

    fn order(&mut self, at: &str, items: &[Value]) -> Option<Response> {
        let places = self.drawn.options().len();
        if items.len() > places {
            return self.refuse(at, FaultReason::UnknownPlace { places });
        }
        let mut order = Vec::new();
        let mut given = Vec::new();
        for (place, item) in items.iter().enumerate() {
            let letter = if item.is_null() { None } else { self.string(format!("{at}/{place}"), item) };
            order.push(letter.as_ref().map(|(_, letter)| (*letter).to_owned()));
            given.extend(letter);
        }
        self.letters(given);
        ordered(order)
    }

    fn places<'v>(&mut self, items: impl IntoIterator<Item = (&'v str, &'v str)>) -> Option<Response> {
        let places = self.drawn.options().len();
        let items: Vec<_> = items.into_iter().filter(|(letter, _)| self.drawn.option(letter).is_some()).collect();
        self.letters(items.iter().map(|(letter, _)| ((*letter).to_owned(), *letter)));
        let mut order = vec![None; places];
        for (letter, place) in items {
            let place = place.parse::<usize>().ok().and_then(|place| place.checked_sub(1));
            match place.and_then(|place| order.get_mut(place)) {
                None => self.faults.push(fault(letter.to_owned(), FaultReason::UnknownPlace { places })),
                Some(Some(_)) => self.faults.push(fault(letter.to_owned(), FaultReason::GivenTwice)),
                Some(free) => *free = Some(letter.to_owned()),
            }
        }
        ordered(order)
    }

    fn number(&mut self, at: &str, text: &str) -> Option<Response> {
        match number::readings(text) {
            Ok(_) => Some(Response::Number(text.trim().to_owned())),
            Err(NumberFault::NotANumber) => self.refuse(at, FaultReason::NotANumber),
            Err(NumberFault::TooLong) => self.refuse(at, FaultReason::NumberTooLong),
        }
    }

    /// Control characters become spaces: no field of one line holds them, and no database likes them all.
    fn text(&mut self, at: &str, text: &str) -> Option<Response> {
        let text = text.replace(char::is_control, " ");
        let text = text.trim();
        if text.chars().count() > TEXT_MAX {
            return self.refuse(at, FaultReason::TextTooLong { limit: TEXT_MAX });
        }
        (!text.is_empty()).then(|| Response::Text(text.to_owned()))
    }
}

/// Without undecided places at the end; `None` when none is decided.
fn ordered(mut order: Vec<Option<String>>) -> Option<Response> {
    let decided = order.iter().rposition(Option::is_some)?;
    order.truncate(decided.saturating_add(1));
    Some(Response::Order(order))
}

#[cfg(test)]
mod tests;
