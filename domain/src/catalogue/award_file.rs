//! The awards in `course.yaml`: read first, and checked once modules and activities are known.

use super::diagnostic::{Code, Findings, Span, nearest};
use super::fields::{self, Fields};
use super::ids::{Ids, Space};
use super::model::{Award, Exact, Issue, Requirement, Rule};
use super::module_file::{ActivityKindDraft, ModuleDraft};
use super::tongues::{Need, Tongues};
use super::yaml::Node;
use crate::id::{ActivityId, AwardId, ModuleId};
use crate::language::Translated;
use std::collections::BTreeSet;

/// An award as written.
#[derive(Debug)]
pub(super) struct AwardDraft {
    id: String,
    span: Span,
    title: Translated,
    statement: Translated,
    issue: Issue,
    modules: Option<Vec<(String, Span)>>,
    requirements: Vec<RequirementDraft>,
}

#[derive(Debug)]
struct RequirementDraft {
    id: String,
    span: Span,
    rule: RuleDraft,
}

#[derive(Debug)]
enum RuleDraft {
    AllRequired(Option<Vec<(String, Span)>>),
    QuizMark { quiz: (String, Span), at_least: Exact },
    LessonsDone { at_least: u32, at: Span },
    WeightedGrade { at_least: Exact },
}

#[derive(Clone, Copy)]
enum Kind {
    AllRequired,
    QuizMark,
    LessonsDone,
    WeightedGrade,
}

/// Reads `awards`.
pub(super) fn read(course: &Fields<'_>, tongues: &Tongues, ids: &mut Ids, findings: &mut Findings) -> Vec<AwardDraft> {
    let nodes = course.get("awards").map(|node| fields::list(node, "awards", findings)).unwrap_or_default();
    nodes.iter().filter_map(|node| read_award(node, tongues, ids, findings)).collect()
}

fn read_award(node: &Node, tongues: &Tongues, ids: &mut Ids, findings: &mut Findings) -> Option<AwardDraft> {
    let award = Fields::of(node, "awards", &["id", "title", "statement", "issue", "modules", "requirements"], findings)?;
    let id = award.need("id", findings).and_then(|id| Some((fields::slug(id, "id", findings)?, id.span)));
    if let Some((id, span)) = &id {
        ids.take(Space::Award, id, *span, findings);
    }
    let issues = [("approval", Issue::Approval), ("automatic", Issue::Automatic)];
    let issue = award.get("issue").and_then(|node| fields::choice(node, "issue", &issues, findings));
    let requirements = award.need("requirements", findings);
    if let Some(node) = requirements.filter(|node| fields::list(node, "requirements", findings).is_empty()) {
        findings.at(Code::EmptyList, node.span, &[("key", "requirements")]);
    }
    let (id, span) = id.unwrap_or((String::new(), award.span));
    Some(AwardDraft {
        id,
        span,
        title: tongues.needed(&award, "title", Need::All, findings),
        statement: tongues.needed(&award, "statement", Need::All, findings),
        issue: issue.unwrap_or(Issue::Approval),
        modules: award.get("modules").map(|node| module_ids(node, findings)),
        requirements: requirements.map(|node| read_requirements(node, findings)).unwrap_or_default(),
    })
}

fn module_ids(node: &Node, findings: &mut Findings) -> Vec<(String, Span)> {
    let entries = fields::list(node, "modules", findings);
    if entries.is_empty() {
        findings.at(Code::EmptyList, node.span, &[("key", "modules")]);
    }
    entries.iter().filter_map(|entry| Some((fields::text(entry, "modules", findings)?, entry.span))).collect()
}

