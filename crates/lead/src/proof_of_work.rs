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

/// The length of a derived key, in bytes.
pub const KEY_BYTES: u32 = 32;

/// What a solver needs of a task.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Task {
    /// Rounds of PBKDF2 for each counter.
    pub cost: u32,
    /// PBKDF2's salt.
    pub salt: Vec<u8>,
    /// The start of every password.
    pub nonce: Vec<u8>,
    /// What the key of the right counter starts with.
    pub prefix: Vec<u8>,
}

impl Task {
    /// PBKDF2's password for a counter.
    #[must_use]
    pub fn password(&self, counter: u32) -> Vec<u8> {
        let mut password = self.nonce.clone();
        password.extend(counter.to_be_bytes());
        password
    }

    /// Whether this derived key solves the task.
    #[must_use]
    pub fn is_solved_by(&self, key: &[u8]) -> bool {
        key.starts_with(&self.prefix)
    }
}

/// The ALTCHA payload: the task as it came, and its solution.
#[must_use]
pub fn payload(task: &str, counter: u32, key: &[u8]) -> String {
    let mut hex = String::new();
    for byte in key {
        push_hex(&mut hex, *byte);
    }
    [
        r#"{"challenge":"#,
        task,
        r#","solution":{"counter":"#,
        &counter.to_string(),
        r#","derivedKey":""#,
        &hex,
        r#""}}"#,
    ]
    .concat()
}

/// The bytes that pairs of hexadecimal digits say; `None` for anything else.
pub(crate) fn bytes(hex: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u32>> = hex.chars().map(|digit| digit.to_digit(16)).collect();
    let pairs = digits?;
    let mut bytes = Vec::new();
    for pair in pairs.chunks(2) {
        let [high, low] = *pair else { return None };
        bytes.push(u8::try_from(high << 4 | low).ok()?);
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
            "algorithm": ALGORITHM, "cost": 7, "keyLength": KEY_BYTES, "keyPrefix": "00fF",
            "nonce": "0102", "salt": "",
        } })
    }

    #[test]
    fn a_task_is_what_a_solver_needs_of_it() {
        let task: Task = tree::read(Some(challenge())).unwrap();
        assert_eq!((task.cost, task.salt.as_slice()), (7, [].as_slice()));
        assert_eq!(task.password(0x0102_0304), [1, 2, 1, 2, 3, 4]);
        assert!(task.is_solved_by(&[0, 0xff, 9]));
        assert!(!task.is_solved_by(&[0, 0xfe, 9]) && !task.is_solved_by(&[0]));
    }

    #[test]
    fn a_task_of_another_kind_is_not_begun() {
        for (name, value) in [
            ("algorithm", json!("SHA-256")),
            ("keyLength", json!(16)),
            ("cost", json!(null)),
            ("salt", json!("0")),
            ("nonce", json!("zz")),
            ("keyPrefix", json!(7)),
        ] {
            let mut other = challenge();
            other["parameters"][name] = value;
            assert_eq!(tree::read::<Task>(Some(other)), None, "{name}");
        }
    }

    #[test]
    fn the_payload_holds_the_task_as_it_came() {
        assert_eq!(
            payload("{ }", 500, &[0, 0xab]),
            r#"{"challenge":{ },"solution":{"counter":500,"derivedKey":"00ab"}}"#
        );
    }
}
