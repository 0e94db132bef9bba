//! Every step as axe-core sees it, on a narrow phone and a desk, by day and by night; with
//! `CEE_SCREENSHOTS` also as people see it.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail, ensure};
use serde_json::Value;

use super::axe;
use super::browser::{Look, show};
use super::persona::{ODETTE, Way};
use super::visit::{Visit, journey};

#[tokio::test]
async fn every_step_is_free_of_violations_and_fits_320_pixels_with_large_text_too() -> Result<()> {
    journey(async |visit, _| {
        let mut inspector = Inspector::default();
        inspector.look_at(visit, "start").await?;
        visit.press("start").await?;
        visit.sees("question").await?;
        visit.press("continue").await?;
        visit.find("#cee-errors").await?;
        inspector
            .look_at(visit, "question without an answer")
            .await?;
        loop {
            let place = visit.place().await?;
            match (place.screen.as_str(), &place.question) {
                ("question", Some(question)) => {
                    visit.reply(ODETTE.answer(question)?).await?;
                    inspector.look_at(visit, question).await?;
                    visit.go_on().await?;
                }
                ("outcome", _) => break,
                (screen, _) => bail!("{screen} in the middle of the test"),
            }
        }
        inspector.look_at(visit, "outcome").await?;
        visit.open_calculation().await?;
        visit.find("article details dl").await?;
        inspector
            .look_at(visit, "outcome with its calculation")
            .await?;
        visit.go_on().await?;
        inspector.look_at(visit, "way").await?;
        visit.choose("call_us").await?;
        visit.go_on().await?;
        inspector.look_at(visit, "call us").await?;
        visit.press("back").await?;
        visit.sees("way").await?;
        visit.choose("phone").await?;
        visit.go_on().await?;
        visit.sees("contact").await?;
        inspector.look_at(visit, "contact").await?;
        visit.press("continue").await?;
        visit.find("#cee-errors").await?;
        inspector
            .look_at(visit, "contact without an answer")
            .await?;
        visit.press("back").await?;
        visit.sees("way").await?;
        visit.press("back").await?;
        visit.introduce(&ODETTE, Way::Phone).await?;
        inspector.look_at(visit, "consents").await?;
        visit.click("[data-key]").await?;
        inspector.look_at(visit, "consents with one given").await?;
        visit.leave_all_empty().await?;
        inspector.look_at(visit, "recap").await?;
        visit.send().await?;
        inspector.look_at(visit, "receipt").await?;
        inspector.verdict()
    })
    .await
}

/// Looks at one step after the other, in every look; tells at the end all that is wrong.
pub(super) struct Inspector {
    pictures: Option<PathBuf>,
    steps: usize,
    faults: Vec<String>,
}

impl Default for Inspector {
    fn default() -> Self {
        let pictures = env::var_os("CEE_SCREENSHOTS").map(PathBuf::from);
        Self {
            pictures,
            steps: 0,
            faults: Vec::new(),
        }
    }
}

impl Inspector {
    pub(super) async fn look_at(&mut self, visit: &Visit, step: &str) -> Result<()> {
        self.steps += 1;
        for look in Look::ALL {
            show(&visit.driver, look).await?;
            let place = format!("{step}, {}", look.name());
            let mut found = axe::violations(&visit.driver).await?;
            found.extend(too_wide(visit).await?);
            if !found.is_empty() {
                self.faults.push(format!("{place}:\n{}", found.join("\n")));
            }
            if let Some(folder) = &self.pictures {
                let step = step.replace([' ', '.'], "-");
                let name = format!("{:02}-{step}-{}.png", self.steps, look.name());
                show(&visit.driver, look.as_tall_as(height(visit).await?)).await?;
                visit.driver.screenshot(&folder.join(name)).await?;
            }
        }
        if visit.look("return Boolean(inside)", Value::Null).await? == Value::Bool(true) {
            self.enlarge(visit, step).await?;
        }
        show(&visit.driver, Look::PHONE).await
    }

    /// The same for who reads large text on a small phone (WCAG 1.4.4): nothing runs out of it.
    async fn enlarge(&mut self, visit: &Visit, step: &str) -> Result<()> {
        let set = "document.documentElement.style.fontSize = wanted";
        for (width, percent) in [(390, "200%"), (320, "150%"), (320, "200%")] {
            let look = Look {
                width,
                ..Look::PHONE
            };
            show(&visit.driver, look).await?;
            visit.look(set, percent.into()).await?;
            let found = too_wide(visit).await?;
            if !found.is_empty() {
                let place = format!("{step}, {width} with text of {percent}");
                self.faults.push(format!("{place}:\n{}", found.join("\n")));
            }
            if let Some(folder) = &self.pictures {
                let step = step.replace([' ', '.'], "-");
                let name = format!("{:02}-{step}-{width}-{percent}.png", self.steps);
                show(&visit.driver, look.as_tall_as(height(visit).await?)).await?;
                visit.driver.screenshot(&folder.join(name)).await?;
            }
        }
        visit.look(set, "".into()).await?;
        Ok(())
    }

    pub(super) fn verdict(self) -> Result<()> {
        ensure!(self.faults.is_empty(), "{}", self.faults.join("\n"));
        Ok(())
    }
}

/// What would have to be scrolled sideways (WCAG 1.4.10): each element that stands out.
async fn too_wide(visit: &Visit) -> Result<Vec<String>> {
    let script = "const page = document.documentElement;
        if (page.scrollWidth <= page.clientWidth) return [];
        const all = [...document.querySelectorAll('body *'), ...inside?.querySelectorAll('*') ?? []];
        const wide = all.filter((one) => one.getBoundingClientRect().right > page.clientWidth);
        const name = (one) => `${one.localName}.${one.getAttribute('class')} #${one.id}`;
        return [`  ${page.scrollWidth} pixels wide`, ...wide.map((one) => `    ${name(one)}`)]";
    let told = visit.look(script, Value::Null).await?;
    Ok(serde_json::from_value(told)?)
}

async fn height(visit: &Visit) -> Result<u32> {
    let height = visit
        .look("return document.documentElement.scrollHeight", Value::Null)
        .await?;
    Ok(serde_json::from_value(height)?)
}
