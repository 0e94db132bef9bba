use chrono::NaiveDate;
use consent::{Channel, Language, civil_date};
use eligibility::Amount;
use eligibility::breakdown::Unit;
use lead::Field;

use super::MONEY;

pub(in crate::texts) fn field(field: Field) -> &'static str {
    match field {
        Field::GivenName => "First name",
        Field::FamilyName => "Last name",
        Field::Phone => "Phone number",
        Field::Email => "E-mail address",
        Field::Request => "Request for a call",
    }
}

pub(in crate::texts) fn field_hint(field: Field, channel: Channel) -> &'static str {
    match (field, channel) {
        (Field::GivenName | Field::FamilyName, _) => "To know whom we answer.",
        (Field::Phone, _) => {
            "10 digits, for example 06 39 98 12 34. To call you back about these works."
        }
        (Field::Email, Channel::Email) => {
            "For example name@example.org. To send you the result and answer your request."
        }
        (Field::Email, Channel::Phone) => {
            "Optional, for example name@example.org. To send you the result in writing."
        }
        (Field::Request, _) => "",
    }
}

pub(in crate::texts) fn call_instead(phone: Option<&str>, email: &str) -> String {
    match phone {
        Some(phone) => format!("You can also call us on {phone} or write to {email}."),
        None => format!("You can also write to {email}."),
    }
}

pub(in crate::texts) fn partners_title(count: usize, date: NaiveDate) -> String {
    let date = civil_date::in_words(date, Language::En);
    if count == 1 {
        format!("List of partners: 1 partner (version of {date})")
    } else {
        format!("List of the {count} partners (version of {date})")
    }
}

pub(in crate::texts) fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "By e-mail",
        Channel::Phone => "Be called back",
    }
}

pub(in crate::texts) fn receipt_call(day: NaiveDate) -> String {
    format!(
        "We call you on {} at the latest.",
        civil_date::in_words(day, Language::En)
    )
}

pub(in crate::texts) fn receipt_received(day: NaiveDate, hour: &str, minute: &str) -> String {
    format!(
        "Received on {} at {hour}:{minute}, Paris time.",
        civil_date::in_words(day, Language::En)
    )
}

pub(in crate::texts) fn receipt_withdraw(email: &str, post: &str, phone: Option<&str>) -> String {
    match phone {
        Some(phone) => format!(
            "You can cancel your request or withdraw an agreement at any time: on {phone}, at {email}, by post to {post}, or by word of mouth during a call."
        ),
        None => format!(
            "You can cancel your request or withdraw an agreement at any time: at {email}, by post to {post}, or by word of mouth during a call."
        ),
    }
}

pub(in crate::texts) fn cookies_text(controller: &str, services: &str, months: u8) -> String {
    format!(
        "{controller} wishes to know how this test is used, with {services}. If you accept, these data are kept for {months} months at most. If you refuse, nothing is read or written, and the test stays the same."
    )
}

pub(in crate::texts) fn calculated(number: u64, unit: Unit) -> String {
    MONEY.calculated(number, unit)
}

pub(in crate::texts) fn either(first: &str, second: &str) -> String {
    format!("{first} or {second}")
}

pub(in crate::texts) fn price(cents: Amount) -> String {
    let (least, most) = (MONEY.cents(cents.min()), MONEY.cents(cents.max()));
    if least == most {
        least
    } else {
        format!("{least} to {most}")
    }
}

pub(in crate::texts) fn fiche(code: &str) -> String {
    format!("Operation sheet {code}")
}

pub(in crate::texts) fn price_source(controller: &str, date: NaiveDate) -> String {
    format!(
        "Price of one MWh\u{a0}cumac: {controller}, on {}",
        civil_date::in_words(date, Language::En)
    )
}
