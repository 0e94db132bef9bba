//! Every word that a visitor reads, except reasons (`eligibility`) and statements (`consent`).
//!
//! Sentences are whole, never glued from parts; each language is one `static` and a few
//! functions over closed enums, so that a new variant does not compile until it has words.

mod amounts;
#[cfg(feature = "en")]
mod en;
mod fr;

use std::borrow::Cow;

use chrono::NaiveDate;
use consent::{Channel, Language};
use eligibility::answers::WorkKind;
use eligibility::breakdown::Unit;
use eligibility::questionnaire::{AnswerError, Choice, Given, Question};
use eligibility::{Amount, OtherAid, ReasonCode};
use lead::{Field, FieldFault};

pub use amounts::{Money, Quantity};

/// A build without English has French in its place.
#[cfg(not(feature = "en"))]
use fr as en;

/// The words of one question.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct QuestionWords {
    /// The question.
    pub title: &'static str,
    /// One short sentence that helps to answer.
    pub hint: Option<&'static str>,
    /// What to do when nothing was answered.
    pub missing: &'static str,
    /// A typed answer as an example; empty for choices.
    pub example: &'static str,
    /// A longer help: its question and its answer.
    pub help: Option<(&'static str, &'static str)>,
}

/// The words of the screens that are the same for everybody.
#[derive(Debug)]
#[expect(missing_docs, reason = "the French words say what each is")]
pub struct Texts {
    pub language: Language,
    pub tag: &'static str,
    pub test_name: &'static str,
    pub loading: &'static str,
    pub back: &'static str,
    pub next: &'static str,
    pub edit: &'static str,
    pub erase: &'static str,
    pub erase_question: &'static str,
    pub erase_confirm: &'static str,
    pub erase_cancel: &'static str,
    pub required_legend: &'static str,
    pub error_prefix: &'static str,
    pub errors_title: &'static str,
    pub unknown: &'static str,
    pub or: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub new_tab: &'static str,
    pub policy_link: &'static str,
    pub need_help: &'static str,

