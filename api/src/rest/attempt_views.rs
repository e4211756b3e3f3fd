//! Attempts as the API shows them. A learner's question has nowhere to put a key; results, feedback and keys come from the review, which holds
//! them only when they may be shown.

use super::{
    answer::AnswerBody,
    keys::Key,
    written::{moment, moment_if_any},
};
use chrono::{DateTime, Utc};
use domain::{
    assessment::{
        AttemptRequest, AttemptSheet,
        grading::{QuestionResult, Verdict},
        review::{KeyView, QuestionReview},
        view::{AnswerView, ItemView},
    },
    catalogue::model::Exact,
    id::{ActivityId, AttemptId, AttemptRequestId, CourseId, QuestionId, UserId, VersionId},
    language::Language,
};
use poem_openapi::{Enum, Object};
use serde::Serialize;

/// An exact number.
#[derive(Debug, Object, Serialize)]
pub struct ExactView {
    /// Above the line.
    pub numerator: i64,
    /// Below the line; above 0.
    pub denominator: i64,
}

impl From<Exact> for ExactView {
    fn from(exact: Exact) -> Self {
        Self { numerator: *exact.numer(), denominator: *exact.denom() }
    }
}

/// An attempt, as its learner may see it now.
#[derive(Debug, Object, Serialize)]
pub struct AttemptView {
    /// Its id.
    pub id: Key<AttemptId>,
    /// In which course.
    pub course: Key<CourseId>,
    /// At which quiz.
    pub quiz: Key<ActivityId>,
    /// The version it began with, and stays on.
    pub version: Key<VersionId>,
    /// 1, 2, 3 … of this learner at this quiz.
    pub number: u32,
    /// Title of the quiz.
    pub title: String,
    /// The language the questions here are in.
    pub language: String,
    /// When it started.
    #[serde(serialize_with = "moment")]
    pub started_at: DateTime<Utc>,
    /// When its time ends; none when nothing ends it.
    #[serde(serialize_with = "moment_if_any")]
    pub deadline: Option<DateTime<Utc>>,
    /// Seconds until the deadline, by the server's clock.
    pub seconds_left: Option<u64>,
    /// When it ended; none while it is under way.
    #[serde(serialize_with = "moment_if_any")]
    pub ended_at: Option<DateTime<Utc>>,
    /// What ended it: `learner` or `deadline`.
    pub ended_by: Option<String>,
    /// What it earned.
    pub grade: Option<GradeView>,
    /// In the order drawn.
    pub questions: Vec<QuestionBodyView>,
}

/// What an attempt earned.
#[derive(Debug, Object, Serialize)]
pub struct GradeView {
    /// Points.
    pub earned: ExactView,
    /// Points for full answers to everything.
    pub possible: ExactView,
    /// Per cent, exact.
    pub percent: ExactView,
    /// Whether this attempt reaches the pass mark.
    pub is_passed: bool,
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, Enum, Serialize)]
#[oai(rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum QuestionTypeView {
    /// Choose one.
    SingleChoice,
    /// Choose one or more.
    MultipleChoice,
    /// Does it hold?
    TrueFalse,
    /// A right side for each left one.
    Matching,
    /// Put in order.
    Ordering,
    /// A number.
    Numeric,
    /// A few words.
    ShortText,
}

/// A question of an attempt.
#[derive(Debug, Object, Serialize)]
pub struct QuestionBodyView {
    /// Its id.
    pub id: Key<QuestionId>,
    /// Its place, from 1.
    pub number: u32,
    /// How it is answered.
    #[oai(rename = "type")]
    #[serde(rename = "type")]
    pub kind: QuestionTypeView,
    /// What is asked, HTML.
    pub ask: String,
    /// Points for a full answer.
    pub worth: ExactView,
    /// Options of a choice, right sides of a matching, items of an ordering, in the order drawn.
    pub options: Vec<OptionBodyView>,
    /// Left sides of a matching.
    pub lefts: Vec<OptionBodyView>,
    /// Printed after a number.
    pub unit: Option<String>,
    /// The answer so far.
    pub response: AnswerBody,
    /// Counts saves; name it as `seen` in the next one.
    pub seq: u32,
    /// When it was saved last.
    #[serde(serialize_with = "moment_if_any")]
    pub saved_at: Option<DateTime<Utc>>,
    /// Whether that was after the deadline.
    pub is_late: bool,
    /// What it earned, where that may be shown.
    pub result: Option<ResultView>,
    /// What the author says to this answer, where that may be shown.
    pub feedback: Vec<FeedbackBodyView>,
    /// The right answer, where that may be shown.
    pub key: Option<KeyBodyView>,
}

