//! Back, reload, edit, erase: answers stay where the visitor left them.

use anyhow::{Context, Result, ensure};

use super::persona::{ODETTE, Way};
use super::requests;
use super::visit::{Visit, journey};

#[tokio::test]
async fn the_browsers_back_and_the_link_back_both_keep_answers() -> Result<()> {
    journey(async |visit, _| {
        reach(visit, "place.postcode").await?;
        visit.answer(&ODETTE).await?;
        let next = question(visit).await?;
        has_an_entry(visit, &next).await?;
        visit.driver.back().await?;
        asks(visit, "place.postcode").await?;
        ensure!(
            visit.value("answer").await? == "59800",
            "the browser's Back lost the postcode"
        );
        visit.go_on().await?;
        asks(visit, &next).await?;
        visit.press("back").await?;
        asks(visit, "place.postcode").await?;
        ensure!(
            visit.value("answer").await? == "59800",
            "the link back lost the postcode"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_reload_stays_at_the_same_question_with_the_same_answers() -> Result<()> {
    journey(async |visit, _| {
        reach(visit, "place.postcode").await?;
        visit.answer(&ODETTE).await?;
        let next = question(visit).await?;
        has_an_entry(visit, &next).await?;
        visit.reload().await?;
        asks(visit, &next).await?;
        visit.press("back").await?;
        asks(visit, "place.postcode").await?;
        ensure!(
            visit.value("answer").await? == "59800",
            "the reload lost the postcode"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_reload_never_brings_the_request_for_a_call_back() -> Result<()> {
    journey(async |visit, _| {
        visit.take_the_test(&ODETTE).await?;
        visit.introduce(&ODETTE, Way::Phone).await?;
        visit.reload().await?;
        visit.sees("contact").await?;
        ensure!(
            visit.value("phone").await? == ODETTE.phone,
            "the reload lost the number"
        );
        ensure!(
            !visit.has("#cee-request:checked").await?,
            "a reload asked for a call"
        );
        visit.press("continue").await?;
        visit.find("#cee-errors a").await?;
        visit.sees("contact").await
    })
    .await
}

#[tokio::test]
async fn a_reload_never_brings_a_consent_back() -> Result<()> {
    journey(async |visit, _| {
        visit.take_the_test(&ODETTE).await?;
        visit.introduce(&ODETTE, Way::Email).await?;
        visit.click("[data-key]").await?;
        ensure!(
            visit.has("[data-key]:checked").await?,
            "the box was not ticked"
        );
        visit.reload().await?;
        visit.sees("contact").await?;
        ensure!(
            visit.value("email").await? == ODETTE.email,
            "the reload lost the address"
        );
        visit.go_on().await?;
        visit.sees("consents").await?;
        ensure!(
            !visit.has("[data-key]:checked").await?,
            "a reload gave a consent"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_answer_changed_late_asks_again_only_what_depends_on_it() -> Result<()> {
    journey(async |visit, _| {
        let asked = visit.take_the_test(&ODETTE).await?;
        edit(visit, &asked, "household.persons").await?;
        visit.fill("answer", "5").await?;
        visit.go_on().await?;
        // The brackets are others for five persons, so the class has to be chosen again.
        asks(visit, "household.income").await?;
        visit.choose("very_modest").await?;
        visit.go_on().await?;
        visit.sees("outcome").await
    })
    .await
}

#[tokio::test]
async fn erasing_leaves_nothing_behind() -> Result<()> {
    journey(async |visit, _| {
        reach(visit, "place.postcode").await?;
        visit.answer(&ODETTE).await?;
        visit.press("erase").await?;
        visit.press("erase-confirm").await?;
        visit.sees("start").await?;
        let kept = "return JSON.stringify([Object.entries(sessionStorage),
            Object.entries(localStorage), location.href])";
        let kept: String = visit.driver.execute(kept, vec![]).await?.convert()?;
        for answer in ["59800", "owner_occupier", "attic_insulation"] {
            ensure!(
                !requests::holds(&kept, answer),
                "{answer} is still in {kept}"
            );
        }
        visit.reload().await?;
        visit.sees("start").await
    })
    .await
}

#[tokio::test]
async fn where_storage_is_refused_the_journey_still_reaches_its_end() -> Result<()> {
    journey(async |visit, collector| {
        let refuse = "for (const name of ['sessionStorage', 'localStorage'])
            Object.defineProperty(window, name, {
                get() { throw new DOMException('refused', 'SecurityError') } })";
        visit.before_the_page(refuse).await?;
        visit.open().await?;
        visit.reach_recap(&ODETTE, Way::Email).await?;
        visit.send().await?;
        ensure!(collector.count_leads()? == 1, "no lead without storage");
        Ok(())
    })
    .await
}

/// Answers until this question is on screen.
async fn reach(visit: &Visit, wanted: &str) -> Result<()> {
    visit.sees("start").await?;
    visit.press("start").await?;
    visit.sees("question").await?;
    while question(visit).await? != wanted {
        visit.answer(&ODETTE).await?;
    }
    Ok(())
}

async fn question(visit: &Visit) -> Result<String> {
    let place = visit.place().await?;
    place
        .question
        .with_context(|| format!("no question at {}", place.screen))
}

async fn asks(visit: &Visit, question: &str) -> Result<()> {
    let script = "return inside?.querySelector('[data-screen]')?.dataset.question === wanted";
    visit.until(question, script, question.into()).await
}

/// The history follows the screen after it is painted; a browser that is told to go back by a
/// program can be faster than that, a person cannot.
async fn has_an_entry(visit: &Visit, question: &str) -> Result<()> {
    let script = "const label = inside.querySelector('.cee-progress__label')?.textContent;
        const name = history.state?.cee;
        return /^[0-9]+$/.test(name) && label?.startsWith(`Question ${name} `)
            && inside.querySelector('[data-screen]').dataset.question === wanted";
    visit
        .until("the history knows it", script, question.into())
        .await
}

/// Presses the link that changes an answer, in the list of answers below the result.
async fn edit(visit: &Visit, asked: &[String], question: &str) -> Result<()> {
    let row = asked
        .iter()
        .position(|id| id == question)
        .context("a question never asked")?;
    visit.click("details:has(.cee-recap) > summary").await?;
    let link = format!("details .cee-recap__row:nth-child({}) button", row + 1);
    visit.click(&link).await.context("no link to change it")?;
    asks(visit, question).await
}
