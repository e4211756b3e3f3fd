//! The one place where HTML becomes [`SafeHtml`]: what the compiler writes passes, everything else is taken out.

use super::model::SafeHtml;
use ammonia::Builder;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Elements the compiler writes, and those of raw HTML that do no harm.
const TAGS: &[&str] = &[
    "a",
    "abbr",
    "aside",
    "audio",
    "b",
    "bdi",
    "blockquote",
    "br",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "section",
    "small",
    "source",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "track",
    "u",
    "ul",
    "var",
    "video",
];

/// Elements an author may write as raw HTML.
pub(super) const RAW_TAGS: &[&str] = &[
    "abbr",
    "b",
    "bdi",
    "blockquote",
    "br",
    "cite",
    "code",
    "dd",
    "del",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "i",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "u",
    "ul",
    "var",
];

const CLASSES: &[(&str, &[&str])] = &[
    ("aside", &["note"]),
    ("section", &["practice", "footnotes"]),
    ("div", &["check", "ask", "table-wrap"]),
    ("dl", &["glossary"]),
    ("figure", &["media"]),
    ("p", &["title"]),
    ("td", &["end", "centre"]),
    ("th", &["end", "centre"]),
    ("li", &["task"]),
    ("a", &["back"]),
];

const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("a", &["href", "rel", "id", "aria-label"]),
    ("abbr", &["title"]),
    ("aside", &["role"]),
    ("audio", &["controls", "preload", "src"]),
    ("div", &["role", "tabindex", "aria-label"]),
    ("h2", &["id"]),
    ("h3", &["id"]),
    ("h4", &["id"]),
    ("h5", &["id"]),
    ("h6", &["id"]),
    ("img", &["src", "alt", "width", "height", "loading"]),
    ("li", &["id"]),
    ("ol", &["start"]),
    ("section", &["aria-label"]),
    ("source", &["src", "type"]),
    ("span", &["role", "aria-label"]),
    ("th", &["scope"]),
    ("track", &["kind", "src", "srclang", "label", "default"]),
    ("video", &["controls", "preload", "poster", "width", "height", "src"]),
];

fn set(words: &[&'static str]) -> HashSet<&'static str> {
    words.iter().copied().collect()
}

fn map(table: &[(&'static str, &[&'static str])]) -> HashMap<&'static str, HashSet<&'static str>> {
    table.iter().map(|(tag, words)| (*tag, set(words))).collect()
}

static PAGE: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .tags(set(TAGS))
        .clean_content_tags(set(&["script", "style", "iframe", "object", "noscript", "template", "textarea", "title", "xmp"]))
        .tag_attributes(map(ATTRIBUTES))
        .generic_attributes(set(&["lang", "dir"]))
        .allowed_classes(map(CLASSES))
        .url_schemes(set(&["https", "http", "mailto"]))
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(None)
        .strip_comments(true)
        .attribute_filter(|element, attribute, value| keep(element, attribute, value).then_some(Cow::Borrowed(value)));
    builder
});

static RAW: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .tags(set(RAW_TAGS))
        .clean_content_tags(set(&["script", "style", "iframe", "object", "noscript", "template", "textarea", "title", "xmp"]))
        .tag_attributes(map(&[("abbr", &["title"])]))
        .generic_attributes(set(&["lang", "dir"]))
        .link_rel(None)
        .attribute_filter(|element, attribute, value| keep(element, attribute, value).then_some(Cow::Borrowed(value)));
    builder
});

