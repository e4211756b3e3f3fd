use super::*;
use crate::id::{CourseId, VersionId};
use crate::{progress::sample as facts, queue};
use chrono::Duration;

#[tokio::test]
async fn who_meets_all_requirements_qualifies_once_and_for_ever() {
    let site = Site::open().await;
    let ada = site.taker("Ada").await;
    site.works().await;
    site.does(ada, &["first", "second", "check"]).await;
    assert!(site.list(None).await.is_empty());

    let completed = enrolment::complete_activity(&site.platform, &ada.learner, &site.course.id, &sample::activity("third")).await;
    completed.unwrap();
    let letter = Letter::Qualified { course: site.course.id.clone(), award: award() };
    assert_eq!(site.works().await, [(ada.learner, letter)]);
    let [ada_qualified] = &site.list(None).await[..] else { panic!("one has qualified") };
    assert_eq!(ada_qualified.status(), Status::NameUnconfirmed);
    assert_eq!(ada_qualified.qualification.qualified_at, site.platform.clock.now());
    assert_eq!(ada_qualified.qualification.evidence.len(), 1);

    // More is asked from now on, and the standing is reviewed again: nothing changes.
    site.platform.clock.advance(Duration::days(1));
    let more = sample::edited("course.yaml", "- {id: all, kind: all_required}", "- {id: many, kind: lessons_done, at_least: 3}");
    sample::publish(&site.platform, more).await;
    for _ in 0..3 {
        review(&site.platform, ada.enrolment).await.unwrap();
    }
    assert!(site.works().await.is_empty());
    let [after] = &site.list(None).await[..] else { panic!("one has qualified") };
    assert_eq!(after.qualification.id, ada_qualified.qualification.id);
    assert_eq!(after.qualification.version, site.course.version);
}

#[tokio::test]
async fn many_reviews_at_once_are_one_qualification_and_one_letter() {
    let site = Site::open().await;
    let ada = site.taker("Ada").await;
    site.works().await;
    let enrolment = enrolment::find_by_id(site.platform.database.reader(), ada.enrolment).await.unwrap().unwrap();
    let mut done = facts::learner(&site.course, &["first", "second", "check", "third"]);
    done.quizzes.insert(sample::activity("check"), facts::tried(1, Some(80)));
    let tasks = (0..50).map(|_| {
        let (platform, course, enrolment, done) = (site.platform(), Arc::clone(&site.course), enrolment.clone(), done.clone());
        async move { review::qualify(&platform, &enrolment, &course, &done, &[]).await.unwrap() }
    });
    tasks.collect::<tokio::task::JoinSet<_>>().join_all().await;
    assert_eq!(site.list(None).await.len(), 1);
    let letters = site.platform.due_jobs().await;
    assert_eq!(letters.len(), 1, "{letters:?}");
}

#[tokio::test]
async fn awards_of_one_name_are_earned_in_each_course() {
    let site = Site::open().await;
    let ada = site.qualified_taker("Ada").await;
    let mut other = sample::course();
    other.id = CourseId::parse("other-course").unwrap();
    other.version = VersionId::parse(&"b".repeat(64)).unwrap();
    let other = sample::publish(&site.platform, other).await;
    let enrolment = enrolment::enrol(&site.platform, &ada.learner, &other.id).await.unwrap().id;
    site.has_done(enrolment, &["first", "second", "check", "third"]).await;
    let held = certificates_of(&site.platform, &ada.learner).await.unwrap();
    let courses: Vec<&str> = held.iter().map(|held| held.course.id.as_str()).collect();
    assert_eq!(courses, ["other-course", site.course.id.as_str()], "the page says so before any job has run");
}

#[tokio::test]
async fn who_has_not_confirmed_the_name_is_reminded_twice() {
    let site = Site::open().await;
    let ada = site.qualified_taker("Ada").await;
    site.ready_taker("Ben").await;
    let mut reminded = Vec::new();
    for _ in 0..60 {
        site.platform.clock.advance(Duration::days(1));
        reminded.extend(site.works().await);
    }
    let letter = Letter::Qualified { course: site.course.id.clone(), award: award() };
    assert_eq!(reminded, [(ada.learner, letter.clone()), (ada.learner, letter)]);
    assert_eq!(queue::depth(&site.platform.database).await.unwrap(), (0, 0));
}

