//! Jobs: plain data, written in the transaction of the fact that caused them, claimed by lease, tried five times.

use crate::{
    clock::Moment,
    database::{Connection, Database, Dialect},
    entity::job,
    error::Failure,
    id::{AttemptId, AwardId, BatchId, CourseId, EnrolmentId, JobId, QualificationId, UserId},
    letter::Letter,
};
use sea_orm::{
    ActiveValue::Set,
    FromQueryResult, QuerySelect, Statement,
    entity::prelude::*,
    sea_query::{Expr, OnConflict},
};
use serde::{Deserialize, Serialize};

/// Something to do soon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "job", rename_all = "snake_case")]
pub enum Job {
    /// Write to somebody.
    Write {
        /// Whom.
        to: UserId,
        /// What about.
        letter: Letter,
    },
    /// Write to whoever has an address, if anybody has: so that asking takes the same time for every address.
    WriteToAddress {
        /// The address, lower case.
        email: String,
        /// What about.
        letter: Letter,
    },
    /// Take what a person wrote and how they were named out of everything that hangs on their account, which is erased already.
    ErasePerson {
        /// Whose.
        user: UserId,
    },
    /// See whether an enrolment now meets the requirements of an award.
    ReviewStanding {
        /// Whose.
        enrolment: EnrolmentId,
    },
    /// See what may now be issued to a person whose mail address was confirmed.
    ReviewPerson {
        /// Whose.
        user: UserId,
    },
    /// Write once more to somebody who qualified and may not have confirmed the name to be printed.
    RemindToConfirm {
        /// Who, and for what.
        qualification: QualificationId,
    },
    /// Go on issuing certificates of an award to everybody who is ready.
    IssueReady {
        /// In which course.
        course: CourseId,
        /// Which award.
        award: AwardId,
        /// Which admin asked for it; none: the operator.
        by: Option<UserId>,
    },
    /// Go on with a batch of certificates.
    GoOnWithBatch {
        /// Which.
        batch: BatchId,
    },
    /// Sign certificates that have no credential yet.
    SignCredentials,
    /// Close an attempt whose time has passed.
    CloseAttempt {
        /// Which.
        attempt: AttemptId,
    },
}

impl Job {
    fn kind(&self) -> &'static str {
        match self {
            Self::Write { .. } => "write",
            Self::WriteToAddress { .. } => "write_to_address",
            Self::ErasePerson { .. } => "erase_person",
            Self::ReviewStanding { .. } => "review_standing",
            Self::ReviewPerson { .. } => "review_person",
            Self::RemindToConfirm { .. } => "remind_to_confirm",
            Self::IssueReady { .. } => "issue_ready",
            Self::GoOnWithBatch { .. } => "go_on_with_batch",
            Self::SignCredentials => "sign_credentials",
            Self::CloseAttempt { .. } => "close_attempt",
        }
    }

    /// Whether nobody would ever see that it was done twice, nor miss one that was asked for while it was being done. Only such jobs may lie in
    /// the table for a while when they are done.
    pub fn may_linger(&self) -> bool {
        matches!(self, Self::ReviewStanding { .. } | Self::ReviewPerson { .. } | Self::CloseAttempt { .. } | Self::ErasePerson { .. })
    }
}

/// A job in the hands of a worker.
#[derive(Debug, Clone)]
pub struct Leased {
    /// Its id; also the stable part of a mail's Message-ID.
    pub id: JobId,
    /// What to do.
    pub job: Job,
    /// Which try this is, from 1.
    pub try_number: i32,
}

/// Tries before a job is given up and shown to staff.
pub const MAX_TRIES: i32 = 5;
/// How long a worker may hold a job before another takes it.
const LEASE: chrono::Duration = chrono::Duration::minutes(2);

/// Queues a job for now.
///
/// # Errors
/// When the database refuses.
pub async fn enqueue(tx: &impl Connection, job: &Job, now: Moment) -> Result<(), Failure> {
    insert(tx, job, None, (now, now)).await
}

/// Queues a job for a later moment, unless one named `once` is waiting already.
///
/// # Errors
/// When the database refuses.
pub async fn enqueue_once(tx: &impl Connection, job: &Job, once: String, when: (Moment, Moment)) -> Result<(), Failure> {
    insert(tx, job, Some(once), when).await
}

/// Queues a job for now, unless the very same one is waiting or being done. One that was given up does not count.
///
/// # Errors
/// When the database refuses.
pub async fn enqueue_unless_waiting(tx: &impl Connection, job: &Job, now: Moment) -> Result<(), Failure> {
    enqueue_up_to(tx, job, 1, now).await
}

