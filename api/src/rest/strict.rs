//! JSON bodies, read strictly: every fault is reported at once, each with a pointer to where it is and a stable code.
//!
//! Refused are other media types, other encodings, bodies that are too large, too deep or too wide, members that come twice, members nobody
//! asked for, missing members, wrong types and values outside what the document allows.

mod check;
mod read;

use crate::{
    error::{Fault, Refusal},
    form::read_body,
    guard::intake,
};
use check::Shape;
pub use check::format_range;
use poem::{Request, RequestBody, Result, http::HeaderMap, http::StatusCode, http::header};
use poem_openapi::{
    ApiExtractor, ApiExtractorType, ExtractParamOptions,
    registry::{MetaMediaType, MetaRequest, Registry},
    types::ParseFromJSON,
};

/// Bytes a body may have where nothing else is said.
pub const USUAL_SIZE: usize = 64 * 1024;
/// Bytes a body with a long text may have.
pub const LONG_TEXT_SIZE: usize = 512 * 1024;

/// A JSON body of at most `MOST` bytes, checked against the schema of `T` before it is read into it.
#[derive(Debug, Clone)]
pub struct Strict<T, const MOST: usize = USUAL_SIZE>(pub T);

impl<'a, T: ParseFromJSON + 'static, const MOST: usize> ApiExtractor<'a> for Strict<T, MOST> {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::RequestObject];

    type ParamType = ();
    type ParamRawType = ();

    fn register(registry: &mut Registry) {
        T::register(registry);
    }

    fn request_meta() -> Option<MetaRequest> {
        let content = vec![MetaMediaType { content_type: "application/json", schema: T::schema_ref() }];
        Some(MetaRequest { description: None, content, required: true })
    }

    async fn from_request(request: &'a Request, body: &mut RequestBody, _options: ExtractParamOptions<()>) -> Result<Self> {
        only_plain_json(request.headers())?;
        intake::announces_at_most(request.headers(), u64::try_from(MOST).unwrap_or(u64::MAX))?;
        Ok(Self(parse(&read_body(body, MOST).await?)?))
    }
}

/// Reads a body into `T`.
///
/// # Errors
/// 400 when it is not JSON, 422 with every fault when it is not what `T` takes.
fn parse<T: ParseFromJSON + 'static>(bytes: &[u8]) -> Result<T, Refusal> {
    let (value, mut faults) = read::read(bytes)?;
    faults.extend(Shape::of::<T>().faults(&value));
    if !faults.is_empty() {
        return Err(Refusal::invalid(faults));
    }
    T::parse_from_json(Some(value)).map_err(|error| {
        tracing::debug!(error = error.message(), "a body passed its schema and not its type");
        Refusal::invalid(vec![Fault { pointer: String::new(), code: "value-wrong-type".into() }])
    })
}

