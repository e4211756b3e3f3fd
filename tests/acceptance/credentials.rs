//! Certificates as signed credentials: what other programs need to check them without asking anybody.

use crate::support::{PASSWORD, Person, TestApp, at};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{integrity, signing::PublicKey};
use reqwest::header::{ETAG, IF_NONE_MATCH};
use serde_json::{Value, json};
use std::io::Read;

const DID: &str = "did:web:mooc.test";

/// Somebody with a certificate; and its code.
async fn holder(app: &TestApp, admin: &Person, name: &str) -> (Person, String) {
    let person = app.learner(name).await;
    person.takes_the_course().await;
    app.run_jobs().await;
    person.send("PUT", &at("/awards/small-award/printed-name"), json!({ "printed_name": format!("{name} Éxample") })).await.is(200);
    let everybody = json!({ "award": "small-award", "everybody_ready": true });
    let issued = admin.send("POST", &at("/certificates"), everybody).await.is(200).json();
    app.run_jobs().await;
    (person, issued["issued"][0].as_str().unwrap().to_owned())
}

/// The keys the issuer's document vouches for, by their addresses.
async fn keys(app: &TestApp) -> Vec<(String, PublicKey)> {
    let document = app.visitor().get("/.well-known/did.json").await.is(200).json();
    assert_eq!(document["id"], DID);
    let good = document["assertionMethod"].as_array().unwrap().clone();
    let methods = document["verificationMethod"].as_array().unwrap().iter().filter(|method| good.contains(&method["id"]));
    let key = |method: &Value| PublicKey::parse(method["publicKeyMultibase"].as_str().unwrap()).unwrap();
    methods.map(|method| (method["id"].as_str().unwrap().to_owned(), key(method))).collect()
}

/// What is wrong with a proof; empty: it holds.
async fn proof_fault(app: &TestApp, document: &Value) -> String {
    let keys = keys(app).await;
    let key_of = |wanted: &str| keys.iter().find(|(method, _)| method == wanted).map(|(_, key)| *key);
    let now = app.app().platform.clock.now();
    integrity::check(document, now, key_of).err().map(|error| error.to_string()).unwrap_or_default()
}

/// The list a credential names, and whether its bit is set there.
async fn status(app: &TestApp, credential: &Value) -> (Value, bool) {
    let entry = &credential["credentialStatus"];
    let address = entry["statusListCredential"].as_str().unwrap().strip_prefix("https://mooc.test").unwrap().to_owned();
    let list = app.visitor().get(&address).await.is(200).json();
    let packed = URL_SAFE_NO_PAD.decode(list["credentialSubject"]["encodedList"].as_str().unwrap().strip_prefix('u').unwrap()).unwrap();
    let mut bits = Vec::new();
    flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut bits).unwrap();
    let index: usize = entry["statusListIndex"].as_str().unwrap().parse().unwrap();
    (list, bits[index / 8] & (0x80 >> (index % 8)) != 0)
}

#[tokio::test]
async fn a_certificate_is_a_signed_credential_until_it_is_revoked() {
    let app = TestApp::start().await;
    app.makes_keys().await;
    let admin = app.admin("amina").await;
    let (_, code) = holder(&app, &admin, "ada").await;
    let (_, other) = holder(&app, &admin, "ben").await;
    let address = format!("/verify/{code}/credential");
    app.visitor().get(&format!("/verify/{code}")).await.is(200).shows(&address);
    let credential = app.visitor().get(&address).await.is(200).json();
    assert_eq!(credential["credentialSubject"]["identifier"][0]["identityHash"], "ada Éxample");
    assert_eq!(credential["issuer"]["id"], DID);
    assert_eq!(proof_fault(&app, &credential).await, "");
    let mut changed = credential.clone();
    changed["credentialSubject"]["identifier"][0]["identityHash"] = json!("Somebody Else");
    assert_eq!(proof_fault(&app, &changed).await, "the signature does not fit");
    assert_eq!(app.visitor().get(&address).await.is(200).json(), credential, "it is signed once");

    let (list, is_ended) = status(&app, &credential).await;
    assert!(!is_ended);
    assert_eq!(proof_fault(&app, &list).await, "");
    let tag = app.visitor().get("/status/0").await.headers[ETAG].clone();
    let again = app.visitor();
    let again = again.send_request(again.request("GET", "/status/0").header(IF_NONE_MATCH, tag.clone())).await;
    assert_eq!((again.status, again.bytes.len()), (304, 0));

    admin.send("POST", &format!("/certificates/{code}/revocation"), json!({ "reason": "Issued by mistake." })).await.is(200);
    let (list, is_ended) = status(&app, &credential).await;
    assert!(is_ended, "the list says so at once");
    assert_eq!(proof_fault(&app, &list).await, "");
    assert_ne!(app.visitor().get("/status/0").await.headers[ETAG], tag);
    app.visitor().get(&address).await.is(404);
    let other = app.visitor().get(&format!("/verify/{other}/credential")).await.is(200).json();
    assert!(!status(&app, &other).await.1);
    assert_eq!(proof_fault(&app, &credential).await, "", "what the holder has was signed by us, and the list says that it ended");
    app.visitor().get("/status/99999999999999").await.is(404);
    app.run_jobs().await;
}

#[tokio::test]
async fn certificates_from_before_there_was_a_key_get_theirs_and_erased_ones_lose_it() {
    let app = TestApp::start().await;
    let admin = app.admin("amina").await;
    let (ada, code) = holder(&app, &admin, "ada").await;
    let address = format!("/verify/{code}/credential");
    app.visitor().get(&address).await.is(404);
    app.visitor().get("/.well-known/did.json").await.is(404);
    assert!(!app.visitor().get(&format!("/verify/{code}")).await.is(200).text().contains("/credential"));
    app.makes_keys().await;
    let credential = app.visitor().get(&address).await.is(200).json();
    assert_eq!(proof_fault(&app, &credential).await, "");
    let form = [("understood", "yes"), ("current_password", PASSWORD)];
    ada.post("/en/profile/delete", &form).await.is(200);
    app.run_jobs().await;
    app.visitor().get(&address).await.is(404);
    assert!(!status(&app, &credential).await.1, "it still holds");
    assert_eq!(proof_fault(&app, &credential).await, "");
}
