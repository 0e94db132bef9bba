use chrono::NaiveDate;
use lead::deployment_file::{Fault, Parsed, parse};
use proptest::prelude::*;

const DEMO: &str = include_str!("../../../../deployments/demo.toml");

/// The demonstration with one passage changed.
pub(crate) fn changed(from: &str, to: &str) -> String {
    assert!(DEMO.contains(from), "{from}");
    DEMO.replacen(from, to, 1)
}

/// As on the day on which the descriptions were written.
pub(crate) fn read(text: &str) -> Result<Parsed, Vec<Fault>> {
    parse(text, NaiveDate::from_ymd_opt(2026, 11, 23).unwrap())
}

pub(crate) fn faults(text: &str) -> Vec<Fault> {
    read(text).err().unwrap_or_default()
}

/// The changed file is refused at the line of the change, for this reason.
pub(crate) fn check(from: &str, to: &str, reason: &str) {
    let text = changed(from, to);
    let at = DEMO.find(from).unwrap();
    let line = DEMO[..at].lines().count() + usize::from(DEMO[..at].ends_with('\n'));
    let found = faults(&text);
    assert!(
        found
            .iter()
            .any(|fault| fault.line == line && fault.message.contains(reason)),
        "line {line}, {reason}: {found:#?}"
    );
}

/// The changed file is refused for this reason; the line is that of the table around.
pub(crate) fn check_anywhere(from: &str, to: &str, reason: &str) {
    let found = faults(&changed(from, to));
    assert!(
        found.iter().any(|fault| fault.message.contains(reason)),
        "{reason}: {found:#?}"
    );
}

#[test]
fn facts_that_cannot_be_are_refused_at_their_line() {
    check("rgpd@opnr.fr", "rgpd.opnr.fr", "one @");
    check("01 99 00 12 34", "01 99 00 12", "ten digits");
    check("012 345 674", "012 345 675", "check digit");
    check("000 000 026", "000 000 02", "expected 9 digits");
    check("2024-10-21", "\"2024-02-30\"", "a date");
    check("b5972798", "B5972798", "64 lower-case");
    check(
        "url = \"https://job-academie.fr\"",
        "url = \"job-academie.fr\"",
        "https://",
    );
    check("id = \"exemple\"", "id = \"Exemple\"", "partner id");
    check("http://localhost:8081", "http://localhost:8081/", "origin");
    check(
        "http://localhost:8081",
        "http://partenaire.example",
        "origin",
    );
    check(
        "http://localhost:8081",
        "https://partenaire.example/test",
        "origin",
    );
    check("default = 800", "default = 800000", "cents");
    check(
        "languages = [\"fr\"]",
        "languages = [\"de\"]",
        "a language is",
    );
}

#[test]
fn wrong_types_and_unknown_or_missing_keys_are_refused() {
    check("own = true", "own = \"yes\"", "expected true or false");
    check(
        "period_months = 12",
        "period_months = \"12\"",
        "expected a whole number",
    );
    check(
        "channels = [\"email\"]",
        "channels = \"email\"",
        "expected a list",
    );
    check(
        "[controller]",
        "controller = 1\n[other]",
        "expected a table",
    );
    check("address =", "adress =", "unknown key");
    check_anywhere("address =", "adress =", "`controller.address` is missing");
    check_anywhere("[policy]", "[policies]", "`policy` is missing");
}

#[test]
fn everything_is_told_at_once_in_order() {
    let text = changed("rgpd@opnr.fr", "nobody").replace("default = 800", "default = 0");
    let text = text.replace("title = \"Vos droits\"", "titel = \"Vos droits\"");
    let lines: Vec<usize> = faults(&text).iter().map(|fault| fault.line).collect();
    assert!(lines.len() >= 4 && lines.is_sorted(), "{lines:?}");
}

#[test]
fn what_is_no_toml_is_refused_with_its_line() {
    let found = faults("languages = [\"fr\"]\n[controller\nname = 1\n");
    assert_eq!(found.first().map(|fault| fault.line), Some(2), "{found:?}");
    assert_ne!(faults(""), []);
}

