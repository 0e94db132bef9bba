//! The sector in which nobody may be canvassed, consent or not: energy savings, renewable
//! energy, adaptation of homes (C. consom. L.223-1 al. 5 for calls, L.223-8 for messages).
//!
//! Goods are told by the beginnings of words, so that a trade nobody thought of passes: whoever
//! writes the deployment answers for its goods, the guard catches slips (R-PH-3).

use consent::Purpose;

use super::outline::Item;
use super::private::SignOff;
use super::text::{folded, has_word};

/// Beginnings of words, folded, French then English.
const STEMS: &[&str] = &[
    "accessib",
    "adapt",
    "aerotherm",
    "aides a l",
    "audit",
    "autoconso",
    "autonom",
    "baie",
    "ballon",
    "bardage",
    "barre d",
    "biomasse",
    "borne",
    "calorifug",
    "certificat",
    "chaudi",
    "chauff",
    "climatis",
    "comble",
    "conso",
    "cumulus",
    "depens",
    "diagnostic",
    "douche",
    "eau chaude",
    "ecolog",
    "econom",
    "electr",
    "elevateur",
    "energ",
    "eol",
    "facade",
    "facture",
    "fenetre",
    "fioul",
    "fuel",
    "gaz",
    "geotherm",
    "granul",
    "handicap",
    "hydraul",
    "insert",
    "isol",
    "laine",
    "menuiser",
    "monte-escalier",
    "monte escalier",
    "panneau",
    "panel",
    "pergola",
    "photovolt",
    "plancher",
    "poele",
    "pompe",
    "porte",
    "prime",
    "radiat",
    "reno",
    "senior",
    "solaire",
    "store",
    "thermi",
    "thermo",
    "tiers financ",
    "toit",
    "travaux",
    "ventil",
    "veranda",
    "verriere",
    "vieillis",
    "vitr",
    "volet",
    "wc",
    "attic",
    "boiler",
    "disab",
    "elder",
    "heat",
    "insul",
    "pump",
    "renew",
    "retrofit",
    "roof",
    "saving",
    "solar",
    "stair",
    "stove",
    "wind",
    "work",
];

/// Whole words, for abbreviations that begin other words.
const WORDS: &[&str] = &["bois", "cee", "dpe", "enr", "pac", "pv", "rge", "vmc"];

/// Reports goods of the banned sector, unless somebody signed for this purpose.
pub(super) fn guard(item: &Item<'_>, purpose: Purpose, sign_offs: &[SignOff]) {
    let is_signed = sign_offs.iter().any(|signed| signed.purpose == purpose);
    if is_signed {
        return;
    }
    if let Some(word) = item.text().and_then(banned_word) {
        let law = match purpose {
            Purpose::Phone => "C. consom. L.223-1 al. 5",
            _ => "C. consom. L.223-8",
        };
        item.add_fault(&format!(
            "\"{word}\" names goods that nobody may be canvassed for ({law}); a lawyer's \
             sign-off goes to [[private.sign_offs]]"
        ));
    }
}

/// Whether these goods seem to fall in the sector of C. consom. L.223-1 al. 5; in doubt, they do.
#[must_use]
pub fn is_in_banned_sector(goods: &str) -> bool {
    banned_word(goods).is_some()
}

/// The keyword by which these goods seem to fall in the banned sector.
fn banned_word(goods: &str) -> Option<&'static str> {
    let folded = folded(goods);
    let by_stem = STEMS.iter().find(|stem| has_word(&folded, stem));
    let is_word = |known: &&&str| {
        let mut words = folded.split(|c: char| !c.is_alphanumeric());
        words.any(|word| word == **known)
    };
    let by_word = || WORDS.iter().find(is_word);
    by_stem.or_else(by_word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goods_of_the_banned_sector_are_recognised() {
        for goods in [
            "l’isolation des combles",
            "une pompe à chaleur",
            "des panneaux photovoltaïques",
            "la RÉNOVATION énergétique",
            "un contrat d’électricité verte",
            "une douche de plain-pied",
            "un monte-escalier",
            "un audit",
            "une PAC air/eau",
            "la prime CEE",
            "un poêle à bois",
            "une VMC",
            "des baies vitrées",
            "de la laine de verre",
            "un bardage extérieur",
            "un cumulus",
            "un élévateur d’appartement",
            "une barre d’appui",
            "home insulation",
            "a new boiler",
        ] {
            assert_ne!(banned_word(goods), None, "{goods}");
        }
    }

    #[test]
    fn goods_of_other_trades_pass() {
        for goods in [
            "une assurance habitation",
            "une alarme",
            "un abonnement téléphonique",
            "une mutuelle santé",
            "un forfait internet",
            "home insurance",
        ] {
            assert_eq!(banned_word(goods), None, "{goods}");
        }
    }
}
