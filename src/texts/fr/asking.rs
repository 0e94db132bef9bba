use chrono::NaiveDate;
use consent::{Channel, Language, civil_date};
use eligibility::Amount;
use eligibility::breakdown::Unit;
use lead::Field;

use super::MONEY;

pub(in crate::texts) fn field(field: Field) -> &'static str {
    match field {
        Field::GivenName => "Prénom",
        Field::FamilyName => "Nom",
        Field::Phone => "Numéro de téléphone",
        Field::Email => "Adresse électronique",
        Field::Request => "Demande de rappel",
    }
}

pub(in crate::texts) fn field_hint(field: Field, channel: Channel) -> &'static str {
    match (field, channel) {
        (Field::GivenName | Field::FamilyName, _) => "Pour savoir à qui nous répondons.",
        (Field::Phone, _) => {
            "10\u{a0}chiffres, par exemple 06\u{a0}39\u{a0}98\u{a0}12\u{a0}34. Pour vous rappeler au sujet de ces travaux."
        }
        (Field::Email, Channel::Email) => {
            "Par exemple nom@exemple.fr. Pour vous envoyer le résultat et répondre à votre demande."
        }
        (Field::Email, Channel::Phone) => {
            "Facultatif, par exemple nom@exemple.fr. Pour vous envoyer le résultat par écrit."
        }
        (Field::Request, _) => "",
    }
}

pub(in crate::texts) fn call_instead(phone: Option<&str>, email: &str) -> String {
    match phone {
        Some(phone) => {
            format!("Vous pouvez aussi nous appeler au {phone} ou nous écrire à {email}.")
        }
        None => format!("Vous pouvez aussi nous écrire à {email}."),
    }
}

pub(in crate::texts) fn partners_title(count: usize, date: NaiveDate) -> String {
    let date = civil_date::in_words(date, Language::Fr);
    if count == 1 {
        format!("Liste des partenaires\u{a0}: 1 partenaire (version du {date})")
    } else {
        format!("Liste des {count} partenaires (version du {date})")
    }
}

pub(in crate::texts) fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "Par e-mail",
        Channel::Phone => "Être rappelé par téléphone",
    }
}

pub(in crate::texts) fn receipt_call(day: NaiveDate) -> String {
    format!(
        "Nous vous appelons au plus tard le {}.",
        civil_date::in_words(day, Language::Fr)
    )
}

pub(in crate::texts) fn receipt_received(day: NaiveDate, hour: &str, minute: &str) -> String {
    format!(
        "Reçue le {} à {hour}\u{a0}h\u{a0}{minute}, heure de Paris.",
        civil_date::in_words(day, Language::Fr)
    )
}

pub(in crate::texts) fn receipt_withdraw(email: &str, post: &str, phone: Option<&str>) -> String {
    match phone {
        Some(phone) => format!(
            "Vous pouvez annuler votre demande ou retirer un accord à tout moment\u{a0}: au {phone}, à {email}, par courrier à {post}, ou de vive voix pendant un appel."
        ),
        None => format!(
            "Vous pouvez annuler votre demande ou retirer un accord à tout moment\u{a0}: à {email}, par courrier à {post}, ou de vive voix pendant un appel."
        ),
    }
}

pub(in crate::texts) fn cookies_text(controller: &str, services: &str, months: u8) -> String {
    format!(
        "{controller} souhaite savoir comment ce test est utilisé, avec {services}. Si vous acceptez, ces données sont gardées {months}\u{a0}mois au plus. Si vous refusez, rien n’est lu ni écrit, et le test reste le même."
    )
}

pub(in crate::texts) fn calculated(number: u64, unit: Unit) -> String {
    MONEY.calculated(number, unit)
}

pub(in crate::texts) fn either(first: &str, second: &str) -> String {
    format!("{first} ou {second}")
}

pub(in crate::texts) fn price(cents: Amount) -> String {
    let (least, most) = (MONEY.cents(cents.min()), MONEY.cents(cents.max()));
    if least == most {
        least
    } else {
        format!("de {least} à {most}")
    }
}

pub(in crate::texts) fn fiche(code: &str) -> String {
    format!("Fiche {code}")
}

pub(in crate::texts) fn price_source(controller: &str, date: NaiveDate) -> String {
    format!(
        "Prix d’un MWh\u{a0}cumac\u{a0}: {controller}, le {}",
        civil_date::in_words(date, Language::Fr)
    )
}
