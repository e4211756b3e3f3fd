//! Saving what a learner wrote.

use super::{Error, Note, sequence, store};
use crate::{
    catalogue::{
        self,
        model::{ActivityKind, Course},
    },
    clock::Moment,
    database::Transaction,
    enrolment,
    error::FieldFault,
    id::{ActivityId, CourseId, PromptId},
    identity::Learner,
    platform::Platform,
};
use unicode_normalization::UnicodeNormalization;

/// Longest text, in characters.
pub const LONGEST: usize = 20_000;

/// A text to be saved.
#[derive(Debug, Clone, Copy)]
pub struct NoteDraft<'a> {
    /// Under which prompt.
    pub prompt: &'a PromptId,
    /// The last number the writer has seen from the server; 0 when nothing was there.
    pub seen: u32,
    /// What was written.
    pub text: &'a str,
}

/// Saves what an enrolled learner wrote under a prompt of the course's current version; under a prompt that is gone since, what was
/// written can still be changed. Safe to repeat.
///
/// # Errors
/// `Stale` with the newer text, `Invalid`, `PromptNotFound`, `NotEnrolled`, `CourseNotFound`.
pub async fn save_note(platform: &Platform, learner: &Learner, course: &CourseId, draft: NoteDraft<'_>) -> Result<Note, Error> {
    let text = read(draft.text)?;
    let current = catalogue::current(platform, course)?;
    let lesson = lesson_with(&current, draft.prompt);
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            let enrolment = enrolment::require(tx, learner, course).await?;
            let kept = store::find_note(tx, learner.user, course, draft.prompt).await?;
            if kept.is_none() && lesson.is_none() {
                return Err(Error::PromptNotFound);
            }
            let note = write(tx, (learner, course), NoteDraft { text: &text, ..draft }, kept, now).await?;
            if let Some(lesson) = lesson {
                enrolment::remember_activity(tx, &enrolment, lesson).await?;
            }
            Ok(note)
        })
        .await
}

async fn write(
    tx: &Transaction,
    (learner, course): (&Learner, &CourseId),
    draft: NoteDraft<'_>,
    mut kept: Option<Note>,
    now: Moment,
) -> Result<Note, Error> {
    // Somebody may be faster between reading and writing; then what they kept is judged against.
    for _ in 0..3 {
        match sequence::judge(kept.as_ref(), draft.seen, draft.text) {
            sequence::Verdict::Write(seq) => {
                let note = Note { prompt: draft.prompt.clone(), text: draft.text.to_owned(), seq, saved_at: now };
                if store::put_note(tx, (learner.user, course), &note, draft.seen).await? {
                    return Ok(note);
                }
                kept = store::find_note(tx, learner.user, course, draft.prompt).await?;
            }
            sequence::Verdict::Kept => break,
            sequence::Verdict::Stale => return Err(Error::Stale { newer: Box::new(kept.unwrap_or_else(|| nothing(draft.prompt, now))) }),
        }
    }
    Ok(kept.unwrap_or_else(|| nothing(draft.prompt, now)))
}

fn nothing(prompt: &PromptId, now: Moment) -> Note {
    Note { prompt: prompt.clone(), text: String::new(), seq: 0, saved_at: now }
}

/// The lesson a prompt stands in.
fn lesson_with<'a>(course: &'a Course, prompt: &PromptId) -> Option<&'a ActivityId> {
    let has = |kind: &ActivityKind| match kind {
        ActivityKind::Lesson(lesson) => lesson.pages.get(&course.source()).is_some_and(|page| page.prompts().any(|(id, _)| id == prompt)),
        ActivityKind::Quiz(_) => false,
    };
    course.activities().find(|(_, activity)| has(&activity.kind)).map(|(_, activity)| &activity.id)
}

