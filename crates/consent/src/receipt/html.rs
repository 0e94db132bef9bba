//! The receipt as one French page that opens without a network, prints, and carries its own
//! proof: the signed receipt, readable by programs.
//!
//! Built from strings, because the page must come out the same in the widget and on a
//! server. Everything that is not written here passes through [`Page::text`].

mod page;
mod words;

use super::{Receipt, ReceiptDecision};
use crate::civil_date::in_words;
use crate::decision::DecisionState;
use crate::purpose::Channel;
use crate::statement::named;
use crate::terms::Language;

pub use page::Page;
pub use words::moment as moment_in_words;

/// The edition of the page that [`html`] writes, which the page names. Whoever changes a word or a
/// colour of it raises the edition: a page of another edition cannot be compared byte for byte.
pub const EDITION: u32 = 1;

/// The whole page, from `<!doctype html>`; `jws` is the receipt as the collector signed it,
/// `log_proof` where its log holds it, `link` the address of the person's own page, where
/// choices are taken back; all as they came with the receipt.
#[must_use]
pub fn html(receipt: &Receipt, jws: &str, log_proof: &str, link: Option<&str>) -> String {
    let mut page = Page::default();
    head(&mut page, receipt);
    summary(&mut page, receipt);
    request(&mut page, receipt);
    decisions(&mut page, receipt);
    withdrawal(&mut page, receipt, link);
    rights(&mut page, receipt);
    proof(&mut page, receipt, (jws, log_proof), link);
    page.raw("</main></body></html>\n");
    page.into_html()
}

fn head(page: &mut Page, receipt: &Receipt) {
    page.raw(words::HEAD);
    page.raw("<title>Reçu de votre demande du ");
    page.text(&words::day_of(&receipt.received_at_paris));
    page.raw(" – ");
    page.text(&receipt.controller.name);
    page.raw("</title><style>");
    page.raw(words::STYLE);
    page.raw("</style></head><body><main><h1>Reçu de votre demande</h1>");
    page.raw(words::INTRODUCTION);
}

fn summary(page: &mut Page, receipt: &Receipt) {
    let controller = &receipt.controller;
    page.raw("<dl>");
    page.fact("Demande reçue par", |page| {
        page.text(&named(&controller.name, controller.siren.as_deref()));
        page.raw(", ");
        page.text(&controller.address);
    });
    page.fact("Date et heure de réception", |page| {
        page.raw("<time datetime=\"");
        page.text(&receipt.received_at_paris);
        page.raw("\">");
        page.text(&words::moment(&receipt.received_at_paris));
        page.raw("</time>");
    });
    page.fact("Numéro de la demande", |page| page.code(&receipt.lead_id));
    page.raw("</dl>");
}

fn request(page: &mut Page, receipt: &Receipt) {
    let request = &receipt.request;
    page.heading("Ce que vous avez demandé");
    page.raw("<dl>");
    page.fact("Réponse souhaitée", |page| {
        page.raw(match request.channel {
            Channel::Phone => "Être rappelé(e) par téléphone",
            Channel::Email => "Une réponse par e-mail",
        });
    });
    page.fact("Travaux", |page| page.text(&request.works.join(", ")));
    if let Some(day) = request.call_not_after {
        page.fact("Dernier jour pour vous rappeler", |page| {
            page.text(&in_words(day, Language::Fr));
            page.raw(words::WORKING_DAYS);
        });
    }
    page.fact("Examen du résultat par une personne", |page| {
        page.raw(if request.human_review {
            "Demandé"
        } else {
            "Pas demandé"
        });
    });
    page.raw("</dl>");
    page.wording(&request.text, receipt.language);
}

fn decisions(page: &mut Page, receipt: &Receipt) {
    let of = |state| {
        let decided = receipt.decisions.iter();
        let matching: Vec<&ReceiptDecision> = decided.filter(|d| d.state == state).collect();
        matching
    };
    page.heading("Ce que vous avez accepté");
    let given = of(DecisionState::Given);
    if given.is_empty() {
        page.raw("<p>Rien\u{a0}: vous n’avez donné aucun consentement.</p>");
    }
    for decision in given {
        decided(page, decision, receipt);
    }
    page.heading("Ce que vous avez refusé");
    let refused = of(DecisionState::Refused);
    page.raw(if refused.is_empty() {
        "<p>Rien.</p>"
    } else {
        "<p>Une case laissée vide vaut refus. Un refus ne change rien à votre demande.</p>"
    });
    for decision in refused {
        decided(page, decision, receipt);
    }
    let not_shown = of(DecisionState::NotShown);
    if not_shown.is_empty() {
        return;
    }
    page.heading("Ce qui ne vous a pas été proposé");
    page.raw("<p>Ces choix dépendent d’un moyen de contact que vous n’avez pas demandé.</p><ul>");
    for decision in not_shown {
        page.raw("<li>");
        page.text(&decision.name);
        page.raw(" (");
        page.code(&decision.key.to_string());
        page.raw(")</li>");
    }
    page.raw("</ul>");
}

