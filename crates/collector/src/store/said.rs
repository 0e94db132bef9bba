//! What a person said about one lead, and what stands of it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use consent::guard::{AttemptFault, CallZone};
use consent::history::{Change, Entry, State, end_of_consent, replay};
use consent::log::Salt;
use consent::receipt::ReceiptAddressee;
use consent::{
    Addressee, CallSlot, Channel, DecisionKey, DecisionState, Instant, Language, PartnerId,
    Purpose, Sha256Hex, Subject, WithdrawalChannel,
};
use eligibility::place::Place;
use serde::Deserialize;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, SqliteConnection};

use super::words::{self, Words};
use super::{Store, StoreError, log, moment, optional_date};
use crate::paris;

/// Everything that was said about one lead.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    pub(crate) lead_id: String,
    pub(crate) received_at: Instant,
    pub(crate) language: Language,
    pub(crate) deployment_version: Sha256Hex,
    pub(crate) policy_sha256: Sha256Hex,
    pub(crate) request: Requested,
    pub(crate) decisions: Vec<Decided>,
    pub(crate) withdrawals: Vec<Withdrawn>,
    /// Under this lead.
    pub(crate) attempts: Vec<Attempted>,
    /// To the person's number, under whichever lead it was given.
    pub(crate) calls_to_number: Vec<Instant>,
    pub(super) salt: Salt,
}

/// What was asked for.
#[derive(Clone, Debug)]
pub(crate) struct Requested {
    pub(crate) channel: Channel,
    pub(crate) addressed_to: ReceiptAddressee,
    /// The works, as named to the person.
    pub(crate) works: String,
    /// Where the dwelling is, as far as its time is known.
    pub(crate) zone: Option<CallZone>,
    pub(crate) slot: Option<CallSlot>,
    pub(crate) call_not_after: Option<NaiveDate>,
    pub(crate) leaf: u64,
}

/// What was decided.
#[derive(Clone, Debug)]
pub(crate) struct Decided {
    pub(crate) key: DecisionKey,
    pub(crate) name: String,
    pub(crate) addressees: Vec<ReceiptAddressee>,
    pub(crate) at: Instant,
    pub(crate) state: DecisionState,
    /// The words shown, unless what is kept is not them any more.
    pub(crate) text: Option<String>,
    pub(crate) valid_until: Option<NaiveDate>,
    pub(crate) nature_of_goods: Option<String>,
    pub(crate) excludes_sector_l223_1_al5: bool,
    pub(crate) leaf: u64,
}

/// What was taken back.
#[derive(Clone, Debug)]
pub(crate) struct Withdrawn {
    pub(crate) subject: Subject,
    pub(crate) channel: WithdrawalChannel,
    pub(crate) said_at: Instant,
    pub(crate) recorded_at: Instant,
    pub(crate) recipients: Vec<ReceiptAddressee>,
    pub(crate) leaf: u64,
}

/// A call or an attempt, answered or not, lawful or not.
#[derive(Clone, Debug)]
pub(crate) struct Attempted {
    /// What it was made under.
    pub(crate) subject: Subject,
    pub(crate) made_at: Instant,
    pub(crate) recorded_at: Instant,
    /// What was unlawful about it, by what was known when it was written down.
    pub(crate) faults: Vec<AttemptFault>,
    pub(crate) leaf: u64,
}

impl Said {
    /// Every entry, as the log tells them.
    pub(crate) fn entries(&self) -> Vec<Entry> {
        let request = Entry {
            subject: Subject::Request,
            at: self.received_at,
            change: Change::Given {
                ends_at: self.request.call_not_after.map(paris::end_of),
            },
        };
        let decisions = self.decisions.iter().map(|decided| Entry {
            subject: Subject::Consent(decided.key.clone()),
            at: decided.at,
            change: match decided.state {
                DecisionState::Given => Change::Given {
                    ends_at: end_of_consent(
                        &decided.key,
                        decided.at,
                        decided.valid_until.map(paris::end_of),
                    ),
                },
                DecisionState::Refused => Change::Refused,
                DecisionState::NotShown => Change::NotShown,
            },
        });
        let withdrawals = self.withdrawals.iter().map(|withdrawn| Entry {
            subject: withdrawn.subject.clone(),
            at: withdrawn.said_at,
            change: Change::Withdrawn,
        });
        let said = std::iter::once(request).chain(decisions);
        said.chain(withdrawals).collect()
    }

