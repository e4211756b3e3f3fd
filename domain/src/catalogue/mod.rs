//! Course files, checked and compiled into immutable versions.

pub mod compiled;
mod error;
mod library;
pub mod model;
mod store;

pub use error::Error;
pub use library::{Catalogue, Current, courses, current, refresh, version};
