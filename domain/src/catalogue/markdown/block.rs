//! Blocks: paragraphs, headings, lists, tables, code.

use super::{Where, Writer, escaped, plain_text};
use crate::catalogue::diagnostic::Code;
use comrak::Node;
use comrak::nodes::{ListType, NodeValue, TableAlignment};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

impl Writer<'_, '_, '_> {
    /// Writes the blocks below a node.
    pub(super) fn blocks(&mut self, parent: Node<'_>) {
        for node in parent.children() {
            self.block(node, false);
        }
    }

    /// Writes a block. In a tight list paragraphs are bare.
    fn block(&mut self, node: Node<'_>, tight: bool) {
        let data = node.data();
        if self.place == Where::Phrase {
            return self.part(node, &data.value);
        }
        match &data.value {
            NodeValue::Paragraph => self.paragraph(node, tight),
            NodeValue::Heading(heading) => self.heading(node, heading.level),
            NodeValue::BlockQuote => self.wrapped("<blockquote>", node, "</blockquote>\n"),
            NodeValue::List(list) => {
                let (open, close) = match list.list_type {
                    ListType::Ordered if list.start == 1 => ("<ol>".to_owned(), "</ol>\n"),
                    ListType::Ordered => (format!("<ol start=\"{}\">", list.start), "</ol>\n"),
                    ListType::Bullet => ("<ul>".to_owned(), "</ul>\n"),
                };
                self.out.push_str(&open);
                for item in node.children() {
                    self.item(item, list.tight);
                }
                self.out.push_str(close);
            }
            NodeValue::ThematicBreak => self.out.push_str("<hr>\n"),
            NodeValue::CodeBlock(code) => self.code_block(node, code),
            NodeValue::HtmlBlock(html) => self.raw_block(node, &html.literal),
            NodeValue::Table(table) => self.table(node, &table.alignments),
            NodeValue::FootnoteDefinition(_) => {} // written at the end
            _ => self.blocks(node),
        }
    }

    /// A block where only words may stand: its words.
    fn part(&mut self, node: Node<'_>, value: &NodeValue) {
        match value {
            NodeValue::Paragraph | NodeValue::Heading(_) | NodeValue::TableCell => {
                if !self.out.is_empty() {
                    self.out.push_str("<br>");
                }
                self.inlines(node);
            }
            NodeValue::CodeBlock(code) => self.out.push_str(&format!("<code>{}</code>", escaped(code.literal.trim_end()))),
            NodeValue::HtmlBlock(html) => self.findings.at(
                Code::HtmlRemoved,
                self.origin.start(),
                &[("tag", &escaped(html.literal.lines().next().unwrap_or_default()))],
            ),
            _ => self.blocks(node),
        }
    }

    fn wrapped(&mut self, open: &str, node: Node<'_>, close: &str) {
        self.out.push_str(open);
        self.blocks(node);
        self.out.push_str(close);
    }

    fn paragraph(&mut self, node: Node<'_>, tight: bool) {
        let mut inside = node.children();
        if let (Some(only), None) = (inside.next(), inside.next())
            && let NodeValue::Image(image) = &only.data().value
        {
            return self.figure(only, image);
        }
        if tight {
            return self.inlines(node);
        }
        self.out.push_str("<p>");
        self.inlines(node);
        self.out.push_str("</p>\n");
    }

    fn item(&mut self, item: Node<'_>, tight: bool) {
        match &item.data().value {
            NodeValue::TaskItem(task) => {
                let (mark, word) = if task.symbol.is_some() { ("☑", self.words.done) } else { ("☐", self.words.open) };
                self.out.push_str(&format!("<li class=\"task\"><span role=\"img\" aria-label=\"{word}\">{mark}</span> "));
            }
            _ => self.out.push_str("<li>"),
        }
        for block in item.children() {
            self.block(block, tight);
        }
        self.out.push_str("</li>\n");
    }

    fn heading(&mut self, node: Node<'_>, level: u8) {
        let (text, span) = (plain_text(node), self.span_of(node));
        if text.is_empty() {
            return self.findings.at(Code::HeadingEmpty, span, &[]);
        }
        if level == 1 {
            self.findings.at(Code::HeadingLevelOne, span, &[("title", &text)]);
        }
        if self.place == Where::Short {
            // A quiz has its own headings; one inside a question would break their order.
            self.out.push_str("<p><strong>");
            self.inlines(node);
            return self.out.push_str("</strong></p>\n");
        }
        if level > self.level.saturating_add(1) {
            let (found, wanted) = (level.to_string(), self.level.saturating_add(1).to_string());
            self.findings.at(Code::HeadingSkipped, span, &[("found", &found), ("wanted", &wanted)]);
        }
        self.level = level.max(2);
        let level = level.clamp(2, 6);
        let anchor = self.anchor(&text);
        self.out.push_str(&format!("<h{level} id=\"{anchor}\">"));
        self.inlines(node);
        self.out.push_str(&format!("</h{level}>\n"));
        if level == 2 && self.place == Where::Lesson {
            self.done.headings.push((anchor, text));
        }
    }

    /// A name for a heading that no other heading of the page has.
    fn anchor(&mut self, text: &str) -> String {
        let mut slug = String::from("h");
        // Accents are left out: what remains can be typed and sent without escapes.
        let lower: String = text.to_lowercase().nfd().filter(|c| !is_combining_mark(*c)).collect();
        for word in lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(12) {
            slug.push('-');
            slug.push_str(word);
        }
        if slug == "h" {
            slug.push_str("-x");
        }
        let free = (1_u32..).map(|number| if number == 1 { slug.clone() } else { format!("{slug}-{number}") });
        let anchor = free.into_iter().find(|name| !self.anchors.contains(name)).unwrap_or(slug.clone());
        self.anchors.insert(anchor.clone());
        anchor
    }

    fn table(&mut self, node: Node<'_>, alignments: &[TableAlignment]) {
        self.tables = self.tables.saturating_add(1);
        let label = format!("{} {}", self.words.table, self.tables);
        self.out.push_str(&format!("<div class=\"table-wrap\" tabindex=\"0\" role=\"group\" aria-label=\"{label}\"><table>\n"));
        let mut body = false;
        for row in node.children() {
            let head = matches!(row.data().value, NodeValue::TableRow(true));
            if head {
                self.out.push_str("<thead>");
            } else if !body {
                self.out.push_str("<tbody>\n");
                body = true;
            }
            self.row(row, head, alignments);
            if head {
                self.out.push_str("</thead>\n");
            }
        }
        self.out.push_str(if body { "</tbody></table></div>\n" } else { "</table></div>\n" });
    }

    fn row(&mut self, row: Node<'_>, head: bool, alignments: &[TableAlignment]) {
        self.out.push_str("<tr>");
        for (cell, alignment) in row.children().zip(alignments.iter().chain(std::iter::repeat(&TableAlignment::None))) {
            let class = match alignment {
                TableAlignment::Center => " class=\"centre\"",
                TableAlignment::Right => " class=\"end\"",
                TableAlignment::Left | TableAlignment::None => "",
            };
            let (open, close) = if head { ("<th scope=\"col\"", "</th>") } else { ("<td", "</td>") };
            self.out.push_str(&format!("{open}{class}>"));
            self.inlines(cell);
            self.out.push_str(close);
        }
        self.out.push_str("</tr>\n");
    }

    /// A code block that is no directive.
    pub(super) fn plain_code(&mut self, literal: &str) {
        self.count(literal);
        self.out.push_str(&format!("<pre><code>{}</code></pre>\n", escaped(literal)));
    }
}
