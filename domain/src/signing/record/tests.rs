//! The life of keys, day by day.

use super::*;
use chrono::DateTime;

fn day(day: i64) -> Moment {
    DateTime::from_timestamp(1_800_000_000 + day * 86_400, 0).unwrap()
}

fn key(purpose: Purpose, made: i64) -> StoredKey {
    StoredKey::generate(purpose, day(made)).unwrap()
}

fn signs(records: &[KeyRecord], on: i64) -> Option<PublicKey> {
    active(records, Purpose::Credential, day(on)).map(|it| it.id)
}

/// Does to the records what the database will.
fn apply(records: &mut Vec<KeyRecord>, rotation: Rotation) {
    for record in records.iter_mut().filter(|it| rotation.retired.contains(&it.id)) {
        record.retired_at = Some(rotation.new.active_from);
    }
    records.push(rotation.new);
}

#[test]
fn a_rotation_with_overlap_from_day_to_day() {
    let (old, new) = (key(Purpose::Credential, 0), key(Purpose::Credential, 10));
    let mut records = vec![first(&[], &old, day(0)).unwrap()];
    let turn = rotation(&records, &new, day(10), TimeDelta::days(7)).unwrap();
    assert_eq!((turn.new.created_at, turn.new.active_from, &turn.retired), (day(10), day(17), &vec![old.id]));
    apply(&mut records, turn);
    for (on, signer, states) in [
        (0, old.id, [KeyState::Active, KeyState::Waiting]),
        (10, old.id, [KeyState::Active, KeyState::Waiting]),
        (16, old.id, [KeyState::Active, KeyState::Waiting]),
        (17, new.id, [KeyState::Retired, KeyState::Active]),
        (400, new.id, [KeyState::Retired, KeyState::Active]),
    ] {
        assert_eq!(signs(&records, on), Some(signer), "day {on}");
        let found: Vec<_> = records.iter().map(|it| it.state(&records, day(on))).collect();
        assert_eq!(found, states, "day {on}");
    }
    assert_eq!(signs(&records, -1), None);
    assert_eq!(active(&records, Purpose::Ledger, day(20)), None);
    // What the retired key signed holds for ever, and so would what it signs late: the time decides nothing for a retired key.
    for at in [0, 16, 17, 4000] {
        assert_eq!(may_have_signed(&records[0], Purpose::Credential, day(at)), Ok(()), "day {at}");
    }
}

#[test]
fn a_signature_counts_for_its_purpose_from_when_the_key_was_made_until_it_was_in_doubt() {
    let mut record = KeyRecord::published(&key(Purpose::Status, 5), day(8));
    for (purpose, at, withdrawn, wanted) in [
        (Purpose::Status, 5, None, Ok(())),
        (Purpose::Status, 4, None, Err(KeyRefusal::NotYet(day(5)))),
        (Purpose::Code, 6, None, Err(KeyRefusal::OtherPurpose(Purpose::Status))),
        (Purpose::Status, 9, Some(10), Ok(())),
        (Purpose::Status, 10, Some(10), Err(KeyRefusal::Withdrawn { from: day(10) })),
        (Purpose::Status, 99, Some(10), Err(KeyRefusal::Withdrawn { from: day(10) })),
        (Purpose::Status, 4, Some(1), Err(KeyRefusal::Withdrawn { from: day(1) })),
    ] {
        record.withdrawn_from = withdrawn.map(day);
        assert_eq!(may_have_signed(&record, purpose, day(at)), wanted, "{purpose} on day {at}, withdrawn from {withdrawn:?}");
    }
}

