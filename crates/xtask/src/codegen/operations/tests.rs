//! A made-up fiche as a table.

use super::super::fiche::{Operation, Rules};
use super::table;

const FICHE: &str = r#"
    code = "BAR-EN-999"
    title = "Isolation d'essai"
    works = ["attic_insulation"]
    dwellings = ["house"]

    [[versions]]
    label = "vB2-1"
    from = "2026-01-01"
    conditions = ["rge_required"]
    sources = ["PDF"]
    confidence = "high"

    [versions.amount]
    per = "m2"
    rows = [{ kwh = { H1 = 1700, H2 = 1400, H3 = 920 } }]

    [[versions]]
    label = "vB1-1"
    from = "2025-01-01"
    until = "2025-12-31"
    conditions = ["rge_required"]
    sources = ["PDF"]
    confidence = "high"

    [versions.amount]
    rows = [{ kwh = 1000, factor = 0.9 }]
    surface = "living"
    [[versions.amount.surface_factors]]
    bands = [{ below = 110, factor = 1 }, { up_to = 130, factor = 1.1 }, { factor = 1.6 }]
"#;

fn generated(fiche: &str) -> String {
    let operation: Operation = toml::from_str(fiche).unwrap();
    let rules: Rules = toml::from_str(
        "rule_set = \"2026-01-01\"\nchecked_until = \"2026-12-31\"\nno_operation = []",
    )
    .unwrap();
    table(&[operation], &rules)
}

#[test]
fn a_made_up_fiche_is_data_only() {
    let table = generated(FICHE);
    assert!(table.contains("from: Date::of(2026, 1, 1), until: Date::NEVER_AFTER"));
    assert!(table.contains("Row { kwh: [1_700, 1_400, 920], ..Row::ANY }"));
    assert!(table.contains("Row { factor: 90, kwh: [1_000, 1_000, 1_000], ..Row::ANY }"));
    // Up to 130 m² includes 130.0 and not 130.1.
    assert!(table.contains("bands: &[(1100, 100),(1301, 110),(u32::MAX, 160),]"));
}

#[test]
fn only_what_ended_before_the_rule_set_is_history() {
    let table = generated(FICHE);
    assert!(table.contains("#[cfg(feature = \"history\")]\nVersion { label: \"vB1-1\""));
    let last_day = FICHE.replace("2025-12-31", "2026-01-01");
    let table = generated(&last_day.replace("from = \"2026-01-01\"", "from = \"2026-01-02\""));
    assert!(!table.contains("history"));
}
