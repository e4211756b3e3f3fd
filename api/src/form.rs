//! Forms sent by browsers.

use crate::{app::App, error::PageError, session, texts::Texts};
use domain::error::FieldFault;
use poem::{FromRequest, Request, RequestBody, Result, http::StatusCode, http::header};
use subtle::ConstantTimeEq;

/// Most bytes a form may have.
const LARGEST: usize = 512 * 1024;
/// Most bytes of a mail address that are shown again.
const LONGEST_ADDRESS: usize = 254;
/// Most fields a form may have.
const MOST_FIELDS: usize = 1000;

/// What a form sent: fields in order. Made only when the form carries its session's secret, if there is a session.
#[derive(Debug, Clone, Default)]
pub struct Form {
    fields: Vec<(String, String)>,
}

impl Form {
    /// The first value of a field; empty when it is missing.
    pub fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// Every value of a field, in order.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Whether a box was ticked or a button pressed.
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(field, _)| field == name)
    }

    /// All fields in order.
    pub fn fields(&self) -> &[(String, String)] {
        &self.fields
    }
}

impl<'a> FromRequest<'a> for Form {
    async fn from_request(request: &'a Request, body: &mut RequestBody) -> Result<Self> {
        let form = Self { fields: parse(&read_fields(request, body).await?, decode)? };
        check_secret(request, form.get("csrf")).await?;
        Ok(form)
    }
}

/// A form whose words must not be lost: it is handed on also when it was made for another session, or holds control characters. Whoever
/// takes it acts on it only when it is the session's own, and shows the words again otherwise.
#[derive(Debug, Clone, Default)]
pub struct TypedForm {
    /// What was sent.
    pub form: Form,
    /// Whether it carries the session's secret, or there is no session.
    pub is_own: bool,
}

impl<'a> FromRequest<'a> for TypedForm {
    async fn from_request(request: &'a Request, body: &mut RequestBody) -> Result<Self> {
        let form = Form { fields: parse(&read_fields(request, body).await?, decode_any)? };
        let is_own = match check_secret(request, form.get("csrf")).await {
            Ok(()) => true,
            Err(error) if error.status() == StatusCode::FORBIDDEN => false,
            Err(error) => return Err(error),
        };
        Ok(Self { form, is_own })
    }
}

async fn read_fields(request: &Request, body: &mut RequestBody) -> Result<Vec<u8>> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let bytes = read_body(body, LARGEST).await?;
    if !bytes.is_empty() && !kind.to_ascii_lowercase().starts_with("application/x-www-form-urlencoded") {
        return Err(PageError::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "request.media_type").into());
    }
    Ok(bytes)
}

/// Reads a body that may not be larger than `most`.
///
/// # Errors
/// 413 when it is.
pub async fn read_body(body: &mut RequestBody, most: usize) -> Result<Vec<u8>> {
    let read = body.take()?.into_bytes_limit(most).await;
    read.map(|bytes| bytes.to_vec()).map_err(|_| PageError::new(StatusCode::PAYLOAD_TOO_LARGE, "request.too_large").into())
}

/// Checks that a request made with a session cookie carries that session's secret.
///
/// # Errors
/// 403 when it does not.
pub async fn check_secret(request: &Request, sent: &str) -> Result<()> {
    let Some(app) = request.data::<App>() else { return Ok(()) };
    let Some(session) = session::session_of(request, app).await.map_err(PageError::from)? else { return Ok(()) };
    if bool::from(session.csrf.as_bytes().ct_eq(sent.as_bytes())) {
        return Ok(());
    }
    Err(PageError::new(StatusCode::FORBIDDEN, "request.form_secret").into())
}

fn parse(bytes: &[u8], decode: fn(&str) -> Option<String>) -> Result<Vec<(String, String)>, PageError> {
    let unreadable = || PageError::new(StatusCode::UNPROCESSABLE_ENTITY, "request.unreadable");
    let text = std::str::from_utf8(bytes).map_err(|_| unreadable())?;
    let mut fields = Vec::new();
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let decoded = (decode(name).ok_or_else(unreadable)?, decode(value).ok_or_else(unreadable)?);
        fields.push(decoded);
        if fields.len() > MOST_FIELDS {
            return Err(unreadable());
        }
    }
    Ok(fields)
}

/// Decodes a form value; `None` when it is not valid UTF-8 or holds control characters. Line ends become `\n`.
pub fn decode(text: &str) -> Option<String> {
    decode_any(text).filter(|text| text.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\t' | '\r')))
}

/// Decodes a form value; `None` when it is not valid UTF-8. Line ends become `\n`.
fn decode_any(text: &str) -> Option<String> {
    let plus = text.replace('+', " ");
    let mut bytes = Vec::with_capacity(plus.len());
    let mut rest = plus.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let escaped = (*first == b'%').then(|| tail.get(..2)).flatten().and_then(|digits| hex::decode(digits).ok());
        match escaped.as_deref() {
            Some([byte]) => {
                bytes.push(*byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    Some(String::from_utf8(bytes).ok()?.replace("\r\n", "\n"))
}

/// A form to be shown: what was typed, and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub struct FormState {
    form: Form,
    faults: Vec<FieldFault>,
}

impl FormState {
    /// A form sent back with faults. Of an address no longer one is shown than an address can be.
    pub fn faulty(mut form: Form, faults: Vec<FieldFault>) -> Self {
        for (_, value) in form.fields.iter_mut().filter(|(name, _)| name == "email") {
            value.truncate(value.floor_char_boundary(LONGEST_ADDRESS));
        }
        Self { form, faults }
    }

    /// A form with values filled in.
    pub fn filled(values: &[(&str, &str)]) -> Self {
        let fields = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self { form: Form { fields }, faults: Vec::new() }
    }

    /// A form with values filled in, and what is wrong with them.
    pub fn with_faults(values: &[(&str, &str)], faults: Vec<FieldFault>) -> Self {
        Self { faults, ..Self::filled(values) }
    }

    /// Whether anything is wrong.
    pub fn is_faulty(&self) -> bool {
        !self.faults.is_empty()
    }

    /// What stands in a field.
    pub fn value(&self, name: &str) -> &str {
        self.form.get(name)
    }

    /// Whether a box is ticked.
    pub fn ticked(&self, name: &str) -> bool {
        self.form.has(name)
    }

    /// What is wrong with a field, in words; empty when nothing is.
    pub fn fault(&self, t: &Texts, name: &str) -> String {
        self.faults.iter().find(|fault| fault.field == name).map(|fault| t.say(&format!("fault-{}", fault.code))).unwrap_or_default()
    }

    /// All faults as (field, words), for the summary above the form.
    pub fn summary(&self, t: &Texts) -> Vec<(String, String)> {
        self.faults.iter().map(|fault| (fault.field.to_owned(), t.say(&format!("fault-{}", fault.code)))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_decoded_and_nonsense_is_refused() {
        assert_eq!(decode("a+b%C3%A9%0D%0Ac"), Some("a bé\nc".to_owned()));
        assert_eq!(decode("100%"), Some("100%".to_owned()));
        assert_eq!(decode("%ff"), None);
        assert_eq!(decode("%00"), None);
    }
}
