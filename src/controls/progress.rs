use crate::markup::Markup;

/// Where the visitor is. The words say it; the bar only decorates (ux 17, 18).
pub fn progress(m: &mut Markup, label: String, number: usize, total: usize) {
    let total = total.max(1);
    // Drawn, not styled: a strict policy for styles forbids the style attribute.
    let twentieths = (number.min(total) * 20 / total).to_string();
    m.element("div", "cee-progress", |m| {
        m.said("p", "cee-progress__label", label);
        m.element("svg", "cee-progress__bar", |m| {
            m.attr("viewBox", "0 0 20 1");
            m.attr("preserveAspectRatio", "none");
            m.attr("aria-hidden", "true");
            m.attr("focusable", "false");
            m.element("rect", "cee-progress__rest", |m| {
                m.attr("width", "20");
                m.attr("height", "1");
            });
            m.element("rect", "cee-progress__done", |m| {
                m.attr("width", twentieths);
                m.attr("height", "1");
            });
        });
    });
}
