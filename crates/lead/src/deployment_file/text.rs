//! What any text in the file must be: one line of clean Unicode that promises nothing.

use consent::template::{Gap, Template};
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::outline::Item;
use super::places::Place;
use crate::person_name::is_unsafe;

/// Words that mislead about a commercial premium, formulas that would turn silence into
/// consent, and a list that the law repealed (C. consom. L.121-2, L.121-4, L.223-1; GDPR
/// art. 4(11)). Compared without accents and in lower case, from the start of a word.
const BANNED: [&str; 16] = [
    "gratuit",
    "offert",
    "1 €",
    "garanti",
    "officiel",
    "agree par l'etat",
    "derniere chance",
    "bloctel",
    "en poursuivant",
    "en validant vous acceptez",
    "vous avez droit",
    "free of charge",
    "guarantee",
    "official",
    "last chance",
    "you are entitled",
];

/// A name, an address or another short fact.
pub(super) fn line(item: &Item<'_>) -> Option<String> {
    let text = item.text()?;
    is_clean(item, text).then(|| text.to_owned())
}

/// A wording with the gaps that its place needs and may have.
pub(super) fn template(item: &Item<'_>, place: Place) -> Option<Template> {
    let text = item.text()?;
    let is_clean = is_clean(item, text);
    let template = match Template::try_from(text.to_owned()) {
        Ok(template) => template,
        Err(error) => return item.fault(&error.to_string()),
    };
    let mut is_complete = true;
    for gap in place.needs {
        if !template.has(*gap) {
            is_complete = false;
            item.add_fault(&format!("{} must contain {{{}}}", place.name, gap.name()));
        }
    }
    for gap in Gap::ALL {
        if template.has(gap) && !place.can_fill(gap) {
            is_complete = false;
            item.add_fault(&format!(
                "{{{}}} has no value in {}",
                gap.name(),
                place.name
            ));
        }
    }
    // A mark after a gap would melt into the value that fills it.
    if text
        .split('}')
        .skip(1)
        .any(|rest| rest.starts_with(is_combining_mark))
    {
        return item.fault("a combining mark follows a brace");
    }
    (is_clean && is_complete).then_some(template)
}

fn is_clean(item: &Item<'_>, text: &str) -> bool {
    let faults = faults(text);
    for fault in &faults {
        item.add_fault(fault);
    }
    faults.is_empty()
}

fn faults(text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut fault = |is_wrong: bool, message: &str| {
        if is_wrong {
            faults.push(message.to_owned());
        }
    };
    fault(text.trim().is_empty(), "the text is empty");
    fault(text.trim() != text, "spaces stand before or after the text");
    fault(
        text.contains(is_unsafe),
        "the text has a line break, a control or a bidirectional override",
    );
    fault(!is_nfc(text), "the text is not in Unicode form NFC");
    fault(
        text.starts_with(is_combining_mark),
        "the text begins with a combining mark",
    );
    let folded = folded(text);
    for word in BANNED.iter().filter(|word| has_word(&folded, word)) {
        faults.push(format!("\"{word}\" may not be said to a visitor"));
    }
    faults
}

/// Lower case, without accents, with plain spaces and apostrophes.
pub(super) fn folded(text: &str) -> String {
    let base = text.nfd().filter(|c| !is_combining_mark(*c));
    let lower = base.flat_map(char::to_lowercase);
    let plain = lower.map(|c| match c {
        '\u{a0}' | '\u{202f}' => ' ',
        '\u{2019}' => '\'',
        other => other,
    });
    plain.collect()
}

/// Whether the stem begins a word of the text; both are folded.
pub(super) fn has_word(folded: &str, stem: &str) -> bool {
    folded.match_indices(stem).any(|(at, _)| {
        let before = folded.get(..at).and_then(|head| head.chars().next_back());
        before.is_none_or(|before| !before.is_alphanumeric())
    })
}

/// How many words a reader counts: a sign that stands alone is none.
pub(super) fn word_count(text: &str) -> usize {
    let words = text.split_whitespace();
    words
        .filter(|word| word.contains(char::is_alphanumeric))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clean_sentences_pass() {
        for text in [
            "Une assurance habitation",
            "à 201 €, l’été",
            "注意",
            "a\u{a0}: b",
        ] {
            assert_eq!(faults(text), [] as [String; 0], "{text}");
        }
    }

    #[test]
    fn signs_between_spaces_are_no_words() {
        assert_eq!(word_count("Durée\u{a0}: 3 ans\u{202f}; l’été"), 4);
        assert_eq!(word_count(" * \n"), 0);
    }

    #[test]
    fn promises_and_repealed_lists_are_found_whatever_their_accents() {
        for text in [
            "Prime GARANTIE",
            "un audit gratuitement",
            "isolation à 1\u{202f}€",
            "Agréé par l’État",
            "liste Bloctel",
            "En validant vous acceptez",
            "You are entitled to a premium",
        ] {
            assert_eq!(faults(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn text_that_two_machines_could_write_differently_is_refused() {
        for text in [
            "",
            " a",
            "a\u{202e}b",
            "e\u{301}te\u{301}",
            "\u{301}a",
            "a\u{2028}b",
        ] {
            assert_ne!(faults(text), [] as [String; 0], "{text:?}");
        }
    }
}
