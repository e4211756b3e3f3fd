//! The few words the compiler itself writes into a lesson, in the lesson's language.

use crate::language::Language;

/// Words of one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words {
    /// Unfolds the answer of a question in the text.
    pub(super) answer: &'static str,
    /// Unfolds the words of a recording.
    pub(super) transcript: &'static str,
    /// Names the notes at the end.
    pub(super) footnotes: &'static str,
    /// Leads from a note back to the text.
    pub(super) back: &'static str,
    /// Names a table; its number follows.
    pub(super) table: &'static str,
    /// A ticked and an empty box of a task list.
    pub(super) done: &'static str,
    /// See `done`.
    pub(super) open: &'static str,
    /// Stands between a city's country and its year.
    pub(super) comma: &'static str,
}

/// The words of a language.
pub(super) fn of(language: Language) -> &'static Words {
    match language {
        Language::En => &Words {
            answer: "Show the answer",
            transcript: "Transcript",
            footnotes: "Notes",
            back: "Back to the text",
            table: "Table",
            done: "done",
            open: "to do",
            comma: ", ",
        },
        Language::Fr => &Words {
            answer: "Afficher la réponse",
            transcript: "Transcription",
            footnotes: "Notes",
            back: "Retour au texte",
            table: "Tableau",
            done: "fait",
            open: "à faire",
            comma: ", ",
        },
        Language::Es => &Words {
            answer: "Mostrar la respuesta",
            transcript: "Transcripción",
            footnotes: "Notas",
            back: "Volver al texto",
            table: "Tabla",
            done: "hecho",
            open: "por hacer",
            comma: ", ",
        },
    }
}
