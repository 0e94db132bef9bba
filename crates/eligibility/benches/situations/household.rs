//! The households that are measured, in the browser and outside of it.

use eligibility::answers::{
    Age, Area, Completed, Dpe, DwellingKind, Emitter, Etas, Fuel, Heating, Income, IncomeAnswer,
    InsulationItem, Occupant, Percent, Persons, Place, Quote, Replaced, Scop, System, Usage, Work,
};
use eligibility::{Answers, Postcode, WorkKind};

/// Three households by name: every work of a house, the same with nothing said of the works, and
/// one work.
pub(crate) fn all() -> [(&'static str, Answers); 3] {
    let every = household(WorkKind::ALL.iter().map(|kind| answered(*kind)).collect());
    let open = household(WorkKind::ALL.iter().map(|kind| Work::new(*kind)).collect());
    let one = household(vec![answered(WorkKind::HeatPumpAirWater)]);
    [
        ("every work, all answered", every),
        ("every work, no details", open),
        ("one work", one),
    ]
}

/// A family of three in a house of Lyon heated with oil, everything answered.
fn household(works: Vec<Work>) -> Answers {
    let mut answers = Answers {
        works,
        occupant: Some(Occupant::OwnerOccupier),
        heating: Some(Heating::Oil),
        ..Answers::default()
    };
    answers.place = "69003"
        .parse::<Postcode>()
        .map(Place::from)
        .unwrap_or_default();
    answers.dwelling.kind = Some(DwellingKind::House);
    answers.dwelling.living_area_m2 = Area::from_counts(1_000).ok();
    answers.dwelling.completed = Some(Completed::Age(Age::Over15));
    answers.dwelling.main_residence = Some(true);
    answers.dwelling.dpe = Some(Dpe::F);
    answers.household.persons = Persons::new(3).ok();
    answers.household.income = Some(Income::Class(IncomeAnswer::Modest));
    answers.project.quote = Some(Quote::NotSigned);
    answers.project.works_started = Some(false);
    answers.project.contractor_rge = Some(true);
    answers.project.fossil_free_after = Some(true);
    answers
}

/// A work with every detail that its operation reads.
fn answered(kind: WorkKind) -> Work {
    Work {
        area_m2: Area::from_counts(400).ok(),
        etas: Percent::from_counts(1_450).ok().map(Etas::Percent),
        scop: Scop::from_counts(430).ok(),
        usage: Some(Usage::Heating),
        emitter: Some(Emitter::LowTemperature),
        fuel: Some(Fuel::Pellets),
        system: Some(match kind {
            WorkKind::VentilationDoubleFlow => System::Modulated,
            _ => System::HumidityB,
        }),
        collective: Some(false),
        replaces: Some(match kind {
            WorkKind::WoodStove => Replaced::CoalStove,
            _ => Replaced::OilBoiler,
        }),
        insulation_items: Some(vec![InsulationItem::Walls, InsulationItem::Roof]),
        dpe_after: Some(Dpe::C),
        ..Work::new(kind)
    }
}
