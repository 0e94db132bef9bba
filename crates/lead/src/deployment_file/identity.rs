//! Who is behind the deployment: controller, policy, partners.

use chrono::NaiveDate;
use consent::terms::{Controller, Partner, Policy};
use consent::{Channel, Language, PartnerId, Purpose, ShortMap};

use super::outline::{Item, Section};
use super::private::SignOff;
use super::{address, sector, text, wording};
use crate::email_address::EmailAddress;
use crate::phone_number::PhoneNumber;

/// The controller (GDPR art. 13(1)(a)); its SIREN is the one of its only SIRET, unless named.
pub(super) fn controller(item: &Item<'_>) -> Option<Controller> {
    let mut section = item.section()?;
    let name = section.required("name", text::line);
    let address = section.required("address", text::line);
    let siren = siren(&mut section);
    let privacy_email = section.required("privacy_email", email);
    let privacy_post = section.required("privacy_post", text::line);
    let phone = section.optional("phone", phone);
    let site = section.required("site", address::url);
    if phone.is_none() {
        section.warn("no phone number: \"call us\" is not rendered");
    }
    section.finish();
    Some(Controller {
        name: name?,
        address: address?,
        siren,
        privacy_email: privacy_email?,
        privacy_post: privacy_post?,
        phone,
        site: site?,
    })
}

/// The privacy policy that every notice links to.
pub(super) fn policy(item: &Item<'_>, today: NaiveDate) -> Option<Policy> {
    let mut section = item.section()?;
    let url = section.required("url", address::url);
    let date = section.required("date", |item| {
        let date = item.date()?;
        if date > today {
            return item.fault("the policy is dated in the future: nobody can have read it");
        }
        let laws = [
            (
                (2025, 6, 30),
                "loi 2025-594 (calls and messages about energy works)",
            ),
            ((2026, 3, 12), "CNIL délib. 2026-042 (tracking of e-mails)"),
            (
                (2026, 7, 23),
                "décret 2026-662 (what a call consent must say)",
            ),
        ];
        for ((year, month, day), law) in laws {
            if NaiveDate::from_ymd_opt(year, month, day).is_some_and(|law| date < law) {
                item.warn(&format!("the policy is older than {law}"));
            }
        }
        Some(date)
    });
    let sha256 = section.required("sha256", Item::parsed);
    section.finish();
    Some(Policy {
        url: url?,
        date: date?,
        sha256: sha256?,
    })
}

/// A partner, named as the law wants it (R-EM-2): legal name, SIREN, activity, policy.
pub(super) fn partner(
    item: &Item<'_>,
    languages: &[Language],
    sign_offs: &[SignOff],
) -> Option<Partner> {
    let mut section = item.section()?;
    let id = section.required("id", Item::parsed::<PartnerId>);
    let name = section.required("name", text::line);
    let siren = section.required("siren", |item| siren_of(item));
    let policy_url = section.required("policy_url", address::url);
    let activity = section.required("activity", |item| {
        wording::per_language(item, languages, text::line)
    });
    let channels: Option<Vec<Channel>> = section
        .list("channels", |item| channel(item))
        .into_iter()
        .map(|(_, channel)| channel)
        .collect();
    let goods = section.optional("goods", |item| {
        wording::per_language(item, languages, |item| {
            for channel in channels.iter().flatten() {
                let purpose = match channel {
                    Channel::Phone => Purpose::Phone,
                    Channel::Email => Purpose::Email,
                };
                sector::guard(item, purpose, sign_offs);
            }
            text::line(item)
        })
    });
    let has_channel = channels.as_ref().is_some_and(|list| !list.is_empty());
    if has_channel && goods.is_none() {
        section.fault("`goods` is missing: who offers nothing needs no channel (R.223-1 I)");
    }
    let origins = section.list("origins", |item| address::origin(item));
    section.finish();
    Some(Partner {
        id: id?,
        name: name?,
        siren: siren?,
        policy_url: policy_url?,
        activity: activity?,
        goods: goods.unwrap_or_else(ShortMap::new),
        channels: channels?,
        origins: super::present(origins),
    })
}

fn channel(item: &Item<'_>) -> Option<Channel> {
    match item.text()? {
        "phone" => Some(Channel::Phone),
        "email" => Some(Channel::Email),
        _ => item.fault("a channel is \"phone\" or \"email\""),
    }
}

fn email(item: &Item<'_>) -> Option<String> {
    match EmailAddress::parse(item.text()?) {
        Ok(address) => Some(address.as_str().to_owned()),
        Err(error) => item.fault(&error.to_string()),
    }
}

fn phone(item: &Item<'_>) -> Option<String> {
    match PhoneNumber::parse(item.text()?) {
        Ok(number) => {
            if number.is_suspect() {
                item.warn("nobody answers this number: repeated digits, or a range for fiction");
            }
            Some(number.in_pairs())
        }
        Err(error) => item.fault(&error.to_string()),
    }
}

fn siren(section: &mut Section<'_>) -> Option<String> {
    let named = section.optional("siren", |item| siren_of(item));
    let establishments = section.list("sirets", |item| {
        let digits = digits(item, 14)?;
        // The post office's establishments have a key of their own.
        let is_sound = is_luhn(&digits) || digits.starts_with("356000000");
        if is_sound {
            Some(digits)
        } else {
            item.fault("the check digit of the SIRET is wrong")
        }
    });
    let mut sirens: Vec<String> = super::present(establishments)
        .iter()
        .filter_map(|siret| siret.get(..9).map(str::to_owned))
        .collect();
    sirens.sort();
    sirens.dedup();
    if let Some(named) = named {
        if !sirens.is_empty() && !sirens.contains(&named) {
            section.fault("`siren` is not the one of any SIRET");
        }
        return Some(named);
    }
    if sirens.len() > 1 {
        section.warn(
            "the SIRETs are those of different companies: name the controller's with `siren`; \
             until then no SIREN is rendered",
        );
        return None;
    }
    if sirens.is_empty() {
        section.warn("no SIREN: texts name the controller without it");
    }
    sirens.pop()
}

fn siren_of(item: &Item<'_>) -> Option<String> {
    let digits = digits(item, 9)?;
    if is_luhn(&digits) {
        Some(digits)
    } else {
        item.fault("the check digit of the SIREN is wrong")
    }
}

fn digits(item: &Item<'_>, count: usize) -> Option<String> {
    let text = item.text()?;
    let digits: String = text.chars().filter(|c| *c != ' ').collect();
    if digits.len() == count && digits.bytes().all(|b| b.is_ascii_digit()) {
        Some(digits)
    } else {
        item.fault(&format!("expected {count} digits"))
    }
}

/// The check of ISO/IEC 7812-1 annex B, which INSEE uses for SIREN and SIRET.
fn is_luhn(digits: &str) -> bool {
    let weighted = digits.bytes().rev().enumerate().map(|(index, digit)| {
        let value = u32::from(digit - b'0') * if index % 2 == 1 { 2 } else { 1 };
        value / 10 + value % 10
    });
    weighted.sum::<u32>() % 10 == 0
}