#[test]
fn a_withdrawn_key_signs_no_more_and_a_new_one_takes_over() {
    let (bad, good) = (key(Purpose::Credential, 0), key(Purpose::Credential, 20));
    let mut records = vec![first(&[], &bad, day(0)).unwrap()];
    records[0] = withdrawal(&records[0], day(15), " laptop stolen ", day(20)).unwrap();
    assert_eq!(records[0].withdrawn_reason.as_deref(), Some("laptop stolen"));
    assert_eq!((records[0].state(&records, day(20)), signs(&records, 20)), (KeyState::Withdrawn, None));
    assert_eq!(rotation(&records, &good, day(20), TimeDelta::zero()), Err(ChangeRefusal::NoneActive(Purpose::Credential)));
    records.push(first(&records, &good, day(20)).unwrap());
    assert_eq!(signs(&records, 20), Some(good.id));
}

#[test]
fn a_key_that_waits_takes_over_from_the_one_made_in_need() {
    let [bad, next, now] = [0, 10, 12].map(|made| key(Purpose::Credential, made));
    let mut records = vec![first(&[], &bad, day(0)).unwrap()];
    let turn = rotation(&records, &next, day(10), TimeDelta::days(7)).unwrap();
    apply(&mut records, turn);
    records[0] = withdrawal(&records[0], day(12), "lost", day(12)).unwrap();
    assert_eq!(signs(&records, 12), None);
    records.push(first(&records, &now, day(12)).unwrap());
    assert_eq!((signs(&records, 12), signs(&records, 16), signs(&records, 17)), (Some(now.id), Some(now.id), Some(next.id)));
    assert_eq!(records[2].state(&records, day(17)), KeyState::Retired);
}

#[test]
fn changes_that_make_no_sense_are_refused() {
    let (old, new) = (key(Purpose::Credential, 0), key(Purpose::Credential, 10));
    let mut records = vec![first(&[], &old, day(0)).unwrap()];
    let taken = ChangeRefusal::AlreadyActive { purpose: Purpose::Credential, id: old.id };
    assert_eq!(first(&records, &new, day(10)), Err(taken));
    assert!(first(&records, &key(Purpose::Ledger, 10), day(10)).is_ok());
    for overlap in [TimeDelta::seconds(-1), TimeDelta::days(366), TimeDelta::MAX] {
        assert_eq!(rotation(&records, &new, day(10), overlap), Err(ChangeRefusal::Overlap), "{overlap}");
    }
    let turn = rotation(&records, &new, day(10), TimeDelta::days(7)).unwrap();
    apply(&mut records, turn);
    let under_way = ChangeRefusal::UnderWay { purpose: Purpose::Credential, id: new.id, from: day(17) };
    assert_eq!(rotation(&records, &key(Purpose::Credential, 11), day(11), TimeDelta::days(7)), Err(under_way));
    let once = withdrawal(&records[0], day(12), "lost", day(12)).unwrap();
    for (from, reason, wanted) in [
        (day(13), "found out", ChangeRefusal::Ahead),
        (day(12) + TimeDelta::seconds(1), "found out", ChangeRefusal::Ahead),
        (day(12), " \n", ChangeRefusal::NoReason),
    ] {
        assert_eq!(withdrawal(&once, from, reason, day(12)), Err(wanted));
    }
    assert_eq!(withdrawal(&once, day(13), "lost", day(20)), Err(ChangeRefusal::Later { from: day(12) }));
    assert_eq!(withdrawal(&once, day(3), "lost earlier", day(20)).unwrap().withdrawn_from, Some(day(3)));
    assert!(under_way.to_string().contains("from 2027-02-01T08:00:00Z on"), "{under_way}");
    assert!(taken.to_string().contains("mooc key rotate --purpose credential"), "{taken}");
}

#[test]
fn of_two_that_begin_together_every_process_takes_the_same() {
    let mut records: Vec<_> = (0..5).map(|_| KeyRecord::published(&key(Purpose::Credential, 0), day(1))).collect();
    let taken = signs(&records, 1);
    records.reverse();
    assert_eq!((signs(&records, 1), taken.is_some()), (taken, true));
    assert_eq!(records.iter().filter(|it| it.state(&records, day(1)) == KeyState::Active).count(), 1);
}
