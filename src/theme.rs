//! The colours and sizes of a deployment, over those of the style sheet.

use consent::ShortMap;
use yew::NodeRef;

use crate::browser::shadow;

/// What a deployment may set: every custom property of `styles/tokens.css`, without `--cee-`.
const TOKENS: &[&str] = &[
    "unit",
    "font",
    "text",
    "text-small",
    "text-large",
    "text-title",
    "text-figure",
    "space-1",
    "space-2",
    "space-3",
    "space-4",
    "space-5",
    "space-6",
    "side",
    "target",
    "width",
    "measure",
    "radius",
    "radius-large",
    "line",
    "ring",
    "color-paper",
    "color-surface",
    "color-ink",
    "color-soft-ink",
    "color-rule",
    "color-edge",
    "color-accent",
    "color-accent-strong",
    "color-on-accent",
    "color-tint",
    "color-error",
    "color-error-tint",
    "color-warning",
    "color-warning-tint",
];

/// Sets the tokens of a deployment on the element that the widget is drawn in.
pub fn wear(root: &NodeRef, theme: &ShortMap<String, String>) {
    for (name, value) in theme.iter() {
        if TOKENS.contains(&name.as_str()) {
            shadow::set_property(root, &["--cee-", name].concat(), value);
        }
        // Colours of one palette: half of them over the dark one could not be read.
        if name.starts_with("color-") {
            shadow::stay_light(root);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deployment_may_set_every_token_of_the_style_sheet_and_no_other() {
        let sheet = include_str!("../styles/tokens.css");
        let mut defined: Vec<&str> = sheet
            .lines()
            .filter_map(|line| Some(line.trim().strip_prefix("--cee-")?.split_once(':')?.0))
            .collect();
        defined.sort_unstable();
        defined.dedup();
        let mut known = TOKENS.to_vec();
        known.sort_unstable();
        assert_eq!(known, defined);
    }
}
