//! All SQL of enrolments and completions.

use super::{Enrolled, Enrolment, TakenCourse};
use crate::{
    clock::Moment,
    database::{Connection, Transaction},
    entity::{completion, enrolment, user},
    error::Failure,
    id::{ActivityId, CourseId, EnrolmentId, UserId, VersionId},
};
use sea_orm::{IntoActiveModel, QueryOrder, QuerySelect, QueryTrait, entity::prelude::*, sea_query::OnConflict};
use std::collections::BTreeMap;

/// Most enrolments of one person that are listed.
const MOST_COURSES: u64 = 1_000;
/// Most completions that are read of them: more than any person makes.
const MOST_COMPLETIONS: u64 = 100_000;

fn enrolment_of(row: enrolment::Model) -> Result<Enrolment, Failure> {
    Ok(Enrolment {
        id: EnrolmentId(row.id),
        learner: UserId(row.user_id),
        course: CourseId::parse(&row.course_id)?,
        version: VersionId::parse(&row.version_id)?,
        enrolled_at: row.enrolled_at,
        left_at: row.left_at,
        last_activity: row.last_activity_id.as_deref().map(ActivityId::parse).transpose()?,
    })
}

fn of(learner: UserId, course: &CourseId) -> sea_orm::Condition {
    sea_orm::Condition::all().add(enrolment::Column::UserId.eq(learner.0)).add(enrolment::Column::CourseId.eq(course.as_str()))
}

pub async fn find_enrolment(db: &impl Connection, learner: UserId, course: &CourseId) -> Result<Option<Enrolment>, Failure> {
    enrolment::Entity::find().filter(of(learner, course)).one(db).await?.map(enrolment_of).transpose()
}

pub async fn find_enrolment_by_id(db: &impl Connection, id: EnrolmentId) -> Result<Option<Enrolment>, Failure> {
    enrolment::Entity::find_by_id(id.0).one(db).await?.map(enrolment_of).transpose()
}

/// Answers whether there was none before.
pub async fn insert_enrolment(tx: &Transaction, new: &Enrolment) -> Result<bool, Failure> {
    let row = enrolment::Model {
        id: new.id.0,
        user_id: new.learner.0,
        course_id: new.course.to_string(),
        version_id: new.version.to_string(),
        enrolled_at: new.enrolled_at,
        left_at: new.left_at,
        last_activity_id: new.last_activity.as_ref().map(ToString::to_string),
    };
    let once = OnConflict::columns([enrolment::Column::UserId, enrolment::Column::CourseId]).do_nothing().to_owned();
    let rows = enrolment::Entity::insert(row.into_active_model()).on_conflict(once).exec_without_returning(tx).await?;
    Ok(rows > 0)
}

pub async fn come_back(tx: &Transaction, learner: UserId, course: &CourseId) -> Result<(), Failure> {
    let back = Expr::value(Option::<Moment>::None);
    let away = enrolment::Column::LeftAt.is_not_null();
    enrolment::Entity::update_many().col_expr(enrolment::Column::LeftAt, back).filter(of(learner, course)).filter(away).exec(tx).await?;
    Ok(())
}

pub async fn go_away(tx: &Transaction, learner: UserId, course: &CourseId, now: Moment) -> Result<(), Failure> {
    let away = Expr::value(now);
    let here = enrolment::Column::LeftAt.is_null();
    enrolment::Entity::update_many().col_expr(enrolment::Column::LeftAt, away).filter(of(learner, course)).filter(here).exec(tx).await?;
    Ok(())
}

pub async fn set_last_activity(db: &impl Connection, id: EnrolmentId, activity: &ActivityId) -> Result<(), Failure> {
    enrolment::Entity::update_many()
        .col_expr(enrolment::Column::LastActivityId, Expr::value(activity.as_str()))
        .filter(enrolment::Column::Id.eq(id.0))
        .exec(db)
        .await?;
    Ok(())
}