fn decided(page: &mut Page, decision: &ReceiptDecision, receipt: &Receipt) {
    page.raw("<h3>");
    page.text(&decision.name);
    page.raw("</h3><dl>");
    let is_given = decision.state == DecisionState::Given;
    page.fact("Votre choix", |page| {
        page.raw(if is_given {
            "Accepté le\u{a0}"
        } else {
            "Refusé le\u{a0}"
        });
        page.text(&words::moment(&receipt.received_at_paris));
    });
    if let (Some(day), true) = (decision.valid_until, is_given) {
        page.fact("Dernier jour de validité", |page| {
            page.text(&in_words(day, Language::Fr));
        });
    }
    if let Some(goods) = &decision.nature_of_goods {
        page.fact("Biens ou services concernés", |page| page.text(goods));
    }
    if decision.excludes_sector_l223_1_al5 {
        page.fact("Jamais concernés", |page| page.raw(words::BANNED_SECTOR));
    }
    page.fact("Référence", |page| page.code(&decision.key.to_string()));
    page.raw("</dl>");
    page.wording(&decision.text, receipt.language);
}

fn withdrawal(page: &mut Page, receipt: &Receipt, link: Option<&str>) {
    let controller = &receipt.controller;
    page.heading("Changer d’avis");
    page.raw(words::WITHDRAWAL);
    page.raw("<ul>");
    if let Some(link) = link {
        page.raw(words::ONLINE);
        page.own_link(link);
        page.raw("\u{202f};</li>");
    }
    page.raw("<li>par e-mail\u{a0}: ");
    page.mail_link(&controller.privacy_email, &receipt.lead_id);
    page.raw("\u{202f};</li><li>par courrier\u{a0}: ");
    page.text(&controller.privacy_post);
    page.raw("\u{202f};</li><li>de vive voix, pendant un appel");
    if let Some(phone) = &controller.phone {
        page.raw(" ou au ");
        page.text(phone);
    }
    page.raw(".</li></ul>");
    page.raw(words::WITHDRAWAL_EFFECT);
}

fn rights(page: &mut Page, receipt: &Receipt) {
    page.heading("Vos droits");
    page.raw(words::RIGHTS);
    page.raw("<p>Politique de protection des données du ");
    page.text(&in_words(receipt.policy.date, Language::Fr));
    page.raw("\u{a0}: ");
    page.web_link(&receipt.policy.url);
    page.raw(".</p>");
}

fn proof(page: &mut Page, receipt: &Receipt, (jws, log_proof): (&str, &str), link: Option<&str>) {
    page.heading("Ce que montre ce reçu");
    page.raw(words::PROOF);
    page.raw("<dl>");
    page.fact("Textes et partenaires en vigueur (SHA-256)", |page| {
        page.code(&receipt.deployment_version.to_string());
    });
    page.fact("Politique de protection des données (SHA-256)", |page| {
        page.code(&receipt.policy.sha256.to_string());
    });
    page.fact("Texte de la demande (SHA-256)", |page| {
        page.code(&receipt.request.text_sha256.to_string());
    });
    if let Some(evidence) = receipt.evidence_sha256 {
        page.fact("Ce que votre navigateur a attesté (SHA-256)", |page| {
            page.code(&evidence.to_string());
        });
    }
    if let Some(grade) = receipt.grade {
        page.fact("Niveau de la preuve", |page| {
            page.raw(grade.as_str());
            page.raw(words::grade(grade));
        });
    }
    for decision in &receipt.decisions {
        page.raw("<dt>Texte ");
        page.text(&decision.key.to_string());
        page.raw(" (SHA-256)</dt><dd>");
        page.code(&decision.text_sha256.to_string());
        page.raw("</dd>");
    }
    page.raw("</dl><h3>Reçu signé</h3>");
    page.raw(words::SIGNATURE);
    if let Some(collector) = link.and_then(collector_of) {
        page.raw(words::VERIFY);
        page.verify_link(&[collector, "/verify"].concat());
        page.raw(".</p>");
    }
    page.raw("<pre id=\"cee-receipt-jws\">");
    page.text(jws);
    page.raw("</pre>");
    page.raw("<h3>Place dans le journal</h3>");
    page.raw(words::LOG);
    page.raw("<pre id=\"cee-receipt-log\">");
    page.text(log_proof);
    page.raw("</pre>");
    page.signed_json(jws);
}

/// What stands before `/r/` and the token in the link of a receipt. By bytes: the search for a text
/// from its end weighs more than the rest of this section.
fn collector_of(link: &str) -> Option<&str> {
    let token = link.bytes().rposition(|byte| byte == b'/')?;
    link.get(..token)?.strip_suffix("/r")
}

#[cfg(test)]
mod tests;
