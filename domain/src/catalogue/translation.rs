//! What every translated file carries: the hash of the source it was made from.

use super::diagnostic::{Code, Findings, Span};
use super::fields;
use super::source::SourceTree;
use super::yaml::Node;

/// Looks at the stamp of a translation; true when its source has changed since.
pub(super) fn is_stale(stamp: Option<&Node>, place: Span, (tree, source): (&SourceTree, &str), findings: &mut Findings) -> bool {
    if tree.get(source).is_none() {
        return false; // that is reported where it should have been
    }
    let Some(node) = stamp else {
        findings.at(Code::UnstampedTranslation, place, &[("source", source)]);
        return false;
    };
    let Some(hash) = fields::text(node, "source_hash", findings) else { return false };
    if crate::id::VersionId::parse(&hash).is_err() {
        findings.at(Code::BadSourceHash, node.span, &[]);
        return false;
    }
    let stale = tree.get(source).is_some_and(|file| file.sha256() != hash);
    if stale {
        findings.at(Code::StaleTranslation, node.span, &[("source", source)]);
    }
    stale
}
