//! What every request passes on its way in and out.

pub mod client;
pub mod compression;
pub mod crowd;
pub mod deadline;
pub mod failures;
pub mod fetch_site;
pub mod headers;
pub mod intake;
mod loopback;
pub mod rate_limit;
pub mod request_log;
