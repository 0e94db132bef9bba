//! The notice of the public service, word for word as the law imposes it (C. consom. L.122-26,
//! arrêté of 7 July 2026; requirements R-SE-1). Not one of our texts: it is never translated.

/// The imposed sentence, without the address that ends it.
pub const SENTENCE: &str = "Avant de vous engager, le service public vous informe gratuitement pour préparer et sécuriser votre projet\u{a0}:";

/// The address as the sentence shows it.
pub const SHOWN_ADDRESS: &str = "www.france-renov.gouv.fr";

/// Where the address leads.
pub const HREF: &str = "https://france-renov.gouv.fr/servicepublic";
