//! Back, reload, edit, erase: answers stay where the visitor left them.

use anyhow::{Context, Result, ensure};

use super::persona::{ODETTE, Persona, Way};
use super::visit::{Visit, journey};

#[tokio::test]
async fn the_browsers_back_and_the_link_back_both_keep_answers() -> Result<()> {
    journey(async |visit, _| {
        reach(visit, &ODETTE, "dwelling.living_area_m2").await?;
        visit.driver.back().await?;
        asks(visit, "place.postcode").await?;
        ensure!(
            visit.value("answer").await? == "59800",
            "the browser's Back lost the postcode"
        );
        visit.go_on().await?;
        asks(visit, "dwelling.living_area_m2").await?;
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
        reach(visit, &ODETTE, "dwelling.completed").await?;
        visit.reload().await?;
        asks(visit, "dwelling.completed").await?;
        visit.press("back").await?;
        asks(visit, "dwelling.living_area_m2").await?;
        ensure!(
            visit.value("answer").await? == "113",
            "the reload lost the area"
        );
        Ok(())
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
        if !visit.has("[data-key]").await? {
            visit.sees("contact").await?;
            visit.go_on().await?;
        }
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
        reach(visit, &ODETTE, "dwelling.completed").await?;
        visit.press("erase").await?;
        if visit.has("#cee-erase-confirm").await? {
            visit.press("erase-confirm").await?;
        }
        visit.sees("start").await?;
        let kept = "return JSON.stringify([Object.entries(sessionStorage),
            Object.entries(localStorage), location.href])";
        let kept: String = visit.driver.execute(kept, vec![]).await?.convert()?;
        for typed in ["59800", "113", "attic_insulation"] {
            ensure!(!kept.contains(typed), "{typed} is still in {kept}");
        }
        visit.reload().await?;
        visit.sees("start").await
    })
    .await
}

/// Answers until this question is on screen.
async fn reach(visit: &Visit, persona: &Persona, question: &str) -> Result<()> {
    visit.sees("start").await?;
    visit.press("start").await?;
    visit.sees("question").await?;
    while visit.place().await?.question.as_deref() != Some(question) {
        visit.answer(persona).await?;
    }
    Ok(())
}

async fn asks(visit: &Visit, question: &str) -> Result<()> {
    let script = "return inside?.querySelector('[data-screen]')?.dataset.question === wanted";
    visit.until(question, script, question.into()).await
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
