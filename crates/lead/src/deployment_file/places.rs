//! Which facts each wording must name, and which it can.

use consent::template::Gap;

/// A place for a wording: what it must say and what has a value there.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) name: &'static str,
    pub(super) needs: &'static [Gap],
    can: &'static [Gap],
}

impl Place {
    const fn new(name: &'static str, needs: &'static [Gap], can: &'static [Gap]) -> Self {
        Self { name, needs, can }
    }

    pub(super) fn can_fill(self, gap: Gap) -> bool {
        self.can.contains(&gap)
    }
}

/// The places of one consent, in the order shown; the five mentions are the items of
/// C. consom. R.223-1 I.
#[derive(Clone, Copy)]
pub(super) struct ConsentPlaces {
    pub(super) label: Place,
    pub(super) identity: Place,
    pub(super) choice: Place,
    pub(super) period: Place,
    pub(super) withdrawal: Place,
    pub(super) proof: Place,
    /// Without one item there is no consent (R.223-1 II).
    pub(super) needs_every_item: bool,
}

const ANY: &[Gap] = &[
    Gap::Controller,
    Gap::Addressee,
    Gap::Works,
    Gap::PrivacyEmail,
    Gap::PrivacyPost,
    Gap::PolicyDate,
];
const CALL: &[Gap] = &[
    Gap::Controller,
    Gap::Addressee,
    Gap::Goods,
    Gap::Until,
    Gap::PrivacyEmail,
    Gap::PrivacyPost,
    Gap::PolicyDate,
];
const PARTNER_CALL: &[Gap] = &[
    Gap::Controller,
    Gap::Addressee,
    Gap::Goods,
    Gap::Until,
    Gap::PartnersDate,
    Gap::PrivacyEmail,
    Gap::PrivacyPost,
    Gap::PolicyDate,
];
const MAIL: &[Gap] = &[
    Gap::Controller,
    Gap::Addressee,
    Gap::Goods,
    Gap::PrivacyEmail,
    Gap::PrivacyPost,
    Gap::PolicyDate,
];
/// No single addressee: the list is the addressee.
const LIST: &[Gap] = &[
    Gap::Controller,
    Gap::Partners,
    Gap::PartnersDate,
    Gap::PrivacyEmail,
    Gap::PrivacyPost,
    Gap::PolicyDate,
];
const WITH_DATED_LIST: &[Gap] = &[
    Gap::Controller,
    Gap::Addressee,
    Gap::Works,
    Gap::PartnersDate,
    Gap::PrivacyEmail,
    Gap::PrivacyPost,
    Gap::PolicyDate,
];

/// A consent to calls, by us or by one partner.
pub(super) const CALLS: ConsentPlaces = ConsentPlaces {
    label: Place::new("the label of a call consent", &[Gap::Addressee], CALL),
    identity: Place::new("item 1 of R.223-1 I", &[Gap::Addressee, Gap::Goods], CALL),
    choice: Place::new("item 2 of R.223-1 I", &[], CALL),
    period: Place::new("item 3 of R.223-1 I", &[Gap::Until], CALL),
    withdrawal: Place::new("item 4 of R.223-1 I", &[Gap::PrivacyEmail], CALL),
    proof: Place::new("item 5 of R.223-1 I", &[], CALL),
    needs_every_item: true,
};

/// The same by one partner of the dated list.
pub(super) const CALLS_OF_PARTNERS: ConsentPlaces = ConsentPlaces {
    label: with_list_date(CALLS.label),
    identity: with_list_date(CALLS.identity),
    choice: with_list_date(CALLS.choice),
    period: with_list_date(CALLS.period),
    withdrawal: with_list_date(CALLS.withdrawal),
    proof: with_list_date(CALLS.proof),
    needs_every_item: true,
};

/// A consent to our own e-mails.
pub(super) const MAILS: ConsentPlaces = ConsentPlaces {
    label: Place::new(
        "the label of an e-mail consent",
        &[Gap::Addressee, Gap::Goods],
        MAIL,
    ),
    ..other(MAIL)
};

/// A consent to the e-mails of the listed partners (R-EM-2).
pub(super) const MAILS_OF_PARTNERS: ConsentPlaces = ConsentPlaces {
    identity: Place::new(
        "the partners of an e-mail consent",
        &[Gap::Partners, Gap::PartnersDate],
        LIST,
    ),
    ..other(LIST)
};

/// Any other consent.
pub(super) const OTHERS: ConsentPlaces = ConsentPlaces {
    label: Place::new("the label of a consent", &[Gap::Addressee], ANY),
    ..other(ANY)
};

/// The first block of a request to be called (R.223-4, R-PH-1): who, and about what.
pub(super) const CALL_REQUEST: Place = Place::new(
    "the request to be called",
    &[Gap::Addressee, Gap::Works],
    ANY,
);
/// The block of a request to be called that names the slot chosen (R-PH-7).
pub(super) const CALL_SLOT: Place = Place::new("the slot of a call", &[Gap::Slot], &[Gap::Slot]);
/// The first block of a request for an answer by e-mail.
pub(super) const MAIL_REQUEST: Place =
    Place::new("the request by e-mail", &[Gap::Addressee, Gap::Works], ANY);

/// Any other block outside consents.
pub(super) const fn plain(is_list_dated: bool) -> Place {
    let can = if is_list_dated { WITH_DATED_LIST } else { ANY };
    Place::new("this text", &[], can)
}

const fn with_list_date(place: Place) -> Place {
    Place {
        can: PARTNER_CALL,
        ..place
    }
}

const fn other(can: &'static [Gap]) -> ConsentPlaces {
    let place = Place::new("this mention", &[], can);
    ConsentPlaces {
        label: place,
        identity: place,
        choice: place,
        period: place,
        withdrawal: Place::new("the withdrawal mention", &[Gap::PrivacyEmail], can),
        proof: place,
        needs_every_item: false,
    }
}
