//! The mail folder, read back.

use std::path::Path;

/// A mail somebody got.
#[derive(Debug, Clone)]
pub struct Mail {
    /// Its subject, decoded.
    pub subject: String,
    /// Its text, decoded.
    pub text: String,
}

impl Mail {
    /// The last part of the first address in the text that holds `path`.
    pub fn link_token(&self, path: &str) -> Option<String> {
        let rest = self.text.split_once(path)?.1;
        Some(rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').next()?.to_owned())
    }
}

/// The mails to an address, oldest first.
pub fn read(folder: &Path, address: &str) -> Vec<Mail> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    // Named by the job's id, which rises.
    let mut paths: Vec<_> =
        entries.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|kind| kind == "eml")).collect();
    paths.sort();
    paths.iter().filter_map(|path| parse(&std::fs::read_to_string(path).unwrap(), address)).collect()
}

fn parse(raw: &str, address: &str) -> Option<Mail> {
    let (head, body) = raw.split_once("\r\n\r\n")?;
    let head = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    let header = |name: &str| head.lines().find_map(|line| line.strip_prefix(name)).unwrap_or("").trim().to_owned();
    if !header("To:").contains(address) {
        return None;
    }
    let text = match header("Content-Transfer-Encoding:").to_ascii_lowercase().as_str() {
        "base64" => String::from_utf8(base64(body)).unwrap(),
        "quoted-printable" => quoted(body, false),
        _ => body.replace("\r\n", "\n"),
    };
    Some(Mail { subject: words(&header("Subject:")), text })
}

/// Decodes the encoded words of a header.
fn words(header: &str) -> String {
    let mut decoded = String::new();
    let mut rest = header;
    while let Some((before, encoded)) = rest.split_once("=?") {
        let mut parts = encoded.splitn(4, '?');
        let (Some(_), Some(kind), Some(text), Some(after)) = (parts.next(), parts.next(), parts.next(), parts.next()) else { break };
        if !before.trim().is_empty() || decoded.is_empty() {
            decoded.push_str(before);
        }
        let plain = if kind.eq_ignore_ascii_case("b") { String::from_utf8(base64(text)).unwrap() } else { quoted(text, true) };
        decoded.push_str(&plain);
        rest = after.strip_prefix('=').unwrap_or(after);
    }
    decoded + rest
}

fn base64(text: &str) -> Vec<u8> {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut bits, mut count) = (Vec::new(), 0_u32, 0_u32);
    for digit in text.bytes().filter_map(|byte| DIGITS.iter().position(|digit| *digit == byte)) {
        bits = (bits << 6) | u32::try_from(digit).unwrap();
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from((bits >> count) & 0xff).unwrap());
        }
    }
    bytes
}

fn quoted(text: &str, in_header: bool) -> String {
    let joined = text.replace("=\r\n", "").replace("\r\n", "\n");
    let mut bytes = Vec::new();
    let mut rest = joined.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let escaped = (*first == b'=').then(|| tail.get(..2)).flatten().and_then(|digits| hex::decode(digits).ok());
        match escaped {
            Some(byte) => {
                bytes.extend(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(if in_header && *first == b'_' { b' ' } else { *first });
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn mails_are_read_as_they_were_written() {
    assert_eq!(words("=?utf-8?b?w6k=?= =?utf-8?q?t=C3=A9_a?= b"), "été a b");
    assert_eq!(quoted("a=C3=A9=\r\nb=3D", false), "aéb=");
}
