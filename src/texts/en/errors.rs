use eligibility::questionnaire::{AnswerError, Question};
use lead::email_address::InvalidEmail;
use lead::person_name::InvalidName;
use lead::phone_number::InvalidPhone;
use lead::{Field, FieldFault};

use super::MONEY;

pub(in crate::texts) fn answer_error(question: Question, error: AnswerError) -> String {
    let words = super::question(question);
    match error {
        AnswerError::Empty | AnswerError::NotOffered => words.missing.to_owned(),
        AnswerError::NotExclusive => "Tick either answers or “I don’t know”, not both".to_owned(),
        AnswerError::NotANumber => format!("Enter a number, for example {}", words.example),
        AnswerError::OutOfRange { min, max } => format!(
            "Enter a number between {} and {}, for example {}",
            MONEY.grouped(min.into()),
            MONEY.grouped(max.into()),
            words.example
        ),
        AnswerError::TooPrecise => format!("Enter fewer decimals, for example {}", words.example),
        AnswerError::PostcodeLength => {
            "Enter the 5 digits of the postcode, for example 35000".to_owned()
        }
        AnswerError::PostcodeNotDigit => {
            "Enter the postcode in digits only, for example 35000".to_owned()
        }
        AnswerError::PostcodeCorsicanLetter => {
            "Enter the postcode with 20 in place of 2A or 2B, for example 20000".to_owned()
        }
        AnswerError::PostcodeUnknown => {
            "Check the postcode: it does not exist. Enter it again, for example 35000".to_owned()
        }
    }
}

pub(in crate::texts) fn asked_again(titles: &[&str]) -> String {
    match titles {
        [title] => {
            format!("You changed an answer. This question has to be answered again: {title}")
        }
        _ => format!(
            "You changed an answer. These questions have to be answered again: {}",
            titles.join(" ")
        ),
    }
}

pub(in crate::texts) fn field_error(field: Field, fault: FieldFault) -> &'static str {
    match (field, fault) {
        (Field::GivenName, FieldFault::Name(InvalidName::Empty)) => {
            "Enter your first name, for example Camille"
        }
        (_, FieldFault::Name(InvalidName::Empty)) => "Enter your last name, for example Martin",
        (_, FieldFault::Name(InvalidName::TooLong)) => {
            "Enter a name of 100 characters at most, for example Martin"
        }
        (_, FieldFault::Name(InvalidName::Control)) => {
            "Enter the name without invisible characters, for example Martin"
        }
        (_, FieldFault::Email(InvalidEmail::Empty)) => {
            "Enter your e-mail address, for example camille.martin@example.org"
        }
        (_, FieldFault::Email(InvalidEmail::At)) => {
            "Enter an e-mail address with one @, for example camille.martin@example.org"
        }
        (_, FieldFault::Email(InvalidEmail::Local)) => {
            "Enter the part before the @, without spaces, for example camille.martin@example.org"
        }
        (_, FieldFault::Email(InvalidEmail::Domain)) => {
            "Enter the end of the address, after the @, for example camille.martin@example.org"
        }
        (_, FieldFault::Email(InvalidEmail::TooLong)) => {
            "Enter an address of 254 characters at most, for example camille.martin@example.org"
        }
        (_, FieldFault::Phone(InvalidPhone::Empty)) => {
            "Enter your 10-digit phone number, for example 06 39 98 56 78"
        }
        (_, FieldFault::Phone(InvalidPhone::Character)) => {
            "Enter your number in digits only, for example 06 39 98 56 78"
        }
        (_, FieldFault::Phone(InvalidPhone::Length(_))) => {
            "Enter the 10 digits of your number, for example 06 39 98 56 78"
        }
        (_, FieldFault::Phone(InvalidPhone::Foreign)) => {
            "Enter a French number of 10 digits, for example 06 39 98 56 78"
        }
        (_, FieldFault::Phone(InvalidPhone::NotCallable)) => {
            "Enter a number on which we can reach you, for example 06 39 98 56 78"
        }
        (_, FieldFault::NotRequested) => {
            "Tick the box that asks for a call, or choose an answer by e-mail"
        }
        (_, FieldFault::Unwanted) => "Leave this field empty: no call is asked for",
    }
}