fn only_plain_json(headers: &HeaderMap) -> Result<(), Refusal> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("").trim().to_ascii_lowercase();
    let kind = text(header::CONTENT_TYPE);
    let (kind, parameters) = kind.split_once(';').unwrap_or((&kind, ""));
    let utf8 = parameters.trim().is_empty() || parameters.trim().trim_matches('"').replace(['"', ' '], "") == "charset=utf-8";
    let encoding = text(header::CONTENT_ENCODING);
    if kind.trim() == "application/json" && utf8 && matches!(encoding.as_str(), "" | "identity") {
        return Ok(());
    }
    Err(Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "request.media_type"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use poem_openapi::{Enum, Object, Union};

    #[derive(Debug, Enum)]
    #[oai(rename_all = "lowercase")]
    enum Colour {
        Red,
        Blue,
    }

    #[derive(Debug, Object)]
    struct Leaf {
        #[oai(validator(min_length = 1, max_length = 3))]
        name: String,
        colour: Option<Colour>,
    }

    #[derive(Debug, Object)]
    struct Text {
        text: String,
    }

    #[derive(Debug, Object)]
    struct Pick {
        options: Vec<String>,
    }

    #[derive(Debug, Union)]
    #[oai(discriminator_name = "type", rename_all = "snake_case")]
    enum Answer {
        Text(Text),
        Pick(Pick),
    }

    #[derive(Debug, Object)]
    struct Tree {
        /// A count.
        #[oai(validator(minimum(value = "1"), maximum(value = "9")))]
        count: i32,
        #[oai(validator(pattern = "^[a-z]+$"))]
        word: String,
        /// With a description, so that its schema is not a bare reference.
        leaf: Leaf,
        #[oai(validator(max_items = 2))]
        leaves: Option<Vec<Leaf>>,
        answer: Option<Answer>,
        #[oai(default)]
        flag: bool,
    }

    fn faults(body: &str) -> Vec<(String, String)> {
        let refusal = parse::<Tree>(body.as_bytes()).unwrap_err();
        refusal.faults.into_iter().map(|fault| (fault.pointer, fault.code.into_owned())).collect()
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        expected.iter().map(|(pointer, code)| ((*pointer).to_owned(), (*code).to_owned())).collect()
    }

    #[test]
    fn a_good_body_is_read() {
        let body = r#"{"count":3,"word":"abc","leaf":{"name":"été","colour":"red"},"leaves":[{"name":"x","colour":null}],
                       "answer":{"type":"pick","options":["a"]}}"#;
        let tree: Tree = parse(body.as_bytes()).unwrap();
        assert_eq!((tree.count, tree.word.as_str(), tree.leaf.name.as_str(), tree.flag), (3, "abc", "été", false));
        assert!(matches!(tree.answer, Some(Answer::Pick(pick)) if pick.options == ["a"]));
    }

    #[test]
    fn every_fault_is_named_at_once_with_a_pointer() {
        let body = r#"{"count":10,"count":1,"word":"ABC","leaf":{"name":"abcd","colour":"green","a/b~c":1},
                       "leaves":[{"name":""},{"name":"a"},{}],"surplus":1,"flag":"yes"}"#;
        let mut found = faults(body);
        found.sort();
        assert_eq!(
            found,
            pairs(&[
                ("/count", "member-twice"),
                ("/count", "number-too-large"),
                ("/flag", "value-wrong-type"),
                ("/leaf/a~1b~0c", "member-unknown"),
                ("/leaf/colour", "value-not-listed"),
                ("/leaf/name", "text-too-long"),
                ("/leaves", "list-too-long"),
                ("/leaves/0/name", "text-too-short"),
                ("/leaves/2/name", "value-missing"),
                ("/surplus", "member-unknown"),
                ("/word", "text-wrong-form"),
            ])
        );
    }

    #[test]
    fn a_variant_is_found_by_its_mark_and_its_faults_are_its_own() {
        let with = |answer: &str| faults(&format!(r#"{{"count":1,"word":"a","leaf":{{"name":"a"}},"answer":{answer}}}"#));
        assert_eq!(with(r#"{"type":"pick"}"#), pairs(&[("/answer/options", "value-missing")]));
        assert_eq!(with(r#"{"type":"song"}"#), pairs(&[("/answer/type", "value-not-listed")]));
        assert_eq!(with(r#"{"text":"a"}"#), pairs(&[("/answer/type", "value-missing")]));
        assert_eq!(with(r#"{"type":"text","text":"a","options":[]}"#), pairs(&[("/answer/options", "member-unknown")]));
        assert_eq!(with("[]"), pairs(&[("/answer", "value-wrong-type")]));
    }

    #[test]
    fn what_is_no_json_is_unreadable_and_nothing_panics() {
        let status = |body: &[u8]| parse::<Tree>(body).unwrap_err().status.as_u16();
        for body in [&b""[..], b"{", b"{\"a\":1} x", b"\xff", b"{\"a\":1e999}", b"nul", b"{\"a\":\"\\ud800\"}", b"\xef\xbb\xbf{}"] {
            assert_eq!(status(body), 400, "{body:?}");
        }
        for body in [&b"[]"[..], b"null", b"1", b"\"x\"", b"{\"word\":\"a\\u0000\"}"] {
            assert_eq!(status(body), 422, "{body:?}");
        }
    }

    #[test]
    fn deep_and_wide_bodies_are_refused_without_being_followed() {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let body = format!("{}1{}", open.repeat(10_000), close.repeat(10_000));
            let refusal = parse::<Tree>(body.as_bytes()).unwrap_err();
            assert_eq!(refusal.status.as_u16(), 422);
            assert!(refusal.faults.iter().any(|fault| fault.code == "body-too-deep"), "{refusal:?}");
        }
        let unclosed = "[".repeat(60_000);
        assert!(parse::<Tree>(unclosed.as_bytes()).unwrap_err().status.is_client_error());
        let wide = format!("{{{}}}", (0..501).map(|n| format!("\"m{n}\":1")).collect::<Vec<_>>().join(","));
        assert_eq!(faults(&wide), pairs(&[("", "object-too-large")]));
        let long = format!("{{\"leaves\":[{}]}}", vec!["1"; 1001].join(","));
        assert_eq!(faults(&long), pairs(&[("/leaves", "list-too-long")]));
    }

    #[test]
    fn only_plain_json_is_taken() {
        let taken = |kind: &str, encoding: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::CONTENT_TYPE, kind.parse().unwrap());
            headers.insert(header::CONTENT_ENCODING, encoding.parse().unwrap());
            only_plain_json(&headers).is_ok()
        };
        assert!(taken("application/json", "") && taken("Application/JSON; charset=UTF-8", "identity"));
        assert!(!taken("text/plain", "") && !taken("application/json", "gzip") && !taken("application/json; charset=latin1", ""));
        assert!(!taken("application/problem+json", "") && only_plain_json(&HeaderMap::new()).is_err());
    }
}
