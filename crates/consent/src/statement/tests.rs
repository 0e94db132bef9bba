use super::*;
use crate::ShortMap;
use crate::call_slot::SlotBounds;
use crate::civil_date::parse_iso;
use crate::terms::{Controller, PartnerWords, Policy};

fn template(text: &str) -> Template {
    Template::try_from(text.to_owned()).unwrap()
}

fn mentions() -> Mentions {
    Mentions {
        identity: Some(template("{addressee} propose {goods}.")),
        choice: Some(template("Oui ou non.")),
        period: Some(template("Jusqu’au {until}.")),
        withdrawal: Some(template("Écrivez à {privacy_email}.")),
        proof: Some(template("La preuve vous est remise.")),
    }
}

fn partner(id: &str, channels: &[Channel]) -> Partner {
    Partner {
        id: id.parse().unwrap(),
        name: format!("Société {id}"),
        siren: "000000000".into(),
        policy_url: "https://exemple.fr".into(),
        activity: ShortMap::from([(Language::Fr, "assurance".into())]),
        goods: ShortMap::from([(Language::Fr, "une assurance".into())]),
        channels: channels.to_vec(),
        origins: Vec::new(),
    }
}

fn purpose(purpose: Purpose) -> PurposeTerms {
    let partners = PartnerWords {
        label: template("J’accepte les partenaires."),
        mentions: mentions(),
    };
    let list = PartnerWords {
        label: template("J’accepte {partners}, liste du {partners_date}."),
        mentions: Mentions::default(),
    };
    let words = PurposeWords {
        name: "Nom".into(),
        goods: Some("une alarme".into()),
        label: template("J’accepte que {addressee} propose {goods}."),
        mentions: if purpose == Purpose::Phone {
            mentions()
        } else {
            Mentions::default()
        },
        partners: Some(if purpose == Purpose::Phone {
            partners
        } else {
            list
        }),
    };
    PurposeTerms {
        purpose,
        own: true,
        partners: matches!(purpose, Purpose::Phone | Purpose::Email),
        period_months: 12,
        words: ShortMap::from([(Language::Fr, words)]),
    }
}

fn terms() -> Terms {
    let words = Words {
        request_phone: vec![template(
            "Je demande à être rappelé par {addressee} pour {works}.",
        )],
        call_slot: Some(template("Appelez-moi le {slot}.")),
        request_email: vec![template("Je demande une réponse pour {works}.")],
        phone_field: template("Tout appel commercial suppose votre accord."),
        notice: vec![
            template("{controller}, {privacy_post}."),
            template("Politique du {policy_date}."),
        ],
        notice_more: Vec::new(),
    };
    Terms {
        controller: Controller {
            name: "Exemple".into(),
            address: "1 rue de l’Exemple".into(),
            siren: Some("123456782".into()),
            privacy_email: "donnees@exemple.fr".into(),
            privacy_post: "1 rue de l’Exemple".into(),
            phone: None,
            site: "https://exemple.fr".into(),
        },
        policy: Policy {
            url: "https://exemple.fr/donnees".into(),
            date: parse_iso("2024-10-21").unwrap(),
            sha256: Sha256Hex::of(b""),
        },
        partners_dated: parse_iso("2026-11-01").ok(),
        partners: vec![
            partner("un", &[Channel::Phone, Channel::Email]),
            partner("deux", &[Channel::Email]),
        ],
        purposes: vec![purpose(Purpose::Email), purpose(Purpose::Phone)],
        words: ShortMap::from([(Language::Fr, words)]),
    }
}

fn scene(terms: &Terms) -> Scene<'_> {
    Scene {
        terms,
        language: Language::Fr,
        works: &["fenêtres", "poêle"],
        today: parse_iso("2026-11-23").unwrap(),
    }
}

fn keys(terms: &Terms) -> Vec<String> {
    consents(scene(terms))
        .iter()
        .map(|statement| statement.key.to_string())
        .collect()
}

#[test]
fn each_purpose_and_addressee_has_its_own_statement() {
    let expected = [
        "phone:self",
        "phone:partner/un",
        "email:self",
        "email:partners@2026-11-01",
    ];
    assert_eq!(keys(&terms()), expected);
}

#[test]
fn a_call_says_who_for_what_until_when_and_how_to_withdraw() {
    let terms = terms();
    let statement = consents(scene(&terms)).remove(0);
    let text = statement.passage.text();
    let until = "23\u{a0}novembre\u{a0}2027";
    for item in [
        "Exemple (SIREN\u{a0}123\u{202f}456\u{202f}782)",
        "une alarme",
        "Oui ou non",
        until,
        "donnees@exemple.fr",
        "preuve",
    ] {
        assert!(text.contains(item), "{item} is missing from {text}");
    }
    assert_eq!(statement.valid_until, parse_iso("2027-11-23").ok());
}

