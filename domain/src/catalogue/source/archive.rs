//! A course from a ZIP archive, and back into one. An archive is somebody else's bytes: everything it says is checked before it is believed,
//! and counted again while it is read.

use super::{Gate, Limits, SourceTree, is_ignored, mebibytes, printable};
use crate::catalogue::diagnostic::{Code, Diagnostic};
use std::io::{Cursor, Read, Seek, SeekFrom, Write};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Reads an archive. A single folder at the top is taken away; names beginning with a dot are left out.
///
/// # Errors
/// All faults of the archive together: damaged, encrypted, over a limit, unsafe or double paths, links, entries that share bytes or say
/// different things in two places.
pub fn read_zip(mut archive: impl Read + Seek, limits: Limits) -> Result<SourceTree, Vec<Diagnostic>> {
    let mut gate = Gate::new(limits);
    let packed = archive.seek(SeekFrom::End(0)).unwrap_or(u64::MAX);
    if packed > limits.packed {
        gate.fault(Code::TooLarge, "", &[("limit", &mebibytes(limits.packed))]);
        return Err(gate.faults);
    }
    let mut archive = match ZipArchive::new(archive) {
        Ok(archive) => archive,
        Err(error) => {
            gate.fault(Code::ZipUnreadable, "", &[("detail", &error.to_string())]);
            return Err(gate.faults);
        }
    };
    let plan = inspect(&mut archive, &mut gate);
    if !gate.faults.is_empty() {
        return Err(gate.faults);
    }
    let tree = unpack(&mut archive, &plan, &mut gate);
    if gate.faults.is_empty() { Ok(tree.without_single_top()) } else { Err(gate.faults) }
}

/// Looks at every entry without unpacking any; the entries to unpack, with their paths.
fn inspect<R: Read + Seek>(archive: &mut ZipArchive<R>, gate: &mut Gate) -> Vec<(usize, String)> {
    let mut plan = Vec::new();
    for index in 0..archive.len() {
        if !gate.count_entry() {
            return plan;
        }
        match archive.by_index_raw(index) {
            Ok(entry) => {
                let size = entry.size();
                if let Some(path) = inspect_entry(&entry, gate) {
                    plan.push((index, path));
                }
                if !gate.count_bytes(size) {
                    return plan;
                }
            }
            Err(error) => gate.fault(Code::ZipUnreadable, "", &[("detail", &error.to_string())]),
        }
    }
    gate.bytes = 0; // counted again while reading
    if gate.faults.is_empty() {
        inspect_layout(archive, gate);
    }
    plan
}

/// What one entry says of itself; its path when it is a file to unpack.
fn inspect_entry<R: Read>(entry: &zip::read::ZipFile<'_, R>, gate: &mut Gate) -> Option<String> {
    let Ok(name) = std::str::from_utf8(entry.name_raw()) else {
        let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
        gate.fault(Code::PathUnsafe, &name, &[("path", &printable(&name))]);
        return None;
    };
    let folder = name.ends_with('/');
    if entry.encrypted() {
        gate.fault(Code::ZipEncrypted, name, &[("path", &printable(name))]);
        return None;
    }
    // The file type in the Unix mode: absent, plain file or folder; anything else is a link, a device, a pipe.
    if entry.unix_mode().is_some_and(|mode| !matches!(mode & 0o170_000, 0 | 0o100_000 | 0o040_000)) {
        gate.fault(Code::LinkRefused, name, &[("path", &printable(name))]);
        return None;
    }
    if !matches!(entry.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
        gate.fault(Code::ZipMethod, name, &[("path", &printable(name)), ("method", &entry.compression().to_string())]);
        return None;
    }
    let (size, packed) = (entry.size(), entry.compressed_size());
    if size > gate.limits.ratio_from && size > packed.saturating_mul(gate.limits.ratio) {
        gate.fault(Code::ZipRatio, name, &[("path", &printable(name)), ("ratio", &gate.limits.ratio.to_string())]);
        return None;
    }
    let path = gate.admit(name, folder)?;
    (!folder && !is_ignored(&path)).then_some(path)
}

/// What the archive says as a whole: no name twice, no shared bytes, the same story in the directory and at the entries.
fn inspect_layout<R: Read + Seek>(archive: &mut ZipArchive<R>, gate: &mut Gate) {
    if archive.has_duplicate_names() {
        gate.fault(Code::PathDuplicate, "", &[("path", "")]);
    }
    match archive.has_overlapping_entries() {
        Ok(false) => {}
        Ok(true) => return gate.fault(Code::ZipOverlap, "", &[]),
        Err(error) => return gate.fault(Code::ZipUnreadable, "", &[("detail", &error.to_string())]),
    }
    match archive.validate_header_consistency() {
        Err(ZipError::Io(error)) => gate.fault(Code::ZipUnreadable, "", &[("detail", &error.to_string())]),
        Err(_) => gate.fault(Code::ZipInconsistent, "", &[]),
        Ok(()) => {}
    }
}

/// Unpacks what was planned, never more than an entry declared and than the course may take.
fn unpack<R: Read + Seek>(archive: &mut ZipArchive<R>, plan: &[(usize, String)], gate: &mut Gate) -> SourceTree {
    let mut tree = SourceTree::default();
    for (index, path) in plan {
        let mut bytes = Vec::new();
        let read = archive.by_index(*index).map_err(|error| error.to_string()).and_then(|entry| {
            let declared = entry.size();
            entry.take(declared.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
            Ok(declared)
        });
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        match read {
            Err(detail) => gate.fault(Code::ZipUnreadable, path, &[("detail", &detail)]),
            Ok(declared) if declared != length => gate.fault(Code::ZipInconsistent, path, &[]),
            Ok(_) => {}
        }
        if !gate.count_bytes(length) {
            break;
        }
        tree.put(path, bytes);
    }
    tree
}

/// Writes a tree as an archive: the same tree always gives the same bytes.
///
/// # Errors
/// When the archive would break the ZIP format itself.
pub fn write_zip(tree: &SourceTree) -> Result<Vec<u8>, std::io::Error> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    for (path, file) in tree.files() {
        writer.start_file(path, options).map_err(std::io::Error::other)?;
        writer.write_all(&file.bytes)?;
    }
    Ok(writer.finish().map_err(std::io::Error::other)?.into_inner())
}
