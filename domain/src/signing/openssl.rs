//! The key file as OpenSSL sees it. Skipped where there is no `openssl`.

use super::{KeyFile, KeyFileError, PublicKey, Purpose, StoredKey};
use chrono::DateTime;
use std::{
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

const PASSPHRASE: &str = "correct horse battery staple é";

/// What `openssl` answers; `None`: there is none here.
fn openssl(arguments: &[&str], input: &[u8]) -> Option<Output> {
    let mut command = Command::new("openssl");
    command.args(arguments).env("KEYS", PASSPHRASE).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let Ok(mut child) = command.spawn() else {
        eprintln!("skipped: no openssl here");
        return None;
    };
    // It may have refused the arguments and be gone.
    let _ = child.stdin.take()?.write_all(input);
    child.wait_with_output().ok()
}

#[test]
fn openssl_opens_our_file_and_finds_the_same_public_half() {
    let key = StoredKey::generate(Purpose::Credential, DateTime::UNIX_EPOCH).unwrap();
    let text = KeyFile::append("", &key, PASSPHRASE).unwrap();
    let Some(out) = openssl(&["pkey", "-passin", "env:KEYS", "-pubout", "-outform", "DER"], text.as_bytes()) else { return };
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    assert_eq!(out.stdout.get(out.stdout.len() - 32..), Some(key.id.as_bytes().as_slice()));
    let out = openssl(&["pkey", "-passin", "pass:wrong", "-noout"], text.as_bytes()).unwrap();
    assert!(!out.status.success());
}

#[test]
fn openssl_checks_our_signatures() {
    let key = StoredKey::generate(Purpose::Ledger, DateTime::UNIX_EPOCH).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    std::fs::write(path("key.pem"), KeyFile::append("", &key, PASSPHRASE).unwrap()).unwrap();
    std::fs::write(path("message"), "a head of the ledger").unwrap();
    std::fs::write(path("signature"), key.secret.sign(b"a head of the ledger")).unwrap();
    let check = ["pkeyutl", "-verify", "-rawin", "-in", &path("message"), "-inkey", &path("key.pem"), "-passin", "env:KEYS", "-sigfile"];
    let Some(out) = openssl(&[&check[..], &[&path("signature")]].concat(), b"") else { return };
    assert!(out.status.success(), "{}{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    std::fs::write(path("message"), "another head").unwrap();
    assert!(!openssl(&[&check[..], &[&path("signature")]].concat(), b"").unwrap().status.success());
}

#[test]
fn a_key_made_and_locked_by_openssl_is_taken() {
    let Some(made) = openssl(&["genpkey", "-algorithm", "ed25519"], b"") else { return };
    let locked = openssl(&["pkcs8", "-topk8", "-v2", "aes-256-cbc", "-scrypt", "-passout", "env:KEYS"], &made.stdout).unwrap();
    let public = openssl(&["pkey", "-pubout", "-outform", "DER"], &made.stdout).unwrap().stdout;
    let id = PublicKey::of_bytes(public[public.len() - 32..].try_into().unwrap()).unwrap();
    let label = format!("# {id} status 2026-11-22T09:30:00Z\n");
    for (pem, is_locked) in [(locked.stdout, true), (made.stdout.clone(), false)] {
        let text = format!("{label}{}", String::from_utf8(pem).unwrap());
        let found = KeyFile::parse(&text, Some(PASSPHRASE), !is_locked).unwrap();
        assert_eq!((found.len(), found[0].secret.public()), (1, id));
    }
    let otherwise = openssl(&["pkcs8", "-topk8", "-passout", "env:KEYS"], &made.stdout).unwrap();
    let text = format!("{label}{}", String::from_utf8(otherwise.stdout).unwrap());
    assert!(matches!(KeyFile::parse(&text, Some(PASSPHRASE), false), Err(KeyFileError::OtherLock { line: 2, .. })));
}

#[test]
fn a_file_on_the_disk_is_read_by_openssl_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("issuer-keys.pem");
    let key = StoredKey::generate(Purpose::Code, DateTime::UNIX_EPOCH).unwrap();
    super::add_key(&path, &key, PASSPHRASE).unwrap();
    let name = Path::new(&path).display().to_string();
    let Some(out) = openssl(&["pkey", "-in", &name, "-passin", "env:KEYS", "-noout", "-text"], b"") else { return };
    assert!(out.status.success() && String::from_utf8_lossy(&out.stdout).contains("ED25519"));
}
