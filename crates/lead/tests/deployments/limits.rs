//! What a deployment may not say yet, and what it says too long.

use consent::Language;

use crate::faults::{changed, check, check_anywhere, faults, read};

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

#[test]
fn what_the_controller_is_and_how_long_is_measured_come_from_the_description() {
    let public = read(&changed("", "")).unwrap().deployment.public;
    assert_eq!(
        public.maker.get(&Language::Fr).map(String::as_str),
        Some("une société privée")
    );
    assert_eq!(public.analytics[0].period_months, 13);
    assert_eq!(public.outline().maker, public.maker);
    check_anywhere(
        "maker.fr = \"une société privée\"",
        "",
        "`maker` is missing",
    );
    check(
        "maker.fr = \"une société privée\"",
        "maker.fr = \"un service officiel\"",
        "may not be said",
    );
    for months in ["0", "26", "400", "-1"] {
        let key = format!("period_months = {months}");
        check("period_months = 13", &key, "");
    }
    check_anywhere(
        "period_months = 13",
        "",
        "`analytics[0].period_months` is missing",
    );
}
