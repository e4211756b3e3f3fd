//! The files of a course as they came: from a folder or from a ZIP archive. Nothing is understood yet, only bounded and named.

mod archive;
mod folder;

pub use archive::{read_zip, write_zip};
pub use folder::read_folder;

use super::diagnostic::{Code, Diagnostic};
use crate::id::VersionId;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

/// What a course may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the archive.
    pub packed: u64,
    /// Bytes of all files.
    pub unpacked: u64,
    /// Files and folders.
    pub entries: usize,
    /// How many times its packed size an entry may have, when it is over [`Limits::ratio_from`] bytes.
    pub ratio: u64,
    /// Smaller entries may be packed as tightly as they like.
    pub ratio_from: u64,
    /// Bytes of a path.
    pub path: usize,
    /// Folders above a file, and the file.
    pub levels: usize,
}

impl Default for Limits {
    fn default() -> Self {
        const MIB: u64 = 1 << 20;
        Self { packed: 256 * MIB, unpacked: 1024 * MIB, entries: 10_000, ratio: 100, ratio_from: MIB, path: 200, levels: 12 }
    }
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// As it came.
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes.
    pub digest: [u8; 32],
}

impl SourceFile {
    /// The digest as 64 lower-case hex digits.
    pub fn sha256(&self) -> String {
        hex::encode(self.digest)
    }
}

/// The files of a course by path: NFC, with `/` between folders, relative to the course folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceTree {
    files: BTreeMap<String, SourceFile>,
}

impl SourceTree {
    /// A tree of these files. Paths are brought to NFC; the later of two equal paths stays.
    pub fn of(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        let mut tree = Self::default();
        for (path, bytes) in files {
            tree.put(&path, bytes);
        }
        tree
    }

    /// Adds or replaces a file.
    pub fn put(&mut self, path: &str, bytes: Vec<u8>) {
        let digest = Sha256::digest(&bytes).into();
        self.files.insert(path.nfc().collect(), SourceFile { bytes, digest });
    }

    /// Takes a file out.
    pub fn remove(&mut self, path: &str) -> Option<SourceFile> {
        self.files.remove(path)
    }

    /// The file at a path.
    pub fn get(&self, path: &str) -> Option<&SourceFile> {
        self.files.get(path)
    }

    /// All files in order of their paths.
    pub fn files(&self) -> impl Iterator<Item = (&str, &SourceFile)> {
        self.files.iter().map(|(path, file)| (path.as_str(), file))
    }

    /// Paths below a folder (`folder` ends with `/`), in order.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a str> {
        self.files.range(folder.to_owned()..).map(|(path, _)| path.as_str()).take_while(move |path| path.starts_with(folder))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The content address: SHA-256 over, file after file in order of the paths' bytes, the NFC path, a zero byte, and the 32 bytes of the
    /// SHA-256 of the content. A path holds no zero byte, so no two trees write the same.
    pub fn version_id(&self) -> VersionId {
        let mut hash = Sha256::new();
        for (path, file) in &self.files {
            hash.update(path.as_bytes());
            hash.update([0]);
            hash.update(file.digest);
        }
        VersionId::of_digest(hash.finalize().into())
    }

    /// Everything below the one folder at the top, when there is just one and nothing beside it.
    fn without_single_top(self) -> Self {
        let top = self.files.keys().next().and_then(|path| path.split_once('/')).map(|(top, _)| format!("{top}/"));
        match top {
            Some(top) if !self.files.contains_key("course.yaml") && self.files.keys().all(|path| path.starts_with(&top)) => {
                let below = |(path, file): (String, SourceFile)| Some((path.strip_prefix(&top)?.to_owned(), file));
                Self { files: self.files.into_iter().filter_map(below).collect() }
            }
            _ => self,
        }
    }
}

/// Keeps the rules for names while files come in, whatever they come from.
struct Gate {
    limits: Limits,
    seen: BTreeMap<String, bool>,
    faults: Vec<Diagnostic>,
    bytes: u64,
    entries: usize,
}

impl Gate {
    fn new(limits: Limits) -> Self {
        Self { limits, seen: BTreeMap::new(), faults: Vec::new(), bytes: 0, entries: 0 }
    }

    fn fault(&mut self, code: Code, file: &str, arguments: &[(&str, &str)]) {
        self.faults.push(Diagnostic::of_file(code, &printable(file), arguments));
    }

    /// One more entry. False when there are too many: stop.
    fn count_entry(&mut self) -> bool {
        self.entries = self.entries.saturating_add(1);
        if self.entries > self.limits.entries {
            self.fault(Code::TooManyFiles, "", &[("limit", &self.limits.entries.to_string())]);
            return false;
        }
        true
    }

    /// So many more bytes. False when there are too many: stop.
    fn count_bytes(&mut self, more: u64) -> bool {
        self.bytes = self.bytes.saturating_add(more);
        if self.bytes > self.limits.unpacked {
            self.fault(Code::TooLarge, "", &[("limit", &mebibytes(self.limits.unpacked))]);
            return false;
        }
        true
    }

