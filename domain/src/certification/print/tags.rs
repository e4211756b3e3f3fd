//! The logical structure of the page, for who listens to it.

use super::sheet::Role;
use crate::certification::printed::Printed;
use krilla::geom::Rect;
use krilla::tagging::{BBox, Identifier, ListNumbering, Node, Tag, TagGroup, TagKind, TagTree};
use std::num::NonZeroU16;

/// What was drawn of a block.
pub(super) struct Drawn {
    pub(super) role: Role,
    /// One per line.
    pub(super) ids: Vec<Identifier>,
    /// The clickable place over it.
    pub(super) link: Option<Identifier>,
}

/// The tree in reading order. Labels and what they label become lists.
pub(super) fn tree(drawn: Vec<Drawn>, printed: &Printed, code: Option<Rect>) -> TagTree {
    let mut tree = TagTree::new().with_lang(Some(printed.language.code().to_owned()));
    let mut list: Option<TagGroup> = None;
    let mut label: Option<TagGroup> = None;
    for block in drawn {
        if !matches!(block.role, Role::Label | Role::Labelled | Role::Link)
            && let Some(list) = list.take()
        {
            tree.push(list);
        }
        match block.role {
            Role::Heading => tree.push(group(Tag::Hn(NonZeroU16::MIN, Some(printed.heading.clone())), block)),
            Role::Paragraph => tree.push(group(Tag::P, block)),
            Role::Code => {
                let bbox = code.map(|rect| BBox::new(0, rect));
                tree.push(group(Tag::Figure(Some(printed.qr.clone())).with_bbox(bbox), block));
            }
            Role::Label => label = Some(group(Tag::Lbl, block)),
            Role::Labelled | Role::Link => {
                let body = match block.role {
                    Role::Link if block.link.is_some() => TagGroup::with_children(Tag::LBody, vec![group(Tag::Link, block).into()]),
                    _ => group(Tag::LBody, block),
                };
                let children = label.take().into_iter().chain([body]).map(Node::from).collect();
                let item = TagGroup::with_children(Tag::LI, children);
                list.get_or_insert_with(|| TagGroup::new(Tag::L(ListNumbering::None))).push(item);
            }
        }
    }
    if let Some(list) = list {
        tree.push(list);
    }
    tree
}

fn group(tag: impl Into<TagKind>, block: Drawn) -> TagGroup {
    TagGroup::with_children(tag, block.ids.into_iter().chain(block.link).map(Node::from).collect())
}
