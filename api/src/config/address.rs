//! Addresses others reach us at, or do not.

use std::net::{IpAddr, SocketAddr};

/// Where pages are found that are served on `listen`.
pub fn of_listener(listen: SocketAddr) -> String {
    let host = if listen.ip().is_unspecified() { "127.0.0.1".to_owned() } else { listen.ip().to_string() };
    let host = if host.contains(':') { format!("[{host}]") } else { host };
    format!("http://{host}:{}", listen.port())
}

/// Whether others can reach an address.
pub fn is_public(url: &str) -> bool {
    url.starts_with("https://") && !is_loopback(url)
}

/// Whether an address is this very machine's.
pub fn is_loopback(url: &str) -> bool {
    let host = url.parse::<http::Uri>().ok().and_then(|uri| uri.host().map(|host| host.trim_matches(['[', ']']).to_owned()));
    host.is_some_and(|host| host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback()))
}
