use super::{IconShape, icon};
use crate::markup::Markup;

/// What a notice is for; it sets the look, never the meaning.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NoticeKind {
    /// Useful to know.
    Info,
    /// To know before going on.
    Warning,
    /// Done.
    Success,
    /// A text that the law wants legible and apart from the rest (requirements R-SE-1).
    Law,
}

/// A text set apart from the rest of the screen.
#[inline]
pub fn notice(m: &mut Markup, kind: NoticeKind, inside: impl FnOnce(&mut Markup)) {
    open(m, kind);
    m.element("div", "cee-notice__body", inside);
    m.close();
}

fn open(m: &mut Markup, kind: NoticeKind) {
    let (class, shape) = match kind {
        NoticeKind::Info => ("cee-notice", Some(IconShape::Info)),
        NoticeKind::Warning => ("cee-notice cee-notice--warning", Some(IconShape::Alert)),
        NoticeKind::Success => ("cee-notice cee-notice--success", Some(IconShape::Tick)),
        NoticeKind::Law => ("cee-notice cee-notice--law", None),
    };
    m.open("div", class);
    if let Some(shape) = shape {
        icon(m, shape);
    }
}