fn read_requirements(node: &Node, findings: &mut Findings) -> Vec<RequirementDraft> {
    let mut drafts: Vec<RequirementDraft> = Vec::new();
    let entries: &[Node] = match &node.value {
        super::yaml::Value::List(entries) => entries,
        _ => &[], // reported by the caller
    };
    for entry in entries {
        let Some(draft) = read_requirement(entry, findings) else { continue };
        if let Some(first) = drafts.iter().find(|known| known.id == draft.id && !draft.id.is_empty()) {
            let first = format!("{}:{}", findings.file, first.span.line);
            findings.at(Code::DuplicateId, draft.span, &[("id", &draft.id), ("first", &first)]);
        }
        drafts.push(draft);
    }
    drafts
}

fn read_requirement(node: &Node, findings: &mut Findings) -> Option<RequirementDraft> {
    const KINDS: &[(&str, Kind)] = &[
        ("all_required", Kind::AllRequired),
        ("quiz_mark", Kind::QuizMark),
        ("lessons_done", Kind::LessonsDone),
        ("weighted_grade", Kind::WeightedGrade),
    ];
    let all = Fields::of(node, "requirements", &["id", "kind", "modules", "quiz", "at_least"], findings)?;
    let id = all.need("id", findings).and_then(|id| Some((fields::slug(id, "id", findings)?, id.span)));
    let kind = fields::choice(all.need("kind", findings)?, "kind", KINDS, findings)?;
    let (name, meant): (&str, &[&str]) = match kind {
        Kind::AllRequired => ("all_required", &["id", "kind", "modules"]),
        Kind::QuizMark => ("quiz_mark", &["id", "kind", "quiz", "at_least"]),
        Kind::LessonsDone => ("lessons_done", &["id", "kind", "at_least"]),
        Kind::WeightedGrade => ("weighted_grade", &["id", "kind", "at_least"]),
    };
    for key in ["modules", "quiz", "at_least"].into_iter().filter(|key| !meant.contains(key)) {
        if let Some(span) = all.key_span(key) {
            findings.at(Code::KeyWithoutMeaning, span, &[("key", key), ("kind", name)]);
        }
    }
    let rule = match kind {
        Kind::AllRequired => RuleDraft::AllRequired(all.get("modules").map(|node| module_ids(node, findings))),
        Kind::QuizMark => {
            let quiz = all.need("quiz", findings).and_then(|node| Some((fields::text(node, "quiz", findings)?, node.span)));
            let at_least = per_cent(&all, findings);
            RuleDraft::QuizMark { quiz: quiz?, at_least: at_least? }
        }
        Kind::LessonsDone => {
            let node = all.need("at_least", findings)?;
            RuleDraft::LessonsDone { at_least: fields::whole(node, "at_least", 1..=10_000, findings)?, at: node.span }
        }
        Kind::WeightedGrade => RuleDraft::WeightedGrade { at_least: per_cent(&all, findings)? },
    };
    let (id, span) = id.unwrap_or((String::new(), all.span));
    Some(RequirementDraft { id, span, rule })
}

fn per_cent(all: &Fields<'_>, findings: &mut Findings) -> Option<Exact> {
    all.need("at_least", findings).and_then(|node| fields::exact(node, "at_least", 0..=100, findings))
}

/// The activities some award asks a mark of.
pub(super) fn quizzes_asked(drafts: &[AwardDraft]) -> BTreeSet<String> {
    let rules = drafts.iter().flat_map(|draft| &draft.requirements).map(|requirement| &requirement.rule);
    rules.filter_map(|rule| if let RuleDraft::QuizMark { quiz: (quiz, _), .. } = rule { Some(quiz.clone()) } else { None }).collect()
}

/// Checks the awards against what the course has; those that hold. Where a module could not be read, nobody knows what it holds.
pub(super) fn check(drafts: &[AwardDraft], modules: &[ModuleDraft], whole: bool, findings: &mut Findings) -> Vec<Award> {
    if !whole {
        return Vec::new();
    }
    drafts.iter().filter_map(|draft| check_award(draft, modules, findings)).collect()
}

