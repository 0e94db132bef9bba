//! Words per language: of the request, the notices and the consents.

use consent::template::{Gap, Template};
use consent::terms::{Mentions, NoticeSection, PartnerWords, Words};
use consent::{Language, ShortMap};

use super::outline::Item;
use super::places::{self, ConsentPlaces, Place};
use super::text;

/// A table with one entry per declared language, no more and no less.
pub(super) fn per_language<'a, T>(
    item: &Item<'a>,
    languages: &[Language],
    read: impl Fn(&Item<'a>) -> Option<T>,
) -> Option<ShortMap<Language, T>> {
    let mut section = item.section()?;
    let mut words = Some(ShortMap::new());
    for language in languages {
        match (section.required(language_tag(*language), &read), &mut words) {
            (Some(value), Some(words)) => {
                words.insert(*language, value);
            }
            _ => words = None,
        }
    }
    section.finish();
    words
}

/// A language as a key.
pub(super) const fn language_tag(language: Language) -> &'static str {
    match language {
        Language::Fr => "fr",
        Language::En => "en",
    }
}

/// The request, the phone field and the notices in one language.
pub(super) fn words(item: &Item<'_>, is_list_dated: bool) -> Option<Words> {
    let plain = places::plain(is_list_dated);
    let mut section = item.section()?;
    let request_phone = section.required("request_phone", |item| {
        blocks(item, places::CALL_REQUEST, plain)
    });
    let call_slot = section.optional("call_slot", |item| text::template(item, places::CALL_SLOT));
    let request_email = section.required("request_email", |item| {
        blocks(item, places::MAIL_REQUEST, plain)
    });
    let phone_field = section.required("phone_field", |item| text::template(item, plain));
    let notice = section.required("notice", |item| {
        let notice = blocks(item, plain, plain)?;
        let has = |gap| notice.iter().any(|block| block.has(gap));
        if !has(Gap::Controller) && !has(Gap::Addressee) {
            return item.fault("the notice must name {controller} (GDPR art. 13(1)(a))");
        }
        if !has(Gap::PrivacyEmail) {
            return item.fault("the notice must give {privacy_email} (GDPR art. 13(1)(b))");
        }
        if !notice.iter().any(|block| block.as_str().contains("CNIL")) {
            return item.fault("the notice must name the CNIL (GDPR art. 13(2)(d))");
        }
        Some(notice)
    });
    let notice_more = section.required("notice_more", |item| {
        let sections = item.items()?.into_iter();
        let sections: Vec<_> = sections.map(|item| notice_section(&item, plain)).collect();
        if sections.is_empty() {
            return item.fault("the second level of the notice is empty (GDPR art. 13)");
        }
        sections.into_iter().collect()
    });
    section.finish();
    Some(Words {
        request_phone: request_phone?,
        call_slot,
        request_email: request_email?,
        phone_field: phone_field?,
        notice: notice?,
        notice_more: notice_more?,
    })
}

/// Label and mentions of a consent for partners.
pub(super) fn partner_words(item: &Item<'_>, places: &ConsentPlaces) -> Option<PartnerWords> {
    let mut section = item.section()?;
    let label = section.required("label", |item| text::template(item, places.label));
    let mentions = section.required("mentions", |item| mentions(item, places));
    section.finish();
    Some(PartnerWords {
        label: label?,
        mentions: mentions?,
    })
}

/// What stands under a consent. A place that must name something must be there; calls need
/// all five (R.223-1 II), every consent its withdrawal (GDPR art. 7(3)).
pub(super) fn mentions(item: &Item<'_>, places: &ConsentPlaces) -> Option<Mentions> {
    let mut section = item.section()?;
    let mut mention = |key, place: Place| {
        let read = |item: &Item<'_>| text::template(item, place);
        if places.needs_every_item || !place.needs.is_empty() {
            section.required(key, read).map(Some)
        } else {
            let is_there = section.keys().iter().any(|known| known == key);
            let read = section.optional(key, read);
            (read.is_some() || !is_there).then_some(read)
        }
    };
    let identity = mention("identity", places.identity);
    let choice = mention("choice", places.choice);
    let period = mention("period", places.period);
    let withdrawal = mention("withdrawal", places.withdrawal);
    let proof = mention("proof", places.proof);
    section.finish();
    Some(Mentions {
        identity: identity?,
        choice: choice?,
        period: period?,
        withdrawal: withdrawal?,
        proof: proof?,
    })
}

fn notice_section(item: &Item<'_>, place: Place) -> Option<NoticeSection> {
    let mut section = item.section()?;
    let title = section.required("title", text::line);
    let blocks = section.required("blocks", |item| blocks(item, place, place));
    section.finish();
    Some(NoticeSection {
        title: title?,
        blocks: blocks?,
    })
}

fn blocks(item: &Item<'_>, first: Place, others: Place) -> Option<Vec<Template>> {
    let mut place = first;
    let mut blocks = Vec::new();
    for item in item.items()? {
        blocks.push(text::template(&item, place));
        place = others;
    }
    if blocks.is_empty() {
        return item.fault("the text is empty");
    }
    blocks.into_iter().collect()
}