/// Whether an attribute has a value the compiler could have written.
fn keep(element: &str, attribute: &str, value: &str) -> bool {
    let number = |value: &str| (1..=6).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_digit());
    let own_file = |value: &str| {
        value.strip_prefix("/assets/").is_some_and(|rest| rest.len() == 64 && rest.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    match (element, attribute) {
        (_, "id") => value.starts_with("h-") || value.starts_with("fn-"),
        (_, "lang" | "srclang") => {
            (2..=12).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        }
        (_, "dir") => matches!(value, "ltr" | "rtl" | "auto"),
        (_, "role") => matches!(value, "note" | "group" | "img"),
        (_, "tabindex") => value == "0",
        (_, "rel") => value == "noopener",
        (_, "loading") => value == "lazy",
        (_, "preload") => value == "none" || value == "metadata",
        (_, "scope") => value == "col",
        (_, "kind") => value == "captions",
        ("a", "href") => value.starts_with("https://") || value.starts_with("http://") || value.starts_with("mailto:") || is_inside(value),
        (_, "src" | "poster") => own_file(value),
        (_, "width" | "height" | "start") => number(value),
        _ => true,
    }
}

/// An address on this site: `/…` or `#…`, never `//host`.
fn is_inside(address: &str) -> bool {
    address.starts_with("#h-")
        || address.starts_with("#fn-")
        || (address.starts_with('/') && !address.starts_with("//") && !address.contains('\\'))
}

/// Takes out of HTML all that the compiler does not write.
pub(super) fn page(html: &str) -> SafeHtml {
    SafeHtml::cleaned(PAGE.clean(html).to_string())
}

/// Takes out of an author's raw HTML all but a small set of plain elements.
pub(super) fn raw(html: &str) -> String {
    RAW.clean(html).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_compiler_writes_passes_unchanged() {
        let hash = "a".repeat(64);
        for html in [
            "<h2 id=\"h-été\">É</h2>".to_owned(),
            "<aside class=\"note\" role=\"note\"><p class=\"title\">x</p></aside>".to_owned(),
            "<section class=\"practice\"><p class=\"title\">Utrecht <small>2012</small></p></section>".to_owned(),
            "<div class=\"table-wrap\" tabindex=\"0\" role=\"group\" aria-label=\"Table 1\"><table><thead><tr><th scope=\"col\" class=\"end\">a</th></tr></thead><tbody><tr><td class=\"centre\">b</td></tr></tbody></table></div>".to_owned(),
            format!("<figure><img src=\"/assets/{hash}\" alt=\"x\" width=\"10\" height=\"20\" loading=\"lazy\"><figcaption>c</figcaption></figure>"),
            "<p><a href=\"https://example.org/\" rel=\"noopener\">x</a> <a href=\"/fr/courses/c/a\">y</a> <a href=\"mailto:a@example.org\">z</a></p>".to_owned(),
            "<sup><a href=\"#fn-1\" id=\"fn-ref-1\">1</a></sup>".to_owned(),
            "<section class=\"footnotes\" aria-label=\"Notes\"><ol><li id=\"fn-1\"><p>x <a href=\"#fn-ref-1\" class=\"back\" aria-label=\"b\">↩</a></p></li></ol></section>".to_owned(),
            format!("<figure class=\"media\"><video controls=\"\" preload=\"none\" poster=\"/assets/{hash}\"><source src=\"/assets/{hash}\" type=\"video/mp4\"><track kind=\"captions\" src=\"/assets/{hash}\" srclang=\"fr\" label=\"Français\" default=\"\"></video><details><summary>t</summary><p>x</p></details></figure>"),
            "<ul><li class=\"task\"><span role=\"img\" aria-label=\"done\">☑</span> x</li></ul><ol start=\"3\"><li>x</li></ol>".to_owned(),
            "<dl class=\"glossary\"><dt>a</dt><dd>b</dd></dl><p lang=\"fr\" dir=\"ltr\">x</p>".to_owned(),
        ] {
            assert_eq!(page(&html).as_str(), html, "{html}");
        }
    }

    #[test]
    fn nothing_dangerous_passes() {
        for (html, want) in [
            ("<script>x</script>a", "a"),
            ("<p style=\"x\" onclick=\"x\" class=\"note\" id=\"main\">a</p>", "<p class=\"\">a</p>"),
            ("<a href=\"javascript:x\">a</a>", "<a>a</a>"),
            ("<a href=\"//evil.example\">a</a><a href=\"data:text/html,x\">b</a>", "<a>a</a><a>b</a>"),
            ("<img src=\"https://evil.example/x.png\" alt=\"a\">", "<img alt=\"a\">"),
            ("<video src=\"/assets/../x\" autoplay></video>", "<video></video>"),
            ("<form action=\"/x\"><input name=\"a\"><button>b</button></form>", "b"),
            ("<svg><script>x</script></svg><math><mi>x</mi></math>a", "a"),
            ("<iframe src=\"/x\"></iframe><object data=\"x\"></object><embed src=\"x\">", ""),
            ("<base href=\"https://evil.example\"><meta http-equiv=\"refresh\"><link rel=\"x\">a", "a"),
            ("<h1>a</h1>", "a"),
        ] {
            assert_eq!(page(html).as_str(), want, "{html}");
        }
        assert_eq!(raw("<p class=\"x\"><a href=\"https://example.org\">a</a><img src=x><b>c</b></p>"), "<p>a<b>c</b></p>");
    }

    #[test]
    fn many_levels_are_survived() {
        let _ = page(&"<b><div>".repeat(1_000));
        let _ = raw(&"<b><div>".repeat(1_000));
    }
}
