//! French, the first language of the test.

mod asking;
mod choices;
mod errors;
mod questions;
mod results;

use consent::Language;

use super::{AskingTexts, Money, Texts};

pub(super) use asking::*;
pub(super) use choices::*;
pub(super) use errors::*;
pub(super) use questions::*;
pub(super) use results::*;

const MONEY: Money = Money {
    point: ',',
    thousands: '\u{202f}',
    before: "",
    after: "\u{a0}€",
};

pub(super) static TEXTS: Texts = Texts {
    language: Language::Fr,
    tag: "fr",
    test_name: "Test d’éligibilité aux primes CEE",
    loading: "Chargement du test…",
    back: "Retour",
    next: "Continuer",
    edit: "Modifier",
    erase: "Effacer mes réponses",
    erase_question: "Effacer toutes vos réponses\u{202f}?",
    erase_confirm: "Oui, tout effacer",
    erase_cancel: "Non, les garder",
    required_legend: "* réponse obligatoire",
    error_prefix: "Erreur\u{a0}:",
    errors_title: "Il y a un problème",
    unknown: "Je ne sais pas",
    or: "ou",
    yes: "Oui",
    no: "Non",
    new_tab: "(nouvel onglet)",
    policy_link: "Politique de protection des données",
    need_help: "Besoin d’aide\u{202f}? Appelez-nous\u{a0}:",

    start_title: "Quels travaux peuvent recevoir une prime CEE\u{202f}?",
    start_lead: "Répondez à quelques questions sur votre logement et vos travaux. Vous saurez lesquels peuvent recevoir une prime CEE (certificats d’économies d’énergie), et pour quel montant indicatif.",
    start_points: [
        "Le test prend environ 3\u{a0}minutes.",
        "Gardez votre avis d’impôt près de vous\u{a0}: il aide à choisir votre tranche de revenus.",
        "Ni nom, ni adresse, ni téléphone avant le résultat.",
        "Vos réponses restent dans cet onglet tant que vous ne les envoyez pas.",
    ],
    start_button: "Commencer le test",

    result_label: "Votre résultat",
    result_indicative: "Ce résultat est indicatif. Ce n’est ni un accord ni un refus\u{a0}: il reste à confirmer avec un devis et les pièces du dossier.",
    result_kwh: "Volume de certificats",
    result_base_kwh: "Volume de certificats, sans le bonus",
    result_premium: "Prime indicative",
    result_no_rate: "Le montant en euros dépend de l’offre que vous recevrez.",
    result_details: "Pourquoi, et à quelles conditions",
    result_calculation: "Comment est-ce calculé\u{202f}?",
    result_blocks: "Ce qui bloque",
    result_to_check: "Ce qui reste à vérifier",
    result_conditions: "Les conditions à respecter",
    result_met: "Ce qui est pris en compte",
    result_notes: "À savoir",
    result_other_aids: "Les autres aides",
    result_to_ask: "Complétez ces réponses pour préciser le résultat\u{a0}:",
    result_answers: "Revoir mes réponses",
    result_next_title: "Et maintenant\u{202f}?",
    result_next: [
        "Demandez d’abord une offre de prime\u{a0}: elle doit être acceptée avant la signature du devis.",
        "Faites établir un devis par une entreprise RGE (reconnue garante de l’environnement) pour ces travaux.",
        "Ne signez rien et ne commencez rien avant d’avoir reçu l’offre de prime par écrit.",
    ],
    result_review: "Je demande qu’une personne revoie mon résultat",
    result_review_hint: "Ce résultat est calculé par un programme. Vous pouvez demander une explication ou le contester. Votre demande partira avec vos coordonnées, à l’étape suivante.",
    result_button: "Recevoir ce résultat et être conseillé",
    result_waiting: "Un instant, le calcul arrive…",
    result_per_m2: "\u{a0}par\u{a0}m²",
    result_show: "Voir mon résultat",

    request_label: "Votre demande",
    way_waiting: "Un instant, nous préparons la suite…",
    way_failed: "Nous n’arrivons pas à joindre notre serveur. Vos réponses sont gardées\u{a0}: essayez encore dans un moment.",

    way_title: "Comment voulez\u{2011}vous continuer\u{202f}?",
    call_us_title: "Appelez-nous",
    contact_title: "Vos coordonnées",
    consents_title: "Vos choix pour la suite",
    recap_title: "Vérifiez avant d’envoyer",
    resuming_title: "Votre demande est en cours d’envoi",
    receipt_title: "Votre demande est enregistrée",

    cookies_name: "Choix de mesure d’audience",
    cookies_title: "Mesure d’audience\u{a0}: acceptez-vous\u{202f}?",
    cookies_choice_kept: "Votre choix est gardé 6\u{a0}mois. Vous pouvez en changer à tout moment avec «\u{a0}Gérer mes cookies\u{a0}».",
    cookies_accept: "Tout accepter",
    cookies_refuse: "Tout refuser",
    cookies_manage: "Gérer mes cookies",
    cookies_accepted: "Mesure d’audience\u{a0}: acceptée.",
    cookies_refused: "Mesure d’audience\u{a0}: refusée.",
};

