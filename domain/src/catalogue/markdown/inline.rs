//! What stands inside a paragraph.

use super::{Writer, escaped};
use comrak::Node;
use comrak::nodes::NodeValue;

impl Writer<'_, '_, '_> {
    /// Writes the inline nodes below a node.
    pub(super) fn inlines(&mut self, parent: Node<'_>) {
        self.check_footnote_marks(parent);
        for node in parent.children() {
            self.inline(node);
        }
    }

    fn inline(&mut self, node: Node<'_>) {
        let data = node.data();
        match &data.value {
            NodeValue::Text(text) => {
                self.count(text);
                self.out.push_str(&escaped(text));
            }
            NodeValue::Code(code) => {
                self.count(&code.literal);
                self.out.push_str(&format!("<code>{}</code>", escaped(&code.literal)));
            }
            NodeValue::SoftBreak => self.out.push('\n'),
            NodeValue::LineBreak => self.out.push_str("<br>\n"),
            NodeValue::Emph => self.marked("em", node),
            NodeValue::Strong => self.marked("strong", node),
            NodeValue::HtmlInline(html) => self.raw_inline(node, html),
            NodeValue::Link(link) => self.link(node, &link.url),
            NodeValue::Image(image) => self.picture(node, image),
            NodeValue::FootnoteReference(reference) => self.footnote_reference(&reference.name),
            _ => self.inlines(node),
        }
    }

    fn marked(&mut self, element: &str, node: Node<'_>) {
        self.out.push_str(&format!("<{element}>"));
        self.inlines(node);
        self.out.push_str(&format!("</{element}>"));
    }
}
