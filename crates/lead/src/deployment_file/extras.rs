//! Rates, services and looks: what is neither identity nor words of consent.

use consent::{Language, ShortMap};
use eligibility::Rates;
use eligibility::rates::{ClassRates, RatePeriod};

use super::outline::Item;
use super::{text, wording};
use crate::deployment::AnalyticsService;

/// What one MWh cumac is worth, by period; periods do not overlap.
pub(super) fn rates(item: &Item<'_>) -> Option<Rates> {
    let mut periods: Vec<RatePeriod> = Vec::new();
    for item in item.items()? {
        let period = rate_period(&item)?;
        if periods.iter().any(|earlier| earlier.overlaps(&period)) {
            return item.fault("the period overlaps an earlier one");
        }
        periods.push(period);
    }
    if periods.is_empty() {
        return item.fault("no period: leave `rates` out to show no amount in euros");
    }
    Some(Rates { periods })
}

fn rate_period(item: &Item<'_>) -> Option<RatePeriod> {
    let mut section = item.section()?;
    let from = section.required("from", Item::date);
    let until = section.optional("until", Item::date);
    let cents_per_mwh = section.required("cents_per_mwh", |item| {
        let mut section = item.section()?;
        let default = section.required("default", cents);
        let very_modest = section.optional("very_modest", cents);
        let modest = section.optional("modest", cents);
        section.finish();
        Some(ClassRates {
            default: default?,
            very_modest,
            modest,
        })
    });
    if until.zip(from).is_some_and(|(until, from)| until < from) {
        section.fault("the period ends before it begins");
    }
    section.finish();
    Some(RatePeriod {
        from: from?,
        until,
        cents_per_mwh: cents_per_mwh?,
    })
}

/// Cents of euro per MWh cumac; certificates trade below 20 euros, so more is a wrong unit.
fn cents(item: &Item<'_>) -> Option<u32> {
    match item.integer()? {
        cents @ 1..=5000 => Some(cents),
        _ => item.fault("expected cents of euro per MWh cumac, 1 to 5000"),
    }
}

/// A service that measures the audience, once the visitor agrees.
pub(super) fn analytics(item: &Item<'_>, languages: &[Language]) -> Option<AnalyticsService> {
    let mut section = item.section()?;
    let name = section.required("name", text::line);
    let company = section.required("company", text::line);
    let what = section.required("what", |item| {
        wording::per_language(item, languages, text::line)
    });
    let period_months = section.required("period_months", analytics_months);
    section.finish();
    Some(AnalyticsService {
        name: name?,
        company: company?,
        what: what?,
        period_months: period_months?,
    })
}

/// The longest that the CNIL lets what was measured be kept, in months (R-CK-7).
const LONGEST_MEASURED: u8 = 25;

fn analytics_months(item: &Item<'_>) -> Option<u8> {
    let months = u8::try_from(item.integer()?).ok();
    match months.filter(|months| (1..=LONGEST_MEASURED).contains(months)) {
        None => item.fault("expected 1 to 25 months: the CNIL allows no more (R-CK-7)"),
        months => months,
    }
}

/// Colours and sizes by token. Values cannot leave their declaration nor load anything.
pub(super) fn theme(item: &Item<'_>) -> Option<ShortMap<String, String>> {
    let mut section = item.section()?;
    let mut theme = Some(ShortMap::new());
    for key in section.keys() {
        let value = section.required(&key, |item| {
            let is_name = key
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            if !is_name {
                return item.fault("a token has lower-case letters, digits and hyphens");
            }
            let value = item.text()?;
            let is_plain = |c: char| c.is_ascii_alphanumeric() || " #%,.()-'".contains(c);
            let is_sound = (1..=80).contains(&value.len())
                && value.chars().all(is_plain)
                && !value.contains("url");
            if is_sound {
                Some(value.to_owned())
            } else {
                item.fault("expected a plain colour, size or font list")
            }
        });
        match (value, &mut theme) {
            (Some(value), Some(theme)) => {
                theme.insert(key, value);
            }
            _ => theme = None,
        }
    }
    theme
}
