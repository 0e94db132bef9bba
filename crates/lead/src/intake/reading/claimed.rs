//! What a browser may claim: short, plain, and about statements that it says it showed.

use consent::DecisionKey;
use consent::evidence::{is_name, is_origin};

use crate::intake::MAX_PAGE_BYTES;
use crate::wire::v1::{BrowserClaims, EvidenceMessage};

/// Frames within frames that a browser may name.
const MAX_ANCESTORS: usize = 10;

/// Notes every claim that cannot be kept.
pub(super) fn faults(evidence: &EvidenceMessage, faults: &mut Vec<String>) {
    let claims = &evidence.claims;
    let around = &claims.surroundings;
    let is_shown = |key: &DecisionKey| evidence.statements.iter().any(|s| s.key == *key);
    let seen = claims.seen.iter().map(|seen| &seen.key);
    let decided = claims.decided.iter().map(|decided| &decided.key);
    let is_none_or =
        |text: &Option<String>, is_fine: fn(&str) -> bool| text.as_deref().is_none_or(is_fine);
    let ancestors = &around.ancestor_origins;
    for (is_fine, pointer) in [
        (is_page(claims), "page"),
        (is_version(&claims.widget_version), "widget_version"),
        (has_record_token(claims), "analytics/record_id"),
        (is_none_or(&around.locale, is_name), "surroundings/locale"),
        (
            is_none_or(&around.timezone, is_name),
            "surroundings/timezone",
        ),
        (
            is_none_or(&around.embedding_origin, is_origin),
            "surroundings/embedding_origin",
        ),
        (
            ancestors.len() <= MAX_ANCESTORS && ancestors.iter().all(|origin| is_origin(origin)),
            "surroundings/ancestor_origins",
        ),
        (is_once(seen, is_shown), "seen"),
        (is_once(decided, is_shown), "decided"),
    ] {
        if !is_fine {
            faults.push(["/evidence/claims/", pointer].concat());
        }
    }
}

/// Each key once, and only of statements that were shown.
fn is_once<'a>(
    keys: impl Iterator<Item = &'a DecisionKey>,
    is_shown: impl Fn(&DecisionKey) -> bool,
) -> bool {
    let keys: Vec<&DecisionKey> = keys.collect();
    let mut sorted = keys.clone();
    sorted.sort();
    sorted.dedup();
    sorted.len() == keys.len() && keys.into_iter().all(is_shown)
}

fn is_version(text: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b".+-".contains(&b);
    (1..=40).contains(&text.len()) && text.bytes().all(is_plain)
}

/// Origin and path only: a query may hold personal data.
fn is_page(claims: &BrowserClaims) -> bool {
    let page = claims.page.as_str();
    let has_scheme = page.starts_with("https://") || page.starts_with("http://");
    let is_plain = |b: u8| b.is_ascii_graphic() && !b"?#\"<>\\".contains(&b);
    has_scheme && page.len() <= MAX_PAGE_BYTES && page.bytes().all(is_plain)
}

/// The record's id is a random token of the collector's: kept with the lead, it must not
/// become a place for anything else.
fn has_record_token(claims: &BrowserClaims) -> bool {
    let analytics = claims.analytics.as_ref();
    let id = analytics.and_then(|claim| claim.record_id.as_deref());
    let is_token = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    id.is_none_or(|id| (22..=64).contains(&id.len()) && id.bytes().all(is_token))
}
