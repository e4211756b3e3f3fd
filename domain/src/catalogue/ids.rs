//! Authors' ids: each kind of thing has its own space, and in it every id is used once in the course.

use super::diagnostic::{Code, Findings, Span};
use std::collections::BTreeMap;

/// What is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Space {
    Module,
    Activity,
    Question,
    Prompt,
    Award,
}

/// The ids used so far.
#[derive(Debug, Default)]
pub(super) struct Ids(BTreeMap<(Space, String), (String, u32)>);

impl Ids {
    /// Takes an id; false, and reported, when it is taken.
    pub(super) fn take(&mut self, space: Space, id: &str, span: Span, findings: &mut Findings) -> bool {
        match self.0.get(&(space, id.to_owned())) {
            Some((file, line)) => {
                findings.at(Code::DuplicateId, span, &[("id", id), ("first", &format!("{file}:{line}"))]);
                false
            }
            None => {
                self.0.insert((space, id.to_owned()), (findings.file.clone(), span.line));
                true
            }
        }
    }

    /// Every id of a space.
    pub(super) fn of(&self, space: Space) -> impl Iterator<Item = &str> {
        self.0.keys().filter(move |(known, _)| *known == space).map(|(_, id)| id.as_str())
    }
}
