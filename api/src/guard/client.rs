//! Who is at the other end: the peer, unless the peer is a proxy we know; then the right-most address it was handed that is not one.

use poem::{Request, web::RemoteAddr};
use std::net::{IpAddr, Ipv6Addr};

/// The address of whoever sent the request.
pub fn address(request: &Request, trusted_proxies: &[IpAddr]) -> IpAddr {
    let peer = peer_of(request.remote_addr());
    if !trusted_proxies.contains(&peer) {
        return peer;
    }
    let forwarded =
        request.headers().get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok()).collect::<Vec<_>>().join(",");
    let hops: Vec<IpAddr> = forwarded.split(',').filter_map(|hop| hop.trim().parse().ok()).collect();
    hops.into_iter().rev().find(|hop| !trusted_proxies.contains(hop)).unwrap_or(peer)
}

fn peer_of(remote: &RemoteAddr) -> IpAddr {
    remote.as_socket_addr().map_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED), |address| address.ip().to_canonical())
}

/// The network an address belongs to, as a key for rate limits: all of an IPv4 address, the first 64 bits of an IPv6 one.
pub fn network(address: IpAddr) -> String {
    match address {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}
