//! An e-mail address, checked for form only: nobody is probed.

use crate::person_name::{is_blank, is_unsafe, trimmed};

/// At most 254 bytes, one `@`, a domain with a dot (RFC 5321 4.5.3.1.3). The ASCII letters of the
/// domain are in lower case; others stay as typed, since their tables would weigh on the widget.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct EmailAddress(String);

/// Why a text is no [`EmailAddress`].
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum InvalidEmail {
    /// Nothing but spaces.
    #[error("an e-mail address is not empty")]
    Empty,
    /// No `@`, or more than one.
    #[error("an e-mail address has one @")]
    At,
    /// Nothing before the `@`, or a space or control in it.
    #[error("an e-mail address has a name before the @, without spaces")]
    Local,
    /// A domain without a dot, with an empty part or with a space or control.
    #[error("an e-mail address ends with a domain such as example.org")]
    Domain,
    /// More than 254 bytes.
    #[error("an e-mail address has at most 254 bytes")]
    TooLong,
}

/// Domains that are often mistyped, and what was meant.
const USUAL_DOMAINS: [&str; 10] = [
    "gmail.com",
    "orange.fr",
    "wanadoo.fr",
    "free.fr",
    "sfr.fr",
    "laposte.net",
    "hotmail.fr",
    "hotmail.com",
    "outlook.fr",
    "yahoo.fr",
];

impl EmailAddress {
    /// Reads an address; spaces around it are dropped.
    pub fn parse(text: &str) -> Result<Self, InvalidEmail> {
        let text = trimmed(text);
        if text.is_empty() {
            return Err(InvalidEmail::Empty);
        }
        if text.len() > 254 {
            return Err(InvalidEmail::TooLong);
        }
        let (local, domain) = text.split_once('@').ok_or(InvalidEmail::At)?;
        if domain.contains('@') {
            return Err(InvalidEmail::At);
        }
        let is_unwanted = |c: char| is_blank(c) || is_unsafe(c) || "<>,;\"".contains(c);
        if local.is_empty() || local.len() > 64 || local.contains(is_unwanted) {
            return Err(InvalidEmail::Local);
        }
        let has_empty_part = domain.split('.').any(str::is_empty);
        if !domain.contains('.') || has_empty_part || domain.contains(is_unwanted) {
            return Err(InvalidEmail::Domain);
        }
        Ok(Self(format!("{local}@{}", domain.to_ascii_lowercase())))
    }

    /// The address, its domain in lower case.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What was probably meant, where the domain is one slip away from a usual one. To be
    /// offered, never applied.
    #[must_use]
    pub fn suggestion(&self) -> Option<String> {
        let (local, domain) = self.0.split_once('@')?;
        if USUAL_DOMAINS.contains(&domain) {
            return None;
        }
        let meant = USUAL_DOMAINS
            .into_iter()
            .find(|usual| is_one_slip(domain, usual))?;
        Some(format!("{local}@{meant}"))
    }
}

/// Whether one character was added, dropped or changed, or two neighbours swapped.
fn is_one_slip(typed: &str, meant: &str) -> bool {
    let (typed, meant): (Vec<char>, Vec<char>) = (typed.chars().collect(), meant.chars().collect());
    let start = typed.iter().zip(&meant).take_while(|(a, b)| a == b).count();
    let rest = |word: &[char], skip: usize| word.get(start + skip..).map(<[char]>::to_vec);
    let is_swap = || {
        let swapped =
            [typed.get(start + 1), typed.get(start)] == [meant.get(start), meant.get(start + 1)];
        swapped && rest(&typed, 2) == rest(&meant, 2)
    };
    match typed.len().cmp(&meant.len()) {
        std::cmp::Ordering::Equal => rest(&typed, 1) == rest(&meant, 1) || is_swap(),
        std::cmp::Ordering::Greater => rest(&typed, 1) == rest(&meant, 0),
        std::cmp::Ordering::Less => rest(&typed, 0) == rest(&meant, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<&str, InvalidEmail>) {
        let parsed = EmailAddress::parse(text);
        assert_eq!(
            parsed.as_ref().map(EmailAddress::as_str),
            expected.as_ref().copied()
        );
    }

    #[test]
    fn addresses_keep_their_name_and_lower_their_domain() {
        check(" Anne.Martin@Exemple.FR ", Ok("Anne.Martin@exemple.fr"));
        check(
            "\u{202a}anne@exemple.fr\u{200b}\u{202c}",
            Ok("anne@exemple.fr"),
        );
        check("a+b@sous.exemple.fr", Ok("a+b@sous.exemple.fr"));
    }

    #[test]
    fn faults_are_told_apart() {
        check("  ", Err(InvalidEmail::Empty));
        check("anne.exemple.fr", Err(InvalidEmail::At));
        check("a@b@c.fr", Err(InvalidEmail::At));
        check("@exemple.fr", Err(InvalidEmail::Local));
        check("anne martin@exemple.fr", Err(InvalidEmail::Local));
        check("an\u{200b}ne@exemple.fr", Err(InvalidEmail::Local));
        check("anne@exem\u{ad}ple.fr", Err(InvalidEmail::Domain));
        check("anne@exemple", Err(InvalidEmail::Domain));
        check("anne@exemple..fr", Err(InvalidEmail::Domain));
        check(
            &format!("a@{}.fr", "b".repeat(260)),
            Err(InvalidEmail::TooLong),
        );
    }

    #[test]
    fn one_slip_in_a_usual_domain_is_pointed_out() {
        let suggestion = |text| EmailAddress::parse(text).unwrap().suggestion();
        for slip in ["a@gmail.con", "a@gmial.com", "a@gmai.com", "a@gmaill.com"] {
            assert_eq!(suggestion(slip).as_deref(), Some("a@gmail.com"), "{slip}");
        }
        assert_eq!(suggestion("a@gmail.com"), None);
        assert_eq!(suggestion("a@exemple.fr"), None);
    }
}
