//! Who is counted: the address that the operator's own proxies saw.
//!
//! A client may write anything into `X-Forwarded-For`; only the entries that trusted proxies
//! appended, counted from the right, mean something.

use std::hash::BuildHasher as _;
use std::hash::RandomState;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::http::{HeaderMap, HeaderName};

const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The address counted, behind so many trusted proxies (0: the peer itself).
pub(crate) fn behind(trusted_hops: usize, headers: &HeaderMap, peer: IpAddr) -> IpAddr {
    let Some(from_right) = trusted_hops.checked_sub(1) else {
        return peer;
    };
    let values = headers.get_all(X_FORWARDED_FOR).iter();
    // Each entry for itself: a client's bytes that are no text must not hide what a proxy appended
    // to their line, nor shift the count.
    let entries = values.flat_map(|value| value.as_bytes().split(|byte| *byte == b','));
    let entries: Vec<&[u8]> = entries.collect();
    // Fewer entries than proxies: the request did not come through all of them.
    let entry = entries.iter().rev().nth(from_right);
    entry.and_then(|entry| parse(entry)).unwrap_or(peer)
}

fn parse(entry: &[u8]) -> Option<IpAddr> {
    let entry = str::from_utf8(entry).ok()?.trim();
    let with_port = || entry.parse::<SocketAddr>().ok().map(|address| address.ip());
    entry.parse().ok().or_else(with_port)
}

/// Turns addresses into numbers that mean nothing outside this process: the key is drawn at
/// start and never written down, so no address is kept (GDPR art. 25).
#[derive(Debug, Default)]
pub(crate) struct Pseudonyms(RandomState);

impl Pseudonyms {
    /// The number of this address; the whole /64 of an IPv6 subscriber shares one.
    pub(crate) fn of(&self, address: IpAddr) -> u64 {
        self.0.hash_one(subscriber(address))
    }
}

/// The address of whoever pays for it: of IPv6, the /64.
pub(crate) fn subscriber(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() >> 64 << 64)),
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn check(hops: usize, forwarded: &[&str], expected: &str) {
        let mut headers = HeaderMap::new();
        for value in forwarded {
            let value = HeaderValue::from_bytes(value.as_bytes()).unwrap();
            headers.append(X_FORWARDED_FOR, value);
        }
        let peer = "192.0.2.1".parse().unwrap();
        let counted = behind(hops, &headers, peer);
        assert_eq!(
            counted,
            expected.parse::<IpAddr>().unwrap(),
            "{forwarded:?}"
        );
    }

    #[test]
    fn without_trusted_proxies_the_header_means_nothing() {
        check(0, &["203.0.113.9"], "192.0.2.1");
        check(0, &[], "192.0.2.1");
    }

    #[test]
    fn trusted_proxies_are_counted_from_the_right() {
        check(1, &["198.51.100.7, 203.0.113.9"], "203.0.113.9");
        check(2, &["198.51.100.7, 203.0.113.9", "10.0.0.1"], "203.0.113.9");
        check(1, &["[2001:db8::1]:4711"], "2001:db8::1");
    }

    #[test]
    fn what_cannot_be_read_counts_as_the_peer() {
        check(1, &["unknown"], "192.0.2.1");
        check(3, &["203.0.113.9"], "192.0.2.1");
        // A line of the client's own, then one that is no text, then the proxy's: what counts is
        // never the client's.
        check(2, &["198.51.100.7", "é", "203.0.113.9"], "192.0.2.1");
        let (client, proxy) = ("203.0.113.9", "203.0.113.10");
        check(1, &[&format!("é, {client}")], client);
        let forged = ["198.51.100.7", &format!("é, {client}, {proxy}")];
        check(2, &forged, client);
    }

    #[test]
    fn one_subscriber_is_one_number() {
        let pseudonyms = Pseudonyms::default();
        let of = |address: &str| pseudonyms.of(address.parse().unwrap());
        assert_eq!(of("2001:db8:0:1::1"), of("2001:db8:0:1:ffff::2"));
        assert_ne!(of("2001:db8:0:1::1"), of("2001:db8:0:2::1"));
        assert_eq!(of("::ffff:192.0.2.1"), of("192.0.2.1"));
        assert_ne!(of("192.0.2.1"), of("192.0.2.2"));
    }
}
