//! Addresses of sites: of pages, and of origins that may embed the test.

use super::outline::Item;

/// A page: `https://`, a host, and no spaces.
pub(super) fn url(item: &Item<'_>) -> Option<String> {
    let text = item.text()?;
    let is_page = text
        .strip_prefix("https://")
        .is_some_and(|rest| is_host(rest.split(['/', '?', '#', ':']).next().unwrap_or_default()))
        && text.chars().all(|c| c.is_ascii_graphic())
        && !text.contains(['"', '<', '>', '\\', '^', '`', '{', '|', '}', '@']);
    if is_page {
        Some(text.to_owned())
    } else {
        item.fault("expected an https:// address")
    }
}

/// Scheme, host and port, as browsers send `Origin` (RFC 6454 6.2); `http` only for the
/// machine itself.
pub(super) fn origin(item: &Item<'_>) -> Option<String> {
    let text = item.text()?;
    let (scheme, rest) = text.split_once("://").unwrap_or_default();
    let (host, port) = match rest.split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (rest, None),
    };
    let is_this_machine = host == "localhost" || host == "127.0.0.1";
    let is_port = |port: &str| {
        let number = port
            .parse::<u16>()
            .ok()
            .filter(|_| !port.starts_with(['0', '+']));
        number.is_some_and(|number| number != 0 && (scheme, number) != ("https", 443))
    };
    let is_known = match scheme {
        "https" => is_this_machine || is_host(host),
        "http" => is_this_machine,
        _ => false,
    };
    if is_known && port.is_none_or(is_port) {
        Some(text.to_owned())
    } else {
        item.fault("expected an origin such as https://www.example.fr, without path or final slash")
    }
}

/// A registered name in lower case, with a dot.
fn is_host(host: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    host.contains('.') && host.split('.').all(is_label)
}
