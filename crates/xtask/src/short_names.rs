//! Short names between the glue and its wasm.
//!
//! wasm-bindgen writes names such as `__wbg_appendChild_3f0c2a1be9d0a6b7` on both sides. Their
//! digests do not compress, and nobody reads them.

use std::collections::BTreeMap;

/// Names that only the glue and its wasm know.
const PREFIXES: [&str; 2] = ["__wbg_", "wasm_bindgen__convert__closures"];

/// New names for those of `names` that need not keep theirs; none that `glue` uses already.
pub(crate) fn shorter(names: impl Iterator<Item = String>, glue: &str) -> BTreeMap<String, String> {
    let used: Vec<&str> = identifiers(glue).collect();
    let mut fresh = (0_u32..)
        .map(|number| format!("_{number}"))
        .filter(|name| !used.contains(&name.as_str()));
    names
        .filter(|name| PREFIXES.iter().any(|prefix| name.starts_with(prefix)))
        .filter_map(|name| Some((name, fresh.next()?)))
        .collect()
}

/// The script under the new names.
pub(crate) fn rename(glue: &str, names: &BTreeMap<String, String>) -> String {
    let mut renamed = String::with_capacity(glue.len());
    let mut rest = glue;
    for identifier in identifiers(glue) {
        let Some((before, after)) = rest.split_once(identifier) else {
            break;
        };
        renamed.push_str(before);
        renamed.push_str(names.get(identifier).map_or(identifier, String::as_str));
        rest = after;
    }
    renamed.push_str(rest);
    renamed
}

fn identifiers(script: &str) -> impl Iterator<Item = &str> {
    script
        .split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_' && letter != '$')
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_get_the_same_short_name_and_nothing_else_changes() {
        let glue = "const _0 = { __wbg_a_12: (_) => wasm.mount(__wbg_a_123), \"__wbg_a_12\": 1 };";
        let names = ["__wbg_a_12", "mount", "__wbg_a_123"].map(str::to_owned);
        let names = shorter(names.into_iter(), glue);
        assert_eq!(
            rename(glue, &names),
            "const _0 = { _1: (_) => wasm.mount(_2), \"_1\": 1 };"
        );
    }
}