/// Something to choose or place.
#[derive(Debug, Object, Serialize)]
pub struct OptionBodyView {
    /// What answers call it.
    pub id: String,
    /// What it says, HTML.
    pub text: String,
}

/// What a question earned.
#[derive(Debug, Object, Serialize)]
pub struct ResultView {
    /// Points.
    pub earned: ExactView,
    /// `right`, `partly`, `wrong` or `blank`.
    pub verdict: String,
}

/// A remark of the author.
#[derive(Debug, Object, Serialize)]
pub struct FeedbackBodyView {
    /// The chosen option it belongs to; none: the answer as a whole.
    pub option: Option<String>,
    /// What it says, HTML.
    pub text: String,
}

/// A right answer: the one member that belongs to the question's type.
#[derive(Debug, Default, Object, Serialize)]
pub struct KeyBodyView {
    /// The right options.
    pub options: Option<Vec<String>>,
    /// Whether the statement holds.
    pub truth: Option<bool>,
    /// The right side of each left one.
    pub matches: Option<Vec<MatchView>>,
    /// The items in their right order.
    pub order: Option<Vec<String>>,
    /// The number.
    pub number: Option<ExactView>,
    /// How far off a number may be.
    pub tolerance: Option<ExactView>,
    /// Accepted forms of a short text.
    pub forms: Option<Vec<String>>,
}

/// A pair.
#[derive(Debug, Object, Serialize)]
pub struct MatchView {
    /// Number of the left side.
    pub left: String,
    /// Letter of the right side.
    pub right: String,
}

/// A request for another attempt.
#[derive(Debug, Object)]
pub struct AttemptRequestView {
    /// Its id.
    pub id: Key<AttemptRequestId>,
    /// Whose.
    pub learner: Key<UserId>,
    /// The learner's name.
    pub name: String,
    /// At which quiz.
    pub quiz: Key<ActivityId>,
    /// Why.
    pub reason: String,
    /// When it was made.
    pub asked_at: DateTime<Utc>,
    /// Attempts the learner has started.
    pub attempts_used: u32,
}

impl From<AttemptRequest> for AttemptRequestView {
    fn from(request: AttemptRequest) -> Self {
        Self {
            id: Key(request.id),
            learner: Key(request.learner),
            name: request.name,
            quiz: Key(request.quiz),
            reason: request.reason,
            asked_at: request.asked_at,
            attempts_used: request.used,
        }
    }
}

impl AttemptView {
    /// As far as the sheet holds it.
    pub fn of(sheet: &AttemptSheet, language: Language) -> Self {
        let attempt = &sheet.attempt;
        let grade = sheet.review.grade.map(|grade| GradeView {
            earned: grade.earned.into(),
            possible: grade.possible.into(),
            percent: grade.percent().into(),
            is_passed: grade.passed(&sheet.rules),
        });
        Self {
            id: Key(attempt.id),
            course: Key(attempt.course.clone()),
            quiz: Key(attempt.quiz.clone()),
            version: Key(attempt.version.clone()),
            number: attempt.number,
            title: sheet.title.pick(language, sheet.source).0.to_owned(),
            language: sheet.reading.language.code().to_owned(),
            started_at: attempt.started_at,
            deadline: attempt.deadline,
            seconds_left: sheet.seconds_left.filter(|_| attempt.ended.is_none()),
            ended_at: attempt.ended.map(|ended| ended.at),
            ended_by: attempt.ended.map(|ended| ended.by.as_str().to_owned()),
            grade,
            questions: sheet.review.questions.iter().map(|review| question(sheet, review)).collect(),
        }
    }
}

