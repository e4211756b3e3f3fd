//! A course from a folder.

use super::{Gate, Limits, SourceTree, is_ignored};
use crate::catalogue::diagnostic::{Code, Diagnostic};
use std::fs;
use std::io::Read;
use std::path::Path;

/// Reads every file below `root`. Names beginning with a dot are left out; links are not followed but refused.
///
/// # Errors
/// Everything that keeps the folder from being a course: it cannot be read, a link, a path or a size over the limit.
pub fn read_folder(root: &Path, limits: Limits) -> Result<SourceTree, Vec<Diagnostic>> {
    let mut gate = Gate::new(limits);
    let mut tree = SourceTree::default();
    // Folders still to read, as paths in the course. The levels are bounded by the gate, the number by the limit of entries.
    let mut waiting = vec![String::new()];
    while let Some(folder) = waiting.pop() {
        if !read_one(root, &folder, &mut gate, &mut tree, &mut waiting) {
            break;
        }
    }
    if gate.faults.is_empty() { Ok(tree) } else { Err(gate.faults) }
}

/// Reads one folder; false when a limit says stop.
fn read_one(root: &Path, folder: &str, gate: &mut Gate, tree: &mut SourceTree, waiting: &mut Vec<String>) -> bool {
    let entries = match fs::read_dir(root.join(folder)) {
        Ok(entries) => entries,
        Err(error) => {
            gate.fault(Code::FolderUnreadable, folder, &[("detail", &error.to_string())]);
            return true;
        }
    };
    for entry in entries {
        let Ok(entry) = entry else { continue };
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_ignored(&name) {
            continue;
        }
        let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
        if !gate.count_entry() {
            return false;
        }
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => waiting.extend(gate.admit(&path, true)),
            Ok(kind) if kind.is_file() => {
                if !read_file(root, &path, gate, tree) {
                    return false;
                }
            }
            _ => gate.fault(Code::LinkRefused, &path, &[("path", &path)]),
        }
    }
    true
}

/// Reads one file, at most one byte more than the course may still take; false when that is too much.
fn read_file(root: &Path, path: &str, gate: &mut Gate, tree: &mut SourceTree) -> bool {
    let Some(admitted) = gate.admit(path, false) else { return true };
    let left = gate.limits.unpacked.saturating_sub(gate.bytes).saturating_add(1);
    let mut bytes = Vec::new();
    match fs::File::open(root.join(path)).and_then(|file| file.take(left).read_to_end(&mut bytes)) {
        Ok(_) => {}
        Err(error) => gate.fault(Code::FolderUnreadable, path, &[("detail", &error.to_string())]),
    }
    let fits = gate.count_bytes(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
    if fits {
        tree.put(&admitted, bytes);
    }
    fits
}
