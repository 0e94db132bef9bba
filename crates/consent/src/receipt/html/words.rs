//! The sentences of the page, and moments in words.

use crate::civil_date::{self, in_words};
use crate::evidence::Grade;
use crate::terms::Language;

/// Nothing in the page loads or runs: the policy says so to every browser.
pub(super) const HEAD: &str = concat!(
    "<!doctype html>\n<html lang=\"fr\"><head><meta charset=\"utf-8\">",
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
    "<meta http-equiv=\"Content-Security-Policy\" ",
    "content=\"default-src 'none'; style-src 'unsafe-inline'\">",
    "<meta name=\"referrer\" content=\"no-referrer\">",
    "<meta name=\"color-scheme\" content=\"light dark\">",
    "<meta name=\"cee-edition\" content=\"1\">",
);

pub(super) const STYLE: &str = concat!(
    ":root{color-scheme:light dark}",
    "body{margin:0;font:1.0625rem/1.5 system-ui,sans-serif;background:#fff;color:#1c1c1c}",
    "main{max-width:44rem;margin:0 auto;padding:1.5rem 1rem 3rem}",
    "h1{font-size:1.75rem;line-height:1.2}",
    "h2{font-size:1.25rem;margin:2.5rem 0 .5rem;border-top:1px solid #767676;padding-top:1rem}",
    "h3{font-size:1.0625rem;margin:1.5rem 0 .25rem}",
    "dt{font-weight:600;margin-top:.5rem}dd{margin:0}",
    "blockquote{margin:.75rem 0;padding:.25rem 0 .25rem 1rem;border-left:3px solid #767676}",
    "blockquote p,figure{margin:.25rem 0}",
    "code,pre{font-size:.875rem;overflow-wrap:anywhere;white-space:pre-wrap}",
    "a{color:#0b4f8a}",
    "@media (prefers-color-scheme:dark){body{background:#16191d;color:#ececec}a{color:#8cc8ff}}",
    "@media print{body{background:#fff;color:#000;font-size:11pt}main{max-width:none;padding:0}",
    "h2,h3{break-after:avoid}blockquote,dd{break-inside:avoid}a{color:#000}}",
);

/// The durable medium and the copy on request: C. consom. R.223-1 I 5° and R.223-2.
pub(super) const INTRODUCTION: &str = concat!(
    "<p>Ce fichier montre ce que vous avez demandé, accepté et refusé. ",
    "Gardez-le\u{a0}: il s’ouvre sans connexion. Il contient vos choix, ",
    "mais ni votre nom, ni votre numéro, ni votre adresse.</p>",
    "<p>C’est votre copie sur support durable. Vous pouvez en demander une autre à tout moment, ",
    "sans frais.</p>",
);

/// C. consom. L.223-1 al. 5.
pub(super) const BANNED_SECTOR: &str = concat!(
    "les travaux pour économiser l’énergie, pour produire de l’énergie renouvelable, ",
    "ou pour adapter le logement au vieillissement ou au handicap",
);

pub(super) const WORKING_DAYS: &str = " (cinq jours ouvrables)";

pub(super) const WITHDRAWAL: &str = concat!(
    "<p>Vous pouvez retirer un consentement ou annuler votre demande à tout moment, sans ",
    "donner de raison. Indiquez si possible le numéro de la demande. Vous avez le choix\u{a0}:</p>",
);

pub(super) const ONLINE: &str = concat!(
    "<li>en ligne, sans compte, un bouton par choix (gardez ce lien pour vous\u{a0}: ",
    "il suffit pour retirer vos accords)\u{a0}: ",
);

/// GDPR art. 7(3) and C. consom. R.223-3.
pub(super) const WITHDRAWAL_EFFECT: &str = concat!(
    "<p>Le retrait vaut dès que vous le dites. Ce qui a été fait avant reste valable. ",
    "Les partenaires concernés sont prévenus.</p>",
);

