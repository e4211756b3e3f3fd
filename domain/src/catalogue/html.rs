//! Clean HTML put elsewhere: several texts on one page, or as plain words. It reads what the sanitiser writes, which is regular: every
//! attribute in double quotes, `"`, `<` and `&` in values and text as entities.

use super::model::SafeHtml;

/// A stretch of HTML.
#[derive(Debug, PartialEq, Eq)]
enum Piece<'a> {
    Text(&'a str),
    /// With its angle brackets.
    Tag(&'a str),
}

/// Cuts HTML into tags and what stands between them.
struct Pieces<'a>(&'a str);

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if self.0.is_empty() {
            return None;
        }
        let is_tag = self.0.starts_with('<');
        let end = if is_tag { tag_end(self.0) } else { self.0.find('<').unwrap_or(self.0.len()) };
        let (piece, rest) = self.0.split_at_checked(end).unwrap_or((self.0, ""));
        self.0 = rest;
        Some(if is_tag { Piece::Tag(piece) } else { Piece::Text(piece) })
    }
}

/// Where the tag at the start ends: after the first `>` outside quotes.
fn tag_end(html: &str) -> usize {
    let mut quoted = false;
    for (at, c) in html.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '>' if !quoted => return at.saturating_add(1),
            _ => {}
        }
    }
    html.len()
}

/// The name of a tag, without the slash of an end tag.
fn name(tag: &str) -> &str {
    let inner = tag.trim_start_matches('<').trim_start_matches('/');
    inner.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default()
}

impl SafeHtml {
    /// The same text as one of several on a page: its anchors begin with `prefix`, and its headings stand one level lower.
    #[must_use]
    pub fn among_others(&self, prefix: &str) -> Self {
        let mut html = String::with_capacity(self.as_str().len().saturating_add(64));
        for piece in Pieces(self.as_str()) {
            match piece {
                Piece::Text(text) => html.push_str(text),
                Piece::Tag(tag) => {
                    let tag = tag.replace(" id=\"", &format!(" id=\"{prefix}-")).replace(" href=\"#", &format!(" href=\"#{prefix}-"));
                    html.push_str(&lowered(tag));
                }
            }
        }
        Self::cleaned(html)
    }

    /// The words alone, a line for each paragraph or item.
    pub fn words(&self) -> String {
        let mut text = String::new();
        for piece in Pieces(self.as_str()) {
            match piece {
                Piece::Text(words) => text.push_str(words),
                Piece::Tag(tag) => match name(tag) {
                    "br" => text.push('\n'),
                    "li" if !tag.starts_with("</") => text.push_str("\n- "),
                    "p" | "div" | "ul" | "ol" | "li" | "blockquote" | "h2" | "h3" | "h4" | "pre" | "tr" => text.push('\n'),
                    "td" | "th" => text.push(' '),
                    _ => {}
                },
            }
        }
        let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&nbsp;", "\u{a0}").replace("&amp;", "&");
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty() && *line != "-").collect();
        lines.join("\n")
    }
}

/// A heading's tag one level lower; any other tag as it is.
fn lowered(tag: String) -> String {
    let lower = match name(&tag) {
        "h2" => "h3",
        "h3" => "h4",
        "h4" => "h5",
        "h5" => "h6",
        _ => return tag,
    };
    tag.replacen(name(&tag), lower, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_of_several_texts_do_not_meet() {
        for (html, want) in [
            ("<h2 id=\"h-a\">A</h2>", "<h3 id=\"l1-h-a\">A</h3>"),
            ("<h5>x</h5><h6>y</h6><hr>", "<h6>x</h6><h6>y</h6><hr>"),
            ("<a href=\"#fn-1\" id=\"fn-ref-1\">1</a>", "<a href=\"#l1-fn-1\" id=\"l1-fn-ref-1\">1</a>"),
            ("<a href=\"/en/courses/c/a\">x</a>", "<a href=\"/en/courses/c/a\">x</a>"),
            ("<code> id=\"x\" href=\"#y\" </code>", "<code> id=\"x\" href=\"#y\" </code>"),
            ("<img alt=\"a > b\" src=\"/assets/x\"><h2>c</h2>", "<img alt=\"a > b\" src=\"/assets/x\"><h3>c</h3>"),
            ("é<", "é<"),
        ] {
            assert_eq!(SafeHtml::cleaned(html.into()).among_others("l1").as_str(), want);
        }
    }

    #[test]
    fn words_keep_their_lines() {
        for (html, want) in [
            ("<p>Who &amp; <em>what</em>?</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>", "Who & what?\n- one\n- two"),
            ("<p>a<br>b &lt;c&gt;</p>", "a\nb <c>"),
            ("", ""),
        ] {
            assert_eq!(SafeHtml::cleaned(html.into()).words(), want);
        }
    }
}
