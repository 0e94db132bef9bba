//! Terms, receipts, and the small types that they are made of.

use consent::call_slot::SlotBounds;
use consent::evidence::Grade;
use consent::receipt::{
    Receipt, ReceiptAddressee, ReceiptController, ReceiptDecision, ReceiptPolicy, ReceiptRequest,
};
use consent::template::Template;
use consent::terms::{
    Controller, Mentions, NoticeSection, Partner, PartnerWords, Policy, PurposeTerms, PurposeWords,
    Words,
};
use consent::{
    Addressee, CallSlot, Channel, DecisionKey, DecisionState, Instant, Language, PartnerId,
    Purpose, Sha256Hex, Terms,
};

use super::{FromTree, Place, Tree, from_members, from_names, from_texts};

from_texts! {
    DecisionKey, or Self { purpose: Purpose::Phone, addressee: Addressee::Controller };
    Instant, or Self::EPOCH;
    PartnerId, or Self::UNREAD;
    Sha256Hex, or Self::from([0; 32]);
    Template, or Self::UNREAD;
}

impl FromTree for CallSlot {
    fn from_tree<T: Tree>(place: &Place<'_, T>) -> Self {
        let (start, end) = (place.member("start"), place.member("end"));
        place.or(Self::try_from(SlotBounds { start, end }).ok(), Self::UNREAD)
    }
}

from_names!(Language { "fr" => Fr, "en" => En });

from_names!(Channel { "phone" => Phone, "email" => Email });

from_names!(Purpose {
    "lead_acquisition" => LeadAcquisition,
    "phone" => Phone,
    "email" => Email,
    "email_tracking" => EmailTracking,
});

from_names!(DecisionState {
    "given" => Given,
    "refused" => Refused,
    "not_shown" => NotShown,
});

from_members!(Terms {
    controller, policy, partners_dated, words; or_default partners, purposes
});

from_members!(Controller {
    name,
    address,
    siren,
    privacy_email,
    privacy_post,
    phone,
    site
});

from_members!(Policy { url, date, sha256 });

from_members!(Partner {
    id, name, siren, policy_url, activity; or_default goods, channels, origins
});

from_members!(PurposeTerms { purpose, period_months, words; or_default own, partners });

from_members!(PurposeWords {
    name,
    goods,
    label,
    mentions,
    partners
});

from_members!(PartnerWords { label, mentions });

from_members!(Mentions {
    identity,
    choice,
    period,
    withdrawal,
    proof
});

from_members!(Words {
    request_phone,
    call_slot,
    request_email,
    phone_field,
    notice,
    notice_more
});

from_members!(NoticeSection { title, blocks });

from_members!(Receipt {
    version,
    lead_id,
    received_at,
    received_at_paris,
    language,
    deployment_version,
    controller,
    policy,
    request,
    decisions,
    grade,
    evidence_sha256
});

from_names!(Grade { "E1" => E1, "E2" => E2, "E3" => E3 });

from_members!(ReceiptController {
    name,
    address,
    siren,
    privacy_email,
    privacy_post,
    phone
});

from_members!(ReceiptPolicy { url, date, sha256 });

from_members!(ReceiptAddressee { name, siren });

from_members!(ReceiptRequest {
    channel,
    addressed_to,
    object,
    works,
    text,
    text_sha256,
    slot,
    call_not_after,
    human_review
});

from_members!(ReceiptDecision {
    key,
    name,
    state,
    text,
    text_sha256,
    valid_until,
    nature_of_goods;
    or_default excludes_sector_l223_1_al5
});
