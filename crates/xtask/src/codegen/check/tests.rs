//! A made-up fiche without fault, and each fault that it could have.

use super::super::fiche::{Operation, Rules, Source};
use super::super::places::Income;

const FICHE: &str = r#"
    code = "BAR-TH-999"
    title = "Pompe à chaleur d'essai"
    works = ["heat_pump_air_water"]
    dwellings = ["house", "flat"]

    [[other_aids]]
    aid = "maprimerenov"
    from = "2026-01-02"

    [[versions]]
    label = "vB2-1"
    from = "2026-01-01"
    until = "2027-12-31"
    conditions = ["rge_required"]
    sources = ["PDF"]
    confidence = "high"

    [versions.limits]
    hot_water_only = false
    owner_only = true

    [versions.amount]
    rows = [
        { dwelling = "house", etas = "111_140", kwh = 1000 },
        { dwelling = "house", etas = "140_plus", kwh = 2000 },
        { dwelling = "flat", collective = false, scop = { from = 3.9, below = 4.3 }, kwh = 500 },
        { dwelling = "flat", collective = false, scop = { from = 4.3 }, kwh = 600 },
        { dwelling = "flat", collective = true, kwh = 300 },
    ]
    zone_factor = { H1 = 1.2, H2 = 1, H3 = 0.7 }
    surface = "heated"
    [[versions.amount.surface_factors]]
    dwelling = "house"
    bands = [{ below = 110, factor = 1 }, { up_to = 130, factor = 1.15 }, { factor = 1.6 }]
    [[versions.amount.surface_factors]]
    dwelling = "flat"
    bands = [{ factor = 1 }]

    [[versions]]
    label = "vB1-1"
    until = "2025-12-31"
    conditions = ["rge_required"]
    sources = ["PDF"]
    confidence = "high"

    [versions.amount]
    per = "m2"
    rows = [{ kwh = { H1 = 1700, H2 = 1400, H3 = 920 } }]

    [[bonuses]]
    scheme = "coup_de_pouce_heating"
    from = "2026-01-01"
    until = "2026-06-30"
    factor = { modest_and_very_modest = 3, others = 2 }
    sources = ["PDF"]
    confidence = "high"

    [[bonuses]]
    scheme = "coup_de_pouce_heating"
    from = "2026-07-01"
    factor = { all = 5 }
    sources = ["PDF"]
    confidence = "high"
"#;

/// What is said of the fiche with this change; "" when nothing.
fn said(from: &str, to: &str) -> String {
    assert!(FICHE.contains(from), "{from}");
    let operation: Operation = match toml::from_str(&FICHE.replacen(from, to, 1)) {
        Ok(operation) => operation,
        Err(error) => return error.to_string(),
    };
    let source: Source = toml::from_str("kind = \"\"\ntext = \"\"").unwrap();
    let checked = super::operation(&operation, &[("PDF".to_owned(), source)].into());
    checked.map_or_else(|fault| format!("{fault:#}"), |()| String::new())
}

#[track_caller]
fn refused(from: &str, to: &str, because: &str) {
    let said = said(from, to);
    assert!(said.contains(because), "{to}: {said:?}");
}

#[test]
fn the_made_up_fiche_has_no_fault() {
    assert_eq!(said("vB2-1", "vB2-1"), "");
}

#[test]
fn dates_are_days_of_the_calendar_in_order() {
    for day in [
        "2026-02-30",
        "2026-13-01",
        "tomorrow",
        "2026-01-01T10:00:00",
    ] {
        refused("2027-12-31", day, "is no date as YYYY-MM-DD");
    }
    refused(
        "2027-12-31",
        "2025-12-31",
        "BAR-TH-999 vB2-1: until is before from",
    );
    refused(
        "2026-06-30",
        "2025-06-30",
        "coup_de_pouce_heating: until is before from",
    );
    let aid = "from = \"2026-01-02\"\nuntil = \"2026-01-01\"";
    refused(
        "from = \"2026-01-02\"",
        aid,
        "maprimerenov: until is before from",
    );
    refused(
        "until = \"2025-12-31\"",
        "until = \"2026-01-01\"",
        "overlap",
    );
    refused("until = \"2025-12-31\"", "", "overlap");
    refused("vB1-1", "vB2-1", "two versions are vB2-1");
}

#[test]
fn every_figure_has_a_listed_source_and_says_how_sure_it_is() {
    refused(
        "[\"PDF\"]",
        "[\"HEARSAY\"]",
        "HEARSAY is not in sources.toml",
    );
    refused("\"high\"", "\"\"", "vB2-1: no confidence");
    let bonus = "factor = { all = 5 }\n    sources = [\"PDF\"]\n    confidence = \"high\"";
    refused(bonus, &bonus.replace("PDF", "HEARSAY"), "HEARSAY is not");
    refused(bonus, &bonus.replace("high", ""), "heating: no confidence");
}

#[test]
fn a_misspelt_word_is_no_other_meaning() {
    refused("per = \"m2\"", "per = \"m²\"", "unknown variant `m²`");
    refused("per = \"m2\"", "pro = \"m2\"", "unknown field `pro`");
    refused("\"heated\"", "\"heatd\"", "unknown variant `heatd`");
    refused("below = 110", "under = 110", "`below` or `up_to`");
    refused(
        "hot_water_only = false",
        "hot_water_only = true",
        "leave it out",
    );
    refused("owner_only = true", "owner_only = false", "leave it out");
}

