//! The choice as the browser keeps it, six months whether given or refused (R-CK-5).

use chrono::{Months, NaiveDate};
use consent::Sha256Hex;
use lead::tree::{FromTree, Place, Tree};
use lead::wire::v1::{AnalyticsClaim, AnalyticsState};
use serde::Serialize;

use crate::browser::json;
use crate::browser::storage::{Lifetime, Store, WebStore};

const STORE: WebStore = WebStore::new("cee.analytics", Lifetime::Browser);

/// CNIL, délibération 2020-092 §39.
const LIFETIME: Months = Months::new(6);

/// A choice with what it was made on.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub(super) struct KeptChoice {
    /// The choice.
    pub(super) state: AnalyticsState,
    /// The collector's record; absent when it could not be reached.
    pub(super) record_id: Option<String>,
    /// The day of the choice.
    #[serde(serialize_with = "consent::civil_date::serialize")]
    pub(super) on: NaiveDate,
    /// The words that were on screen: other words ask again.
    pub(super) text_sha256: Sha256Hex,
}

impl FromTree for KeptChoice {
    fn from_tree<T: Tree>(place: &Place<'_, T>) -> Self {
        Self {
            state: place.member("state"),
            record_id: place.member("record_id"),
            on: place.member("on"),
            text_sha256: place.member("text_sha256"),
        }
    }
}

impl KeptChoice {
    /// What a lead says of it.
    pub(super) fn claim(&self) -> AnalyticsClaim {
        AnalyticsClaim {
            record_id: self.record_id.clone(),
            state: self.state,
        }
    }

    fn counts(&self, text_sha256: Sha256Hex, today: NaiveDate) -> bool {
        let until = self.on.checked_add_months(LIFETIME);
        self.text_sha256 == text_sha256
            && self.on <= today
            && until.is_some_and(|until| today <= until)
    }
}

/// The choice that still counts today for these words. A blocked storage is no choice.
pub(super) fn load(text_sha256: Sha256Hex, today: NaiveDate) -> Option<KeptChoice> {
    let text = STORE.load().ok().flatten()?;
    let kept: KeptChoice = json::read(&text)?;
    Some(kept).filter(|kept| kept.counts(text_sha256, today))
}

/// Keeps the choice; a refused storage asks again at the next visit.
pub(super) fn save(kept: &KeptChoice) {
    if let Ok(text) = lead::json::to_string(kept) {
        let _ = STORE.save(&text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        consent::civil_date::parse_iso(text).unwrap()
    }

    #[test]
    fn a_choice_counts_for_six_months_whatever_it_is() {
        let words = Sha256Hex::of(b"words");
        for state in [AnalyticsState::Given, AnalyticsState::Refused] {
            let kept = KeptChoice {
                state,
                record_id: None,
                on: day("2026-11-23"),
                text_sha256: words,
            };
            let counts = |today| kept.counts(words, day(today));
            assert!(counts("2026-11-23") && counts("2027-05-22") && counts("2027-05-23"));
            assert!(!counts("2027-05-24") && !counts("2026-11-22"));
        }
    }

    #[test]
    fn a_choice_is_read_back_as_it_was_kept() {
        for record_id in [None, Some("4f1c".to_owned())] {
            let kept = KeptChoice {
                state: AnalyticsState::Refused,
                record_id,
                on: day("2026-11-23"),
                text_sha256: Sha256Hex::of(b"words"),
            };
            let text = serde_json::to_string(&kept).unwrap();
            assert_eq!(json::read(&text), Some(kept));
        }
        assert_eq!(json::read::<KeptChoice>("{\"state\":\"given\"}"), None);
    }

    #[test]
    fn other_words_ask_again() {
        let kept = KeptChoice {
            state: AnalyticsState::Given,
            record_id: Some("1".to_owned()),
            on: day("2026-11-23"),
            text_sha256: Sha256Hex::of(b"words"),
        };
        assert!(!kept.counts(Sha256Hex::of(b"other words"), day("2026-11-24")));
    }
}
