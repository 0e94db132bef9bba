use super::*;
use crate::receipt::example::receipt;
use crate::receipt::seal::{SigningKeyPair, verify};

fn pair() -> SigningKeyPair {
    SigningKeyPair::from_seed(&[7; 32])
}

/// What came with the receipt travels as it is.
const LOG_PROOF: &str = r#"{"leaves":[{"leaf":0,"path":[]}],"version":1}"#;

fn page_of(receipt: &Receipt) -> String {
    html(receipt, &pair().sign(receipt).unwrap(), LOG_PROOF, None)
}

/// What stands between two marks, for the first time.
fn between<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = page.split_once(from).unwrap();
    rest.split_once(to).unwrap().0
}

/// The text that a reader sees, without markup.
fn seen(page: &str) -> String {
    let body = between(page, "<body>", "</body>");
    let body = body.split("<script type=").next().unwrap();
    let mut text = String::new();
    let mut depth = 0;
    for c in body.chars() {
        match c {
            '<' => depth += 1,
            '>' => {
                depth -= 1;
                text.push(' ');
            }
            c if depth == 0 => text.push(c),
            _ => {}
        }
    }
    text.replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

/// Receipts that are kept must stay the page that is written for them: other bytes here are
/// another edition.
#[test]
fn a_page_of_this_edition_is_written_as_ever() {
    let page = page_of(&receipt());
    let sha256 = crate::digest::Sha256Hex::of(page.as_bytes()).to_string();
    assert_eq!(
        (EDITION, sha256.as_str()),
        (
            1,
            "1435af1ddde52cf2313aeb551deaece16a8c05a5c189b71bd375d1f14e717d9f"
        )
    );
    assert!(page.contains("<meta name=\"cee-edition\" content=\"1\">"));
}

#[test]
fn the_page_says_what_a_person_needs_years_later() {
    let text = seen(&page_of(&receipt())).replace(['\u{a0}', '\u{202f}'], " ");
    for fact in [
        "Exemple SAS (SIREN 012 345 674), 1 rue de l’Exemple, 69000 Lyon",
        "23 novembre 2026 à 11 h 15, heure de Paris (UTC+01:00)",
        "Être rappelé(e) par téléphone",
        "isolation des combles, fenêtres",
        "28 novembre 2026 (cinq jours ouvrables)",
        "Je demande à être rappelé(e) par Exemple.",
        "J’accepte phone:self.",
        "Dernier jour de validité  23 novembre 2027",
        "donnees@exemple.fr",
        "Exemple SAS, données, 69000 Lyon",
        "de vive voix, pendant un appel ou au 01 99 00 12 34",
        "Politique de protection des données du 21 octobre 2024",
        "3 Place de Fontenoy, TSA 80715, 75334 Paris cedex 07",
        "Établi par le serveur",
        "Transmis par votre navigateur",
    ] {
        assert!(text.contains(fact), "{fact}\n{text}");
    }
}

#[test]
fn accepted_refused_and_not_shown_are_told_apart() {
    let page = page_of(&receipt());
    let accepted = between(&page, "accepté</h2>", "<h2>");
    let refused = between(&page, "refusé</h2>", "<h2>");
    let not_shown = between(&page, "proposé</h2>", "<h2>");
    assert!(accepted.contains("phone:self") && !accepted.contains("phone:partner"));
    assert!(refused.contains("phone:partner/exemple") && !refused.contains("validité"));
    assert!(not_shown.contains("email:self"));
    let mut nothing = receipt();
    for decision in &mut nothing.decisions {
        decision.state = DecisionState::Refused;
    }
    let page = page_of(&nothing);
    assert!(between(&page, "accepté</h2>", "<h2>").contains("aucun consentement"));
    assert!(!page.contains("Ce qui ne vous a pas été proposé"));
}

/// C. consom. R.223-1 I and R.223-2: who and what for, the choice, the period, how to withdraw,
/// the copy on a durable medium; with date and time.
#[test]
fn the_five_items_of_the_decree_and_the_time_stand_beside_a_consent() {
    let page = page_of(&receipt()).replace(['\u{a0}', '\u{202f}'], " ");
    let accepted = between(&page, "accepté</h2>", "<h2>");
    for item in [
        "une assurance habitation",
        "Jamais concernés</dt><dd>les travaux pour économiser l’énergie",
        "Accepté le 23 novembre 2026 à 11 h 15, heure de Paris (UTC+01:00)",
        "Dernier jour de validité</dt><dd>23 novembre 2027",
        "J’accepte phone:self.",
        "Retrait à tout moment : donnees@exemple.fr.",
    ] {
        assert!(accepted.contains(item), "{item} is not in\n{accepted}");
    }
    let refused = between(&page, "refusé</h2>", "<h2>");
    assert!(refused.contains("Refusé le 23 novembre 2026 à 11 h 15"));
    let text = seen(&page);
    for item in [
        "Demande reçue par  Exemple SAS (SIREN 012 345 674)",
        "Vous pouvez retirer un consentement",
        "copie sur support durable",
    ] {
        assert!(text.contains(item), "{item} is not in\n{text}");
    }
}

#[test]
fn an_answer_by_e_mail_has_no_day_to_call() {
    let mut receipt = receipt();
    receipt.request.channel = Channel::Email;
    receipt.request.call_not_after = None;
    receipt.controller.phone = None;
    let text = seen(&page_of(&receipt));
    assert!(text.contains("Une réponse par e-mail"));
    assert!(!text.contains("Dernier jour pour vous rappeler") && !text.contains("un appel ou au "));
}

#[test]
fn the_signed_receipt_comes_out_of_the_page_as_it_went_in() {
    let hostile = "</script><!--<script>\u{2028}\\\"".to_owned();
    let mut receipt = receipt();
    receipt.request.works = vec![hostile];
    let page = page_of(&receipt);
    let json = between(&page, "id=\"cee-receipt\">", "</script>");
    let json: serde_json::Value = serde_json::from_str(json).unwrap();
    let jws = json.get("jws").and_then(|jws| jws.as_str()).unwrap();
    assert_eq!(verify(jws, &[pair().public_key()]), Ok(receipt.clone()));
    let embedded: Receipt = serde_json::from_value(json.get("receipt").unwrap().clone()).unwrap();
    assert_eq!(embedded, receipt);
    assert_eq!(
        between(&page, "<pre id=\"cee-receipt-jws\">", "</pre>"),
        jws
    );
    let log = between(&page, "<pre id=\"cee-receipt-log\">", "</pre>");
    assert_eq!(log.replace("&quot;", "\""), LOG_PROOF);
}

#[test]
fn hostile_text_stays_text() {
    let hostile =
        "\"'><script>alert(1)</script><img src=x onerror=alert(1)>&lt;\0\r</title></style>";
    let mut receipt = receipt();
    hostile.clone_into(&mut receipt.lead_id);
    hostile.clone_into(&mut receipt.received_at_paris);
    for text in [
        &mut receipt.controller.name,
        &mut receipt.controller.address,
        &mut receipt.controller.privacy_email,
        &mut receipt.controller.privacy_post,
        &mut receipt.policy.url,
        &mut receipt.request.text,
    ] {
        hostile.clone_into(text);
    }
    receipt.controller.phone = Some(hostile.to_owned());
    receipt.controller.siren = Some(hostile.to_owned());
    for decision in &mut receipt.decisions {
        hostile.clone_into(&mut decision.name);
        hostile.clone_into(&mut decision.text);
    }
    for page in [
        page_of(&receipt),
        html(&receipt, hostile, hostile, Some(hostile)),
    ] {
        let lower = page.to_lowercase();
        assert!(!lower.contains("<script>") && !lower.contains("<img"));
        assert!(!page.contains("href=\"\"") && !page.contains('\0') && !page.contains('\r'));
        assert_eq!(page.matches("</title>").count(), 1);
        assert_eq!(page.matches("</style>").count(), 1);
        assert!(seen(&page).contains("<script>alert(1)</script>"));
    }
}

#[test]
fn the_link_of_the_receipt_stands_first_where_choices_are_taken_back() {
    let receipt = receipt();
    let jws = pair().sign(&receipt).unwrap();
    let link = "https://collecte.exemple/r/BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH";
    let page = html(&receipt, &jws, LOG_PROOF, Some(link));
    let section = between(&page, "Changer d’avis</h2>", "</ul>");
    let at = |words: &str| section.find(words).unwrap();
    let anchor =
        format!("<a id=\"cee-receipt-link\" href=\"{link}\" rel=\"noreferrer\">{link}</a>");
    assert!(at(&anchor) < at("par e-mail") && section.contains("sans compte"));
    // The signed receipt does not hold it: who is shown the receipt alone cannot withdraw.
    assert_eq!(page.matches("/r/BwcH").count(), 2);
    assert!(!page_of(&receipt).contains("en ligne"));
    for hostile in ["javascript:alert(1)", "data:text/html,x"] {
        let page = html(&receipt, &jws, LOG_PROOF, Some(hostile));
        assert!(!page.contains(&format!("href=\"{hostile}")));
    }
}

#[test]
fn the_receipt_leads_to_the_page_that_checks_it() {
    let receipt = receipt();
    let jws = pair().sign(&receipt).unwrap();
    let link = "https://collecte.exemple/r/BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH";
    let page = html(&receipt, &jws, LOG_PROOF, Some(link));
    let signed = between(&page, "<h3>Reçu signé</h3>", "<pre");
    assert!(signed.contains("<a href=\"https://collecte.exemple/verify\" rel=\"noreferrer\">"));
    assert!(!page_of(&receipt).contains("/verify"));
}

#[test]
fn links_lead_to_mail_and_web_only() {
    let mut receipt = receipt();
    "javascript:alert(1)".clone_into(&mut receipt.policy.url);
    let page = page_of(&receipt);
    assert!(!page.contains("href=\"javascript"));
    let links: Vec<&str> = page.split("href=\"").skip(1).collect();
    assert_eq!(links.len(), 1);
    assert!(
        links
            .iter()
            .all(|link| link.starts_with("mailto:donnees@exemple.fr?subject="))
    );
}

#[test]
fn the_page_needs_nothing_from_outside() {
    let page = page_of(&receipt());
    for outside in ["src=", "url(", "@import", "<link", "<iframe", "<form"] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn the_page_is_structured_for_assistive_technology() {
    let page = page_of(&receipt());
    assert!(page.starts_with("<!doctype html>\n<html lang=\"fr\">"));
    assert!(between(&page, "<title>", "</title>").contains("23\u{a0}novembre\u{a0}2026"));
    assert_eq!(page.matches("<h1>").count(), 1);
    for element in [
        "main",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "h2",
        "h3",
        "ul",
        "li",
        "p",
    ] {
        let opened = page.matches(&format!("<{element}>")).count()
            + page.matches(&format!("<{element} ")).count();
        let closed = page.matches(&format!("</{element}>")).count();
        assert_eq!(opened, closed, "{element}");
    }
    let mut english = receipt();
    english.language = Language::En;
    assert!(page_of(&english).contains("<blockquote translate=\"no\" lang=\"en\">"));
}

#[test]
fn nothing_is_claimed_that_a_signature_does_not_give() {
    let text = seen(&page_of(&receipt())).to_lowercase();
    for claim in [
        "valeur légale",
        "certifi",
        "officiel",
        "garanti",
        "authentifi",
        "horodatage qualifié",
    ] {
        assert!(!text.contains(claim), "{claim}");
    }
}

#[test]
fn moments_are_said_as_people_say_them() {
    let check = |moment: &str, said: &str| {
        assert_eq!(words::moment(moment).replace('\u{a0}', " "), said);
    };
    check(
        "2026-07-01T09:05:00+02:00",
        "1er juillet 2026 à 9 h 05, heure de Paris (UTC+02:00)",
    );
    check(
        "2026-12-31T00:30:00.000+01:00",
        "31 décembre 2026 à 0 h 30, heure de Paris (UTC+01:00)",
    );
    for other in [
        "",
        "2026-12-31",
        "2026-12-31T00:30:00Z",
        "2026-12-31Tab:cd:00+01:00",
        "é",
    ] {
        check(other, other);
    }
}

/// What confirms a request is this file, whoever carries it: it sells nothing, no reading of it is
/// counted, and it says how to take back (C. consom. L.223-8).
#[test]
fn the_confirmation_makes_no_offer_counts_no_reading_and_tells_how_to_take_back() {
    let mut receipt = receipt();
    // The words of a consent may name offers: they are what the person was asked.
    receipt.decisions.clear();
    let link = "https://collecte.exemple/r/token";
    let seal = pair().sign(&receipt).unwrap();
    let page = html(&receipt, &seal, LOG_PROOF, Some(link));
    let text = seen(&page).to_lowercase();
    for offer in [
        "offre",
        "promotion",
        "remise",
        "réduction",
        "profitez",
        "découvr",
        "parrain",
        "€",
        "newsletter",
        "abonne",
    ] {
        assert!(!text.contains(offer), "{offer} is in {text}");
    }
    for loads in [
        "<img",
        "<link",
        "<iframe",
        "<object",
        "<embed",
        "<video",
        "<audio",
        "src=",
        "srcset",
        "url(",
        "@import",
        "fetch(",
        "sendbeacon",
        "http-equiv=\"refresh",
    ] {
        assert!(!page.to_lowercase().contains(loads), "{loads}");
    }
    assert!(page.contains(&format!("href=\"{link}\"")));
    assert!(text.contains("retir"), "{text}");
}
