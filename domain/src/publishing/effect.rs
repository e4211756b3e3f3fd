//! What a publication would do to learners under way, said before it is done.

use super::{Error, store};
use crate::{
    catalogue::{
        self,
        model::{Activity, Course},
    },
    id::ActivityId,
    platform::Platform,
};
use std::collections::BTreeMap;

/// What happens to an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Stays as it is.
    Kept,
    /// Its text, questions or rules change.
    Changed,
    /// Was not there before.
    New,
    /// Goes; what learners did there is kept as history.
    Removed,
}

/// One activity and what happens to it.
#[derive(Debug, Clone)]
pub struct Effect {
    /// The author's id.
    pub activity: ActivityId,
    /// Title in the source language.
    pub title: String,
    /// What happens.
    pub change: Change,
    /// Learners who have done it or begun it.
    pub learners: u64,
}

/// What publishing `next` would change, in the order of the course; removed activities last.
///
/// # Errors
/// When the database cannot be read.
pub async fn effect_of(platform: &Platform, next: &Course) -> Result<Vec<Effect>, Error> {
    let current = catalogue::current(platform, &next.id).ok();
    let touched = store::learners_by_activity(platform.database.reader(), &next.id).await?;
    Ok(compare(current.as_deref(), next, &touched))
}

fn compare(current: Option<&Course>, next: &Course, touched: &BTreeMap<String, u64>) -> Vec<Effect> {
    let effect = |course: &Course, activity: &Activity, change| Effect {
        activity: activity.id.clone(),
        title: activity.title.pick(course.source(), course.source()).0.to_owned(),
        change,
        learners: touched.get(activity.id.as_str()).copied().unwrap_or(0),
    };
    let mut effects: Vec<Effect> = next
        .activities()
        .map(|(_, activity)| {
            let before = current.and_then(|current| current.activity(&activity.id));
            let change = match before {
                None => Change::New,
                Some((_, before)) if is_same(before, activity) => Change::Kept,
                Some(_) => Change::Changed,
            };
            effect(next, activity, change)
        })
        .collect();
    let gone = current.into_iter().flat_map(|current| current.activities().map(move |(_, activity)| (current, activity)));
    effects.extend(
        gone.filter(|(_, activity)| next.activity(&activity.id).is_none())
            .map(|(course, activity)| effect(course, activity, Change::Removed)),
    );
    effects
}

fn is_same(before: &Activity, after: &Activity) -> bool {
    match (serde_json::to_value(before), serde_json::to_value(after)) {
        (Ok(before), Ok(after)) => before == after,
        _ => false,
    }
}
