//! Every word that the page's answer says of its own.

use consent::log::InvalidLeadProof;
use consent::receipt::seal::{InvalidJwks, InvalidSeal, InvalidSignature};

use super::Source;
use crate::evidence::{NoConsistency, NoHead};
use crate::receipt_file::NoReceipt;
use crate::report::{Fault, Missing, Step, Verdict};

pub(super) const ASK: &str = "Demander cette preuve à ce site";

pub(super) const NOTHING_SHOWN: &str = "Le contenu du reçu n’est pas affiché ici\u{a0}: tant que \
     sa signature n’est pas vérifiée, rien ne dit qu’il est vrai.";

pub(super) const LIMITS: [&str; 3] = [
    "Qui a rempli le formulaire. Un reçu ne prouve pas l’identité d’une personne.",
    "Ce que seul votre navigateur pouvait savoir\u{a0}: il a transmis votre demande, vos travaux \
     et l’état de chaque case. Le serveur a comparé les textes affichés, mot pour mot, à ceux en \
     vigueur.",
    "Si ce site est honnête. Pour ne pas dépendre de lui, donnez vos propres copies des clés et \
     de l’état du journal, ou utilisez la commande «\u{a0}collector verify-receipt\u{a0}» sur \
     votre ordinateur\u{a0}: elle fait les mêmes vérifications.",
];

/// The link in the file is not signed; `collector` is its address without the token.
pub(super) fn link(collector: &str) -> String {
    format!(
        "Où mène le lien du fichier pour changer d’avis\u{a0}: il n’est pas signé. Il mène à \
         «\u{a0}{collector}\u{a0}»."
    )
}

pub(super) const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Sound => "Ce reçu est intact\u{a0}: tout a été vérifié",
        Verdict::Incomplete => "Rien d’anormal, mais tout n’a pas pu être vérifié",
        Verdict::Faulty => "Ce reçu n’est pas conforme",
    }
}

pub(super) const fn title(step: Step) -> &'static str {
    match step {
        Step::File => "Le fichier contient un reçu",
        Step::Texts => "Chaque texte correspond à son empreinte",
        Step::Seal => "La signature est celle d’une clé connue",
        Step::Copy => "Le reçu écrit en clair est le reçu signé",
        Step::Page => "La page du fichier montre ce qui est signé",
        Step::Log => "Le journal contenait votre demande et chacune de vos réponses",
        Step::Published => "Le journal publié prolonge celui de votre reçu",
    }
}

pub(super) const fn keys_source(keys: Source) -> &'static str {
    match keys {
        Source::Site => "Clés lues sur ce site.",
        Source::Own => "Clés données par vous.",
    }
}

pub(super) const fn head_source(head: Source) -> &'static str {
    match head {
        Source::Site => "Lu sur ce site.",
        Source::Own => "Donné par vous.",
    }
}

pub(super) fn missing(missing: Missing) -> String {
    match missing {
        Missing::Receipt => "Il n’y a pas de reçu à vérifier.".to_owned(),
        Missing::Edition(edition) => format!(
            "La page est de l’édition {edition}, que cette vérification ne connaît pas\u{a0}: \
             fiez-vous à ce qui a été signé, montré ci-dessous."
        ),
        Missing::Keys => "Les clés publiées manquent.".to_owned(),
        Missing::Seal => "La signature n’est pas valable.".to_owned(),
        Missing::Log => "La place du reçu dans le journal n’est pas établie.".to_owned(),
        Missing::Head => "L’état publié du journal manque.".to_owned(),
        Missing::LaterHead { published, receipt } => format!(
            "L’état donné ({published} événements) est plus ancien que votre reçu ({receipt} \
             événements)\u{a0}: prenez-en un plus récent."
        ),
        Missing::Consistency { from, to } => format!(
            "Il manque la preuve que le journal de {from} événements est le début de celui de \
             {to} événements. La demander à ce site ne lui dit rien d’autre que ces deux nombres\
             \u{202f}; ils peuvent lui indiquer de quelle demande il s’agit."
        ),
    }
}

