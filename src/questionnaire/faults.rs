//! What is wrong on the screen shown, as sentences that lead to their field.

use lead::funnel::Screen;
use lead::{Field, FieldFault};
use yew::AttrValue;

use crate::controls::{ErrorItem, ErrorText};
use crate::stage::Stage;

/// Every fault of the screen, in the order of its fields.
pub(super) fn items(stage: &Stage) -> Vec<ErrorItem> {
    let funnel = &stage.state.funnel;
    if let (Screen::Question(question), Some(error)) = (funnel.screen, funnel.question_error) {
        let target = stage.id("answer");
        let text = stage.texts.answer_error(question, error).into();
        return vec![ErrorItem { target, text }];
    }
    let asking = stage.part.here();
    asking.map_or_else(Vec::new, |asking| (asking.faults)(stage))
}

/// The faults of a step after the result: what [`crate::asking`] lists.
pub fn asking_faults(stage: &Stage) -> Vec<ErrorItem> {
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    let mut items = Vec::new();
    if funnel.is_way_missing {
        items.push(ErrorItem {
            target: stage.id("way"),
            text: texts.asking().way_missing.into(),
        });
    }
    for error in &funnel.contact_errors {
        items.push(ErrorItem {
            target: stage.id(error.field.name()),
            text: texts.field_error(error.field, error.fault).into(),
        });
    }
    if funnel.is_slot_gone() {
        items.push(ErrorItem {
            target: stage.id("slot"),
            text: texts.asking().slot_gone.into(),
        });
    }
    items
}

/// The sentence above a field.
pub(super) fn line(stage: &Stage, text: impl Into<AttrValue>) -> ErrorText {
    ErrorText {
        prefix: stage.texts.error_prefix.into(),
        text: text.into(),
    }
}

/// The fault of one contact field.
pub(super) fn of_field(stage: &Stage, field: Field) -> Option<ErrorText> {
    let found = stage
        .state
        .funnel
        .contact_errors
        .iter()
        .find(|error| error.field == field)?;
    let fault: FieldFault = found.fault;
    Some(line(stage, stage.texts.field_error(field, fault)))
}
