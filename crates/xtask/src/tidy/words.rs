//! What visitors read: words that promise too much, and French typography.

use super::{Fault, Source};

/// Words that mislead about a commercial premium, and formulas that would turn silence into
/// consent (GDPR art. 4(11); code de la consommation L.121-2 and L.223-1).
const BANNED: [&str; 12] = [
    "gratuit",
    "offert",
    "1 €",
    "garanti",
    "officiel",
    "agréé par l’état",
    "agréé par l'état",
    "dernière chance",
    "bloctel",
    "en poursuivant",
    "en validant vous acceptez",
    "vous avez droit",
];

const NARROW: char = '\u{202f}';
const WIDE: char = '\u{a0}';

pub(super) fn faults(sources: &[Source]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for source in sources.iter().filter(|source| is_read_by_visitors(source)) {
        for (line, text) in source.lines().filter(|(_, text)| !is_comment(text)) {
            let mut fault = |message: String| {
                faults.push(Fault {
                    path: source.path.clone(),
                    line,
                    message,
                });
            };
            for word in banned(text) {
                fault(format!("« {word} » may not be said to a visitor"));
            }
            if is_french(source) {
                literals(text)
                    .iter()
                    .filter_map(|text| misprint(text))
                    .for_each(fault);
            }
        }
    }
    faults
}

fn is_read_by_visitors(source: &Source) -> bool {
    [
        "src/texts",
        "deployments",
        "crates/verify/src/page",
        "crates/verify/page",
    ]
    .iter()
    .any(|folder| source.is_below(folder))
        || matches!(source.path.as_str(), "deployment.toml" | "loader/demo.html")
}

fn is_french(source: &Source) -> bool {
    ["src/texts/fr", "crates/verify/src/page/words"]
        .iter()
        .any(|start| source.path.starts_with(start))
        || source.has_extension("toml")
}

fn is_comment(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("//") || line.starts_with('#') || line.starts_with("<!--")
}

fn banned(text: &str) -> Vec<&'static str> {
    let text = text.to_lowercase().replace([NARROW, WIDE], " ");
    let hits = BANNED.into_iter().filter(|word| {
        text.match_indices(word).any(|(at, _)| {
            let before = text.get(..at).and_then(|head| head.chars().next_back());
            before.is_none_or(|before| !before.is_alphanumeric())
        })
    });
    hits.collect()
}

/// The insides of double-quoted strings that open and close on this line.
fn literals(line: &str) -> Vec<&str> {
    line.split('"').skip(1).step_by(2).collect()
}

/// What a French typesetter would send back, for texts that are sentences.
fn misprint(text: &str) -> Option<String> {
    // Identifiers, addresses and patterns are not sentences.
    if !text.contains([' ', NARROW, WIDE]) || text.contains("://") {
        return None;
    }
    let marks: Vec<char> = text.chars().collect();
    let wrong = marks.windows(2).find_map(|pair| match pair {
        [before, '\''] if before.is_alphabetic() => Some("a straight apostrophe"),
        [' ', ':' | ';' | '!' | '?' | '»'] => Some("a breaking space before a high mark"),
        [before, ';' | '!' | '?'] if before.is_alphanumeric() => Some("no space before a mark"),
        ['«', ' '] => Some("a breaking space after «"),
        _ => None,
    });
    wrong.map(|wrong| format!("{wrong} in « {text} »"))
}

#[cfg(test)]
mod tests {
    use super::super::source;
    use super::*;

    fn count(path: &str, text: &str) -> usize {
        faults(&[source(path, text)]).len()
    }

    #[test]
    fn promises_are_found_where_visitors_read_them() {
        let text = "title: \"Isolation Gratuite\",";
        assert_eq!(count("src/texts/fr.rs", text), 1);
        assert_eq!(count("crates/collector/src/main.rs", text), 0);
        assert_eq!(count("src/texts/fr.rs", "title: \"Liste Bloctel\","), 1);
    }

    #[test]
    fn amounts_that_end_in_one_euro_are_fine() {
        assert_eq!(banned("à partir de 1\u{202f}€"), ["1 €"]);
        assert!(banned("environ 201 €").is_empty());
    }

    #[test]
    fn comments_may_name_what_is_banned() {
        assert_eq!(count("deployments/demo.toml", "# never: gratuit"), 0);
        assert_eq!(count("src/texts/fr.rs", "// never: offert"), 0);
    }

    #[test]
    fn french_marks_have_their_spaces() {
        let check = |text: &str, expected: bool| {
            assert_eq!(misprint(text).is_some(), expected, "{text}");
        };
        check("Pourquoi demandons-nous cela\u{202f}?", false);
        check("Pourquoi demandons-nous cela ?", true);
        check("Pourquoi demandons-nous cela?", true);
        check("Adresse\u{a0}: 3 rue du Pré", false);
        check("Adresse : 3 rue du Pré", true);
        check("L’isolation du toit", false);
        check("L'isolation du toit", true);
        check("attic_insulation?", false);
        check("voir https://example.fr/?a b", false);
    }

    #[test]
    fn english_keeps_its_own_typography() {
        let text = "ask: \"Don't you know?\",";
        assert_eq!(count("src/texts/en.rs", text), 0);
        assert_eq!(count("src/texts/fr.rs", text), 1);
    }
}