    pub start_title: &'static str,
    pub start_lead: &'static str,
    pub start_points: [&'static str; 4],
    pub start_button: &'static str,

    pub result_label: &'static str,
    pub result_indicative: &'static str,
    pub result_kwh: &'static str,
    pub result_base_kwh: &'static str,
    pub result_premium: &'static str,
    pub result_no_rate: &'static str,
    pub result_details: &'static str,
    pub result_calculation: &'static str,
    pub result_blocks: &'static str,
    pub result_to_check: &'static str,
    pub result_conditions: &'static str,
    pub result_met: &'static str,
    pub result_notes: &'static str,
    pub result_other_aids: &'static str,
    pub result_to_ask: &'static str,
    pub result_answers: &'static str,
    pub result_next_title: &'static str,
    pub result_next: [&'static str; 3],
    pub result_review: &'static str,
    pub result_review_hint: &'static str,
    pub result_button: &'static str,
    pub result_waiting: &'static str,
    pub result_per_m2: &'static str,
    pub result_show: &'static str,

    pub request_label: &'static str,
    pub way_waiting: &'static str,
    pub way_failed: &'static str,

    pub way_title: &'static str,
    pub call_us_title: &'static str,
    pub contact_title: &'static str,
    pub consents_title: &'static str,
    pub recap_title: &'static str,
    pub resuming_title: &'static str,
    pub receipt_title: &'static str,

    pub cookies_name: &'static str,
    pub cookies_title: &'static str,
    pub cookies_choice_kept: &'static str,
    pub cookies_accept: &'static str,
    pub cookies_refuse: &'static str,
    pub cookies_manage: &'static str,
    pub cookies_accepted: &'static str,
    pub cookies_refused: &'static str,
}

/// The words of the steps after the result, which come with their code.
#[derive(Debug)]
#[expect(missing_docs, reason = "the French words say what each is")]
pub struct AskingTexts {
    pub calculation_price: &'static str,
    pub calculation_premium: &'static str,
    pub calculation_pairs: &'static str,
    pub calculation_sources: &'static str,
    pub texts_changed: &'static str,
    pub texts_altered: &'static str,
    pub request_changed: &'static str,
    pub result_changed: &'static str,
    pub boxes_not_kept: &'static str,
    pub decide_again: &'static str,
    pub way_hint: &'static str,
    pub way_missing: &'static str,
    pub way_email: &'static str,
    pub way_email_hint: &'static str,
    pub way_phone: &'static str,
    pub way_phone_hint: &'static str,
    pub way_call_us: &'static str,
    pub way_call_us_hint: &'static str,
    pub call_us_text: &'static str,
    pub contact_consequence: &'static str,
    pub slot_label: &'static str,
    pub slot_hint: &'static str,
    pub slot_none: &'static str,
    pub slot_gone: &'static str,
    pub contact_request: &'static str,
    pub contact_notice: &'static str,
    pub contact_more: &'static str,
    pub email_suggestion: &'static str,
    pub consents_intro: &'static str,
    pub consents_legend: &'static str,
    pub partner_activity: &'static str,
    pub partner_policy: &'static str,
    pub recap_intro: &'static str,
    pub recap_under_way: &'static str,
    pub recap_request: &'static str,
    pub recap_contact: &'static str,
    pub recap_works: &'static str,
    pub recap_answers: &'static str,
    pub recap_consents: &'static str,
    pub recap_withdraw: &'static str,
    pub send: &'static str,
    pub send_again: &'static str,
    pub sending: &'static str,
    pub retrying: &'static str,
    pub send_failed: &'static str,
    pub send_unsure: &'static str,
    pub receipt_email: &'static str,
    pub receipt_differs: &'static str,
    pub receipt_number: &'static str,
    pub receipt_given: &'static str,
    pub receipt_refused: &'static str,
    pub receipt_nothing_given: &'static str,
    pub receipt_review: &'static str,
    pub receipt_download: &'static str,
    pub receipt_download_hint: &'static str,
    pub receipt_withdraw_title: &'static str,
    pub receipt_choices: &'static str,
    pub another_test: &'static str,
}

macro_rules! spoken {
    ($($(#[$doc:meta])* $name:ident($($arg:ident: $kind:ty),*) -> $out:ty;)*) => {
        impl Texts {
            $($(#[$doc])*
            #[must_use]
            pub fn $name(&self, $($arg: $kind),*) -> $out {
                match self.language {
                    Language::Fr => fr::$name($($arg),*),
                    Language::En => en::$name($($arg),*),
                }
            })*
        }
    };
}

spoken! {
    /// Who makes the test, for what, and that it is no public service (R-SE-2).
    start_who(controller: &str, kind: &str) -> String;
    /// Who answers for what is asked here, for what, and until when it stays here (R-IN-1).
    question_notice(controller: &str, kind: &str) -> String;
    /// "Question n of N".
    question_number(number: usize, total: usize) -> String;
    /// The words of a question.
    question(question: Question) -> QuestionWords;
    /// The group that opens above this kind of work in the list of works.
    work_group(kind: WorkKind) -> Option<&'static str>;
    /// What a kind of work covers.
    work_hint(kind: WorkKind) -> Option<&'static str>;
    /// The option of a question.
    choice(question: Question, choice: Choice) -> Cow<'static, str>;
    /// What a choice covers, where its label leaves a doubt.
    choice_hint(choice: Choice) -> Option<&'static str>;
    /// The unit after a typed answer.
    unit(question: Question) -> Option<&'static str>;
    /// What is wrong with an answer and what to do.
    answer_error(question: Question, error: AnswerError) -> String;
    /// These answers have to be given again.
    asked_again(titles: &[&str]) -> String;
    /// What the rules conclude about one work.
    verdict(verdict: eligibility::Verdict) -> &'static str;
    /// The title of the result.
    result_title(outcome: Headline) -> String;
    /// The date of the rules.
    rules_date(date: NaiveDate) -> String;
    /// The name of a contact field.
    field(field: Field) -> &'static str;
    /// The form expected and what the field is for.
    field_hint(field: Field, channel: Channel) -> &'static str;
    /// What is wrong with a contact field and what to do.
    field_error(field: Field, fault: FieldFault) -> &'static str;
    /// How to reach the controller instead.
    call_instead(phone: Option<&str>, email: &str) -> String;
    /// The dated list of partners.
    partners_title(count: usize, date: NaiveDate) -> String;
    /// How the person asked to be answered.
    channel(channel: Channel) -> &'static str;
    /// The latest day of the call.
    receipt_call(day: NaiveDate) -> String;
    /// When the request was received.
    receipt_received(day: NaiveDate, hour: &str, minute: &str) -> String;
    /// How to withdraw.
    receipt_withdraw(email: &str, post: &str, phone: Option<&str>) -> String;
    /// What the services of audience measurement do and for how long at most, in one paragraph.
    cookies_text(controller: &str, services: &str, months: u8) -> String;
    /// A quantity of kWh cumac or euros.
    amount(amount: Amount, quantity: Quantity) -> String;
    /// A number of a calculation.
    calculated(number: u64, unit: Unit) -> String;
    /// Two numbers that are no range.
    either(first: &str, second: &str) -> String;
    /// So many cents.
    price(cents: Amount) -> String;
    /// The fiche that a calculation follows, by its code and version.
    fiche(code: &str) -> String;
    /// Whose price of a MWh cumac it is, on which date.
    price_source(controller: &str, date: NaiveDate) -> String;
}

/// What the title of the result says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Headline {
    /// So much in all, every eligible work having an amount of its own.
    Premium(Amount),
    /// So many works of so many can receive a premium.
    Works {
        /// Works that can.
        eligible: usize,
        /// Works assessed.
        total: usize,
    },
    /// Nothing is settled: answers or facts are missing.
    ToCheck,
    /// None can, the reasons say why.
    None,
    /// The works are no CEE operation.
    OutOfScope,
    /// The test does not cover the place.
    NotCovered,
}

impl Texts {
    /// Whether this build has the words of a language (docs/decisions/0010).
    #[must_use]
    pub fn is_spoken(language: Language) -> bool {
        match language {
            Language::Fr => true,
            Language::En => cfg!(feature = "en"),
        }
    }

    /// The words of a language.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Fr => &fr::TEXTS,
            Language::En => &en::TEXTS,
        }
    }

    /// The words of the steps after the result.
    #[must_use]
    pub fn asking(&self) -> &'static AskingTexts {
        match self.language {
            Language::Fr => &fr::ASKING,
            Language::En => &en::ASKING,
        }
    }

    /// The language as the rules know it.
    #[must_use]
    pub fn rules_language(&self) -> eligibility::Language {
        match self.language {
            Language::Fr => eligibility::Language::Fr,
            Language::En => eligibility::Language::En,
        }
    }

    /// A rule as a sentence.
    #[must_use]
    pub fn reason(&self, code: ReasonCode) -> &'static str {
        code.sentence(self.rules_language())
    }

