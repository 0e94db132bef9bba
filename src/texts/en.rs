//! English.

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
    point: '.',
    thousands: ',',
    before: "€",
    after: "",
};

pub(super) static TEXTS: Texts = Texts {
    language: Language::En,
    tag: "en",
    test_name: "CEE premium eligibility test",
    loading: "Loading the test…",
    back: "Back",
    next: "Continue",
    edit: "Change",
    erase: "Erase my answers",
    erase_question: "Erase all your answers?",
    erase_confirm: "Yes, erase everything",
    erase_cancel: "No, keep them",
    required_legend: "* answer required",
    error_prefix: "Error:",
    errors_title: "There is a problem",
    unknown: "I don’t know",
    or: "or",
    yes: "Yes",
    no: "No",
    new_tab: "(opens in a new tab)",
    policy_link: "Data protection policy",
    need_help: "Need help? Call us:",

    start_title: "Which works can receive a CEE premium?",
    start_lead: "Answer a few questions about your home and your works. You will know which of them can receive a CEE premium (French energy savings certificates), and for what indicative amount.",
    start_points: [
        "The test takes about 3 minutes.",
        "Keep your tax notice at hand: it helps to choose your income bracket.",
        "No name, no address, no phone number before the result.",
        "Your answers stay in this tab until you send them.",
    ],
    start_button: "Start the test",

    result_label: "Your result",
    result_indicative: "This result is indicative. It is neither an agreement nor a refusal: a quote and the documents of the file have to confirm it.",
    result_kwh: "Volume of certificates",
    result_base_kwh: "Volume of certificates, without the bonus",
    result_premium: "Indicative premium",
    result_no_rate: "The amount in euros depends on the offer that you receive.",
    result_details: "Why, and on what conditions",
    result_calculation: "How is this calculated?",
    result_blocks: "What stands in the way",
    result_to_check: "What remains to be checked",
    result_conditions: "The conditions to meet",
    result_met: "What was taken into account",
    result_notes: "Good to know",
    result_other_aids: "Other aids",
    result_to_ask: "Complete these answers to make the result more precise:",
    result_answers: "Review my answers",
    result_next_title: "What next?",
    result_next: [
        "First ask for an offer of a premium: it has to be accepted before you sign the quote.",
        "Get a quote from a company that holds the RGE label for these works.",
        "Sign nothing and start nothing before you have the offer in writing.",
    ],
    result_review: "I ask for a person to review my result",
    result_review_hint: "A program computes this result. You can ask for an explanation or contest it. Your demand leaves with your contact details, at the next step.",
    result_button: "Receive this result and be advised",
    result_waiting: "One moment, the calculation is coming…",
    result_per_m2: "\u{a0}per\u{a0}m²",
    result_show: "See my result",

    request_label: "Your request",
    way_waiting: "One moment, we prepare the next step…",
    way_failed: "We cannot reach our server. Your answers are kept: please try again in a moment.",

    way_title: "How do you want to go on?",
    call_us_title: "Call us",
    contact_title: "Your contact details",
    consents_title: "Your choices for later",
    recap_title: "Check before sending",
    resuming_title: "Your request is being sent",
    receipt_title: "Your request is recorded",

    cookies_name: "Audience measurement choice",
    cookies_title: "Audience measurement: do you accept?",
    cookies_choice_kept: "Your choice is kept for 6 months. You can change it at any time with “Manage my cookies”.",
    cookies_accept: "Accept all",
    cookies_refuse: "Refuse all",
    cookies_manage: "Manage my cookies",
    cookies_accepted: "Audience measurement: accepted.",
    cookies_refused: "Audience measurement: refused.",
};

/// The words of the steps after the result.
pub(super) static ASKING: AskingTexts = AskingTexts {
    calculation_price: "Price of one MWh\u{a0}cumac",
    calculation_premium: "Indicative premium, rounded down to the euro",
    calculation_pairs: "Where a line has two numbers, the first leads to the lowest amount, the second to the highest.",
    calculation_sources: "Sources",
    texts_changed: "Our texts changed during your visit. Please read them again: the choices whose words changed have to be made anew, the others and your answers are kept.",
    texts_altered: "A tool of your browser (translation or extension) had changed some texts. Here they are as we wrote them: the choices that belong to them have to be made anew.",
    request_changed: "The words of your request have changed. Read them again and decide anew.",
    result_changed: "Your result changed with this answer. Here it is before you send your request.",
    boxes_not_kept: "Ticked boxes are not kept when the page is loaded again: decide anew.",
    decide_again: "Your request could not leave as it was. Check it and decide anew.",
    way_hint: "We only use the means that you choose.",
    way_missing: "Choose a way to go on, for example “By e-mail”",
    way_email: "By e-mail",
    way_email_hint: "We write to you. Your phone number is not asked for.",
    way_phone: "Be called back",
    way_phone_hint: "We call you once about these works.",
    way_call_us: "I prefer to call you",
    way_call_us_hint: "We show our number. Nothing is sent.",
    call_us_text: "Keep this result in sight during the call. Nothing was sent, and nobody will call you.",
    contact_consequence: "Without the answers marked with an asterisk we cannot answer you.",
    slot_label: "When to call you",
    slot_hint: "Optional. Monday to Friday, except public holidays.",
    slot_none: "As soon as possible",
    slot_gone: "This time is no longer available. Choose another one, or “As soon as possible”.",
    contact_request: "Your request for a call",
    contact_notice: "Your data",
    contact_more: "More about your data and your rights",
    email_suggestion: "Use this address:",
    consents_intro: "Everything is optional. You can leave it all empty: your request is handled in the same way.",
    consents_legend: "Optional choices",
    partner_activity: "Activity:",
    partner_policy: "Data protection policy of",
    recap_intro: "Nothing has left yet. This is all that you are about to send.",
    recap_under_way: "This is all that your request holds.",
    recap_request: "Answer wanted",
    recap_contact: "Contact details",
    recap_works: "Works",
    recap_answers: "Answers to the test",
    recap_consents: "Your optional choices",
    recap_withdraw: "You can go back on each choice at any time. The receipt says how.",
    send: "Send my request",
    send_again: "Try again",
    sending: "Sending…",
    retrying: "The network does not answer. Your answers are kept, we try again…",
    send_failed: "Your request has not left. Your answers are kept in this tab.",
    send_unsure: "We have received no confirmation: your request may already have reached us. Trying again will not create a second one.",
    receipt_email: "We will answer you by e-mail.",
    receipt_differs: "Our calculation differs from the one shown earlier. A person will check your result.",
    receipt_number: "Number of your request: ",
    receipt_given: "Accepted",
    receipt_refused: "Refused",
    receipt_nothing_given: "You accepted nothing beyond your request.",
    receipt_review: "A person will review your result.",
    receipt_download: "Download my receipt",
    receipt_download_hint: "Download your receipt now: it will not be shown again. It is a signed file: it opens without a connection and proves what you asked for, accepted and refused.",
    receipt_withdraw_title: "Change your mind",
    receipt_choices: "See my choices and withdraw them",
    another_test: "Take another test",
};
