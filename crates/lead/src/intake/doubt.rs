//! What speaks against a proof without refuting it.
//!
//! What the collector knows by itself refuses a lead; what only the browser claims cannot, for a
//! browser that lies would lie better. Each claim that does not fit is kept with the lead as a
//! doubt, for whoever wants to rely on a consent (docs/decisions/0018).

use consent::evidence::{CONTRAST_TENTHS_NEEDED, DecidedAt, SeenStatement};
use consent::{DecisionKey, DecisionState, Instant};
use serde::{Deserialize, Serialize};

use super::{Checked, Lead};

/// Words that were in view for less than this were not read, in milliseconds.
const LEAST_VIEW_MS: u32 = 500;
/// Words smaller than this are hard to read, in CSS pixels; this widget's smallest have 16.
const LEAST_FONT_PX: u32 = 12;
/// How far a device's clock may be off, in milliseconds.
const CLOCK_TOLERANCE_MS: i64 = 5 * 60_000;

/// What the collector knows of how a lead came.
#[derive(Clone, Copy, Debug)]
pub struct Arrival<'a> {
    /// When the challenge was given, by the collector's clock.
    pub challenged_at: Instant,
    /// When the lead came, by the collector's clock.
    pub received_at: Instant,
    /// The page's origin as the browser put it on the request.
    pub origin: Option<&'a str>,
    /// The origin of `Referer`, where one came.
    pub referer_origin: Option<&'a str>,
    /// The origins of the deployment's own pages.
    pub own_origins: &'a [String],
    /// The origins of the partner whose page it is said to be; empty on the own site.
    pub partner_origins: &'a [String],
}

impl Arrival<'_> {
    fn is_listed(&self, origin: &str) -> bool {
        let mut listed = self.own_origins.iter().chain(self.partner_origins);
        listed.any(|known| known == origin)
    }
}

/// One claim that does not fit.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Doubt {
    /// What does not fit.
    pub code: DoubtCode,
    /// The consent in doubt; absent where it is about all of the lead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<DecisionKey>,
}

/// What does not fit.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DoubtCode {
    /// Given, and its words were never in view, or not drawn.
    NeverVisible,
    /// Given, and its words were in view for less than half a second.
    Glimpsed,
    /// Given, and its words were too small or too faint.
    HardToRead,
    /// Given, and no press of its box is told: in leads from before such a consent was refused.
    PressUntold,
    /// Given before its words were in view, or after the lead was sent.
    OutOfOrder,
    /// The test was sent before it began, or the device's clock does not fit the collector's.
    ClockDiffers,
    /// The page claimed is of another origin than the request.
    PageDiffers,
    /// The frame stands in a page that is neither the partner's nor the own site's.
    EmbeddedElsewhere,
    /// No origin came with the request, as it does from every browser (Fetch standard, "append
    /// a request `Origin` header"): only the claim says which page it was.
    OriginUntold,
    /// A partner is named, and the page is the own site's without the partner's around it.
    PartnerUnconfirmed,
}

impl DoubtCode {
    /// One line for an operator.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::NeverVisible => "the words were never in view",
            Self::Glimpsed => "the words were in view for less than half a second",
            Self::HardToRead => "the words were too small or too faint to read",
            Self::PressUntold => "the browser tells of no press",
            Self::OutOfOrder => "it was given before the words were in view, or after sending",
            Self::ClockDiffers => "the device's times do not fit the collector's",
            Self::PageDiffers => "the page is of another origin than the request",
            Self::EmbeddedElsewhere => {
                "the frame stands in a page that is neither the partner's nor the own site's"
            }
            Self::OriginUntold => "no origin came with the request: no browser sent it like that",
            Self::PartnerUnconfirmed => "a partner is named on a page that is none of theirs",
        }
    }
}

