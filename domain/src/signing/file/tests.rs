//! The text of a key file: round trips and each of its faults.

use super::*;

const PASSPHRASE: &str = "correct horse battery staple";

/// RFC 8410, 10.3: a key of somebody else, open, with no public half in it.
const OPEN: &str = "\
-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
-----END PRIVATE KEY-----
";

fn now() -> Moment {
    DateTime::from_timestamp(1_800_000_000, 123_456_789).unwrap()
}

fn made(purpose: Purpose) -> (StoredKey, String) {
    let key = StoredKey::generate(purpose, now()).unwrap();
    let text = KeyFile::append("", &key, PASSPHRASE).unwrap();
    (key, text)
}

fn open_key() -> (PublicKey, String) {
    let id = block::read_plain(OPEN).unwrap().public();
    (id, format!("# {id} code 2026-11-22T09:30:00Z\n{OPEN}"))
}

fn fault(text: &str) -> KeyFileError {
    KeyFile::parse(text, Some(PASSPHRASE), false).unwrap_err()
}

#[test]
fn keys_come_back_from_the_text_as_they_went_in() {
    let (one, text) = made(Purpose::Credential);
    let other = StoredKey::generate(Purpose::Ledger, now()).unwrap();
    let text = KeyFile::append(&format!("# Keep a copy of this file and its passphrase apart.\n\n{text}"), &other, PASSPHRASE).unwrap();
    assert!(text.starts_with("# Keep a copy") && text.ends_with("-----END ENCRYPTED PRIVATE KEY-----\n"), "{text}");
    assert!(text.contains(&format!("\n\n# {} ledger 2027-01-15T08:00:00Z\n-----BEGIN ENCRYPTED", other.id)), "{text}");
    let back = KeyFile::parse(&text.replace('\n', "\r\n    "), Some(PASSPHRASE), false).unwrap();
    assert_eq!(back.iter().map(StoredKey::label).collect::<Vec<_>>(), [one.label(), other.label()]);
    assert!(one.id.verify(b"x", &back[0].secret.sign(b"x")) && other.id.verify(b"x", &back[1].secret.sign(b"x")));
    let file = KeyFile::read(&text, false).unwrap();
    assert_eq!(file.labels().count(), 2);
    assert_eq!(file.open(Some(PASSPHRASE), |label| label.purpose == Purpose::Ledger).unwrap().len(), 1);
    assert!(KeyFile::parse("", None, false).unwrap().is_empty());
}

#[test]
fn a_key_is_locked_differently_each_time() {
    let (key, text) = made(Purpose::Code);
    let again = KeyFile::append("", &key, PASSPHRASE).unwrap();
    assert_ne!(text.lines().nth(2), again.lines().nth(2));
}

#[test]
fn open_keys_are_taken_from_the_environment_only() {
    let (id, text) = open_key();
    let found = KeyFile::parse(&text, None, true).unwrap();
    assert_eq!((found[0].id, found[0].purpose), (id, Purpose::Code));
    assert!(matches!(fault(&text), KeyFileError::Plain { line: 2, .. }));
    let key = StoredKey::generate(Purpose::Code, now()).unwrap();
    assert!(matches!(KeyFile::append(&text, &key, PASSPHRASE), Err(KeyFileError::Plain { .. })));
    let cut = text.replace("MC4C", "MC4D");
    assert!(matches!(KeyFile::parse(&cut, None, true), Err(KeyFileError::Damaged { line: 2, .. })));
}

#[test]
fn a_wrong_or_missing_passphrase_is_told_with_the_key() {
    let (key, text) = made(Purpose::Code);
    for wrong in ["Correct horse battery staple", "x"] {
        let told = KeyFile::parse(&text, Some(wrong), false).unwrap_err();
        assert!(matches!(told, KeyFileError::WrongPassphrase { line: 2, id } if id == key.id), "{told}");
    }
    for none in [None, Some("")] {
        assert!(matches!(KeyFile::parse(&text, none, false), Err(KeyFileError::NoPassphrase)));
    }
    assert!(matches!(KeyFile::append("", &key, ""), Err(KeyFileError::NoPassphrase)));
    let other = StoredKey::generate(Purpose::Code, now()).unwrap();
    assert!(matches!(KeyFile::append(&text, &other, "another"), Err(KeyFileError::WrongPassphrase { .. })));
}

