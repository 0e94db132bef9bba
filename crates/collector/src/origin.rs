//! From which pages leads may come: the own origins and each partner's.
//!
//! A collector that serves the page itself is listed like any other: `Host` is what the client
//! says.
//!
//! Origins are compared whole, never by suffix. This is no authentication: anybody can post
//! without a browser; it keeps one site's visitors from being sent in another's name.

use axum::http::{HeaderMap, header};
use consent::PartnerId;
use lead::PublicDeployment;
use lead::wire::problem::ProblemCode;

use crate::api_error::ApiError;

/// Which origins are listed.
#[derive(Clone, Debug)]
pub(crate) struct Origins {
    own: Vec<String>,
    partners: Vec<(PartnerId, Vec<String>)>,
    is_dev: bool,
}

impl Origins {
    /// The origins of this deployment; under development also every local one.
    pub(crate) fn of(deployment: &PublicDeployment, is_dev: bool) -> Self {
        let partners = deployment.terms.partners.iter();
        Self {
            own: deployment.own_origins.clone(),
            partners: partners
                .map(|partner| (partner.id.clone(), partner.origins.clone()))
                .collect(),
            is_dev,
        }
    }

    /// Whether a page of this origin may read answers at all (CORS).
    pub(crate) fn is_listed(&self, origin: &str) -> bool {
        let is_partner = |(_, origins): &(PartnerId, Vec<String>)| has(origins, origin);
        has(&self.own, origin)
            || self.partners.iter().any(is_partner)
            || (self.is_dev && is_local(origin))
    }

    /// The origins of a partner; none on the own site.
    pub(crate) fn of_partner(&self, partner: Option<&PartnerId>) -> &[String] {
        let known = self
            .partners
            .iter()
            .find(|(known, _)| Some(known) == partner);
        known.map_or(&[], |(_, origins)| origins)
    }

    /// Admits a request that says which partner's page embeds the test; gives its origin.
    pub(crate) fn admit<'h>(
        &self,
        headers: &'h HeaderMap,
        partner: Option<&PartnerId>,
    ) -> Result<Option<&'h str>, ApiError> {
        let partner = match partner {
            None => None,
            Some(id) => {
                let known = self.partners.iter().find(|(known, _)| known == id);
                Some(known.ok_or(ApiError::from(ProblemCode::UnknownPartner))?)
            }
        };
        let is_partner = |origin: &str| partner.is_some_and(|(_, origins)| has(origins, origin));
        admit_if(headers, |origin| {
            has(&self.own, origin) || is_partner(origin) || (self.is_dev && is_local(origin))
        })
    }

    /// Admits a request that is nobody's in particular, from any listed page.
    pub(crate) fn admit_anybody(&self, headers: &HeaderMap) -> Result<(), ApiError> {
        admit_if(headers, |origin| self.is_listed(origin)).map(|_| ())
    }
}

fn admit_if(
    headers: &HeaderMap,
    is_listed: impl Fn(&str) -> bool,
) -> Result<Option<&str>, ApiError> {
    let Some(origin) = headers.get(header::ORIGIN) else {
        return Ok(None); // not a browser, or a plain same-origin read
    };
    let origin = origin.to_str().ok();
    let admitted = origin.filter(|origin| is_listed(origin));
    match admitted {
        Some(origin) => Ok(Some(origin)),
        None => Err(ProblemCode::OriginRefused.into()),
    }
}

fn has(origins: &[String], origin: &str) -> bool {
    origins.iter().any(|listed| listed == origin)
}

fn is_local(origin: &str) -> bool {
    let Some(authority) = origin.strip_prefix("http://") else {
        return false;
    };
    let (host, port) = authority.split_once(':').unwrap_or((authority, "80"));
    matches!(host, "localhost" | "127.0.0.1") && port.parse::<u16>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origins(is_dev: bool) -> Origins {
        let partner = |id: &str, origin: &str| (id.parse().unwrap(), vec![origin.to_owned()]);
        Origins {
            own: vec!["https://exemple.fr".to_owned()],
            partners: vec![
                partner("un", "https://un.exemple"),
                partner("deux", "https://deux.exemple"),
            ],
            is_dev,
        }
    }

    fn check(is_dev: bool, origin: &str, partner: Option<&str>, is_admitted: bool) {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, "collecte.exemple".parse().unwrap());
        headers.insert(header::ORIGIN, origin.parse().unwrap());
        let partner = partner.map(|id| id.parse().unwrap());
        let admitted = origins(is_dev).admit(&headers, partner.as_ref());
        assert_eq!(admitted.is_ok(), is_admitted, "{origin} {partner:?}");
    }

    #[test]
    fn a_page_sends_in_its_own_name_only() {
        check(false, "https://exemple.fr", None, true);
        check(false, "https://exemple.fr", Some("un"), true);
        check(false, "https://un.exemple", Some("un"), true);
        check(false, "https://un.exemple", Some("deux"), false);
        check(false, "https://un.exemple", None, false);
    }

    #[test]
    fn the_host_that_a_client_names_admits_nothing() {
        check(false, "https://collecte.exemple", None, false);
    }

    #[test]
    fn a_request_without_an_origin_is_admitted() {
        let headers = HeaderMap::new();
        let admitted = origins(false).admit(&headers, None);
        assert!(matches!(admitted, Ok(None)));
    }

    #[test]
    fn an_origin_that_only_looks_like_one_is_refused() {
        for origin in [
            "https://exemple.fr.pirate.example",
            "https://pirate-exemple.fr",
            "http://exemple.fr",
            "https://exemple.fr:8443",
            "null",
            "https://pirate.example/https://exemple.fr",
        ] {
            check(false, origin, None, false);
        }
    }

    #[test]
    fn local_pages_are_admitted_under_development_only() {
        check(true, "http://localhost:8081", None, true);
        check(true, "http://127.0.0.1:3000", Some("un"), true);
        check(false, "http://localhost:8081", None, false);
        for origin in [
            "http://localhost.pirate.example",
            "http://127.0.0.1:80.pirate.example",
            "http://127.0.0.1:80@pirate.example",
            "http://localhost:8081/",
            "http://localhost:",
        ] {
            check(true, origin, None, false);
        }
        check(true, "https://localhost:8081", None, false);
    }

    #[test]
    fn an_unknown_partner_is_told_so() {
        let partner = "trois".parse().unwrap();
        let headers = HeaderMap::new();
        assert!(origins(false).admit(&headers, Some(&partner)).is_err());
    }
}
