//! Courses and facts for the tests of this concept.

use super::facts::{Facts, QuizFacts};
use crate::assessment::allowance::History;
use crate::assessment::counting::Mark;
use crate::assessment::sample::{at, quiz as quiz_of, rules};
use crate::catalogue::model::{Activity, ActivityKind, Award, Course, Exact, Issue, Lesson, Module, QuizRules, Requirement, Rule};
use crate::id::{ActivityId, AwardId, CourseId, ModuleId, VersionId};
use crate::language::{Language, Translated};
use std::collections::BTreeMap;

pub fn id(id: &str) -> ActivityId {
    ActivityId::parse(id).unwrap()
}

pub fn module_id(id: &str) -> ModuleId {
    ModuleId::parse(id).unwrap()
}

pub fn percent(percent: i64) -> Exact {
    Exact::from_integer(percent)
}

fn activity(name: &str, weight: u32, kind: ActivityKind) -> Activity {
    Activity { id: id(name), title: Translated::default(), required: true, minutes: 10, weight, kind }
}

pub fn lesson(name: &str) -> Activity {
    activity(name, 0, ActivityKind::Lesson(Lesson { pages: BTreeMap::new() }))
}

pub fn quiz(name: &str, weight: u32, rules: QuizRules) -> Activity {
    activity(name, weight, ActivityKind::Quiz(quiz_of(rules, Vec::new())))
}

pub fn optional(activity: Activity) -> Activity {
    Activity { required: false, ..activity }
}

pub fn module(name: &str, activities: Vec<Activity>) -> Module {
    Module { id: module_id(name), title: Translated::default(), summary: None, objectives: Vec::new(), activities }
}

pub fn course(modules: Vec<Module>) -> Course {
    Course {
        id: CourseId::parse("course").unwrap(),
        version: VersionId::parse(&"0".repeat(64)).unwrap(),
        languages: vec![Language::En],
        draft_languages: Vec::new(),
        title: Translated::default(),
        edition: None,
        summary: Translated::default(),
        audience: None,
        outcomes: Vec::new(),
        licence: "CC0-1.0".to_owned(),
        credit: None,
        modules,
        awards: Vec::new(),
        assets: BTreeMap::new(),
    }
}

/// Module `one`: lessons `a`, `b`, an optional lesson `extra` and quiz `check` (3 attempts, passed at 70 %, weight 1); module `two`: lesson `c` and
/// quiz `final` (no limit, passed at 70 %, weight 3).
pub fn two_modules() -> Course {
    let check = quiz("check", 1, QuizRules { attempts: Some(3), ..rules() });
    course(vec![
        module("one", vec![lesson("a"), lesson("b"), optional(lesson("extra")), check]),
        module("two", vec![lesson("c"), quiz("final", 3, rules())]),
    ])
}

pub fn award(rules: Vec<Rule>) -> Award {
    let requirement = |(number, rule): (usize, Rule)| Requirement { id: format!("requirement-{number}"), rule };
    Award {
        id: AwardId::parse("award").unwrap(),
        title: Translated::default(),
        statement: Translated::default(),
        issue: Issue::Approval,
        modules: Vec::new(),
        requirements: rules.into_iter().enumerate().map(requirement).collect(),
    }
}

/// Enrolled in this version at minute 0, looked at in minute 100, with these activities done in minutes 1, 2, 3 …
pub fn learner(course: &Course, done: &[&str]) -> Facts {
    let mut facts = Facts::none(at(100), Facts::bound_by(course));
    facts.completions = done.iter().zip(1..).map(|(name, minute)| (id(name), at(minute))).collect();
    facts
}

/// Attempts used, and the mark that counts if any; passed at 70.
pub fn tried(used: u32, mark: Option<i64>) -> QuizFacts {
    QuizFacts {
        mark: mark.map(|mark| Mark { percent: percent(mark), passed: mark >= 70 }),
        history: History { used, last_ended: Some(at(50)), ..History::default() },
        ..QuizFacts::default()
    }
}
