//! The device's clock. Dates inside statements are the server's, never these.

use chrono::NaiveDate;
use js_sys::{Array, Date, Intl, Object, Reflect};
use web_sys::wasm_bindgen::JsValue;

/// Milliseconds since 1970 on the device's clock, which may be wrong.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a date in milliseconds is far below 2^53"
)]
pub fn now_ms() -> i64 {
    Date::now() as i64
}

/// Milliseconds since the page opened, unmoved by changes of the clock; 0 where unknown.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a page does not live 2^53 milliseconds, nor less than none"
)]
pub fn monotonic_ms() -> u64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or(0, |clock| clock.now() as u64)
}

/// Today's civil date in metropolitan France, by the device's clock.
pub fn paris_today() -> Option<NaiveDate> {
    let options = Object::new();
    for (name, value) in [
        ("timeZone", "Europe/Paris"),
        ("year", "numeric"),
        ("month", "2-digit"),
        ("day", "2-digit"),
    ] {
        Reflect::set(&options, &name.into(), &value.into()).ok()?;
    }
    // Swedish writes dates as ISO 8601 does, in every engine.
    let format = Intl::DateTimeFormat::new(&Array::of1(&"sv-SE".into()), &options);
    let text = format
        .format()
        .call1(&JsValue::UNDEFINED, &Date::new_0())
        .ok()?
        .as_string()?;
    iso_date(&text)
}

/// The device's IANA time zone, such as `Europe/Paris`.
pub fn time_zone() -> Option<String> {
    let format = Intl::DateTimeFormat::new(&Array::new(), &Object::new());
    Reflect::get(&format.resolved_options(), &"timeZone".into())
        .ok()?
        .as_string()
}

fn iso_date(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
        .filter(|_| parts.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swedish_date_is_an_iso_date() {
        assert_eq!(
            iso_date("2026-11-23"),
            NaiveDate::from_ymd_opt(2026, 11, 23)
        );
        for text in ["", "23/11/2026", "2026-11", "2026-13-01", "2026-11-23-1"] {
            assert_eq!(iso_date(text), None, "{text}");
        }
    }
}
