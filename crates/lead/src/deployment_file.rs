//! The deployment description as people write it: one TOML file, read into typed values and
//! checked against the law before anything is shown.
//!
//! Every fault comes back at once with its line, so that one reading of the file is enough.
//! A fault refuses the file; a warning says what a lawyer should look at, or what is left
//! out of the pages and why.

mod address;
mod extras;
mod identity;
mod outline;
mod places;
mod private;
mod purposes;
mod rules;
mod sector;
mod text;
mod wording;

pub use private::{PrivatePart, SignOff};
pub use sector::is_in_banned_sector;

use chrono::NaiveDate;
use consent::canonical_json::{self, NotCanonical};
use consent::{Language, Sha256Hex, Terms};

use crate::deployment::PublicDeployment;
use outline::{Item, Report, Section};

/// A deployment: what everybody may read, and what stays with the operator.
#[derive(Clone, Debug, PartialEq)]
pub struct Deployment {
    /// What `GET /v1/deployment` gives.
    pub public: PublicDeployment,
    /// What never leaves the operator's machine.
    pub private: PrivatePart,
}

/// A file without faults.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// What it says.
    pub deployment: Deployment,
    /// What to look at: points for a lawyer, and what is not rendered for want of facts.
    pub warnings: Vec<Fault>,
}

/// Something wrong or doubtful in the file, for the operator; quotes nobody's data.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub message: String,
}

impl Deployment {
    /// SHA-256 of the RFC 8785 form of the public part; every proof names it.
    pub fn version(&self) -> Result<Sha256Hex, NotCanonical> {
        canonical_json::sha256(&self.public)
    }
}

/// Reads a deployment description that is to serve from today on; all faults at once, in the
/// order of their lines.
pub fn parse(text: &str, today: NaiveDate) -> Result<Parsed, Vec<Fault>> {
    let (table, report) = outline::read(text);
    let Some(root) = Section::root(&table, &report) else {
        return Err(report.into_faults());
    };
    let deployment = deployment(root, today, &report);
    if let Some(deployment) = &deployment {
        let line_of = |path: &[&str]| outline::line_of(&table, &report, path);
        rules::review(deployment, line_of, &report);
    }
    match deployment {
        Some(deployment) if !report.has_faults() => Ok(Parsed {
            deployment,
            warnings: report.into_warnings(),
        }),
        _ => Err(report.into_faults()),
    }
}

fn deployment(mut root: Section<'_>, today: NaiveDate, report: &Report) -> Option<Deployment> {
    let languages = root.required("languages", languages);
    let known = languages.as_deref().unwrap_or(&[Language::Fr]);
    let private = root.optional("private", private::read).unwrap_or_default();
    let controller = root.required("controller", identity::controller);
    let maker = root.required("maker", |item| {
        wording::per_language(item, known, text::line)
    });
    let policy = root.required("policy", |item| identity::policy(item, today));
    let partners_dated = root.optional("partners_dated", |item| {
        let date = item.date()?;
        if date > today {
            item.warn("the list of partners is dated in the future");
        }
        Some(date)
    });
    let partners = root.list("partners", |item| {
        identity::partner(item, known, &private.sign_offs)
    });
    rules::partners(&partners, partners_dated.is_some(), report);
    let facts = purposes::Facts {
        languages: known,
        partners: &partners,
        is_list_dated: partners_dated.is_some(),
        sign_offs: &private.sign_offs,
    };
    let purposes = purposes::read(&mut root, facts);
    let words = root.required("words", |item| {
        wording::per_language(item, known, |item| {
            wording::words(item, partners_dated.is_some())
        })
    });
    let own_origins = root.list("own_origins", address::origin);
    let rates = root.optional("rates", extras::rates);
    let analytics = root.list("analytics", |item| extras::analytics(item, known));
    let theme = root.optional("theme", extras::theme).unwrap_or_default();
    root.finish();
    let partners: Option<Vec<_>> = partners.into_iter().map(|(_, partner)| partner).collect();
    let terms = Terms {
        controller: controller?,
        policy: policy?,
        partners_dated,
        partners: partners?,
        purposes,
        words: words?,
    };
    Some(Deployment {
        public: PublicDeployment {
            languages: languages?,
            maker: maker?,
            terms,
            rates,
            own_origins: present(own_origins),
            analytics: present(analytics),
            theme,
        },
        private,
    })
}

fn present<T>(read: Vec<(usize, Option<T>)>) -> Vec<T> {
    read.into_iter().filter_map(|(_, value)| value).collect()
}

fn languages(item: &Item<'_>) -> Option<Vec<Language>> {
    let mut languages = Vec::new();
    for tag in item.items()? {
        let language = match tag.text()? {
            "fr" => Language::Fr,
            "en" => Language::En,
            _ => return tag.fault("a language is \"fr\" or \"en\""),
        };
        if languages.contains(&language) {
            return tag.fault("the language is listed twice");
        }
        languages.push(language);
    }
    if languages.is_empty() {
        return item.fault("at least one language is needed");
    }
    Some(languages)
}
