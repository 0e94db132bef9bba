use std::fmt::Write as _;

use chrono::NaiveDate;
use consent::statement::{self, Scene, Statement};
use consent::{Addressee, Channel, Language, Passage, Purpose};
use eligibility::WorkKind;
use lead::deployment_file::{Fault, Parsed, parse};
use lead::works;

const OPNR: &str = include_str!("../../../../deployment.toml");
const DEMO: &str = include_str!("../../../../deployments/demo.toml");

/// Reads a file and shows its faults, with their lines, where it has any.
fn read(text: &str) -> Parsed {
    parse(text, NaiveDate::from_ymd_opt(2026, 11, 23).unwrap())
        .unwrap_or_else(|faults| panic!("{}", listed(&faults)))
}

fn listed(faults: &[Fault]) -> String {
    faults.iter().fold(String::new(), |mut list, fault| {
        let _ = writeln!(list, "line {}: {}", fault.line, fault.message);
        list
    })
}

/// The scene of a visitor who asked about two works on 23 November 2026.
fn scene(parsed: &Parsed) -> Scene<'_> {
    Scene {
        terms: &parsed.deployment.public.terms,
        language: Language::Fr,
        works: &["isolation des combles", "pompe à chaleur air/eau"],
        today: NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(),
    }
}

fn everything(parsed: &Parsed) -> String {
    let scene = scene(parsed);
    let mut page = String::new();
    let mut put = |title: &str, passage: &Passage| {
        let _ = write!(page, "## {title}\n{}\n\n", passage.text());
    };
    for channel in [Channel::Phone, Channel::Email] {
        put(
            &format!("request by {channel:?}"),
            &statement::request(scene, channel, None).unwrap(),
        );
    }
    put("phone field", &statement::phone_field(scene).unwrap());
    put("notice", &statement::notice(scene).unwrap());
    for consent in statement::consents(scene) {
        put(
            &format!("{} · {}", consent.key, consent.name),
            &consent.passage,
        );
    }
    for (title, passage) in statement::notice_more(scene) {
        put(&format!("more: {title}"), &passage);
    }
    // Spaces that do not break are shown, for a reader of this file cannot see them.
    page.replace('\u{a0}', "⍽").replace('\u{202f}', "·")
}

/// Words as a reader counts them; marks alone and company numbers are none.
fn words(text: &str) -> usize {
    let mut rest = text.to_owned();
    while let Some(from) = rest.find("(SIREN") {
        let length = rest[from..].find(')').unwrap() + 1;
        rest.replace_range(from..from + length, "");
    }
    rest.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}

fn consent<'a>(all: &'a [Statement], key: &str) -> &'a Statement {
    let found = all.iter().find(|consent| consent.key.to_string() == key);
    found.unwrap_or_else(|| panic!("{key} is not rendered"))
}

#[test]
fn the_texts_of_both_deployments_are_reviewed_as_rendered() {
    insta::assert_snapshot!("opnr", everything(&read(OPNR)));
    insta::assert_snapshot!("demo", everything(&read(DEMO)));
}

#[test]
fn the_check_says_what_is_left_out_and_what_a_lawyer_should_see() {
    insta::assert_snapshot!("opnr_warnings", listed(&read(OPNR).warnings));
    insta::assert_snapshot!("demo_warnings", listed(&read(DEMO).warnings));
}

#[test]
fn opnr_asks_only_for_what_its_policy_allows() {
    let parsed = read(OPNR);
    let keys: Vec<String> = statement::consents(scene(&parsed))
        .iter()
        .map(|consent| consent.key.to_string())
        .collect();
    assert_eq!(keys, ["lead_acquisition:self"]);
    let public = &parsed.deployment.public;
    assert_eq!(public.terms.controller.phone, None);
    assert_eq!(public.terms.controller.siren, None);
    assert!(public.rates.is_none() && public.analytics.is_empty());
}

