//! From a job to the concept that does it: the highest place, it may ask all the others.

use crate::{
    catalogue,
    error::Failure,
    id::{CourseId, UserId},
    language::Language,
    letter::Letter,
    platform::Platform,
    queue::{Job, Leased},
};

/// Does a job. Doing it twice does no harm, but for a mail that may go twice with the same Message-ID.
///
/// # Errors
/// When it has to be tried again.
pub async fn run(platform: &Platform, leased: &Leased) -> Result<(), Failure> {
    match &leased.job {
        Job::Write { to, letter } => write(platform, leased, *to, letter).await,
        Job::ReviewStanding { .. } | Job::CloseAttempt { .. } => Ok(()),
    }
}

async fn write(platform: &Platform, leased: &Leased, to: UserId, letter: &Letter) -> Result<(), Failure> {
    let titles = titles(platform, letter, Language::En);
    Err(Failure::Mail(format!("{} {to} {titles:?}: the post has not opened yet", leased.id)))
}

fn titles(platform: &Platform, letter: &Letter, language: Language) -> Vec<(&'static str, String)> {
    let course = |id: &CourseId| catalogue::current(platform, id).ok();
    match letter {
        Letter::Enrolled { course: id } => {
            course(id).map(|course| vec![("course", course.title.pick(language, course.source()).0.to_owned())]).unwrap_or_default()
        }
        Letter::Qualified { course: id, award } => course(id)
            .map(|course| {
                let source = course.source();
                let award = course.award(award).map(|award| award.title.pick(language, source).0.to_owned()).unwrap_or_default();
                vec![("course", course.title.pick(language, source).0.to_owned()), ("award", award)]
            })
            .unwrap_or_default(),
        Letter::AttemptGranted { course: id, activity } => course(id)
            .map(|course| {
                let source = course.source();
                let activity = course.activity(activity).map(|(_, activity)| activity.title.pick(language, source).0.to_owned());
                vec![("course", course.title.pick(language, source).0.to_owned()), ("activity", activity.unwrap_or_default())]
            })
            .unwrap_or_default(),
        _ => Vec::new(),
    }
}
