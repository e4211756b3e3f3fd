//! The program: requests in, HTML and JSON out.

pub mod app;
pub mod cli;
pub mod config;
pub mod dates;
pub mod diagnosis;
pub mod door;
pub mod error;
pub mod form;
pub mod guard;
pub mod letters;
pub mod metrics;
pub mod pages;
pub mod rest;
pub mod server;
pub mod session;
pub mod texts;
pub mod upload;
pub mod urls;
pub mod visit;
pub mod wording;
pub mod worker;