fn check_award(draft: &AwardDraft, modules: &[ModuleDraft], findings: &mut Findings) -> Option<Award> {
    let counted = check_modules(draft.modules.as_deref(), modules, findings);
    let minutes: u32 = modules.iter().filter(|module| counted.contains(&module.id)).map(ModuleDraft::required_minutes).sum();
    if minutes == 0 && !counted.is_empty() {
        findings.at(Code::AwardWithoutHours, draft.span, &[("award", &draft.id)]);
    }
    let requirements = draft.requirements.iter().filter_map(|requirement| check_requirement(requirement, modules, findings)).collect();
    Some(Award {
        id: AwardId::parse(&draft.id).ok()?,
        title: draft.title.clone(),
        statement: draft.statement.clone(),
        issue: draft.issue,
        modules: counted.iter().filter_map(|id| ModuleId::parse(id).ok()).collect(),
        requirements,
    })
}

/// The modules meant: those named, else all.
fn check_modules(named: Option<&[(String, Span)]>, modules: &[ModuleDraft], findings: &mut Findings) -> Vec<String> {
    let Some(named) = named else { return modules.iter().map(|module| module.id.clone()).collect() };
    let known = |id: &str| modules.iter().any(|module| module.id == id);
    for (id, span) in named.iter().filter(|(id, _)| !known(id)) {
        let suggestion = nearest(id, modules.iter().map(|module| module.id.as_str()));
        findings.at(Code::UnknownRequirementTarget, *span, &[("id", id), ("suggestion", suggestion)]);
    }
    named.iter().map(|(id, _)| id.clone()).filter(|id| known(id)).collect()
}

fn check_requirement(draft: &RequirementDraft, modules: &[ModuleDraft], findings: &mut Findings) -> Option<Requirement> {
    let activities = || modules.iter().flat_map(|module| &module.activities);
    let rule = match &draft.rule {
        RuleDraft::AllRequired(named) => {
            let meant = check_modules(named.as_deref(), modules, findings);
            let mut inside = modules.iter().filter(|module| meant.contains(&module.id)).flat_map(|module| &module.activities);
            if !meant.is_empty() && !inside.any(|activity| activity.required) {
                findings.at(Code::EmptyRequirement, draft.span, &[("id", &draft.id)]);
            }
            Rule::AllRequired { modules: meant.iter().filter_map(|id| ModuleId::parse(id).ok()).collect() }
        }
        RuleDraft::QuizMark { quiz: (quiz, span), at_least } => {
            match activities().find(|activity| activity.id == *quiz) {
                None => {
                    let suggestion = nearest(quiz, activities().map(|activity| activity.id.as_str()));
                    findings.at(Code::UnknownRequirementTarget, *span, &[("id", quiz), ("suggestion", suggestion)]);
                }
                Some(activity) if activity.kind == ActivityKindDraft::Lesson => {
                    findings.at(Code::RequirementNotAQuiz, *span, &[("id", quiz)])
                }
                Some(_) => {}
            }
            Rule::QuizMark { quiz: ActivityId::parse(quiz).ok()?, at_least: *at_least }
        }
        RuleDraft::LessonsDone { at_least, at } => {
            let lessons = activities().filter(|activity| activity.kind == ActivityKindDraft::Lesson).count();
            if usize::try_from(*at_least).is_ok_and(|wanted| wanted > lessons) {
                let arguments =
                    [("id", draft.id.as_str()), ("reason", "lessons"), ("wanted", &at_least.to_string()), ("there", &lessons.to_string())];
                findings.at(Code::ImpossibleRequirement, *at, &arguments);
            }
            Rule::LessonsDone { at_least: *at_least }
        }
        RuleDraft::WeightedGrade { at_least } => {
            if !activities().any(|activity| activity.kind == ActivityKindDraft::Quiz && activity.weight > 0) {
                let arguments = [("id", draft.id.as_str()), ("reason", "weights"), ("wanted", ""), ("there", "")];
                findings.at(Code::ImpossibleRequirement, draft.span, &arguments);
            }
            Rule::WeightedGrade { at_least: *at_least }
        }
    };
    Some(Requirement { id: draft.id.clone(), rule })
}
