//! A go at a quiz, from its first second to its grade.

use super::allowance::{self, SaveWindow};
use super::draw::{Draw, Drawn};
use super::grading::Grade;
use super::response::Response;
use crate::catalogue::model::{Course, Quiz};
use crate::clock::Moment;
use crate::error::Failure;
use crate::id::{ActivityId, AttemptId, CourseId, EnrolmentId, QuestionId, UserId, VersionId};
use serde::{Deserialize, Serialize};

/// A go at a quiz. It stays on the version it began with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// Our id of it.
    pub id: AttemptId,
    /// Whose.
    pub learner: UserId,
    /// Within which enrolment.
    pub enrolment: EnrolmentId,
    /// In which course.
    pub course: CourseId,
    /// At which quiz.
    pub quiz: ActivityId,
    /// The version it began with.
    pub version: VersionId,
    /// 1, 2, 3 … of this learner at this quiz.
    pub number: u32,
    /// When it started.
    pub started_at: Moment,
    /// When its time ends, if anything ends it.
    pub deadline: Option<Moment>,
    /// How it ended; `None` while it is under way.
    pub ended: Option<Ended>,
    /// Holds authors' ids, which nobody outside sees.
    pub(super) draw: Draw,
}

/// How an attempt ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// When; an attempt whose time passed ended at its deadline, whenever that was noticed.
    pub at: Moment,
    /// Who ended it.
    pub by: EndedBy,
}

/// Who ended an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EndedBy {
    /// The learner handed it in.
    Learner,
    /// Its time passed.
    Deadline,
}

impl EndedBy {
    /// As stored and as the API writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Learner => "learner",
            Self::Deadline => "deadline",
        }
    }

    /// Reads what `as_str` writes.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Learner, Self::Deadline].into_iter().find(|by| by.as_str() == text)
    }
}

/// An answer as it was saved last.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Saved {
    /// Counts saves of this question in this attempt; 0 before the first.
    pub seq: u32,
    /// `None`: blank.
    pub response: Option<Response>,
    /// Whether it was received after the deadline, within the time for packets under way.
    pub late: bool,
    /// When; `None` before the first.
    pub at: Option<Moment>,
}

/// An attempt in the list of a learner's attempts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptRecord {
    /// Which.
    pub id: AttemptId,
    /// 1, 2, 3 … of this learner at this quiz.
    pub number: u32,
    /// When it started.
    pub started_at: Moment,
    /// When its time ends, if anything ends it.
    pub deadline: Option<Moment>,
    /// How it ended; `None` while it is under way.
    pub ended: Option<Ended>,
    /// What it earned; `None` while it is under way.
    pub grade: Option<Grade>,
}

impl AttemptRecord {
    /// Whether it is under way but its time, and the time for late saves, has passed: it waits to be closed.
    pub fn is_overdue(&self, now: Moment) -> bool {
        is_overdue(self.ended, self.deadline, now)
    }
}

impl Attempt {
    /// Whether it is under way but its time, and the time for late saves, has passed: it waits to be closed.
    pub fn is_overdue(&self, now: Moment) -> bool {
        is_overdue(self.ended, self.deadline, now)
    }

    /// Seconds until its deadline, never below 0; `None` when nothing ends it.
    pub fn seconds_left(&self, now: Moment) -> Option<u64> {
        self.deadline.map(|deadline| u64::try_from(deadline.signed_duration_since(now).num_seconds()).unwrap_or(0))
    }

    /// The quiz as it was in the version it began with.
    pub(super) fn quiz_of<'a>(&self, version: &'a Course) -> Result<&'a Quiz, Failure> {
        version.quiz(&self.quiz).ok_or_else(|| Failure::Data(format!("attempt {}: no quiz {} in its version", self.id, self.quiz)))
    }

    /// Its questions with their keys, in the order drawn.
    pub(super) fn questions<'a>(&'a self, quiz: &'a Quiz) -> Result<Vec<Drawn<'a>>, Failure> {
        self.draw.of(quiz).map_err(|mismatch| Failure::Data(format!("attempt {}: {mismatch}", self.id)))
    }

    /// One of its questions; `None` when it does not ask it.
    pub(super) fn question<'a>(&'a self, quiz: &'a Quiz, id: &QuestionId) -> Result<Option<Drawn<'a>>, Failure> {
        self.draw.question(quiz, id).map_err(|mismatch| Failure::Data(format!("attempt {}: {mismatch}", self.id)))
    }
}

/// When an attempt with this deadline takes no saves any more.
pub(super) fn closes_at(deadline: Moment) -> Moment {
    deadline.checked_add_signed(allowance::LATE_SAVES).unwrap_or(deadline)
}

fn is_overdue(ended: Option<Ended>, deadline: Option<Moment>, now: Moment) -> bool {
    ended.is_none() && allowance::save_window(deadline, now) == SaveWindow::Over
}