/// Answers whether it was not done before.
pub async fn insert_completion(
    tx: &Transaction,
    enrolment: EnrolmentId,
    (activity, version): (&ActivityId, &VersionId),
    now: Moment,
) -> Result<bool, Failure> {
    let row = completion::Model {
        enrolment_id: enrolment.0,
        activity_id: activity.to_string(),
        version_id: version.to_string(),
        completed_at: now,
    };
    let once = OnConflict::columns([completion::Column::EnrolmentId, completion::Column::ActivityId]).do_nothing().to_owned();
    let rows = completion::Entity::insert(row.into_active_model()).on_conflict(once).exec_without_returning(tx).await?;
    Ok(rows > 0)
}

pub async fn find_completion(db: &impl Connection, enrolment: EnrolmentId, activity: &ActivityId) -> Result<Option<Moment>, Failure> {
    let row = completion::Entity::find_by_id((enrolment.0, activity.to_string())).one(db).await?;
    Ok(row.map(|row| row.completed_at))
}

pub async fn completions_of(db: &impl Connection, enrolment: EnrolmentId) -> Result<BTreeMap<ActivityId, Moment>, Failure> {
    let rows = completion::Entity::find().filter(completion::Column::EnrolmentId.eq(enrolment.0)).limit(MOST_COMPLETIONS).all(db).await?;
    rows.into_iter().map(|row| Ok((ActivityId::parse(&row.activity_id)?, row.completed_at))).collect()
}

/// Two queries however many courses there are.
pub async fn courses_of(db: &impl Connection, learner: UserId) -> Result<Vec<TakenCourse>, Failure> {
    let mine = enrolment::Entity::find().filter(enrolment::Column::UserId.eq(learner.0));
    let rows = mine.clone().order_by_desc(enrolment::Column::EnrolledAt).limit(MOST_COURSES).all(db).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids = mine.select_only().column(enrolment::Column::Id).into_query();
    let done = completion::Entity::find().filter(completion::Column::EnrolmentId.in_subquery(ids)).limit(MOST_COMPLETIONS).all(db).await?;
    let mut completions = BTreeMap::<Uuid, BTreeMap<ActivityId, Moment>>::new();
    for row in done {
        completions.entry(row.enrolment_id).or_default().insert(ActivityId::parse(&row.activity_id)?, row.completed_at);
    }
    let taken = |row: enrolment::Model| {
        let completions = completions.remove(&row.id).unwrap_or_default();
        Ok(TakenCourse { enrolment: enrolment_of(row)?, completions })
    };
    rows.into_iter().map(taken).collect()
}

/// Enrolments in a course with the person's name and address, in the order people enrolled; erased people are left out.
pub async fn learners_of(
    db: &impl Connection,
    course: &CourseId,
    (after, limit): (Option<EnrolmentId>, u64),
) -> Result<Vec<Enrolled>, Failure> {
    let mut rows = enrolment::Entity::find()
        .find_also_linked(ToPerson)
        .filter(enrolment::Column::CourseId.eq(course.as_str()))
        .order_by_asc(enrolment::Column::Id)
        .limit(limit);
    if let Some(after) = after {
        rows = rows.filter(enrolment::Column::Id.gt(after.0));
    }
    rows.all(db).await?.into_iter().filter_map(enrolled_of).collect()
}

/// The enrolment of one person in a course, with the name and address, unless the person is erased.
pub async fn find_learner(db: &impl Connection, course: &CourseId, learner: UserId) -> Result<Option<Enrolled>, Failure> {
    let found = enrolment::Entity::find()
        .find_also_linked(ToPerson)
        .filter(enrolment::Column::CourseId.eq(course.as_str()))
        .filter(enrolment::Column::UserId.eq(learner.0));
    found.one(db).await?.and_then(enrolled_of).transpose()
}

fn enrolled_of((row, person): (enrolment::Model, Option<user::Model>)) -> Option<Result<Enrolled, Failure>> {
    let person = person.filter(|person| person.erased_at.is_none())?;
    let enrolled = |enrolment| Enrolled { enrolment, name: person.name, email: person.email.unwrap_or_default() };
    Some(enrolment_of(row).map(enrolled))
}

/// From an enrolment to whose it is.
struct ToPerson;

impl sea_orm::Linked for ToPerson {
    type FromEntity = enrolment::Entity;
    type ToEntity = user::Entity;

    fn link(&self) -> Vec<RelationDef> {
        vec![enrolment::Entity::belongs_to(user::Entity).from(enrolment::Column::UserId).to(user::Column::Id).into()]
    }
}
