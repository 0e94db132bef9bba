//! The messages that the collector sends.

use eligibility::Rates;
use eligibility::rates::{ClassRates, RatePeriod};

use super::{FromTree, Tree, from_members, from_names, member};
use crate::deployment::{AnalyticsService, PublicDeployment};
use crate::wire::problem::ProblemCode;
use crate::wire::v1::{
    AnalyticsState, ChallengeMessage, DeploymentMessage, StoredChoiceMessage, StoredLeadMessage,
    Version,
};

from_members!(DeploymentMessage {
    version,
    deployment_version,
    deployment
});

from_members!(PublicDeployment {
    languages, terms, rates; or_default own_origins, analytics, theme
});

from_members!(AnalyticsService {
    name,
    company,
    what
});

from_members!(RatePeriod {
    from,
    until,
    cents_per_mwh
});

from_members!(ClassRates {
    default,
    very_modest,
    modest
});

from_members!(ChallengeMessage {
    version,
    nonce,
    today,
    expires_at,
    deployment_version
});

from_members!(StoredLeadMessage {
    version,
    lead_id,
    receipt,
    receipt_jws,
    log_proof,
    result_differs
});

from_members!(StoredChoiceMessage {
    version,
    record_id,
    recorded_at
});

from_names!(AnalyticsState { "given" => Given, "refused" => Refused });

impl FromTree for Rates {
    fn from_tree<T: Tree>(tree: &T) -> Option<Self> {
        let periods = FromTree::from_tree(tree)?;
        Some(Self { periods })
    }
}

impl FromTree for Version {
    fn from_tree<T: Tree>(tree: &T) -> Option<Self> {
        Self::try_from(u8::from_tree(tree)?).ok()
    }
}

/// The code of a problem: all of it that is acted on.
impl FromTree for ProblemCode {
    fn from_tree<T: Tree>(tree: &T) -> Option<Self> {
        let code: String = member(tree, "code")?;
        Self::ALL
            .iter()
            .copied()
            .find(|known| known.as_str() == code)
    }
}
