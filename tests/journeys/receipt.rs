//! The proof that the visitor keeps.

use std::path::PathBuf;
use std::time::Duration;
use std::{env, fs, process};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tokio::time::{interval, timeout};

use super::browser::tell;
use super::persona::{ODETTE, Way};
use super::visit::{Visit, journey};

const PATIENCE: Duration = Duration::from_secs(20);

#[tokio::test]
async fn the_receipt_is_a_file_with_every_decision_and_its_words() -> Result<()> {
    journey(async |visit, collector| {
        let folder = Folder::new("receipt")?;
        visit.take_the_test(&ODETTE).await?;
        visit.introduce(&ODETTE, Way::Email).await?;
        let labels = "return [...inside.querySelectorAll('[data-key]')]
            .map((box) => box.labels[0].textContent.trim())";
        let asked: Vec<String> = serde_json::from_value(visit.look(labels, Value::Null).await?)?;
        ensure!(!asked.is_empty(), "the demo asks for consents");
        visit.click("[data-key]").await?;
        visit.leave_all_empty().await?;
        visit.send().await?;
        let kept = folder.download(visit).await?;
        ensure!(kept.contains("<html lang=\"fr\""), "not a page:\n{kept}");
        for words in &asked {
            ensure!(kept.contains(words), "« {words} » is not in\n{kept}");
        }
        let leads = collector.leads(&["list"])?;
        let id = leads.split_whitespace().find(|word| word.len() == 36);
        let id = id.context("no lead was stored")?;
        ensure!(kept.contains(id), "the receipt of another lead:\n{kept}");
        Ok(())
    })
    .await
}

/// Where this journey's browser puts files; removed at the end.
pub(super) struct Folder(PathBuf);

impl Folder {
    pub(super) fn new(name: &str) -> Result<Self> {
        let folder = env::temp_dir().join(format!("cee-{name}-{}", process::id()));
        fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }

    /// Keeps a file of one's own beside the others.
    pub(super) fn file(&self, name: &str, content: &str) -> Result<PathBuf> {
        let folder = self.0.join("own");
        fs::create_dir_all(&folder)?;
        let path = folder.join(name);
        fs::write(&path, content)?;
        Ok(path)
    }

    /// Presses the button and waits for the whole file.
    pub(super) async fn download(&self, visit: &Visit) -> Result<String> {
        let behaviour = json!({ "behavior": "allow", "downloadPath": self.0 });
        tell(&visit.driver, "Browser.setDownloadBehavior", behaviour).await?;
        visit.press("download").await?;
        let whole = async {
            let mut tick = interval(Duration::from_millis(20));
            loop {
                tick.tick().await;
                for entry in fs::read_dir(&self.0)? {
                    let path = entry?.path();
                    // Until it is whole the browser gives it another ending.
                    if path.extension().is_some_and(|ending| ending == "html") {
                        return Ok(fs::read_to_string(path)?);
                    }
                }
            }
        };
        timeout(PATIENCE, whole).await.context("no file came")?
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // The system empties the folder of temporary files in time.
        let _ = fs::remove_dir_all(&self.0);
    }
}
