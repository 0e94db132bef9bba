//! Errors on the wire: RFC 9457 `application/problem+json` with stable codes.

use serde::{Deserialize, Serialize};

/// The media type of [`Problem`].
pub const MEDIA_TYPE: &str = "application/problem+json";

macro_rules! problem_codes {
    ($($(#[$doc:meta])* $code:ident = $status:literal, $wire:literal, $title:literal;)*) => {
        /// A stable code; the widget has words for each, programs match on it.
        #[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum ProblemCode {
            $($(#[$doc])* #[serde(rename = $wire)] $code,)*
        }

        impl ProblemCode {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$code),*];

            /// The HTTP status that goes with it.
            #[must_use]
            pub const fn status(self) -> u16 {
                match self { $(Self::$code => $status),* }
            }

            /// The code as written.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$code => $wire),* }
            }

            /// One line for developers.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$code => $title),* }
            }
        }
    };
}

problem_codes! {
    /// The body is no JSON, or nested too deep.
    MalformedJson = 400, "MALFORMED_JSON", "The body is not JSON of a reasonable shape.";
    /// The page's origin may not send leads.
    OriginRefused = 403, "ORIGIN_REFUSED", "This origin is not listed in the deployment.";
    /// No such page.
    NotFound = 404, "NOT_FOUND", "There is nothing at this address.";
    /// The embedding partner is not in the deployment.
    UnknownPartner = 404, "UNKNOWN_PARTNER", "The partner is not in the deployment.";
    /// The method is not one of this page's.
    MethodNotAllowed = 405, "METHOD_NOT_ALLOWED", "This address does not take this method.";
    /// The request took too long to arrive.
    RequestTimeout = 408, "REQUEST_TIMEOUT", "The request took too long to arrive.";
    /// The same submission is being stored; try again shortly.
    SubmissionInFlight = 409, "SUBMISSION_IN_FLIGHT", "This submission is being stored.";
    /// The deployment changed since the page was shown.
    DeploymentChanged = 409, "DEPLOYMENT_CHANGED", "The deployment has changed.";
    /// The notice changed since it was shown.
    NoticeStale = 409, "NOTICE_STALE", "The notice shown is not the one in force.";
    /// The list of partners changed since it was shown.
    PartnersChanged = 409, "PARTNERS_CHANGED", "The list of partners has changed.";
    /// A statement differs from what the collector renders.
    StatementMismatch = 409, "STATEMENT_MISMATCH", "A statement differs from the one in force.";
    /// The challenge is too old.
    NonceExpired = 409, "NONCE_EXPIRED", "The challenge has expired.";
    /// The challenge was already used, or was never given.
    NonceUsed = 409, "NONCE_USED", "The challenge was used or never given.";
    /// The slot of the call has begun, is past its last day or is no lawful one.
    SlotUnavailable = 409, "SLOT_UNAVAILABLE", "The slot of the call is not on offer any more.";
    /// The body is over 64 KiB.
    BodyTooLarge = 413, "BODY_TOO_LARGE", "The body is over 64 KiB.";
    /// The content type is not JSON.
    UnsupportedMediaType = 415, "UNSUPPORTED_MEDIA_TYPE", "The body must be application/json.";
    /// A field that does not exist.
    UnknownField = 422, "UNKNOWN_FIELD", "The body has a field that does not exist.";
    /// A field with a wrong value.
    InvalidField = 422, "INVALID_FIELD", "A field is missing or has a wrong value.";
    /// The digest of answers and contact is not theirs.
    CommitmentMismatch = 422, "COMMITMENT_MISMATCH", "The digest of answers and contact is not theirs.";
    /// The message itself says that a consent is none: ticked beforehand, required, or not
    /// pressed by a person.
    ConsentNotFree = 422, "CONSENT_NOT_FREE", "A consent was not given freely by a person.";
    /// A consent to be canvassed in the sector where none counts (C. consom. L.223-1 al. 5).
    SectorBanned = 422, "SECTOR_BANNED", "A consent names goods that nobody may be canvassed for.";
    /// A consent to calls for longer than the law allows (C. consom. R.223-1 I 3°).
    PeriodTooLong = 422, "PERIOD_TOO_LONG", "A consent would last longer than a year.";
    /// Another body was already stored under this submission id.
    SubmissionConflict = 422, "SUBMISSION_CONFLICT", "Another body is stored under this submission id.";
    /// Too many requests from one place.
    TooManyRequests = 429, "TOO_MANY_REQUESTS", "Too many requests.";
    /// A fault of the collector.
    Internal = 500, "INTERNAL", "The collector failed.";
    /// The store is not writable for the moment.
    Unavailable = 503, "UNAVAILABLE", "The collector cannot store anything for the moment.";
}

/// An error as the collector tells it; never repeats what was sent.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Problem {
    /// `urn:cee:problem:CODE`.
    pub r#type: String,
    /// One line for developers.
    pub title: String,
    /// The HTTP status, repeated.
    pub status: u16,
    /// The stable code.
    pub code: ProblemCode,
    /// The fields concerned, as RFC 6901 pointers into the body; a parameter of the address
    /// is written like a field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pointers: Vec<String>,
}

impl Problem {
    /// The problem of this code, with the fields concerned.
    #[must_use]
    pub fn new(code: ProblemCode, pointers: Vec<String>) -> Self {
        Self {
            r#type: format!("urn:cee:problem:{}", code.as_str()),
            title: code.title().to_owned(),
            status: code.status(),
            code,
            pointers,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_read_back_as_written() {
        for code in ProblemCode::ALL {
            let json = serde_json::to_string(&Problem::new(*code, Vec::new())).unwrap();
            assert!(json.contains(code.as_str()), "{json}");
            assert_eq!(serde_json::from_str::<Problem>(&json).unwrap().code, *code);
        }
    }
}