#[test]
fn the_demonstration_shows_every_purpose() {
    let parsed = read(DEMO);
    let consents = statement::consents(scene(&parsed));
    let keys: Vec<String> = consents.iter().map(|c| c.key.to_string()).collect();
    assert_eq!(
        keys,
        [
            "lead_acquisition:self",
            "phone:self",
            "phone:partner/exemple",
            "email:self",
            "email:partners@2026-11-02",
            "email_tracking:self",
        ]
    );
}

#[test]
fn the_demonstration_differs_from_opnr_in_facts_not_in_words() {
    assert_eq!(
        read(OPNR).deployment.public.terms.words,
        read(DEMO).deployment.public.terms.words
    );
}

#[test]
fn texts_keep_to_the_lengths_that_people_read() {
    let parsed = read(DEMO);
    let scene = scene(&parsed);
    let check = |text: &str, most: usize| {
        let count = words(text);
        assert!(count <= most, "{count} words instead of {most}: {text}");
    };
    let request = statement::request(scene, Channel::Phone, None).unwrap();
    check(&request.blocks[0], 30);
    check(&request.blocks[1..].join(" "), 40);
    check(&statement::phone_field(scene).unwrap().text(), 35);
    check(&statement::notice(scene).unwrap().text(), 90);
    let all = statement::consents(scene);
    let parts = |key| {
        let blocks = &consent(&all, key).passage.blocks;
        (blocks[0].clone(), blocks[1..].join(" "))
    };
    for (key, label, mentions) in [
        ("phone:self", 25, 70),
        ("phone:partner/exemple", 25, 75),
        ("email:self", 20, 30),
    ] {
        let (first, others) = parts(key);
        check(&first, label);
        check(&others, mentions);
    }
    // The list itself comes on top.
    let listed = &consent(&all, "email:partners@2026-11-02").passage.blocks;
    check(&listed[0], 20);
    check(&listed[2..].join(" "), 30);
    check(&consent(&all, "email_tracking:self").passage.text(), 30);
    check(&consent(&all, "lead_acquisition:self").passage.text(), 35);
}

#[test]
fn sentences_are_short() {
    for parsed in [read(OPNR), read(DEMO)] {
        let scene = scene(&parsed);
        let consents = statement::consents(scene).into_iter().map(|c| c.passage);
        let more = statement::notice_more(scene).into_iter().map(|(_, p)| p);
        let others = [
            statement::notice(scene),
            statement::phone_field(scene),
            statement::request(scene, Channel::Email, None),
        ];
        let passages = consents.chain(more).chain(others.into_iter().flatten());
        for block in passages.flat_map(|passage| passage.blocks) {
            for sentence in block.split(['.', ';']) {
                assert!(words(sentence) <= 25, "{sentence}");
            }
        }
    }
}

#[test]
fn calls_name_the_five_items_of_the_law() {
    let parsed = read(DEMO);
    let all = statement::consents(scene(&parsed));
    for key in ["phone:self", "phone:partner/exemple"] {
        let blocks = &consent(&all, key).passage.blocks;
        let [_, identity, choice, period, withdrawal, proof] = blocks.as_slice() else {
            panic!("{key} has not its label and five mentions");
        };
        assert!(identity.contains("SIREN") && identity.contains("assurance habitation"));
        assert!(choice.contains("accepter ou refuser"));
        assert!(period.contains("23\u{a0}novembre\u{a0}2027"));
        assert!(withdrawal.contains("rgpd@opnr.fr") && withdrawal.contains("de vive voix"));
        assert!(proof.contains("télécharger la preuve"));
    }
}