#[test]
fn consent_is_never_given_by_default() {
    let reason = "no consent starts as given";
    check(
        "purpose = \"phone\"",
        "default = \"given\"\npurpose = \"phone\"",
        reason,
    );
    check(
        "purpose = \"phone\"",
        "default = true\npurpose = \"phone\"",
        reason,
    );
    let unset = changed(
        "purpose = \"phone\"",
        "default = \"unset\"\npurpose = \"phone\"",
    );
    assert_eq!(faults(&unset), []);
}

#[test]
fn a_phone_consent_lasts_a_year_at_most() {
    check(
        "period_months = 12",
        "period_months = 13",
        "at most 12 months",
    );
    check(
        "period_months = 12",
        "period_months = 0",
        "at least one month",
    );
    check(
        "period_months = 36",
        "period_months = 37",
        "at most 36 months",
    );
}

#[test]
fn partners_are_named_dated_and_told_apart() {
    let none = DEMO.replace("[\"phone\", \"email\"]", "[\"email\"]");
    assert!(
        faults(&none)
            .iter()
            .any(|fault| fault.message.contains("no named partner uses this channel"))
    );
    check_anywhere("partners_dated = 2026-11-02", "", "has no date");
    check(
        "[[partners]]\nid = \"second\"",
        "[[partners]]\nid = \"exemple\"",
        "have this `id`",
    );
    check_anywhere("000 000 026", "000 000 018", "have this `siren`");
    check_anywhere(
        "http://localhost:8082",
        "http://localhost:8081",
        "one origin",
    );
    check_anywhere(
        "http://localhost:8082",
        "http://localhost:8080",
        "`own_origins`",
    );
    check_anywhere(
        "goods.fr = \"une alarme anti-intrusion\"",
        "",
        "`goods` is missing",
    );
}

#[test]
fn goods_of_the_banned_sector_need_a_recorded_signature() {
    let own = (
        "goods = \"une assurance habitation\"",
        "goods = \"l’isolation des combles\"",
    );
    check(own.0, own.1, "L.223-1 al. 5");
    check(
        "goods.fr = \"une alarme anti-intrusion\"",
        "goods.fr = \"une pompe à chaleur\"",
        "L.223-8",
    );
    let signed = changed(own.0, own.1)
        + "\n[[private.sign_offs]]\npurpose = \"phone\"\nby = \"Maître Exemple\"\n\
           date = 2026-11-02\nreason = \"contrat en cours\"\n";
    let parsed = read(&signed).unwrap();
    assert_eq!(parsed.deployment.private.sign_offs.len(), 1);
    assert!(
        parsed
            .warnings
            .iter()
            .any(|warning| warning.message.contains("recorded sign-off"))
    );
}

#[test]
fn the_items_of_the_law_cannot_be_left_out() {
    let missing = |key: &str| format!("mentions.{key}` is missing");
    check_anywhere("proof = \"", "preuve = \"", &missing("proof"));
    check_anywhere("choice = \"Vous", "choix = \"Vous", &missing("choice"));
    check_anywhere("withdrawal = \"", "retrait = \"", &missing("withdrawal"));
    check("jusqu’au {until}", "un an", "must contain {until}");
    check("{goods}. Ces", "divers. Ces", "must contain {goods}");
    check(
        "par {addressee} pour {goods}",
        "par nous",
        "must contain {addressee}",
    );
    check(
        "{partners}. {controller}",
        "nos partenaires. {controller}",
        "must contain {partners}",
    );
    check(
        "{works}.\",
  \"L’appel",
        "mes travaux.\",
  \"L’appel",
        "must contain {works}",
    );
    check(
        "Appelez-moi le {slot}.",
        "Appelez-moi.",
        "must contain {slot}",
    );
    check_anywhere("CNIL.\"", "réclamation.\"", "name the CNIL");
}