/// Queues a job for now, unless so many of the very same are waiting or being done.
///
/// # Errors
/// When the database refuses.
pub async fn enqueue_up_to(tx: &impl Connection, job: &Job, most: u64, now: Moment) -> Result<(), Failure> {
    let same = job::Entity::find()
        .filter(job::Column::Kind.eq(job.kind()))
        .filter(job::Column::Payload.eq(serde_json::to_string(job)?))
        .filter(job::Column::FailedAt.is_null());
    if same.count(tx).await? < most { enqueue(tx, job, now).await } else { Ok(()) }
}

async fn insert(tx: &impl Connection, job: &Job, once: Option<String>, (run_at, now): (Moment, Moment)) -> Result<(), Failure> {
    let row = job::ActiveModel {
        id: Set(JobId::generate().0),
        kind: Set(job.kind().to_owned()),
        payload: Set(serde_json::to_string(job)?),
        once: Set(once),
        run_at: Set(run_at),
        tries: Set(0),
        leased_by: Set(None),
        leased_until: Set(None),
        failed_at: Set(None),
        last_error: Set(None),
        created_at: Set(now),
    };
    let conflict = OnConflict::column(job::Column::Once).do_nothing().to_owned();
    job::Entity::insert(row).on_conflict(conflict).exec_without_returning(tx).await?;
    Ok(())
}

/// Drops every letter to a person that has not been sent.
///
/// # Errors
/// When the database refuses.
pub async fn drop_letters_to(tx: &impl Connection, user: UserId) -> Result<(), Failure> {
    let to_them = format!("%\"to\":\"{user}\"%");
    job::Entity::delete_many().filter(job::Column::Kind.eq("write")).filter(job::Column::Payload.like(to_them)).exec(tx).await?;
    Ok(())
}

/// Forgets jobs that were given up before a moment.
///
/// # Errors
/// When the database refuses.
pub async fn sweep(tx: &impl Connection, given_up_before: Moment) -> Result<(), Failure> {
    job::Entity::delete_many().filter(job::Column::FailedAt.lt(given_up_before)).exec(tx).await?;
    Ok(())
}

/// Takes up to `most` jobs that are due, the longest due first, leasing them to `worker`.
///
/// # Errors
/// When the database refuses.
pub async fn claim(database: &Database, worker: &str, most: u64, now: Moment) -> Result<Vec<Leased>, Failure> {
    // Asked first, since looking must not wait for who writes.
    if !any_due(database, now).await? {
        return Ok(Vec::new());
    }
    let lock = match database.dialect() {
        Dialect::Postgres => " FOR UPDATE SKIP LOCKED",
        Dialect::Sqlite => "",
    };
    let sql = format!(
        "WITH due AS MATERIALIZED (SELECT id FROM jobs WHERE failed_at IS NULL AND run_at <= $3 \
         AND (leased_until IS NULL OR leased_until < $3) ORDER BY run_at, id LIMIT $4{lock}) \
         UPDATE jobs SET leased_by = $1, leased_until = $2, tries = tries + 1 WHERE id IN (SELECT id FROM due) \
         RETURNING id, payload, tries, run_at"
    );
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let values = [worker.into(), (now + LEASE).into(), now.into(), most.into()];
    let db = database.single();
    let mut rows = Claimed::find_by_statement(Statement::from_sql_and_values(db.get_database_backend(), sql, values)).all(db).await?;
    rows.sort_unstable_by_key(|row| (row.run_at, row.id));
    rows.into_iter().map(|row| Ok(Leased { id: JobId(row.id), job: serde_json::from_str(&row.payload)?, try_number: row.tries })).collect()
}

#[derive(FromQueryResult)]
struct Claimed {
    id: Uuid,
    payload: String,
    tries: i32,
    run_at: Moment,
}

/// Takes jobs out of the hands of workers of which the caller knows that they are gone, so that nobody waits until their lease has run out.
///
/// # Errors
/// When the database refuses.
pub async fn take_back(database: &Database, is_gone: impl Fn(&str) -> bool) -> Result<(), Failure> {
    let held = job::Entity::find().filter(job::Column::LeasedUntil.is_not_null()).select_only().column(job::Column::LeasedBy).distinct();
    let workers: Vec<Option<String>> = held.into_tuple().all(database.reader()).await?;
    let gone: Vec<String> = workers.into_iter().flatten().filter(|worker| is_gone(worker)).collect();
    if !gone.is_empty() {
        job::Entity::update_many()
            .col_expr(job::Column::LeasedUntil, Expr::value(Option::<Moment>::None))
            .filter(job::Column::LeasedBy.is_in(gone))
            .exec(database.single())
            .await?;
    }
    Ok(())
}

/// How many jobs are left lying: due and not done, or tried in vain.
///
/// # Errors
/// When the database cannot be read.
pub async fn left_lying(database: &Database, now: Moment) -> Result<u64, Failure> {
    let lying = sea_orm::Condition::any().add(due_at(now)).add(job::Column::Tries.gt(0));
    Ok(job::Entity::find().filter(lying).count(database.reader()).await?)
}

