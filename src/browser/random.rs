//! Identifiers and waits that nobody can guess.

use consent::evidence::Salt;
use lead::SubmissionId;

use super::clock;

/// A new submission id; `None` where the browser has no secure random source: nothing weaker is
/// used instead.
pub fn submission_id() -> Option<SubmissionId> {
    let mut random = [0; 10];
    fill(&mut random)?;
    let now = u64::try_from(clock::now_ms()).ok()?;
    Some(SubmissionId::new(now, random))
}

/// A new salt; `None` likewise.
pub fn salt() -> Option<Salt> {
    let mut random = [0; 16];
    fill(&mut random)?;
    Some(Salt::from(random))
}

fn fill(random: &mut [u8]) -> Option<()> {
    let crypto = web_sys::window()?.crypto().ok()?;
    crypto.get_random_values_with_u8_array(random).ok()?;
    Some(())
}

/// A wait of `around_ms`, longer by up to a fifth, so that visitors who lost the same network
/// do not come back at the same moment.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between nothing and a fifth of a small number"
)]
pub fn with_jitter(around_ms: u32) -> u32 {
    around_ms.saturating_add((js_sys::Math::random() * f64::from(around_ms / 5)) as u32)
}
