//! Who asks, and over which channel.

use consent::Channel;
use serde::{Deserialize, Serialize};

use crate::email_address::{EmailAddress, InvalidEmail};
use crate::person_name::{InvalidName, PersonName};
use crate::phone_number::{InvalidPhone, PhoneNumber};

/// Enough to answer one request: a name, and the address of the channel chosen.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Contact {
    /// Given name.
    pub given_name: PersonName,
    /// Family name.
    pub family_name: PersonName,
    /// E-mail address; always there when the request is by e-mail.
    pub email: Option<EmailAddress>,
    /// Phone number with the way it was typed; only when the request is a call.
    pub phone: Option<TypedPhone>,
}

/// A phone number and its writing by the person.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TypedPhone {
    /// The number.
    pub number: PhoneNumber,
    /// What was typed, trimmed.
    pub typed: String,
}

/// What was typed, right or wrong.
#[derive(Clone, Debug, Default, Eq, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct ContactDraft {
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// E-mail address.
    pub email: String,
    /// Phone number.
    pub phone: String,
}

/// A field of the contact step, in the order shown.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Field {
    /// Given name.
    GivenName,
    /// Family name.
    FamilyName,
    /// Phone number.
    Phone,
    /// E-mail address.
    Email,
    /// The box « Je demande à être rappelé(e) » (R-PH-1).
    Request,
}

/// What is wrong with one field.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum FieldFault {
    /// A name is refused.
    #[error(transparent)]
    Name(#[from] InvalidName),
    /// The e-mail address is refused.
    #[error(transparent)]
    Email(#[from] InvalidEmail),
    /// The phone number is refused.
    #[error(transparent)]
    Phone(#[from] InvalidPhone),
    /// The call is not asked for in so many words.
    #[error("the request box is not ticked")]
    NotRequested,
    /// A phone number came with a request that is not a call (R-MI-2).
    #[error("a phone number is only asked for a call")]
    Unwanted,
}

/// A field and its fault.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct FieldError {
    /// Which field.
    pub field: Field,
    /// What is wrong.
    pub fault: FieldFault,
}

impl Field {
    /// The fields of the contact step for a channel, in order.
    #[must_use]
    pub const fn of(channel: Channel) -> &'static [Self] {
        match channel {
            Channel::Phone => &[
                Self::GivenName,
                Self::FamilyName,
                Self::Phone,
                Self::Email,
                Self::Request,
            ],
            Channel::Email => &[Self::GivenName, Self::FamilyName, Self::Email],
        }
    }

    /// Whether the request cannot be answered without it (R-IN-2: these bear the asterisk).
    #[must_use]
    pub const fn is_required(self, channel: Channel) -> bool {
        !matches!((self, channel), (Self::Email, Channel::Phone))
    }

    /// The name in ids and JSON pointers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::GivenName => "given_name",
            Self::FamilyName => "family_name",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Request => "request",
        }
    }
}

impl Contact {
    /// Reads the draft for this channel; every fault at once. What the channel does not ask
    /// for is dropped (R-MI-2, R-MI-3).
    pub fn read(draft: &ContactDraft, channel: Channel) -> Result<Self, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut keep = |field, fault: FieldFault| errors.push(FieldError { field, fault });
        let given_name = PersonName::parse(&draft.given_name)
            .map_err(|e| keep(Field::GivenName, e.into()))
            .ok();
        let family_name = PersonName::parse(&draft.family_name)
            .map_err(|e| keep(Field::FamilyName, e.into()))
            .ok();
        let phone = (channel == Channel::Phone).then(|| {
            let typed = draft.phone.trim().to_owned();
            PhoneNumber::parse(&typed).map(|number| TypedPhone { number, typed })
        });
        let phone = phone
            .transpose()
            .map_err(|e| keep(Field::Phone, e.into()))
            .ok()
            .flatten();
        let is_email_wanted = channel == Channel::Email || !draft.email.trim().is_empty();
        let email = is_email_wanted.then(|| EmailAddress::parse(&draft.email));
        let email = email
            .transpose()
            .map_err(|e| keep(Field::Email, e.into()))
            .ok()
            .flatten();
        match (given_name, family_name) {
            (Some(given_name), Some(family_name)) if errors.is_empty() => Ok(Self {
                given_name,
                family_name,
                email,
                phone,
            }),
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(email: &str, phone: &str) -> ContactDraft {
        ContactDraft {
            given_name: "Anne".into(),
            family_name: "Martin".into(),
            email: email.into(),
            phone: phone.into(),
        }
    }

    #[test]
    fn a_call_needs_a_phone_and_an_answer_by_email_an_address() {
        let by_phone = Contact::read(&draft("", "0612345678"), Channel::Phone).unwrap();
        assert!(by_phone.email.is_none() && by_phone.phone.is_some());
        let by_email = Contact::read(&draft("a@exemple.fr", ""), Channel::Email).unwrap();
        assert!(by_email.email.is_some() && by_email.phone.is_none());
    }

    #[test]
    fn a_phone_typed_before_changing_ones_mind_is_dropped() {
        let contact =
            Contact::read(&draft("a@exemple.fr", "not a number"), Channel::Email).unwrap();
        assert_eq!(contact.phone, None);
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let errors = Contact::read(&ContactDraft::default(), Channel::Phone).unwrap_err();
        let fields: Vec<Field> = errors.iter().map(|error| error.field).collect();
        assert_eq!(fields, [Field::GivenName, Field::FamilyName, Field::Phone]);
        let errors = Contact::read(&draft("a@b", "0612345678"), Channel::Phone).unwrap_err();
        assert_eq!(
            errors,
            [FieldError {
                field: Field::Email,
                fault: InvalidEmail::Domain.into()
            }]
        );
    }
}