async fn any_due(database: &Database, now: Moment) -> Result<bool, Failure> {
    Ok(job::Entity::find().filter(due_at(now)).limit(1).one(database.reader()).await?.is_some())
}

/// As `claim` says it.
fn due_at(now: Moment) -> sea_orm::Condition {
    sea_orm::Condition::all()
        .add(job::Column::FailedAt.is_null())
        .add(job::Column::RunAt.lte(now))
        .add(sea_orm::Condition::any().add(job::Column::LeasedUntil.is_null()).add(job::Column::LeasedUntil.lt(now)))
}

/// Removes jobs that were done.
///
/// # Errors
/// When the database refuses.
pub async fn finish(database: &Database, done: &[JobId]) -> Result<(), Failure> {
    if !done.is_empty() {
        job::Entity::delete_many().filter(job::Column::Id.is_in(done.iter().map(|id| id.0))).exec(database.single()).await?;
    }
    Ok(())
}

/// Puts a job back for a later try, or gives it up after the last.
///
/// # Errors
/// When the database refuses.
pub async fn postpone(database: &Database, leased: &Leased, error: &str, now: Moment) -> Result<(), Failure> {
    let gone_wrong: String = error.chars().take(500).collect();
    // 10 s, 40 s, 160 s, 640 s; the low bits of the random id spread retries out.
    let pause = 10_i64.saturating_mul(4_i64.saturating_pow(leased.try_number.saturating_sub(1).unsigned_abs()));
    let jitter = i64::from(leased.id.0.as_bytes().last().copied().unwrap_or_default()) % 10;
    let given_up = (leased.try_number >= MAX_TRIES).then_some(now);
    database
        .write(async |tx| {
            job::Entity::update_many()
                .col_expr(job::Column::LeasedUntil, Expr::value(Option::<Moment>::None))
                .col_expr(job::Column::RunAt, Expr::value(now + chrono::Duration::seconds(pause.saturating_add(jitter))))
                .col_expr(job::Column::FailedAt, Expr::value(given_up))
                .col_expr(job::Column::LastError, Expr::value(gone_wrong))
                .filter(job::Column::Id.eq(leased.id.0))
                .exec(tx)
                .await
                .map_err(Failure::from)?;
            Ok(())
        })
        .await
}

/// How many jobs wait, and how many were given up.
///
/// # Errors
/// When the database cannot be read.
pub async fn depth(database: &Database) -> Result<(u64, u64), Failure> {
    let waiting = job::Entity::find().filter(job::Column::FailedAt.is_null()).count(database.reader()).await?;
    let given_up = job::Entity::find().filter(job::Column::FailedAt.is_not_null()).count(database.reader()).await?;
    Ok((waiting, given_up))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;
    use chrono::Duration;

    fn review(number: u128) -> Job {
        Job::ReviewStanding { enrolment: EnrolmentId(Uuid::from_u128(number)) }
    }

    #[tokio::test]
    async fn jobs_are_taken_once_the_longest_due_first_and_again_when_the_lease_has_run_out() {
        let platform = testing::platform().await;
        let (database, now) = (&platform.database, platform.clock.now());
        for (number, minutes) in [(1, 1), (2, 3), (3, 2), (4, -1)] {
            let due = now - Duration::minutes(minutes);
            enqueue_once(database.single(), &review(number), number.to_string(), (due, now)).await.unwrap();
        }
        let jobs = async |now| claim(database, "one", 2, now).await.unwrap();
        let numbers = |jobs: &[Leased]| jobs.iter().map(|leased| (leased.job.clone(), leased.try_number)).collect::<Vec<_>>();
        let first = jobs(now).await;
        assert_eq!(numbers(&first), [(review(2), 1), (review(3), 1)]);
        let second = jobs(now).await;
        assert_eq!(numbers(&second), [(review(1), 1)]);
        assert!(jobs(now).await.is_empty(), "all are leased, and one is not due");
        finish(database, &[first[0].id, second[0].id]).await.unwrap();
        let later = now + LEASE + Duration::seconds(1);
        assert_eq!(numbers(&jobs(later).await), [(review(3), 2), (review(4), 1)]);
    }

    #[tokio::test]
    async fn no_job_is_taken_by_two_workers() {
        let platform = testing::platform().await;
        let now = platform.clock.now();
        for number in 0..60 {
            enqueue(platform.database.single(), &review(number), now).await.unwrap();
        }
        let workers = (0..12).map(|_| {
            let database = platform.database.clone();
            async move { claim(&database, "worker", 7, now).await.unwrap() }
        });
        let taken = workers.collect::<tokio::task::JoinSet<_>>().join_all().await;
        let rest = claim(&platform.database, "last", 1000, now).await.unwrap();
        let all = taken.iter().flatten().chain(&rest);
        let mut ids: Vec<_> = all.map(|leased| leased.id.0).collect();
        assert_eq!(ids.len(), 60);
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), 60);
    }
}