impl Lead {
    /// Everything that the browser claims and that does not fit.
    #[must_use]
    pub fn doubts(&self, checked: &Checked, arrival: Arrival<'_>) -> Vec<Doubt> {
        let mut doubts = Vec::new();
        for decided in &checked.decisions {
            if decided.state == DecisionState::Given {
                let key = &decided.statement.key;
                doubts.extend(self.doubts_about(key).map(|code| Doubt {
                    code,
                    key: Some(key.clone()),
                }));
            }
        }
        let of_all = [
            (self.is_clock_off(arrival), DoubtCode::ClockDiffers),
            (self.is_page_elsewhere(arrival), DoubtCode::PageDiffers),
            (
                self.is_frame_elsewhere(arrival),
                DoubtCode::EmbeddedElsewhere,
            ),
            (arrival.origin.is_none(), DoubtCode::OriginUntold),
            (
                self.is_partner_unconfirmed(arrival),
                DoubtCode::PartnerUnconfirmed,
            ),
        ];
        let of_all = of_all.into_iter().filter(|(is_so, _)| *is_so);
        doubts.extend(of_all.map(|(_, code)| Doubt { code, key: None }));
        doubts
    }

    fn doubts_about(&self, key: &DecisionKey) -> impl Iterator<Item = DoubtCode> {
        let claims = &self.evidence.claims;
        let seen = claims.seen.iter().find(|seen| seen.key == *key);
        let press = claims.decided.iter().find(|press| press.key == *key);
        let is_seen = |seen: &SeenStatement| seen.visible && seen.first_visible_at.is_some();
        let visible = seen.filter(|seen| is_seen(seen));
        let is_faint = |seen: &SeenStatement| {
            seen.font_px < LEAST_FONT_PX
                || seen
                    .contrast_tenths
                    .is_some_and(|tenths| tenths < CONTRAST_TENTHS_NEEDED)
        };
        let is_early = |press: &DecidedAt| {
            let first = visible.and_then(|seen| seen.first_visible_at);
            first.is_some_and(|first| press.at < first) || press.at > claims.submit.at
        };
        let codes = [
            (visible.is_none(), DoubtCode::NeverVisible),
            (
                visible.is_some_and(|seen| seen.visible_ms < LEAST_VIEW_MS),
                DoubtCode::Glimpsed,
            ),
            (visible.is_some_and(is_faint), DoubtCode::HardToRead),
            (press.is_some_and(is_early), DoubtCode::OutOfOrder),
        ];
        codes
            .into_iter()
            .filter(|(is_so, _)| *is_so)
            .map(|(_, code)| code)
    }

    /// The bytes of a lead are frozen when it is sent: a late arrival is a retry, one from before
    /// the challenge or from the future is a clock that is wrong.
    fn is_clock_off(&self, arrival: Arrival<'_>) -> bool {
        let claims = &self.evidence.claims;
        let sent = claims.submit.at.unix_millis();
        claims.started_at > claims.submit.at
            || sent < arrival.challenged_at.unix_millis() - CLOCK_TOLERANCE_MS
            || sent > arrival.received_at.unix_millis() + CLOCK_TOLERANCE_MS
    }

    /// The page claimed against what the browser wrote on the request by itself; where it wrote
    /// nothing, against the deployment.
    fn is_page_elsewhere(&self, arrival: Arrival<'_>) -> bool {
        let page = self.evidence.claims.page.as_str();
        let is_of = |origin: &str| {
            let path = page.strip_prefix(origin);
            path.is_some_and(|path| path.is_empty() || path.starts_with('/'))
        };
        let mut written = arrival.origin.into_iter().chain(arrival.referer_origin);
        let mut listed = arrival.own_origins.iter().chain(arrival.partner_origins);
        let is_unlisted = arrival.origin.is_none() && !listed.any(|origin| is_of(origin));
        is_unlisted || written.any(|origin| !is_of(origin))
    }

    fn is_frame_elsewhere(&self, arrival: Arrival<'_>) -> bool {
        let around = &self.evidence.claims.surroundings;
        let mut pages = around
            .embedding_origin
            .iter()
            .chain(&around.ancestor_origins);
        pages.any(|origin| !arrival.is_listed(origin))
    }

    fn is_partner_unconfirmed(&self, arrival: Arrival<'_>) -> bool {
        let around = self.evidence.claims.surroundings.embedding_origin.as_ref();
        let is_partners =
            |origin: &str| arrival.partner_origins.iter().any(|known| known == origin);
        self.partner.is_some()
            && around.is_none()
            && arrival.origin.is_some_and(|origin| !is_partners(origin))
    }
}
