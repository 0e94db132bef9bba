//! The device's clock. Dates inside statements are the server's, never these.

use chrono::NaiveDate;
use consent::{Instant, civil_date};
use js_sys::{Array, Date, Intl, Object, Reflect};
use web_sys::wasm_bindgen::JsValue;

#[cfg(feature = "marks")]
use super::witness::by_name;

/// Milliseconds since 1970 on the device's clock, which may be wrong.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a date in milliseconds is far below 2^53"
)]
pub fn now_ms() -> i64 {
    Date::now() as i64
}

/// Leaves a moment of this name in the browser's list (User Timing), in a build that is measured;
/// there is nothing of it in what is shipped.
#[inline]
pub fn mark(name: &'static str) {
    #[cfg(feature = "marks")]
    {
        let window = web_sys::window().map(JsValue::from).unwrap_or_default();
        let performance = by_name::get(&window, "performance");
        by_name::call(&performance, "mark", &name.into());
    }
    #[cfg(not(feature = "marks"))]
    let _ = name;
}

/// Now, by the device's clock; `None` where that clock is beyond the year 9999.
pub fn now() -> Option<Instant> {
    Instant::from_unix_millis(now_ms()).ok()
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
    civil_date::parse_iso(&text).ok()
}
