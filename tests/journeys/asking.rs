//! From the first question to the receipt, in each of the ways a visitor may choose.

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::persona::{ODETTE, Way};
use super::requests;
use super::visit::{Visit, journey};

#[tokio::test]
async fn refusing_everything_still_sends_the_request() -> Result<()> {
    journey(async |visit, collector| {
        visit.take_the_test(&ODETTE).await?;
        visit.introduce(&ODETTE, Way::Email).await?;
        let boxes = boxes(visit).await?;
        ensure!(!boxes.is_empty(), "the demo asks for consents");
        ensure!(
            boxes.iter().all(|(_, is_ticked)| !is_ticked),
            "ticked beforehand: {boxes:?}"
        );
        visit.leave_all_empty().await?;
        visit.send().await?;
        let lead = posted(visit).await?;
        for (key, state) in decisions(&lead)? {
            ensure!(state != "given", "{key} was never given");
        }
        ensure!(
            collector.count_leads()? == 1,
            "{}",
            collector.leads(&["list"])?
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_ticked_box_is_the_only_consent_given() -> Result<()> {
    journey(async |visit, collector| {
        visit.take_the_test(&ODETTE).await?;
        visit.introduce(&ODETTE, Way::Email).await?;
        let key = boxes(visit).await?.first().context("no box")?.0.clone();
        visit.click(&format!("[data-key='{key}']")).await?;
        visit.leave_all_empty().await?;
        visit.send().await?;
        let lead = posted(visit).await?;
        for (decided, state) in decisions(&lead)? {
            ensure!(
                (state == "given") == (decided == key),
                "{decided} is {state}"
            );
        }
        ensure!(
            collector.count_leads()? == 1,
            "{}",
            collector.leads(&["list"])?
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_call_is_asked_for_in_so_many_words_and_has_a_latest_day() -> Result<()> {
    journey(async |visit, collector| {
        visit.reach_recap(&ODETTE, Way::Phone).await?;
        visit.send().await?;
        let lead = posted(visit).await?;
        ensure!(at(&lead, "/request/channel")? == "phone", "{lead}");
        ensure!(at(&lead, "/contact/phone")? == ODETTE.phone, "{lead}");
        ensure!(
            lead.pointer("/contact/email").is_none(),
            "an e-mail nobody typed: {lead}"
        );
        let confirmation = visit.text().await?;
        ensure!(confirmation.contains("au plus tard"), "{confirmation}");
        ensure!(
            collector.count_leads()? == 1,
            "{}",
            collector.leads(&["list"])?
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn by_email_no_phone_number_is_ever_asked() -> Result<()> {
    journey(async |visit, _| {
        visit.take_the_test(&ODETTE).await?;
        visit.introduce(&ODETTE, Way::Email).await?;
        visit.press("back").await?;
        visit.sees("contact").await?;
        ensure!(
            !visit.has("#cee-phone").await?,
            "a phone field although e-mail was chosen"
        );
        visit.go_on().await?;
        visit.leave_all_empty().await?;
        visit.send().await?;
        let lead = posted(visit).await?;
        ensure!(lead.pointer("/contact/phone").is_none(), "{lead}");
        ensure!(at(&lead, "/contact/email")? == ODETTE.email, "{lead}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_prefers_to_call_finds_the_number_and_sends_nothing() -> Result<()> {
    journey(async |visit, collector| {
        visit.take_the_test(&ODETTE).await?;
        visit.go_on().await?;
        visit.sees("way").await?;
        visit.choose("call_us").await?;
        visit.go_on().await?;
        visit.sees("call_us").await?;
        let number = visit.find("a[href^='tel:']").await?.text().await?;
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        ensure!(digits == "0199001234", "{number}");
        ensure!(
            !visit.has("input").await?,
            "something is asked of somebody who calls"
        );
        let sent = requests::since_last_call(&visit.driver).await?;
        ensure!(!sent.iter().any(requests::Request::is_lead), "{sent:?}");
        ensure!(collector.count_leads()? == 0, "a lead nobody sent");
        Ok(())
    })
    .await
}

/// Each consent box with whether it is ticked.
async fn boxes(visit: &Visit) -> Result<Vec<(String, bool)>> {
    let script = "return [...inside.querySelectorAll('[data-key]')]
        .map((box) => [box.dataset.key, box.checked])";
    Ok(serde_json::from_value(
        visit.look(script, Value::Null).await?,
    )?)
}

/// The one lead that was posted, as the browser sent it.
async fn posted(visit: &Visit) -> Result<Value> {
    let sent = requests::since_last_call(&visit.driver).await?;
    let leads: Vec<_> = sent.iter().filter(|request| request.is_lead()).collect();
    ensure!(leads.len() == 1, "{} leads were posted", leads.len());
    leads.first().context("no lead was posted")?.json()
}

fn decisions(lead: &Value) -> Result<Vec<(String, String)>> {
    let all = lead
        .pointer("/evidence/decisions")
        .and_then(Value::as_array);
    let all = all.context("a lead without decisions")?;
    all.iter()
        .map(|one| Ok((at(one, "/key")?.to_owned(), at(one, "/state")?.to_owned())))
        .collect()
}

fn at<'a>(value: &'a Value, pointer: &str) -> Result<&'a str> {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .with_context(|| format!("{pointer} in {value}"))
}
