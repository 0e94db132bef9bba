//! One question: radios, checkboxes or a text (ux 1, 19 to 28).

use eligibility::questionnaire::{Choice, Given, Input, Question, TextKind};
use lead::funnel::Event;
use yew::prelude::*;

use super::faults;
use super::parts::{go_on, required_legend};
use crate::controls::{
    CheckOption, CheckboxGroup, ErrorText, RadioGroup, RadioOption, TextField, TextKeyboard,
    TickBox, Ticked, checkbox_group, disclosure, form, radio_group, text_field, tick_box,
};
use crate::markup::Markup;
use crate::stage::Stage;
use crate::texts::Texts;

/// The question on screen.
pub(super) fn question_step(m: &mut Markup, stage: &Stage, question: Question) {
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    form(m, stage.submit.clone(), |m| {
        required_legend(m, stage);
        if let Question::Detail(kind, _) = question {
            m.line("p", "cee-caption", texts.work(kind));
        }
        match funnel.questionnaire.input(question, funnel.context()) {
            Input::One(choices) => radios(m, stage, question, choices),
            Input::Many(choices) => boxes(m, stage, question, choices),
            Input::Text {
                kind,
                may_be_unknown,
            } => text(m, stage, question, kind, may_be_unknown),
        }
        if let Some((summary, answer)) = texts.question(question).help {
            disclosure(m, summary, |m| m.line("p", "", answer));
        }
        m.part(|m| {
            if asks_of_the_person(question) {
                let notice = stage.by_whom(Texts::question_notice);
                m.line("p", "cee-small", notice);
            }
        });
        go_on(m, stage, label(stage, question), false);
    });
}

/// What tells of a person rather than of a wall: who asks it is said beside it (R-IN-1).
const fn asks_of_the_person(question: Question) -> bool {
    match question {
        Question::Postcode
        | Question::Department
        | Question::Occupant
        | Question::MainResidence
        | Question::HouseholdPostcode
        | Question::Persons
        | Question::Income => true,
        Question::Works
        | Question::Completed
        | Question::Quote
        | Question::WorksStarted
        | Question::DwellingKind
        | Question::Dpe
        | Question::LivingArea
        | Question::Heating
        | Question::Detail(..) => false,
    }
}

/// What the button says: where it leads to the result, that.
fn label(stage: &Stage, question: Question) -> &'static str {
    let funnel = &stage.state.funnel;
    let at = funnel.questionnaire.progress(question, funnel.context());
    // Another answer than the one kept may lead to more questions.
    let is_first_time = funnel.questionnaire.given(question).is_none();
    let is_last = at.number == at.total && funnel.return_to.is_none() && is_first_time;
    if is_last {
        stage.texts.result_show
    } else {
        stage.texts.next
    }
}

fn error(stage: &Stage, question: Question) -> Option<ErrorText> {
    let error = stage.state.funnel.question_error?;
    Some(faults::line(
        stage,
        stage.texts.answer_error(question, error),
    ))
}

fn radios(m: &mut Markup, stage: &Stage, question: Question, choices: Vec<Choice>) {
    let words = stage.texts.question(question);
    let chosen = match stage.state.funnel.typed {
        Some(Given::One(chosen)) => Some(chosen),
        _ => None,
    };
    let mut options = Vec::new();
    let mut selected = None;
    for (index, choice) in choices.iter().enumerate() {
        if chosen == Some(*choice) {
            selected = Some(index);
        }
        options.push(RadioOption {
            value: choice.id().into(),
            label: stage.choice(question, *choice).into(),
            hint: stage.texts.choice_hint(*choice).map(AttrValue::Static),
        });
    }
    let is_inline = matches!(choices.as_slice(), [Choice::Yes, Choice::No]);
    let emit = stage.emit.clone();
    radio_group(
        m,
        &RadioGroup {
            id: stage.id("answer"),
            legend: words.title.into(),
            title: Some(stage.title_slot()),
            hint: words.hint.map(AttrValue::Static),
            error: error(stage, question),
            required: true,
            is_inline,
            options,
            selected,
            on_select: Callback::from(move |index: usize| {
                if let Some(choice) = choices.get(index) {
                    emit.emit(Event::Typed(Given::One(*choice)));
                }
            }),
        },
    );
}

