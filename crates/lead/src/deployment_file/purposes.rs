//! The purposes that consent is asked for, each with its words. What lacks a fact is left
//! out with a warning; what contradicts the law is a fault.

use consent::terms::{Partner, PurposeTerms, PurposeWords};
use consent::{Channel, Language, Purpose};

use super::outline::{Item, Section};
use super::places::{self, ConsentPlaces};
use super::private::SignOff;
use super::{sector, text, wording};

/// What the rest of the file says that purposes depend on.
#[derive(Clone, Copy)]
pub(super) struct Facts<'a> {
    pub(super) languages: &'a [Language],
    pub(super) partners: &'a [(usize, Option<Partner>)],
    pub(super) is_list_dated: bool,
    pub(super) sign_offs: &'a [SignOff],
}

/// Who asks.
#[derive(Clone, Copy)]
struct Askers {
    purpose: Purpose,
    own: bool,
    partners: bool,
}

pub(super) fn read(root: &mut Section<'_>, facts: Facts<'_>) -> Vec<PurposeTerms> {
    let read = root.list("purposes", |item| {
        let line = item.clone();
        purpose(item, facts).map(|terms| (line, terms))
    });
    let mut kept: Vec<(Item<'_>, PurposeTerms)> = Vec::new();
    let mut seen = Vec::new();
    for (item, terms) in super::present(read) {
        if seen.contains(&terms.purpose) {
            item.add_fault("the purpose is listed twice");
        }
        seen.push(terms.purpose);
        kept.extend(rendered(&item, terms).map(|terms| (item, terms)));
    }
    let has_mail = kept
        .iter()
        .any(|(_, terms)| terms.purpose == Purpose::Email);
    kept.retain(|(item, terms)| {
        let is_idle = terms.purpose == Purpose::EmailTracking && !has_mail;
        if is_idle {
            item.warn("email_tracking is not rendered because no e-mail consent is");
        }
        !is_idle
    });
    kept.into_iter().map(|(_, terms)| terms).collect()
}

fn purpose(item: &Item<'_>, facts: Facts<'_>) -> Option<PurposeTerms> {
    let mut section = item.section()?;
    let purpose = section.required("purpose", |item| {
        let known = Purpose::ALL.into_iter();
        let name = item.text()?;
        let named = known.into_iter().find(|purpose| purpose.as_str() == name);
        named.or_else(|| item.fault("unknown purpose"))
    })?;
    section.optional("default", |item| match item.text() {
        Some("unset") => Some(()),
        _ => item.fault("no consent starts as given (GDPR rec. 32, R-CO-2)"),
    });
    let askers = Askers {
        purpose,
        own: section.optional("own", Item::flag).unwrap_or_default(),
        partners: section.optional("partners", Item::flag).unwrap_or_default(),
    };
    check_askers(&section, askers, facts);
    let period_months = period(&mut section, purpose);
    let words = section.required("words", |item| {
        wording::per_language(item, facts.languages, |item| words(item, askers, facts))
    });
    section.finish();
    Some(PurposeTerms {
        purpose,
        own: askers.own,
        partners: askers.partners,
        period_months: period_months?,
        words: words?,
    })
}

fn check_askers(section: &Section<'_>, askers: Askers, facts: Facts<'_>) {
    let Askers {
        purpose,
        own,
        partners,
    } = askers;
    if !own && !partners {
        section.fault("nobody asks: set `own` or `partners`");
    }
    if !partners {
        return;
    }
    let Some(channel) = purpose
        .channel()
        .filter(|_| purpose != Purpose::EmailTracking)
    else {
        section.fault("only calls and e-mails can be for partners");
        return;
    };
    let uses = |partner: &Option<Partner>| {
        // A partner with faults of its own is not reported as absent.
        partner
            .as_ref()
            .is_none_or(|partner| partner.channels.contains(&channel))
    };
    if !facts.partners.iter().any(|(_, partner)| uses(partner)) {
        section.fault("no named partner uses this channel (R-EM-2, R.223-1 I 1\u{b0})");
    }
    if channel == Channel::Email && !facts.is_list_dated {
        section.fault("the list of partners has no date: `partners_dated` is missing (R-EM-2)");
    }
}

/// Months, 0 where a call consent has none yet: no lawful period is that short.
fn period(section: &mut Section<'_>, purpose: Purpose) -> Option<u8> {
    let is_call = purpose == Purpose::Phone;
    let read = |item: &Item<'_>| {
        let months = u8::try_from(item.integer()?).unwrap_or(u8::MAX);
        match months {
            0 => item.fault("a period lasts at least one month"),
            13.. if is_call => item.fault("calls: at most 12 months (R.223-1 I 3\u{b0})"),
            37.. => item.fault("at most 36 months after the last contact (CNIL)"),
            _ => Some(months),
        }
    };
    if is_call && !section.keys().iter().any(|key| key == "period_months") {
        return Some(0);
    }
    section.required("period_months", read)
}

fn words(item: &Item<'_>, askers: Askers, facts: Facts<'_>) -> Option<PurposeWords> {
    let (own, partners) = places_of(askers.purpose);
    let mut section = item.section()?;
    let name = section.required("name", text::line);
    let goods = section.optional("goods", |item| {
        sector::guard(item, askers.purpose, facts.sign_offs);
        text::line(item)
    });
    let label = section.required("label", |item| text::template(item, own.label));
    let mentions = section.required("mentions", |item| wording::mentions(item, own));
    let partner_words = if askers.partners {
        let read = |item: &Item<'_>| wording::partner_words(item, partners);
        Some(section.required("partners", read)?)
    } else {
        None
    };
    section.finish();
    Some(PurposeWords {
        name: name?,
        goods,
        label: label?,
        mentions: mentions?,
        partners: partner_words,
    })
}

const fn places_of(purpose: Purpose) -> (&'static ConsentPlaces, &'static ConsentPlaces) {
    match purpose {
        Purpose::Phone => (&places::CALLS, &places::CALLS_OF_PARTNERS),
        Purpose::Email => (&places::MAILS, &places::MAILS_OF_PARTNERS),
        Purpose::LeadAcquisition | Purpose::EmailTracking => (&places::OTHERS, &places::OTHERS),
    }
}

/// The purpose without what lacks a fact; nothing when nobody is left to ask.
fn rendered(item: &Item<'_>, mut terms: PurposeTerms) -> Option<PurposeTerms> {
    let name = terms.purpose.as_str();
    let names_goods = matches!(terms.purpose, Purpose::Phone | Purpose::Email);
    if terms.period_months == 0 {
        item.warn(&format!(
            "{name} is not rendered because `period_months` is missing (R.223-1 I 3\u{b0})"
        ));
    }
    if terms.own && names_goods && terms.words.values().any(|words| words.goods.is_none()) {
        item.warn(&format!(
            "{name} by the controller is not rendered because `goods` is missing: no goods \
             outside the sector of L.223-1 al. 5 are named (R.223-1 I 1\u{b0}, R-PH-3)"
        ));
        terms.own = false;
    }
    let is_asked = terms.period_months > 0 && (terms.own || terms.partners);
    is_asked.then_some(terms)
}
