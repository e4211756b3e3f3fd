//! What a compiled course version is: read-only data, the same for everyone, kept under its content address.
//!
//! Everything here was checked by the compiler, so readers need no further checks. Texts come in the languages the course declares.
//! HTML is [`SafeHtml`]: only the sanitiser makes it.

mod award;
mod quiz;

pub use award::*;
pub use quiz::*;

use crate::id::{ActivityId, AwardId, CourseId, ModuleId, PromptId, VersionId};
use crate::language::{Language, Translated};
use num_rational::Ratio;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An exact number: points, marks, answers of numeric questions. Never binary floating point.
pub type Exact = Ratio<i64>;

/// HTML that went through the sanitiser. There is no other way to make one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SafeHtml(String);

impl SafeHtml {
    /// Only for the sanitiser in this concept.
    pub(super) fn cleaned(html: String) -> Self {
        Self(html)
    }

    /// The markup, to be written into a page as it is.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Sanitised HTML in several languages.
pub type TranslatedHtml = BTreeMap<Language, SafeHtml>;

/// A course version, compiled.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Course {
    /// The author's id of the course.
    pub id: CourseId,
    /// The content address: SHA-256 over the sorted list of (NFC path, SHA-256 of raw bytes).
    pub version: VersionId,
    /// Declared languages; the first is the source. Drafts are not in it.
    pub languages: Vec<Language>,
    /// Declared but hidden from learners.
    pub draft_languages: Vec<Language>,
    /// Shown everywhere.
    pub title: Translated,
    /// For instance "Module 1, pilot edition".
    pub edition: Option<Translated>,
    /// One or two sentences for the catalogue.
    pub summary: Translated,
    /// Who it is for.
    pub audience: Option<Translated>,
    /// What learners can do at the end.
    pub outcomes: Vec<Translated>,
    /// SPDX identifier of the course text's licence.
    pub licence: String,
    /// A line about who made it.
    pub credit: Option<Translated>,
    /// In the order learners follow.
    pub modules: Vec<Module>,
    /// The certificates this course gives.
    pub awards: Vec<Award>,
    /// Files that lessons and questions refer to, by path in the course folder.
    pub assets: BTreeMap<String, Asset>,
}

/// A module: a group of activities.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Module {
    /// The author's id.
    pub id: ModuleId,
    /// Shown in outlines.
    pub title: Translated,
    /// One or two sentences.
    pub summary: Option<Translated>,
    /// What learners can do after it.
    pub objectives: Vec<Translated>,
    /// In order.
    pub activities: Vec<Activity>,
}

/// One thing to do.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Activity {
    /// The author's id: progress hangs on it.
    pub id: ActivityId,
    /// Shown in outlines, in every language it is translated into.
    pub title: Translated,
    /// Whether `all_required` asks for it.
    pub required: bool,
    /// Estimated minutes, 1 to 600.
    pub minutes: u32,
    /// Weight of its grade, 0 to 100; 0 for lessons.
    pub weight: u32,
    /// What it is.
    pub kind: ActivityKind,
}

/// What an activity is.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActivityKind {
    /// Something to read, with prompts for the notebook.
    Lesson(Lesson),
    /// Questions graded by the server.
    Quiz(Quiz),
}

/// A lesson, whole in each language it has been translated into.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Lesson {
    /// By language; always holds the source language.
    pub pages: BTreeMap<Language, LessonPage>,
}

impl Lesson {
    /// The page in `language`, else in `source`; with the language it is really in.
    pub fn page(&self, language: Language, source: Language) -> Option<(&LessonPage, Language)> {
        [language, source].into_iter().find_map(|wanted| self.pages.get(&wanted).map(|page| (page, wanted)))
    }
}

/// A lesson in one language.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LessonPage {
    /// Its title.
    pub title: String,
    /// What the learner can do after it.
    pub objectives: Vec<String>,
    /// The text, cut where a notebook prompt stands.
    pub blocks: Vec<Block>,
    /// Headings of level 2, for "on this page": (anchor, text).
    pub headings: Vec<(String, String)>,
    /// Words a reader reads.
    pub words: u32,
    /// Whether the translation was made from an older source text.
    pub stale: bool,
}

impl LessonPage {
    /// The notebook prompts with what they ask, in order.
    pub fn prompts(&self) -> impl Iterator<Item = (&PromptId, &SafeHtml)> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Prompt { id, ask } => Some((id, ask)),
            Block::Html(_) => None,
        })
    }
}

/// A stretch of a lesson.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// Text to show.
    Html(SafeHtml),
    /// A question about one's own city; the page puts a field under it.
    Prompt {
        /// The same in every language.
        id: PromptId,
        /// What to write about.
        ask: SafeHtml,
    },
}

/// A file of the course, stored under its own hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asset {
    /// SHA-256 of the bytes, lower-case hex.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
    /// Decided by content and name, never by what an upload claims.
    pub media_type: String,
}

impl Course {
    /// The language the course was written in.
    pub fn source(&self) -> Language {
        self.languages.first().copied().unwrap_or_default()
    }

    /// The language a reader who asked for `wanted` gets.
    pub fn language_for(&self, wanted: Language) -> Language {
        if self.languages.contains(&wanted) { wanted } else { self.source() }
    }

    /// Every activity with its module, in order.
    pub fn activities(&self) -> impl Iterator<Item = (&Module, &Activity)> {
        self.modules.iter().flat_map(|module| module.activities.iter().map(move |activity| (module, activity)))
    }

    /// The activity with this id.
    pub fn activity(&self, id: &ActivityId) -> Option<(&Module, &Activity)> {
        self.activities().find(|(_, activity)| activity.id == *id)
    }

    /// The quiz with this activity id.
    pub fn quiz(&self, id: &ActivityId) -> Option<&Quiz> {
        match &self.activity(id)?.1.kind {
            ActivityKind::Quiz(quiz) => Some(quiz),
            ActivityKind::Lesson(_) => None,
        }
    }

    /// The award with this id.
    pub fn award(&self, id: &AwardId) -> Option<&Award> {
        self.awards.iter().find(|award| award.id == *id)
    }

    /// Estimated minutes of all required activities.
    pub fn required_minutes(&self) -> u32 {
        self.activities().filter(|(_, activity)| activity.required).map(|(_, activity)| activity.minutes).sum()
    }

    /// Estimated minutes of the required activities an award counts.
    pub fn award_minutes(&self, award: &Award) -> u32 {
        self.activities()
            .filter(|(module, activity)| activity.required && award.modules.contains(&module.id))
            .map(|(_, activity)| activity.minutes)
            .sum()
    }
}
