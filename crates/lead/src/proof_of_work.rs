//! The task of a challenge, as whoever solves it needs it: ALTCHA v2 with PBKDF2/SHA-256.
//!
//! The collector makes and checks tasks with the `altcha` crate. In the browser that crate
//! would weigh more than the whole contact form and be twenty times slower than the browser's
//! own PBKDF2 (docs/decisions/0022), so that here stands only what goes in and out of it.

use consent::digest::push_hex;

/// The only algorithm that is solved.
pub const ALGORITHM: &str = "PBKDF2/SHA-256";

/// The highest counter that solves a task: how long solving takes has an end.
pub const HIGHEST_COUNTER: u32 = 2_000;

/// The length of a derived key, in bytes: ALTCHA's own, and the only one that is derived.
pub const KEY_BYTES: u32 = 32;

/// What a solver needs of a task; bytes are written in hexadecimal digits.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Task {
    /// Rounds of PBKDF2 for each counter.
    pub cost: u32,
    /// PBKDF2's salt.
    pub salt: String,
    /// The start of every password.
    pub nonce: String,
    /// What the key of the right counter starts with.
    pub prefix: String,
}

impl Task {
    /// PBKDF2's password for a counter; `None` where the nonce is none.
    #[must_use]
    pub fn password(&self, counter: u32) -> Option<Vec<u8>> {
        let mut password = bytes(&self.nonce)?;
        password.extend(counter.to_be_bytes());
        Some(password)
    }

    /// Whether this derived key, as [`hex`] writes it, solves the task.
    #[must_use]
    pub fn is_solved_by(&self, key: &str) -> bool {
        key.starts_with(&self.prefix)
    }
}

/// The ALTCHA payload: the task as it came, and its solution; the key as [`hex`] writes it.
#[must_use]
pub fn payload(task: &str, counter: u32, key: &str) -> String {
    [
        r#"{"challenge":"#,
        task,
        r#","solution":{"counter":"#,
        &counter.to_string(),
        r#","derivedKey":""#,
        key,
        r#""}}"#,
    ]
    .concat()
}

/// Bytes in lower-case hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    let mut hex = String::new();
    for byte in bytes {
        push_hex(&mut hex, *byte);
    }
    hex
}

/// The bytes that pairs of hexadecimal digits say; `None` for anything else.
#[must_use]
pub fn bytes(hex: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut digits = hex.chars().map(|digit| digit.to_digit(16));
    while let Some(high) = digits.next() {
        bytes.push(u8::try_from(high? << 4 | digits.next()??).ok()?);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::tree;

    fn challenge() -> Value {
        json!({ "parameters": {
            "algorithm": ALGORITHM, "cost": 7, "keyPrefix": "00ff", "nonce": "01fF", "salt": "",
        } })
    }

    #[test]
    fn a_task_is_what_a_solver_needs_of_it() {
        let task: Task = tree::read(Some(challenge())).unwrap();
        assert_eq!((task.cost, task.salt.as_str()), (7, ""));
        let password = task.password(0x0102_0304).unwrap();
        assert_eq!(password, [1, 0xff, 1, 2, 3, 4]);
        assert!(task.is_solved_by(&hex(&[0, 0xff, 9])));
        assert!(!task.is_solved_by(&hex(&[0, 0xfe, 9])) && !task.is_solved_by("00"));
    }

    #[test]
    fn a_task_of_another_kind_is_not_begun() {
        for (name, value) in [
            ("algorithm", json!("SHA-256")),
            ("cost", json!(null)),
            ("salt", json!(0)),
            ("keyPrefix", json!(7)),
        ] {
            let mut other = challenge();
            other["parameters"][name] = value;
            assert_eq!(tree::read::<Task>(Some(other)), None, "{name}");
        }
    }

    #[test]
    fn what_is_not_in_pairs_of_hexadecimal_digits_is_no_bytes() {
        assert_eq!(bytes("00aF"), Some(vec![0, 0xaf]));
        for text in ["0", "zz", "0z", "00é"] {
            assert_eq!(bytes(text), None, "{text}");
        }
        let task = Task {
            nonce: "zz".into(),
            ..Task::default()
        };
        assert_eq!(task.password(1), None);
    }

    #[test]
    fn the_payload_holds_the_task_as_it_came() {
        assert_eq!(
            payload("{ }", 500, &hex(&[0, 0xab])),
            r#"{"challenge":{ },"solution":{"counter":500,"derivedKey":"00ab"}}"#
        );
    }
}
