//! The program.

pub mod texts;
