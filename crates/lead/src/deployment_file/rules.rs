//! What only the whole file shows: doubles, what a lawyer should look at, and a trial
//! rendering of every text.

use chrono::NaiveDate;
use consent::guard::CallZone;
use consent::statement::{self, Scene};
use consent::terms::{Partner, PurposeTerms, Words};
use consent::{Addressee, CallSlot, Channel, Language, Passage, Purpose};
use unicode_normalization::is_nfc;

use super::Deployment;
use super::outline::Report;
use super::text::{self, folded, has_word};
use super::wording::language_tag;
use crate::works;

/// Doubles in the list of partners, and a list without its date.
pub(super) fn partners(partners: &[(usize, Option<Partner>)], is_dated: bool, report: &Report) {
    for (index, (line, partner)) in partners.iter().enumerate() {
        let Some(partner) = partner else { continue };
        let earlier = partners.iter().take(index);
        for other in earlier.filter_map(|(_, other)| other.as_ref()) {
            if other.id == partner.id {
                report.fault(*line, "two partners have this `id`");
            }
            if other.siren == partner.siren {
                report.fault(*line, "two partners have this `siren`");
            }
            if other
                .origins
                .iter()
                .any(|origin| partner.origins.contains(origin))
            {
                report.fault(*line, "two partners have one origin: a lead belongs to one");
            }
        }
    }
    if let (Some((line, _)), false) = (partners.first(), is_dated) {
        report.fault(
            *line,
            "the list of partners has no date: `partners_dated` is missing",
        );
    }
}

/// The most words that a level-1 notice may have, to be read where it stands (legal/wording 2).
const MOST_NOTICE_WORDS: usize = 90;

/// Warnings about the whole, and a trial rendering: what is not rendered is a fault here.
pub(super) fn review(deployment: &Deployment, line_of: impl Fn(&[&str]) -> usize, report: &Report) {
    let public = &deployment.public;
    let terms = &public.terms;
    for language in &public.languages {
        trial(deployment, *language, &line_of, report);
    }
    let own = &public.own_origins;
    let is_shared = |partner: &&Partner| partner.origins.iter().any(|origin| own.contains(origin));
    if terms.partners.iter().any(|partner| is_shared(&partner)) {
        report.fault(
            1,
            "a partner has one of `own_origins`: a lead belongs to one",
        );
    }
    let warnings = [
        (
            own.is_empty(),
            "no `own_origins`: no lead can come from the own site",
        ),
        (
            terms.partners.is_empty(),
            "no partners are named: consents for partners are not rendered",
        ),
        (
            public.rates.is_none(),
            "no `rates`: no amount in euros is rendered",
        ),
        (
            public.analytics.is_empty(),
            "no `analytics` service is named: no analytics choice is rendered",
        ),
        (
            terms.words.values().any(|words| !names_an_officer(words)),
            "no text names a data protection officer; one that exists must be named (GDPR art. 13(1)(b))",
        ),
        (
            domain_of(&terms.controller.site)
                != terms
                    .controller
                    .privacy_email
                    .split('@')
                    .nth(1)
                    .map(str::to_owned),
            "the site and the privacy e-mail have different domains: is it the controller's site?",
        ),
        (
            terms
                .purposes
                .iter()
                .any(|p| p.purpose == Purpose::LeadAcquisition),
            "lead_acquisition is rendered as an optional consent: counsel should confirm (R-LB-2)",
        ),
    ];
    for (_, message) in warnings.iter().filter(|(is_so, _)| *is_so) {
        report.warn(1, *message);
    }
}

fn names_an_officer(words: &Words) -> bool {
    let more = words.notice_more.iter().flat_map(|section| &section.blocks);
    words.notice.iter().chain(more).any(|block| {
        let block = folded(block.as_str());
        ["dpo", "delegue a la protection", "data protection officer"]
            .iter()
            .any(|word| has_word(&block, word))
    })
}

fn domain_of(site: &str) -> Option<String> {
    let host = site.strip_prefix("https://")?.split('/').next()?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}

fn trial(
    deployment: &Deployment,
    language: Language,
    line_of: impl Fn(&[&str]) -> usize,
    report: &Report,
) {
    let works = works::names(&[], language);
    let scene = Scene {
        terms: &deployment.public.terms,
        language,
        works: &works,
        today: NaiveDate::default(),
    };
    let tag = language_tag(language);
    let mut passages: Vec<Passage> = Vec::new();
    let has_slots = deployment.public.terms.words.get(&language);
    let has_slots = has_slots.is_some_and(|words| words.call_slot.is_some());
    let slots = CallSlot::offered(scene.today, CallZone::Paris);
    let slot = slots.first().copied().filter(|_| has_slots);
    let outside = [
        (statement::notice(scene), "the notice", "notice"),
        (
            statement::phone_field(scene),
            "the text at the phone field",
            "phone_field",
        ),
        (
            statement::request(scene, Channel::Phone, slot),
            "the request to be called",
            "request_phone",
        ),
        (
            statement::request(scene, Channel::Email, None),
            "the request by e-mail",
            "request_email",
        ),
    ];
    for (passage, name, key) in outside {
        let line = line_of(&["words", tag, key]);
        let Some(passage) = passage else {
            report.fault(line, format!("{name} cannot be rendered"));
            continue;
        };
        let length = text::word_count(&passage.text());
        if key == "notice" && length > MOST_NOTICE_WORDS {
            report.fault(
                line,
                format!(
                    "the notice has {length} words once its gaps are filled, at most \
                     {MOST_NOTICE_WORDS} are read: the rest belongs in `notice_more`"
                ),
            );
        }
        passages.push(passage);
    }
    passages.extend(
        statement::notice_more(scene)
            .into_iter()
            .map(|(_, passage)| passage),
    );
    let consents = statement::consents(scene);
    for terms in &deployment.public.terms.purposes {
        let rendered = consents
            .iter()
            .filter(|known| known.key.purpose == terms.purpose)
            .count();
        if rendered != expected(terms, &deployment.public.terms.partners) {
            report.fault(
                1,
                format!("a consent to {} cannot be rendered", terms.purpose.as_str()),
            );
        }
    }
    let is_named = |partner: &Partner| {
        let key = Addressee::Partner(partner.id.clone());
        consents.iter().any(|known| known.key.addressee == key)
            || consents
                .iter()
                .any(|known| matches!(known.key.addressee, Addressee::PartnerList(_)))
    };
    for partner in &deployment.public.terms.partners {
        if !partner.channels.is_empty() && !is_named(partner) {
            report.warn(
                1,
                format!(
                    "partner {} asks for nothing: no purpose is for partners",
                    partner.id
                ),
            );
        }
    }
    passages.extend(consents.into_iter().map(|known| known.passage));
    if passages.iter().any(|passage| !is_nfc(&passage.text())) {
        report.fault(1, "a text leaves Unicode form NFC once its gaps are filled");
    }
}

/// How many consents a purpose makes.
fn expected(terms: &PurposeTerms, partners: &[Partner]) -> usize {
    let for_partners = match terms.purpose {
        _ if !terms.partners => 0,
        Purpose::Phone => {
            let callers = partners.iter();
            callers
                .filter(|partner| partner.channels.contains(&Channel::Phone))
                .count()
        }
        Purpose::Email => 1,
        Purpose::LeadAcquisition | Purpose::EmailTracking => 0,
    };
    usize::from(terms.own) + for_partners
}
