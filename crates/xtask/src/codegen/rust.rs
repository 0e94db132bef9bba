//! Rust source from data.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};

/// The text as `rustfmt` writes it.
pub(super) fn format(source: &str) -> Result<String> {
    let mut rustfmt = Command::new("rustfmt")
        .args([
            "--edition",
            "2024",
            "--config",
            "use_field_init_shorthand=true",
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("rustfmt is missing: rustup component add rustfmt")?;
    rustfmt
        .stdin
        .take()
        .context("rustfmt has no input")?
        .write_all(source.as_bytes())?;
    let output = rustfmt.wait_with_output()?;
    ensure!(
        output.status.success(),
        "rustfmt refused the generated source"
    );
    Ok(String::from_utf8(output.stdout)?)
}

/// The variant of a wire name: `attic_insulation` is `AtticInsulation`.
pub(super) fn variant(name: &str) -> String {
    name.split('_').fold(String::new(), |mut variant, word| {
        let (first, rest) = word.split_at(1.min(word.len()));
        variant.push_str(&first.to_uppercase());
        variant.push_str(rest);
        variant
    })
}

/// The variant of a band: `111_140` is `From111To140`, `140_plus` is `Over140`.
pub(super) fn band(name: &str) -> String {
    match name.split_once('_') {
        Some((from, "plus")) => format!("Over{from}"),
        Some((from, below)) => format!("From{from}To{below}"),
        None => name.to_owned(),
    }
}

/// `None`, or `Some` of what is written for the value.
pub(super) fn option<T>(value: Option<&T>, write: impl Fn(&T) -> String) -> String {
    value.map_or_else(
        || "None".to_owned(),
        |value| format!("Some({})", write(value)),
    )
}

/// A slice of what is written for each value.
pub(super) fn slice<T>(values: &[T], write: impl Fn(&T) -> String) -> String {
    let mut list = String::from("&[");
    for value in values {
        // Writing to a String cannot fail.
        let _ = write!(list, "{},", write(value));
    }
    list.push(']');
    list
}

/// A whole number in groups of three digits.
pub(super) fn grouped(number: u64) -> String {
    match (number / 1000, number % 1000) {
        (0, rest) => rest.to_string(),
        (thousands, rest) => format!("{}_{rest:03}", grouped(thousands)),
    }
}
