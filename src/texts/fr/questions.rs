use eligibility::answers::WorkKind;
use eligibility::questionnaire::{DetailField, Question};

use crate::texts::QuestionWords;

/// A question answered by a choice.
const fn choose(
    title: &'static str,
    hint: Option<&'static str>,
    missing: &'static str,
) -> QuestionWords {
    QuestionWords {
        title,
        hint,
        missing,
        example: "",
        help: None,
    }
}

/// A question answered by typing.
const fn write(
    title: &'static str,
    hint: &'static str,
    missing: &'static str,
    example: &'static str,
) -> QuestionWords {
    QuestionWords {
        title,
        hint: Some(hint),
        missing,
        example,
        help: None,
    }
}

pub(in crate::texts) fn question(question: Question) -> QuestionWords {
    match question {
        Question::Works => choose(
            "Quels travaux envisagez-vous\u{202f}?",
            Some("Cochez tout ce qui vous intéresse."),
            "Cochez au moins une réponse, par exemple «\u{a0}Je ne sais pas encore\u{a0}»",
        ),
        Question::Occupant => choose(
            "Quel est votre lien avec ce logement\u{202f}?",
            None,
            "Indiquez votre lien avec ce logement, par exemple «\u{a0}Je suis locataire\u{a0}»",
        ),
        Question::MainResidence => choose(
            "Est-ce une résidence principale\u{202f}?",
            Some("Un logement occupé au moins huit mois par an, par vous ou par votre locataire."),
            "Indiquez si c’est une résidence principale, par exemple «\u{a0}Oui\u{a0}»",
        ),
        Question::DwellingKind => choose(
            "Est-ce une maison ou un appartement\u{202f}?",
            None,
            "Indiquez le type de logement, par exemple «\u{a0}Une maison\u{a0}»",
        ),
        Question::Postcode => write(
            "Quel est le code postal du logement\u{202f}?",
            "5\u{a0}chiffres, par exemple 69003. Il donne la zone climatique.",
            "Saisissez le code postal du logement à 5\u{a0}chiffres, par exemple 35000",
            "35000",
        ),
        Question::Department => choose(
            "Dans quelle commune est le logement\u{202f}?",
            Some("Ce code postal est partagé entre deux départements."),
            "Choisissez la ligne où figure votre commune, par exemple la première",
        ),
        Question::LivingArea => write(
            "Quelle est la surface habitable\u{202f}?",
            "En mètres carrés, par exemple 85. Une estimation suffit.",
            "Saisissez la surface habitable en mètres carrés, par exemple 95",
            "95",
        ),
        Question::Completed => choose(
            "Depuis combien de temps ce logement est-il construit\u{202f}?",
            Some("Comptez à partir de la fin de sa construction."),
            "Indiquez l’ancienneté du logement, par exemple «\u{a0}15\u{a0}ans ou plus\u{a0}»",
        ),
        Question::Heating => choose(
            "Quel est le chauffage principal aujourd’hui\u{202f}?",
            Some("Celui qui chauffe la plus grande partie du logement."),
            "Indiquez le chauffage principal, par exemple «\u{a0}Une chaudière au fioul\u{a0}»",
        ),
        Question::Dpe => choose(
            "Quelle est la classe énergie du logement\u{202f}?",
            Some("C’est la lettre du diagnostic de performance énergétique (DPE)."),
            "Choisissez une classe de A à G, par exemple «\u{a0}E\u{a0}», ou «\u{a0}Je ne sais pas\u{a0}»",
        ),
        Question::Detail(kind, field) => detail(kind, field),
        Question::Quote => choose(
            "Avez-vous déjà signé un devis pour ces travaux\u{202f}?",
            Some("L’offre de prime doit en principe venir avant la signature."),
            "Indiquez si un devis est signé, par exemple «\u{a0}Non, rien n’est signé\u{a0}»",
        ),
        Question::WorksStarted => choose(
            "Les travaux ont\u{2011}ils commencé\u{202f}?",
            None,
            "Indiquez si les travaux ont commencé, par exemple «\u{a0}Non\u{a0}»",
        ),
        Question::HouseholdPostcode => write(
            "Quel est le code postal de votre propre logement\u{202f}?",
            "5\u{a0}chiffres, par exemple 69003. Les plafonds de revenus dépendent de la région.",
            "Saisissez le code postal de votre logement à 5\u{a0}chiffres, par exemple 35000",
            "35000",
        ),
        Question::Persons => write(
            "Combien de personnes compte votre foyer\u{202f}?",
            "Vous compris\u{a0}: toutes les personnes qui vivent avec vous, enfants compris.",
            "Saisissez le nombre de personnes, par exemple 3",
            "3",
        ),
        Question::Income => QuestionWords {
            title: "Quel est le revenu fiscal de référence de votre foyer\u{202f}?",
            hint: Some(
                "Une tranche suffit. Si le foyer a plusieurs avis d’impôt, additionnez-les.",
            ),
            missing: "Choisissez une tranche, ou «\u{a0}Je préfère ne pas répondre\u{a0}»",
            example: "",
            help: Some((
                "Où trouver mon revenu fiscal de référence\u{202f}?",
                "Sur la première page de votre dernier avis d’impôt sur le revenu, dans le cadre «\u{a0}Vos références\u{a0}». C’est un montant annuel, différent de votre salaire.",
            )),
        },
    }
}

