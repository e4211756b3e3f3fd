//! Rows of batches, and of who is in them.

use crate::{
    certification::{
        batch::{Batch, BatchState, Listing, Member, MemberState, Signature, Span},
        code::CertificateCode,
        qualification::Status,
    },
    clock::Moment,
    database::{Connection, Transaction},
    entity::{batch, batch_member, enrolment, qualification},
    error::Failure,
    id::{AwardId, BatchId, CourseId, QualificationId, UserId},
};
use sea_orm::{
    Condition, ExprTrait, IntoActiveModel, QueryOrder, QuerySelect, QueryTrait,
    entity::prelude::*,
    sea_query::{Func, Query},
};
use std::collections::BTreeMap;

fn batch_of(row: batch::Model) -> Result<Batch, Failure> {
    let hand = |by: Option<Uuid>, at: Option<Moment>| at.map(|at| Signature { by: by.map(UserId), at });
    Ok(Batch {
        id: BatchId(row.id),
        course: CourseId::parse(&row.course_id)?,
        award: AwardId::parse(&row.award_id)?,
        listing: Listing { span: Span { from: row.qualified_from, before: row.qualified_before }, includes_revoked: row.includes_revoked },
        state: BatchState::parse(&row.state).ok_or_else(|| Failure::Data("a batch of no known state".into()))?,
        prepared: Signature { by: row.prepared_by.map(UserId), at: row.prepared_at },
        signed: hand(row.signed_by, row.signed_at),
        countersigned: hand(row.countersigned_by, row.countersigned_at),
        starts_at: row.starts_at,
        dropped_by: row.dropped_by.map(UserId),
        ended_at: row.ended_at,
    })
}

fn member_of(row: batch_member::Model) -> Result<Member, Failure> {
    let code = |text: String| CertificateCode::try_from(text).map_err(|error| Failure::Data(error.to_string()));
    Ok(Member {
        qualification: QualificationId(row.qualification_id),
        name: row.printed_name,
        state: MemberState::parse(&row.state).ok_or_else(|| Failure::Data("a member of no known state".into()))?,
        why: row.why,
        code: row.certificate_code.map(code).transpose()?,
    })
}

/// A batch that was just prepared.
pub async fn insert_batch(tx: &Transaction, new: &Batch) -> Result<(), Failure> {
    let row = batch::Model {
        id: new.id.0,
        course_id: new.course.to_string(),
        award_id: new.award.to_string(),
        qualified_from: new.listing.span.from,
        qualified_before: new.listing.span.before,
        includes_revoked: new.listing.includes_revoked,
        state: new.state.as_str().to_owned(),
        prepared_by: new.prepared.by.map(|user| user.0),
        prepared_at: new.prepared.at,
        signed_by: None,
        signed_at: None,
        countersigned_by: None,
        countersigned_at: None,
        starts_at: None,
        dropped_by: None,
        ended_at: None,
    };
    batch::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
    Ok(())
}

/// Lists everybody who stands so on the way to the award of a batch and qualified within its span, as this; answers how many.
pub async fn list_members(tx: &Transaction, new: &Batch, status: Status, state: MemberState) -> Result<u64, Failure> {
    use qualification::Column;
    let mut people = super::qualifications::qualified_in(&new.course, Some(&new.award), Some(status));
    if let Some(from) = new.listing.span.from {
        people = people.filter(Column::QualifiedAt.gte(from));
    }
    if let Some(before) = new.listing.span.before {
        people = people.filter(Column::QualifiedAt.lt(before));
    }
    let why = (state == MemberState::LeftOut).then(|| status.as_str());
    let people = people
        .select_only()
        .expr(Expr::value(new.id.0))
        .column(Column::Id)
        .expr(Func::coalesce([Expr::col(Column::PrintedName), Expr::value("")]))
        .expr(Expr::value(state.as_str()))
        .expr(Expr::value(why).cast_as("text"))
        .order_by_asc(Column::Id)
        // Whoever erases one of them waits until they are listed, and then takes the name out here, too.
        .lock_shared()
        .into_query();
    let insert = Query::insert()
        .into_table(batch_member::Entity)
        .columns([
            batch_member::Column::BatchId,
            batch_member::Column::QualificationId,
            batch_member::Column::PrintedName,
            batch_member::Column::State,
            batch_member::Column::Why,
        ])
        .select_from(people)
        .map_err(|error| Failure::Data(error.to_string()))?
        .take();
    Ok(tx.execute(&insert).await?.rows_affected())
}

