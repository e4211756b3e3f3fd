//! The compiler: a tree of files in, a course and everything that is wrong with it out. Pure, and the same for the same files.

mod leftovers;
mod lesson;
mod quiz;

use super::asset::AssetBook;
use super::award_file;
use super::course_file::{self, CourseFile};
use super::diagnostic::{self, Code, Diagnostic, Findings};
use super::ids::{Ids, Space};
use super::markdown::Surroundings;
use super::model::{Activity, Award, Course, Module};
use super::module_file::{self, ActivityDraft, ActivityKindDraft, ModuleDraft};
use super::source::SourceTree;
use super::tongues::Tongues;
use super::{text, yaml};
use crate::id::{ActivityId, CourseId, ModuleId};
use crate::language::Language;
use std::collections::{BTreeMap, BTreeSet};

/// What checking gave.
#[derive(Debug, Clone)]
pub struct Checked {
    /// There only when no diagnostic is an error.
    pub course: Option<Course>,
    /// Errors and warnings, in order of file, line and column.
    pub diagnostics: Vec<Diagnostic>,
}

impl Checked {
    /// How many errors, and how many warnings.
    pub fn count(&self) -> (usize, usize) {
        let errors = self.diagnostics.iter().filter(|it| it.is_error()).count();
        (errors, self.diagnostics.len().saturating_sub(errors))
    }
}

/// Checks the files of a course and compiles them. All faults are found in one go.
pub fn check(tree: &SourceTree) -> Checked {
    let mut compiler = Compiler::of(tree);
    let course = compiler.run();
    let mut diagnostics = compiler.found;
    diagnostic::sort(&mut diagnostics);
    let broken = diagnostics.iter().any(Diagnostic::is_error);
    Checked { course: course.filter(|_| !broken), diagnostics }
}

struct Compiler<'t> {
    tree: &'t SourceTree,
    found: Vec<Diagnostic>,
    ids: Ids,
    assets: AssetBook<'t>,
    tongues: Tongues,
    course: String,
    activities: BTreeSet<String>,
    /// Files something refers to.
    used: BTreeSet<String>,
    banks: BTreeMap<String, quiz::Bank>,
    /// Whether everything could be read: else nothing is said of files nobody seems to use.
    whole: bool,
    /// Quizzes some award asks a mark of.
    asked: BTreeSet<String>,
}

impl<'t> Compiler<'t> {
    fn of(tree: &'t SourceTree) -> Self {
        Self {
            tree,
            found: Vec::new(),
            ids: Ids::default(),
            assets: AssetBook::of(tree),
            tongues: Tongues::unknown(),
            course: String::new(),
            activities: BTreeSet::new(),
            used: BTreeSet::new(),
            banks: BTreeMap::new(),
            asked: BTreeSet::new(),
            whole: true,
        }
    }

    fn run(&mut self) -> Option<Course> {
        let file = self.course_file();
        let folders = match &file {
            Some(file) => self.named_folders(file),
            None => self.folders(), // nothing is known of the order: look at all
        };
        let drafts: Vec<(ModuleDraft, bool)> = folders.iter().map(|folder| self.module_file(folder)).collect();
        self.activities = self.ids.of(Space::Activity).map(str::to_owned).collect();
        let mut modules = Vec::new();
        for (draft, read) in &drafts {
            if !read {
                self.loose_lessons(&draft.folder);
            }
            modules.push(self.module(draft));
        }
        let drafts: Vec<ModuleDraft> = drafts.into_iter().map(|(draft, _)| draft).collect();
        let modules_whole = drafts.iter().all(|draft| draft.whole) && file.as_ref().is_some_and(|file| file.modules.len() == drafts.len());
        let awards = file.as_ref().map(|file| self.awards(file, &drafts, modules_whole)).unwrap_or_default();
        self.whole = self.whole && modules_whole;
        self.leftovers(&folders, file.is_some());
        let modules: Option<Vec<Module>> = modules.into_iter().collect();
        self.assemble(file?, modules?, awards)
    }

    fn note(&mut self, findings: Findings) {
        self.found.extend(findings.found);
    }

    /// Reads a YAML file; `None` when it is not there or not YAML.
    fn yaml(&mut self, path: &str, findings: &mut Findings) -> Option<yaml::Node> {
        self.used.insert(path.to_owned());
        let text = text::read(self.tree, path, findings)?;
        yaml::read(&text, 1, findings)
    }

