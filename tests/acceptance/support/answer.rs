//! What the server answered, with the questions tests ask of it.

use reqwest::header::HeaderMap;
use serde_json::Value;

/// What the server answered.
#[derive(Debug)]
pub struct Answer {
    /// The address that was asked.
    pub url: String,
    /// The HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub bytes: Vec<u8>,
}

impl Answer {
    /// Reads a response whole.
    pub async fn read(response: reqwest::Response) -> Self {
        let (url, status, headers) = (response.url().to_string(), response.status().as_u16(), response.headers().clone());
        Self { url, status, headers, bytes: response.bytes().await.unwrap().to_vec() }
    }

    /// Fails unless the status is this one; otherwise the answer again.
    #[track_caller]
    pub fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}\n{}", self.url, self.text());
        self
    }

    /// Fails unless it is this problem, told as a problem should be.
    #[track_caller]
    pub fn is_problem(self, status: u16, code: &str) -> Self {
        let answer = self.is(status);
        assert_eq!(answer.header("content-type"), "application/problem+json", "{}", answer.url);
        let problem = answer.json();
        assert_eq!(problem["code"], code, "{}\n{problem}", answer.url);
        assert_eq!(problem["status"], status, "{}\n{problem}", answer.url);
        for member in ["title", "type", "request_id"] {
            assert!(problem[member].as_str().is_some_and(|text| !text.is_empty()), "{member} of {problem}");
        }
        answer
    }

    /// The faults a problem names, as `pointer code`, sorted.
    pub fn faults(&self) -> Vec<String> {
        let problem = self.json();
        let fault = |fault: &Value| format!("{} {}", fault["pointer"].as_str().unwrap(), fault["code"].as_str().unwrap());
        let mut faults: Vec<String> = problem["errors"].as_array().into_iter().flatten().map(fault).collect();
        faults.sort();
        faults
    }

    /// Fails unless the answer leads to this address.
    #[track_caller]
    pub fn leads_to(self, address: &str) -> Self {
        assert!(matches!(self.status, 303 | 308), "{} answers {}\n{}", self.url, self.status, self.text());
        assert_eq!(self.header("location"), address);
        self
    }

    /// Fails unless the page holds this text.
    #[track_caller]
    pub fn shows(self, text: &str) -> Self {
        assert!(self.text().contains(text), "{} does not show {text:?}:\n{}", self.url, self.text());
        self
    }

    /// Fails if the page holds this text.
    #[track_caller]
    pub fn hides(self, text: &str) -> Self {
        assert!(!self.text().contains(text), "{} shows {text:?}", self.url);
        self
    }

    /// A header; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("")
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// The body as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|error| panic!("{}: {error}\n{}", self.url, self.text()))
    }
}