/// Drops what was prepared for the same people and nobody has signed; answers which.
pub async fn drop_same(tx: &Transaction, new: &Batch, now: Moment) -> Result<Vec<BatchId>, Failure> {
    use batch::Column;
    let unsigned = [BatchState::Checking, BatchState::Prepared].map(BatchState::as_str);
    let Listing { span, includes_revoked } = new.listing;
    let same = Condition::all()
        .add(Column::CourseId.eq(new.course.as_str()))
        .add(Column::AwardId.eq(new.award.as_str()))
        .add(Column::State.is_in(unsigned))
        .add(Column::IncludesRevoked.eq(includes_revoked))
        .add(span.from.map_or_else(|| Column::QualifiedFrom.is_null(), |from| Column::QualifiedFrom.eq(from)))
        .add(span.before.map_or_else(|| Column::QualifiedBefore.is_null(), |before| Column::QualifiedBefore.eq(before)));
    let same: Vec<Uuid> = batch::Entity::find().filter(same).select_only().column(Column::Id).lock_exclusive().into_tuple().all(tx).await?;
    for id in &same {
        end_batch(tx, BatchId(*id), (BatchState::Dropped, new.prepared.by), now).await?;
    }
    Ok(same.into_iter().map(BatchId).collect())
}

pub async fn find_batch(db: &impl Connection, id: BatchId) -> Result<Option<Batch>, Failure> {
    batch::Entity::find_by_id(id.0).one(db).await?.map(batch_of).transpose()
}

/// Takes hold of a batch until the transaction ends.
pub async fn hold_batch(tx: &Transaction, id: BatchId) -> Result<Option<Batch>, Failure> {
    batch::Entity::find_by_id(id.0).lock_exclusive().one(tx).await?.map(batch_of).transpose()
}

/// The latest first.
pub async fn batches_in(db: &impl Connection, course: &CourseId, (before, most): (Option<BatchId>, u64)) -> Result<Vec<Batch>, Failure> {
    let mut rows = batch::Entity::find().filter(batch::Column::CourseId.eq(course.as_str()));
    if let Some(before) = before {
        rows = rows.filter(batch::Column::Id.lt(before.0));
    }
    let rows = rows.order_by_desc(batch::Column::Id).limit(most).all(db).await?;
    rows.into_iter().map(batch_of).collect()
}

pub async fn set_batch_state(tx: &Transaction, id: BatchId, state: BatchState) -> Result<(), Failure> {
    let set = batch::Entity::update_many().col_expr(batch::Column::State, Expr::value(state.as_str()));
    set.filter(batch::Column::Id.eq(id.0)).exec(tx).await?;
    Ok(())
}

/// The oldest batches in one of these states.
pub async fn oldest_batches_in(db: &impl Connection, states: &[BatchState], most: u64) -> Result<Vec<Batch>, Failure> {
    let states = states.iter().map(|state| state.as_str());
    let rows = batch::Entity::find().filter(batch::Column::State.is_in(states)).order_by_asc(batch::Column::Id).limit(most).all(db).await?;
    rows.into_iter().map(batch_of).collect()
}

/// The batch in which a certificate was made.
pub async fn batch_of_certificate(db: &impl Connection, code: &CertificateCode) -> Result<Option<Batch>, Failure> {
    let mut made_in = Query::select();
    made_in
        .column(batch_member::Column::BatchId)
        .from(batch_member::Entity)
        .and_where(batch_member::Column::CertificateCode.eq(code.as_str()));
    batch::Entity::find().filter(batch::Column::Id.in_subquery(made_in)).one(db).await?.map(batch_of).transpose()
}

/// It has to be signed again: by a second admin, or by the first, too.
pub async fn unsign_batch(tx: &Transaction, id: BatchId, state: BatchState) -> Result<(), Failure> {
    use batch::Column;
    let never = || Expr::value(Option::<Moment>::None);
    let mut set = batch::Entity::update_many().col_expr(Column::State, Expr::value(state.as_str())).col_expr(Column::StartsAt, never());
    if state == BatchState::Prepared {
        let nobody = || Expr::value(Option::<Uuid>::None);
        set = set.col_expr(Column::SignedBy, nobody()).col_expr(Column::SignedAt, never());
        set = set.col_expr(Column::CountersignedBy, nobody()).col_expr(Column::CountersignedAt, never());
    }
    set.filter(Column::Id.eq(id.0)).exec(tx).await?;
    Ok(())
}

/// From then on certificates are made.
pub async fn set_start(tx: &Transaction, id: BatchId, starts_at: Moment) -> Result<(), Failure> {
    let set = batch::Entity::update_many()
        .col_expr(batch::Column::State, Expr::value(BatchState::Waiting.as_str()))
        .col_expr(batch::Column::StartsAt, Expr::value(starts_at));
    set.filter(batch::Column::Id.eq(id.0)).exec(tx).await?;
    Ok(())
}