#[test]
fn each_fault_of_the_text_is_told_with_its_line() {
    let (key, text) = made(Purpose::Code);
    let (stranger, _) = open_key();
    let lines: Vec<&str> = text.lines().collect();
    let without = |from: usize, to: usize| [&lines[..from], &lines[to..]].concat().join("\n");
    let end = lines.len();
    let bent = |place: usize| {
        let byte = if text.as_bytes()[place] == b'A' { "B" } else { "A" };
        format!("{}{byte}{}", &text[..place], &text[place + 1..])
    };
    let body = text.find(lines[2]).unwrap();
    type Wanted = fn(&KeyFileError) -> bool;
    let cases: [(&str, String, Wanted); 14] = [
        ("no line above", without(0, 1), |it| matches!(it, KeyFileError::NoLabel { line: 1 })),
        ("a comment above", format!("# mine\n{}", without(0, 1)), |it| matches!(it, KeyFileError::BadLabel { line: 1, part: "id" })),
        ("purpose", text.replace(" code ", " coed "), |it| matches!(it, KeyFileError::BadLabel { part: "purpose", .. })),
        ("date", text.replace("T08:00:00Z", ""), |it| matches!(it, KeyFileError::BadLabel { part: "date", .. })),
        ("more", text.replace("00Z", "00Z x"), |it| matches!(it, KeyFileError::BadLabel { part: "end", .. })),
        ("stray", format!("{text}secret\n"), |it| matches!(it, KeyFileError::Stray { .. })),
        ("another block", text.replace("ENCRYPTED PRIVATE KEY", "CERTIFICATE"), |it| matches!(it, KeyFileError::Stray { line: 2 })),
        ("cut off", without(4, end), |it| matches!(it, KeyFileError::Unfinished { line: 2, .. })),
        ("no END", format!("{}\n{text}", without(end - 1, end)), |it| matches!(it, KeyFileError::Unfinished { line: 2, .. })),
        ("a line gone", without(3, 4), |it| matches!(it, KeyFileError::Damaged { line: 2, .. })),
        ("not base 64", text.replace(lines[3], &"*".repeat(lines[3].len())), |it| matches!(it, KeyFileError::Damaged { .. })),
        ("a bent length", bent(body + 2), |it| matches!(it, KeyFileError::Damaged { .. })),
        ("another's", text.replace(&key.id.to_string(), &stranger.to_string()), |it| matches!(it, KeyFileError::OtherKey { .. })),
        ("twice", format!("{text}\n{text}"), |it| matches!(it, KeyFileError::Twice { first: 2, .. })),
    ];
    for (name, text, is_wanted) in cases {
        let told = fault(&text);
        assert!(is_wanted(&told), "{name}: {told:?}");
        let said = told.within("keys.pem").to_string();
        assert!(
            said.starts_with("keys.pem, line ") && said.contains(';') && !said.contains(lines[3]) && !said.contains("secret"),
            "{said}"
        );
    }
}

#[test]
fn no_letter_of_a_block_can_change_unnoticed_and_none_makes_it_panic() {
    let (_, text) = made(Purpose::Code);
    let body = text.find("-----\n").unwrap() + 6;
    // Every letter of what says how the key is locked. Opening takes long, so fewer of what is locked.
    for place in (body..body + 190).filter(|place| text.as_bytes()[*place] != b'\n') {
        let letter = if text.as_bytes()[place] == b'/' { "k" } else { "/" };
        let bent = format!("{}{letter}{}", &text[..place], &text[place + 1..]);
        let is_whole = KeyFile::read(&bent, false).is_ok();
        assert!(!is_whole || place % 32 > 0 || KeyFile::parse(&bent, Some(PASSPHRASE), false).is_err(), "{place}");
    }
}

#[test]
fn what_is_shown_of_keys_is_no_secret() {
    let (key, text) = made(Purpose::Code);
    let shown = format!("{key:?} {:?}", KeyFile::read(&text, false).unwrap());
    let seed = key.secret.seed();
    assert!(shown.contains(&key.id.to_string()), "{shown}");
    assert!(!shown.contains(&hex::encode(seed)) && !shown.contains(&format!("{}, {}, {}", seed[0], seed[1], seed[2])), "{shown}");
    assert!(!shown.contains(text.lines().nth(3).unwrap()), "{shown}");
}
