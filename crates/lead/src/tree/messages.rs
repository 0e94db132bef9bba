//! The messages that the collector sends.

use consent::{ShortMap, Terms};
use eligibility::Rates;
use eligibility::rates::{ClassRates, RatePeriod};

use super::{FromTree, Place, Tree, from_members, from_names};
use crate::deployment::{AnalyticsService, PublicDeployment};
use crate::proof_of_work::{ALGORITHM, Task};
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
    languages, terms, rates; or_default maker, own_origins, analytics, theme
});

/// A deployment without what only the asking steps and the collector need: purposes, partners,
/// words and origins are left empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline(pub DeploymentMessage);

impl FromTree for Outline {
    fn from_tree<T: Tree>(place: &Place<'_, T>) -> Self {
        let deployment = place.inside("deployment");
        let terms = deployment.inside("terms");
        Self(DeploymentMessage {
            version: place.member("version"),
            deployment_version: place.member("deployment_version"),
            deployment: PublicDeployment {
                languages: deployment.member("languages"),
                maker: deployment.member_or_default("maker"),
                terms: Terms {
                    controller: terms.member("controller"),
                    policy: terms.member("policy"),
                    partners_dated: None,
                    partners: Vec::new(),
                    purposes: Vec::new(),
                    words: ShortMap::default(),
                },
                rates: deployment.member("rates"),
                own_origins: Vec::new(),
                analytics: deployment.member_or_default("analytics"),
                theme: deployment.member_or_default("theme"),
            },
        })
    }
}

from_members!(AnalyticsService {
    name,
    company,
    what,
    period_months
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
    deployment_version,
    task
});

/// Parts of an ALTCHA v2 challenge; one of another algorithm is none that is solved here.
impl FromTree for Task {
    fn from_tree<T: Tree>(place: &Place<'_, T>) -> Self {
        let task = place.inside("parameters");
        if task.member::<String>("algorithm") != ALGORITHM {
            task.note_fault();
        }
        Self {
            cost: task.member("cost"),
            salt: task.member("salt"),
            nonce: task.member("nonce"),
            prefix: task.member("keyPrefix"),
        }
    }
}

from_members!(StoredLeadMessage {
    version,
    lead_id,
    receipt,
    receipt_jws,
    log_proof,
    result_differs; or_default receipt_token
});

from_members!(StoredChoiceMessage {
    version,
    record_id,
    recorded_at
});

from_names!(AnalyticsState { "given" => Given, "refused" => Refused });

impl FromTree for Rates {
    fn from_tree<T: Tree>(place: &Place<'_, T>) -> Self {
        let periods = FromTree::from_tree(place);
        Self { periods }
    }
}

impl FromTree for Version {
    fn from_tree<T: Tree>(place: &Place<'_, T>) -> Self {
        place.or(Self::try_from(u8::from_tree(place)).ok(), Self)
    }
}

/// The code of a problem: all of it that is acted on.
impl FromTree for ProblemCode {
    fn from_tree<T: Tree>(place: &Place<'_, T>) -> Self {
        let code: String = place.member("code");
        let known = Self::ALL.iter().copied();
        place.or(
            known.into_iter().find(|known| known.as_str() == code),
            Self::Internal,
        )
    }
}
