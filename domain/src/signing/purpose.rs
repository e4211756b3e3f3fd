//! What a key is for. One key serves one purpose: withdrawing it touches nothing else, and what it signed for one purpose is
//! refused for every other.

use std::fmt;

/// What a key is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// Signs Open Badges credentials.
    Credential,
    /// Signs the lists that say which credentials are revoked.
    Status,
    /// Signs the compact contents of printed QR codes.
    Code,
    /// Signs the heads of the ledger.
    Ledger,
}

impl Purpose {
    /// All purposes.
    pub const ALL: [Self; 4] = [Self::Credential, Self::Status, Self::Code, Self::Ledger];

    /// As stored.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Credential => "credential",
            Self::Status => "status",
            Self::Code => "code",
            Self::Ledger => "ledger",
        }
    }

    /// Reads the stored form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }
}

impl fmt::Display for Purpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_purpose_is_read_back_from_what_is_stored() {
        for purpose in Purpose::ALL {
            assert_eq!(Purpose::parse(purpose.as_str()), Some(purpose));
        }
        for other in ["", "Credential", "credential ", "key"] {
            assert_eq!(Purpose::parse(other), None, "{other}");
        }
    }
}
