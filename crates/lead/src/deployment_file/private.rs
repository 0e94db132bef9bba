//! What the file says to the operator only.

use chrono::NaiveDate;
use consent::Purpose;

use super::outline::Item;
use super::text;

/// What never leaves the operator's machine.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct PrivatePart {
    /// Who took responsibility for what the law's reading makes doubtful.
    pub sign_offs: Vec<SignOff>,
}

/// A lawyer's recorded word that a marketing purpose may name goods that fall, by the
/// keywords, in the sector of C. consom. L.223-1 al. 5.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SignOff {
    /// The purpose it allows.
    pub purpose: Purpose,
    /// Who signed.
    pub by: String,
    /// When.
    pub date: NaiveDate,
    /// Why it is lawful.
    pub reason: String,
}

pub(super) fn read(item: &Item<'_>) -> Option<PrivatePart> {
    let mut section = item.section()?;
    let sign_offs = section.list("sign_offs", sign_off);
    // Faults of the policy's own text (legal review): told at each check, never mended here.
    section.list("open_points", |point| {
        point.warn(point.text()?);
        Some(())
    });
    section.finish();
    Some(PrivatePart {
        sign_offs: super::present(sign_offs),
    })
}

fn sign_off(item: &Item<'_>) -> Option<SignOff> {
    let mut section = item.section()?;
    let purpose = section.required("purpose", |item| match item.text()? {
        "phone" => Some(Purpose::Phone),
        "email" => Some(Purpose::Email),
        _ => item.fault("only \"phone\" and \"email\" are signed off"),
    });
    let by = section.required("by", text::line);
    let date = section.required("date", Item::date);
    let reason = section.required("reason", text::line);
    section.warn("recorded sign-off: goods of the banned sector are let through");
    section.finish();
    Some(SignOff {
        purpose: purpose?,
        by: by?,
        date: date?,
        reason: reason?,
    })
}
