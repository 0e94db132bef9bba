//! What an operator reads: the list without identities, one lead with everything.

use chrono::NaiveDate;
use consent::{CallSlot, DecisionKey, Instant};
use lead::intake::Doubt;
use sqlx::Row as _;
use sqlx::sqlite::SqliteRow;

use super::signals::{self, StoredSignals};
use super::words::{self, Words};
use super::{Store, StoreError, optional_date};

/// One line of the list.
#[derive(Clone, Debug)]
pub struct LeadSummary {
    /// The lead's id.
    pub id: String,
    /// When it was received.
    pub received_at: Instant,
    /// The partner whose page it came from; the own site when absent.
    pub partner: Option<String>,
    /// `phone` or `email`.
    pub channel: String,
    /// The works, as named to the person.
    pub works: String,
    /// The slot chosen for the call.
    pub slot: Option<CallSlot>,
    /// The last day of the call.
    pub call_not_after: Option<NaiveDate>,
    /// Whether a person is asked to look at the result.
    pub human_review: bool,
    /// Whether the widget showed another result.
    pub result_differs: bool,
    /// First letters of the names, with full stops.
    pub initials: String,
    /// Whether the request was taken back.
    pub is_request_withdrawn: bool,
    /// How many consents were given and not taken back.
    pub given: i64,
    /// How well the proof is backed: `E1`, `E2` or `E3`.
    pub grade: String,
    /// What the browser claims and what does not fit.
    pub doubts: Vec<Doubt>,
    /// What spoke for a program behind it.
    pub signals: StoredSignals,
}

/// One lead with its contact.
#[derive(Clone, Debug)]
pub struct LeadDetails {
    /// The line of the list.
    pub summary: LeadSummary,
    /// The page's origin.
    pub origin: Option<String>,
    /// Given name and family name.
    pub name: String,
    /// E-mail address.
    pub email: Option<String>,
    /// Phone number, E.164.
    pub phone: Option<String>,
    /// Whether the number deserves a second look.
    pub phone_is_suspect: bool,
    /// The answers of the test, as JSON.
    pub answers_json: String,
    /// The collector's assessment, as JSON.
    pub assessment_json: String,
    /// The words of the request as shown.
    pub request_text: Words,
    /// The deployment that texts were made from.
    pub deployment_version: String,
    /// The digest of what the browser attested; absent in leads from before it was kept.
    pub evidence_sha256: Option<String>,
    /// Every decision.
    pub decisions: Vec<StoredDecision>,
}

/// One decision as stored.
#[derive(Clone, Debug)]
pub struct StoredDecision {
    /// What was decided.
    pub key: DecisionKey,
    /// `given`, `refused` or `not_shown`.
    pub state: String,
    /// The last day on which it counts.
    pub valid_until: Option<NaiveDate>,
    /// The words shown; absent where it was not asked.
    pub text: Option<Words>,
}

const SUMMARY: &str = "SELECT lead.id, received_at, partner, result_differs, channel, works, \
     call_not_after, slot_start, slot_end, human_review, given_name, family_name, \
     EXISTS (SELECT 1 FROM withdrawal w WHERE w.lead_id = lead.id AND w.subject = 'request') \
     AS is_request_withdrawn, \
     (SELECT COUNT(*) FROM consent_event e WHERE e.lead_id = lead.id AND state = 'given' AND NOT \
     EXISTS (SELECT 1 FROM withdrawal w WHERE w.lead_id = e.lead_id AND w.subject = e.decision_key)) \
     AS given, signals, score, to_review, grade, doubts_json \
     FROM lead JOIN evidence ON evidence.lead_id = lead.id \
     JOIN request ON request.lead_id = lead.id JOIN contact ON contact.lead_id = lead.id \
     LEFT JOIN lead_signal ON lead_signal.lead_id = lead.id \
     ORDER BY received_at DESC, lead.id DESC LIMIT ?";

