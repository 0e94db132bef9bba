//! The sentences of the page and its style.

pub(super) const HEAD: &str = concat!(
    "<!doctype html>\n<html lang=\"fr\"><head><meta charset=\"utf-8\">",
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
    "<meta name=\"referrer\" content=\"no-referrer\">",
    "<meta name=\"robots\" content=\"noindex\">",
    "<meta name=\"color-scheme\" content=\"light dark\">",
);

/// Without it the page is plain and works: a browser that cannot check digests leaves it out.
pub(super) const STYLE: &str = concat!(
    ":root{color-scheme:light dark}",
    "body{margin:0;font:1.0625rem/1.5 system-ui,sans-serif;background:#fff;color:#1c1c1c}",
    "main{max-width:40rem;margin:0 auto;padding:1.5rem 1rem 3rem;overflow-wrap:break-word}",
    "h1{font-size:1.75rem;line-height:1.2}",
    "h2{font-size:1.25rem;margin:2rem 0 .5rem}",
    "h3{font-size:1.0625rem;margin:0 0 .5rem}",
    "dt{font-weight:600;margin-top:.5rem}dd{margin:0}",
    ".card{border:1px solid #767676;border-radius:.5rem;padding:1rem;margin:1rem 0}",
    ".done{border-left:.375rem solid #1b6b3a;background:#e9f5ec;padding:.75rem 1rem}",
    ".more{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}",
    "details{margin:.75rem 0}summary{cursor:pointer;padding:.5rem 0}",
    "blockquote{margin:.75rem 0;padding:.25rem 0 .25rem 1rem;border-left:3px solid #767676}",
    "blockquote p{margin:.25rem 0}form{margin:.75rem 0 0}",
    "button{font:inherit;font-weight:600;min-height:2.75rem;padding:.5rem 1.25rem;max-width:100%;",
    "position:relative;border:2px solid #0b4f8a;border-radius:.375rem;background:#fff;",
    "color:#0b4f8a;cursor:pointer}",
    "button.all{background:#0b4f8a;color:#fff}",
    "a{color:#0b4f8a}",
    ":focus-visible{outline:3px solid #0b4f8a;outline-offset:3px}",
    "@media (prefers-color-scheme:dark){body{background:#16191d;color:#ececec}",
    ".done{background:#17301f;border-color:#7fd49b}",
    "button{background:#16191d;color:#8cc8ff;border-color:#8cc8ff}",
    "button.all{background:#8cc8ff;color:#10202e}",
    "a{color:#8cc8ff}:focus-visible{outline-color:#8cc8ff}}",
);

pub(super) const TITLE: &str = "Vos choix";
pub(super) const TITLE_DONE: &str = "Retrait enregistré – Vos choix";
pub(super) const H1: &str = "Vos choix";

/// Where the keyboard and a screen reader go on after a button was pressed.
pub(super) const DONE: &str = concat!(
    "<p class=\"done\" role=\"status\" tabindex=\"-1\" autofocus>",
    "C’est enregistré. Voici vos choix maintenant.</p>",
);

pub(super) const INTRODUCTION: &str = concat!(
    "<p>Vous pouvez revenir sur chaque choix à tout moment, sans donner de raison. Un bouton ",
    "suffit, et il vaut tout de suite. Ce qui a été fait avant reste valable.</p>",
    "<p>Cette page ne montre ni votre nom, ni votre numéro, ni votre adresse. Gardez son lien ",
    "pour vous\u{a0}: la personne qui l’a peut retirer vos accords.</p>",
);

pub(super) const OTHER_WAYS: &str =
    "<p>Vous pouvez aussi retirer un accord ou annuler une demande\u{a0}:</p>";

pub(super) const UNKNOWN: &str = "Ce lien n’ouvre rien";
pub(super) const UNKNOWN_TEXT: &str = concat!(
    "<p>Vérifiez qu’il est entier\u{a0}: il se trouve dans votre reçu, sous ",
    "«\u{a0}Changer d’avis\u{a0}».</p>",
);

pub(super) const TOO_OFTEN: &str = "Trop d’essais en peu de temps";
pub(super) const TOO_OFTEN_TEXT: &str =
    "<p>Attendez dix minutes, puis ouvrez à nouveau le lien de votre reçu.</p>";

pub(super) const FORM: &str = "Ce choix n’existe pas";
pub(super) const FORM_TEXT: &str =
    "<p>Rien n’a été changé. Ouvrez à nouveau le lien de votre reçu, et réessayez.</p>";

pub(super) const FAILED: &str = "Nous n’avons pas pu enregistrer";
pub(super) const FAILED_TEXT: &str = concat!(
    "<p>Notre serveur a un problème. Réessayez dans quelques minutes avec le lien de votre ",
    "reçu.</p>",
);