/// GDPR art. 12(3), 15 to 22 and 77; loi 78-17 art. 85.
pub(super) const RIGHTS: &str = concat!(
    "<p>Aux mêmes adresses, vous pouvez\u{a0}:</p><ul>",
    "<li>obtenir une copie de vos données (accès)\u{202f};</li>",
    "<li>les corriger (rectification)\u{202f};</li>",
    "<li>les supprimer (effacement)\u{202f};</li>",
    "<li>geler leur utilisation (limitation)\u{202f};</li>",
    "<li>arrêter un usage fondé sur un intérêt légitime (opposition)\u{202f};</li>",
    "<li>retirer un consentement\u{202f};</li>",
    "<li>emporter vos données (portabilité)\u{202f};</li>",
    "<li>laisser des directives pour après votre décès\u{202f};</li>",
    "<li>demander à une personne de revoir un résultat automatique.</li></ul>",
    "<p>La réponse arrive sous un mois. Vous pouvez aussi adresser une réclamation à la CNIL, ",
    "3 Place de Fontenoy, TSA\u{a0}80715, 75334 Paris\u{a0}cedex\u{a0}07.</p>",
);

/// What is whose word (design: claims of the browser are labelled so).
pub(super) const PROOF: &str = concat!(
    "<p>Établi par le serveur\u{a0}: la date et l’heure de réception, le numéro de la demande, ",
    "les dates limites, et les textes. Le serveur a comparé chaque texte affiché, mot pour mot, ",
    "à celui en vigueur.</p>",
    "<p>Transmis par votre navigateur\u{a0}: votre demande, vos travaux, l’état de chaque ",
    "case, quand et comment chaque texte était affiché. Aucune case n’était cochée d’avance.</p>",
    "<p>Ce reçu ne prouve pas l’identité de la personne qui a rempli le formulaire.</p>",
);

pub(super) const SIGNATURE: &str = concat!(
    "<p>Le même reçu, signé par le serveur et lisible par un logiciel (JWS). ",
    "La signature montre si le reçu a été modifié depuis.</p>",
);

pub(super) const VERIFY: &str = concat!(
    "<p>Une page le vérifie dans votre navigateur, sans rien envoyer, et montre ce qui est ",
    "signé\u{a0}: ",
);

pub(super) const LOG: &str = concat!(
    "<p>La place de votre demande et de chacune de vos réponses dans le journal du serveur, ",
    "lisible par un logiciel. Avec elle et avec ce que le serveur publie de son journal, ",
    "chacun peut vérifier qu’elles y figurent et que rien n’y a été réécrit depuis.</p>",
);

/// What a grade says, after its name.
pub(super) const fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::E1 => "\u{a0}: envoyé par un navigateur, aucun moyen de contact confirmé",
        Grade::E2 => "\u{a0}: un moyen de contact a été confirmé",
        Grade::E3 => {
            "\u{a0}: un moyen de contact a été confirmé, la date l’est par un tiers qualifié"
        }
    }
}

/// A moment in words: `23 novembre 2026 à 11 h 15, heure de Paris (UTC+01:00)`. What is no
/// RFC 3339 text comes back as it is.
#[must_use]
pub fn moment(rfc3339: &str) -> String {
    let parts = || {
        let digits = |from: usize, to: usize| {
            let part = rfc3339.get(from..to)?;
            part.bytes().all(|b| b.is_ascii_digit()).then_some(part)
        };
        let day = civil_date::parse_iso(rfc3339.get(..10)?).ok()?;
        let (hour, minute) = (digits(11, 13)?, digits(14, 16)?);
        let offset = rfc3339.rfind(['+', '-']).filter(|at| *at > 16);
        let offset = rfc3339.get(offset?..)?;
        let hour = hour.strip_prefix('0').unwrap_or(hour);
        let mut words = in_words(day, Language::Fr);
        for part in [
            " à\u{a0}",
            hour,
            "\u{a0}h\u{a0}",
            minute,
            ", heure de Paris (UTC",
            offset,
            ")",
        ] {
            words.push_str(part);
        }
        Some(words)
    };
    parts().unwrap_or_else(|| rfc3339.to_owned())
}

/// The day of a moment in words.
pub(super) fn day_of(rfc3339: &str) -> String {
    let day = rfc3339
        .get(..10)
        .and_then(|day| civil_date::parse_iso(day).ok());
    day.map_or_else(|| rfc3339.to_owned(), |day| in_words(day, Language::Fr))
}
