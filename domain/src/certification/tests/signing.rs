use super::*;
use crate::{database::Transaction, signing::Purpose};
use futures_util::future::join_all;
use serde_json::Value;

impl Site {
    async fn makes_keys(&self) {
        for purpose in [Purpose::Credential, Purpose::Status] {
            begin_key(&self.platform, &self.admin, &self.platform.vault(), purpose).await.unwrap();
        }
    }

    async fn credential(&self, code: &CertificateCode) -> Result<Value, Error> {
        credential(&self.platform, code).await.map(|text| serde_json::from_str(&text).unwrap())
    }
}

fn place(credential: &Value) -> String {
    credential["credentialStatus"]["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn everybody_issued_to_gets_a_credential_with_a_place_of_its_own_however_many_sign_at_once() {
    let site = Site::open().await;
    site.makes_keys().await;
    for name in ["Ada", "Ben", "Cyd"] {
        site.ready_taker(name).await;
    }
    let codes = site.issues_all().await;
    let asked = codes.iter().chain(&codes).map(|code| site.credential(code));
    let given: Vec<Value> = join_all(asked).await.into_iter().map(Result::unwrap).collect();
    site.works().await;
    let mut places: Vec<String> = Vec::new();
    for (code, given) in codes.iter().chain(&codes).zip(&given) {
        assert_eq!(site.credential(code).await.unwrap(), *given, "what was given once stays");
        places.push(place(given));
    }
    places.sort();
    places.dedup();
    assert_eq!(places.len(), codes.len());
}

#[tokio::test]
async fn without_a_key_certificates_are_issued_and_signed_later() {
    let site = Site::open().await;
    site.ready_taker("Ada").await;
    let code = site.issues_all().await.remove(0);
    site.works().await;
    assert!(matches!(site.credential(&code).await, Err(Error::NoKey)));
    assert!(matches!(status_list(&site.platform, 0).await, Err(Error::NoKey)));
    site.makes_keys().await;
    site.platform.clock.advance(chrono::Duration::minutes(2));
    sign_missing_credentials(&site.platform).await.unwrap();
    sign_missing_credentials(&site.platform).await.unwrap();
    assert!(!sign_credentials(&site.platform).await.unwrap(), "nothing is left");
    assert!(site.credential(&code).await.is_ok());
}

#[tokio::test]
async fn nobody_erased_or_revoked_is_signed_and_what_was_signed_of_the_erased_is_gone() {
    let site = Site::open().await;
    let (ada, ben) = (site.ready_taker("Ada Vanishing").await, site.ready_taker("Ben").await);
    let codes = site.issues_all().await;
    let erases = async |taker: Taker| {
        let erase = async |tx: &Transaction| erase_person(tx, taker.learner.user).await;
        site.platform.database.write::<(), Failure>(erase).await.unwrap();
    };
    erases(ada).await;
    site.makes_keys().await;
    site.works().await;
    let mut kept = Vec::new();
    for code in &codes {
        kept.extend(site.credential(code).await.ok());
    }
    let [bens] = &kept[..] else { panic!("{kept:?}") };
    assert_eq!(bens["credentialSubject"]["identifier"][0]["identityHash"], "Ben");
    erases(ben).await;
    for code in &codes {
        assert!(matches!(site.credential(code).await, Err(Error::NoFile)));
    }
    assert!(!sign_credentials(&site.platform).await.unwrap());
    assert!(matches!(status_list(&site.platform, 1).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn the_keys_that_vouch_are_those_that_were_not_withdrawn() {
    let site = Site::open().await;
    site.makes_keys().await;
    let mut keys = issuer_keys(&site.platform).await.unwrap();
    keys.sort_by_key(|key| key.purpose != Purpose::Credential);
    let withdrawal = Withdrawal { id: keys[0].id, from: site.platform.clock.now(), reason: "A laptop was stolen.".to_owned() };
    withdraw_key(&site.platform, &site.admin, &withdrawal).await.unwrap();
    let document = issuer_document("https://learn.example.org:8443", &issuer_keys(&site.platform).await.unwrap()).unwrap();
    assert_eq!(document["id"], "did:web:learn.example.org%3A8443");
    assert_eq!(document["assertionMethod"], serde_json::json!([format!("did:web:learn.example.org%3A8443#{}", keys[1].id)]));
    let methods = document["verificationMethod"].as_array().unwrap();
    let revoked: Vec<&Value> = methods.iter().filter(|key| key.get("revoked").is_some()).map(|key| &key["publicKeyMultibase"]).collect();
    assert_eq!((methods.len(), revoked), (2, vec![&Value::from(keys[0].id.to_string())]));
    site.ready_taker("Ada").await;
    let code = site.issues_all().await.remove(0);
    assert!(matches!(site.credential(&code).await, Err(Error::NoKey)), "a withdrawn key signs nothing");
    let next = begin_key(&site.platform, &site.admin, &site.platform.vault(), Purpose::Credential).await.unwrap().new;
    let method = |credential: Value| credential["proof"]["verificationMethod"].as_str().unwrap().to_owned();
    assert!(method(site.credential(&code).await.unwrap()).ends_with(&next.id.to_string()));
    let withdrawal = Withdrawal { id: next.id, ..withdrawal };
    withdraw_key(&site.platform, &site.admin, &withdrawal).await.unwrap();
    let last = begin_key(&site.platform, &site.admin, &site.platform.vault(), Purpose::Credential).await.unwrap().new;
    assert!(method(site.credential(&code).await.unwrap()).ends_with(&last.id.to_string()), "what it signed is signed anew");
}
