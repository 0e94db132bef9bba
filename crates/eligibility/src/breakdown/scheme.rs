use crate::choice_macro::choices;

choices! {
    /// The text that sets a bonus on top of the fiche.
    Scheme {
        /// Coup de pouce chauffage, a multiplier since 1 October 2025 or 1 January 2026.
        CoupDePouceHeating = "coup_de_pouce_heating",
        /// Coup de pouce chauffage before the multipliers, a premium in euros at least.
        CoupDePouceEuros = "coup_de_pouce_euros",
        /// Coup de pouce for a building that joins a heat network.
        CoupDePouceNetwork = "coup_de_pouce_network",
        /// Coup de pouce rénovation d'ampleur, January to August 2026.
        CoupDePouceRenovation = "coup_de_pouce_renovation",
        /// The temporary bonus of September to December 2026.
        AutumnOf2026 = "autumn_of_2026",
    }
}

impl Scheme {
    /// The text, with how it was read where nobody read it whole.
    pub const fn source(self) -> &'static str {
        match self {
            Self::CoupDePouceHeating => {
                "Coup de pouce chauffage\u{a0}: arrêtés du 6 septembre et des 21 et 27 décembre 2025"
            }
            Self::CoupDePouceEuros => {
                "Coup de pouce chauffage avant les multiplicateurs, lu dans Mes Aides Réno"
            }
            Self::CoupDePouceNetwork => {
                "Coup de pouce des raccordements, lu dans France Chaleur Urbaine 1.7.3"
            }
            Self::CoupDePouceRenovation => {
                "Coup de pouce rénovation d’ampleur 2026, lu dans des sources secondaires"
            }
            Self::AutumnOf2026 => "arrêté du 17 août 2026, lu dans des sources secondaires",
        }
    }
}
