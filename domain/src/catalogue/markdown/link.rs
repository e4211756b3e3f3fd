//! Links and pictures: where they lead and whether they may.

use super::{Writer, escaped, plain_text};
use crate::catalogue::asset::Sort;
use crate::catalogue::diagnostic::{Code, Span, nearest};
use comrak::Node;
use comrak::nodes::NodeLink;

/// Link texts that say nothing to who hears only the links of a page.
const UNCLEAR: &[&str] = &[
    "here",
    "click here",
    "this",
    "link",
    "this link",
    "more",
    "read more",
    "ici",
    "cliquez ici",
    "cliquer ici",
    "ce lien",
    "lien",
    "en savoir plus",
    "lire la suite",
    "aquí",
    "aqui",
    "haga clic aquí",
    "pulse aquí",
    "este enlace",
    "enlace",
    "más",
    "leer más",
    "ver más",
];

/// Longest address, in bytes.
const LONGEST: usize = 2_048;

impl Writer<'_, '_, '_> {
    /// A link, or only its text when it leads nowhere.
    pub(super) fn link(&mut self, node: Node<'_>, address: &str) {
        let (text, span) = (plain_text(node), self.span_of(node));
        let has_picture = node.descendants().any(|inner| matches!(inner.data().value, comrak::nodes::NodeValue::Image(_)));
        if address.trim().is_empty() || (text.is_empty() && !has_picture) {
            self.findings.at(Code::LinkEmpty, span, &[]);
            return self.inlines(node);
        }
        let bare = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if UNCLEAR.contains(&bare.as_str()) {
            self.findings.at(Code::LinkUnclear, span, &[("text", &text)]);
        }
        match self.address(address, span) {
            Some(attributes) => {
                self.out.push_str(&format!("<a {attributes}>"));
                self.inlines(node);
                self.out.push_str("</a>");
            }
            None => self.inlines(node),
        }
    }

    /// The attributes of a link to `address`.
    fn address(&mut self, address: &str, span: Span) -> Option<String> {
        let lower = address.to_lowercase();
        if let Some(activity) = address.strip_prefix("activity:") {
            return self.activity(activity, span);
        }
        if lower.starts_with("https://") || lower.starts_with("http://") {
            if address.len() > LONGEST {
                self.findings.at(Code::LinkScheme, span, &[("address", &address.chars().take(60).collect::<String>())]);
                return None;
            }
            if lower.starts_with("http://") {
                self.findings.at(Code::LinkInsecure, span, &[("address", address)]);
            }
            return Some(format!("href=\"{}\" rel=\"noopener\"", escaped(address)));
        }
        if lower.starts_with("mailto:") {
            return Some(format!("href=\"{}\"", escaped(address)));
        }
        if lower.starts_with("assets/") {
            let all = [Sort::Document, Sort::Picture, Sort::Audio, Sort::Video, Sort::Captions];
            let found = self.around.assets.find(address, &all, span, self.findings)?;
            return Some(format!("href=\"{}\"", escaped(&found.address)));
        }
        let scheme = lower.split([':', '/', '?', '#']).next().unwrap_or_default();
        let code = if lower.get(scheme.len()..).is_some_and(|rest| rest.starts_with(':')) { Code::LinkScheme } else { Code::LinkRelative };
        self.findings.at(code, span, &[("address", address)]);
        None
    }

    fn activity(&mut self, id: &str, span: Span) -> Option<String> {
        if self.around.activities.contains(id) {
            return Some(format!("href=\"/{}/courses/{}/{id}\"", self.around.language.code(), self.around.course));
        }
        let suggestion = nearest(id, self.around.activities.iter().map(String::as_str));
        self.findings.at(Code::LinkUnknownActivity, span, &[("id", id), ("suggestion", suggestion)]);
        None
    }

    /// A picture in the text.
    pub(super) fn picture(&mut self, node: Node<'_>, image: &NodeLink) {
        let (alternative, span) = (plain_text(node), self.span_of(node));
        if alternative.is_empty() {
            self.findings.at(Code::ImageWithoutAlt, span, &[("address", &image.url)]);
        }
        let lower = image.url.to_lowercase();
        if lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("//") || lower.starts_with("data:") {
            return self.findings.at(Code::ImageRemote, span, &[("address", &image.url.chars().take(60).collect::<String>())]);
        }
        let Some(found) = self.around.assets.find(&image.url, &[Sort::Picture], span, self.findings) else { return };
        let size = found.size.map(|(width, height)| format!(" width=\"{width}\" height=\"{height}\"")).unwrap_or_default();
        self.count(&alternative);
        self.out.push_str(&format!("<img src=\"{}\" alt=\"{}\"{size} loading=\"lazy\">", found.address, escaped(&alternative)));
    }

    /// A picture alone in its paragraph.
    pub(super) fn figure(&mut self, node: Node<'_>, image: &NodeLink) {
        self.out.push_str("<figure>");
        self.picture(node, image);
        if !image.title.trim().is_empty() {
            self.count(&image.title);
            self.out.push_str(&format!("<figcaption>{}</figcaption>", escaped(image.title.trim())));
        }
        self.out.push_str("</figure>\n");
    }
}
