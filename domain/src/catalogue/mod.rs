//! Course files, checked and compiled into immutable versions.

pub mod model;
