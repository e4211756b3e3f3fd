//! Ids in addresses and bodies. A text that cannot be an id names nothing, so in an address it is answered like an unknown one: 404.

use domain::certification::CertificateCode;
use domain::id::{
    ActivityId, AttemptId, AttemptRequestId, AwardId, BatchId, CorrectionRequestId, CourseId, InvalidId, ModuleId, PromptId,
    QualificationId, QuestionId, ReportId, SessionId, TokenId, UserId, VersionId,
};
use poem_openapi::{
    registry::{MetaSchema, MetaSchemaRef},
    types::{ParseError, ParseFromJSON, ParseFromParameter, ParseResult, ToJSON, Type},
};
use serde_json::Value;
use std::{borrow::Cow, fmt::Display};

/// An id, as the API reads and writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key<T>(pub T);

/// What an id of the domain looks like in the document.
pub trait Named: Sized + Send + Sync + Display {
    /// Its name there.
    const NAME: &'static str;
    /// Its form, for authors' ids and addresses of content.
    const PATTERN: Option<&'static str>;

    /// Reads it.
    ///
    /// # Errors
    /// When the text cannot be such an id.
    fn read(text: &str) -> Result<Self, InvalidId>;
}

macro_rules! named {
    ($pattern:expr; $($name:ident),* $(,)?) => {$(
        impl Named for $name {
            const NAME: &'static str = stringify!($name);
            const PATTERN: Option<&'static str> = $pattern;

            fn read(text: &str) -> Result<Self, InvalidId> {
                Self::parse(text)
            }
        }
    )*};
}

named!(Some("^[a-z][a-z0-9-]{0,63}$"); CourseId, ModuleId, ActivityId, QuestionId, PromptId, AwardId);
named!(Some("^[0-9a-f]{64}$"); VersionId);
named!(None; UserId, SessionId, TokenId, AttemptId, AttemptRequestId, BatchId, CorrectionRequestId, QualificationId, ReportId);

impl Named for CertificateCode {
    const NAME: &'static str = "CertificateCode";
    const PATTERN: Option<&'static str> = Some("^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){6}$");

    fn read(text: &str) -> Result<Self, InvalidId> {
        Self::parse(text).map_err(|_| InvalidId)
    }
}

impl<T: Named> Type for Key<T> {
    const IS_REQUIRED: bool = true;

    type RawValueType = Self;
    type RawElementValueType = Self;

    fn name() -> Cow<'static, str> {
        T::NAME.into()
    }

    fn schema_ref() -> MetaSchemaRef {
        let schema = match T::PATTERN {
            Some(pattern) => MetaSchema { pattern: Some(pattern.to_owned()), ..MetaSchema::new("string") },
            None => MetaSchema::new_with_format("string", "uuid"),
        };
        MetaSchemaRef::Inline(Box::new(schema))
    }

    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }

    fn raw_element_iter<'a>(&'a self) -> Box<dyn Iterator<Item = &'a Self> + 'a> {
        Box::new(std::iter::once(self))
    }
}

impl<T: Named> ParseFromParameter for Key<T> {
    fn parse_from_parameter(text: &str) -> ParseResult<Self> {
        T::read(text).map(Self).map_err(ParseError::custom)
    }
}

impl<T: Named> ParseFromJSON for Key<T> {
    fn parse_from_json(value: Option<Value>) -> ParseResult<Self> {
        let text = value.as_ref().and_then(Value::as_str).ok_or_else(ParseError::expected_input)?;
        Self::parse_from_parameter(text)
    }
}

impl<T: Display> serde::Serialize for Key<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<T: Named> ToJSON for Key<T> {
    fn to_json(&self) -> Option<Value> {
        Some(Value::String(self.0.to_string()))
    }
}