#[test]
fn each_consent_ends_with_the_period_of_its_purpose() {
    let mut terms = terms();
    terms.purposes = vec![purpose(Purpose::Email), purpose(Purpose::LeadAcquisition)];
    for (months, last) in [(36, "2029-11-23"), (3, "2027-02-23"), (15, "2028-02-23")] {
        terms.purposes[0].period_months = months;
        let until = |key: &str| {
            let statements = consents(scene(&terms));
            let found = statements.iter().find(|one| one.key.to_string() == key);
            found.unwrap().valid_until
        };
        for email in ["email:self", "email:partners@2026-11-01"] {
            assert_eq!(until(email), parse_iso(last).ok(), "{email}");
        }
        assert_eq!(until("lead_acquisition:self"), parse_iso("2027-11-23").ok());
    }
}

#[test]
fn a_list_names_each_partner_of_its_channel() {
    let terms = terms();
    let list = consents(scene(&terms)).pop().unwrap().passage.text();
    assert!(
        list.contains("Société un")
            && list.contains("Société deux")
            && list.contains("1er\u{a0}novembre\u{a0}2026")
    );
}

#[test]
fn a_slot_is_a_block_of_the_request_to_be_called_and_of_no_other() {
    fn blocks(terms: &Terms, channel: Channel, slot: Option<CallSlot>) -> Option<Vec<String>> {
        Some(request(scene(terms), channel, slot)?.blocks)
    }
    let mut terms = terms();
    let slot = SlotBounds {
        start: "2026-11-26T14:00:00+01:00".into(),
        end: "2026-11-26T17:00:00+01:00".into(),
    };
    let slot = CallSlot::try_from(slot).ok();
    let without = blocks(&terms, Channel::Phone, None).unwrap();
    let with = blocks(&terms, Channel::Phone, slot).unwrap();
    let words =
        "Appelez-moi le jeudi\u{a0}26\u{a0}novembre\u{a0}2026, entre 14\u{a0}h et 17\u{a0}h.";
    assert_eq!(
        with,
        [&without[..1], &[words.to_owned()], &without[1..]].concat()
    );
    let by_email = blocks(&terms, Channel::Email, None);
    assert_eq!(blocks(&terms, Channel::Email, slot), by_email);
    terms
        .words
        .values_mut()
        .for_each(|words| words.call_slot = None);
    assert_eq!(
        blocks(&terms, Channel::Phone, slot),
        None,
        "no words, no slot"
    );
    assert_eq!(blocks(&terms, Channel::Phone, None), Some(without));
}

#[test]
fn what_lacks_a_mandatory_item_is_not_rendered() {
    fn without(change: impl FnOnce(&mut Terms)) -> Vec<String> {
        let mut terms = terms();
        change(&mut terms);
        keys(&terms)
    }
    fn phone(terms: &mut Terms) -> &mut PurposeTerms {
        terms
            .purposes
            .iter_mut()
            .find(|purpose| purpose.purpose == Purpose::Phone)
            .unwrap()
    }
    fn phone_words(terms: &mut Terms) -> &mut PurposeWords {
        phone(terms).words.values_mut().next().unwrap()
    }
    let has_own_call = |keys: Vec<String>| keys.iter().any(|key| key == "phone:self");
    assert!(!has_own_call(without(|t| phone_words(t).goods = None)));
    assert!(!has_own_call(without(
        |t| phone_words(t).mentions.proof = None
    )));
    assert!(!has_own_call(without(|t| phone(t).period_months = 13)));
    assert!(!has_own_call(without(|t| phone(t).words = ShortMap::new())));
    assert!(
        without(|t| t.partners.clear())
            .iter()
            .all(|key| !key.contains("partner"))
    );
    assert!(
        without(|t| t.partners_dated = None)
            .iter()
            .all(|key| !key.contains("partners@"))
    );
}

#[test]
fn the_request_names_the_works_and_the_caller() {
    let terms = terms();
    let text = request(scene(&terms), Channel::Phone, None).unwrap().text();
    assert_eq!(
        text,
        "Je demande à être rappelé par Exemple (SIREN\u{a0}123\u{202f}456\u{202f}782) pour fenêtres, poêle."
    );
    let nothing_chosen = Scene {
        works: &[],
        ..scene(&terms)
    };
    assert_eq!(
        request(nothing_chosen, Channel::Phone, None),
        None,
        "a call keeps to named works"
    );
}

#[test]
fn blocks_are_joined_by_line_feeds_before_the_digest() {
    let terms = terms();
    let passage = notice(scene(&terms)).unwrap();
    assert_eq!(
        passage.sha256(),
        Sha256Hex::of(passage.blocks.join("\n").as_bytes())
    );
    assert_eq!(passage.blocks.len(), 2);
}