/// Line ends as `\n`, composed characters, no other control characters, no more than [`LONGEST`]; spaces at the end go.
fn read(text: &str) -> Result<String, Error> {
    let fault = |code| Error::Invalid([FieldFault { field: "text", code }]);
    let text: String = text.replace("\r\n", "\n").replace('\r', "\n").trim_end().nfc().collect();
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        return Err(fault("text-with-controls"));
    }
    if text.chars().count() > LONGEST {
        return Err(fault("note-too-long"));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::super::{erase_person, lesson_state, notes_of};
    use super::*;
    use crate::{catalogue::sample, testing};
    use std::sync::Arc;

    async fn save(platform: &Platform, who: &Learner, prompt: &str, seen: u32, text: &str) -> Result<Note, Error> {
        let prompt = sample::prompt(prompt);
        save_note(platform, who, &sample::course_id(), NoteDraft { prompt: &prompt, seen, text }).await
    }

    async fn enrolled() -> (testing::TestPlatform, Arc<Course>, Learner) {
        let platform = testing::platform().await;
        let course = sample::publish(&platform, sample::course()).await;
        let ada = platform.person("ada").await;
        enrolment::enrol(&platform, &ada, &course.id).await.unwrap();
        (platform, course, ada)
    }

    #[tokio::test]
    async fn saves_follow_each_other_and_a_stale_one_is_told_the_newer_text() {
        let (platform, course, ada) = enrolled().await;
        assert_eq!(save(&platform, &ada, "rights", 0, "Water ").await.unwrap().seq, 1);
        assert_eq!(save(&platform, &ada, "rights", 0, "Water").await.unwrap().seq, 1, "the answer was lost on the way");
        assert_eq!(save(&platform, &ada, "rights", 1, "Water\r\nand housing").await.unwrap().seq, 2);
        let stale = save(&platform, &ada, "rights", 1, "Water only").await;
        assert!(matches!(&stale, Err(Error::Stale { newer }) if newer.seq == 2 && newer.text == "Water\nand housing"), "{stale:?}");
        assert_eq!(save(&platform, &ada, "rights", 2, "").await.unwrap().seq, 3);
        let ben = platform.person("ben").await;
        assert!(notes_of(&platform, &ben, &course.id).await.unwrap().is_empty());
        let kept = enrolment::find(&platform, &ada, &course.id).await.unwrap().unwrap();
        assert_eq!(kept.last_activity, Some(sample::activity("first")));
    }

    #[tokio::test]
    async fn of_saves_that_saw_the_same_one_wins_and_none_is_lost_in_silence() {
        let (platform, _, ada) = enrolled().await;
        let tasks = (0..20).map(|number| {
            let platform = Platform::clone(&platform);
            async move { save(&platform, &ada, "rights", 0, &format!("text {number}")).await }
        });
        let all = tasks.collect::<tokio::task::JoinSet<_>>().join_all().await;
        let saved: Vec<Note> = all.into_iter().filter_map(Result::ok).collect();
        let kept = notes_of(&platform, &ada, &sample::course_id()).await.unwrap();
        assert_eq!(kept.values().cloned().collect::<Vec<_>>(), saved);
    }

    #[tokio::test]
    async fn what_breaks_a_rule_is_refused() {
        let (platform, course, ada) = enrolled().await;
        let code = |refused: Result<Note, Error>| match refused {
            Err(Error::Invalid([fault])) => fault.code,
            other => panic!("{other:?}"),
        };
        assert_eq!(code(save(&platform, &ada, "rights", 0, "a\u{7}b").await), "text-with-controls");
        assert_eq!(code(save(&platform, &ada, "rights", 0, &"é".repeat(LONGEST + 1)).await), "note-too-long");
        assert!(save(&platform, &ada, "rights", 0, &"é".repeat(LONGEST)).await.is_ok());
        assert!(matches!(save(&platform, &ada, "nothing", 0, "x").await, Err(Error::PromptNotFound)));
        let ben = platform.person("ben").await;
        let refused = save(&platform, &ben, "rights", 0, "x").await;
        assert!(matches!(refused, Err(Error::Enrolment(enrolment::Error::NotEnrolled))));
        enrolment::leave(&platform, &ada, &course.id).await.unwrap();
        let refused = save(&platform, &ada, "rights", 1, "x").await;
        assert!(matches!(refused, Err(Error::Enrolment(enrolment::Error::NotEnrolled))));
    }

    #[tokio::test]
    async fn a_text_outlives_its_prompt() {
        let (platform, _, ada) = enrolled().await;
        save(&platform, &ada, "duties", 0, "to protect").await.unwrap();
        let mut files = sample::files();
        for language in ["en", "fr"] {
            let path = format!("modules/one/second.{language}.md");
            let text = String::from_utf8(files.remove(&path).unwrap().bytes).unwrap();
            files.put(&path, text.replace("```prompt id=\"duties\"", "```note").into_bytes());
        }
        sample::publish(&platform, sample::compiled(&files)).await;
        assert_eq!(save(&platform, &ada, "duties", 1, "to fulfil").await.unwrap().seq, 2);
        let ben = platform.person("ben").await;
        enrolment::enrol(&platform, &ben, &sample::course_id()).await.unwrap();
        assert!(matches!(save(&platform, &ben, "duties", 0, "x").await, Err(Error::PromptNotFound)));
    }

    #[tokio::test]
    async fn a_lesson_asks_once_for_all_it_shows() {
        let (platform, course, ada) = enrolled().await;
        let (rights, people) = (sample::prompt("rights"), sample::prompt("people"));
        let state = async |who: &Learner, prompts: &[&PromptId]| lesson_state(&platform, who, &course.id, prompts).await.unwrap();
        let empty = state(&ada, &[&rights, &people]).await.unwrap();
        assert!(empty.done.is_empty() && empty.notes.is_empty() && empty.enrolment.is_live());

        let water = save(&platform, &ada, "rights", 0, "Water").await.unwrap();
        save(&platform, &ada, "duties", 0, "Duties").await.unwrap();
        for activity in ["first", "third"] {
            enrolment::complete_activity(&platform, &ada, &course.id, &sample::activity(activity)).await.unwrap();
        }
        let full = state(&ada, &[&rights, &people]).await.unwrap();
        assert_eq!(full.notes.into_values().collect::<Vec<_>>(), [water]);
        assert_eq!(full.done.into_iter().collect::<Vec<_>>(), [sample::activity("first"), sample::activity("third")]);
        assert_eq!(full.enrolment.last_activity, Some(sample::activity("third")));
        assert!(state(&ada, &[]).await.unwrap().notes.is_empty());
        let ben = platform.person("ben").await;
        assert!(state(&ben, &[&rights]).await.is_none());
    }

    #[tokio::test]
    async fn erasing_a_person_takes_their_words_away() {
        let (platform, course, ada) = enrolled().await;
        save(&platform, &ada, "rights", 0, "Water").await.unwrap();
        platform.database.write(async |tx| erase_person(tx, ada.user).await).await.unwrap();
        assert!(notes_of(&platform, &ada, &course.id).await.unwrap().is_empty());
    }
}