    /// What stands of this subject at a moment.
    pub(crate) fn standing(&self, subject: &Subject, at: Instant) -> State {
        let states = replay(&self.entries(), at);
        states.get(subject).copied().unwrap_or(State::NotShown)
    }
}

impl Store {
    /// What was said about this lead; nothing once its person was erased.
    pub(crate) async fn said(&self, lead_id: &str) -> Result<Option<Said>, StoreError> {
        // One transaction: a withdrawal between two reads would show halves.
        let mut reading = self.readers.begin().await?;
        said(&mut reading, lead_id).await
    }
}

/// Where the dwelling is. Read without the other answers, as below.
#[derive(Deserialize)]
struct Answered {
    #[serde(default)]
    place: Option<Place>,
}

/// What the deployment of the lead says of those whom its texts name. Read without the rest,
/// which other releases wrote in their own way.
#[derive(Deserialize)]
struct Names {
    terms: Terms,
}

#[derive(Deserialize)]
struct Terms {
    controller: Party,
    #[serde(default)]
    partners: Vec<Partner>,
    #[serde(default)]
    purposes: Vec<Asked>,
}

#[derive(Deserialize)]
struct Party {
    name: String,
    siren: Option<String>,
}

#[derive(Deserialize)]
struct Partner {
    id: PartnerId,
    #[serde(flatten)]
    party: Party,
    #[serde(default)]
    channels: Vec<Channel>,
}

#[derive(Deserialize)]
struct Asked {
    purpose: Purpose,
    words: BTreeMap<Language, Name>,
}

#[derive(Deserialize)]
struct Name {
    name: String,
}

impl Party {
    fn addressee(&self) -> ReceiptAddressee {
        ReceiptAddressee {
            name: self.name.clone(),
            siren: self.siren.clone(),
        }
    }
}

impl Names {
    /// The purpose's name as shown; its name on the wire where the deployment has none.
    fn purpose(&self, purpose: Purpose, language: Language) -> String {
        let mut asked = self.terms.purposes.iter();
        let asked = asked.find(|asked| asked.purpose == purpose);
        let name = asked.and_then(|asked| asked.words.get(&language));
        name.map_or(purpose.as_str().to_owned(), |name| name.name.clone())
    }

    /// Everybody whom a statement names, as `consent::statement` does.
    fn addressees(&self, key: &DecisionKey) -> Vec<ReceiptAddressee> {
        let partners = self.terms.partners.iter();
        match &key.addressee {
            Addressee::Controller => vec![self.terms.controller.addressee()],
            Addressee::Partner(id) => partners
                .filter(|partner| partner.id == *id)
                .map(|partner| partner.party.addressee())
                .collect(),
            Addressee::PartnerList(_) => partners
                .filter(|partner| {
                    key.purpose
                        .channel()
                        .is_some_and(|c| partner.channels.contains(&c))
                })
                .map(|partner| partner.party.addressee())
                .collect(),
        }
    }
}

