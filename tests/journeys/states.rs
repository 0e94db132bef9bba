//! What a step can be besides itself: sending, in trouble, asking back. Each as axe-core sees it,
//! and where the focus is then (RGAA 7.1, 7.5, 12.8).

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use super::accessibility::Inspector;
use super::persona::{ODETTE, Way};
use super::visit::{Visit, journey};

/// Leads do not leave; what becomes of each attempt stands in `fates`, after which all wait.
const HELD: &str = "if (!window.fates) {
        window.fates = [];
        const real = window.fetch;
        window.fetch = (url, init) => {
            if (!String(url).endsWith('/v1/leads')) return real(url, init);
            const fate = window.fates.shift();
            if (fate === 'lost') return Promise.reject(new TypeError('lost'));
            if (fate === 'refused') {
                const problem = {
                    type: 'about:blank', title: 'invalid', status: 422, code: 'INVALID_FIELD',
                };
                return Promise.resolve(new Response(JSON.stringify(problem), { status: 422 }));
            }
            return new Promise(() => {});
        };
    }";

#[tokio::test]
async fn every_state_of_sending_is_free_of_violations_and_keeps_the_focus() -> Result<()> {
    journey(async |visit, collector| {
        let mut inspector = Inspector::default();
        visit.reach_recap(&ODETTE, Way::Phone).await?;
        visit.look(HELD, Value::Null).await?;
        visit.look("fates.push('refused')", Value::Null).await?;
        visit.press("send").await?;
        says(visit, "pas partie").await?;
        has_focus(visit, "send").await?;
        inspector.look_at(visit, "failed").await?;
        visit.look("fates.push('lost')", Value::Null).await?;
        visit.press("send").await?;
        says(visit, "nous réessayons").await?;
        has_focus(visit, "send").await?;
        inspector.look_at(visit, "retrying").await?;
        ensure!(
            !visit.has("#cee-back, .cee-recap__edit").await?,
            "a dead way back"
        );
        visit.before_the_page(HELD).await?;
        visit.reload().await?;
        visit.sees("resuming").await?;
        says(visit, "Envoi en cours").await?;
        inspector.look_at(visit, "resuming").await?;
        ensure!(collector.count_leads()? == 0, "it left");
        inspector.verdict()
    })
    .await
}

#[tokio::test]
async fn what_asks_back_takes_the_focus_and_gives_it_back() -> Result<()> {
    journey(async |visit, _| {
        let mut inspector = Inspector::default();
        visit.press("cookies-refuse").await?;
        visit.press("start").await?;
        visit.sees("question").await?;
        visit.press("erase").await?;
        let asked = "const at = inside.activeElement;
            return at?.closest('.cee-erase') !== null && at?.tabIndex === -1";
        visit
            .until("the question has the focus", asked, Value::Null)
            .await?;
        inspector.look_at(visit, "erasing").await?;
        visit.press("erase-cancel").await?;
        has_focus(visit, "erase").await?;
        visit.press("cookies").await?;
        has_focus(visit, "cookies-title").await?;
        is_in_view(visit, "cookies-title").await?;
        inspector.look_at(visit, "cookies reopened").await?;
        visit.press("cookies-accept").await?;
        let title = "return inside.activeElement?.className === 'cee-title'";
        visit
            .until("the title has the focus", title, Value::Null)
            .await?;
        inspector.verdict()
    })
    .await
}

#[tokio::test]
async fn altered_words_are_told_where_the_visitor_looks() -> Result<()> {
    journey(async |visit, _| {
        let mut inspector = Inspector::default();
        visit.press("cookies-refuse").await?;
        visit.take_the_test(&ODETTE).await?;
        visit.introduce(&ODETTE, Way::Phone).await?;
        visit.click("[data-key]").await?;
        let alter = "for (const words of inside.querySelectorAll('.cee-consent__mentions p'))
            words.append(' (traduit)')";
        visit.look(alter, Value::Null).await?;
        visit.press("continue").await?;
        let told = "return /traduction/.test(inside.querySelector('#cee-announcement').innerText)";
        visit.until("a word about it", told, Value::Null).await?;
        is_in_view(visit, "announcement").await?;
        let title = "return inside.activeElement?.className === 'cee-title'";
        visit
            .until("the title has the focus", title, Value::Null)
            .await?;
        ensure!(
            !visit.has("[data-key]:checked").await?,
            "a consent to other words"
        );
        inspector.look_at(visit, "altered words").await?;
        inspector.verdict()
    })
    .await
}

async fn says(visit: &Visit, words: &str) -> Result<()> {
    let script =
        "return inside.querySelector('#cee-status')?.textContent.includes(wanted) === true";
    visit.until(words, script, json!(words)).await
}

async fn has_focus(visit: &Visit, name: &str) -> Result<()> {
    let script = "return inside.activeElement?.id === `cee-${wanted}`";
    visit
        .until(&format!("focus on {name}"), script, json!(name))
        .await
}

async fn is_in_view(visit: &Visit, name: &str) -> Result<()> {
    let script = "const area = inside.querySelector(`#cee-${wanted}`).getBoundingClientRect();
        return area.top >= 0 && area.bottom <= innerHeight";
    visit
        .until(&format!("{name} in view"), script, json!(name))
        .await
}
