//! All SQL of bringing versions in and publishing them.

use super::{Published, VersionInfo};
use crate::{
    catalogue::model::Course,
    clock::Moment,
    database::{Connection, Transaction},
    entity::{attempt, completion, course, enrolment, publication, user, version},
    error::Failure,
    id::{CourseId, PublicationId, UserId, VersionId},
};
use sea_orm::{EntityTrait, IntoActiveModel, JoinType, QueryOrder, QuerySelect, entity::prelude::*, sea_query::OnConflict};
use std::collections::{BTreeMap, BTreeSet};

pub async fn course_is_known(db: &impl Connection, id: &CourseId) -> Result<bool, Failure> {
    Ok(publication::Entity::find().filter(publication::Column::CourseId.eq(id.as_str())).limit(1).one(db).await?.is_some())
}

pub async fn insert_course(tx: &Transaction, id: &CourseId, now: Moment) -> Result<(), Failure> {
    let row = course::Model { id: id.to_string(), created_at: now };
    let known = OnConflict::column(course::Column::Id).do_nothing().to_owned();
    course::Entity::insert(row.into_active_model()).on_conflict(known).exec_without_returning(tx).await?;
    Ok(())
}

/// A version's columns.
#[derive(Debug)]
pub struct NewVersion<'a> {
    pub course: &'a Course,
    pub manifest: String,
    pub by: Option<UserId>,
}

/// Answers whether the version is new.
pub async fn insert_version(tx: &Transaction, new: NewVersion<'_>, now: Moment) -> Result<bool, Failure> {
    let row = version::Model {
        id: new.course.version.to_string(),
        course_id: new.course.id.to_string(),
        manifest: new.manifest,
        title: new.course.title.pick(new.course.source(), new.course.source()).0.to_owned(),
        note: None,
        uploaded_by: new.by.map(|user| user.0),
        uploaded_at: now,
    };
    let known = OnConflict::column(version::Column::Id).do_nothing().to_owned();
    let inserted = version::Entity::insert(row.into_active_model()).on_conflict(known).exec_without_returning(tx).await?;
    Ok(inserted > 0)
}

pub async fn newest_publication(db: &impl Connection, course: &CourseId) -> Result<Option<(i64, VersionId)>, Failure> {
    let row = publication::Entity::find()
        .filter(publication::Column::CourseId.eq(course.as_str()))
        .order_by_desc(publication::Column::Number)
        .limit(1)
        .one(db)
        .await?;
    row.map(|row| Ok((row.number, VersionId::parse(&row.version_id)?))).transpose()
}

/// A publication's columns.
#[derive(Debug)]
pub struct NewPublication<'a> {
    pub course: &'a CourseId,
    pub number: i64,
    pub version: &'a VersionId,
    pub by: Option<UserId>,
}

/// Answers whether the number was still free.
pub async fn insert_publication(tx: &Transaction, new: NewPublication<'_>, now: Moment) -> Result<bool, Failure> {
    let row = publication::Model {
        id: PublicationId::generate().0,
        course_id: new.course.to_string(),
        number: new.number,
        version_id: new.version.to_string(),
        published_by: new.by.map(|user| user.0),
        published_at: now,
    };
    let taken = OnConflict::columns([publication::Column::CourseId, publication::Column::Number]).do_nothing().to_owned();
    let inserted = publication::Entity::insert(row.into_active_model()).on_conflict(taken).exec_without_returning(tx).await?;
    Ok(inserted > 0)
}

/// Most versions a list shows.
const MOST_VERSIONS: u64 = 200;

pub async fn versions_of(db: &impl Connection, course: &CourseId) -> Result<Vec<VersionInfo>, Failure> {
    let of_course = version::Entity::find().filter(version::Column::CourseId.eq(course.as_str()));
    let rows = of_course.order_by_desc(version::Column::UploadedAt).limit(MOST_VERSIONS).all(db).await?;
    let publications = publication::Entity::find()
        .filter(publication::Column::CourseId.eq(course.as_str()))
        .order_by_desc(publication::Column::Number)
        .limit(MOST_VERSIONS)
        .all(db)
        .await?;
    let people = rows.iter().filter_map(|row| row.uploaded_by).chain(publications.iter().filter_map(|row| row.published_by));
    let names = names_of(db, people.collect()).await?;
    let current = publications.first().map(|row| row.version_id.clone());
    let published = |id: &str| {
        let of_version = publications.iter().filter(|row| row.version_id == id);
        let name = |by: Option<Uuid>| by.and_then(|by| names.get(&by).cloned());
        of_version.map(|row| Published { number: row.number, at: row.published_at, by: name(row.published_by) }).collect()
    };
    rows.iter()
        .map(|row| {
            Ok(VersionInfo {
                id: VersionId::parse(&row.id)?,
                title: row.title.clone(),
                uploaded_at: row.uploaded_at,
                uploaded_by: row.uploaded_by.map(UserId),
                uploader: row.uploaded_by.and_then(|by| names.get(&by).cloned()),
                publications: published(&row.id),
                is_current: current.as_deref() == Some(row.id.as_str()),
            })
        })
        .collect()
}

async fn names_of(db: &impl Connection, people: BTreeSet<Uuid>) -> Result<BTreeMap<Uuid, String>, Failure> {
    let rows = user::Entity::find().filter(user::Column::Id.is_in(people)).all(db).await?;
    Ok(rows.into_iter().filter(|row| row.erased_at.is_none()).map(|row| (row.id, row.name)).collect())
}

/// How many learners have done or begun each activity of a course.
pub async fn learners_by_activity(db: &impl Connection, course: &CourseId) -> Result<BTreeMap<String, u64>, Failure> {
    let done: Vec<(String, Uuid)> = completion::Entity::find()
        .select_only()
        .columns([completion::Column::ActivityId, completion::Column::EnrolmentId])
        .join(JoinType::InnerJoin, join(completion::Entity, completion::Column::EnrolmentId))
        .filter(enrolment::Column::CourseId.eq(course.as_str()))
        .into_tuple()
        .all(db)
        .await?;
    let begun: Vec<(String, Uuid)> = attempt::Entity::find()
        .select_only()
        .columns([attempt::Column::ActivityId, attempt::Column::EnrolmentId])
        .distinct()
        .join(JoinType::InnerJoin, join(attempt::Entity, attempt::Column::EnrolmentId))
        .filter(enrolment::Column::CourseId.eq(course.as_str()))
        .into_tuple()
        .all(db)
        .await?;
    let people: BTreeSet<(String, Uuid)> = done.into_iter().chain(begun).collect();
    let mut counts = BTreeMap::new();
    for (activity, _) in people {
        let count: &mut u64 = counts.entry(activity).or_default();
        *count = count.saturating_add(1);
    }
    Ok(counts)
}

fn join<E: EntityTrait>(_of: E, column: E::Column) -> RelationDef {
    E::belongs_to(enrolment::Entity).from(column).to(enrolment::Column::Id).into()
}
