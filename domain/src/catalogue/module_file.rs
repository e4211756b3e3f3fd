//! `module.yaml`: a module and its activities in order.

use super::diagnostic::{Code, Findings, Span};
use super::fields::{self, Fields};
use super::ids::{Ids, Space};
use super::tongues::{Need, Tongues};
use super::yaml::Node;
use crate::language::Translated;

/// A module as written.
#[derive(Debug)]
pub(super) struct ModuleDraft {
    /// Empty when it could not be read.
    pub(super) id: String,
    pub(super) folder: String,
    pub(super) title: Translated,
    pub(super) summary: Option<Translated>,
    pub(super) objectives: Vec<Translated>,
    pub(super) activities: Vec<ActivityDraft>,
    /// Whether all of it could be read: else nothing is said of what hangs on the rest.
    pub(super) whole: bool,
}

impl ModuleDraft {
    /// A module whose file could not be read.
    pub(super) fn empty(folder: &str) -> Self {
        Self {
            id: String::new(),
            folder: folder.to_owned(),
            title: Translated::default(),
            summary: None,
            objectives: Vec::new(),
            activities: Vec::new(),
            whole: false,
        }
    }

    /// Estimated minutes of its required activities.
    pub(super) fn required_minutes(&self) -> u32 {
        self.activities.iter().filter(|activity| activity.required).map(|activity| activity.minutes).fold(0, u32::saturating_add)
    }
}

/// An activity as written.
#[derive(Debug)]
pub(super) struct ActivityDraft {
    pub(super) id: String,
    /// Where it is named, for faults of files that are not there.
    pub(super) span: Span,
    pub(super) kind: ActivityKindDraft,
    /// Path of its files in the course folder, up to the first dot.
    pub(super) stem: String,
    pub(super) minutes: u32,
    pub(super) required: bool,
    pub(super) weight: u32,
}

/// What an activity is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ActivityKindDraft {
    Lesson,
    Quiz,
    /// Of a kind that does not exist yet: reported.
    NotBuilt,
}

/// Reads the file's tree. Its own id and its activities' ids are taken from `ids`.
pub(super) fn read(root: &Node, folder: &str, (tongues, ids): (&Tongues, &mut Ids), findings: &mut Findings) -> Option<ModuleDraft> {
    let module = Fields::of(root, "module.yaml", &["id", "title", "summary", "objectives", "activities"], findings)?;
    let id = module.need("id", findings).and_then(|node| {
        let id = fields::slug(node, "id", findings)?;
        ids.take(Space::Module, &id, node.span, findings);
        Some(id)
    });
    let title = tongues.needed(&module, "title", Need::Source, findings);
    let summary = tongues.optional(&module, "summary", Need::Source, findings);
    let objectives = tongues.list(&module, "objectives", findings);
    let (mut activities, mut whole) = (Vec::new(), false);
    if let Some(node) = module.need("activities", findings) {
        let entries = fields::list(node, "activities", findings);
        if entries.is_empty() {
            findings.at(Code::EmptyList, node.span, &[("key", "activities")]);
        }
        let read = entries.iter().map(|entry| read_activity(entry, folder, ids, findings));
        let read: Vec<Option<ActivityDraft>> = read.collect();
        whole = read.iter().flatten().filter(|activity| activity.kind != ActivityKindDraft::NotBuilt).count() == entries.len();
        activities.extend(read.into_iter().flatten());
    }
    let readable = id.is_some();
    Some(ModuleDraft {
        id: id.unwrap_or_default(),
        folder: folder.to_owned(),
        title,
        summary,
        objectives,
        activities,
        whole: whole && readable,
    })
}

fn read_activity(node: &Node, folder: &str, ids: &mut Ids, findings: &mut Findings) -> Option<ActivityDraft> {
    let activity = Fields::of(node, "activities", &["id", "kind", "file", "minutes", "required", "weight"], findings)?;
    let id = activity.need("id", findings).and_then(|node| Some((fields::slug(node, "id", findings)?, node.span)));
    let kind = activity.need("kind", findings).and_then(|node| kind(node, findings));
    let minutes = activity.need("minutes", findings).and_then(|node| fields::whole(node, "minutes", 1..=600, findings));
    let required = activity.get("required").and_then(|node| fields::boolean(node, "required", findings));
    let weight = activity.get("weight").and_then(|node| fields::whole(node, "weight", 0..=100, findings));
    let file = activity.get("file").and_then(|node| fields::title(node, "file", findings));
    if let Some(span) = activity.key_span("weight").filter(|_| kind == Some(ActivityKindDraft::Lesson)) {
        findings.at(Code::KeyWithoutMeaning, span, &[("key", "weight"), ("kind", "lesson")]);
    }
    let (id, span) = id?;
    ids.take(Space::Activity, &id, span, findings);
    let kind = kind?;
    let stem = format!("modules/{folder}/{}", file.as_deref().unwrap_or(&id));
    let weight = if kind == ActivityKindDraft::Quiz { weight.unwrap_or(1) } else { 0 };
    Some(ActivityDraft { id, span, kind, stem, minutes: minutes.unwrap_or(1), required: required.unwrap_or(true), weight })
}

fn kind(node: &Node, findings: &mut Findings) -> Option<ActivityKindDraft> {
    let later = ["assignment", "survey", "event", "package"].map(|word| (word, ActivityKindDraft::NotBuilt));
    let now = [("lesson", ActivityKindDraft::Lesson), ("quiz", ActivityKindDraft::Quiz)];
    let word = fields::text(node, "kind", findings)?;
    if later.iter().any(|(known, _)| *known == word) {
        findings.at(Code::KindNotBuilt, node.span, &[("kind", &word)]);
        return Some(ActivityKindDraft::NotBuilt);
    }
    fields::choice(node, "kind", &now, findings)
}
