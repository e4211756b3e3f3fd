use super::*;
use chrono::Duration;
use futures_util::future::join_all;

impl Site {
    async fn prepares(&self) -> Result<BatchOverview, Error> {
        prepare_batch(&self.platform, &self.admin, (&self.course.id, &award()), Listing::default()).await
    }

    /// A batch that can be signed.
    async fn prepared(&self) -> BatchId {
        let id = self.prepares().await.unwrap().batch.id;
        self.works().await;
        assert_eq!(self.batch(id).await.batch.state, BatchState::Prepared);
        id
    }

    async fn batch(&self, id: BatchId) -> BatchOverview {
        find_batch(&self.platform, &self.admin, id).await.unwrap()
    }

    async fn signs(&self, id: BatchId) -> Result<BatchOverview, Error> {
        sign_batch(&self.platform, &self.admin, id).await
    }

    /// Names with how it stands and why, in the order of the list.
    async fn members(&self, id: BatchId) -> Vec<(String, MemberState, Option<String>)> {
        let members = members_of(&self.platform, &self.admin, (id, None), (None, 100)).await.unwrap();
        members.into_iter().map(|(member, _)| (member.name, member.state, member.why)).collect()
    }

    fn passes(&self, time: Duration) {
        self.platform.clock.advance(time);
    }
}

fn issued(letters: &[(Learner, Letter)]) -> usize {
    letters.iter().filter(|(_, letter)| matches!(letter, Letter::Issued { .. })).count()
}

#[tokio::test]
async fn a_batch_is_prepared_signed_and_made_when_the_undo_window_is_over() {
    let site = Site::open().await;
    let (ada, _) = (site.ready_taker("Ada").await, site.ready_taker("Ben").await);
    site.qualified_taker("Unnamed").await;
    let id = site.prepares().await.unwrap().batch.id;
    assert!(matches!(site.signs(id).await, Err(Error::NotPrepared)));
    site.works().await;
    assert_eq!(site.batch(id).await.counts, [(MemberState::LeftOut, 1), (MemberState::Fit, 2)].into());
    let unnamed = (String::new(), MemberState::LeftOut, Some("name_unconfirmed".to_owned()));
    assert!(site.members(id).await.contains(&unnamed));
    let signed = site.signs(id).await.unwrap().batch;
    assert_eq!((signed.state, signed.starts_at), (BatchState::Waiting, Some(site.platform.clock.now() + Duration::hours(1))));
    site.passes(Duration::minutes(59));
    assert_eq!(issued(&site.works().await), 0);
    assert!(site.list(Some(Status::Issued)).await.is_empty(), "nothing of it exists before the window is over");
    site.passes(Duration::minutes(2));
    assert_eq!(issued(&site.works().await), 2, "a letter each");
    let done = site.batch(id).await;
    assert_eq!((done.batch.state, done.counts.clone()), (BatchState::Done, [(MemberState::LeftOut, 1), (MemberState::Issued, 2)].into()));
    assert_eq!(site.list(Some(Status::Issued)).await.len(), 2);
    let members = members_of(&site.platform, &site.admin, (id, Some(MemberState::Issued)), (None, 10)).await.unwrap();
    let adas = members.iter().find(|(_, one)| one.as_ref().is_some_and(|one| one.learner.user == ada.learner.user)).unwrap();
    assert_eq!(site.verify(adas.0.code.as_ref().unwrap()).await.holder, ada.learner.user);
    // Whatever is sent again changes nothing.
    assert_eq!(site.signs(id).await.unwrap().batch, done.batch);
    go_on_with_batch(&site.platform, id).await.unwrap();
    assert!(matches!(drop_batch(&site.platform, &site.admin, id).await, Err(Error::TooLate)));
    assert_eq!(issued(&site.works().await), 0);
}

