//! Answers drawn from numbers, and the same with some left out.

use eligibility::WorkKind;
use eligibility::answers::{
    Age, Dpe, DwellingKind, Emitter, EtasBand, Fuel, Heating, IncomeAnswer, InsulationItem,
    Occupant, Quote, Replaced, System, Usage,
};
use serde_json::{Value, json};

/// Each zone, Corsica, two straddling postcodes, overseas, Monaco, nowhere.
pub(crate) const POSTCODES: &[&str] = &[
    "69003", "75011", "33000", "13001", "20200", "05110", "06260", "97400", "98000", "99999",
];

/// Numbers to draw from, over and over.
#[derive(Debug)]
pub(crate) struct Draw {
    numbers: Vec<usize>,
    next: usize,
}

impl Draw {
    pub(crate) fn new(numbers: Vec<usize>) -> Self {
        Self { numbers, next: 0 }
    }

    fn number(&mut self) -> usize {
        self.next += 1;
        self.numbers[(self.next - 1) % self.numbers.len()]
    }

    fn one(&mut self, of: &[Value]) -> Value {
        of[self.number() % of.len()].clone()
    }

    fn name(&mut self, of: &[&str]) -> Value {
        json!(of[self.number() % of.len()])
    }

    fn boolean(&mut self) -> Value {
        json!(self.number().is_multiple_of(2))
    }

    fn area(&mut self) -> Value {
        let edges = [
            0.1, 1.9, 2.0, 8.0, 34.9, 35.0, 60.0, 70.0, 90.0, 110.0, 130.0, 130.1, 10_000.0,
        ];
        json!(edges[self.number() % edges.len()])
    }

    fn work(&mut self) -> Value {
        let etas = match self.number() % 3 {
            0 => json!({"band": self.name(EtasBand::NAMES)}),
            _ => json!({"percent": self.one(&[
                json!(65.9), json!(66), json!(79), json!(80), json!(110.9), json!(111), json!(126),
                json!(139.9), json!(140), json!(170), json!(200), json!(230),
            ])}),
        };
        let first = self.name(InsulationItem::NAMES);
        let second = self.name(InsulationItem::NAMES);
        json!({
            "kind": self.name(WorkKind::NAMES),
            "area_m2": self.area(),
            "heated_area_m2": self.area(),
            "etas": etas,
            "scop": self.one(&[json!(3.89), json!(3.9), json!(4.3), json!(20)]),
            "power_kw": self.one(&[json!(12), json!(12.1), json!(20), json!(20.1), json!(70.1)]),
            "usage": self.name(Usage::NAMES),
            "emitter": self.name(Emitter::NAMES),
            "fuel": self.name(Fuel::NAMES),
            "system": self.name(System::NAMES),
            "collective": self.boolean(),
            "dwellings": self.one(&[json!(1), json!(20), json!(125), json!(126), json!(10_000)]),
            "replaces": self.name(Replaced::NAMES),
            "insulation_items": self.one(&[json!([]), json!([first, second])]),
            "dpe_after": self.name(Dpe::NAMES),
        })
    }

    /// Every field answered.
    pub(crate) fn answers(&mut self) -> Value {
        let completed = match self.number() % 2 {
            0 => json!({"age": self.name(Age::NAMES)}),
            _ => {
                json!({"year": self.one(&[json!(1985), json!(2022), json!(2023), json!(2024), json!(2025)])})
            }
        };
        let income = match self.number() % 3 {
            0 => {
                json!({"rfr_eur": self.one(&[json!(0), json!(17_363), json!(30_000), json!(90_000)])})
            }
            _ => json!({"class": self.name(IncomeAnswer::NAMES)}),
        };
        let heating = self.name(Heating::NAMES);
        let kind = self.name(DwellingKind::NAMES);
        let mut works: Vec<_> = (0..self.number() % 4).map(|_| self.work()).collect();
        for work in &mut works {
            if contradicts(&heating, &work["replaces"]) {
                work["replaces"] = json!("other");
            }
            // A house shares its installation with nobody.
            if kind == "house" {
                work["collective"] = json!(false);
            }
        }
        json!({
            "place": {"postcode": self.name(POSTCODES)},
            "dwelling": {
                "kind": kind,
                "living_area_m2": self.area(),
                "completed": completed,
                "main_residence": self.boolean(),
                "dpe": self.name(Dpe::NAMES),
            },
            "occupant": self.name(Occupant::NAMES),
            "heating": heating,
            "household": {
                "persons": self.one(&[json!(1), json!(2), json!(30)]),
                "income": income,
                "place": {"postcode": self.name(&["75011", "69003", "97400"])},
            },
            "project": {
                "quote": self.name(Quote::NAMES),
                "works_started": self.boolean(),
                "contractor_rge": self.boolean(),
                "fossil_free_after": self.boolean(),
            },
            "works": works,
        })
    }

    /// The same answers with some left out: a field now and then, or half of them.
    pub(crate) fn fewer(&mut self, answers: &Value) -> Value {
        let one_in = [2, 4, 12][self.number() % 3];
        let mut fewer = answers.clone();
        self.leave_out(&mut fewer, one_in);
        // Where the dwelling's place is answered, no place of the household means the same place.
        if fewer.get("place").is_some() {
            fewer["household"]["place"] = answers["household"]["place"].clone();
        }
        // Where the living area is answered, no heated area means the same area, not an open one.
        if fewer.pointer("/dwelling/living_area_m2").is_some() {
            for (work, full) in
                works(&mut fewer).zip(answers["works"].as_array().into_iter().flatten())
            {
                work["heated_area_m2"] = full["heated_area_m2"].clone();
            }
        }
        fewer
    }

    fn leave_out(&mut self, answers: &mut Value, one_in: usize) {
        match answers {
            Value::Object(fields) => {
                fields.retain(|name, value| {
                    GROUPS.contains(&name.as_str())
                        || is_work(value)
                        || !self.number().is_multiple_of(one_in)
                });
                for (_, group) in fields
                    .iter_mut()
                    .filter(|(name, _)| GROUPS.contains(&name.as_str()))
                {
                    self.leave_out(group, one_in);
                }
            }
            Value::Array(works) => {
                for work in works {
                    self.leave_out(work, one_in);
                }
            }
            _ => {}
        }
    }
}

/// What holds fields to leave out; what one answer says in two fields stays together.
const GROUPS: &[&str] = &["works", "dwelling", "household", "project"];

/// The kind of a work is the one field that it cannot do without.
fn is_work(kind: &Value) -> bool {
    kind.as_str()
        .is_some_and(|name| WorkKind::from_name(name).is_some())
}

fn works(answers: &mut Value) -> impl Iterator<Item = &mut Value> {
    answers["works"].as_array_mut().into_iter().flatten()
}

/// Electric heating is no boiler: without an answer on what is replaced, the main heating says that
/// no boiler leaves.
fn contradicts(heating: &Value, replaces: &Value) -> bool {
    let (heating, replaces) = (heating.as_str().unwrap(), replaces.as_str().unwrap());
    let is_without_boiler = ["electric", "heat_pump", "wood", "heat_network"].contains(&heating);
    is_without_boiler && replaces.ends_with("_boiler")
}