/// The words of the steps after the result.
pub(super) static ASKING: AskingTexts = AskingTexts {
    calculation_price: "Prix d’un MWh\u{a0}cumac",
    calculation_premium: "Prime indicative, arrondie à l’euro inférieur",
    calculation_pairs: "Sur une ligne à deux nombres, le premier mène au montant le plus bas, le second au plus élevé.",
    calculation_sources: "Sources",
    texts_changed: "Nos textes ont changé. Relisez-les\u{a0}: les choix concernés sont à refaire, le reste est gardé.",
    texts_altered: "Un outil de votre navigateur (traduction ou extension) avait modifié des textes. Voici les nôtres\u{a0}: les choix concernés sont à refaire.",
    request_changed: "Le texte de votre demande a changé. Relisez-le et décidez à nouveau.",
    result_changed: "Votre résultat a changé avec cette réponse. Le voici.",
    boxes_not_kept: "Les cases cochées ne sont pas gardées quand la page est rechargée\u{a0}: décidez à nouveau.",
    decide_again: "Votre demande n’a pas pu partir telle quelle. Vérifiez-la et décidez à nouveau.",
    way_hint: "Nous n’utilisons que le moyen que vous choisissez.",
    way_missing: "Choisissez une façon de continuer, par exemple «\u{a0}Par e-mail\u{a0}»",
    way_email: "Par e-mail",
    way_email_hint: "Nous vous écrivons. Votre numéro de téléphone n’est pas demandé.",
    way_phone: "Être rappelé",
    way_phone_hint: "Nous vous appelons au sujet de ces travaux.",
    way_call_us: "Je préfère vous appeler",
    way_call_us_hint: "Nous affichons notre numéro. Rien n’est envoyé.",
    call_us_text: "Gardez ce résultat sous les yeux. Rien n’a été envoyé, et personne ne vous appellera.",
    contact_consequence: "Sans les réponses marquées d’un astérisque, nous ne pouvons pas vous répondre.",
    slot_label: "Quand vous appeler",
    slot_hint: "Facultatif. Du lundi au vendredi, sauf les jours fériés.",
    slot_none: "Dès que possible",
    slot_gone: "Ce créneau n’est plus disponible. Choisissez-en un autre, ou «\u{a0}Dès que possible\u{a0}».",
    contact_request: "Votre demande de rappel",
    contact_notice: "Vos données",
    contact_more: "En savoir plus sur vos données et vos droits",
    email_suggestion: "Utiliser cette adresse\u{a0}:",
    consents_intro: "Tout est facultatif. Vous pouvez tout laisser vide\u{a0}: votre demande sera traitée de la même façon.",
    consents_legend: "Choix facultatifs",
    partner_activity: "Activité\u{a0}:",
    partner_policy: "Politique de protection des données de",
    recap_intro: "Rien n’est encore parti. Voici tout ce que vous allez nous envoyer.",
    recap_under_way: "Voici tout ce que contient votre demande.",
    recap_request: "Réponse souhaitée",
    recap_contact: "Coordonnées",
    recap_works: "Travaux",
    recap_answers: "Réponses au test",
    recap_consents: "Vos choix facultatifs",
    recap_withdraw: "Vous pourrez revenir sur chaque choix à tout moment. Le reçu dira comment.",
    send: "Envoyer ma demande",
    send_again: "Réessayer",
    sending: "Envoi en cours…",
    retrying: "Le réseau ne répond pas. Vos réponses sont gardées, nous réessayons…",
    send_failed: "Votre demande n’est pas partie. Vos réponses sont gardées dans cet onglet.",
    send_unsure: "Nous n’avons pas reçu de confirmation\u{a0}: votre demande nous est peut-être déjà arrivée. Réessayer n’en créera pas une deuxième.",
    receipt_email: "Nous vous répondrons par e-mail.",
    receipt_differs: "Notre calcul diffère de celui affiché tout à l’heure. Une personne vérifiera votre résultat.",
    receipt_number: "Numéro de votre demande\u{a0}: ",
    receipt_given: "Accepté",
    receipt_refused: "Refusé",
    receipt_nothing_given: "Vous n’avez rien accepté d’autre que votre demande.",
    receipt_review: "Une personne reverra votre résultat.",
    receipt_download: "Télécharger mon reçu",
    receipt_download_hint: "Téléchargez votre reçu maintenant\u{a0}: il ne sera plus affiché. C’est un fichier signé\u{a0}: il s’ouvre sans connexion et prouve ce que vous avez demandé, accepté et refusé.",
    receipt_withdraw_title: "Changer d’avis",
    receipt_choices: "Voir mes choix et les retirer",
    another_test: "Faire un autre test",
};
