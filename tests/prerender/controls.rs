//! Every control in every state.

use cee_widget::controls::*;
use insta::assert_snapshot;
use yew::{AttrValue, Callback, NodeRef};

use crate::markup::html_of;

fn error(text: &'static str) -> ErrorText {
    ErrorText {
        prefix: "Erreur :".into(),
        text: text.into(),
    }
}

fn title() -> TitleSlot {
    TitleSlot {
        level: HeadingLevel::SECTION,
        node: NodeRef::default(),
    }
}

fn radio(label: &'static str, hint: Option<&'static str>) -> RadioOption {
    RadioOption {
        label: label.into(),
        hint: hint.map(AttrValue::Static),
        value: label.into(),
    }
}

fn heating() -> RadioGroup {
    RadioGroup {
        id: "cee-heating".into(),
        legend: "Quel est votre chauffage principal\u{202f}?".into(),
        title: Some(title()),
        hint: Some("Celui qui chauffe la plus grande partie du logement.".into()),
        error: None,
        required: true,
        options: vec![
            radio("Chaudière au fioul", None),
            radio("Chaudière au gaz", Some("À condensation ou non.")),
            radio("Je ne sais pas", None),
        ],
        is_inline: false,
        selected: None,
        on_select: Callback::noop(),
    }
}

#[test]
fn radios_start_with_none_chosen() {
    assert_snapshot!(html_of(move |m| radio_group(m, &heating())));
}

#[test]
fn radios_show_the_chosen_one() {
    let props = RadioGroup {
        selected: Some(1),
        ..heating()
    };
    assert_snapshot!(html_of(move |m| radio_group(m, &props)));
}

#[test]
fn radios_say_what_is_wrong_above_the_choices() {
    let props = RadioGroup {
        error: Some(error(
            "Indiquez votre chauffage principal, par exemple «\u{a0}Chaudière au gaz\u{a0}»",
        )),
        ..heating()
    };
    assert_snapshot!(html_of(move |m| radio_group(m, &props)));
}

fn tick(label: &'static str, checked: bool, after: Option<&'static str>) -> CheckOption {
    CheckOption {
        label: label.into(),
        hint: None,
        value: label.into(),
        above: after.map(AttrValue::Static),
        checked,
    }
}

fn works() -> CheckboxGroup {
    CheckboxGroup {
        id: "cee-works".into(),
        legend: "Quels travaux envisagez-vous\u{202f}?".into(),
        title: Some(title()),
        hint: Some("Cochez tout ce qui vous intéresse.".into()),
        error: None,
        required: true,
        options: vec![
            tick("Isolation des combles", true, None),
            tick("Pompe à chaleur air/eau", false, None),
            tick("Je ne sais pas encore", false, Some("ou")),
        ],
        on_toggle: Callback::noop(),
    }
}

#[test]
fn checkboxes_put_the_excluding_answer_last_after_a_word() {
    assert_snapshot!(html_of(move |m| checkbox_group(m, &works())));
}

#[test]
fn checkboxes_say_what_is_wrong_above_the_choices() {
    let props = CheckboxGroup {
        error: Some(error(
            "Cochez au moins une réponse, par exemple «\u{a0}Isolation des combles\u{a0}»",
        )),
        ..works()
    };
    assert_snapshot!(html_of(move |m| checkbox_group(m, &props)));
}

fn phone() -> TextField {
    TextField {
        id: "cee-phone".into(),
        label: "Numéro de téléphone".into(),
        title: None,
        hint: Some("10 chiffres, par exemple 06 39 98 12 34.".into()),
        law: Some("Toute prospection par téléphone suppose votre accord.".into()),
        law_revision: 0,
        error: None,
        required: true,
        value: "".into(),
        keyboard: TextKeyboard::Phone,
        suffix: None,
        autocomplete: Some("tel".into()),
        on_input: Callback::noop(),
    }
}

#[test]
fn a_text_field_is_described_by_its_hint_and_its_law() {
    assert_snapshot!(html_of(move |m| text_field(m, &phone())));
}

#[test]
fn a_text_field_keeps_what_was_typed_beside_its_error() {
    let props = TextField {
        value: "06 12".into(),
        error: Some(error(
            "Saisissez les 10 chiffres de votre numéro, par exemple 06 39 98 56 78",
        )),
        ..phone()
    };
    assert_snapshot!(html_of(move |m| text_field(m, &props)));
}

