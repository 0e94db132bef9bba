//! What an assessment may become when more is answered.

use eligibility::answers::{Area, Dwellings, Work};
use eligibility::assessment::KwhCumac;
use eligibility::{Amount, Answers, Assessment, ReasonCode, Says, Verdict, WorkAssessment};
use proptest::prelude::*;

/// Whether the new answers may break what was a condition.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Promises {
    /// They may: only a condition that was named can then worsen the verdict.
    MayBreak,
    /// They do not.
    Hold,
}

/// Fails unless `after` says no more than `before` left open.
pub(crate) fn narrows(
    before: &Assessment,
    after: &Assessment,
    answers: &Answers,
    promises: Promises,
) -> Result<(), TestCaseError> {
    verdict(before.verdict, after.verdict, || false)?;
    if let Some(zone) = before.climate_zone {
        prop_assert_eq!(after.climate_zone.unwrap_or(zone), zone);
    }
    // Without works, those that the dwelling allows are assessed: fewer when its kind is known.
    for (index, work) in after.works.iter().enumerate() {
        let same = if answers.works.is_empty() {
            before.works.iter().find(|before| before.kind == work.kind)
        } else {
            before.works.get(index)
        };
        let Some(before) = same else {
            continue;
        };
        let may_worsen = || promises == Promises::MayBreak && breaks_a_promise(before, work);
        let shown =
            |error| TestCaseError::fail(format!("{error}\nbefore {before:#?}\nafter {work:#?}"));
        verdict(before.verdict, work.verdict, may_worsen).map_err(shown)?;
        amounts(before, work, answers.works.get(index)).map_err(shown)?;
    }
    Ok(())
}

fn verdict(
    before: Verdict,
    after: Verdict,
    may_worsen: impl Fn() -> bool,
) -> Result<(), TestCaseError> {
    let is_kept = match before {
        Verdict::Eligible => after == Verdict::Eligible || may_worsen(),
        // Whatever the answer on the place, it stays a no.
        Verdict::NotEligible => matches!(after, Verdict::NotEligible | Verdict::OutOfScope),
        Verdict::OutOfScope => after == Verdict::OutOfScope,
        Verdict::ToCheck => true,
    };
    prop_assert!(is_kept, "{:?} became {:?}", before, after);
    Ok(())
}

fn says(work: &WorkAssessment, code: ReasonCode) -> Option<Says> {
    let mut reasons = work.reasons.iter();
    let reason = reasons.find(|reason| reason.code == code);
    reason.map(|reason| reason.says)
}

/// Every reason against the work was a condition before.
fn breaks_a_promise(before: &WorkAssessment, after: &WorkAssessment) -> bool {
    let against = after
        .reasons
        .iter()
        .filter(|reason| matches!(reason.says, Says::NotMet | Says::ToCheck));
    let mut against = against.peekable();
    against.peek().is_some()
        && against.all(|reason| says(before, reason.code) == Some(Says::Condition))
}

fn amounts(
    before: &WorkAssessment,
    after: &WorkAssessment,
    work: Option<&Work>,
) -> Result<(), TestCaseError> {
    let is_open = matches!(after.verdict, Verdict::Eligible | Verdict::ToCheck);
    let fossil = ReasonCode::BonusFossilFree;
    let is_boiler_kept =
        says(before, fossil) == Some(Says::Condition) && says(after, fossil) == Some(Says::Note);
    let amount = |work: &WorkAssessment| work.kwh_cumac().or(work.kwh_cumac_per_m2()).copied();
    let (Some(wide), Some(narrow), true) = (amount(before), amount(after), is_open) else {
        return Ok(());
    };
    // Tenths of what one unit of the earlier amount counts: one square metre, one dwelling.
    let is_share = says(before, ReasonCode::AmountPerDwelling).is_some()
        && says(after, ReasonCode::AmountPerDwelling).is_none();
    let area = work.and_then(|work| work.area_m2).map_or(10, Area::counts);
    let dwellings = work
        .and_then(|work| work.dwellings)
        .map_or(1, Dwellings::number);
    let (least, most) = match (before.kwh_cumac(), after.kwh_cumac()) {
        (None, Some(_)) => (u64::from(area), u64::from(area)),
        _ if is_share => (10, 10 * u64::from(dwellings)),
        _ => (10, 10),
    };
    contains(wide.base, narrow.base, least, most)?;
    // Without the promise the bonus goes; the base stays, and nothing is added.
    if is_boiler_kept {
        let least_total = narrow.total.map(Amount::min);
        prop_assert!(least_total.is_none_or(|total| total >= narrow.base.min()));
        if let (Some(wide), Some(narrow)) = (wide.total, narrow.total) {
            prop_assert!(narrow.max() <= most_of(wide, most));
        }
        return Ok(());
    }
    total(wide, narrow, least, most)?;
    if let (Some(wide), Some(narrow)) = (before.premium_eur, after.premium_eur)
        && (least, most) == (10, 10)
    {
        contains(wide, narrow, 10, 10)?;
    }
    Ok(())
}

/// A total that was established stays so, within its range.
fn total(wide: KwhCumac, narrow: KwhCumac, least: u64, most: u64) -> Result<(), TestCaseError> {
    match (wide.total, narrow.total) {
        (Some(wide), Some(narrow)) => contains(wide, narrow, least, most),
        (Some(_), None) => {
            prop_assert!(false, "a total went missing");
            Ok(())
        }
        (None, _) => Ok(()),
    }
}

/// The greatest that so many tenths of the unit of an amount come to.
fn most_of(wide: Amount, tenths: u64) -> u64 {
    if tenths == 10 {
        wide.max()
    } else {
        (wide.max() + 1) * tenths / 10
    }
}

/// The ends of an amount are whole kWh, rounded down: one kWh for each unit may be lost.
fn contains(wide: Amount, narrow: Amount, least: u64, most: u64) -> Result<(), TestCaseError> {
    let low = wide.min() * least / 10;
    let high = most_of(wide, most);
    prop_assert!(
        low <= narrow.min() && narrow.max() <= high,
        "{:?} is not within {:?}",
        narrow,
        wide
    );
    Ok(())
}
