//! axe-core in the page: the accessibility rules that a machine can check.

use std::fs;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use thirtyfour::WebDriver;

use super::surroundings::path;

const TAGS: [&str; 6] = [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
];

/// What axe-core finds on the page as it stands, shadow roots included: each violation with the
/// elements concerned.
pub(super) async fn violations(driver: &WebDriver) -> Result<Vec<String>> {
    let script = path("CEE_AXE")?;
    let script = fs::read_to_string(&script).with_context(|| script.display().to_string())?;
    driver
        .execute(format!("if (!window.axe) {{ {script} }}"), vec![])
        .await?;
    let options = json!({
        "runOnly": { "type": "tag", "values": TAGS },
        "rules": { "label-content-name-mismatch": { "enabled": true } },
        "resultTypes": ["violations"],
    });
    let run = "const done = arguments[1];
        axe.run(document, arguments[0]).then(
            (result) => done(result.violations),
            (error) => done([{ id: String(error), nodes: [] }]));";
    let found: Vec<Value> = driver.execute_async(run, vec![options]).await?.convert()?;
    Ok(found.iter().map(told).collect())
}

fn told(violation: &Value) -> String {
    let text = |value: &Value, name: &str| {
        value
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let nodes = violation.get("nodes").and_then(Value::as_array);
    let nodes = nodes.into_iter().flatten().map(|node| {
        format!(
            "    {}\n      {}",
            text(node, "html"),
            text(node, "failureSummary")
        )
    });
    let nodes: Vec<_> = nodes.collect();
    format!(
        "  {}: {}\n{}",
        text(violation, "id"),
        text(violation, "help"),
        nodes.join("\n")
    )
}
