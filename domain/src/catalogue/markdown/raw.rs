//! Raw HTML: plain elements stay, everything else goes, and the author is told.

use super::{Writer, escaped};
use crate::catalogue::diagnostic::{Code, Span};
use crate::catalogue::sanitise;
use comrak::Node;

/// Raw elements open at once. A browser would bear more; the sanitiser's time grows with the square of it.
const OPEN_AT_ONCE: u32 = 50;

impl Writer<'_, '_, '_> {
    /// A block of raw HTML.
    pub(super) fn raw_block(&mut self, node: Node<'_>, html: &str) {
        if html.trim_start().starts_with("<!--") && html.trim_end().ends_with("-->") {
            return; // a comment of the author
        }
        let start = self.span_of(node);
        let mut open = 0_u32;
        for (line, tag) in tags(html) {
            let span = Span { line: start.line.saturating_add(line), column: if line == 0 { start.column } else { 1 }, length: 1 };
            open = match name_of(&tag).as_str() {
                "br" | "hr" | "img" | "input" => open,
                _ if tag.starts_with("</") => open.saturating_sub(1),
                _ => open.saturating_add(1),
            };
            self.refuse(&tag, span);
            if open > OPEN_AT_ONCE {
                return self.findings.at(Code::HtmlRemoved, span, &[("tag", &escape_name(&tag))]);
            }
        }
        self.out.push_str(&sanitise::raw(html));
    }

    /// One tag inside a paragraph.
    pub(super) fn raw_inline(&mut self, node: Node<'_>, html: &str) {
        let span = self.span_of(node);
        if html.starts_with("<!--") || self.refuse(html, span) {
            return;
        }
        let name = name_of(html);
        if html.starts_with("</") {
            if self.raw_depth > 0 {
                self.raw_depth = self.raw_depth.saturating_sub(1);
                self.out.push_str(&format!("</{name}>"));
            }
            return;
        }
        if name == "br" {
            return self.out.push_str("<br>");
        }
        if self.raw_depth >= OPEN_AT_ONCE {
            return self.findings.at(Code::HtmlRemoved, span, &[("tag", &name)]);
        }
        // What the sanitiser leaves of the opening tag stands before what is put inside it.
        let cleaned = sanitise::raw(&format!("{html}\u{1}</{name}>"));
        if let Some((opening, _)) = cleaned.split_once(['\u{1}', '\u{fffd}']) {
            self.raw_depth = self.raw_depth.saturating_add(1);
            self.out.push_str(opening);
        }
    }

    /// Whether a tag is taken out; says so.
    fn refuse(&mut self, tag: &str, span: Span) -> bool {
        let name = name_of(tag);
        let lower = tag.to_lowercase();
        let risky = [" on", " style", " class", " id", " src", " href"].iter().any(|attribute| lower.contains(attribute));
        let known = sanitise::RAW_TAGS.contains(&name.as_str());
        if (!known || risky) && !tag.starts_with("</") {
            self.findings.at(Code::HtmlRemoved, span, &[("tag", &escape_name(tag))]);
        }
        !known
    }
}

fn escape_name(tag: &str) -> String {
    escaped(&name_of(tag))
}

/// The name of a tag, in lower case.
fn name_of(tag: &str) -> String {
    let inside = tag.trim_start_matches('<').trim_start_matches('/');
    inside.chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect::<String>().to_lowercase()
}

/// The tags in a stretch of HTML, with the line each stands on, from 0.
fn tags(html: &str) -> Vec<(u32, String)> {
    let mut found = Vec::new();
    for (line, text) in html.lines().enumerate() {
        for part in text.split('<').skip(1).filter(|part| part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!')) {
            let tag = part.split_inclusive('>').next().unwrap_or(part);
            if !tag.starts_with('!') {
                found.push((u32::try_from(line).unwrap_or(u32::MAX), format!("<{tag}")));
            }
        }
    }
    found
}