pub(super) fn fault(fault: &Fault) -> String {
    match fault {
        Fault::File(error) => file(*error).to_owned(),
        Fault::Text(key) => format!(
            "Le texte «\u{a0}{key}\u{a0}» a été modifié\u{a0}: il ne correspond plus à son \
             empreinte."
        ),
        Fault::Seal(error) => format!("Signature du reçu\u{a0}: {}.", signature(*error)),
        Fault::Copy(pointer) => format!(
            "Le reçu écrit en clair dit autre chose que le reçu signé, à l’endroit \
             «\u{a0}{pointer}\u{a0}»."
        ),
        Fault::Page => "La page du fichier n’est pas celle du reçu signé\u{a0}: elle a été \
             modifiée, ou enregistrée autrement que par le bouton du test. Ne vous fiez qu’à ce \
             qui est affiché ici."
            .to_owned(),
        Fault::OwnHead(error) => format!(
            "Signature de l’état du journal dans le reçu\u{a0}: {}.",
            signature(*error)
        ),
        Fault::Proof(error) => proof(*error),
        Fault::Head(error) => format!(
            "Signature de l’état publié du journal\u{a0}: {}.",
            signature(*error)
        ),
        Fault::HeadCopy => {
            "L’état publié du journal dit en clair autre chose que ce qui est signé.".to_owned()
        }
        Fault::OtherConsistency(from, to) => format!(
            "La preuve donnée va de {from} à {to} événements\u{a0}: ce n’est pas celle qu’il faut."
        ),
        Fault::Rewritten => "Le journal publié ne prolonge pas celui de votre reçu\u{a0}: il a \
             été réécrit, ou la preuve est fausse."
            .to_owned(),
    }
}

const fn file(error: NoReceipt) -> &'static str {
    match error {
        NoReceipt::Absent => {
            "Ce fichier ne contient pas de reçu. Choisissez celui que vous avez enregistré à la \
             fin du test."
        }
        NoReceipt::Several => "Ce fichier contient plusieurs reçus.",
        NoReceipt::Unreadable => {
            "Le reçu de ce fichier est illisible, ou d’une version que cette page ne connaît pas."
        }
    }
}

const fn signature(error: InvalidSignature) -> &'static str {
    match error {
        InvalidSignature::Seal(error) => seal(error),
        InvalidSignature::Time => {
            "la date signée est en dehors de la période d’utilisation de la clé"
        }
    }
}

const fn seal(error: InvalidSeal) -> &'static str {
    match error {
        InvalidSeal::Shape => "elle n’a pas la forme attendue",
        InvalidSeal::Header => "elle est d’une autre sorte",
        InvalidSeal::UnknownKey => "elle vient d’une clé qui n’est pas parmi les clés publiées",
        InvalidSeal::Signature => "elle ne correspond pas, quelque chose a été modifié",
        InvalidSeal::Payload => "ce qui est signé n’est pas lisible par cette page",
    }
}

fn proof(error: InvalidLeadProof) -> String {
    match error {
        InvalidLeadProof::Shape => "La place dans le journal est illisible.".to_owned(),
        InvalidLeadProof::Head(error) => {
            format!(
                "Signature de l’état du journal dans le reçu\u{a0}: {}.",
                seal(error)
            )
        }
        InvalidLeadProof::Receipt(_) => "Le reçu n’a pas de forme vérifiable.".to_owned(),
        InvalidLeadProof::Count => {
            "Le journal n’a pas une place pour chacune de vos réponses.".to_owned()
        }
        InvalidLeadProof::Leaf(leaf, _) => {
            format!("À la place {leaf} du journal ne se trouve pas ce que dit votre reçu.")
        }
    }
}

/// What became of the site's keys and head.
#[must_use]
pub const fn site_note(has_keys: bool, has_head: bool) -> &'static str {
    match (has_keys, has_head) {
        (true, true) => "Les clés et l’état du journal publiés par ce site ont été lus.",
        (true, false) => "Les clés de ce site ont été lues, mais pas l’état de son journal.",
        (false, _) => {
            "Ce site ne répond pas. Donnez vous-même le fichier des clés et l’état du journal."
        }
    }
}

/// What became of a file of keys.
#[must_use]
pub fn keys_note(read: Result<usize, InvalidJwks>) -> String {
    let of = |number: usize, fault: &str| format!("Clé {number} de ce fichier\u{a0}: {fault}.");
    match read {
        Ok(count) => format!("Fichier de clés lu\u{a0}: {count}."),
        Err(InvalidJwks::Shape) => "Ce fichier n’est pas un jeu de clés (JWKS).".to_owned(),
        Err(InvalidJwks::Empty) => "Ce jeu de clés est vide.".to_owned(),
        Err(InvalidJwks::Key(number)) => of(number, "ce n’est pas une clé Ed25519 sous son nom"),
        Err(InvalidJwks::Private(number)) => of(number, "elle est secrète, ne la donnez pas"),
        Err(InvalidJwks::Twice(number)) => of(number, "elle y est deux fois"),
        Err(InvalidJwks::Time(number)) => of(number, "elle finit avant de commencer"),
    }
}