pub(super) async fn said(
    connection: &mut SqliteConnection,
    lead_id: &str,
) -> Result<Option<Said>, StoreError> {
    let row = sqlx::query(
        "SELECT lead.id, received_at, language, deployment_version, policy_sha256, public_json, \
         log_salt, channel, addressed_to_name, addressed_to_siren, works, answers_json, \
         slot_start, slot_end, call_not_after, leaf \
         FROM lead JOIN contact ON contact.lead_id = lead.id \
         JOIN request ON request.lead_id = lead.id \
         JOIN deployment ON deployment.version = lead.deployment_version WHERE lead.id = ?",
    )
    .bind(lead_id)
    .fetch_optional(&mut *connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let names: Names = serde_json::from_str(row.try_get("public_json")?)?;
    let language = match row.try_get("language")? {
        "fr" => Language::Fr,
        "en" => Language::En,
        _ => return Err(StoreError::Unreadable("language")),
    };
    let decisions = sqlx::query(
        "SELECT decision_key, happened_at, state, text_sha256, body, valid_until, nature_of_goods, \
         excludes_sector_l223_1_al5, leaf FROM consent_event \
         LEFT JOIN shown_text ON shown_text.sha256 = text_sha256 WHERE lead_id = ? ORDER BY id",
    )
    .bind(lead_id)
    .fetch_all(&mut *connection)
    .await?;
    let withdrawals = sqlx::query(
        "SELECT subject, channel, said_at, recorded_at, recipients_json, leaf FROM withdrawal \
         WHERE lead_id = ? ORDER BY id",
    )
    .bind(lead_id)
    .fetch_all(&mut *connection)
    .await?;
    let attempts = sqlx::query(
        "SELECT subject, made_at, recorded_at, faults_json, leaf FROM call_attempt \
         WHERE lead_id = ? ORDER BY id",
    )
    .bind(lead_id)
    .fetch_all(&mut *connection)
    .await?;
    let calls = sqlx::query(
        "SELECT made_at FROM call_attempt WHERE lead_id = ?1 UNION ALL \
         SELECT made_at FROM contact this JOIN contact same USING (phone_e164) \
         JOIN call_attempt ON call_attempt.lead_id = same.lead_id \
         WHERE this.lead_id = ?1 AND same.lead_id <> ?1",
    )
    .bind(lead_id)
    .fetch_all(&mut *connection)
    .await?;
    let salt = row.try_get("log_salt")?;
    Ok(Some(Said {
        lead_id: row.try_get("id")?,
        received_at: moment(row.try_get("received_at")?, "received_at")?,
        language,
        deployment_version: log::digest(row.try_get("deployment_version")?, "deployment_version")?,
        policy_sha256: log::digest(row.try_get("policy_sha256")?, "policy_sha256")?,
        request: requested(&row)?,
        decisions: decisions
            .iter()
            .map(|row| decided(row, &names, language))
            .collect::<Result<_, _>>()?,
        withdrawals: withdrawals
            .iter()
            .map(withdrawn)
            .collect::<Result<_, _>>()?,
        attempts: attempts.iter().map(attempted).collect::<Result<_, _>>()?,
        calls_to_number: calls
            .iter()
            .map(|row| moment(row.try_get("made_at")?, "made_at"))
            .collect::<Result<_, _>>()?,
        salt: log::salt(salt)?,
    }))
}

fn requested(row: &SqliteRow) -> Result<Requested, StoreError> {
    let answered: Answered = serde_json::from_str(row.try_get("answers_json")?)?;
    Ok(Requested {
        works: row.try_get("works")?,
        zone: answered.place.and_then(lead::call::zone),
        slot: super::slot(row)?,
        channel: log::channel(row.try_get("channel")?)?,
        addressed_to: ReceiptAddressee {
            name: row.try_get("addressed_to_name")?,
            siren: row.try_get("addressed_to_siren")?,
        },
        call_not_after: optional_date(row, "call_not_after")?,
        leaf: log::number(row.try_get("leaf")?, "leaf")?,
    })
}

fn decided(row: &SqliteRow, names: &Names, language: Language) -> Result<Decided, StoreError> {
    let key = log::decision_key(row.try_get("decision_key")?)?;
    Ok(Decided {
        name: names.purpose(key.purpose, language),
        addressees: names.addressees(&key),
        key,
        at: moment(row.try_get("happened_at")?, "happened_at")?,
        state: log::decision_state(row.try_get("state")?)?,
        text: words::read(row)?.and_then(Words::into_shown),
        valid_until: optional_date(row, "valid_until")?,
        nature_of_goods: row.try_get("nature_of_goods")?,
        excludes_sector_l223_1_al5: row.try_get("excludes_sector_l223_1_al5")?,
        leaf: log::number(row.try_get("leaf")?, "leaf")?,
    })
}

pub(super) fn withdrawn(row: &SqliteRow) -> Result<Withdrawn, StoreError> {
    let subject: &str = row.try_get("subject")?;
    let channel: &str = row.try_get("channel")?;
    let mut channels = WithdrawalChannel::ALL.into_iter();
    Ok(Withdrawn {
        subject: subject
            .parse()
            .map_err(|_| StoreError::Unreadable("subject"))?,
        channel: channels
            .find(|known| known.as_str() == channel)
            .ok_or(StoreError::Unreadable("channel"))?,
        said_at: moment(row.try_get("said_at")?, "said_at")?,
        recorded_at: moment(row.try_get("recorded_at")?, "recorded_at")?,
        recipients: serde_json::from_str(row.try_get("recipients_json")?)?,
        leaf: log::number(row.try_get("leaf")?, "leaf")?,
    })
}

pub(super) fn attempted(row: &SqliteRow) -> Result<Attempted, StoreError> {
    let subject: &str = row.try_get("subject")?;
    Ok(Attempted {
        subject: subject
            .parse()
            .map_err(|_| StoreError::Unreadable("subject"))?,
        made_at: moment(row.try_get("made_at")?, "made_at")?,
        recorded_at: moment(row.try_get("recorded_at")?, "recorded_at")?,
        faults: serde_json::from_str(row.try_get("faults_json")?)?,
        leaf: log::number(row.try_get("leaf")?, "leaf")?,
    })
}
