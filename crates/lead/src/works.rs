//! The works as a request names them: the call keeps to them (C. consom. R.223-4).

#[cfg(feature = "en")]
mod english;
mod french;

use consent::Language;
use eligibility::answers::{Work, WorkKind};

/// A build without English names the works in French.
#[cfg(not(feature = "en"))]
use french as english;

/// The names of the works of a request, in the visitor's order. No work chosen yet means
/// the whole test (`policy:35`), and the request says so.
#[must_use]
pub fn names(works: &[Work], language: Language) -> Vec<&'static str> {
    if works.is_empty() {
        return vec![match language {
            Language::Fr => french::ALL,
            Language::En => english::ALL,
        }];
    }
    works.iter().map(|work| name(work.kind, language)).collect()
}

/// One kind of works as people say it, without a capital.
#[must_use]
pub const fn name(kind: WorkKind, language: Language) -> &'static str {
    match language {
        Language::Fr => french::name(kind),
        Language::En => english::name(kind),
    }
}