    /// Another aid as a sentence.
    #[must_use]
    pub fn aid(&self, aid: OtherAid) -> &'static str {
        aid.sentence(self.rules_language())
    }

    /// The name of a kind of work, at the beginning of a line.
    #[must_use]
    pub fn work(&self, kind: WorkKind) -> String {
        capitalised(lead::works::name(kind, self.language))
    }

    /// What was given to a question, as a line of a recap.
    #[must_use]
    pub fn given(&self, question: Question, given: &Given) -> String {
        match given {
            Given::One(choice) => self.choice(question, *choice).into_owned(),
            Given::Many(choices) => {
                let labels: Vec<_> = choices
                    .iter()
                    .map(|choice| self.choice(question, *choice))
                    .collect();
                labels.join(", ")
            }
            Given::Text(text) => {
                let typed = text.trim();
                // Some type the unit too.
                let without = typed.strip_suffix(['2', '²']);
                let without = without.and_then(|rest| rest.strip_suffix(['m', 'M']));
                let mut line = without.unwrap_or(typed).trim_end().to_owned();
                if let Some(unit) = self.unit(question) {
                    line.push('\u{a0}');
                    line.push_str(unit);
                }
                line
            }
            Given::Unknown => self.unknown.to_owned(),
        }
    }
}

/// With a capital first letter, of the letters without accent: a table of all of them costs 3 kB.
fn capitalised(text: &str) -> String {
    let mut capitalised = text.to_owned();
    if let Some(first) = capitalised.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    capitalised
}

/// The bounds of an efficiency band from its name: `111_140`, `160_plus`.
fn band(name: &str) -> (&str, Option<&str>) {
    let (from, to) = name.split_once('_').unwrap_or((name, "plus"));
    (from, (to != "plus").then_some(to))
}

/// The communes of a straddling postcode in this department; their names are not translated.
fn communes(department: eligibility::Department) -> String {
    department.code().to_owned()
}
