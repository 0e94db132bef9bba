//! The page behind a receipt's link: what was chosen, and a button to take each back.
//!
//! Plain HTML from the server: no script, no account, no second step, so that taking back is no
//! harder than giving was (GDPR art. 7(3), R-CO-7) and old phones can do it.

mod words;

use std::sync::LazyLock;

use consent::civil_date::in_words;
use consent::history::State;
use consent::receipt::{Page, ReceiptAddressee, moment_in_words};
use consent::statement::named;
use consent::terms::Controller;
use consent::{Channel, DecisionState, Instant, Language, Sha256Hex, Subject, base64url};

use crate::paris;
use crate::receipt_token::ReceiptToken;
use crate::store::{Decided, Said};

/// What the page may do (CSP level 2): show itself with its own style, and send its forms home.
pub(crate) static POLICY: LazyLock<String> = LazyLock::new(|| {
    let digest = base64url::encode(Sha256Hex::of(words::STYLE.as_bytes()).as_bytes());
    let digest = digest.replace('-', "+").replace('_', "/");
    format!(
        "default-src 'none'; style-src 'sha256-{digest}='; form-action 'self'; \
         base-uri 'none'; frame-ancestors 'none'"
    )
});

/// Whose page it is, and when it is looked at.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) token: &'a ReceiptToken,
    pub(crate) controller: &'a Controller,
    pub(crate) now: Instant,
    /// Whether it follows a withdrawal.
    pub(crate) is_done: bool,
}

/// Why there is no page of anybody's choices.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Refused {
    /// The link opens nothing.
    Unknown,
    /// Somebody asks too often.
    TooOften,
    /// What the form says is none of this page's.
    Form,
    /// The collector failed.
    Failed,
}

/// What was chosen, with a button for each choice that stands.
pub(crate) fn of(said: &Said, view: View<'_>) -> String {
    let is_done = view.is_done && !said.withdrawals.is_empty();
    let title = if is_done {
        words::TITLE_DONE
    } else {
        words::TITLE
    };
    let mut page = begun(title, view.controller, words::H1);
    if is_done {
        page.raw(words::DONE);
    }
    page.raw("<p>Demande reçue le ");
    page.text(&paris_moment(said.received_at));
    page.raw(".</p>");
    page.raw(words::INTRODUCTION);
    request(&mut page, said, view);
    agreements(&mut page, said, view);
    refusals(&mut page, said);
    everything(&mut page, said, view);
    other_ways(&mut page, view.controller, &said.lead_id);
    ended(page)
}

/// Why there is nothing to see, and how to withdraw all the same.
pub(crate) fn refused(refused: Refused, controller: &Controller) -> String {
    let (title, text) = match refused {
        Refused::Unknown => (words::UNKNOWN, words::UNKNOWN_TEXT),
        Refused::TooOften => (words::TOO_OFTEN, words::TOO_OFTEN_TEXT),
        Refused::Form => (words::FORM, words::FORM_TEXT),
        Refused::Failed => (words::FAILED, words::FAILED_TEXT),
    };
    let mut page = begun(title, controller, title);
    page.raw(text);
    other_ways(&mut page, controller, "");
    ended(page)
}

fn begun(title: &'static str, controller: &Controller, h1: &'static str) -> Page {
    let mut page = Page::default();
    page.raw(words::HEAD);
    page.raw("<title>");
    page.raw(title);
    page.raw(" – ");
    page.text(&controller.name);
    page.raw("</title><style>");
    page.raw(words::STYLE);
    page.raw("</style></head><body><main><h1>");
    page.raw(h1);
    page.raw("</h1>");
    page
}

fn ended(mut page: Page) -> String {
    page.raw("</main></body></html>\n");
    page.into_html()
}

fn request(page: &mut Page, said: &Said, view: View<'_>) {
    let request = &said.request;
    page.heading("Votre demande");
    page.raw("<section class=\"card\"><h3>");
    page.raw(match request.channel {
        Channel::Phone => "Être rappelé(e) par téléphone",
        Channel::Email => "Recevoir une réponse par e-mail",
    });
    page.raw("</h3><dl>");
    page.fact("Par", |page| {
        parties(page, std::slice::from_ref(&request.addressed_to));
    });
    let state = said.standing(&Subject::Request, view.now);
    page.fact("État", |page| match state {
        State::Withdrawn { at } => {
            page.raw("Annulée le ");
            page.text(&paris_moment(at));
        }
        State::Expired { .. } => page.raw("Terminée\u{a0}: le délai pour vous rappeler est passé"),
        State::Given { .. } | State::Refused { .. } | State::NotShown => {
            page.raw("En cours");
            if let Some(day) = request.call_not_after {
                page.raw(", jusqu’au ");
                page.text(&in_words(day, Language::Fr));
            }
        }
    });
    page.raw("</dl>");
    if state.is_given() {
        button(page, view, &[Subject::Request], |page| {
            page.raw("Annuler ma demande");
        });
    }
    page.raw("</section>");
}

