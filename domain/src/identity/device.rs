//! Known devices: who signed in from a browser before is not kept out of it by strangers who guess at the password elsewhere. The browser
//! keeps a mark that only we can make; it opens nothing by itself.

use super::{store, token::fill_random};
use crate::{clock::Moment, error::Failure, platform::Platform};
use chrono::Duration;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// How long a device is known.
pub const DEVICE_KNOWN: Duration = Duration::days(90);
/// Name under which the key is kept.
const KEY: &str = "device_key";

/// A mark for somebody who has just signed in with this address.
///
/// # Errors
/// When the key cannot be read or made.
pub async fn device_mark(platform: &Platform, email: &str) -> Result<String, Failure> {
    let until = (platform.clock.now() + DEVICE_KNOWN).timestamp();
    let mac = mac_of(&key(platform).await?, email, until)?;
    Ok(format!("{until}.{}", hex::encode(mac.finalize().into_bytes())))
}

/// Whether a mark was made for this address and is still good.
///
/// # Errors
/// When the key cannot be read or made.
pub async fn knows_device(platform: &Platform, email: &str, mark: &str) -> Result<bool, Failure> {
    let parts = mark.split_once('.').and_then(|(until, mac)| Some((until.parse::<i64>().ok()?, hex::decode(mac).ok()?)));
    let Some((until, mac)) = parts else { return Ok(false) };
    if Moment::from_timestamp(until, 0).is_none_or(|until| until <= platform.clock.now()) {
        return Ok(false);
    }
    Ok(mac_of(&key(platform).await?, email, until)?.verify_slice(&mac).is_ok())
}

fn mac_of(key: &[u8], email: &str, until: i64) -> Result<Hmac<Sha256>, Failure> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).map_err(|error| Failure::Data(error.to_string()))?;
    mac.update(format!("{until};{}", email.trim().to_lowercase()).as_bytes());
    Ok(mac)
}

/// The site's key, made at its first use.
async fn key(platform: &Platform) -> Result<Vec<u8>, Failure> {
    let kept = match store::find_kept(platform.database.reader(), KEY).await? {
        Some(kept) => kept,
        None => {
            let mut fresh = [0_u8; 32];
            fill_random(&mut fresh)?;
            platform.database.write(async |tx| store::keep_once(tx, KEY, hex::encode(fresh)).await).await?
        }
    };
    hex::decode(kept).map_err(|error| Failure::Data(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[tokio::test]
    async fn a_mark_is_good_for_its_address_and_for_ninety_days() {
        let platform = testing::platform().await;
        let mark = device_mark(&platform, "ada@example.org").await.unwrap();
        assert!(knows_device(&platform, " ADA@example.org", &mark).await.unwrap());
        let forged = mark.replacen('.', "0.", 1);
        for (email, mark) in
            [("bob@example.org", mark.as_str()), ("ada@example.org", forged.as_str()), ("ada@example.org", ""), ("ada@example.org", "9.zz")]
        {
            assert!(!knows_device(&platform, email, mark).await.unwrap(), "{mark}");
        }
        platform.clock.advance(DEVICE_KNOWN);
        assert!(!knows_device(&platform, "ada@example.org", &mark).await.unwrap());
    }
}
