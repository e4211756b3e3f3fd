//! Files beside the text: which kinds there may be, whether they are what their name says, and who uses them.

use super::diagnostic::{Code, Findings, Span, nearest};
use super::model::Asset;
use super::source::SourceTree;
use super::svg;
use std::collections::BTreeMap;

/// The folder they stand in.
pub(super) const FOLDER: &str = "assets/";

/// What a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Picture,
    Audio,
    Video,
    Captions,
    Document,
}

impl Sort {
    /// The word for it in the texts.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Picture => "picture",
            Self::Audio => "audio",
            Self::Video => "video",
            Self::Captions => "captions",
            Self::Document => "document",
        }
    }

    /// Bytes from which a reader on a slow line should be thought of.
    fn heavy_from(self) -> usize {
        match self {
            Self::Picture => 200_000,
            Self::Captions => 500_000,
            Self::Document => 2_000_000,
            Self::Audio => 4_000_000,
            Self::Video => 10_000_000,
        }
    }
}

/// A kind of file the platform serves.
#[derive(Debug)]
pub(super) struct Kind {
    extension: &'static str,
    pub(super) media_type: &'static str,
    pub(super) sort: Sort,
    starts_right: fn(&[u8]) -> bool,
}

const fn kind(extension: &'static str, media_type: &'static str, sort: Sort, starts_right: fn(&[u8]) -> bool) -> Kind {
    Kind { extension, media_type, sort, starts_right }
}

/// Bytes per second on a line of 256 kbit/s.
const SLOW_LINE: usize = 32_000;

static KINDS: [Kind; 17] = [
    kind("svg", "image/svg+xml", Sort::Picture, |bytes| {
        std::str::from_utf8(bytes).is_ok_and(|text| text.trim_start_matches('\u{feff}').trim_start().starts_with('<'))
    }),
    kind("png", "image/png", Sort::Picture, |bytes| bytes.starts_with(b"\x89PNG\r\n\x1a\n")),
    kind("jpg", "image/jpeg", Sort::Picture, |bytes| bytes.starts_with(b"\xff\xd8\xff")),
    kind("jpeg", "image/jpeg", Sort::Picture, |bytes| bytes.starts_with(b"\xff\xd8\xff")),
    kind("webp", "image/webp", Sort::Picture, |bytes| bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")),
    kind("gif", "image/gif", Sort::Picture, |bytes| bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a")),
    kind("mp3", "audio/mpeg", Sort::Audio, |bytes| {
        bytes.starts_with(b"ID3") || matches!(bytes, [0xff, second, ..] if second & 0xe0 == 0xe0)
    }),
    kind("ogg", "audio/ogg", Sort::Audio, |bytes| bytes.starts_with(b"OggS")),
    kind("m4a", "audio/mp4", Sort::Audio, |bytes| bytes.get(4..8) == Some(b"ftyp")),
    kind("mp4", "video/mp4", Sort::Video, |bytes| bytes.get(4..8) == Some(b"ftyp")),
    kind("webm", "video/webm", Sort::Video, |bytes| bytes.starts_with(b"\x1a\x45\xdf\xa3")),
    kind("vtt", "text/vtt", Sort::Captions, |_| true), // looked at more closely
    kind("pdf", "application/pdf", Sort::Document, |bytes| bytes.starts_with(b"%PDF-")),
    kind("csv", "text/csv", Sort::Document, |bytes| std::str::from_utf8(bytes).is_ok_and(|text| !text.contains('\0'))),
    kind("odt", "application/vnd.oasis.opendocument.text", Sort::Document, |bytes| bytes.starts_with(b"PK\x03\x04")),
    kind("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Sort::Document, |bytes| {
        bytes.starts_with(b"PK\x03\x04")
    }),
    kind("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Sort::Document, |bytes| {
        bytes.starts_with(b"PK\x03\x04")
    }),
];

/// The kind a path says the file is.
pub(super) fn kind_of(path: &str) -> Option<&'static Kind> {
    let extension = path.rsplit_once('.')?.1.to_lowercase();
    KINDS.iter().find(|kind| kind.extension == extension)
}

/// The files of a course that texts may point at, and which of them were pointed at.
#[derive(Debug)]
pub(super) struct AssetBook<'t> {
    tree: &'t SourceTree,
    pub(super) used: BTreeMap<String, Asset>,
}

/// A file a text points at.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// Where the platform serves it.
    pub(super) address: String,
    pub(super) media_type: &'static str,
    /// Width and height in CSS pixels, where the file says so plainly.
    pub(super) size: Option<(u32, u32)>,
}

impl<'t> AssetBook<'t> {
    pub(super) fn of(tree: &'t SourceTree) -> Self {
        Self { tree, used: BTreeMap::new() }
    }

