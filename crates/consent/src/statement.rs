//! The words that a person consents to, and the notices: rendered here and nowhere else.
//!
//! **Invariant:** a text is a function of (terms, language, works, server date); the widget
//! prints its blocks and the collector compares their digest byte for byte.

use std::borrow::Cow;

use chrono::{Months, NaiveDate};

use crate::call_slot::CallSlot;
use crate::civil_date;
use crate::digest::Sha256Hex;
use crate::guard;
use crate::purpose::{Addressee, Channel, DecisionKey, Purpose};
use crate::template::{Gap, Template, all_filled};
use crate::terms::{Language, Mentions, Partner, PurposeTerms, PurposeWords, Terms, Words};

/// What texts are rendered for.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The deployment's public facts.
    pub terms: &'a Terms,
    /// The language shown.
    pub language: Language,
    /// The names of the works asked about, in that language, in the visitor's order.
    pub works: &'a [&'a str],
    /// The server's civil date in Europe/Paris, never the device's.
    pub today: NaiveDate,
}

/// A text as shown: plain blocks without markup or line breaks.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Passage {
    /// Each block is one text node.
    pub blocks: Vec<String>,
}

impl Passage {
    /// The blocks joined by line feeds: what the digest is taken of.
    #[must_use]
    pub fn text(&self) -> String {
        self.blocks.join("\n")
    }

    /// SHA-256 of the UTF-8 bytes of [`Self::text`].
    #[must_use]
    pub fn sha256(&self) -> Sha256Hex {
        Sha256Hex::of(self.text().as_bytes())
    }
}

/// One consent as shown: the label beside the box, then its mentions.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Statement {
    /// What ticking the box decides.
    pub key: DecisionKey,
    /// The purpose's name.
    pub name: String,
    /// Label first, then mentions.
    pub passage: Passage,
    /// The nature of the goods as rendered; calls and e-mails only (R.223-1 I 1°, R-PH-3).
    pub goods: Option<String>,
    /// The last day on which a consent given today counts: of calls by the decree, of the others
    /// by the period of the deployment, as if no contact came later.
    pub valid_until: Option<NaiveDate>,
}

/// The consents of this deployment, in the order shown.
///
/// One whose mandatory mentions, goods or period are missing is not rendered at all
/// (R-PH-4): no statement, no consent.
#[must_use]
pub fn consents(scene: Scene<'_>) -> Vec<Statement> {
    let in_order = Purpose::ALL.into_iter().flat_map(|purpose| {
        let matching = move |terms: &&PurposeTerms| terms.purpose == purpose;
        scene.terms.purposes.iter().filter(matching)
    });
    in_order
        .flat_map(|purpose| purpose_statements(scene, purpose))
        .collect()
}

/// The words by which the person asks to be answered over this channel (R.223-4, R-PH-1); for
/// a call, in this slot if one was chosen.
#[must_use]
pub fn request(scene: Scene<'_>, channel: Channel, slot: Option<CallSlot>) -> Option<Passage> {
    let words = scene.words()?;
    let templates = match channel {
        Channel::Phone => &words.request_phone,
        Channel::Email => &words.request_email,
    };
    let mut passage = scene.passage(templates)?;
    if let Some(slot) = slot.filter(|_| channel == Channel::Phone) {
        let when = slot.in_words(scene.language);
        let fill = |gap| match gap {
            Gap::Slot => Some(Cow::Borrowed(when.as_str())),
            other => scene.fill(other),
        };
        passage
            .blocks
            .insert(1, words.call_slot.as_ref()?.filled(&fill)?);
    }
    Some(passage)
}

/// The level-1 notice of the contact step (GDPR art. 13).
#[must_use]
pub fn notice(scene: Scene<'_>) -> Option<Passage> {
    scene.passage(&scene.words()?.notice)
}

/// The level-2 notice: titles and their paragraphs.
#[must_use]
pub fn notice_more(scene: Scene<'_>) -> Vec<(String, Passage)> {
    let sections = scene.words().map_or(&[][..], |words| &words.notice_more);
    let render = |section: &crate::terms::NoticeSection| {
        Some((section.title.clone(), scene.passage(&section.blocks)?))
    };
    sections.iter().filter_map(render).collect()
}

/// The sentence at the phone field (C. consom. L.223-2).
#[must_use]
pub fn phone_field(scene: Scene<'_>) -> Option<Passage> {
    scene.passage(std::slice::from_ref(&scene.words()?.phone_field))
}

fn purpose_statements(scene: Scene<'_>, purpose: &PurposeTerms) -> Vec<Statement> {
    let Some(words) = purpose.words.get(&scene.language) else {
        return Vec::new();
    };
    let mut statements = Vec::new();
    if purpose.own {
        statements.extend(own_statement(scene, purpose, words));
    }
    if purpose.partners {
        match purpose.purpose {
            Purpose::Phone => {
                let callers = scene
                    .terms
                    .partners
                    .iter()
                    .filter(|p| p.channels.contains(&Channel::Phone));
                statements
                    .extend(callers.filter_map(|p| partner_statement(scene, purpose, words, p)));
            }
            Purpose::Email => statements.extend(list_statement(scene, purpose, words)),
            Purpose::LeadAcquisition | Purpose::EmailTracking => {}
        }
    }
    statements
}

fn own_statement(
    scene: Scene<'_>,
    purpose: &PurposeTerms,
    words: &PurposeWords,
) -> Option<Statement> {
    let addressee = named(
        &scene.terms.controller.name,
        scene.terms.controller.siren.as_deref(),
    );
    let subject = Subject {
        key: DecisionKey {
            purpose: purpose.purpose,
            addressee: Addressee::Controller,
        },
        addressee: Some(addressee),
        goods: words.goods.as_deref(),
    };
    statement(
        scene,
        purpose,
        words,
        &words.label,
        &words.mentions,
        subject,
    )
}

