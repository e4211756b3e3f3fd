//! What is left when everything has been read: files nobody uses, and assets as such.

use super::Compiler;
use crate::catalogue::diagnostic::{Code, Findings};
use crate::catalogue::source::SourceTree;
use crate::language::Language;

impl Compiler<'_> {
    /// `folders`: modules that were read. `ordered`: whether course.yaml said so.
    pub(super) fn leftovers(&mut self, folders: &[String], ordered: bool) {
        let unused = self.tree.below("modules/").chain(self.tree.below("questions/")).filter(|path| !self.used.contains(*path));
        let paths: Vec<String> = unused.map(str::to_owned).collect();
        let mut told = Vec::new();
        for path in &paths {
            let folder = path.strip_prefix("modules/").and_then(|rest| Some(rest.split_once('/')?.0));
            let mut findings = Findings::of(path);
            match folder {
                Some(folder) if !folders.iter().any(|known| known == folder) => {
                    if ordered && !told.contains(&folder) {
                        told.push(folder);
                        findings.file = format!("modules/{folder}");
                        findings.whole(Code::ModuleNotListed, &[("folder", folder)]);
                    }
                }
                _ if !self.whole => {}
                _ => report_unused(path, self.tree, &self.tongues.all().collect::<Vec<_>>(), &mut findings),
            }
            self.note(findings);
        }
        for findings in self.assets.check_all(self.whole) {
            self.note(findings);
        }
    }
}

fn report_unused(path: &str, tree: &SourceTree, declared: &[Language], findings: &mut Findings) {
    let stem = path.strip_suffix(".md").or_else(|| path.strip_suffix(".yaml")).unwrap_or(path);
    let language = stem.rsplit_once('.').and_then(|(_, code)| Language::parse(code));
    match language {
        Some(language) if !declared.contains(&language) => findings.whole(Code::UndeclaredLanguage, &[("language", language.code())]),
        _ if tree.get(path).is_some() => findings.whole(Code::FileUnused, &[("path", path)]),
        _ => {}
    }
}