    /// The path in NFC, if it may stand in a course.
    fn admit(&mut self, raw: &str, folder: bool) -> Option<String> {
        let trimmed = if folder { raw.strip_suffix('/').unwrap_or(raw) } else { raw };
        let path: String = trimmed.nfc().collect();
        if !is_safe(&path) {
            self.fault(Code::PathUnsafe, raw, &[("path", &printable(raw))]);
            return None;
        }
        if path.len() > self.limits.path || path.split('/').count() > self.limits.levels {
            let (bytes, levels) = (self.limits.path.to_string(), self.limits.levels.to_string());
            self.fault(Code::PathTooLong, raw, &[("path", &printable(raw)), ("bytes", &bytes), ("levels", &levels)]);
            return None;
        }
        if self.is_taken(&path, folder) {
            self.fault(Code::PathDuplicate, raw, &[("path", &printable(raw))]);
            return None;
        }
        Some(path)
    }

    /// Whether the path, or a folder above it, is another entry's on a system that looks at neither case nor normal form.
    fn is_taken(&mut self, path: &str, folder: bool) -> bool {
        let folded = fold(path);
        let mut above: BTreeSet<&str> = folded.match_indices('/').filter_map(|(end, _)| folded.get(..end)).collect();
        if above.iter().any(|parent| self.seen.get(*parent) == Some(&false)) {
            return true;
        }
        let taken = match self.seen.get(&folded) {
            Some(was_folder) => !(folder && *was_folder),
            None => false,
        };
        if !taken {
            above.retain(|parent| !self.seen.contains_key(*parent));
            let parents: Vec<String> = above.into_iter().map(str::to_owned).collect();
            self.seen.extend(parents.into_iter().map(|parent| (parent, true)));
            self.seen.insert(folded, folder);
        }
        taken
    }
}

/// Case folded and brought to NFC.
fn fold(path: &str) -> String {
    path.nfkc().flat_map(char::to_uppercase).flat_map(char::to_lowercase).nfc().collect()
}

/// Relative, without `..`, backslash, drive, control characters or empty parts.
fn is_safe(path: &str) -> bool {
    let part_is_safe = |part: &str| !part.is_empty() && part != "." && part != ".." && !part.ends_with(' ') && !part.ends_with('.');
    !path.chars().any(|c| {
        c.is_control()
            || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '\u{fffd}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    }) && path.split('/').all(part_is_safe)
}

/// Names a person or a system puts there without meaning them as part of the course.
fn is_ignored(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.') || part == "__MACOSX" || part == "Thumbs.db" || part == "desktop.ini")
}

/// A path for a message: no control characters, not endless.
fn printable(path: &str) -> String {
    path.chars().take(200).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

fn mebibytes(bytes: u64) -> String {
    (bytes >> 20).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unsafe_paths_are_refused() {
        for path in ["/etc/passwd", "../up", "a/../b", "a\\b", "C:/x", "a//b", "", "a/./b", "nul\0", "tail ", "a\u{202e}b"] {
            assert!(!is_safe(path), "{path:?}");
        }
        for path in ["course.yaml", "assets/frise été.svg", "modules/01-x/a.en.md"] {
            assert!(is_safe(path), "{path}");
        }
    }

    #[test]
    fn paths_equal_but_for_case_or_normal_form_are_one() {
        let mut gate = Gate::new(Limits::default());
        assert!(gate.admit("assets/Été.svg", false).is_some());
        for again in ["assets/été.svg", "ASSETS/e\u{301}te\u{301}.svg", "assets/Été.svg/below", "assets/ÉTÉ.SVG"] {
            assert!(gate.admit(again, false).is_none(), "{again}");
        }
        assert!(gate.admit("assets/", true).is_some(), "a folder named after its file came");
        assert!(gate.admit("assets", false).is_none(), "a file where a folder is");
        assert_eq!(gate.faults.len(), 5);
    }

    #[test]
    fn the_version_depends_on_every_path_and_byte_and_on_nothing_else() {
        let files = |list: &[(&str, &str)]| SourceTree::of(list.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())));
        let one = files(&[("a", "1"), ("b", "2")]).version_id();
        assert_eq!(one, files(&[("b", "2"), ("a", "1")]).version_id());
        assert_eq!(files(&[("é", "1")]).version_id(), files(&[("e\u{301}", "1")]).version_id());
        for other in [files(&[("a", "1")]), files(&[("a", "2"), ("b", "1")]), files(&[("a", "1"), ("c", "2")]), files(&[("ab", "12")])] {
            assert_ne!(one, other.version_id());
        }
    }

    #[test]
    fn a_single_top_folder_is_taken_away_unless_it_is_the_course() {
        let tree = |paths: &[&str]| SourceTree::of(paths.iter().map(|path| ((*path).to_owned(), Vec::new()))).without_single_top();
        let paths = |tree: SourceTree| tree.files().map(|(path, _)| path.to_owned()).collect::<Vec<_>>();
        assert_eq!(paths(tree(&["top/assets/a.svg", "top/course.yaml"])), ["assets/a.svg", "course.yaml"]);
        assert_eq!(paths(tree(&["top/course.yaml", "other/x"])), ["other/x", "top/course.yaml"]);
        assert_eq!(paths(tree(&["assets/a", "course.yaml"])), ["assets/a", "course.yaml"]);
    }
}