const DETAILS: &str = "SELECT lead.id, received_at, partner, result_differs, channel, works, \
     call_not_after, slot_start, slot_end, human_review, given_name, family_name, \
     EXISTS (SELECT 1 FROM withdrawal w WHERE w.lead_id = lead.id AND w.subject = 'request') \
     AS is_request_withdrawn, \
     (SELECT COUNT(*) FROM consent_event e WHERE e.lead_id = lead.id AND state = 'given' AND NOT \
     EXISTS (SELECT 1 FROM withdrawal w WHERE w.lead_id = e.lead_id AND w.subject = e.decision_key)) \
     AS given, \
     origin, email, phone_e164, phone_is_suspect, answers_json, assessment_json, \
     deployment_version, attested_sha256, grade, doubts_json, signals, score, to_review, text_sha256, body \
     FROM lead JOIN evidence ON evidence.lead_id = lead.id \
     JOIN request ON request.lead_id = lead.id JOIN contact ON contact.lead_id = lead.id \
     LEFT JOIN lead_signal ON lead_signal.lead_id = lead.id \
     LEFT JOIN shown_text ON shown_text.sha256 = request.text_sha256 \
     WHERE lead.id = ?";

impl Store {
    /// The id of every lead whose person was not erased, the oldest first.
    pub async fn lead_ids(&self) -> Result<Vec<String>, StoreError> {
        let rows = sqlx::query(
            "SELECT id FROM lead JOIN contact ON contact.lead_id = lead.id ORDER BY received_at, id",
        )
        .fetch_all(&self.readers)
        .await?;
        let id = |row: &SqliteRow| Ok(row.try_get("id")?);
        rows.iter().map(id).collect()
    }

    /// The latest leads, newest first.
    pub async fn latest_leads(&self, at_most: u32) -> Result<Vec<LeadSummary>, StoreError> {
        let rows = sqlx::query(SUMMARY)
            .bind(at_most)
            .fetch_all(&self.readers)
            .await?;
        rows.iter().map(summary).collect()
    }

    /// One lead, if it exists.
    pub async fn lead(&self, id: &str) -> Result<Option<LeadDetails>, StoreError> {
        let row = sqlx::query(DETAILS)
            .bind(id)
            .fetch_optional(&self.readers)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let decisions = sqlx::query(
            "SELECT decision_key, state, valid_until, text_sha256, body FROM consent_event \
             LEFT JOIN shown_text ON shown_text.sha256 = text_sha256 \
             WHERE lead_id = ? ORDER BY consent_event.id",
        )
        .bind(id)
        .fetch_all(&self.readers)
        .await?;
        let (given, family): (String, String) =
            (row.try_get("given_name")?, row.try_get("family_name")?);
        let phone_is_suspect: Option<bool> = row.try_get("phone_is_suspect")?;
        Ok(Some(LeadDetails {
            summary: summary(&row)?,
            origin: row.try_get("origin")?,
            name: format!("{given} {family}"),
            email: row.try_get("email")?,
            phone: row.try_get("phone_e164")?,
            phone_is_suspect: phone_is_suspect.unwrap_or_default(),
            answers_json: row.try_get("answers_json")?,
            assessment_json: row.try_get("assessment_json")?,
            request_text: words::read(&row)?.ok_or(StoreError::Unreadable("text_sha256"))?,
            deployment_version: row.try_get("deployment_version")?,
            evidence_sha256: row.try_get("attested_sha256")?,
            decisions: decisions.iter().map(decision).collect::<Result<_, _>>()?,
        }))
    }
}

fn summary(row: &SqliteRow) -> Result<LeadSummary, StoreError> {
    let (given, family): (String, String) =
        (row.try_get("given_name")?, row.try_get("family_name")?);
    Ok(LeadSummary {
        id: row.try_get("id")?,
        received_at: super::moment(row.try_get("received_at")?, "received_at")?,
        partner: row.try_get("partner")?,
        channel: row.try_get("channel")?,
        works: row.try_get("works")?,
        slot: super::slot(row)?,
        call_not_after: optional_date(row, "call_not_after")?,
        human_review: row.try_get("human_review")?,
        result_differs: row.try_get("result_differs")?,
        initials: [given, family].map(|name| initial(&name)).join("\u{a0}"),
        is_request_withdrawn: row.try_get("is_request_withdrawn")?,
        given: row.try_get("given")?,
        grade: row.try_get("grade")?,
        doubts: serde_json::from_str(row.try_get("doubts_json")?)?,
        signals: signals::read(row)?,
    })
}

fn decision(row: &SqliteRow) -> Result<StoredDecision, StoreError> {
    let key: String = row.try_get("decision_key")?;
    Ok(StoredDecision {
        key: key
            .parse()
            .map_err(|_| StoreError::Unreadable("decision_key"))?,
        state: row.try_get("state")?,
        valid_until: optional_date(row, "valid_until")?,
        text: words::read(row)?,
    })
}

fn initial(name: &str) -> String {
    let first = name.chars().next();
    first.map(|c| format!("{c}.")).unwrap_or_default()
}
