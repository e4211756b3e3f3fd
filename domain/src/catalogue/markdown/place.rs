//! Where a stretch of Markdown stands in the author's file.

use crate::catalogue::diagnostic::Span;
use crate::catalogue::yaml::{Node, Value};
use comrak::nodes::Sourcepos;

/// How lines and columns of a text become those of its file.
#[derive(Debug, Clone, Copy)]
pub(in crate::catalogue) enum Origin {
    /// So many lines above and columns to the left of the text.
    Shifted {
        /// Lines above.
        lines: u32,
        /// Columns to the left, in every line.
        columns: u32,
    },
    /// Lines do not go along (a folded YAML text): everything stands there.
    Fixed(Span),
}

impl Origin {
    /// A text that begins after so many lines and columns.
    pub(in crate::catalogue) fn shifted(lines: u32, columns: u32) -> Self {
        Self::Shifted { lines, columns }
    }

    /// A text that is a value in YAML.
    pub(in crate::catalogue) fn of(node: &Node) -> Self {
        match &node.value {
            Value::Scalar { inset: Some(inset), .. } => Self::Shifted {
                lines: node.span.line.saturating_sub(1),
                columns: node.span.column.saturating_sub(1).saturating_add(*inset),
            },
            _ => Self::Fixed(node.span),
        }
    }

    /// Where the text begins.
    pub(super) fn start(self) -> Span {
        match self {
            Self::Shifted { lines, columns } => Span::new(lines.saturating_add(1), columns.saturating_add(1), 1),
            Self::Fixed(span) => span,
        }
    }

    /// A text inside this one, so many lines and columns further on.
    pub(super) fn inner(self, more_lines: usize, more_columns: usize) -> Self {
        match self {
            Self::Shifted { lines, columns } => {
                Self::Shifted { lines: lines.saturating_add(number(more_lines)), columns: columns.saturating_add(number(more_columns)) }
            }
            fixed @ Self::Fixed(_) => fixed,
        }
    }

    /// The place of a node, clipped to its first line, which is given.
    pub(super) fn span(self, position: Sourcepos, line: &str) -> Span {
        let Self::Shifted { lines, columns } = self else { return self.start() };
        let (start, end) = (position.start, position.end);
        // The line is counted only when the node goes on below it: a line may be very long and hold very many nodes.
        let until = if start.line == end.line && end.column != usize::MAX { end.column } else { line.trim_end().chars().count() };
        let length = until.saturating_add(1).saturating_sub(start.column.max(1));
        Span::new(lines.saturating_add(number(start.line)), columns.saturating_add(number(start.column.max(1))), number(length))
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