    /// The file at `address`, if it is there and of a sort that fits. What keeps it from being used is reported.
    pub(super) fn find(&mut self, address: &str, wanted: &[Sort], span: Span, findings: &mut Findings) -> Option<Found> {
        let (path, fragment) = address.split_once('#').map_or((address, ""), |(path, fragment)| (path, fragment));
        if !path.starts_with(FOLDER) || path.contains("..") {
            findings.at(Code::AssetOutside, span, &[("address", address)]);
            return None;
        }
        let decoded = percent_decoded(path);
        let Some((path, file)) = [path, decoded.as_str()].into_iter().find_map(|path| Some((path, self.tree.get(path)?))) else {
            let suggestion = nearest(path, self.tree.below(FOLDER));
            findings.at(Code::AssetMissing, span, &[("address", path), ("suggestion", suggestion)]);
            return None;
        };
        // A kind that is not allowed is reported at the file itself.
        let kind = kind_of(path);
        let Some(kind) = kind else {
            self.used.insert(path.to_owned(), Asset { sha256: file.sha256(), size: 0, media_type: String::new() });
            return None;
        };
        let size = u64::try_from(file.bytes.len()).unwrap_or(u64::MAX);
        self.used.insert(path.to_owned(), Asset { sha256: file.sha256(), size, media_type: kind.media_type.to_owned() });
        if !wanted.contains(&kind.sort) {
            let arguments = [("address", path), ("sort", kind.sort.as_str()), ("wanted", wanted.first().map_or("", |sort| sort.as_str()))];
            findings.at(Code::AssetWrongUse, span, &arguments);
            return None;
        }
        let fragment = if fragment.is_empty() { String::new() } else { format!("#{fragment}") };
        let address = format!("/assets/{}{fragment}", file.sha256());
        Some(Found { address, media_type: kind.media_type, size: picture_size(kind, &file.bytes) })
    }

    /// Checks every file of the folder. `whole`: all texts were read, so that a file nothing pointed at is unused.
    pub(super) fn check_all(&self, whole: bool) -> Vec<Findings> {
        let check = |path: &str| {
            let mut findings = Findings::of(path);
            self.check(path, whole, &mut findings);
            findings
        };
        self.tree.below(FOLDER).map(check).collect()
    }

    fn check(&self, path: &str, whole: bool, findings: &mut Findings) {
        let Some(file) = self.tree.get(path) else { return };
        let Some(kind) = kind_of(path) else {
            let known: Vec<&str> = KINDS.iter().map(|kind| kind.extension).collect();
            findings.whole(Code::AssetType, &[("path", path), ("known", &known.join(", "))]);
            return;
        };
        if whole && !self.used.contains_key(path) {
            findings.whole(Code::AssetUnused, &[("path", path)]);
        }
        if !(kind.starts_right)(&file.bytes) {
            findings.whole(Code::AssetContent, &[("path", path), ("expected", kind.extension)]);
            return;
        }
        match kind.extension {
            "svg" => svg::check(&String::from_utf8_lossy(&file.bytes), findings),
            "vtt" => check_captions(&file.bytes, findings),
            _ => {}
        }
        if file.bytes.len() > kind.sort.heavy_from() {
            let (kilobytes, seconds) = ((file.bytes.len() / 1000).to_string(), (file.bytes.len() / SLOW_LINE).to_string());
            findings.whole(Code::MediaHeavy, &[("path", path), ("kilobytes", &kilobytes), ("seconds", &seconds)]);
        }
    }
}

/// Captions begin with the word WEBVTT on a line of its own and have at least one cue.
fn check_captions(bytes: &[u8], findings: &mut Findings) {
    let text = String::from_utf8_lossy(bytes);
    let first = text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
    let opens = first.strip_prefix("WEBVTT").is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']));
    if !opens || !text.contains("-->") {
        findings.at(Code::CaptionsBroken, Span::new(1, 1, u32::try_from(first.chars().count()).unwrap_or(1)), &[]);
    }
}

/// `%C3%A9` and the like as the characters they stand for; as it is when they stand for none.
fn percent_decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        let digits = tail.get(..2).and_then(|two| std::str::from_utf8(two).ok()).filter(|_| *first == b'%');
        let (byte, after) = match digits.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) => (byte, tail.get(2..).unwrap_or_default()),
            None => (*first, tail),
        };
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}

/// Width and height of a picture, where they stand in its first bytes.
fn picture_size(kind: &Kind, bytes: &[u8]) -> Option<(u32, u32)> {
    let four = |from: usize| Some(u32::from_be_bytes(bytes.get(from..from.checked_add(4)?)?.try_into().ok()?));
    let two = |from: usize| Some(u32::from(u16::from_le_bytes(bytes.get(from..from.checked_add(2)?)?.try_into().ok()?)));
    let size = match kind.extension {
        "png" => (four(16)?, four(20)?),
        "gif" => (two(6)?, two(8)?),
        "svg" => svg::size(std::str::from_utf8(bytes).ok()?)?,
        _ => return None,
    };
    Some(size).filter(|(width, height)| (1..=20_000).contains(width) && (1..=20_000).contains(height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_escapes_are_read() {
        for (written, want) in
            [("assets/fr%C3%A9.svg", "assets/fré.svg"), ("a%2", "a%2"), ("a%zz", "a%zz"), ("%ff", "%ff"), ("100%", "100%")]
        {
            assert_eq!(percent_decoded(written), want);
        }
    }

    #[test]
    fn the_size_of_plain_pictures_is_known() {
        let png = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &800_u32.to_be_bytes(), &300_u32.to_be_bytes()].concat();
        assert_eq!(picture_size(kind_of("a.png").unwrap(), &png), Some((800, 300)));
        assert_eq!(picture_size(kind_of("a.gif").unwrap(), b"GIF89a\x10\x00\x20\x00"), Some((16, 32)));
        assert_eq!(picture_size(kind_of("a.PNG").unwrap(), b"\x89PNG"), None);
    }
}