#[tokio::test]
async fn the_list_says_where_everybody_stands_and_counts_the_same() {
    let site = Site::open().await;
    let (issued, revoked) = (site.ready_taker("Issued").await, site.ready_taker("Revoked").await);
    let codes = site.issues_all().await;
    let theirs = site.list(None).await.into_iter().find(|one| one.qualification.enrolment == revoked.enrolment).unwrap();
    revoke(&site.platform, &site.admin, &theirs.live().unwrap().code, "A mistake.").await.unwrap();
    assert_eq!(codes.len(), 2);
    let unnamed = site.qualified_taker("Unnamed").await;
    let unconfirmed = site.ready_taker("Unconfirmed").await;
    unconfirm(&site, unconfirmed).await;
    let refused = site.ready_taker("Refused").await;
    refuse(&site.platform, &site.admin, site.qualification_of(refused).await, "Not the person.").await.unwrap();
    let ready = site.ready_taker("Ready").await;

    let expected = [
        (ready, Status::Ready),
        (unnamed, Status::NameUnconfirmed),
        (unconfirmed, Status::AddressUnconfirmed),
        (refused, Status::Refused),
        (issued, Status::Issued),
        (revoked, Status::Revoked),
    ];
    let all = site.list(None).await;
    assert_eq!(all.len(), expected.len());
    let (_, counted) = counts(&site.platform, &site.admin, &site.course.id).await.unwrap();
    for (taker, status) in expected {
        let [one] = &site.list(Some(status)).await[..] else { panic!("one is {status:?}") };
        assert_eq!((one.qualification.enrolment, one.status()), (taker.enrolment, status));
        assert_eq!(all.iter().find(|other| other.qualification.id == one.qualification.id).unwrap().status(), status);
        assert_eq!(counted[0].by_status[&status], 1, "{status:?}");
        assert_eq!(Status::parse(status.as_str()), Some(status));
    }
}

async fn unconfirm(site: &Site, taker: Taker) {
    let email = format!("{}@example.net", taker.learner.user);
    site.platform.give_address(taker.learner.user, &email).await;
}

#[tokio::test]
async fn pages_join_up_in_both_directions() {
    let site = Site::open().await;
    for number in 0..5 {
        site.qualified_taker(&format!("Person {number}").replace(' ', "")).await;
    }
    let all: Vec<_> = site.list(None).await.iter().map(|one| one.qualification.id).collect();
    let page = async |place: Place| {
        let wanted = Wanted { place, most: 2, ..Wanted::default() };
        let page = qualified(&site.platform, &site.admin, &site.course.id, &wanted).await.unwrap();
        (page.people.iter().map(|one| one.qualification.id).collect::<Vec<_>>(), page.before, page.after)
    };
    let (first, none, after) = page(Place::Start).await;
    assert_eq!((first.as_slice(), none), (&all[..2], None));
    let (second, before, after) = page(Place::After(after.unwrap())).await;
    assert_eq!((second.as_slice(), before), (&all[2..4], Some(all[2])));
    let (third, before, end) = page(Place::After(after.unwrap())).await;
    assert_eq!((third.as_slice(), before, end), (&all[4..], Some(all[4]), None));
    let (back, before, after) = page(Place::Before(before.unwrap())).await;
    assert_eq!((back.as_slice(), before, after), (&all[2..4], Some(all[2]), Some(all[3])));
    let (start, none, after) = page(Place::Before(before.unwrap())).await;
    assert_eq!((start.as_slice(), none, after), (&all[..2], None, Some(all[1])));
}

#[tokio::test]
async fn erased_people_are_in_no_list_and_their_certificates_still_verify() {
    let site = Site::open().await;
    let ada = site.ready_taker("Ada Lovelace").await;
    let [code] = &site.issues_all().await[..] else { panic!("one certificate") };
    revoke(&site.platform, &site.admin, code, "Ada Lovelace asked for it.").await.unwrap();
    let before = site.verify(code).await;
    for _ in 0..2 {
        site.platform.database.write(async |tx| erase_person(tx, ada.learner.user).await).await.unwrap();
    }
    let after = site.verify(code).await;
    assert_eq!(after.printed, before.printed.without_holder());
    assert_eq!(after.ending.unwrap().reason, "… asked for it.");
    let stored = format!("{:?}", store::qualifications_of(site.platform.database.reader(), &[ada.enrolment]).await.unwrap());
    assert!(!stored.contains("Lovelace"), "{stored}");
}