fn question(sheet: &AttemptSheet, review: &QuestionReview) -> QuestionBodyView {
    let asked = &review.question;
    let saved = sheet.saved.get(&asked.id).cloned().unwrap_or_default();
    let (kind, options, lefts, unit) = parts(&asked.answer);
    QuestionBodyView {
        id: Key(asked.id.clone()),
        number: u32::try_from(asked.number).unwrap_or(u32::MAX),
        kind,
        ask: asked.ask.html.as_str().to_owned(),
        worth: asked.worth.into(),
        options,
        lefts,
        unit,
        response: AnswerBody(serde_json::to_value(&saved.response).unwrap_or_default()),
        seq: saved.seq,
        saved_at: saved.at,
        is_late: saved.late,
        result: review.result.as_ref().map(result),
        feedback: review
            .feedback
            .iter()
            .map(|said| FeedbackBodyView { option: said.option.clone(), text: said.text.html.as_str().to_owned() })
            .collect(),
        key: review.key.as_ref().map(key),
    }
}

type Parts = (QuestionTypeView, Vec<OptionBodyView>, Vec<OptionBodyView>, Option<String>);

fn parts(answer: &AnswerView) -> Parts {
    let option =
        |id: &String, text: &domain::assessment::view::Text| OptionBodyView { id: id.clone(), text: text.html.as_str().to_owned() };
    let items = |items: &[ItemView]| items.iter().map(|item| option(&item.id, &item.text)).collect();
    match answer {
        AnswerView::SingleChoice { options } | AnswerView::MultipleChoice { options } => {
            let kind = match answer {
                AnswerView::SingleChoice { .. } => QuestionTypeView::SingleChoice,
                _ => QuestionTypeView::MultipleChoice,
            };
            (kind, options.iter().map(|one| option(&one.id, &one.text)).collect(), Vec::new(), None)
        }
        AnswerView::TrueFalse { .. } => (QuestionTypeView::TrueFalse, Vec::new(), Vec::new(), None),
        AnswerView::Matching { lefts, rights } => {
            let lefts = lefts.iter().map(|left| option(&left.id, &left.text)).collect();
            (QuestionTypeView::Matching, items(rights), lefts, None)
        }
        AnswerView::Ordering { items } => {
            (QuestionTypeView::Ordering, items.iter().map(|item| option(&item.id, &item.text)).collect(), Vec::new(), None)
        }
        AnswerView::Numeric { unit, .. } => {
            (QuestionTypeView::Numeric, Vec::new(), Vec::new(), unit.as_ref().map(|(unit, _)| unit.clone()))
        }
        AnswerView::ShortText { .. } => (QuestionTypeView::ShortText, Vec::new(), Vec::new(), None),
    }
}

fn result(result: &QuestionResult) -> ResultView {
    let verdict = match result.verdict {
        Verdict::Right => "right",
        Verdict::Partly => "partly",
        Verdict::Wrong => "wrong",
        Verdict::Blank => "blank",
    };
    ResultView { earned: result.earned.into(), verdict: verdict.to_owned() }
}

fn key(key: &KeyView) -> KeyBodyView {
    let ids = |items: &[ItemView]| items.iter().map(|item| item.id.clone()).collect();
    match key {
        KeyView::Options(letters) => KeyBodyView { options: Some(letters.iter().cloned().collect()), ..KeyBodyView::default() },
        KeyView::Truth(truth) => KeyBodyView { truth: Some(*truth), ..KeyBodyView::default() },
        KeyView::Matches(matches) => {
            let matches = matches.iter().map(|(left, right)| MatchView { left: left.clone(), right: right.id.clone() }).collect();
            KeyBodyView { matches: Some(matches), ..KeyBodyView::default() }
        }
        KeyView::Order(items) => KeyBodyView { order: Some(ids(items)), ..KeyBodyView::default() },
        KeyView::Number { answer, tolerance } => {
            KeyBodyView { number: Some((*answer).into()), tolerance: Some((*tolerance).into()), ..KeyBodyView::default() }
        }
        KeyView::Forms(forms) => KeyBodyView { forms: Some(forms.clone()), ..KeyBodyView::default() },
    }
}

#[cfg(test)]
mod tests;
