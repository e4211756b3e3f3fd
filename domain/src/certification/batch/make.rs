//! Working through a batch: trying what can be printed, and making certificates.

use super::{Batch, BatchState, Member, MemberState, sign};
use crate::{
    audit::{self, Deed},
    certification::{
        error::Error,
        issue::{self, Issued, Prepared},
        qualification::Status,
        qualified::{self, Qualified},
        store,
    },
    error::Failure,
    id::{BatchId, QualificationId},
    platform::Platform,
    queue::{self, Job},
};
use std::{collections::BTreeMap, time::Duration};
use tokio::time::Instant;

/// People worked on in one transaction.
const GROUP: u64 = 50;
/// After that long the rest is left to another job, so that nothing else waits behind a large batch.
const SLICE: Duration = Duration::from_secs(2);

/// Goes on with a batch where it stands: tries whose certificates can be printed, or makes them once the undo window is over. Doing it
/// again, or twice at a time, repeats nobody and forgets nobody.
///
/// # Errors
/// When the machine breaks, or a setting is missing or cannot be printed: the job is tried again, and [`super::resume_batch`] tries it anew.
pub async fn go_on_with_batch(platform: &Platform, id: BatchId) -> Result<(), Failure> {
    let begun = Instant::now();
    loop {
        let Some(batch) = due(platform, id).await? else { return Ok(()) };
        let went_on = match batch.state {
            BatchState::Checking => check_group(platform, &batch).await,
            _ => make_group(platform, &batch).await,
        };
        match went_on {
            Ok(0) => return finish(platform, &batch).await,
            Ok(_) if begun.elapsed() < SLICE => {}
            Ok(_) => {
                let now = platform.clock.now();
                return queue::enqueue(platform.database.single(), &Job::GoOnWithBatch { batch: id }, now).await;
            }
            Err(Error::Failure(failure)) => return Err(failure),
            Err(error) => return Err(Failure::Data(error.to_string())),
        }
    }
}

/// The batch, if something is to be done about it now.
async fn due(platform: &Platform, id: BatchId) -> Result<Option<Batch>, Failure> {
    let now = platform.clock.now();
    let Some(before) = store::find_batch(platform.database.reader(), id).await? else { return Ok(None) };
    let is_over = before.state == BatchState::Waiting && before.starts_at.is_some_and(|starts_at| starts_at <= now);
    let must_be_signed = if is_over { unsigned(platform, &before).await? } else { None };
    platform
        .database
        .write(async |tx| {
            let Some(batch) = store::hold_batch(tx, id).await? else { return Ok(None) };
            match (batch.state, must_be_signed) {
                (BatchState::Checking | BatchState::Issuing, _) => Ok(Some(batch)),
                (BatchState::Waiting, Some(state)) => {
                    store::unsign_batch(tx, id, state).await?;
                    let details = serde_json::json!({ "state": state.as_str() });
                    let deed = Deed { actor: None, action: "certification.batch_unsigned", subject: id.to_string(), details };
                    audit::record(tx, deed, now).await.map(|()| None)
                }
                (BatchState::Waiting, None) if is_over => {
                    store::set_batch_state(tx, id, BatchState::Issuing).await?;
                    Ok(Some(Batch { state: BatchState::Issuing, ..batch }))
                }
                _ => Ok(None),
            }
        })
        .await
}

/// Where a batch goes back to whose signatures no longer suffice: who signed is no admin any more, or two have to sign by now.
async fn unsigned(platform: &Platform, batch: &Batch) -> Result<Option<BatchState>, Failure> {
    if sign::has_lapsed(platform, batch).await? {
        return Ok(Some(BatchState::Prepared));
    }
    let lacks_second = platform.settings.second_signature && batch.countersigned.is_none();
    Ok(lacks_second.then_some(BatchState::Signed))
}

/// Nobody is left to work on.
async fn finish(platform: &Platform, batch: &Batch) -> Result<(), Failure> {
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            let Some(held) = store::hold_batch(tx, batch.id).await?.filter(|held| held.state == batch.state) else { return Ok(()) };
            if held.state == BatchState::Checking {
                return store::set_batch_state(tx, batch.id, BatchState::Prepared).await;
            }
            store::end_batch(tx, batch.id, (BatchState::Done, None), now).await?;
            let deed = Deed {
                actor: batch.signed.and_then(|signed| signed.by),
                action: "certification.batch_issued",
                subject: batch.id.to_string(),
                details: serde_json::json!({ "countersigned": batch.countersigned.and_then(|signed| signed.by) }),
            };
            audit::record(tx, deed, now).await
        })
        .await
}

/// Who was left out, and why.
type LeftOut = (QualificationId, String);

