//! Somebody with a browser or a program of their own: cookies, an address, and the session's secret.

use super::Answer;
use domain::{id::UserId, identity::SignedIn};
use serde_json::Value;
use std::{collections::BTreeMap, sync::Mutex};

/// Somebody with a browser or a program of their own.
pub struct Person {
    /// Their name; empty for a visitor.
    pub name: String,
    client: reqwest::Client,
    server: String,
    network: String,
    cookies: Mutex<BTreeMap<String, String>>,
    secret: Mutex<String>,
    language: Mutex<String>,
    user: Option<UserId>,
}

/// Which session cookie a site over https sets.
pub const SESSION_COOKIE: &str = "__Host-sid";

impl Person {
    /// Somebody nobody knows, at a network address.
    pub fn new(client: reqwest::Client, server: String, network: String) -> Self {
        let language = Mutex::new("en".to_owned());
        Self { name: String::new(), client, server, network, cookies: Mutex::default(), secret: Mutex::default(), language, user: None }
    }

    /// The same, signed in.
    pub fn signed_in(mut self, name: &str, signed_in: &SignedIn) -> Self {
        self.name = name.to_owned();
        self.user = Some(signed_in.session.user);
        self.keep(SESSION_COOKIE, signed_in.token.reveal());
        *self.secret.lock().unwrap() = signed_in.session.csrf.clone();
        self
    }

    /// Whose account.
    pub fn user(&self) -> UserId {
        self.user.unwrap()
    }

    /// The mail address.
    pub fn email(&self) -> String {
        format!("{}@example.org", self.name.to_lowercase())
    }

    /// Another window of the same person: same cookies, same address.
    pub fn another_window(&self) -> Self {
        Self {
            name: self.name.clone(),
            client: self.client.clone(),
            server: self.server.clone(),
            network: self.network.clone(),
            cookies: Mutex::new(self.cookies.lock().unwrap().clone()),
            secret: Mutex::new(self.secret()),
            language: Mutex::new(self.language.lock().unwrap().clone()),
            user: self.user,
        }
    }

    /// The same person at another platform, which knows the same session.
    pub fn at(&self, app: &super::TestApp) -> Self {
        Self { client: app.visitor().client, server: app.address().to_owned(), ..self.another_window() }
    }

    /// Asks for answers in another language from now on.
    pub fn speaks(&self, language: &str) {
        *self.language.lock().unwrap() = language.to_owned();
    }

    /// A cookie's value.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    /// Sets a cookie.
    pub fn keep(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap().insert(name.to_owned(), value.to_owned());
    }

    /// The session's secret.
    pub fn secret(&self) -> String {
        self.secret.lock().unwrap().clone()
    }

    /// Takes the session's secret from somewhere else: a page, the answer to signing in.
    pub fn learn_secret(&self, secret: &str) {
        *self.secret.lock().unwrap() = secret.to_owned();
    }

    /// A page.
    pub async fn get(&self, path: &str) -> Answer {
        self.send_request(self.request("GET", path)).await
    }

    /// A form, with the session's secret.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let secret = self.secret();
        let mut fields = fields.to_vec();
        if !secret.is_empty() {
            fields.push(("csrf", &secret));
        }
        self.send_request(self.request("POST", path).form(&fields)).await
    }

    /// The API, without a body. `path` is below `/api/v1`.
    pub async fn api(&self, method: &str, path: &str) -> Answer {
        self.send_request(self.api_request(method, path)).await
    }

    /// The API, with a body.
    pub async fn send(&self, method: &str, path: &str, body: Value) -> Answer {
        self.send_request(self.api_request(method, path).json(&body)).await
    }

    /// The API, with a body and a key that makes sending it again harmless.
    pub async fn send_once(&self, method: &str, path: &str, (key, body): (&str, Option<Value>)) -> Answer {
        let request = self.api_request(method, path).header("idempotency-key", key);
        let request = body.into_iter().fold(request, |request, body| request.json(&body));
        self.send_request(request).await
    }

    /// The API, with whatever bytes.
    pub async fn send_bytes(&self, method: &str, path: &str, (kind, body): (&str, Vec<u8>)) -> Answer {
        self.send_request(self.api_request(method, path).header("content-type", kind).body(body)).await
    }

    /// A request to the API, to be changed before it is sent with [`Person::send_request`].
    pub fn api_request(&self, method: &str, path: &str) -> reqwest::RequestBuilder {
        let request = self.request(method, &format!("/api/v1{path}"));
        match self.secret() {
            secret if secret.is_empty() || method == "GET" => request,
            secret => request.header("x-csrf-token", secret),
        }
    }

    /// A request, to be changed before it is sent with [`Person::send_request`].
    pub fn request(&self, method: &str, path: &str) -> reqwest::RequestBuilder {
        let cookies = self.cookies.lock().unwrap().iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        let request = self.client.request(method.parse().unwrap(), format!("{}{path}", self.server));
        let request = request.header("x-forwarded-for", &self.network).header("accept-language", self.language.lock().unwrap().as_str());
        if cookies.is_empty() { request } else { request.header("cookie", cookies) }
    }

    /// Sends a request and keeps the cookies it is answered with.
    pub async fn send_request(&self, request: reqwest::RequestBuilder) -> Answer {
        // A server that refuses a body before it has all come in may close the line while the rest is being sent: then ask again.
        let again = request.try_clone();
        let response = match (request.send().await, again) {
            (Err(error), Some(again)) if error.is_request() => again.send().await.unwrap(),
            (response, _) => response.unwrap(),
        };
        let answer = Answer::read(response).await;
        for cookie in answer.headers.get_all("set-cookie") {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if value.is_empty() {
                self.cookies.lock().unwrap().remove(name);
            } else {
                self.keep(name, value);
            }
        }
        answer
    }
}
