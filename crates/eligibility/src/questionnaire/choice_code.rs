//! A choice as one short text, for session storage.

use std::borrow::Cow;

use super::input::Choice;
use crate::answers::{
    Age, Dpe, DwellingKind, EtasBand, Fuel, Heating, IncomeClass, InsulationItem, Occupant, Quote,
    Replaced, System, Usage, WorkKind,
};

impl Choice {
    const fn family(self) -> &'static str {
        match self {
            Self::Work(_) => "work",
            Self::Occupant(_) => "occupant",
            Self::Dwelling(_) => "dwelling",
            Self::Department(_) => "department",
            Self::Age(_) => "age",
            Self::Heating(_) => "heating",
            Self::Dpe(_) => "dpe",
            Self::Etas(_) => "etas",
            Self::Usage(_) => "usage",
            Self::Fuel(_) => "fuel",
            Self::System(_) => "system",
            Self::Replaces(_) => "replaces",
            Self::Item(_) => "item",
            Self::Quote(_) => "quote",
            Self::Income { .. } => "income",
            Self::NotYetKnown | Self::Yes | Self::No | Self::Unknown | Self::Undisclosed => "",
        }
    }

    fn code(self) -> String {
        let mut code = [self.family(), self.id()].join(":");
        if let Self::Income {
            from_eur, to_eur, ..
        } = self
        {
            code = [code, from_eur.to_string(), to_eur.unwrap_or(0).to_string()].join(":");
        }
        code
    }

    /// The choice that session storage keeps as this text.
    pub fn from_code(code: &str) -> Option<Self> {
        let (family, rest) = code.split_once(':')?;
        match family {
            "" => [
                Self::NotYetKnown,
                Self::Yes,
                Self::No,
                Self::Unknown,
                Self::Undisclosed,
            ]
            .into_iter()
            .find(|choice| choice.id() == rest),
            "work" => WorkKind::from_name(rest).map(Self::Work),
            "occupant" => Occupant::from_name(rest).map(Self::Occupant),
            "dwelling" => DwellingKind::from_name(rest).map(Self::Dwelling),
            "department" => rest.parse().ok().map(Self::Department),
            "age" => Age::from_name(rest).map(Self::Age),
            "heating" => Heating::from_name(rest).map(Self::Heating),
            "dpe" => Dpe::from_name(rest).map(Self::Dpe),
            "etas" => EtasBand::from_name(rest).map(Self::Etas),
            "usage" => Usage::from_name(rest).map(Self::Usage),
            "fuel" => Fuel::from_name(rest).map(Self::Fuel),
            "system" => System::from_name(rest).map(Self::System),
            "replaces" => Replaced::from_name(rest).map(Self::Replaces),
            "item" => InsulationItem::from_name(rest).map(Self::Item),
            "quote" => Quote::from_name(rest).map(Self::Quote),
            "income" => {
                let (class, bounds) = rest.split_once(':')?;
                let (from, to) = bounds.split_once(':')?;
                Some(Self::Income {
                    class: IncomeClass::from_name(class)?,
                    from_eur: from.parse().ok()?,
                    to_eur: Some(to.parse().ok()?).filter(|to| *to > 0),
                })
            }
            _ => None,
        }
    }
}

impl serde::Serialize for Choice {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.code())
    }
}

impl<'de> serde::Deserialize<'de> for Choice {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let code = <Cow<'_, str>>::deserialize(from)?;
        Self::from_code(&code).ok_or_else(|| serde::de::Error::custom("no option has this code"))
    }
}
