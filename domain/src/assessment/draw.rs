//! What an attempt asks, in which order: drawn once, at its start, and stored with it, so that it can always be shown again as it was.
//!
//! **The generator.** All numbers come from SHA-256. Block `n` is the hash of the 32 bytes of the seed followed by `n` as eight bytes, most significant
//! first; each block gives four numbers of 64 bits, most significant byte first. A number below `k` is such a number modulo `k`; numbers at or above
//! the largest multiple of `k` are passed over, so each result is equally likely. Lists are shuffled by Fisher and Yates, from the last place down.
//! The same quiz and the same seed always make the same draw.

use crate::catalogue::model::{Item, Pair, Question, QuestionBody, Quiz, Slot, TranslatedHtml};
use crate::id::QuestionId;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// 32 random bytes; written as 64 hex digits.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Seed(pub [u8; 32]);

impl From<Seed> for String {
    fn from(seed: Seed) -> Self {
        hex::encode(seed.0)
    }
}

impl TryFrom<String> for Seed {
    type Error = hex::FromHexError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes)?;
        Ok(Self(bytes))
    }
}

impl std::fmt::Debug for Seed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seed(…)")
    }
}

/// What an attempt asks. Kept on the server: it holds authors' ids, which learners never see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draw {
    /// What it was drawn with.
    pub seed: Seed,
    /// In the order shown; no question twice.
    pub questions: Vec<DrawnQuestion>,
}

/// A question of an attempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawnQuestion {
    /// Which.
    pub question: QuestionId,
    /// Authors' ids in the order shown: options of a choice, right-hand sides of a matching, items of an ordering; empty otherwise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<String>,
}

/// A draw that does not fit the quiz it is looked up in: the machine mixed up versions.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the draw does not fit the quiz at question {question}")]
pub struct DrawMismatch {
    /// The question that is not there or has other options.
    pub question: QuestionId,
}

/// A question together with how it was drawn; checked to fit each other.
#[derive(Debug, Clone, Copy)]
pub struct Drawn<'a> {
    /// The question with its key.
    pub question: &'a Question,
    options: &'a [String],
}

impl<'a> Drawn<'a> {
    /// Authors' ids in the order shown.
    pub fn options(self) -> &'a [String] {
        self.options
    }

    /// The author's id a learner means by `letter`.
    pub fn option(self, letter: &str) -> Option<&'a str> {
        self.options.iter().enumerate().find(|(place, _)| self::letter(*place) == letter).map(|(_, id)| id.as_str())
    }

    /// What learners call the option with the author's id.
    pub fn letter(self, id: &str) -> Option<String> {
        self.options.iter().position(|option| option == id).map(letter)
    }
}

/// What learners call the option at a place (from 0): `a` to `z`, then `a1` to `z1` and so on.
pub fn letter(place: usize) -> String {
    let letter = char::from(b'a'.saturating_add(u8::try_from(place % 26).unwrap_or(0)));
    match place / 26 {
        0 => letter.to_string(),
        round => format!("{letter}{round}"),
    }
}

impl Draw {
    /// Draws the questions and orders of one attempt.
    ///
    /// Pools are drawn without repetition, also where two pools share a bank or a pool holds a fixed question. Unless the quiz shuffles its
    /// questions they stay in file order. Orderings are never shown in their right order; right-hand sides are always shuffled.
    pub fn make(quiz: &Quiz, seed: Seed) -> Self {
        let mut numbers = Numbers::new(seed);
        let mut ids = choose(quiz, &mut numbers);
        if quiz.rules.shuffle_questions {
            numbers.shuffle(&mut ids);
        }
        let questions = ids
            .into_iter()
            .map(|id| DrawnQuestion {
                question: id.clone(),
                options: quiz.questions.get(id).map(|question| order(question, quiz, &mut numbers)).unwrap_or_default(),
            })
            .collect();
        Self { seed, questions }
    }

    /// The questions with their keys, in the order drawn.
    ///
    /// # Errors
    /// When the quiz is not the one this was drawn from.
    pub fn of<'a>(&'a self, quiz: &'a Quiz) -> Result<Vec<Drawn<'a>>, DrawMismatch> {
        self.questions.iter().map(|drawn| drawn.of(quiz)).collect()
    }

    /// One question with its key; `None` when the attempt does not ask it.
    ///
    /// # Errors
    /// When the quiz is not the one this was drawn from.
    pub fn question<'a>(&'a self, quiz: &'a Quiz, id: &QuestionId) -> Result<Option<Drawn<'a>>, DrawMismatch> {
        self.questions.iter().find(|drawn| drawn.question == *id).map(|drawn| drawn.of(quiz)).transpose()
    }
}

