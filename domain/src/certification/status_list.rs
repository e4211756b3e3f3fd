//! Whether credentials still hold, as a signed list of bits: a W3C Bitstring Status List.
//!
//! <https://www.w3.org/TR/vc-bitstring-status-list/>

use super::{
    credential::{Site, key_for, method_of},
    error::Error,
    store,
};
use crate::{
    clock::Moment,
    error::Failure,
    integrity::{self, contexts::CREDENTIALS_V2},
    platform::Platform,
    signing::{PublicKey, Purpose},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::SecondsFormat;
use flate2::{Compression, GzBuilder};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    io::Write,
    sync::{Arc, Mutex, PoisonError},
};

/// Places in a list: the fewest the standard allows, so that nobody can tell from a list that was fetched whose status was asked for.
const PLACES: u64 = 131_072;

/// Lists that were signed, until something in them changes. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct StatusLists {
    signed: Arc<Mutex<BTreeMap<u64, Signed>>>,
    turn: Arc<tokio::sync::Mutex<()>>,
}

#[derive(Debug, Clone)]
struct Signed {
    stamp: Stamp,
    document: Arc<str>,
}

/// What a list rests on.
type Stamp = (u64, Option<Moment>, u64, PublicKey, String);

/// The address of a list.
fn address(base: &str, number: u64) -> String {
    format!("{base}/status/{number}")
}

/// Where the status of the credential with this place is found.
pub(super) fn entry(base: &str, place: u64) -> Value {
    let list = address(base, place / PLACES);
    let index = (place % PLACES).to_string();
    json!({
        "id": format!("{list}#{index}"),
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": index,
        "statusListCredential": list,
    })
}

/// A list, signed: the bit of a credential is set once its certificate was revoked or replaced. It says what holds now.
///
/// # Errors
/// `NotFound` for a list in which nobody has a place, `NoKey` while there is no key to sign with, `KeyAway` where it is not here, `SettingsMissing` without a public address.
pub async fn status_list(platform: &Platform, number: u64) -> Result<Arc<str>, Error> {
    let first = number.checked_mul(PLACES).filter(|first| *first < 1 << 40).ok_or(Error::NotFound)?;
    let base = platform.settings.certificate_base_url.clone().ok_or(Error::SettingsMissing(vec!["certificate_base_url"]))?;
    let db = platform.database.reader();
    let last_place = store::last_place(db).await?;
    if first > last_place {
        return Err(Error::NotFound);
    }
    let (key, published) = key_for(platform, Purpose::Status).await?;
    let (ended, last) = store::ended_so_far(db).await?;
    let stamp = (ended, last, last_place, key.id(), base.clone());
    if let Some(known) = platform.status_lists.get(number, &stamp) {
        return Ok(known);
    }
    // One at a time: whoever waited finds what the one before has made.
    let _turn = platform.status_lists.turn.lock().await;
    if let Some(known) = platform.status_lists.get(number, &stamp) {
        return Ok(known);
    }
    let places = store::ended_places(db, first..first.saturating_add(PLACES)).await?;
    let site = Site::at(&base).ok_or(Error::NotFound)?;
    // The same list is the same bytes, on each of several replicas: it is as old as the last change, or as the key.
    let since = last.map_or(published.active_from, |last| last.max(published.active_from));
    let unsigned = unsigned(&site, number, since, &encoded(places.into_iter().map(|place| place.saturating_sub(first)))?);
    let signed = tokio::task::spawn_blocking(move || integrity::sign(unsigned, &key, &method_of(&site.did, key.id()), since));
    let signed = signed.await.map_err(Failure::from)?.map_err(|error| Failure::Data(error.to_string()))?;
    Ok(platform.status_lists.put(number, stamp, signed.to_string().into()))
}

fn unsigned(site: &Site, number: u64, since: Moment, encoded: &str) -> Value {
    let list = address(&site.base, number);
    json!({
        "@context": [CREDENTIALS_V2],
        "id": list,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": site.did,
        "validFrom": since.to_rfc3339_opts(SecondsFormat::Secs, true),
        "credentialSubject": {
            "id": format!("{list}#list"),
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": encoded,
        },
    })
}

/// The bits, the first one leftmost, packed with gzip and written in base64url after the `u` of multibase.
fn encoded(set: impl Iterator<Item = u64>) -> Result<String, Failure> {
    let mut bits = vec![0_u8; usize::try_from(PLACES / 8).unwrap_or_default()];
    for place in set {
        if let Some(byte) = usize::try_from(place / 8).ok().and_then(|byte| bits.get_mut(byte)) {
            *byte |= 0x80 >> (place % 8);
        }
    }
    let mut packed = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    packed.write_all(&bits)?;
    Ok(format!("u{}", URL_SAFE_NO_PAD.encode(packed.finish()?)))
}

impl StatusLists {
    fn get(&self, number: u64, stamp: &Stamp) -> Option<Arc<str>> {
        let lists = self.signed.lock().unwrap_or_else(PoisonError::into_inner);
        lists.get(&number).filter(|list| list.stamp == *stamp).map(|list| list.document.clone())
    }

    fn put(&self, number: u64, stamp: Stamp, document: Arc<str>) -> Arc<str> {
        let mut lists = self.signed.lock().unwrap_or_else(PoisonError::into_inner);
        lists.insert(number, Signed { stamp, document: document.clone() });
        document
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn bits_are_where_the_standard_wants_them() {
        let text = encoded([0, 9, PLACES - 1].into_iter()).unwrap();
        let packed = URL_SAFE_NO_PAD.decode(text.strip_prefix('u').unwrap()).unwrap();
        let mut bits = Vec::new();
        flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut bits).unwrap();
        assert_eq!((bits.len() as u64 * 8, bits[0], bits[1], bits[2]), (PLACES, 0x80, 0x40, 0));
        assert_eq!(bits.last(), Some(&1));
        assert_eq!(encoded([0, 9, PLACES - 1].into_iter()).unwrap(), text);
    }

    #[test]
    fn a_place_is_found_in_its_list() {
        let entry = entry("https://learn.example.org", PLACES + 7);
        assert_eq!(
            (&entry["statusListIndex"], &entry["statusListCredential"]),
            (&json!("7"), &json!("https://learn.example.org/status/1"))
        );
    }
}