#[test]
fn a_text_field_can_be_the_question_of_the_screen() {
    let props = TextField {
        id: "cee-living_area".into(),
        label: "Quelle est la surface habitable\u{202f}?".into(),
        title: Some(title()),
        hint: Some("Elle figure sur votre taxe foncière.".into()),
        law: None,
        law_revision: 0,
        value: "95".into(),
        keyboard: TextKeyboard::Decimal,
        suffix: Some("m²".into()),
        autocomplete: None,
        ..phone()
    };
    assert_snapshot!(html_of(move |m| text_field(m, &props)));
}

fn consent(checked: bool) -> Checkbox {
    Checkbox {
        id: "cee-consent-1".into(),
        label: "J’accepte de recevoir des offres commerciales par e-mail.".into(),
        mentions: vec![
            "Retrait à tout moment.".into(),
            "Durée\u{a0}: trois ans.".into(),
        ],
        verbatim: true,
        data_key: Some("email:self".into()),
        required: false,
        error: None,
        checked,
        on_change: Callback::noop(),
    }
}

#[test]
fn a_consent_is_unticked_and_its_words_are_not_translated() {
    assert_snapshot!(html_of(move |m| checkbox(m, &consent(false))));
}

#[test]
fn a_ticked_consent_looks_ticked() {
    assert_snapshot!(html_of(move |m| checkbox(m, &consent(true))));
}

#[test]
fn the_error_summary_is_an_alert_that_links_to_each_field() {
    let item = |target: &'static str, text: &'static str| ErrorItem {
        target: target.into(),
        text: text.into(),
    };
    let summary = ErrorSummary {
        id: Some("cee-errors".into()),
        title: "Il y a un problème".into(),
        items: vec![
            item(
                "cee-given_name",
                "Saisissez votre prénom, par exemple Camille",
            ),
            item(
                "cee-phone",
                "Saisissez les 10 chiffres, par exemple 06 39 98 56 78",
            ),
        ],
        node: NodeRef::default(),
        on_follow: Callback::noop(),
    };
    assert_snapshot!(html_of(move |m| error_summary(m, &summary)));
}

#[test]
fn progress_is_words_and_a_bar_that_says_nothing_more() {
    assert_snapshot!(html_of(|m| progress(
        m,
        "Question 3 sur 9".to_owned(),
        3,
        9
    )));
}

#[test]
fn a_bar_never_overflows_nor_divides_by_nothing() {
    let bar = |number, total| html_of(move |m| progress(m, String::new(), number, total));
    assert!(bar(7, 3).contains(r#"width="20" height="1" class="cee-progress__done""#));
    assert!(bar(0, 0).contains(r#"width="0" height="1" class="cee-progress__done""#));
}

fn button_html(kind: ButtonKind, busy: bool) -> String {
    let description = Button {
        label: "Continuer".into(),
        kind,
        submits: kind == ButtonKind::Primary,
        busy,
        ..Button::default()
    };
    html_of(move |m| button(m, &description))
}

#[test]
fn buttons_are_never_disabled_even_when_busy() {
    assert_snapshot!(
        [
            button_html(ButtonKind::Primary, false),
            button_html(ButtonKind::Secondary, false),
            button_html(ButtonKind::Link, false),
            button_html(ButtonKind::Primary, true),
        ]
        .join("\n")
    );
}

#[test]
fn the_way_back_is_a_button() {
    assert_snapshot!(html_of(|m| back_link(
        m,
        "cee-back".into(),
        "Retour",
        &Callback::noop()
    )));
}

#[test]
fn notices_of_each_kind() {
    let kinds = [
        NoticeKind::Info,
        NoticeKind::Warning,
        NoticeKind::Success,
        NoticeKind::Law,
    ];
    let drawn = kinds.map(|kind| {
        html_of(move |m| {
            notice(m, kind, |m| {
                m.line("p", "", "Résultat indicatif, à confirmer.");
            });
        })
    });
    assert_snapshot!(drawn.join("\n"));
}

#[test]
fn help_opens_in_place() {
    assert_snapshot!(html_of(|m| disclosure(
        m,
        "Où trouver mon revenu fiscal de référence\u{202f}?",
        |m| m.line("p", "", "Sur votre avis d’impôt, première page."),
    )));
}

#[test]
fn a_recap_has_a_way_back_to_each_answer() {
    let row = |term: &'static str, value: &'static str, edit: Option<&'static str>| SummaryRow {
        term: term.into(),
        value: value.into(),
        edit: edit.map(|label| (label.into(), Callback::noop())),
    };
    let rows = [
        row("Code postal", "69003", Some("Modifier")),
        row("Date", "23 novembre 2026", None),
    ];
    assert_snapshot!(html_of(move |m| summary_list(m, &rows)));
}