fn agreements(page: &mut Page, said: &Said, view: View<'_>) {
    page.heading("Vos accords");
    let given = said.decisions.iter();
    let given: Vec<&Decided> = given.filter(|d| d.state == DecisionState::Given).collect();
    if given.is_empty() {
        page.raw("<p>Vous n’avez donné aucun accord en dehors de votre demande.</p>");
    }
    for decided in given {
        let subject = Subject::Consent(decided.key.clone());
        let state = said.standing(&subject, view.now);
        page.raw("<section class=\"card\"><h3>");
        page.text(&decided.name);
        page.raw("</h3><dl>");
        page.fact("Pour", |page| parties(page, &decided.addressees));
        page.fact("État", |page| agreement(page, decided, state));
        page.raw("</dl>");
        if let Some(text) = &decided.text {
            page.raw("<details><summary>Texte que vous avez accepté</summary>");
            page.wording(text, said.language);
            page.raw("</details>");
        }
        if state.is_given() {
            button(page, view, &[subject], |page| {
                page.raw("Retirer cet accord<span class=\"more\">\u{a0}: ");
                page.text(&decided.name);
                page.raw(", ");
                let names = decided.addressees.iter().map(|party| party.name.as_str());
                page.text(&names.collect::<Vec<_>>().join(", "));
                page.raw("</span>");
            });
        }
        page.raw("</section>");
    }
}

fn agreement(page: &mut Page, decided: &Decided, state: State) {
    match state {
        State::Withdrawn { at } => {
            page.raw("Retiré le ");
            page.text(&paris_moment(at));
        }
        State::Expired { .. } => {
            page.raw("Terminé");
            if let Some(day) = decided.valid_until {
                page.raw("\u{a0}: il valait jusqu’au ");
                page.text(&in_words(day, Language::Fr));
            }
        }
        State::Given { .. } | State::Refused { .. } | State::NotShown => {
            page.raw("Donné le ");
            page.text(&in_words(paris::civil_date(decided.at), Language::Fr));
            match decided.valid_until {
                Some(day) => {
                    page.raw(", jusqu’au ");
                    page.text(&in_words(day, Language::Fr));
                }
                None => page.raw(", jusqu’à ce que vous le retiriez"),
            }
        }
    }
}

fn refusals(page: &mut Page, said: &Said) {
    let refused = said.decisions.iter();
    let refused: Vec<&Decided> = refused
        .filter(|decided| decided.state == DecisionState::Refused)
        .collect();
    if refused.is_empty() {
        return;
    }
    page.heading("Ce que vous avez refusé");
    page.raw("<ul>");
    for decided in refused {
        page.raw("<li>");
        page.text(&decided.name);
        page.raw(", pour ");
        parties(page, &decided.addressees);
        page.raw("</li>");
    }
    page.raw("</ul>");
}

/// One button for all that stands, where there is more than one thing.
fn everything(page: &mut Page, said: &Said, view: View<'_>) {
    let keys = said.decisions.iter().map(|decided| decided.key.clone());
    let subjects = std::iter::once(Subject::Request).chain(keys.map(Subject::Consent));
    let standing = subjects.filter(|subject| said.standing(subject, view.now).is_given());
    if standing.count() < 2 {
        return;
    }
    page.heading("Tout arrêter");
    let has_request = said.standing(&Subject::Request, view.now).is_given();
    page.raw(if has_request {
        "<p>Ce bouton retire tous vos accords et annule votre demande.</p>"
    } else {
        "<p>Ce bouton retire tous vos accords.</p>"
    });
    form(page, view, |page| {
        page.raw("<input type=\"hidden\" name=\"all\" value=\"1\">");
        page.raw("<button class=\"all\">Tout retirer</button>");
    });
}

fn button(page: &mut Page, view: View<'_>, subjects: &[Subject], label: impl FnOnce(&mut Page)) {
    form(page, view, |page| {
        for subject in subjects {
            page.raw("<input type=\"hidden\" name=\"key\" value=\"");
            page.text(&subject.to_string());
            page.raw("\">");
        }
        page.raw("<button>");
        label(page);
        page.raw("</button>");
    });
}

/// Relative, so that a collector behind a path of a proxy works, too.
fn form(page: &mut Page, view: View<'_>, fields: impl FnOnce(&mut Page)) {
    page.raw("<form method=\"post\" action=\"../v1/receipts/");
    page.text(view.token.as_str());
    page.raw("/withdrawals\">");
    fields(page);
    page.raw("</form>");
}

fn other_ways(page: &mut Page, controller: &Controller, lead_id: &str) {
    page.heading("Le dire autrement");
    page.raw(words::OTHER_WAYS);
    page.raw("<ul><li>par e-mail\u{a0}: ");
    page.mail_link(&controller.privacy_email, lead_id);
    page.raw("\u{202f};</li><li>par courrier\u{a0}: ");
    page.text(&controller.privacy_post);
    page.raw("\u{202f};</li><li>de vive voix, pendant un appel");
    if let Some(phone) = &controller.phone {
        page.raw(" ou au ");
        page.text(phone);
    }
    page.raw(".</li></ul>");
}

fn parties(page: &mut Page, parties: &[ReceiptAddressee]) {
    let names = parties
        .iter()
        .map(|party| named(&party.name, party.siren.as_deref()));
    page.text(&names.collect::<Vec<_>>().join(", "));
}

fn paris_moment(at: Instant) -> String {
    moment_in_words(&paris::rfc3339(at))
}