#[tokio::test]
async fn a_batch_dropped_in_the_window_leaves_nothing_and_everybody_ready() {
    let site = Site::open().await;
    site.ready_taker("Ada").await;
    let id = site.prepared().await;
    site.signs(id).await.unwrap();
    site.passes(Duration::minutes(59));
    let dropped = drop_batch(&site.platform, &site.admin, id).await.unwrap().batch;
    assert_eq!((dropped.state, dropped.ended_at), (BatchState::Dropped, Some(site.platform.clock.now())));
    assert_eq!(drop_batch(&site.platform, &site.admin, id).await.unwrap().batch, dropped);
    site.passes(Duration::hours(2));
    assert_eq!(issued(&site.works().await), 0);
    assert!(matches!(site.signs(id).await, Err(Error::BatchDropped)));
    assert_eq!(site.list(Some(Status::Ready)).await.len(), 1);
    assert_eq!(site.batch(id).await.batch.state, BatchState::Dropped);
}

#[tokio::test]
async fn while_nothing_is_made_a_batch_can_be_dropped_even_late() {
    let site = Site::open().await;
    site.ready_taker("Ada").await;
    let id = site.prepared().await;
    site.signs(id).await.unwrap();
    site.passes(Duration::hours(5));
    assert_eq!(drop_batch(&site.platform, &site.admin, id).await.unwrap().batch.state, BatchState::Dropped);
    assert_eq!(issued(&site.works().await), 0);
}

#[tokio::test]
async fn preparing_the_same_again_takes_the_place_of_what_nobody_has_signed() {
    let site = Site::open().await;
    site.ready_taker("Ada").await;
    let first = site.prepared().await;
    site.ready_taker("Ben").await;
    let second = site.prepared().await;
    assert_eq!(site.batch(first).await.batch.state, BatchState::Dropped);
    assert_eq!(site.batch(second).await.size(), 2);
    site.signs(second).await.unwrap();
    site.prepared().await;
    assert_eq!(site.batch(second).await.batch.state, BatchState::Waiting, "what is signed stays");
}

#[tokio::test]
async fn where_two_have_to_sign_one_admin_is_not_enough_and_nothing_is_issued_beside_it() {
    let site = Site::open_with(Settings { second_signature: true, ..settings() }, sample::course()).await;
    site.ready_taker("Ada").await;
    assert!(matches!(site.issues(Whom::Ready).await, Err(Error::BatchesOnly)));
    let (ann, bob) = (site.platform.insert_person("ann", true).await, site.platform.insert_person("bob", true).await);
    let signs = async |user, id| sign_batch(&site.platform, &Admin::named(user), id).await;
    let id = site.prepared().await;
    assert_eq!(signs(ann, id).await.unwrap().batch.state, BatchState::Signed);
    assert!(matches!(signs(ann, id).await, Err(Error::SecondSignature)));
    site.passes(Duration::hours(2));
    assert_eq!(issued(&site.works().await), 0);
    let waiting = signs(bob, id).await.unwrap().batch;
    let hands = [waiting.signed, waiting.countersigned].map(|hand| hand.and_then(|hand| hand.by));
    assert_eq!((waiting.state, hands), (BatchState::Waiting, [Some(ann), Some(bob)]));
    site.passes(Duration::hours(2));
    assert_eq!(issued(&site.works().await), 1);
    let [one] = &site.list(Some(Status::Issued)).await[..] else { panic!("one certificate") };
    assert_eq!(one.live().unwrap().issued_by, Some(ann));
}

#[tokio::test]
async fn whoever_changes_after_listing_is_left_out_and_told_why() {
    let site = Site::open().await;
    let mut takers = Vec::new();
    for name in ["Ada", "Ben", "Cyd", "Dora", "Eve"] {
        takers.push(site.ready_taker(name).await);
    }
    let id = site.prepared().await;
    site.confirms(takers[0], "Ada Lovelace").await.unwrap();
    refuse(&site.platform, &site.admin, site.qualification_of(takers[1]).await, "Not the person.").await.unwrap();
    site.issues(Whom::These(vec![site.qualification_of(takers[2]).await])).await.unwrap();
    let erase = async |tx: &crate::database::Transaction| erase_person(tx, takers[3].learner.user).await;
    site.platform.database.write::<(), Failure>(erase).await.unwrap();
    site.works().await;
    site.signs(id).await.unwrap();
    site.passes(Duration::hours(1));
    assert_eq!(issued(&site.works().await), 1);
    let left_out = |name: &str, why: &str| (name.to_owned(), MemberState::LeftOut, Some(why.to_owned()));
    let expected = [
        left_out("Ada", "name_changed"),
        left_out("Ben", "refused"),
        left_out("Cyd", "issued"),
        left_out("", "name_unconfirmed"),
        ("Eve".to_owned(), MemberState::Issued, None),
    ];
    assert_eq!(site.members(id).await, expected);
}