#[test]
fn gaps_without_a_value_are_refused() {
    check("adapter ces", "adapter {until} ces", "{until} has no value");
    check(
        "adapter ces",
        "adapter {colour} ces",
        "unknown name between braces",
    );
    check("adapter ces", "adapter } ces", "a brace");
    check(
        "une copie de vos",
        "une copie de {goods}",
        "{goods} has no value",
    );
}

#[test]
fn texts_that_would_not_digest_alike_everywhere_are_refused() {
    check(
        "name = \"Second Exemple SARL\"",
        "name = \"Socie\u{301}te\u{301}\"",
        "NFC",
    );
    check(
        "name = \"Second",
        "name = \"\u{301}Second",
        "combining mark",
    );
    check(
        "transmet votre nom et votre numéro",
        "{controller}\u{301} transmet",
        "combining mark",
    );
    check("name = \"Second", "name = \"\u{202e}Second", "control");
    check(
        "what.fr = \"adresse",
        "what.fr = \" Adresse",
        "spaces stand before",
    );
}

#[test]
fn promises_are_refused_wherever_they_stand() {
    check("adapter ces", "adapter gratuitement ces", "may not be said");
    check(
        "title = \"Vos droits\"",
        "title = \"Bloctel\"",
        "may not be said",
    );
    check(
        "name = \"Mesure Exemple\"",
        "name = \"Site officiel\"",
        "may not be said",
    );
}

#[test]
fn every_language_declared_has_its_words() {
    let both = changed("languages = [\"fr\"]", "languages = [\"fr\", \"en\"]");
    let found = faults(&both);
    for key in [
        "maker.en",
        "words.en",
        "partners[0].activity.en",
        "purposes[0].words.en",
        "analytics[0].what.en",
    ] {
        let reason = format!("`{key}` is missing");
        assert!(
            found.iter().any(|fault| fault.message == reason),
            "{reason}"
        );
    }
    check(
        "languages = [\"fr\"]",
        "languages = [\"fr\", \"fr\"]",
        "listed twice",
    );
}

#[test]
fn looks_cannot_carry_anything_else() {
    let with = |value: &str| format!("{DEMO}\n[theme]\naccent = \"{value}\"\n");
    assert_eq!(faults(&with("#0a5")), []);
    for value in ["red; color: blue", "url(x)", "}", ""] {
        assert_ne!(faults(&with(value)), [], "{value}");
    }
}

#[test]
fn rates_do_not_overlap_nor_end_before_they_begin() {
    check_anywhere(
        "from = 2026-01-01",
        "until = 2025-01-01
from = 2026-01-01",
        "ends before it begins",
    );
    let twice = "[[rates]]
from = 2026-06-01
cents_per_mwh = { default = 700 }

[[analytics]]";
    check("[[analytics]]", twice, "overlaps");
}

#[test]
fn a_purpose_is_asked_once_and_by_somebody() {
    check_anywhere(
        "purpose = \"email_tracking\"",
        "purpose = \"lead_acquisition\"",
        "listed twice",
    );
    check_anywhere(
        "own = true\nperiod_months = 36",
        "period_months = 36",
        "nobody asks",
    );
    check(
        "purpose = \"email_tracking\"",
        "purpose = \"sms\"",
        "unknown purpose",
    );
    check_anywhere(
        "purpose = \"email_tracking\"\nown = true",
        "purpose = \"email_tracking\"\nown = true\npartners = true",
        "only calls and e-mails",
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn nothing_written_breaks_the_reader(at in 0..DEMO.len(), length in 0_usize..80, typed in "[\\[\\]{}\"=.#\\n a-z0-9é\u{301}]{0,12}") {
        let from = DEMO.floor_char_boundary(at);
        let to = DEMO.floor_char_boundary(DEMO.len().min(from + length));
        let text = [&DEMO[..from], &typed, &DEMO[to..]].concat();
        if let Err(faults) = read(&text) {
            let lines = text.lines().count() + 1;
            prop_assert!(!faults.is_empty());
            prop_assert!(faults.iter().all(|fault| (1..=lines).contains(&fault.line)));
        }
    }
}