/// Tries the next people; answers how many there were.
async fn check_group(platform: &Platform, batch: &Batch) -> Result<usize, Error> {
    let members = store::members(platform.database.reader(), (batch.id, Some(MemberState::Listed)), (None, GROUP)).await?;
    let (can, cannot) = sorted(platform, batch, &members).await?;
    let (prepared, unfit) = tried(platform, can).await?;
    platform
        .database
        .write(async |tx| {
            for one in &prepared {
                store::set_member(tx, (batch.id, one.qualification), (MemberState::Listed, MemberState::Fit), (None, None)).await?;
            }
            for (id, why) in cannot.iter().chain(&unfit) {
                store::set_member(tx, (batch.id, *id), (MemberState::Listed, MemberState::LeftOut), (Some(why), None)).await?;
            }
            Ok(members.len())
        })
        .await
}

/// Whose certificate can be printed, and whose cannot, and why.
async fn tried(platform: &Platform, people: Vec<Qualified>) -> Result<(Vec<Prepared>, Vec<LeftOut>), Error> {
    // Together, as nearly always everybody's can be; one by one where somebody's cannot.
    match issue::prepare(platform, people.clone(), None).await {
        Err(Error::NameUnprintable(_) | Error::TextUnprintable(_) | Error::SettingsMissing(_)) => {}
        outcome => return Ok((outcome?, Vec::new())),
    }
    let (mut fit, mut unfit) = (Vec::new(), Vec::new());
    for one in people {
        let id = one.qualification.id;
        match issue::prepare(platform, vec![one], None).await {
            Err(Error::NameUnprintable(_) | Error::TextUnprintable(_)) => unfit.push((id, "unprintable".to_owned())),
            // Of the language of an older version: the current one was looked at before.
            Err(Error::SettingsMissing(_)) => unfit.push((id, "settings_missing".to_owned())),
            outcome => fit.extend(outcome?),
        }
    }
    Ok((fit, unfit))
}

/// Makes the next certificates; answers how many people there were.
async fn make_group(platform: &Platform, batch: &Batch) -> Result<usize, Error> {
    let members = store::members(platform.database.reader(), (batch.id, Some(MemberState::Fit)), (None, GROUP)).await?;
    let (can, cannot) = sorted(platform, batch, &members).await?;
    // All of them could be printed when they were tried: should one not be now, it is for the operator to mend, and nobody is left out for it.
    let prepared = issue::prepare(platform, can, batch.signed.and_then(|signed| signed.by)).await?;
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            // One at a time, however many work on it.
            if store::hold_batch(tx, batch.id).await?.is_none_or(|held| held.state != BatchState::Issuing) {
                return Ok(members.len());
            }
            let mut done = Issued::default();
            issue::write(tx, &prepared, now, &mut done).await?;
            for (id, why) in &cannot {
                store::set_member(tx, (batch.id, *id), (MemberState::Fit, MemberState::LeftOut), (Some(why), None)).await?;
            }
            for one in &prepared {
                let code = &one.certificate.code;
                let (state, what) = if done.issued.contains(code) {
                    (MemberState::Issued, (None, Some(code)))
                } else {
                    // Somebody was faster: another certificate, a refusal or another name.
                    (MemberState::LeftOut, (Some("changed"), None))
                };
                store::set_member(tx, (batch.id, one.qualification), (MemberState::Fit, state), what).await?;
            }
            Ok(members.len())
        })
        .await
}

/// Who of them can have a certificate as it was listed, and why the others cannot.
async fn sorted(platform: &Platform, batch: &Batch, members: &[Member]) -> Result<(Vec<Qualified>, Vec<LeftOut>), Failure> {
    let db = platform.database.reader();
    let ids: Vec<QualificationId> = members.iter().map(|member| member.qualification).collect();
    let people = qualified::complete(db, store::qualifications_by_id(db, &ids).await?).await?;
    let mut people: BTreeMap<QualificationId, Qualified> = people.into_iter().map(|one| (one.qualification.id, one)).collect();
    let (mut can, mut cannot) = (Vec::new(), Vec::new());
    for member in members {
        let id = member.qualification;
        match people.remove(&id) {
            None => cannot.push((id, "erased".to_owned())),
            Some(one) if !can_have(batch, &one) => cannot.push((id, one.status().as_str().to_owned())),
            Some(one) if one.qualification.name.as_ref().is_none_or(|name| name.text != member.name) => {
                cannot.push((id, "name_changed".to_owned()));
            }
            Some(one) => can.push(one),
        }
    }
    Ok((can, cannot))
}

fn can_have(batch: &Batch, one: &Qualified) -> bool {
    if batch.listing.includes_revoked { issue::may_be_issued(one) } else { one.status() == Status::Ready }
}
