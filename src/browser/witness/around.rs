//! Where the page is, and how it is seen.

use consent::evidence::{ColorScheme, Surroundings, Viewport, is_name, is_origin};
use js_sys::{Array, Intl, Object, Reflect};
use web_sys::wasm_bindgen::JsValue;

use super::by_name::{call, get, number_of, percent, text};

/// The page as this visitor sees it, without its time zone.
pub(super) fn surroundings() -> Surroundings {
    let window = web_sys::window().map(JsValue::from).unwrap_or_default();
    let location = get(&window, "location");
    let ancestors = get(&location, "ancestorOrigins");
    let mut ancestor_origins = Vec::new();
    for index in 0..number_of(&ancestors, "length").min(10) {
        let origin = Reflect::get_u32(&ancestors, index).ok();
        ancestor_origins.extend(
            origin
                .and_then(|origin| origin.as_string())
                .filter(|o| is_origin(o)),
        );
    }
    let is_framed = get(&window, "parent") != window;
    let embedding_origin = ancestor_origins
        .first()
        .cloned()
        .or_else(|| referrer(&window));
    Surroundings {
        locale: text(&get(&window, "navigator"), "language").filter(|name| is_name(name)),
        timezone: None,
        viewport: Viewport {
            width: number_of(&window, "innerWidth"),
            height: number_of(&window, "innerHeight"),
            dpr_percent: percent(&window, "devicePixelRatio"),
        },
        zoom_percent: percent(&get(&window, "visualViewport"), "scale"),
        color_scheme: if prefers(&window, "(prefers-color-scheme: dark)") {
            ColorScheme::Dark
        } else {
            ColorScheme::Light
        },
        reduced_motion: prefers(&window, "(prefers-reduced-motion: reduce)"),
        embedding_origin: embedding_origin.filter(|_| is_framed),
        ancestor_origins,
    }
}

/// Where a page in a frame was opened from.
fn referrer(window: &JsValue) -> Option<String> {
    let address = text(&get(window, "document"), "referrer")?;
    let origin = web_sys::Url::new(&address).ok()?.origin();
    Some(origin).filter(|origin| is_origin(origin))
}

/// The device's time zone.
pub(super) fn timezone() -> Option<String> {
    let format = Intl::DateTimeFormat::new(&Array::of1(&"fr".into()), &Object::new());
    text(
        &call(&format, "resolvedOptions", &JsValue::UNDEFINED),
        "timeZone",
    )
    .filter(|name| is_name(name))
}

fn prefers(window: &JsValue, query: &str) -> bool {
    get(&call(window, "matchMedia", &query.into()), "matches").is_truthy()
}