fn boxes(m: &mut Markup, stage: &Stage, question: Question, choices: Vec<Choice>) {
    let words = stage.texts.question(question);
    let ticked: Vec<Choice> = match &stage.state.funnel.typed {
        Some(Given::Many(ticked)) => ticked.clone(),
        _ => Vec::new(),
    };
    let mut options = Vec::new();
    for choice in &choices {
        options.push(CheckOption {
            value: choice.id().into(),
            label: stage.choice(question, *choice).into(),
            hint: stage.texts.choice_hint(*choice).map(AttrValue::Static),
            above: above(stage, *choice).map(AttrValue::Static),
            checked: ticked.contains(choice),
        });
    }
    let emit = stage.emit.clone();
    checkbox_group(
        m,
        &CheckboxGroup {
            id: stage.id("answer"),
            legend: words.title.into(),
            title: Some(stage.title_slot()),
            hint: words.hint.map(AttrValue::Static),
            error: error(stage, question),
            required: true,
            options,
            on_toggle: Callback::from(move |Ticked { index, checked }: Ticked| {
                if let Some(choice) = choices.get(index) {
                    let ticked = toggled(&ticked, *choice, checked);
                    emit.emit(Event::Typed(Given::Many(ticked)));
                }
            }),
        },
    );
}

/// The words above an option: the group that it opens, or "ou" before the one that excludes.
fn above(stage: &Stage, choice: Choice) -> Option<&'static str> {
    match choice {
        Choice::Work(kind) => stage.texts.work_group(kind),
        _ if excludes(choice) => Some(stage.texts.or),
        _ => None,
    }
}

const fn excludes(choice: Choice) -> bool {
    matches!(choice, Choice::NotYetKnown | Choice::Unknown)
}

/// The ticked options after one changed: the excluding one stands alone (ux 24).
fn toggled(ticked: &[Choice], changed: Choice, checked: bool) -> Vec<Choice> {
    let mut after = ticked.to_vec();
    after.retain(|choice| {
        *choice != changed && (!checked || excludes(*choice) == excludes(changed))
    });
    if checked {
        after.push(changed);
    }
    after
}

fn text(m: &mut Markup, stage: &Stage, question: Question, kind: TextKind, may_be_unknown: bool) {
    let (texts, words) = (stage.texts, stage.texts.question(question));
    let value = match &stage.state.funnel.typed {
        Some(Given::Text(text)) => AttrValue::from(text.clone()),
        _ => AttrValue::Static(""),
    };
    let (keyboard, autocomplete) = match kind {
        TextKind::Postcode if question == Question::Postcode => {
            (TextKeyboard::Digits, Some(AttrValue::Static("postal-code")))
        }
        TextKind::Postcode | TextKind::Persons | TextKind::Dwellings => {
            (TextKeyboard::Digits, None)
        }
        TextKind::Area | TextKind::Scop => (TextKeyboard::Decimal, None),
    };
    let emit = stage.emit.clone();
    text_field(
        m,
        &TextField {
            id: stage.id("answer"),
            label: words.title.into(),
            title: Some(stage.title_slot()),
            hint: words.hint.map(AttrValue::Static),
            law: None,
            law_revision: 0,
            error: error(stage, question),
            required: true,
            value,
            keyboard,
            suffix: texts.unit(question).map(AttrValue::Static),
            autocomplete,
            on_input: Callback::from(move |text: String| {
                emit.emit(Event::Typed(Given::Text(text)));
            }),
        },
    );
    if may_be_unknown {
        m.line("p", "cee-choices__above", texts.or);
        unknown(m, stage);
    }
}

/// The box beside a text for who does not know.
fn unknown(m: &mut Markup, stage: &Stage) {
    let emit = stage.emit.clone();
    tick_box(
        m,
        &TickBox {
            id: stage.id("unknown"),
            label: stage.texts.unknown.into(),
            checked: stage.state.funnel.typed == Some(Given::Unknown),
            on_toggle: Callback::from(move |is_unknown: bool| {
                let given = if is_unknown {
                    Given::Unknown
                } else {
                    Given::Text(String::new())
                };
                emit.emit(Event::Typed(given));
            }),
            ..TickBox::default()
        },
    );
}

#[cfg(test)]
mod tests {
    use eligibility::WorkKind;

    use super::*;

    const ATTIC: Choice = Choice::Work(WorkKind::AtticInsulation);
    const WINDOWS: Choice = Choice::Work(WorkKind::Windows);

    #[test]
    fn works_add_up_and_can_be_taken_back() {
        assert_eq!(toggled(&[], ATTIC, true), [ATTIC]);
        assert_eq!(toggled(&[ATTIC], WINDOWS, true), [ATTIC, WINDOWS]);
        assert_eq!(toggled(&[ATTIC, WINDOWS], ATTIC, false), [WINDOWS]);
    }

    #[test]
    fn not_yet_known_and_works_exclude_each_other() {
        assert_eq!(
            toggled(&[ATTIC, WINDOWS], Choice::NotYetKnown, true),
            [Choice::NotYetKnown]
        );
        assert_eq!(toggled(&[Choice::NotYetKnown], ATTIC, true), [ATTIC]);
    }
}
