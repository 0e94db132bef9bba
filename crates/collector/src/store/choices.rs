//! Choices of the cookie banner. A record holds no identity; a lead sent from the same
//! browser names its id.

use consent::Instant;
use lead::wire::v1::{AnalyticsState, ChoiceMessage};

use super::{Store, StoreError};

/// A choice about to be kept.
pub(crate) struct NewChoice<'a> {
    pub(crate) id: &'a str,
    pub(crate) recorded_at: Instant,
    pub(crate) message: &'a ChoiceMessage,
}

impl Store {
    /// Keeps a choice.
    pub(crate) async fn add_choice(&self, choice: NewChoice<'_>) -> Result<(), StoreError> {
        let message = choice.message;
        let analytics = match message.analytics {
            AnalyticsState::Given => "given",
            AnalyticsState::Refused => "refused",
        };
        let mut transaction = self.begin().await?;
        sqlx::query("INSERT INTO choice VALUES (?, ?, ?, ?, ?, ?)")
            .bind(choice.id)
            .bind(choice.recorded_at.unix_millis())
            .bind(message.deployment_version.to_string())
            .bind(super::language(message.language))
            .bind(message.text_sha256.to_string())
            .bind(analytics)
            .execute(&mut *transaction)
            .await?;
        Ok(transaction.commit().await?)
    }
}
