//! One visitor in front of the demo page: looks, types, presses; waits as a person waits, for
//! what should appear, and says what is there instead when it does not.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use thirtyfour::prelude::*;
use tokio::time::{Instant, interval};

use super::browser::{tell, with_browser};
use super::collector::Collector;

/// A person would have given up before; a busy machine must not make a journey fail.
const PATIENCE: Duration = Duration::from_secs(20);
/// Looks into the shadow root; `document.querySelector` alone does not.
const INSIDE: &str = "const inside = document.querySelector('cee-test')?.shadowRoot;";

/// A tab with the page open.
pub(super) struct Visit {
    pub(super) driver: WebDriver,
    pub(super) origin: String,
}

/// What `data-screen` and `data-question` say.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Place {
    pub(super) screen: String,
    pub(super) question: Option<String>,
}

/// A collector of its own, a browser of its own, the page open at its first screen.
pub(super) async fn journey<F>(test: F) -> Result<()>
where
    F: AsyncFnOnce(&Visit, &mut Collector) -> Result<()>,
{
    let mut collector = Collector::running().await?;
    with_browser(async |driver| {
        let visit = Visit {
            driver,
            origin: collector.origin(),
        };
        visit.open().await?;
        test(&visit, &mut collector).await
    })
    .await
}

impl Visit {
    /// Opens the page, or opens it again.
    pub(super) async fn open(&self) -> Result<()> {
        self.driver.goto(format!("{}/", self.origin)).await?;
        self.arrives().await
    }

    /// Presses the browser's own reload.
    pub(super) async fn reload(&self) -> Result<()> {
        self.driver.refresh().await?;
        self.arrives().await
    }

    /// Runs a script in every page from now on, before the page's own.
    pub(super) async fn before_the_page(&self, script: &str) -> Result<()> {
        let script = json!({ "source": script });
        let method = "Page.addScriptToEvaluateOnNewDocument";
        tell(&self.driver, method, script).await
    }

    async fn arrives(&self) -> Result<()> {
        self.until(
            "the widget runs",
            "return !!inside?.querySelector('[data-screen]')",
            json!(null),
        )
        .await
    }

    /// Where the visitor is now.
    pub(super) async fn place(&self) -> Result<Place> {
        let told = self
            .look(
                "const at = inside.querySelector('[data-screen]').dataset;
                   return [at.screen, at.question ?? null]",
                json!(null),
            )
            .await?;
        let (screen, question) = serde_json::from_value(told)?;
        Ok(Place { screen, question })
    }

    /// Waits for a screen.
    pub(super) async fn sees(&self, screen: &str) -> Result<()> {
        let script = "return inside?.querySelector('[data-screen]')?.dataset.screen === wanted";
        self.until(&format!("screen {screen}"), script, json!(screen))
            .await
    }

    /// Waits until something other than this place is shown.
    pub(super) async fn leaves(&self, place: &Place) -> Result<()> {
        let script = "const at = inside?.querySelector('[data-screen]')?.dataset;
            return !!at && (at.screen !== wanted[0] || (at.question ?? null) !== wanted[1])";
        let wanted = json!([place.screen, place.question]);
        self.until(&format!("something after {place:?}"), script, wanted)
            .await
    }

    /// Waits for an element.
    pub(super) async fn find(&self, css: &str) -> Result<WebElement> {
        self.until(css, "return !!inside?.querySelector(wanted)", json!(css))
            .await?;
        let script = format!("{INSIDE} return inside.querySelector(arguments[0])");
        Ok(self
            .driver
            .execute(script, vec![json!(css)])
            .await?
            .element()?)
    }

    /// Whether the element is there now.
    pub(super) async fn has(&self, css: &str) -> Result<bool> {
        let found = self
            .look("return !!inside?.querySelector(wanted)", json!(css))
            .await?;
        Ok(found == json!(true))
    }

    /// Presses a button or a link by the end of its id.
    pub(super) async fn press(&self, name: &str) -> Result<()> {
        self.click(&format!("#cee-{name}")).await
    }

    pub(super) async fn click(&self, css: &str) -> Result<()> {
        let element = self.find(css).await?;
        element
            .click()
            .await
            .with_context(|| format!("a click on {css}"))
    }

    /// Goes on, and waits for the next screen.
    pub(super) async fn go_on(&self) -> Result<()> {
        let here = self.place().await?;
        self.press("continue").await?;
        self.leaves(&here).await
    }

    /// Chooses an option of the question on screen.
    pub(super) async fn choose(&self, value: &str) -> Result<()> {
        self.click(&option(value)).await
    }

    /// Types in place of what a field holds.
    pub(super) async fn fill(&self, name: &str, text: &str) -> Result<()> {
        let field = self.find(&format!("#cee-{name}")).await?;
        field.send_keys(Key::Control + "a").await?;
        field.send_keys(text).await?;
        Ok(())
    }

    /// What a field holds.
    pub(super) async fn value(&self, name: &str) -> Result<String> {
        let field = self.find(&format!("#cee-{name}")).await?;
        Ok(field.prop("value").await?.unwrap_or_default())
    }

    /// Everything readable inside the widget.
    pub(super) async fn text(&self) -> Result<String> {
        let text = self.look(
            "return inside.querySelector('[data-screen]').innerText",
            json!(null),
        );
        text.await?
            .as_str()
            .map(str::to_owned)
            .context("the widget has no text")
    }

    /// The result of a script that knows `inside`, the shadow root, and `wanted`.
    pub(super) async fn look(&self, script: &str, wanted: Value) -> Result<Value> {
        let script = format!("{INSIDE} const wanted = arguments[0]; {script}");
        Ok(self
            .driver
            .execute(script, vec![wanted])
            .await?
            .json()
            .clone())
    }

    /// Waits until such a script says true.
    pub(super) async fn until(&self, what: &str, script: &str, wanted: Value) -> Result<()> {
        let start = Instant::now();
        let mut tick = interval(Duration::from_millis(20));
        while self.look(script, wanted.clone()).await? != json!(true) {
            if start.elapsed() > PATIENCE {
                let shown = self.text().await.unwrap_or_else(|_| "no widget".to_owned());
                bail!("waited for {what}; there is:\n{shown}");
            }
            tick.tick().await;
        }
        Ok(())
    }
}

/// An option of the question, or of the way to go on.
pub(super) fn option(value: &str) -> String {
    format!(".cee-choice__input[value='{value}']")
}
