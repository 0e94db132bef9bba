//! Chromium through its driver: a fresh profile per journey, nothing left running after it.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use thirtyfour::testing::{BrowserTestError, run_browser_test};
use thirtyfour::{Capabilities, WebDriver};

use super::surroundings::path;

const FLAGS: [&str; 8] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// How the page is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// In CSS pixels.
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) is_dark: bool,
}

impl Look {
    /// The narrowest phone that WCAG 1.4.10 asks for and a desk, by day and by night.
    pub(super) const ALL: [Self; 4] = [
        Self {
            width: 320,
            height: 800,
            is_dark: false,
        },
        Self {
            width: 320,
            height: 800,
            is_dark: true,
        },
        Self {
            width: 1280,
            height: 800,
            is_dark: false,
        },
        Self {
            width: 1280,
            height: 800,
            is_dark: true,
        },
    ];
    /// What most visitors hold in their hands.
    pub(super) const PHONE: Self = Self {
        width: 390,
        height: 800,
        is_dark: false,
    };

    /// The same with room for the whole page.
    pub(super) const fn as_tall_as(self, height: u32) -> Self {
        Self { height, ..self }
    }

    pub(super) fn name(self) -> String {
        format!(
            "{}-{}",
            self.width,
            if self.is_dark { "dark" } else { "light" }
        )
    }
}

/// Opens a browser, makes the visit, closes the browser whatever happened.
pub(super) async fn with_browser<F, Fut>(visit: F) -> Result<()>
where
    F: FnOnce(WebDriver) -> Fut,
    Fut: Future<Output = Result<()>>,
{
    let chromedriver = Chromedriver::start()?;
    let session = WebDriver::new(chromedriver.url.as_str(), capabilities()?);
    let result = run_browser_test(session, async |driver: WebDriver| {
        // Chromium's own new tab page would be in the request log otherwise.
        driver.goto("about:blank").await?;
        show(&driver, Look::PHONE).await?;
        let visited = visit(driver.clone()).await;
        if visited.is_err() {
            // Where it stopped says more than the error does.
            let stopped = std::env::temp_dir().join("cee-journey-stopped.png");
            driver.screenshot(&stopped).await?;
        }
        visited
    });
    result.await.map_err(|error| match error {
        BrowserTestError::Body(body) | BrowserTestError::BodyAndCleanup { body, .. } => body,
        other => anyhow::Error::new(other),
    })
}

/// Window size and colour scheme, as the page's media queries see them.
pub(super) async fn show(driver: &WebDriver, look: Look) -> Result<()> {
    let scheme = if look.is_dark { "dark" } else { "light" };
    let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
    tell(
        driver,
        "Emulation.setEmulatedMedia",
        json!({ "features": features }),
    )
    .await?;
    let size = json!({
        "width": look.width, "height": look.height, "deviceScaleFactor": 1, "mobile": look.width < 600,
    });
    tell(driver, "Emulation.setDeviceMetricsOverride", size).await
}

/// A command of the Chrome `DevTools` protocol.
pub(super) async fn tell(driver: &WebDriver, method: &str, parameters: Value) -> Result<()> {
    driver
        .cdp()
        .send_raw(method, parameters)
        .await
        .context(method.to_owned())?;
    Ok(())
}

fn capabilities() -> Result<Capabilities> {
    let wanted = json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "binary": path("CEE_CHROMIUM")?, "args": FLAGS },
        // Every request of every page, bodies included: what `requests` reads.
        "goog:loggingPrefs": { "performance": "ALL", "browser": "ALL" },
    });
    Ok(wanted.as_object().cloned().unwrap_or_default().into())
}

struct Chromedriver {
    process: Child,
    url: String,
    /// Kept open: a driver that cannot write its log stops.
    _log: BufReader<ChildStdout>,
}

impl Chromedriver {
    /// The system finds the free port, the driver tells which.
    fn start() -> Result<Self> {
        let mut command = Command::new(path("CEE_CHROMEDRIVER")?);
        command.args(["--port=0", "--log-level=SEVERE"]);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut process = command.spawn().context("chromedriver cannot be started")?;
        let mut log = BufReader::new(process.stdout.take().context("chromedriver's output")?);
        let mut line = String::new();
        while log.read_line(&mut line)? > 0 {
            if let Some((_, port)) = line.trim_end().rsplit_once("successfully on port ") {
                let url = format!("http://127.0.0.1:{}", port.trim_end_matches('.'));
                return Ok(Self {
                    process,
                    url,
                    _log: log,
                });
            }
            line.clear();
        }
        bail!("chromedriver ended before it listened");
    }
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        // Either fails only when the driver is gone already, which is what is wanted.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
