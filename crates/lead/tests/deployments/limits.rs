//! What a deployment may not say yet, and what it says too long.

use crate::faults::{changed, check, faults, read};

#[test]
fn a_policy_that_does_not_stand_yet_is_refused() {
    check("2024-10-21", "2026-11-24", "dated in the future");
    assert_eq!(faults(&changed("2024-10-21", "2026-11-23")), []);
    let partners = read(&changed("2026-11-02", "2026-11-24")).unwrap();
    let mut warnings = partners.warnings.iter();
    assert!(warnings.any(|w| w.line == 7 && w.message.contains("dated in the future")));
}

#[test]
fn a_notice_is_short_enough_to_be_read() {
    let opening = "notice = [\n";
    let words = |count: usize| format!("notice = [\n  \"{}.\",\n", vec!["mot"; count].join(" "));
    assert_eq!(faults(&changed(opening, &words(9))), []);
    check(opening, &words(10), "91 words");
}