#[test]
fn the_request_names_caller_works_deadline_and_how_to_cancel() {
    let parsed = read(OPNR);
    let text = statement::request(scene(&parsed), Channel::Phone, None)
        .unwrap()
        .text();
    for fact in [
        "Je demande à être rappelé(e)",
        "par OPNR",
        "isolation des combles, pompe à chaleur air/eau",
        "sous cinq jours ouvrables",
        "uniquement",
        "Pour annuler",
        "enregistré",
        "6\u{a0}mois",
    ] {
        assert!(text.contains(fact), "{fact}");
    }
}

#[test]
fn each_purpose_has_one_name_in_every_layer() {
    let parsed = read(DEMO);
    let scene = scene(&parsed);
    let more: String = statement::notice_more(scene)
        .iter()
        .map(|(_, passage)| passage.text().to_lowercase())
        .collect();
    for consent in statement::consents(scene) {
        assert!(
            more.contains(&consent.name.to_lowercase()),
            "{}",
            consent.name
        );
    }
}

#[test]
fn partners_are_named_with_their_number_wherever_they_are_addressed() {
    let parsed = read(DEMO);
    for consent in statement::consents(scene(&parsed)) {
        let text = consent.passage.text();
        let must_name: &[&str] = match consent.key.addressee {
            Addressee::Controller => &[],
            Addressee::Partner(_) => &["Partenaire Exemple SAS"],
            Addressee::PartnerList(_) => &["Partenaire Exemple SAS", "Second Exemple SARL"],
        };
        assert!(must_name.iter().all(|name| text.contains(name)), "{text}");
    }
}

#[test]
fn texts_stay_whole_whatever_the_works() {
    let every: Vec<&str> = WorkKind::ALL
        .iter()
        .map(|kind| works::name(*kind, Language::Fr))
        .collect();
    for parsed in [read(OPNR), read(DEMO)] {
        for works in [&every[..], &works::names(&[], Language::Fr)[..]] {
            let scene = Scene {
                works,
                ..scene(&parsed)
            };
            let request = statement::request(scene, Channel::Phone, None).unwrap();
            assert!(request.blocks[0].contains(&works.join(", ")));
        }
    }
}

#[test]
fn french_marks_have_their_spaces() {
    for parsed in [read(OPNR), read(DEMO)] {
        let page = everything(&parsed);
        for (at, mark) in page.match_indices([':', ';', '?', '!', '»']) {
            let line_start = page[..at].rfind('\n').map_or(0, |newline| newline + 1);
            if page[line_start..].starts_with("##") {
                continue; // titles of this listing, not of the deployment
            }
            let before = page[..at].chars().next_back().unwrap();
            let expected = if matches!(mark, ":" | "»") {
                '⍽'
            } else {
                '·'
            };
            assert_eq!(before, expected, "{}", &page[line_start..=at]);
        }
        assert!(!page.contains('\''));
    }
}

#[test]
fn the_version_is_a_digest_of_the_public_facts_only() {
    let version = |text: &str| read(text).deployment.version().unwrap();
    let silent = DEMO.replace("a demonstration with fictional facts", "a demonstration");
    assert_ne!(silent, DEMO);
    assert_eq!(version(DEMO), version(&silent));
    let louder = DEMO.replace("une alarme anti-intrusion", "une alarme");
    assert_ne!(version(DEMO), version(&louder));
    assert_ne!(version(DEMO), version(OPNR));
}

#[test]
fn what_everybody_may_read_is_read_back_as_written() {
    for parsed in [read(OPNR), read(DEMO)] {
        let public = parsed.deployment.public;
        let json = serde_json::to_string(&public).unwrap();
        assert_eq!(
            serde_json::from_str::<lead::PublicDeployment>(&json).unwrap(),
            public
        );
        assert!(!json.contains("open_points") && !json.contains("sign_offs"));
    }
}

#[test]
fn no_tracking_is_asked_for_where_no_e_mail_is() {
    let parsed = read(OPNR);
    let purposes = &parsed.deployment.public.terms.purposes;
    assert!(
        purposes
            .iter()
            .all(|terms| terms.purpose != Purpose::EmailTracking)
    );
}
