//! The shape of the rule files: what an energy adviser may write in them.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::values::{Band, ByClass, Day, Hundredths, Per, Surface};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Operation {
    pub(super) code: String,
    pub(super) title: String,
    pub(super) works: Vec<String>,
    pub(super) dwellings: Vec<String>,
    #[serde(default)]
    pub(super) not_cumulable_with: Vec<String>,
    #[serde(default)]
    pub(super) is_unsettled: bool,
    #[serde(default)]
    pub(super) other_aids: Vec<OtherAid>,
    pub(super) versions: Vec<Version>,
    #[serde(default)]
    pub(super) bonuses: Vec<Bonus>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OtherAid {
    pub(super) aid: String,
    pub(super) from: Option<Day>,
    pub(super) until: Option<Day>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Version {
    pub(super) label: String,
    pub(super) from: Option<Day>,
    pub(super) until: Option<Day>,
    #[serde(rename = "until_reason")]
    pub(super) _until_reason: Option<String>,
    #[serde(rename = "life_years")]
    pub(super) _life_years: Option<u32>,
    #[serde(rename = "rge_categories")]
    pub(super) _rge_categories: Option<Vec<u32>>,
    pub(super) conditions: Vec<String>,
    pub(super) sources: Vec<String>,
    pub(super) confidence: String,
    #[serde(rename = "note")]
    pub(super) _note: Option<String>,
    #[serde(default)]
    pub(super) is_assumed: bool,
    #[serde(default)]
    pub(super) limits: Limits,
    pub(super) amount: Option<Amount>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Limits {
    pub(super) etas_at_least: Option<BTreeMap<String, u32>>,
    pub(super) etas_at_least_by_fuel: Option<BTreeMap<String, u32>>,
    pub(super) etas_at_least_by_power: Option<BTreeMap<String, u32>>,
    pub(super) scop_at_least: Option<Hundredths>,
    pub(super) power_at_most_kw: Option<u32>,
    pub(super) collectors_at_least_m2: Option<BTreeMap<String, u32>>,
    pub(super) hot_water_only: Option<bool>,
    pub(super) dpe_before: Option<Vec<String>>,
    pub(super) dpe_classes_gained_at_least: Option<u32>,
    pub(super) insulation_items_at_least: Option<u32>,
    pub(super) owner_only: Option<bool>,
    pub(super) systems: Option<Systems>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Systems {
    pub(super) individual: Vec<String>,
    pub(super) collective: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Amount {
    pub(super) per: Option<Per>,
    pub(super) rows: Vec<Row>,
    pub(super) zone_factor: Option<ByZone<Hundredths>>,
    pub(super) surface: Option<Surface>,
    #[serde(default)]
    pub(super) surface_factors: Vec<SurfaceFactors>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    pub(super) dwelling: Option<String>,
    pub(super) usage: Option<String>,
    pub(super) etas: Option<String>,
    pub(super) scop: Option<ScopBand>,
    pub(super) system: Option<String>,
    pub(super) collective: Option<bool>,
    pub(super) classes_gained: Option<u32>,
    pub(super) kwh: Kwh,
    pub(super) factor: Option<Hundredths>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScopBand {
    pub(super) from: Hundredths,
    pub(super) below: Option<Hundredths>,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "kWh cumac, or those of H1, H2 and H3")]
pub(super) enum Kwh {
    Everywhere(u64),
    ByZone(ByZone<u64>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ByZone<T> {
    #[serde(rename = "H1")]
    pub(super) h1: T,
    #[serde(rename = "H2")]
    pub(super) h2: T,
    #[serde(rename = "H3")]
    pub(super) h3: T,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SurfaceFactors {
    pub(super) dwelling: Option<String>,
    pub(super) bands: Vec<Band>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Bonus {
    pub(super) scheme: String,
    pub(super) from: Option<Day>,
    pub(super) until: Option<Day>,
    pub(super) dwelling: Option<String>,
    pub(super) factor: Option<ByClass<Hundredths>>,
    pub(super) eur_at_least: Option<ByClass<u64>>,
    pub(super) kwh_added: Option<KwhAdded>,
    pub(super) size: Option<String>,
    pub(super) replaces: Option<String>,
    #[serde(default)]
    pub(super) main_residence_only: bool,
    #[serde(default)]
    pub(super) fossil_free_after: bool,
    #[serde(default)]
    pub(super) conditions: Vec<String>,
    pub(super) sources: Vec<String>,
    pub(super) confidence: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KwhAdded {
    pub(super) dwellings_up_to: u64,
    pub(super) per_dwelling: u64,
    pub(super) fixed: u64,
    pub(super) per_dwelling_beyond: u64,
    pub(super) fixed_beyond: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    #[serde(rename = "kind")]
    pub(super) _kind: String,
    #[serde(rename = "text")]
    pub(super) _text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rules {
    pub(super) rule_set: Day,
    pub(super) checked_until: Day,
    pub(super) no_operation: Vec<NoOperation>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NoOperation {
    pub(super) work: String,
    pub(super) other_aids: Vec<String>,
    #[serde(rename = "note")]
    pub(super) _note: String,
    #[serde(rename = "sources")]
    pub(super) _sources: Vec<String>,
}
