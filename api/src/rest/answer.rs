//! Answers to questions, as the API reads and writes them.

use poem_openapi::{
    registry::{MetaSchema, MetaSchemaRef},
    types::{ParseFromJSON, ParseResult, ToJSON, Type},
};
use serde_json::Value;
use std::borrow::Cow;

/// Most options of a question anybody writes.
const MOST: usize = 200;

/// An answer: an object of the one member that belongs to the question's type, or null for none.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[serde(transparent)]
pub struct AnswerBody(pub Value);

fn text() -> MetaSchema {
    MetaSchema { max_length: Some(1_000), nullable: true, ..MetaSchema::new("string") }
}

fn inline(schema: MetaSchema) -> MetaSchemaRef {
    MetaSchemaRef::Inline(Box::new(schema))
}

fn list(item: MetaSchema) -> MetaSchema {
    MetaSchema { items: Some(Box::new(inline(item))), max_items: Some(MOST), nullable: true, ..MetaSchema::new("array") }
}

fn said(description: &'static str, schema: MetaSchema) -> MetaSchemaRef {
    inline(MetaSchema { description: Some(description), ..schema })
}

impl Type for AnswerBody {
    const IS_REQUIRED: bool = true;

    type RawValueType = Self;
    type RawElementValueType = Self;

    fn name() -> Cow<'static, str> {
        "Answer".into()
    }

    fn schema_ref() -> MetaSchemaRef {
        let letters = MetaSchema { nullable: false, ..text() };
        let properties = vec![
            ("choice", said("`single_choice`: an option's letter.", text())),
            ("choices", said("`multiple_choice`: letters of options.", list(letters))),
            ("truth", said("`true_false`.", MetaSchema { nullable: true, ..MetaSchema::new("boolean") })),
            (
                "matches",
                said(
                    "`matching`: for the number of each left side decided, the letter of its right side.",
                    MetaSchema { additional_properties: Some(Box::new(inline(text()))), nullable: true, ..MetaSchema::new("object") },
                ),
            ),
            ("order", said("`ordering`: letters of items from the first place on; null where a place is not decided.", list(text()))),
            ("number", said("`numeric`: the number as typed.", text())),
            ("text", said("`short_text`: the text as typed.", text())),
        ];
        inline(MetaSchema {
            description: Some("The one member that belongs to the question’s type. Null, also for the member, is no answer."),
            properties,
            nullable: true,
            ..MetaSchema::new("object")
        })
    }

    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }

    fn raw_element_iter<'a>(&'a self) -> Box<dyn Iterator<Item = &'a Self> + 'a> {
        Box::new(std::iter::once(self))
    }
}

impl ParseFromJSON for AnswerBody {
    fn parse_from_json(value: Option<Value>) -> ParseResult<Self> {
        Ok(Self(value.unwrap_or_default()))
    }
}

impl ToJSON for AnswerBody {
    fn to_json(&self) -> Option<Value> {
        Some(self.0.clone())
    }
}