/// The first signature, or the second.
pub async fn set_signature(tx: &Transaction, id: BatchId, is_first: bool, hand: Signature) -> Result<(), Failure> {
    use batch::Column;
    let (by, at) = if is_first { (Column::SignedBy, Column::SignedAt) } else { (Column::CountersignedBy, Column::CountersignedAt) };
    let set = batch::Entity::update_many().col_expr(by, Expr::value(hand.by.map(|user| user.0))).col_expr(at, Expr::value(hand.at));
    set.filter(Column::Id.eq(id.0)).exec(tx).await?;
    Ok(())
}

/// It is done, or was dropped by somebody.
pub async fn end_batch(tx: &Transaction, id: BatchId, (state, by): (BatchState, Option<UserId>), now: Moment) -> Result<(), Failure> {
    let set = batch::Entity::update_many()
        .col_expr(batch::Column::State, Expr::value(state.as_str()))
        .col_expr(batch::Column::DroppedBy, Expr::value(by.map(|user| user.0)))
        .col_expr(batch::Column::EndedAt, Expr::value(now));
    set.filter(batch::Column::Id.eq(id.0)).exec(tx).await?;
    Ok(())
}

/// Members in the order they qualified, of one state where that is asked.
pub async fn members(
    db: &impl Connection,
    (batch, state): (BatchId, Option<MemberState>),
    (after, most): (Option<QualificationId>, u64),
) -> Result<Vec<Member>, Failure> {
    use batch_member::Column;
    let mut wanted = Condition::all().add(Column::BatchId.eq(batch.0));
    if let Some(state) = state {
        wanted = wanted.add(Column::State.eq(state.as_str()));
    }
    if let Some(after) = after {
        wanted = wanted.add(Column::QualificationId.gt(after.0));
    }
    let rows = batch_member::Entity::find().filter(wanted).order_by_asc(Column::QualificationId).limit(most).all(db).await?;
    rows.into_iter().map(member_of).collect()
}

pub async fn find_member(db: &impl Connection, batch: BatchId, who: QualificationId) -> Result<Option<Member>, Failure> {
    batch_member::Entity::find_by_id((batch.0, who.0)).one(db).await?.map(member_of).transpose()
}

pub async fn count_members(db: &impl Connection, batch: BatchId) -> Result<BTreeMap<MemberState, u64>, Failure> {
    use batch_member::Column;
    let rows: Vec<(String, i64)> = batch_member::Entity::find()
        .filter(Column::BatchId.eq(batch.0))
        .select_only()
        .column(Column::State)
        .expr_as(Column::QualificationId.count(), "people")
        .group_by(Column::State)
        .into_tuple()
        .all(db)
        .await?;
    let counted = |(state, people): (String, i64)| {
        let state = MemberState::parse(&state).ok_or_else(|| Failure::Data("a member of no known state".into()))?;
        Ok((state, u64::try_from(people).unwrap_or_default()))
    };
    rows.into_iter().map(counted).collect()
}

/// The names of all who are in a batch and not left out.
pub async fn names_in(db: &impl Connection, batch: BatchId) -> Result<Vec<(QualificationId, String)>, Failure> {
    use batch_member::Column;
    let rows: Vec<(Uuid, String)> = batch_member::Entity::find()
        .filter(Column::BatchId.eq(batch.0))
        .filter(Column::State.ne(MemberState::LeftOut.as_str()))
        .filter(Column::PrintedName.ne(""))
        .select_only()
        .column(Column::QualificationId)
        .column(Column::PrintedName)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(id, name)| (QualificationId(id), name)).collect())
}

/// Says what became of a member, unless somebody did before.
pub async fn set_member(
    tx: &Transaction,
    (batch, qualification): (BatchId, QualificationId),
    (from, to): (MemberState, MemberState),
    (why, code): (Option<&str>, Option<&CertificateCode>),
) -> Result<(), Failure> {
    use batch_member::Column;
    batch_member::Entity::update_many()
        .col_expr(Column::State, Expr::value(to.as_str()))
        .col_expr(Column::Why, Expr::value(why))
        .col_expr(Column::CertificateCode, Expr::value(code.map(CertificateCode::as_str)))
        .filter(Column::BatchId.eq(batch.0))
        .filter(Column::QualificationId.eq(qualification.0))
        .filter(Column::State.eq(from.as_str()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Forgets the name of a person in all batches.
pub async fn erase_members_of(tx: &Transaction, user: UserId) -> Result<(), Failure> {
    use batch_member::Column;
    let mut enrolments = Query::select();
    enrolments.column(enrolment::Column::Id).from(enrolment::Entity).and_where(enrolment::Column::UserId.eq(user.0));
    let mut theirs = Query::select();
    theirs
        .column(qualification::Column::Id)
        .from(qualification::Entity)
        .and_where(qualification::Column::EnrolmentId.in_subquery(enrolments));
    let forget = batch_member::Entity::update_many().col_expr(Column::PrintedName, Expr::value(""));
    forget.filter(Column::QualificationId.in_subquery(theirs)).exec(tx).await?;
    Ok(())
}