    fn course_file(&mut self) -> Option<CourseFile> {
        let mut findings = Findings::of(course_file::PATH);
        if self.tree.get(course_file::PATH).is_none() {
            findings.whole(Code::CourseFileMissing, &[]);
        }
        let root = self.yaml(course_file::PATH, &mut findings);
        let file = root.and_then(|root| course_file::read(&root, &mut self.ids, &mut findings));
        self.note(findings);
        if let Some(file) = &file {
            self.tongues = file.tongues.clone();
            self.course = file.id.clone().unwrap_or_default();
            self.asked = award_file::quizzes_asked(&file.awards);
        }
        file
    }

    /// Folders under `modules/` that are there.
    fn folders(&self) -> Vec<String> {
        let names = self.tree.below("modules/").filter_map(|path| Some(path.strip_prefix("modules/")?.split_once('/')?.0.to_owned()));
        names.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Folders the course names, in its order; those that are not there are reported.
    fn named_folders(&mut self, file: &CourseFile) -> Vec<String> {
        let there = self.folders();
        let mut findings = Findings::of(course_file::PATH);
        for (folder, span) in file.modules.iter().filter(|(folder, _)| !there.contains(folder)) {
            let suggestion = diagnostic::nearest(folder, there.iter().map(String::as_str));
            findings.at(Code::ModuleMissing, *span, &[("path", &format!("modules/{folder}")), ("suggestion", suggestion)]);
        }
        self.note(findings);
        file.modules.iter().map(|(folder, _)| folder.clone()).filter(|folder| there.contains(folder)).collect()
    }

    /// Reads a module's file; with an empty draft and `false` when that fails.
    fn module_file(&mut self, folder: &str) -> (ModuleDraft, bool) {
        let path = format!("modules/{folder}/module.yaml");
        let mut findings = Findings::of(&path);
        if self.tree.get(&path).is_none() {
            findings.whole(Code::ModuleMissing, &[("path", &path), ("suggestion", "")]);
        }
        let root = self.yaml(&path, &mut findings);
        let draft = root.and_then(|root| module_file::read(&root, folder, (&self.tongues, &mut self.ids), &mut findings));
        self.note(findings);
        let read = draft.is_some();
        (draft.unwrap_or_else(|| ModuleDraft::empty(folder)), read)
    }

    fn module(&mut self, draft: &ModuleDraft) -> Option<Module> {
        let path = format!("modules/{}/module.yaml", draft.folder);
        let activities: Vec<Option<Activity>> = draft.activities.iter().map(|activity| self.activity(activity, &path)).collect();
        Some(Module {
            id: ModuleId::parse(&draft.id).ok()?,
            title: draft.title.clone(),
            summary: draft.summary.clone(),
            objectives: draft.objectives.clone(),
            activities: activities.into_iter().collect::<Option<_>>()?,
        })
    }

    fn activity(&mut self, draft: &ActivityDraft, named_in: &str) -> Option<Activity> {
        let (title, kind) = match draft.kind {
            ActivityKindDraft::Lesson => self.lesson(draft, named_in)?,
            ActivityKindDraft::Quiz => self.quiz(draft, named_in)?,
            ActivityKindDraft::NotBuilt => return None,
        };
        let id = ActivityId::parse(&draft.id).ok()?;
        Some(Activity { id, title, required: draft.required, minutes: draft.minutes, weight: draft.weight, kind })
    }

    fn awards(&mut self, file: &CourseFile, modules: &[ModuleDraft], whole: bool) -> Vec<Award> {
        let mut findings = Findings::of(course_file::PATH);
        let awards = award_file::check(&file.awards, modules, whole, &mut findings);
        self.note(findings);
        awards
    }

    fn assemble(&self, file: CourseFile, modules: Vec<Module>, awards: Vec<Award>) -> Option<Course> {
        Some(Course {
            id: CourseId::parse(&file.id?).ok()?,
            version: self.tree.version_id(),
            languages: file.tongues.open,
            draft_languages: file.tongues.drafts,
            title: file.title,
            edition: file.edition,
            summary: file.summary,
            audience: file.audience,
            outcomes: file.outcomes,
            licence: file.licence,
            credit: file.credit,
            modules,
            awards,
            assets: self.assets.used.clone(),
        })
    }

    /// What a text in this language may point at.
    fn around<'c>(
        assets: &'c mut AssetBook<'t>,
        language: Language,
        course: &'c str,
        activities: &'c BTreeSet<String>,
    ) -> Surroundings<'c, 't> {
        Surroundings { language, course, activities, assets }
    }
}
