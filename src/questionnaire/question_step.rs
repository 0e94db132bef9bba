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
use crate::markup::{all, line};
use crate::stage::Stage;

/// The question on screen.
pub(super) fn question_step(stage: &Stage, question: Question) -> Html {
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    let answer = match funnel.questionnaire.input(question, funnel.context()) {
        Input::One(choices) => radios(stage, question, &choices),
        Input::Many(choices) => boxes(stage, question, &choices),
        Input::Text {
            kind,
            may_be_unknown,
        } => text(stage, question, kind, may_be_unknown),
    };
    let caption = match question {
        Question::Detail(kind, _) => line("p", "cee-caption", texts.work(kind)),
        _ => Html::default(),
    };
    let help = texts
        .question(question)
        .help
        .map(|(summary, answer)| disclosure(summary, line("p", "", answer)));
    let fields = all(vec![
        required_legend(stage),
        caption,
        answer,
        help.unwrap_or_default(),
        go_on(stage, texts.next, false),
    ]);
    form(stage.submit.clone(), fields)
}

fn error(stage: &Stage, question: Question) -> Option<ErrorText> {
    let error = stage.state.funnel.question_error?;
    Some(faults::line(
        stage,
        stage.texts.answer_error(question, error),
    ))
}

fn radios(stage: &Stage, question: Question, choices: &[Choice]) -> Html {
    let words = stage.texts.question(question);
    let options = choices
        .iter()
        .map(|choice| RadioOption {
            value: choice.id().into(),
            label: stage.choice(question, *choice).into(),
            hint: stage.texts.choice_hint(*choice).map(AttrValue::Static),
        })
        .collect();
    let selected = match &stage.state.funnel.typed {
        Some(Given::One(chosen)) => choices.iter().position(|choice| choice == chosen),
        _ => None,
    };
    let on_select = {
        let (emit, choices) = (stage.emit.clone(), choices.to_vec());
        Callback::from(move |index: usize| {
            if let Some(choice) = choices.get(index) {
                emit.emit(Event::Typed(Given::One(*choice)));
            }
        })
    };
    radio_group(&RadioGroup {
        id: stage.id("answer"),
        legend: words.title.into(),
        title: Some(stage.title_slot()),
        hint: words.hint.map(AttrValue::Static),
        error: error(stage, question),
        required: true,
        is_inline: matches!(choices, [Choice::Yes, Choice::No]),
        options,
        selected,
        on_select,
    })
}

fn boxes(stage: &Stage, question: Question, choices: &[Choice]) -> Html {
    let words = stage.texts.question(question);
    let ticked: Vec<Choice> = match &stage.state.funnel.typed {
        Some(Given::Many(ticked)) => ticked.clone(),
        _ => Vec::new(),
    };
    let options = choices
        .iter()
        .map(|choice| CheckOption {
            value: choice.id().into(),
            label: stage.choice(question, *choice).into(),
            hint: stage.texts.choice_hint(*choice).map(AttrValue::Static),
            above: above(stage, *choice).map(AttrValue::Static),
            checked: ticked.contains(choice),
        })
        .collect();
    let on_toggle = {
        let (emit, choices) = (stage.emit.clone(), choices.to_vec());
        Callback::from(move |Ticked { index, checked }: Ticked| {
            if let Some(choice) = choices.get(index) {
                emit.emit(Event::Typed(Given::Many(toggled(
                    &ticked, *choice, checked,
                ))));
            }
        })
    };
    checkbox_group(&CheckboxGroup {
        id: stage.id("answer"),
        legend: words.title.into(),
        title: Some(stage.title_slot()),
        hint: words.hint.map(AttrValue::Static),
        error: error(stage, question),
        required: true,
        options,
        on_toggle,
    })
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
    let mut after: Vec<Choice> = ticked
        .iter()
        .copied()
        .filter(|choice| *choice != changed && (!checked || excludes(*choice) == excludes(changed)))
        .collect();
    if checked {
        after.push(changed);
    }
    after
}

fn text(stage: &Stage, question: Question, kind: TextKind, may_be_unknown: bool) -> Html {
    let (texts, words) = (stage.texts, stage.texts.question(question));
    let is_unknown = stage.state.funnel.typed == Some(Given::Unknown);
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
    let on_input = {
        let emit = stage.emit.clone();
        Callback::from(move |text: String| emit.emit(Event::Typed(Given::Text(text))))
    };
    let on_unknown = {
        let emit = stage.emit.clone();
        Callback::from(move |is_unknown: bool| {
            let given = if is_unknown {
                Given::Unknown
            } else {
                Given::Text(String::new())
            };
            emit.emit(Event::Typed(given));
        })
    };
    let field = text_field(&TextField {
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
        on_input,
    });
    if !may_be_unknown {
        return field;
    }
    let unknown = tick_box(&TickBox {
        id: stage.id("unknown"),
        label: texts.unknown.into(),
        checked: is_unknown,
        on_toggle: on_unknown,
        ..TickBox::default()
    });
    all(vec![
        field,
        line("p", "cee-choices__above", texts.or),
        unknown,
    ])
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