fn detail(kind: WorkKind, field: DetailField) -> QuestionWords {
    match field {
        DetailField::Area => area(kind),
        DetailField::Fuel => choose(
            "Quel combustible voulez-vous brûler\u{202f}?",
            None,
            "Choisissez un combustible, par exemple «\u{a0}Des bûches\u{a0}»",
        ),
        DetailField::Usage => choose(
            "À quoi servira cet appareil\u{202f}?",
            None,
            "Indiquez l’usage, par exemple «\u{a0}Chauffage et eau chaude\u{a0}»",
        ),
        DetailField::Etas => choose(
            "Quelle est l’efficacité saisonnière (Etas) de l’appareil\u{202f}?",
            Some("Elle figure sur le devis ou l’étiquette énergie, en pourcentage."),
            "Choisissez une tranche, ou «\u{a0}Je ne sais pas\u{a0}»",
        ),
        DetailField::Scop => write(
            "Quel est le SCOP de l’appareil\u{202f}?",
            "Le coefficient de performance saisonnier, par exemple 4,2. Il figure sur le devis.",
            "Saisissez le SCOP, par exemple 4,5",
            "4,5",
        ),
        DetailField::System => choose(
            "Quel type de ventilation voulez-vous\u{202f}?",
            Some("Il figure sur le devis."),
            "Choisissez un type de ventilation, ou «\u{a0}Je ne sais pas\u{a0}»",
        ),
        DetailField::Collective => choose(
            "L’installation sert-elle à tout l’immeuble\u{202f}?",
            None,
            "Indiquez si l’installation est collective, par exemple «\u{a0}Non\u{a0}»",
        ),
        DetailField::Dwellings => write(
            "Combien de logements seront raccordés\u{202f}?",
            "Le nombre de logements de l’immeuble, par exemple 12.",
            "Saisissez le nombre de logements, par exemple 20",
            "20",
        ),
        DetailField::Replaces => choose(
            "Quel appareil sera remplacé\u{202f}?",
            Some("Remplacer une ancienne chaudière ou un poêle à charbon peut ouvrir un bonus."),
            "Indiquez l’appareil remplacé, par exemple «\u{a0}Une chaudière au fioul\u{a0}»",
        ),
        DetailField::InsulationItems => choose(
            "Qu’allez-vous isoler ou remplacer\u{202f}?",
            Some("Cochez tout ce qui est prévu."),
            "Cochez au moins une réponse, par exemple «\u{a0}Les murs\u{a0}»",
        ),
        DetailField::DpeAfter => choose(
            "Quelle classe énergie visez-vous après les travaux\u{202f}?",
            Some("L’audit énergétique l’indique."),
            "Choisissez une classe de A à G, par exemple «\u{a0}B\u{a0}», ou «\u{a0}Je ne sais pas\u{a0}»",
        ),
    }
}

fn area(kind: WorkKind) -> QuestionWords {
    match kind {
        WorkKind::Windows => write(
            "Quelle surface de fenêtres voulez-vous remplacer\u{202f}?",
            "En mètres carrés, cadre compris, par exemple 12. Une estimation suffit.",
            "Saisissez la surface des fenêtres en mètres carrés, par exemple 10",
            "10",
        ),
        WorkKind::SolarCombi | WorkKind::SolarWaterHeater | WorkKind::SolarThermal => write(
            "Quelle surface de capteurs est prévue\u{202f}?",
            "En mètres carrés, par exemple 10. Elle figure sur le devis.",
            "Saisissez la surface des capteurs en mètres carrés, par exemple 8",
            "8",
        ),
        WorkKind::AtticInsulation
        | WorkKind::RoofInsulation
        | WorkKind::ExternalWallInsulation
        | WorkKind::InternalWallInsulation
        | WorkKind::FloorInsulation
        | WorkKind::FlatRoofInsulation => write(
            "Quelle surface voulez-vous isoler\u{202f}?",
            "En mètres carrés, par exemple 80. Une estimation suffit.",
            "Saisissez la surface à isoler en mètres carrés, par exemple 60",
            "60",
        ),
        WorkKind::HeatPumpAirWater
        | WorkKind::HeatPumpWaterWater
        | WorkKind::HeatPumpHybrid
        | WorkKind::HeatPumpAirAir
        | WorkKind::BiomassBoiler
        | WorkKind::WoodStove
        | WorkKind::ThermodynamicWaterHeater
        | WorkKind::HeatNetworkConnection
        | WorkKind::VentilationHumidityControlled
        | WorkKind::VentilationDoubleFlow
        | WorkKind::DeepRenovation
        | WorkKind::Photovoltaic => write(
            "Quelle surface est concernée par ces travaux\u{202f}?",
            "En mètres carrés, par exemple 85. Une estimation suffit.",
            "Saisissez la surface concernée en mètres carrés, par exemple 90",
            "90",
        ),
    }
}
