//! The page around the widget.

use yew::NodeRef;

/// The title of the page before the widget wrote into it.
pub fn title() -> String {
    document()
        .map(|document| document.title())
        .unwrap_or_default()
}

/// Writes the title of the page, so that history and screen readers tell the screens apart (rgaa 40).
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// The page's address without query and fragment, which may hold personal data.
pub fn address() -> Option<String> {
    let location = web_sys::window()?.location();
    let mut address = location.origin().ok()?;
    address.push_str(&location.pathname().ok()?);
    Some(address)
}

/// Width, height in CSS pixels and hundredths of device pixel ratio of the window.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes of a window are small and not negative; a cast saturates"
)]
pub fn viewport() -> Option<(u32, u32, u32)> {
    let window = web_sys::window()?;
    let width = window.inner_width().ok()?.as_f64()?;
    let height = window.inner_height().ok()?.as_f64()?;
    Some((
        width as u32,
        height as u32,
        (window.device_pixel_ratio() * 100.0) as u32,
    ))
}

/// Whether a media query holds, such as `(prefers-color-scheme: dark)`.
pub fn media_matches(query: &str) -> bool {
    web_sys::window()
        .and_then(|window| window.match_media(query).ok().flatten())
        .is_some_and(|list| list.matches())
}

/// Whether the element is on the page at all.
pub fn is_shown(node: &NodeRef) -> bool {
    node.get().is_some_and(|node| node.is_connected())
}

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}
