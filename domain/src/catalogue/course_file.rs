//! `course.yaml`: what the course is, its modules in order, its awards.

use super::award_file::{self, AwardDraft};
use super::diagnostic::{Code, Findings, Span};
use super::fields::{self, Fields};
use super::ids::Ids;
use super::tongues::{Need, Tongues};
use super::yaml::Node;
use crate::language::Translated;

/// Where it stands in the folder.
pub(super) const PATH: &str = "course.yaml";

const KEYS: &[&str] = &[
    "id",
    "languages",
    "draft_languages",
    "title",
    "edition",
    "summary",
    "audience",
    "outcomes",
    "licence",
    "credit",
    "modules",
    "awards",
];

/// Licences in use for texts, as SPDX names them; beside them every Creative Commons one.
const LICENCES: &[&str] =
    &["CC0-1.0", "GFDL-1.3-only", "GFDL-1.3-or-later", "Apache-2.0", "MIT", "OGL-UK-3.0", "etalab-2.0", "LicenseRef-proprietary"];

/// What was read.
#[derive(Debug)]
pub(super) struct CourseFile {
    pub(super) id: Option<String>,
    pub(super) tongues: Tongues,
    pub(super) title: Translated,
    pub(super) edition: Option<Translated>,
    pub(super) summary: Translated,
    pub(super) audience: Option<Translated>,
    pub(super) outcomes: Vec<Translated>,
    pub(super) licence: String,
    pub(super) credit: Option<Translated>,
    /// Folder names under `modules/`.
    pub(super) modules: Vec<(String, Span)>,
    pub(super) awards: Vec<AwardDraft>,
}

/// Reads the file's tree.
pub(super) fn read(root: &Node, ids: &mut Ids, findings: &mut Findings) -> Option<CourseFile> {
    let course = Fields::of(root, PATH, KEYS, findings)?;
    let tongues = Tongues::read(&course, findings);
    Some(CourseFile {
        id: course.need("id", findings).and_then(|node| fields::slug(node, "id", findings)),
        title: tongues.needed(&course, "title", Need::All, findings),
        edition: tongues.optional(&course, "edition", Need::Source, findings),
        summary: tongues.needed(&course, "summary", Need::Source, findings),
        audience: tongues.optional(&course, "audience", Need::Source, findings),
        outcomes: tongues.list(&course, "outcomes", findings),
        licence: licence(&course, findings),
        credit: tongues.optional(&course, "credit", Need::Source, findings),
        modules: modules(&course, findings),
        awards: award_file::read(&course, &tongues, ids, findings),
        tongues,
    })
}

fn licence(course: &Fields<'_>, findings: &mut Findings) -> String {
    let Some(node) = course.need("licence", findings) else { return String::new() };
    let Some(licence) = fields::title(node, "licence", findings) else { return String::new() };
    let creative_commons = licence.starts_with("CC-BY") && licence.ends_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase());
    if !creative_commons && !LICENCES.contains(&licence.as_str()) {
        findings.at(Code::UnknownLicence, node.span, &[("licence", &licence)]);
    }
    licence
}

fn modules(course: &Fields<'_>, findings: &mut Findings) -> Vec<(String, Span)> {
    let Some(node) = course.need("modules", findings) else { return Vec::new() };
    let mut folders: Vec<(String, Span)> = Vec::new();
    for entry in fields::list(node, "modules", findings) {
        let Some(folder) = fields::text(entry, "modules", findings) else { continue };
        if folders.iter().any(|(known, _)| *known == folder) {
            findings.at(Code::ModuleListedTwice, entry.span, &[("folder", &folder)]);
        } else {
            folders.push((folder, entry.span));
        }
    }
    if folders.is_empty() {
        findings.at(Code::EmptyList, node.span, &[("key", "modules")]);
    }
    folders
}