/// What became of a file with a head.
#[must_use]
pub const fn head_note(read: Result<(), NoHead>) -> &'static str {
    match read {
        Ok(()) => "État du journal lu.",
        Err(NoHead) => "Ce fichier n’est pas un état signé du journal.",
    }
}

/// What became of a file with a proof of consistency.
#[must_use]
pub const fn proof_note(read: Result<(), NoConsistency>) -> &'static str {
    match read {
        Ok(()) => "Preuve lue.",
        Err(NoConsistency) => "Ce fichier n’est pas une preuve de continuité du journal.",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use consent::canonical_json::NotCanonical;
    use consent::log::Unproven;

    use super::*;

    fn faults() -> Vec<Fault> {
        let seals = [
            InvalidSeal::Shape,
            InvalidSeal::Header,
            InvalidSeal::UnknownKey,
            InvalidSeal::Signature,
            InvalidSeal::Payload,
        ];
        let proofs = [
            InvalidLeadProof::Shape,
            InvalidLeadProof::Receipt(NotCanonical),
            InvalidLeadProof::Count,
            InvalidLeadProof::Leaf(4, Unproven),
        ];
        let files = [NoReceipt::Absent, NoReceipt::Several, NoReceipt::Unreadable];
        let mut faults = vec![
            Fault::Text("phone:self".to_owned()),
            Fault::Copy("/request/text".to_owned()),
            Fault::Page,
            Fault::HeadCopy,
            Fault::OtherConsistency(1, 2),
            Fault::Rewritten,
        ];
        faults.extend(files.map(Fault::File));
        faults.extend(proofs.map(Fault::Proof));
        let seals = seals.map(InvalidSignature::Seal);
        for signature in seals.into_iter().chain([InvalidSignature::Time]) {
            let of: [fn(InvalidSignature) -> Fault; 3] = [Fault::Seal, Fault::OwnHead, Fault::Head];
            faults.extend(of.map(|fault| fault(signature)));
        }
        faults
    }

    #[test]
    fn each_fault_has_a_sentence_of_its_own() {
        let faults = faults();
        let told: BTreeSet<String> = faults.iter().map(fault).collect();
        assert_eq!(told.len(), faults.len());
        for sentence in told {
            assert!(sentence.ends_with('.') && sentence.len() > 20, "{sentence}");
            let marks: Vec<char> = sentence.chars().collect();
            let is_loose = |pair: &[char]| matches!(pair, [' ', ' ' | ':']);
            assert!(!marks.windows(2).any(is_loose), "{sentence}");
        }
    }

    #[test]
    fn what_is_named_in_a_fault_is_in_its_sentence() {
        for (named, words) in [
            (Fault::Text("phone:self".to_owned()), "phone:self"),
            (Fault::Copy("/request/text".to_owned()), "/request/text"),
            (Fault::OtherConsistency(7, 19), "de 7 à 19"),
        ] {
            assert!(fault(&named).contains(words), "{named}");
        }
        let leaf = Fault::Proof(InvalidLeadProof::Leaf(4, Unproven));
        assert!(fault(&leaf).contains("À la place 4"));
        let sizes = missing(Missing::Consistency { from: 5, to: 10 });
        assert!(sizes.contains("de 5 événements") && sizes.contains("de 10 événements"));
    }

    #[test]
    fn a_file_of_keys_is_told_with_its_faulty_key() {
        assert_eq!(keys_note(Ok(2)), "Fichier de clés lu\u{a0}: 2.");
        for error in [
            InvalidJwks::Key(3),
            InvalidJwks::Private(3),
            InvalidJwks::Twice(3),
            InvalidJwks::Time(3),
        ] {
            assert!(keys_note(Err(error)).starts_with("Clé 3 de ce fichier"));
        }
        assert_ne!(
            keys_note(Err(InvalidJwks::Shape)),
            keys_note(Err(InvalidJwks::Empty))
        );
    }
}
