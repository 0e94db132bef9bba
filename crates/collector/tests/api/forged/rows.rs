//! What is changed, and what becomes of it.

/// What is done to the field.
#[derive(Clone, Copy, Debug)]
pub(super) enum Change {
    /// It says this instead (JSON).
    To(&'static str),
    /// It is taken away.
    Remove,
    /// The item of a list comes twice.
    Repeat,
    /// The item of a list changes places with the next.
    MoveBack,
}

/// What the collector makes of it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Becomes {
    /// A code, and pointers to the fields concerned; nothing is stored.
    Refused(&'static str, &'static [&'static str]),
    /// It is stored with these doubts.
    Doubted(&'static [&'static str]),
    /// It is stored with the collector's own assessment.
    Assessed,
    /// It is stored with these signals (`lead::signals`) beside those of the fixture.
    Weighed(&'static [&'static str]),
}

use Becomes::{Assessed, Doubted, Refused, Weighed};
use Change::{MoveBack, Remove, Repeat, To};

/// One change.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub(super) pointer: &'static str,
    pub(super) change: Change,
    pub(super) becomes: Becomes,
}

const fn row(pointer: &'static str, change: Change, becomes: Becomes) -> Row {
    Row {
        pointer,
        change,
        becomes,
    }
}

/// SHA-256 of nothing that is in force.
const OTHER: &str = "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"";
const INVALID: &str = "INVALID_FIELD";
const COMMITMENT: Becomes = Refused("COMMITMENT_MISMATCH", &["/evidence/answers_sha256"]);

/// An invalid field of this name.
const fn invalid(pointers: &'static [&'static str]) -> Becomes {
    Refused(INVALID, pointers)
}

const fn stale(pointers: &'static [&'static str]) -> Becomes {
    Refused("NOTICE_STALE", pointers)
}

const fn partners() -> Becomes {
    Refused("PARTNERS_CHANGED", &["/evidence/partners"])
}

const fn mismatch(pointers: &'static [&'static str]) -> Becomes {
    Refused("STATEMENT_MISMATCH", pointers)
}

const fn unfree(pointers: &'static [&'static str]) -> Becomes {
    Refused("CONSENT_NOT_FREE", pointers)
}