#[tokio::test]
async fn only_who_qualified_within_the_span_is_listed() {
    let site = Site::open().await;
    let begun = site.platform.clock.now();
    site.ready_taker("Early").await;
    site.passes(Duration::days(1));
    let between = site.platform.clock.now();
    site.ready_taker("Late").await;
    let listed = async |from, before| {
        let listing = Listing { span: Span { from, before }, includes_revoked: false };
        let batch = prepare_batch(&site.platform, &site.admin, (&site.course.id, &award()), listing).await?.batch.id;
        Ok::<_, Error>(site.members(batch).await.into_iter().map(|(name, ..)| name).collect::<Vec<_>>())
    };
    assert_eq!(listed(None, Some(between)).await.unwrap(), ["Early"]);
    assert_eq!(listed(Some(between), None).await.unwrap(), ["Late"]);
    assert_eq!(listed(Some(begun), Some(between + Duration::days(1))).await.unwrap(), ["Early", "Late"]);
    assert!(matches!(listed(None, Some(begun)).await, Err(Error::NobodyReady)));
    assert!(matches!(listed(Some(between), Some(begun)).await, Err(Error::Invalid(_))));
    assert_eq!(batches_in(&site.platform, &site.admin, &site.course.id, (None, 10)).await.unwrap().len(), 3, "what failed left nothing");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_at_work_on_one_batch_at_once_repeat_nobody_and_forget_nobody() {
    let site = Site::open().await;
    for number in 0..120 {
        site.ready_taker(&format!("Person {number}")).await;
    }
    site.works().await;
    let id = site.prepared().await;
    site.signs(id).await.unwrap();
    site.passes(Duration::hours(1));
    let at_work = join_all((0..8).map(|_| go_on_with_batch(&site.platform, id))).await;
    assert!(at_work.iter().all(Result::is_ok), "{at_work:?}");
    // What takes too long for one job is handed over to another.
    assert_eq!(issued(&site.works().await), 120);
    assert_eq!(site.batch(id).await.counts, [(MemberState::Issued, 120)].into());
}

#[tokio::test]
async fn a_signature_counts_as_long_as_its_hand_is_an_admins() {
    let site = Site::open_with(Settings { second_signature: true, ..settings() }, sample::course()).await;
    site.ready_taker("Ada").await;
    let mut admins = Vec::new();
    for name in ["ann", "bob", "cyd"] {
        admins.push(site.platform.insert_person(name, true).await);
    }
    let signs = async |who: usize, id| sign_batch(&site.platform, &Admin::named(admins[who]), id).await.unwrap().batch;
    let id = site.prepared().await;
    signs(0, id).await;
    identity::set_admin(&site.platform, &site.admin, admins[0], false).await.unwrap();
    let again = signs(1, id).await;
    assert_eq!((again.state, again.signed.unwrap().by), (BatchState::Signed, Some(admins[1])), "the first signature had lapsed");
    signs(2, id).await;
    identity::set_admin(&site.platform, &site.admin, admins[2], false).await.unwrap();
    site.passes(Duration::hours(2));
    assert_eq!(issued(&site.works().await), 0);
    let unsigned = site.batch(id).await.batch;
    assert_eq!((unsigned.state, unsigned.signed, unsigned.starts_at), (BatchState::Prepared, None, None));
    identity::set_admin(&site.platform, &site.admin, admins[2], true).await.unwrap();
    signs(1, id).await;
    signs(2, id).await;
    site.passes(Duration::hours(2));
    assert_eq!(issued(&site.works().await), 1);
}

#[tokio::test]
async fn a_batch_that_waits_when_two_have_to_sign_from_then_on_needs_the_second_too() {
    let site = Site::open().await;
    site.ready_taker("Ada").await;
    let id = site.prepared().await;
    site.signs(id).await.unwrap();
    let strict = |second_signature| Platform { settings: Arc::new(Settings { second_signature, ..settings() }), ..site.platform() };
    site.passes(Duration::hours(1));
    go_on_with_batch(&strict(true), id).await.unwrap();
    assert_eq!(site.batch(id).await.batch.state, BatchState::Signed);
    let refused = sign_batch(&strict(true), &site.admin, id).await;
    assert!(matches!(refused, Err(Error::SecondSignature)), "{refused:?}");
    // And where one is enough again, who signed first need not find another.
    assert_eq!(sign_batch(&strict(false), &site.admin, id).await.unwrap().batch.state, BatchState::Waiting);
    site.passes(Duration::hours(1));
    assert_eq!(issued(&site.works().await), 1);
}

#[tokio::test]
async fn who_lost_a_certificate_is_left_out_unless_the_batch_is_for_them_too() {
    let site = Site::open().await;
    let ada = site.ready_taker("Ada").await;
    let code = site.issues(Whom::These(vec![site.qualification_of(ada).await])).await.unwrap().issued.remove(0);
    revoke(&site.platform, &site.admin, &code, "Issued by mistake.").await.unwrap();
    assert!(matches!(site.prepares().await, Err(Error::NobodyReady)));
    site.ready_taker("Ben").await;
    let id = site.prepared().await;
    let left_out = ("Ada".to_owned(), MemberState::LeftOut, Some("revoked".to_owned()));
    assert_eq!(site.members(id).await, [left_out, ("Ben".to_owned(), MemberState::Fit, None)]);
    let both = Listing { includes_revoked: true, ..Listing::default() };
    let id = prepare_batch(&site.platform, &site.admin, (&site.course.id, &award()), both).await.unwrap().batch.id;
    site.works().await;
    site.signs(id).await.unwrap();
    site.passes(Duration::hours(1));
    assert_eq!(issued(&site.works().await), 2);
}

#[tokio::test]
async fn settings_lost_on_the_way_stop_a_batch_and_nobody_is_left_out_for_it() {
    let site = Site::open().await;
    let _ = (site.ready_taker("Ada").await, site.ready_taker("Ben").await);
    let id = site.prepared().await;
    site.signs(id).await.unwrap();
    site.passes(Duration::hours(1));
    let broken = Platform { settings: Arc::new(Settings { certificate_base_url: None, ..settings() }), ..site.platform() };
    for _ in 0..crate::queue::MAX_TRIES {
        for job in crate::queue::claim(&broken.database, "test", 10, site.platform.clock.now()).await.unwrap() {
            assert!(runner::run(&broken, &job).await.is_err());
            crate::queue::postpone(&broken.database, &job, "settings are missing", site.platform.clock.now()).await.unwrap();
        }
        site.passes(Duration::hours(1));
    }
    assert_eq!(issued(&site.works().await), 0, "the job was given up");
    assert_eq!(site.batch(id).await.counts, [(MemberState::Fit, 2)].into());
    for _ in 0..3 {
        resume_batch(&site.platform, &site.admin, id).await.unwrap();
        resume_stuck_batches(&site.platform).await.unwrap();
    }
    let due = crate::queue::claim(&site.platform.database, "test", 10, site.platform.clock.now()).await.unwrap();
    assert_eq!(due.len(), 1, "however often it is asked for");
    runner::run(&site.platform, &due[0]).await.unwrap();
    assert_eq!(site.batch(id).await.counts, [(MemberState::Issued, 2)].into());
}

#[tokio::test]
async fn where_two_sign_no_admin_alone_puts_another_name_on_a_certificate() {
    let site = Site::open().await;
    site.ready_taker("Ada").await;
    let code = site.issues_all().await.remove(0);
    let strict = Platform { settings: Arc::new(Settings { second_signature: true, ..settings() }), ..site.platform() };
    let other = Correction { name: "Somebody Else", reason: "Why not." };
    assert!(matches!(supersede(&strict, &site.admin, &code, &other).await, Err(Error::HolderMustAsk)));
    assert!(supersede(&site.platform, &site.admin, &code, &other).await.is_ok());
}
