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
        AnswerError::NotExclusive => {
            "Cochez soit des réponses, soit «\u{a0}Je ne sais pas\u{a0}», mais pas les deux".to_owned()
        }
        AnswerError::NotANumber => format!("Saisissez un nombre, par exemple {}", words.example),
        AnswerError::OutOfRange { min, max } => format!(
            "Saisissez un nombre entre {} et {}, par exemple {}",
            MONEY.grouped(min.into()),
            MONEY.grouped(max.into()),
            words.example
        ),
        AnswerError::TooPrecise => format!("Saisissez moins de décimales, par exemple {}", words.example),
        AnswerError::PostcodeLength => "Saisissez les 5\u{a0}chiffres du code postal, par exemple 35000".to_owned(),
        AnswerError::PostcodeNotDigit => "Saisissez le code postal en chiffres seulement, par exemple 35000".to_owned(),
        AnswerError::PostcodeCorsicanLetter => {
            "Saisissez le code postal avec le nombre 20 à la place de 2A ou 2B, par exemple 20000".to_owned()
        }
        AnswerError::PostcodeUnknown => {
            "Vérifiez le code postal\u{a0}: il n’existe pas. Saisissez-le à nouveau, par exemple 35000".to_owned()
        }
    }
}

pub(in crate::texts) fn asked_again(titles: &[&str]) -> String {
    match titles {
        [title] => {
            format!("Vous avez changé une réponse. Cette question est à revoir\u{a0}: {title}")
        }
        _ => format!(
            "Vous avez changé une réponse. Ces questions sont à revoir\u{a0}: {}",
            titles.join(" ")
        ),
    }
}

pub(in crate::texts) fn field_error(field: Field, fault: FieldFault) -> &'static str {
    match (field, fault) {
        (Field::GivenName, FieldFault::Name(InvalidName::Empty)) => {
            "Saisissez votre prénom, par exemple Camille"
        }
        (_, FieldFault::Name(InvalidName::Empty)) => "Saisissez votre nom, par exemple Martin",
        (_, FieldFault::Name(InvalidName::TooLong)) => {
            "Saisissez un nom de 100\u{a0}caractères au plus, par exemple Martin"
        }
        (_, FieldFault::Name(InvalidName::Control)) => {
            "Saisissez le nom sans caractère invisible, par exemple Martin"
        }
        (_, FieldFault::Email(InvalidEmail::Empty)) => {
            "Saisissez votre adresse électronique, par exemple camille.martin@exemple.fr"
        }
        (_, FieldFault::Email(InvalidEmail::At)) => {
            "Saisissez une adresse électronique avec un seul @, par exemple camille.martin@exemple.fr"
        }
        (_, FieldFault::Email(InvalidEmail::Local)) => {
            "Saisissez la partie avant le @, sans espace, par exemple camille.martin@exemple.fr"
        }
        (_, FieldFault::Email(InvalidEmail::Domain)) => {
            "Saisissez la fin de l’adresse, après le @, par exemple camille.martin@exemple.fr"
        }
        (_, FieldFault::Email(InvalidEmail::TooLong)) => {
            "Saisissez une adresse de 254\u{a0}caractères au plus, par exemple camille.martin@exemple.fr"
        }
        (_, FieldFault::Phone(InvalidPhone::Empty)) => {
            "Saisissez votre numéro de téléphone à 10\u{a0}chiffres, par exemple 06\u{a0}39\u{a0}98\u{a0}56\u{a0}78"
        }
        (_, FieldFault::Phone(InvalidPhone::Character)) => {
            "Saisissez votre numéro en chiffres seulement, par exemple 06\u{a0}39\u{a0}98\u{a0}56\u{a0}78"
        }
        (_, FieldFault::Phone(InvalidPhone::Length(_))) => {
            "Saisissez les 10\u{a0}chiffres de votre numéro, par exemple 06\u{a0}39\u{a0}98\u{a0}56\u{a0}78"
        }
        (_, FieldFault::Phone(InvalidPhone::Foreign)) => {
            "Saisissez un numéro français à 10\u{a0}chiffres, par exemple 06\u{a0}39\u{a0}98\u{a0}56\u{a0}78"
        }
        (_, FieldFault::Phone(InvalidPhone::NotCallable)) => {
            "Indiquez un numéro où nous pouvons vous joindre, par exemple 06\u{a0}39\u{a0}98\u{a0}56\u{a0}78"
        }
        (_, FieldFault::NotRequested) => {
            "Cochez la case «\u{a0}Je demande à être rappelé(e)\u{a0}» ou choisissez une réponse par e-mail"
        }
        (_, FieldFault::Unwanted) => "Laissez ce champ vide\u{a0}: aucun appel n’est demandé",
    }
}