#[test]
fn a_zone_counts_once() {
    let by_zone = "kwh = { H1 = 1200, H2 = 1000, H3 = 700 } }";
    refused("kwh = 1000 }", by_zone, "the zone would count twice");
    refused("H3 = 920", "H4 = 920", "those of H1, H2 and H3");
}

#[test]
fn the_same_answers_never_choose_two_rows() {
    let twice = "two rows fit the same answers";
    let row = "{ dwelling = \"flat\", collective = true, kwh = 300 },";
    refused(row, &format!("{row}{row}"), twice);
    refused("\"140_plus\"", "\"111_140\"", twice);
    refused("\"140_plus\"", "\"130_plus\"", twice);
    refused(
        "dwelling = \"house\", etas = \"140_plus\"",
        "etas = \"140_plus\"",
        twice,
    );
    refused("from = 4.3 }", "from = 4.2 }", twice);
    refused("collective = true, ", "", twice);
    assert_eq!(said("\"140_plus\"", "\"150_plus\""), "");
    assert_eq!(
        said(
            "collective = true,",
            "collective = true, usage = \"heating\","
        ),
        ""
    );
}

#[test]
fn every_area_has_one_surface_factor() {
    let house = "dwelling = \"house\"\n    bands";
    refused(house, "dwelling = \"flat\"\n    bands", "two tables");
    refused(house, "bands", "two tables");
    let flat = "[[versions.amount.surface_factors]]\n    dwelling = \"flat\"\n    bands = [{ factor = 1 }]";
    refused(flat, "", "no surface_factors for a flat");
    refused("surface = \"heated\"", "", "both, or neither");
    refused("per = \"m2\"", "surface = \"living\"", "both, or neither");
    refused("up_to = 130", "up_to = 100", "out of order");
    refused("up_to = 130", "below = 110", "out of order");
    refused("below = 110", "below = 110, up_to = 110", "neither of them");
    refused(", { factor = 1.6 }", "", "no end");
    refused("factor = 1.15", "factor = 1.155", "in hundredths");
    refused("factor = 1.15", "factor = 0", "in hundredths");
    refused("H3 = 0.7", "H3 = -0.7", "in hundredths");
    refused(
        "H3 = 0.7",
        "H3 = 0.705",
        "0.705 is no number above 0 in hundredths",
    );
    refused(
        "rows = [{ kwh = { H1 = 1700, H2 = 1400, H3 = 920 } }]",
        "rows = []",
        "without rows",
    );
}

/// What only the building's installation is paid for has no area.
#[test]
fn a_dwelling_with_a_collective_row_alone_needs_no_surface_factors() {
    let houses_only = FICHE
        .replace("[[versions.amount.surface_factors]]\n    dwelling = \"flat\"\n    bands = [{ factor = 1 }]", "")
        .lines()
        .filter(|line| !line.contains("collective = false"))
        .fold(String::new(), |text, line| text + line + "\n");
    let operation: Operation = toml::from_str(&houses_only).unwrap();
    let source: Source = toml::from_str("kind = \"\"\ntext = \"\"").unwrap();
    super::operation(&operation, &[("PDF".to_owned(), source)].into()).unwrap();
}

#[test]
fn a_bonus_has_one_size_for_every_household() {
    let by_class = "`modest_and_very_modest` with `others`";
    refused(", others = 2", "", by_class);
    refused("modest_and_very_modest = 3, ", "", by_class);
    refused("{ all = 5 }", "{ all = 5, others = 4 }", by_class);
    refused("{ all = 5 }", "{ all = 5.555 }", "in hundredths");
    let one = "give one of factor, eur_at_least, kwh_added and size";
    refused("factor = { all = 5 }", "", one);
    refused(
        "factor = { all = 5 }",
        "factor = { all = 5 }\nsize = \"unknown\"",
        one,
    );
    let twice = "two bonuses coup_de_pouce_heating on the same day";
    refused("2026-06-30", "2026-07-01", twice);
    refused("from = \"2026-07-01\"", "", twice);
    let for_flats = "from = \"2026-06-01\"\ndwelling = \"flat\"";
    refused("from = \"2026-07-01\"", for_flats, twice);
}

#[test]
fn the_rules_are_checked_for_a_date_that_is_not_past() {
    let rules = |until: &str| -> Rules {
        let text =
            format!("rule_set = \"2026-11-23\"\nchecked_until = \"{until}\"\nno_operation = []");
        toml::from_str(&text).unwrap()
    };
    super::rules(&rules("2026-11-23")).unwrap();
    let fault = super::rules(&rules("2026-11-22")).unwrap_err();
    assert!(fault.to_string().contains("before rule_set"));
}

#[test]
fn ceilings_rise_with_the_class_and_the_household() {
    let text = include_str!("../../../../eligibility/data/income.toml");
    let said = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        let income: Income = toml::from_str(&text.replacen(from, to, 1)).unwrap();
        super::income(&income).map_or_else(|fault| fault.to_string(), |()| String::new())
    };
    assert_eq!(said("2026", "2026"), "");
    assert!(said("year = 2025", "year = 2026").contains("2026 is there twice"));
    assert!(said("29_253", "24_031").contains("do not rise"));
    assert!(said("42_933", "29_253").contains("do not rise"));
    assert!(said("35_270", "24_000").contains("a larger household has a lower ceiling"));
}
