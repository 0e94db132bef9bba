//! The console of the page, for who embeds the widget.

use web_sys::console;

/// Says once what the host page should correct; never anything that a visitor typed.
pub fn warn(message: &str) {
    console::warn_1(&message.into());
}

/// Says that the widget gave up.
pub fn error(message: &str) {
    console::error_1(&message.into());
}
