//! How a lead came, as far as the collector knows by itself and may keep (GDPR art. 5(1)(c)).

use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use axum::http::{HeaderMap, HeaderName, header};
use consent::Instant;
use consent::evidence::is_origin;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::client_address;
use crate::random::{self, NoRandomness};

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const DAY_MILLIS: i64 = 24 * 3_600_000;

/// What is kept of how a lead came.
#[derive(Clone, Debug)]
pub(crate) struct Arrived {
    /// The page's origin, admitted.
    pub(crate) origin: Option<String>,
    /// `Sec-Fetch-Site` (Fetch Metadata), where it says something that browsers say.
    pub(crate) sec_fetch_site: Option<&'static str>,
    /// The origin of `Referer`; its path stays behind.
    pub(crate) referer_origin: Option<String>,
    /// The address under the key of the day.
    pub(crate) network_hmac: [u8; 32],
}

impl Arrived {
    pub(crate) fn of(headers: &HeaderMap, origin: Option<&str>, network_hmac: [u8; 32]) -> Self {
        let text = |name: &HeaderName| headers.get(name)?.to_str().ok();
        let site = text(&SEC_FETCH_SITE);
        let known = ["same-origin", "same-site", "cross-site", "none"];
        Self {
            origin: origin.map(str::to_owned),
            sec_fetch_site: known.into_iter().find(|known| Some(*known) == site),
            referer_origin: text(&header::REFERER).and_then(origin_of),
            network_hmac,
        }
    }
}

fn origin_of(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    if !matches!(scheme, "http" | "https") {
        return None;
    }
    let host = rest.split(['/', '?', '#']).next()?;
    let origin = format!("{scheme}://{host}");
    is_origin(&origin).then_some(origin)
}

/// Addresses as digests that tell two apart on one day and nothing afterwards: the key is drawn
/// in memory, replaced at midnight (UTC) and never written down.
#[derive(Default)]
pub(crate) struct Networks(Mutex<Option<(i64, [u8; 32])>>);

impl Networks {
    /// HMAC-SHA-256 (RFC 2104) of an address under the key of this day; the whole /64 of an IPv6
    /// subscriber counts as one.
    pub(crate) fn hmac(&self, address: IpAddr, now: Instant) -> Result<[u8; 32], NoRandomness> {
        let key = self.key(now.unix_millis().div_euclid(DAY_MILLIS))?;
        // Keys of any length are taken (RFC 2104 section 2).
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).map_err(|_| NoRandomness)?;
        match client_address::subscriber(address) {
            IpAddr::V4(v4) => mac.update(&v4.octets()),
            IpAddr::V6(v6) => mac.update(&v6.octets()),
        }
        Ok(mac.finalize().into_bytes().into())
    }

    fn key(&self, today: i64) -> Result<[u8; 32], NoRandomness> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match *kept {
            Some((day, key)) if day == today => Ok(key),
            _ => {
                let key = random::bytes()?;
                *kept = Some((today, key));
                Ok(key)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: i64) -> Instant {
        Instant::from_unix_millis(millis).unwrap()
    }

    fn of(networks: &Networks, address: &str, millis: i64) -> [u8; 32] {
        networks.hmac(address.parse().unwrap(), at(millis)).unwrap()
    }

    #[test]
    fn one_address_is_the_same_all_day_and_another_the_next() {
        let networks = Networks::default();
        let first = of(&networks, "192.0.2.1", 0);
        assert_eq!(of(&networks, "192.0.2.1", DAY_MILLIS - 1), first);
        assert_eq!(of(&networks, "::ffff:192.0.2.1", 5), first);
        assert_ne!(of(&networks, "192.0.2.2", 5), first);
        let next = of(&networks, "192.0.2.1", DAY_MILLIS);
        assert_ne!(next, first);
        assert_ne!(of(&networks, "192.0.2.1", 0), first, "no key comes back");
        assert_ne!(of(&Networks::default(), "192.0.2.1", DAY_MILLIS), next);
    }

    #[test]
    fn one_subscriber_of_ipv6_is_one_network() {
        let networks = Networks::default();
        let of = |address| of(&networks, address, 0);
        assert_eq!(of("2001:db8:0:1::1"), of("2001:db8:0:1:ffff::2"));
        assert_ne!(of("2001:db8:0:1::1"), of("2001:db8:0:2::1"));
    }

    #[test]
    fn of_a_referer_only_the_origin_is_kept() {
        for (referer, kept) in [
            (
                "https://exemple.fr/page?mail=a@b.fr#x",
                Some("https://exemple.fr"),
            ),
            ("https://exemple.fr", Some("https://exemple.fr")),
            ("https://a:b@exemple.fr/", None),
            ("exemple.fr/page", None),
            ("zoe.quatremere@exemple.fr://x", None),
            ("zoe.quatremere://x", None),
        ] {
            assert_eq!(origin_of(referer).as_deref(), kept, "{referer}");
        }
    }

    #[test]
    fn headers_that_no_browser_sends_are_not_kept() {
        let mut headers = HeaderMap::new();
        headers.insert(SEC_FETCH_SITE, "zoe@exemple.fr".parse().unwrap());
        assert_eq!(Arrived::of(&headers, None, [0; 32]).sec_fetch_site, None);
        headers.insert(SEC_FETCH_SITE, "cross-site".parse().unwrap());
        let arrived = Arrived::of(&headers, None, [0; 32]);
        assert_eq!(arrived.sec_fetch_site, Some("cross-site"));
    }
}
