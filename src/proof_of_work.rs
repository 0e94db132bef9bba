//! Solving the task of a challenge while the visitor answers.

use lead::proof_of_work::{HIGHEST_COUNTER, Task, bytes, payload};

use crate::browser::key_derivation::KeyDerivation;
use crate::browser::{clock, json};

/// How long solving may take. Whoever has not solved it by then asks without.
const TIME_LIMIT_MS: i64 = 20_000;

/// The task with its solution; `None` where it cannot be solved here, or not in time.
pub(crate) async fn solve(text: &str) -> Option<String> {
    let task: Task = json::read(text)?;
    let derivation = KeyDerivation::new(&bytes(&task.salt)?, task.cost)?;
    let until = clock::now_ms() + TIME_LIMIT_MS;
    for counter in 0..=HIGHEST_COUNTER {
        let key = derivation.key(&task.password(counter)?).await?;
        if task.is_solved_by(&key) {
            return Some(payload(text, counter, &key));
        }
        if clock::now_ms() > until {
            break;
        }
    }
    None
}
