//! What learners write under a course's prompts about their own city: one text per learner and prompt, for nobody else's eyes.
//!
//! A save names the last number it has seen from the server. An older answer never overwrites a newer one: a stale save is refused with the
//! newer text, and sending the same text twice is one save. It refuses whoever is not enrolled; leaving a course keeps the texts.

mod error;
mod gather;
mod note;
mod save;
mod sequence;
mod store;

pub use error::Error;
pub use gather::{LessonNotes, Notebook, PromptNote, gather};
pub use note::{LessonState, Note, all_notes_of, erase_person, lesson_state, notes_of};
pub use save::{LONGEST, NoteDraft, save_note};
