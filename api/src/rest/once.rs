//! The header `Idempotency-Key`: a request sent again with the same key is answered as it was the first time, and has no second effect.

use crate::error::{Fault, Refusal};
use domain::idempotency::{Once, Operation};
use poem::{Request, RequestBody, Result};
use poem_openapi::{
    ApiExtractor, ApiExtractorType, ExtractParamOptions,
    registry::{MetaParamIn, MetaSchema, MetaSchemaRef},
};

/// The header's name.
pub const HEADER: &str = "Idempotency-Key";
/// Longest key, in characters.
const LONGEST: usize = 100;

/// The key of a request, if it carries one. Name the parameter with `#[oai(name = "Idempotency-Key")]`.
#[derive(Debug, Clone, Default)]
pub struct OnceKey(Option<String>);

impl OnceKey {
    /// The request this key stands for; `about` is what makes it differ from others: ids from the address, the body.
    pub fn for_request(&self, operation: Operation, about: &[&str]) -> Once {
        Once::keyed(operation, self.0.clone(), about.join("\n").as_bytes())
    }
}

fn read(text: Option<&[u8]>) -> Result<OnceKey, Refusal> {
    let Some(text) = text else { return Ok(OnceKey::default()) };
    let plain = (1..=LONGEST).contains(&text.len()) && text.iter().all(u8::is_ascii_graphic);
    let key = plain.then(|| String::from_utf8_lossy(text).into_owned());
    let fault = || Refusal::invalid(vec![Fault { pointer: HEADER.to_owned(), code: "parameter-unreadable".into() }]);
    Ok(OnceKey(Some(key.ok_or_else(fault)?)))
}

impl<'a> ApiExtractor<'a> for OnceKey {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::Parameter];

    type ParamType = String;
    type ParamRawType = String;

    fn param_in() -> Option<MetaParamIn> {
        Some(MetaParamIn::Header)
    }

    fn param_schema_ref() -> Option<MetaSchemaRef> {
        let pattern = Some(format!("^[!-~]{{1,{LONGEST}}}$"));
        let description = Some("Any text of your own. The same request sent again with the same key has no second effect.");
        Some(MetaSchemaRef::Inline(Box::new(MetaSchema { pattern, description, ..MetaSchema::new("string") })))
    }

    async fn from_request(request: &'a Request, _body: &mut RequestBody, _options: ExtractParamOptions<String>) -> Result<Self> {
        Ok(read(request.headers().get(HEADER).map(poem::http::HeaderValue::as_bytes))?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_a_short_word() {
        assert!(read(None).unwrap().0.is_none());
        assert_eq!(read(Some(b"a-1")).unwrap().0.as_deref(), Some("a-1"));
        for bad in [&b""[..], b"a b", b"\xff", &[b'x'; 101]] {
            assert_eq!(read(Some(bad)).unwrap_err().status.as_u16(), 422);
        }
    }
}
