//! Course files, checked and compiled into immutable versions.
//!
//! A course comes in as a [`source::SourceTree`], from a folder or a ZIP archive; [`check`] reads it whole, reports every fault at its place
//! and gives the compiled course when there is no error. What is refused and why is in `docs/diagnostics.md`.

mod asset;
mod award_file;
mod code;
mod compile;
pub mod compiled;
mod course_file;
pub mod diagnostic;
mod error;
mod fields;
#[cfg(test)]
mod fixtures;
mod html;
mod ids;
mod lesson_file;
mod library;
mod markdown;
pub mod model;
mod module_file;
mod question_file;
mod question_translation;
mod quiz_file;
#[cfg(test)]
pub(crate) mod sample;
mod sanitise;
mod seen;
mod served;
pub mod source;
mod stamp;
mod store;
#[cfg(test)]
pub(crate) mod store_sample;
mod svg;
mod text;
mod tongues;
mod translation;
mod words;
mod yaml;

pub use compile::{Checked, check};
pub use compiled::{ManifestEntry, manifest};
pub use diagnostic::Diagnostic;
pub use error::Error;
pub use library::{Catalogue, Current, courses, current, refresh, version};
pub use served::{ServedFile, find_file};
pub use stamp::stamp;