impl DrawnQuestion {
    fn of<'a>(&'a self, quiz: &'a Quiz) -> Result<Drawn<'a>, DrawMismatch> {
        let mismatch = || DrawMismatch { question: self.question.clone() };
        let question = quiz.questions.get(&self.question).ok_or_else(mismatch)?;
        let mut known = in_file_order(&question.body);
        let mut drawn: Vec<&str> = self.options.iter().map(String::as_str).collect();
        known.sort_unstable();
        drawn.sort_unstable();
        if known == drawn { Ok(Drawn { question, options: &self.options }) } else { Err(mismatch()) }
    }
}

fn choose<'a>(quiz: &'a Quiz, numbers: &mut Numbers) -> Vec<&'a QuestionId> {
    let fixed = |slot: &'a Slot| match slot {
        Slot::Fixed(id) => Some(id),
        Slot::Pool { .. } => None,
    };
    let mut taken: BTreeSet<&QuestionId> = quiz.slots.iter().filter_map(fixed).collect();
    let mut chosen = Vec::new();
    for slot in &quiz.slots {
        match slot {
            Slot::Fixed(id) if chosen.contains(&id) => {}
            Slot::Fixed(id) => chosen.push(id),
            Slot::Pool { from, draw } => {
                let mut left: Vec<&QuestionId> = from.iter().filter(|id| !taken.contains(*id)).collect();
                numbers.shuffle(&mut left);
                let drawn: BTreeSet<&QuestionId> = left.into_iter().take(usize::try_from(*draw).unwrap_or(usize::MAX)).collect();
                chosen.extend(from.iter().filter(|id| drawn.contains(*id) && taken.insert(*id)));
            }
        }
    }
    chosen
}

fn order(question: &Question, quiz: &Quiz, numbers: &mut Numbers) -> Vec<String> {
    let mut ids = in_file_order(&question.body);
    match &question.body {
        QuestionBody::SingleChoice { .. } | QuestionBody::MultipleChoice { .. } if !quiz.rules.shuffle_options => {}
        QuestionBody::Ordering { items } => mix(&mut ids, items, numbers),
        _ => numbers.shuffle(&mut ids),
    }
    ids.into_iter().map(str::to_owned).collect()
}

/// Shuffles until the order reads wrong. Should chance refuse for long, the first goes last, which reads wrong unless all read the same.
fn mix<'a>(ids: &mut [&'a str], items: &'a [Item], numbers: &mut Numbers) {
    const TRIES: usize = 64;
    let text = |id: &str| items.iter().find(|item| item.id == id).map(|item| &item.text);
    let reads_right = |ids: &[&str]| ids.iter().map(|id| text(id)).eq(items.iter().map(|item| Some(&item.text)));
    for _ in 0..TRIES {
        numbers.shuffle(ids);
        if !reads_right(ids) {
            return;
        }
    }
    if !ids.is_empty() {
        ids.rotate_left(1);
    }
}

fn in_file_order(body: &QuestionBody) -> Vec<&str> {
    match body {
        QuestionBody::SingleChoice { options } | QuestionBody::MultipleChoice { options } => {
            options.iter().map(|option| option.id.as_str()).collect()
        }
        QuestionBody::Matching { pairs, extra } => right_sides(pairs, extra).map(|(id, _)| id).collect(),
        QuestionBody::Ordering { items } => items.iter().map(|item| item.id.as_str()).collect(),
        QuestionBody::TrueFalse { .. } | QuestionBody::Numeric { .. } | QuestionBody::ShortText { .. } => Vec::new(),
    }
}

/// All right-hand sides of a matching with their authors' ids, in file order.
pub(super) fn right_sides<'a>(pairs: &'a [Pair], extra: &'a [Item]) -> impl Iterator<Item = (&'a str, &'a TranslatedHtml)> {
    let pairs = pairs.iter().map(|pair| (pair.id.as_str(), &pair.right));
    pairs.chain(extra.iter().map(|item| (item.id.as_str(), &item.text)))
}

/// Numbers that a seed settles; see the head of this file.
pub(crate) struct Numbers {
    seed: Seed,
    next_block: u64,
    ready: Vec<u64>,
}

impl Numbers {
    pub(crate) fn new(seed: Seed) -> Self {
        Self { seed, next_block: 0, ready: Vec::new() }
    }

    fn next(&mut self) -> u64 {
        loop {
            if let Some(number) = self.ready.pop() {
                return number;
            }
            let block = Sha256::new().chain_update(self.seed.0).chain_update(self.next_block.to_be_bytes()).finalize();
            self.next_block = self.next_block.wrapping_add(1);
            let number = |bytes: &[u8]| bytes.iter().fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
            self.ready = block.chunks(8).map(number).rev().collect();
        }
    }

    /// A number from 0 to `limit - 1`, each equally likely; 0 when the limit is 0.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        let Some(limit) = u64::try_from(limit).ok().filter(|limit| *limit > 0) else { return 0 };
        let fair = u64::MAX - u64::MAX % limit;
        loop {
            let number = self.next();
            if number < fair {
                return usize::try_from(number % limit).unwrap_or(0);
            }
        }
    }

    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last.saturating_add(1)));
        }
    }
}

#[cfg(test)]
mod tests;
