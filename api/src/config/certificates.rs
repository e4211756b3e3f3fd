//! Settings about certificates.

use super::{Config, Reader, address};
use domain::signing::{SecretText, Vault};
use std::sync::Arc;

/// A week: longest undo window, in minutes.
const LONGEST_UNDO: u32 = 7 * 24 * 60;

impl Config {
    /// Where the secret halves of the issuer's keys are.
    pub fn vault(&self) -> Arc<Vault> {
        let passphrase = self.key_passphrase.clone().map(SecretText::new);
        Arc::new(match &self.keys {
            Some(text) => Vault::environment(SecretText::new(text.clone()), passphrase),
            None => Vault::file(self.key_file.clone(), passphrase),
        })
    }
}

impl Reader<'_> {
    /// Certificates are checked for years, by people elsewhere: only an https address others can reach will do.
    #[expect(clippy::option_option, reason = "no outer value: a fault; no inner one: not set")]
    pub(super) fn certificate_base_url(&mut self, base_url: Option<&str>) -> Option<Option<String>> {
        let Some(url) = self.optional("certificate_base_url") else {
            return Some(base_url.filter(|url| address::is_public(url)).map(str::to_owned));
        };
        let url = url.trim_end_matches('/').to_owned();
        let whole = url.parse::<http::Uri>().is_ok_and(|uri| matches!(uri.path(), "" | "/") && uri.query().is_none());
        if whole && address::is_public(&url) {
            return Some(Some(url));
        }
        self.fault("certificate_base_url", "must be an https address without a path that others can reach, as in https://mooc.example.org");
        None
    }

    /// How long a signed batch can be dropped.
    pub(super) fn undo_window(&mut self) -> Option<std::time::Duration> {
        let minutes = self.text("certificate_undo_minutes").parse::<u32>().ok().filter(|minutes| *minutes <= LONGEST_UNDO);
        if minutes.is_none() {
            self.fault("certificate_undo_minutes", &format!("must be a number of minutes from 0 to {LONGEST_UNDO}"));
        }
        minutes.map(|minutes| std::time::Duration::from_secs(u64::from(minutes).saturating_mul(60)))
    }
}