/// Statements are 0 `lead_acquisition:self`, 1 `phone:self` (given), 2 `phone:partner/partenaire`;
/// decision 3 is `email:self`, not shown.
#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    // Who and what the message is about.
    row("/version", To("2"), invalid(&["/version"])),
    row("/submission_id", To("\"7\""), invalid(&["/submission_id"])),
    row("/partner", To("\"personne\""), Refused("UNKNOWN_PARTNER", &[])),
    row("/partner", To("\"partenaire\""), invalid(&["/evidence/form_id"])),
    row("/language", To("\"en\""), invalid(&["/language"])),
    row("/colour", To("1"), Refused("UNKNOWN_FIELD", &[""])),
    // Answers and contact are committed to.
    row("/answers/place/postcode", To("\"75001\""), COMMITMENT),
    row("/answers/dwelling/kind", To("\"flat\""), COMMITMENT),
    row("/answers/dwelling/living_area_m2", To("101"), COMMITMENT),
    row("/answers/dwelling/completed", Remove, COMMITMENT),
    row("/answers/works/0/area_m2", To("41"), COMMITMENT),
    row("/answers/works/0", Remove, invalid(&["/request/works"])),
    row("/answers/household", To(r#"{"income":{"rfr_eur":1}}"#), invalid(&["/answers/household/income"])),
    row("/assessment/works", To("[]"), Assessed),
    row("/contact/given_name", To("\"Autre\""), COMMITMENT),
    row("/contact/family_name", To("\"Autre\""), COMMITMENT),
    row("/contact/phone", To("\"04 65 71 99 99\""), COMMITMENT),
    row("/contact/phone", Remove, invalid(&["/contact/phone"])),
    row("/contact/email", To("\"autre@exemple.fr\""), COMMITMENT),
    row("/answers_salt", To("\"AAAAAAAAAAAAAAAAAAAAAA\""), COMMITMENT),
    row("/answers_salt", To("\"AAAA\""), invalid(&["/answers_salt"])),
    row("/answers_salt", Remove, invalid(&["/answers_salt"])),
    row("/evidence/answers_sha256", To(OTHER), COMMITMENT),
    // The request.
    row("/request/channel", To("\"email\""), invalid(&["/contact/phone", "/contact/email", "/request/slot"])),
    row("/request/works", To("[\"windows\"]"), invalid(&["/request/works"])),
    row("/request/works", To("[]"), invalid(&["/request/works"])),
    row("/request/text_sha256", To(OTHER), mismatch(&["/request/text_sha256"])),
    row("/request/slot", To(r#"{"start":"2026-11-27T14:00:00+01:00","end":"2026-11-27T17:00:00+01:00"}"#), mismatch(&["/request/text_sha256"])),
    row("/request/slot", Remove, mismatch(&["/request/text_sha256"])),
    row("/request/slot", To("\"soir\""), invalid(&["/request/slot"])),
    row("/request/slot/start", To("\"2026-11-26T10:00:00+01:00\""), invalid(&["/request/slot"])),
    row("/request/slot/end", Remove, invalid(&["/request/slot/end"])),
    // What the proof is bound to.
    row("/evidence/version", To("2"), invalid(&["/evidence/version"])),
    row("/evidence/form_id", To("\"autre\""), invalid(&["/evidence/form_id"])),
    row("/evidence/form_id", To("\"cee-test:partenaire\""), invalid(&["/evidence/form_id"])),
    row("/evidence/nonce", To("\"0123456789abcdef0123456789abcdef\""), Refused("NONCE_USED", &["/evidence/nonce"])),
    row("/evidence/deployment_version", To(OTHER), Refused("DEPLOYMENT_CHANGED", &["/evidence/deployment_version"])),
    row("/evidence/claims/wasm_sha256", To(OTHER), invalid(&["/evidence/claims/wasm_sha256"])),
    row("/evidence/claims/wasm_sha256", Remove, invalid(&["/evidence/claims/wasm_sha256"])),
    // The notices, the policy, the partners.
    row("/evidence/notice/sha256", To(OTHER), stale(&["/evidence/notice/sha256"])),
    row("/evidence/notice/more_sha256", To(OTHER), stale(&["/evidence/notice/more_sha256"])),
    row("/evidence/notice/phone_field_sha256", To(OTHER), stale(&["/evidence/notice/phone_field_sha256"])),
    row("/evidence/notice/phone_field_sha256", Remove, stale(&["/evidence/notice/phone_field_sha256"])),
    row("/evidence/policy/url", To("\"https://pirate.example\""), stale(&["/evidence/policy"])),
    row("/evidence/policy/date", To("\"2025-01-01\""), stale(&["/evidence/policy"])),
    row("/evidence/policy/sha256", To(OTHER), stale(&["/evidence/policy"])),
    row("/evidence/partners", Remove, partners()),
    row("/evidence/partners/dated", To("\"2026-11-02\""), partners()),
    row("/evidence/partners/ids", To("[]"), partners()),
    row("/evidence/partners/ids/0", To("\"autre\""), partners()),
    row("/evidence/partners/sha256", To(OTHER), partners()),
    // The statements.
    row("/evidence/statements/0/sha256", To(OTHER), mismatch(&["/evidence/statements/0"])),
    row("/evidence/statements/1/sha256", To(OTHER), mismatch(&["/evidence/statements/1"])),
    row("/evidence/statements/2/sha256", To(OTHER), mismatch(&["/evidence/statements/2"])),
    row("/evidence/statements/0", MoveBack, mismatch(&["/evidence/statements/0", "/evidence/statements/1"])),
    row("/evidence/statements/0", Repeat, mismatch(&["/evidence/statements"])),
    row("/evidence/statements/1", Remove, invalid(&["/evidence/claims/seen", "/evidence/claims/decided"])),
    row("/evidence/statements/1/control", To("\"radio\""), invalid(&["/evidence/statements/1/control"])),
    row("/evidence/statements/1/initial_state", To("\"given\""), unfree(&["/evidence/statements/1"])),
    row("/evidence/statements/2/initial_state", To("\"given\""), unfree(&["/evidence/statements/2"])),
    row("/evidence/statements/1/initial_state", To("\"ticked\""), invalid(&["/evidence/statements/1/initial_state"])),
    row("/evidence/statements/1/required", To("true"), unfree(&["/evidence/statements/1"])),
    // The decisions.
    row("/evidence/decisions/0", Remove, invalid(&["/evidence/decisions"])),
    row("/evidence/decisions/0", Repeat, invalid(&["/evidence/decisions"])),
    row("/evidence/decisions/0/state", To("\"not_shown\""), invalid(&["/evidence/decisions"])),
    row("/evidence/decisions/0/state", To("\"maybe\""), invalid(&["/evidence/decisions/0/state"])),
    row("/evidence/decisions/3/state", To("\"given\""), invalid(&["/evidence/decisions"])),
    row("/evidence/decisions/3/state", To("\"refused\""), invalid(&["/evidence/decisions"])),
    row("/evidence/decisions/1/key", To("\"phone:partner/autre\""), invalid(&["/evidence/decisions"])),
    row("/evidence/decisions/0/state", To("\"given\""), unfree(&["/evidence/decisions/0"])),
    row("/evidence/decisions/2/state", To("\"given\""), unfree(&["/evidence/decisions/2"])),
    // Claims that cannot be kept.
    row("/evidence/claims/page", To("\"https://exemple.fr/?mail=a@b.fr\""), invalid(&["/evidence/claims/page"])),
    row("/evidence/claims/widget_version", To("\"<b>\""), invalid(&["/evidence/claims/widget_version"])),
    row("/evidence/claims/surroundings/locale", To("\"Zoë\""), invalid(&["/evidence/claims/surroundings/locale"])),
    row("/evidence/claims/surroundings/timezone", To("\"a b\""), invalid(&["/evidence/claims/surroundings/timezone"])),
    row("/evidence/claims/surroundings/embedding_origin", To("\"https://a.fr/?b\""), invalid(&["/evidence/claims/surroundings/embedding_origin"])),
    row("/evidence/claims/surroundings/ancestor_origins", To("[\"x\"]"), invalid(&["/evidence/claims/surroundings/ancestor_origins"])),
    row("/evidence/claims/surroundings/viewport/width", To("-1"), invalid(&["/evidence/claims/surroundings/viewport/width"])),
    row("/evidence/claims/surroundings/user_agent", To("\"Mozilla\""), Refused("UNKNOWN_FIELD", &["/evidence/claims/surroundings"])),
    row("/evidence/claims/keystrokes", To("[1]"), Refused("UNKNOWN_FIELD", &["/evidence/claims"])),
    row("/evidence/claims/analytics", To(r#"{"record_id":"a@b.fr","state":"given"}"#), invalid(&["/evidence/claims/analytics/record_id"])),
    row("/evidence/claims/seen/0", Repeat, invalid(&["/evidence/claims/seen"])),
    row("/evidence/claims/seen/0/key", To("\"email:self\""), invalid(&["/evidence/claims/seen"])),
    row("/evidence/claims/decided/0", Repeat, invalid(&["/evidence/claims/decided"])),
    row("/evidence/claims/decided/0/key", To("\"email:self\""), invalid(&["/evidence/claims/decided"])),
    // Claims that speak against a consent.
    row("/evidence/claims/decided/0/is_trusted", To("false"), unfree(&["/evidence/claims/decided/0/is_trusted"])),
    row("/evidence/claims/decided/0", Remove, unfree(&["/evidence/decisions/1"])),
    row("/evidence/claims/decided/0/toggles", To("0"), unfree(&["/evidence/decisions/1"])),
    row("/evidence/claims/decided/0/at", To("\"2026-11-23T09:59:00.000Z\""), Doubted(&["out_of_order phone:self"])),
    row("/evidence/claims/decided/0/at", To("\"2026-11-23T10:00:03.000Z\""), Doubted(&["out_of_order phone:self"])),
    row("/evidence/claims/seen/1", Remove, Doubted(&["never_visible phone:self"])),
    row("/evidence/claims/seen/1/visible", To("false"), Doubted(&["never_visible phone:self"])),
    row("/evidence/claims/seen/1/first_visible_at", Remove, Doubted(&["never_visible phone:self"])),
    row("/evidence/claims/seen/1/visible_ms", To("120"), Doubted(&["glimpsed phone:self"])),
    row("/evidence/claims/seen/1/font_px", To("6"), Doubted(&["hard_to_read phone:self"])),
    row("/evidence/claims/seen/1/contrast_tenths", To("20"), Doubted(&["hard_to_read phone:self"])),
    row("/evidence/claims/page", To("\"https://exemple.fr.pirate.example/\""), Doubted(&["page_differs"])),
    row("/evidence/claims/page", To("\"https://partenaire.exemple/test\""), Doubted(&["page_differs"])),
    row("/evidence/claims/surroundings/embedding_origin", To("\"https://pirate.example\""), Doubted(&["embedded_elsewhere"])),
    row("/evidence/claims/surroundings/embedding_origin", To("\"https://partenaire.exemple\""), Doubted(&["embedded_elsewhere"])),
    row("/evidence/claims/surroundings/ancestor_origins", To("[\"https://exemple.fr\", \"https://pirate.example\"]"), Doubted(&["embedded_elsewhere"])),
    row("/evidence/claims/started_at", To("\"2026-11-23T10:10:00.000Z\""), Doubted(&["clock_differs"])),
    row("/evidence/claims/submit/at", To("\"2026-11-23T11:00:00.000Z\""), Doubted(&["clock_differs"])),
    row("/evidence/claims/submit/at", To("\"2026-11-22T10:00:00.000Z\""), Doubted(&["out_of_order phone:self", "clock_differs"])),
    // What speaks for a program.
    row("/signals/proof", Remove, Weighed(&["proof_missing"])),
    row("/signals/proof", To("\"\""), Weighed(&["proof_wrong"])),
    row("/signals/proof", To(r#""{\"challenge\":{},\"solution\":{\"counter\":1,\"derivedKey\":\"00\"}}""#), Weighed(&["proof_wrong"])),
    row("/signals/proof", To("7"), invalid(&["/signals/proof"])),
    row("/signals/trap_filled", To("true"), Weighed(&["trap_filled"])),
    row("/signals/trap_filled", To("\"no\""), invalid(&["/signals/trap_filled"])),
    row("/signals/trap_filled", Remove, Weighed(&[])),
    row("/signals/score", To("0"), Refused("UNKNOWN_FIELD", &["/signals"])),
    row("/signals", Remove, Weighed(&["proof_missing"])),
];
