//! Answers as the wire has them, drawn for properties, and dates on both sides of every version.
use chrono::{Days, NaiveDate};
use eligibility::answers::{
    Age, Dpe, DwellingKind, Emitter, EtasBand, Fuel, Heating, IncomeAnswer, InsulationItem,
    Occupant, Quote, Replaced, System, Usage,
};
use eligibility::{Answers, WorkKind};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Draws answers as the wire has them: each field is there or not.
struct Draw<'a> {
    numbers: std::iter::Cycle<std::slice::Iter<'a, usize>>,
}

impl Draw<'_> {
    fn number(&mut self) -> usize {
        self.numbers.next().copied().unwrap_or(0)
    }

    fn one(&mut self, of: &[Value]) -> Option<Value> {
        let number = self.number();
        (!number.is_multiple_of(4))
            .then(|| of.get(number / 4 % of.len()).cloned())
            .flatten()
    }

    fn name(&mut self, of: &[&str]) -> Option<Value> {
        self.one(&of.iter().map(|name| json!(name)).collect::<Vec<_>>())
    }

    fn work(&mut self) -> Value {
        let kind = WorkKind::NAMES.get(self.number() % WorkKind::NAMES.len());
        let areas = [
            json!(0.1),
            json!(35),
            json!(130),
            json!(130.1),
            json!(10_000),
        ];
        let bands: Vec<_> = EtasBand::NAMES
            .iter()
            .map(|band| json!({"band": band}))
            .collect();
        let items = [
            json!([]),
            json!(["walls", "walls"]),
            json!(InsulationItem::NAMES),
        ];
        let booleans = [json!(true), json!(false)];
        object([
            ("kind", kind.map(|kind| json!(kind))),
            ("area_m2", self.one(&areas)),
            ("heated_area_m2", self.one(&areas)),
            ("etas", self.one(&bands)),
            ("scop", self.one(&[json!(3.89), json!(3.9), json!(4.3)])),
            ("power_kw", self.one(&[json!(12), json!(12.1), json!(70.1)])),
            ("usage", self.name(Usage::NAMES)),
            ("emitter", self.name(Emitter::NAMES)),
            ("fuel", self.name(Fuel::NAMES)),
            ("system", self.name(System::NAMES)),
            ("collective", self.one(&booleans)),
            (
                "dwellings",
                self.one(&[json!(1), json!(125), json!(126), json!(10_000)]),
            ),
            ("replaces", self.name(Replaced::NAMES)),
            ("insulation_items", self.one(&items)),
            ("dpe_after", self.name(Dpe::NAMES)),
        ])
    }

    fn answers(&mut self) -> Value {
        let booleans = [json!(true), json!(false)];
        let places = [
            "69003", "75011", "20000", "05110", "97400", "98000", "99999", "00100",
        ];
        let places: Vec<_> = places
            .iter()
            .map(|postcode| json!({"postcode": postcode}))
            .collect();
        let ages = Age::NAMES.iter().map(|age| json!({"age": age}));
        let completed: Vec<_> = ages
            .chain([2023, 2024, 2025].map(|year| json!({"year": year})))
            .collect();
        let classes = IncomeAnswer::NAMES
            .iter()
            .map(|class| json!({"class": class}));
        let incomes: Vec<_> = classes.chain([json!({"rfr_eur": 25_000})]).collect();
        let areas = [json!(34.9), json!(90), json!(130), json!(130.1)];
        json!({
            "place": self.one(&places),
            "dwelling": object([
                ("kind", self.name(DwellingKind::NAMES)),
                ("living_area_m2", self.one(&areas)),
                ("completed", self.one(&completed)),
                ("main_residence", self.one(&booleans)),
                ("dpe", self.name(Dpe::NAMES)),
            ]),
            "occupant": self.name(Occupant::NAMES),
            "heating": self.name(Heating::NAMES),
            "household": object([
                ("persons", self.one(&[json!(1), json!(30)])),
                ("income", self.one(&incomes)),
            ]),
            "project": object([
                ("quote", self.name(Quote::NAMES)),
                ("works_started", self.one(&booleans)),
                ("contractor_rge", self.one(&booleans)),
                ("fossil_free_after", self.one(&booleans)),
            ]),
            "works": (0..self.number() % 4).map(|_| self.work()).collect::<Vec<_>>(),
        })
    }
}

fn object<const N: usize>(fields: [(&str, Option<Value>); N]) -> Value {
    let fields = fields
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(fields.collect::<Map<_, _>>())
}

/// Any answers, each field there or not.
pub(crate) fn answers() -> impl Strategy<Value = Answers> {
    prop::collection::vec(0usize..10_000, 80).prop_map(|numbers| {
        let drawn = Draw {
            numbers: numbers.iter().cycle(),
        }
        .answers();
        serde_json::from_value(drawn).unwrap()
    })
}

/// From before the first version to after the last date that was checked.
pub(crate) fn dates() -> impl Strategy<Value = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(2018, 1, 1).unwrap();
    (0u64..3_700).prop_map(move |days| first + Days::new(days))
}