fn partner_statement(
    scene: Scene<'_>,
    purpose: &PurposeTerms,
    words: &PurposeWords,
    partner: &Partner,
) -> Option<Statement> {
    let partner_words = words.partners.as_ref()?;
    let subject = Subject {
        key: DecisionKey {
            purpose: purpose.purpose,
            addressee: Addressee::Partner(partner.id.clone()),
        },
        addressee: Some(named(&partner.name, Some(&partner.siren))),
        goods: partner.goods.get(&scene.language).map(String::as_str),
    };
    statement(
        scene,
        purpose,
        words,
        &partner_words.label,
        &partner_words.mentions,
        subject,
    )
}

fn list_statement(
    scene: Scene<'_>,
    purpose: &PurposeTerms,
    words: &PurposeWords,
) -> Option<Statement> {
    let partner_words = words.partners.as_ref()?;
    let goods = scene.partners_in_words(Channel::Email)?;
    let subject = Subject {
        key: DecisionKey {
            purpose: purpose.purpose,
            addressee: Addressee::PartnerList(scene.terms.partners_dated?),
        },
        addressee: None,
        goods: Some(&goods),
    };
    statement(
        scene,
        purpose,
        words,
        &partner_words.label,
        &partner_words.mentions,
        subject,
    )
}

struct Subject<'a> {
    key: DecisionKey,
    addressee: Option<String>,
    goods: Option<&'a str>,
}

fn statement(
    scene: Scene<'_>,
    purpose: &PurposeTerms,
    words: &PurposeWords,
    label: &Template,
    mentions: &Mentions,
    subject: Subject<'_>,
) -> Option<Statement> {
    let names_goods = subject.key.purpose.is_canvassing();
    if names_goods && subject.goods.is_none() {
        return None;
    }
    let valid_until = if subject.key.purpose == Purpose::Phone {
        if !mentions.is_complete() {
            return None;
        }
        Some(guard::phone_consent_until(scene.today, purpose.period_months).ok()?)
    } else {
        // Counted from the giving: of what is said to last from the last contact, that is the
        // shortest reading, and no later contact is known here.
        let months = Months::new(purpose.period_months.into());
        Some(scene.today.checked_add_months(months)?)
    };
    let fill = |gap| match gap {
        Gap::Addressee => subject.addressee.as_deref().map(Cow::Borrowed),
        Gap::Goods => subject.goods.map(Cow::Borrowed),
        Gap::Until => valid_until.map(|day| civil_date::in_words(day, scene.language).into()),
        Gap::Partners => scene.partners_in_words(Channel::Email).map(Cow::Owned),
        other => scene.fill(other),
    };
    let mut templates = std::iter::once(label).chain(mentions.iter());
    let blocks = all_filled(&mut templates, &fill);
    Some(Statement {
        key: subject.key,
        name: words.name.clone(),
        passage: Passage { blocks: blocks? },
        goods: subject.goods.filter(|_| names_goods).map(str::to_owned),
        valid_until,
    })
}

impl<'a> Scene<'a> {
    fn words(&self) -> Option<&'a Words> {
        self.terms.words.get(&self.language)
    }

    fn passage(&self, templates: &[Template]) -> Option<Passage> {
        let fill = |gap| self.fill(gap);
        all_filled(&mut templates.iter(), &fill)
            .filter(|blocks| !blocks.is_empty())
            .map(|blocks| Passage { blocks })
    }

    fn fill(&self, gap: Gap) -> Option<Cow<'a, str>> {
        let terms = self.terms;
        let controller = &terms.controller;
        match gap {
            Gap::Controller => Some(Cow::Borrowed(&controller.name)),
            Gap::Addressee => Some(named(&controller.name, controller.siren.as_deref()).into()),
            Gap::Works => Some(self.works_in_words()?.into()),
            Gap::PartnersDate => {
                Some(civil_date::in_words(terms.partners_dated?, self.language).into())
            }
            Gap::PrivacyEmail => Some(Cow::Borrowed(&controller.privacy_email)),
            Gap::PrivacyPost => Some(Cow::Borrowed(&controller.privacy_post)),
            Gap::PolicyDate => Some(civil_date::in_words(terms.policy.date, self.language).into()),
            Gap::Goods | Gap::Until | Gap::Partners | Gap::Slot => None,
        }
    }

    fn works_in_words(&self) -> Option<String> {
        (!self.works.is_empty()).then(|| self.works.join(", "))
    }

    fn partners_in_words(&self, channel: Channel) -> Option<String> {
        let listed = self
            .terms
            .partners
            .iter()
            .filter(|p| p.channels.contains(&channel));
        let described: Option<Vec<String>> = listed
            .map(|partner| {
                let goods = partner.goods.get(&self.language)?;
                let name = named(&partner.name, Some(&partner.siren));
                Some(format!("{name}\u{a0}– {goods}"))
            })
            .collect();
        described
            .filter(|names| !names.is_empty())
            .map(|names| names.join("\u{202f}; "))
    }
}

/// A legal name with its SIREN, which is what identifies a professional (R.223-1 I 1°).
#[must_use]
pub fn named(name: &str, siren: Option<&str>) -> String {
    match siren {
        Some(siren) => {
            let mut digits = String::with_capacity(16);
            for (index, digit) in siren.chars().enumerate() {
                if index > 0 && index % 3 == 0 {
                    digits.push('\u{202f}');
                }
                digits.push(digit);
            }
            format!("{name} (SIREN\u{a0}{digits})")
        }
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests;
